"""Whoever's ways to sign in change is told of it: where they are reached, and where they were."""

import re
from types import SimpleNamespace
from typing import Any
from zoneinfo import ZoneInfo

import pyotp
import pytest
from tests.api.apps import BACK, SCOPES_ASKED, Flow, registered
from tests.api.sign_ins import has_passkey
from tests.api.town import Person
from tests.sending.exchange import ACCOUNT, SECRET, Exchange
from tests.sending.readers import TELEPHONE, Readers

from timebank.base.words import clock_in_words, date_in_words
from timebank.sending.telling import MOST_OF_CONTACT
from timebank.sending.texts import Texts, Twilio
from timebank.sign_in import factor_service, passkey_service

ENGLISH = """\
Hello Nia,

A PIN was set for your card.

It happened on {day} at {time}.

If that was you, or you had asked for it, you need not do anything. If not, tell a \
coordinator at once: they can sign you out everywhere, and end what is not yours.

This message holds no link and no code. We never ask for your codes or your PIN.

If you need help, telephone 029 2000 0000.
"""
WELSH = """\
Helo Nia,

Mae PIN wedi\u2019i osod ar gyfer eich cerdyn.

Digwyddodd hyn ar {day} am {time}.

Os chi wnaeth hyn, neu os oeddech wedi gofyn amdano, does dim angen i chi wneud dim. Os nad chi, \
dywedwch wrth gydlynydd ar unwaith: gall eich allgofnodi ym mhobman, a dileu beth sydd ddim yn \
perthyn i chi.

Does dim dolen na chod yn y neges hon. Fyddwn ni byth yn gofyn am eich codau na\u2019ch PIN.

Os oes angen help arnoch, ffoniwch 029 2000 0000.
"""


@pytest.fixture
async def nia(there: Readers) -> Person:
    return await there.town.person("Nia")


@pytest.fixture
async def coordinator(there: Readers) -> Person:
    return await there.town.coordinator()


async def when(there: Readers, language: str) -> dict[str, str]:
    """The day and the time of the newest message, by the town's clock."""
    made_at = (await there.outbox())[-1]["made_at"].astimezone(ZoneInfo("Europe/London"))
    return {
        "day": date_in_words(language, made_at.date()),
        "time": clock_in_words(language, made_at.time()),
    }


@pytest.mark.parametrize(
    ("language", "said"),
    [
        ("en", ("Ely: about your sign-in", ENGLISH)),
        ("cy", ("Trelái: am eich mewngofnodi", WELSH)),
    ],
)
async def test_a_pin_that_was_set_is_told_of_in_the_members_language(
    there: Readers, nia: Person, coordinator: Person, language: str, said: tuple[str, str]
) -> None:
    address = await there.reach(nia, language=language)
    await coordinator.posts(f"/members/{nia.id}/pin", {"pin": "7392"})
    (letter,) = await there.letters(address)
    assert letter["Subject"] == said[0]
    assert letter.get_content() == said[1].format(**await when(there, language))


async def test_each_change_is_told_of_once_and_holds_no_secret(
    there: Readers, nia: Person, coordinator: Person
) -> None:
    address = await there.reach(nia, language="en")
    secrets = ["7392"]

    async def told() -> str:
        (letter,) = await there.letters(address)
        words: str = letter.get_content()
        assert not any(secret in words for secret in secrets)
        assert not re.search(r"https?:|www\.", words)
        return words.splitlines()[2]

    made = await coordinator.posts(f"/members/{nia.id}/card", status=201)
    secrets.append(made["letters"])
    assert "A card to sign in with was made" in await told()
    await coordinator.asks("POST", f"/members/{nia.id}/card/end", {})
    assert "Your card to sign in with was ended" in await told()
    secret = (await nia.posts("/second-factor"))["secret"]
    done = await nia.posts("/second-factor/confirm", {"code": pyotp.TOTP(secret).now()})
    secrets += [secret, *done["recovery_codes"]]
    assert "An authenticator app was set up" in await told()
    await nia.asks("POST", "/second-factor/end", {})
    assert "The authenticator app was removed" in await told()
    await nia.asks("POST", f"/passkeys/{await has_passkey(nia)}/end", {})
    assert "A passkey was removed" in await told()


async def test_a_passkey_that_is_made_is_told_of(
    there: Readers, nia: Person, monkeypatch: pytest.MonkeyPatch
) -> None:
    made = SimpleNamespace(credential_id=b"x", credential_public_key=b"y", sign_count=0)
    monkeypatch.setattr(passkey_service, "verify_registration_response", lambda **_: made)
    address = await there.reach(nia, language="en")
    asked = await nia.posts("/passkeys/options")
    shown = {"challenge_id": asked["id"], "credential": {}, "name": "Laptop"}
    await nia.posts("/passkeys", shown, status=201)
    (letter,) = await there.letters(address)
    assert "A passkey was made" in letter.get_content()
    assert "Laptop" not in letter.get_content()


async def test_an_operators_code_that_lets_in_is_told_of_and_a_paired_phone_is_not(
    there: Readers, nia: Person, coordinator: Person
) -> None:
    town, address = there.town, await there.reach(nia, language="en")

    async def machine(code: str) -> None:
        shown = {"community": town.slug, "code": code, "device": "a phone"}
        answer = await town.http.post("/v1/sign-in/machine", json=shown)
        assert answer.status_code == 201, answer.text

    await machine((await coordinator.posts(f"/members/{nia.id}/pairing"))["code"])
    assert await there.letters(address) == []
    async with town.database.transaction(town.id) as connection:
        _, code = await factor_service.machine_code(connection, town.id, nia.id)
    await machine(code)
    (letter,) = await there.letters(address)
    assert "with a code from the time bank\u2019s own computer" in letter.get_content()
    assert code not in letter.get_content()


async def test_a_new_app_is_told_of_by_its_name_and_again_when_it_may_do_more(
    there: Readers, nia: Person, coordinator: Person
) -> None:
    address = await there.reach(nia, language="en")
    offered = [*SCOPES_ASKED.split(), "transfers:write"]
    app = await registered(coordinator, offered, redirect_uris=[BACK])
    for scope, letters in ((SCOPES_ASKED, 1), (SCOPES_ASKED, 0), (" ".join(offered), 1)):
        await Flow(app).sent_back(nia, scope=scope)
        came = await there.letters(address)
        assert len(came) == letters, scope
        assert all("do more than before: Tally\n" in one.get_content() for one in came)


async def test_who_had_another_address_is_told_at_both_and_codes_go_nowhere_unseen(
    there: Readers, nia: Person
) -> None:
    old = await there.reach(nia, language="en")
    new = f"new.{old}"
    await nia.changes(f"/members/{nia.id}", {"email": new})
    for address in (old, new):
        (letter,) = await there.letters(address)
        assert letter["Subject"] == "Ely: how we reach you was changed"
        assert TELEPHONE in letter.get_content()
        assert "@" not in letter.get_content()
    assert [row["facts"] for row in await there.outbox()] == [{}, {}]
    await nia.changes(f"/members/{nia.id}", {"email": new})
    await nia.changes(f"/members/{nia.id}", {"name_used": "Ni"})
    assert await there.letters(new) == []


async def test_who_changes_it_again_and_again_writes_to_few_strangers(
    there: Readers, nia: Person
) -> None:
    address = await there.reach(nia)
    for n in range(MOST_OF_CONTACT):
        await nia.changes(f"/members/{nia.id}", {"email": f"{n}.{address}"})
    assert len(await there.outbox()) == MOST_OF_CONTACT
    assert len(await there.letters(address)) == 1


async def test_a_number_that_somebody_adds_is_told_to_the_address_that_was_there(
    there: Readers, nia: Person
) -> None:
    address = await there.reach(nia, language="cy")
    await nia.changes(f"/members/{nia.id}", {"telephone": "07400 123981"})
    async with Exchange().opened() as exchange:
        texts = Texts(Twilio(ACCOUNT, SECRET, "Trelai", exchange.url), 9, 9)
        (letter,) = await there.letters(address, texts)
        assert letter["Subject"] == "Trelái: newid sut rydym yn cysylltu â chi"
        mine = [one for one in exchange.asked if one.form["To"] == "+447400123981"]
        assert len(mine) == 1
        assert mine[0].form["Body"].startswith("Trelái: newidiodd eich cyfeiriad neu rif, ")


async def test_who_had_nothing_is_not_told_of_the_first_address(
    there: Readers, nia: Person, coordinator: Person
) -> None:
    await coordinator.changes(f"/members/{nia.id}", {"email": "first@example.org"})
    assert await there.outbox() == []


@pytest.mark.parametrize(
    "columns",
    [
        {"email": None},
        {"email": None, "telephone": "029 2000 1111"},
        {"status": "paused"},
        {"adult": False, "guardian_name": "Siân", "guardian_contact": "029 2000 1112"},
    ],
)
async def test_who_cannot_be_reached_or_is_not_written_to_is_no_fault(
    there: Readers, nia: Person, coordinator: Person, columns: dict[str, Any]
) -> None:
    await there.reach(nia, **{"email": "", **columns})
    await coordinator.posts(f"/members/{nia.id}/pin", {"pin": "7392"})
    assert await there.outbox() == []


async def test_who_is_paused_before_it_leaves_is_not_written_to(
    there: Readers, nia: Person, coordinator: Person
) -> None:
    address = await there.reach(nia)
    await coordinator.posts(f"/members/{nia.id}/pin", {"pin": "7392"})
    await coordinator.posts(f"/members/{nia.id}/pause")
    assert await there.letters(address) == []
    (row,) = await there.outbox()
    assert (row["state"], row["facts"]) == ("dropped", {})


async def test_who_likes_texts_gets_one_and_a_letter_where_none_leave(
    there: Readers, nia: Person, coordinator: Person
) -> None:
    address = await there.reach(nia, language="en", telephone="07400 123982", contact_by="text")
    await coordinator.posts(f"/members/{nia.id}/pin", {"pin": "7392"})
    async with Exchange().opened() as exchange:
        texts = Texts(Twilio(ACCOUNT, SECRET, "Ely", exchange.url), 9, 9)
        assert await there.letters(address, texts) == []
        said = [one.form["Body"] for one in exchange.asked if one.form["To"] == "+447400123982"]
    assert [re.sub(r"\d+/\d+ [^.]+", "…", one) for one in said] == [
        "Ely: PIN set, …. Not you? Tell a coordinator at once."
    ]
    await coordinator.posts(f"/members/{nia.id}/pin", {"pin": "7393"})
    (letter,) = await there.letters(address)
    assert "A PIN was set" in letter.get_content()


async def test_what_is_refused_tells_nobody(there: Readers, nia: Person) -> None:
    await there.reach(nia)
    await nia.posts(f"/members/{nia.id}/pin", {"pin": "1234"}, status=422)
    await nia.posts("/second-factor")
    await nia.posts("/second-factor/confirm", {"code": "000000"}, status=403)
    await nia.asks("POST", "/second-factor/end", {})
    assert await there.outbox() == []

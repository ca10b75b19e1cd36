"""A second factor: whoever holds a role signs in with it, and nobody gets round it."""

import asyncio
from typing import Any

import httpx
import pyotp
import pytest
from sqlalchemy import text
from tests.api.sign_ins import asks, messages, shows, signs_in, writes_to
from tests.api.town import Group, Person, Town

from timebank.base.ids import MemberId
from timebank.sign_in import code_rules, code_service, factor_rules, factor_service
from timebank.sign_in.errors import KeyLost
from timebank.sign_in.vault import Vault

pytestmark = pytest.mark.anyio

EMAIL = "delyth@example.org"
NOW = 1_764_500_000
AS_COORDINATOR = {"role": "coordinator"}


@pytest.fixture(autouse=True)
def at_once(monkeypatch: pytest.MonkeyPatch) -> None:
    """A test asks for more codes than a person, and waits for none."""
    for limit in ("AGAIN_AFTER", "HOUR", "DAY"):
        monkeypatch.setattr(code_rules, limit, code_rules.HOUR * 0)
    monkeypatch.setattr(code_service, "SECONDS_TO_ANSWER", 0)
    monkeypatch.setattr(factor_service, "time", lambda: NOW)


@pytest.fixture
async def delyth(coordinator: Person) -> Person:
    """A coordinator with an address, signed in as a member."""
    await writes_to(coordinator, EMAIL)
    done = await signs_in(coordinator, EMAIL)
    return Person(coordinator.town, coordinator.id, "Delyth", done["token"])


def code(secret: str, steps: int = 0) -> str:
    """What the authenticator shows, or showed and will show some steps from now."""
    return pyotp.TOTP(secret).at(NOW + steps * 30)


def wrong(secret: str) -> str:
    near = {code(secret, steps) for steps in (-1, 0, 1)}
    return next(one for one in ("000000", "111111", "222222", "333333") if one not in near)


async def sets_up(person: Person) -> tuple[str, list[str]]:
    """The secret, and the recovery codes; the code of the step before this is used up."""
    secret = (await person.posts("/second-factor"))["secret"]
    done = await person.posts("/second-factor/confirm", {"code": code(secret, -1)})
    return secret, done["recovery_codes"]


async def tries(person: Person, second: str | None, **more: Any) -> httpx.Response:
    """Signs in as a coordinator with a new code, and this second factor."""
    asked = (await asks(person.town, EMAIL)).json()
    sent = (await messages(person.town))[person.id]
    shown = {"second_factor": second} if second is not None else {}
    return await shows(person.town, asked["id"], sent, **{**AS_COORDINATOR, **shown, **more})


async def test_a_coordinator_signs_in_with_an_authenticator(delyth: Person) -> None:
    secret, _ = await sets_up(delyth)
    done = await tries(delyth, code(secret))
    assert done.status_code == 201, done.text
    again = Person(delyth.town, delyth.id, "Delyth", done.json()["token"])
    await again.gets("/audit/proof")
    here = next(one for one in (await again.gets("/sign-ins"))["items"] if one["here"])
    assert (here["role"], here["means"], here["second_factor"]) == ("coordinator", "code", True)


async def test_without_it_the_code_stays_good_and_lets_nobody_in(delyth: Person) -> None:
    secret, _ = await sets_up(delyth)
    asked = (await asks(delyth.town, EMAIL)).json()
    sent = (await messages(delyth.town))[delyth.id]
    refused = await shows(delyth.town, asked["id"], sent, **AS_COORDINATOR)
    assert (refused.status_code, refused.json()["code"]) == (403, "second_factor_required")
    done = await shows(delyth.town, asked["id"], sent, second_factor=code(secret), **AS_COORDINATOR)
    assert done.status_code == 201


async def test_whoever_has_set_none_up_is_told_so(delyth: Person) -> None:
    refused = await tries(delyth, "123456")
    assert (refused.status_code, refused.json()["code"]) == (403, "second_factor_missing")


async def test_a_role_that_is_not_held_is_not_given(delyth: Person, nia: Person) -> None:
    secret, _ = await sets_up(delyth)
    for role in ("auditor", "safeguarding_lead", "organisation_lead", "network_admin"):
        refused = await tries(delyth, code(secret), role=role)
        assert (refused.status_code, refused.json()["errors"][0]["pointer"]) == (422, "/role")


async def test_a_code_of_the_authenticator_is_good_once(delyth: Person) -> None:
    secret, _ = await sets_up(delyth)
    assert (await tries(delyth, code(secret, -1))).status_code == 403, "it confirmed the factor"
    assert (await tries(delyth, code(secret, 1))).status_code == 201
    for steps in (1, 0, -1):
        refused = await tries(delyth, code(secret, steps))
        assert (refused.status_code, refused.json()["code"]) == (403, "second_factor_wrong")


@pytest.mark.parametrize(("steps", "status"), [(-1, 201), (0, 201), (1, 201), (-2, 403), (2, 403)])
async def test_a_phones_clock_may_be_wrong_by_half_a_minute(
    delyth: Person, monkeypatch: pytest.MonkeyPatch, steps: int, status: int
) -> None:
    secret, _ = await sets_up(delyth)
    monkeypatch.setattr(factor_service, "time", lambda: NOW + 300)
    assert (await tries(delyth, code(secret, 10 + steps))).status_code == status


async def test_two_at_once_use_one_code_of_the_authenticator_once(delyth: Person) -> None:
    secret, _ = await sets_up(delyth)
    town, member = delyth.town, MemberId(delyth.id)
    vault = Vault([bytes(32)])
    shown = [
        factor_service.prove(town.database, vault, town.id, member, code(secret)) for _ in range(4)
    ]
    got = await asyncio.gather(*shown, return_exceptions=True)
    assert [one for one in got if one is None] == [None]


async def test_five_wrong_tries_close_it_for_a_quarter_of_an_hour(delyth: Person) -> None:
    secret, recovery = await sets_up(delyth)
    for _ in range(5):
        assert (await tries(delyth, wrong(secret))).status_code == 403
    for right in (code(secret), recovery[0]):
        refused = await tries(delyth, right)
        assert (refused.status_code, refused.json()["code"]) == (429, "too_many_requests")
        assert 800 < int(refused.headers["retry-after"]) <= 900
    async with delyth.town.database.transaction(delyth.town.id) as connection:
        earlier = "UPDATE timebank.authenticator SET tries_from = now() - interval '16 minutes'"
        await connection.execute(text(earlier))
    assert (await tries(delyth, code(secret))).status_code == 201


async def test_a_recovery_code_stands_for_the_authenticator_once(delyth: Person) -> None:
    _, recovery = await sets_up(delyth)
    assert (len(recovery), len(set(recovery)), len(recovery[0])) == (10, 10, 19)
    assert (await tries(delyth, recovery[0].lower().replace("-", " "))).status_code == 201
    assert (await tries(delyth, recovery[0])).status_code == 403
    assert (await delyth.gets("/second-factor"))["recovery_codes"] == 9


async def test_who_signed_in_without_it_does_not_change_it(delyth: Person) -> None:
    secret, _ = await sets_up(delyth)
    for path, body in (
        ("", {}),
        ("/confirm", {"code": code(secret)}),
        ("/recovery-codes", {}),
        ("/end", {}),
    ):
        refused = await delyth.posts(f"/second-factor{path}", body, status=403)
        assert refused["code"] == "second_factor_first"
    done = (await tries(delyth, code(secret))).json()
    strong = Person(delyth.town, delyth.id, "Delyth", done["token"])
    fresh = (await strong.posts("/second-factor/recovery-codes"))["recovery_codes"]
    second, _ = await sets_up(strong)
    assert (await tries(delyth, fresh[0])).status_code == 403
    assert (await tries(delyth, code(second))).status_code == 201
    await strong.posts("/second-factor/end")
    assert (await tries(delyth, code(second, 1))).json()["code"] == "second_factor_missing"


async def test_a_lead_signs_in_to_thank(town: Town, club: Group) -> None:
    llinos = await town.lead("Llinos", club)
    await writes_to(llinos, EMAIL)
    member = Person(town, llinos.id, "Llinos", (await signs_in(llinos, EMAIL))["token"])
    await member.gets("/reports", status=403)
    secret, _ = await sets_up(member)
    done = await tries(llinos, code(secret), role="organisation_lead")
    await Person(town, llinos.id, "Llinos", done.json()["token"]).gets("/reports")


async def test_a_safeguarding_lead_signs_in_and_is_no_coordinator(town: Town) -> None:
    catrin = await town.person("Catrin", "safeguarding_lead")
    await catrin.gets("/members")
    await catrin.gets("/audit/proof", status=403)
    await catrin.gets("/machine-codes", status=403)


async def test_a_copy_of_the_database_gives_nobodys_factor(delyth: Person) -> None:
    secret, recovery = await sets_up(delyth)
    async with delyth.town.database.transaction(delyth.town.id) as connection:
        row = (await connection.execute(text("SELECT * FROM timebank.authenticator"))).one()
    kept = row.sealed + b"".join(row.recovery_sha256s)
    assert secret.encode() not in kept
    assert not any(factor_rules.letters_of(one).encode() in kept for one in recovery)
    whose = delyth.town.id.bytes + delyth.id.bytes
    assert Vault([bytes(32)]).open(row.sealed, whose) == secret.encode()
    assert Vault([bytes(32), b"n" * 32]).open(row.sealed, whose) == secret.encode()
    for keys, of in (([b"n" * 32], whose), ([bytes(32)], whose[::-1]), ([], whose)):
        with pytest.raises(KeyLost):
            Vault(keys).open(row.sealed, of)


async def test_a_code_from_the_machine_stands_for_both_factors(delyth: Person) -> None:
    town = delyth.town
    await sets_up(delyth)
    async with town.database.transaction(town.id) as connection:
        _, old = await factor_service.machine_code(connection, town.id, MemberId(delyth.id))
        _, new = await factor_service.machine_code(connection, town.id, MemberId(delyth.id))

    async def machine(said: str, community: str = town.slug) -> httpx.Response:
        shown = {"community": community, "code": said, "device": "Desk", **AS_COORDINATOR}
        return await town.http.post("/v1/sign-in/machine", json=shown)

    assert (await machine(old)).json()["code"] == "code_wrong"
    both = await asyncio.gather(machine(new), machine(new.lower()))
    assert sorted(one.status_code for one in both) == [201, 403]
    done = next(one for one in both if one.status_code == 201).json()
    inside = Person(town, delyth.id, "Delyth", done["token"])
    assert (await inside.gets("/sign-ins"))["items"][-1]["means"] == "machine"
    await sets_up(inside)
    other = await town.coordinator("Sara")
    seen = (await other.gets("/machine-codes"))["items"]
    assert [one["member_id"] for one in seen] == [str(delyth.id)] * 2
    assert [one["used_at"] is not None for one in seen] == [True, False]
    await delyth.gets("/machine-codes", status=403)


async def test_a_code_from_the_machine_is_good_in_its_own_community_alone(
    delyth: Person, bank: Town
) -> None:
    town = delyth.town
    async with town.database.transaction(town.id) as connection:
        _, said = await factor_service.machine_code(connection, town.id, MemberId(delyth.id))
    shown = {"community": bank.slug, "code": said, "device": "Desk"}
    assert (await town.http.post("/v1/sign-in/machine", json=shown)).status_code == 403

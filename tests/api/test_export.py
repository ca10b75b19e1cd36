"""A member's copy of what they gave and did: all of theirs, and nobody else's words or name."""

import re
from collections.abc import Mapping
from datetime import datetime
from html import escape
from html.parser import HTMLParser
from typing import Any
from zoneinfo import ZoneInfo

import httpx
import pytest
from sqlalchemy import update
from tests.api.apps import BACK, Flow, registered
from tests.api.books import gift, hold, rules
from tests.api.exchanging import proposes
from tests.api.measures import has
from tests.api.sessions import away, planned, signs_up
from tests.api.sign_ins import has_passkey
from tests.api.town import Group, Person, Town

from timebank.base.ids import AccountId, TransferId, new_id
from timebank.base.words import clock_in_words, date_in_words, say
from timebank.clients.rules import FOR_MEMBER, words_of
from timebank.communities.tables import Community
from timebank.ledger import posting
from timebank.ledger.posting import Actor, ActorKind, Move
from timebank.organisations.tables import Organisation
from timebank.people.tables import Member
from timebank.protection.left_out import LEFT_OUT
from timebank.protection.schemas import MemberExport

pytestmark = pytest.mark.anyio

ENGLISH, WELSH = {"Accept-Language": "en"}, {"Accept-Language": "cy"}


async def copy_of(
    somebody: Person, whose: Person | None = None, headers: Mapping[str, str] = ENGLISH
) -> Any:
    """The copy as JSON, held to its description."""
    answer = await somebody.gets(f"/members/{(whose or somebody).id}/export", headers=headers)
    MemberExport.model_validate(answer)
    return answer


async def page_of(somebody: Person, headers: Mapping[str, str] = ENGLISH) -> httpx.Response:
    answer = await somebody.asks(
        "GET", f"/members/{somebody.id}/export?format=html", headers=headers
    )
    assert answer.status_code == 200, answer.text
    return answer


async def number_of(person: Person) -> str:
    found: str = (await person.gets(f"/members/{person.id}"))["number"]
    return found


async def column(person: Person, **values: Any) -> None:
    """Lets columns of a member's row say something."""
    async with person.town.database.transaction(person.town.id) as connection:
        await connection.execute(update(Member).where(Member.id == person.id).values(**values))


async def test_a_member_has_all_of_their_entry(nia: Person) -> None:
    await column(
        nia,
        email="nia@example.org",
        name_used="Ni",
        external_ref="card-7",
        external_ref_keeper=nia.id,
    )
    held = (await copy_of(nia))["member"]
    shown = await nia.gets(f"/members/{nia.id}")
    told = {name: value for name, value in held.items() if name in shown}
    assert told.pop("external_ref") == "card-7"
    assert told == {name: shown[name] for name in told}
    assert held["external_ref"] == "card-7"


async def test_time_given_and_received_names_the_other_side_by_number(
    nia: Person, mair: Person
) -> None:
    given = await nia.logs(minutes=30, helped=mair)
    received = await mair.logs(minutes=45, helped=nia, worked_on="2025-06-08")
    copied = (await copy_of(nia))["contributions"]
    assert [(one["id"], one["side"], one["minutes"]) for one in copied] == [
        (given["id"], "gave", 30),
        (received["id"], "received", 45),
    ]
    number = await number_of(mair)
    assert {one["other"]["number"] for one in copied} == {number}
    assert copied[1]["stated_by_number"] == number


async def test_nobody_elses_name_or_note_is_in_it(nia: Person, mair: Person) -> None:
    given = await nia.logs(minutes=30, helped=mair, note="We weeded the beds.")
    path = f"/contributions/{given['id']}/query"
    await mair.posts(path, {"note": "Nia was not well that day."})
    for text in (str(await copy_of(nia)), (await page_of(nia)).text):
        assert "We weeded the beds." in text
        assert "not well" not in text
        assert "Mair" not in text


async def test_it_says_what_is_left_out_and_why(nia: Person) -> None:
    told = (await copy_of(nia))["left_out"]
    assert len(told) == len(LEFT_OUT)
    assert "a person looks at them first" in told[0]["why"]
    page = (await page_of(nia)).text
    assert all(one["what"] in page for one in told)


async def test_it_says_whom_to_ask(town: Town, nia: Person) -> None:
    assert (await copy_of(nia))["community"]["ask"] == "the coordinator of your time bank"
    host = {"legal_name": "Ely Together", "data_protection_contact": "Bethan, 029 2000 0000"}
    async with town.database.transaction() as connection:
        changed = update(Community).where(Community.id == town.id)
        await connection.execute(changed.values(host=host))
    assert (await copy_of(nia))["community"]["ask"] == "Bethan, 029 2000 0000"


async def test_every_line_of_the_statement_is_in_it_with_the_balance(
    nia: Person, club: Group, lead: Person, coordinator: Person
) -> None:
    for day in range(1, 4):
        entry = await nia.logs(minutes=30, helped=club, worked_on=f"2025-06-0{day}")
        await lead.verifies(entry)
    copied = await copy_of(nia)
    assert [line["balance_minutes"] for line in copied["lines"]] == [30, 60, 90]
    assert copied["lines"][0]["other"] == {
        "type": "organisation",
        "number": None,
        "name": "Lunch Club",
    }
    assert copied["accounts"][0]["balance_minutes"] == await nia.balance() == 90
    assert copied["contributions"][0]["state"] == "verified"


async def test_what_was_undone_is_said_to_be(
    nia: Person, club: Group, lead: Person, coordinator: Person
) -> None:
    entry = await nia.logs(minutes=30, helped=club)
    credit = await lead.verifies(entry)
    path = f"/transfers/{credit['transfer']['id']}/reversal"
    await coordinator.posts(path, {"reason": "mistake"}, status=201)
    copied = await copy_of(nia)
    assert copied["contributions"][0]["state"] == "reversed"
    assert [line["change_minutes"] for line in copied["lines"]] == [30, -30]


async def test_claims_roles_holds_and_sign_ins_are_in_it(town: Town, coordinator: Person) -> None:
    pool = await town.group("Pool", accepts_credits=True)
    nia = await town.person("Nia")
    entry = await nia.logs(minutes=30, helped=None)
    await coordinator.verifies(entry)
    await hold(nia, pool, 10)
    leads = f"/organisations/{pool.id}/leads"
    await coordinator.posts(leads, {"member_id": str(nia.id)}, status=201)
    await coordinator.posts(f"{leads}/{nia.id}/end")
    copied = await copy_of(nia)
    assert [(one["side"], one["minutes"]) for one in copied["claims"]] == [("giver", 30)]
    assert copied["holds"][0]["organisation"] == "Pool"
    (role,) = copied["roles"]
    assert (role["organisation"], role["ended_at"] is not None) == ("Pool", True)
    assert role["ended_by_number"] == await number_of(coordinator)
    assert [one["role"] for one in copied["sign_ins"]] == ["member"]
    assert copied["passkeys"] == []
    assert nia.token not in str(copied)


async def test_a_change_of_the_limits_is_in_it(nia: Person, coordinator: Person) -> None:
    account = (await copy_of(nia))["accounts"][0]["id"]
    change = {"floor_minutes": -60, "reason": "welcome"}
    await coordinator.changes(f"/accounts/{account}", change)
    (changed,) = (await copy_of(nia))["limit_changes"]
    assert (changed["floor_minutes"], changed["reason"]) == (-60, "welcome")


async def test_a_private_group_is_named_only_to_its_leads(
    town: Town, nia: Person, club: Group, lead: Person, coordinator: Person
) -> None:
    for person in (nia, lead):
        await person.logs(minutes=30, helped=club, giver=person)
    async with town.database.transaction(town.id) as connection:
        hidden = update(Organisation).where(Organisation.id == club.id)
        await connection.execute(hidden.values(private=True))
    for whose, name in ((nia, "a community group"), (lead, "Lunch Club")):
        copied = await copy_of(coordinator, whose)
        assert copied["contributions"][0]["other"]["name"] == name


@pytest.mark.parametrize("form", ["json", "html"])
async def test_it_is_for_oneself_and_the_coordinator_alone(
    nia: Person, mair: Person, lead: Person, coordinator: Person, form: str
) -> None:
    path = f"/members/{nia.id}/export?format={form}"
    for person, status in ((nia, 200), (coordinator, 200), (mair, 404), (lead, 404)):
        assert (await person.asks("GET", path)).status_code == status, person.name


async def test_a_coordinator_takes_it_for_one_who_has_left(
    nia: Person, coordinator: Person
) -> None:
    await nia.posts(f"/members/{nia.id}/leave")
    copied = await copy_of(coordinator, nia)
    assert (copied["member"]["status"], copied["accounts"][0]["closed"]) == ("left", True)


@pytest.mark.parametrize("form", ["json", "html"])
async def test_it_is_kept_by_no_browser_on_the_way(nia: Person, form: str) -> None:
    answer = await nia.asks("GET", f"/members/{nia.id}/export?format={form}")
    assert answer.headers["cache-control"] == "no-store"


async def test_another_form_is_refused(nia: Person) -> None:
    await nia.gets(f"/members/{nia.id}/export?format=pdf", status=422)


class Parts(HTMLParser):
    """The tags of a page, and whatever in them leads elsewhere."""

    def __init__(self, page: str) -> None:
        super().__init__()
        self.tags: list[str] = []
        self.named: list[str] = []
        self.feed(page)

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self.tags.append(tag)
        self.named += [name for name, _ in attrs]


async def test_the_page_is_escaped_and_loads_nothing(nia: Person, mair: Person) -> None:
    await column(nia, name_used="<script>alert(1)</script>", email='"><img src=x>@example.org')
    await nia.logs(minutes=30, helped=mair, note="<b onclick=x>bold</b> & brave")
    answer = await page_of(nia)
    parts = Parts(answer.text)
    assert not {"script", "img", "b", "link", "iframe", "form", "a"} & set(parts.tags)
    assert not {"src", "href", "onclick", "style"} & set(parts.named)
    assert "&lt;script&gt;alert(1)&lt;/script&gt;" in answer.text
    assert "&amp; brave" in answer.text
    policy = answer.headers["content-security-policy"]
    assert policy.startswith("default-src 'none'; style-src 'sha256-")


async def test_the_page_is_in_the_readers_language(nia: Person, club: Group, lead: Person) -> None:
    await lead.verifies(await nia.logs(minutes=30, helped=club))
    welsh, english = await page_of(nia, WELSH), await page_of(nia)
    assert welsh.headers["content-language"] == "cy"
    assert re.search('<html lang="cy">.*Copi o.ch data.*Garddio.*30 munud', welsh.text)
    assert re.search('<html lang="en">.*A copy of your data.*Gardening.*30 minutes', english.text)


@pytest.mark.parametrize(("headers", "month"), [(ENGLISH, "June"), (WELSH, "Mehefin")])
async def test_the_page_tells_days_and_times_as_people_do_by_the_communitys_clock(
    nia: Person, coordinator: Person, headers: Mapping[str, str], month: str
) -> None:
    await coordinator.changes(nia.town.base, {"time_zone": "Pacific/Auckland"})
    await nia.logs(minutes=30, helped=None, worked_on="2025-06-07")
    (entry,) = (await copy_of(nia))["contributions"]
    there = datetime.fromisoformat(entry["logged_at"]).astimezone(ZoneInfo("Pacific/Auckland"))
    language = headers["Accept-Language"]
    logged = f"{date_in_words(language, there)}, {clock_in_words(language, there.time())}"
    answer = (await page_of(nia, headers)).text
    assert f"<td>{logged}</td>" in answer
    assert f"<td>7 {month} 2025</td>" in answer
    assert "UTC" not in answer
    assert re.search(r"\d{4}-\d\d-\d\d", re.sub("<style>.*</style>", "", answer)) is None


async def takes_part(nia: Person, lead: Person, club: Group, coordinator: Person) -> None:
    """She offers something, agrees to help, comes to a session, and is to have a grant."""
    offer = {"activity_id": str(nia.town.gardening), "title_en": "Weeding"}
    await nia.posts("/offers", offer, status=201)
    await nia.posts("/skills", {"kind": "lend", "words_cy": "Ysgol"}, status=201)
    await proposes(nia, giver=nia, receiver=lead)
    session = await planned(lead, club, day=away(0), starts="00:00", minutes=1_439)
    await signs_up(nia, session)
    came = {"member_id": str(nia.id), "role": "giver"}
    await lead.posts(f"/sessions/{session['id']}/attendance", came, status=201)
    await rules(nia.town, second_person_grant_minutes=0)
    await nia.posts("/transfers", {"kind": "donate", "minutes": 5}, status=201)
    wish = {**gift(nia, 5), "kind": "grant", "reason": "welcome"}
    await coordinator.posts("/transfers", wish, status=202)


async def is_given(coordinator: Person, nia: Person) -> None:
    """She asks for the rest, and may have it."""
    gwen = await nia.town.person("Gwen")
    given = await nia.logs(minutes=15, helped=gwen)
    await gwen.posts(f"/contributions/{given['id']}/query", {"note": "When?"})
    review = f"/members/{nia.id}/export-review"
    await nia.posts(review, status=201)
    decided = [
        {"id": one["id"], "words_sha256": one["words_sha256"], "given": True}
        for one in (await coordinator.gets(f"{review}/words"))["items"]
    ]
    await coordinator.posts(f"{review}/words", {"items": decided})


async def test_every_word_of_every_part_is_there_in_both_languages(
    town: Town, nia: Person, club: Group, lead: Person, coordinator: Person
) -> None:
    pool = await town.group("Pool", accepts_credits=True)
    await coordinator.posts(f"/members/{nia.id}/roles", {"role": "auditor"}, status=201)
    await lead.verifies(await nia.logs(minutes=30, helped=club, note="Tea."))
    await hold(nia, pool, 10)
    await has_passkey(nia)
    await coordinator.posts("/agreements", {"text_en": "Be kind.", "text_cy": "Da."}, status=201)
    agreed = {"version": 1, "language": "cy", "how": "self"}
    await nia.posts(f"/members/{nia.id}/agreements", agreed, status=201)
    await nia.posts(f"/members/{nia.id}/helpers", {"helper_id": str(lead.id)}, status=201)
    await has(coordinator, nia, kind="check", check_level="basic")
    await Flow(await registered(coordinator, [*FOR_MEMBER], redirect_uris=[BACK])).sent_back(nia)
    await takes_part(nia, lead, club, coordinator)
    await is_given(coordinator, nia)
    account = (await copy_of(nia))["accounts"][0]["id"]
    await coordinator.changes(f"/accounts/{account}", {"ceiling_minutes": 600, "reason": "other"})
    for language, headers, nothing in (
        ("en", ENGLISH, "Nothing."),
        ("cy", WELSH, "Dim byd."),
    ):
        page = (await page_of(nia, headers)).text
        assert nothing not in page
        assert escape(say(language, words_of("accounts:read"))) in page
        assert page.endswith("</main></body></html>")


async def gives_often(giver: Person, taker: Person, times: int) -> None:
    """A member gives another a minute, again and again, all in one transaction."""
    town = giver.town
    debit = AccountId(await town.account_of(giver.id))
    credit = AccountId(await town.account_of(taker.id))
    moves = [Move(debit, credit, 1, TransferId(new_id())) for _ in range(times)]
    async with town.database.transaction(town.id) as connection:
        await posting.move(
            connection, town.id, Actor(ActorKind.MEMBER, giver.id), "gift", moves, None
        )


async def test_five_thousand_lines_are_all_there(
    nia: Person, mair: Person, coordinator: Person
) -> None:
    for day in ("2025-06-01", "2025-06-02"):
        await coordinator.verifies(await nia.logs(minutes=1_440, helped=None, worked_on=day))
    await gives_often(nia, mair, 2_500)
    await gives_often(mair, nia, 2_500)
    copied = await copy_of(nia)
    assert len(copied["lines"]) == 5_002
    assert copied["lines"][-1]["balance_minutes"] == await nia.balance() == 2_880
    assert (await page_of(nia)).text.count("<tr>") > 5_002

"""What ends by its date goes by itself, and an erasure is carried out before it is due."""

import asyncio
from typing import Any

import asyncpg
import pytest
from tests.api.exchanging import agreed, of, says, sees
from tests.api.spreadsheets import agrees, brings_in, checks, hours, rows_of
from tests.api.town import Group, Person, Town
from tests.conftest import DATABASE
from tests.server import Server

from timebank.base.ids import new_id
from timebank.db.engine import call
from timebank.protection import retention

pytestmark = pytest.mark.anyio

MESSAGE = """
INSERT INTO timebank.message (community_id, id, member_id, kind, by, facts, state, tries,
    next_try_at, useless_after, made_at, sent_at)
VALUES ($1, $2, $3, 'sign_in_code', 'email', '{}', 'sent', 1, now(), now(),
    now() - interval '1 day' * $4, now())
"""
SIGN_IN = """
INSERT INTO timebank.token (id, sha256, keeper_id, role, community_id, member_id, organisation_ids,
    made_at, expires_at, device, second_factor)
VALUES ($2::uuid, sha256(uuid_send($2::uuid)), $3::uuid, 'member', $1::uuid, $3::uuid, '{}', now(),
    now() - interval '1 day' * $4, 'Phone of old', false)
"""
SHEET = hours("2025-06-07,Mair,Lunch Club,Gardening,0.5")
STANDS = {
    MESSAGE: "SELECT 1 FROM timebank.message WHERE community_id = $1 AND id = $2",
    SIGN_IN: "SELECT 1 FROM timebank.token WHERE community_id = $1 AND id = $2 AND device <> ''",
}


async def lets_go(town: Town) -> int:
    """One round of the job, in this town."""
    gone = 0
    while True:
        async with town.database.transaction(town.id) as connection:
            more = await retention.forget(connection, town.id)
        gone += more
        if not more:
            return gone


async def does(town: Town, sql: str, *arguments: Any) -> list[Any]:
    async with town.database.transaction(town.id) as connection:
        return await call(connection, sql, town.id, *arguments)


@pytest.mark.parametrize(("written", "days"), [(MESSAGE, 366), (SIGN_IN, 90)])
async def test_messages_go_after_a_year_and_devices_90_days_after_their_sign_in(
    town: Town, mair: Person, written: str, days: int
) -> None:
    younger, older = new_id(), new_id()
    await does(town, written, younger, mair.id, days - 2)
    await does(town, written, older, mair.id, days + 1)
    await lets_go(town)
    assert await does(town, STANDS[written], younger)
    assert not await does(town, STANDS[written], older)


async def test_an_answer_is_kept_for_60_days(town: Town, mair: Person) -> None:
    aged = (
        "UPDATE timebank.idempotency SET taken_at = now() - interval '1 day' * $2"
        " WHERE community_id = $1"
    )
    await mair.posts(f"/members/{mair.id}/erasure", status=201, key="once")
    await does(town, aged, 59)
    assert await lets_go(town) == 0
    await does(town, aged, 61)
    assert await lets_go(town) > 0
    assert await lets_go(town) == 0


APPLIED = """
INSERT INTO timebank.application (community_id, id, state, how, told, applied_at)
VALUES ($1, $2, 'applied', 'self', '{"name": "Gwilym"}', now() - interval '1 day' * $3)
"""


async def test_what_an_applicant_told_goes_where_nobody_decides_for_180_days(
    town: Town, coordinator: Person
) -> None:
    younger, older = new_id(), new_id()
    await does(town, APPLIED, younger, 179)
    await does(town, APPLIED, older, 181)
    assert await lets_go(town) == 1
    assert (await coordinator.gets(f"/applications/{younger}"))["name"] == "Gwilym"
    gone = await coordinator.gets(f"/applications/{older}")
    assert (gone["state"], gone["name"], gone["decided_by"]) == ("lapsed", None, None)
    late = await coordinator.posts(f"/applications/{older}/admit", status=409)
    assert late["code"] == "application_decided"


async def test_a_year_after_an_exchange_its_notes_go_and_both_claims_are_still_read(
    bank: Town,
) -> None:
    nia, mair = await bank.person("Nia"), await bank.person("Mair")
    both = await agreed(nia, mair, note="I bring the tools.", place="The allotments")
    await says(nia, "done", both, minutes=61)
    await says(mair, "dispute", both, minutes=60, note="An hour.")
    assert await lets_go(bank) == 0
    aged = (
        "UPDATE timebank.exchange SET planned_on = current_date - 367,"
        " agreed_at = now() - interval '367 days', done_at = now() - interval '367 days'"
        " WHERE community_id = $1"
    )
    await does(bank, aged)
    assert await lets_go(bank) == 1
    seen = await sees(mair, both)
    assert (of(seen, nia)["note"], seen["place"]) == (None, "The allotments")
    (hours,) = seen["hours"]
    assert (hours["giver_minutes"], hours["receiver_minutes"]) == (61, 60)
    entry = await mair.gets(f"/contributions/{hours['contribution_id']}")
    assert [(one["side"], one["minutes"]) for one in entry["claims"]] == [
        ("giver", 61),
        ("receiver", 60),
    ]
    assert [one["words"] for one in entry["notes"]] == ["An hour."]


async def test_an_import_that_was_only_checked_loses_its_rows_after_30_days(
    town: Town, coordinator: Person, club: Group, mair: Person
) -> None:
    run = await checks(coordinator, SHEET)
    aged = (
        "UPDATE timebank.import_run SET checked_at = now() - interval '1 day' * $2"
        " WHERE community_id = $1"
    )
    await does(town, aged, 29)
    await lets_go(town)
    assert len(await rows_of(coordinator, run)) == 1
    await does(town, aged, 31)
    await lets_go(town)
    assert await rows_of(coordinator, run) == []
    await agrees(coordinator, run, status=409)


async def ages(server: Server, run: dict[str, Any], days: int) -> None:
    """The import was posted so long ago: as nobody but the database's administrator can have it."""
    administrator = await asyncpg.connect(server.superuser_url(DATABASE))
    await administrator.execute("SET session_replication_role = replica")
    await administrator.execute(
        "UPDATE timebank.import_run SET posted_at = now() - interval '1 day' * $2 WHERE id = $1",
        run["id"],
        days,
    )
    await administrator.close()


async def test_what_was_typed_in_an_import_goes_after_two_years_and_its_hours_stay(
    *, town: Town, coordinator: Person, club: Group, mair: Person, server: Server
) -> None:
    run = await brings_in(coordinator, SHEET, "hours")
    await ages(server, run, 729)
    await lets_go(town)
    assert (await rows_of(coordinator, run))[0]["cells"] is not None
    await ages(server, run, 732)
    await lets_go(town)
    assert (await rows_of(coordinator, run))[0]["cells"] is None
    (entry,) = (await coordinator.gets(f"/contributions?giver_id={mair.id}"))["items"]
    assert (entry["minutes"], entry["state"]) == (30, "verified")


@pytest.fixture
def due(monkeypatch: pytest.MonkeyPatch) -> None:
    """Every erasure is due soon enough, though it was asked for today."""
    monkeypatch.setattr(retention, "DAYS_BEFORE_DUE", 40)


async def carries_out(town: Town) -> int:
    async with town.database.transaction(town.id) as connection:
        return await retention.erase_due(connection, town.id)


async def test_whoever_left_is_erased_before_it_is_due_and_not_long_before(
    town: Town, mair: Person, coordinator: Person, request: pytest.FixtureRequest
) -> None:
    await mair.posts(f"/members/{mair.id}/leave")
    assert await carries_out(town) == 0
    _ = request.getfixturevalue("due")
    assert await carries_out(town) == 1
    done = await coordinator.gets(f"/members/{mair.id}/erasure")
    assert (done["state"], done["ended_by"]) == ("done", None)
    assert (await coordinator.gets(f"/members/{mair.id}"))["name"] == "Former member"
    assert await carries_out(town) == 0


@pytest.mark.usefixtures("due")
async def test_what_is_held_or_still_here_waits_for_a_person(
    town: Town, mair: Person, nia: Person, coordinator: Person
) -> None:
    await mair.posts(f"/members/{mair.id}/leave")
    await coordinator.posts(f"/members/{mair.id}/erasure/hold", {"reason": "still_open"})
    await nia.posts(f"/members/{nia.id}/erasure", status=201)
    assert await carries_out(town) == 0
    waiting = (await coordinator.gets("/erasures"))["items"]
    assert [(one["member_id"], one["state"], one["still_here"]) for one in waiting] == [
        (str(mair.id), "held", False),
        (str(nia.id), "asked", True),
    ]


@pytest.mark.usefixtures("due")
async def test_one_of_whom_a_concern_speaks_is_not_erased(
    town: Town, mair: Person, nia: Person
) -> None:
    number = (await mair.gets(f"/members/{mair.id}"))["number"]
    await nia.posts("/concerns", {"about_number": number, "words": "I worry."}, status=201)
    await mair.posts(f"/members/{mair.id}/leave")
    assert await carries_out(town) == 0


@pytest.mark.usefixtures("due")
async def test_one_whose_hours_are_queried_is_not_erased(
    town: Town, mair: Person, club: Group, lead: Person
) -> None:
    hours = await mair.logs(minutes=30, helped=club)
    await lead.posts(f"/contributions/{hours['id']}/query", {"note": "On Monday?"})
    await mair.posts(f"/members/{mair.id}/leave")
    assert await carries_out(town) == 0


@pytest.mark.usefixtures("due")
async def test_two_workers_erase_once(town: Town, mair: Person, coordinator: Person) -> None:
    await mair.posts(f"/members/{mair.id}/leave")
    assert sorted(await asyncio.gather(carries_out(town), carries_out(town))) == [0, 1]


async def test_what_was_offered_two_years_ago_says_nothing_any_more(
    town: Town, nia: Person, coordinator: Person
) -> None:
    garden = {"activity_id": str(town.gardening), "place": "Ely library"}
    for title, days in (("Xylophones", 740), ("Weeding", 700)):
        made = await nia.posts("/offers", {**garden, "title_en": title}, status=201)
        past = "UPDATE timebank.listing SET expires_on = CURRENT_DATE - $3::integer"
        await does(town, f"{past} WHERE community_id = $1 AND id = $2", made["id"], days)
    await lets_go(town)
    stand = (await coordinator.gets("/offers?state=expired"))["items"]
    gone = (await coordinator.gets("/offers?state=closed"))["items"]
    assert [one["title_en"] for one in stand] == ["Weeding"]
    assert [(one["title_en"], one["place"]) for one in gone] == [(None, None)]
    for table in ("listing_word", "listing_gram"):
        rows = await does(town, f"SELECT word FROM timebank.{table} WHERE community_id = $1")
        assert {row["word"] for row in rows} == {"weeding", "ely", "library"}

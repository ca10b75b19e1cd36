"""The feed: everything once and in order, whoever writes meanwhile, and resumable from anywhere."""

import asyncio
import base64
import time
from dataclasses import replace
from typing import Any

import httpx
import pytest
from tests.api.books import account_id, earns, gift, hold
from tests.api.exchanging import agreed, says
from tests.api.seals import passes, seals
from tests.api.sessions import planned, signs_up
from tests.api.town import Group, Person, Town

from timebank.app import create_app

pytestmark = pytest.mark.anyio

URL = "http://timebank.test"
WRITERS, GIFTS = 6, 15


async def reads(person: Person, after: str | None = None, query: str = "limit=200") -> Any:
    return await person.gets(f"/events?{query}" + (f"&after={after}" if after else ""))


async def follows(person: Person, after: str | None, until: int) -> list[Any]:
    """What a reader sees of the feed, in this order, until there are so many transfers."""
    seen: list[Any] = []
    while len([event for event in seen if event["kind"] == "transfer"]) < until:
        page = await reads(person, after, "limit=7&wait=5")
        seen += page["items"]
        after = page["next"]
    return seen


async def test_every_kind_of_event_says_what_it_is_about(
    town: Town, nia: Person, mair: Person, coordinator: Person
) -> None:
    pool = await town.group("Pool", accepts_credits=True)
    await earns(nia, 60, coordinator)
    held = await hold(nia, pool, 20)
    await nia.posts(f"/holds/{held['id']}/release", status=200)
    asked = await nia.logs(minutes=30, helped=mair)
    await mair.posts(f"/contributions/{asked['id']}/decline", {"note": "Not me."})
    own = await account_id(nia)
    limits = {"ceiling_minutes": 900, "reason": "other"}
    await coordinator.changes(f"/accounts/{own}", limits)
    await seals(town)
    events = (await reads(coordinator))["items"]
    told = {event["kind"]: event["told"] for event in events}
    assert told["transfer"]["minutes"] == 60
    assert told["transfer"]["credit_account_id"] == own
    assert told["account_opened"]["floor_minutes"] == 0
    assert told["limits_changed"]["ceiling_minutes"] == 900
    assert told["hold_placed"]["minutes"] == 20
    assert told["hold_released"] is None
    assert told["contribution_logged"]["giver_id"] == str(nia.id)
    assert told["contribution_declined"]["actor_id"] == str(mair.id)
    assert [event["position"] for event in events] == list(range(1, len(events) + 1))


async def test_what_becomes_of_an_exchange_is_told_without_anybody(
    town: Town, nia: Person, mair: Person, coordinator: Person
) -> None:
    lift = await agreed(nia, mair)
    await says(nia, "cancel", lift, reason="cannot")
    assert await told_of(town, coordinator, lift) == [
        "exchange_proposed",
        "exchange_agreed",
        "exchange_cancelled",
    ]


async def test_what_becomes_of_a_session_is_told_without_anybody(
    town: Town, club: Group, lead: Person, nia: Person, mair: Person
) -> None:
    session = await planned(lead, club, places=1)
    place = await signs_up(nia, session)
    await signs_up(mair, session)
    await nia.posts(f"/sessions/{session['id']}/sign-ups/{place['id']}/cancel")
    await lead.posts(f"/sessions/{session['id']}/cancel", {"reason": "weather"})
    assert await told_of(town, await town.coordinator(), session) == [
        "session_planned",
        *["session_sign_ups"] * 4,
        "session_cancelled",
    ]


async def told_of(town: Town, coordinator: Person, subject: Any) -> list[str]:
    """What is told of it, kind by kind; nothing but that."""
    await seals(town)
    told = [
        one for one in (await reads(coordinator))["items"] if one["subject_id"] == subject["id"]
    ]
    assert {event["told"] for event in told} == {None}
    return [event["kind"] for event in told]


async def test_nothing_typed_and_no_name_is_told(
    town: Town, nia: Person, coordinator: Person
) -> None:
    await nia.logs(minutes=30, helped=None, note="At Mrs Pugh's garden")
    await seals(town)
    answer = await coordinator.asks("GET", "/events?limit=200")
    assert "Pugh" not in answer.text
    assert "Nia" not in answer.text


async def test_a_reader_goes_on_where_it_was(town: Town, nia: Person, coordinator: Person) -> None:
    await earns(nia, 60, coordinator)
    await seals(town)
    every = (await reads(coordinator))["items"]
    seen: list[Any] = []
    after = None
    while page := await reads(coordinator, after, "limit=3"):
        seen += page["items"]
        after = page["next"]
        if not page["items"]:
            break
    assert seen == every
    assert (await reads(coordinator, after))["next"] == after
    await earns(nia, 30, coordinator)
    await seals(town)
    more = (await reads(coordinator, after))["items"]
    assert [event["position"] for event in more] == [len(every) + n for n in range(1, 3 + 1)]


async def test_a_reader_who_waits_is_told_at_once_when_something_happens(
    town: Town, nia: Person, coordinator: Person
) -> None:
    await seals(town)
    after = (await reads(coordinator))["next"]
    waiting = asyncio.create_task(reads(coordinator, after, "wait=20"))
    await asyncio.sleep(0.2)
    await earns(nia, 60, coordinator)
    await seals(town)
    began = time.monotonic()
    assert (await waiting)["items"][-1]["kind"] == "transfer"
    assert time.monotonic() - began < 5


async def test_whoever_waits_holds_no_connection(
    town: Town, nia: Person, coordinator: Person
) -> None:
    await seals(town)
    after = (await reads(coordinator))["next"]
    began = time.monotonic()
    waiting = [asyncio.create_task(reads(coordinator, after, "wait=3")) for _ in range(40)]
    await asyncio.sleep(1)
    await earns(nia, 60, coordinator)  # the pool has twenty connections
    assert time.monotonic() - began < 3
    assert {len((await one)["items"]) for one in waiting} == {0}


async def test_a_feed_with_nothing_new_answers_when_the_time_is_over(
    town: Town, coordinator: Person
) -> None:
    await seals(town)
    after = (await reads(coordinator))["next"]
    answer = await coordinator.asks("GET", f"/events?after={after}&wait=1")
    assert answer.json() == {"items": [], "next": after}
    assert answer.headers["content-language"] == "en"
    assert answer.headers["content-length"] == str(len(answer.content))


async def test_a_service_that_stops_lets_nobody_wait(town: Town, coordinator: Person) -> None:
    app = create_app(town.database)
    async with httpx.AsyncClient(transport=httpx.ASGITransport(app), base_url=URL) as client:
        reader = replace(coordinator, town=replace(town, http=client))
        await seals(town)
        after = (await reads(reader))["next"]
        waiting = asyncio.create_task(reads(reader, after, "wait=20"))
        await asyncio.sleep(0.2)
        began = time.monotonic()
        app.state.waits.end()
        assert (await waiting)["items"] == []
        assert time.monotonic() - began < 5


async def test_whoever_follows_sees_every_transfer_once_and_in_order_under_many_writers(
    bank: Town,
) -> None:
    reader = await bank.auditor()
    people = [await bank.person(f"Writer {n}") for n in range(WRITERS)]
    await seals(bank)
    after = (await reads(reader))["next"]
    posted: list[str] = []

    async def write(giver: Person, to: Person) -> None:
        for _ in range(GIFTS):
            transfer = await giver.posts("/transfers", gift(to, 1), status=201)
            posted.append(transfer["id"])

    async def seal(stop: asyncio.Event) -> None:
        while not stop.is_set():
            await passes(bank)
            await asyncio.sleep(0.02)

    stop = asyncio.Event()
    sealing = [asyncio.create_task(seal(stop)) for _ in range(2)]
    reading = [asyncio.create_task(follows(reader, after, WRITERS * GIFTS)) for _ in range(2)]
    writers = [write(giver, people[n - 1]) for n, giver in enumerate(people)]
    await asyncio.gather(*writers)
    for seen in [await one for one in reading]:
        positions = [event["position"] for event in seen]
        assert positions == list(range(positions[0], positions[0] + len(seen)))
        told = [event["subject_id"] for event in seen if event["kind"] == "transfer"]
        assert sorted(told) == sorted(posted)
        assert in_order_of_every_account(seen)
    stop.set()
    await asyncio.gather(*sealing)


def in_order_of_every_account(events: list[Any]) -> bool:
    """Whether each account's lines come in the order of their numbers."""
    numbers: dict[str, int] = {}
    for told in (event["told"] for event in events if event["kind"] == "transfer"):
        for side in ("debit", "credit"):
            account, number = told[f"{side}_account_id"], told[f"{side}_number"]
            if number != numbers.get(account, 0) + 1:
                return False
            numbers[account] = number
    return True


def changed(cursor: str, place: int, by: int) -> str:
    """The cursor with one byte of it changed."""
    sent = bytearray(base64.urlsafe_b64decode(cursor + "=" * (-len(cursor) % 4)))
    sent[place] = (sent[place] + by) % 256
    return base64.urlsafe_b64encode(sent).decode().rstrip("=")


@pytest.mark.parametrize(
    ("place", "by", "code"),
    [
        (0, 1, "cursor_unknown"),  # another version
        (5, 1, "cursor_unknown"),  # another community
        (-9, 1, "cursor_ahead"),  # the next position, which is not there yet
        (-9, -1, "cursor_unknown"),  # the one before, with another event's hash
        (-1, 1, "cursor_unknown"),
        (-16, 128, "cursor_unknown"),  # below zero
        (-16, 127, "cursor_ahead"),  # the largest there can be
    ],
)
async def test_a_cursor_that_was_changed_is_refused(
    town: Town, coordinator: Person, place: int, by: int, code: str
) -> None:
    await seals(town)
    cursor = (await reads(coordinator))["next"]
    answer = await coordinator.asks("GET", f"/events?after={changed(cursor, place, by)}")
    assert (answer.json()["code"], answer.status_code) == (
        code,
        {"cursor_unknown": 422, "cursor_ahead": 409}[code],
    )


@pytest.mark.parametrize("cursor", ["x", "AAAA", "%00", "A" * 44, "é", "A" * 200])
async def test_what_is_no_cursor_is_refused(town: Town, coordinator: Person, cursor: str) -> None:
    assert (await coordinator.asks("GET", f"/events?after={cursor}")).status_code == 422


async def test_a_cursor_of_another_community_is_refused(
    town: Town, bank: Town, coordinator: Person
) -> None:
    await seals(bank)
    theirs = (await reads(await bank.auditor()))["next"]
    answer = await coordinator.asks("GET", f"/events?after={theirs}")
    assert answer.json()["code"] == "cursor_unknown"


async def test_the_feed_is_for_coordinators_and_auditors(
    town: Town, club: Group, nia: Person, lead: Person
) -> None:
    await nia.gets("/events", status=403)
    await lead.gets("/events", status=403)
    assert (await (await town.auditor()).gets("/events"))["items"] == []


@pytest.mark.parametrize("query", ["wait=26", "wait=-1", "limit=0", "limit=201", "since=1"])
async def test_a_question_that_cannot_be_asked_is_refused(coordinator: Person, query: str) -> None:
    await coordinator.gets(f"/events?{query}", status=422)

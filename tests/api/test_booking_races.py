"""Booking at the very moment in which a member is paused, leaves, or is kept apart."""

import asyncio
from typing import Any

import httpx
import pytest
from sqlalchemy import text
from tests.api.exchanging import proposes, sees, today
from tests.api.sessions import away, coming, planned, signs_up
from tests.api.test_races import codes, posts
from tests.api.town import Group, Person, Town

from timebank.base.ids import AccountId
from timebank.ledger.bulk import lock_accounts

pytestmark = pytest.mark.anyio

A_WHILE = 0.4
"""In which whoever waits for nobody is done."""


async def behind(town: Town, table: str, row_id: Any, *asked: Any) -> list[httpx.Response]:
    """Each is sent while whatever was sent before it waits for this row; then all go on."""
    held = text(
        f"SELECT FROM timebank.{table} WHERE community_id = :town AND id = :id FOR NO KEY UPDATE"
    )
    sent = []
    async with town.database.transaction(town.id) as connection:
        await connection.execute(held, {"town": town.id, "id": row_id})
        for one in asked:
            sent.append(asyncio.create_task(one))
            await asyncio.sleep(A_WHILE)
    return [*await asyncio.gather(*sent)]


@pytest.mark.parametrize("goes", ["pause", "leave"])
async def test_who_signs_up_just_before_they_go_has_no_place_afterwards(
    goes: str, *, town: Town, club: Group, lead: Person, nia: Person, coordinator: Person
) -> None:
    session = await planned(lead, club)
    answers = await behind(
        town,
        "session",
        session["id"],
        posts(nia, f"/sessions/{session['id']}/sign-ups"),
        posts(coordinator, f"/members/{nia.id}/{goes}"),
    )
    assert codes(answers) == {"done": 2}
    assert await coming(coordinator, session) == []


@pytest.mark.parametrize(
    ("goes", "code"), [("pause", "member_paused"), ("leave", "validation_failed")]
)
async def test_who_is_going_is_not_signed_up(
    goes: str, code: str, *, town: Town, club: Group, lead: Person, nia: Person, coordinator: Person
) -> None:
    before, session = await planned(lead, club), await planned(lead, club)
    await signs_up(nia, before)
    answers = await behind(
        town,
        "session",
        before["id"],
        posts(coordinator, f"/members/{nia.id}/{goes}"),
        posts(coordinator, f"/sessions/{session['id']}/sign-ups", {"member_id": str(nia.id)}),
    )
    assert [one.json().get("code", "done") for one in answers] == ["done", code]
    for one in (before, session):
        assert await coming(coordinator, one) == []


async def test_who_signs_up_just_before_two_are_kept_apart_is_shown_to_whoever_does_so(
    *, town: Town, club: Group, lead: Person, nia: Person, mair: Person, coordinator: Person
) -> None:
    session = await planned(lead, club)
    await signs_up(nia, session)
    signed, apart = await behind(
        town,
        "session",
        session["id"],
        posts(mair, f"/sessions/{session['id']}/sign-ups"),
        posts(coordinator, f"/members/{nia.id}/apart", {"other_id": str(mair.id)}),
    )
    assert signed.json()["state"] == "in"
    (still,) = apart.json()["still_together"]
    assert (still["session_id"], still["state"]) == (session["id"], "in")


async def test_who_moves_up_just_before_two_are_kept_apart_is_shown_to_whoever_does_so(
    *, town: Town, club: Group, lead: Person, nia: Person, mair: Person, coordinator: Person
) -> None:
    session = await planned(lead, club, places=2)
    gwyn = await town.person("Gwyn")
    await signs_up(nia, session)
    his = await signs_up(gwyn, session)
    hers = await signs_up(mair, session)
    assert hers["state"] == "waiting"
    gone, apart = await behind(
        town,
        "sign_up",
        hers["id"],
        posts(gwyn, f"/sessions/{session['id']}/sign-ups/{his['id']}/cancel"),
        posts(coordinator, f"/members/{nia.id}/apart", {"other_id": str(mair.id)}),
    )
    assert codes([gone, apart]) == {"done": 2}
    (still,) = apart.json()["still_together"]
    assert (still["session_id"], still["state"]) == (session["id"], "in")


async def test_who_is_being_kept_apart_from_somebody_gets_no_place_beside_them(
    *, town: Town, club: Group, lead: Person, nia: Person, mair: Person, coordinator: Person
) -> None:
    session = await planned(lead, club)
    await signs_up(nia, session)
    apart, signed = await behind(
        town,
        "member",
        mair.id,
        posts(coordinator, f"/members/{nia.id}/apart", {"other_id": str(mair.id)}),
        posts(mair, f"/sessions/{session['id']}/sign-ups"),
    )
    assert (apart.json()["still_together"], signed.json()["state"]) == ([], "waiting")
    assert await coming(coordinator, session) == [str(nia.id)]


@pytest.mark.parametrize("goes", ["pause", "leave"])
async def test_what_is_agreed_just_before_somebody_goes_is_called_off(
    goes: str, *, town: Town, nia: Person, mair: Person, coordinator: Person
) -> None:
    asked = await proposes(nia, giver=nia, receiver=mair, planned_on=away(2))
    answers = await behind(
        town,
        "exchange",
        asked["id"],
        posts(mair, f"/exchanges/{asked['id']}/agree"),
        posts(coordinator, f"/members/{nia.id}/{goes}"),
    )
    assert codes(answers) == {"done": 2}
    assert (await sees(mair, asked))["state"] == "cancelled"


@pytest.mark.parametrize("goes", ["pause", "leave"])
async def test_to_who_is_going_nothing_is_proposed(
    goes: str,
    *,
    town: Town,
    club: Group,
    lead: Person,
    nia: Person,
    mair: Person,
    coordinator: Person,
) -> None:
    session = await planned(lead, club)
    await signs_up(nia, session)
    plan = {
        "activity_id": str(town.gardening),
        "givers": [{"member_id": str(nia.id)}],
        "receivers": [{"member_id": str(mair.id)}],
        "planned_on": str(await today(town)),
    }
    going, asked = await behind(
        town,
        "session",
        session["id"],
        posts(coordinator, f"/members/{nia.id}/{goes}"),
        posts(mair, "/exchanges", plan),
    )
    assert (going.status_code, asked.status_code) == (200, 422)
    assert asked.json()["errors"][0]["pointer"] == "/givers/0"


async def merged(coordinator: Person, one: Person, into: Person) -> httpx.Response:
    """Merges two, and looks at once at what the person is booked for."""
    done = await posts(coordinator, f"/members/{one.id}/merge", {"into_id": str(into.id)})
    assert done.status_code == 200, done.text
    return await coordinator.asks("GET", f"/members/{into.id}/apart")


@pytest.fixture
async def again(town: Town, nia: Person, mair: Person, coordinator: Person) -> Person:
    """Nia, taken in a second time, and kept apart from Mair as such."""
    again = await town.person("Nia Again")
    await coordinator.posts(f"/members/{again.id}/apart", {"other_id": str(mair.id)})
    return again


async def test_who_signs_up_just_before_two_entries_are_merged_is_shown_to_whoever_does_so(
    *,
    town: Town,
    club: Group,
    lead: Person,
    nia: Person,
    mair: Person,
    again: Person,
    coordinator: Person,
) -> None:
    session = await planned(lead, club)
    await signs_up(nia, session)
    signed, apart = await behind(
        town,
        "session",
        session["id"],
        posts(mair, f"/sessions/{session['id']}/sign-ups"),
        merged(coordinator, again, nia),
    )
    assert signed.json()["state"] == "in"
    (still,) = apart.json()["still_together"]
    assert (still["session_id"], still["other_id"]) == (session["id"], str(mair.id))


async def test_who_moves_up_just_before_two_entries_are_merged_is_shown_to_whoever_does_so(
    *,
    town: Town,
    club: Group,
    lead: Person,
    nia: Person,
    mair: Person,
    again: Person,
    coordinator: Person,
) -> None:
    session = await planned(lead, club, places=2)
    gwyn = await town.person("Gwyn")
    await signs_up(nia, session)
    his = await signs_up(gwyn, session)
    hers = await signs_up(mair, session)
    gone, apart = await behind(
        town,
        "sign_up",
        hers["id"],
        posts(gwyn, f"/sessions/{session['id']}/sign-ups/{his['id']}/cancel"),
        merged(coordinator, again, nia),
    )
    assert gone.status_code == 200
    (still,) = apart.json()["still_together"]
    assert (still["session_id"], still["state"]) == (session["id"], "in")


async def test_who_signs_up_while_two_entries_are_merged_gets_no_place_beside_the_person(
    *,
    town: Town,
    club: Group,
    lead: Person,
    nia: Person,
    mair: Person,
    again: Person,
    coordinator: Person,
) -> None:
    session = await planned(lead, club)
    await signs_up(nia, session)
    done, signed = await behind(
        town,
        "member",
        again.id,
        posts(coordinator, f"/members/{again.id}/merge", {"into_id": str(nia.id)}),
        posts(mair, f"/sessions/{session['id']}/sign-ups"),
    )
    assert (done.status_code, signed.json()["state"]) == (200, "waiting")
    assert await coming(coordinator, session) == [str(nia.id)]


async def test_who_is_kept_apart_from_an_entry_while_it_is_merged_is_from_the_person(
    *, town: Town, nia: Person, mair: Person, again: Person, coordinator: Person
) -> None:
    gwyn = await town.person("Gwyn")
    _, kept = await behind(
        town,
        "member",
        again.id,
        merged(coordinator, again, nia),
        posts(coordinator, f"/members/{again.id}/apart", {"other_id": str(gwyn.id)}),
    )
    apart = await coordinator.gets(f"/members/{nia.id}/apart")
    for told in apart, kept.json():
        assert set(told["member_ids"]) == {str(mair.id), str(gwyn.id)}
    old = {"other_id": str(again.id)}
    ended = await coordinator.posts(f"/members/{mair.id}/apart/end", old)
    assert ended["member_ids"] == []


async def test_entries_kept_apart_from_each_others_persons_are_merged_at_once_without_a_deadlock(
    *, town: Town, nia: Person, mair: Person, again: Person, coordinator: Person
) -> None:
    twice = await town.person("Mair Again")
    await coordinator.posts(f"/members/{twice.id}/apart", {"other_id": str(nia.id)})
    answers = await asyncio.gather(
        posts(coordinator, f"/members/{again.id}/merge", {"into_id": str(nia.id)}),
        posts(coordinator, f"/members/{twice.id}/merge", {"into_id": str(mair.id)}),
    )
    assert codes([*answers]) == {"done": 2}
    assert (await coordinator.gets(f"/members/{nia.id}/apart"))["member_ids"] == [str(mair.id)]


async def test_who_merges_waits_for_a_session_before_they_lock_an_account(
    *,
    town: Town,
    club: Group,
    lead: Person,
    nia: Person,
    mair: Person,
    again: Person,
    coordinator: Person,
) -> None:
    session = await planned(lead, club)
    await signs_up(nia, session)
    await signs_up(mair, session)
    held = text("SELECT FROM timebank.session WHERE id = :id FOR NO KEY UPDATE")
    account = AccountId(await town.account_of(nia.id))
    async with town.database.transaction(town.id) as closing:
        await closing.execute(held, {"id": session["id"]})
        merging = asyncio.create_task(merged(coordinator, again, nia))
        await asyncio.sleep(A_WHILE)
        await closing.execute(text("SET LOCAL lock_timeout = '200ms'"))
        await lock_accounts(closing, town.id, [account])
    assert (await merging).json()["member_ids"] == [str(mair.id)]

"""Two who are never to meet: what they are booked for from before, and a lead who is one."""

from typing import Any

import pytest
from sqlalchemy import func, select
from tests.api.exchanging import agreed, proposes, says
from tests.api.sessions import away, coming, planned, signs_up
from tests.api.test_last_thanks import last, named, thanks
from tests.api.town import Group, Person

from timebank.base.ids import new_id
from timebank.sending.tables import Outgoing

pytestmark = pytest.mark.anyio


async def kept_apart(keeper: Person, one: Person, other: Person) -> Any:
    return await keeper.posts(f"/members/{one.id}/apart", {"other_id": str(other.id)})


def still(apart: Any) -> list[tuple[str, str]]:
    """What they are booked for together, and how it stands."""
    return [
        (one["session_id"] or one["exchange_id"], one["state"]) for one in apart["still_together"]
    ]


async def test_whoever_keeps_two_apart_is_shown_what_they_are_booked_for_together(
    nia: Person, mair: Person, lead: Person, club: Group, coordinator: Person
) -> None:
    both = await planned(lead, club)
    one_place = await planned(lead, club, places=1, day=away(3))
    alone = await planned(lead, club, day=away(4))
    for session in (both, one_place):
        for one in (nia, mair):
            await signs_up(one, session)
    await signs_up(nia, alone)
    help_to_come = await agreed(mair, nia, planned_on=away(5))
    asked = await proposes(nia, giver=mair, receiver=nia, planned_on=away(6))
    over = await says(mair, "decline", await proposes(nia, giver=mair, receiver=nia))
    assert over["state"] == "cancelled"
    kept = await kept_apart(coordinator, nia, mair)
    assert still(kept) == [
        (both["id"], "in"),
        (one_place["id"], "waiting"),
        (help_to_come["id"], "agreed"),
        (asked["id"], "proposed"),
    ]
    assert {one["other_id"] for one in kept["still_together"]} == {str(mair.id)}
    assert still(await coordinator.gets(f"/members/{mair.id}/apart")) == still(kept)


async def test_it_is_shown_until_somebody_has_decided(
    nia: Person, mair: Person, lead: Person, club: Group, coordinator: Person
) -> None:
    session = await planned(lead, club)
    place = await signs_up(mair, session)
    await signs_up(nia, session)
    exchange = await agreed(mair, nia)
    await says(mair, "done", exchange, minutes=30)
    kept = await kept_apart(coordinator, nia, mair)
    assert sorted(still(kept)) == sorted([(session["id"], "in"), (exchange["id"], "done")])
    await coordinator.posts(f"/sessions/{session['id']}/sign-ups/{place['id']}/cancel")
    (hours,) = (await coordinator.gets("/contributions?state=logged"))["items"]
    await coordinator.posts(f"/contributions/{hours['id']}/decline", {"note": "It rained."})
    assert still(await coordinator.gets(f"/members/{nia.id}/apart")) == []


async def test_a_lead_finds_no_hours_of_whom_they_are_never_to_meet_but_all_others(
    nia: Person, mair: Person, lead: Person, club: Group, coordinator: Person
) -> None:
    hidden = await nia.logs(minutes=30, helped=club)
    shown = await mair.logs(minutes=30, helped=club)
    own = await nia.logs(minutes=30, helped=lead)
    await kept_apart(coordinator, nia, lead)

    async def found(who: Person, query: str = "") -> set[str]:
        return {one["id"] for one in (await who.gets(f"/contributions{query}"))["items"]}

    assert await found(lead) == {shown["id"], own["id"]}
    assert await found(lead, f"?receiver_id={club.id}&giver_id={nia.id}") == set()
    assert await found(nia) == {hidden["id"], own["id"]}, "they are told nothing by it"
    assert await found(coordinator) == {hidden["id"], shown["id"], own["id"]}
    await coordinator.posts(f"/members/{nia.id}/apart/end", {"other_id": str(lead.id)})
    assert hidden["id"] in await found(lead)


async def test_neither_is_told_that_somebody_has_to_decide(
    nia: Person, mair: Person, lead: Person, club: Group, coordinator: Person
) -> None:
    town = lead.town
    session = await planned(lead, club)
    for one in (nia, mair):
        await signs_up(one, session)
    before = [await one.gets(f"/sessions/{session['id']}") for one in (nia, mair)]
    await kept_apart(coordinator, nia, mair)
    assert [await one.gets(f"/sessions/{session['id']}") for one in (nia, mair)] == before
    async with town.database.transaction(town.id) as connection:
        assert (await connection.execute(select(func.count(Outgoing.id)))).scalar_one() == 0


async def test_a_lead_finds_nobody_from_whom_they_are_kept_apart(
    nia: Person, mair: Person, lead: Person, club: Group, coordinator: Person
) -> None:
    number = (await coordinator.gets(f"/members/{nia.id}"))["number"]
    for one in (nia, mair):
        await lead.verifies(await one.logs(minutes=30, helped=club))
    await kept_apart(coordinator, nia, lead)
    listed = (await lead.gets("/members"))["items"]
    assert {one["name"] for one in listed} == {"Mair", "Llinos"}
    assert (await lead.gets(f"/members?number={number}"))["items"] == []
    assert (await lead.posts("/members/search", {"name": "Nia"}))["items"] == []
    await lead.gets(f"/members/{nia.id}", status=404)
    await coordinator.posts(f"/members/{nia.id}/apart/end", {"other_id": str(lead.id)})
    assert (await lead.gets(f"/members/{nia.id}"))["name"] == "Nia"


async def test_a_lead_signs_up_nobody_from_whom_they_are_kept_apart(
    nia: Person, lead: Person, club: Group, coordinator: Person
) -> None:
    number = (await coordinator.gets(f"/members/{nia.id}"))["number"]
    session = await planned(lead, club)
    await kept_apart(coordinator, nia, lead)
    path = f"/sessions/{session['id']}/sign-ups"
    for hers, nobodys in (
        ({"member_id": str(nia.id)}, {"member_id": str(new_id())}),
        ({"number": number}, {"number": "99999"}),
    ):
        refused = [await lead.posts(path, named, status=422) for named in (hers, nobodys)]
        assert refused[0]["errors"] == refused[1]["errors"]
    place = await signs_up(nia, session)
    assert await coming(lead, session) == []
    assert await coming(coordinator, session) == [str(nia.id)]
    await lead.posts(f"{path}/{place['id']}/cancel", status=404)


async def test_the_last_time_is_without_whoever_is_kept_apart_from_the_lead(
    nia: Person, mair: Person, lead: Person, club: Group, coordinator: Person
) -> None:
    town = lead.town
    for day in (9, 8):
        await thanks(lead, club, (nia, 30), (mair, 60), worked_on=await town.days_ago(day))
    await thanks(lead, club, (nia, 30), worked_on=await town.days_ago(7))
    await kept_apart(coordinator, nia, lead)
    found = await last(lead, club)
    assert (named(found["lines"]), named(found["usual"])) == ([], [("Mair", 60)])
    assert named((await last(coordinator, club))["lines"]) == [("Nia", 30)]


async def test_what_somebody_gave_is_recorded_whoever_leads(
    nia: Person, lead: Person, club: Group, coordinator: Person
) -> None:
    await kept_apart(coordinator, nia, lead)
    assert (await thanks(lead, club, (nia, 30), worked_on=away(-1)))["credited"] == 1


async def test_a_lead_is_shown_no_co_lead_from_whom_they_are_kept_apart(
    nia: Person, mair: Person, lead: Person, club: Group, coordinator: Person
) -> None:
    leads = f"/organisations/{club.id}/leads"
    for one in (nia, mair):
        await coordinator.posts(leads, {"member_id": str(one.id)}, status=201)
    nia_leads = Person(nia.town, nia.id, "Nia", await nia.town.token("organisation_lead", nia.id))
    await nia_leads.posts(leads, {"member_id": str(mair.id)}, status=201)
    await nia_leads.posts(f"{leads}/{mair.id}/end")
    await nia_leads.posts(leads, {"member_id": str(mair.id)}, status=201)
    await kept_apart(coordinator, nia, lead)
    assert str(nia.id) not in (await lead.asks("GET", leads)).text
    assert {one["member_id"] for one in (await lead.gets(leads))["items"]} == {
        str(one.id) for one in (lead, mair)
    }
    assert str(nia.id) in (await coordinator.asks("GET", leads)).text
    await lead.posts(f"{leads}/{nia.id}/end", status=404)
    refused = [
        await lead.posts(leads, {"member_id": one}, status=422)
        for one in (str(nia.id), str(new_id()))
    ]
    assert refused[0]["errors"] == refused[1]["errors"]


async def test_hours_of_whom_a_lead_is_never_to_meet_wait_for_a_coordinator(
    nia: Person, mair: Person, lead: Person, club: Group, coordinator: Person
) -> None:
    for one in (nia, mair):
        await one.logs(minutes=30, helped=club)
    await kept_apart(coordinator, nia, lead)
    for reader, names in ((lead, ["Mair"]), (coordinator, ["Mair", "Nia"])):
        waiting = (await reader.gets("/contributions/queue"))["items"]
        assert sorted(one["giver_name"] for one in waiting) == names


async def test_an_hour_of_whom_a_lead_is_never_to_meet_is_found_and_decided_by_a_coordinator_alone(
    nia: Person, lead: Person, club: Group, coordinator: Person
) -> None:
    entry, own = await nia.logs(minutes=30, helped=club), await nia.logs(minutes=30, helped=lead)
    await kept_apart(coordinator, nia, lead)
    path = f"/contributions/{entry['id']}"
    await lead.gets(path, status=404)
    for action, said in (("verify", None), ("query", {"note": "?"}), ("decline", {"note": "No."})):
        await lead.posts(f"{path}/{action}", said, status=404)
    many = {"items": [{"id": entry["id"]}]}
    (refused,) = (await lead.posts("/contributions/verify", many))["items"]
    assert refused["problem"]["code"] == "not_found"
    assert (await coordinator.gets(path))["state"] == "logged"
    await coordinator.verifies(entry)
    assert (await lead.gets(f"/contributions/{own['id']}"))["state"] == "logged", "their own"


async def test_whoever_keeps_two_apart_is_shown_that_one_acts_in_the_others_name(
    nia: Person, mair: Person, coordinator: Person
) -> None:
    names = {"helper_id": str(mair.id)}
    await nia.posts(f"/members/{nia.id}/helpers", names, status=201)
    kept = await kept_apart(coordinator, nia, mair)
    assert (kept["still_helping"], kept["still_together"]) == ([str(mair.id)], [])
    other = await coordinator.gets(f"/members/{mair.id}/apart")
    assert other["still_helping"] == [str(nia.id)]
    await coordinator.posts(f"/members/{nia.id}/helpers/{mair.id}/end")
    assert (await coordinator.gets(f"/members/{nia.id}/apart"))["still_helping"] == []
    refused = [
        await nia.posts(f"/members/{nia.id}/helpers", {"helper_id": one}, status=422)
        for one in (str(mair.id), str(new_id()))
    ]
    assert refused[0]["errors"] == refused[1]["errors"]


async def test_who_closes_a_session_hears_nothing_of_whom_they_are_never_to_meet(
    nia: Person, mair: Person, lead: Person, club: Group, coordinator: Person
) -> None:
    session = await planned(lead, club, day=away(0), starts="00:00", minutes=1)
    here = f"/sessions/{session['id']}"
    for came in (nia, mair):
        checked = {"member_id": str(came.id), "in_at": session["starts_at"]}
        at = (await coordinator.posts(f"{here}/attendance", checked, status=201))["id"]
        out = {"out_at": session["ends_at"]}
        await coordinator.posts(f"{here}/attendance/{at}/check-out", out)
    await kept_apart(coordinator, nia, lead)
    closed = await lead.posts(f"{here}/close")
    assert [one["member_id"] for one in closed["items"]] == [str(mair.id)]
    assert (closed["credited"], closed["credited_minutes"]) == (1, 1)
    assert await nia.balance() == 1, "what she gave is recorded all the same"

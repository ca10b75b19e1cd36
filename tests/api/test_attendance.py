"""Who came to a session, and what comes of it when it is closed."""

from collections import Counter
from typing import Any
from uuid import uuid4

import pytest
from sqlalchemy import text, update
from tests.api.measures import asks_for
from tests.api.sessions import away, plan, planned
from tests.api.test_races import codes, posts, proved, race, statuses
from tests.api.town import Group, Person, Town

from timebank.communities.tables import Community
from timebank.contributions import queries
from timebank.ledger.contribution_tables import Contribution
from timebank.people.tables import Member

pytestmark = pytest.mark.anyio

__all__ = ["proved"]


async def held(lead: Person, club: Group | None, **more: Any) -> str:
    """A session of today that goes on all day; where it is."""
    all_day = {"day": away(0), "starts": "00:00", "minutes": 1440}
    session = await planned(lead, club, **{**all_day, **more})
    return f"/sessions/{session['id']}"


async def comes(lead: Person, here: str, member: Person, *, status: int = 201, **more: Any) -> Any:
    told = {"member_id": str(member.id), **more}
    return await lead.posts(f"{here}/attendance", told, status=status)


def givers(page: Any) -> set[str]:
    return {one["giver_id"] for one in page["items"]}


def outcomes(closed: Any) -> dict[str | None, str]:
    """What became of each person: the outcome, or the code of the problem."""
    return {
        one["member_id"]: one["problem"]["code"] if one["problem"] else one["outcome"]
        for one in closed["items"]
    }


async def test_the_hours_of_a_session_are_found_by_whoever_may_see_them(
    town: Town, club: Group, lead: Person, nia: Person, mair: Person
) -> None:
    here = await held(lead, club)
    await comes(lead, here, nia, minutes=90)
    await comes(lead, here, mair, minutes=60)
    session = (await lead.posts(f"{here}/close"))["session"]["id"]
    await nia.logs(minutes=30, helped=club)
    of_session = f"/contributions?session_id={session}"
    assert givers(await lead.gets(of_session)) == {str(nia.id), str(mair.id)}
    assert givers(await nia.gets(of_session)) == {str(nia.id)}
    assert givers(await lead.gets(f"{of_session}&giver_id={mair.id}")) == {str(mair.id)}
    assert givers(await lead.gets(f"/contributions?session_id={uuid4()}")) == set()


async def test_the_hours_of_a_session_are_found_by_their_index(town: Town) -> None:
    sought = queries.contributions(town.id).where(Contribution.session_id == uuid4())
    page = sought.order_by(Contribution.worked_on.desc(), Contribution.id.desc()).limit(51)
    dialect = town.database.engine.dialect
    asked = page.compile(dialect=dialect, compile_kwargs={"literal_binds": True})
    async with town.database.transaction(town.id) as connection:
        # A town of a test is so small that it would be read through, and put in order afterwards.
        await connection.execute(text("SET LOCAL enable_seqscan = off"))
        await connection.execute(text("SET LOCAL enable_sort = off"))
        plan = await connection.execute(text(f"EXPLAIN {asked}"))
        told = "\n".join(plan.scalars())
    assert "Backward using contribution_of_session_idx" in told, told
    assert "Sort" not in told, told


async def test_closing_thanks_givers_and_makes_nothing_of_guests(
    proved: Town, club: Group, lead: Person, nia: Person, mair: Person
) -> None:
    here = await held(lead, club)
    await comes(lead, here, nia, minutes=90)
    await comes(lead, here, mair, role="guest")
    await lead.posts(f"{here}/attendance", {"guests": 10_000}, status=201)
    closed = await lead.posts(f"{here}/close")
    assert outcomes(closed) == {str(nia.id): "credited", str(mair.id): "guest", None: "guest"}
    assert (closed["credited_minutes"], closed["guests"], closed["waiting"]) == (90, 10_001, 0)
    assert closed["session"]["state"] == "closed"
    assert (await nia.balance(), await mair.balance()) == (90, 0)
    (entry,) = (await nia.gets("/contributions"))["items"]
    assert entry["session_id"] == closed["session"]["id"]
    assert (await lead.posts(f"{here}/close", status=409))["code"] == "session_closed"
    assert (await comes(lead, here, mair, status=409))["code"] == "session_closed"
    assert await nia.balance() == 90


async def test_one_session_by_tablet_phone_lead_and_paper_is_one_credit_each(
    proved: Town, club: Group, lead: Person, nia: Person, mair: Person
) -> None:
    """Nia's phone did not say which session it was: what paper says after the lead waits beside."""
    here = await held(lead, club)
    session_id = here.rpartition("/")[2]
    today = away(0)
    await nia.logs(minutes=60, helped=club, worked_on=today)
    await mair.logs(minutes=45, helped=club, worked_on=today, session_id=session_id)
    await comes(lead, here, nia, minutes=60)
    thanks = {
        "organisation_id": str(club.id),
        "activity_id": str(proved.gardening),
        "worked_on": today,
        "session_id": session_id,
        "lines": [{"member_id": str(one.id), "minutes": 60} for one in (nia, mair)],
    }
    await lead.posts("/thanks", thanks, status=201)
    sheet = {"lines": [{"member_id": str(one.id), "minutes": 60} for one in (nia, mair)]}
    closed = await lead.posts(f"{here}/sheet", sheet)
    told = {str(nia.id): "looks_like_same_time", str(mair.id): "credited_before"}
    assert outcomes(closed) == told
    for one in (nia, mair):
        await one.logs(minutes=60, helped=club, worked_on=today, session_id=session_id)
        await one.logs(minutes=60, helped=club, worked_on=today)
    assert (await nia.balance(), await mair.balance()) == (60, 60)
    for one in (nia, mair):
        entries = (await one.gets("/contributions"))["items"]
        assert [entry["state"] for entry in entries].count("verified") == 1
        for entry in entries:
            if entry["state"] == "logged":
                no = await lead.posts(f"/contributions/{entry['id']}/verify", status=409)
                assert no["code"] == "looks_like_same_time"


async def test_tablet_phone_lead_and_paper_all_at_once_are_one_credit(
    proved: Town, club: Group, lead: Person, nia: Person
) -> None:
    coordinator = await proved.coordinator()
    here = await held(lead, club)
    session_id, today = here.rpartition("/")[2], away(0)
    line = {"member_id": str(nia.id), "minutes": 60}
    told = {"organisation_id": str(club.id), "activity_id": str(proved.gardening)}
    told |= {"worked_on": today, "session_id": session_id}
    entry = {
        "giver_id": str(nia.id),
        "receiver": {"organisation_id": str(club.id)},
        "activity_id": str(proved.gardening),
        "worked_on": today,
        "minutes": 60,
        "session_id": session_id,
    }
    await comes(lead, here, nia, minutes=60)
    answers = await race(
        posts(nia, "/contributions", entry),
        posts(coordinator, "/contributions", entry),
        posts(lead, "/thanks", {**told, "lines": [line]}),
        posts(lead, f"{here}/close"),
        posts(coordinator, f"{here}/sheet", {"lines": [line]}),
    )
    assert codes(answers) == {"done": 4, "session_closed": 1}
    assert await nia.balance() == 60
    entries = (await nia.gets("/contributions"))["items"]
    assert [one["state"] for one in entries] == ["verified"]


async def test_two_sessions_of_one_day_are_two_pieces_of_time(
    proved: Town, club: Group, lead: Person, nia: Person
) -> None:
    for _ in range(2):
        here = await held(lead, club)
        await comes(lead, here, nia, minutes=60)
        assert outcomes(await lead.posts(f"{here}/close")) == {str(nia.id): "credited"}
    assert await nia.balance() == 120


async def test_a_session_of_another_day_group_or_activity_is_not_named(
    town: Town, club: Group, lead: Person, nia: Person
) -> None:
    here = await held(lead, club)
    session_id = here.rpartition("/")[2]
    other = await town.group("Choir")
    wrongs: tuple[dict[str, Any], ...] = (
        {"helped": club, "worked_on": away(-1)},
        {"helped": other, "worked_on": away(0)},
        {"helped": club, "worked_on": away(0), "activity_id": str(town.choir)},
        {"helped": club, "worked_on": away(0), "session_id": str(uuid4())},
    )
    for wrong in wrongs:
        said = {"session_id": session_id, **wrong}
        told = await nia.logs(minutes=60, status=422, **said)
        assert told["errors"][0]["pointer"] == "/session_id"


async def test_the_closers_own_row_waits_for_another(
    town: Town, club: Group, lead: Person, nia: Person, coordinator: Person
) -> None:
    here = await held(lead, club)
    await comes(lead, here, lead, minutes=120)
    await comes(lead, here, nia, minutes=120)
    closed = await lead.posts(f"{here}/close")
    assert outcomes(closed) == {str(lead.id): "own_contribution", str(nia.id): "credited"}
    own = closed["items"][0]["contribution_id"]
    await coordinator.posts(f"/contributions/{own}/verify")
    assert await lead.balance() == 120


async def test_a_forgotten_check_out_waits_until_somebody_says_how_long(
    proved: Town, club: Group, lead: Person, nia: Person, mair: Person
) -> None:
    here = await held(lead, club)
    came = await comes(lead, here, nia)
    assert came["check_out_missing"]
    await comes(lead, here, mair, minutes=30)
    closed = await lead.posts(f"{here}/close")
    assert outcomes(closed) == {str(nia.id): "check_out_missing", str(mair.id): "credited"}
    assert await nia.balance() == 0
    there = f"{here}/attendance/{came['id']}/minutes"
    dry = await lead.posts(f"{there}?dry_run=true", {"minutes": 50})
    assert dry["closed"]["outcome"] == "credited"
    assert await nia.balance() == 0
    told = await lead.posts(there, {"minutes": 50})
    assert (told["closed"]["outcome"], told["attendance"]["minutes"]) == ("credited", 50)
    assert await nia.balance() == 50
    assert (await lead.posts(there, {"minutes": 60}, status=409))["code"] == "already_decided"


async def test_minutes_run_from_check_in_to_check_out(
    club: Group, lead: Person, nia: Person
) -> None:
    here = await held(lead, club, day=away(-1))
    came = await comes(lead, here, nia, in_at=f"{away(-1)}T10:00:00Z")
    there = f"{here}/attendance/{came['id']}/check-out"
    early = await lead.posts(there, {"out_at": f"{away(-1)}T09:59:59Z"}, status=422)
    assert early["errors"][0]["pointer"] == "/out_at"
    await lead.posts(there, {"out_at": f"{away(2)}T10:00:00Z"}, status=422)
    assert (await lead.posts(there, {"out_at": f"{away(-1)}T10:00:00Z"}))["known_minutes"] == 1
    assert (await lead.posts(there, {"out_at": f"{away(-1)}T11:30:30Z"}))["known_minutes"] == 90
    await lead.posts(f"{here}/close")
    assert await nia.balance() == 90


async def test_nobody_is_checked_in_before_the_day_and_only_by_who_runs_it(
    town: Town, club: Group, lead: Person, nia: Person
) -> None:
    other = await town.lead("Siân", await town.group("Choir"))
    session = await planned(lead, club)
    here = f"/sessions/{session['id']}"
    assert (await comes(lead, here, nia, status=409))["code"] == "session_to_come"
    assert (await lead.posts(f"{here}/close", status=409))["code"] == "session_to_come"
    today = await held(lead, club)
    await comes(other, today, nia, status=403)
    await other.gets(f"{today}/attendance", status=403)
    await other.posts(f"{today}/close", status=403)


async def test_the_same_person_by_list_and_card_came_once(
    town: Town, club: Group, lead: Person, nia: Person
) -> None:
    here = await held(lead, club)
    number = (await lead.gets(f"/members/{nia.id}"))["number"]
    first = await comes(lead, here, nia, minutes=30)
    again = await lead.posts(f"{here}/attendance", {"number": number}, status=201)
    assert again == first
    assert (await comes(lead, here, nia, status=409, role="guest"))["code"] == "attends_already"
    await lead.posts(f"{here}/attendance/{first['id']}/withdraw")
    await comes(lead, here, nia, role="guest")
    closed = await lead.posts(f"{here}/close")
    assert outcomes(closed) == {str(nia.id): "guest"}
    assert (await lead.gets(f"{here}/attendance"))["items"][0]["came_by"] == "list"


async def test_who_is_new_today_is_taken_in_and_thanked(
    town: Town, club: Group, lead: Person
) -> None:
    here = await held(lead, club)
    told = {"new": {"name": "Gwenllian", "language": "cy"}, "minutes": 60}
    came = await lead.posts(f"{here}/attendance", told, status=201)
    assert came["came_by"] == "walk_in"
    closed = await lead.posts(f"{here}/close")
    assert outcomes(closed) == {came["member_id"]: "credited"}
    member = await lead.gets(f"/members/{came['member_id']}")
    assert member["name"] == "Gwenllian"


async def test_a_sheet_is_everything_in_one_request(
    proved: Town, club: Group, lead: Person, nia: Person, mair: Person
) -> None:
    """Nia was on the tablet with other minutes, Mair was not checked out, Gwenllian is new."""
    here = await held(lead, club)
    came = await comes(lead, here, nia, minutes=90)
    await comes(lead, here, mair)
    sheet = {
        "lines": [
            {"member_id": str(nia.id), "minutes": 60},
            {"member_id": str(mair.id), "minutes": 45},
            {"new": {"name": "Gwenllian", "language": "cy"}, "minutes": 30},
        ],
        "guests": 7,
    }
    closed = await lead.posts(f"{here}/sheet", sheet, key="paper")
    assert await lead.posts(f"{here}/sheet", sheet, key="paper") == closed
    told = outcomes(closed)
    assert (told[str(nia.id)], told[str(mair.id)]) == ("sheet_differs", "credited")
    assert Counter(told.values()) == {"sheet_differs": 1, "credited": 2, "guest": 1}
    assert closed["guests"] == 7
    assert (await nia.balance(), await mair.balance()) == (0, 45)
    await lead.posts(f"{here}/attendance/{came['id']}/minutes", {"minutes": 60})
    assert await nia.balance() == 60


async def test_a_sheet_with_something_wrong_is_told_by_line_and_does_nothing(
    town: Town, club: Group, lead: Person, nia: Person
) -> None:
    here = await held(lead, club)
    await comes(lead, here, nia, role="guest")
    lines = [
        {"member_id": str(nia.id), "minutes": 60},
        {"member_id": str(uuid4()), "minutes": 60},
    ]
    told = await lead.posts(f"{here}/sheet", {"lines": lines}, status=422)
    assert [one["pointer"] for one in told["errors"]] == ["/lines/0/role", "/lines/1/member_id"]
    many = [{"member_id": str(uuid4()), "minutes": 60}] * 1001
    await lead.posts(f"{here}/sheet", {"lines": many}, status=422)
    await lead.posts(f"{here}/attendance", {"guests": 0}, status=422)
    await lead.posts(f"{here}/attendance", {"guests": 1_000_000}, status=422)
    assert (await lead.gets(here))["state"] == "open"


async def test_closed_twice_and_while_people_check_in_everybody_is_thanked_once_or_told_no(
    proved: Town, club: Group, lead: Person
) -> None:
    here = await held(lead, club)
    crowd = [await proved.person(f"Person {n}") for n in range(8)]
    for one in crowd[:3]:
        await comes(lead, here, one, minutes=30)
    arriving = [
        posts(lead, f"{here}/attendance", {"member_id": str(one.id), "minutes": 30})
        for one in crowd[3:]
    ]
    answers = await race(
        *arriving[:3], *(posts(lead, f"{here}/close") for _ in range(3)), *arriving[3:]
    )
    closing = [one for one in answers if str(one.request.url).endswith("/close")]
    assert codes(closing) == {"done": 1, "session_closed": 2}
    thanked = next(one.json() for one in closing if one.is_success)
    let_in = statuses([one for one in answers if one not in closing])[201]
    assert thanked["credited"] == 3 + let_in
    assert [await one.balance() for one in crowd].count(30) == 3 + let_in


async def test_a_community_session_is_a_coordinators(
    proved: Town, club: Group, lead: Person, nia: Person, coordinator: Person
) -> None:
    here = await held(coordinator, None)
    await nia.logs(minutes=60, helped=None, worked_on=away(0))
    await comes(lead, here, nia, status=403)
    await comes(coordinator, here, nia, minutes=60)
    await comes(coordinator, here, coordinator, minutes=60)
    closed = await coordinator.posts(f"{here}/close")
    assert outcomes(closed) == {
        str(nia.id): "credited",
        str(coordinator.id): "own_contribution",
    }
    assert await nia.balance() == 60


async def test_time_given_without_a_measure_waits_for_a_coordinator(
    town: Town, club: Group, lead: Person, nia: Person, coordinator: Person
) -> None:
    here = await held(lead, club, activity_id=await asks_for(town))
    await comes(lead, here, nia, minutes=60)
    closed = await lead.posts(f"{here}/close")
    assert outcomes(closed) == {str(nia.id): "safeguarding_required"}
    await coordinator.posts(f"/contributions/{closed['items'][0]['contribution_id']}/verify")
    assert await nia.balance() == 60


async def test_beyond_the_monthly_limit_rows_wait_for_a_second_person(
    town: Town, club: Group, lead: Person, nia: Person, mair: Person
) -> None:
    async with town.database.transaction(town.id) as connection:
        await connection.execute(
            update(Community)
            .where(Community.id == town.id)
            .values(organisation_thanks_monthly_minutes=60)
        )
    here = await held(lead, club)
    await comes(lead, here, nia, minutes=60)
    await comes(lead, here, mair, minutes=60)
    closed = await lead.posts(f"{here}/close", status=202)
    assert sorted(outcomes(closed).values()) == ["credited", "second_person_required"]


async def test_an_under_18_is_a_guest_and_gives_time_to_a_group_with_a_policy(
    town: Town, club: Group, lead: Person, nia: Person, coordinator: Person
) -> None:
    young = {"adult": False, "guardian_name": "Mam", "guardian_contact": "02920 000000"}
    async with town.database.transaction(town.id) as connection:
        await connection.execute(
            update(Member)
            .where(Member.community_id == town.id, Member.id == nia.id)
            .values(**young)
        )
    here = await held(lead, club)
    assert (await comes(lead, here, nia, status=409, minutes=30))["code"] == "under_18_here"
    guest = await comes(lead, here, nia, role="guest")
    await lead.posts(f"{here}/attendance/{guest['id']}/withdraw")
    await coordinator.changes(f"/organisations/{club.id}", {"childrens_policy": True})
    await comes(lead, here, nia, minutes=30)
    assert outcomes(await lead.posts(f"{here}/close")) == {str(nia.id): "credited"}


async def test_where_somebody_came_it_is_not_called_off_or_moved(
    club: Group, lead: Person, nia: Person
) -> None:
    here = await held(lead, club)
    came = await comes(lead, here, nia, minutes=30)
    told = await lead.posts(f"{here}/cancel", {"reason": "weather"}, status=409)
    assert told["code"] == "session_attended"
    await lead.changes(here, {"day": away(1)}, status=409)
    await lead.posts(f"{here}/attendance/{came['id']}/withdraw")
    assert (await lead.posts(f"{here}/cancel", {"reason": "weather"}))["state"] == "cancelled"
    assert (await lead.posts(f"{here}/close", status=409))["code"] == "session_cancelled"


@pytest.mark.parametrize("how", ["change", "end"])
async def test_a_series_does_not_call_off_where_somebody_came_early(
    how: str, town: Town, club: Group, lead: Person, nia: Person
) -> None:
    told = plan(town, club, rule="FREQ=DAILY;COUNT=2", first_on=away(0), starts="23:59")
    del told["day"]
    series = await lead.posts("/session-series", told, status=201)
    listed = f"/sessions?series_id={series['id']}"
    today, *_ = (await lead.gets(listed))["items"]
    here = f"/sessions/{today['id']}"
    await comes(lead, here, nia, minutes=30)
    if how == "change":
        await lead.changes(f"/session-series/{series['id']}", {"first_on": away(1)})
    else:
        await lead.posts(f"/session-series/{series['id']}/end", {"reason": "too_few"})
    assert (await lead.gets(listed))["items"][0]["state"] == "open"
    assert outcomes(await lead.posts(f"{here}/close")) == {str(nia.id): "credited"}


async def test_minutes_that_are_said_of_who_was_checked_in_are_not_lost(
    club: Group, lead: Person, nia: Person, mair: Person
) -> None:
    here = await held(lead, club)
    for person, first in ((nia, {}), (mair, {"minutes": 60})):
        await comes(lead, here, person, **first)
        await comes(lead, here, person, minutes=90)
    told = outcomes(await lead.posts(f"{here}/close"))
    assert told == {str(nia.id): "credited", str(mair.id): "sheet_differs"}
    assert (await nia.balance(), await mair.balance()) == (90, 0)


async def test_trying_it_out_closes_nothing(club: Group, lead: Person, nia: Person) -> None:
    here = await held(lead, club)
    await comes(lead, here, nia, minutes=30)
    tried = await lead.posts(f"{here}/close?dry_run=true")
    assert outcomes(tried) == {str(nia.id): "credited"}
    assert ((await lead.gets(here))["state"], await nia.balance()) == ("open", 0)


async def test_a_correction_afterwards_is_as_everywhere(
    proved: Town, club: Group, lead: Person, nia: Person
) -> None:
    here = await held(lead, club)
    await comes(lead, here, nia, minutes=30)
    closed = await lead.posts(f"{here}/close")
    there = f"/contributions/{closed['items'][0]['contribution_id']}/correction"
    put = await lead.posts(there, {"minutes": 60, "reason": "wrong_minutes"}, status=201)
    assert put["contribution"]["session_id"] == closed["session"]["id"]
    assert await nia.balance() == 60

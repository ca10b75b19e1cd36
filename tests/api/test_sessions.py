"""Sessions: planned, repeating, changed, called off, and signed up for."""

import asyncio
from collections import Counter
from datetime import datetime, timedelta
from typing import Any
from uuid import uuid4
from zoneinfo import ZoneInfo

import httpx
import pytest
from icalendar import Calendar
from sqlalchemy import text, update
from tests.api.books import rules
from tests.api.exchanging import tells
from tests.api.measures import asks_for, has
from tests.api.sessions import away, coming, plan, planned, signs_up
from tests.api.test_races import race, statuses
from tests.api.town import Group, Person, Town

from timebank.activities.tables import Activity
from timebank.people.tables import Member
from timebank.sessions.series_service import prolong

pytestmark = pytest.mark.anyio

CROWD = 200
LONDON = ZoneInfo("Europe/London")


async def sessions_of(person: Person, series: Any) -> list[Any]:
    found: list[Any] = (await person.gets(f"/sessions?series_id={series['id']}&limit=200"))["items"]
    return found


async def test_a_lead_plans_a_session_and_everybody_sees_it(
    town: Town, club: Group, lead: Person, nia: Person
) -> None:
    session = await planned(lead, club, places=10, name_cy="Cinio")
    assert (await nia.gets("/sessions"))["items"] == [
        {**session, "coming": None, "waiting": None, "actions": ["sign-ups"]}
    ]
    assert session["actions"] == ["sign-ups", "cancel"]
    assert (session["starts"], session["minutes"], session["places_left"]) == ("10:00", 120, 10)


async def test_the_same_sent_again_is_one_session_and_other_content_is_refused(
    club: Group, lead: Person
) -> None:
    told = plan(lead.town, club, id=str(uuid4()))
    first = await lead.posts("/sessions", told, status=201)
    assert await lead.posts("/sessions", told, status=201) == first
    await lead.posts("/sessions", {**told, "minutes": 30}, status=409)


@pytest.mark.parametrize(
    ("wrong", "code"),
    [
        ({"activity_id": str(uuid4())}, "no_such_activity"),
        ({"area": "nowhere"}, "no_such_area"),
        ({"name_en": None}, "session_name"),
        ({"day": "2999-01-01"}, "session_day_far"),
        ({"starts": "25:00"}, "time_of_day"),
        ({"starts": "9:00"}, "time_of_day"),
        ({"organisation_id": str(uuid4())}, "not_your_organisation"),
    ],
)
async def test_a_plan_with_something_wrong_is_refused_with_its_place(
    club: Group, lead: Person, wrong: dict[str, Any], code: str
) -> None:
    told = await lead.posts("/sessions", plan(lead.town, club, **wrong), status=422)
    assert [fault["detail"] for fault in told["errors"]] != []
    (name,) = wrong
    assert told["errors"][0]["pointer"] == f"/{name}", code


async def test_what_is_not_done_here_is_not_planned(club: Group, lead: Person) -> None:
    town = lead.town
    async with town.database.transaction(town.id) as connection:
        await connection.execute(
            update(Activity)
            .where(Activity.community_id == town.id, Activity.id == town.gardening)
            .values(risk_class="not_here", asks_for=["not_here"])
        )
    await lead.posts("/sessions", plan(town, club), status=422)


async def test_a_series_makes_its_sessions_for_a_year_and_the_job_makes_more(
    town: Town, club: Group, lead: Person
) -> None:
    told = plan(town, club, rule="FREQ=WEEKLY", first_on=away(1), starts="10:00")
    del told["day"]
    series = await lead.posts("/session-series", told, status=201)
    made = await sessions_of(lead, series)
    assert len(made) in (52, 53)
    assert {one["starts"] for one in made} == {"10:00"}
    earlier = text(
        "UPDATE timebank.session_series SET made_until = made_until - 30 WHERE community_id = :town"
    )
    async with town.database.transaction(town.id) as connection:
        await connection.execute(earlier, {"town": town.id})
        assert await prolong(connection, town.id) == 1
        assert await prolong(connection, town.id) == 0
    assert await sessions_of(lead, series) == made


async def test_sessions_keep_their_local_time_on_both_nights_of_the_clock_change(
    town: Town, club: Group, lead: Person
) -> None:
    told = plan(town, club, rule="FREQ=DAILY", first_on=away(0), starts="10:00")
    del told["day"]
    series = await lead.posts("/session-series", told, status=201)
    made = [*await sessions_of(lead, series)]
    more = await lead.asks("GET", f"/sessions?series_id={series['id']}&limit=200")
    after = more.json()["next"]
    rest = await lead.gets(f"/sessions?series_id={series['id']}&limit=200&after={after}")
    hours = Counter(
        datetime.fromisoformat(one["starts_at"]).hour for one in (*made, *rest["items"])
    )
    assert set(hours) == {9, 10}
    assert {one["starts"] for one in (*made, *rest["items"])} == {"10:00"}


async def test_a_rule_that_gives_too_much_is_refused(town: Town, club: Group, lead: Person) -> None:
    for rule, first in (
        ("FREQ=HOURLY", 1),
        ("FREQ=DAILY;COUNT=1000000", 1),
        ("FREQ=MONTHLY;BYMONTHDAY=32", 1),
        ("FREQ=DAILY;COUNT=3", -4),
    ):
        told = plan(town, club, rule=rule, first_on=away(first), starts="10:00")
        del told["day"]
        answer = await lead.posts("/session-series", told, status=422)
        assert [fault["pointer"] for fault in answer["errors"]] == ["/rule"]
    assert (await lead.gets("/sessions"))["items"] == []


async def test_a_change_of_a_series_leaves_alone_what_somebody_said_otherwise(
    town: Town, club: Group, lead: Person
) -> None:
    told = plan(town, club, rule="FREQ=DAILY;COUNT=4", first_on=away(1), starts="10:00")
    del told["day"]
    series = await lead.posts("/session-series", told, status=201)
    first, second, *_ = await sessions_of(lead, series)
    await lead.changes(f"/sessions/{first['id']}", {"starts": "14:00", "place": "The park"})
    await lead.posts(f"/sessions/{second['id']}/cancel", {"reason": "weather"})
    await lead.changes(
        f"/session-series/{series['id']}", {"place": "Hall", "rule": "FREQ=DAILY;COUNT=3"}
    )
    stand = [(one["place"], one["starts"], one["state"]) for one in await sessions_of(lead, series)]
    assert stand == [
        ("The park", "14:00", "open"),
        (None, "10:00", "cancelled"),
        ("Hall", "10:00", "open"),
        (None, "10:00", "cancelled"),
    ]
    past = {"rule": "FREQ=DAILY;COUNT=2", "first_on": away(-5)}
    await lead.changes(f"/session-series/{series['id']}", past, status=422)
    await lead.changes(f"/session-series/{series['id']}", {"rule": "FREQ=DAILY;COUNT=4"})
    assert (await sessions_of(lead, series))[3]["state"] == "open"
    await lead.posts(f"/session-series/{series['id']}/end", {"reason": "too_few"})
    assert {one["state"] for one in await sessions_of(lead, series)} == {"cancelled"}


async def test_ten_places_are_ten_places_and_the_first_who_waits_moves_up(
    town: Town, club: Group, lead: Person, nia: Person, mair: Person
) -> None:
    session = await planned(lead, club, places=1)
    first, second = await signs_up(nia, session), await signs_up(mair, session)
    assert (first["state"], second["state"]) == ("in", "waiting")
    seen = await mair.gets(f"/sessions/{session['id']}")
    assert (seen["places_left"], seen["signed_up"]["state"]) == (0, "waiting")
    here = f"/sessions/{session['id']}/sign-ups"
    await mair.posts(f"{here}/{first['id']}/cancel", status=404)
    assert (await nia.posts(f"{here}/{first['id']}/cancel"))["state"] == "cancelled"
    assert await coming(lead, session) == [str(mair.id)]
    assert (await mair.gets(here))["items"][0]["in_at"] is not None
    again = await signs_up(nia, session)
    assert again["state"] == "waiting"
    await lead.changes(f"/sessions/{session['id']}", {"places": 2})
    assert await coming(lead, session) == [str(mair.id), str(nia.id)]


async def test_ones_own_are_found_by_themselves_with_how_many_wait_before(
    *, club: Group, lead: Person, nia: Person, mair: Person
) -> None:
    session, other = await planned(lead, club, places=1), await planned(lead, club)
    for one in (lead, nia, mair):
        await signs_up(one, session)
    (own,) = (await mair.gets("/sessions?mine=true&state=open"))["items"]
    assert (own["id"], own["signed_up"]["before"]) == (session["id"], 1)
    assert [one["id"] for one in (await mair.gets("/sessions?mine=false"))["items"]] == [
        other["id"]
    ]
    place = await signs_up(lead, session)
    await lead.posts(f"/sessions/{session['id']}/sign-ups/{place['id']}/cancel")
    assert (await mair.gets(f"/sessions/{session['id']}"))["signed_up"]["before"] == 0
    now_in = (await nia.gets(f"/sessions/{session['id']}"))["signed_up"]
    assert (now_in["state"], now_in["before"]) == ("in", None)
    await mair.posts(f"/sessions/{session['id']}/sign-ups/{own['signed_up']['id']}/cancel")
    assert (await mair.gets("/sessions?mine=true"))["items"] == []


async def keeps_asking(person: Person, path: str) -> httpx.Response:
    """As a client does: told that too many are asking (503), it asks again with the same key."""
    key = str(uuid4())
    answer = await person.asks("POST", path, {}, key=key)
    while answer.status_code == 503:
        await asyncio.sleep(0.5)
        answer = await person.asks("POST", path, {}, key=key)
    return answer


async def test_two_hundred_at_once_on_the_last_ten_places(
    town: Town, club: Group, lead: Person
) -> None:
    crowd = [await town.person(f"Person {n}") for n in range(CROWD)]
    session = await planned(lead, club, places=10)
    here = f"/sessions/{session['id']}/sign-ups"
    answers = await race(*(keeps_asking(one, here) for one in crowd))
    assert statuses(answers) == {201: CROWD}
    got = {one.json()["id"]: one.json()["state"] for one in answers}
    assert Counter(got.values()) == {"in": 10, "waiting": 190}
    page = await lead.gets(f"{here}?limit=200")
    stand = [one["state"] for one in page["items"]]
    assert stand == ["in"] * 10 + ["waiting"] * 190
    leavers = [one for one in page["items"] if one["state"] == "in"][:3]
    by_id = {str(one.id): one for one in crowd}
    await race(
        *(by_id[one["member_id"]].asks("POST", f"{here}/{one['id']}/cancel", {}) for one in leavers)
    )
    after = [one["state"] for one in (await lead.gets(f"{here}?limit=200"))["items"]]
    assert after == ["cancelled"] * 3 + ["in"] * 10 + ["waiting"] * 187


async def test_whoever_is_kept_apart_waits_as_if_it_were_full(
    *, club: Group, lead: Person, nia: Person, mair: Person, coordinator: Person
) -> None:
    await coordinator.posts(f"/members/{nia.id}/apart", {"other_id": str(mair.id)})
    session = await planned(lead, club, places=10)
    first, second = await signs_up(nia, session), await signs_up(mair, session)
    assert (first["state"], second["state"]) == ("in", "waiting")
    assert (await mair.gets(f"/sessions/{session['id']}"))["places_left"] == 0
    without_bound = await planned(lead, club)
    here = f"/sessions/{without_bound['id']}"
    assert (await mair.gets(here))["places_left"] is None
    await signs_up(nia, without_bound)
    for waits in (False, True):
        seen = await mair.gets(here)
        assert (seen["places"], seen["places_left"]) == (1, 0)
        assert waits or (await signs_up(mair, without_bound))["state"] == "waiting"
    assert (await nia.gets(here))["places_left"] is None
    await lead.changes(f"/sessions/{session['id']}", {"places": 12})
    assert await coming(lead, session) == [str(nia.id)]
    await nia.posts(f"/sessions/{session['id']}/sign-ups/{first['id']}/cancel")
    assert await coming(lead, session) == [str(mair.id)]


async def test_a_giver_has_the_measures_and_a_guest_needs_none(
    town: Town, club: Group, lead: Person, nia: Person, coordinator: Person
) -> None:
    session = await planned(lead, club, activity_id=await asks_for(town))
    here = f"/sessions/{session['id']}/sign-ups"
    refused = await nia.posts(here, {"role": "giver"}, status=409)
    assert (refused["code"], refused["measure"]) == ("safeguarding_required", "references")
    await has(coordinator, nia)
    assert (await nia.posts(here, {"role": "giver"}, status=201))["state"] == "in"
    assert (await nia.posts(here, status=409))["code"] == "signed_up_already"


async def test_who_is_paused_is_not_booked_and_an_under_18_comes_as_a_guest(
    *, town: Town, club: Group, lead: Person, nia: Person, mair: Person, coordinator: Person
) -> None:
    session = await planned(lead, club)
    here = f"/sessions/{session['id']}/sign-ups"
    await coordinator.posts(f"/members/{nia.id}/pause")
    told = await coordinator.posts(here, {"member_id": str(nia.id)}, status=409)
    assert told["code"] == "member_paused"
    await lead.posts(here, {"member_id": str(nia.id)}, status=422)
    async with town.database.transaction(town.id) as connection:
        young = {"adult": False, "guardian_name": "Mam", "guardian_contact": "02920 000000"}
        await connection.execute(
            update(Member)
            .where(Member.community_id == town.id, Member.id == mair.id)
            .values(**young)
        )
    told = await lead.posts(here, {"member_id": str(mair.id), "role": "giver"}, status=409)
    assert told["code"] == "under_18_here"
    assert (await lead.posts(here, {"member_id": str(mair.id)}, status=201))["role"] == "guest"


async def test_a_helper_signs_up_whom_they_help_and_it_is_shown(
    town: Town, club: Group, lead: Person, nia: Person, mair: Person
) -> None:
    session = await planned(lead, club)
    here = f"/sessions/{session['id']}/sign-ups"
    await mair.posts(here, {"member_id": str(nia.id)}, status=403)
    await nia.posts(f"/members/{nia.id}/helpers", {"helper_id": str(mair.id)}, status=201)
    told = await mair.posts(here, {"member_id": str(nia.id)}, status=201)
    assert (told["member_id"], told["made_by_id"]) == (str(nia.id), str(mair.id))
    gwen = await town.person("Gwen")
    again = {"id": told["id"], "member_id": str(nia.id)}
    await gwen.posts(here, again, status=403)


async def test_nobody_signs_up_for_what_is_over_called_off_or_a_leads_list(
    town: Town, club: Group, lead: Person, nia: Person
) -> None:
    over = await planned(lead, club, day=away(-2))
    off = await planned(lead, club)
    await lead.posts(f"/sessions/{off['id']}/cancel", {"reason": "other"})
    listed = await planned(lead, club, sign_up="by_lead")
    codes = [
        (await nia.posts(f"/sessions/{one['id']}/sign-ups", status=409))["code"]
        for one in (over, off, listed)
    ]
    assert codes == ["session_over", "session_cancelled", "sign_up_not_open"]
    told = {"member_id": str(nia.id)}
    await lead.posts(f"/sessions/{listed['id']}/sign-ups", told, status=201)


async def test_whoever_leaves_gives_their_place_to_the_first_who_waits(
    club: Group, lead: Person, nia: Person, mair: Person
) -> None:
    session = await planned(lead, club, places=1)
    for one in (nia, mair):
        await signs_up(one, session)
    await nia.posts(f"/members/{nia.id}/leave")
    assert await coming(lead, session) == [str(mair.id)]


async def test_a_private_groups_sessions_are_for_its_people(
    town: Town, club: Group, lead: Person, nia: Person, mair: Person
) -> None:
    await lead.changes(f"/organisations/{club.id}", {"private": True})
    session = await planned(lead, club)
    await nia.gets(f"/sessions/{session['id']}", status=404)
    assert (await nia.gets("/sessions"))["items"] == []
    await nia.posts(f"/sessions/{session['id']}/sign-ups", status=404)
    told = {"member_id": str(nia.id)}
    await lead.posts(f"/sessions/{session['id']}/sign-ups", told, status=201)
    await nia.gets(f"/sessions/{session['id']}")
    assert (await mair.gets("/sessions"))["items"] == []
    await lead.posts("/sessions", plan(town, club, on_noticeboard=True), status=422)


async def test_an_auditor_finds_what_hours_were_given_at_without_a_private_groups_name(
    town: Town, club: Group, lead: Person
) -> None:
    await lead.changes(f"/organisations/{club.id}", {"private": True})
    told = {"place": "Chapel", "name_en": "Recovery café"}
    session = await planned(lead, club, **told)
    repeats = plan(town, club, rule="FREQ=WEEKLY;COUNT=1", first_on=away(1), **told)
    del repeats["day"]
    series = await lead.posts("/session-series", repeats, status=201)
    auditor = await town.auditor()
    hidden = ("a community group", "grŵp cymunedol", None)
    for found in (
        *(await auditor.gets("/sessions"))["items"],
        await auditor.gets(f"/sessions/{session['id']}"),
        *(await auditor.gets("/session-series"))["items"],
        await auditor.gets(f"/session-series/{series['id']}"),
    ):
        assert (found["name_en"], found["name_cy"], found["place"]) == hidden
        assert found["organisation_id"] == str(club.id)


async def test_the_calendar_shows_the_noticeboard_to_anybody_and_no_names(
    town: Town, club: Group, lead: Person, nia: Person, http: httpx.AsyncClient
) -> None:
    assert (await http.get(f"{town.base}/sessions.ics")).status_code == 404
    await rules(town, noticeboard=True)
    shown = await planned(lead, club, on_noticeboard=True, name_cy="Cinio, te; a chân")
    off = await planned(lead, club, on_noticeboard=True, day=away(3))
    await planned(lead, club, name_en="Hidden")
    await signs_up(nia, shown)
    await lead.posts(f"/sessions/{off['id']}/cancel", {"reason": "weather"})
    answer = await http.get(f"{town.base}/sessions.ics?language=cy")
    assert answer.headers["content-type"] == "text/calendar; charset=utf-8"
    assert "Nia" not in answer.text
    events = Calendar.from_ical(answer.content).events
    assert [(str(one["SUMMARY"]), str(one["STATUS"])) for one in events] == [
        ("Cinio, te; a chân", "CONFIRMED"),
        ("Wedi\N{RIGHT SINGLE QUOTATION MARK}i chanslo: Lunch", "CANCELLED"),
    ]
    assert events[0].start == datetime.fromisoformat(shown["starts_at"])
    assert events[0].end - events[0].start == timedelta(hours=2)
    assert events[1]["SUMMARY"].params["LANGUAGE"] == "en"
    assert (await http.get("/v1/communities/nowhere/sessions.ics")).status_code == 404
    assert (await http.get(f"{town.base}/sessions.ics?who=nia")).status_code == 422


async def test_whoever_runs_it_reads_who_comes_and_who_came_by_name(
    nia: Person, mair: Person, club: Group, lead: Person, coordinator: Person
) -> None:
    await tells(mair, private=True)
    session = await planned(lead, club, day=away(0), starts="23:59")
    here = f"/sessions/{session['id']}"
    for one in (nia, mair):
        await signs_up(one, session)
        came = {"member_id": str(one.id), "minutes": 30}
        await lead.posts(f"{here}/attendance", came, status=201)
    await lead.posts(f"{here}/attendance", {"guests": 2}, status=201)
    number = (await mair.gets("/v1/me"))["member"]["number"]
    for reader, hers in ((lead, None), (coordinator, "Mair")):
        for listed in ("sign-ups", "attendance"):
            page = (await reader.gets(f"{here}/{listed}"))["items"]
            names = {one["number"]: one["name"] for one in page}
            assert (names[number], "Nia" in names.values()) == (hers, True)
    (own,) = (await mair.gets(f"{here}/sign-ups"))["items"]
    assert (own["number"], own["name"]) == (number, "Mair")
    assert (await lead.gets(f"{here}/attendance"))["items"][-1]["name"] is None


async def test_one_subscribes_to_one_group_activity_or_area_alone(
    town: Town, club: Group, lead: Person, coordinator: Person, http: httpx.AsyncClient
) -> None:
    areas = [{"code": "ely", "name_en": "Ely", "name_cy": "Trelái"}]
    await rules(town, noticeboard=True, areas=areas)
    await planned(lead, club, on_noticeboard=True, name_en="Lunch")
    sings = {"activity_id": str(town.choir), "area": "ely", "name_en": "Songs"}
    await planned(coordinator, None, on_noticeboard=True, **sings)
    for query, name, found in (
        ("", "Ely", ["Lunch", "Songs"]),
        (f"&organisation_id={club.id}", "Ely, Lunch Club", ["Lunch"]),
        ("&activity=choir", "Ely, Choir", ["Songs"]),
        ("&area=ely", "Ely, Ely", ["Songs"]),
        (f"&area=ely&organisation_id={club.id}", "Ely, Ely", []),
    ):
        answer = await http.get(f"{town.base}/sessions.ics?language=en{query}")
        calendar = Calendar.from_ical(answer.content)
        assert str(calendar["NAME"]) == name
        assert [str(one["SUMMARY"]) for one in calendar.events] == found
    assert (await http.get(f"{town.base}/sessions.ics?organisation_id=x")).status_code == 422


async def test_what_somebody_needs_to_take_part_is_read_by_whoever_runs_it_until_it_is_over(
    nia: Person, mair: Person, club: Group, lead: Person, coordinator: Person
) -> None:
    session = await planned(lead, club)
    here = f"/sessions/{session['id']}"
    await nia.changes(f"/members/{nia.id}", {"access_needs": "No stairs, please."})
    mine, hers = await signs_up(nia, session), await signs_up(mair, session)
    for reader in (lead, coordinator):
        said = [one["access_needs"] for one in (await reader.gets(f"{here}/sign-ups"))["items"]]
        assert said == ["No stairs, please.", None]
    assert [one["id"] for one in (await mair.gets(f"{here}/sign-ups"))["items"]] == [hers["id"]]
    await nia.posts(f"{here}/sign-ups/{mine['id']}/cancel")
    said = [one["access_needs"] for one in (await lead.gets(f"{here}/sign-ups"))["items"]]
    assert said == [None, None]

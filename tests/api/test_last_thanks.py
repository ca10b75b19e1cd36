"""Thanks, the same as last time: read in one call, and sent in one."""

from typing import Any

import pytest
from tests.api.books import rules
from tests.api.town import Group, Person, Town

pytestmark = pytest.mark.anyio


async def thanks(lead: Person, club: Group, *lines: tuple[Person, int], **more: Any) -> Any:
    sent = {
        "organisation_id": str(club.id),
        "activity_id": str(lead.town.gardening),
        "lines": [{"member_id": str(who.id), "minutes": n} for who, n in lines],
        **more,
    }
    return await lead.posts("/thanks", sent, status=201)


async def last(lead: Person, club: Group, by: str = "day", **more: Any) -> Any:
    return await lead.gets(f"/thanks/last?organisation_id={club.id}&by={by}", **more)


def named(people: list[Any]) -> list[tuple[str, int]]:
    return [(one["name"], one["minutes"]) for one in people]


async def test_the_same_as_last_time_is_one_call_to_read_and_one_to_send(
    nia: Person, mair: Person, lead: Person, club: Group, town: Town
) -> None:
    await thanks(lead, club, (nia, 30), (mair, 30), worked_on=await town.days_ago(9))
    await thanks(lead, club, (nia, 90), (mair, 60), worked_on=await town.days_ago(8))
    found = await last(lead, club)
    assert found["worked_on"] == await town.days_ago(8)
    assert named(found["lines"]) == [("Mair", 60), ("Nia", 90)]
    again = {
        "organisation_id": found["organisation_id"],
        "activity_id": found["activity_id"],
        "worked_on": await town.days_ago(1),
        "lines": [{"member_id": x["member_id"], "minutes": x["minutes"]} for x in found["lines"]],
    }
    assert (await lead.posts("/thanks", again, status=201))["credited"] == 2
    assert await nia.balance() == 30 + 90 + 90


async def test_who_was_thanked_twice_on_that_day_stands_once_with_all_of_it(
    nia: Person, lead: Person, club: Group, town: Town
) -> None:
    day = await town.days_ago(3)
    await thanks(lead, club, (nia, 30), worked_on=day)
    (second,) = (await thanks(lead, club, (nia, 60), worked_on=day))["items"]
    await lead.posts(f"/contributions/{second['contribution_id']}/separate")
    await lead.verifies({"id": second["contribution_id"]})
    assert named((await last(lead, club))["lines"]) == [("Nia", 90)]


async def test_whoever_is_usually_thanked_stands_beside_and_whoever_left_does_not(
    lead: Person, coordinator: Person, club: Group, town: Town
) -> None:
    nia, mair, gwyn = [await town.person(name) for name in ("Nia", "Mair", "Gwyn")]
    for day in (20, 10):
        await thanks(lead, club, (nia, 30), (gwyn, 45), worked_on=await town.days_ago(day))
    await thanks(lead, club, (mair, 60), (gwyn, 60), worked_on=await town.days_ago(2))
    await coordinator.posts(f"/members/{gwyn.id}/leave", {})
    found = await last(lead, club)
    assert named(found["lines"]) == [("Mair", 60)]
    assert named(found["usual"]) == [("Nia", 30)]


async def test_what_a_giver_said_first_and_what_was_corrected_is_part_of_last_time(
    lead: Person, coordinator: Person, club: Group, town: Town
) -> None:
    day = await town.days_ago(3)
    nia, mair = await town.person("Nia"), await town.person("Mair")
    await nia.logs(minutes=40, helped=club, worked_on=day)
    done = await thanks(lead, club, (nia, 40), (mair, 40), worked_on=day)
    wrong = done["items"][1]["contribution_id"]
    correction = {"minutes": 50, "reason": "wrong_minutes"}
    await coordinator.posts(f"/contributions/{wrong}/correction", correction, status=201)
    assert named((await last(lead, club))["lines"]) == [("Mair", 50), ("Nia", 40)]


async def test_a_month_is_another_last_time_than_a_day(
    nia: Person, lead: Person, club: Group
) -> None:
    nothing = await last(lead, club)
    assert (nothing["activity_id"], nothing["lines"], nothing["usual"]) == (None, [], [])
    period = {"worked_from": "2025-06-01", "worked_to": "2025-06-30"}
    await thanks(lead, club, (nia, 600), **period)
    await thanks(lead, club, (nia, 20), worked_on="2025-07-01")
    found = await last(lead, club, by="month")
    assert (found["worked_from"], found["worked_on"]) == ("2025-06-01", "2025-06-30")
    assert named(found["lines"]) == [("Nia", 600)]
    assert named((await last(lead, club))["lines"]) == [("Nia", 20)]


async def test_what_is_left_of_the_month_is_told_before_sending(
    nia: Person, lead: Person, coordinator: Person, club: Group, town: Town
) -> None:
    assert (await last(lead, club))["left"] == {
        "organisation_minutes": None,
        "person_minutes": None,
    }
    await rules(town, organisation_thanks_monthly_minutes=100, person_thanks_monthly_minutes=70)
    await thanks(lead, club, (nia, 60), worked_on=await town.days_ago(1))
    left = (await last(lead, club))["left"]
    assert left == {"organisation_minutes": 40, "person_minutes": 10}
    left = (await last(coordinator, club))["left"]
    assert left == {"organisation_minutes": 40, "person_minutes": 70}


async def test_each_group_is_for_its_own_leads(club: Group, town: Town) -> None:
    other = await town.lead("Owain", await town.group("Choir"))
    await last(other, club, status=404)
    await last(await town.coordinator(), Group(town.gardening, "None"), status=404)

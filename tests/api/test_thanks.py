"""A lead thanks many people at once."""

from typing import Any
from uuid import uuid4

import pytest
from tests.api.town import Group, Person, Town

pytestmark = pytest.mark.anyio


def thanks(town: Town, club: Group, *lines: tuple[Person, int], **more: Any) -> dict[str, Any]:
    return {
        "organisation_id": str(club.id),
        "activity_id": str(town.gardening),
        "lines": [{"member_id": str(who.id), "minutes": minutes} for who, minutes in lines],
        **(more or {"worked_on": "2025-06-07"}),
    }


async def test_everybody_is_credited_in_one_step(
    town: Town, club: Group, nia: Person, mair: Person, lead: Person
) -> None:
    done = await lead.posts("/thanks", thanks(town, club, (nia, 90), (mair, 30)), status=201)
    assert (done["credited"], done["credited_minutes"]) == (2, 120)
    assert (await nia.balance(), await mair.balance()) == (90, 30)


async def test_the_leads_own_line_waits_for_somebody_else(
    town: Town, club: Group, nia: Person, lead: Person, coordinator: Person
) -> None:
    done = await lead.posts("/thanks", thanks(town, club, (lead, 60), (nia, 60)), status=201)
    assert [row["outcome"] for row in done["items"]] == ["waiting", "credited"]
    assert done["items"][0]["problem"]["code"] == "own_contribution"
    await coordinator.verifies({"id": done["items"][0]["contribution_id"]})
    assert await lead.balance() == 60


async def test_thanks_for_a_month_are_of_one_month(
    town: Town, club: Group, nia: Person, lead: Person
) -> None:
    month = {"worked_from": "2025-06-01", "worked_to": "2025-06-30"}
    await lead.posts("/thanks", thanks(town, club, (nia, 2400), **month), status=201)
    assert await nia.balance() == 2400
    over = {"worked_from": "2025-06-20", "worked_to": "2025-07-02"}
    await lead.posts("/thanks", thanks(town, club, (nia, 60), **over), status=422)


async def test_a_day_inside_a_month_already_thanked_for_waits(
    town: Town, club: Group, nia: Person, lead: Person
) -> None:
    month = {"worked_from": "2025-06-01", "worked_to": "2025-06-30"}
    await lead.posts("/thanks", thanks(town, club, (nia, 600), **month), status=201)
    done = await lead.posts("/thanks", thanks(town, club, (nia, 60)), status=201)
    assert done["items"][0]["problem"]["code"] == "looks_like_same_time"
    assert await nia.balance() == 600


async def test_what_a_member_stated_is_confirmed_by_the_thanks(
    town: Town, club: Group, nia: Person, lead: Person
) -> None:
    entry = await nia.logs(minutes=60, helped=club)
    done = await lead.posts("/thanks", thanks(town, club, (nia, 60)), status=201)
    assert done["items"][0]["contribution_id"] == entry["id"]
    assert await nia.balance() == 60


async def test_the_leads_minutes_count_and_the_members_stay_beside_them(
    town: Town, club: Group, nia: Person, lead: Person
) -> None:
    entry = await nia.logs(minutes=90, helped=club)
    await lead.posts("/thanks", thanks(town, club, (nia, 60)), status=201)
    assert await nia.balance() == 60
    shown = await lead.gets(f"/contributions/{entry['id']}")
    assert [c["minutes"] for c in shown["claims"]] == [90, 60]
    assert shown["open_question"] is True
    stays = await lead.posts(f"/contributions/{entry['id']}/stays", {"note": "We left at eleven."})
    assert stays["open_question"] is False


async def test_a_member_who_states_the_same_afterwards_changes_nothing(
    town: Town, club: Group, nia: Person, lead: Person
) -> None:
    await lead.posts("/thanks", thanks(town, club, (nia, 60)), status=201)
    entry = await nia.logs(minutes=60, helped=club)
    assert entry["state"] == "verified"
    assert entry["open_question"] is False
    differs = await nia.posts(f"/contributions/{entry['id']}/claim", {"minutes": 75})
    assert differs["open_question"] is True
    assert await nia.balance() == 60


async def test_the_same_thanks_from_phone_and_paper_credit_once(
    town: Town, club: Group, nia: Person, lead: Person
) -> None:
    sent = thanks(town, club, (nia, 60))
    sent["lines"][0]["id"] = str(uuid4())
    first = await lead.posts("/thanks", sent, status=201)
    again = await lead.posts("/thanks", sent, status=201)
    assert first["items"][0]["outcome"] == "credited"
    assert again["items"][0]["outcome"] == "credited_before"
    paper = await lead.posts("/thanks", thanks(town, club, (nia, 60)), status=201)
    assert paper["items"][0]["problem"]["code"] == "looks_like_same_time"
    assert await nia.balance() == 60


async def test_beyond_the_monthly_limit_a_second_person_is_needed(
    town: Town, club: Group, nia: Person, mair: Person, lead: Person
) -> None:
    limited = await Town.make(town.database, town.http, organisation_thanks_monthly_minutes=100)
    choir = await limited.group("Riverside Choir")
    sian, ifan = await limited.person("Siân"), await limited.person("Ifan")
    llinos = await limited.lead("Llinos", choir)
    done = await llinos.posts("/thanks", thanks(limited, choir, (sian, 80), (ifan, 40)), status=202)
    assert done["items"][0]["outcome"] == "credited"
    assert done["items"][1]["problem"]["code"] == "second_person_required"
    assert (await sian.balance(), await ifan.balance()) == (80, 0)


async def test_nobody_thanks_for_a_group_that_is_not_theirs(
    town: Town, club: Group, nia: Person, lead: Person
) -> None:
    choir = await town.group("Riverside Choir")
    await lead.posts("/thanks", thanks(town, choir, (nia, 60)), status=404)
    await nia.posts("/thanks", thanks(town, club, (nia, 60)), status=403)
    assert await nia.balance() == 0


async def test_a_person_named_twice_is_asked_about_and_nobody_is_credited(
    town: Town, club: Group, nia: Person, mair: Person, lead: Person
) -> None:
    sent = thanks(town, club, (nia, 60), (mair, 60), (nia, 30))
    refused = await lead.posts("/thanks", sent, status=422)
    assert [e["pointer"] for e in refused["errors"]] == ["/lines/0/member_id", "/lines/2/member_id"]
    assert await mair.balance() == 0


async def test_a_hundred_people_are_one_request(town: Town, club: Group, lead: Person) -> None:
    people = [await town.person(f"Volunteer {i}") for i in range(100)]
    done = await lead.posts("/thanks", thanks(town, club, *((p, 60) for p in people)), status=201)
    assert done["credited"] == 100
    assert await people[99].balance() == 60


async def test_thanks_that_were_undone_are_not_told_as_credited_when_they_are_sent_again(
    town: Town, club: Group, nia: Person, lead: Person, coordinator: Person
) -> None:
    sent = thanks(town, club, (nia, 90))
    sent["lines"][0]["id"] = str(uuid4())
    done = await lead.posts("/thanks", sent, status=201)
    transfer = done["items"][0]["transfer"]["id"]
    undone = {"reason": "mistake"}
    await coordinator.posts(f"/transfers/{transfer}/reversal", undone, status=201)
    again = (await lead.posts("/thanks", sent, status=201))["items"][0]
    assert (again["outcome"], again["problem"]["code"]) == ("waiting", "already_decided")
    assert await nia.balance() == 0
    sent["lines"][0]["id"] = str(uuid4())
    anew = (await lead.posts("/thanks", sent, status=201))["items"][0]
    assert (anew["outcome"], await nia.balance()) == ("credited", 90)

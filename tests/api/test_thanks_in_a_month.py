"""How much a group and one person may thank for in a month, on that person's word alone."""

import asyncio
from typing import Any
from uuid import uuid4

import pytest
from tests.api.apps import App, registered
from tests.api.books import proven, rules
from tests.api.town import Group, Person, Town

pytestmark = pytest.mark.anyio

CREDITED, WAITS = 201, 202


@pytest.fixture
async def till(coordinator: Person, club: Group) -> Person:
    """The club's till, whose secret was shown to the coordinator."""
    return await speaking(await registered(coordinator, ["thanks:write"], bound=club))


async def speaking(app: App) -> Person:
    return await app.person("thanks:write")


async def thanks(
    sender: Person, group: Group, giver: Person, minutes: int, *, day: int, status: int = CREDITED
) -> str:
    """Thank one person for one day's hours; the id of the hours."""
    sent = of_one_day(sender.town, group, giver, minutes, day=day)
    await sender.posts("/thanks", sent, status=status)
    return str(sent["lines"][0]["id"])


def of_one_day(town: Town, group: Group, giver: Person, minutes: int, *, day: int) -> Any:
    """What is sent to thank one person."""
    return {
        "organisation_id": str(group.id),
        "activity_id": str(town.gardening),
        "worked_on": f"2025-06-{day:02}",
        "lines": [{"id": str(uuid4()), "member_id": str(giver.id), "minutes": minutes}],
    }


async def left(lead: Person, group: Group) -> dict[str, int | None]:
    found: dict[str, int | None] = (await lead.gets(f"/thanks/last?organisation_id={group.id}"))[
        "left"
    ]
    return found


async def test_a_person_and_every_app_they_made_share_one_limit(
    *, town: Town, nia: Person, club: Group, coordinator: Person, till: Person
) -> None:
    await rules(town, person_thanks_monthly_minutes=100)
    choir = await town.group("Choir")
    other = await speaking(await registered(coordinator, ["thanks:write"], bound=choir))
    await thanks(till, club, nia, 40, day=1)
    await thanks(other, choir, nia, 40, day=2)
    assert (await left(coordinator, club))["person_minutes"] == 20
    await thanks(coordinator, club, nia, 30, day=3, status=WAITS)
    await thanks(coordinator, club, nia, 20, day=4)
    await thanks(till, club, nia, 1, day=5, status=WAITS)
    await thanks(other, choir, nia, 1, day=6, status=WAITS)
    assert await nia.balance() == 100
    assert await proven(town)


async def test_an_app_with_two_makers_keeps_the_limit_of_each(
    *, town: Town, nia: Person, club: Group, coordinator: Person
) -> None:
    await rules(town, person_thanks_monthly_minutes=100)
    app = await registered(coordinator, ["thanks:write"], bound=club)
    till, gwen = await speaking(app), await town.coordinator("Gwen")
    await thanks(gwen, club, nia, 70, day=1)
    await thanks(till, club, nia, 50, day=2)
    await gwen.posts(f"/clients/{app.id}/secrets", status=201)
    await thanks(till, club, nia, 10, day=3, status=WAITS)
    assert (await left(gwen, club))["person_minutes"] == 0
    assert (await left(coordinator, club))["person_minutes"] == 50


async def test_the_apps_of_others_do_not_count(
    *, town: Town, nia: Person, club: Group, coordinator: Person, till: Person
) -> None:
    await rules(town, person_thanks_monthly_minutes=100)
    gwen = await town.coordinator("Gwen")
    await thanks(till, club, nia, 90, day=1)
    await thanks(gwen, club, nia, 90, day=2)
    hers = await speaking(await registered(gwen, ["thanks:write"], bound=club))
    await thanks(hers, club, nia, 10, day=3)
    assert (await left(coordinator, club))["person_minutes"] == 10


async def test_what_was_thanked_under_an_earlier_entry_counts(
    *, town: Town, nia: Person, club: Group, coordinator: Person
) -> None:
    await rules(town, person_thanks_monthly_minutes=100)
    before, now = await town.lead("Siân", club), await town.lead("Siân", club)
    await thanks(before, club, nia, 80, day=1)
    await coordinator.posts(f"/members/{before.id}/merge", {"into_id": str(now.id)})
    assert (await left(now, club))["person_minutes"] == 20
    await thanks(now, club, nia, 30, day=2, status=WAITS)


async def test_what_two_people_said_or_what_was_undone_does_not_count(
    *, town: Town, nia: Person, mair: Person, club: Group, coordinator: Person
) -> None:
    lead, gwen = await town.lead("Owain", club), await town.coordinator("Gwen")
    await rules(town, person_thanks_monthly_minutes=100, organisation_thanks_monthly_minutes=1000)
    wrong = await thanks(lead, club, nia, 90, day=1)
    assert (await left(lead, club))["organisation_minutes"] == 910
    credit = (await coordinator.gets(f"/contributions/{wrong}"))["transfer_id"]
    await coordinator.posts(f"/transfers/{credit}/reversal", {"reason": "mistake"}, status=201)
    assert await left(lead, club) == {"organisation_minutes": 1000, "person_minutes": 100}
    by_nia = await nia.logs(helped=club, minutes=200)
    await lead.verifies(by_nia)
    await thanks(lead, club, mair, 150, day=2, status=WAITS)
    (asked,) = (await gwen.gets("/approvals"))["items"]
    await gwen.posts(f"/approvals/{asked['id']}/approve")
    for one in (lead, gwen):
        assert await left(one, club) == {"organisation_minutes": 650, "person_minutes": 100}
    await thanks(lead, club, mair, 100, day=3)
    assert (await nia.balance(), await mair.balance()) == (200, 250)


async def test_many_at_once_do_not_pass_what_each_would_keep(
    *, town: Town, nia: Person, mair: Person, club: Group, coordinator: Person, till: Person
) -> None:
    await rules(town, person_thanks_monthly_minutes=100)
    day = iter(range(1, 9))
    answers = await asyncio.gather(
        *(
            sender.asks("POST", "/thanks", of_one_day(town, club, giver, 60, day=next(day)))
            for sender in (coordinator, till)
            for giver in (nia, mair) * 2
        )
    )
    assert sorted(answer.status_code for answer in answers) == [CREDITED, *[WAITS] * 7]
    assert await nia.balance() + await mair.balance() == 60
    assert await proven(town)


async def test_many_confirmed_at_once_do_not_pass_it_either(
    *, town: Town, nia: Person, club: Group
) -> None:
    lead = await town.lead("Owain", club)
    await rules(town, person_thanks_monthly_minutes=10)
    waiting = [await thanks(lead, club, nia, 60, day=day, status=WAITS) for day in range(1, 7)]
    for asked in (await lead.gets("/approvals"))["items"]:
        await lead.posts(f"/approvals/{asked['id']}/withdraw")
    await rules(town, person_thanks_monthly_minutes=100)
    answers = await asyncio.gather(
        *(lead.asks("POST", f"/contributions/{one}/verify", {}) for one in waiting)
    )
    assert sorted(answer.status_code for answer in answers) == [200, *[WAITS] * 5]
    assert await nia.balance() == 60

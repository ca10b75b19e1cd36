"""Putting right what was credited."""

from typing import Any

import pytest
from tests.api.books import number_of
from tests.api.town import Group, Person, Town

pytestmark = pytest.mark.anyio


async def credited(nia: Person, club: Group, lead: Person, minutes: int = 60) -> str:
    entry = await nia.logs(minutes=minutes, helped=club)
    await lead.verifies(entry)
    return str(entry["id"])


async def test_a_correction_takes_the_place_of_what_was_wrong(
    nia: Person, club: Group, lead: Person
) -> None:
    wrong = await credited(nia, club, lead)
    right = await lead.posts(
        f"/contributions/{wrong}/correction", {"minutes": 90, "reason": "wrong_minutes"}, status=201
    )
    assert right["contribution"]["corrects_id"] == wrong
    assert await nia.balance() == 90
    shown = await nia.gets(f"/contributions/{wrong}")
    assert shown["state"] == "reversed"
    assert shown["corrected_by_id"] == right["contribution"]["id"]


async def test_the_person_can_be_put_right(
    town: Town, nia: Person, mair: Person, club: Group, lead: Person
) -> None:
    wrong = await credited(nia, club, lead)
    await lead.posts(
        f"/contributions/{wrong}/correction",
        {"giver_id": str(mair.id), "reason": "wrong_person"},
        status=201,
    )
    assert (await nia.balance(), await mair.balance()) == (0, 60)


async def test_what_was_corrected_once_is_not_corrected_again(
    nia: Person, club: Group, lead: Person
) -> None:
    wrong = await credited(nia, club, lead)
    change = {"minutes": 90, "reason": "wrong_minutes"}
    await lead.posts(f"/contributions/{wrong}/correction", change, status=201)
    refused = await lead.posts(
        f"/contributions/{wrong}/correction", {**change, "minutes": 30}, status=409
    )
    assert refused["code"] == "already_reversed"
    assert await nia.balance() == 90


async def test_nobody_corrects_in_their_own_favour(bank: Town) -> None:
    nia, mair = await bank.person("Nia"), await bank.person("Mair")
    entry = await mair.logs(minutes=60, helped=mair, giver=nia)
    path = f"/contributions/{entry['id']}/correction"
    less = {"minutes": 30, "reason": "wrong_minutes"}
    await mair.posts(path, less, status=403)
    await nia.posts(path, {**less, "minutes": 90}, status=403)
    await mair.posts(path, {**less, "minutes": 90}, status=201)
    assert (await nia.balance(), await mair.balance()) == (90, -90)


async def test_only_what_is_credited_is_corrected(nia: Person, club: Group, lead: Person) -> None:
    entry = await nia.logs(minutes=60, helped=club)
    refused = await lead.posts(
        f"/contributions/{entry['id']}/correction",
        {"minutes": 90, "reason": "wrong_minutes"},
        status=409,
    )
    assert refused["code"] == "not_credited"


async def test_after_the_minutes_were_spent_the_books_still_say_what_is_true(
    town: Town, nia: Person, mair: Person, club: Group, lead: Person
) -> None:
    wrong = await credited(nia, club, lead, minutes=60)
    await mair.logs(minutes=60, helped=nia, giver=mair)
    waiting = (await nia.gets("/contributions?waiting=true"))["items"][0]
    await nia.verifies(waiting)
    await lead.posts(
        f"/contributions/{wrong}/correction", {"minutes": 10, "reason": "wrong_minutes"}, status=201
    )
    assert (await nia.balance(), await mair.balance()) == (-50, 60)


async def test_the_person_is_put_right_by_number(
    nia: Person, mair: Person, club: Group, lead: Person
) -> None:
    wrong = await credited(nia, club, lead)
    right = {"giver_number": await number_of(mair), "reason": "wrong_person"}
    await lead.posts(f"/contributions/{wrong}/correction", right, status=201)
    assert (await nia.balance(), await mair.balance()) == (0, 60)


async def test_what_was_for_the_community_is_put_right_by_a_coordinator(
    nia: Person, club: Group, lead: Person, coordinator: Person
) -> None:
    wrong = await credited(nia, club, lead)
    path, right = f"/contributions/{wrong}/correction", {"receiver": None, "reason": "mistake"}
    await lead.posts(path, right, status=403)
    done = await coordinator.posts(path, right, status=201)
    assert done["contribution"]["receiver"] is None
    assert await nia.balance() == 60


async def test_a_month_is_put_right_as_a_month(
    town: Town, nia: Person, club: Group, lead: Person
) -> None:
    thanks = {
        "organisation_id": str(club.id),
        "activity_id": str(town.gardening),
        "worked_from": "2025-05-01",
        "worked_to": "2025-05-31",
        "lines": [{"member_id": str(nia.id), "minutes": 1500}],
    }
    done = await lead.posts("/thanks", thanks, status=201)
    path = f"/contributions/{done['items'][0]['contribution_id']}/correction"
    right = {"worked_from": "2025-04-01", "worked_to": "2025-04-30", "reason": "wrong_day"}
    shown = (await lead.posts(path, right, status=201))["contribution"]
    assert (shown["worked_from"], shown["worked_on"]) == ("2025-04-01", "2025-04-30")
    assert await nia.balance() == 1500


@pytest.mark.parametrize(
    "change",
    [
        {},
        {"minutes": None},
        {"giver_id": None, "minutes": 30},
        {"worked_on": "2025-06-01", "worked_to": "2025-06-30"},
        {"worked_from": "2025-06-01"},
        {"worked_from": "2025-06-30", "worked_to": "2025-06-01"},
        {"worked_from": "2025-06-30", "worked_to": "2025-07-01"},
    ],
)
async def test_a_correction_says_what_was_true_and_says_it_once(
    nia: Person, club: Group, lead: Person, change: dict[str, Any]
) -> None:
    wrong = await credited(nia, club, lead)
    path = f"/contributions/{wrong}/correction"
    await lead.posts(path, {"reason": "mistake", **change}, status=422)
    assert await nia.balance() == 60


async def test_a_correction_tells_where_what_was_true_is(
    nia: Person, club: Group, lead: Person
) -> None:
    wrong = await credited(nia, club, lead)
    right = {"minutes": 90, "reason": "wrong_minutes"}
    answer = await lead.asks("POST", f"/contributions/{wrong}/correction", right)
    shown = await lead.gets(answer.headers["location"])
    assert shown["id"] == answer.json()["contribution"]["id"]

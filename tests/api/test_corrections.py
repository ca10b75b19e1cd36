"""Putting right what was credited."""

import pytest
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

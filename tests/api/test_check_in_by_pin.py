"""Checking in at a session by the number on one's card and one's PIN."""

import asyncio
from typing import Any
from uuid import uuid4

import httpx
import pytest
from tests.api.test_attendance import held
from tests.api.test_cards import has_card, later, shows
from tests.api.town import Group, Person, Town

pytestmark = pytest.mark.anyio

PIN, WRONG = "7392", "8301"


@pytest.fixture
async def number(nia: Person, coordinator: Person) -> str:
    """Of Nia's card, whose PIN is set."""
    await has_card(nia, coordinator, PIN)
    return str((await nia.gets(f"/members/{nia.id}"))["number"])


async def types(by: Person, here: str, number: str, pin: str, **more: Any) -> httpx.Response:
    told = {"number": number, "pin": pin, **more}
    return await by.asks("POST", f"{here}/attendance/by-pin", told)


async def test_whoever_types_their_number_and_pin_is_checked_in(
    club: Group, lead: Person, nia: Person, number: str
) -> None:
    here = await held(lead, club)
    told = {"id": str(uuid4()), "role": "guest"}
    first = await types(lead, here, number, PIN, **told)
    assert first.status_code == 201, first.text
    assert (first.json()["member_id"], first.json()["came_by"]) == (str(nia.id), "pin")
    assert (await types(lead, here, number, PIN, **told)).json() == first.json()
    (came,) = (await lead.gets(f"{here}/attendance"))["items"]
    assert came == {**first.json(), "number": number, "name": "Nia"}


async def test_a_wrong_pin_checks_nobody_in(
    club: Group, lead: Person, mair: Person, number: str
) -> None:
    here = await held(lead, club)
    no_pin = str((await mair.gets(f"/members/{mair.id}"))["number"])
    for refused in (
        await types(lead, here, number, WRONG),
        await types(lead, here, no_pin, PIN),
    ):
        assert (refused.status_code, refused.json()["code"]) == (403, "pin_wrong")
    assert (await types(lead, here, "none", PIN)).status_code == 422
    assert (await lead.gets(f"{here}/attendance"))["items"] == []


async def test_wrong_ones_are_counted_with_those_at_sign_in(
    town: Town, club: Group, lead: Person, nia: Person, coordinator: Person
) -> None:
    letters = await has_card(nia, coordinator, PIN)
    number = str((await nia.gets(f"/members/{nia.id}"))["number"])
    here = await held(lead, club)
    for _ in range(3):
        assert (await shows(town, letters, WRONG)).status_code == 403
    guesses = [types(lead, here, number, WRONG) for _ in range(4)]
    got = sorted(one.status_code for one in await asyncio.gather(*guesses))
    assert got == [403, 403, 429, 429]
    resting = await types(lead, here, number, PIN)
    assert 3500 < int(resting.headers["retry-after"]) <= 3600
    assert (await shows(town, letters, PIN)).status_code == 429
    await later(town, 2)
    assert (await types(lead, here, number, PIN)).status_code == 201
    assert (await shows(town, letters, PIN)).status_code == 201


async def test_nobody_guesses_at_a_session_that_they_do_not_run(
    town: Town, club: Group, lead: Person, nia: Person, number: str
) -> None:
    here = await held(lead, club)
    other = await town.lead("Gwen", await town.group("Choir"))
    assert (await types(other, here, number, PIN)).json()["code"] == "forbidden"
    assert (await types(nia, here, number, PIN)).json()["code"] == "forbidden"
    # A try that is rolled back would not be counted.
    tried = await lead.asks("POST", f"{here}/attendance/by-pin?dry_run=true", {})
    assert tried.status_code == 422

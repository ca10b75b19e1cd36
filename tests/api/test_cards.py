"""Printed cards with a PIN: whoever has both is let in as a member, and nobody who guesses."""

import asyncio
from typing import Any

import httpx
import pytest
from sqlalchemy import text
from tests.api.town import Person, Town

from timebank.sign_in import card_rules, card_service
from timebank.sign_in.code_service import Wanted
from timebank.sign_in.errors import CardUnknown, KeyLost
from timebank.sign_in.vault import Vault

pytestmark = pytest.mark.anyio

PIN = "7392"


async def has_card(nia: Person, coordinator: Person, pin: str = PIN) -> str:
    """What the card of somebody says, whose PIN is set."""
    made = await coordinator.posts(f"/members/{nia.id}/card", status=201)
    await nia.posts(f"/members/{nia.id}/pin", {"pin": pin})
    return str(made["letters"])


async def shows(town: Town, card: str, pin: str = PIN) -> httpx.Response:
    shown = {"community": town.slug, "card": card, "pin": pin, "device": "a phone"}
    return await town.http.post("/v1/sign-in/card", json=shown)


async def later(town: Town, hours: int) -> None:
    async with town.database.transaction(town.id) as connection:
        earlier = f"UPDATE timebank.pin SET tried_at = tried_at - interval '{hours} hours'"
        await connection.execute(text(earlier))


async def everything(town: Town) -> str:
    async with town.database.transaction(town.id) as connection:
        found = await connection.execute(
            text("SELECT c::text FROM timebank.card c UNION ALL SELECT p::text FROM timebank.pin p")
        )
    return " ".join(found.scalars())


async def test_a_card_and_its_pin_let_in_as_a_member(
    town: Town, nia: Person, coordinator: Person
) -> None:
    letters = await has_card(nia, coordinator)
    done = (await shows(town, letters.lower().replace("-", " "))).json()
    again = Person(town, nia.id, "Nia", done["token"])
    assert (await again.gets("/sign-ins"))["items"][-1]["means"] == "card"
    assert (await nia.gets(f"/members/{nia.id}/card"))["pin_set_at"]
    kept = await everything(town)
    assert letters not in kept
    assert "argon2" not in kept


async def test_a_pin_is_kept_by_argon2id_and_sealed(
    town: Town, nia: Person, coordinator: Person
) -> None:
    await has_card(nia, coordinator)
    async with town.database.transaction(town.id) as connection:
        (sealed,) = (await connection.execute(text("SELECT sealed FROM timebank.pin"))).scalars()
    hashed = Vault([bytes(32)]).open(sealed, town.id.bytes + nia.id.bytes).decode()
    assert hashed.startswith("$argon2id$")
    assert PIN not in hashed


async def test_a_wrong_pin_and_a_wrong_card_are_refused_alike(
    town: Town, nia: Person, coordinator: Person, bank: Town
) -> None:
    letters = await has_card(nia, coordinator)
    for refused in (
        await shows(town, letters, "7393"),
        await shows(town, "AAAA-AAAA-AAAA-AAAA"),
        await shows(bank, letters),
    ):
        assert (refused.status_code, refused.json()["code"]) == (403, "card_unknown")


async def test_five_wrong_ones_rest_it_for_an_hour_and_ten_end_the_pin(
    town: Town, nia: Person, coordinator: Person
) -> None:
    letters = await has_card(nia, coordinator)
    guesses = [shows(town, letters, f"83{guess:02}") for guess in range(8)]
    got = sorted(one.status_code for one in await asyncio.gather(*guesses))
    assert got == [403] * 5 + [429] * 3
    resting = await shows(town, letters)
    assert resting.status_code == 429
    assert 3500 < int(resting.headers["retry-after"]) <= 3600
    await later(town, 2)
    for _ in range(5):
        assert (await shows(town, letters, "8301")).status_code == 403
    await later(town, 48)
    assert (await shows(town, letters)).json()["code"] == "card_unknown"
    await nia.posts(f"/members/{nia.id}/pin", {"pin": "5927"})
    assert (await shows(town, letters, "5927")).status_code == 201


async def test_a_right_pin_forgets_the_wrong_ones(
    town: Town, nia: Person, coordinator: Person
) -> None:
    letters = await has_card(nia, coordinator)
    for _ in range(3):
        for _ in range(4):
            await shows(town, letters, "8301")
        assert (await shows(town, letters)).status_code == 201


async def test_a_new_card_ends_the_old_one_and_a_lost_one_is_ended(
    town: Town, nia: Person, coordinator: Person
) -> None:
    old = await has_card(nia, coordinator)
    new = await has_card(nia, coordinator)
    assert [(await shows(town, one)).status_code for one in (old, new)] == [403, 201]
    await nia.posts(f"/members/{nia.id}/card/end")
    assert (await shows(town, new)).status_code == 403
    await nia.posts(f"/members/{nia.id}/card/end", status=404)


async def test_a_pin_that_people_try_first_is_refused(nia: Person) -> None:
    common = "0000 1234 4321 1212 1221 2580 1953 2024 123456 654321 121212 010158 112112 13579"
    for pin in common.split():
        refused = await nia.posts(f"/members/{nia.id}/pin", {"pin": pin}, status=422)
        assert "try first" in refused["errors"][0]["detail"], pin
    left = sum(not card_rules.is_common(f"{pin:04}") for pin in range(10_000))
    assert left > 9_400


@pytest.mark.parametrize("pin", ["123", "1234567", "12a4", "\u0661\u0662\u0663\u0664", ""])
async def test_a_pin_has_four_to_six_figures(nia: Person, pin: str) -> None:
    await nia.posts(f"/members/{nia.id}/pin", {"pin": pin}, status=422)


async def test_a_coordinator_makes_none_for_another_who_holds_a_role(
    town: Town, coordinator: Person
) -> None:
    sara = await town.coordinator("Sara")
    for path, body in (("card", {}), ("pin", {"pin": PIN})):
        refused = await coordinator.posts(f"/members/{sara.id}/{path}", body, status=403)
        assert refused["code"] == "card_for_who_holds_a_role"
    await has_card(sara, sara)


async def test_a_lost_key_file_opens_no_card(town: Town, nia: Person, coordinator: Person) -> None:
    letters = await has_card(nia, coordinator)
    shown: dict[str, Any] = {"card": letters, "wanted": Wanted("a phone", shared=False)}
    with pytest.raises(KeyLost):
        await card_service.sign_in(town.database, Vault([b"n" * 32]), town.slug, pin=PIN, **shown)
    with pytest.raises(CardUnknown):
        await card_service.sign_in(
            town.database, Vault([bytes(32)]), town.slug, pin="8301", **shown
        )


async def test_where_no_new_card_can_be_made_the_old_one_stays(
    town: Town, nia: Person, coordinator: Person
) -> None:
    letters = await has_card(nia, coordinator)
    async with town.database.transaction(town.id) as connection:
        with pytest.raises(KeyLost):
            await card_service.make(connection, Vault([]), town.id, nia.id, coordinator.id)
    assert (await shows(town, letters)).status_code == 201


async def test_a_phone_is_paired_from_a_coordinators_screen_once_and_as_a_member(
    town: Town, nia: Person, coordinator: Person
) -> None:
    async def pairs(code: str, **more: str) -> httpx.Response:
        shown = {"community": town.slug, "code": code, "device": "Nia's phone", **more}
        return await town.http.post("/v1/sign-in/machine", json=shown)

    old = (await coordinator.posts(f"/members/{nia.id}/pairing"))["code"]
    code = (await coordinator.posts(f"/members/{nia.id}/pairing"))["code"]
    assert (await pairs(old)).status_code == 403
    assert (await pairs(code, role="auditor")).status_code == 422
    both = await asyncio.gather(pairs(code), pairs(code))
    assert sorted(one.status_code for one in both) == [201, 403]
    token = next(one for one in both if one.status_code == 201).json()["token"]
    phone = (await Person(town, nia.id, "Nia", token).gets("/sign-ins"))["items"][-1]
    assert (phone["means"], phone["second_factor"]) == ("pairing", False)
    assert (await coordinator.gets("/machine-codes"))["items"] == []
    sara = await town.coordinator("Sara")
    await coordinator.posts(f"/members/{sara.id}/pairing", status=403)

"""Gifts, donations, grants and the like; reversals; and what is refused."""

import asyncio
import secrets
from typing import Any
from uuid import uuid4

import pytest
from tests.api.books import account_id, earns, gift, number_of, own_account
from tests.api.town import Group, Person, Town

pytestmark = pytest.mark.anyio


async def test_nia_gives_mair_an_hour(nia: Person, mair: Person, coordinator: Person) -> None:
    await earns(nia, 90, coordinator)
    made = await nia.posts("/transfers", gift(mair, 60, note="Penblwydd hapus"), status=201)
    assert (await nia.balance(), await mair.balance()) == (30, 60)
    seen = await mair.gets(f"/transfers/{made['id']}")
    assert (seen["kind"], seen["minutes"], seen["reversed_by_id"]) == ("gift", 60, None)
    assert [note["words"] for note in seen["notes"]] == ["Penblwydd hapus"]


async def test_a_gift_is_addressed_by_the_number_on_the_card(
    nia: Person, mair: Person, coordinator: Person
) -> None:
    await earns(nia, 60, coordinator)
    given = {"kind": "gift", "minutes": 30}
    unknown = {**given, "receiver": {"number": "0000"}}
    refused = await nia.posts("/transfers", unknown, status=422)
    assert refused["errors"][0]["pointer"] == "/receiver/number"
    known = {**given, "receiver": {"number": await number_of(mair)}}
    await nia.posts("/transfers", known, status=201)
    assert await mair.balance() == 30


async def test_nobody_gives_another_members_minutes(
    nia: Person, mair: Person, coordinator: Person
) -> None:
    await earns(mair, 60, coordinator)
    taken = gift(nia, 60, debit_account_id=await account_id(mair), reason="other")
    refused = await nia.posts("/transfers", taken, status=422)
    assert refused["errors"][0]["pointer"] == "/debit_account_id"


async def test_a_coordinator_moves_anothers_minutes_with_a_reason_and_never_to_themselves(
    nia: Person, mair: Person, coordinator: Person
) -> None:
    await earns(nia, 60, coordinator)
    moved = {"debit_account_id": await account_id(nia)}
    refused = await coordinator.posts("/transfers", gift(mair, 30, **moved), status=422)
    assert refused["code"] == "reason_needed"
    to_self = gift(coordinator, 30, **moved, reason="leaving")
    assert (await coordinator.posts("/transfers", to_self, status=403))["code"] == "own_gain"
    await coordinator.posts("/transfers", gift(mair, 30, **moved, reason="leaving"), status=201)
    assert await mair.balance() == 30


async def test_a_donation_goes_to_the_pot_and_a_grant_comes_from_it(
    town: Town, nia: Person, mair: Person, coordinator: Person
) -> None:
    await earns(nia, 60, coordinator)
    await nia.posts("/transfers", {"kind": "donate", "minutes": 60}, status=201)
    grant = {**gift(mair, 45), "kind": "grant"}
    await nia.posts("/transfers", {**grant, "reason": "welcome"}, status=403)
    refused = await coordinator.posts("/transfers", grant, status=422)
    assert refused["code"] == "reason_needed"
    await coordinator.posts("/transfers", {**grant, "reason": "welcome"}, status=201)
    assert (await town.balance_of(town.id, "pot"), await mair.balance()) == (15, 45)


async def test_a_coordinator_grants_nothing_to_themselves(nia: Person, coordinator: Person) -> None:
    await earns(nia, 60, coordinator)
    await nia.posts("/transfers", {"kind": "donate", "minutes": 60}, status=201)
    grant = {**gift(coordinator, 45), "kind": "grant", "reason": "welcome"}
    assert (await coordinator.posts("/transfers", grant, status=403))["code"] == "own_gain"


async def test_a_lead_gives_and_retires_the_groups_minutes(
    town: Town, club: Group, lead: Person, nia: Person, coordinator: Person
) -> None:
    await earns(nia, 60, coordinator)
    await nia.posts("/transfers", {"kind": "donate", "minutes": 60}, status=201)
    grant = {
        "kind": "grant",
        "receiver": {"organisation_id": str(club.id)},
        "minutes": 60,
        "reason": "community_decision",
    }
    await coordinator.posts("/transfers", grant, status=201)
    of_club = {"debit_account_id": await account_id(lead, club)}
    await lead.posts("/transfers", {"kind": "retire", "minutes": 20, **of_club}, status=201)
    await lead.posts("/transfers", {"kind": "donate", "minutes": 10, **of_club}, status=201)
    assert await town.balance_of(club.id) == 30


async def test_what_a_leaver_leaves_expires_by_a_coordinators_hand(
    nia: Person, coordinator: Person
) -> None:
    await earns(nia, 60, coordinator)
    body = {"kind": "expire", "minutes": 60, "debit_account_id": await account_id(nia)}
    await nia.posts("/transfers", {**body, "reason": "leaving"}, status=403)
    await coordinator.posts("/transfers", {**body, "reason": "leaving"}, status=201)
    assert await nia.balance() == 0


async def test_a_spend_takes_a_hold(nia: Person, coordinator: Person) -> None:
    refused = await nia.posts("/transfers", {"kind": "spend", "minutes": 30}, status=422)
    assert (refused["code"], "hold" in refused["detail"]) == ("spend_takes_hold", True)


async def test_a_kind_goes_between_its_own_accounts_alone(
    town: Town, nia: Person, club: Group, coordinator: Person
) -> None:
    await earns(nia, 60, coordinator)
    to_group = {"kind": "gift", "receiver": {"organisation_id": str(club.id)}, "minutes": 30}
    assert (await nia.posts("/transfers", to_group, status=422))["code"] == "kind_unfit"
    to_oneself = gift(nia, 30)
    assert (await nia.posts("/transfers", to_oneself, status=422))["code"] == "kind_unfit"


async def test_more_than_there_is_cannot_be_given(
    nia: Person, mair: Person, coordinator: Person
) -> None:
    await earns(nia, 30, coordinator)
    refused = await nia.posts("/transfers", gift(mair, 31), status=409)
    assert (refused["code"], refused["available_minutes"]) == ("insufficient_minutes", 30)
    assert (await nia.balance(), await mair.balance()) == (30, 0)


async def test_the_same_transfer_sent_again_under_another_key_moves_once(
    nia: Person, mair: Person, coordinator: Person
) -> None:
    await earns(nia, 60, coordinator)
    given = gift(mair, 60, id=str(uuid4()), note="Diolch!")
    first = await nia.posts("/transfers", given, status=201)
    assert await nia.posts("/transfers", given, status=201) == first
    for change in ({"minutes": 30}, {"note": "Sorry."}):
        other = await nia.posts("/transfers", {**given, **change}, status=409)
        assert (other["code"], await mair.balance()) == ("id_taken", 60)


async def test_the_same_transfer_sent_five_times_at_once_moves_once(
    nia: Person, mair: Person, coordinator: Person
) -> None:
    await earns(nia, 60, coordinator)
    given = gift(mair, 60, id=str(uuid4()))
    sent = [nia.posts("/transfers", given, status=201) for _ in range(5)]
    assert len({answer["id"] for answer in await asyncio.gather(*sent)}) == 1
    assert (await nia.balance(), await mair.balance()) == (0, 60)


async def test_one_key_is_one_request(nia: Person, mair: Person, coordinator: Person) -> None:
    await earns(nia, 60, coordinator)
    key = secrets.token_hex(8)
    first = await nia.posts("/transfers", gift(mair, 30), status=201, key=key)
    assert await nia.posts("/transfers", gift(mair, 30), status=201, key=key) == first
    reused = await nia.posts("/transfers", gift(mair, 31), status=422, key=key)
    assert (reused["code"], await mair.balance()) == ("idempotency_key_reused", 30)


async def test_a_transfer_without_a_key_is_refused(nia: Person, mair: Person) -> None:
    refused = await nia.posts(
        "/transfers", gift(mair, 30), status=400, headers={"Idempotency-Key": ""}
    )
    assert refused["code"].startswith("idempotency_key")


async def test_trying_moves_nothing(nia: Person, mair: Person, coordinator: Person) -> None:
    await earns(nia, 60, coordinator)
    tried = await nia.posts("/transfers?dry_run=true", gift(mair, 60), status=201)
    assert (tried["minutes"], await nia.balance()) == (60, 60)
    await nia.posts("/transfers?dry_run=true", gift(mair, 61), status=409)


async def test_many_spenders_at_once_never_take_an_account_past_its_floor(
    nia: Person, mair: Person, coordinator: Person
) -> None:
    await earns(nia, 60, coordinator)

    async def gives() -> int:
        answer = await nia.town.http.post(
            f"{nia.town.base}/transfers",
            json=gift(mair, 25),
            headers={
                "Authorization": f"Bearer {nia.token}",
                "Idempotency-Key": secrets.token_hex(8),
            },
        )
        return answer.status_code

    assert sorted(await asyncio.gather(*(gives() for _ in range(8)))) == [201] * 2 + [409] * 6
    assert (await nia.balance(), await mair.balance()) == (10, 50)


@pytest.mark.parametrize(
    "minutes", [0, -30, 1.5, 30.0, "30", True, None, [30], 10**8 + 1, 10**30, "NaN"]
)
async def test_minutes_are_whole_and_at_least_one(nia: Person, mair: Person, minutes: Any) -> None:
    refused = await nia.posts("/transfers", gift(mair, minutes), status=422)
    assert refused["errors"][0]["pointer"] == "/minutes"


async def test_no_number_is_not_a_number(nia: Person, mair: Person) -> None:
    answer = await nia.town.http.post(
        f"{nia.town.base}/transfers",
        content=b'{"kind": "gift", "minutes": NaN}',
        headers={
            "Authorization": f"Bearer {nia.token}",
            "Idempotency-Key": "1",
            "Content-Type": "application/json",
        },
    )
    assert (answer.status_code, answer.json()["code"]) == (400, "json_malformed")


@pytest.mark.parametrize(
    "wrong",
    [
        {"kind": "thank"},
        {"kind": "settle"},
        {"amount": 30},
        {"receiver": {"member_id": "Mair"}},
        {"receiver": {}},
        {"receiver": {"number": "\u0000"}},
        {"receiver": None},
        {"credit_account_id": str(uuid4())},
        {"reason": "because"},
        {"note": "\u202edne eht"},
        {"note": "x" * 2001},
    ],
)
async def test_what_is_no_transfer_is_refused(
    nia: Person, mair: Person, wrong: dict[str, object]
) -> None:
    refused = await nia.posts("/transfers", {**gift(mair, 30), **wrong}, status=422)
    assert refused["code"] == "validation_failed"


async def test_people_and_accounts_of_another_town_are_not_there(
    bank: Town, nia: Person, coordinator: Person
) -> None:
    gwen = await bank.person("Gwen")
    await earns(nia, 60, coordinator)
    await nia.posts("/transfers", gift(gwen, 30), status=422)
    body = {"kind": "gift", "minutes": 30, "credit_account_id": await account_id(gwen)}
    await nia.posts("/transfers", body, status=422)
    await nia.posts("/transfers", {**body, "credit_account_id": str(uuid4())}, status=422)
    assert await nia.balance() == 60


async def test_a_reversal_takes_an_account_below_its_floor_for_the_books_say_what_is_true(
    nia: Person, mair: Person, coordinator: Person
) -> None:
    earned = await earns(nia, 60, coordinator)
    await nia.posts("/transfers", gift(mair, 60), status=201)
    path = f"/transfers/{earned['id']}/reversal"
    undone = await coordinator.posts(path, {"reason": "not_given"}, status=201)
    assert (undone["kind"], undone["reverses_id"]) == ("reversal", earned["id"])
    assert await nia.balance() == -60
    seen = await nia.gets(f"/transfers/{earned['id']}")
    assert seen["reversed_by_id"] == undone["id"]
    assert (await nia.gets(f"/contributions/{seen['contribution_id']}"))["state"] == "reversed"


async def test_a_transfer_is_reversed_once_and_a_reversal_never(
    nia: Person, mair: Person, coordinator: Person
) -> None:
    await earns(nia, 60, coordinator)
    made = await nia.posts("/transfers", gift(mair, 60), status=201)
    path, why = f"/transfers/{made['id']}/reversal", {"reason": "mistake", "note": "Wrong Mair."}
    undone = await coordinator.posts(path, why, status=201)
    assert undone["notes"][0]["words"] == "Wrong Mair."
    assert (await coordinator.posts(path, why, status=409))["code"] == "already_reversed"
    again = await coordinator.posts(f"/transfers/{undone['id']}/reversal", why, status=409)
    assert again["code"] == "reversal_is_final"


async def test_two_reversals_at_once_undo_once(
    nia: Person, mair: Person, coordinator: Person
) -> None:
    await earns(nia, 60, coordinator)
    made = await nia.posts("/transfers", gift(mair, 60), status=201)

    async def undoes() -> int:
        answer = await nia.town.http.post(
            f"{nia.town.base}/transfers/{made['id']}/reversal",
            json={"reason": "mistake"},
            headers={
                "Authorization": f"Bearer {coordinator.token}",
                "Idempotency-Key": secrets.token_hex(8),
            },
        )
        return answer.status_code

    assert sorted(await asyncio.gather(undoes(), undoes(), undoes())) == [201, 409, 409]
    assert (await nia.balance(), await mair.balance()) == (60, 0)


async def test_nobody_reverses_to_their_own_gain(
    town: Town, nia: Person, coordinator: Person
) -> None:
    await earns(coordinator, 60, await town.coordinator("Rhys"))
    made = await coordinator.posts("/transfers", gift(nia, 60), status=201)
    path = f"/transfers/{made['id']}/reversal"
    refused = await coordinator.posts(path, {"reason": "mistake"}, status=403)
    assert refused["code"] == "own_reversal"
    await nia.posts(path, {"reason": "mistake"}, status=403)


async def test_a_reversal_on_a_closed_account_waits_until_it_is_open(
    nia: Person, mair: Person, coordinator: Person
) -> None:
    await earns(nia, 60, coordinator)
    made = await nia.posts("/transfers", gift(mair, 60), status=201)
    closed = {"closed": True, "reason": "leaving"}
    path = f"/accounts/{await account_id(nia)}"
    await coordinator.sends("PATCH", path, closed, status=200, headers={"If-Match": "*"})
    refused = await coordinator.posts(
        f"/transfers/{made['id']}/reversal", {"reason": "mistake"}, status=409
    )
    assert refused["code"] == "account_closed"


async def test_a_reversal_of_what_is_not_there_is_not_found(coordinator: Person) -> None:
    await coordinator.posts(f"/transfers/{uuid4()}/reversal", {"reason": "mistake"}, status=404)
    await coordinator.posts("/transfers/x/reversal", {"reason": "mistake"}, status=404)


async def test_members_see_transfers_of_their_own_account_alone(
    town: Town, nia: Person, mair: Person, coordinator: Person
) -> None:
    earned = await earns(nia, 60, coordinator)
    made = await nia.posts("/transfers", gift(mair, 15), status=201)
    assert [row["id"] for row in (await mair.gets("/transfers"))["items"]] == [made["id"]]
    await mair.gets(f"/transfers/{earned['id']}", status=404)
    assert len((await nia.gets("/transfers"))["items"]) == 2
    assert len((await (await town.auditor()).gets("/transfers"))["items"]) == 2


async def test_transfers_are_found_by_what_they_are(
    town: Town, nia: Person, mair: Person, coordinator: Person
) -> None:
    earned = await earns(nia, 60, coordinator)
    made = await nia.posts("/transfers", gift(mair, 15), status=201)

    async def found(query: str) -> list[str]:
        return [row["id"] for row in (await coordinator.gets(f"/transfers?{query}"))["items"]]

    assert await found("kind=gift") == [made["id"]]
    assert await found(f"contribution_id={earned['contribution_id']}") == [earned["id"]]
    assert await found(f"account_id={await account_id(mair)}") == [made["id"]]
    assert await found("sort=recorded_at") == [earned["id"], made["id"]]
    assert await found("to=2001-01-01") == []
    assert await found("from=2001-01-01&to=9999-12-31&limit=1") == [made["id"]]
    issued = await own_account(town, coordinator, "contributions")
    assert await found(f"account_id={issued['id']}") == [earned["id"]]
    await coordinator.gets("/transfers?colour=red", status=422)

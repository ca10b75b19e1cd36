"""Minutes reserved for a partner: placed, spent, given back, lapsed."""

import asyncio
import secrets
from datetime import UTC, datetime, timedelta
from uuid import uuid4

import pytest
from tests.api.books import account, account_id, earns, gift, hold, passes
from tests.api.town import Group, Person, Town

pytestmark = pytest.mark.anyio


@pytest.fixture
async def pool(town: Town) -> Group:
    """A spend partner."""
    return await town.group("Ely Pool", accepts_credits=True)


@pytest.fixture
async def dan(town: Town, pool: Group) -> Person:
    """The pool's lead."""
    return await town.lead("Dan", pool)


async def test_a_swim_is_held_and_spent_and_the_rest_goes_back(
    town: Town, nia: Person, pool: Group, dan: Person, coordinator: Person
) -> None:
    await earns(nia, 90, coordinator)
    placed = await hold(nia, pool, 60, note="Nofio")
    assert (placed["state"], placed["organisation_id"]) == ("held", str(pool.id))
    spent = await dan.posts(f"/holds/{placed['id']}/capture", {"minutes": 45})
    assert (spent["state"], spent["captured_minutes"]) == ("captured", 45)
    assert (await nia.balance(), await town.balance_of(pool.id)) == (45, 45)
    shown = await account(nia)
    assert (shown["held_minutes"], shown["available_minutes"]) == (0, 45)
    line = await nia.gets(f"/transfers/{spent['transfer_id']}")
    assert (line["kind"], line["hold_id"]) == ("spend", placed["id"])


async def test_without_saying_how_much_all_of_it_is_spent(
    nia: Person, pool: Group, dan: Person, coordinator: Person
) -> None:
    await earns(nia, 60, coordinator)
    placed = await hold(nia, pool, 60)
    assert (await dan.posts(f"/holds/{placed['id']}/capture"))["captured_minutes"] == 60


async def test_more_than_was_held_cannot_be_spent(
    nia: Person, pool: Group, dan: Person, coordinator: Person
) -> None:
    await earns(nia, 90, coordinator)
    placed = await hold(nia, pool, 60)
    refused = await dan.posts(f"/holds/{placed['id']}/capture", {"minutes": 61}, status=409)
    assert (refused["code"], refused["available_minutes"]) == ("more_than_held", 60)


async def test_a_member_does_not_spend_their_own_hold_but_may_give_it_back(
    nia: Person, mair: Person, pool: Group, coordinator: Person
) -> None:
    await earns(nia, 60, coordinator)
    placed = await hold(nia, pool, 60)
    await nia.posts(f"/holds/{placed['id']}/capture", status=403)
    await mair.posts(f"/holds/{placed['id']}/release", status=404)
    released = await nia.posts(f"/holds/{placed['id']}/release")
    assert (released["state"], (await account(nia))["available_minutes"]) == ("released", 60)
    again = await nia.posts(f"/holds/{placed['id']}/release", status=409)
    assert again["code"] == "already_decided"


async def test_a_hold_is_spent_once(
    town: Town, nia: Person, pool: Group, dan: Person, coordinator: Person
) -> None:
    await earns(nia, 120, coordinator)
    placed = await hold(nia, pool, 60)

    async def captures() -> int:
        answer = await town.http.post(
            f"{town.base}/holds/{placed['id']}/capture",
            json={},
            headers={
                "Authorization": f"Bearer {dan.token}",
                "Idempotency-Key": secrets.token_hex(8),
            },
        )
        return answer.status_code

    assert sorted(await asyncio.gather(*(captures() for _ in range(4)))) == [200, 409, 409, 409]
    assert await town.balance_of(pool.id) == 60


async def test_held_minutes_cannot_be_given_or_held_again(
    nia: Person, mair: Person, pool: Group, coordinator: Person
) -> None:
    await earns(nia, 60, coordinator)
    await hold(nia, pool, 45)
    refused = await nia.posts("/transfers", gift(mair, 16), status=409)
    assert (refused["code"], refused["available_minutes"]) == ("insufficient_minutes", 15)
    body = {"organisation_id": str(pool.id), "minutes": 16}
    await nia.posts("/holds", body, status=409)


async def test_only_an_organisation_that_accepts_credits_is_a_partner(
    bank: Town, pool: Group
) -> None:
    nia, club = await bank.person("Nia"), await bank.group("Choir")
    body = {"organisation_id": str(club.id), "minutes": 30}
    assert (await nia.posts("/holds", body, status=409))["code"] == "not_a_partner"
    elsewhere = {**body, "organisation_id": str(pool.id)}
    refused = await nia.posts("/holds", elsewhere, status=422)
    assert refused["errors"][0]["pointer"] == "/organisation_id"


async def test_a_coordinator_holds_anothers_minutes_with_a_reason(
    nia: Person, mair: Person, pool: Group, coordinator: Person
) -> None:
    await earns(nia, 60, coordinator)
    body = {"organisation_id": str(pool.id), "minutes": 30, "account_id": await account_id(nia)}
    assert (await coordinator.posts("/holds", body, status=422))["code"] == "reason_needed"
    await mair.posts("/holds", {**body, "reason": "asked_by_member"}, status=422)
    placed = await coordinator.posts("/holds", {**body, "reason": "asked_by_member"}, status=201)
    assert (placed["reason"], placed["placed_by_id"]) == ("asked_by_member", str(coordinator.id))


async def test_the_same_hold_sent_again_holds_once(
    nia: Person, pool: Group, coordinator: Person
) -> None:
    await earns(nia, 60, coordinator)
    held = {"id": str(uuid4())}
    first = await hold(nia, pool, 60, **held)
    assert await hold(nia, pool, 60, **held) == first
    body = {"organisation_id": str(pool.id), "minutes": 30, **held}
    assert (await nia.posts("/holds", body, status=409))["code"] == "id_taken"
    assert (await account(nia))["held_minutes"] == 60


async def test_a_hold_lasts_a_week_unless_said_otherwise_and_at_most_a_season(
    nia: Person, pool: Group, coordinator: Person
) -> None:
    await earns(nia, 60, coordinator)
    placed = await hold(nia, pool, 30)
    lasts = [datetime.fromisoformat(placed[name]) for name in ("placed_at", "expires_at")]
    assert timedelta(days=6, hours=23) < lasts[1] - lasts[0] <= timedelta(days=7)
    for expires_at in ("2001-01-01T00:00:00Z", "2999-01-01T00:00:00Z", "tomorrow"):
        body = {"organisation_id": str(pool.id), "minutes": 30, "expires_at": expires_at}
        refused = await nia.posts("/holds", body, status=422)
        assert refused["errors"][0]["pointer"] == "/expires_at"


async def test_a_hold_whose_time_is_over_holds_nothing(
    town: Town, nia: Person, pool: Group, dan: Person, coordinator: Person
) -> None:
    await earns(nia, 60, coordinator)
    soon = (datetime.now(UTC) + timedelta(seconds=0.7)).isoformat().replace("+00:00", "Z")
    placed = await hold(nia, pool, 60, expires_at=soon)
    await passes(town, placed["id"])
    shown = await account(nia)
    assert (shown["held_minutes"], shown["available_minutes"]) == (0, 60)
    assert (await nia.gets(f"/holds/{placed['id']}"))["state"] == "lapsed"
    refused = await dan.posts(f"/holds/{placed['id']}/capture", status=409)
    assert refused["code"] == "hold_lapsed"
    await nia.posts("/transfers", {"kind": "donate", "minutes": 60}, status=201)


async def test_holds_are_seen_from_both_sides_and_from_nowhere_else(
    nia: Person, mair: Person, pool: Group, dan: Person, coordinator: Person
) -> None:
    await earns(nia, 60, coordinator)
    placed = await hold(nia, pool, 30)
    for person in (nia, dan, coordinator):
        assert [row["id"] for row in (await person.gets("/holds"))["items"]] == [placed["id"]]
    assert (await mair.gets("/holds"))["items"] == []
    await mair.gets(f"/holds/{placed['id']}", status=404)
    assert (await dan.gets("/holds?state=captured"))["items"] == []
    assert len((await dan.gets(f"/holds?organisation_id={pool.id}"))["items"]) == 1


async def test_trying_holds_nothing(nia: Person, pool: Group, coordinator: Person) -> None:
    await earns(nia, 60, coordinator)
    body = {"organisation_id": str(pool.id), "minutes": 60}
    assert (await nia.posts("/holds?dry_run=true", body, status=201))["state"] == "held"
    assert (await account(nia))["held_minutes"] == 0


async def test_a_hold_placed_before_may_be_spent_after_a_reversal_took_the_minutes(
    nia: Person, pool: Group, dan: Person, coordinator: Person
) -> None:
    earned = await earns(nia, 60, coordinator)
    placed = await hold(nia, pool, 60)
    path = f"/transfers/{earned['id']}/reversal"
    await coordinator.posts(path, {"reason": "not_given"}, status=201)
    await dan.posts(f"/holds/{placed['id']}/capture")
    assert await nia.balance() == -60

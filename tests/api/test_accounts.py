"""Balances, who sees them, and limits."""

from typing import Any

import pytest
from tests.api.books import (
    account,
    account_id,
    earns,
    gift,
    hold,
    number_of,
    own_account,
    raw,
    rules,
)
from tests.api.town import Group, Person, Town

pytestmark = pytest.mark.anyio


async def patched(person: Person, number: str, *, status: int, **change: Any) -> dict[str, object]:
    """Changes an account upon what was just read of it."""
    read = await raw(person, f"/accounts/{number}")
    answer: dict[str, object] = await person.sends(
        "PATCH",
        f"/accounts/{number}",
        change,
        status=status,
        headers={"If-Match": read.headers.get("etag", "*")},
    )
    return answer


async def test_half_an_hour_counts_as_half_an_hour(nia: Person, coordinator: Person) -> None:
    await earns(nia, 30, coordinator)
    shown = await account(nia)
    assert (shown["balance_minutes"], shown["available_minutes"], shown["type"]) == (
        30,
        30,
        "member",
    )


async def test_what_is_held_is_not_available(town: Town, nia: Person, coordinator: Person) -> None:
    pool = await town.group("Ely Pool", accepts_credits=True)
    await earns(nia, 90, coordinator)
    await hold(nia, pool, 60)
    shown = await account(nia)
    assert (shown["balance_minutes"], shown["held_minutes"], shown["available_minutes"]) == (
        90,
        60,
        30,
    )


async def test_a_floor_below_zero_is_available_too(bank: Town) -> None:
    nia = await bank.person("Nia")
    shown = await account(nia)
    assert (shown["floor_minutes"], shown["available_minutes"]) == (-300, 300)


async def test_members_see_their_own_account_and_no_other(nia: Person, mair: Person) -> None:
    assert [seen["owner_id"] for seen in (await nia.gets("/accounts"))["items"]] == [str(nia.id)]
    await nia.gets(f"/accounts/{await account_id(mair)}", status=404)
    await nia.gets(f"/accounts/{await account_id(mair)}/statement", status=404)
    assert (await nia.gets(f"/accounts?owner_id={mair.id}"))["items"] == []


async def test_a_lead_sees_the_groups_account_and_an_auditor_all(
    town: Town, lead: Person, club: Group, nia: Person
) -> None:
    seen = {row["owner_id"] for row in (await lead.gets("/accounts"))["items"]}
    assert seen == {str(lead.id), str(club.id)}
    auditor = await town.auditor()
    assert {"member", "organisation", "pot", "contributions"} <= {
        row["type"] for row in (await auditor.gets("/accounts"))["items"]
    }


async def test_an_account_is_found_by_the_number_on_the_card(
    nia: Person, mair: Person, coordinator: Person
) -> None:
    number = await number_of(nia)
    found = (await coordinator.gets(f"/accounts?type=member&number={number}"))["items"]
    assert [row["owner_id"] for row in found] == [str(nia.id)]
    assert (await mair.gets(f"/accounts?number={number}"))["items"] == []
    await coordinator.gets("/accounts?number=%00", status=422)


async def test_accounts_come_in_pages_without_losing_one(
    town: Town, nia: Person, mair: Person, coordinator: Person
) -> None:
    seen: list[str] = []
    path = "/accounts?limit=2"
    while True:
        page = await coordinator.gets(path)
        seen += [row["id"] for row in page["items"]]
        if page["next"] is None:
            break
        path = f"/accounts?limit=2&after={page['next']}"
    assert len(seen) == len(set(seen)) == 8


async def test_another_towns_account_is_not_there(bank: Town, coordinator: Person) -> None:
    gwen = await bank.person("Gwen")
    await coordinator.gets(f"/accounts/{await account_id(gwen)}", status=404)


async def test_a_past_balance_is_what_it_was_then(nia: Person, coordinator: Person) -> None:
    first = await earns(nia, 30, coordinator)
    await earns(nia, 60, coordinator)
    number = await account_id(nia)
    then = await nia.gets(f"/accounts/{number}?at={first['recorded_at']}")
    assert (then["balance_minutes"], then["at"]) == (30, first["recorded_at"])
    assert then["available_minutes"] is None
    listed = await nia.gets(f"/accounts?at={first['recorded_at']}")
    assert [row["balance_minutes"] for row in listed["items"]] == [30]
    await nia.gets(f"/accounts/{number}?at=2001-01-01T00:00:00Z", status=404)


async def test_outside_the_soft_band_a_member_is_advised_and_not_stopped(
    town: Town, nia: Person, coordinator: Person
) -> None:
    await rules(town, soft_ceiling_minutes=600)
    await earns(nia, 700, coordinator)
    shown = await account(nia)
    assert shown["advice"]["code"] == "above_soft_band"
    assert "coordinator" in shown["advice"]["detail"]
    welsh = (await raw(nia, f"/accounts/{shown['id']}", **{"Accept-Language": "cy"})).json()
    assert "cydlynydd" in welsh["advice"]["detail"]


async def test_an_answer_already_known_is_not_sent_again(nia: Person) -> None:
    number = await account_id(nia)
    tag = (await raw(nia, f"/accounts/{number}")).headers["etag"]
    again = await raw(nia, f"/accounts/{number}", **{"If-None-Match": tag})
    assert again.status_code == 304


async def test_a_coordinator_sets_a_floor_with_a_reason(nia: Person, coordinator: Person) -> None:
    number = await account_id(nia)
    refused = await patched(coordinator, number, status=422, floor_minutes=-120)
    assert refused["code"] == "reason_needed"
    done = await patched(
        coordinator, number, status=200, floor_minutes=-120, reason="community_decision"
    )
    assert (done["floor_minutes"], done["available_minutes"]) == (-120, 120)


async def test_a_change_is_made_upon_what_was_read(nia: Person, coordinator: Person) -> None:
    number = await account_id(nia)
    change = {"ceiling_minutes": 600, "reason": "other"}
    await coordinator.sends("PATCH", f"/accounts/{number}", change, status=428)
    stale = (await raw(coordinator, f"/accounts/{number}")).headers["etag"]
    await earns(nia, 30, coordinator)
    await coordinator.sends(
        "PATCH", f"/accounts/{number}", change, status=412, headers={"If-Match": stale}
    )


async def test_a_member_passes_thanks_on_and_changes_nothing_else(
    town: Town, nia: Person, coordinator: Person
) -> None:
    number = await account_id(nia)
    assert (await patched(nia, number, status=200, passes_on=True))["passes_on"] is True
    await patched(nia, number, status=403, floor_minutes=-600, reason="other")
    await earns(nia, 60, coordinator)
    assert await nia.balance() == 0
    assert await town.balance_of(town.id, "pot") == 60


async def test_an_account_with_minutes_on_it_is_not_closed(
    nia: Person, mair: Person, coordinator: Person
) -> None:
    await earns(nia, 60, coordinator)
    number = await account_id(nia)
    refused = await patched(coordinator, number, status=409, closed=True, reason="leaving")
    assert refused["code"] == "account_not_empty"
    await nia.posts("/transfers", gift(mair, 60), status=201)
    assert (await patched(coordinator, number, status=200, closed=True, reason="leaving"))["closed"]


async def test_an_account_with_minutes_held_is_not_closed(town: Town, bank: Town) -> None:
    nia, delyth = await bank.person("Nia"), await bank.coordinator()
    await hold(nia, await bank.group("Ely Pool", accepts_credits=True), 60)
    refused = await patched(
        delyth, await account_id(nia), status=409, closed=True, reason="leaving"
    )
    assert refused["code"] == "account_not_empty"


async def test_nothing_moves_into_a_closed_account_until_it_is_opened_again(
    nia: Person, mair: Person, coordinator: Person
) -> None:
    await earns(nia, 60, coordinator)
    number = await account_id(mair)
    await patched(coordinator, number, status=200, closed=True, reason="leaving")
    assert (await nia.posts("/transfers", gift(mair, 30), status=409))["code"] == "account_closed"
    await patched(coordinator, number, status=200, closed=False, reason="mistake")
    await nia.posts("/transfers", gift(mair, 30), status=201)


async def test_the_communitys_unbounded_accounts_have_no_limits(
    town: Town, coordinator: Person
) -> None:
    issued = await own_account(town, coordinator, "contributions")
    assert (issued["floor_minutes"], issued["available_minutes"]) == (None, None)
    refused = await patched(coordinator, issued["id"], status=409, closed=True, reason="other")
    assert refused["code"] == "account_unlimited"


async def test_a_limit_that_the_balance_breaks_is_refused(nia: Person, coordinator: Person) -> None:
    await earns(nia, 90, coordinator)
    refused = await patched(
        coordinator, await account_id(nia), status=409, ceiling_minutes=60, reason="other"
    )
    assert (refused["code"], refused["balance_minutes"]) == ("limit_stranded", 90)


@pytest.mark.parametrize(
    "change",
    [
        {},
        {"reason": "other"},
        {"floor_minutes": 1},
        {"floor_minutes": None},
        {"floor_minutes": -1.5},
        {"ceiling_minutes": 0},
        {"ceiling_minutes": "60"},
        {"closed": "yes"},
        {"balance_minutes": 600},
        {"passes_on": True, "reason": "because I say so"},
    ],
)
async def test_what_is_no_limit_is_refused(
    nia: Person, coordinator: Person, change: dict[str, object]
) -> None:
    number = await account_id(nia)
    refused = await patched(coordinator, number, status=422, **change)
    assert refused["code"] == "validation_failed"

"""Plain hours verified by rule: off by default, never on the giver's word alone, and marked."""

from typing import Any
from uuid import UUID

import pytest
from tests.api.apps import registered
from tests.api.books import earns
from tests.api.town import Group, Person, Town

from timebank.base.ids import ContributionId
from timebank.ledger import posting
from timebank.ledger.errors import OwnContribution
from timebank.ledger.posting import Actor, ActorKind

pytestmark = pytest.mark.anyio


async def switched_on(coordinator: Person, most_minutes: int = 240) -> Any:
    return await coordinator.posts(
        "/verification-rules", {"most_minutes": most_minutes}, status=201
    )


async def both_say(nia: Person, lead: Person, club: Group, minutes: int, claimed: int) -> Any:
    """A lead writes Nia's hours down from a sheet, and Nia states her own."""
    day = await nia.town.days_ago(1)
    entry = await lead.logs(minutes=minutes, helped=club, giver=nia, worked_on=day)
    await nia.logs(minutes=claimed, helped=club, worked_on=day)
    return await nia.gets(f"/contributions/{entry['id']}")


async def test_it_is_off_until_a_coordinator_switches_it_on(
    nia: Person, lead: Person, club: Group
) -> None:
    assert (await both_say(nia, lead, club, 60, 60))["state"] == "logged"


async def test_what_both_sides_say_is_credited_and_names_the_rule_and_who_switched_it_on(
    nia: Person, lead: Person, coordinator: Person, club: Group
) -> None:
    rule = await switched_on(coordinator)
    entry = await both_say(nia, lead, club, 60, 60)
    assert (entry["state"], entry["decided_by_kind"]) == ("verified", "rule")
    assert entry["decided_by_id"] == rule["id"]
    (shown,) = (await nia.gets("/verification-rules"))["items"]
    assert (shown["id"], shown["made_by"]) == (rule["id"], str(coordinator.id))
    assert await nia.balance() == 60
    total = (await coordinator.gets("/reports/hours"))["total"]
    assert (total["confirmed_by_rule_minutes"], total["confirmed_by_side_minutes"]) == (60, 0)


@pytest.mark.parametrize(
    ("minutes", "claimed", "state"), [(60, 61, "queried"), (250, 250, "logged")]
)
async def test_what_differs_or_is_more_than_the_rule_lets_waits_for_a_person(
    lead: Person, club: Group, minutes: int, claimed: int, state: str
) -> None:
    town = lead.town
    nia = await town.person("Nia")
    await switched_on(await town.coordinator())
    entry = await both_say(nia, lead, club, minutes, claimed)
    assert entry["state"] == state
    assert await nia.balance() == 0


async def test_the_givers_word_alone_is_never_enough(
    nia: Person, coordinator: Person, club: Group, town: Town
) -> None:
    rule = await switched_on(coordinator)
    day = await town.days_ago(1)
    entry = await coordinator.logs(minutes=60, helped=club, giver=nia, worked_on=day)
    await nia.posts(f"/contributions/{entry['id']}/claim", {"minutes": 60})
    assert (await nia.gets(f"/contributions/{entry['id']}"))["state"] == "logged"
    async with town.database.transaction(town.id) as connection:
        asked = [(ContributionId(UUID(entry["id"])), None)]
        by = Actor(ActorKind.RULE, UUID(rule["id"]))
        (verdict,) = await posting.verify(connection, town.id, by, asked)
    assert isinstance(verdict.refusal, OwnContribution), "the books ask for both sides' words"


async def test_it_is_switched_off_at_once_and_one_is_on_at_a_time(
    nia: Person, lead: Person, coordinator: Person, club: Group
) -> None:
    rule = await switched_on(coordinator)
    sent = {"most_minutes": 60}
    refused = await coordinator.posts("/verification-rules", sent, status=409)
    assert refused["code"] == "rule_is_on"
    again = {"id": rule["id"], "most_minutes": 240}
    assert (await coordinator.posts("/verification-rules", again, status=201)) == rule
    taken = {"id": rule["id"], "most_minutes": 241}
    assert (await coordinator.posts("/verification-rules", taken, status=409))["code"] == "id_taken"
    ended = await coordinator.posts(f"/verification-rules/{rule['id']}/end")
    assert ended["ended_by"] == str(coordinator.id)
    assert (await both_say(nia, lead, club, 60, 60))["state"] == "logged"
    await switched_on(coordinator, 60)


async def test_a_report_says_who_confirmed(
    nia: Person, lead: Person, coordinator: Person, club: Group, town: Town
) -> None:
    days = [await town.days_ago(day) for day in range(1, 4)]
    await lead.verifies(await nia.logs(minutes=10, helped=club, worked_on=days[0]))
    await coordinator.verifies(await nia.logs(minutes=20, helped=club, worked_on=days[1]))
    await coordinator.verifies(await nia.logs(minutes=30, helped=None, worked_on=days[2]))
    mair = await town.person("Mair")
    await earns(mair, 5, coordinator)
    await mair.verifies(await nia.logs(minutes=5, helped=mair, worked_on=days[0]))
    total = (await coordinator.gets("/reports/hours"))["total"]
    by = {who: total[f"confirmed_by_{who}_minutes"] for who in ("side", "coordinator", "rule")}
    assert by == {"side": 15, "coordinator": 55, "rule": 0}
    assert sum(by.values()) == total["given_minutes"]


async def test_an_app_that_the_giver_made_is_no_other_side(
    nia: Person, coordinator: Person, club: Group, town: Town
) -> None:
    await switched_on(coordinator)
    app = await registered(coordinator, ["contributions:write"], bound=club)
    till, day = await app.person(), await town.days_ago(1)
    for giver, state in ((coordinator, "logged"), (nia, "verified")):
        entry = await till.logs(minutes=60, helped=club, giver=giver, worked_on=day)
        await giver.logs(minutes=60, helped=club, worked_on=day)
        assert (await giver.gets(f"/contributions/{entry['id']}"))["state"] == state
    assert (await coordinator.balance(), await nia.balance()) == (0, 60)

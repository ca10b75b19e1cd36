"""An answer that credits an hour tells a balance only to whoever may see that account."""

from typing import Any

import pytest
from tests.api.apps import BACK, Flow, registered
from tests.api.books import earns
from tests.api.exchanging import agreed, says
from tests.api.test_attendance import comes, held
from tests.api.town import Group, Person, Town

pytestmark = pytest.mark.anyio

BALANCES = ("giver_balance_minutes", "receiver_balance_minutes")
LACKS = "receiver_lacks_minutes"


def told(credit: dict[str, Any]) -> list[int | None]:
    """The giver's balance and the receiver's, as they were told."""
    return [credit[name] for name in BALANCES]


async def confirmed(who: Person, entry: dict[str, Any]) -> list[int | None]:
    """What is told of an hour that is confirmed: the same tried, and in one call."""
    path = f"/contributions/{entry['id']}/verify"
    tried = told((await who.posts(f"{path}?dry_run=true"))["transfer"])
    done = told((await who.posts(path, key=entry["id"]))["transfer"])
    again = told((await who.posts(path, key=entry["id"]))["transfer"])
    assert tried == done == again
    return done


async def test_a_lead_who_confirms_learns_no_members_balance(
    nia: Person, club: Group, lead: Person
) -> None:
    assert await confirmed(lead, await nia.logs(minutes=30, helped=club)) == [None, None]
    entry = await nia.logs(minutes=45, helped=club, worked_on="2025-06-08")
    many = await lead.posts("/contributions/verify", {"items": [{"id": entry["id"]}]})
    assert told(many["items"][0]["transfer"]) == [None, None]
    mended = {"minutes": 40, "reason": "wrong_minutes"}
    path = f"/contributions/{entry['id']}/correction"
    corrected = await lead.posts(path, mended, status=201)
    assert told(corrected["transfer"]) == [None, None]


async def test_a_coordinator_learns_both_balances(bank: Town) -> None:
    delyth, sian = await bank.coordinator(), await bank.person("Siân")
    ifan = await bank.person("Ifan")
    entry = await sian.logs(minutes=45, helped=ifan)
    assert await confirmed(delyth, entry) == [45, -45]


async def test_whoever_was_helped_learns_their_own_balance_and_not_the_others(bank: Town) -> None:
    sian, ifan = await bank.person("Siân"), await bank.person("Ifan")
    assert await confirmed(ifan, await sian.logs(minutes=45, helped=ifan)) == [None, -45]


async def test_a_lead_learns_the_balance_of_a_member_whom_they_help(
    nia: Person, club: Group, lead: Person
) -> None:
    await nia.posts(f"/members/{nia.id}/helpers", {"helper_id": str(lead.id)}, status=201)
    assert await confirmed(lead, await nia.logs(minutes=30, helped=club)) == [30, None]


@pytest.mark.parametrize("try_it", ["", "?dry_run=true"])
async def test_thanks_tell_a_lead_no_balance_and_a_coordinator_all(
    nia: Person, club: Group, lead: Person, coordinator: Person, try_it: str
) -> None:
    async def thanked(who: Person, giver: Person) -> list[int | None]:
        thanks = {
            "organisation_id": str(club.id),
            "activity_id": str(giver.town.gardening),
            "worked_on": "2025-06-07",
            "lines": [{"member_id": str(giver.id), "minutes": 60}],
        }
        (line,) = (await who.posts(f"/thanks{try_it}", thanks, status=201))["items"]
        return told(line["transfer"])

    assert await thanked(lead, nia) == [None, None]
    assert await thanked(coordinator, lead) == [60, None]


async def test_a_lead_who_closes_a_session_learns_no_balance(
    nia: Person, mair: Person, club: Group, lead: Person
) -> None:
    here = await held(lead, club)
    came = await comes(lead, here, nia)
    await comes(lead, here, mair, minutes=60)
    closed = await lead.posts(f"{here}/close")
    told_at_once = [told(row["transfer"]) for row in closed["items"] if row["transfer"]]
    late = f"{here}/attendance/{came['id']}/minutes"
    told_later = told((await lead.posts(late, {"minutes": 30}))["closed"]["transfer"])
    assert [*told_at_once, told_later] == [[None, None]] * 2


async def test_an_app_learns_a_balance_only_where_it_may_read_accounts(bank: Town) -> None:
    delyth, sian = await bank.coordinator(), await bank.person("Siân")
    ifan = await bank.person("Ifan")
    scopes = ["accounts:read", "contributions:verify"]
    flow = Flow(await registered(delyth, scopes, redirect_uris=[BACK]))
    for asked, balances in ((scopes, [None, -30]), (scopes[1:], [None, None])):
        app = flow.as_(ifan, await flow.tokens(ifan, scope=" ".join(asked)))
        day = f"2025-06-{len(asked):02}"
        entry = await sian.logs(minutes=30, helped=ifan, worked_on=day)
        assert await confirmed(app, entry) == balances


async def test_an_app_is_told_how_few_minutes_there_are_only_where_it_may_read_accounts(
    nia: Person, mair: Person, coordinator: Person
) -> None:
    scopes = ["accounts:read", "contributions:verify", "contributions:write"]
    flow = Flow(await registered(coordinator, scopes, redirect_uris=[BACK]))
    await earns(mair, 30, coordinator)
    for asked, code, available in ((scopes, "insufficient_minutes", 30), (scopes[1:], LACKS, None)):
        app = flow.as_(mair, await flow.tokens(mair, scope=" ".join(asked)))
        entry = await nia.logs(minutes=45, helped=mair, worked_on=f"2025-06-{len(asked):02}")
        many = await app.posts("/contributions/verify", {"items": [{"id": entry["id"]}]})
        for problem in (
            await app.verifies(entry, status=409),
            await app.posts(f"/contributions/{entry['id']}/claim", {"minutes": 45}, status=409),
            await app.logs(
                minutes=45, helped=mair, giver=nia, worked_on=f"2025-05-{len(asked):02}", status=409
            ),
            many["items"][0]["problem"],
        ):
            assert (problem["code"], problem.get("available_minutes")) == (code, available)


async def test_what_was_passed_on_is_told_to_whom_the_balance_is(
    nia: Person, club: Group, lead: Person, coordinator: Person
) -> None:
    """Beside the community's ceiling it would tell the balance to the minute."""
    account = (await coordinator.gets(f"/accounts?owner_id={nia.id}"))["items"][0]["id"]
    ceiling = {"ceiling_minutes": 50, "reason": "community_decision"}
    await coordinator.changes(f"/accounts/{account}", ceiling)
    for who, day, passed_on in ((lead, 7, None), (coordinator, 8, 30), (lead, 9, None)):
        entry = await nia.logs(minutes=30, helped=club, worked_on=f"2025-06-{day:02}")
        path = f"/contributions/{entry['id']}/verify"
        for once in (f"{path}?dry_run=true", path):
            said = await who.posts(once)
            assert said["passed_on_minutes"] == (10 if day == 8 else passed_on)
    assert await nia.balance() == 50


async def test_whoever_helped_somebody_is_not_told_how_few_minutes_they_have(
    nia: Person, mair: Person, coordinator: Person
) -> None:
    """Mair, who has half an hour, says an hour first, and Nia agrees to it."""
    await earns(mair, 30, coordinator)
    entry = await nia.logs(minutes=45, helped=mair)
    claim = f"/contributions/{entry['id']}/claim"
    await mair.posts(claim, {"minutes": 60})
    refused = [await nia.posts(claim, {"minutes": 60}, status=409)]
    exchange = await agreed(nia, mair)
    await says(mair, "done", exchange, minutes=60)
    refused.append(await says(nia, "confirm", exchange, status=409))
    for problem in refused:
        assert (problem["code"], problem["about_id"]) == (LACKS, str(mair.id))
        assert "available_minutes" not in problem
        assert "30" not in problem["detail"]

"""Time given without a measure that its activity asks for waits for a coordinator, recorded."""

import asyncio
from dataclasses import dataclass
from typing import Any

import pytest
from tests.api.apps import registered
from tests.api.measures import PAST, asks_for, has
from tests.api.spreadsheets import brings_in, rows_of
from tests.api.town import Group, Person, Town

from timebank.base.ids import new_id

DAY = "2025-06-07"


@dataclass(frozen=True)
class Befrienders:
    """A group whose activity asks for references, and its people; nobody has them yet."""

    town: Town
    club: Group
    activity_id: str
    lead: Person
    coordinator: Person
    nia: Person
    mair: Person

    async def thanks(self, who: Person, *people: Person, status: int = 201, **more: Any) -> Any:
        body = {
            "organisation_id": str(self.club.id),
            "activity_id": self.activity_id,
            "worked_on": DAY,
            "lines": [{"member_id": str(one.id), "minutes": 30} for one in people],
            **more,
        }
        return await who.posts("/thanks", body, status=status)

    async def logs(self, who: Person, **more: Any) -> Any:
        return await who.logs(
            minutes=30, helped=self.club, **{"activity_id": self.activity_id, **more}
        )

    async def waits(self) -> Any:
        """What is shown of the one entry that waits for a measure."""
        query = "waiting=true&without_measures=true"
        (entry,) = (await self.coordinator.gets(f"/contributions?{query}"))["items"]
        return entry


@pytest.fixture
async def here(town: Town, club: Group, lead: Person, coordinator: Person) -> Befrienders:
    activity_id = await asks_for(town)
    nia, mair = await town.person("Nia"), await town.person("Mair")
    return Befrienders(town, club, activity_id, lead, coordinator, nia, mair)


async def test_a_row_without_waits_and_all_others_are_credited(here: Befrienders) -> None:
    await has(here.coordinator, here.nia)
    answer = await here.thanks(here.lead, here.nia, here.mair)
    credited, waits = answer["items"]
    assert (credited["outcome"], waits["outcome"]) == ("credited", "waiting")
    assert (waits["problem"]["code"], waits["problem"]["measure"]) == (
        "safeguarding_required",
        "references",
    )
    assert (await here.nia.balance(), await here.mair.balance()) == (30, 0)
    assert (await here.waits())["giver_id"] == str(here.mair.id)


@pytest.mark.parametrize("said", [PAST, {"decision": "not_accepted"}, {"kind": "group_first"}])
async def test_what_does_not_count_is_as_none(said: dict[str, Any], here: Befrienders) -> None:
    await has(here.coordinator, here.nia, **said)
    answer = await here.thanks(here.lead, here.nia)
    assert answer["items"][0]["problem"]["code"] == "safeguarding_required"


async def test_thanks_sent_again_give_the_same_reason(here: Befrienders) -> None:
    line = {"id": str(new_id()), "member_id": str(here.nia.id), "minutes": 30}
    for _ in range(2):
        answer = await here.thanks(here.lead, lines=[line])
        assert answer["items"][0]["problem"]["measure"] == "references"


async def test_a_coordinator_confirms_it_and_the_line_is_marked(here: Befrienders) -> None:
    await here.thanks(here.lead, here.nia)
    waits = await here.waits()
    assert waits["without_measures"] == ["references"]
    refused = await here.lead.verifies(waits, status=409)
    assert (refused["code"], refused["measure"]) == ("safeguarding_required", "references")
    said = await here.coordinator.verifies(waits)
    assert said["contribution"]["without_measures"] == ["references"]
    assert await here.nia.balance() == 30
    marked = await here.coordinator.gets("/contributions?waiting=false&without_measures=true")
    assert [one["id"] for one in marked["items"]] == [waits["id"]]
    assert (await here.coordinator.gets("/contributions?without_measures=false"))["items"] == []


async def test_the_mark_stays_whatever_is_written_down_later(here: Befrienders) -> None:
    await here.thanks(here.lead, here.nia)
    await here.coordinator.verifies(await here.waits())
    await has(here.coordinator, here.nia)
    (marked,) = (await here.coordinator.gets("/contributions"))["items"]
    assert marked["without_measures"] == ["references"]


async def test_the_mark_is_for_coordinators_and_the_giver(here: Befrienders) -> None:
    await here.thanks(here.lead, here.nia)
    auditor = await here.town.auditor()
    both = (here.coordinator, here.nia)
    entry = await here.waits()
    for who_knows in ((*both, here.lead), both):
        for who in (*both, here.lead, auditor):
            (shown,) = (await who.gets("/contributions"))["items"]
            assert shown["without_measures"] == (["references"] if who in who_knows else [])
            found = await who.gets("/contributions?without_measures=true")
            assert bool(found["items"]) == (who in who_knows)
        await here.coordinator.verifies(entry, status=200 if here.lead in who_knows else 409)


async def test_it_is_told_apart_in_the_report(here: Befrienders) -> None:
    await has(here.coordinator, here.nia)
    await here.thanks(here.lead, here.nia, here.mair)
    await here.coordinator.verifies(await here.waits())
    total = (await here.coordinator.gets("/reports/hours"))["total"]
    assert (total["given_minutes"], total["without_measures_minutes"]) == (60, 30)


async def test_a_coordinators_own_thanks_are_credited_and_say_so(here: Befrienders) -> None:
    answer = await here.thanks(here.coordinator, here.nia)
    (line,) = answer["items"]
    assert (line["outcome"], line["without_measures"]) == ("credited", ["references"])


async def test_of_many_confirmed_at_once_those_stay_as_they_were(here: Befrienders) -> None:
    await has(here.coordinator, here.nia)
    entries = [await here.logs(one) for one in (here.nia, here.mair)]
    items = {"items": [{"id": one["id"]} for one in entries]}
    answer = await here.lead.posts("/contributions/verify", items)
    assert [one["outcome"] for one in answer["items"]] == ["credited", "refused"]
    assert answer["items"][1]["problem"]["measure"] == "references"


async def test_an_app_of_the_group_confirms_none(here: Befrienders) -> None:
    entry = await here.logs(here.lead, giver=here.nia)
    scopes = ["contributions:verify", "contributions:read"]
    app = await registered(here.coordinator, scopes, organisation_id=str(here.club.id))
    refused = await (await app.person(*scopes)).verifies(entry, status=409)
    assert refused["code"] == "safeguarding_required"


async def test_the_receivers_word_is_kept_and_the_exchange_waits(
    bank: Town,
) -> None:
    activity_id = await asks_for(bank)
    nia, mair = await bank.person("Nia"), await bank.person("Mair")
    coordinator = await bank.coordinator()
    said = await mair.logs(minutes=30, helped=mair, giver=nia, activity_id=activity_id)
    assert (said["state"], said["without_measures"]) == ("logged", ["references"])
    told = await nia.logs(minutes=30, helped=mair, activity_id=activity_id)
    assert (told["id"], told["state"], len(told["claims"])) == (said["id"], "logged", 2)
    await coordinator.verifies(said)
    assert (await nia.balance(), await mair.balance()) == (30, -30)


async def test_two_who_agree_after_differing_wait_too(bank: Town) -> None:
    activity_id = await asks_for(bank)
    nia, mair = await bank.person("Nia"), await bank.person("Mair")
    coordinator = await bank.coordinator()
    entry = await nia.logs(minutes=30, helped=mair, activity_id=activity_id)
    claim = f"/contributions/{entry['id']}/claim"
    await mair.posts(claim, {"minutes": 45})
    agreed = await nia.posts(claim, {"minutes": 45})
    assert (agreed["state"], await nia.balance()) == ("queried", 0)
    await coordinator.verifies(entry, minutes=45)
    assert await nia.balance() == 45


async def test_no_lead_credits_it_by_way_of_a_correction(here: Befrienders) -> None:
    entry = await here.nia.logs(minutes=30, helped=here.club)
    await here.lead.verifies(entry)
    path = f"/contributions/{entry['id']}/correction"
    truth = {"activity_id": here.activity_id, "reason": "wrong_activity"}
    refused = await here.lead.posts(path, truth, status=409)
    assert refused["code"] == "safeguarding_required"
    put_right = await here.coordinator.posts(path, truth, status=201)
    assert put_right["contribution"]["without_measures"] == ["references"]


async def test_nor_by_calling_it_separate(here: Befrienders) -> None:
    written = await has(here.coordinator, here.nia)
    first = await here.logs(here.nia)
    await here.lead.verifies(first)
    await here.coordinator.posts(f"/members/{here.nia.id}/measures/{written['id']}/withdraw")
    second = await here.logs(here.nia)
    await here.lead.posts(f"/contributions/{second['id']}/separate")
    assert (await here.lead.verifies(second, status=409))["code"] == "safeguarding_required"


async def test_beyond_a_monthly_limit_it_waits_for_the_measure(here: Befrienders) -> None:
    limit = {"rules": {"organisation_thanks_monthly_minutes": 10}}
    await here.coordinator.changes(here.town.base, limit)
    await has(here.coordinator, here.nia)
    answer = await here.thanks(here.lead, here.nia, here.mair, status=202)
    assert [one["problem"]["code"] for one in answer["items"]] == [
        "second_person_required",
        "safeguarding_required",
    ]


async def test_one_withdrawn_meanwhile_stops_every_hour_after_it(here: Befrienders) -> None:
    written = await has(here.coordinator, here.nia)
    path = f"/members/{here.nia.id}/measures/{written['id']}/withdraw"
    days = [f"2025-06-{day:02}" for day in range(1, 13)]
    entries = [await here.logs(here.nia, worked_on=day) for day in days]
    answers = await asyncio.gather(
        *(here.lead.asks("POST", f"/contributions/{one['id']}/verify", {}) for one in entries[:6]),
        here.coordinator.asks("POST", path),
        *(here.lead.asks("POST", f"/contributions/{one['id']}/verify", {}) for one in entries[6:]),
    )
    assert {answer.status_code for answer in answers} <= {200, 409}
    found = (await here.coordinator.gets("/contributions?state=verified"))["items"]
    assert all(one["without_measures"] == [] for one in found)
    waiting = (await here.coordinator.gets("/contributions?state=logged"))["items"]
    assert len(found) + len(waiting) == len(days)


async def test_hours_stated_before_the_community_asked_are_judged_by_what_it_asked_then(
    town: Town, nia: Person, lead: Person, club: Group, coordinator: Person
) -> None:
    before = await nia.logs(minutes=30, helped=club)
    path = f"/activities/{town.gardening}"
    await coordinator.changes(path, {"asks_for": ["group_first"]})
    after = await nia.logs(minutes=30, helped=club, worked_on="2025-06-08")
    await lead.verifies(before)
    assert (await lead.verifies(after, status=409))["measure"] == "group_first"


async def test_what_is_brought_in_is_the_coordinators_word_and_is_marked(here: Befrienders) -> None:
    sheet = f"Date,Who gave time,Who to,What,Minutes\n{DAY},Nia,Lunch Club,Befriending,30\n"
    run = await brings_in(here.coordinator, sheet, "hours")
    assert len(await rows_of(here.coordinator, run)) == 1
    (marked,) = (await here.coordinator.gets("/contributions?without_measures=true"))["items"]
    assert (marked["state"], await here.nia.balance()) == ("verified", 30)


async def test_time_that_is_not_given_through_the_time_bank_always_waits(here: Befrienders) -> None:
    activity_id = await asks_for(here.town, risk_class="not_here", code="childcare")
    answer = await here.thanks(here.lead, here.nia, activity_id=activity_id)
    problem = answer["items"][0]["problem"]
    assert problem["measure"] == "not_here"
    assert "not arranged through the time bank" in problem["detail"]


async def test_the_refusal_is_in_welsh_too(here: Befrienders) -> None:
    entry = await here.logs(here.nia)
    path = f"/contributions/{entry['id']}/verify"
    answer = await here.lead.asks("POST", path, {}, headers={"Accept-Language": "cy"})
    assert answer.json()["title"] == "Mae mesur diogelu ar goll"

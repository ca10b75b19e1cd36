"""What waits for a verifier: the odd first, then the rest."""

from typing import Any

import pytest
from tests.api.books import earns
from tests.api.town import Group, Person, Town

pytestmark = pytest.mark.anyio


async def queue(person: Person, **asked: Any) -> Any:
    query = "&".join(f"{name}={value}" for name, value in asked.items())
    return await person.gets(f"/contributions/queue?{query}")


async def codes(person: Person) -> list[tuple[int, list[str]]]:
    """The minutes of each entry, and why it is looked at."""
    return [
        (item["contribution"]["minutes"], [odd["code"] for odd in item["oddities"]])
        for item in (await queue(person))["items"]
    ]


async def test_what_people_disagree_about_comes_first_and_the_normal_last(
    nia: Person, lead: Person, coordinator: Person, club: Group
) -> None:
    await nia.logs(minutes=61, helped=club, worked_on="2025-06-01")
    long_day = await nia.logs(minutes=660, helped=club, worked_on="2025-06-03")
    differs = await nia.logs(minutes=90, helped=club, worked_on="2025-06-05")
    await lead.posts(f"/contributions/{differs['id']}/claim", {"minutes": 60})
    asked = await nia.logs(minutes=62, helped=club, worked_on="2025-06-02")
    await lead.posts(f"/contributions/{asked['id']}/query", {"note": "Was it not Monday?"})
    expected = [
        (62, ["asked_about", "long_ago"]),
        (90, ["claims_differ", "long_ago"]),
        (660, ["long_day", "long_ago"]),
        (61, ["long_ago"]),
    ]
    assert await codes(coordinator) == await codes(lead) == expected
    found = await queue(lead)
    assert (found["odd"], found["normal"]) == (4, 0)
    claims = found["items"][1]["claims"]
    assert [(claim["side"], claim["minutes"]) for claim in claims] == [
        ("giver", 90),
        ("receiver", 60),
    ]
    await lead.verifies(long_day)
    assert len(await codes(lead)) == 3


async def test_each_reason_is_in_the_readers_words(
    nia: Person, lead: Person, club: Group, town: Town
) -> None:
    for day in (1, 2, 3):
        await lead.verifies(
            await nia.logs(minutes=50, helped=club, worked_on=await town.days_ago(day))
        )
    await nia.logs(minutes=180, helped=club, worked_on=await town.days_ago(4))
    (item,) = (await queue(lead))["items"]
    (odd,) = item["oddities"]
    assert odd["words"] == "It is more than usual for this person: mostly it is 50 minutes."
    welsh = await lead.gets("/contributions/queue", headers={"Accept-Language": "cy"})
    (odd,) = welsh["items"][0]["oddities"]
    assert odd["words"].startswith("Mae\u2019n fwy nag arfer i\u2019r person hwn: 50")


async def test_nobody_learns_from_the_queue_what_a_giver_does_elsewhere(
    *, nia: Person, mair: Person, lead: Person, club: Group, coordinator: Person, town: Town
) -> None:
    for day in (1, 2, 3):
        await lead.verifies(
            await nia.logs(minutes=50, helped=club, worked_on=await town.days_ago(day))
        )
    await earns(mair, 60, coordinator)
    await nia.logs(minutes=180, helped=mair, worked_on=await town.days_ago(4))
    assert await codes(coordinator) == [(180, ["more_than_usual"])]
    assert await codes(mair) == [(180, [])]


async def test_what_looks_like_another_entry_names_it(
    nia: Person, lead: Person, club: Group, town: Town
) -> None:
    day = await town.days_ago(1)
    first = await nia.logs(minutes=30, helped=club, worked_on=day)
    second = await nia.logs(minutes=45, helped=club, worked_on=day)
    items = (await queue(lead))["items"]
    assert [item["contribution"]["id"] for item in items] == [second["id"], first["id"]]
    (odd,) = items[0]["oddities"]
    assert (odd["code"], odd["about_id"]) == ("same_time", first["id"])
    assert items[1]["oddities"] == []


async def test_two_who_confirm_only_each_other_are_looked_at(
    nia: Person, mair: Person, coordinator: Person, town: Town
) -> None:
    await earns(nia, 60, coordinator)
    await earns(mair, 60, coordinator)
    for giver, receiver, day in ((nia, mair, 5), (mair, nia, 4), (nia, mair, 3)):
        entry = await giver.logs(minutes=30, helped=receiver, worked_on=await town.days_ago(day))
        await receiver.verifies(entry)
    await nia.logs(minutes=20, helped=mair, worked_on=await town.days_ago(1))
    assert await codes(coordinator) == [(20, ["each_other"])]
    assert await codes(mair) == [(20, [])]
    gwyn = await town.person("Gwyn")
    entry = await gwyn.logs(minutes=10, helped=nia, worked_on=await town.days_ago(2))
    await nia.verifies(entry)
    assert await codes(coordinator) == [(20, [])]


async def test_a_question_beside_a_credit_waits_until_it_is_answered(
    nia: Person, lead: Person, coordinator: Person, club: Group, town: Town
) -> None:
    line = {"member_id": str(nia.id), "minutes": 60}
    day = await town.days_ago(1)
    thanks = {
        "organisation_id": str(club.id),
        "activity_id": str(town.gardening),
        "worked_on": day,
        "lines": [line],
    }
    await lead.posts("/thanks", thanks, status=201)
    entry = await nia.logs(minutes=90, helped=club, worked_on=day)
    assert await codes(lead) == await codes(coordinator) == [(60, ["open_question"])]
    assert await codes(nia) == []
    await lead.posts(f"/contributions/{entry['id']}/stays", {"note": "You came at eleven."})
    assert await codes(lead) == []
    await nia.posts(f"/contributions/{entry['id']}/claim", {"minutes": 80})
    correction = {"minutes": 80, "reason": "wrong_minutes"}
    assert await codes(coordinator) == [(60, ["open_question"])]
    await coordinator.posts(f"/contributions/{entry['id']}/correction", correction, status=201)
    assert await codes(coordinator) == []


async def test_everybody_finds_what_they_may_decide_and_nobody_their_own(
    lead: Person, coordinator: Person, club: Group, town: Town
) -> None:
    day = await town.days_ago(1)
    nia, mair = await town.person("Nia"), await town.person("Mair")
    await nia.logs(minutes=10, helped=mair, worked_on=day)
    await nia.logs(minutes=20, helped=club, worked_on=day)
    await nia.logs(minutes=30, helped=None, worked_on=day)
    await lead.logs(minutes=40, helped=club, worked_on=day)
    await coordinator.logs(minutes=50, helped=club, worked_on=day)
    assert await codes(nia) == []
    assert await codes(mair) == [(10, [])]
    assert sorted(await codes(lead)) == [(20, []), (50, [])]
    assert sorted(await codes(coordinator)) == [(10, []), (20, []), (30, []), (40, [])]


async def test_pages_follow_each_other(
    nia: Person, coordinator: Person, club: Group, town: Town
) -> None:
    for day in range(1, 6):
        await nia.logs(minutes=day, helped=club, worked_on=await town.days_ago(day))
    seen: list[int] = []
    after: dict[str, str] = {}
    while True:
        page = await queue(coordinator, limit=2, **after)
        seen += [item["contribution"]["minutes"] for item in page["items"]]
        assert (page["odd"], page["normal"]) == (0, 5)
        if page["next"] is None:
            break
        after = {"after": page["next"]}
    assert seen == [5, 4, 3, 2, 1]


async def test_whoever_decides_is_told_whose_time_it_is(
    nia: Person, mair: Person, lead: Person, coordinator: Person, club: Group
) -> None:
    await coordinator.changes(f"/members/{nia.id}", {"private": True})
    await nia.logs(minutes=40, helped=club)
    await nia.logs(minutes=50, helped=mair)
    for reader, minutes in ((lead, [40]), (coordinator, [40, 50])):
        items = (await queue(reader))["items"]
        assert sorted(item["contribution"]["minutes"] for item in items) == minutes
        assert {item["giver_name"] for item in items} == {"Nia"}
        assert {item["receiver_name"] for item in items} <= {"Mair", "Lunch Club"}
    (to_mair,) = (await queue(mair))["items"]
    number = (await coordinator.gets(f"/members/{nia.id}"))["number"]
    assert to_mair["giver_name"] == number, "of a private member the number, to other members"
    assert to_mair["receiver_name"] == "Mair"

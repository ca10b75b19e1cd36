"""What is written down to keep people safe, by whom, and who reads it."""

import asyncio
from datetime import date, timedelta
from typing import Any
from uuid import UUID

import pytest
from tests.api.measures import PAST, REFERENCES, asks_for, has
from tests.api.town import Person, Town

from timebank.base.ids import new_id
from timebank.ledger.errors import SafeguardingRequired
from timebank.safeguarding.measure_service import require


@pytest.fixture
async def catrin(town: Town) -> Person:
    return await town.person("Catrin", "safeguarding_lead")


async def of(who: Person, member: Person, query: str = "") -> list[Any]:
    found: list[Any] = (await who.gets(f"/members/{member.id}/measures{query}"))["items"]
    return found


async def test_a_coordinator_or_the_safeguarding_lead_writes_it_down(
    nia: Person, coordinator: Person, catrin: Person
) -> None:
    for who in (coordinator, catrin):
        written = await has(who, nia, seen_by_id=str(catrin.id))
        assert written.items() >= REFERENCES.items()
        assert (written["seen_by_id"], written["recorded_by_id"]) == (str(catrin.id), str(who.id))


async def test_it_is_read_by_those_who_keep_it_and_the_member_and_by_nobody_else(
    town: Town, nia: Person, lead: Person, coordinator: Person, catrin: Person
) -> None:
    written = await has(coordinator, nia)
    for who in (nia, coordinator, catrin):
        assert await of(who, nia) == [written]
    for who in (await town.person("Mair"), lead):
        await who.gets(f"/members/{nia.id}/measures", status=404)
        await who.gets("/measures", status=403)
    await (await town.auditor()).gets(f"/members/{nia.id}/measures", status=403)


async def test_nothing_that_stood_in_it_can_be_kept(nia: Person, coordinator: Person) -> None:
    refused = await has(coordinator, nia, status=422, note="One conviction, in 1987.")
    assert refused["errors"][0]["pointer"] == "/note"


async def test_the_next_of_its_kind_ends_it_and_both_stay_to_be_read(
    nia: Person, coordinator: Person, catrin: Person
) -> None:
    await has(coordinator, nia)
    await has(catrin, nia, decision="not_accepted")
    now, before = await of(nia, nia)
    assert (now["decision"], now["ended_at"]) == ("not_accepted", None)
    assert (before["decision"], before["ended_by_id"]) == ("accepted", str(catrin.id))
    assert await of(nia, nia, "?now=true") == [now]
    assert await of(nia, nia, "?now=false") == [before]


async def test_it_is_withdrawn_once(nia: Person, coordinator: Person, catrin: Person) -> None:
    written = await has(coordinator, nia)
    path = f"/members/{nia.id}/measures/{written['id']}/withdraw"
    first = await catrin.posts(path)
    assert first["ended_by_id"] == str(catrin.id)
    assert await coordinator.posts(path) == first


async def test_that_of_another_member_is_nobodys(
    nia: Person, mair: Person, coordinator: Person
) -> None:
    written = await has(coordinator, nia)
    path = f"/members/{mair.id}/measures/{written['id']}/withdraw"
    await coordinator.posts(path, status=404)
    assert await of(nia, nia, "?now=true") == [written]


async def test_nobody_keeps_their_own(town: Town, coordinator: Person, catrin: Person) -> None:
    assert (await has(coordinator, coordinator, status=403))["code"] == "own_measure"
    seen_by_herself: dict[str, Any] = {"seen_by_id": str(coordinator.id)}
    assert (await has(catrin, coordinator, status=403, **seen_by_herself))["code"] == "own_measure"
    written = await has(catrin, coordinator)
    path = f"/members/{coordinator.id}/measures/{written['id']}/withdraw"
    assert (await coordinator.posts(path, status=403))["code"] == "own_measure"


async def test_sent_again_it_is_one(nia: Person, coordinator: Person) -> None:
    measure: dict[str, Any] = {"id": str(new_id())}
    first = await has(coordinator, nia, **measure)
    assert await has(coordinator, nia, **measure) == first
    refused = await has(coordinator, nia, status=409, **measure, decision="not_accepted")
    assert refused["code"] == "id_taken"
    assert len(await of(nia, nia)) == 1


async def test_of_two_at_once_one_stands(nia: Person, coordinator: Person, catrin: Person) -> None:
    await asyncio.gather(*(has(who, nia) for who in (coordinator, catrin) * 2))
    assert len(await of(nia, nia, "?now=true")) == 1
    assert len(await of(nia, nia)) == 4


@pytest.mark.parametrize(
    ("said", "pointer"),
    [
        ({"kind": "check"}, "/check_level"),
        ({"check_level": "basic"}, "/check_level"),
        ({"look_again_on": "2025-05-01"}, "/look_again_on"),
        ({"seen_on": "2090-01-01"}, "/seen_on"),
        ({"seen_by_id": str(new_id())}, "/seen_by_id"),
        ({"kind": "not_here"}, "/kind"),
        ({"decision": "perhaps"}, "/decision"),
    ],
)
async def test_it_says_what_is_wrong(
    said: dict[str, Any], pointer: str, nia: Person, coordinator: Person
) -> None:
    refused = await has(coordinator, nia, status=422, **said)
    assert refused["errors"][0]["pointer"] == pointer


async def test_what_is_due_soon_stands_in_a_list_the_first_of_all_first(
    town: Town, nia: Person, mair: Person, coordinator: Person, catrin: Person
) -> None:
    soon, later = (str(date.today() + timedelta(days=days)) for days in (50, 80))  # noqa: DTZ011 - a day or so more is no matter
    await has(coordinator, nia, look_again_on=soon)
    await has(coordinator, mair, **PAST)
    await has(coordinator, mair, kind="group_first", look_again_on=later)
    await has(coordinator, await town.person("Ifan"), **PAST, decision="not_accepted")
    due = (await catrin.gets("/measures"))["items"]
    assert [one["member_id"] for one in due] == [str(mair.id), str(nia.id)]
    until = await catrin.gets(f"/measures?until={later}&limit=2")
    rest = await catrin.gets(f"/measures?until={later}&limit=2&after={until['next']}")
    assert [one["look_again_on"] for one in until["items"] + rest["items"]] == [
        PAST["look_again_on"],
        soon,
        later,
    ]


async def test_a_booking_will_be_refused_and_is_told_which_measure(
    town: Town, nia: Person, coordinator: Person
) -> None:
    activity_id = await asks_for(town, "group_first", "references")

    async def missing(day: date) -> str | int | None:
        async with town.database.transaction(town.id) as connection:
            try:
                await require(connection, town.id, nia.id, UUID(activity_id), day)
            except SafeguardingRequired as refusal:
                return refusal.facts["measure"]
        return None

    await has(coordinator, nia, kind="group_first")
    assert await missing(date(2025, 6, 7)) == "references"
    await has(coordinator, nia)
    assert await missing(date(2025, 6, 7)) is None
    assert await missing(date(2095, 5, 2)) == "group_first"


async def test_the_members_copy_has_theirs_and_says_that_there_may_be_more(
    nia: Person, coordinator: Person
) -> None:
    await has(coordinator, nia, kind="check", check_level="enhanced")
    copied = await nia.gets(f"/members/{nia.id}/export")
    (measure,) = copied["measures"]
    assert (measure["measure"], measure["check_level"]) == ("check", "enhanced")
    assert "Other safeguarding records, if there are any" in [
        one["what"] for one in copied["left_out"]
    ]
    page = await nia.asks("GET", f"/members/{nia.id}/export?format=html")
    assert "Safeguarding measures taken for you" in page.text


async def test_an_activity_asks_for_what_its_class_does_unless_the_community_says_otherwise(
    town: Town, coordinator: Person
) -> None:
    activity_id = await asks_for(town, risk_class="checked")
    path = f"/activities/{activity_id}"
    assert (await coordinator.gets(path))["asks_for"] == ["check", "staff_present"]
    changed = await coordinator.changes(path, {"asks_for": ["references"]})
    assert changed["asks_for"] == ["references"]
    for wrong in (["not_here"], ["references", "references"], ["blood"]):
        await coordinator.changes(path, {"asks_for": wrong}, status=422)


async def test_what_is_not_done_here_asks_for_what_nobody_has(
    town: Town, coordinator: Person
) -> None:
    path = f"/activities/{await asks_for(town, risk_class='not_here')}"
    assert (await coordinator.gets(path))["asks_for"] == ["not_here"]
    refused = await coordinator.changes(path, {"asks_for": []}, status=422)
    assert refused["errors"][0]["pointer"] == "/asks_for"

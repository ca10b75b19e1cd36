"""Who comes first and why: every row of docs/why/matching.md, asked over HTTP; and who may ask."""

from typing import Any

import httpx
import pytest
from tests.api.exchanging import tells
from tests.api.match_town import MatchTown, days_go_by, made, names, table
from tests.api.measures import asks_for, has
from tests.api.town import Group, Person, Town

from timebank.db.engine import Database


@pytest.fixture
async def town(database: Database, http: httpx.AsyncClient) -> Town:
    """A community in which everybody may receive before they give."""
    return await Town.make(database, http, floor_minutes=-6_000)


async def asked_for(who: Person, request_id: str, *, limit: int = 50, **more: Any) -> Any:
    path = f"/requests/{request_id}/matches?limit={limit}"
    return (await who.gets(path, **more))["items"]


def codes(match: dict[str, Any]) -> list[str]:
    return [one["code"] for one in match["reasons"]]


async def test_the_page_says_who_comes_first_who_never_comes_and_why(town: Town) -> None:
    here = await made(town)
    for row in table("requests"):
        found = await asked_for(
            here.reads(row["Who asks"], row["Read by"]), here.requests[row["Who asks"]]
        )
        came = [here.giver_of(one) for one in found]
        first = names(row["First"])
        assert came[: len(first)] == first, (row["Who asks"], row["Read by"], came)
        assert not {*came} & {*names(row["Never"])}, (row["Who asks"], came)
        if found:
            assert codes(found[0]) == names(row["Its reasons"]), (row["Who asks"], found[0])
    for row in table("members"):
        await _both_ways(here, row)


async def _both_ways(here: MatchTown, row: dict[str, str]) -> None:
    who = here.people[row["Member"]]
    found = await who.gets(f"/members/{who.id}/matches")
    give = [here.owner_of[one["request"]["id"]] for one in found["give"]]
    receive = [here.giver_of(one) for one in found["receive"]]
    for came, heading in ((give, "Gives to"), (receive, "Receives from")):
        first = names(row[heading])
        assert came[: len(first)] == first, (row["Member"], heading, came)
    assert not {*give} & {*names(row["Never gives to"])}, (row["Member"], give)
    towards = found["nudge"] and found["nudge"]["towards"]
    assert towards == (row["Nudged to"] or None), row["Member"]


async def offers(who: Person, **more: Any) -> str:
    return await listed(who, "offers", **more)


async def asks(who: Person, **more: Any) -> str:
    return await listed(who, "requests", **more)


async def listed(who: Person, kind: str, **more: Any) -> str:
    sent = {"activity_id": str(who.town.gardening), "title_cy": "Torri gwair", **more}
    return str((await who.posts(f"/{kind}", sent, status=201))["id"])


async def found(who: Person, request_id: str) -> list[str]:
    return [one["offer"]["id"] for one in await asked_for(who, request_id)]


async def test_reasons_are_said_in_the_readers_language(
    nia: Person, mair: Person, town: Town
) -> None:
    said = {"times": ["weekday_morning"], "languages": ["cy", "xyz"]}
    await offers(mair, **said)
    request = await asks(nia, **said)
    for language, words in (
        ("en", ["Gardening", "Both can on weekday mornings", "Both speak Welsh, xyz"]),
        ("cy", ["Garddio", "Mae\u2019r ddau ar gael: boreau yn ystod yr wythnos"]),
    ):
        answer = await asked_for(nia, request, headers={"Accept-Language": language})
        assert [one["words"] for one in answer[0]["reasons"]][: len(words)] == words


async def test_nobody_is_named_to_whoever_asks(nia: Person, mair: Person) -> None:
    await offers(mair)
    await asks(mair)
    request = await asks(nia)
    await offers(nia)
    for path in (f"/requests/{request}/matches", f"/members/{nia.id}/matches"):
        answer = str(await nia.gets(path))
        assert "Torri gwair" in answer
        assert mair.name not in answer
        assert str(mair.id) not in answer


async def test_that_two_are_kept_apart_cannot_be_told_from_the_answer(
    nia: Person, mair: Person, coordinator: Person, town: Town
) -> None:
    carys = await town.person("Carys")
    await nia.posts(f"/members/{nia.id}/helpers", {"helper_id": str(carys.id)}, status=201)
    request, offer = await asks(nia), await offers(mair)
    paths = f"/requests/{request}/matches", f"/members/{nia.id}/matches"
    assert await found(nia, request) == await found(carys, request) == [offer]
    await coordinator.posts(f"/members/{mair.id}/apart", {"other_id": str(nia.id)})
    apart = [await who.gets(path) for who in (nia, carys, coordinator) for path in paths]
    await mair.posts(f"/offers/{offer}/close", {"reason": "no_longer"})
    closed = [await who.gets(path) for who in (nia, carys, coordinator) for path in paths]
    assert apart == closed
    assert (await mair.gets(f"/members/{mair.id}/matches"))["give"] == []


async def test_a_helper_is_proposed_nobody_from_whom_they_are_kept_apart(
    nia: Person, mair: Person, coordinator: Person, town: Town
) -> None:
    carys = await town.person("Carys")
    await nia.posts(f"/members/{nia.id}/helpers", {"helper_id": str(carys.id)}, status=201)
    request, offer = await asks(nia), await offers(mair)
    await coordinator.posts(f"/members/{mair.id}/apart", {"other_id": str(carys.id)})
    assert await found(carys, request) == []
    assert await found(nia, request) == [offer]


async def test_who_was_taken_in_twice_is_kept_apart_under_either_number(
    nia: Person, mair: Person, coordinator: Person, town: Town
) -> None:
    twice = await town.person("Nia again")
    await coordinator.posts(f"/members/{mair.id}/apart", {"other_id": str(twice.id)})
    request = await asks(nia)
    await offers(mair)
    await coordinator.posts(f"/members/{twice.id}/merge", {"into_id": str(nia.id)})
    assert await found(nia, request) == []


async def test_what_somebody_needs_is_weighed_for_them_and_coordinators_alone(
    nia: Person, mair: Person, coordinator: Person, town: Town
) -> None:
    carys = await town.person("Carys")
    await nia.posts(f"/members/{nia.id}/helpers", {"helper_id": str(carys.id)}, status=201)
    await tells(nia, access_needs="Cadair olwyn.")
    request, first = await asks(nia), await offers(carys)
    second = await offers(mair, text_en="There are no steps.")
    for who in (nia, coordinator):
        items = await asked_for(who, request)
        assert [one["offer"]["id"] for one in items] == [second, first]
        assert "access" in codes(items[0])
    items = await asked_for(carys, request)
    assert [one["offer"]["id"] for one in items] == [first, second]
    assert "access" not in str(items)


async def test_that_a_measure_is_lacking_is_said_to_coordinators_and_the_giver(
    nia: Person, mair: Person, coordinator: Person, town: Town
) -> None:
    company = await asks_for(town)
    request, offer = await asks(nia, activity_id=company), await offers(mair, activity_id=company)
    assert "measure_needed" not in codes((await asked_for(nia, request))[0])
    reasons = (await asked_for(coordinator, request))[0]["reasons"]
    assert reasons[-1] == {
        "code": "measure_needed",
        "words": "Needed first: Two people who know the member",
    }
    give = (await mair.gets(f"/members/{mair.id}/matches"))["give"]
    assert (give[0]["offer_id"], "measure_needed" in codes(give[0])) == (offer, True)
    await has(coordinator, mair)
    assert "measure_needed" not in codes((await asked_for(coordinator, request))[0])


async def test_who_is_not_here_is_proposed_to_nobody_and_nobody_to_them(
    nia: Person, mair: Person, coordinator: Person
) -> None:
    request, _ = await asks(nia), await offers(mair)
    await coordinator.posts(f"/members/{mair.id}/pause")
    assert await found(nia, request) == await found(coordinator, request) == []
    await coordinator.posts(f"/members/{mair.id}/resume")
    assert len(await found(coordinator, request)) == 1
    await coordinator.posts(f"/members/{nia.id}/pause")
    assert await found(coordinator, request) == []
    assert (await coordinator.gets(f"/members/{nia.id}/matches"))["receive"] == []
    await coordinator.posts(f"/members/{nia.id}/resume")
    assert len(await found(coordinator, request)) == 1
    await tells(nia, adult=False, guardian_name="Mam", guardian_contact="01632 960 001")
    assert await found(coordinator, request) == []


async def test_what_is_closed_or_expired_has_no_matches(nia: Person, mair: Person) -> None:
    request, _ = await asks(nia), await offers(mair)
    await days_go_by(nia.town, request)
    assert await found(nia, request) == []
    await nia.posts(f"/requests/{request}/close", {"reason": "met_here"})
    assert await found(nia, request) == []


async def test_only_those_who_speak_for_whoever_asks_may_ask(
    nia: Person, mair: Person, lead: Person, club: Group, town: Town
) -> None:
    of_nia = await asks(nia)
    of_club = await asks(lead, organisation_id=str(club.id))
    other = await town.lead("Ceri", await town.group("Other Club"))
    for who in (mair, lead, other):
        await who.gets(f"/requests/{of_nia}/matches", status=403)
    for who in (mair, other):
        await who.gets(f"/requests/{of_club}/matches", status=403)
        await who.gets(f"/members/{nia.id}/matches", status=403 if who is other else 404)
    assert await found(lead, of_club) == []


async def test_hours_that_were_undone_are_no_help_and_no_chance_to_give(
    nia: Person, mair: Person, coordinator: Person, town: Town
) -> None:
    request, _ = await asks(nia), await offers(mair)
    day = await town.days_ago(3)
    entry = await mair.logs(minutes=90, helped=nia, worked_on=day)
    verified = await nia.verifies(entry)
    assert "helped_before" in codes((await asked_for(nia, request))[0])
    assert "given_little" not in codes((await asked_for(nia, request))[0])
    transfer = verified["transfer"]["id"]
    await coordinator.posts(
        f"/transfers/{transfer}/reversal", {"reason": "wrong_person"}, status=201
    )
    assert codes((await asked_for(nia, request))[0]) == ["activity", "given_little"]


async def test_the_same_question_has_the_same_answer_and_the_best_of_it_are_the_same(
    nia: Person, town: Town
) -> None:
    request = await asks(nia)
    people = [await town.person(f"Giver {n}") for n in range(4)]
    made = [await offers(one) for one in people]
    assert await found(nia, request) == await found(nia, request) == made
    best = await asked_for(nia, request, limit=2)
    assert [one["offer"]["id"] for one in best] == made[:2]


async def test_a_skill_is_proposed_where_its_owner_has_no_offer_and_is_not_kept_apart(
    nia: Person, mair: Person, coordinator: Person, town: Town
) -> None:
    request = await asks(nia)
    sent = {"kind": "can", "activity_id": str(town.gardening)}
    skill = await mair.posts("/skills", sent, status=201)
    answer = await asked_for(nia, request)
    assert [one["skill"]["id"] for one in answer] == [skill["id"]]
    assert (answer[0]["offer"], codes(answer[0])[-1]) == (None, "told")
    assert str(mair.id) not in str(answer)
    assert [one["offer_id"] for one in await gives(mair)] == [None]
    offer = await offers(mair)
    assert await found(nia, request) == [offer]
    await coordinator.posts(f"/members/{mair.id}/apart", {"other_id": str(nia.id)})
    await mair.posts(f"/offers/{offer}/close", {"reason": "no_longer"})
    for who in (nia, coordinator):
        assert await asked_for(who, request) == []
    assert await gives(mair) == []


async def gives(who: Person) -> Any:
    return (await who.gets(f"/members/{who.id}/matches"))["give"]


async def test_the_other_side_of_what_one_asks_for_is_what_others_could_give(
    nia: Person, mair: Person
) -> None:
    request, offer = await asks(nia), await offers(mair)
    receive = (await nia.gets(f"/members/{nia.id}/matches"))["receive"]
    assert [(one["request_id"], one["offer"]["id"]) for one in receive] == [(request, offer)]
    give = await gives(mair)
    assert [(one["offer_id"], one["request"]["id"]) for one in give] == [(offer, request)]
    assert codes(give[0]) == ["activity", "received_little"]

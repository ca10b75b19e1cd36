"""Offers and requests are found by words, in either language, slips forgiven."""

from typing import Any
from urllib.parse import quote

import pytest
from sqlalchemy import update
from tests.api.town import Person, Town

from timebank.activities.tables import Activity
from timebank.communities.tables import Community
from timebank.listings.word_rules import Nearness, nearness, sought_in

AREAS = [{"code": "ely", "name_en": "Ely", "name_cy": "Trelái"}]


async def offer(who: Person, town: Town, title: str, **more: Any) -> str:
    sent = {"activity_id": str(town.gardening), "title_en": title, **more}
    made: str = (await who.posts("/offers", sent, status=201))["id"]
    return made


async def found(who: Person, query: str, **more: Any) -> list[str]:
    asked = "".join(f"&{name}={value}" for name, value in more.items())
    listed = await who.gets(f"/offers?q={quote(query)}{asked}")
    return [one["title"]["words"] for one in listed["items"]]


@pytest.mark.parametrize("query", ["gardening", "Gardenning", "garddio", "arddio", "ALLOTMENT"])
async def test_gardening_finds_what_says_garddio_alone_and_the_other_way(
    nia: Person, mair: Person, town: Town, query: str
) -> None:
    await offer(nia, town, "x", title_en=None, title_cy="Tacluso'r ardd")
    await offer(nia, town, "Sing along", activity_id=str(town.choir))
    await offer(nia, town, "Garddio a chanu", activity_id=str(town.choir))
    assert sorted(await found(mair, query)) == ["Garddio a chanu", "Tacluso'r ardd"]


@pytest.mark.parametrize(
    ("title", "query"),
    [
        ("Dŵr i'r planhigion", "dwr"),
        ("Dwr i'r planhigion", "dŵr"),
        ("Curtains mended", "curtians"),
        ("Curtains mended", "curtain"),
        ("Help with computers", "computing"),
        ("Mynd am dro i Fangor", "Bangor"),
        ("Coginio cawl", "goginio"),
        ("مساعدة في الطبخ", "الطبخ"),
        ("100% Welsh", "100%"),
        ("Nain's recipes", 'nains "recipes'),
        ("O'Brien's bikes", "O\u2019Brien"),
    ],
)
async def test_slips_accents_and_mutations_are_forgiven(
    nia: Person, town: Town, title: str, query: str
) -> None:
    await offer(nia, town, title, activity_id=str(town.choir))
    await offer(nia, town, "Something else altogether", activity_id=str(town.choir))
    assert await found(nia, query) == [title]


@pytest.mark.parametrize("query", ["%", "'", '"', "_", "\\", "🌱", "--", "!!! ???"])
async def test_what_is_no_word_finds_nothing(nia: Person, town: Town, query: str) -> None:
    await offer(nia, town, "100% o'r ardd 🌱")
    assert await found(nia, query) == []


async def test_what_is_too_long_or_empty_is_refused(nia: Person) -> None:
    for query in ("x" * 10_000, "", "a%00b"):
        refused = await nia.gets(f"/offers?q={query}", status=422)
        assert [error["parameter"] for error in refused["errors"]] == ["q"]
    await nia.gets("/offers?q=" + "x" * 200)
    await nia.gets("/offers?q=" + quote(" ".join(["garden"] * 28)))


async def test_a_title_goes_before_a_text_and_more_words_before_fewer(
    nia: Person, town: Town
) -> None:
    choir = {"activity_id": str(town.choir)}
    await offer(nia, town, "Walking", text_en="With a dog, on the beach.", **choir)
    await offer(nia, town, "Dog walking", **choir)
    await offer(nia, town, "Dogs and cats", **choir)
    await offer(nia, town, "Tea", text_en="And a dog.", **choir)
    assert await found(nia, "someone to walk my dog") == [
        "Dog walking",
        "Walking",
        "Dogs and cats",
        "Tea",
    ]


async def test_pages_go_from_best_to_newest_and_miss_nothing(nia: Person, town: Town) -> None:
    titles = [f"Hedges {number}" for number in range(5)]
    for title in titles:
        await offer(nia, town, title)
    await offer(nia, town, "Lawns", text_en="Hedges too.")
    for query in ("?q=hedges&", "?"):
        read, after = [], ""
        while after is not None:
            page = await nia.gets(f"/offers{query}limit=2{after and f'&after={after}'}")
            read += [one["title"]["words"] for one in page["items"]]
            after = page["next"]
        by_words = [*reversed(titles), "Lawns"]
        assert read == (by_words if "q=" in query else ["Lawns", *reversed(titles)])
    first = await nia.gets("/offers?q=hedges&limit=2")
    await nia.gets(f"/offers?q=lawns&limit=2&after={first['next']}", status=404)


async def test_filters_leave_in_what_names_no_area_time_or_language(
    nia: Person, town: Town
) -> None:
    async with town.database.transaction() as connection:
        await connection.execute(
            update(Community).where(Community.id == town.id).values(areas=AREAS)
        )
    await offer(nia, town, "Anywhere")
    await offer(nia, town, "Here", areas=["ely"], times=["weekend_morning"], languages=["cy"])
    await offer(nia, town, "Then", times=["weekday_morning"], languages=["ar", "en"])
    for query, titles in (
        ("area=ely", ["Then", "Here", "Anywhere"]),
        ("area=caerau", ["Then", "Anywhere"]),
        ("time=weekend_morning", ["Here", "Anywhere"]),
        ("language=cy&area=ely", ["Here", "Anywhere"]),
        (f"activity_id={town.choir}", []),
    ):
        listed = (await nia.gets(f"/offers?{query}"))["items"]
        assert [one["title"]["words"] for one in listed] == titles, query


async def test_nobody_is_found_by_name_or_by_whose_it_is(
    nia: Person, mair: Person, coordinator: Person, town: Town
) -> None:
    await offer(nia, town, "Lawns")
    assert await found(mair, "Nia") == []
    assert await found(coordinator, "Nia") == []
    assert await found(mair, "lawns", member_id=nia.id) == []
    assert await found(coordinator, "lawns", member_id=nia.id) == ["Lawns"]


async def test_an_activity_out_of_use_still_finds_what_was_offered(nia: Person, town: Town) -> None:
    await offer(nia, town, "Tidying")
    async with town.database.transaction(town.id) as connection:
        await connection.execute(
            update(Activity).where(Activity.id == town.gardening).values(in_use=False)
        )
    assert await found(nia, "garddio") == ["Tidying"]


@pytest.mark.parametrize(
    ("sought", "word", "near"),
    [
        ("garddio", "garddio", Nearness.SAME),
        ("gard", "garddio", Nearness.BEGINS),
        ("garddio", "arddio", Nearness.NEAR),
        ("gardener", "gardening", Nearness.NEAR),
        ("walking", "walk", Nearness.NEAR),
        ("tea", "team", None),
        ("cat", "car", None),
        ("cooking", "looking", Nearness.NEAR),
        ("community", "communication", None),
        ("singing", "sewing", None),
    ],
)
def test_how_near_two_words_are(sought: str, word: str, near: Nearness | None) -> None:
    assert nearness(sought, word) is near


def test_little_words_are_looked_for_by_themselves_alone() -> None:
    assert sought_in("Someone to walk my dog") == ["walk", "dog"]
    assert sought_in("rhywun i'r ardd") == ["ardd"]
    assert sought_in("the") == ["the"]
    assert len(sought_in(" ".join(map(str, range(50))))) == 8

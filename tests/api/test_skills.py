"""The map of what people can, know, could lend, and would like to learn."""

import asyncio
from typing import Any
from urllib.parse import quote

import pytest
from sqlalchemy import text
from tests.api.town import Person, Town

from timebank.base.ids import new_id


async def tells(who: Person, kind: str, **more: Any) -> Any:
    return await who.posts("/skills", {"kind": kind, **more}, status=201)


async def found(who: Person, query: str) -> list[str]:
    return [one["id"] for one in (await who.gets(f"/skills?{query}"))["items"]]


async def test_a_skill_is_found_by_words_or_by_what_its_activity_is_called(
    nia: Person, mair: Person, town: Town
) -> None:
    ladder = await tells(nia, "lend", words_cy="Ysgol dros wal, a dŵr")
    gardens = await tells(nia, "can", activity_id=str(town.gardening))
    await tells(nia, "learn", words_en="Spanish")
    for query, ids in (
        ("dwr", [ladder]),
        ("garddio", [gardens]),
        ("gardenning", [gardens]),
        ("nothing", []),
        ("%", []),
    ):
        assert await found(mair, f"q={quote(query)}") == [one["id"] for one in ids], query
    assert await found(mair, "kind=lend") == [ladder["id"]]
    assert await found(mair, f"activity_id={town.gardening}") == [gardens["id"]]
    assert await found(mair, "mine=true") == []
    assert len(await found(mair, "mine=false")) == 3


async def test_coordinators_find_what_was_told_at_joining_and_nobody_else(
    nia: Person, mair: Person, lead: Person, coordinator: Person, town: Town
) -> None:
    told = {"can_do": "Plastro, a chânŵio", "can_do_activity_ids": [str(town.gardening)]}
    await coordinator.changes(f"/members/{nia.id}", {**told, "language": "cy"})
    of_mair = await tells(mair, "can", words_en="Gardening books")
    (page,) = (await coordinator.gets("/skills?q=garddio"))["items"]
    assert (page["owner"]["name"], page["told_at_joining"]) == ("Nia", True)
    (words,) = (await coordinator.gets("/skills?q=chanwio"))["items"]
    assert (words["words_cy"], words["actions"]) == (told["can_do"], [])
    for query in ("q=chanwio", f"activity_id={town.gardening}", f"member_id={nia.id}"):
        assert await found(mair, query) == await found(lead, query) == [], query
    every = await found(coordinator, "limit=200")
    assert set(every) == {of_mair["id"], page["id"], words["id"]}
    first = await coordinator.gets("/skills?limit=2")
    rest = await coordinator.gets(f"/skills?limit=2&after={first['next']}")
    assert [one["id"] for part in (first, rest) for one in part["items"]] == every
    await tells(nia, "can", activity_id=str(town.gardening))
    (own,) = (await coordinator.gets(f"/skills?activity_id={town.gardening}"))["items"]
    assert own["told_at_joining"] is False
    assert await found(coordinator, "kind=learn") == []


async def test_to_other_members_nobody_has_a_name(
    nia: Person, mair: Person, lead: Person, town: Town
) -> None:
    told = await tells(nia, "know", words_en="The history of Ely")
    read = await mair.gets(f"/skills/{told['id']}")
    assert (read["owner"]["id"], read["owner"]["name"], read["made_by_id"]) == (None,) * 3
    assert (await lead.gets(f"/skills/{told['id']}"))["owner"]["name"] == "Nia"
    assert await found(mair, f"member_id={nia.id}") == []
    assert await found(lead, f"member_id={nia.id}") == [told["id"]]


async def test_a_helper_tells_one_and_it_is_shown(nia: Person, mair: Person, town: Town) -> None:
    sent = {"kind": "can", "words_cy": "Gwau", "member_id": str(nia.id), "id": str(new_id())}
    await mair.posts("/skills", sent, status=422)
    await nia.posts(f"/members/{nia.id}/helpers", {"helper_id": str(mair.id)}, status=201)
    answers = await asyncio.gather(*(mair.asks("POST", "/skills", sent) for _ in range(3)))
    assert {answer.status_code for answer in answers} == {201}
    assert (await nia.gets(f"/skills/{sent['id']}"))["made_by_id"] == str(mair.id)
    other = {**sent, "words_cy": "Gweu"}
    assert (await mair.posts("/skills", other, status=409))["code"] == "id_taken"


async def test_ended_it_says_nothing_any_more(
    nia: Person, mair: Person, coordinator: Person, town: Town
) -> None:
    told = await tells(nia, "can", words_en="Knitting", activity_id=str(town.choir))
    path = f"/skills/{told['id']}"
    await mair.posts(f"{path}/end", status=403)
    for somebody in (coordinator, nia):
        ended = await somebody.posts(f"{path}/end")
        assert (ended["words"], ended["activity_id"], ended["actions"]) == (None, None, [])
        assert ended["ended_by_id"] == str(coordinator.id)
    assert await found(nia, "mine=true") == []
    await mair.gets(path, status=404)
    assert (await nia.changes(path, {"kind": "know"}, status=409))["code"] == "skill_ended"


async def test_a_change_says_something(nia: Person, town: Town) -> None:
    path = f"/skills/{(await tells(nia, 'can', words_en='Knitting'))['id']}"
    await nia.sends("PATCH", path, {"kind": "know"}, status=428)
    changed = await nia.changes(path, {"words_cy": "Gwau", "words_en": None, "kind": "know"})
    assert (changed["words"]["words"], changed["kind"]) == ("Gwau", "know")
    refused = await nia.changes(path, {"words_cy": None}, status=422)
    assert [error["pointer"] for error in refused["errors"]] == ["/words_en"]
    assert await found(nia, "q=knitting") == []


@pytest.mark.parametrize(
    ("sent", "pointer"),
    [
        ({}, "/words_en"),
        ({"kind": "fly", "words_en": "x"}, "/kind"),
        ({"words_en": "x" * 301}, "/words_en"),
        ({"words_cy": "nia@example.org"}, "/words_cy"),
        ({"activity_id": str(new_id())}, "/activity_id"),
    ],
)
async def test_what_cannot_be_is_refused(nia: Person, sent: dict[str, Any], pointer: str) -> None:
    refused = await nia.posts("/skills", {"kind": "can", **sent}, status=422)
    assert [error["pointer"] for error in refused["errors"]] == [pointer]


async def test_who_is_kept_apart_or_paused_is_not_on_the_map(
    nia: Person, mair: Person, coordinator: Person, town: Town
) -> None:
    told = await tells(nia, "can", words_en="Knitting")
    await coordinator.posts(f"/members/{mair.id}/apart", {"other_id": str(nia.id)})
    assert await found(mair, "q=knitting") == []
    await mair.gets(f"/skills/{told['id']}", status=404)
    carys = await town.person("Carys")
    assert await found(carys, "q=knitting") == [told["id"]]
    await coordinator.posts(f"/members/{nia.id}/pause")
    assert await found(carys, "q=knitting") == []
    assert await found(coordinator, "q=knitting") == [told["id"]]


async def test_erased_it_says_nothing_of_anybody(
    nia: Person, coordinator: Person, town: Town
) -> None:
    await tells(nia, "can", words_en="Xylophones")
    await nia.posts(f"/members/{nia.id}/leave")
    await coordinator.posts(f"/members/{nia.id}/erasure/carry-out")
    async with town.database.transaction(town.id) as connection:
        rows = (await connection.execute(text("SELECT s::text FROM timebank.skill s"))).all()
    assert "Xylophones" not in str(rows)
    assert "xylophones" not in str(rows)

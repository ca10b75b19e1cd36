"""Lists come in pages that stay right while others write."""

import base64
import json
from typing import Any

import httpx
import pytest
from tests.http.town import Town, note


async def pages(nia: httpx.AsyncClient, query: str) -> list[list[str]]:
    found: list[list[str]] = []
    after: str | None = ""
    while after is not None:
        answer = await nia.get(f"/notes?{query}" + (f"&after={after}" if after else ""))
        page: dict[str, Any] = answer.json()
        found.append([item["words"] for item in page["items"]])
        after = page["next"]
    return found


async def test_a_list_is_read_page_by_page(town: Town) -> None:
    async with town.client() as nia:
        for words in "abcde":
            await nia.post("/notes", json=note(words=words))
        assert await pages(nia, "limit=2") == [["a", "b"], ["c", "d"], ["e"]]


async def test_a_full_last_page_has_no_next(town: Town) -> None:
    async with town.client() as nia:
        for words in "ab":
            await nia.post("/notes", json=note(words=words))
        assert await pages(nia, "limit=2") == [["a", "b"]]


async def test_an_empty_list_is_an_empty_page(town: Town) -> None:
    async with town.client() as nia:
        assert (await nia.get("/notes")).json() == {"items": [], "next": None}


async def test_what_is_written_meanwhile_moves_no_page(town: Town) -> None:
    async with town.client() as nia:
        for words in "abc":
            await nia.post("/notes", json=note(words=words))
        first = (await nia.get("/notes?limit=2")).json()
        await nia.post("/notes", json=note(words="d"))
        second = (await nia.get(f"/notes?limit=2&after={first['next']}")).json()
    assert [item["words"] for item in second["items"]] == ["c", "d"]


@pytest.mark.parametrize("limit", ["0", "201", "-1", "ten", "1.5", ""])
async def test_a_page_has_one_to_two_hundred_items(town: Town, limit: str) -> None:
    async with town.client() as nia:
        answer = await nia.get(f"/notes?limit={limit}")
    assert answer.status_code == 422
    assert answer.json()["errors"][0]["parameter"] == "limit"


def forged(*parts: object) -> str:
    return base64.urlsafe_b64encode(json.dumps(parts).encode()).decode()


GARBAGE = [
    "x",
    "%00",
    "é",
    "a" * 1000,
    forged(),
    forged("0" * 12, "a"),
    forged({}),
    forged(1, 2, 3),
]


@pytest.mark.parametrize("after", GARBAGE)
async def test_a_position_that_no_page_gave_is_refused(town: Town, after: str) -> None:
    async with town.client() as nia:
        answer = await nia.get("/notes", params={"after": after})
    assert (answer.status_code, answer.json()["code"]) == (404, "page_unknown")


async def test_a_position_belongs_to_its_list_and_filters(town: Town) -> None:
    async with town.client() as nia:
        for words in "ab":
            await nia.post("/notes", json=note(words=words))
        following = (await nia.get("/notes?limit=1")).json()["next"]
        answer = await nia.get(f"/notes?limit=1&words=a&after={following}")
    assert (answer.status_code, answer.json()["code"]) == (404, "page_unknown")


async def test_a_filter_is_said_once(town: Town) -> None:
    async with town.client() as nia:
        answer = await nia.get("/notes?words=a&words=b")
    assert answer.status_code == 422
    assert answer.json()["errors"][0]["parameter"] == "words"


async def test_a_filter_with_a_slip_of_the_pen_is_refused(town: Town) -> None:
    async with town.client() as nia:
        answer = await nia.get("/notes?word=a")
    assert answer.status_code == 422
    assert answer.json()["errors"][0]["parameter"] == "word"

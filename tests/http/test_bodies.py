"""What comes in is bounded, and read one way only."""

import json

import pytest
from tests.http.town import Town, note

from timebank.http.bodies import DEEPEST, read_json
from timebank.http.errors import JsonMalformed, JsonTooDeep

JSON = {"Content-Type": "application/json"}


@pytest.mark.parametrize(
    "body",
    [
        b"",
        b"{",
        b'{"minutes": NaN}',
        b'{"minutes": -Infinity}',
        b'{"minutes": 1, "minutes": 2}',
        b'{"words": "\xff"}',
        '{"words": "é"}'.encode("utf-16"),
        b'{"minutes": ' + b"9" * 5000 + b"}",
        b'\xef\xbb\xbf{"minutes": 1}',
    ],
)
def test_what_is_not_plain_json_is_refused(body: bytes) -> None:
    with pytest.raises(JsonMalformed):
        read_json(body)


@pytest.mark.parametrize("depth", [DEEPEST + 1, 900, 100_000])
def test_a_body_may_not_be_a_pit(depth: int) -> None:
    with pytest.raises(JsonTooDeep):
        read_json(b"[" * depth + b"]" * depth)


def test_a_long_flat_list_is_not_deep() -> None:
    assert len(read_json(json.dumps([[1]] * 500).encode())) == 500


async def test_malformed_json_is_a_problem(town: Town) -> None:
    async with town.client() as nia:
        answer = await nia.post("/notes", content=b"{", headers=JSON)
    assert (answer.status_code, answer.json()["code"]) == (400, "json_malformed")


async def test_a_pit_is_a_problem(town: Town) -> None:
    async with town.client() as nia:
        answer = await nia.post("/notes", content=b"[" * 200_000, headers=JSON)
    assert (answer.status_code, answer.json()["code"]) == (400, "json_too_deep")


async def test_a_body_that_does_not_say_it_is_json_is_not_read(town: Town) -> None:
    async with town.client() as nia:
        sent = {"Content-Type": "text/plain"}
        answer = await nia.post("/notes", content=json.dumps(note()), headers=sent)
    assert (answer.status_code, answer.json()["code"]) == (415, "unsupported_media_type")


async def test_a_body_of_more_than_a_mebibyte_is_refused_by_its_length(town: Town) -> None:
    async with town.client() as nia:
        answer = await nia.post("/notes", json=note(words="x" * 1024 * 1024))
    assert (answer.status_code, answer.json()["code"]) == (413, "body_too_large")
    assert answer.headers["content-type"] == "application/problem+json"


async def test_a_body_that_does_not_tell_its_length_is_counted(town: Town) -> None:
    async def endless() -> object:
        for _ in range(2000):
            yield b" " * 1024

    async with town.client() as nia:
        answer = await nia.post("/notes", content=endless(), headers=JSON)  # type: ignore[arg-type]
    assert (answer.status_code, answer.json()["code"]) == (413, "body_too_large")


async def test_a_body_is_not_needed_twice(town: Town) -> None:
    async with town.client() as nia:
        answer = await nia.post("/notes", headers=JSON)
    assert answer.status_code == 422
    assert answer.json()["errors"][0]["pointer"] == ""

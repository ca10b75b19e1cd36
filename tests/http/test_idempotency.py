"""The same request under the same key has one effect and one answer, however often it is sent."""

import asyncio
from urllib.parse import quote

import httpx
import pytest
from tests.http.town import Town, key, note, place

from timebank.base.actors import Role
from timebank.base.ids import new_id

REPLAYED = "idempotent-replayed"


async def test_a_request_sent_twice_has_one_effect_and_one_answer(town: Town) -> None:
    async with town.client() as nia:
        sent = key()
        first = await nia.post("/notes", json=note(), headers=sent)
        second = await nia.post("/notes", json=note(), headers=sent)
    assert await town.count() == 1
    assert (second.status_code, second.content) == (201, first.content)
    assert REPLAYED not in first.headers
    assert second.headers[REPLAYED] == "true"
    for name in ("location", "etag", "content-type", "content-language"):
        assert second.headers[name] == first.headers[name]


async def test_where_minutes_move_a_key_is_needed(town: Town) -> None:
    async with town.client() as nia:
        answer = await nia.post("/notes/move", json=note())
    assert (answer.status_code, answer.json()["code"]) == (400, "idempotency_key_required")
    assert await town.count() == 0


@pytest.mark.parametrize("sent", ["", "x" * 256, "caf\u00e9", "a\tb"])
async def test_a_key_is_printable_and_bounded(town: Town, sent: str) -> None:
    async with town.client() as nia:
        headers = [(b"Idempotency-Key", sent.encode("latin-1"))]
        answer = await nia.post("/notes/move", json=note(), headers=headers)
    assert (answer.status_code, answer.json()["code"]) == (400, "idempotency_key_invalid")


@pytest.mark.parametrize(
    ("path", "body"),
    [("/notes/move", note(31)), ("/notes/slow", note(30)), ("/notes/move?dry_run=false", note(30))],
)
async def test_a_key_belongs_to_one_request(town: Town, path: str, body: dict[str, object]) -> None:
    async with town.client() as nia:
        sent = key()
        await nia.post("/notes/move", json=note(30), headers=sent)
        answer = await nia.post(path, json=body, headers=sent)
    assert (answer.status_code, answer.json()["code"]) == (422, "idempotency_key_reused")
    assert await town.count() == 1


async def test_two_people_may_have_the_same_key(town: Town) -> None:
    sent = key()
    async with town.client() as nia, town.client() as mair:
        first = await nia.post("/notes", json=note(words="a"), headers=sent)
        second = await mair.post("/notes", json=note(words="b"), headers=sent)
    assert (first.status_code, second.status_code) == (201, 201)


async def test_a_refusal_by_the_books_is_kept(town: Town) -> None:
    async with town.client() as nia:
        sent = key()
        first = await nia.post("/notes/move", json=note(10_000), headers=sent)
        second = await nia.post("/notes/move", json=note(10_000), headers=sent)
    assert (first.status_code, second.status_code) == (409, 409)
    assert first.content == second.content
    assert second.headers[REPLAYED] == "true"
    assert await town.count() == 0


async def test_a_refusal_that_only_the_commit_met_is_kept(town: Town) -> None:
    async with town.client() as nia:
        sent = key()
        made = (await nia.post("/notes", json=note())).headers
        assert (await nia.post("/notes/move", json=note(), headers=sent)).status_code == 409
        change = {"If-Match": made["etag"]}
        await nia.patch(place(made), json={"words": "digging"}, headers=change)
        again = await nia.post("/notes/move", json=note(), headers=sent)
    assert (again.status_code, again.headers[REPLAYED]) == (409, "true")


async def test_a_slip_is_not_kept(town: Town) -> None:
    async with town.client() as nia:
        sent = key()
        assert (await nia.post("/notes", json=note("60"), headers=sent)).status_code == 422
        assert (await nia.post("/notes", json=note(60), headers=sent)).status_code == 201


async def test_a_fault_of_ours_is_not_kept(town: Town) -> None:
    async with town.client() as nia:
        sent = key()
        assert (await nia.post("/notes/broken", json=note(), headers=sent)).status_code == 500
        again = await nia.post("/notes/broken", json=note(), headers=sent)
    assert REPLAYED not in again.headers


async def test_a_trial_takes_no_key(town: Town) -> None:
    async with town.client() as nia:
        sent = key()
        await nia.post("/notes/move?dry_run=true", json=note(), headers=sent)
        answer = await nia.post("/notes/move", json=note(), headers=sent)
    assert answer.status_code == 200
    assert REPLAYED not in answer.headers


async def test_a_secret_is_not_kept(town: Town) -> None:
    async with town.client() as nia:
        sent = key()
        assert "secret" in (await nia.post("/notes/secret", headers=sent)).json()
        again = await nia.post("/notes/secret", headers=sent)
    assert (again.status_code, again.json()["code"]) == (409, "answer_not_kept")


async def test_the_same_request_at_the_same_moment_has_one_effect(town: Town) -> None:
    async with town.client() as nia:
        sent = key()
        answers = await asyncio.gather(
            *(nia.post("/notes/slow", json=note(100), headers=sent) for _ in range(5))
        )
    assert {answer.status_code for answer in answers} == {200}
    assert len({answer.content for answer in answers}) == 1
    assert sum(REPLAYED in answer.headers for answer in answers) == 4
    assert await town.count() == 1


async def test_the_same_refused_request_at_the_same_moment_has_one_answer(town: Town) -> None:
    async with town.client() as nia:
        sent = key()
        answers = await asyncio.gather(
            *(nia.post("/notes/move", json=note(10_000), headers=sent) for _ in range(5))
        )
    assert {answer.status_code for answer in answers} == {409}
    assert len({answer.content for answer in answers}) == 1


async def test_who_waits_for_more_than_two_seconds_is_told_to_come_back(town: Town) -> None:
    async with town.client() as nia:
        sent = key()

        async def send() -> httpx.Response:
            return await nia.post("/notes/slow", json=note(2600), headers=sent)

        answers = sorted(await asyncio.gather(send(), send()), key=lambda got: got.status_code)
    assert [answer.status_code for answer in answers] == [200, 409]
    assert answers[1].json()["code"] == "request_in_progress"
    assert answers[1].headers["retry-after"] == "1"
    assert await town.count() == 1


async def test_a_caller_learns_what_became_of_a_request(town: Town) -> None:
    async with town.client() as nia:
        name = f"phone/{new_id()} 50%?"
        made = await nia.post("/notes", json=note(), headers={"Idempotency-Key": name})
        outcome = await nia.get(f"/idempotency/{quote(name, safe='')}")
    assert outcome.status_code == 200
    assert outcome.json()["key"] == name
    assert (outcome.json()["status"], outcome.json()["answer"]) == (201, made.json())


async def test_nobody_learns_of_anothers_request(town: Town) -> None:
    sent = key()
    async with town.client() as nia, town.client(Role.MEMBER) as mair:
        await nia.post("/notes", json=note(), headers=sent)
        answer = await mair.get(f"/idempotency/{sent['Idempotency-Key']}")
    assert answer.status_code == 404

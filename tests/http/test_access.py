"""Every request gets an id, a line in the log without people in it, and safe headers."""

from collections.abc import Iterator

import pytest
import structlog
from structlog.testing import capture_logs
from structlog.typing import EventDict
from tests.http.town import Town, key, note

from timebank.base.ids import new_id
from timebank.http import access

SITE = "http://timebank.test"


@pytest.fixture
def lines(monkeypatch: pytest.MonkeyPatch) -> Iterator[list[EventDict]]:
    """What is logged from here on."""
    structlog.reset_defaults()
    monkeypatch.setattr(access, "_log", structlog.get_logger())
    with capture_logs() as captured:
        yield captured


async def test_a_request_keeps_the_id_that_it_came_with(town: Town) -> None:
    async with town.client() as nia:
        answer = await nia.get("/notes", headers={"X-Request-Id": "phone-17"})
    assert answer.headers["x-request-id"] == "phone-17"


async def test_an_unfit_request_id_is_replaced(town: Town) -> None:
    async with town.client() as nia:
        answer = await nia.get("/notes", headers={"X-Request-Id": 'x" onload="'})
    assert len(answer.headers["x-request-id"]) == 36


async def test_the_log_names_the_route_and_nobody(town: Town, lines: list[EventDict]) -> None:
    trace = "0af7651916cd43dd8448eb211c80319c"
    async with town.client(traceparent=f"00-{trace}-b7ad6b7169203331-01") as nia:
        await nia.get("/notes?words=Mair")
        await nia.get(f"/notes/{new_id()}")
        await nia.post("/notes/broken", json=note(words="Mair"), headers=key())
    assert [line["route"] for line in lines if line["event"] == "request"] == [
        "/v1/communities/{community}/notes",
        "/v1/communities/{community}/notes/{note_id}",
        "/v1/communities/{community}/notes/broken",
    ]
    assert lines[0]["trace_id"] == trace
    assert "Mair" not in str(lines)
    assert str(town.community_id) not in str(lines)


async def test_a_fault_is_logged_with_its_place(town: Town, lines: list[EventDict]) -> None:
    async with town.client() as nia:
        answer = await nia.post("/notes/broken", json=note())
    (fault,) = [line for line in lines if line["event"] == "fault"]
    assert fault["request_id"] == answer.headers["x-request-id"]
    assert fault["kinds"] == ["LookupError"]
    assert fault["frames"][-1].endswith("break_down")


async def test_answers_are_neither_stored_nor_guessed_at(town: Town) -> None:
    async with town.client() as nia:
        answer = await nia.get("/notes")
    assert answer.headers["cache-control"] == "no-store"
    assert answer.headers["x-content-type-options"] == "nosniff"
    assert "default-src 'none'" in answer.headers["content-security-policy"]


async def test_requests_are_counted_by_route(town: Town) -> None:
    async with town.client() as nia:
        await nia.get(f"/notes/{new_id()}")
        figures = (await nia.get(f"{SITE}/metrics")).text
    route = 'route="/v1/communities/{community}/notes/{note_id}"'
    assert f'timebank_http_requests_total{{method="GET",{route},status="404"}}' in figures
    assert str(town.community_id) not in figures


async def test_a_service_that_lives_says_so(town: Town) -> None:
    async with town.stranger() as somebody:
        assert (await somebody.get(f"{SITE}/healthz")).json() == {"status": "ok"}
        assert (await somebody.get(f"{SITE}/readyz")).json() == {"status": "ok"}


async def test_a_service_whose_schema_is_another_is_not_ready(town: Town) -> None:
    town.app.state.schema_revision = "newer"
    async with town.stranger() as somebody:
        answer = await somebody.get(f"{SITE}/readyz")
    assert (answer.status_code, answer.json()["code"]) == (503, "unavailable")

"""The journal over HTTP: for whom, in which form, how far, and for readers who dawdle."""

import asyncio
import json
from datetime import date, timedelta
from typing import Any

import httpx
import pytest
from tests.api.books import earns, raw, table
from tests.api.seals import seals
from tests.api.town import Group, Person, Town

from timebank.app import create_app

pytestmark = pytest.mark.anyio

A_DAY = timedelta(days=1)


@pytest.fixture
async def lines(town: Town, nia: Person, coordinator: Person) -> int:
    """Three sealed lines and one that is not."""
    for _ in range(3):
        await earns(nia, 10, coordinator)
    await seals(town)
    await earns(nia, 10, coordinator)
    return 3


async def test_it_goes_as_far_as_it_is_sealed_and_says_so(lines: int, coordinator: Person) -> None:
    answer = await raw(coordinator, "/audit/journal")
    rows = table(answer)
    assert len(rows) == lines
    assert answer.headers["journal-through"] == rows[-1]["journal"] == str(lines)
    assert answer.headers["journal-through-recorded-at"] == rows[-1]["recorded_at"]
    assert answer.headers["content-type"].startswith("text/csv")
    name = f'attachment; filename="journal-{coordinator.town.slug}.csv"'
    assert answer.headers["content-disposition"] == name


@pytest.mark.parametrize(
    ("form", "media_type", "begins"),
    [
        ("csv", "text/csv", "\ufeffjournal,recorded_at,"),
        ("jsonl", "application/x-ndjson", '{"type": "journal"'),
        ("beancount", "text/plain", "; Journal of town-"),
        ("hledger", "text/plain", "; Journal of town-"),
    ],
)
async def test_it_comes_in_every_form(
    lines: int, coordinator: Person, form: str, media_type: str, begins: str
) -> None:
    answer = await raw(coordinator, f"/audit/journal?format={form}")
    assert answer.headers["content-type"].startswith(media_type)
    assert answer.text.startswith(begins)
    assert "Nia" not in answer.text


async def test_names_are_for_coordinators_who_ask(
    town: Town, lines: int, nia: Person, coordinator: Person
) -> None:
    auditor = await town.auditor()
    assert (await raw(auditor, "/audit/journal?names=true")).status_code == 403
    (first, *_) = table(await raw(coordinator, "/audit/journal?names=true"))
    assert (first["debit_name"], first["credit_name"]) == ("", "Nia")
    assert "credit_name" not in table(await raw(auditor, "/audit/journal"))[0]


async def test_days_are_those_on_which_it_was_written_down(lines: int, coordinator: Person) -> None:
    every = table(await raw(coordinator, "/audit/journal"))
    day = date.fromisoformat(every[0]["recorded_at"][:10])
    around = f"from={day - A_DAY}&to={day + A_DAY}"
    within = table(await raw(coordinator, f"/audit/journal?{around}"))
    assert [row["transfer_id"] for row in within] == [row["transfer_id"] for row in every]
    assert table(await raw(coordinator, "/audit/journal?to=2020-01-01")) == []
    assert table(await raw(coordinator, "/audit/journal?from=2999-01-01")) == []


@pytest.mark.parametrize(
    "query", ["format=pdf", "from=2025-02-30", "from=2025-02-02&to=2025-02-01", "names=perhaps"]
)
async def test_a_question_that_cannot_be_asked_is_refused(coordinator: Person, query: str) -> None:
    await coordinator.gets(f"/audit/journal?{query}", status=422)


async def test_an_empty_community_has_a_journal_too(town: Town, coordinator: Person) -> None:
    answer = await raw(coordinator, "/audit/journal?format=jsonl")
    head, end = map(json.loads, answer.text.splitlines())
    assert (head["through_journal"], end["lines"]) == (0, 0)


async def test_balances_are_those_of_the_trial_balance(
    town: Town, lines: int, club: Group, lead: Person, coordinator: Person
) -> None:
    await seals(town)
    trial = await coordinator.gets("/audit/trial-balance?accounts=true")
    answer = await raw(coordinator, "/audit/journal?format=jsonl")
    told = [json.loads(line) for line in answer.text.splitlines()]
    balances = sorted(one["balance_minutes"] for one in told if one["type"] == "balance")
    assert balances == sorted(one["balance_minutes"] for one in trial["accounts"])


async def test_a_reader_who_hangs_up_leaves_nothing_behind(
    town: Town, lines: int, coordinator: Person
) -> None:
    await hangs_up(town, coordinator, "/audit/journal")
    await hangs_up(town, coordinator, f"/events?after={await end_of(coordinator)}&wait=20")
    assert town.database.engine.pool.checkedout() == 0  # type: ignore[attr-defined]


async def end_of(reader: Person) -> str:
    """Where the feed ends."""
    cursor: str = (await reader.gets("/events?limit=200"))["next"]
    return cursor


async def hangs_up(town: Town, reader: Person, path: str) -> None:
    """Asks, takes the first bytes if there are any, and is gone."""
    app = create_app(town.database)
    gone = asyncio.Event()
    asked = False

    async def receive() -> dict[str, Any]:
        nonlocal asked
        if not asked:
            asked = True
            return {"type": "http.request", "body": b"", "more_body": False}
        await gone.wait()
        return {"type": "http.disconnect"}

    async def send(message: Any) -> None:
        if message["type"] == "http.response.body":
            gone.set()
            await asyncio.sleep(0)

    url = httpx.URL(f"http://timebank.test{town.base}{path}")
    scope = {
        "type": "http",
        "http_version": "1.1",
        "method": "GET",
        "scheme": "http",
        "path": url.path,
        "raw_path": url.raw_path,
        "query_string": url.query,
        "headers": [(b"authorization", f"Bearer {reader.token}".encode())],
        "client": ("127.0.0.1", 1),
        "server": ("timebank.test", 80),
        "root_path": "",
    }
    leaving = asyncio.get_running_loop().call_later(0.5, gone.set)
    async with asyncio.timeout(5):
        await app(scope, receive, send)
    leaving.cancel()
    await asyncio.sleep(0.2)

"""The spreadsheets of a coordinator over HTTP, in the order in which they are brought in."""

import re
from collections import Counter
from typing import Any

import httpx
import pytest
from tests.api.spreadsheets import (
    SAMPLES,
    agrees,
    all_activities,
    brings_in,
    checks,
    checks_again,
    rows_of,
    sums_to_zero,
    undoes,
)
from tests.api.town import Person, Town

from timebank.db.engine import Database

pytestmark = pytest.mark.anyio

MEMBERS, OPENINGS, HOURS = (
    SAMPLES / name for name in ("members.csv", "opening-balances.csv", "hours-2025.csv")
)
BOTH_MAIRS = {
    "separate": [{"row": 143}],
    "answers": [{"row": 143, "field": "email", "text": "mair.jones@example.org"}],
}
TAKEN = ("credited", "historic", "waiting")


@pytest.fixture
async def timeplace(database: Database, http: httpx.AsyncClient) -> Town:
    """A time bank with the shipped activities, where people go as far below zero as they need."""
    town = await Town.make(database, http, floor_minutes=-60_000)
    await all_activities(town)
    return town


@pytest.fixture
async def delyth(timeplace: Town) -> Person:
    """The coordinator, with the members and what they had at the end of 2024 brought in."""
    delyth = await timeplace.coordinator()
    run = await brings_in(delyth, MEMBERS, "members", **BOTH_MAIRS)
    assert run["counts"]["added"]["rows"] == 142
    run = await brings_in(delyth, OPENINGS, "openings", counted_on="2024-12-31")
    assert run["counts"]["opened"] == {"rows": 51, "minutes": 11_550}
    assert run["counts"]["skipped"]["rows"] == 9
    assert await member_minutes(delyth) == (11_550, 0)
    return delyth


async def member_minutes(delyth: Person) -> tuple[int, int]:
    """What members hold in all, and what was credited for time given to organisations."""
    minutes = await sums_to_zero(delyth)
    assert minutes["member"] == -minutes["opening"] - minutes["contributions"]
    return minutes["member"], -minutes["contributions"]


async def minutes_by_receiver(delyth: Person, run: Any) -> Counter[bool]:
    """The minutes of credited rows, by whether an organisation received them, as typed."""
    names = {one["name"] for one in run["organisations"]}
    totals: Counter[bool] = Counter()
    for row in await rows_of(delyth, run, outcome="credited"):
        totals[row["cells"]["receiver"].strip() in names] += row["minutes"]
    return totals


async def test_the_hours_are_credited_to_the_minute_but_for_what_is_asked(delyth: Person) -> None:
    run = await checks(delyth, HOURS, make_organisations=True)
    counts = {outcome: tally["rows"] for outcome, tally in run["counts"].items() if tally["rows"]}
    assert counts == {"credited": 1180, "waiting": 2, "refused": 32, "skipped": 2}
    assert len(run["organisations"]) == 10
    await agrees(delyth, run)
    totals = await minutes_by_receiver(delyth, run)
    assert totals[True] + totals[False] == run["counts"]["credited"]["minutes"]
    assert await member_minutes(delyth) == (11_550 + totals[True], totals[True])


async def test_what_was_asked_is_answered_and_then_comes_in(delyth: Person) -> None:
    run = await checks(delyth, HOURS, make_organisations=True)
    answers = [
        {"row": row["row"], "field": said["field"], "text": text}
        for row in await rows_of(delyth, run, outcome="refused")
        for said in row["said"]
        if (text := answer_to(said))
    ]
    assert len(answers) == 25
    again = await checks_again(delyth, run, HOURS, make_organisations=True, answers=answers)
    assert (again["counts"]["credited"]["rows"], again["counts"]["waiting"]["rows"]) == (1204, 3)
    left_out = await rows_of(delyth, again, outcome="refused")
    assert {said["code"] for row in left_out for said in row["said"]} == {
        "row_name_unknown",
        "row_date_not_there",
        "row_date_missing",
        "row_date_future",
        "row_minutes_zero",
        "row_minutes_negative",
        "row_giver_is_receiver",
    }
    await agrees(delyth, again)
    await member_minutes(delyth)


def answer_to(said: Any) -> str | None:
    """What a coordinator would say: the first Mair, whatever is suggested, and administration."""
    if said["code"] == "row_name_ambiguous":
        assert len(said["choices"]) == 2
        return str(said["choices"][0])
    if said["code"] == "row_activity_missing":
        return "admin"
    return str(said["suggestion"]) if said["suggestion"] else None


async def test_a_whole_year_is_undone(delyth: Person, timeplace: Town) -> None:
    run = await brings_in(delyth, HOURS, "hours", make_organisations=True)
    undone = await undoes(delyth, run)
    assert undone["undone"] == {"reversed": 1180, "withdrawn": 2}
    assert await member_minutes(delyth) == (11_550, 0)
    organisations = (await delyth.gets("/organisations"))["items"]
    assert len(organisations) == 10


async def test_what_was_typed_is_on_file_and_nothing_else(delyth: Person) -> None:
    run = await brings_in(delyth, HOURS, "hours", make_organisations=True)
    rows = await rows_of(delyth, run)
    assert len(rows) == run["rows"] == 1216
    first = rows[0]
    assert first["row"] == 4
    assert first["cells"]["note"] == "=SUM(A1:A9)"
    assert re.fullmatch(r"[0-9a-f-]{36}", first["contribution_id"])
    assert Counter(row["contribution_id"] is None for row in rows) == {False: 1182, True: 34}

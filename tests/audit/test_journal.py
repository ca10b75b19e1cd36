"""The journal taken away: whole, with the balances of the books to the minute, and accepted by the
accounting tools themselves."""

import asyncio
import csv
import io
import json
import subprocess
import sys
from collections.abc import AsyncIterator, Awaitable, Callable
from datetime import date, timedelta
from pathlib import Path
from typing import Any
from urllib.parse import urlsplit

import pytest
from sqlalchemy import text
from tests.books import A_DAY, Books
from tests.sealing.conftest import Sealer
from tests.server import Server

from timebank.audit.journal import pages
from timebank.audit.journal.pages import JournalBroken
from timebank.audit.journal.reading import Asked, open_book
from timebank.audit.journal.writing import JournalForm, written
from timebank.db.engine import Database
from timebank.ledger.queries import standing_at

pytestmark = pytest.mark.anyio

Balances = dict[str, int]
Removes = Callable[[Books, str], Awaitable[None]]
SECOND = {
    "transfer": "DELETE FROM timebank.transfer WHERE community_id = :town AND id IN (SELECT"
    " subject_id FROM timebank.event WHERE community_id = :town AND journal = 2)",
    "event": "DELETE FROM timebank.event WHERE community_id = :town AND journal = 2",
}
_BEANCOUNT = """
import json, sys
from beancount import loader
from beancount.core import realization
from beancount.ops import validation
entries, errors, _ = loader.load_file(
    sys.argv[1], extra_validations=validation.HARDCORE_VALIDATIONS)
assert not errors, errors
found = {}
for account in realization.iter_children(realization.realize(entries)):
    for position in account.balance:
        found[account.account] = int(position.units.number)
print(json.dumps(found))
"""


@pytest.fixture
async def sealed(books: Books) -> Books:
    await Sealer(books).seals()
    return books


@pytest.fixture
async def removes(server: Server, owner_url: str) -> AsyncIterator[Removes]:
    """Somebody with every right takes the second line away."""
    database = Database(server.superuser_url(urlsplit(owner_url).path.strip("/")), pooled=False)

    async def remove(books: Books, what: str) -> None:
        async with database.engine.begin() as connection:
            await connection.execute(text("SET LOCAL session_replication_role = replica"))
            await connection.execute(text(SECOND[what]), {"town": books.id})

    yield remove
    await database.close()


async def export(books: Books, form: JournalForm, asked: Asked | None = None) -> str:
    async with books.database.transaction(books.id, snapshot=True) as connection:
        book = await open_book(connection, books.id, asked or Asked())
    return "".join([part async for part in written(books.database, book, form)])


async def trial(books: Books) -> list[int]:
    """What every account holds that holds anything, in order, for codes differ in each export."""
    async with books.transaction() as connection:
        standings = await standing_at(connection, books.id, None)
    return held(one.balance_minutes for one in standings)


def held(minutes: Any) -> list[int]:
    return sorted(one for one in minutes if one)


def table(shown: str) -> list[dict[str, str]]:
    return list(csv.DictReader(io.StringIO(shown.removeprefix("\ufeff"))))


def summed(rows: list[dict[str, Any]]) -> Balances:
    """Balances by account out of a table's lines."""
    found: Balances = {}
    for row in rows:
        minutes = int(row["minutes"])
        found[row["debit_account"]] = found.get(row["debit_account"], 0) - minutes
        found[row["credit_account"]] = found.get(row["credit_account"], 0) + minutes
    return found


def run(*command: str) -> str:
    done = subprocess.run(  # noqa: S603 - the programs that our page names
        command, capture_output=True, text=True, check=False
    )
    assert done.returncode == 0, done.stdout + done.stderr
    return done.stdout


def by_beancount(file: Path) -> Balances:
    """Beancount's verdict, with all the validations of bean-check, and the balances that it comes
    to."""
    found: Balances = json.loads(run(sys.executable, "-c", _BEANCOUNT, str(file)))
    return found


def by_hledger(file: Path) -> Balances:
    """hledger's strict check, and the balances that it comes to."""
    run("hledger", "-f", str(file), "check", "--strict")
    table_ = run("hledger", "-f", str(file), "balance", "--flat", "-N", "-O", "csv")
    rows = list(csv.reader(io.StringIO(table_)))[1:]
    return {account: int(balance.removesuffix(" MIN")) for account, balance in rows}


TOOLS = [
    pytest.param(JournalForm.BEANCOUNT, by_beancount, id="beancount"),
    pytest.param(JournalForm.HLEDGER, by_hledger, id="hledger", marks=pytest.mark.hledger),
]
Tool = Callable[[Path], Balances]


@pytest.mark.parametrize(("form", "tool"), TOOLS)
async def test_accounting_tools_accept_it_and_come_to_the_same_balances(
    sealed: Books, tmp_path: Path, form: JournalForm, tool: Tool
) -> None:
    file = tmp_path / "journal"
    file.write_text(await export(sealed, form))
    assert held(tool(file).values()) == await trial(sealed)


async def test_bean_check_accepts_it(sealed: Books, tmp_path: Path) -> None:
    file = tmp_path / "journal.beancount"
    file.write_text(await export(sealed, JournalForm.BEANCOUNT))
    assert run(sys.executable, "-m", "beancount.scripts.check", str(file)) == ""


@pytest.mark.parametrize(("form", "tool"), TOOLS)
async def test_a_part_of_it_begins_with_what_was_brought_forward(
    sealed: Books, tmp_path: Path, form: JournalForm, tool: Tool
) -> None:
    today = await day_of_the_books(sealed)
    for first, last in ((today, None), (today + timedelta(days=1), None)):
        file = tmp_path / f"from-{first}"
        file.write_text(await export(sealed, form, Asked(first, last)))
        assert held(tool(file).values()) == await trial(sealed)
    file = tmp_path / "before"
    file.write_text(await export(sealed, form, Asked(None, today - timedelta(days=1))))
    assert tool(file) == {}


@pytest.mark.parametrize(("form", "tool"), TOOLS)
async def test_names_that_no_tool_likes_do_no_harm(
    database: Database, tmp_path: Path, form: JournalForm, tool: Tool
) -> None:
    books = await Books.open(database, floor_minutes=-300)
    names = ("Siân Ŵyn-Jones", 'O"Brien\\', "李 小龍", "=1+1", "; drop, x:y", "9 £$%", "🙂", "a  b")
    people = [await books.member(name) for name in names]
    club = await books.organisation('The "Old" Mill: Cafés (2)')
    for n, person in enumerate(people):
        await books.credits(person, club, n + 1, by=people[n - 1])
    await Sealer(books).seals()
    file = tmp_path / "journal"
    file.write_text(await export(books, form, Asked(named=True)))
    assert held(tool(file).values()) == await trial(books)


async def test_an_empty_journal_is_accepted_too(database: Database, tmp_path: Path) -> None:
    books = await Books.open(database)
    for sealing in (False, True):
        if sealing:
            await Sealer(books).seals()
        file = tmp_path / str(sealing)
        file.write_text(await export(books, JournalForm.BEANCOUNT))
        assert by_beancount(file) == {}
        assert table(await export(books, JournalForm.CSV)) == []


async def test_every_line_is_in_the_table_with_the_balances_of_the_books(sealed: Books) -> None:
    rows = table(await export(sealed, JournalForm.CSV))
    assert [int(row["journal"]) for row in rows] == list(range(1, len(rows) + 1))
    assert {row["through_journal"] for row in rows} == {str(len(rows))}
    assert held(summed(rows).values()) == await trial(sealed)
    thanked = next(row for row in rows if row["kind"] == "thank")
    assert (thanked["minutes"], thanked["activity"]) == ("120", "gardening")
    assert thanked["worked_on"] == A_DAY.isoformat()
    undone = {row["reverses_id"] for row in rows if row["kind"] == "reversal"}
    assert thanked["transfer_id"] in undone


async def test_json_lines_say_where_they_begin_and_end(sealed: Books) -> None:
    head, *lines, end = map(json.loads, (await export(sealed, JournalForm.JSONL)).splitlines())
    transfers = [line for line in lines if line["type"] == "transfer"]
    balances = [line["balance_minutes"] for line in lines if line["type"] == "balance"]
    assert head["through_journal"] == head["lines"] == end["lines"] == len(transfers)
    assert head["through_recorded_at"] == transfers[-1]["recorded_at"]
    assert held(balances) == await trial(sealed)
    assert held(summed(transfers).values()) == await trial(sealed)


async def test_nobody_is_named_and_no_code_comes_twice(sealed: Books) -> None:
    first, second = [await export(sealed, JournalForm.CSV) for _ in range(2)]
    for name in ("Nia", "Mair", "Delyth", "Lunch"):
        assert name not in first
    codes = [
        {row["credit_account"] for row in table(shown) if row["credit_type"] == "member"}
        for shown in (first, second)
    ]
    assert len(codes[0]) == len(codes[1]) > 1
    assert not codes[0] & codes[1]


async def test_who_decided_has_the_code_of_their_account(sealed: Books) -> None:
    rows = table(await export(sealed, JournalForm.CSV))
    exchange = next(row for row in rows if row["kind"] == "exchange")
    assert exchange["decided_by"] == exchange["receiver"] == exchange["debit_account"]


async def test_a_formula_in_a_name_is_only_a_name(database: Database) -> None:
    books = await Books.open(database)
    trick = await books.member("=HYPERLINK(1)")
    await books.credits(trick, await books.organisation(), 5, by=await books.member("Mair"))
    await Sealer(books).seals()
    (row,) = table(await export(books, JournalForm.CSV, Asked(named=True)))
    assert row["credit_name"] == "'=HYPERLINK(1)"


async def test_a_private_organisation_is_a_community_group(sealed: Books) -> None:
    await sealed.rows("UPDATE timebank.organisation SET private = true WHERE community_id = $1")
    shown = await export(sealed, JournalForm.BEANCOUNT, Asked(named=True))
    assert "Lunch" not in shown
    assert 'name: "A community group"' in shown
    assert "-Nia" in shown


async def test_it_is_whole_across_pages(sealed: Books, monkeypatch: Any) -> None:
    every = table(await export(sealed, JournalForm.CSV))
    for size in (1, 2, len(every) - 1, len(every)):
        monkeypatch.setattr(pages, "LINES_AT_ONCE", size)
        again = table(await export(sealed, JournalForm.CSV))
        assert [row["transfer_id"] for row in again] == [row["transfer_id"] for row in every]


async def test_what_is_written_down_meanwhile_is_not_in_it(
    database: Database, monkeypatch: Any
) -> None:
    monkeypatch.setattr(pages, "LINES_AT_ONCE", 2)
    books, sealer = await town(database)
    nia, mair = await books.member("Nia"), await books.member("Mair")
    for _ in range(5):
        await nia.gives(1, to=mair)
    await sealer.seals()
    async with books.database.transaction(books.id, snapshot=True) as connection:
        book = await open_book(connection, books.id, Asked())
    parts = written(books.database, book, JournalForm.CSV)
    seen = await anext(parts) + await anext(parts)
    await nia.gives(1, to=mair)
    await sealer.seals()
    await nia.gives(1, to=mair)
    seen += "".join([part async for part in parts])
    assert len(table(seen)) == 5


async def test_a_reader_who_stops_reading_holds_nothing(
    database: Database, monkeypatch: Any
) -> None:
    monkeypatch.setattr(pages, "LINES_AT_ONCE", 2)
    books, sealer = await town(database)
    nia, mair = await books.member("Nia"), await books.member("Mair")
    for _ in range(7):
        await nia.gives(1, to=mair)
    await sealer.seals()
    async with books.database.transaction(books.id, snapshot=True) as connection:
        book = await open_book(connection, books.id, Asked())
    parts = written(books.database, book, JournalForm.CSV)
    await anext(parts)
    await anext(parts)
    await asyncio.sleep(0.3)  # the page that is read ahead is there
    assert books.database.engine.pool.checkedout() == 0  # type: ignore[attr-defined]
    await parts.aclose()
    await asyncio.sleep(0.1)
    assert books.database.engine.pool.checkedout() == 0  # type: ignore[attr-defined]


@pytest.mark.parametrize("gone", ["transfer", "event"])
async def test_a_journal_that_lacks_a_line_is_not_exported_as_if_it_were_whole(
    database: Database, removes: Removes, gone: str
) -> None:
    books, sealer = await town(database)
    nia, mair = await books.member("Nia"), await books.member("Mair")
    for _ in range(3):
        await nia.gives(1, to=mair)
    await sealer.seals()
    await removes(books, gone)
    with pytest.raises(JournalBroken):
        await export(books, JournalForm.CSV)


async def town(database: Database) -> tuple[Books, Sealer]:
    books = await Books.open(database, floor_minutes=-300)
    return books, Sealer(books)


async def day_of_the_books(books: Books) -> date:
    async with books.transaction() as connection:
        return (await books.now(connection)).date()

"""A file in two steps: checked, which changes nothing in the books, and posted, all or nothing.

The check writes the run and its rows down, each with what the books will say to it by their rules.
Posting writes the rows that were agreed into the books, and takes all of it back where a single one
ends otherwise.
"""

from asyncio import Task, ensure_future, gather
from collections.abc import Generator, Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime
from functools import partial
from itertools import islice
from pathlib import Path
from typing import Any
from uuid import UUID

from sqlalchemy import func
from sqlalchemy.exc import IntegrityError

from timebank.base.actors import Caller
from timebank.base.ids import CommunityId, new_id
from timebank.db.engine import AnyRow, Connection
from timebank.imports import book_queries, queries, statements
from timebank.imports.adults import MEANS
from timebank.imports.columns import ImportKind
from timebank.imports.errors import (
    ImportBooksChanged,
    ImportCheckedSince,
    ImportFileDiffers,
    ImportLeftOutDiffers,
    ImportNothingToPost,
    ImportPostedAlready,
    ImportRunByAnother,
    ImportUndoneAlready,
)
from timebank.imports.hours import foresee_hours, write_hours
from timebank.imports.in_thread import in_thread
from timebank.imports.known import everything_known
from timebank.imports.newcomers import add_organisations, write_members
from timebank.imports.opened import Sheet, open_sheet
from timebank.imports.openings import foresee_openings, write_openings
from timebank.imports.options import Options
from timebank.imports.reading import NewOrganisations, staged_rows
from timebank.imports.sheets.halt import Halt
from timebank.imports.staged import MARKED, TAKEN, Change, Progress, Stage, StagedRow, silent
from timebank.imports.statements import NewRun
from timebank.imports.writing import Writing
from timebank.ledger import bulk

BATCH_ROWS = 1_000


@dataclass(frozen=True)
class Asked:
    """A file to be checked: what it brings, what is said of it, and that as it was sent."""

    path: Path
    kind: ImportKind
    options: Options
    sent: Mapping[str, Any]


@dataclass(frozen=True)
class Agreed:
    """What a person agrees to: the check that they read, and how many rows it leaves out."""

    checked_at: datetime
    left_out_rows: int


async def check(
    connection: Connection,
    community_id: CommunityId,
    caller: Caller,
    asked: Asked,
    *,
    again: UUID | None = None,
    progress: Progress = silent,
) -> AnyRow:
    """Read a file and try it against the books. The run, with its rows written down.

    `again` is the run to check once more: what is said of the file now takes the place of what was
    said before. Raises a SheetRefused, ImportPostedAlready, ImportFileDiffers, and ValidationFailed
    for options that do not fit.
    """
    run = await _read(connection, community_id, caller, asked, again=again, progress=progress)
    writing = Writing.of(run, caller, Stage.TRYING, progress)
    changes = await _foresee(connection, community_id, writing)
    await _judge(connection, community_id, run, changes)
    return await queries.run(connection, community_id, run.id)


async def _read(
    connection: Connection,
    community_id: CommunityId,
    caller: Caller,
    asked: Asked,
    *,
    again: UUID | None,
    progress: Progress,
) -> AnyRow:
    """Read a file and write its rows down as they were read."""
    await statements.plan_by_index(connection)
    before = None
    if again is not None:
        before = await queries.run(connection, community_id, again, lock=True)
        _refuse_decided(before)
    known = await everything_known(connection, community_id, caller, asked.kind, asked.options)
    halt = Halt()
    opening = partial(open_sheet, asked.path, asked.kind, asked.options, halt)
    sheet = await in_thread(opening, halt)
    await _refuse_posted(connection, community_id, sheet)
    if before is not None and (before.kind, before.file_sha256) != (asked.kind, sheet.file_sha256):
        raise ImportFileDiffers
    run = NewRun(
        id=again or new_id(),
        kind=asked.kind,
        file_sha256=sheet.file_sha256,
        options=_without_birth(asked.sent),
        reading=sheet.described(),
        counted_on=asked.options.counted_on,
        run_by=known.runner_id,
    )
    await statements.begin(connection, community_id, run, anew=again is not None)
    new = NewOrganisations(known.parties)
    rows = staged_rows(sheet, asked.options, known, new)
    await _stage(connection, community_id, run.id, rows, halt=halt, progress=progress)
    needed = await queries.receivers(connection, community_id, run.id, TAKEN)
    named = {str(one.id): one.name for one in new.made if one.id in needed}
    await statements.change_run(
        connection,
        community_id,
        run.id,
        counts=await queries.tally(connection, community_id, run.id),
        reading={**run.reading, "organisations": named},
    )
    return await queries.run(connection, community_id, run.id)


def _without_birth(sent: Mapping[str, Any]) -> Mapping[str, Any]:
    """What was said of the file as it is kept: an answer may hold a day of birth, too."""
    return {
        name: [one for one in said if one["field"] not in MEANS]
        if name in {"answers", "alike"}
        else said
        for name, said in sent.items()
    }


def _refuse_decided(run: AnyRow) -> None:
    if run.state == "posted":
        raise ImportPostedAlready(run_id=str(run.id))
    if run.state == "undone":
        raise ImportUndoneAlready


async def _refuse_posted(connection: Connection, community_id: CommunityId, sheet: Sheet) -> None:
    posted = await queries.posted_run(connection, community_id, sheet.kind, sheet.file_sha256)
    if posted:
        raise ImportPostedAlready(run_id=str(posted))


async def _stage(
    connection: Connection,
    community_id: CommunityId,
    run_id: UUID,
    rows: Generator[StagedRow],
    *,
    halt: Halt,
    progress: Progress,
) -> None:
    """Write rows down as they were read, batch by batch, so that no file fills the memory; while
    the database takes one in, the next is read."""
    read_rows = 0
    going = halt.until(rows)
    ahead = _read_ahead(going, halt)
    try:
        while batch := await ahead:
            ahead = _read_ahead(going, halt)
            await statements.stage(connection, community_id, run_id, batch)
            read_rows += len(batch)
            progress(Stage.READING, read_rows, None)
    finally:
        halt.call()
        await gather(ahead, return_exceptions=True)  # what is being read cannot be closed
        rows.close()


def _read_ahead(rows: Iterator[StagedRow], halt: Halt) -> Task[list[StagedRow]]:
    """The next batch, as it is being read by a thread."""
    return ensure_future(in_thread(partial(list, islice(rows, BATCH_ROWS)), halt))


async def _foresee(
    connection: Connection, community_id: CommunityId, writing: Writing
) -> list[Change]:
    """What the books will say otherwise than one can read. (Who is here is known by reading.)"""
    match writing.kind:
        case ImportKind.MEMBERS:
            return []
        case ImportKind.OPENINGS:
            return await foresee_openings(connection, community_id, writing)
        case ImportKind.HOURS:
            return await foresee_hours(connection, community_id, writing)


async def _write(connection: Connection, community_id: CommunityId, writing: Writing) -> int:
    """Into the books. How many rows end otherwise than was agreed."""
    accounts = await book_queries.accounts(connection, community_id, writing.run_id)
    await bulk.lock_accounts(connection, community_id, accounts)
    match writing.kind:
        case ImportKind.MEMBERS:
            return await write_members(connection, community_id, writing)
        case ImportKind.OPENINGS:
            return await write_openings(connection, community_id, writing)
        case ImportKind.HOURS:
            doubled = await add_organisations(connection, community_id, writing)
            return doubled + await write_hours(connection, community_id, writing)


async def _judge(
    connection: Connection, community_id: CommunityId, run: AnyRow, changes: Sequence[Change]
) -> None:
    """Write down what the books make of rows, and count them anew."""
    await statements.plan_anew(connection)
    columns = {sheet["sheet"]: sheet["columns"] for sheet in run.reading["sheets"]}
    for first in range(0, len(changes), BATCH_ROWS):
        await statements.judge(
            connection, community_id, changes[first : first + BATCH_ROWS], columns
        )
    await statements.link(connection, community_id, run.id)
    counts = await queries.tally(connection, community_id, run.id)
    marked_rows = sum(change.doubt.code == MARKED for change in changes)
    told = {
        "marked_rows": marked_rows,
        "asked_later_rows": await queries.asked_later(connection, community_id, run.id),
    }
    await statements.change_run(connection, community_id, run.id, counts=counts | told)


async def post(
    connection: Connection,
    community_id: CommunityId,
    caller: Caller,
    run_id: UUID,
    agreed: Agreed,
    *,
    progress: Progress = silent,
) -> AnyRow:
    """Write exactly the rows that were agreed into the books, all or nothing. The run as it is; one
    that is posted already is given back as it is.

    Raises ImportRunByAnother, ImportCheckedSince, ImportLeftOutDiffers, ImportNothingToPost,
    ImportPostedAlready where another run brought the same file, and ImportBooksChanged.
    """
    await statements.plan_by_index(connection)
    run = await queries.run(connection, community_id, run_id, lock=True)
    if run.state == "posted":
        return run
    _refuse_decided(run)
    if run.run_by != caller.member_id:
        raise ImportRunByAnother
    if run.checked_at != agreed.checked_at:
        raise ImportCheckedSince
    left_out_rows = run.counts.get("refused", {}).get("rows", 0)
    if left_out_rows != agreed.left_out_rows:
        raise ImportLeftOutDiffers(left_out_rows=left_out_rows)
    writing = Writing.of(run, caller, Stage.POSTING, progress)
    if not writing.all_rows:
        raise ImportNothingToPost
    await _take_file(connection, community_id, run)
    changed_rows = await _write(connection, community_id, writing)
    if changed_rows:
        raise ImportBooksChanged(changed_rows=changed_rows)
    return await queries.run(connection, community_id, run_id)


async def _take_file(connection: Connection, community_id: CommunityId, run: AnyRow) -> None:
    """The file is this run's from here on. Another run that is bringing the same one in waits here
    for the first to end, and is then refused before it has written anything."""
    attempt = await connection.begin_nested()
    try:
        await statements.change_run(
            connection, community_id, run.id, state="posted", posted_at=func.timebank.ledger_now()
        )
    except IntegrityError:
        await attempt.rollback()
        posted = await queries.posted_run(connection, community_id, run.kind, run.file_sha256)
        raise ImportPostedAlready(run_id=str(posted)) from None
    await attempt.commit()

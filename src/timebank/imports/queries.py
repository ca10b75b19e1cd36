"""Runs of imports and their rows, as they stand."""

from collections.abc import AsyncIterator, Sequence
from typing import Any
from uuid import UUID

from sqlalchemy import ColumnElement, Date, Integer, Uuid, cast, func, select

from timebank.base.errors import NotFound
from timebank.base.ids import CommunityId
from timebank.db.engine import AnyRow, AnySelect, Connection
from timebank.imports.staged import MARKED, TAKEN, Outcome
from timebank.imports.tables import ImportRow, ImportRun

_BATCH_ROWS = 2_500
_ROW: AnySelect = select(
    ImportRow.id,
    ImportRow.position,
    ImportRow.sheet,
    ImportRow.row_number,
    ImportRow.cells,
    ImportRow.line,
    ImportRow.account_id,
    ImportRow.outcome,
)


async def run(
    connection: Connection, community_id: CommunityId, run_id: UUID, *, lock: bool = False
) -> AnyRow:
    """One run; raises NotFound. `lock` makes whoever posts or checks the same run wait."""
    statement = select(ImportRun).where(
        ImportRun.community_id == community_id, ImportRun.id == run_id
    )
    if lock:
        statement = statement.with_for_update(key_share=True)
    found = (await connection.execute(statement)).one_or_none()
    if found is None:
        raise NotFound
    return found


async def runs(
    connection: Connection,
    community_id: CommunityId,
    *,
    kind: str | None,
    state: str | None,
    before: UUID | None,
    limit: int,
) -> Sequence[AnyRow]:
    """Runs, the latest first; from behind the run `before` on."""
    statement = select(ImportRun).where(ImportRun.community_id == community_id)
    if kind:
        statement = statement.where(ImportRun.kind == kind)
    if state:
        statement = statement.where(ImportRun.state == state)
    if before:
        statement = statement.where(ImportRun.id < before)
    return (await connection.execute(statement.order_by(ImportRun.id.desc()).limit(limit))).all()


async def posted_run(
    connection: Connection, community_id: CommunityId, kind: str, file_sha256: bytes
) -> UUID | None:
    """The run by which this file stands in the books."""
    found = await connection.execute(
        select(ImportRun.id).where(
            ImportRun.community_id == community_id,
            ImportRun.kind == kind,
            ImportRun.file_sha256 == file_sha256,
            ImportRun.state == "posted",
        )
    )
    run_id: UUID | None = found.scalar_one_or_none()
    return run_id


async def rows(
    connection: Connection,
    community_id: CommunityId,
    run_id: UUID,
    *,
    outcome: str | None,
    after: int | None,
    limit: int,
    marked: bool | None = None,
) -> Sequence[AnyRow]:
    """Rows of a run in the file's order; from behind the position `after` on. `marked`: those that
    are credited without a measure, or all others."""
    statement = _ROW.add_columns(ImportRow.problems).where(
        ImportRow.community_id == community_id, ImportRow.run_id == run_id
    )
    if outcome:
        statement = statement.where(ImportRow.outcome == outcome)
    if marked is not None:
        is_marked = ImportRow.problems.contains([{"code": MARKED}])
        statement = statement.where(is_marked if marked else ~is_marked)
    if after is not None:
        statement = statement.where(ImportRow.position > after)
    return (await connection.execute(statement.order_by(ImportRow.position).limit(limit))).all()


async def periods(
    connection: Connection, community_id: CommunityId, run_id: UUID
) -> set[tuple[UUID, UUID, UUID]]:
    """Givers, receivers and activities of which a run has periods of several days."""
    line = ImportRow.line
    names = ("giver_id", "receiver_id", "activity_id")
    found = await connection.execute(
        select(*(line[name].astext.label(name) for name in names)).where(
            ImportRow.community_id == community_id,
            ImportRow.run_id == run_id,
            line["worked_from"].astext != line["worked_on"].astext,
        )
    )
    return {(UUID(row[0]), UUID(row[1]), UUID(row[2])) for row in found}


async def hours_in_order(
    connection: Connection, community_id: CommunityId, run_id: UUID
) -> AsyncIterator[Sequence[AnyRow]]:
    """The hours of a run that are brought in, in batches, in order of date and, within a day, of
    the file. Their columns are the line's, in their own types: a hundred thousand rows of JSON
    would take longer to read than to post."""
    line, cells = ImportRow.line, ImportRow.cells
    worked_from, worked_on = _line("worked_from", Date), _line("worked_on", Date)
    statement = select(
        ImportRow.id,
        ImportRow.sheet,
        ImportRow.row_number,
        ImportRow.outcome,
        _line("giver_id", Uuid),
        line["receiver_type"].astext.label("receiver_type"),
        _line("receiver_id", Uuid),
        _line("activity_id", Uuid),
        worked_from,
        worked_on,
        _line("minutes", Integer),
        line.has_key("separate").label("separate"),
        _line("looks_like_id", Uuid),
        cells["receiver"].astext.label("receiver"),
        cells["note"].astext.label("note"),
    )
    async for batch in _batches(
        connection, community_id, run_id, statement, worked_on, worked_from
    ):
        yield batch


async def in_order(
    connection: Connection, community_id: CommunityId, run_id: UUID
) -> AsyncIterator[Sequence[AnyRow]]:
    """The other rows of a run that are brought in, in batches, in the file's order."""
    async for batch in _batches(connection, community_id, run_id, _ROW):
        yield batch


async def _batches(
    connection: Connection,
    community_id: CommunityId,
    run_id: UUID,
    statement: AnySelect,
    *order: ColumnElement[Any],
) -> AsyncIterator[Sequence[AnyRow]]:
    of_run = (
        statement.where(
            ImportRow.community_id == community_id,
            ImportRow.run_id == run_id,
            ImportRow.outcome.in_(TAKEN),
        )
        .order_by(*order, ImportRow.position)
        .execution_options(yield_per=_BATCH_ROWS)
    )
    async with connection.stream(of_run) as found:
        async for batch in found.partitions():
            yield batch


def _line(name: str, kind: Any) -> ColumnElement[Any]:
    """What a line says, in its own type."""
    return cast(ImportRow.line[name].astext, kind).label(name)


async def tally(
    connection: Connection, community_id: CommunityId, run_id: UUID
) -> dict[str, dict[str, int]]:
    """How many rows have each outcome, and their minutes; below zero too for openings."""
    minutes = func.coalesce(func.sum(ImportRow.line["minutes"].as_integer()), 0)
    found = await connection.execute(
        select(ImportRow.outcome, func.count(), minutes)
        .where(ImportRow.community_id == community_id, ImportRow.run_id == run_id)
        .group_by(ImportRow.outcome)
    )
    return {row[0]: {"rows": row[1], "minutes": int(row[2])} for row in found}


async def asked_later(connection: Connection, community_id: CommunityId, run_id: UUID) -> int:
    """How many members a run brings in who are to be asked the rest (people.rules.is_complete)."""
    complete = ImportRow.cells.has_key("adult") & ImportRow.cells.has_key("contact_by")
    found = await connection.execute(
        select(func.count()).where(
            ImportRow.community_id == community_id,
            ImportRow.run_id == run_id,
            ImportRow.outcome == Outcome.ADDED,
            ~complete,
        )
    )
    return int(found.scalar_one())


async def receivers(
    connection: Connection, community_id: CommunityId, run_id: UUID, outcomes: Sequence[str]
) -> set[UUID]:
    """To whom the rows of these outcomes gave their time."""
    receiver_id = ImportRow.line["receiver_id"].astext.label("receiver_id")
    found = await connection.execute(
        select(receiver_id)
        .where(
            ImportRow.community_id == community_id,
            ImportRow.run_id == run_id,
            ImportRow.outcome.in_(outcomes),
            ImportRow.line.has_key("receiver_id"),
        )
        .distinct()
    )
    return {UUID(receiver) for receiver in found.scalars()}

"""Runs of imports and their rows, as they stand."""

from collections.abc import AsyncIterator, Sequence
from uuid import UUID

from sqlalchemy import func, select

from timebank.base.errors import NotFound
from timebank.base.ids import CommunityId
from timebank.db.engine import AnyRow, AnySelect, Connection
from timebank.imports.tables import ImportRow, ImportRun

_BATCH_ROWS = 1_000


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
) -> Sequence[AnyRow]:
    """Rows of a run in the file's order; from behind the position `after` on."""
    statement = _of_run(community_id, run_id).add_columns(ImportRow.problems)
    if outcome:
        statement = statement.where(ImportRow.outcome == outcome)
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


async def in_order(
    connection: Connection, community_id: CommunityId, run_id: UUID, outcomes: Sequence[str]
) -> AsyncIterator[Sequence[AnyRow]]:
    """The lines of a run in batches, in order of date and, within a day, of the file."""
    worked_on, worked_from = (ImportRow.line[name].astext for name in ("worked_on", "worked_from"))
    statement = (
        _of_run(community_id, run_id)
        .where(ImportRow.outcome.in_(outcomes))
        .order_by(worked_on, worked_from, ImportRow.position)
        .execution_options(yield_per=_BATCH_ROWS)
    )
    async with connection.stream(statement) as found:
        async for batch in found.partitions():
            yield batch


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


def _of_run(community_id: CommunityId, run_id: UUID) -> AnySelect:
    statement: AnySelect = select(
        ImportRow.id,
        ImportRow.position,
        ImportRow.sheet,
        ImportRow.row_number,
        ImportRow.cells,
        ImportRow.line,
        ImportRow.account_id,
        ImportRow.outcome,
    ).where(ImportRow.community_id == community_id, ImportRow.run_id == run_id)
    return statement

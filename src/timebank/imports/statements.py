"""Writing runs and their rows down. What stands in the books is the books' own."""

import json
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from typing import Any
from uuid import UUID

from sqlalchemy import delete, func, insert, text, update

from timebank.base.ids import CommunityId
from timebank.db.engine import AnyRow, Connection, call
from timebank.imports.staged import Change, StagedRow, told_at
from timebank.imports.tables import ImportRow, ImportRun

_BATCH_ROWS = 1_000
_STAGE = """
INSERT INTO timebank.import_row (
    community_id, run_id, id, position, sheet, row_number, cells, line, account_id, outcome,
    problems)
SELECT $1, $2, r.* FROM unnest(
    $3::uuid[], $4::integer[], $5::text[], $6::integer[], $7::text[]::jsonb[],
    $8::text[]::jsonb[], $9::uuid[], $10::text[], $11::text[]::jsonb[]) r
"""
# Arrays go together, in the order of the ids, so that width_bucket finds a row's place in them: in
# a join, a planner that knows nothing of a new run may walk through all of it for each.
_JUDGE = """
UPDATE timebank.import_row i
SET outcome = ($3::text[])[width_bucket(i.id, $2)],
    line = CASE WHEN ($5::uuid[])[width_bucket(i.id, $2)] IS NULL THEN i.line
        ELSE i.line || jsonb_build_object('looks_like_id', ($5)[width_bucket(i.id, $2)]) END,
    problems = i.problems || (($4::text[])[width_bucket(i.id, $2)])::jsonb
WHERE i.community_id = $1 AND i.id = ANY ($2::uuid[])
"""
_LIKING = """
SELECT r.id, (r.line ->> 'looks_like_position')::integer AS position
FROM timebank.import_row r
WHERE r.community_id = $1 AND r.run_id = $2
    AND r.line ? 'looks_like_position' AND NOT r.line ? 'looks_like_id'
"""
_LIKED = """
SELECT o.position, o.id FROM timebank.import_row o
WHERE o.community_id = $1 AND o.run_id = $2 AND o.position = ANY ($3::integer[])
    AND o.outcome IN ('credited', 'historic', 'waiting')
"""
_LINK = """
UPDATE timebank.import_row i
SET line = i.line
    || jsonb_build_object('looks_like_id', ($3::uuid[])[width_bucket(i.id, $2)])
WHERE i.community_id = $1 AND i.id = ANY ($2::uuid[])
"""
_WITHDRAW = """
WITH open AS (
    SELECT c.id FROM timebank.import_row i
    JOIN timebank.contribution c ON c.community_id = $1 AND c.import_row_id = i.id
    WHERE i.community_id = $1 AND i.run_id = $2
        AND c.state IN ('logged', 'queried', 'historic')
    ORDER BY c.id FOR UPDATE OF c
)
UPDATE timebank.contribution c
SET state = 'withdrawn', decided_by_kind = 'member', decided_by = $3,
    decided_at = timebank.ledger_now()
FROM open WHERE c.community_id = $1 AND c.id = open.id
RETURNING c.id
"""
_LOG = """
INSERT INTO timebank.contribution (
    community_id, logged_at, id, giver_id, receiver_type, receiver_id, activity_id, worked_from,
    worked_on, minutes, state, stated_by, looks_like_id, import_row_id)
SELECT $1, (SELECT timebank.ledger_now()), i.id, (i.line ->> 'giver_id')::uuid,
    i.line ->> 'receiver_type',
    (i.line ->> 'receiver_id')::uuid, (i.line ->> 'activity_id')::uuid,
    (i.line ->> 'worked_from')::date, (i.line ->> 'worked_on')::date,
    (i.line ->> 'minutes')::bigint,
    CASE i.outcome WHEN 'historic' THEN 'historic' ELSE 'logged' END, $3,
    (i.line ->> 'looks_like_id')::uuid, i.id
FROM timebank.import_row i
WHERE i.community_id = $1 AND i.id = ANY ($2)
"""
_STATE = """
INSERT INTO timebank.claim (
    community_id, recorded_at, id, contribution_id, side, stated_by, minutes)
SELECT $1, (SELECT timebank.ledger_now()), r.id, r.id,
    CASE r.receiver_id WHEN $2 THEN 'receiver' ELSE 'giver' END, $2, r.minutes
FROM unnest($3::uuid[], $4::uuid[], $5::bigint[]) AS r (id, receiver_id, minutes)
"""
_NOTE = """
INSERT INTO timebank.note (community_id, recorded_at, id, subject_id, words, written_by)
SELECT $1, (SELECT timebank.ledger_now()), r.id, r.id, r.words, $2
FROM unnest($3::uuid[], $4::text[]) AS r (id, words)
"""


async def plan_by_index(connection: Connection) -> None:
    """To the end of the transaction, no query reads a whole table: the figures that the database
    plans by know nothing of the rows that an import has just written, or has just rolled back."""
    await connection.execute(text("SELECT set_config('enable_seqscan', 'off', true)"))


async def plan_anew(connection: Connection) -> None:
    """To the end of the transaction, every statement is planned for the arrays that it is given:
    one plan for arrays of any length expects ten ids, and walks through all rows for a thousand."""
    await connection.execute(
        text("SELECT set_config('plan_cache_mode', 'force_custom_plan', true)")
    )


@dataclass(frozen=True)
class NewRun:
    """A file about to be checked."""

    id: UUID
    kind: str
    file_sha256: bytes
    options: Mapping[str, Any]
    reading: Mapping[str, Any]
    counted_on: date | None
    run_by: UUID


async def begin(
    connection: Connection, community_id: CommunityId, new: NewRun, *, anew: bool
) -> None:
    """Write a run down; or `anew`: its rows go, and what is said of the file takes the place of
    what was said."""
    told = {
        "options": _storable(new.options),
        "reading": _storable(new.reading),
        "counted_on": new.counted_on,
        "run_by": new.run_by,
        "checked_at": func.timebank.ledger_now(),
    }
    if anew:
        await connection.execute(
            delete(ImportRow).where(
                ImportRow.community_id == community_id, ImportRow.run_id == new.id
            )
        )
        await change_run(connection, community_id, new.id, **told)
        return
    await connection.execute(
        insert(ImportRun).values(
            community_id=community_id,
            id=new.id,
            kind=new.kind,
            file_sha256=new.file_sha256,
            state="checked",
            counts={},
            **told,
        )
    )


async def change_run(
    connection: Connection, community_id: CommunityId, run_id: UUID, **columns: Any
) -> None:
    """Write new columns of a run down."""
    await connection.execute(
        update(ImportRun)
        .where(ImportRun.community_id == community_id, ImportRun.id == run_id)
        .values(**columns)
    )


async def stage(
    connection: Connection, community_id: CommunityId, run_id: UUID, rows: Sequence[StagedRow]
) -> None:
    """Write rows down: one statement for any number."""
    sheets = {sheet: _storable(sheet) for sheet in {row.sheet for row in rows}}
    await call(
        connection,
        _STAGE,
        community_id,
        run_id,
        [row.id for row in rows],
        [row.position for row in rows],
        [sheets[row.sheet] for row in rows],
        [row.row_number for row in rows],
        [_json(row.cells) for row in rows],
        [_json(row.line) for row in rows],
        [row.account_id for row in rows],
        [row.outcome for row in rows],
        [_json(row.problems) for row in rows],
    )


async def judge(
    connection: Connection,
    community_id: CommunityId,
    changes: Sequence[Change],
    columns: Mapping[str, Mapping[str, Mapping[str, str]]],
) -> None:
    """Write down what the books make of rows; `columns` are those of each sheet, by field."""
    changes = sorted(changes, key=lambda one: one.row_id)
    told = [told_at(one.field, one.doubt, columns[one.sheet]) for one in changes]
    await call(
        connection,
        _JUDGE,
        community_id,
        [one.row_id for one in changes],
        [one.outcome for one in changes],
        [_json([problem]) for problem in told],
        [one.looks_like_id for one in changes],
    )


async def link(connection: Connection, community_id: CommunityId, run_id: UUID) -> None:
    """Write down, of rows that look like an earlier row which is brought in, which one that is."""
    liking = await call(connection, _LIKING, community_id, run_id)
    positions = {row["position"] for row in liking}
    found = await call(connection, _LIKED, community_id, run_id, list(positions))
    liked = {row["position"]: row["id"] for row in found}
    pairs = [(row["id"], liked[row["position"]]) for row in liking if row["position"] in liked]
    for first in range(0, len(pairs), _BATCH_ROWS):
        row_ids, like_ids = zip(*sorted(pairs[first : first + _BATCH_ROWS]), strict=True)
        await call(connection, _LINK, community_id, row_ids, like_ids)


async def log_hours(
    connection: Connection, community_id: CommunityId, row_ids: Sequence[UUID], by: UUID
) -> None:
    """Write rows of hours down as contributions, under the row's own id; without a way through this
    process, for there may be a hundred thousand."""
    await call(connection, _LOG, community_id, row_ids, by)


async def state_hours(
    connection: Connection, community_id: CommunityId, rows: Sequence[AnyRow], by: UUID
) -> None:
    """Write the first statement of each of these contributions down, and its note."""
    ids, receiver_ids = [row.id for row in rows], [row.receiver_id for row in rows]
    minutes = [row.minutes for row in rows]
    await call(connection, _STATE, community_id, by, ids, receiver_ids, minutes)
    noted = [row for row in rows if row.note]
    if noted:
        words = [row.note for row in noted]
        await call(connection, _NOTE, community_id, by, [row.id for row in noted], words)


async def withdraw(
    connection: Connection, community_id: CommunityId, run_id: UUID, by: UUID
) -> int:
    """Withdraw what a run brought without credit, and nobody has decided; how many."""
    found = await call(connection, _WITHDRAW, community_id, run_id, by)
    return len(found)


def _json(value: object) -> str | None:
    """JSON that the database can keep: it knows no NUL."""
    if value is None:
        return None
    return json.dumps(value).replace("\\u0000", "\\ufffd")


def _storable(value: Any) -> Any:
    """What comes out of the JSON that the database can keep."""
    return json.loads(_json(value) or "null")

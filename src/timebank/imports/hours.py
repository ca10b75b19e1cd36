"""Hours into the books, in order of date: what will come of them, and then the writing itself."""

from collections.abc import Iterator, Mapping, Sequence
from collections.abc import Set as AbstractSet
from uuid import UUID

from timebank.base.ids import CommunityId, ContributionId
from timebank.contributions.statements import set_separate
from timebank.db.engine import AnyRow, Connection
from timebank.imports import book_queries, queries, statements
from timebank.imports.book_queries import Alike
from timebank.imports.cells import shown
from timebank.imports.dates import uk_date
from timebank.imports.forecast import Closed, Credit, Forecast, Lacking, Like, Refusal
from timebank.imports.problems import Doubt
from timebank.imports.staged import MARKED, Change, Outcome
from timebank.imports.writing import Writing
from timebank.ledger import bulk


async def foresee_hours(
    connection: Connection, community_id: CommunityId, writing: Writing
) -> list[Change]:
    """What ends otherwise than it was read: like an entry that stands, or refused by the books; and
    what is credited though its giver lacks a measure."""
    forecast = Forecast(
        await book_queries.rooms(connection, community_id),
        await queries.periods(connection, community_id, writing.run_id),
    )
    children = await book_queries.children(connection, community_id)
    changes: list[Change] = []
    async for read in queries.hours_in_order(connection, community_id, writing.run_id):
        too_young = [_too_young(row, who) for row in read if (who := children.not_here(row))]
        changes += too_young
        rows = [row for row in read if not children.not_here(row)]
        alike = await _alike(connection, community_id, None, rows)
        changed = list(_foreseen(rows, alike, forecast, writing))
        changes += changed
        changes += await _marked(connection, community_id, rows, {one.row_id for one in changed})
        writing.done(len(read))
    return changes


def _too_young(row: AnyRow, who: str) -> Change:
    return Change(row.id, row.sheet, Outcome.REFUSED, who, Doubt("row_under_18_here"))


async def _alike(
    connection: Connection, community_id: CommunityId, run_id: UUID | None, rows: Sequence[AnyRow]
) -> dict[UUID, Alike]:
    """Which of these look like an entry that stands, and were not called separate."""
    asked = [row.id for row in rows if not row.separate]
    if not asked:
        return {}
    return await book_queries.looks_like(connection, community_id, run_id, asked)


def _foreseen(
    rows: Sequence[AnyRow], alike: Mapping[UUID, Alike], forecast: Forecast, writing: Writing
) -> Iterator[Change]:
    for row in rows:
        same = alike.get(row.id)
        if same and row.outcome == Outcome.HISTORIC:
            doubt = Doubt("row_history_like_entry", {"day": uk_date(same.worked_on)})
            yield Change(row.id, row.sheet, Outcome.REFUSED, "date", doubt)
        elif same:
            doubt = Doubt("row_like_entry", {"day": uk_date(same.worked_on)})
            like_id = same.contribution_id
            yield Change(row.id, row.sheet, Outcome.WAITING, "date", doubt, like_id)
        elif row.outcome == Outcome.CREDITED:
            refusal = forecast.credit(_credit(row))
            if refusal:
                yield _change(row, refusal, keep_lacking=writing.keep_lacking)


async def _marked(
    connection: Connection,
    community_id: CommunityId,
    rows: Sequence[AnyRow],
    changed: AbstractSet[UUID],
) -> list[Change]:
    """Which of these will stand as confirmed without a measure: a coordinator's word credits them,
    and they should have seen that before."""
    credited = {
        row.id: row for row in rows if row.outcome == Outcome.CREDITED and row.id not in changed
    }
    found = await book_queries.lacking(connection, community_id, list(credited))
    return [
        Change(
            row_id,
            credited[row_id].sheet,
            Outcome.CREDITED,
            "giver",
            Doubt(MARKED, {"measures": " ".join(measures)}),
        )
        for row_id, measures in found.items()
    ]


def _credit(row: AnyRow) -> Credit:
    return Credit(
        row_id=row.id,
        row_number=row.row_number,
        giver_id=row.giver_id,
        receiver_id=row.receiver_id,
        receiver_type=row.receiver_type,
        activity_id=row.activity_id,
        days=(row.worked_from, row.worked_on),
        minutes=row.minutes,
        separate=row.separate,
    )


def _change(row: AnyRow, refusal: Refusal, *, keep_lacking: bool) -> Change:
    """What becomes of a row that the books refuse to credit."""
    said = shown(row.receiver or "")
    match refusal:
        case Like():
            doubt = Doubt("row_like_row", {"row": refusal.row_number, "sheet": row.sheet})
            return Change(row.id, row.sheet, Outcome.WAITING, "date", doubt, refusal.row_id)
        case Closed():
            doubt = Doubt("row_account_closed", {"said": said})
            return Change(row.id, row.sheet, Outcome.REFUSED, "receiver", doubt)
        case Lacking():
            code = "row_receiver_lacks_waits" if keep_lacking else "row_receiver_lacks"
            outcome = Outcome.WAITING if keep_lacking else Outcome.REFUSED
            doubt = Doubt(code, {"said": said, "available_minutes": refusal.available_minutes})
            return Change(row.id, row.sheet, outcome, "receiver", doubt)


async def write_hours(connection: Connection, community_id: CommunityId, writing: Writing) -> int:
    """Write the lines of a run down and credit them. How many rows the books would now end
    otherwise than was agreed: where there is one, the caller takes all of it back."""
    changed_rows = 0
    children = await book_queries.children(connection, community_id)
    async for rows in queries.hours_in_order(connection, community_id, writing.run_id):
        # What is credited, the books themselves compare; history they take as it comes.
        history = [row for row in rows if row.outcome == Outcome.HISTORIC]
        changed = set(await _alike(connection, community_id, writing.run_id, history))
        changed |= await _write(connection, community_id, writing, rows)
        changed |= {row.id for row in rows if children.not_here(row)}
        changed_rows += len(changed)
        writing.done(len(rows))
    return changed_rows


async def _write(
    connection: Connection, community_id: CommunityId, writing: Writing, rows: Sequence[AnyRow]
) -> AbstractSet[UUID]:
    """Those that the books refuse to credit."""
    credited = [row for row in rows if row.outcome == Outcome.CREDITED]
    separate = [row.id for row in credited if row.separate]
    # Which others one is called separate from can only be said once all of them are written down.
    at_once = {} if separate else {row.id: row for row in credited}
    logged = [row.id for row in rows if row.id not in at_once]
    if logged:
        await statements.log_hours(connection, community_id, logged, writing.runner_id)
    if separate:
        await set_separate(connection, community_id, separate, writing.runner_id)
    refused: AbstractSet[UUID] = frozenset()
    if at_once:
        lines = [*at_once.values()]
        refused = (await bulk.verify_stated(connection, community_id, writing.actor, lines)).keys()
    elif credited:
        ids = [ContributionId(row.id) for row in credited]
        refused = (await bulk.verify_many(connection, community_id, writing.actor, ids)).keys()
    if not refused:
        await statements.state_hours(connection, community_id, rows, writing.runner_id)
    return refused

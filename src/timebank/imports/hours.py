"""Hours into the books, in order of date: what will come of them, and then the writing itself."""

from collections.abc import Iterator, Mapping, Sequence
from datetime import date
from uuid import UUID

from timebank.base.ids import CommunityId, ContributionId
from timebank.contributions.rules import Entry, Side
from timebank.contributions.statements import Logged, log, set_separate
from timebank.db.engine import AnyRow, Connection
from timebank.imports import book_queries, queries, statements
from timebank.imports.book_queries import Alike
from timebank.imports.cells import shown
from timebank.imports.dates import uk_date
from timebank.imports.forecast import Closed, Credit, Forecast, Lacking, Like, Refusal
from timebank.imports.problems import Doubt
from timebank.imports.staged import TAKEN, Change, Outcome
from timebank.imports.writing import Writing
from timebank.ledger import posting


async def foresee_hours(
    connection: Connection, community_id: CommunityId, writing: Writing
) -> list[Change]:
    """What ends otherwise than it was read: like an entry that stands, or refused by the books."""
    forecast = Forecast(
        await book_queries.rooms(connection, community_id),
        await queries.periods(connection, community_id, writing.run_id),
    )
    changes: list[Change] = []
    async for rows in queries.in_order(connection, community_id, writing.run_id, TAKEN):
        alike = await _alike(connection, community_id, writing, rows)
        changes += _foreseen(rows, alike, forecast, writing)
        writing.done(len(rows))
    return changes


async def _alike(
    connection: Connection, community_id: CommunityId, writing: Writing, rows: Sequence[AnyRow]
) -> dict[UUID, Alike]:
    """Which of these look like an entry that stands, and were not called separate."""
    asked = [row for row in rows if not row.line.get("separate")]
    if not asked:
        return {}
    return await book_queries.looks_like(connection, community_id, writing.run_id, asked)


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


def _credit(row: AnyRow) -> Credit:
    entry = _entry(row)
    return Credit(
        row_id=row.id,
        row_number=row.row_number,
        giver_id=entry.giver_id,
        receiver_id=entry.receiver_id,
        receiver_type=entry.receiver_type,
        activity_id=entry.activity_id,
        days=(entry.worked_from, entry.worked_on),
        minutes=entry.minutes,
        separate=bool(row.line.get("separate")),
    )


def _change(row: AnyRow, refusal: Refusal, *, keep_lacking: bool) -> Change:
    """What becomes of a row that the books refuse to credit."""
    said = shown((row.cells or {}).get("receiver", ""))
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
    async for rows in queries.in_order(connection, community_id, writing.run_id, TAKEN):
        # What is credited, the books themselves compare; history they take as it comes.
        history = [row for row in rows if row.outcome == Outcome.HISTORIC]
        changed = set(await _alike(connection, community_id, writing, history))
        await _log(connection, community_id, writing, rows)
        credited = [ContributionId(row.id) for row in rows if row.outcome == Outcome.CREDITED]
        if credited:
            refused = await posting.verify_many(connection, community_id, writing.actor, credited)
            changed |= refused.keys()
        changed_rows += len(changed)
        writing.done(len(rows))
    return changed_rows


async def _log(
    connection: Connection, community_id: CommunityId, writing: Writing, rows: Sequence[AnyRow]
) -> None:
    await log(connection, community_id, [_logged(row, writing.runner_id) for row in rows])
    notes = {row.id: note for row in rows if (note := (row.cells or {}).get("note"))}
    if notes:
        await statements.add_notes(connection, community_id, notes, writing.runner_id)
    for row in rows:
        if row.line.get("separate") and row.outcome == Outcome.CREDITED:
            await set_separate(connection, community_id, row.id, writing.runner_id)


def _logged(row: AnyRow, runner_id: UUID) -> Logged:
    entry = _entry(row)
    like_id = row.line.get("looks_like_id")
    return Logged(
        id=row.id,
        entry=entry,
        side=Side.RECEIVER if entry.receiver_id == runner_id else Side.GIVER,
        stated_by=runner_id,
        state="historic" if row.outcome == Outcome.HISTORIC else "logged",
        looks_like_id=UUID(like_id) if like_id else None,
        import_row_id=row.id,
    )


def _entry(row: AnyRow) -> Entry:
    line = row.line
    return Entry(
        giver_id=UUID(line["giver_id"]),
        receiver_type=line["receiver_type"],
        receiver_id=UUID(line["receiver_id"]),
        activity_id=UUID(line["activity_id"]),
        worked_from=date.fromisoformat(line["worked_from"]),
        worked_on=date.fromisoformat(line["worked_on"]),
        minutes=line["minutes"],
    )

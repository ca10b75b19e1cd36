"""Hours into the books: written down in order of date, and credited as far as the books let them.

The check and the posting do the very same; the check is then rolled back. What the books make of a
row otherwise than it was read comes back as a `Change`.
"""

from collections.abc import Sequence
from dataclasses import dataclass, replace
from datetime import date
from uuid import UUID

from timebank.base.errors import Refusal
from timebank.base.ids import CommunityId, ContributionId
from timebank.contributions.rules import Entry, Side
from timebank.contributions.statements import Logged, log, set_separate
from timebank.db.engine import AnyRow, Connection
from timebank.imports import queries, statements
from timebank.imports.cells import shown
from timebank.imports.dates import uk_date
from timebank.imports.errors import ImportBooksChanged
from timebank.imports.problems import Doubt
from timebank.imports.queries import Alike
from timebank.imports.staged import TAKEN, Change, Outcome
from timebank.imports.writing import Writing
from timebank.ledger import posting
from timebank.ledger.errors import AccountClosed, InsufficientMinutes, LooksLikeSameTime


@dataclass(frozen=True)
class _Line:
    """A row on its way into the books. `change` is what became of it before they were asked."""

    row: AnyRow
    outcome: Outcome
    looks_like_id: UUID | None = None
    change: Change | None = None

    @property
    def separate(self) -> bool:
        return bool(self.row.line.get("separate"))


async def write_hours(
    connection: Connection, community_id: CommunityId, writing: Writing
) -> list[Change]:
    """Write the lines of a run down and credit them. What ends otherwise than it was read."""
    changes: list[Change] = []
    async for rows in queries.in_order(connection, community_id, writing.run_id, TAKEN):
        lines = await _linked(connection, community_id, writing, rows)
        write = _write_at_once if writing.at_once else _write
        changed = await write(connection, community_id, writing, lines)
        changed += [line.change for line in lines if line.change]
        writing.done(len(rows), changed)
        changes += changed
    return changes


async def _write(
    connection: Connection, community_id: CommunityId, writing: Writing, lines: Sequence[_Line]
) -> list[Change]:
    """Write lines down, and credit those that are to be. What the books refused stands, logged."""
    await _log(connection, community_id, writing, lines)
    return await _credit(connection, community_id, writing, lines)


async def _write_at_once(
    connection: Connection, community_id: CommunityId, writing: Writing, lines: Sequence[_Line]
) -> list[Change]:
    """The same, but what the books refused does not stand: the batch is written once more without
    it, and then they refuse no more, for what was refused had moved nothing."""
    attempt = await connection.begin_nested()
    changes = await _write(connection, community_id, writing, lines)
    if not changes:
        await attempt.commit()
        return []
    await attempt.rollback()
    changed = {change.row_id: change for change in changes}
    again = [_changed(line, changed.get(line.row.id)) for line in lines]
    if await _write(connection, community_id, writing, again):
        raise ImportBooksChanged(changed_rows=len(changes))
    return changes


def _changed(line: _Line, change: Change | None) -> _Line:
    if change is None:
        return line
    return replace(line, outcome=change.outcome, looks_like_id=change.looks_like_id)


async def _linked(
    connection: Connection, community_id: CommunityId, writing: Writing, rows: Sequence[AnyRow]
) -> list[_Line]:
    """The lines that are written, each with the entry it looks like: of this run, or one that
    stands."""
    asked = [row for row in rows if not row.line.get("separate")]
    alike = await queries.looks_like(connection, community_id, writing.run_id, asked)
    positions = [p for row in rows if (p := row.line.get("looks_like_position"))]
    earlier = await queries.at_positions(connection, community_id, writing.run_id, positions)
    written = {
        position: one.id
        for position, one in earlier.items()
        if one.outcome in TAKEN and one.id not in writing.refused
    }
    return [_line(row, alike.get(row.id), written) for row in rows]


def _line(row: AnyRow, alike: Alike | None, earlier: dict[int, UUID]) -> _Line:
    outcome = Outcome(row.outcome)
    before = earlier.get(row.line.get("looks_like_position"))
    known = row.line.get("looks_like_id")
    if before is not None:
        return _Line(row, outcome, before)
    if known:
        return _Line(row, outcome, UUID(known))
    if alike is None:
        return _Line(row, outcome)
    if outcome is Outcome.HISTORIC:
        doubt = Doubt("row_history_like_entry", {"day": uk_date(alike.worked_on)})
        change = Change(row.id, row.sheet, Outcome.REFUSED, "date", doubt)
    else:
        doubt = Doubt("row_like_entry", {"day": uk_date(alike.worked_on)})
        change = Change(row.id, row.sheet, Outcome.WAITING, "date", doubt, alike.contribution_id)
    return _Line(row, change.outcome, change.looks_like_id, change)


async def _log(
    connection: Connection, community_id: CommunityId, writing: Writing, lines: Sequence[_Line]
) -> None:
    written = [line for line in lines if line.outcome in TAKEN]
    if not written:
        return
    await log(connection, community_id, [_logged(line, writing.runner_id) for line in written])
    notes = {line.row.id: note for line in written if (note := (line.row.cells or {}).get("note"))}
    if notes:
        await statements.add_notes(connection, community_id, notes, writing.runner_id)
    for line in written:
        if line.separate and line.outcome is Outcome.CREDITED:
            await set_separate(connection, community_id, line.row.id, writing.runner_id)


def _logged(line: _Line, runner_id: UUID) -> Logged:
    understood = line.row.line
    entry = Entry(
        giver_id=UUID(understood["giver_id"]),
        receiver_type=understood["receiver_type"],
        receiver_id=UUID(understood["receiver_id"]),
        activity_id=UUID(understood["activity_id"]),
        worked_from=date.fromisoformat(understood["worked_from"]),
        worked_on=date.fromisoformat(understood["worked_on"]),
        minutes=understood["minutes"],
    )
    return Logged(
        id=line.row.id,
        entry=entry,
        side=Side.RECEIVER if entry.receiver_id == runner_id else Side.GIVER,
        stated_by=runner_id,
        state="historic" if line.outcome is Outcome.HISTORIC else "logged",
        looks_like_id=line.looks_like_id,
        import_row_id=line.row.id,
    )


async def _credit(
    connection: Connection, community_id: CommunityId, writing: Writing, lines: Sequence[_Line]
) -> list[Change]:
    credited = {line.row.id: line.row for line in lines if line.outcome is Outcome.CREDITED}
    if not credited:
        return []
    refused = await posting.verify_many(
        connection, community_id, writing.actor, [ContributionId(row_id) for row_id in credited]
    )
    ids = [UUID(str(r.facts["about_id"])) for r in refused.values() if "about_id" in r.facts]
    about = await queries.rows_by_id(connection, community_id, ids) if ids else {}
    return [
        _refused(credited[row_id], refusal, about, writing) for row_id, refusal in refused.items()
    ]


def _refused(row: AnyRow, refusal: Refusal, about: dict[UUID, AnyRow], writing: Writing) -> Change:
    """What a refusal of the books means for the row. One that nobody foresaw stops the import."""
    said = shown((row.cells or {}).get("receiver", ""))
    match refusal:
        case InsufficientMinutes():
            facts = {"said": said, "available_minutes": refusal.facts["available_minutes"]}
            if writing.keep_lacking:
                doubt = Doubt("row_receiver_lacks_waits", facts)
                return Change(row.id, row.sheet, Outcome.WAITING, "receiver", doubt)
            return Change(
                row.id, row.sheet, Outcome.REFUSED, "receiver", Doubt("row_receiver_lacks", facts)
            )
        case AccountClosed():
            doubt = Doubt("row_account_closed", {"said": said})
            return Change(row.id, row.sheet, Outcome.REFUSED, "receiver", doubt)
        case LooksLikeSameTime():
            about_id = UUID(str(refusal.facts["about_id"]))
            doubt = _like(row, about.get(about_id), writing.run_id)
            return Change(row.id, row.sheet, Outcome.WAITING, "date", doubt, about_id)
        case _:
            raise refusal


def _like(row: AnyRow, other: AnyRow | None, run_id: UUID) -> Doubt:
    """A month and a day within it, say: of one file, or one of them from elsewhere."""
    if other is not None and other.run_id == run_id:
        return Doubt("row_like_row", {"row": other.row_number, "sheet": other.sheet})
    day = date.fromisoformat(row.line["worked_on"])
    return Doubt("row_like_entry", {"day": uk_date(day)})

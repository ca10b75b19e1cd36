"""One row of balances of an earlier system decided: minutes, or what is wrong with the row."""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field
from uuid import UUID

from timebank.imports.answers import RowPlace
from timebank.imports.cells import cell_text, is_blank, shown
from timebank.imports.durations import read_balance
from timebank.imports.parties import Part, Party, PartyIndex
from timebank.imports.problems import Doubt, Skipped
from timebank.imports.row_rules import Refused, beyond_headings, is_total, skip
from timebank.imports.table import Record

MOST_MINUTES = 10_000_000


@dataclass(frozen=True)
class OpeningsContext:
    """What a sheet of balances is read against."""

    parties: PartyIndex


@dataclass(frozen=True)
class OpeningLine:
    """The minutes that somebody had on the day of the count; never 0."""

    place: RowPlace
    party: Party
    minutes: int


@dataclass(frozen=True, slots=True)
class CountedZero(Skipped):
    """Somebody who had nothing on the day of the count: no minutes move, but they were counted."""

    party: Party | None = None


@dataclass
class _Seen:
    rows: dict[UUID, int] = field(default_factory=dict)


def read_openings(
    records: Iterable[Record], context: OpeningsContext
) -> Iterator[OpeningLine | Refused | Skipped]:
    """Every row decided, in the file's order; every row is accounted for."""
    seen = _Seen()
    for record in records:
        skipped = skip(record)
        yield skipped or _decide(record, context, seen)


def _decide(
    record: Record, context: OpeningsContext, seen: _Seen
) -> OpeningLine | Refused | Skipped:
    party = _party(record, context)
    if isinstance(party, Doubt) and is_total(record):
        return record.skipped("row_total", said=shown(record.filled[0]))
    minutes = _balance(record)
    problems = beyond_headings(record)
    if isinstance(party, Doubt):
        problems.append(record.problem("party", party))
    if isinstance(minutes, Doubt):
        problems.append(record.problem("balance", minutes))
    if problems or isinstance(party, Doubt) or isinstance(minutes, Doubt):
        return tuple(problems)
    earlier = seen.rows.setdefault(party.id, record.number)
    if earlier != record.number:
        return (record.problem("party", Doubt("row_balance_twice", {"row": earlier})),)
    if minutes == 0:
        return CountedZero(*record.place, "row_balance_zero", party=party)
    return OpeningLine(record.place, party, minutes)


def _party(record: Record, context: OpeningsContext) -> Party | Doubt:
    name = record.cell("party")
    if is_blank(name):
        parts = (record.cell("first_name"), record.cell("last_name"))
        name = " ".join(cell_text(part) for part in parts if not is_blank(part))
    return context.parties.find_numbered(name, record.cell("number"), Part.HOLDER)


def _balance(record: Record) -> int | Doubt:
    cell = record.cell("balance")
    points = record.answers.points
    minutes = read_balance(cell, unit=record.layout.unit, points=points)
    if isinstance(minutes, Doubt) or abs(minutes) <= MOST_MINUTES:
        return minutes
    return Doubt("row_balance_too_large", {"said": shown(cell)})

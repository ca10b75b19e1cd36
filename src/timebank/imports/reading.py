"""From a sheet to rows that can be written down. Pure, but for the file: run it in a thread."""

from collections.abc import Callable, Generator, Iterable, Iterator, Mapping
from dataclasses import dataclass, field
from datetime import date
from functools import partial
from typing import Any
from uuid import UUID

from timebank.base.ids import new_id
from timebank.imports.activity_names import ActivityIndex, ActivityName
from timebank.imports.adults import MEANS
from timebank.imports.answers import RowPlace
from timebank.imports.cells import Cell, cell_text, is_blank, shown
from timebank.imports.columns import ImportKind
from timebank.imports.errors import SheetRowNotThere
from timebank.imports.hours_rules import HoursContext, HoursLine, read_hours
from timebank.imports.joining_rules import NOTHING_ASKED, Asked
from timebank.imports.member_rules import (
    MemberLine,
    MembersContext,
    read_members,
)
from timebank.imports.opened import Sheet
from timebank.imports.opening_rules import (
    CountedZero,
    OpeningLine,
    OpeningsContext,
    read_openings,
)
from timebank.imports.options import Options
from timebank.imports.parties import Party, PartyIndex, PartyKind
from timebank.imports.problems import Doubt, RowProblem, Skipped
from timebank.imports.row_rules import LONGEST_NAME, LONGEST_NOTE, read_text
from timebank.imports.staged import Outcome, StagedRow, told
from timebank.imports.table import Record, read_records

Read = HoursLine | MemberLine | OpeningLine | Skipped | tuple[RowProblem, ...]


@dataclass(frozen=True)
class Known:
    """What sheets are read against. `accounts` are by owner, `counted` by member; `references` are
    the runner's own, each with the number of the member who has it."""

    parties: PartyIndex
    activities: ActivityIndex
    today: date
    earliest: date
    runner_id: UUID
    accounts: Mapping[UUID, UUID] = field(default_factory=dict)
    counted: Mapping[UUID, date] = field(default_factory=dict)
    references: Mapping[str, str] = field(default_factory=dict)
    unthanking: frozenset[UUID] = frozenset()
    receiver: Party | None = None
    activity: ActivityName | None = None
    asked: Asked = NOTHING_ASKED


@dataclass
class NewOrganisations:
    """Organisations to be made, for receivers whom nobody knows."""

    parties: PartyIndex
    made: list[Party] = field(default_factory=list)

    def make(self, cell: Cell) -> Party | Doubt:
        """One of this name; from here on it is known, and a slip of the pen is asked about."""
        name = read_text(cell, longest=LONGEST_NAME)
        if isinstance(name, Doubt):
            return name
        party = Party(PartyKind.ORGANISATION, new_id(), " ".join(name.split()))
        self.parties.add(party)
        self.made.append(party)
        return party


def staged_rows(
    sheet: Sheet, options: Options, known: Known, new: NewOrganisations
) -> Generator[StagedRow]:
    """Every row of the file, in its order, each with what becomes of it as far as one can read.

    Raises a SheetRefused, at the end also for an answer to a row that is not there.
    """
    read: Callable[[Iterable[Record]], Iterator[Read]]
    match sheet.kind:
        case ImportKind.HOURS:
            read = partial(read_hours, context=_hours(options, known, new))
        case ImportKind.OPENINGS:
            read = partial(read_openings, context=OpeningsContext(known.parties))
        case ImportKind.MEMBERS:
            context = MembersContext(known.parties, known.today, known.earliest, known.asked)
            read = partial(read_members, context=context)
    positions = _Positions()
    records = read_records(sheet.file, sheet.layouts.read, sheet.answers)
    unmet = sheet.answers.places
    for record, one in _paired(records, read):
        unmet.discard(record.place)
        yield _staged(record, one, known, positions, options)
    for _, row in sorted(unmet):
        raise SheetRowNotThere(row=row)


def _hours(options: Options, known: Known, new: NewOrganisations) -> HoursContext:
    return HoursContext(
        parties=known.parties,
        activities=known.activities,
        today=known.today,
        earliest=known.earliest,
        counted_on=options.counted_on,
        counted=known.counted,
        receiver=known.receiver,
        activity=known.activity,
        unthanking=known.unthanking,
        new_receiver=new.make if options.make_organisations else None,
    )


def _paired(
    records: Iterator[Record], read: Callable[[Iterable[Record]], Iterator[Read]]
) -> Iterator[tuple[Record, Read]]:
    """Each record with what was read of it: the readers take one record for each that they give."""
    taken: list[Record] = []

    def one_by_one() -> Iterator[Record]:
        for record in records:
            taken.append(record)
            yield record

    for one in read(one_by_one()):
        yield taken.pop(), one


class _Positions:
    """Each row's place in the file, over all its sheets."""

    def __init__(self) -> None:
        self._before: dict[str, int] = {}
        self._last = 0

    def at(self, place: RowPlace) -> int:
        sheet, row_number = place
        position = self._before.setdefault(sheet, self._last) + row_number
        self._last = max(self._last, position)
        return position


def _staged(
    record: Record, one: Read, known: Known, positions: _Positions, options: Options
) -> StagedRow:
    stage = partial(
        StagedRow,
        id=new_id(),
        position=positions.at(record.place),
        sheet=record.layout.sheet,
        row_number=record.number,
    )
    typed = _typed(record)
    match one:
        case HoursLine():
            outcome, notices = _hours_outcome(one, record, known)
            line = _hours_line(one, record, positions)
            cells = {**typed, "note": one.note} if one.note else typed
            return stage(outcome=outcome, cells=cells, line=line, problems=notices)
        case OpeningLine():
            return stage(
                outcome=Outcome.OPENED,
                cells=typed,
                line={"minutes": one.minutes, "separate": record.separate},
                account_id=known.accounts[one.party.id],
            )
        case MemberLine():
            return _member(one, record, known, options, stage)
        case Skipped():
            counted = one.party if isinstance(one, CountedZero) else None
            return stage(
                outcome=Outcome.SKIPPED,
                cells=typed or None,
                account_id=known.accounts[counted.id] if counted else None,
                problems=(told(one),),
            )
        case _:
            refused = tuple(told(problem) for problem in one)
            return stage(outcome=Outcome.REFUSED, cells=typed, problems=refused)


def _typed(record: Record) -> dict[str, str]:
    """What stands in the row, by field, as text; blank cells aside, and where a day of birth may
    stand."""
    typed = {name: cell_text(cell)[:LONGEST_NOTE] for name, cell in record.cells.items()}
    return {name: text for name, text in typed.items() if text and name not in MEANS}


def _hours_outcome(
    line: HoursLine, record: Record, known: Known
) -> tuple[Outcome, tuple[dict[str, Any], ...]]:
    notices = tuple(told(notice) for notice in line.notices)
    if line.historic:
        return Outcome.HISTORIC, notices
    if line.giver.id == known.runner_id:
        own = record.problem("giver", Doubt("row_own_hours"))
        return Outcome.WAITING, (*notices, told(own))
    return (Outcome.CREDITED if line.credited else Outcome.WAITING), notices


def _hours_line(line: HoursLine, record: Record, positions: _Positions) -> dict[str, Any]:
    understood = {
        "giver_id": str(line.giver.id),
        "receiver_type": line.receiver.kind,
        "receiver_id": str(line.receiver.id),
        "activity_id": str(line.activity.id),
        "worked_from": line.worked.worked_from.isoformat(),
        "worked_on": line.worked.worked_on.isoformat(),
        "minutes": line.minutes,
    }
    if record.separate:
        understood["separate"] = True
    if line.looks_like:
        understood["looks_like_position"] = positions.at(line.looks_like)
    return understood


def _member(
    line: MemberLine,
    record: Record,
    known: Known,
    options: Options,
    stage: Callable[..., StagedRow],
) -> StagedRow:
    names = ("name", "name_used", "email", "telephone", "external_ref", "note")
    read = {name: getattr(line, name) for name in names} | line.joining.kept
    cells = {name: text for name, text in (_typed(record) | read).items() if text}
    number = known.references.get(line.external_ref)
    if number:
        facts = {"said": shown(line.external_ref), "number": number}
        taken = record.problem("external_ref", Doubt("row_reference_taken", facts))
        return stage(outcome=Outcome.REFUSED, cells=cells, problems=(told(taken),))
    understood = {
        "language": line.language or options.language,
        "joined_on": line.joined_on.isoformat() if line.joined_on else None,
        "separate": record.separate,
    }
    notices = tuple(told(record.problem(name, doubt)) for name, doubt in _not_kept(line, record))
    return stage(outcome=Outcome.ADDED, cells=cells, line=understood, problems=notices)


def _not_kept(line: MemberLine, record: Record) -> Iterator[tuple[str, Doubt]]:
    """What the row says and the service has no place for."""
    if line.note:
        yield "note", Doubt("row_note_not_kept")
    if not line.joining.area and not is_blank(record.cell("area")):
        yield "area", Doubt("row_area_not_kept")

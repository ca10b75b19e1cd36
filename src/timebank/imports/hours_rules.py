"""One row of hours decided: a line as it will stand in the books, or what is wrong with it."""

from collections.abc import Callable, Iterable, Iterator, Mapping
from dataclasses import dataclass, field, replace
from datetime import date
from uuid import UUID

from timebank.imports.activity_names import ActivityIndex, ActivityName
from timebank.imports.answers import RowPlace
from timebank.imports.cells import Cell, cell_text, is_blank, shown
from timebank.imports.dates import Worked, check_day, read_worked, uk_date
from timebank.imports.durations import Unit, check_length, read_duration
from timebank.imports.parties import Part, Party, PartyIndex
from timebank.imports.problems import Doubt, RowProblem, Skipped
from timebank.imports.row_rules import (
    Refused,
    beyond_headings,
    is_total,
    read_note,
    skip,
)
from timebank.imports.table import Record


@dataclass(frozen=True)
class HoursContext:
    """What a sheet of hours is read against.

    Hours up to and on the day that a balance was counted are history, without credit: `counted`
    has that day by member, `counted_on` is one for everybody. `receiver` and `activity` stand
    where the sheet has no such cell filled. `unthanking` are organisations that do not thank.
    `new_receiver` makes an organisation of a name that nobody has.
    """

    parties: PartyIndex
    activities: ActivityIndex
    today: date
    earliest: date
    counted_on: date | None = None
    counted: Mapping[UUID, date] = field(default_factory=dict)
    receiver: Party | None = None
    activity: ActivityName | None = None
    unthanking: frozenset[UUID] = frozenset()
    new_receiver: Callable[[Cell], Party | Doubt] | None = None

    def counted_for(self, *parties: Party | Doubt) -> date | None:
        """The last day that a balance of any of them was counted."""
        if not self.counted:
            return self.counted_on
        known = [self.counted.get(party.id) for party in parties if isinstance(party, Party)]
        return max((day for day in (self.counted_on, *known) if day), default=None)


@dataclass(frozen=True)
class HoursLine:
    """A row that can be taken. `notices` say what a coordinator should know of it.

    `looks_like`: an earlier row with the same giver, receiver, activity and day (rule 9): the line
    is kept, and credited only when somebody says that it is separate. `historic`: kept as history,
    without credit.
    """

    place: RowPlace
    giver: Party
    receiver: Party
    activity: ActivityName
    worked: Worked
    minutes: int
    note: str
    historic: bool
    looks_like: RowPlace | None = None
    notices: tuple[RowProblem, ...] = ()

    @property
    def credited(self) -> bool:
        return not self.historic and self.looks_like is None


@dataclass
class _Seen:
    """What earlier rows said: for rows that look alike, and for the year of a date without one."""

    lines: dict[int, RowPlace] = field(default_factory=dict)
    year: int = 0


def read_hours(
    records: Iterable[Record], context: HoursContext
) -> Iterator[HoursLine | Refused | Skipped]:
    """Every row decided, in the file's order; every row is accounted for."""
    seen = _Seen(year=context.today.year)
    for record in records:
        skipped = skip(record)
        yield skipped or _decide(record, context, seen)


def _decide(record: Record, context: HoursContext, seen: _Seen) -> HoursLine | Refused | Skipped:
    worked = read_worked(record.cell("date"), year_hint=seen.year)
    if isinstance(worked, Doubt):
        if is_total(record):
            return record.skipped("row_total", said=shown(record.filled[0]))
        if len(record.filled) == 1:
            return record.skipped("row_heading", said=shown(record.filled[0]))
    elif context.earliest <= worked.worked_on <= context.today:
        seen.year = worked.worked_on.year
    giver = _giver(record, context)
    receiver = _receiver(record, context, giver)
    counted_on = context.counted_for(giver, receiver)
    read = {
        "date": _dated(worked, record, context, counted_on),
        "giver": giver,
        "receiver": receiver,
        "activity": _activity(record, context),
        "duration": _minutes(record, worked),
        "note": read_note(record.cell("note")),
    }
    problems = beyond_headings(record)
    problems += [record.problem(name, one) for name, one in read.items() if isinstance(one, Doubt)]
    match tuple(read.values()):
        case (
            Worked() as day,
            Party() as giver_known,
            Party() as receiver_known,
            ActivityName() as activity,
            int() as minutes,
            str() as note,
        ) if not problems:
            line = HoursLine(
                place=record.place,
                giver=giver_known,
                receiver=receiver_known,
                activity=activity,
                worked=day,
                minutes=minutes,
                note=note,
                historic=counted_on is not None and day.worked_on <= counted_on,
            )
            return _noticed(line, record, seen, counted_on)
    return tuple(problems)


def _noticed(
    line: HoursLine, record: Record, seen: _Seen, counted_on: date | None
) -> HoursLine | Refused:
    """With what a coordinator should know of it: outside the time bank, history, like another row.

    A second entry for one giver, receiver, activity and day waits until it is said separate. As
    history, which is counted as soon as it stands, it is refused until then.
    """
    notices: list[RowProblem] = []
    if line.activity.outside:
        doubt = Doubt("row_activity_outside", {"said": line.activity.name})
        notices.append(record.problem("activity", doubt))
    if line.historic and counted_on:
        doubt = Doubt("row_history", {"counted_on": uk_date(counted_on)})
        notices.append(record.problem("date", doubt))
    worked = line.worked
    same = (line.giver.id, line.receiver.id, line.activity.id, worked.worked_from, worked.worked_on)
    earlier = seen.lines.setdefault(hash(same), line.place)
    if earlier == line.place or record.separate:
        return replace(line, notices=tuple(notices)) if notices else line
    sheet, row = earlier
    code = "row_history_like_row" if line.historic else "row_like_row"
    problem = record.problem("date", Doubt(code, {"row": row, "sheet": sheet}))
    if line.historic:
        return (problem,)
    return replace(line, looks_like=earlier, notices=(*notices, problem))


def _dated(
    worked: Worked | Doubt, record: Record, context: HoursContext, counted_on: date | None
) -> Worked | Doubt:
    if isinstance(worked, Doubt):
        return worked
    cell = record.cell("date")
    if counted_on and worked.worked_from <= counted_on < worked.worked_on:
        return Doubt("row_date_across_count", {"said": shown(cell)})
    for day in (worked.worked_on, worked.worked_from):
        doubt = check_day(day, cell, today=context.today, earliest=context.earliest)
        if doubt:
            return doubt
    return worked


def _giver(record: Record, context: HoursContext) -> Party | Doubt:
    """By the name, in one column or two; a number beside it tells people of one name apart."""
    name, number = record.cell("giver"), record.cell("giver_number")
    if is_blank(name):
        parts = (record.cell("giver_first_name"), record.cell("giver_last_name"))
        name = " ".join(cell_text(part) for part in parts if not is_blank(part))
    if is_blank(number):
        return context.parties.find(name, Part.GIVER)
    return context.parties.find_numbered(name, number, Part.GIVER)


def _receiver(record: Record, context: HoursContext, giver: Party | Doubt) -> Party | Doubt:
    """Somebody else than the giver; an organisation only if it thanks."""
    cell = record.cell("receiver")
    if is_blank(cell) and context.receiver:
        return context.receiver
    receiver = context.parties.find(cell, Part.RECEIVER)
    if isinstance(receiver, Doubt):
        unknown = receiver.code == "row_name_unknown"
        return context.new_receiver(cell) if unknown and context.new_receiver else receiver
    if isinstance(giver, Party) and giver.id == receiver.id:
        return Doubt("row_giver_is_receiver", {"said": shown(cell)})
    if receiver.id in context.unthanking:
        return Doubt("row_receiver_unthanking", {"said": shown(cell)})
    return receiver


def _activity(record: Record, context: HoursContext) -> ActivityName | Doubt:
    cell = record.cell("activity")
    if is_blank(cell) and context.activity:
        return context.activity
    return context.activities.find(cell)


def _minutes(record: Record, worked: Worked | Doubt) -> int | Doubt:
    """Of the duration, and of a second column of minutes where the sheet has one."""
    cell, extra = record.cell("duration"), record.cell("extra_minutes")
    unit, points = record.layout.unit, record.answers.points
    minutes: int | Doubt = 0
    if is_blank(extra) or not is_blank(cell):
        minutes = read_duration(cell, unit=unit, points=points)
    if not is_blank(extra):
        minutes = _with_extra(minutes, read_duration(extra, unit=Unit.MINUTES))
    if isinstance(minutes, Doubt):
        return minutes
    days = worked.days if isinstance(worked, Worked) else 1
    return check_length(minutes, cell, days=days) or minutes


def _with_extra(minutes: int | Doubt, extra: int | Doubt) -> int | Doubt:
    """Hours and minutes added; nought in one of the two columns is nothing wrong."""
    if isinstance(extra, Doubt):
        return minutes if extra.code == "row_minutes_zero" else extra
    if isinstance(minutes, Doubt):
        return extra if minutes.code == "row_minutes_zero" else minutes
    return minutes + extra

"""One row of a list of members decided: somebody to make known, or what is wrong with the row."""

import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field
from datetime import date
from decimal import Decimal

from timebank.base.actors import Language
from timebank.imports.answers import RowPlace
from timebank.imports.cells import Cell, cell_text, is_blank, shown
from timebank.imports.dates import check_day, read_day
from timebank.imports.joining_rules import (
    NOTHING_ASKED,
    Asked,
    Joining,
    read_joining,
)
from timebank.imports.names import fold
from timebank.imports.parties import PartyIndex, PartyKind
from timebank.imports.problems import Doubt, Skipped
from timebank.imports.row_rules import (
    LONGEST_NAME,
    LONGEST_NOTE,
    Refused,
    beyond_headings,
    is_total,
    read_note,
    read_text,
    skip,
)
from timebank.imports.table import Record

LONGEST_REFERENCE = 100
LONGEST_EMAIL = 254
FEWEST_DIGITS, MOST_DIGITS = 6, 15
DIGITS_WITHOUT_ZERO = 10

EMAIL = re.compile(r"[^\s@.,;]+(?:\.[^\s@.,;]+)*@[^\s@.,;]+(?:\.[^\s@.,;]+)+")
TELEPHONE = re.compile(r"\+?[\d\s()./-]+(?:\s*(?:x|ext\.?|est\.?)\s*\d+)?", re.IGNORECASE)
LANGUAGES = {
    **dict.fromkeys(("en", "eng", "english", "saesneg", "e", "s"), Language.ENGLISH),
    **dict.fromkeys(("cy", "cym", "welsh", "cymraeg", "gymraeg", "c", "w"), Language.WELSH),
}


@dataclass(frozen=True)
class MembersContext:
    """What a list of members is read against: those there already, the calendar, and what the
    community asks of those who join."""

    parties: PartyIndex
    today: date
    earliest: date
    asked: Asked = NOTHING_ASKED


@dataclass(frozen=True)
class MemberLine:
    """Somebody to make known; "" or None where the sheet says nothing."""

    place: RowPlace
    name: str
    name_used: str
    email: str
    telephone: str
    language: Language | None
    joined_on: date | None
    external_ref: str
    note: str
    joining: Joining


@dataclass
class _Seen:
    names: dict[str, int] = field(default_factory=dict)
    references: dict[str, int] = field(default_factory=dict)


def read_members(
    records: Iterable[Record], context: MembersContext
) -> Iterator[MemberLine | Refused | Skipped]:
    """Every row decided, in the file's order; every row is accounted for."""
    seen = _Seen()
    for record in records:
        skipped = skip(record)
        yield skipped or _decide(record, context, seen)


def _decide(record: Record, context: MembersContext, seen: _Seen) -> MemberLine | Refused | Skipped:
    if is_total(record):
        return record.skipped("row_total", said=shown(record.filled[0]))
    name, reference = (
        _name(record),
        read_text(record.cell("external_ref"), longest=LONGEST_REFERENCE),
    )
    if _is_there(name, reference, context):
        return record.skipped("row_member_there")
    reached = {
        "email": read_email(record.cell("email")),
        "telephone": read_telephone(record.cell("telephone")),
    }
    read = {
        "name": name if isinstance(name, Doubt) else _one_of_the_name(name, record, context, seen),
        "name_used": read_text(record.cell("name_used"), longest=LONGEST_NAME),
        **reached,
        "language": read_language(record.cell("language")),
        "joined_on": _joined(record, context),
        "external_ref": _one_of_the_reference(reference, record, seen),
        "note": read_note(record.cell("note")),
    }
    problems = beyond_headings(record)
    problems += [record.problem(name, one) for name, one in read.items() if isinstance(one, Doubt)]
    joining = read_joining(record, context.asked, reached, today=context.today)
    if isinstance(joining, dict):
        problems += [record.problem(name, doubt) for name, doubt in joining.items()]
    match tuple(read.values()):
        case (
            str() as full_name,
            str() as name_used,
            str() as email,
            str() as telephone,
            language,
            joined_on,
            str() as external_ref,
            str() as note,
        ) if isinstance(joining, Joining) and not problems:
            return MemberLine(
                place=record.place,
                name=full_name,
                name_used=name_used,
                email=email,
                telephone=telephone,
                language=language if isinstance(language, Language) else None,
                joined_on=joined_on if isinstance(joined_on, date) else None,
                external_ref=external_ref,
                note=note,
                joining=joining,
            )
    return tuple(problems)


def _is_there(name: str | Doubt, reference: str | Doubt, context: MembersContext) -> bool:
    """Whether the member was made known before, by the same sheet for instance."""
    if isinstance(name, Doubt) or not reference:
        return False
    return any(party.reference == reference for party in context.parties.named(name))


def _one_of_the_name(
    name: str, record: Record, context: MembersContext, seen: _Seen
) -> str | Doubt:
    """Two of one name are asked about, never merged and never taken for two without a word."""
    earlier = seen.names.setdefault(fold(name), record.number)
    if record.separate:
        return name
    if earlier != record.number:
        return Doubt("row_member_like_row", {"said": name, "row": earlier})
    for party in context.parties.named(name):
        if party.kind is PartyKind.MEMBER:
            return Doubt("row_member_like_member", {"said": name, "number": party.label})
    return name


def _one_of_the_reference(reference: str | Doubt, record: Record, seen: _Seen) -> str | Doubt:
    """A card number is one person's."""
    if isinstance(reference, Doubt) or not reference:
        return reference
    earlier = seen.references.setdefault(fold(reference), record.number)
    if earlier == record.number:
        return reference
    return Doubt("row_reference_twice", {"said": reference, "row": earlier})


def _name(record: Record) -> str | Doubt:
    cell = record.cell("name")
    if is_blank(cell):
        parts = (record.cell("first_name"), record.cell("last_name"))
        cell = " ".join(cell_text(part) for part in parts if not is_blank(part))
    name = read_text(cell, longest=LONGEST_NAME)
    if isinstance(name, Doubt):
        return name
    return " ".join(name.split()) or Doubt("row_member_missing")


def read_email(cell: Cell) -> str | Doubt:
    """An address that can receive mail; two dots in a row, or a space, are slips to ask about."""
    if is_blank(cell):
        return ""
    typed = read_text(cell, longest=LONGEST_NOTE)
    if isinstance(typed, Doubt):
        return typed
    address = typed.removeprefix("mailto:")
    if EMAIL.fullmatch(address) and len(address) <= LONGEST_EMAIL:
        return address
    mended = re.sub(r"\.{2,}", ".", re.sub(r"\s+", "", address.replace(",", "."))).strip(".;")
    fits = EMAIL.fullmatch(mended) and len(mended) <= LONGEST_EMAIL
    return Doubt("row_email_unfit", {"said": shown(cell)}, mended if fits else None)


def read_telephone(cell: Cell) -> str | Doubt:
    """A number as typed. A spreadsheet drops the leading nought of what it takes for a number."""
    if is_blank(cell):
        return ""
    text = " ".join(cell_text(cell).split())
    digits = sum(character.isdigit() for character in text)
    if not TELEPHONE.fullmatch(text) or not FEWEST_DIGITS <= digits <= MOST_DIGITS:
        return Doubt("row_telephone_unfit", {"said": shown(cell)})
    if isinstance(cell, Decimal) and digits == DIGITS_WITHOUT_ZERO:
        return f"0{text}"
    return text


def read_language(cell: Cell) -> Language | Doubt | None:
    """English or Welsh, in either language or short; None where the sheet says nothing."""
    if is_blank(cell):
        return None
    language = LANGUAGES.get(fold(cell_text(cell)).strip("."))
    return language or Doubt("row_language_unknown", {"said": shown(cell)})


def _joined(record: Record, context: MembersContext) -> date | Doubt | None:
    cell = record.cell("joined_on")
    if is_blank(cell):
        return None
    day = read_day(cell, year_hint=context.today.year)
    if isinstance(day, Doubt):
        return day
    return check_day(day, cell, today=context.today, earliest=context.earliest) or day

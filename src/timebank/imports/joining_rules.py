"""What joining asks, as far as a list of members says it: 18 or over, where, how to reach them."""

import re
from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import date

from timebank.imports.adults import KEPT, MEANS, read_adult, unclear
from timebank.imports.area_names import AreaIndex
from timebank.imports.cells import Cell, cell_text, is_blank, shown
from timebank.imports.names import fold_loosely
from timebank.imports.problems import Doubt
from timebank.imports.row_rules import LONGEST_NAME, read_text
from timebank.imports.table import Record
from timebank.people import rules

LONGEST_LINE = 300
CONTACT_BY = {
    **dict.fromkeys(("email", "e mail", "ebost", "e bost"), "email"),
    **dict.fromkeys(("text", "text message", "sms", "tecst", "neges destun", "tecstio"), "text"),
    **dict.fromkeys(
        ("telephone", "phone", "call", "phone call", "ring", "tel", "ffon", "ffonio"), "telephone"
    ),
    **dict.fromkeys(("letter", "post", "llythyr"), "letter"),
}
WAYS = tuple(dict.fromkeys(CONTACT_BY.values()))
BY = re.compile(r"^(?:by|drwyr?|trwy|dros y) ")
UNREACHED = {
    "contact_by_email": "row_contact_by_email",
    "contact_by_telephone": "row_contact_by_telephone",
}
"""What is said where the way to reach somebody is not there, by the code of the rule."""


@dataclass(frozen=True)
class Asked:
    """What the community asks of those who join."""

    areas: AreaIndex = field(default_factory=AreaIndex)
    under_18s: bool = False


NOTHING_ASKED = Asked()


@dataclass(frozen=True)
class Joining:
    """What a row says of it; "" or None where the sheet says nothing. `area` is a code."""

    adult: bool | None = None
    area: str = ""
    contact_by: str = ""
    guardian_name: str = ""
    guardian_contact: str = ""

    @property
    def kept(self) -> dict[str, str]:
        """As it is kept with the row."""
        return {
            "adult": "" if self.adult is None else KEPT[self.adult],
            "area": self.area,
            "contact_by": self.contact_by,
            "guardian_name": self.guardian_name,
            "guardian_contact": self.guardian_contact,
        }


def read_joining(
    record: Record, asked: Asked, reached: Mapping[str, str | Doubt], *, today: date
) -> Joining | dict[str, Doubt]:
    """What the row says, or all that is doubtful, by field. `reached` are the e-mail address and
    the telephone number as they were read."""
    adult_field, adult = _adult(record, today)
    area = asked.areas.find(record.cell("area"))
    contact_by = read_contact_by(record.cell("contact_by"))
    name = read_text(record.cell("guardian_name"), longest=LONGEST_NAME)
    contact = read_text(record.cell("guardian_contact"), longest=LONGEST_LINE)
    told = {
        **reached,
        adult_field: adult,
        "area": area,
        "contact_by": contact_by,
        "guardian_name": name,
        "guardian_contact": contact,
    }
    doubts = {one: said for one, said in told.items() if isinstance(said, Doubt)}
    for fault in rules.contact_faults(told):
        doubts["contact_by"] = Doubt(UNREACHED[fault.code])
    if adult is False and not asked.under_18s:
        doubts[adult_field] = Doubt("row_under_18")
    elif adult is False:
        faults = rules.guardian_faults({**told, "adult": adult})
        doubts |= {fault.pointer[1:]: Doubt("row_guardian_missing") for fault in faults}
    match adult, area, contact_by, name, contact:
        case bool() | None, str(), str(), str(), str() if not doubts:
            return Joining(adult, area, contact_by, name, contact)
    return {one: doubt for one, doubt in doubts.items() if one not in reached}


def _adult(record: Record, today: date) -> tuple[str, bool | Doubt | None]:
    """The answer, and in which field it stands. Two columns that disagree are asked about."""
    read = {
        name: read_adult(record.cell(name), today=today, yes=yes) for name, yes in MEANS.items()
    }
    clear = {name: answer for name, answer in read.items() if isinstance(answer, bool)}
    if len(set(clear.values())) > 1:
        return [*clear][-1], unclear()
    if clear:
        return next(iter(clear.items()))
    doubtful = (name for name, answer in read.items() if answer is not None)
    name = next(doubtful, "adult")
    return name, read[name]


def read_contact_by(cell: Cell) -> str | Doubt:
    """E-mail, text, telephone or letter; several, or another, are asked about."""
    if is_blank(cell):
        return ""
    way = CONTACT_BY.get(BY.sub("", fold_loosely(cell_text(cell))))
    return way or Doubt("row_contact_by_unknown", {"said": shown(cell)}, None, WAYS)

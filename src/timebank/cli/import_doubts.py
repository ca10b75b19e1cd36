"""What is asked about rows of a spreadsheet, on the terminal: what is alike, once."""

from collections import Counter
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field

from rich.console import Console
from rich.table import Column, Table
from rich.text import Text

from timebank.base.actors import Language
from timebank.base.words import say
from timebank.imports.run_schemas import ImportRow, RowSaid

DOUBTS_OF_A_KIND = 5
ROWS_NAMED = 3
NARROW = 12
FLAGS = {
    "row_name_unknown receiver": "make-organisations",
    "row_receiver_lacks receiver": "keep-lacking",
    "row_receiver_missing receiver": "organisation",
    "row_activity_missing activity": "activity",
    "row_minutes_point duration": "points",
}
"""The option that settles a doubt about a field in a whole sheet."""
SEPARATED = frozenset(
    (
        *("row_like_row", "row_like_entry", "row_history_like_row", "row_history_like_entry"),
        *("row_member_like_row", "row_member_like_member", "row_credited_before_count"),
    )
)


@dataclass
class Doubt:
    """What is said of one row, or in the same words of several."""

    said: RowSaid
    rows: list[str] = field(default_factory=list)

    @property
    def taken(self) -> str:
        """What would be taken in the cell's place."""
        return self.said.suggestion or "; ".join(self.said.choices)

    def places(self, language: Language) -> str:
        """The rows' numbers, of many the first."""
        named, more = ", ".join(self.rows[:ROWS_NAMED]), len(self.rows) - ROWS_NAMED
        return say(language, "import-more-rows", rows=named, more=more) if more > 0 else named

    @property
    def column(self) -> str:
        """Its letter, and the field by which one answers."""
        return " ".join(word for word in (self.said.column, self.said.field) if word)


def show_doubts(
    console: Console,
    rows: Sequence[ImportRow],
    all_rows: int,
    *,
    sheets: int,
    language: Language,
) -> None:
    """The first few of each kind, under the title of their outcome; `all_rows` are those that there
    are, of which `rows` are the first. Where there are several `sheets`, each row is named with its
    own."""
    shown = list(_first_of_each(_doubts(rows, named=sheets > 1)))
    if not shown:
        return
    table = Table(
        Column(say(language, "import-row"), max_width=NARROW),
        Column(say(language, "import-column"), max_width=NARROW),
        say(language, "import-to-do"),
        Column(say(language, "import-taken"), max_width=2 * NARROW, overflow="fold"),
        box=None,
        pad_edge=False,
    )
    for one in shown:
        table.add_row(
            one.places(language), one.column, Text(one.said.detail or ""), Text(one.taken)
        )
    console.print(f"\n{say(language, f'import-title-{rows[0].outcome}')}")
    console.print(table)
    more = all_rows - len({row for one in shown for row in one.rows})
    if more > 0:
        console.print(say(language, "import-more", more=more), markup=False)


def show_answers(console: Console, rows: Sequence[ImportRow], language: Language) -> None:
    """How to answer what is asked about these rows."""

    def tell(message: str) -> None:
        console.print(say(language, f"import-{message}"), markup=False)

    said = [one for row in rows for one in row.said]
    if any(row.outcome == "refused" for row in rows):
        console.print()
        tell("answers")
    if any(one.code in SEPARATED for one in said):
        tell("answer-separate")
    kinds = {f"{one.code} {one.field}" for one in said}
    for kind, flag in FLAGS.items():
        if kind in kinds:
            tell(f"answer-{flag}")


def _doubts(rows: Sequence[ImportRow], *, named: bool) -> list[Doubt]:
    alike: dict[tuple[str | None, str | None], Doubt] = {}
    for row in rows:
        place = f"{row.sheet}!{row.row}" if named else str(row.row)
        for one in row.said:
            alike.setdefault((one.field, one.detail), Doubt(one)).rows.append(place)
    return list(alike.values())


def _first_of_each(doubts: Sequence[Doubt]) -> Iterator[Doubt]:
    """Many that lack the same thing would hide the one that lacks another."""
    times: Counter[str] = Counter()
    for one in doubts:
        times[one.said.code] += 1
        if times[one.said.code] <= DOUBTS_OF_A_KIND:
            yield one

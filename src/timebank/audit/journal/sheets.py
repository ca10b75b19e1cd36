"""The journal as a table, and as JSON lines."""

import json
from collections.abc import Iterator, Sequence

from timebank.audit.journal.book import Account, Book, instant_of
from timebank.audit.journal.pages import Row
from timebank.base.cells import BYTE_ORDER_MARK, csv_line

COLUMNS = (
    "journal",
    "recorded_at",
    "transfer_id",
    "kind",
    "minutes",
    "debit_account",
    "debit_type",
    "credit_account",
    "credit_type",
    "contribution_id",
    "activity",
    "worked_from",
    "worked_on",
    "receiver_type",
    "receiver",
    "decided_by_kind",
    "decided_by",
    "reason",
    "corrects_id",
    "reverses_id",
    "hold_id",
    "import_row_id",
)
NAMES = ("debit_name", "credit_name")


class Csv:
    """A line a row; no cell but a name can hold anything that needs care. The last column says up
    to which number the journal goes, so that a file that was cut off is known."""

    def __init__(self, book: Book) -> None:
        self._book = book
        self._names = {id_: _cell(account.name) for id_, account in book.accounts.items()}
        self._accounts = {id_: f"{one.code},{one.type}" for id_, one in book.accounts.items()}

    def head(self) -> Iterator[str]:
        names = NAMES if self._book.named else ()
        yield BYTE_ORDER_MARK + csv_line((*COLUMNS, *names, "through_journal"))

    def lines(self, rows: Sequence[Row]) -> str:
        """Some rows."""
        book, names, accounts = self._book, self._names, self._accounts
        balances, activities, codes = book.balances, book.activities, book.pseudonyms
        named, end, made = book.named, f",{book.through}\r\n", []
        for row in rows:
            (journal, at, id_, kind, debit, credit, minutes, reason, contribution, to, receiver,
             activity, first, last, by, decider, corrects, reverses, hold, import_row,
             _) = row  # fmt: skip
            moved = int(minutes)
            balances[debit] -= moved
            balances[credit] += moved
            name = f",{names[debit]},{names[credit]}" if named else ""
            made.append(
                f"{journal},{at},{id_},{kind},{minutes},{accounts[debit]},{accounts[credit]},"
                f"{contribution},{activities[activity]},{first},{last},{to},{codes[receiver]},{by},"
                f"{codes[decider]},{reason},{corrects},{reverses},{hold},{import_row}{name}{end}"
            )
        return "".join(made)

    def tail(self) -> Iterator[str]:
        yield ""


class JsonLines:
    """An object a line. The first says what the journal is, the last that nothing is missing and
    what every account holds then."""

    def __init__(self, book: Book) -> None:
        self._book = book
        self._names = {id_: json.dumps(account.name) for id_, account in book.accounts.items()}
        self._debited = {id_: _side("debit", one) for id_, one in book.accounts.items()}
        self._credited = {id_: _side("credit", one) for id_, one in book.accounts.items()}

    def head(self) -> Iterator[str]:
        book = self._book
        yield _object(
            type="journal",
            community=book.slug,
            lines=book.lines,
            through_journal=book.through,
            through_recorded_at=instant_of(book.through_at) if book.through_at else None,
            checkpoint=book.checkpoint,
            since=instant_of(book.stretch.since) if book.stretch.since else None,
            until=instant_of(book.stretch.until) if book.stretch.until else None,
        )

    def lines(self, rows: Sequence[Row]) -> str:
        """Some rows."""
        book, names, debited, credited = self._book, self._names, self._debited, self._credited
        balances, activities, codes = book.balances, book.activities, book.pseudonyms
        said, named, made = _said, book.named, []
        for row in rows:
            (journal, at, id_, kind, debit, credit, minutes, reason, contribution, to, receiver,
             activity, first, last, by, decider, corrects, reverses, hold, import_row,
             _) = row  # fmt: skip
            moved = int(minutes)
            balances[debit] -= moved
            balances[credit] += moved
            given = _NO_CONTRIBUTION
            if contribution:
                given = (
                    f'"contribution_id": "{contribution}", "activity": "{activities[activity]}",'
                    f' "worked_from": "{first}", "worked_on": "{last}", "receiver_type": "{to}",'
                    f' "receiver": {said(codes[receiver])}, "decided_by_kind": "{by}",'
                    f' "decided_by": "{codes[decider]}"'
                )
            others = _NOTHING_ELSE
            if reason or corrects or reverses or hold or import_row:
                others = (
                    f'"reason": {said(reason)}, "corrects_id": {said(corrects)},'
                    f' "reverses_id": {said(reverses)}, "hold_id": {said(hold)},'
                    f' "import_row_id": {said(import_row)}'
                )
            name = ""
            if named:
                name = f', "debit_name": {names[debit]}, "credit_name": {names[credit]}'
            made.append(
                f'{{"type": "transfer", "journal": {journal}, "recorded_at": "{at}",'
                f' "transfer_id": "{id_}", "kind": "{kind}", "minutes": {minutes},'
                f" {debited[debit]}, {credited[credit]}, {given}, {others}{name}}}\n"
            )
        return "".join(made)

    def tail(self) -> Iterator[str]:
        for id_, minutes in self._book.balances.items():
            account: Account = self._book.accounts[id_]
            yield _object(
                type="balance",
                account=account.code,
                account_type=account.type,
                name=account.name,
                balance_minutes=minutes,
            )
        yield _object(type="end", lines=self._book.lines)


_NO_CONTRIBUTION = ", ".join(
    f'"{name}": null'
    for name in (
        "contribution_id",
        "activity",
        "worked_from",
        "worked_on",
        "receiver_type",
        "receiver",
        "decided_by_kind",
        "decided_by",
    )
)
_NOTHING_ELSE = ", ".join(
    f'"{name}": null'
    for name in ("reason", "corrects_id", "reverses_id", "hold_id", "import_row_id")
)


def _side(side: str, account: Account) -> str:
    return f'"{side}_account": "{account.code}", "{side}_type": "{account.type}"'


def _said(value: str) -> str:
    return f'"{value}"' if value else "null"


def _cell(name: str | None) -> str:
    return csv_line([name]).removesuffix("\r\n") if name else ""


def _object(**fields: str | int | None) -> str:
    return json.dumps(fields, ensure_ascii=False) + "\n"

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

    def head(self) -> Iterator[str]:
        names = NAMES if self._book.named else ()
        yield BYTE_ORDER_MARK + csv_line((*COLUMNS, *names, "through_journal"))

    def lines(self, rows: Sequence[Row]) -> str:
        """Some rows."""
        book, names = self._book, self._names
        accounts, balances, activities = book.accounts, book.balances, book.activities
        codes, named, through = book.pseudonyms, book.named, book.through
        made = []
        for row in rows:
            (journal, at, id_, kind, debit, credit, minutes, reason, contribution, to, receiver,
             activity, first, last, by, decider, corrects, reverses, hold, import_row,
             _) = row  # fmt: skip
            balances[debit] -= int(minutes)
            balances[credit] += int(minutes)
            debited, credited = accounts[debit], accounts[credit]
            name = f",{names[debit]},{names[credit]}" if named else ""
            made.append(
                f"{journal},{at[:10]}T{at[11:-3]}Z,{id_},{kind},{minutes},{debited.code},"
                f"{debited.type},{credited.code},{credited.type},{contribution},"
                f"{activities[activity]},{first},{last},{to},{codes[receiver]},{by},"
                f"{codes[decider]},{reason},{corrects},{reverses},{hold},{import_row}{name},"
                f"{through}\r\n"
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
        book, names, said = self._book, self._names, _said
        accounts, balances, activities = book.accounts, book.balances, book.activities
        codes, named = book.pseudonyms, book.named
        made = []
        for row in rows:
            (journal, at, id_, kind, debit, credit, minutes, reason, contribution, to, receiver,
             activity, first, last, by, decider, corrects, reverses, hold, import_row,
             _) = row  # fmt: skip
            balances[debit] -= int(minutes)
            balances[credit] += int(minutes)
            debited, credited = accounts[debit], accounts[credit]
            name = ""
            if named:
                name = f', "debit_name": {names[debit]}, "credit_name": {names[credit]}'
            made.append(
                f'{{"type": "transfer", "journal": {journal}, "recorded_at":'
                f' "{at[:10]}T{at[11:-3]}Z", "transfer_id": "{id_}", "kind": "{kind}",'
                f' "minutes": {minutes}, "debit_account": "{debited.code}",'
                f' "debit_type": "{debited.type}", "credit_account": "{credited.code}",'
                f' "credit_type": "{credited.type}", "contribution_id": {said(contribution)},'
                f' "activity": {said(activities[activity])}, "worked_from": {said(first)},'
                f' "worked_on": {said(last)}, "receiver_type": {said(to)},'
                f' "receiver": {said(codes[receiver])}, "decided_by_kind": {said(by)},'
                f' "decided_by": {said(codes[decider])}, "reason": {said(reason)},'
                f' "corrects_id": {said(corrects)}, "reverses_id": {said(reverses)},'
                f' "hold_id": {said(hold)}, "import_row_id": {said(import_row)}{name}}}\n'
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


def _said(value: str) -> str:
    return f'"{value}"' if value else "null"


def _cell(name: str | None) -> str:
    return csv_line([name]).removesuffix("\r\n") if name else ""


def _object(**fields: str | int | None) -> str:
    return json.dumps(fields, ensure_ascii=False) + "\n"

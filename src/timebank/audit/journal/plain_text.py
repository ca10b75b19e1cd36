"""The journal as plain-text accounting: beancount and hledger.

A credit is written above zero and a debit below, so that every balance is the one of the trial
balance. The commodity is the minute.
"""

import json
from collections.abc import Iterator, Sequence

from timebank.audit.journal.book import Book
from timebank.audit.journal.pages import Row

MINUTES = "MIN"
_POSTINGS_AT_ONCE = 1_000


class Beancount:
    """For beancount 3."""

    def __init__(self, book: Book) -> None:
        self._book = book

    def head(self) -> Iterator[str]:
        book = self._book
        yield from (f"; {line}\n" for line in book.reach())
        yield f'option "title" "Time bank {book.slug}"\n'
        yield f'option "operating_currency" "{MINUTES}"\n\n'
        yield f'{book.first_day} commodity {MINUTES}\n  name: "Minutes of help"\n\n'
        for account in book.accounts.values():
            yield f"{min(account.made_on, book.first_day)} open {account.path} {MINUTES}\n"
            if account.name:
                yield f"  name: {_quoted(account.name)}\n"
        brought = [(id_, minutes) for id_, minutes in book.brought.items() if minutes]
        if brought:
            yield f'\n{book.first_day} * "balances brought forward"\n'
        for id_, minutes in brought:
            yield f"  {book.accounts[id_].path}  {minutes} {MINUTES}\n"

    def lines(self, rows: Sequence[Row]) -> str:
        """Some transactions."""
        book, said = self._book, _metadata
        accounts, balances, codes = book.accounts, book.balances, book.pseudonyms
        made = []
        for row in rows:
            (journal, at, id_, kind, debit, credit, minutes, reason, contribution, to, receiver,
             activity, first, last, _, decider, corrects, reverses, hold, import_row,
             _) = row  # fmt: skip
            moved = int(minutes)
            balances[debit] -= moved
            balances[credit] += moved
            given = ""
            if contribution:
                given = (
                    f'  contribution: "{contribution}"\n  activity: "{book.activities[activity]}"\n'
                    f"  worked_from: {first}\n  worked_on: {last}\n"
                    f'  receiver: "{codes[receiver] or to}"\n  decided_by: "{codes[decider]}"\n'
                )
            others = ""
            if reason or corrects or reverses or hold or import_row:
                others = (
                    f"{said('reason', reason)}{said('corrects', corrects)}"
                    f"{said('reverses', reverses)}{said('hold', hold)}"
                    f"{said('import_row', import_row)}"
                )
            made.append(
                f'\n{book.day_of(at)} * "{kind}"\n  journal: {journal}\n  id: "{id_}"\n'
                f'  recorded_at: "{at}"\n{given}{others}'
                f"  {accounts[debit].path}  -{minutes} {MINUTES}\n"
                f"  {accounts[credit].path}  {minutes} {MINUTES}\n"
            )
        return "".join(made)

    def tail(self) -> Iterator[str]:
        book, day = self._book, self._book.asserted_on
        yield "\n"
        for id_, minutes in book.balances.items():
            yield f"{day} balance {book.accounts[id_].path}  {minutes} {MINUTES}\n"
        yield f"; End: {book.lines} lines\n"


class Hledger:
    """For hledger."""

    def __init__(self, book: Book) -> None:
        self._book = book

    def head(self) -> Iterator[str]:
        book = self._book
        yield from (f"; {line}\n" for line in book.reach())
        yield f"\ncommodity 1000. {MINUTES}\n\n"
        for account in book.accounts.values():
            name = f"  ; name:{account.name.replace(',', ' ')}" if account.name else ""
            yield f"account {account.path}{name}\n"
        brought = [(id_, minutes) for id_, minutes in book.brought.items() if minutes]
        if brought:
            yield f"\n{book.first_day} balances brought forward\n"
        for id_, minutes in brought:
            yield f"    {book.accounts[id_].path}  {minutes} {MINUTES}\n"

    def lines(self, rows: Sequence[Row]) -> str:
        """Some transactions."""
        book, said = self._book, _tag
        accounts, balances, codes = book.accounts, book.balances, book.pseudonyms
        made = []
        for row in rows:
            (journal, at, id_, kind, debit, credit, minutes, reason, contribution, to, receiver,
             activity, first, last, _, decider, corrects, reverses, hold, import_row,
             _) = row  # fmt: skip
            moved = int(minutes)
            balances[debit] -= moved
            balances[credit] += moved
            given = ""
            if contribution:
                given = (
                    f", contribution:{contribution}, activity:{book.activities[activity]},"
                    f" worked_from:{first}, worked_on:{last}, receiver:{codes[receiver] or to},"
                    f" decided_by:{codes[decider]}"
                )
            others = ""
            if reason or corrects or reverses or hold or import_row:
                others = (
                    f"{said('reason', reason)}{said('corrects', corrects)}"
                    f"{said('reverses', reverses)}{said('hold', hold)}"
                    f"{said('import_row', import_row)}"
                )
            made.append(
                f"\n{book.day_of(at)} ({journal}) {kind}\n    ; id:{id_},"
                f" recorded_at:{at}{given}{others}\n"
                f"    {accounts[debit].path}  -{minutes} {MINUTES}\n"
                f"    {accounts[credit].path}  {minutes} {MINUTES}\n"
            )
        return "".join(made)

    def tail(self) -> Iterator[str]:
        book, day = self._book, self._book.asserted_on
        for number, (id_, minutes) in enumerate(book.balances.items()):
            if number % _POSTINGS_AT_ONCE == 0:
                yield f"\n{day} balances asserted\n"
            yield f"    {book.accounts[id_].path}  0 {MINUTES} = {minutes} {MINUTES}\n"
        yield f"\n; End: {book.lines} lines\n"


def _metadata(name: str, value: str) -> str:
    return f'  {name}: "{value}"\n' if value else ""


def _tag(name: str, value: str) -> str:
    return f", {name}:{value}" if value else ""


def _quoted(name: str) -> str:
    return json.dumps(name, ensure_ascii=False)

"""The lines of a bundle, lived again: every rule of the books, and every balance."""

from collections.abc import Callable, Sequence

from timebank.verifier import entries, holdings, journal
from timebank.verifier.bundle import Head, Taken, parted
from timebank.verifier.errors import Fault
from timebank.verifier.fields import counted
from timebank.verifier.hashing import LINE
from timebank.verifier.state import Account, Book


def beside(_book: Book, line: list[str]) -> None:
    """What happened to an exchange or a session: it moves nothing, and says nothing more."""
    counted(line, 0)


CHECKS: dict[str, Callable[[Book, list[str]], None]] = {
    "transfer": journal.transfer,
    "account_opened": holdings.opened,
    "limits_changed": holdings.limits_changed,
    "hold_placed": holdings.hold_placed,
    "hold_released": holdings.hold_ended,
    "hold_lapsed": holdings.hold_ended,
    "contribution_logged": entries.logged,
    "contribution_historic": entries.logged,
    "contribution_queried": entries.queried,
    "contribution_declined": entries.ended,
    "contribution_withdrawn": entries.ended,
    "claim_made": entries.claim,
    "exchange_proposed": beside,
    "exchange_agreed": beside,
    "exchange_done": beside,
    "exchange_cancelled": beside,
    "session_planned": beside,
    "session_cancelled": beside,
    "session_closed": beside,
    "session_sign_ups": beside,
}
_BALANCE_FIELDS = 8
_OF_HASHES = ("key", "checkpoint")


class Replay:
    """Takes the records one by one. Raises Fault.

    That each line stands in its place, with its number and an instant, is looked at beside its hash
    (hashing.py). So its first field here is whatever stands in the record up to the line's own.
    """

    def __init__(self, head: Head) -> None:
        self.book = Book(head.community)
        self.balances = 0
        self._before = ""

    def take(self, records: Sequence[bytes], taken: Taken) -> None:
        """The next records."""
        book, checks, first = self.book, CHECKS, taken.count + 1
        for taken.count, record in enumerate(records, first):
            if not record.startswith(LINE):
                self._other(*parted(record))
                continue
            book.position += 1
            try:
                fields = record.decode("ascii").split("|")
                checks[fields[1]](book, fields)
            except Fault as fault:
                if fault.position is None:
                    fault.position = book.position
                raise
            except (ValueError, LookupError):
                raise Fault(0, "this line holds what none does", book.position) from None

    def _other(self, word: str, rest: str) -> None:
        if word == "balance":
            self._balance(rest.split("|"))
        elif word not in _OF_HASHES:
            raise Fault(0, "the bundle holds a record of no known kind")

    def _balance(self, told: list[str]) -> None:
        """What the books' own column says of an account."""
        account = self.book.accounts.get(told[0])
        if account is None or not account.bounded or len(told) != _BALANCE_FIELDS:
            raise Fault(10, "a balance is stored of an account that the lines do not know")
        if told[0] <= self._before:
            raise Fault(0, "the balances are not in the order of their accounts")
        self._before = told[0]
        self.balances += 1
        for what, stored, reckoned in _standing(account, told):
            if stored != reckoned:
                raise Fault(
                    10,
                    f"account {account.id}: the books store {stored or 'none'} as its {what}, and"
                    f" by its lines it is {reckoned or 'none'}",
                )

    def end(self, settled: int) -> None:
        """Nothing more comes; up to a position no posting is cut in two. Raises Fault."""
        self.book.end(settled)
        bounded = sum(account.bounded for account in self.book.by_number)
        if self.balances != bounded:
            raise Fault(10, f"{bounded} accounts have a balance, and {self.balances} are stored")


def _standing(account: Account, told: list[str]) -> list[tuple[str, str, str]]:
    """What is stored of an account beside what its lines come to. What is held, and limits, are
    told where nothing of the community waits to be sealed."""
    reckoned = [("balance", told[1], str(account.balance)), ("number", told[2], str(account.lines))]
    if told[3]:
        ceiling = "" if account.ceiling is None else str(account.ceiling)
        reckoned += [
            ("held minutes", told[3], str(account.held)),
            ("floor", told[4], str(account.floor)),
            ("ceiling", told[5], ceiling),
            ("passing on", told[6], str(account.passes_on).lower()),
            ("being closed", told[7], str(account.closed).lower()),
        ]
    return reckoned

"""One pass over a bundle: every line, every checkpoint, every balance."""

from collections.abc import Callable
from dataclasses import dataclass, field
from hashlib import sha256
from typing import IO

from timebank.proof.notes import Note
from timebank.verifier import entries, holdings, journal
from timebank.verifier.bundle import Records
from timebank.verifier.chain import Chain, Seen
from timebank.verifier.errors import Fault
from timebank.verifier.fields import PREFIX, instant
from timebank.verifier.state import Account, Book

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
}
_LEAF_LETTERS = 64
_EVERY = 1 << 14
_BALANCE_FIELDS = 8

Progress = Callable[[int, int], None]
"""Told now and then: bytes read, and lines checked."""


@dataclass
class Summary:
    """What was checked, and found whole."""

    community: str
    events: int = 0
    accounts: int = 0
    balances: int = 0
    first_at: str = ""
    last_at: str = ""
    kinds: dict[str, list[int]] = field(default_factory=dict)
    """Of each kind of transfer, how many there are and their minutes."""
    last: Note | None = None
    public_key: str = ""
    met: int = 0
    """How many of the checkpoints seen before are in it."""


def check(file: IO[bytes], seen: Seen | None = None, progress: Progress | None = None) -> Summary:
    """Check a bundle. Raises Fault for the first thing that is wrong."""
    records = Records(file)
    return _Pass(records, seen or Seen(), progress or (lambda _read, _lines: None)).run()


class _Pass:
    def __init__(self, records: Records, seen: Seen, progress: Progress) -> None:
        head = records.head
        for note in seen.checkpoints.values():
            if str(note.community_id) != head.community:
                raise Fault(0, "a checkpoint that was seen before is of another community")
        self._records, self._progress = records, progress
        self._book = Book(head.community)
        self._chain = Chain(head.community, seen)
        self._leaves: list[bytes] = []
        self._start = f"|{head.community}|"
        self._summary = Summary(head.community)
        self._balances = 0
        self._before = ""

    def run(self) -> Summary:
        book, head = self._book, self._records.head
        for word, rest in self._records:
            if word == "line":
                if self._balances:
                    raise Fault(0, "a line stands behind the balances")
                book.position += 1
                self._line(rest)
            elif word == "checkpoint":
                self._chain.add(rest, self._leaves, len(book.transfers.flags) - 1)
                self._leaves = []
            elif word == "key":
                self._chain.add_key(rest)
            elif word == "balance":
                self._balance(rest)
            else:
                raise Fault(0, "the bundle holds a record of no known kind")
        if (head.events, head.transfers) != (book.position, len(book.transfers.flags) - 1):
            raise Fault(0, "the bundle has not as many lines as its head says")
        last = self._chain.end(head.checkpoints, book.position)
        book.end(self._chain.settled)
        return self._sum_up(last)

    def _line(self, record: str) -> None:
        """A canonical line behind its stored hash."""
        leaf, line = record[:_LEAF_LETTERS], record[_LEAF_LETTERS + 1 :]
        position = self._book.position
        if record[_LEAF_LETTERS : _LEAF_LETTERS + 1] != " ":
            raise Fault(0, "this line does not stand behind its hash", position)
        hashed = sha256(b"\x00" + line.encode())
        if hashed.hexdigest() != leaf:
            raise Fault(10, _changed(line), position)
        self._leaves.append(hashed.digest())
        fields = line.split("|")
        try:
            self._place(fields, position)
            CHECKS[fields[1]](self._book, fields)
        except Fault as fault:
            if fault.position is None:
                fault.position = position
            raise
        if position % _EVERY == 0:
            self._progress(self._records.read_bytes, position)

    def _place(self, fields: list[str], position: int) -> None:
        """The beginning of a line: its version, kind, community, position and instant."""
        if len(fields) < PREFIX or fields[0] != "tb1" or fields[1] not in CHECKS:
            raise Fault(0, "this is no canonical line of version 1")
        if fields[2] != self._book.community:
            raise Fault(0, "this line is of another community")
        if fields[3] != str(position):
            raise Fault(10, f"here stands the line of position {fields[3][:20]}")
        instant(fields[5])
        if fields[1] != "transfer":
            if fields[4]:
                raise Fault(10, "a number of the journal stands at what is no transfer")
            return
        number = len(self._book.transfers.flags)
        if fields[4] != str(number):
            raise Fault(10, f"it is transfer {number} of the journal, and says {fields[4][:20]}")
        self._count(fields)

    def _count(self, fields: list[str]) -> None:
        summary = self._summary
        summary.first_at = summary.first_at or fields[5]
        summary.last_at = max(summary.last_at, fields[5])

    def _balance(self, record: str) -> None:
        """What the books' own column says of an account."""
        told = record.split("|")
        account = self._book.accounts.get(told[0])
        if account is None or not account.bounded or len(told) != _BALANCE_FIELDS:
            raise Fault(10, "a balance is stored of an account that the lines do not know")
        if told[0] <= self._before:
            raise Fault(0, "the balances are not in the order of their accounts")
        self._before = told[0]
        self._balances += 1
        for what, stored, reckoned in _standing(account, told):
            if stored != reckoned:
                raise Fault(
                    10,
                    f"account {account.id}: the books store {stored or 'none'} as its {what}, and"
                    f" by its lines it is {reckoned or 'none'}",
                )

    def _sum_up(self, last: Note) -> Summary:
        book, summary = self._book, self._summary
        bounded = sum(account.bounded for account in book.by_number)
        if self._balances != bounded:
            raise Fault(10, f"{bounded} accounts have a balance, and {self._balances} are stored")
        summary.events, summary.accounts = book.position, len(book.by_number)
        summary.balances, summary.last, summary.kinds = self._balances, last, book.kinds
        key = self._chain.key
        summary.public_key = key.public.hex() if key else ""
        summary.met = len(self._chain.met)
        return summary


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


def _changed(line: str) -> str:
    if not line:
        return "the row that this line told of is gone"
    kind, about = [*line.split("|")[1:2], "line"][0], [*line.split("|")[6:7], "?"][0]
    return f"the {kind} {about[:36]} was changed: its line has another hash than the one sealed"

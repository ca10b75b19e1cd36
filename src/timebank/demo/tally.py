"""What the books must come to: the plan's own count, kept in plain Python, all in minutes."""

from collections import Counter
from dataclasses import dataclass, field
from datetime import date
from uuid import UUID

POT, CONTRIBUTIONS, RETIRED, EXPIRED = "pot", "contributions", "retired", "expired"

Owner = UUID | str
"""Whose account: a member's or an organisation's id, or the name of one of the community's own."""


@dataclass
class Tally:
    """Balances, held minutes and totals as the books must show them once the plan is lived."""

    floor_minutes: int
    balance: Counter[Owner] = field(default_factory=Counter)
    held: Counter[Owner] = field(default_factory=Counter)
    passes_on: dict[Owner, tuple[str, Owner]] = field(default_factory=dict)
    """Whose thanks go on at once, by which kind of transfer, and to which account."""
    lines: Counter[str] = field(default_factory=Counter)
    minutes: Counter[str] = field(default_factory=Counter)
    given_by_month: Counter[tuple[int, int]] = field(default_factory=Counter)

    def free(self, member: Owner) -> int:
        """How many minutes may leave a member's account now."""
        return max(0, self.balance[member] - self.held[member] - self.floor_minutes)

    def move(self, kind: str, debit: Owner, credit: Owner, minutes: int) -> None:
        """One line of the ledger."""
        self.balance[debit] -= minutes
        self.balance[credit] += minutes
        self.lines[kind] += 1
        self.minutes[kind] += minutes

    def credit(self, payer: Owner, giver: Owner, minutes: int, worked_on: date) -> None:
        """A verified contribution; its giver may pass all thanks on, or have left."""
        self.move("exchange" if isinstance(payer, UUID) else "thank", payer, giver, minutes)
        self.given_by_month[worked_on.year, worked_on.month] += minutes
        if giver in self.passes_on:
            missing = max(0, self.floor_minutes + self.held[giver] - self.balance[giver] + minutes)
            if minutes > missing:
                kind, to = self.passes_on[giver]
                self.move(kind, giver, to, minutes - missing)

    def undo(self, payer: Owner, giver: Owner, minutes: int, worked_on: date) -> None:
        """The reversal of a credit."""
        self.move("reversal", giver, payer, minutes)
        self.given_by_month[worked_on.year, worked_on.month] -= minutes

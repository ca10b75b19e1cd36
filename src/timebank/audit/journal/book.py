"""What an export says of accounts, days and balances, whatever its form."""

import unicodedata
from dataclasses import dataclass, field
from datetime import UTC, date, datetime, timedelta
from typing import NamedTuple
from zoneinfo import ZoneInfo

from timebank.audit.journal.pages import Stretch
from timebank.audit.journal.pseudonyms import Pseudonyms
from timebank.base.ids import CommunityId

OWN = {
    "contributions": "Income:Contributions",
    "opening": "Equity:Opening",
    "pot": "Assets:Pot",
    "retired": "Expenses:Retired",
    "expired": "Expenses:Expired",
}
"""The community's own accounts in plain-text accounting, where what is given comes in as income."""
OF_OTHERS = {"member": "Assets:Members", "organisation": "Assets:Organisations"}


class Account(NamedTuple):
    """An account: its code in this export, and its name in plain-text accounting."""

    type: str
    code: str
    path: str
    name: str | None
    made_on: date


@dataclass
class Book:
    """A journal to be exported: up to which line, and what has to be known to write it."""

    community_id: CommunityId
    slug: str
    zone: ZoneInfo
    stretch: Stretch
    through: int
    """The journal number up to which everything is sealed; what is written since is not in it."""
    through_at: datetime | None
    checkpoint: int | None
    lines: int
    first_day: date
    last_day: date
    named: bool
    pseudonyms: Pseudonyms
    accounts: dict[str, Account]
    activities: dict[str, str]
    brought: dict[str, int]
    """By account, what it held before the first line."""
    balances: dict[str, int] = field(default_factory=dict)
    _minute: str = ""
    _day: str = ""

    def __post_init__(self) -> None:
        self.balances = {**dict.fromkeys(self.accounts, 0), **self.brought}

    @property
    def asserted_on(self) -> date:
        """A day on which all of it has happened, for the balances at the end."""
        made = (account.made_on for account in self.accounts.values())
        return max([self.last_day, *made]) + timedelta(days=1)

    def day_of(self, recorded_at: str) -> str:
        """The day on which a line was written down, by the community's clock."""
        minute = recorded_at[:16]
        if minute != self._minute:
            self._minute = minute
            self._day = self.local_day(datetime.fromisoformat(f"{minute}:00+00:00")).isoformat()
        return self._day

    def local_day(self, instant: datetime) -> date:
        """The day of an instant, by the community's clock."""
        return instant.astimezone(self.zone).date()

    def reach(self) -> list[str]:
        """How far the export goes, in lines for a person."""
        first, last = self.stretch.since, self.stretch.until
        told = [
            f"Journal of {self.slug}: {self.lines} lines, up to number {self.through}"
            + (f", recorded {instant_of(self.through_at)}" if self.through_at else ""),
            f"Sealed under checkpoint {self.checkpoint}" if self.checkpoint else "Nothing sealed",
            "What was written down since is not in it, and days are by the community's clock",
        ]
        if first or last:
            limits = (instant_of(first) if first else "…", instant_of(last) if last else "…")
            told.append(f"Only lines recorded from {limits[0]} to just before {limits[1]}")
        return told


def instant_of(instant: datetime) -> str:
    """An instant as each line has it, to the microsecond."""
    return instant.astimezone(UTC).isoformat(timespec="microseconds").replace("+00:00", "Z")


def path_of(kind: str, code: str, name: str | None) -> str:
    """An account's name in plain-text accounting: the code first, for it begins with a capital."""
    if kind in OWN:
        return OWN[kind]
    words = "".join(
        letter if unicodedata.category(letter)[0] == "L" or letter.isdecimal() else " "
        for letter in name or ""
    ).split()
    return f"{OF_OTHERS[kind]}:{'-'.join([code, *words])}"

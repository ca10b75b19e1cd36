"""Writes bundles by hand, line by line, with the key: whatever somebody could claim who has it."""

from dataclasses import dataclass, field
from datetime import UTC, datetime, timedelta
from hashlib import sha256
from typing import Any
from uuid import UUID

from timebank.proof import merkle
from timebank.proof.notes import FIRST, Note, SigningPair
from timebank.verifier.bundle import (
    Head,
    balance_record,
    checkpoint_record,
    end_record,
    key_record,
    line_record,
)

TOWN = UUID(int=7 << 76 | 2 << 62 | 1)
PAIR = SigningPair(bytes(32), TOWN)
SOME_DAY = "2026-01-03"
_START = datetime(2026, 1, 5, 9, tzinfo=UTC)
BOUNDED = ("member", "organisation", "pot")


def an_id(number: int) -> str:
    return str(UUID(int=7 << 76 | 2 << 62 | number))


@dataclass
class Pen:
    """A town's lines; what its accounts come to is reckoned here, and may be said otherwise."""

    lines: list[str] = field(default_factory=list)
    journal: int = 0
    accounts: dict[str, dict[str, Any]] = field(default_factory=dict)
    ids: dict[str, str] = field(default_factory=dict)
    made: int = 0
    seconds: int = 0
    position: int = 0

    def id(self, name: str) -> str:
        if name in ("", "town"):
            return name and str(TOWN)
        if name not in self.ids:
            self.made += 1
            self.ids[name] = an_id(1000 + self.made)
        return self.ids[name]

    def writes(self, kind: str, subject: str, *fields: object) -> None:
        self.seconds += 60
        self.position += 1
        at = (_START + timedelta(seconds=self.seconds)).strftime("%Y-%m-%dT%H:%M:%S.%fZ")
        self.journal += kind == "transfer"
        number = self.journal if kind == "transfer" else ""
        told = ["" if one is None else str(one) for one in fields]
        head = ["tb1", kind, str(TOWN), str(self.position), str(number), at, self.id(subject)]
        self.lines.append("|".join([*head, *told]))

    def opens(
        self, name: str, type_: str, owner: str = "town", floor: int = 0, **more: Any
    ) -> None:
        bounded = type_ in BOUNDED
        self.accounts[name] = {"type": type_, "balance": 0, "lines": 0, "floor": floor, **more}
        limits = (floor, more.get("ceiling")) if bounded else ("", "")
        self.writes("account_opened", name, type_, self.id(owner), *limits)

    def logs(self, name: str, giver: str = "nia", to: str = "club", **more: Any) -> None:
        """A contribution and the claim with which it begins."""
        said = self.entry(giver, to, **more)
        by = self.id(more.get("stated_by", giver))
        rest = (by, self.id(more.get("corrects", "")), "")
        self.writes(more.get("kind", "contribution_logged"), name, *said, *rest)
        minutes = more.get("minutes", 30)
        if minutes:
            self.writes("claim_made", name, self.id(name), "giver", self.id(giver), minutes)

    def entry(self, giver: str = "nia", to: str = "club", **more: Any) -> tuple[str, ...]:
        kind = {"club": "organisation", "town": "community"}.get(to, "member")
        days = (more.get("first", SOME_DAY), more.get("last", SOME_DAY))
        activity = self.id(more.get("activity", "gardening"))
        return (self.id(giver), kind, self.id(to), activity, *days)

    def moves(self, kind: str, debit: str, credit: str, minutes: int = 30, **more: Any) -> None:
        """A transfer; `entry` and all that is needed besides as keywords."""
        sides: list[object] = []
        for account, change in ((debit, -minutes), (credit, minutes)):
            standing = self.accounts[account]
            standing["balance"] += change
            standing["lines"] += 1
            bounded = standing["type"] in BOUNDED
            sides += [standing["lines"], standing["balance"]] if bounded else ["", ""]
        by = self.id(more.get("by", "mair"))
        entry = more.get("entry")
        behind: list[object] = [""] * 10
        if entry is not None:
            corrects = self.id(more.get("corrects", ""))
            decided = ("member", self.id(more.get("decided_by", more.get("by", "mair"))))
            behind = [self.id(entry), *more.get("said", self.entry()), *decided, corrects]
        types = (self.accounts[debit]["type"], self.accounts[credit]["type"])
        self.writes(
            "transfer",
            more.get("name", f"transfer {self.journal + 1}"),
            kind,
            *(self.id(debit), types[0], self.id(credit), types[1], minutes, *sides),
            *(more.get("actor", "member"), by, more.get("reason", ""), *behind),
            *(self.id(more.get(what, "")) for what in ("reverses", "hold", "row")),
        )

    def bundle(self, pair: SigningPair = PAIR, every: int = 4) -> bytes:
        """All of it, signed, with a checkpoint behind every so many lines."""
        return sealed(self.lines, pair, every, self.balances())

    def balances(self) -> list[str]:
        """The records of what the books store, but for limits."""
        return sorted(
            balance_record(
                {
                    "account_id": self.id(name),
                    "number": one["lines"],
                    "balance": one["balance"],
                    "whole": False,
                }
            )
            for name, one in self.accounts.items()
            if one["type"] in BOUNDED
        )


def sealed(lines: list[str], pair: SigningPair, every: int, balances: list[str]) -> bytes:
    """A bundle over these lines, whatever they say."""
    leaves = [merkle.leaf_of(line) for line in lines]
    records, previous, number = [], FIRST, 0
    for place, line in enumerate(lines, 1):
        records.append(line_record(leaves[place - 1], line))
        if place % every == 0 or place == len(lines):
            number += 1
            journal = sum(one.split("|")[1] == "transfer" for one in lines[:place])
            root = merkle.root(leaves[:place])
            note = Note(TOWN, number, place, journal, root, previous, _START, pair.key_id)
            records.append(checkpoint_record(note, pair.sign(note)))
            previous = note.digest
    transfers = sum(one.split("|")[1] == "transfer" for one in lines)
    head = Head(str(TOWN), len(lines), transfers, number)
    return ended([head.text, key_record(pair.public_key, None), *records, *balances])


def ended(records: list[str]) -> bytes:
    """Records with the last one, that of all their bytes."""
    text = "".join(records).encode()
    return text + end_record(sha256(text).digest()).encode()


def a_town() -> Pen:
    """Nia was thanked for half an hour by the club, and gave Mair ten minutes; all is sealed."""
    pen = Pen()
    for name, type_ in (
        ("issued", "contributions"),
        ("opened", "opening"),
        ("gone", "expired"),
        ("pot", "pot"),
    ):
        pen.opens(name, type_)
    for name in ("nia", "mair", "ifan"):
        pen.opens(f"{name}'s", "member", name, floor=-60 if name == "mair" else 0)
    pen.opens("club's", "organisation", "club")
    pen.logs("half an hour")
    pen.moves("thank", "issued", "nia's", entry="half an hour", name="thank")
    pen.moves("gift", "nia's", "mair's", 10, by="nia", name="gift")
    return pen

"""Acts of a small town: what each does in the books, and what the reference says of it."""

from collections.abc import Awaitable, Callable, Sequence
from dataclasses import dataclass, field
from datetime import date, timedelta
from random import Random
from typing import Any, Self
from uuid import UUID

import httpx
from sqlalchemy import text
from tests.api.town import Town
from tests.books import Books as TownBooks
from tests.books import Owner
from tests.rules import reference
from tests.rules.reference import Account, Books, Entry, Hold, Line

from timebank.base.ids import AccountId, ContributionId, HoldId, TransferId, new_id
from timebank.contributions import rules, statements
from timebank.contributions.rules import Side
from timebank.contributions.statements import Logged, Statement
from timebank.db.engine import Connection, Database
from timebank.ledger import posting
from timebank.ledger.posting import Actor, ActorKind, Limits, Move
from timebank.ledger.queries import ledger_now

FLOOR = -60
MEMBERS = ("nia", "mair", "ifan")
BOUNDED = (*MEMBERS, "club", "pot")
AN_HOUR = timedelta(hours=1)
USUAL = 0.8
OPENED = -9
JUNE = date(2025, 6, 1)
ANYBODY = ("delyth", "delyth", *MEMBERS)
DAYS = ((1, 1), (2, 2), (3, 3), (4, 4), (5, 5), (1, 3), (2, 20))
_ACCOUNTS = text("SELECT id, type, owner_id FROM timebank.account WHERE community_id = :town")

_SESSION = text(
    "INSERT INTO timebank.session (community_id, id, apart, organisation_id, activity_id, name_en,"
    " day, starts_at, ends_at, sign_up, on_noticeboard, queued, state, changed, changed_at,"
    " made_by, made_at) VALUES (:town, :id, true, :club, :what, 'Lunch', '2025-06-01', now(),"
    " now() + interval '1 hour', 'none', false, 0, 'open', 0, now(), :club, now())"
)


@dataclass(frozen=True)
class Act:
    """Carried out in the books, and told of by the reference."""

    name: str
    does: Callable[[Connection], Awaitable[Any]]
    says: Callable[[Books], str]


@dataclass
class Stage:
    """The town in the database, its people and accounts by name."""

    database: Database
    town: Town
    people: dict[str, UUID] = field(default_factory=dict)
    account_ids: dict[str, AccountId] = field(default_factory=dict)
    session_ids: tuple[UUID, ...] = ()

    @classmethod
    async def found(cls, database: Database) -> Self:
        async with httpx.AsyncClient() as unused:
            stage = cls(database, await Town.make(database, unused, floor_minutes=FLOOR))
            for name in (*MEMBERS, "delyth"):
                stage.people[name] = (await stage.town.person(name)).id
            club = await stage.town.group("club", accepts_credits=True)
            stage.people["club"] = club.id
        owners = {owner_id: name for name, owner_id in stage.people.items()}
        async with database.transaction(stage.town.id) as connection:
            for row in await connection.execute(_ACCOUNTS, {"town": stage.town.id}):
                stage.account_ids[owners.get(row.owner_id, row.type)] = AccountId(row.id)
            stage.session_ids = (new_id(), new_id())
            for one in stage.session_ids:
                told = {"town": stage.town.id, "id": one, "club": club.id}
                await connection.execute(_SESSION, told | {"what": stage.town.gardening})
        return stage

    def books(self) -> Books:
        """The reference, before anything happened."""
        members = {name: Account(floor=FLOOR) for name in MEMBERS}
        others = {name: Account(floor=0) for name in ("club", "pot")}
        unlimited = {name: Account() for name in reference.UNLIMITED}
        return Books({**members, **others, **unlimited}, MEMBERS)

    def actor(self, name: str, kind: str = "member") -> Actor:
        return Actor(ActorKind(kind), self.people[name])

    def log(self, dice: Random, books: Books) -> Act:
        """Stated by the giver or by Delyth; perhaps linked to an earlier one."""
        giver = dice.choice(MEMBERS)
        receiver = dice.choice([x for x in (*MEMBERS, "club") if x != giver])
        first, last = dice.choice(DAYS)
        entry = Entry(
            id=new_id(),
            giver=giver,
            receiver=receiver,
            activity=dice.choice(["gardening", "gardening", "choir"]),
            first=first,
            last=last,
            minutes=_some(dice),
            stated_by=dice.choice([giver, "delyth"]),
            state=dice.choice(["logged"] * 7 + ["historic"]),
            like=dice.choice([None, None, *books.entries]),
            session=dice.choice([None, None, *self.session_ids]) if receiver == "club" else None,
        )
        return Act(
            f"log {entry}",
            lambda c: self._write(c, entry),
            lambda b: b.log(Entry(**vars(entry))),
        )

    async def _write(self, connection: Connection, entry: Entry) -> None:
        said = rules.Entry(
            giver_id=self.people[entry.giver],
            receiver_type="organisation" if entry.receiver == "club" else "member",
            receiver_id=self.people[entry.receiver],
            activity_id=self.town.choir if entry.activity == "choir" else self.town.gardening,
            worked_from=_day(entry.first),
            worked_on=_day(entry.last),
            minutes=entry.minutes,
            session_id=entry.session,
        )
        row_id: Any = None
        if entry.state == "historic":
            rows = TownBooks(self.database, self.town)
            (row_id,) = await rows.write_rows(connection, [None], kind="hours")
        row = Logged(
            id=entry.id,
            entry=said,
            side=Side.GIVER,
            stated_by=self.people[entry.stated_by],
            state=entry.state,
            corrects_id=entry.corrects,
            looks_like_id=entry.like,
            import_row_id=row_id,
        )
        await statements.log(connection, self.town.id, [row])

    def claim(self, dice: Random, books: Books) -> Act | None:
        if not books.entries:
            return None
        of, minutes = dice.choice(list(books.entries)), _some(dice)
        said = Statement(new_id(), of, Side.RECEIVER, self.people["delyth"], minutes)
        return Act(
            f"claim {minutes} of {of}",
            lambda c: statements.state(c, self.town.id, [said]),
            lambda b: b.claim(of, minutes),
        )

    def set_state(self, dice: Random, books: Books) -> Act | None:
        """Asked about, declined or withdrawn."""
        if not books.entries:
            return None
        of = dice.choice(list(books.entries))
        state = dice.choice(["queried", "declined", "withdrawn"])
        by = None if state == "queried" else self.people["delyth"]
        return Act(
            f"{state} {of}",
            lambda c: statements.set_state(c, self.town.id, [of], state, by),
            lambda b: b.set_state(of, state),
        )

    def call_separate(self, dice: Random, books: Books) -> Act | None:
        if not books.entries:
            return None
        of = dice.choice(list(books.entries))
        return Act(
            f"separate {of}",
            lambda c: statements.set_separate(c, self.town.id, [of], self.people["delyth"]),
            lambda b: b.call_separate(of),
        )

    def verify(self, dice: Random, books: Books) -> Act | None:
        if not books.entries:
            return None
        entry, by = dice.choice(_open(books)), dice.choice(ANYBODY)
        of, queried = entry.id, entry.state == "queried"
        kind = dice.choice(["member", "member", "member", "client", "rule"])
        minutes = _some(dice) if queried == (dice.random() < USUAL) else None

        async def does(connection: Connection) -> None:
            (verdict,) = await posting.verify(
                connection, self.town.id, self.actor(by, kind), [(ContributionId(of), minutes)]
            )
            if verdict.refusal:
                raise verdict.refusal

        return Act(
            f"verify {of} by {kind} {by}, {minutes}",
            does,
            lambda b: b.verify(of, kind, by, minutes),
        )

    def verify_some(self, dice: Random, books: Books) -> Act | None:
        """Many at once are as one after another; what is refused stays as it was. Each answer
        stands in the code."""
        if not books.entries:
            return None
        some_of = [entry.id for entry in dice.choices(_open(books), k=dice.randint(2, 5))]

        async def does(connection: Connection) -> str:
            verdicts = await posting.verify(
                connection,
                self.town.id,
                self.actor("delyth"),
                [(ContributionId(o), None) for o in some_of],
            )
            return ", ".join(v.refusal.code if v.refusal else "done" for v in verdicts)

        return Act(
            f"verify {some_of}",
            does,
            lambda b: ", ".join(b.verify(of, "member", "delyth", None) for of in some_of),
        )

    def correct(self, dice: Random, books: Books) -> Act | None:
        """Other minutes; perhaps other people or days."""
        entries = list(books.entries.values())
        if not entries:
            return None
        old = dice.choice([*entries, *(e for e in entries if e.credit and not e.credit.reversed)])
        giver = dice.choice([old.giver, old.giver, *MEMBERS])
        receiver = dice.choice([old.receiver, old.receiver, *MEMBERS, "club"])
        first, last = dice.choice([(old.first, old.last), dice.choice(DAYS)])
        by = dice.choice(["delyth", "delyth", *MEMBERS])
        if giver == receiver:
            return None
        new = Entry(
            new_id(), giver, receiver, old.activity, first, last, _some(dice), "delyth",
            corrects=old.id,
            session=old.session if (old.receiver, old.first) == (receiver, first) else None,
        )  # fmt: skip

        async def does(connection: Connection) -> None:
            await self._write(connection, new)
            await posting.correct(
                connection, self.town.id, self.actor(by), ContributionId(new.id), "mistake"
            )

        return Act(
            f"correct by {by}: {new}", does, lambda b: b.correct(Entry(**vars(new)), old.id, by)
        )

    def reverse(self, dice: Random, books: Books) -> Act | None:
        if not books.lines:
            return None
        stands = [line for line in books.lines if line.kind != "reversal" and not line.reversed]
        lines = dice.choices([*books.lines, *stands, *stands], k=dice.choice([1, 1, 2, 3]))
        some_of, by = [line.id for line in lines if line.id], dice.choice(ANYBODY)
        transfers = [TransferId(one) for one in some_of]
        return Act(
            f"reverse {some_of} by {by}",
            lambda c: posting.reverse(c, self.town.id, self.actor(by), transfers, "mistake"),
            lambda b: b.reverse([b.line(one) for one in some_of], by),
        )

    def move(self, dice: Random, _: Books) -> Act | None:
        """Up to three of a kind, by another's hand."""
        kind = dice.choice(["gift", "donate", "grant", "expire", "retire"])
        by = dice.choice(["delyth", "delyth", *MEMBERS])
        lines = []
        for _number in range(dice.randint(1, 3)):
            giver, taker, minutes = dice.choice(MEMBERS), dice.choice(MEMBERS), _some(dice)
            debit, credit = {
                "gift": (giver, taker),
                "donate": (giver, "pot"),
                "grant": ("pot", taker),
                "expire": (giver, "expired"),
                "retire": ("club", "retired"),
            }[kind]
            if debit == credit:
                return None
            lines.append((debit, credit, minutes))
        moves = [
            Move(self.account_ids[debit], self.account_ids[credit], minutes, TransferId(new_id()))
            for debit, credit, minutes in lines
        ]
        return Act(
            f"{kind} {lines} by {by}",
            lambda c: posting.move(c, self.town.id, self.actor(by), kind, moves, "other"),
            lambda b: b.move([Line(kind, *line) for line in lines], by),
        )

    def open(self, dice: Random, _: Books) -> Act:
        account = dice.choice([*MEMBERS, "club"])
        return self.opening(account, _some(dice) * dice.choice([1, -1]), dice.choice([OPENED, 2]))

    def opening(self, account: str, minutes: int, day: int) -> Act:
        """A balance that was counted on a day."""
        owner = Owner(self._books, self.people[account], self.account_ids[account], "")

        async def does(connection: Connection) -> None:
            (row_id,) = await self._books.write_rows(connection, [owner], day=_day(day))
            opening = (row_id, owner.account_id, minutes)
            await posting.open_balances(connection, self.town.id, self.actor("delyth"), [opening])

        return Act(
            f"open {account} {minutes} on {day}", does, lambda b: b.open(account, minutes, day)
        )

    def count_zero(self, dice: Random, _: Books) -> Act:
        """A balance that was counted, and was zero."""
        account, day = dice.choice(MEMBERS), dice.choice([OPENED, 2])
        owner = Owner(self._books, self.people[account], self.account_ids[account], "")

        async def does(connection: Connection) -> None:
            await self._books.write_rows(connection, [owner], day=_day(day), outcome="skipped")

        def says(books: Books) -> str:
            books.counted.append(reference.Counted(account, day, None))
            return "done"

        return Act(f"{account} had nothing on {day}", does, says)

    @property
    def _books(self) -> TownBooks:
        return TownBooks(self.database, self.town)

    def hold(self, dice: Random, _: Books) -> Act:
        account = dice.choice([*MEMBERS, "pot"])
        held = Hold(new_id(), account, "club", _some(dice), dice.choice([False, True]))

        async def does(connection: Connection) -> None:
            lasts = AN_HOUR if held.brief else 1000 * AN_HOUR
            await posting.hold_place(
                connection,
                self.town.id,
                self.actor("delyth"),
                HoldId(held.id),
                self.account_ids[account],
                self.account_ids["club"],
                held.minutes,
                await ledger_now(connection) + lasts,
                "other",
            )

        return Act(f"hold {held}", does, lambda b: b.hold(Hold(**vars(held))))

    def end_hold(self, dice: Random, books: Books) -> Act | None:
        """Captured, or released."""
        if not books.holds:
            return None
        held = [hold.id for hold in books.holds.values() if hold.state == "held"]
        of = dice.choice([*books.holds, *held, *held])
        minutes = dice.choice([0, dice.randint(1, books.holds[of].minutes), _some(dice)])
        hold_id, by = HoldId(of), self.actor("delyth")

        async def does(connection: Connection) -> None:
            if minutes:
                await posting.hold_capture(connection, self.town.id, by, hold_id, minutes)
            else:
                await posting.hold_release(connection, self.town.id, hold_id)

        state = "captured" if minutes else "released"
        return Act(f"{state} {of}, {minutes}", does, lambda b: b.end_hold(of, state, minutes))

    def limits(self, dice: Random, _: Books) -> Act:
        account = dice.choice(BOUNDED)
        limits = Account(
            floor=dice.choice((FLOOR, -120, 0)),
            ceiling=dice.choice((None, None, 100, 200)),
            passes_on=dice.choice([False, True]),
            closed=dice.choice([False, False, True]),
        )
        heirs = [name for name in (*MEMBERS, "expired") if name != account]
        if account in MEMBERS:
            limits.late_to = dice.choice([None, *heirs])
        late_to = self.account_ids[limits.late_to] if limits.late_to else None
        told = Limits(limits.floor or 0, limits.ceiling, limits.passes_on, limits.closed, late_to)
        by, account_id = self.actor("delyth"), self.account_ids[account]
        return Act(
            f"limits of {account}: {told}",
            lambda c: posting.limits_set(c, self.town.id, by, account_id, told, "other"),
            lambda b: b.limits(account, limits),
        )

    @property
    def acts(self) -> Sequence[Callable[[Random, Books], Act | None]]:
        """Every kind of act; those that people do most, more than once."""
        return (
            *(self.log,) * 3,
            *(self.verify,) * 3,
            *(self.reverse,) * 2,
            *(self.correct,) * 2,
            *(self.move,) * 2,
            self.claim,
            self.set_state,
            self.call_separate,
            self.verify_some,
            self.open,
            self.count_zero,
            self.hold,
            self.end_hold,
            self.limits,
        )


def _some(dice: Random) -> int:
    return dice.randint(1, 90)


def _open(books: Books) -> list[Entry]:
    """Entries, those that wait more often."""
    entries = list(books.entries.values())
    return [*entries, *(e for e in entries if e.state in reference.OPEN for _ in range(4))]


def _day(number: int) -> date:
    return JUNE + timedelta(days=number - 1)

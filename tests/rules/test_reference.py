"""The books against the reference: random lives of a small town, answer by answer, line by line.

Hypothesis finds the sequence and prints the shortest one that goes wrong, with its seed.
"""

import asyncio
from collections.abc import Awaitable, Callable
from datetime import UTC, date, datetime, timedelta
from typing import Any
from uuid import UUID

import httpx
from hypothesis import HealthCheck, settings
from hypothesis import strategies as st
from hypothesis.stateful import (
    RuleBasedStateMachine,
    invariant,
    precondition,
    rule,
    run_state_machine_as_test,
)
from sqlalchemy import text
from tests.api.town import Town
from tests.books import Books as TownBooks
from tests.books import Owner
from tests.ledger.clock import Clock
from tests.rules.reference import UNLIMITED, Account, Books, Entry

from timebank.base.errors import Refusal
from timebank.base.ids import AccountId, ContributionId, HoldId, TransferId, new_id
from timebank.contributions import rules, statements
from timebank.contributions.rules import Side
from timebank.contributions.statements import Logged
from timebank.db.engine import Connection, Database
from timebank.ledger import posting
from timebank.ledger.errors import refusal_for
from timebank.ledger.posting import Actor, ActorKind, Limits, Move

FLOOR = -60
MEMBERS = ("nia", "mair", "ifan")
BOUNDED = (*MEMBERS, "club", "pot")
who = st.sampled_from(MEMBERS)
some = st.integers(1, 90)
some_day = st.integers(1, 3)
AN_HOUR = timedelta(hours=1)
LINES = text("""
    SELECT t.id, t.kind, d.id AS debit, c.id AS credit, t.minutes FROM timebank.transfer t
    JOIN timebank.account d ON d.community_id = t.community_id AND d.id = t.debit_account_id
    JOIN timebank.account c ON c.community_id = t.community_id AND c.id = t.credit_account_id
    WHERE t.community_id = :town ORDER BY t.recorded_at
""")
STANDING = text("""
    SELECT b.account_id, b.balance, b.held, b.seq, b.excused,
        coalesce((SELECT sum(CASE t.credit_account_id WHEN b.account_id THEN t.minutes
                ELSE -t.minutes END)
            FROM timebank.transfer t WHERE t.community_id = b.community_id
            AND b.account_id IN (t.credit_account_id, t.debit_account_id)), 0) AS summed,
        (SELECT count(*) FROM timebank.transfer t WHERE t.community_id = b.community_id
            AND b.account_id IN (t.credit_account_id, t.debit_account_id)) AS counted
    FROM timebank.balance b WHERE b.community_id = :town
""")


class Life(RuleBasedStateMachine):
    """One town; each step is done in the books and in the reference, and must answer the same."""

    service_url: str
    owner_url: str

    def __init__(self) -> None:
        super().__init__()
        self.loop = asyncio.new_event_loop()
        self.database = Database(self.service_url, pooled=False)
        self.clock, self.ahead = Clock(self.owner_url), timedelta(0)
        self.ids: dict[str, UUID] = {}
        self.account_ids: dict[str, UUID] = {}
        self.town = self.loop.run_until_complete(self._found())
        self.names = {account_id: name for name, account_id in self.account_ids.items()}
        self.entry_ids: list[UUID] = []
        self.hold_ids: list[UUID] = []
        self.line_ids: list[UUID] = []
        members = {name: Account(floor=FLOOR) for name in MEMBERS}
        others = {name: Account(floor=0) for name in ("club", "pot")}
        unlimited = {name: Account() for name in UNLIMITED}
        self.books = Books({**members, **others, **unlimited}, MEMBERS)

    async def _found(self) -> Town:
        async with httpx.AsyncClient() as unused:
            town = await Town.make(self.database, unused, floor_minutes=FLOOR)
            for name in (*MEMBERS, "delyth"):
                self.ids[name] = (await town.person(name)).id
            self.ids["club"] = (await town.group("club", accepts_credits=True)).id
        async with self.database.transaction(town.id) as connection:
            found = await connection.execute(
                text("SELECT id, type, owner_id FROM timebank.account WHERE community_id = :town"),
                {"town": town.id},
            )
            owners = {owner_id: name for name, owner_id in self.ids.items()}
            for row in found:
                self.account_ids[owners.get(row.owner_id, row.type)] = row.id
        return town

    def teardown(self) -> None:
        self.loop.run_until_complete(self.clock.stands(timedelta(0)))
        self.loop.run_until_complete(self.database.close())
        self.loop.close()

    def does(self, act: Callable[[Connection], Awaitable[Any]]) -> str:
        """The code with which the books answer."""
        return self.loop.run_until_complete(self._does(act))

    async def _does(self, act: Callable[[Connection], Awaitable[Any]]) -> str:
        try:
            async with self.database.transaction(self.town.id) as connection:
                await act(connection)
        except Refusal as refusal:
            return refusal.code
        except Exception as error:
            known = refusal_for(error)
            if known is None:
                raise
            return known.code
        return "done"

    def agree(self, said: str, expected: str) -> None:
        assert said == expected, f"the books say {said}, the reference {expected}"
        lines = self.loop.run_until_complete(self._lines())
        new = [
            (kind, self.names[debit], self.names[credit], minutes)
            for _, kind, debit, credit, minutes in lines[len(self.line_ids) :]
        ]
        wanted = self.books.lines[len(self.line_ids) :]
        assert new == [(line.kind, line.debit, line.credit, line.minutes) for line in wanted]
        self.line_ids = [line[0] for line in lines]

    async def _lines(self) -> list[Any]:
        async with self.database.transaction(self.town.id) as connection:
            return list(await connection.execute(LINES, {"town": self.town.id}))

    def actor(self, name: str) -> Actor:
        return Actor(ActorKind.MEMBER, self.ids[name])

    def account(self, name: str) -> AccountId:
        return AccountId(self.account_ids[name])

    @rule(giver=who, receiver=st.sampled_from((*MEMBERS, "club")), day=some_day, minutes=some)
    def log(self, giver: str, receiver: str, day: int, minutes: int) -> None:
        if giver == receiver:
            return
        entry = Entry(giver, receiver, day, minutes)
        self.entry_ids.append(self._write(entry, None))
        self.books.entries.append(entry)

    def _write(self, entry: Entry, corrects: UUID | None) -> UUID:
        entry_id = new_id()
        kind = "organisation" if entry.receiver == "club" else "member"
        said = rules.Entry(
            self.ids[entry.giver],
            kind,
            self.ids[entry.receiver],
            self.town.gardening,
            date(2025, 6, entry.day),
            date(2025, 6, entry.day),
            entry.minutes,
        )
        row = Logged(entry_id, said, Side.GIVER, self.ids["delyth"], corrects_id=corrects)
        assert self.does(lambda c: statements.log(c, self.town.id, [row])) == "done"
        return entry_id

    @precondition(lambda self: self.books.entries)
    @rule(
        pick=st.integers(0), actor=st.sampled_from((*MEMBERS, "delyth")), minutes=st.none() | some
    )
    def verify(self, pick: int, actor: str, minutes: int | None) -> None:
        number = pick % len(self.books.entries)

        async def act(connection: Connection) -> None:
            verdicts = await posting.verify(
                connection,
                self.town.id,
                self.actor(actor),
                [(ContributionId(self.entry_ids[number]), minutes)],
            )
            if verdicts[0].refusal:
                raise verdicts[0].refusal

        self.agree(self.does(act), self.books.verify(number, actor, minutes))

    @precondition(lambda self: any(e.state == "logged" for e in self.books.entries))
    @rule()
    def verify_all(self) -> None:
        """Many at once are as one after another; what is refused stays as it was."""
        waiting = [n for n, e in enumerate(self.books.entries) if e.state == "logged"]
        answers: list[str] = []

        async def act(connection: Connection) -> None:
            verdicts = await posting.verify(
                connection,
                self.town.id,
                self.actor("delyth"),
                [(ContributionId(self.entry_ids[n]), None) for n in waiting],
            )
            answers.extend(v.refusal.code if v.refusal else "done" for v in verdicts)

        assert self.does(act) == "done"
        assert answers == [self.books.verify(n, "delyth", None) for n in waiting]
        self.agree("done", "done")

    @precondition(lambda self: any(e.state == "logged" for e in self.books.entries))
    @rule(pick=st.integers(0), state=st.sampled_from(("queried", "declined")))
    def query_or_decline(self, pick: int, state: str) -> None:
        waiting = [n for n, e in enumerate(self.books.entries) if e.state == "logged"]
        number = waiting[pick % len(waiting)]
        by = self.ids["delyth"] if state == "declined" else None
        entry_id = self.entry_ids[number]
        said = self.does(lambda c: statements.set_state(c, self.town.id, [entry_id], state, by))
        self.books.entries[number].state = state
        self.agree(said, "done")

    @precondition(lambda self: any(e.credit is not None for e in self.books.entries))
    @rule(pick=st.integers(0), minutes=some)
    def correct(self, pick: int, minutes: int) -> None:
        credited = [n for n, e in enumerate(self.books.entries) if e.credit is not None]
        number = credited[pick % len(credited)]
        old = self.books.entries[number]
        entry_id = new_id()
        kind = "organisation" if old.receiver == "club" else "member"
        day = date(2025, 6, old.day)
        said_so = rules.Entry(
            self.ids[old.giver],
            kind,
            self.ids[old.receiver],
            self.town.gardening,
            day,
            day,
            minutes,
        )

        async def act(connection: Connection) -> None:
            row = Logged(
                entry_id,
                said_so,
                Side.DECISION,
                self.ids["delyth"],
                corrects_id=self.entry_ids[number],
            )
            await statements.log(connection, self.town.id, [row])
            await posting.correct(
                connection, self.town.id, self.actor("delyth"), ContributionId(entry_id), "mistake"
            )

        expected = self.books.correct(number, minutes, "delyth")
        self.agree(self.does(act), expected)
        if expected == "done":
            self.entry_ids.append(entry_id)

    @precondition(lambda self: self.books.lines)
    @rule(pick=st.integers(0), actor=st.sampled_from((*MEMBERS, "delyth")))
    def reverse(self, pick: int, actor: str) -> None:
        number = pick % len(self.books.lines)
        transfer = TransferId(self.line_ids[number])
        said = self.does(
            lambda c: posting.reverse(c, self.town.id, self.actor(actor), [transfer], "mistake")
        )
        self.agree(said, self.books.reverse(number, actor))

    @rule(
        kind=st.sampled_from(("gift", "donate", "grant", "expire", "retire")),
        giver=who,
        taker=who,
        minutes=some,
    )
    def move(self, kind: str, giver: str, taker: str, minutes: int) -> None:
        debit, credit = {
            "gift": (giver, taker),
            "donate": (giver, "pot"),
            "grant": ("pot", taker),
            "expire": (giver, "expired"),
            "retire": ("club", "retired"),
        }[kind]
        if debit == credit:
            return
        one = Move(self.account(debit), self.account(credit), minutes, TransferId(new_id()))
        said = self.does(
            lambda c: posting.move(c, self.town.id, self.actor("delyth"), kind, [one], "other")
        )
        self.agree(said, self.books.post(kind, debit, credit, minutes))

    @precondition(lambda self: self.books.entries)
    @rule(pick=st.integers(0))
    def call_separate(self, pick: int) -> None:
        number = pick % len(self.books.entries)
        entry_id, delyth = self.entry_ids[number], self.ids["delyth"]
        said = self.does(lambda c: statements.set_separate(c, self.town.id, [entry_id], delyth))
        self.agree(said, self.books.call_separate(number))

    @rule(account=st.sampled_from((*MEMBERS, "club")), minutes=some, below=st.booleans())
    def open(self, account: str, minutes: int, below: bool) -> None:  # noqa: FBT001 - by name
        counted = -minutes if below else minutes
        town_books = TownBooks(self.database, self.town)
        owner = Owner(town_books, self.ids[account], self.account(account), "member")
        (row_id,) = self.loop.run_until_complete(town_books.import_rows(owner))
        openings = [(row_id, self.account(account), counted)]
        said = self.does(
            lambda c: posting.open_balances(c, self.town.id, self.actor("delyth"), openings)
        )
        self.agree(said, self.books.open(account, counted))

    @rule(account=who, minutes=some, lasts=st.sampled_from((AN_HOUR, 1000 * AN_HOUR)))
    def hold(self, account: str, minutes: int, lasts: timedelta) -> None:
        hold_id = HoldId(new_id())

        async def act(connection: Connection) -> None:
            await posting.hold_place(
                connection,
                self.town.id,
                self.actor(account),
                hold_id,
                self.account(account),
                self.account("club"),
                minutes,
                datetime.now(UTC) + self.ahead + lasts,
            )

        expected = self.books.hold(account, minutes, brief=lasts == AN_HOUR)
        self.agree(self.does(act), expected)
        if expected == "done":
            self.hold_ids.append(hold_id)

    @precondition(lambda self: any(h.brief and h.state == "held" for h in self.books.holds))
    @rule()
    def hours_pass(self) -> None:
        """What was held for an hour lapses by itself."""
        self.ahead += 2 * AN_HOUR
        self.loop.run_until_complete(self.clock.stands(self.ahead))
        for number, hold in enumerate(self.books.holds):
            if hold.brief and hold.state == "held":
                self.books.end_hold(number, "lapsed")

    @precondition(lambda self: self.hold_ids)
    @rule(pick=st.integers(0), minutes=st.none() | some)
    def end_hold(self, pick: int, minutes: int | None) -> None:
        number = pick % len(self.hold_ids)
        hold_id = HoldId(self.hold_ids[number])
        if minutes is None:
            said = self.does(lambda c: posting.hold_release(c, self.town.id, hold_id))
            self.agree(said, self.books.end_hold(number, "released"))
            return
        said = self.does(
            lambda c: posting.hold_capture(c, self.town.id, self.actor("delyth"), hold_id, minutes)
        )
        self.agree(said, self.books.capture(number, minutes, "club"))

    @rule(
        account=who,
        floor=st.sampled_from((FLOOR, -120, 0)),
        ceiling=st.sampled_from((None, 100, 200)),
        passes_on=st.booleans(),
        closed=st.booleans(),
    )
    def limits(
        self,
        account: str,
        floor: int,
        ceiling: int | None,
        passes_on: bool,  # noqa: FBT001 - hypothesis gives it by name
        closed: bool,  # noqa: FBT001 - the same
    ) -> None:
        said = self.does(
            lambda c: posting.limits_set(
                c,
                self.town.id,
                self.actor("delyth"),
                self.account(account),
                Limits(floor, ceiling, passes_on, closed),
                "other",
            )
        )
        expected = self.books.limits(account, floor, ceiling, closed=closed)
        if expected == "done":
            self.books.accounts[account].passes_on = passes_on
        self.agree(said, expected)

    @invariant()
    def balances_are_the_sums_of_the_lines(self) -> None:
        for row in self.loop.run_until_complete(self._standing()):
            one = self.books.accounts[self.names[row.account_id]]
            assert row.balance == row.summed == one.balance
            assert row.seq == row.counted
            assert row.balance - row.held >= (one.floor or 0) - row.excused

    async def _standing(self) -> list[Any]:
        async with self.database.transaction(self.town.id) as connection:
            rows = await connection.execute(STANDING, {"town": self.town.id})
            return [row for row in rows if self.names.get(row.account_id) in BOUNDED]

    @invariant()
    def all_accounts_sum_to_zero(self) -> None:
        assert sum(account.balance for account in self.books.accounts.values()) == 0


def test_the_books_answer_as_the_reference_says(service_url: str, owner_url: str) -> None:
    Life.service_url, Life.owner_url = service_url, owner_url
    run_state_machine_as_test(
        Life,
        settings=settings(
            max_examples=20,
            stateful_step_count=30,
            deadline=None,
            suppress_health_check=list(HealthCheck),
            report_multiple_bugs=False,
        ),
    )

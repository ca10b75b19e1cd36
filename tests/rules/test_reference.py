"""The books against the reference: random lives of a small town, answer by answer, line by line.

One act at a time, and several at once, which must answer as they would in some order one after
another. Hypothesis finds the sequence and prints the shortest one that goes wrong, with its seed.
"""

import asyncio
import os
from collections.abc import Sequence
from copy import deepcopy
from datetime import timedelta
from itertools import permutations
from random import Random
from typing import Any

import asyncpg
from hypothesis import HealthCheck, note, settings
from hypothesis import strategies as st
from hypothesis.stateful import (
    RuleBasedStateMachine,
    initialize,
    invariant,
    precondition,
    rule,
    run_state_machine_as_test,
)
from sqlalchemy import text
from tests.ledger.clock import Clock
from tests.rules.acts import AN_HOUR, BOUNDED, MEMBERS, OPENED, Act, Stage
from tests.rules.reference import Books, Line

from timebank.base.errors import Refusal
from timebank.db.engine import Database
from timebank.db.failures import constraint_of
from timebank.ledger.errors import refusal_for

LIVES = int(os.environ.get("TIMEBANK_TEST_LIVES", "12"))
"""How many lives are led; more of them find more."""
AT_ONCE = 4
MOST_STEPS_BACK = 5
seeds = st.integers(0, 2**32)
LINES = text("""
    SELECT t.id, t.kind, t.debit_account_id, t.credit_account_id, t.minutes,
        coalesce(t.contribution_id, t.reverses_id, t.hold_id, (
            SELECT c.contribution_id FROM timebank.transfer c
            WHERE c.community_id = t.community_id AND c.credit_account_id = t.debit_account_id
                AND c.recorded_at = t.recorded_at - interval '1 microsecond'
                AND t.reason IN ('passed_on', 'ceiling'))) AS about
    FROM timebank.transfer t WHERE t.community_id = :town ORDER BY t.recorded_at
""")
ACCOUNTS = text("""
    SELECT b.account_id, b.balance,
        b.held - coalesce((
            SELECT sum(h.minutes) FROM timebank.hold h
            WHERE h.community_id = b.community_id AND h.account_id = b.account_id
                AND h.state = 'held' AND h.expires_at <= timebank.ledger_now()), 0)::bigint AS held,
        b.floor, b.ceiling, b.closed, b.passes_on, b.seq, b.excused, b.held AS not_ended
    FROM timebank.balance b WHERE b.community_id = :town
""")
ENTRIES = text("SELECT id, state, minutes FROM timebank.contribution WHERE community_id = :town")
HOLDS = text("""
    SELECT h.id, CASE WHEN h.state = 'held' AND h.expires_at <= timebank.ledger_now()
        THEN 'lapsed' ELSE h.state END AS state
    FROM timebank.hold h WHERE h.community_id = :town
""")


class Life(RuleBasedStateMachine):
    """One town; each step is done in the books and in the reference, and must answer the same."""

    service_url: str
    owner_url: str

    def __init__(self) -> None:
        super().__init__()
        self.loop = asyncio.new_event_loop()
        self.database = Database(self.service_url, pool_size=AT_ONCE)
        self.clock, self.ahead, self.back = Clock(self.owner_url), timedelta(0), 0
        self.stage = self.loop.run_until_complete(Stage.found(self.database))
        self.names = {account_id: name for name, account_id in self.stage.account_ids.items()}
        self.books = self.stage.books()
        self.known: set[Any] = set()

    def teardown(self) -> None:
        self.loop.run_until_complete(self.clock.stands(timedelta(0)))
        self.loop.run_until_complete(self.database.close())
        self.loop.run_until_complete(asyncio.sleep(0))  # the sockets close in a turn of the loop
        self.loop.close()

    @initialize(minutes=st.sampled_from([150, 0]))
    def begin(self, minutes: int) -> None:
        """With something on everybody's account, or with nothing."""
        for name in MEMBERS if minutes else ():
            self._act(self.stage.opening(name, minutes, OPENED))

    @rule(some=st.lists(seeds, min_size=1, max_size=10))
    def act(self, some: list[int]) -> None:
        for seed in some:
            self._act(*self._drawn(seed, 1))

    def _act(self, act: Act) -> None:
        note(act.name)
        said, expected = self.loop.run_until_complete(self._does(act)), act.says(self.books)
        assert said == expected, f"{act.name}: the books say {said}, the reference {expected}"
        new = self.loop.run_until_complete(self._new_lines())
        assert self._identify(self.books, new), f"{act.name}: the lines differ"
        posted = self.books.lines[len(self.books.lines) - len(new) :]
        assert [line.id for line in posted] == [row.id for row in new], act.name

    @precondition(lambda self: self.books.entries)
    @rule(seed=seeds, people=st.integers(2, AT_ONCE), gate=st.booleans())
    def act_at_once(self, seed: int, people: int, gate: bool) -> None:  # noqa: FBT001 - by name
        """Several at the same moment; with a gate all of them have looked, and wait together for
        the accounts."""
        acts = self._drawn(seed, people)
        note("\n".join(f"at once: {act.name}" for act in acts))
        said = self.loop.run_until_complete(self._at_once(acts, gate=gate))
        new = self.loop.run_until_complete(self._new_lines())
        for order in permutations(range(len(acts))):
            trial = deepcopy(self.books)
            expected = {n: acts[n].says(trial) for n in order}
            if [expected[n] for n in range(len(acts))] == said and self._identify(trial, new):
                self.books = trial
                return
        told = "\n".join(f"{act.name}: {code}" for act, code in zip(acts, said, strict=True))
        raise AssertionError(f"no order of these gives these answers:\n{told}")

    @rule()
    def hours_pass(self) -> None:
        """What was held for an hour lapses by itself."""
        self.ahead += 2 * AN_HOUR
        self.back = 0
        self.loop.run_until_complete(self.clock.stands(self.ahead))
        for hold in self.books.holds.values():
            if hold.brief and hold.state == "held":
                self.books.end_hold(hold.id, "lapsed")

    @precondition(lambda self: self.back < MOST_STEPS_BACK)
    @rule()
    def the_clock_steps_back(self) -> None:
        self.back += 1
        self.ahead -= timedelta(minutes=5)
        self.loop.run_until_complete(self.clock.stands(self.ahead))

    @invariant()
    def the_books_stand_as_the_reference(self) -> None:
        self.loop.run_until_complete(self._stand())

    @invariant()
    def all_accounts_sum_to_zero(self) -> None:
        assert sum(account.balance for account in self.books.accounts.values()) == 0

    def _drawn(self, seed: int, count: int) -> list[Act]:
        dice = Random(seed)  # noqa: S311 - the same in every run
        acts: list[Act] = []
        while len(acts) < count:
            act = dice.choice(self.stage.acts)(dice, self.books)
            acts += [act] if act else []
        return acts

    async def _does(self, act: Act) -> str:
        """The code with which the books answer."""
        try:
            async with self.database.transaction(self.stage.town.id) as connection:
                answer = await act.does(connection)
        except Refusal as refusal:
            return refusal.code
        except Exception as error:
            if constraint_of(error) == "contribution_session_key":
                return "entered_already"
            known = refusal_for(error)
            if known is None:
                raise
            return known.code
        return answer if isinstance(answer, str) else "done"

    async def _at_once(self, acts: Sequence[Act], *, gate: bool) -> list[str]:
        keeper = await asyncpg.connect(self.owner_url)
        held = keeper.transaction()
        await held.start()
        if gate:
            await keeper.execute(
                "SELECT FROM timebank.balance WHERE community_id = $1 FOR UPDATE",
                self.stage.town.id,
            )
        running = [asyncio.ensure_future(self._does(act)) for act in acts]
        await asyncio.sleep(0.05 if gate else 0)
        await held.commit()
        await keeper.close()
        return list(await asyncio.gather(*running))

    async def _new_lines(self) -> list[Any]:
        async with self.database.transaction(self.stage.town.id) as connection:
            rows = await connection.execute(LINES, {"town": self.stage.town.id})
            return [row for row in rows if row.id not in self.known]

    def _told(self, row: Any) -> tuple[object, ...]:
        sides = self.names[row.debit_account_id], self.names[row.credit_account_id]
        return row.kind, *sides, row.minutes, row.about

    def _identify(self, books: Books, new: Sequence[Any]) -> bool:
        """Give the new lines the ids they have in the books; False where the lines differ."""
        lines = [line for line in books.lines if line.id is None]
        if len(lines) != len(new):
            return False
        for row in new:
            same = (line for line in lines if line.id is None and _told(line) == self._told(row))
            found = next(same, None)
            if found is None:
                return False
            found.id = row.id
        self.known |= {row.id for row in new}
        return True

    async def _stand(self) -> None:
        town = {"town": self.stage.town.id}
        async with self.database.transaction(self.stage.town.id) as connection:
            accounts = list(await connection.execute(ACCOUNTS, town))
            found = await connection.execute(ENTRIES, town)
            entries = {row.id: (row.state, row.minutes) for row in found}
            holds = {row.id: row.state for row in await connection.execute(HOLDS, town)}
        assert entries == {e.id: (e.state, e.minutes) for e in self.books.entries.values()}
        assert holds == {hold.id: hold.state for hold in self.books.holds.values()}
        for row in accounts:
            name = self.names.get(row.account_id)
            if name in BOUNDED:
                one = self.books.accounts[name]
                own = (one.balance, one.held, one.floor, one.ceiling, one.closed, one.passes_on)
                assert tuple(row)[1:7] == own, name
                assert row.seq == sum(name in (x.debit, x.credit) for x in self.books.lines)
                assert row.excused == max(0, row.floor - row.balance + row.not_ended)


def _told(line: Line) -> tuple[object, ...]:
    about = line.undoes.id if line.undoes else line.about
    return line.kind, line.debit, line.credit, line.minutes, about


def lead(machine: type[Life], service_url: str, owner_url: str) -> None:
    """As many lives as are asked for. Fails with the shortest that goes wrong."""
    machine.service_url, machine.owner_url = service_url, owner_url
    run_state_machine_as_test(
        machine,
        settings=settings(
            max_examples=LIVES,
            stateful_step_count=30,
            deadline=None,
            suppress_health_check=list(HealthCheck),
            report_multiple_bugs=False,
            print_blob=True,
        ),
    )


def test_the_books_answer_as_the_reference_says(service_url: str, owner_url: str) -> None:
    lead(Life, service_url, owner_url)

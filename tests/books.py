"""A town's books for a test, driven through the ledger's own functions, without HTTP."""

from collections.abc import AsyncIterator, Sequence
from contextlib import asynccontextmanager
from dataclasses import dataclass
from datetime import date, datetime, timedelta
from typing import Any, Self, TypedDict, Unpack
from uuid import UUID

import asyncpg
import httpx
from sqlalchemy import func, insert, text, update
from tests.api.town import Town

from timebank.base.errors import Refusal
from timebank.base.ids import AccountId, CommunityId, ContributionId, HoldId, TransferId, new_id
from timebank.db.engine import Connection, Database, call
from timebank.imports.tables import ImportRow, ImportRun
from timebank.ledger import posting
from timebank.ledger.errors import refusal_for
from timebank.ledger.posting import Actor, ActorKind, Limits, Move, Verdict

A_DAY = date(2025, 6, 7)
LONG_AGO = date(2020, 1, 1)
_LOG = """
INSERT INTO timebank.contribution (community_id, id, giver_id, receiver_type, receiver_id,
    activity_id, worked_from, worked_on, minutes, state, stated_by, logged_at, corrects_id,
    looks_like_id)
SELECT $1, $2, $3, $4, $5, $6, $7, $8, $9, 'logged', $10, timebank.ledger_now(), $11, $12
"""
_HISTORIC = """
INSERT INTO timebank.contribution (community_id, id, giver_id, receiver_type, receiver_id,
    activity_id, worked_from, worked_on, minutes, state, stated_by, logged_at, import_row_id)
SELECT $1, $2, $3, $4, $5, $6, $7, $7, $8, 'historic', $3, timebank.ledger_now(), $2
"""
_ACCOUNT = "SELECT id FROM timebank.account WHERE community_id = $1 AND owner_id = $2 AND type = $3"


@dataclass(frozen=True)
class Owner:
    """A member or an organisation with an account. `kind` is the account's type."""

    books: "Books"
    id: UUID
    account_id: AccountId
    kind: str

    @property
    def actor(self) -> Actor:
        return Actor(ActorKind.MEMBER, self.id)

    async def standing(self) -> Any:
        """The balance row: balance, held, floor, ceiling, excused, seq, last_at …"""
        return await self.books.row(
            "SELECT * FROM timebank.balance WHERE community_id = $1 AND account_id = $2",
            self.account_id,
        )

    async def balance(self) -> int:
        found: int = (await self.standing())["balance"]
        return found

    async def holds(self, minutes: int, partner: "Owner", lasts: timedelta | None = None) -> HoldId:
        """Reserves minutes for a partner."""
        hold_id = HoldId(new_id())
        async with self.books.transaction() as connection:
            until = await self.books.now(connection) + (lasts or timedelta(days=1))
            await posting.hold_place(
                connection,
                self.books.id,
                self.actor,
                hold_id,
                self.account_id,
                partner.account_id,
                minutes,
                until,
                reason=None if self.kind == "member" else "other",
            )
        return hold_id

    async def limits(self, **changes: Any) -> None:
        """Changes floor_minutes, ceiling_minutes, passes_on, closed or late_to; the rest stays."""
        now = await self.standing()
        limits = {
            "floor_minutes": now["floor"],
            "ceiling_minutes": now["ceiling"],
            "passes_on": now["passes_on"],
            "closed": now["closed"],
        }
        async with self.books.transaction() as connection:
            await posting.limits_set(
                connection,
                self.books.id,
                self.actor,
                self.account_id,
                Limits(**{**limits, **changes}),
                None,
            )

    async def gives(self, minutes: int, to: "Owner", reason: str | None = None) -> TransferId:
        """A gift."""
        return await self.books.move("gift", self, to, minutes, by=self, reason=reason)


class More(TypedDict, total=False):
    """What else an entry may say: else it is of one day, A_DAY, and the giver's own word."""

    day: date
    days: int
    stated_by: Owner | None
    corrects_id: UUID | None
    looks_like_id: UUID | None


@dataclass
class Books:
    """A community with its books open, and what can be done in them."""

    database: Database
    town: Town

    @property
    def id(self) -> CommunityId:
        return self.town.id

    @classmethod
    async def open(cls, database: Database, *, floor_minutes: int = 0) -> Self:
        """A new community; its members may go down to this floor."""
        async with httpx.AsyncClient() as unused:
            return cls(database, await Town.make(database, unused, floor_minutes=floor_minutes))

    @asynccontextmanager
    async def transaction(self) -> AsyncIterator[Connection]:
        """One transaction in this community; a refusal by the database comes as what it means."""
        try:
            async with self.database.transaction(self.id) as connection:
                yield connection
        except Refusal:
            raise
        except Exception as error:
            refusal = refusal_for(error)
            if refusal is None:
                raise
            raise refusal from error

    async def rows(self, sql: str, *arguments: object) -> list[Any]:
        """A query's rows; `$1` is the community."""
        async with self.transaction() as connection:
            return await call(connection, sql, self.id, *arguments)

    async def row(self, sql: str, *arguments: object) -> Any:
        return (await self.rows(sql, *arguments))[0]

    async def now(self, connection: Connection) -> datetime:
        found: datetime = (
            await connection.execute(text("SELECT timebank.ledger_now()"))
        ).scalar_one()
        return found

    async def member(self, name: str) -> Owner:
        return await self._owner((await self.town.person(name)).id, "member")

    async def organisation(self, name: str = "Lunch Club") -> Owner:
        group = await self.town.group(name, accepts_credits=True)
        return await self._owner(group.id, "organisation")

    async def own(self, kind: str) -> Owner:
        """One of the community's own accounts."""
        return await self._owner(self.id, kind)

    async def _owner(self, owner_id: UUID, kind: str) -> Owner:
        account_id = (await self.row(_ACCOUNT, owner_id, kind))["id"]
        return Owner(self, owner_id, account_id, kind)

    async def logged(
        self,
        giver: Owner,
        receiver: Owner,
        minutes: int,
        **more: Unpack[More],
    ) -> ContributionId:
        """An entry, by default the giver's own."""
        contribution_id = ContributionId(new_id())
        async with self.transaction() as connection:
            await self.log(connection, contribution_id, giver, receiver, minutes, **more)
        return contribution_id

    async def log(
        self,
        connection: Connection,
        contribution_id: ContributionId,
        giver: Owner,
        receiver: Owner,
        minutes: int,
        **more: Unpack[More],
    ) -> None:
        day = more.get("day", A_DAY)
        await call(
            connection,
            _LOG,
            self.id,
            contribution_id,
            giver.id,
            receiver.kind if receiver.kind != "contributions" else "community",
            receiver.id,
            self.town.gardening,
            day,
            day + timedelta(days=more.get("days", 1) - 1),
            minutes,
            (more.get("stated_by") or giver).id,
            more.get("corrects_id"),
            more.get("looks_like_id"),
        )

    async def verify(
        self, by: Owner, *entries: ContributionId | tuple[ContributionId, int]
    ) -> list[Verdict]:
        """One posting; an entry comes with minutes where they are to be decided."""
        decisions = [e if isinstance(e, tuple) else (e, None) for e in entries]
        async with self.transaction() as connection:
            return await posting.verify(connection, self.id, by.actor, decisions)

    async def credits(
        self, giver: Owner, receiver: Owner, minutes: int, by: Owner, day: date = A_DAY
    ) -> Verdict:
        """An entry, verified by somebody."""
        (verdict,) = await self.verify(by, await self.logged(giver, receiver, minutes, day=day))
        if verdict.refusal:
            raise verdict.refusal
        return verdict

    async def move(
        self,
        kind: str,
        debit: Owner,
        credit: Owner,
        minutes: int,
        *,
        by: Owner,
        reason: str | None = None,
    ) -> TransferId:
        transfer_id = TransferId(new_id())
        move = Move(debit.account_id, credit.account_id, minutes, transfer_id)
        async with self.transaction() as connection:
            await posting.move(connection, self.id, by.actor, kind, [move], reason)
        return transfer_id

    async def reverse(self, by: Owner, *transfer_ids: UUID, reason: str = "mistake") -> None:
        async with self.transaction() as connection:
            ids = [TransferId(transfer_id) for transfer_id in transfer_ids]
            await posting.reverse(connection, self.id, by.actor, ids, reason)

    async def correct(
        self, by: Owner, corrected_id: ContributionId, reason: str = "wrong_minutes"
    ) -> Verdict:
        async with self.transaction() as connection:
            return await posting.correct(connection, self.id, by.actor, corrected_id, reason)

    async def capture(self, by: Owner, hold_id: HoldId, minutes: int) -> dict[str, Any]:
        async with self.transaction() as connection:
            return await posting.hold_capture(connection, self.id, by.actor, hold_id, minutes)

    async def release(self, hold_id: HoldId) -> None:
        async with self.transaction() as connection:
            await posting.hold_release(connection, self.id, hold_id)

    async def query(self, *contribution_ids: UUID) -> None:
        """The two sides differ."""
        await self.rows(
            "UPDATE timebank.contribution SET state = 'queried'"
            " WHERE community_id = $1 AND id = ANY ($2)",
            list(contribution_ids),
        )

    async def decline(self, contribution_id: UUID, by: Owner) -> None:
        await self.rows(
            "UPDATE timebank.contribution SET state = 'declined', decided_by_kind = 'member',"
            " decided_by = $3, decided_at = timebank.ledger_now()"
            " WHERE community_id = $1 AND id = $2",
            contribution_id,
            by.id,
        )

    async def separate(self, contribution_id: UUID, by: Owner) -> None:
        """Somebody says that it is not the same time as another entry."""
        await self.rows(
            "UPDATE timebank.contribution SET separate_by = $3 WHERE community_id = $1 AND id = $2",
            contribution_id,
            by.id,
        )

    async def historic(self, giver: Owner, receiver: Owner, minutes: int) -> None:
        """Hours of before the books, brought in by an import."""
        (row_id,) = await self.import_rows(None, kind="hours")
        await self.rows(
            _HISTORIC,
            row_id,
            giver.id,
            receiver.kind,
            receiver.id,
            self.town.gardening,
            A_DAY,
            minutes,
        )

    async def agree(self) -> None:
        """Stored balances are the sums of lines, numbered without gaps, and all together zero."""
        assert await self.rows(_DISAGREE) == []

    async def import_rows(
        self, *counted: Owner | None, kind: str = "openings", state: str = "posted"
    ) -> list[UUID]:
        """Lines of an import of balances that is being posted, each of one of these accounts."""
        async with self.transaction() as connection:
            return await self.write_rows(connection, counted, kind=kind, state=state)

    async def write_rows(
        self,
        connection: Connection,
        counted: Sequence[Owner | None],
        *,
        kind: str = "openings",
        state: str = "posted",
        outcome: str = "opened",
        day: date = LONG_AGO,
    ) -> list[UUID]:
        run_id, ids = new_id(), [new_id() for _ in counted]
        run = {
            "community_id": self.id,
            "id": run_id,
            "kind": kind,
            "file_sha256": run_id.bytes * 2,
            "options": {},
            "reading": {},
            "counted_on": day,
            "state": "checked",
            "counts": {},
            "run_by": run_id,
            "checked_at": func.timebank.ledger_now(),
        }
        rows: list[dict[str, Any]] = [
            {
                "community_id": self.id,
                "id": row_id,
                "run_id": run_id,
                "position": position,
                "row_number": position,
                "sheet": "",
                "account_id": owner.account_id if owner else None,
                "outcome": outcome,
                "problems": [],
            }
            for position, (row_id, owner) in enumerate(zip(ids, counted, strict=True))
        ]
        await connection.execute(insert(ImportRun).values(run))
        await connection.execute(insert(ImportRow), rows)
        await connection.execute(
            update(ImportRun)
            .where(ImportRun.community_id == self.id, ImportRun.id == run_id)
            .values(state=state)
        )
        return ids

    async def open_balances(
        self, by: Owner, counted: Sequence[tuple[Owner, int]], rows: Sequence[UUID] | None = None
    ) -> list[dict[str, Any]]:
        """What an earlier system counted, in minutes above or below zero."""
        row_ids = rows or await self.import_rows(*(owner for owner, _ in counted))
        openings = [
            (row_id, owner.account_id, minutes)
            for row_id, (owner, minutes) in zip(row_ids, counted, strict=True)
        ]
        async with self.transaction() as connection:
            return await posting.open_balances(connection, self.id, by.actor, openings)


_DISAGREE = """
WITH leg AS (
    SELECT debit_account_id AS account_id, -minutes AS change, d_seq AS seq, d_bal AS balance,
        recorded_at
    FROM timebank.transfer WHERE community_id = $1
    UNION ALL
    SELECT credit_account_id, minutes, c_seq, c_bal, recorded_at
    FROM timebank.transfer WHERE community_id = $1
), counted AS (
    SELECT account_id, change, seq, balance,
        sum(change) OVER w AS running, row_number() OVER w AS n
    FROM leg WINDOW w AS (PARTITION BY account_id ORDER BY recorded_at)
)
SELECT 'a running balance or number' AS what, account_id FROM counted
WHERE seq IS NOT NULL AND (seq, balance) <> (n, running)
UNION ALL
SELECT 'a stored balance', b.account_id FROM timebank.balance b
LEFT JOIN (SELECT account_id, sum(change) AS total, count(*) AS lines FROM leg GROUP BY 1) s
    USING (account_id)
WHERE b.community_id = $1 AND (b.balance, b.seq) <> (coalesce(s.total, 0), coalesce(s.lines, 0))
UNION ALL
SELECT 'held minutes', b.account_id FROM timebank.balance b
WHERE b.community_id = $1 AND b.held <> (
    SELECT coalesce(sum(h.minutes), 0) FROM timebank.hold h
    WHERE h.community_id = $1 AND h.account_id = b.account_id AND h.state = 'held')
UNION ALL
SELECT 'the sum of all', NULL FROM leg HAVING sum(change) <> 0
UNION ALL
SELECT 'a credit without its contribution', t.credit_account_id FROM timebank.transfer t
LEFT JOIN timebank.contribution c ON c.community_id = $1 AND c.id = t.contribution_id
WHERE t.community_id = $1 AND t.kind IN ('thank', 'exchange')
    AND (c.state, c.minutes) IS DISTINCT FROM ('verified', t.minutes)
UNION ALL
SELECT 'a verified contribution without its credit', c.giver_account_id
FROM timebank.contribution c WHERE c.community_id = $1 AND c.state = 'verified' AND NOT EXISTS (
    SELECT 1 FROM timebank.transfer t WHERE t.community_id = $1 AND t.contribution_id = c.id)
"""


@asynccontextmanager
async def as_service(service_url: str, books: Books) -> AsyncIterator["asyncpg.Connection[Any]"]:
    """Somebody at a SQL prompt with the service's own login, in this community."""
    connection = await asyncpg.connect(service_url)
    try:
        await connection.execute(f"SET timebank.community = '{books.id}'")
        yield connection
    finally:
        await connection.close()

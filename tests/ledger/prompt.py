"""Somebody at a SQL prompt with the service's own login, and the town they are after."""

import asyncio
from dataclasses import dataclass
from datetime import date, timedelta
from typing import Any, Self
from uuid import UUID

import asyncpg
import pytest
from tests.books import Books, Owner

from timebank.base.ids import new_id


@dataclass
class Prompt:
    """The prompt; and the ids of what stands in the books, by their names in braces in attacks."""

    connection: "asyncpg.Connection[Any]"
    ids: dict[str, UUID]

    @classmethod
    async def at(cls, connection: "asyncpg.Connection[Any]", books: Books) -> Self:
        people = {name: await books.member(name.capitalize()) for name in ("nia", "mair", "delyth")}
        people |= {"ifan": await books.member("Ifan"), "club": await books.organisation()}
        people |= {kind: await books.own(kind) for kind in ("pot", "contributions", "retired")}
        abroad = await Books.open(books.database)
        people |= {"owen": await abroad.member("Owen")}
        accounts = {f"{name}_account": UUID(int=o.account_id.int) for name, o in people.items()}
        lived = await _lived(books, **people)
        places = {"town": books.id, "abroad": abroad.id, "gardening": books.town.gardening}
        return cls(connection, {n: o.id for n, o in people.items()} | accounts | lived | places)

    async def types(self, sql: str) -> None:
        """A transaction of these statements, up to and with its COMMIT."""
        fresh = {"new": new_id(), "other": new_id()}
        async with self.connection.transaction():
            await self.connection.execute(sql.format(**self.ids, **fresh))

    async def asks(self, sql: str) -> list[Any]:
        """The first column of the answer. Nothing of it stays."""
        undone = self.connection.transaction()
        await undone.start()
        try:
            rows = await self.connection.fetch(sql.format(**self.ids, new=new_id(), other=new_id()))
        finally:
            await undone.rollback()
        return [row[0] for row in rows]

    async def refused(self, sql: str, sqlstate: str, by: str) -> None:
        """It breaks this rule: a constraint's name; or a word about the right that is not there."""
        with pytest.raises(asyncpg.PostgresError) as refusal:
            await self.types(sql)
        found = refusal.value
        assert found.sqlstate == sqlstate, found.message
        assert by == found.constraint_name or (not found.constraint_name and by in found.message)


async def _lived(
    books: Books, *, nia: Owner, mair: Owner, delyth: Owner, ifan: Owner, club: Owner, **_: Owner
) -> dict[str, UUID]:
    """Nia was thanked for 60 minutes and helped Mair for 5; she gave 9 and got 1 back, spent 10,
    and holds 20. Another hour for Mair waits. Ifan has left."""
    thank = await books.credits(nia, club, 60, delyth)
    gift, mistake = await nia.gives(8, mair), await nia.gives(1, mair)
    await books.reverse(delyth, mistake)
    help_ = await books.credits(nia, mair, 5, mair, day=date(2025, 5, 1))
    spent, released = await nia.holds(10, club), await nia.holds(3, club)
    spend = await books.capture(nia, spent, 10)
    await books.release(released)
    lapsed = await nia.holds(7, club, lasts=timedelta(seconds=0.2))
    used_row, *rows = await books.import_rows(mair, club, await books.own("pot"), ifan)
    (hours_row,) = await books.import_rows(club, kind="hours")
    (unposted_row,) = await books.import_rows(club, state="checked")
    (opening,) = await books.open_balances(delyth, [(mair, 3)], [used_row])
    doubted = await books.logged(nia, mair, 30, day=date(2025, 7, 2))
    await books.query(doubted)
    await ifan.limits(closed=True)
    hold = await nia.holds(20, club)
    await asyncio.sleep(0.2)
    reversals = "SELECT id FROM timebank.transfer WHERE community_id = $1 AND reverses_id = $2"
    return {
        "thanked_entry": thank.contribution_id,
        "helped_entry": help_.contribution_id,
        "waiting": await books.logged(nia, mair, 60, day=date(2025, 7, 1)),
        "group_entry": await books.logged(nia, club, 60, day=date(2025, 7, 1)),
        "doubted": doubted,
        "thank": (thank.transfer or {})["id"],
        "exchange": (help_.transfer or {})["id"],
        "gift": gift,
        "mistake": mistake,
        "reversal": (await books.row(reversals, mistake))["id"],
        "spend": spend["id"],
        "opening": opening["id"],
        "hold": hold,
        "spent": spent,
        "released": released,
        "lapsed": lapsed,
        **dict(zip(("row", "pot_row", "ifan_row"), rows, strict=True)),
        "hours_row": hours_row,
        "unposted_row": unposted_row,
        "used_row": used_row,
    }

"""A town in which hours are given by the thousand, for what is measured on full books."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date, timedelta
from typing import Self
from uuid import UUID

import httpx
from tests.api.town import Town

from timebank.base.ids import ContributionId, new_id
from timebank.contributions import statements
from timebank.contributions.rules import Entry, Side
from timebank.contributions.statements import Logged
from timebank.db.engine import Connection, Database
from timebank.ledger import bulk
from timebank.ledger.posting import Actor, ActorKind
from timebank.proof import sealing

GIVERS = 200
AT_ONCE = 1_000
SECRET = bytes(32)


@dataclass(frozen=True)
class Hours:
    """A town with a group that thanks for whatever is given to it."""

    database: Database
    town: Town
    club_id: UUID
    coordinator_id: UUID
    giver_ids: list[UUID]
    first_day: date = date(2000, 1, 1)
    every_days: int = 1

    @classmethod
    async def in_town(
        cls,
        database: Database,
        *,
        givers: int = GIVERS,
        first_day: date = date(2000, 1, 1),
        every_days: int = 1,
    ) -> Self:
        async with httpx.AsyncClient() as unused:
            town = await Town.make(database, unused)
            club, coordinator = await town.group(), await town.coordinator()
            ids = [(await town.person(f"Giver {n}")).id for n in range(givers)]
        return cls(database, town, club.id, coordinator.id, ids, first_day, every_days)

    async def give(self, first: int) -> None:
        """The next thousand from a number on, logged and verified in one transaction."""
        async with self.database.transaction(self.town.id) as connection:
            await self._verify(connection, await self._log(connection, first))

    async def log(self, first: int) -> list[ContributionId]:
        """The next thousand from a number on, for somebody to verify."""
        async with self.database.transaction(self.town.id) as connection:
            return await self._log(connection, first)

    async def verify(self, ids: Sequence[ContributionId]) -> None:
        """All of these at once: nothing writes faster."""
        async with self.database.transaction(self.town.id) as connection:
            await self._verify(connection, ids)

    async def _log(self, connection: Connection, first: int) -> list[ContributionId]:
        """Each is one hour of one giver on a day of its own, so that no two look like the same
        time."""
        rows = [self._row(number) for number in range(first, first + AT_ONCE)]
        await statements.log(connection, self.town.id, rows)
        return [ContributionId(row.id) for row in rows]

    async def _verify(self, connection: Connection, ids: Sequence[ContributionId]) -> None:
        actor = Actor(ActorKind.MEMBER, self.coordinator_id)
        if refused := await bulk.verify_many(connection, self.town.id, actor, ids):
            raise RuntimeError(refused)

    async def seal(self) -> None:
        """Everything that waits."""
        sealed = 1
        while sealed:
            async with self.database.transaction(self.town.id) as connection:
                sealed = await sealing.seal(connection, [SECRET], self.town.id)

    def _row(self, number: int) -> Logged:
        round_, giver_number = divmod(number, len(self.giver_ids))
        day = self.first_day + timedelta(days=round_ * self.every_days)
        giver, gardening = self.giver_ids[giver_number], self.town.gardening
        entry = Entry(giver, "organisation", self.club_id, gardening, day, day, 60)
        return Logged(new_id(), entry, Side.GIVER, self.coordinator_id)

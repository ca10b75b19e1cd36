"""Closing a session of 200, and typing its paper sheet in, over HTTP."""

import itertools
import time
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from datetime import UTC, date, datetime, timedelta
from typing import Any, Self
from uuid import UUID

import httpx
from tests.api.town import Person, Town

from bench.figures import Figure
from bench.installation import Bench, analyze, prepare, server, serving
from timebank.base.ids import new_id
from timebank.db.engine import Database
from timebank.people import service as people
from timebank.people.service import NewMember

GIVERS = 200
WANTED = "< 1 s"


async def run(*, rounds: int, seconds: float) -> list[Figure]:  # noqa: ARG001 - each is one request
    """One request each; every round a session of another day, of the same 200 people."""
    with server() as embedded:
        bench = await prepare(embedded)
        closing = await _Closing.begun(bench)
        await analyze(bench)
        with serving(bench) as port:
            async with httpx.AsyncClient(base_url=f"http://127.0.0.1:{port}", timeout=60) as client:
                await closing.close(client)
                closed = [await closing.close(client) for _ in range(rounds)]
                typed = [await closing.type_in(client) for _ in range(rounds)]
        await closing.database.close()
    show = "{:.2f} s".format
    return [
        Figure("a session of 200 closed over HTTP", closed, WANTED, show),
        Figure("a paper sheet of 200 typed in over HTTP", typed, WANTED, show),
    ]


@dataclass(frozen=True)
class _Closing:
    """A group's lead, what they plan, and who comes to it."""

    database: Database
    town: Town
    lead: Person
    plan: dict[str, Any]
    who: Sequence[UUID]
    days: Iterator[date]

    @classmethod
    async def begun(cls, bench: Bench) -> Self:
        database = Database(bench.service_url)
        async with httpx.AsyncClient() as unused:
            town = await Town.make(database, unused)
        club = await town.group()
        lead = await town.lead("Llinos", club)
        newcomers = [NewMember(new_id(), f"Giver {n}", "cy") for n in range(GIVERS)]
        async with database.transaction(town.id) as connection:
            ids = await people.add_members(connection, town.id, newcomers, keeper_id=lead.id)
        plan = {
            "organisation_id": str(club.id),
            "activity_id": str(town.gardening),
            "name_en": "Lunch",
            "starts": "00:00",
            "minutes": 1439,
        }
        today = datetime.now(UTC).date()
        days = (today - timedelta(days=number) for number in itertools.count(1))
        return cls(database, town, lead, plan, ids, days)

    async def close(self, client: httpx.AsyncClient) -> float:
        """Seconds to close a session to which all of them came."""
        here = await self._planned(client)
        for one in self.who:
            told = {"member_id": str(one), "minutes": 60}
            await self._posts(client, f"{here}/attendance", told)
        return await self._timed(client, f"{here}/close", {})

    async def type_in(self, client: httpx.AsyncClient) -> float:
        """Seconds to type in a sheet of all of them, and close with it."""
        lines = [{"member_id": str(one), "minutes": 60} for one in self.who]
        return await self._timed(client, f"{await self._planned(client)}/sheet", {"lines": lines})

    async def _planned(self, client: httpx.AsyncClient) -> str:
        session = await self._posts(client, "/sessions", {**self.plan, "day": str(next(self.days))})
        return f"/sessions/{session['id']}"

    async def _timed(self, client: httpx.AsyncClient, path: str, body: Any) -> float:
        begun = time.perf_counter()
        closed = await self._posts(client, path, body)
        took = time.perf_counter() - begun
        if closed["credited"] != GIVERS:
            raise RuntimeError(closed["items"][:3])
        return took

    async def _posts(self, client: httpx.AsyncClient, path: str, body: Any) -> Any:
        headers = {
            "Authorization": f"Bearer {self.lead.token}",
            "Idempotency-Key": str(new_id()),
        }
        answer = await client.post(f"{self.town.base}{path}", json=body, headers=headers)
        answer.raise_for_status()
        return answer.json()

"""Phones on which entries waited, and what they send: the bytes, keys and headers of the app
(front/app/outbox.js), over real HTTP, each entry twice.

A phone sends in order, and an entry whose answer is lost, or no verdict, again. Whatever was sent
is sent once more with the same key: half the phones begin anew after all of it, as if no answer had
come; on the others two windows send at the same time, as a browser without locks would.
"""

import asyncio
import json
from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date, timedelta
from uuid import UUID, uuid4

import httpx
from sqlalchemy import select
from tests.api.town import Group, Person, Town

from timebank.base.actors import Language
from timebank.ledger.contribution_tables import Contribution

MINUTES = (30, 60, 90, 120)
LATER = frozenset({"request_in_progress", "too_many_requests", "unavailable"})
TIRED_AFTER = 60
AT_ONCE = 50
"""Phones that have found a signal at the same moment."""
_FIRST = date(2025, 3, 1)


@dataclass(frozen=True)
class Queued:
    """An entry as the outbox keeps it."""

    id: UUID
    key: str
    body: bytes


@dataclass(frozen=True)
class Phone:
    """Somebody's phone with what waits on it."""

    person: Person
    queue: Sequence[Queued]
    has_two_windows: bool

    async def sends_all_twice(self, http: httpx.AsyncClient) -> Counter[int]:
        """How often which status was the last word on an entry."""
        if self.has_two_windows:
            first, second = await asyncio.gather(self._sends(http), self._sends(http))
        else:
            first, second = await self._sends(http), await self._sends(http)
        assert first == second, "an entry that is sent again gets the answer that it got"
        return Counter(status for window in (first, second) for status, _ in window)

    async def _sends(self, http: httpx.AsyncClient) -> list[tuple[int, str]]:
        return [await self._send(http, entry) for entry in self.queue]

    async def _send(self, http: httpx.AsyncClient, entry: Queued) -> tuple[int, str]:
        slug = self.person.town.slug
        headers = {
            "Cookie": f"timebank-{slug}={self.person.token}",
            "Timebank-App": slug,
            "Sec-Fetch-Site": "same-origin",
            "Accept-Language": Language.WELSH.value,
            "Content-Type": "application/json",
            "Idempotency-Key": entry.key,
        }
        path = f"{self.person.town.base}/contributions"
        said: dict[str, str] = {}
        for tried in range(TIRED_AFTER):
            try:
                answer = await http.post(path, content=entry.body, headers=headers)
                said = answer.json()
                if answer.status_code < 500 and said.get("code") not in LATER:
                    return answer.status_code, said.get("id", said.get("code", ""))
            except httpx.TransportError as lost:
                said = {"lost": str(lost)}
            await asyncio.sleep(min(0.05 * 2**tried, 2))
        raise AssertionError(f"no verdict: {said}")


async def phones(town: Town, count: int, entries: int) -> list[Phone]:
    """So many members' phones, each with so many entries of days that are over."""
    club = await town.group()
    people = [await town.person(f"Member {number}") for number in range(count)]
    return [
        Phone(person, [_entry(person, club, day) for day in range(entries)], number % 2 == 1)
        for number, person in enumerate(people)
    ]


async def send_all(found: Sequence[Phone], http: httpx.AsyncClient) -> Counter[int]:
    """Every phone sends everything twice, many at once; how often which status came."""
    statuses = Counter[int]()
    for first in range(0, len(found), AT_ONCE):
        some = found[first : first + AT_ONCE]
        for one in await asyncio.gather(*(phone.sends_all_twice(http) for phone in some)):
            statuses += one
    return statuses


async def kept(town: Town) -> list[UUID]:
    """Every contribution that stands in the town's books, as often as it does."""
    async with town.database.transaction(town.id) as connection:
        asked = select(Contribution.id).where(Contribution.community_id == town.id)
        return list((await connection.execute(asked)).scalars())


def _entry(person: Person, club: Group, day: int) -> Queued:
    entry_id = uuid4()
    told = {
        "id": str(entry_id),
        "giver_id": str(person.id),
        "receiver": {"organisation_id": str(club.id)},
        "activity_id": str(person.town.gardening),
        "worked_on": str(_FIRST + timedelta(days=day)),
        "minutes": MINUTES[day % len(MINUTES)],
    }
    body = json.dumps(told, separators=(",", ":"), ensure_ascii=False).encode()
    return Queued(entry_id, str(uuid4()), body)

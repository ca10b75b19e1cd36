"""Members, a lead and a coordinator who never stop, and remember every answer they were given."""

import asyncio
import itertools
import random
from collections.abc import Callable, Iterator
from dataclasses import dataclass, field
from datetime import date, timedelta
from typing import Any
from uuid import uuid4

import httpx
from tests.api.books import gift
from tests.api.town import Group, Person, Town

WORKERS = 6
SECONDS_TO_ANSWER = 5
FINAL = 500
"""An answer below it is a word given: it is kept, and the same request gets it again."""


@dataclass
class Sent:
    """A request as it went out, and the answer if one came. `made` are the ids it was to make."""

    person: Person
    path: str
    body: dict[str, Any]
    key: str
    made: list[str]
    answers: list[tuple[int, Any]] = field(default_factory=list)

    @property
    def done(self) -> bool:
        return any(status in (200, 201) for status, _ in self.answers)

    async def goes_out(self, http: httpx.AsyncClient) -> bool:
        """Whether an answer came back that is a word given."""
        headers = {"Authorization": f"Bearer {self.person.token}", "Idempotency-Key": self.key}
        url = f"{self.person.town.base}{self.path}"
        try:
            answer = await http.post(url, json=self.body, headers=headers)
        except httpx.TransportError:
            return False
        if answer.status_code < FINAL and answer.json().get("code") != "request_in_progress":
            self.answers.append((answer.status_code, answer.json()))
            return True
        return False


@dataclass
class Load:
    """What was sent, in its order; `stopped` ends the workers."""

    town: Town
    club: Group
    members: list[Person]
    lead: Person
    coordinator: Person
    chance: random.Random
    sent: list[Sent] = field(default_factory=list)
    stopped: bool = False
    _days: Iterator[str] = field(
        default_factory=lambda: (str(date(2018, 1, 1) + timedelta(n)) for n in itertools.count())
    )

    async def runs(self, url: Callable[[], str]) -> None:
        """Workers send until they are stopped, to wherever the service is."""
        await asyncio.gather(*(self._works(url) for _ in range(WORKERS)))

    async def _works(self, url: Callable[[], str]) -> None:
        while not self.stopped:
            async with httpx.AsyncClient(base_url=url(), timeout=SECONDS_TO_ANSWER) as http:
                act = self.chance.choice([self._logs_and_confirms, self._thanks, self._gives])
                for one in act():
                    self.sent.append(one)
                    if not await one.goes_out(http):
                        await asyncio.sleep(0.05)
                        break

    def _logs_and_confirms(self) -> Iterator[Sent]:
        nia, entry_id = self.chance.choice(self.members), str(uuid4())
        entry = {
            "id": entry_id,
            "giver_id": str(nia.id),
            "receiver": {"organisation_id": str(self.club.id)},
            "activity_id": str(self.town.gardening),
            "worked_on": next(self._days),
            "minutes": self.chance.randint(1, 90),
        }
        yield Sent(nia, "/contributions", entry, str(uuid4()), [entry_id])
        by = self.chance.choice([self.lead, self.coordinator])
        yield Sent(by, f"/contributions/{entry_id}/verify", {}, str(uuid4()), [])

    def _thanks(self) -> Iterator[Sent]:
        people = self.chance.sample(self.members, 3)
        ids = [str(uuid4()) for _ in people]
        lines = [
            {"id": line_id, "member_id": str(one.id), "minutes": 30}
            for line_id, one in zip(ids, people, strict=True)
        ]
        body = {
            "organisation_id": str(self.club.id),
            "activity_id": str(self.town.choir),
            "worked_on": next(self._days),
            "lines": lines,
        }
        yield Sent(self.lead, "/thanks", body, str(uuid4()), ids)

    def _gives(self) -> Iterator[Sent]:
        nia, mair = self.chance.sample(self.members, 2)
        transfer_id = str(uuid4())
        body = gift(mair, self.chance.randint(1, 60), id=transfer_id)
        yield Sent(nia, "/transfers", body, str(uuid4()), [transfer_id])

"""A verifier's desk: the queue among ten years of hours, and thanks for two hundred people."""

import os
import time
from dataclasses import replace
from datetime import UTC, date, datetime, timedelta

import httpx
from tests.api.town import Group, Person

from bench.figures import Figure
from bench.hours import AT_ONCE, SECRET, Hours
from bench.installation import analyze, as_served, prepare, server
from timebank.app import create_app
from timebank.db.engine import Database

THOUSANDS = int(os.environ.get("BENCH_THOUSANDS", "350"))
GIVERS = 1_000
EVERY_DAYS = 10
WAITING = 500
ASKS = 40
PEOPLE = 200


async def run(*, rounds: int, seconds: float) -> list[Figure]:
    """The queue is asked for as a coordinator's console asks; each round's figure is the time in
    which 95 of 100 answers came."""
    del seconds
    with server() as embedded:
        bench = await prepare(embedded)
        database = Database(bench.service_url)
        first_day = _today() - timedelta(days=THOUSANDS * EVERY_DAYS + 1)
        hours = await Hours.in_town(
            database, givers=GIVERS, first_day=first_day, every_days=EVERY_DAYS
        )
        for number in range(THOUSANDS):
            await hours.give(number * AT_ONCE)
        transport = httpx.ASGITransport(create_app(database, key_secrets=[SECRET]))
        as_served()
        async with httpx.AsyncClient(transport=transport, base_url="http://bench") as http:
            town = replace(hours.town, http=http)
            people = [Person(town, one, "", "") for one in hours.giver_ids[:PEOPLE]]
            coordinator = await town.coordinator("Delyth Prys")
            club = Group(hours.club_id, "")
            await _wait(coordinator, people, club)
            await analyze(bench)
            queue, thanks = list[float](), list[float]()
            for number in range(rounds):
                queue.append(await _asked(coordinator))
                thanks.append(await _thanked(coordinator, people, club, number))
        await database.close()
    return [
        Figure(f"queue among {THOUSANDS},000 hours, p95, ms", queue, "< 100"),
        Figure(f"thanking {PEOPLE} people in one call, ms", thanks, "< 1,000"),
    ]


def _today() -> date:
    return datetime.now(UTC).date()


async def _wait(coordinator: Person, people: list[Person], club: Group) -> None:
    """Some hundred entries for somebody to look at."""
    for number in range(WAITING):
        day = _today() - timedelta(days=1 + number // len(people))
        giver = people[number % len(people)]
        await coordinator.logs(minutes=60, helped=club, giver=giver, worked_on=str(day))


async def _asked(coordinator: Person) -> float:
    took = []
    for _ in range(ASKS):
        began = time.monotonic()
        await coordinator.gets("/contributions/queue")
        took.append((time.monotonic() - began) * 1_000)
    return sorted(took)[int(len(took) * 0.95)]


async def _thanked(coordinator: Person, people: list[Person], club: Group, number: int) -> float:
    day = _today() - timedelta(days=20 + number)
    sent = {
        "organisation_id": str(club.id),
        "activity_id": str(coordinator.town.gardening),
        "worked_on": str(day),
        "lines": [{"member_id": str(one.id), "minutes": 90} for one in people],
    }
    began = time.monotonic()
    await coordinator.posts("/thanks", sent, status=201)
    return (time.monotonic() - began) * 1_000

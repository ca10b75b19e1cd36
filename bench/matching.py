"""Matches for one request among 100,000 offers of one community, one after the other."""

import json
import random
import time
from datetime import UTC, date, datetime, timedelta
from itertools import cycle
from statistics import quantiles
from typing import Any
from uuid import UUID

import httpx
from sqlalchemy import select, update
from tests.api.town import Person, Town

from bench.figures import Figure
from bench.hours import AT_ONCE, SECRET, Hours
from bench.installation import analyze, as_served, prepare, server
from timebank.activities import queries as activities
from timebank.activities.shipped import shipped
from timebank.activities.tables import Activity
from timebank.app import create_app
from timebank.base.ids import new_id
from timebank.communities.tables import Community
from timebank.db.engine import Database, call
from timebank.http.edge import Edge
from timebank.listings.rules import Time

OFFERS = 100_000
MEMBERS = 1_000
WEEKS = 12
"""Of an hour each week of each member."""
UNCOUNTED = Edge(requests_a_minute=1_000_000_000)
AREAS = ("caerau", "ely", "fairwater")
_ADD = """
INSERT INTO timebank.listing (community_id, id, kind, member_id, activity_id, title_en, times,
    areas, languages, expires_on, state, made_by, listed_at)
SELECT $1, l.id, l.kind, l.member_id, l.activity_id, 'Help', l.times, l.areas, l.languages,
    timebank.community_today($1) + 90, 'open', l.member_id, timebank.ledger_now()
FROM jsonb_populate_recordset(NULL::timebank.listing, $2::jsonb) AS l
"""


async def run(*, rounds: int, seconds: float) -> list[Figure]:
    """Requests for what many offer and few do, and members who offer and ask for several things.
    A fifth of all offers are for one activity."""
    with server() as embedded:
        bench = await prepare(embedded)
        chance = random.Random(5)  # noqa: S311 - the same town every time
        database = Database(bench.service_url)
        first_day = datetime.now(UTC).date() - timedelta(days=7 * WEEKS + 1)
        town = await _town(database, first_day)
        known = await _activities(database, town)
        people = [one for name, one in town.people.items() if name.startswith("Giver")]
        await _fill(database, town, people, known, chance)
        asked = await _asked(database, town, people, known, chance)
        await analyze(bench)
        figures = []
        transport = httpx.ASGITransport(create_app(database, UNCOUNTED, key_secrets=[SECRET]))
        as_served()
        async with httpx.AsyncClient(transport=transport, base_url="http://bench") as http:
            for name, calls in asked.items():
                took = [await _percentile(http, calls, seconds / len(asked)) for _ in range(rounds)]
                label = f"matches among {OFFERS:,} offers, {name}, p95, ms"
                figures.append(Figure(label, took, "< 200"))
        await database.close()
    return figures


async def _percentile(
    http: httpx.AsyncClient, calls: list[tuple[str, str]], seconds: float
) -> float:
    """The time that 95 of 100 answers take at most, in milliseconds."""
    took: list[float] = []
    until = time.monotonic() + seconds
    for path, token in cycle(calls):
        if time.monotonic() > until and len(took) >= len(calls):
            break
        began = time.perf_counter()
        answer = await http.get(path, headers={"Authorization": f"Bearer {token}"})
        took.append((time.perf_counter() - began) * 1_000)
        answer.raise_for_status()
    return quantiles(took, n=20)[-1]


async def _town(database: Database, first_day: date) -> Town:
    """A town in which everybody gives an hour a week."""
    hours = await Hours.in_town(database, givers=MEMBERS, first_day=first_day, every_days=7)
    for number in range(WEEKS * MEMBERS // AT_ONCE):
        await hours.give(number * AT_ONCE)
    areas = [{"code": code, "name_en": code, "name_cy": code} for code in AREAS]
    async with database.transaction(hours.town.id) as connection:
        ours = Community.id == hours.town.id
        await connection.execute(update(Community).where(ours).values(areas=areas))
    return hours.town


async def _activities(database: Database, town: Town) -> list[UUID]:
    """The shipped ones, as every community has them: gardening first."""
    async with database.transaction(town.id) as connection:
        there = set((await connection.execute(select(Activity.code))).scalars())
        new = [one for one in shipped() if one.code not in there and one.risk_class != "not_here"]
        rows = [
            {
                "id": new_id(),
                "code": one.code,
                "name_en": one.name_en,
                "name_cy": one.name_cy,
                "risk_class": one.risk_class,
                "asks_for": one.asks_for,
                "before_en": one.before_en,
                "before_cy": one.before_cy,
                "in_use": True,
            }
            for one in new
        ]
        await activities.add(connection, town.id, rows)
        found = await connection.execute(select(Activity.id).order_by(Activity.code))
        others = found.scalars().all()
    return [town.gardening, *(one for one in others if one != town.gardening)]


async def _fill(
    database: Database,
    town: Town,
    people: list[Person],
    known: list[UUID],
    chance: random.Random,
) -> None:
    for _ in range(0, OFFERS, AT_ONCE):
        rows = [
            _listing(
                "offer",
                chance.choice(people),
                chance.choice(known if chance.random() < 0.8 else known[:1]),
                chance,
            )
            for _ in range(AT_ONCE)
        ]
        await _add(database, town, rows)


async def _asked(
    database: Database,
    town: Town,
    people: list[Person],
    known: list[UUID],
    chance: random.Random,
) -> dict[str, list[tuple[str, str]]]:
    """Who asks what: a path and a token for each."""
    asked: dict[str, list[tuple[str, str]]] = {}
    for name, among in (("of any activity", known[1:]), ("of every fifth's", known[:1])):
        askers = chance.sample(people, 40)
        rows = [_listing("request", one, chance.choice(among), chance) for one in askers]
        await _add(database, town, rows)
        asked[f"a request {name}"] = [
            (f"{town.base}/requests/{row['id']}/matches", one.token)
            for row, one in zip(rows, askers, strict=True)
        ]
    asked["a member's"] = [
        (f"{town.base}/members/{one.id}/matches", one.token) for one in chance.sample(people, 20)
    ]
    return asked


async def _add(database: Database, town: Town, rows: list[dict[str, Any]]) -> None:
    async with database.transaction(town.id) as connection:
        await call(connection, _ADD, town.id, json.dumps(rows))


def _listing(kind: str, owner: Person, activity_id: UUID, chance: random.Random) -> dict[str, Any]:
    return {
        "id": str(new_id()),
        "kind": kind,
        "member_id": str(owner.id),
        "activity_id": str(activity_id),
        "times": chance.sample([*Time], k=chance.randint(0, 3)),
        "areas": chance.sample(AREAS, k=chance.randint(0, 2)),
        "languages": chance.sample(["cy", "en", "ar"], k=chance.randint(0, 2)),
    }

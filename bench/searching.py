"""Searches among 100,000 offers of one community, over HTTP, one after the other."""

import random
import time
from collections.abc import Iterator
from itertools import cycle
from statistics import quantiles
from uuid import UUID

import httpx
from sqlalchemy import select
from tests.api.town import Town

from bench.figures import Figure
from bench.installation import Bench, analyze, prepare, server, serving
from timebank.activities import queries as activities
from timebank.activities.queries import Known
from timebank.activities.shipped import shipped
from timebank.activities.tables import Activity
from timebank.base.ids import new_id
from timebank.db.engine import Database
from timebank.listings import service
from timebank.listings.rules import ListingKind, Time
from timebank.listings.service import NewListing
from timebank.listings.word_rules import SAYS_LITTLE

OFFERS = 100_000
AT_ONCE = 1_000
OWNERS = 200
WORDS = 20_000
"""That people use, each as often as words are, by Zipf's law. Those that say little are left out
here as they are in a search: so the law begins at the sixtieth."""
_FIRST = 60
COMMON = "local"
"""Stands in every third offer."""
_SYLLABLES = "ga dr en li wy mo sta fa nt er ol ys bre ca ddi llo gw pa ri tu ne ho mi as".split()  # noqa: SIM905 - to be read
PHRASES = (
    "gardening",
    "garddio",
    "gardenning",
    "company and a chat",
    "lift to hospital",
    "lifft",
    "shoping",
    "coginio",
    "goginio",
    "computer",
    "cyfrifiadur",
    "dog walking",
    "mynd â'r ci am dro",
    "diy",
    "knitting",
    "gwau",
    "someone to read letters",
    "singing",
    "canu",
    "sewing machine",
)


async def run(*, rounds: int, seconds: float) -> list[Figure]:
    """Phrases that people use, rare and common words, and the list as it is opened."""
    with server() as embedded:
        bench = await prepare(embedded)
        chance = random.Random(5)  # noqa: S311 - the same town every time
        town, token, words = await _filled(bench, chance)
        await analyze(bench)
        asked = {
            "phrases": [f"?q={phrase}" for phrase in PHRASES],
            "words, common to rare": [f"?q={words[n]}" for n in (0, 3, 10, 50, 200, 999, 9_999)],
            "a word of every third": [f"?q={COMMON}", f"?q={COMMON}+{words[5]}"],
            "the newest": ["", "?time=weekend_morning", "?language=cy&limit=20"],
        }
        figures = []
        with serving(bench) as port:
            for name, queries in asked.items():
                path = f"http://127.0.0.1:{port}{town.base}/offers"
                found = [
                    _percentile(path, token, queries, seconds / len(asked)) for _ in range(rounds)
                ]
                label = f"search among {OFFERS:,} offers, {name}, p95, ms"
                figures.append(Figure(label, found, "< 100"))
    return figures


def _percentile(path: str, token: str, queries: list[str], seconds: float) -> float:
    """The time that 95 of 100 searches take at most, in milliseconds. Each is asked four times at
    least."""
    took: list[float] = []
    until = time.monotonic() + seconds
    with httpx.Client(headers={"Authorization": f"Bearer {token}"}) as client:
        client.get(path).raise_for_status()
        for query in cycle(queries):
            if time.monotonic() > until and len(took) >= 4 * len(queries):
                break
            began = time.perf_counter()
            client.get(path + query).raise_for_status()
            took.append((time.perf_counter() - began) * 1_000)
    return quantiles(took, n=20)[-1]


async def _filled(bench: Bench, chance: random.Random) -> tuple[Town, str, list[str]]:
    """A town with so many offers, the token of a member in it, and its words, common to rare."""
    database = Database(bench.service_url)
    async with httpx.AsyncClient() as unused:
        town = await Town.make(database, unused)
        people = [await town.person(f"Giver {n}") for n in range(OWNERS)]
    known = await _activities(database, town)
    words = list(_words(chance))
    shares = [1 / (place + _FIRST) for place in range(len(words))]
    owners = [person.id for person in people]
    for _ in range(0, OFFERS, AT_ONCE):
        new = [
            _offer(chance, chance.choice(owners), chance.choice(known), words, shares)
            for _ in range(AT_ONCE)
        ]
        async with database.transaction(town.id) as connection:
            await service.add(connection, town.id, new)
    await database.close()
    return town, people[0].token, words


async def _activities(database: Database, town: Town) -> list[Known]:
    """The shipped ones, as every community has them."""
    async with database.transaction(town.id) as connection:
        there = set((await connection.execute(select(Activity.code))).scalars())
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
            for one in shipped()
            if one.code not in there
        ]
        await activities.add(connection, town.id, rows)
        return await activities.directory(connection, town.id)


def _words(chance: random.Random) -> Iterator[str]:
    """Words of two to four syllables, none of them twice."""
    said = set(SAYS_LITTLE)
    while len(said) < WORDS:
        word = "".join(chance.choices(_SYLLABLES, k=chance.randint(2, 4)))
        if word not in said:
            said.add(word)
            yield word


def _offer(
    chance: random.Random,
    owner: UUID,
    activity: Known,
    words: list[str],
    shares: list[float],
) -> NewListing:
    said = chance.choices(words, shares, k=16)
    name = chance.choice([activity.name_en, activity.name_cy, *activity.aliases])
    language = chance.choice(["en", "cy"])
    if chance.random() * 3 < 1:
        said.append(COMMON)
    title, text = f"{name} {' '.join(said[:2])}", " ".join(said[2:])
    return NewListing(
        id=new_id(),
        kind=ListingKind.OFFER,
        member_id=owner,
        organisation_id=None,
        activity_id=activity.id,
        times=chance.sample([*Time], k=2),
        languages=[language],
        title_en=title if language == "en" else None,
        title_cy=title if language == "cy" else None,
        text_en=text if language == "en" else None,
        text_cy=text if language == "cy" else None,
    )

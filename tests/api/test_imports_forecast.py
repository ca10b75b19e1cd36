"""What the check foretells is what the books then do, whatever is in the sheet."""

import random

import httpx
import pytest
from tests.api.spreadsheets import agrees, checks, hours, sums_to_zero
from tests.api.town import Person, Town

from timebank.base.ids import AccountId
from timebank.db.engine import Database
from timebank.ledger import posting
from timebank.ledger.posting import Actor, ActorKind, Limits

pytestmark = pytest.mark.anyio

ROWS = 150


@pytest.mark.parametrize("seed", range(4))
async def test_the_books_do_what_was_foretold(
    database: Database, http: httpx.AsyncClient, seed: int
) -> None:
    chance = random.Random(seed)  # noqa: S311 - a made-up sheet
    town = await Town.make(database, http, floor_minutes=chance.choice((0, -120)))
    await town.group("Lunch Club")
    delyth = await town.coordinator()
    people = [await town.person(name) for name in ("Nia", "Mair", "Tomos", "Siân", "Aled")]
    for person in people[2:]:
        await _limited(town, delyth, person, chance)
    run = await checks(delyth, hours(*(_row(chance, people) for _ in range(ROWS))))
    posted = await agrees(delyth, run)
    minutes = await sums_to_zero(delyth)
    assert posted["counts"] == run["counts"]
    assert minutes["member"] + minutes["pot"] == -minutes["contributions"] > 0


def _row(chance: random.Random, people: list[Person]) -> str:
    giver, receiver = chance.sample([person.name for person in people], 2)
    if chance.random() < 0.4:
        receiver = "Lunch Club"
    day = chance.choice((f"{chance.randint(1, 28):02}/06/2025", "June 2025"))
    what = chance.choice(("gardening", "choir"))
    return f"{day},{giver},{receiver},{what},{chance.randint(1, 400)} mins"


async def _limited(town: Town, delyth: Person, person: Person, chance: random.Random) -> None:
    """Some have a ceiling, some pass thanks on, some have left."""
    limits = Limits(
        town.floor_minutes,
        chance.choice((None, 100)),
        passes_on=chance.random() < 0.3,
        closed=chance.random() < 0.2,
    )
    account_id = await town.account_of(person.id)
    async with town.database.transaction(town.id) as connection:
        await posting.limits_set(
            connection,
            town.id,
            Actor(ActorKind.MEMBER, delyth.id),
            AccountId(account_id),
            limits,
            "other",
        )

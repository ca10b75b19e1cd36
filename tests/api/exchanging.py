"""What the tests of exchanges do again and again."""

from collections.abc import Mapping, Sequence
from datetime import date
from typing import Any

from sqlalchemy import func, select, update
from tests.api.town import Person, Town

from timebank.people.tables import Member

Who = Person | Sequence[Person]


def _named(who: Who) -> list[dict[str, str]]:
    people = [who] if isinstance(who, Person) else who
    return [{"member_id": str(one.id)} for one in people]


async def today(town: Town) -> date:
    async with town.database.transaction(town.id) as connection:
        found = await connection.execute(select(func.timebank.community_today(town.id)))
        day: date = found.scalar_one()
        return day


async def proposes(
    person: Person, *, giver: Who, receiver: Who, status: int = 201, **more: Any
) -> Any:
    """Somebody proposes that one helps another today."""
    body = {
        "activity_id": str(person.town.gardening),
        "givers": _named(giver),
        "receivers": _named(receiver),
        "planned_on": str(await today(person.town)),
        **more,
    }
    return await person.posts("/exchanges", body, status=status)


async def says(
    person: Person, act: str, exchange: Mapping[str, Any], *, status: int = 200, **more: Any
) -> Any:
    """Somebody agrees, declines, states hours…"""
    return await person.posts(f"/exchanges/{exchange['id']}/{act}", more, status=status)


async def agreed(giver: Who, receiver: Who, **more: Any) -> Any:
    """An exchange to which everybody has agreed."""
    givers = [giver] if isinstance(giver, Person) else list(giver)
    receivers = [receiver] if isinstance(receiver, Person) else list(receiver)
    exchange = await proposes(givers[0], giver=givers, receiver=receivers, **more)
    for one in [*givers[1:], *receivers]:
        exchange = await says(one, "agree", exchange)
    assert exchange["state"] == "agreed"
    return exchange


async def sees(person: Person, exchange: Mapping[str, Any], *, status: int = 200) -> Any:
    return await person.gets(f"/exchanges/{exchange['id']}", status=status)


def of(exchange: Mapping[str, Any], person: Person) -> Any:
    """What an exchange shows of a person in it."""
    return next(one for one in exchange["people"] if one["member_id"] == str(person.id))


async def tells(person: Person, **columns: Any) -> None:
    """Writes down what a person tells of themselves."""
    town = person.town
    async with town.database.transaction(town.id) as connection:
        whose = update(Member).where(Member.community_id == town.id, Member.id == person.id)
        await connection.execute(whose.values(**columns))

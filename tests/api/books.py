"""What the tests of accounts, transfers and reports do again and again."""

import csv
import io
import itertools
from collections.abc import Iterator
from typing import Any
from uuid import UUID

import httpx
from sqlalchemy import select, text, update
from tests.api.town import Group, Person, Town

from timebank.audit.service import prove
from timebank.communities.tables import Community
from timebank.people.tables import Member

_DAYS: Iterator[str] = (
    f"2025-{month:02}-{day:02}" for month in range(1, 11) for day in range(1, 29)
)
days = itertools.cycle(list(_DAYS))


async def earns(person: Person, minutes: int, coordinator: Person, **more: Any) -> Any:
    """A person gives the community time, which a coordinator confirms: the credit's transfer."""
    entry = await person.logs(minutes=minutes, helped=None, **{"worked_on": next(days), **more})
    return (await coordinator.verifies(entry))["transfer"]


async def account(person: Person, owner: Person | Group | None = None) -> Any:
    """An owner's account as this person sees it; by default their own."""
    found = await person.gets(f"/accounts?owner_id={(owner or person).id}")
    assert len(found["items"]) == 1
    return found["items"][0]


async def account_id(person: Person, owner: Person | Group | None = None) -> str:
    found: str = (await account(person, owner))["id"]
    return found


async def own_account(town: Town, coordinator: Person, kind: str) -> Any:
    """One of the community's own accounts."""
    return (await coordinator.gets(f"/accounts?type={kind}&owner_id={town.id}"))["items"][0]


def gift(to: Person, minutes: int, **more: Any) -> dict[str, Any]:
    return {"kind": "gift", "receiver": {"member_id": str(to.id)}, "minutes": minutes, **more}


async def hold(person: Person, partner: Group, minutes: int, **more: Any) -> Any:
    body = {"organisation_id": str(partner.id), "minutes": minutes, **more}
    return await person.posts("/holds", body, status=201)


async def raw(person: Person, path: str, **headers: str) -> httpx.Response:
    """The answer itself, for what is not JSON."""
    return await person.town.http.get(
        f"{person.town.base}{path}",
        headers={"Authorization": f"Bearer {person.token}", **headers},
    )


def table(answer: httpx.Response) -> list[dict[str, str]]:
    """A CSV answer's lines by their headings."""
    assert answer.status_code == 200, answer.text
    return list(csv.DictReader(io.StringIO(answer.content.decode("utf-8-sig"))))


async def proven(town: Town) -> bool:
    """Whether the proof that auditors run finds nothing wrong with the town's books."""
    async with town.database.transaction(town.id, snapshot=True) as connection:
        return (await prove(connection, town.id)).findings == ()


async def rules(town: Town, **rules: Any) -> None:
    """Changes the community's rules as its coordinator would."""
    async with town.database.transaction(town.id) as connection:
        await connection.execute(update(Community).where(Community.id == town.id).values(**rules))


async def passes(town: Town, hold_id: str | UUID) -> None:
    """Lets a hold's time be over: the books alone may write it, so the test waits it out."""
    async with town.database.transaction(town.id) as connection:
        await connection.execute(
            text(
                "SELECT pg_sleep(greatest(0, extract(epoch FROM expires_at"
                " - timebank.ledger_now()))) FROM timebank.hold"
                " WHERE community_id = :town AND id = :hold"
            ),
            {"town": town.id, "hold": hold_id},
        )


async def number_of(person: Person) -> str:
    """The number on a person's card."""
    town = person.town
    async with town.database.transaction(town.id) as connection:
        found = await connection.execute(
            select(Member.number).where(Member.community_id == town.id, Member.id == person.id)
        )
        return found.scalar_one()

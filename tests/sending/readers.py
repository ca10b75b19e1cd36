"""A town whose people do things over HTTP, and the letters that they get of it."""

import functools
from dataclasses import dataclass
from email.message import EmailMessage
from typing import Any

import httpx
from fastapi import FastAPI
from sqlalchemy import text, update
from tests.api.town import Person, Town
from tests.sending.post_office import PostOffice, delivery

from timebank.app import create_app
from timebank.db.engine import Database
from timebank.people.tables import Member
from timebank.sending.texts import Texts

TELEPHONE = "029 2000 0000"


@dataclass
class Readers:
    """The town, and the post office that serves it."""

    town: Town
    post: PostOffice

    async def reach(self, person: Person, email: str | None = "", **columns: Any) -> str | None:
        """From now on somebody is reached at an address of their own, as the columns say."""
        address = f"{person.name.lower()}.{person.id}@example.org" if email == "" else email
        whose = (Member.community_id == self.town.id, Member.id == person.id)
        async with self.town.database.transaction(self.town.id) as connection:
            changed = update(Member).where(*whose).values(email=address, **columns)
            await connection.execute(changed)
        return address

    async def letters(self, address: str | None, texts: Texts | None = None) -> list[EmailMessage]:
        """What came to an address since it was last looked at."""
        await delivery(self.town.database, self.post.server, texts).round()
        came = self.post.got(address or "")
        self.post.letters = [one for one in self.post.letters if one[0] != address]
        return came

    async def outbox(self) -> list[Any]:
        """Every message, the oldest first."""
        async with self.town.database.transaction(self.town.id) as connection:
            found = await connection.execute(
                text("SELECT * FROM timebank.message ORDER BY made_at, id")
            )
            return list(found.mappings())


@functools.cache
def app_on(database: Database) -> FastAPI:
    """One for all towns: it keeps nothing of any, and takes a third of a second to make."""
    return create_app(database, key_secrets=[bytes(32)])


async def open_town(database: Database, post: PostOffice) -> tuple[Readers, httpx.AsyncClient]:
    """A new town, and its way over HTTP, which whoever opened it closes."""
    transport = httpx.ASGITransport(app_on(database))
    http = httpx.AsyncClient(transport=transport, base_url="http://timebank.test")
    town = await Town.make(
        database, http, host={"legal_name": "Ely Together", "telephone": TELEPHONE}
    )
    return Readers(town, post), http

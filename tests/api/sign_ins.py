"""Signing in by a code, as a test does it."""

from typing import Any
from uuid import UUID

import httpx
from sqlalchemy import delete, func, insert, text, update
from tests.api.town import Person, Town

from timebank.base.ids import new_id
from timebank.people.tables import Member
from timebank.sign_in.passkey_tables import Passkey


async def writes_to(person: Person, email: str, **columns: str) -> None:
    async with person.town.database.transaction(person.town.id) as connection:
        whose = (Member.community_id == person.town.id, Member.id == person.id)
        await connection.execute(update(Member).where(*whose).values(email=email, **columns))


async def asks(town: Town, email: str, **more: Any) -> httpx.Response:
    wanted = {"community": town.slug, "email": email, **more}
    return await town.http.post("/v1/sign-in/codes", json=wanted)


async def shows(town: Town, code_id: str, code: str, **more: Any) -> httpx.Response:
    shown = {"community": town.slug, "code_id": code_id, "code": code, "device": "my phone"}
    return await town.http.post("/v1/sign-in", json={**shown, **more})


async def messages(town: Town) -> dict[UUID, str]:
    """The last code that goes out to each member."""
    async with town.database.transaction(town.id) as connection:
        found = await connection.execute(
            text(
                "SELECT member_id, facts ->> 'code' FROM timebank.message"
                " WHERE kind = 'sign_in_code' ORDER BY made_at, id"
            )
        )
    return {row[0]: row[1] for row in found}


async def signs_in(person: Person, email: str, **more: Any) -> Any:
    town = person.town
    asked = (await asks(town, email)).json()
    answer = await shows(town, asked["id"], (await messages(town))[person.id], **more)
    assert answer.status_code == 201, answer.text
    return answer.json()


async def has_passkey(person: Person) -> str:
    """The id of the only passkey of somebody; it opens nothing."""
    passkey_id, town = new_id(), person.town
    columns = {"community_id": town.id, "id": passkey_id, "member_id": person.id}
    kept = {"credential_id": passkey_id.bytes, "public_key": b"", "sign_count": 0, "name": "Ffôn"}
    async with town.database.transaction(town.id) as connection:
        await connection.execute(delete(Passkey).where(Passkey.member_id == person.id))
        made = insert(Passkey).values(**columns, **kept, made_at=func.clock_timestamp())
        await connection.execute(made)
    return str(passkey_id)

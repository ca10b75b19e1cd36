"""A community with people in it who call the app."""

from dataclasses import dataclass, field

import httpx
from fastapi import FastAPI
from sqlalchemy import text
from tests.http import notes

from timebank.base.actors import Caller, Role
from timebank.base.ids import CommunityId, MemberId, new_id
from timebank.db.engine import Database


@dataclass
class Town:
    """A community with an app, and the tokens that let people in."""

    app: FastAPI
    community_id: CommunityId = field(default_factory=lambda: CommunityId(new_id()))
    database_name: str = ""

    def client(self, role: Role = Role.COORDINATOR, **headers: str) -> httpx.AsyncClient:
        """Somebody new with this role here, as their browser or app calls."""
        member_id = MemberId(new_id())
        token = str(new_id())
        notes.TOKENS[token] = Caller(
            role, member_id, self.community_id, member_id, token_id=new_id()
        )
        return self.stranger(Authorization=f"Bearer {token}", **headers)

    def stranger(self, **headers: str) -> httpx.AsyncClient:
        """Somebody without a token."""
        return httpx.AsyncClient(
            transport=httpx.ASGITransport(self.app),
            base_url=f"http://timebank.test/v1/communities/{self.community_id}",
            headers=headers,
        )

    async def count(self) -> int:
        """How many notes the community has, whoever asks."""
        database: Database = self.app.state.database
        async with database.transaction(self.community_id) as connection:
            found = await connection.execute(text("SELECT count(*) FROM timebank.note"))
            return int(found.scalar_one())


def key() -> dict[str, str]:
    """A header with a new Idempotency-Key."""
    return {"Idempotency-Key": str(new_id())}


def note(minutes: object = 30, words: object = "weeding", **more: object) -> dict[str, object]:
    """A note as it is sent."""
    return {"minutes": minutes, "words": words, **more}


def place(made: httpx.Headers) -> str:
    """Where the thing is that an answer says was made."""
    return f"http://timebank.test{made['location']}"

"""Partner apps for a test, and what they send."""

import base64
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from hashlib import sha256
from typing import Any
from uuid import UUID

import httpx
from sqlalchemy import func, insert, text
from tests.api.town import Group, Person, Town, a_token

from timebank.base.actors import Role
from timebank.base.ids import new_id
from timebank.http.scopes import SCOPES
from timebank.sign_in.tables import Token

TOKEN_WANTED = {"grant_type": "client_credentials"}


@dataclass(frozen=True)
class App:
    """An app with its secret."""

    town: Town
    id: UUID
    secret_id: UUID
    secret: str

    def basic(self, secret: str | None = None) -> dict[str, str]:
        """How it shows who it is."""
        shown = f"{self.id}:{secret or self.secret}".encode()
        return {"Authorization": f"Basic {base64.b64encode(shown).decode()}"}

    async def asks(
        self,
        form: Mapping[str, str],
        *,
        path: str = "/oauth/token",
        headers: Mapping[str, str] | None = None,
    ) -> httpx.Response:
        """The answer to a form, sent with its secret unless told otherwise."""
        sent = self.basic() if headers is None else headers
        return await self.town.http.post(path, data=form, headers=sent)

    async def token(self, *scopes: str) -> str:
        """A token for itself."""
        asked = {"scope": " ".join(scopes)} if scopes else {}
        answer = await self.asks({**TOKEN_WANTED, **asked})
        assert answer.status_code == 200, answer.text
        token: str = answer.json()["access_token"]
        return token

    async def person(self, *scopes: str) -> Person:
        """The app itself, as one who calls."""
        return Person(self.town, self.id, "the app", await self.token(*scopes))


async def registered(
    coordinator: Person, scopes: Sequence[str], *, bound: Group | None = None, **more: Any
) -> App:
    """An app that a coordinator has registered and given a secret."""
    new = {
        "name": "Tally",
        "scopes": [*scopes],
        "organisation_id": str(bound.id) if bound else None,
        **more,
    }
    made = await coordinator.posts("/clients", new, status=201)
    path = f"/clients/{made['id']}/secrets"
    shown = await coordinator.posts(path, status=201)
    return App(coordinator.town, UUID(made["id"]), UUID(shown["id"]), shown["secret"])


async def token_for(town: Town, person: Person, role: Role, *, but: str) -> str:
    """A token of this person's and role, as an app might have it, with every scope but one."""
    token = a_token()
    network, alone = role is Role.NETWORK_ADMIN, role in (Role.NETWORK_ADMIN, Role.AUDITOR)
    columns = {
        "id": new_id(),
        "sha256": sha256(token.encode()).digest(),
        "keeper_id": person.id,
        "role": role.value,
        "community_id": None if network else town.id,
        "member_id": None if alone else person.id,
        "organisation_ids": [],
        "client_id": new_id(),
        "scopes": sorted({*SCOPES} - {but}),
        "made_at": func.clock_timestamp(),
        "expires_at": text("clock_timestamp() + interval '1 hour'"),
    }
    async with town.database.transaction() as connection:
        await connection.execute(insert(Token).values(**columns))
    return token

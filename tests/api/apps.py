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


VERIFIER = "a-verifier-of-at-least-forty-three-characters-is-what-it-takes"
CHALLENGE = base64.urlsafe_b64encode(sha256(VERIFIER.encode()).digest()).decode().rstrip("=")
BACK = "https://app.example.org/back"
SCOPES_ASKED = "accounts:read contributions:write"


@dataclass(frozen=True)
class Flow:
    """An app, and what it asks a member for."""

    app: App
    public: bool = False

    def request(self, **more: str) -> dict[str, str]:
        """Its request; an empty text leaves a parameter out."""
        said = {
            "response_type": "code",
            "client_id": str(self.app.id),
            "redirect_uri": BACK,
            "scope": SCOPES_ASKED,
            "state": "xyz&a=1 \u00e9",
            "code_challenge": CHALLENGE,
            "code_challenge_method": "S256",
            **more,
        }
        return {name: value for name, value in said.items() if value}

    async def sent_back(self, who: Person, says: str = "yes", **more: str) -> dict[str, str]:
        """What comes back to the app when somebody has decided."""
        decided = await who.posts("/consents", {**self.request(**more), "allow": says == "yes"})
        url = httpx.URL(decided["redirect_to"])
        assert str(url.copy_with(query=None)) == more.get("redirect_uri", BACK)
        return dict(url.params)

    async def exchanges(self, code: str, **more: str) -> httpx.Response:
        """The answer to a code."""
        form = {
            "grant_type": "authorization_code",
            "code": code,
            "redirect_uri": BACK,
            "code_verifier": VERIFIER,
            **more,
        }
        return await self.asks(form)

    async def renews(self, refresh_token: str, **more: str) -> httpx.Response:
        """The answer to what renews a token."""
        form = {"grant_type": "refresh_token", "refresh_token": refresh_token, **more}
        return await self.asks(form)

    async def asks(self, form: Mapping[str, str], path: str = "/oauth/token") -> httpx.Response:
        """The answer to a form, as this app sends it."""
        sent = {name: value for name, value in form.items() if value}
        if self.public:
            return await self.app.asks(
                {"client_id": str(self.app.id), **sent}, path=path, headers={}
            )
        return await self.app.asks(sent, path=path)

    async def tokens(self, who: Person, **more: str) -> dict[str, Any]:
        """The tokens that an app has for somebody who said yes."""
        back = await self.sent_back(who, **more)
        answer = await self.exchanges(back["code"])
        assert answer.status_code == 200, answer.text
        told: dict[str, Any] = answer.json()
        return told

    def as_(self, who: Person, tokens: Mapping[str, Any]) -> Person:
        """The app, acting for somebody."""
        return Person(who.town, who.id, who.name, tokens["access_token"])


async def thanks_beyond(coordinator: Person, club: Group, thanked: Person) -> None:
    """An app of this coordinator thanks somebody for the group, for more minutes than one person
    may in a month: it waits for a second person."""
    app = await registered(coordinator, ["thanks:write"], bound=club)
    sent = {
        "organisation_id": str(club.id),
        "activity_id": str(coordinator.town.gardening),
        "worked_on": "2025-06-07",
        "lines": [{"member_id": str(thanked.id), "minutes": 60}],
    }
    await (await app.person("thanks:write")).posts("/thanks", sent, status=202)

"""A town for a test: a fresh community in the one database, and what its people do over HTTP."""

import secrets
from collections.abc import Mapping
from dataclasses import dataclass, field
from hashlib import sha256
from typing import Any, Self
from uuid import UUID

import httpx
from sqlalchemy import func, insert, select, text

from timebank.activities.tables import Activity
from timebank.base.actors import Role
from timebank.base.ids import CommunityId, new_id
from timebank.base.text import fold_name
from timebank.communities.tables import Community
from timebank.db.engine import Connection, Database
from timebank.ledger import posting
from timebank.ledger.tables import Account, Balance
from timebank.organisations.tables import Organisation
from timebank.people.tables import Member
from timebank.roles import service as roles
from timebank.roles.rules import OF_THE_COMMUNITY, Place
from timebank.sign_in.rules import SECRET_BYTES, token_of
from timebank.sign_in.tables import Token


def a_token() -> str:
    """A token that nobody has yet."""
    return token_of(secrets.token_bytes(SECRET_BYTES))


NOW = func.timebank.ledger_now()


@dataclass(frozen=True)
class Person:
    """Somebody with a token, and what they send."""

    town: "Town"
    id: UUID
    name: str
    token: str

    async def sends(
        self,
        method: str,
        path: str,
        body: Any = None,
        *,
        status: int,
        key: str | None = None,
        headers: Mapping[str, str] | None = None,
    ) -> Any:
        """The JSON answer; the test fails on any other status than the one expected."""
        answer = await self.asks(method, path, body, key=key, headers=headers)
        assert answer.status_code == status, f"{answer.status_code} {answer.text}"
        return answer.json() if answer.content else None

    async def asks(
        self,
        method: str,
        path: str,
        body: Any = None,
        *,
        key: str | None = None,
        headers: Mapping[str, str] | None = None,
    ) -> httpx.Response:
        """The whole answer. A path that begins with /v1 is taken as it is."""
        sent = {"Authorization": f"Bearer {self.token}", **(headers or {})}
        if method == "POST":
            sent.setdefault("Idempotency-Key", key or secrets.token_hex(8))
        url = path if path.startswith("/v1") else f"{self.town.base}{path}"
        return await self.town.http.request(method, url, json=body, headers=sent)

    async def changes(self, path: str, body: Any, *, status: int = 200) -> Any:
        """Reads something, and changes what was read."""
        read = await self.asks("GET", path)
        assert read.status_code == 200, read.text
        tag = {"If-Match": read.headers["etag"]}
        return await self.sends("PATCH", path, body, status=status, headers=tag)

    async def posts(self, path: str, body: Any = None, *, status: int = 200, **more: Any) -> Any:
        return await self.sends("POST", path, body or {}, status=status, **more)

    async def gets(self, path: str, *, status: int = 200, **more: Any) -> Any:
        return await self.sends("GET", path, status=status, **more)

    async def logs(
        self,
        *,
        minutes: int,
        helped: "Person | Group | None",
        giver: "Person | None" = None,
        worked_on: str = "2025-06-07",
        status: int = 201,
        **more: Any,
    ) -> Any:
        """States that a giver, by default oneself, gave minutes to somebody."""
        receiver: dict[str, str] | None = None
        if isinstance(helped, Person):
            receiver = {"member_id": str(helped.id)}
        elif helped:
            receiver = {"organisation_id": str(helped.id)}
        entry = {
            "giver_id": str((giver or self).id),
            "receiver": receiver,
            "activity_id": str(self.town.gardening),
            "worked_on": worked_on,
            "minutes": minutes,
            **more,
        }
        return await self.posts("/contributions", entry, status=status)

    async def verifies(self, entry: Mapping[str, Any], *, status: int = 200, **more: Any) -> Any:
        return await self.posts(f"/contributions/{entry['id']}/verify", more, status=status)

    async def balance(self) -> int:
        """What the person's account holds, in minutes, read from the books."""
        return await self.town.balance_of(self.id)


@dataclass(frozen=True)
class Group:
    """An organisation."""

    id: UUID
    name: str


def _held(role: str, member_id: UUID, leads: tuple[Group, ...]) -> list[Place]:
    """What somebody holds whose token has this role."""
    if role in OF_THE_COMMUNITY:
        return [Place(member_id, Role(role))]
    return [Place(member_id, Role.ORGANISATION_LEAD, group.id) for group in leads]


@dataclass
class Town:
    """A community with its books open."""

    database: Database
    http: httpx.AsyncClient
    id: CommunityId
    slug: str
    gardening: UUID
    choir: UUID
    floor_minutes: int
    people: dict[str, Person] = field(default_factory=dict)

    @property
    def base(self) -> str:
        return f"/v1/communities/{self.slug}"

    @classmethod
    async def make(
        cls, database: Database, http: httpx.AsyncClient, *, floor_minutes: int = 0, **rules: Any
    ) -> Self:
        """A new community; `rules` are columns of the community."""
        community_id = CommunityId(new_id())
        slug = f"town-{secrets.token_hex(5)}"
        town = cls(database, http, community_id, slug, new_id(), new_id(), floor_minutes)
        async with database.transaction(community_id) as connection:
            await town._found(connection, rules)
        return town

    async def _found(self, connection: Connection, rules: Mapping[str, Any]) -> None:
        await connection.execute(
            insert(Community).values(
                **{
                    "id": self.id,
                    "slug": self.slug,
                    "name_en": "Ely",
                    "name_cy": "Trelái",
                    "style": "time_bank" if self.floor_minutes else "time_credits",
                    "time_zone": "Europe/London",
                    "host": {"legal_name": "Ely Together"},
                    "hours_stated_by": "both",
                    "shown_as": "hours",
                    "thanked_by": "leads",
                    "leavers_minutes": "pot",
                    "member_floor_minutes": self.floor_minutes,
                    "members_numbered": 0,
                    "made_at": NOW,
                    **rules,
                }
            )
        )
        await posting.community_accounts(connection, self.id)
        for activity_id, code, welsh in (
            (self.gardening, "gardening", "Garddio"),
            (self.choir, "choir", "Côr"),
        ):
            await connection.execute(
                insert(Activity).values(
                    community_id=self.id,
                    id=activity_id,
                    code=code,
                    name_en=code.capitalize(),
                    name_cy=welsh,
                    risk_class="everyday",
                    before_en="Wear gloves.",
                    before_cy="Gwisgwch fenig.",
                    in_use=True,
                )
            )

    async def person(
        self, name: str, role: str = "member", *, leads: tuple[Group, ...] = ()
    ) -> Person:
        """A new member with an account at zero and a token of this role."""
        member_id = new_id()
        async with self.database.transaction(self.id) as connection:
            await connection.execute(
                insert(Member).values(
                    community_id=self.id,
                    id=member_id,
                    number=secrets.token_hex(4),
                    name=name,
                    name_folded=fold_name(name),
                    language="cy",
                    joined_on=text("date '2024-01-01'"),
                    status="member",
                    recorded_at=NOW,
                )
            )
            await posting.account_open(
                connection, self.id, "member", [member_id], floor_minutes=self.floor_minutes
            )
            for place in _held(role, member_id, leads):
                await roles.appoint(connection, self.id, place)
        person = Person(self, member_id, name, await self.token(role, member_id, leads))
        self.people[name] = person
        return person

    async def coordinator(self, name: str = "Delyth") -> Person:
        return await self.person(name, "coordinator")

    async def lead(self, name: str, *groups: Group) -> Person:
        return await self.person(name, "organisation_lead", leads=groups)

    async def auditor(self) -> Person:
        keeper = new_id()
        return Person(self, keeper, "the auditor", await self.token("auditor", None, (), keeper))

    async def network_admin(self) -> Person:
        """Who makes communities, and has no role in one."""
        keeper = new_id()
        token = await self.token("network_admin", None, (), keeper, network=True)
        return Person(self, keeper, "the network's administrator", token)

    async def group(
        self, name: str = "Lunch Club", *, thanks: bool = True, accepts_credits: bool = False
    ) -> Group:
        """A new organisation with an account at zero."""
        organisation_id = new_id()
        async with self.database.transaction(self.id) as connection:
            await connection.execute(
                insert(Organisation).values(
                    community_id=self.id,
                    id=organisation_id,
                    name_en=name,
                    name_folded=fold_name(name),
                    thanks=thanks,
                    accepts_credits=accepts_credits,
                    private=False,
                    status="active",
                    recorded_at=NOW,
                )
            )
            await posting.account_open(connection, self.id, "organisation", [organisation_id])
        return Group(organisation_id, name)

    async def token(
        self,
        role: str,
        member_id: UUID | None,
        groups: tuple[Group, ...] = (),
        keeper_id: UUID | None = None,
        *,
        network: bool = False,
    ) -> str:
        token = a_token()
        async with self.database.transaction() as connection:
            await connection.execute(
                insert(Token).values(
                    id=new_id(),
                    sha256=sha256(token.encode()).digest(),
                    keeper_id=keeper_id or member_id,
                    role=role,
                    community_id=None if network else self.id,
                    member_id=member_id,
                    organisation_ids=[group.id for group in groups],
                    second_factor=True,
                    made_at=func.clock_timestamp(),
                    expires_at=text("clock_timestamp() + interval '1 hour'"),
                )
            )
        return token

    async def account_of(self, owner_id: UUID) -> UUID:
        async with self.database.transaction(self.id) as connection:
            found = await connection.execute(
                select(Account.id).where(
                    Account.community_id == self.id, Account.owner_id == owner_id
                )
            )
            return found.scalar_one()

    async def days_ago(self, days: int) -> str:
        """So many days before the town's today."""
        asked = text("SELECT timebank.community_today(:town) - cast(:days AS integer)")
        async with self.database.transaction(self.id) as connection:
            found = await connection.execute(asked, {"town": self.id, "days": days})
            return str(found.scalar_one())

    async def balance_of(self, owner_id: UUID, account_type: str | None = None) -> int:
        """What an owner's account holds, in minutes; the pot's owner is the community."""
        query = (
            select(Balance.balance)
            .join(
                Account,
                (Account.community_id == Balance.community_id) & (Account.id == Balance.account_id),
            )
            .where(Balance.community_id == self.id, Account.owner_id == owner_id)
        )
        if account_type:
            query = query.where(Account.type == account_type)
        async with self.database.transaction(self.id) as connection:
            balance: int = (await connection.execute(query)).scalar_one()
            return balance

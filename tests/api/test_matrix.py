"""Every route, every role, with one's own, another's and another community's thing.

A new route fails here until it has its row in matrix.py.
"""

import itertools
import json
import re
import secrets
from collections.abc import Iterator
from dataclasses import dataclass, field
from datetime import date, timedelta
from hashlib import sha256
from typing import Any, Self
from uuid import UUID, uuid4

import httpx
import pytest
from sqlalchemy import func, insert, select, text, update
from tests.api.apps import BACK, Flow, registered, token_for
from tests.api.books import account_id, hold
from tests.api.matrix import CALLERS, CALLS, FILE, Call
from tests.api.seals import seals
from tests.api.sign_ins import has_passkey
from tests.api.spreadsheets import checks
from tests.api.town import Group, Person, Town, a_token

from timebank.app import create_app
from timebank.base.actors import Role
from timebank.base.ids import new_id
from timebank.db.engine import Database
from timebank.db.schema import Base
from timebank.http.policy import PolicyRow, policy_table
from timebank.people.tables import Member
from timebank.second_person.queries import add
from timebank.second_person.rules import Asker, Kind, Wish
from timebank.sign_in.tables import Token

pytestmark = pytest.mark.anyio

ROLES = {
    "nia": Role.MEMBER,
    "mair": Role.MEMBER,
    "lead": Role.ORGANISATION_LEAD,
    "other": Role.ORGANISATION_LEAD,
    "coordinator": Role.COORDINATOR,
    "auditor": Role.AUDITOR,
    "safeguarding": Role.SAFEGUARDING_LEAD,
    "network": Role.NETWORK_ADMIN,
}
SHEET = "Date,Who gave time,Who to,What,Minutes\n2025-06-07,Nia,Lunch Club,Gardening,30\n"
_days: Iterator[str] = (str(date(2020, 1, 1) + timedelta(days=n)) for n in itertools.count())

ASKED = {"idempotency", "trail_line"}


@dataclass
class World:
    """A town with somebody in every role, and Nia's things in it."""

    town: Town
    club: Group
    people: dict[str, Person]
    import_id: str
    ready: dict[str, str] = field(default_factory=dict)

    @classmethod
    async def make(cls, database: Database, http: httpx.AsyncClient) -> Self:
        town = await Town.make(database, http, floor_minutes=-300)
        club = await town.group("Lunch Club", accepts_credits=True)
        choir = await town.group("Riverside Choir")
        people = {
            "nia": await town.person("Nia"),
            "mair": await town.person("Mair"),
            "lead": await town.lead("Llinos", club),
            "other": await town.lead("Siân", choir),
            "coordinator": await town.coordinator(),
            "auditor": await town.auditor(),
            "safeguarding": await town.person("Catrin", "safeguarding_lead"),
            "network": await town.network_admin(),
        }
        run = await checks(people["coordinator"], SHEET)
        return cls(town, club, people, run["id"])

    async def things(self) -> dict[str, str]:
        """Nia's things, and words for what is made."""
        self.ready = self.ready or await self._things()
        return self.ready

    def used_up(self) -> None:
        """The next call gets new things: this one changed them."""
        self.ready = {}

    async def _things(self) -> dict[str, str]:
        nia, coordinator = self.people["nia"], self.people["coordinator"]
        key = secrets.token_hex(8)
        logged = await nia.logs(minutes=30, helped=self.club, worked_on=next(_days))
        await nia.posts(f"/contributions/{logged['id']}/claim", {"minutes": 30}, key=key)
        earned = await nia.logs(minutes=30, helped=None, worked_on=next(_days))
        credit = await coordinator.verifies(earned)
        held = await hold(nia, self.club, 1)
        leads = f"/organisations/{self.club.id}/leads"
        await coordinator.posts(leads, {"member_id": str(nia.id)}, status=201)
        await coordinator.posts(f"/members/{nia.id}/roles", {"role": "auditor"}, status=201)
        await self.town.token("member", nia.id)
        passkey_id = await has_passkey(nia)
        signed_in = (await nia.gets("/sign-ins"))["items"]
        await nia.posts(f"/members/{nia.id}/erasure", status=201)
        app = await registered(coordinator, ["members:read"], redirect_uris=[BACK])
        await Flow(app).sent_back(nia, scope="members:read")
        (agreed,) = (await nia.gets("/consents?ended=false"))["items"][-1:]
        told = {"language": "cy", "name": "Nia Rees", "how": "phone"}
        applied = await coordinator.posts("/applications", told, status=201)
        network = self.people["network"]
        why = {"reason": "Asked to."}
        entries = f"{self.town.base}/entries"
        entered = await network.posts(entries, why, status=201)
        for one in (await network.gets(entries))["items"]:
            await network.posts(f"{entries}/{one['id']}/end")
        helper = str(self.people["other"].id)
        helps = {"helper_id": helper}
        await coordinator.posts(f"/members/{nia.id}/helpers", helps, status=201)
        await coordinator.posts(f"/members/{nia.id}/helpers/{helper}/end")
        concern = await nia.posts("/concerns", {"words": "I am worried."}, status=201)
        await seals(self.town)
        waits = await self._waits(UUID(await account_id(nia)))
        return {
            "approval_id": str(waits),
            "community": self.town.slug,
            "member_id": str(nia.id),
            "other_member_id": str(self.people["mair"].id),
            "organisation_id": str(self.club.id),
            "activity_id": str(self.town.gardening),
            "account_id": await account_id(nia),
            "contribution_id": logged["id"],
            "transfer_id": credit["transfer"]["id"],
            "hold_id": held["id"],
            "concern_id": concern["id"],
            "application_id": applied["id"],
            "import_id": self.import_id,
            "sign_in_id": next(one["id"] for one in signed_in if not one["here"]),
            "client_id": str(app.id),
            "consent_id": agreed["id"],
            "secret_id": str(app.secret_id),
            "entry_id": entered["id"],
            "helper_id": helper,
            "passkey_id": passkey_id,
            "number": "1",
            "role": "auditor",
            "key": key,
            "day": next(_days),
            "name": f"Made {key}",
            "code": f"made_{key}",
            "slug": f"made-{key}",
        }

    async def _waits(self, account: UUID) -> UUID:
        """A grant for Nia that somebody asked for who is not here any more."""
        terms = {"credit_account_id": str(account)}
        wish = Wish(Kind.GRANT, new_id(), new_id(), 30, "welcome", (), terms=terms)
        async with self.town.database.transaction(self.town.id) as connection:
            row = await add(
                connection, self.town.id, Asker("member", new_id()), "coordinator", wish
            )
        assert row is not None
        found: UUID = row.id
        return found

    async def asks(
        self, token: str | None, call: Call, things: dict[str, str], **headers: str
    ) -> httpx.Response:
        """The answer to a call with these things in it."""
        sent = {"Authorization": f"Bearer {token}"} if token is not None else {}
        sent |= {"Idempotency-Key": secrets.token_hex(8), "If-Match": "*", **headers}
        body: dict[str, Any] = {"json": _filled(call.body, things)}
        if call.body is None:
            body = {}
        elif call.body == FILE:
            body = {"files": {"file": ("sheet.csv", SHEET)}, "data": {"kind": "hours"}}
        url = _filled(call.path, things)
        return await self.town.http.request(call.method, url, headers=sent, **body)

    async def footprint(self) -> dict[str, tuple[int, int]]:
        """How many rows stand in every table of the town, and what they say, in one figure. That
        somebody asked is written down whatever they got."""
        found = {}
        async with self.town.database.transaction(self.town.id) as connection:
            for table in Base.metadata.sorted_tables:
                if "community_id" in table.primary_key.columns and table.name not in ASKED:
                    said = func.coalesce(func.sum(func.hashtext(text(f"{table.name}::text"))), 0)
                    row = (
                        await connection.execute(select(func.count(), said).select_from(table))
                    ).one()
                    found[table.name] = (int(row[0]), int(row[1]))
        return found


def _filled(body: Any, things: dict[str, str]) -> Any:
    """A body with Nia's things in the places of their names."""
    return json.loads(re.sub(r"\{(\w+)\}", lambda m: things[m[1]], json.dumps(body)))


@pytest.fixture(scope="module")
async def world(database: Database, http: httpx.AsyncClient) -> World:
    return await World.make(database, http)


@pytest.fixture(scope="module")
async def elsewhere(database: Database, http: httpx.AsyncClient) -> World:
    return await World.make(database, http)


@pytest.fixture(scope="module")
def policies(database: Database) -> dict[str, PolicyRow]:
    return {f"{row.method} {row.path}": row for row in policy_table(create_app(database))}


@pytest.fixture(params=CALLS, ids=[call.name for call in CALLS])
def call(request: pytest.FixtureRequest) -> Call:
    found: Call = request.param
    return found


def route_of(call: Call) -> str:
    return call.name.partition("?")[0]


def uses_up(call: Call) -> bool:
    """Whether the call changes any of Nia's things, or takes a word that is good once."""
    if call.method == "GET" or "dry_run=true" in call.path:
        return False
    words = set(re.findall(r"\{(\w+)\}", call.path + json.dumps(call.body)))
    return bool(words - {"community"})


async def test_every_route_stands_in_the_matrix(policies: dict[str, PolicyRow]) -> None:
    assert sorted(map(route_of, CALLS)) == sorted(policies)


async def test_everybody_gets_what_they_may_and_no_more(world: World, call: Call) -> None:
    got = {}
    for caller in CALLERS:
        answer = await world.asks(world.people[caller].token, call, await world.things())
        got[caller] = answer.status_code
        if answer.is_success and uses_up(call):
            world.used_up()
    assert got == call.expected


async def test_the_matrix_says_what_the_policies_say(policies: dict[str, PolicyRow]) -> None:
    for call in CALLS:
        roles = policies[route_of(call)].roles
        refused = {caller for caller in CALLERS if ROLES[caller] not in roles}
        assert {call.expected[caller] for caller in refused} <= {403}, call.name


async def test_a_token_with_one_scope_too_few_is_refused_everywhere_and_nothing_changes(
    world: World, policies: dict[str, PolicyRow]
) -> None:
    things, before = await world.things(), await world.footprint()
    for call in CALLS:
        policy = policies[route_of(call)]
        caller = next(one for one in CALLERS if ROLES[one] in policy.roles)
        token = await token_for(world.town, world.people[caller], ROLES[caller], but=policy.scope)
        answer = await world.asks(token, call, things)
        told = answer.json()
        assert (answer.status_code, told["code"]) == (403, "insufficient_scope"), call.name
        assert told["scope"] == policy.scope
        assert f'scope="{policy.scope}"' in answer.headers["www-authenticate"]
    assert await world.footprint() == before


async def test_without_a_token_in_force_every_route_is_401_and_nothing_changes(
    world: World,
) -> None:
    things, before = await world.things(), await world.footprint()
    tokens = [None, "tb_made_up", a_token(), await ended(world), await revoked(world)]
    tokens += ["", await left(world)]
    before = await world.footprint()
    for call in CALLS:
        for token in tokens:
            answer = await world.asks(token, call, things)
            assert (answer.status_code, answer.json()["code"]) == (401, "not_signed_in"), call.name
    assert await world.footprint() == before


async def test_a_token_of_another_community_finds_nothing_by_slug_or_id(
    world: World, elsewhere: World
) -> None:
    things, before = await world.things(), await world.footprint()
    for call in (call for call in CALLS if "{community}" in call.path):
        for caller in CALLERS[:-1]:
            for place in (world.town.slug, str(world.town.id)):
                answer = await world.asks(
                    elsewhere.people[caller].token, call, {**things, "community": place}
                )
                assert (answer.status_code, answer.json()["code"]) == (404, "not_found"), call.name
    assert await world.footprint() == before


async def test_a_thing_of_another_community_is_not_there_for_anybody(
    world: World, elsewhere: World, policies: dict[str, PolicyRow]
) -> None:
    there = {**await elsewhere.things(), "community": world.town.slug}
    before = await world.footprint(), await elsewhere.footprint()
    for call in (call for call in CALLS if re.search(r"_id\}|\{key", call.path)):
        for caller in CALLERS:
            if ROLES[caller] in policies[route_of(call)].roles:
                answer = await world.asks(world.people[caller].token, call, there)
                assert answer.status_code == 404, f"{call.name} {caller}: {answer.text}"
    assert (await world.footprint(), await elsewhere.footprint()) == before


@pytest.mark.parametrize("caller", ["nia", "lead", "coordinator"])
async def test_a_thing_of_another_community_is_not_taken_in_a_body(
    world: World, elsewhere: World, caller: str
) -> None:
    here, there = await world.things(), await elsewhere.things()
    before = await world.footprint(), await elsewhere.footprint()
    for call in (
        call for call in CALLS if "{community}/" in call.path and "_id}" in str(call.body)
    ):
        for name in set(re.findall(r"\{(\w+_id)\}", json.dumps(call.body))):
            things = {**here, name: there[name]}
            answer = await world.asks(world.people[caller].token, call, things)
            assert answer.status_code in (403, 404, 422) or refuses_each(answer), (
                f"{call.name} {name}: {answer.text}"
            )
    assert (await world.footprint(), await elsewhere.footprint()) == before


async def test_the_networks_administrator_sees_nobody(world: World) -> None:
    things = await world.things()
    token = world.people["network"].token
    for call in (call for call in CALLS if call.expected["network"] in (200, 201)):
        answer = await world.asks(token, call, things)
        assert "Nia" not in answer.text
        assert "member_id" not in answer.text


def refuses_each(answer: httpx.Response) -> bool:
    """Whether many rows were answered, and every one was refused."""
    items = answer.json().get("items") or [{}]
    return all(item.get("outcome") == "refused" for item in items)


async def ended(world: World) -> str:
    """A coordinator's token whose time is over."""
    sara, token = await world.town.coordinator("Sara"), a_token()
    async with world.town.database.transaction() as connection:
        await connection.execute(
            insert(Token).values(
                id=uuid4(),
                sha256=sha256(token.encode()).digest(),
                keeper_id=sara.id,
                role="coordinator",
                community_id=world.town.id,
                member_id=sara.id,
                organisation_ids=[],
                made_at=func.clock_timestamp(),
                expires_at=func.clock_timestamp(),
            )
        )
    return token


async def revoked(world: World) -> str:
    """A coordinator's token that was ended."""
    sara = await world.town.coordinator("Sara")
    async with world.town.database.transaction() as connection:
        ends = update(Token).where(Token.member_id == sara.id)
        await connection.execute(ends.values(revoked_at=func.clock_timestamp()))
    return sara.token


async def left(world: World) -> str:
    """The token of a coordinator who has left."""
    ifan = await world.town.coordinator("Ifan")
    await ifan.posts(f"/members/{ifan.id}/leave")
    async with world.town.database.transaction(world.town.id) as connection:
        status = select(Member.status).where(Member.id == ifan.id)
        assert (await connection.execute(status)).scalar_one() == "left"
    return ifan.token


async def test_a_new_id_is_nobodys(world: World) -> None:
    things = await world.things()
    nobody = {name: str(uuid4()) for name in things if name.endswith("_id")}
    for call in (call for call in CALLS if "_id}" in call.path):
        leads = call.path.startswith("/v1/communities/{community}/concerns")
        who = world.people["safeguarding" if leads else "coordinator"]
        answer = await world.asks(who.token, call, {**things, **nobody})
        assert answer.status_code == 404, f"{call.name}: {answer.text}"

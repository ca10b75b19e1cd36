"""Every route, every role, with one's own, another's and another community's thing.

A new route fails here until it has its row in matrix.py.
"""

import itertools
import json
import re
from collections.abc import Iterator
from hashlib import sha256
from typing import Any
from urllib.parse import urlencode
from uuid import uuid4

import httpx
import pytest
from sqlalchemy import func, insert, select, update
from tests.api.apps import token_for
from tests.api.matrix import CALLERS, CALLS, Call
from tests.api.matrix_books import FILE
from tests.api.matrix_sessions import PRIVATE
from tests.api.town import a_token
from tests.api.world import World, filled

from timebank.app import create_app
from timebank.base.actors import Role
from timebank.db.engine import Database
from timebank.http.policy import PolicyRow, policy_table
from timebank.people.tables import Member
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


def named_in(call: Call) -> set[str]:
    """Nia's things in the call, and the words it takes; for a merge the hours that stand in its
    way."""
    found = {*re.findall(r"\{(\w+)\}", call.path + json.dumps(call.body))} - {"community"}
    return found | {"contribution_id"} if "/merge" in call.path else found


def uses_up(call: Call) -> set[str]:
    """Which of Nia's things the call may change, and which words it takes that are good once."""
    return set() if call.method == "GET" or "dry_run=true" in call.path else named_in(call)


async def test_every_route_stands_in_the_matrix(policies: dict[str, PolicyRow]) -> None:
    assert sorted(map(route_of, CALLS)) == sorted(policies)


async def test_everybody_gets_what_they_may_and_no_more(world: World, call: Call) -> None:
    got = {}
    for caller in CALLERS:
        things = await world.things(named_in(call))
        answer = await world.asks(world.people[caller].token, call, things)
        got[caller] = answer.status_code
        if answer.is_success and uses_up(call):
            world.used_up(uses_up(call))
    assert got == call.expected


async def test_a_private_groups_sessions_are_for_few(world: World) -> None:
    things = await world.private_sessions()
    for path, statuses in PRIVATE:
        address = filled(path, things)
        got = {one: (await world.people[one].asks("GET", address)).status_code for one in CALLERS}
        assert got == dict(zip(CALLERS, map(int, statuses.split()), strict=True)), path


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
    """Without any token everywhere, and with each kind of a dead one at every sixth route: who asks
    is found out in one place."""
    things, before = await world.things(), await world.footprint()
    tokens = ["tb_made_up", a_token(), "", await ended(world), await revoked(world)]
    tokens += [await left(world)]
    before = await world.footprint()
    for call, dead in zip(CALLS, itertools.cycle(tokens), strict=False):
        for token in (None, dead):
            answer = await world.asks(token, call, things)
            assert (answer.status_code, answer.json()["code"]) == (401, "not_signed_in"), call.name
    assert await world.footprint() == before


async def test_a_token_of_another_community_finds_nothing_by_slug_or_id(
    world: World, elsewhere: World
) -> None:
    things, before = await world.things(), await world.footprint()
    for call in (call for call in CALLS if "{community}" in call.path):
        by_slug = [(caller, world.town.slug) for caller in CALLERS[:-1]]
        for caller, place in (*by_slug, ("coordinator", str(world.town.id))):
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


MORE = ("community_id", "status", "made_by", "balance_minutes", "decided_by")
"""What stands in rows of the database, and in no request."""


async def test_a_field_too_many_is_refused_everywhere_and_nothing_changes(world: World) -> None:
    things, before = await world.things(), await world.footprint()
    for call in (call for call in CALLS if call.method != "GET" and call.body != FILE):
        caller = next((one for one in CALLERS if call.expected[one] != 403), "coordinator")
        more = Call(call.method, call.path, {**(call.body or {}), **dict.fromkeys(MORE, "x")}, {})
        answer = await world.asks(world.people[caller].token, more, things)
        assert answer.status_code == 422, f"{call.name}: {answer.text}"
        told = {one["pointer"] for one in answer.json()["errors"]}
        assert {f"/{name}" for name in MORE} <= told, call.name
    assert await world.footprint() == before


HELD = {
    "about": "member_id",
    "by": "member_id",
    "giver_id": "member_id",
    "listing_id": "offer_id",
    "owner_id": "member_id",
    "receiver_id": "member_id",
    "sign_in": "sign_in_id",
}
"""Of which of Nia's things the id is that a question asks for, where it has another name."""


def asked_by_id(database: Database) -> Iterator[tuple[str, str]]:
    """Every question of the API that takes an id: its path, and its name."""
    for path, on in create_app(database).openapi()["paths"].items():
        for one in on.get("get", {}).get("parameters", ()):
            if one["in"] == "query" and "uuid" in json.dumps(one["schema"]):
                yield path, one["name"]


async def test_a_thing_of_another_community_is_found_by_no_question(
    world: World, elsewhere: World, database: Database
) -> None:
    here, there = await world.things(), await elsewhere.things()
    asked = list(asked_by_id(database))
    assert ("/v1/communities/{community}/contributions", "giver_id") in asked
    for path, name in asked:
        for caller in CALLERS:
            got = []
            for one in (there[HELD.get(name, name)], str(uuid4())):
                url = f"{filled(path, here)}?{urlencode({name: one})}"
                answer = await world.people[caller].asks("GET", url)
                got.append((answer.status_code, found_in(answer)))
            assert got[0] == got[1], f"{path} {name} {caller}"
            assert got[0][1] in ([], None), f"{path} {name} {caller}"


def found_in(answer: httpx.Response) -> Any:
    """What a list has; None of what is no list, or was refused."""
    told = answer.json() if answer.is_success and "json" in answer.headers["content-type"] else {}
    return told.get("items")


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
        leads = re.search(r"\}/concerns|/safeguarding$", call.path)
        who = world.people["safeguarding" if leads else "coordinator"]
        answer = await world.asks(who.token, call, {**things, **nobody})
        assert answer.status_code == 404, f"{call.name}: {answer.text}"

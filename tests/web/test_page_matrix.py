"""Every page, every reader, with one's own, another's and another community's thing.

A new page fails here until it has its row in page_matrix.py.
"""

import re
from collections.abc import AsyncIterator
from dataclasses import replace

import httpx
import pytest
from fastapi import FastAPI
from fastapi.routing import iter_route_contexts
from tests.api.apps import token_for
from tests.api.books import rules
from tests.api.test_matrix import ROLES
from tests.api.world import World, filled
from tests.web.conftest import ORIGIN
from tests.web.page_matrix import OPEN, READERS, VISITS, Visit

from timebank.db.engine import Database
from timebank.web.cookies import form_token
from timebank.web.routing import OpenPage, SignedInPage

pytestmark = pytest.mark.anyio


@pytest.fixture(scope="module")
async def visitors(app: FastAPI) -> AsyncIterator[httpx.AsyncClient]:
    """A client that keeps no cookies between two who use it."""
    transport = httpx.ASGITransport(app)
    async with httpx.AsyncClient(transport=transport, base_url=ORIGIN) as client:
        yield client


@pytest.fixture(scope="module")
async def world(database: Database, visitors: httpx.AsyncClient) -> World:
    world = await World.make(database, visitors)
    await rules(world.town, applications_from_outside=True, noticeboard=True)
    return world


@pytest.fixture(scope="module")
async def elsewhere(database: Database, visitors: httpx.AsyncClient) -> World:
    return await World.make(database, visitors)


def pages_of(app: FastAPI, kind: type, language: str) -> list[str]:
    """The pages of this kind, by method and path."""
    return sorted(
        f"{method} {path.removeprefix(f'/{language}')}"
        for route in iter_route_contexts(app.routes)
        for method in route.methods or ()
        if isinstance(route.original_route, kind)
        and re.match(rf"/{language}(/|$)", path := route.path_format or "")
    )


async def visits(
    world: World, token: str | None, visit: Visit, things: dict[str, str], form: str | None = None
) -> httpx.Response:
    """What somebody's browser is answered, who is signed in by this token, or by none."""
    town, asked = world.town, filled([visit.path, visit.form], things)
    headers = {"Origin": ORIGIN}
    if token is not None:
        headers["Cookie"] = f"timebank-{town.slug}={token}"
    sent = {**asked[1], "form_token": form_token(token or "") if form is None else form}
    data = sent if visit.method == "POST" else None
    return await town.http.request(visit.method, f"/en{asked[0]}", headers=headers, data=data)


def named_in(visit: Visit) -> set[str]:
    """Nia's things in the address and the form, and the words that the form takes."""
    return {*re.findall(r"\{(\w+)\}", visit.path + str(visit.form))} - {"community"}


def uses_up(visit: Visit) -> set[str]:
    return named_in(visit) if visit.method == "POST" else set()


async def token_of(world: World, reader: str, visit: Visit) -> str:
    """Somebody's sign-in; whoever signs out does so in one of their own."""
    person = world.people[reader]
    if not visit.path.endswith("/sign-out"):
        return person.token
    member = None if reader == "auditor" else person.id
    return await world.town.token("member" if member else "auditor", member, (), person.id)


def is_asked_in(answer: httpx.Response) -> bool:
    """Whether somebody was sent to sign in, or to whom they telephone."""
    where = answer.headers.get("location", "")
    return answer.status_code == 303 and bool(
        re.search(r"/(sign-in(\?next=.*)?|concern/telephone(\?next=.*)?)$", where)
    )


def is_kept_out(visit: Visit, answer: httpx.Response) -> bool:
    """Whether somebody was sent to sign in, or reads again what they wrote of a concern."""
    kept = visit.name == "POST /{community}/concern" and answer.status_code == 403
    return is_asked_in(answer) or kept


def test_every_page_stands_in_the_matrix(app: FastAPI) -> None:
    assert pages_of(app, SignedInPage, "en") == sorted(visit.name for visit in VISITS)
    assert pages_of(app, OpenPage, "en") == sorted(OPEN)
    for kind in (SignedInPage, OpenPage):
        assert pages_of(app, kind, "cy") == pages_of(app, kind, "en")


@pytest.mark.parametrize("visit", VISITS, ids=[visit.name for visit in VISITS])
async def test_everybody_is_shown_what_they_may_see_and_no_more(world: World, visit: Visit) -> None:
    got = {}
    for reader in READERS:
        token = await token_of(world, reader, visit)
        answer = await visits(world, token, visit, await world.things(named_in(visit)))
        got[reader] = answer.status_code
        assert visit.path.endswith("/sign-out") or not is_asked_in(answer), reader
        if answer.status_code in (200, 303) and uses_up(visit):
            world.used_up(uses_up(visit))
    assert got == visit.expected


async def test_whoever_is_not_signed_in_here_is_asked_to_and_nothing_changes(
    world: World, elsewhere: World
) -> None:
    things, before = await world.things(), await world.footprint()
    strangers = [elsewhere.people[one].token for one in ("nia", "coordinator")]
    for visit in VISITS:
        for token in (None, "tb_made_up", *strangers):
            answer = await visits(world, token, visit, things)
            assert is_kept_out(visit, answer), f"{visit.name}: {answer.status_code}"
            assert "Nia" not in answer.text
    assert await world.footprint() == before


@pytest.mark.parametrize("reader", ["nia", "lead", "coordinator"])
async def test_what_an_app_has_opens_no_page_and_sends_none(world: World, reader: str) -> None:
    things, before = await world.things(), await world.footprint()
    token = await token_for(world.town, world.people[reader], ROLES[reader], but="")
    for visit in VISITS:
        answer = await visits(world, token, visit, things)
        assert is_kept_out(visit, answer), f"{visit.name}: {answer.status_code}"
    assert await world.footprint() == before


async def test_a_thing_of_another_community_is_on_no_page(world: World, elsewhere: World) -> None:
    there = {**await elsewhere.things(), "community": world.town.slug}
    before = await world.footprint(), await elsewhere.footprint()
    for visit in (one for one in VISITS if "_id}" in one.name):
        for reader in READERS:
            answer = await visits(world, world.people[reader].token, visit, there)
            nothing = {303} if {*visit.expected.values()} == {303} else {400, 403, 404}
            assert answer.status_code in nothing, f"{visit.name} {reader}: {answer.status_code}"
    assert (await world.footprint(), await elsewhere.footprint()) == before


async def test_a_form_that_is_none_of_our_pages_does_nothing(world: World) -> None:
    things, before = await world.things(), await world.footprint()
    token = world.people["coordinator"].token
    for visit in (one for one in VISITS if one.method == "POST"):
        for form in ("", form_token("tb_another")):
            answer = await visits(world, token, visit, things, form)
            assert answer.status_code == 403, f"{visit.name}: {answer.status_code}"
    assert await world.footprint() == before


async def test_pages_for_whoever_comes_by_name_nobody(world: World) -> None:
    got, things = {}, {**await world.things(), "rest": "nowhere"}
    for name in OPEN:
        method, path = name.split(" ")
        answer = await visits(world, None, Visit(method, path, {}, {}), things)
        got[name] = answer.status_code
        assert "Nia" not in answer.text
    assert got == OPEN


def said_of(answer: httpx.Response) -> dict[str, str]:
    """The headers, without what is new in each answer: its id, what a cookie holds, and how long a
    page is that holds something new."""
    varies = {"x-request-id", "content-length", "ratelimit", "set-cookie"}
    return {name: told for name, told in answer.headers.items() if name not in varies}


async def test_head_of_every_page_is_what_get_says_of_it_without_the_page(world: World) -> None:
    things = {**await world.things(), "rest": "nowhere"}
    opened = [Visit("GET", name.removeprefix("GET "), {}, {}) for name in OPEN if "GET" in name]
    before = await world.footprint()
    for visit in (*opened, *(one for one in VISITS if one.method == "GET")):
        for token in (None, world.people["nia"].token, world.people["coordinator"].token):
            page = await visits(world, token, visit, things)
            head = await visits(world, token, replace(visit, method="HEAD"), things)
            assert (head.status_code, head.content) == (page.status_code, b""), visit.name
            assert said_of(head) == said_of(page), visit.name
            assert set(head.headers) == set(page.headers), visit.name
    assert await world.footprint() == before


async def test_where_head_is_answered_is_said_and_the_api_is_asked_by_get(world: World) -> None:
    for method, path, allowed in (
        ("HEAD", f"{world.town.base}/members", "GET, POST"),
        ("DELETE", f"{world.town.base}/members", "GET, POST"),
        ("PUT", f"/en/{world.town.slug}/sign-in", "GET, HEAD, POST"),
    ):
        refused = await world.town.http.request(method, path)
        assert (refused.status_code, refused.headers["allow"]) == (405, allowed)

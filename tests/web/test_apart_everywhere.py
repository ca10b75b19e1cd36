"""Every route and every page, asked by two who are never to meet Nia: a lead of her group, and a
member.

The routes are the app's own, with all that they can be asked, and what is Nia's is found
(apart_world.py). What two did together before they were kept apart is theirs, and stands in
test_kept_apart.py.
"""

import json
import re
from collections.abc import Iterator
from typing import Any
from urllib.parse import urlencode
from uuid import uuid4

import httpx
import pytest
from fastapi import FastAPI
from tests.api.apart_world import WORD, ApartWorld, reads_of
from tests.api.matrix import CALLS, Call
from tests.web.conftest import ORIGIN
from tests.web.page_matrix import PAGES

from timebank.db.engine import Database

pytestmark = pytest.mark.anyio

READERS = ("lead", "mair")
_HERE = "/v1/communities/{community}"
STILL_TOLD: dict[str, tuple[set[str], str]] = {
    f"{_HERE}/accounts/{{account_id}}/statement": (
        {"transfers"},
        "the balance of an account adds up: the line stands, without whose it is",
    ),
}
"""Of which routes what kinds of Nia's may stand in the answer, and why."""
_GIVEN = "time that was given is never lost, whoever writes it down"
STILL_TAKEN: dict[str, str] = {
    f"POST {_HERE}{path}": _GIVEN
    for path in (
        "/thanks",
        "/sessions/{session_id}/sheet",
        "/sessions/{session_id}/attendance",
        "/sessions/{session_id}/attendance/{attendance_id}/check-out",
        "/sessions/{session_id}/attendance/{attendance_id}/minutes",
        "/sessions/{session_id}/attendance/{attendance_id}/withdraw",
    )
}
"""Which calls take Nia's id or number from those who never meet her, and why."""


@pytest.fixture(scope="module")
def described(app: FastAPI) -> dict[str, Any]:
    return app.openapi()


@pytest.fixture(scope="module")
def reads(described: dict[str, Any]) -> dict[str, Any]:
    return reads_of(described)


@pytest.fixture(scope="module")
async def apart(app: FastAPI, database: Database, reads: dict[str, Any]) -> ApartWorld:
    client = httpx.AsyncClient(transport=httpx.ASGITransport(app), base_url=ORIGIN)
    apart = await ApartWorld.make(database, client)
    await apart.collect(reads)
    return apart


def answers_of(schema: dict[str, Any], described: dict[str, Any]) -> list[str]:
    """What a question of few answers may be answered."""
    for said in (schema, *schema.get("anyOf", ())):
        named = said.get("$ref", "").rpartition("/")[2]
        one = described["components"]["schemas"][named] if named else said
        if "enum" in one:
            return [str(answer) for answer in one["enum"]]
        if one.get("type") == "boolean":
            return ["true", "false"]
        if one.get("type") == "integer":
            return ["1"]
    return []


def questions(
    route: dict[str, Any], described: dict[str, Any], apart: ApartWorld
) -> Iterator[dict[str, str]]:
    """Everything that a route can be asked: nothing, then one thing at a time."""
    asked = {one["name"]: one for one in route.get("parameters", ()) if one["in"] == "query"}
    needed = {"limit": "200"} if asked.pop("limit", None) else {}
    known = {
        name: answers_of(one["schema"], described) or sorted(apart.asked_for(name))
        for name, one in asked.items()
    }
    needed |= {name: known[name][0] for name, one in asked.items() if one["required"]}
    yield needed
    for name, answers in known.items():
        for answer in answers:
            yield {**needed, name: answer}


@pytest.mark.parametrize("reader", READERS)
async def test_nobody_is_told_of_whom_they_are_never_to_meet(
    apart: ApartWorld, reads: dict[str, Any], described: dict[str, Any], reader: str
) -> None:
    token, told = apart.world.people[reader].token, set()
    for path, route in reads.items():
        for address in apart.addresses(path):
            for asked in questions(route, described, apart):
                url = f"{address}?{urlencode(asked)}"
                answer = await apart.asks(token, url)
                assert answer.status_code < 500, url
                hers = apart.told_in(answer) - STILL_TOLD.get(path, (set(), ""))[0]
                told |= {f"{path}?{urlencode(asked)}: {kind}" for kind in hers}
    assert "\n".join(sorted(told)) == ""


@pytest.mark.parametrize("language", ["en", "cy"])
@pytest.mark.parametrize("reader", READERS)
async def test_no_page_shows_anybody_of_whom_its_reader_is_never_to_meet(
    apart: ApartWorld, reader: str, language: str
) -> None:
    told = set()
    async for page, answer in apart.opened(PAGES, reader, language):
        told |= {f"{page}: {kind}" for kind in apart.told_in(answer)}
    assert "\n".join(sorted(told)) == ""


@pytest.mark.parametrize("reader", READERS)
async def test_what_is_hers_is_answered_like_what_is_not_there(
    apart: ApartWorld, reads: dict[str, Any], reader: str
) -> None:
    token, differs = apart.world.people[reader].token, set()
    for path in reads:
        for address in apart.addresses(path):
            ids = [one for one in apart.hers if len(one) == 36 and one in address]
            if not ids:
                continue
            nobodys = address
            for one in ids:
                nobodys = nobodys.replace(one, str(uuid4()))
            got = [(await apart.asks(token, one)).status_code for one in (address, nobodys)]
            if got[0] != got[1]:
                differs.add(f"{path}: {got}")
    assert "\n".join(sorted(differs)) == ""


def own(apart: ApartWorld, reader: str) -> dict[str, str]:
    """A reader's own things, and for all else Nia's."""
    me, gwen = (str(apart.world.people[one].id) for one in (reader, "gwen"))
    others = dict.fromkeys(("other_member_id", "helper_id", "writer_id"), gwen)
    return {**apart.things, **others, "member_id": me, "account_id": apart.accounts[reader]}


BY_NUMBER: dict[str, tuple[str, Any]] = {
    "/contributions": (
        "giver_number",
        {
            "receiver": {"organisation_id": "{organisation_id}"},
            "activity_id": "{activity_id}",
            "worked_on": "2025-06-07",
            "minutes": 30,
        },
    ),
    "/exchanges": (
        "receivers",
        {
            "activity_id": "{activity_id}",
            "givers": [{"member_id": "{member_id}"}],
            "planned_on": "{today}",
        },
    ),
    "/transfers": ("receiver", {"kind": "gift", "minutes": 1}),
    "/members/{member_id}/helpers": ("number", {}),
    "/sessions/{session_id}/sign-ups": ("number", {}),
}
"""Where the body has a number, and what else it holds."""


def numbered(place: str, number: str) -> Any:
    """A number as a body has it in this place."""
    if place in ("number", "giver_number"):
        return number
    named = {"member_id": None, "number": number}
    return [{"number": number}] if place == "receivers" else {**named, "organisation_id": None}


@pytest.mark.parametrize("reader", READERS)
@pytest.mark.parametrize("path", BY_NUMBER)
async def test_her_number_is_answered_like_nobodys(
    apart: ApartWorld, path: str, reader: str
) -> None:
    place, body = BY_NUMBER[path]
    things = own(apart, reader)
    (hers,) = apart.pool["number"]
    got = []
    for number in (hers, "99999"):
        call = Call("POST", f"{_HERE}{path}", {**body, place: numbered(place, number)}, {})
        answer = await apart.world.asks(apart.world.people[reader].token, call, things)
        got.append((answer.status_code, answer.json().get("errors")))
    # 403 is said to who may not do this with anybody, whoever's number it is.
    assert got[0] == got[1] or got[0][0] == 403
    assert got[0][0] in (403, 404, 422)


def changes() -> list[tuple[Call, str]]:
    """Every call that changes something, with each thing that it names."""
    found = []
    for call in CALLS:
        names = re.findall(r"\{(\w+_id)\}", call.path + json.dumps(call.body))
        if call.method != "GET":
            found += [(call, name) for name in dict.fromkeys(names)]
    return found


@pytest.mark.parametrize("reader", READERS)
async def test_nothing_can_be_done_with_what_is_hers(apart: ApartWorld, reader: str) -> None:
    token, differs = apart.world.people[reader].token, set()
    member = str(apart.world.people["nia"].id)
    for call, name in changes():
        hers = member if name in _MEMBERS else apart.things[name]
        if hers not in apart.hers:
            continue
        got = []
        for one in (hers, str(uuid4())):
            answer = await apart.world.asks(token, call, {**own(apart, reader), name: one})
            code = answer.json().get("code") if answer.content else None
            got.append((answer.status_code, code))
            if WORD in answer.text:
                differs.add(f"{call.name} {name}: says who she is")
        if got[0] != got[1] and call.name not in STILL_TAKEN:
            differs.add(f"{call.name} {name}: {got}")
    assert "\n".join(sorted(differs)) == ""


_MEMBERS = ("member_id", "other_member_id", "helper_id", "writer_id")

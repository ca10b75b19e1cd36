"""Who may call a route is declared, checked, and read back."""

from typing import Annotated, Any

import pytest
from fastapi import APIRouter
from tests.http import notes
from tests.http.town import Town, note

from timebank.base.actors import Caller, Role
from timebank.base.ids import new_id
from timebank.http.application import build
from timebank.http.policy import Allow, check_policies, policy_table
from timebank.http.scopes import SCOPES
from timebank.http.transaction import Transactional


async def test_nobody_calls_without_a_token(town: Town) -> None:
    async with town.stranger() as somebody:
        answer = await somebody.get("/notes")
    assert (answer.status_code, answer.json()["code"]) == (401, "not_signed_in")
    assert answer.headers["www-authenticate"] == 'Bearer realm="timebank"'


@pytest.mark.parametrize(
    "sent", ["Bearer not-ours", "Bearer ", "Basic bmlhOg==", "Bearer " + "x" * 9999]
)
async def test_nobody_calls_with_what_is_no_token_of_ours(town: Town, sent: str) -> None:
    async with town.stranger(Authorization=sent) as somebody:
        answer = await somebody.get("/notes")
    assert answer.status_code == 401
    assert 'error="invalid_token"' in answer.headers["www-authenticate"]


async def test_another_community_is_not_there(town: Town) -> None:
    async with town.client() as nia:
        answer = await nia.get(f"http://timebank.test/v1/communities/{new_id()}/notes")
    assert (answer.status_code, answer.json()["code"]) == (404, "not_found")


@pytest.mark.parametrize("place", ["%00", "x" * 101, "%E2%80%AE"])
async def test_a_strange_community_is_not_there(town: Town, place: str) -> None:
    async with town.client() as nia:
        answer = await nia.get(f"http://timebank.test/v1/communities/{place}/notes")
    assert answer.status_code == 404


async def test_a_role_that_the_route_is_not_for_is_told_so(town: Town) -> None:
    async with town.client(Role.MEMBER) as mair:
        answer = await mair.post("/notes", json=note())
    assert (answer.status_code, answer.json()["code"]) == (403, "forbidden")
    assert await town.count() == 0


async def test_who_may_not_is_told_so_before_the_body_is_looked_at(town: Town) -> None:
    async with town.client(Role.MEMBER) as mair, town.stranger() as somebody:
        assert (await mair.post("/notes", json={"nonsense": 1})).status_code == 403
        assert (await somebody.post("/notes", json={"nonsense": 1})).status_code == 401


async def test_a_path_that_holds_no_id_leads_nowhere(town: Town) -> None:
    async with town.client() as nia:
        assert (await nia.get("/notes/12")).status_code == 404


async def test_the_table_of_policies_is_read_back_from_the_app(town: Town) -> None:
    rows = {(row.method, row.path): row for row in policy_table(town.app)}
    row = rows["POST", "/v1/communities/{community}/notes"]
    assert (row.roles, row.scope, row.network) == (
        frozenset({Role.COORDINATOR}),
        "contributions:write",
        False,
    )


def test_every_scope_is_carried_by_some_role() -> None:
    assert all(SCOPES.values())


def test_an_auditor_signs_out_raises_a_concern_asks_for_a_copy_and_writes_nothing_else() -> None:
    carried = {scope for scope, roles in SCOPES.items() if Role.AUDITOR in roles}
    writing = {scope for scope in carried if not scope.endswith(":read")}
    assert writing == {"sign-ins:write", "concerns:write", "exports:write"}


def app_with(router: APIRouter, town: Town) -> Any:
    return build(
        database=town.app.state.database,
        routers=[router],
        is_token=notes.is_token,
        find_caller=notes.find_caller,
        refusal_for=notes.refusal_for,
        schema_revision="notes",
    )


UNSOUND = [
    ("/v1/communities/{community}/a", Allow(scope="members:read"), "nobody may call it"),
    ("/v1/communities/{community}/b", Allow(Role.MEMBER, scope="audit:read"), "cannot carry"),
    ("/v1/communities/{community}/c", Allow(Role.MEMBER, scope="nonsense"), "cannot carry"),
    ("/v1/d", Allow(Role.MEMBER, scope="members:read"), "both or neither"),
    (
        "/v1/communities/{community}/e",
        Allow(Role.MEMBER, scope="members:read", network=True),
        "both or neither",
    ),
]


@pytest.mark.parametrize(("path", "policy", "fault"), UNSOUND, ids=["a", "b", "c", "d", "e"])
async def test_an_unsound_policy_stops_the_start(
    town: Town, path: str, policy: Any, fault: str
) -> None:
    router = APIRouter(route_class=Transactional)

    @router.get(path)
    async def unsound(caller: Annotated[Caller, policy]) -> None: ...

    with pytest.raises(RuntimeError, match=fault):
        app_with(router, town)


async def test_a_route_without_a_policy_stops_the_start(town: Town) -> None:
    router = APIRouter()

    @router.get("/v1/open")
    async def open_to_all() -> None: ...

    with pytest.raises(RuntimeError, match="0 policies"):
        app_with(router, town)


async def test_a_guarded_route_outside_a_transaction_stops_the_start(town: Town) -> None:
    router = APIRouter()

    @router.get("/v1/communities/{community}/loose")
    async def loose(
        caller: Annotated[Caller, Allow(Role.MEMBER, scope="members:read")],
    ) -> None: ...

    with pytest.raises(RuntimeError, match="Transactional"):
        app_with(router, town)


async def test_the_policies_of_the_app_are_sound(town: Town) -> None:
    check_policies(town.app)

"""A router is asked only for what is at an address of its own, and answers as ever."""

import httpx
import pytest
from fastapi import APIRouter, FastAPI

from timebank.http.branch import Branch

pytestmark = pytest.mark.anyio

offers = APIRouter(prefix="/{community}/offers")
files = APIRouter()
rest = APIRouter()


@offers.get("")
async def offered(community: str) -> str:
    return f"offers of {community}"


@offers.post("/{offer}")
async def changed(community: str, offer: str) -> str:
    return f"{offer} of {community}"


@files.get("/files/{path:path}")
async def file(path: str) -> str:
    return f"file {path}"


@rest.get("/{community}/{rest:path}")
async def nowhere(community: str, rest: str) -> str:
    return f"no {rest} in {community}"


def _add(app: FastAPI, branch: Branch) -> None:
    app.include_router(branch, prefix=branch.under, include_in_schema=branch.described)


@pytest.fixture
async def http() -> httpx.AsyncClient:
    app = FastAPI(redirect_slashes=False)
    _add(app, Branch(offers, "/cy", described=False))
    for router in (offers, files, rest):
        _add(app, Branch(router))
    return httpx.AsyncClient(transport=httpx.ASGITransport(app), base_url="http://here")


@pytest.mark.parametrize(
    ("method", "path", "status", "said"),
    [
        ("GET", "/ely/offers", 200, "offers of ely"),
        ("GET", "/cy/ely/offers", 200, "offers of ely"),
        ("POST", "/ely/offers/one", 200, "one of ely"),
        ("POST", "/cy/ely/offers/one", 200, "one of ely"),
        ("GET", "/files/a/b.txt", 200, "file a/b.txt"),
        ("GET", "/ely/offers/one/more", 200, "no offers/one/more in ely"),
        ("GET", "/ely/offersof", 200, "no offersof in ely"),
        ("GET", "/cy/ely/requests", 200, "no ely/requests in cy"),
        ("DELETE", "/ely/offers", 405, {"detail": "Method Not Allowed"}),
        ("GET", "/ely", 404, {"detail": "Not Found"}),
    ],
)
async def test_every_address_leads_where_it_did(
    http: httpx.AsyncClient, method: str, path: str, status: int, said: object
) -> None:
    answer = await http.request(method, path)
    assert (answer.status_code, answer.json()) == (status, said)


def test_what_is_not_described_is_not() -> None:
    app = FastAPI()
    _add(app, Branch(files))
    _add(app, Branch(offers, "/cy", described=False))
    assert set(app.openapi()["paths"]) == {"/files/{path}"}

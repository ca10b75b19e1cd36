"""Whoever asks too often is told to wait, and holds up nobody else."""

import httpx
import pytest
from starlette.requests import Request
from starlette.responses import PlainTextResponse
from starlette.types import ASGIApp, Receive, Scope, Send

from timebank.http import budgets
from timebank.http.budgets import FOUND, Budgets

pytestmark = pytest.mark.anyio
REQUESTS = 20
HALL = "203.0.113.7"


class Clock:
    """The seconds that a test lets go by."""

    def __init__(self) -> None:
        self.now = 0.0

    def __call__(self) -> float:
        return self.now


async def service(scope: Scope, receive: Receive, send: Send) -> None:
    """Knows every token that begins with `good`."""
    token = Request(scope).headers.get("authorization", "good")
    if scope["path"] == "/nowhere":
        await PlainTextResponse("", 404)(scope, receive, send)
        return
    if token.startswith("good"):
        scope[FOUND] = True
    await PlainTextResponse("", 200 if token.startswith("good") else 401)(scope, receive, send)


@pytest.fixture
def clock() -> Clock:
    return Clock()


@pytest.fixture
def counted(clock: Clock) -> ASGIApp:
    return Budgets(service, REQUESTS, clock)


async def ask(
    app: ASGIApp, token: str = "", *, path: str = "/v1/me", come_from: str = HALL
) -> httpx.Response:
    transport = httpx.ASGITransport(app, client=(come_from, 1))
    headers = {"Authorization": token} if token else {}
    async with httpx.AsyncClient(transport=transport, base_url="http://bank") as client:
        return await client.get(path, headers=headers)


async def statuses(app: ASGIApp, times: int, token: str = "", **said: str) -> list[int]:
    return [(await ask(app, token, **said)).status_code for _ in range(times)]


async def test_every_answer_says_what_is_left(counted: ASGIApp, clock: Clock) -> None:
    await ask(counted, "good phone")
    clock.now = 18
    answer = await ask(counted, "good phone")
    assert answer.headers["RateLimit-Policy"] == '"caller";q=20;w=60'
    assert answer.headers["RateLimit"] == '"caller";r=19;t=42'


async def test_whoever_used_the_minute_up_waits_for_the_next(
    counted: ASGIApp, clock: Clock
) -> None:
    await ask(counted, "good phone")
    assert await statuses(counted, 21, "good phone") == [200] * 20 + [429]
    refused = await ask(counted, "good phone")
    assert refused.json()["code"] == "too_many_requests"
    assert refused.headers["Retry-After"] == "60"
    assert refused.headers["RateLimit"] == '"caller";r=0;t=60'
    clock.now = 60
    assert (await ask(counted, "good phone")).status_code == 200


async def test_known_phones_behind_one_address_do_not_share(counted: ASGIApp, clock: Clock) -> None:
    phones = [f"good {n}" for n in range(30)]
    for phone in phones:
        clock.now += 60
        await ask(counted, phone)
    assert [(await ask(counted, phone)).status_code for phone in phones] == [200] * 30


async def test_tokens_that_are_made_up_share_their_address(counted: ASGIApp) -> None:
    made_up = [(await ask(counted, f"bad {n}")).status_code for n in range(12)]
    assert made_up == [401] * 10 + [429] * 2
    assert await statuses(counted, 1, come_from="203.0.113.8") == [200]


async def test_a_token_that_nobody_looked_at_is_not_known(counted: ASGIApp) -> None:
    made_up = [
        (await ask(counted, f"bad {n}", path="/nowhere")).status_code
        for n in (*range(6), *range(6))
    ]
    assert made_up == [404] * 10 + [429] * 2


async def test_the_way_in_is_counted_by_address_whatever_is_shown(counted: ASGIApp) -> None:
    for n in range(3):
        await ask(counted, f"good {n}")
    found = [(await ask(counted, f"good {n}", path="/oauth/token")).status_code for n in range(3)]
    assert found == [200, 200, 429]


async def test_a_good_token_is_let_in_while_its_address_is_flooded(counted: ASGIApp) -> None:
    await ask(counted, "good phone")
    await statuses(counted, 20)
    assert await statuses(counted, 2, "good phone") == [200, 200]


async def test_a_token_that_was_ended_is_a_stranger_again(clock: Clock) -> None:
    ended: set[str] = set()

    async def ends(scope: Scope, receive: Receive, send: Send) -> None:
        status = 401 if ended else 200
        scope[FOUND] = True
        await PlainTextResponse("", status)(scope, receive, send)

    app = Budgets(ends, REQUESTS, clock)
    first, second = [(await ask(app, "phone")).headers["RateLimit"] for _ in range(2)]
    ended.add("phone")
    third, fourth = [(await ask(app, "phone")).headers["RateLimit"] for _ in range(2)]
    names = [said.split(";")[0] for said in (first, second, third, fourth)]
    assert names == ['"address"', '"caller"', '"caller"', '"address"']


@pytest.mark.parametrize(
    ("path", "token", "name"),
    [
        ("/oauth/token", "", "way-in"),
        ("/v1/sign-in/codes", "", "way-in"),
        ("/en/ely/sign-in", "", "way-in"),
        ("/cy/ely/sign-in/card", "", "way-in"),
        ("/v1/communities/ely/reports/hours", "good phone", "work"),
        ("/v1/communities/ely/imports", "good phone", "work"),
        ("/v1/communities/ely/audit/journal", "good phone", "work"),
    ],
)
async def test_what_takes_long_and_the_way_in_have_less(
    counted: ASGIApp, path: str, token: str, name: str
) -> None:
    answers = [await ask(counted, token, path=path) for _ in range(4)]
    assert answers[-1].status_code == 429
    assert answers[-1].headers["RateLimit-Policy"] == f'"{name}";q=2;w=60'


async def test_a_household_of_ipv6_is_one_and_its_neighbour_another(counted: ASGIApp) -> None:
    ours = [(await ask(counted, come_from=f"2001:db8:1:2::{n}")).status_code for n in range(1, 12)]
    assert ours == [200] * 10 + [429]
    assert await statuses(counted, 1, come_from="2001:db8:1:3::1") == [200]
    assert await statuses(counted, 1, come_from="::ffff:203.0.113.9") == [200]


async def test_whoever_watches_over_it_is_not_counted(counted: ASGIApp) -> None:
    assert await statuses(counted, 30, path="/healthz") == [200] * 30


async def test_a_million_addresses_take_bounded_room(
    counted: ASGIApp, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(budgets, "MOST_COUNTED", 5)
    found = [(await ask(counted, come_from=f"198.51.100.{n}")).status_code for n in range(30)]
    assert found == [200] * 15 + [429] * 15
    assert isinstance(counted, Budgets)
    assert len(counted._counts) <= 6  # noqa: SLF001 - that it is bounded is the rule

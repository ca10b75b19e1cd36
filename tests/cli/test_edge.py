"""The way in from outside: under which names, from whose pages, behind which web server."""

import asyncio
import re
from base64 import b64encode
from collections.abc import Iterator
from contextlib import closing
from hashlib import sha256
from typing import Any

import httpx
import pytest
import uvicorn
from starlette.responses import PlainTextResponse
from tests.cli.operators import Operator, Served, free_port

from timebank.cli.listening import listen
from timebank.cli.serve import server_config

APP = "https://app.example.org"
COMMUNITY = "/v1/communities/caerau"


@pytest.fixture(scope="module")
def served(caerau: Operator) -> Iterator[Served]:
    """Caerau's time bank as people reach it: with HTTPS in front, and an app on a website."""
    with caerau.serves(
        public_url="https://time.example.org/caerau",
        hosts="time.example.net, [2001:db8::7]",
        origins=APP,
    ) as served:
        yield served


def asks(served: Served, path: str, method: str = "GET", **headers: str) -> httpx.Response:
    named = {name.replace("_", "-"): said for name, said in headers.items()}
    return httpx.request(method, f"{served.url}{path}", headers=named, timeout=20)


def preflight(served: Served, origin: str, method: str = "POST", more: str = "") -> httpx.Response:
    wanted = f"authorization,content-type,idempotency-key{more}"
    return asks(
        served,
        f"{COMMUNITY}/contributions",
        "OPTIONS",
        Origin=origin,
        Access_Control_Request_Method=method,
        Access_Control_Request_Headers=wanted,
    )


@pytest.mark.parametrize(
    "host",
    [
        "time.example.org",
        "TIME.example.org:443",
        "time.example.net",
        "[2001:db8::7]:8000",
        "localhost:8000",
        "127.0.0.1",
        "[::1]:8000",
    ],
)
def test_it_answers_under_the_names_that_it_was_given_and_to_this_machine(
    served: Served, host: str
) -> None:
    assert asks(served, "/docs", Host=host).status_code == 200


@pytest.mark.parametrize(
    "host",
    [
        "evil.example",
        "time.example.org.evil.example",
        "time.example.org:80:80",
        "time.example.org@evil.example",
        "timeXexample.org",
        "127.0.0.2",
        "*",
        "",
    ],
)
def test_it_answers_under_no_other_name(served: Served, caerau: Operator, host: str) -> None:
    signed_in = {"Authorization": f"Bearer {caerau.token}"}
    answer = asks(served, COMMUNITY, Host=host, **signed_in)
    assert (answer.status_code, answer.json()["code"]) == (400, "host_unknown")
    assert host not in answer.text or host in ("", "*")


def test_health_is_told_under_any_name(served: Served) -> None:
    for path in ("/healthz", "/readyz"):
        assert asks(served, path, Host="10.1.2.3:8000").status_code == 200
    assert asks(served, "/metrics", Host="10.1.2.3:8000").status_code == 400


def test_a_browser_is_told_that_a_named_website_may_call(served: Served) -> None:
    answer = preflight(served, APP)
    assert answer.status_code == 200
    assert answer.headers["access-control-allow-origin"] == APP
    assert "Idempotency-Key" in answer.headers["access-control-allow-headers"]
    assert "access-control-allow-credentials" not in answer.headers
    assert "Origin" in answer.headers["vary"]


@pytest.mark.parametrize(
    "origin",
    [
        "https://evil.example",
        "https://app.example.org.evil.example",
        "https://app.example.org:8443",
        "http://app.example.org",
        "null",
        "*",
    ],
)
def test_a_browser_is_told_that_no_other_website_may(served: Served, origin: str) -> None:
    answer = preflight(served, origin)
    assert (answer.status_code, answer.json()["code"]) == (403, "origin_unknown")
    for told in (answer, asks(served, COMMUNITY, Origin=origin)):
        assert "access-control-allow-origin" not in told.headers


def test_a_named_website_may_send_what_the_api_knows_and_no_more(served: Served) -> None:
    assert preflight(served, APP, method="TRACE").json()["code"] == "bad_request"
    assert preflight(served, APP, more=",x-other").json()["code"] == "bad_request"


def test_a_named_website_reads_answers_and_their_headers(served: Served, caerau: Operator) -> None:
    signed_in = {"Authorization": f"Bearer {caerau.token}"}
    for answer in (asks(served, COMMUNITY, Origin=APP, **signed_in), asks(served, "/", Origin=APP)):
        assert answer.headers["access-control-allow-origin"] == APP
        assert "ETag" in answer.headers["access-control-expose-headers"]
        assert "Origin" in answer.headers["vary"]


def test_every_kind_of_answer_says_what_a_browser_may_do_with_it(
    served: Served, caerau: Operator
) -> None:
    signed_in = {"Authorization": f"Bearer {caerau.token}"}
    journal = f"{COMMUNITY}/audit/journal"
    for path, status in {
        COMMUNITY: 200,
        f"{COMMUNITY}/members": 200,
        f"{journal}?format=csv": 200,
        f"{COMMUNITY}/nothing": 404,
        "/docs": 200,
        "/problems/not_found": 200,
        "/openapi.json": 200,
        "/healthz": 200,
    }.items():
        answer = asks(served, path, **signed_in)
        assert answer.status_code == status, path
        told = answer.headers
        assert told["x-content-type-options"] == "nosniff"
        assert told["referrer-policy"] == "no-referrer"
        assert told["cross-origin-resource-policy"] == "same-origin"
        assert told["strict-transport-security"] == "max-age=31536000"
        assert "default-src 'none'" in told["content-security-policy"]
        assert "frame-ancestors 'none'" in told["content-security-policy"]
        is_page = told["content-type"].startswith("text/html")
        assert told["cache-control"] == ("public, max-age=3600" if is_page else "no-store"), path
        assert ("permissions-policy" in told) == is_page


def test_what_a_page_loads_is_what_its_policy_lets_it_load(served: Served) -> None:
    for path in ("/docs", "/problems/not_found"):
        page = asks(served, path)
        (style,) = re.findall("<style>(.*?)</style>", page.text, re.DOTALL)
        digest = b64encode(sha256(style.encode()).digest()).decode()
        assert f"style-src 'sha256-{digest}'" in page.headers["content-security-policy"]
        assert not re.search(r"<(script|link|img|iframe|form)\b|\b(style|on\w+)=|://", page.text)


async def who(scope: Any, receive: Any, send: Any) -> None:
    """An app that tells who calls, and how, as it was told itself."""
    if scope["type"] == "http":
        said = f"{scope['client'][0]} {scope['scheme']}"
        await PlainTextResponse(said)(scope, receive, send)


async def told_by(proxies: tuple[str, ...]) -> str:
    """What is believed of a stranger who says, from this machine, to be somebody else."""
    port = free_port()
    service = uvicorn.Server(server_config(who, proxies))
    with closing(listen("127.0.0.1", port)) as listener:
        running = asyncio.create_task(service.serve(sockets=[listener]))
        headers = {"X-Forwarded-For": "192.0.2.66, 203.0.113.9", "X-Forwarded-Proto": "https"}
        async with httpx.AsyncClient() as stranger:
            answer = await stranger.get(f"http://127.0.0.1:{port}/", headers=headers)
        service.should_exit = True
        await running
    return answer.text


@pytest.mark.parametrize(
    ("proxies", "believed"),
    [
        ((), "127.0.0.1 http"),
        (("203.0.113.9",), "127.0.0.1 http"),
        (("127.0.0.1",), "203.0.113.9 https"),
        (("127.0.0.0/8", "203.0.113.9"), "192.0.2.66 https"),
    ],
)
async def test_only_a_named_web_server_is_believed_who_calls(
    monkeypatch: pytest.MonkeyPatch, proxies: tuple[str, ...], believed: str
) -> None:
    monkeypatch.setenv("FORWARDED_ALLOW_IPS", "*")
    assert await told_by(proxies) == believed


def test_a_served_bank_says_what_is_left_and_slows_down_whoever_asks_too_often(
    ely: Operator,
) -> None:
    with ely.serves(requests_a_minute="40") as served:
        community, known = "/v1/communities/ely", {"Authorization": f"Bearer {ely.token}"}
        first = asks(served, community, **known)
        # Twice what a minute allows, and one: wherever among them a new minute begins.
        found = [asks(served, community, **known) for _ in range(81)]
        ways_in = [asks(served, "/en/ely/sign-in") for _ in range(9)]
        over = [one for one in found if one.status_code == 429]
        shut = [one for one in ways_in if one.status_code == 429]
        assert first.headers["RateLimit-Policy"] == '"address";q=20;w=60', "not known before"
        assert found[0].headers["RateLimit-Policy"] == '"caller";q=40;w=60'
        assert (found[0].status_code, ways_in[0].status_code) == (200, 200)
        assert over[0].json()["code"] == "too_many_requests"
        assert 0 < int(over[0].headers["Retry-After"]) <= 60
        assert "text/html" in shut[0].headers["Content-Type"]
        assert asks(served, "/healthz").status_code == 200


def test_head_is_answered_without_a_body_and_the_connection_goes_on(served: Served) -> None:
    """As monitors ask, on one connection: what is left over of one answer would spoil the next."""
    with httpx.Client(base_url=served.url, timeout=20) as client:
        for path, status in (
            ("/healthz", 200),
            ("/en/caerau/sign-in", 200),
            ("/en/caerau/begin", 303),
            ("/en/caerau/nowhere", 404),
            ("/pages.css", 200),
            ("/docs", 200),
            ("/problems/not_found", 200),
        ):
            page, head = client.get(path), client.head(path)
            assert (page.status_code, head.status_code, head.content) == (status, status, b"")
            for name in ("content-security-policy", "strict-transport-security", "location"):
                assert head.headers.get(name) == page.headers.get(name)
            assert head.headers.get("content-type") == page.headers.get("content-type")
            assert head.headers["content-length"] == page.headers["content-length"]

"""The cookie opens the API to our own app, and to no other page."""

from typing import Any

import httpx
import pytest
from tests.api.town import Person, Town
from tests.web.conftest import ORIGIN

from timebank.app import create_app
from timebank.db.engine import Database
from timebank.http.edge import Edge

pytestmark = pytest.mark.anyio

ELSEWHERE = "https://elsewhere.example"
FROM_US = {"Sec-Fetch-Site": "same-origin"}


@pytest.fixture
async def nia(town: Town) -> Person:
    return await town.person("Nia")


async def asks(person: Person, path: str = "", **headers: str) -> httpx.Response:
    """What Nia's browser asks of the API, with the cookie of her sign-in and these headers."""
    sent = {"Cookie": f"timebank-{person.town.slug}={person.token}", **headers}
    return await person.town.http.get(path or "/v1/me", headers=sent)


def of_the_app(person: Person, **more: str) -> dict[str, str]:
    return {"Timebank-App": person.town.slug, **more}


async def test_our_own_app_is_let_in_by_the_cookie(nia: Person) -> None:
    answer = await asks(nia, **of_the_app(nia, **FROM_US))
    assert answer.status_code == 200
    assert answer.json()["member"]["id"] == str(nia.id)


async def test_a_browser_that_says_nothing_of_where_it_stands_may_read(nia: Person) -> None:
    """Safari before 16.4, with our own pages; and it says its origin with all that it writes."""
    answer = await asks(nia, **of_the_app(nia))
    assert answer.status_code == 200
    sent = {"Cookie": f"timebank-{nia.town.slug}={nia.token}", **of_the_app(nia)}
    path = f"/v1/communities/{nia.town.slug}/sign-ins/end"
    assert (await nia.town.http.post(path, headers=sent)).status_code == 401
    assert (await asks(nia, **of_the_app(nia))).status_code == 200


async def test_it_writes_by_it_too(nia: Person) -> None:
    mair = await nia.town.person("Mair")
    sent = {
        "giver_id": str(nia.id),
        "receiver": {"member_id": str(mair.id)},
        "activity_id": str(nia.town.gardening),
        "worked_on": "2026-11-01",
        "minutes": 30,
    }
    headers = {"Cookie": f"timebank-{nia.town.slug}={nia.token}", "Idempotency-Key": "one"}
    path = f"/v1/communities/{nia.town.slug}/contributions"
    http = nia.town.http
    for origin, status in ((ELSEWHERE, 401), ("null", 401), (ORIGIN, 201)):
        said = {**headers, **of_the_app(nia), "Origin": origin}
        assert (await http.post(path, json=sent, headers=said)).status_code == status, origin


@pytest.mark.parametrize(
    "headers",
    [
        {},
        FROM_US,
        {"Timebank-App": "HERE", "Origin": ELSEWHERE},
        {"Timebank-App": "HERE", "Origin": "null"},
        {"Timebank-App": "HERE", "Sec-Fetch-Site": "cross-site"},
        {"Timebank-App": "HERE", "Sec-Fetch-Site": "same-site"},
        {"Timebank-App": "HERE", "Sec-Fetch-Site": "none"},
        {"Timebank-App": "HERE", "Sec-Fetch-Site": "cross-site", "Origin": ORIGIN},
        {"Timebank-App": "HERE-step", **FROM_US},
        {"Timebank-App": "", **FROM_US},
        {"Timebank-App": "nowhere", **FROM_US},
        {"Timebank-App": "HERE", **FROM_US, "Authorization": ""},
        {"Timebank-App": "HERE", **FROM_US, "Authorization": "Bearer tb_nothing"},
    ],
)
async def test_for_everybody_else_the_cookie_is_nothing(
    nia: Person, headers: dict[str, str]
) -> None:
    said = {name: value.replace("HERE", nia.town.slug) for name, value in headers.items()}
    assert (await asks(nia, **said)).status_code == 401


async def test_said_twice_it_says_nothing(nia: Person) -> None:
    headers = [
        ("Cookie", f"timebank-{nia.town.slug}={nia.token}"),
        ("Timebank-App", nia.town.slug),
        ("Timebank-App", nia.town.slug),
        ("Sec-Fetch-Site", "same-origin"),
    ]
    assert (await nia.town.http.get("/v1/me", headers=headers)).status_code == 401


async def test_another_communitys_cookie_opens_nothing_here(nia: Person) -> None:
    other = await Town.make(nia.town.database, nia.town.http)
    there = f"/v1/communities/{other.slug}"
    assert (await asks(nia, there, **of_the_app(nia, **FROM_US))).status_code == 404
    named = {"Timebank-App": other.slug, **FROM_US}
    assert (await asks(nia, there, **named)).status_code == 401


async def test_what_is_no_token_is_not_passed_on(nia: Person) -> None:
    headers = {"Cookie": f"timebank-{nia.town.slug}=tb_x", **of_the_app(nia, **FROM_US)}
    answer = await nia.town.http.get("/v1/me", headers=headers)
    assert answer.status_code == 401
    assert "invalid_token" not in answer.headers["www-authenticate"]


async def test_no_website_that_may_call_the_api_may_use_the_cookie(
    database: Database, nia: Person
) -> None:
    app = create_app(database, Edge(origins=(ELSEWHERE,)))
    async with httpx.AsyncClient(transport=httpx.ASGITransport(app), base_url=ORIGIN) as http:
        asked: dict[str, Any] = {
            "Origin": ELSEWHERE,
            "Access-Control-Request-Method": "GET",
            "Access-Control-Request-Headers": "timebank-app",
        }
        answer = await http.options("/v1/me", headers=asked)
        assert answer.status_code == 400
        assert "access-control-allow-credentials" not in answer.headers
        cookie = {"Cookie": f"timebank-{nia.town.slug}={nia.token}", "Origin": ELSEWHERE}
        assert (await http.get("/v1/me", headers={**cookie, **of_the_app(nia)})).status_code == 401


async def test_over_https_only_the_cookie_of_this_host_counts(
    database: Database, nia: Person
) -> None:
    app = create_app(database, Edge(https=True))
    async with httpx.AsyncClient(transport=httpx.ASGITransport(app), base_url=ORIGIN) as http:
        for prefix, status in (("", 401), ("__Host-", 200)):
            cookie = {"Cookie": f"{prefix}timebank-{nia.town.slug}={nia.token}"}
            answer = await http.get("/v1/me", headers={**cookie, **of_the_app(nia, **FROM_US)})
            assert answer.status_code == status


async def test_whoever_comes_by_the_cookie_has_a_budget_of_their_own(
    database: Database, nia: Person
) -> None:
    app = create_app(database, Edge(requests_a_minute=100))
    headers = {"Cookie": f"timebank-{nia.town.slug}={nia.token}", **of_the_app(nia, **FROM_US)}
    async with httpx.AsyncClient(transport=httpx.ASGITransport(app), base_url=ORIGIN) as http:
        await http.get("/v1/me", headers=headers)
        answer = await http.get("/v1/me", headers=headers)
    assert answer.headers["ratelimit-policy"].startswith('"caller"')


async def test_a_window_that_was_opened_for_somebody_else_is_nobodys(nia: Person) -> None:
    """Two windows of one browser: in the other one somebody else has signed in since."""
    slug = nia.town.slug
    held = f"timebank-{slug}={nia.token}; timebank-{slug}.who=own.nia"
    for whose, status in (("own.nia", 200), ("own.mair", 401), ("out", 401), ("", 401)):
        said = {**of_the_app(nia, **FROM_US), "Timebank-Whose": whose, "Cookie": held}
        answer = await nia.town.http.get("/v1/me", headers=said)
        assert answer.status_code == status, whose
    out = f"timebank-{slug}={nia.token}; timebank-{slug}.who=out"
    said = {**of_the_app(nia, **FROM_US), "Timebank-Whose": "out", "Cookie": out}
    assert (await nia.town.http.get("/v1/me", headers=said)).status_code == 401

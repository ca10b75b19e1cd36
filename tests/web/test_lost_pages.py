"""A no to somebody who asked for a page is a page."""

import httpx
import pytest
from tests.api.sign_ins import writes_to
from tests.api.town import Town
from tests.web.conftest import ORIGIN, Browser

from timebank.app import create_app
from timebank.base.errors import Unavailable
from timebank.db.engine import Database
from timebank.http.edge import Edge
from timebank.http.errors import ServiceError
from timebank.web.nowhere import page_for

pytestmark = pytest.mark.anyio

LOST = {"en": "There is no such page", "cy": "Nid oes tudalen yma"}


@pytest.mark.parametrize("path", ["", "/", "/no-such-town", "/no-such-town/home", "/%FF/x"])
async def test_an_unknown_community_is_said_on_a_page(browser: Browser, path: str) -> None:
    for language, words in LOST.items():
        answer = await browser.http.get(f"/{language}{path}")
        assert (answer.status_code, answer.headers["content-language"]) == (404, language)
        assert answer.headers["content-type"].startswith("text/html")
        assert f"<h1>{words}</h1>" in answer.text
        assert "default-src 'none'" in answer.headers["content-security-policy"]


async def test_an_unknown_page_has_the_telephone_number(browser: Browser, town: Town) -> None:
    for browser.language, words in LOST.items():
        for path in ("", "/", "/no-such-page", "/join/a/b/c"):
            answer = await browser.http.get(browser.address(path))
            assert (answer.status_code, words in answer.text) == (404, True)
            assert "029 2000 0000" in answer.text
    browser.language = "en"
    assert (await browser.sends("/no-such-page", words="x")).status_code == 404
    api = await browser.http.get(f"/v1/communities/{town.slug}/no-such-thing")
    assert api.headers["content-type"] == "application/problem+json"


async def test_whoever_asks_too_often_reads_when_to_try_again(
    database: Database, town: Town
) -> None:
    transport = httpx.ASGITransport(create_app(database, Edge(requests_a_minute=2), [bytes(32)]))
    async with httpx.AsyncClient(transport=transport, base_url=ORIGIN) as client:
        for language, words in (("en", "Wait 1 minute, and"), ("cy", "Faint i aros: 1 munud.")):
            path = f"/{language}/{town.slug}/sign-in"
            answers = [await client.get(path) for _ in range(3)]
            assert (answers[-1].status_code, words in answers[-1].text) == (429, True)
            assert 0 < int(answers[-1].headers["retry-after"]) <= 60
        api = await client.get(f"/v1/communities/{town.slug}")
        assert api.headers["content-type"] == "application/problem+json"


async def test_whoever_has_to_wait_for_a_code_reads_for_how_long(
    browser: Browser, town: Town
) -> None:
    await writes_to(await town.person("Nia"), "nia@example.org")
    await browser.sends("/sign-in", email="nia@example.org")
    again = await browser.sends("/sign-in", email="nia@example.org")
    assert (again.status_code, "Wait 1 minute, and then" in again.text) == (429, True)
    assert int(again.headers["retry-after"]) <= 60
    assert 'href="#email"' not in again.text, "it is not the address that is wrong"


async def test_a_fault_of_ours_is_a_page_where_a_page_was_asked_for() -> None:
    asked = {"path": "/cy/ely/home", "query_string": b"", "timebank.request_id": "r-1"}
    page = page_for(asked, ServiceError())
    assert page is not None
    assert (page.status_code, b"r-1" in page.body) == (500, True)
    away = page_for(asked, Unavailable(retry_after=5))
    assert away is not None
    assert away.headers["retry-after"] == "5"
    for path in ("/v1/me", "/england", "/"):
        assert page_for({**asked, "path": path}, ServiceError()) is None

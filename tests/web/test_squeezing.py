"""What a phone fetches is packed for whoever takes it, and is the same thing either way."""

import gzip

import httpx
import pytest
from tests.api.town import Town
from tests.web.conftest import Browser

from timebank.web.volunteer_files import FILES, address_of_file

pytestmark = pytest.mark.anyio


@pytest.mark.parametrize(
    ("takes", "packed"),
    [("gzip, br", True), ("GZIP;q=0.5", True), ("gzip;q=0", False), ("br", False), ("", False)],
)
async def test_a_file_is_packed_where_that_is_taken(
    http: httpx.AsyncClient, takes: str, *, packed: bool
) -> None:
    async with http.stream(
        "GET", address_of_file("main.js"), headers={"Accept-Encoding": takes}
    ) as answer:
        sent = b"".join([part async for part in answer.aiter_raw()])
    assert answer.headers["vary"] == "Accept-Encoding"
    assert answer.headers.get("content-encoding") == ("gzip" if packed else None)
    assert (gzip.decompress(sent) if packed else sent) == FILES["main.js"]


async def test_the_apps_page_is_packed_and_no_page_with_a_form_token_is(
    browser: Browser, town: Town
) -> None:
    nia = await town.person("Nia")
    browser.http.cookies.set(f"timebank-{town.slug}", nia.token)
    app = await browser.opens("/app")
    assert (app.headers["content-encoding"], "form_token" in app.text) == ("gzip", False)
    home = await browser.opens("/home")
    assert ("content-encoding" in home.headers, "form_token" in home.text) == (False, True)

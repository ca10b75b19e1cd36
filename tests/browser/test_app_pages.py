"""A member lets an app act for them, in a real browser."""

from urllib.parse import urlencode

import httpx
import pytest
from playwright.async_api import expect
from tests.api.apps import SCOPES_ASKED, Flow, registered
from tests.api.town import Person
from tests.browser.conftest import Desk
from tests.browser.looks import looks_right

pytestmark = [pytest.mark.anyio, pytest.mark.browser]

BACKS = ["https://app.example.org/back", "http://127.0.0.1:51004/back", "http://[::1]:51004/back"]
REGISTERED = ["https://app.example.org/back", "http://127.0.0.1/back", "http://[::1]/back"]


async def test_a_form_leads_on_to_the_app_and_the_page_keeps_nobody_out(
    desk: Desk, delyth: Person
) -> None:
    town = delyth.town
    flow = Flow(await registered(delyth, SCOPES_ASKED.split(), redirect_uris=REGISTERED))
    nia = await town.person("Nia")
    cookie = {"name": f"timebank-{town.slug}", "value": nia.token, "url": desk.base}
    await desk.context.add_cookies([cookie])  # type: ignore[list-item] # a TypedDict of theirs
    seen: list[str] = []
    for back in BACKS:
        request = flow.request(redirect_uri=back)
        await desk.page.goto(f"{desk.base}/oauth/authorize?{urlencode(request)}")
        if not seen:
            await looks_right(desk, seen)
        async with desk.page.expect_request(f"{back}?*") as asked:
            await desk.page.click("button[name=allow]")
        desk.page = await desk.context.new_page()  # the other waits for an app that is not there
        code = httpx.URL((await asked.value).url).params["code"]
        assert (await flow.exchanges(code, redirect_uri=back)).status_code == 200
    await desk.opens(f"{town.slug}/apps")
    assert await desk.violations() == []
    await desk.page.click("main form button")
    await expect(desk.page.locator("main")).to_contain_text("No app acts for you.")

"""The bare addresses lead to a choice of language, once, and on to where somebody wanted."""

import httpx
import pytest
from tests.api.books import rules
from tests.api.town import Town
from tests.web.conftest import Browser

pytestmark = pytest.mark.anyio


async def goes(http: httpx.AsyncClient, path: str) -> str:
    answer = await http.get(path)
    assert answer.status_code == 303, answer.text
    return str(answer.headers["location"])


async def test_a_language_is_chosen_once_and_remembered(browser: Browser, town: Town) -> None:
    bare = f"/{town.slug}"
    first = await browser.http.get(bare)
    assert (first.status_code, first.headers["cache-control"]) == (200, "no-store")
    for language in ("en", "cy"):
        assert f'href="/{language}/{town.slug}/begin"' in first.text
    signs_in = f"/cy/{town.slug}/sign-in?next=%2Fcy%2F{town.slug}%2Fapp"
    assert await goes(browser.http, f"/cy/{town.slug}/begin") == signs_in
    assert await goes(browser.http, bare) == f"/cy/{town.slug}/begin"
    await browser.http.get(f"/en/{town.slug}/sign-in")
    assert await goes(browser.http, bare) == f"/en/{town.slug}/begin"


async def test_who_only_looks_is_asked_again(browser: Browser, town: Town) -> None:
    await browser.http.get(f"/en/{town.slug}/sign-in")
    assert (await browser.http.get(f"/{town.slug}")).status_code == 200


async def test_there_is_no_other_such_address(http: httpx.AsyncClient, town: Town) -> None:
    for path in ("/no-such-town", "/v1", "/favicon.ico"):
        answer = await http.get(path)
        assert (answer.status_code, answer.json()["code"]) == (404, "not_found")
    assert (await http.post(f"/{town.slug}")).status_code == 404
    assert (await http.get("/healthz")).status_code == 200


async def test_several_communities_show_themselves_only_if_they_have_a_noticeboard(
    http: httpx.AsyncClient, town: Town
) -> None:
    quiet = await Town.make(town.database, http)
    await rules(town, noticeboard=True)
    shown = (await http.get("/")).text
    assert f"/en/{town.slug}/begin" in shown
    assert quiet.slug not in shown


async def test_whoever_switches_the_language_while_signing_in_goes_on_in_it(
    browser: Browser, town: Town
) -> None:
    await rules(town, applications_from_outside=True, noticeboard=True)
    browser.language = "cy"
    page = await browser.opens(f"/sign-in?next=%2Fen%2F{town.slug}%2Fapp")
    for path in ("join", "noticeboard"):
        assert f'href="/cy/{town.slug}/{path}"' in page.text


async def test_a_card_leads_back_into_the_app_in_the_language_chosen_on_the_way(
    browser: Browser, town: Town
) -> None:
    delyth, nia = await town.coordinator(), await town.person("Nia")
    made = await delyth.posts(f"/members/{nia.id}/card", status=201)
    await nia.posts(f"/members/{nia.id}/pin", {"pin": "7392"})
    browser.language = "cy"
    app = f"/sign-in/card?next=%2Fen%2F{town.slug}%2Fapp%23help"
    fields = {"card": made["letters"], "pin": "7392", "device": "Phone"}
    answer = await browser.sends(app, **fields)
    assert (answer.status_code, answer.url.path) == (200, f"/cy/{town.slug}/app")

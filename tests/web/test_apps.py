"""An app sends a member here, who says yes or no, sees which apps act for them, and ends it."""

import re
from urllib.parse import urlencode

import httpx
import pytest
from tests.api.apps import BACK, Flow, registered
from tests.api.town import Person, Town
from tests.web.conftest import Browser
from tests.web.test_pages import from_the_machine, signs_in
from tests.web.test_people_pages import hidden

from timebank.base.actors import Language
from timebank.base.words import say
from timebank.clients.rules import told_to_coordinators
from timebank.clients.schemas import SCOPES
from timebank.web import client_form_pages
from timebank.web.cookies import form_token

pytestmark = [pytest.mark.anyio, pytest.mark.usefixtures("at_once")]


@pytest.fixture
async def flow(delyth: Person) -> Flow:
    scopes = ["accounts:read", "contributions:write"]
    return Flow(await registered(delyth, scopes, redirect_uris=[BACK]))


async def comes(browser: Browser, flow: Flow, **more: str) -> httpx.Response:
    """The app sends somebody; they read what stands here then."""
    address = f"/oauth/authorize?{urlencode(flow.request(**more))}"
    sent = await browser.http.get(address, headers={"Accept-Language": browser.language})
    assert sent.status_code == 303, sent.text
    return await browser.opens(sent.headers["location"])


async def answers(browser: Browser, says: str) -> httpx.Response:
    """The button that they choose, without following where it leads."""
    action = re.search(r'<form method="post" action="([^"]+)"', browser.page)
    token = re.search(r'name="form_token" value="(\w+)"', browser.page)
    assert action, browser.page
    assert token
    return await browser.http.post(
        action[1].replace("&amp;", "&"),
        data={"form_token": token[1], says: ""},
        headers=browser.headers,
    )


@pytest.mark.parametrize(
    ("language", "words"),
    [
        ("en", ["An app asks to act for you", "App: Tally", "Log time for you"]),
        ("cy", ["Mae ap yn gofyn am gael gweithredu", "Ap: Tally", "Cofnodi amser ar eich rhan"]),
    ],
)
async def test_a_member_signs_in_reads_what_an_app_asks_and_says_yes(
    browser: Browser, flow: Flow, town: Town, language: str, words: list[str]
) -> None:
    browser.language = language
    nia = await town.person("Nia")
    first = await comes(browser, flow)
    assert first.url.path.endswith("/sign-in")
    page = await signs_in(browser, nia, f"{first.url.path}?{first.url.query.decode()}")
    assert all(word in page.text for word in [*words, "app.example.org"]), page.text
    policy = page.headers["content-security-policy"]
    assert "form-action 'self' https://app.example.org;" in policy
    done = await answers(browser, "allow")
    back = httpx.URL(done.headers["location"])
    assert (done.status_code, str(back.copy_with(query=None))) == (303, BACK)
    assert back.params["state"] == "xyz&a=1 \u00e9"
    assert back.params["iss"] == "http://timebank.test"
    told = (await flow.exchanges(back.params["code"])).json()
    await flow.as_(nia, told).gets("/accounts")
    await browser.opens("/apps")
    assert "<strong>Tally</strong>" in browser.page
    consent = re.search(r'name="consent" value="([^"]+)"', browser.page)
    assert consent
    await browser.sends("/apps/end", consent=consent[1])
    assert "Tally" not in browser.page
    await flow.as_(nia, told).gets("/accounts", status=401)


async def test_an_app_says_no_yes_to_itself_and_sets_nobodys_pin(
    browser: Browser, flow: Flow, town: Town
) -> None:
    nia = await town.person("Nia")
    code = (await flow.sent_back(nia, scope="accounts:read"))["code"]
    token = (await flow.exchanges(code)).json()["access_token"]
    browser.http.cookies.set(f"timebank-{town.slug}", token)
    form = {"form_token": form_token(token)}
    wider = urlencode(flow.request(scope="accounts:read contributions:write"))
    pin = {"pin": "8361", "again": "8361"}
    for path, said in ((f"/apps/ask?{wider}", {"allow": ""}), ("/pin", pin)):
        sent = await browser.http.post(
            browser.address(path), data={**form, **said}, headers=browser.headers
        )
        assert sent.headers["location"] == browser.address("/sign-in")
    (agreed,) = (await nia.gets("/consents"))["items"]
    assert agreed["scopes"] == ["accounts:read"]
    assert (await nia.gets(f"/members/{nia.id}/card"))["pin_set_at"] is None


async def test_who_says_no_or_is_asked_wrongly_goes_back_with_the_reason(
    browser: Browser, flow: Flow, town: Town
) -> None:
    await signs_in(browser, await town.person("Nia"))
    await comes(browser, flow)
    done = await answers(browser, "deny")
    assert httpx.URL(done.headers["location"]).params["error"] == "access_denied"
    path = f"/apps/ask?{urlencode(flow.request(scope='audit:read'))}"
    wrong = await browser.http.get(browser.address(path))
    assert httpx.URL(wrong.headers["location"]).params["error"] == "invalid_scope"


@pytest.mark.parametrize(
    "uri", ["https://app.example.org/back/", "https://app.example.org@evil.example/back", ""]
)
async def test_nobody_is_sent_to_an_address_that_is_almost_right(
    browser: Browser, flow: Flow, town: Town, uri: str
) -> None:
    await signs_in(browser, await town.person("Nia"))
    page = await comes(browser, flow, redirect_uri=uri)
    assert page.status_code == 422
    assert "This address was not registered for the app" in page.text
    assert 'href="http' not in page.text


async def test_a_parameter_said_twice_and_an_unknown_app_are_refused(
    browser: Browser, flow: Flow, town: Town
) -> None:
    await signs_in(browser, await town.person("Nia"))
    twice = f"/apps/ask?{urlencode(flow.request())}&redirect_uri=https%3A%2F%2Fevil.example%2F"
    assert (await browser.opens(twice)).status_code == 400
    unknown = await browser.http.get("/oauth/authorize?client_id=x&redirect_uri=https://x.example/")
    assert unknown.status_code == 400
    assert "No app of this community asks" in unknown.text
    assert "Nid oes ap" in unknown.text


@pytest.mark.parametrize("language", ["en", "cy"])
async def test_a_coordinator_registers_an_app_and_sees_its_secret_once(
    browser: Browser, town: Town, delyth: Person, language: str
) -> None:
    club = await town.group("Lunch Club")
    browser.language = language
    await from_the_machine(browser, delyth)
    await browser.opens("/clients/new")
    assert "Lunch Club" in browser.page
    words = {"en": "Thank people, who get credits", "cy": "Diolch i bobl, sy\u2019n cael credydau"}
    assert f"{words[language]}" in browser.page
    assert '<code lang="en">thanks:write</code>' in browser.page
    sent = {
        "id": hidden(browser, "id"),
        "name": "Tally",
        "kind": "secret",
        "organisation_id": str(club.id),
        "redirect_uris": f"{BACK}\r\n",
        "scope-contributions:read": "on",
        "scope-thanks:write": "on",
    }
    await browser.sends("/clients/new", **sent)
    (app,) = (await delyth.gets("/clients"))["items"]
    assert (app["name"], app["public"], app["organisation_id"]) == ("Tally", False, str(club.id))
    assert app["scopes"] == ["contributions:read", "thanks:write"]
    assert app["redirect_uris"] == [BACK]
    here = f"/clients/{app['id']}"
    first = secret_on((await browser.sends(f"{here}/secrets")).text)
    assert await gets_a_token(browser, app["id"], first) == 200
    assert first not in (await browser.opens(f"{here}/secrets")).text, "it is shown once"
    second = secret_on((await browser.sends(f"{here}/secrets")).text)
    third = await browser.sends(f"{here}/secrets")
    assert (third.status_code, 'class="secret"><code lang="en">tb' in third.text) == (409, False)
    (app,) = (await delyth.gets("/clients"))["items"]
    old = min(app["secrets"], key=lambda one: one["made_at"])["id"]
    unsure = await browser.sends(f"{here}/secrets/end", end=old)
    assert (unsure.status_code, 'href="#sure"' in unsure.text) == (422, True)
    await browser.sends(f"{here}/secrets/end", end=old, sure="on")
    assert [await gets_a_token(browser, app["id"], one) for one in (first, second)] == [401, 200]


async def test_an_app_that_is_registered_wrongly_is_none_and_nothing_typed_is_lost(
    browser: Browser, delyth: Person
) -> None:
    await from_the_machine(browser, delyth)
    await browser.opens("/clients/new")
    sent = {"id": hidden(browser, "id"), "name": "Tally & <b>", "kind": "public"}
    sent |= {"redirect_uris": "http://app.example.org/", "scope-audit:read": "on"}
    wrong = await browser.sends("/clients/new", **sent)
    assert wrong.status_code == 422
    for told in ('href="#redirect_uris"', 'href="#scopes"', "cannot use this one"):
        assert told in wrong.text
    assert "Tally &amp; &lt;b&gt;" in wrong.text
    assert "http://app.example.org/</textarea>" in wrong.text
    empty = await browser.sends("/clients/new", id=sent["id"], kind="secret")
    assert [empty.status_code, 'href="#name"' in empty.text, 'href="#scopes"' in empty.text] == [
        422,
        True,
        True,
    ]
    browser.headers = {"Origin": "https://app.example.org"}
    sent |= {"redirect_uris": BACK, "scope-accounts:read": "on"}
    del sent["scope-audit:read"]
    assert (await browser.sends("/clients/new", **sent)).status_code == 403
    assert (await delyth.gets("/clients"))["items"] == []


def secret_on(page: str) -> str:
    found = re.search(r'<p class="secret"><code lang="en">([^<]+)<', page)
    assert found, page
    return found[1]


async def gets_a_token(browser: Browser, client_id: str, secret: str) -> int:
    told = {"grant_type": "client_credentials"}
    answer = await browser.http.post("/oauth/token", data=told, auth=(client_id, secret))
    return answer.status_code


async def test_a_yes_from_elsewhere_is_none(browser: Browser, flow: Flow, town: Town) -> None:
    nia = await town.person("Nia")
    await signs_in(browser, nia)
    await comes(browser, flow)
    browser.headers = {"Origin": "https://app.example.org"}
    assert (await answers(browser, "allow")).status_code == 403
    browser.headers, browser.page = (
        {"Sec-Fetch-Site": "same-origin"},
        browser.page.replace('name="form_token" value="', 'name="form_token" value="0'),
    )
    assert (await answers(browser, "allow")).status_code == 403
    assert (await nia.gets("/consents"))["items"] == []


async def test_a_coordinator_sees_which_apps_have_access_and_ends_one_at_once(
    browser: Browser, town: Town, delyth: Person
) -> None:
    club = await town.group("Lunch Club")
    tally = await registered(delyth, ["contributions:read"], organisation_id=str(club.id))
    app = await tally.person("contributions:read")
    await app.gets("/contributions")
    await from_the_machine(browser, delyth)
    await browser.opens("/clients")
    for words in ("Tally", "Lunch Club", "See the time that was given and received"):
        assert words in browser.page
    unsure = await browser.sends("/clients", end=str(tally.id))
    assert (unsure.status_code, 'href="#sure"' in unsure.text) == (422, True)
    await browser.sends("/clients", end=str(tally.id), sure="on")
    assert "No app has access." in browser.page
    assert (await app.asks("GET", "/contributions")).status_code == 401
    browser.http.cookies.set(f"timebank-{town.slug}", (await town.auditor()).token)
    assert "End its access" not in (await browser.opens("/clients")).text


async def test_the_menu_has_every_group_by_name(
    browser: Browser, town: Town, delyth: Person, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(client_form_pages, "GROUPS_AT_ONCE", 2)
    for name in ("Walkers", "Allotment", "Choir", "Baking", "Lunch"):
        await town.group(name)
    await from_the_machine(browser, delyth)
    await browser.opens("/clients/new")
    menu = browser.page.partition('name="organisation_id"')[2].partition("</select>")[0]
    named = re.findall(r"<option[^>]*>([^<]+)</option>", menu)
    assert named == ["No group", "Allotment", "Baking", "Choir", "Lunch", "Walkers"]


@pytest.mark.parametrize("language", [*Language])
def test_every_scope_of_apps_has_words_for_coordinators(language: Language) -> None:
    for scope in SCOPES:
        assert "client-scope" not in say(language, told_to_coordinators(scope))

"""Joining by oneself, in short steps."""

import re

import httpx
import pytest
from sqlalchemy import text
from tests.api.books import rules
from tests.api.test_joining import AREAS
from tests.api.town import Person, Town
from tests.web.conftest import Browser

pytestmark = [pytest.mark.anyio, pytest.mark.usefixtures("at_once")]


@pytest.fixture
async def open_town(town: Town, delyth: Person) -> Town:
    """People apply by themselves here, and agree to something."""
    await rules(town, applications_from_outside=True, areas=AREAS)
    words = {"text_en": "We are kind.", "text_cy": "Rydym yn garedig."}
    await delyth.posts("/agreements", words, status=201)
    return town


async def goes_on(browser: Browser, **typed: str) -> httpx.Response:
    """The form that stands open, with what was said before, and what is typed now."""
    carried = re.findall(r'type="hidden" name="(\w+)" value="([^"]*)"', browser.page)
    return await browser.sends("/join/start", **{**dict(carried), **typed})


async def applications(town: Town) -> list[tuple[object, ...]]:
    async with town.database.transaction(town.id) as connection:
        found = await connection.execute(text("SELECT told, how FROM timebank.application"))
        return [tuple(row) for row in found]


async def test_somebody_applies_in_welsh_and_nothing_typed_is_lost(
    browser: Browser, open_town: Town, delyth: Person
) -> None:
    await browser.opens("/join")
    assert f'href="/cy/{open_town.slug}/join/start"' in browser.page
    browser.language = "cy"
    await browser.opens("/join/start")
    wrong = await goes_on(browser, name="Siân Rees")
    assert (wrong.status_code, 'href="#adult"' in wrong.text) == (422, True)
    assert 'value="Siân Rees"' in browser.page
    await goes_on(browser, name="Siân Rees", adult="yes")
    wrong = await goes_on(browser, contact_by="telephone", area="ely")
    assert (wrong.status_code, 'href="#contact_by"' in wrong.text) == (422, True)
    await goes_on(browser, contact_by="telephone", telephone="029 2000 0000", area="ely")
    assert "Mae ychydig eiriau\u2019n ddigon." in browser.page
    await goes_on(browser, can_do="Cacennau.\r\nGarddio.")
    data, agreement = "Beth sy\u2019n digwydd i\u2019r hyn a ysgrifennoch", "Ein cytundeb"
    assert re.findall("<h2>(.*)</h2>", browser.page) == [data, agreement]
    assert "Rydym yn garedig." in browser.page
    wrong = await goes_on(browser)
    assert (wrong.status_code, 'href="#agreed"' in wrong.text) == (422, True)
    assert await applications(open_town) == []
    thanks = await goes_on(browser, agreed="on")
    assert thanks.url.path.endswith("/join/thanks")
    ((told, how),) = await applications(open_town)
    assert isinstance(told, dict)
    assert (told["language"], told["name"], told["area"], how) == ("cy", "Siân Rees", "ely", "self")
    assert told["can_do"] == "Cacennau.\nGarddio."
    (waiting,) = (await delyth.gets("/applications?state=applied"))["items"]
    assert (waiting["contact_by"], waiting["adult"]) == ("telephone", True)


async def test_whoever_is_under_18_is_told_kindly_and_nothing_is_kept(
    browser: Browser, open_town: Town
) -> None:
    await browser.opens("/join/start")
    await goes_on(browser, name="Ifan", adult="no")
    assert "Thank you for wanting to join" in browser.page
    assert browser.page.count("029 2000 0000") == 2
    assert await applications(open_town) == []


async def test_one_goes_back_with_all_one_said(browser: Browser, open_town: Town) -> None:
    await browser.opens("/join/start")
    await goes_on(browser, name="Nia", adult="yes")
    await goes_on(browser, back="", telephone="029", email="nia@")
    assert 'value="Nia"' in browser.page
    await goes_on(browser, name="Nia Rees", adult="yes")
    assert 'value="nia@"' in browser.page


async def test_where_nobody_applies_by_themselves_there_is_no_such_page(
    browser: Browser, town: Town
) -> None:
    for path in ("/join", "/join/start", "/join/thanks"):
        assert (await browser.opens(path)).status_code == 404
    assert (await goes_on(browser, name="Nia", adult="yes")).status_code == 404
    assert await applications(town) == []

"""Pages for one's own data, and for whoever looks at what others wrote before it is given."""

import re

import pytest
from tests.api.books import number_of
from tests.api.town import Person, Town
from tests.web.conftest import Browser
from tests.web.test_pages import from_the_machine, signs_in

pytestmark = [pytest.mark.anyio, pytest.mark.usefixtures("at_once")]


def shown(browser: Browser) -> list[str]:
    """What the forms of the page say that they are about."""
    return re.findall(r'name="shown" value="([^"]*)"', browser.page)


async def written(nia: Person, *notes: str) -> None:
    """What Mair wrote about hours of Nia's."""
    mair = await nia.town.person("Mair")
    for day, note in enumerate(notes, 1):
        given = await nia.logs(minutes=30, helped=mair, worked_on=f"2025-06-0{day}")
        await mair.posts(f"/contributions/{given['id']}/query", {"note": note})


async def test_a_member_reads_and_keeps_their_copy_and_asks_for_the_rest(
    browser: Browser, town: Town
) -> None:
    nia = await town.person("Nia")
    await nia.logs(minutes=30, helped=None, note="We weeded the beds.")
    await signs_in(browser, nia)
    await browser.opens("/home")
    assert "/my-data" in browser.page
    copy = await browser.opens("/my-data/export")
    assert "We weeded the beds." in copy.text
    assert copy.headers["content-security-policy"].startswith("default-src 'none'; style-src")
    kept = await browser.opens("/my-data/export/file")
    assert kept.json()["member"]["name"] == "Nia"
    assert "attachment" in kept.headers["content-disposition"]
    await browser.opens("/my-data")
    await browser.sends("/my-data/ask")
    assert "A person looks at it, by" in browser.page
    browser.language = "cy"
    await browser.opens("/my-data")
    assert "Gofynnoch am y gweddill" in browser.page
    await browser.sends("/my-data/withdraw")
    assert "Gofyn am y gweddill" in browser.page


async def test_a_coordinator_decides_one_by_one_or_all_at_once(
    browser: Browser, town: Town, delyth: Person
) -> None:
    nia = await town.person("Nia")
    await written(nia, "She came late.", "<b>Dai</b> was there.", "Who says so?")
    await nia.posts(f"/members/{nia.id}/export-review", status=201)
    await from_the_machine(browser, delyth)
    await browser.opens("/home")
    assert "Copies to look at" in browser.page
    await browser.opens("/export-reviews")
    assert "Nia" in browser.page
    here = f"/export-reviews/{nia.id}/words"
    await browser.opens(here)
    assert "&lt;b&gt;Dai&lt;/b&gt; was there." in browser.page
    late, dai, _, everything = shown(browser)
    assert late in everything
    wrong = await browser.sends(here, shown=late, decision="")
    assert (wrong.status_code, "Choose what is to be done." in wrong.text) == (422, True)
    await browser.sends(here, shown=late, decision="given")
    assert late not in shown(browser)
    await browser.sends(here, shown=dai, decision="third_person")
    (last,) = shown(browser)
    done = await browser.sends(here, shown=last, decision="given")
    assert done.url.path.endswith("/export-reviews")
    assert "Done" in browser.page
    given = (await nia.gets(f"/members/{nia.id}/export"))["given"]
    assert [one["words"] for one in given] == ["She came late.", "Who says so?"]


async def test_all_that_stands_on_the_page_is_decided_at_once(
    browser: Browser, town: Town, delyth: Person
) -> None:
    nia = await town.person("Nia")
    await written(nia, "One.", "Two.")
    await nia.posts(f"/members/{nia.id}/export-review", status=201)
    await from_the_machine(browser, delyth)
    await browser.opens(f"/export-reviews/{nia.id}/words")
    await browser.sends(
        f"/export-reviews/{nia.id}/words", shown=shown(browser)[-1], decision="given"
    )
    assert len((await nia.gets(f"/members/{nia.id}/export"))["given"]) == 2


async def test_the_safeguarding_lead_looks_at_their_part_and_a_coordinator_does_not(
    browser: Browser, town: Town, delyth: Person
) -> None:
    nia, catrin = await town.person("Nia"), await town.person("Catrin", "safeguarding_lead")
    worry = {"words": "A bruise.", "about_number": await number_of(nia)}
    await (await town.person("Mair")).posts("/concerns", worry, status=201)
    await nia.posts(f"/members/{nia.id}/export-review", status=201)
    here = f"/export-reviews/{nia.id}/safeguarding"
    await from_the_machine(browser, delyth)
    assert (await browser.opens(here)).status_code == 403
    browser.http.cookies.set(f"timebank-{town.slug}", catrin.token)
    await browser.opens("/export-reviews")
    assert "Safeguarding records" in browser.page
    await browser.opens(here)
    assert "A bruise." in browser.page
    await browser.sends(here, shown=shown(browser)[0], decision="harm")
    assert (await nia.gets(f"/members/{nia.id}/export"))["given"] == []
    auditor = await town.auditor()
    logged = {one["route"] for one in (await auditor.gets("/audit/log"))["items"]}
    assert not [route for route in logged if "safeguarding" in route]


async def test_what_another_lead_decides_on_the_page_the_first_is_not_told(
    browser: Browser, town: Town, delyth: Person
) -> None:
    nia, catrin, olwen = (
        await town.person("Nia"),
        await town.person("Catrin", "safeguarding_lead"),
        await town.person("Olwen", "safeguarding_lead"),
    )
    worry = {"words": "She shouted.", "about_number": await number_of(catrin)}
    await nia.posts("/concerns", worry, status=201)
    await nia.posts(f"/members/{nia.id}/export-review", status=201)
    await catrin.posts(f"/members/{nia.id}/export-review/safeguarding", {"items": []})
    here = f"/export-reviews/{nia.id}/safeguarding"
    browser.http.cookies.set(f"timebank-{town.slug}", olwen.token)
    await browser.opens(here)
    await browser.sends(here, shown=shown(browser)[0], decision="given")
    (given,) = (await nia.gets(f"/members/{nia.id}/export"))["given"]
    assert given["words"] == "She shouted."
    log = (await catrin.gets("/concerns/log"))["items"]
    assert {line["by_id"] for line in log} == {str(catrin.id)}

"""The noticeboard's page: what stands on it for whoever looks, in both languages, and nobody."""

import re

import pytest
from tests.api.books import rules
from tests.api.sessions import plan, planned
from tests.api.test_noticeboard import AREAS, garden
from tests.api.town import Group, Person, Town
from tests.web.conftest import Browser

pytestmark = pytest.mark.anyio


@pytest.fixture
async def club(town: Town) -> Group:
    return await town.group()


@pytest.fixture
async def lead(town: Town, club: Group) -> Person:
    await rules(town, noticeboard=True, areas=AREAS)
    return await town.lead("Llinos", club)


async def test_what_members_offer_is_told_by_activity_and_nothing_of_them(
    browser: Browser, town: Town, lead: Person
) -> None:
    people = [await town.person(name) for name in ("Nia", "Mair", "Amina")]
    made = [await one.posts("/offers", garden(town), status=201) for one in people]
    answer = await browser.opens("/noticeboard")
    assert answer.status_code == 200
    assert "<strong>Gardening</strong> · 3 offers" in browser.page
    assert ("Ely" in browser.page, "weekend mornings" in browser.page) == (True, True)
    browser.language = "cy"
    await browser.opens("/noticeboard")
    assert "<strong>Garddio</strong> · 3 chynnig" in browser.page
    for word in ("Nia", "Mair", "Amina", "library", made[0]["id"], "form_token", "<script"):
        assert word not in browser.page


async def test_a_text_in_one_language_says_so_in_the_other(
    browser: Browser, town: Town, lead: Person, club: Group
) -> None:
    of_club = {"organisation_id": str(club.id), "title_en": "Two cooks", "text_en": "On Mondays."}
    await lead.posts("/requests", garden(town, **of_club), status=201)
    await planned(lead, club, name_en=None, name_cy="Cinio", on_noticeboard=True)
    await browser.opens("/noticeboard")
    assert "Two cooks</strong>" in browser.page
    assert '<span lang="cy">Cinio</span> <span class="only">(in Welsh only)' in browser.page
    browser.language = "cy"
    await browser.opens("/noticeboard")
    for words in ("Two cooks", "On Mondays."):
        marked = f'<span lang="en">{words}</span> <span class="only">(yn Saesneg yn unig)'
        assert marked in browser.page
    assert "Cinio</strong>" in browser.page


async def test_one_looks_at_an_activity_or_an_area_and_the_switch_stays_there(
    browser: Browser, town: Town, lead: Person
) -> None:
    nia = await town.person("Nia")
    await nia.posts("/offers", garden(town), status=201)
    sings = garden(town, activity_id=str(town.choir), areas=[])
    await nia.posts("/offers", sings, status=201)
    for query, there in (("activity=choir", "Choir"), ("area=ely", "Gardening")):
        await browser.opens(f"/noticeboard?{query}")
        offered = browser.page.partition('id="offers"')[2].partition("</section>")[0]
        assert re.findall("<strong>(.*?)</strong>", offered) == [there]
        assert f'href="/cy/{town.slug}/noticeboard?{query}"' in browser.page
        for feed in ("noticeboard.atom", "sessions.ics"):
            assert f'href="{town.base}/{feed}?language=en&amp;{query}"' in browser.page
    await browser.opens("/noticeboard?activity=no-such&area=%3Cb%3E")
    assert "There is nothing here now." in browser.page
    assert "<b>" not in browser.page


async def test_the_poster_leads_to_i_can_help_and_on_into_the_app_or_to_joining(
    browser: Browser, town: Town, lead: Person
) -> None:
    await (await town.person("Nia")).posts("/requests", garden(town), status=201)
    await browser.opens("/noticeboard")
    poster = browser.page.partition('class="poster"')[2]
    assert "data:image/svg+xml" in poster
    assert f"/en/{town.slug}/noticeboard/help" in poster
    assert '<strong>Gardening</strong> / <span lang="cy">Garddio</span>' in poster
    await browser.opens("/noticeboard/help")
    listing = f"next=%2Fen%2F{town.slug}%2Fapp%23help"
    assert f"/en/{town.slug}/sign-in?{listing}" in browser.page
    assert "Telephone us: <a" in browser.page
    await rules(town, applications_from_outside=True)
    await browser.opens("/noticeboard/help")
    assert f'href="/en/{town.slug}/join"' in browser.page
    browser.http.cookies.set(f"timebank-{town.slug}", lead.token)
    await browser.opens("/noticeboard/help")
    assert f'href="/en/{town.slug}/app#help"' in browser.page


async def test_there_is_none_where_the_community_has_none(browser: Browser, town: Town) -> None:
    for path in ("/noticeboard", "/noticeboard/help"):
        assert (await browser.opens(path)).status_code == 404
    await browser.opens("/sign-in")
    assert "/noticeboard" not in browser.page
    await rules(town, noticeboard=True)
    await browser.opens("/sign-in")
    assert f'href="/en/{town.slug}/noticeboard"' in browser.page


async def test_of_sessions_that_repeat_the_next_one_stands_there(
    browser: Browser, lead: Person, club: Group
) -> None:
    weekly = plan(lead.town, club, on_noticeboard=True, rule="FREQ=WEEKLY")
    weekly["first_on"] = weekly.pop("day")
    await lead.posts("/session-series", weekly, status=201)
    await browser.opens("/noticeboard")
    listed = browser.page.partition('class="poster"')[0]
    assert listed.count("<strong>Lunch</strong>") == 1


async def test_what_is_private_or_not_for_everybody_is_not_on_it(
    browser: Browser, town: Town, lead: Person, club: Group
) -> None:
    await planned(lead, club, name_en="Quiet lunch")
    await planned(lead, club, name_en="Open lunch", on_noticeboard=True)
    await browser.opens("/noticeboard")
    assert ("Open lunch" in browser.page, "Quiet lunch" in browser.page) == (True, False)
    coordinator = await town.coordinator("Delyth")
    await coordinator.changes(f"/organisations/{club.id}", {"private": True})
    await browser.opens("/noticeboard")
    assert "Open lunch" not in browser.page

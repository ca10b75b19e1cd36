"""The noticeboard in a real browser: for everybody, without a script, and on one sheet of paper."""

import re

import pytest
from playwright.async_api import expect
from tests.api.books import rules
from tests.api.sessions import away, planned
from tests.api.test_noticeboard import AREAS, garden
from tests.api.town import Person
from tests.browser.conftest import Desk
from tests.browser.looks import SCHEMES, looks_right

pytestmark = [pytest.mark.anyio, pytest.mark.browser]

INK = "() => getComputedStyle(document.querySelector('.poster-title')).color"


async def test_the_noticeboard_keeps_nobody_out_and_prints_as_one_poster(
    desk: Desk, delyth: Person
) -> None:
    town = delyth.town
    await rules(town, noticeboard=True, areas=AREAS)
    club = await town.group("Lunch Club")
    lead, nia = await town.lead("Llinos", club), await town.person("Nia")
    for title in ("Two cooks on Mondays and Tuesdays", "Somebody who sings", "A van") * 3:
        asked = garden(town, organisation_id=str(club.id), title_en=title, title_cy=title, areas=[])
        await lead.posts("/requests", asked, status=201)
    await nia.posts("/offers", garden(town), status=201)
    await nia.posts("/offers", garden(town, activity_id=str(town.choir)), status=201)
    for day in range(1, 8):
        held = {"name_cy": "Clwb Cinio a Sgwrs Trelái", "place": "Neuadd Goffa Llanfihangel"}
        await planned(lead, club, day=away(day), on_noticeboard=True, **held)
    seen: list[str] = []
    for path in ("noticeboard", "noticeboard?activity=choir&area=ely", "noticeboard/help"):
        await desk.opens(f"{town.slug}/{path}")
        await looks_right(desk, seen)
    assert len(seen) == 6
    await expect(desk.page.locator("script")).to_have_count(0)
    await desk.opens(f"{town.slug}/noticeboard", "cy")
    printed = await desk.page.pdf(prefer_css_page_size=True)
    assert len(re.findall(rb"/Type\s*/Page\b", printed)) == 1
    inks = []
    for scheme in SCHEMES:
        await desk.page.emulate_media(media="print", color_scheme=scheme)
        inks.append(await desk.page.evaluate(INK))
    await expect(desk.page.locator(".switches")).to_be_hidden()
    assert inks[0] == inks[1], "what is dark on a screen is not on paper"

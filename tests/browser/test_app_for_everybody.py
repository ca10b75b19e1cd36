"""The app by other ways than a finger on a bright screen: forced colours, text twice as large, keys
alone, and a voice that reads it out."""

from typing import Any

import pytest
from playwright.async_api import expect
from tests.api.sessions import planned
from tests.browser.conftest import Desk
from tests.browser.phone import PLACES, Phone
from tests.browser.test_every_page import BEYOND

pytestmark = [pytest.mark.anyio, pytest.mark.browser]

FORM = {
    "en": """
- group "Who for?":
  - radio "Lunch Club"
  - radio "Somebody else"
- group "How long?":
  - radio "half an hour"
  - radio "1 hour"
  - radio "1½ hours"
  - radio "2 hours"
  - radio "3 hours"
  - radio "Another length"
- group "When?":
  - radio "Today" [checked]
  - radio "Yesterday"
  - radio "Another day"
- button "Save"
""",
    "cy": """
- group "I bwy?":
  - radio "Lunch Club"
  - radio "Rhywun arall"
- group "Pa mor hir?":
  - radio "hanner awr"
  - radio "1 awr"
  - radio "awr a hanner"
  - radio "2 awr"
  - radio "3 awr"
  - radio "Hyd arall"
- group "Pryd?":
  - radio "Heddiw" [checked]
  - radio "Ddoe"
  - radio "Diwrnod arall"
- button "Cadw"
""",
}
LOOK = """one => { const it = getComputedStyle(one);
    return [it.color, it.backgroundColor, it.borderTopColor, it.outlineStyle]; }"""


async def looks(desk: Desk, selector: str) -> list[str]:
    found: list[str] = await desk.page.locator(selector).first.evaluate(LOOK)
    return found


@pytest.mark.parametrize("language", ["en", "cy"])
async def test_the_form_reads_well_aloud(time_bank: Phone, language: str) -> None:
    await time_bank.opens("#log", language)
    await expect(time_bank.page.locator("form")).to_match_aria_snapshot(FORM[language])


async def test_forced_colours_show_what_is_chosen_and_where_one_is(time_bank: Phone) -> None:
    page, desk = time_bank.page, time_bank.desk
    await page.emulate_media(forced_colors="active")
    await time_bank.opens("#log")
    await page.get_by_role("radio", name="1 hour", exact=True).check()
    chosen = await looks(desk, ".chip:has(:checked)")
    other = await looks(desk, ".chip:not(:has(:checked))")
    assert chosen[1] != other[1]
    assert chosen[0] != chosen[1]
    assert other[2] != other[1], "a chip has its line"
    button = await looks(desk, "form > button")
    assert button[2] != button[1] or button[0] != button[1]
    await page.keyboard.press("Tab")
    focused = await page.evaluate_handle(
        "() => document.activeElement.closest('.chip') ?? document.activeElement"
    )
    assert (await focused.evaluate(LOOK))[3] == "solid"
    assert await desk.violations() == []


async def tabs_to(phone: Phone, words: str) -> None:
    """By the key alone, from wherever one is."""
    for _ in range(40):
        await phone.page.keyboard.press("Tab")
        here = await phone.page.evaluate(
            "() => (document.activeElement.closest('label') ?? document.activeElement).innerText"
        )
        if here.strip() == words:
            return
    raise AssertionError(words)


async def test_from_the_top_of_the_page_to_a_saved_hour_by_keys_alone(time_bank: Phone) -> None:
    page = time_bank.page
    await time_bank.opens("#log")
    await tabs_to(time_bank, "Lunch Club")
    await page.keyboard.press("Space")
    await tabs_to(time_bank, "half an hour")
    for key in ("Space", "ArrowRight", "ArrowRight"):
        await page.keyboard.press(key)
    await tabs_to(time_bank, "Save")
    await page.keyboard.press("Enter")
    await expect(page.locator(".done")).to_have_text("Saved on your phone.")
    await time_bank.has_rows(1)
    (entry,) = (await time_bank.nia.gets("/contributions"))["items"]
    assert entry["minutes"] == 90


@pytest.mark.parametrize("language", ["en", "cy"])
async def test_text_twice_as_large_needs_no_scrolling_sideways(
    time_bank: Phone, language: str
) -> None:
    page, nia = time_bank.page, time_bank.nia
    lead = await nia.town.lead("Lowri", time_bank.club)
    session = await planned(lead, time_bank.club, place="Neuadd Goffa Llanfihangel-y-Pennant")
    await nia.logs(minutes=75, helped=time_bank.club)
    await page.set_viewport_size({"width": 320, "height": 640})
    wide = []
    for where in (*PLACES, f"sessions/{session['id']}"):
        await time_bank.opens(f"#{where}", language)
        await page.evaluate("() => { document.documentElement.style.fontSize = '200%'; }")
        await page.wait_for_timeout(150)
        wide += [f"{where}: {one}" for one in await page.evaluate(BEYOND)]
        width = await page.evaluate("() => document.documentElement.scrollWidth")
        wide += [f"{where}: {width}"] if width > 320 else []
    assert wide == []


MOST_BEFORE_THE_HEADING = 260
BOXES = """() => [...document.querySelectorAll('header > p, header a')].map(one => {
  const { x, y, width, height } = one.getBoundingClientRect();
  return [x, y, width, height].map(Math.round);
})"""


@pytest.mark.parametrize(
    ("language", "hours"),
    [
        ("en", "Monday to Friday, 9am to 5pm. We speak Welsh too"),
        ("cy", "Llun i Gwener, 9am i 5pm. Rydym yn siarad Cymraeg"),
    ],
)
async def test_help_stands_in_one_place_everywhere_and_the_heading_close_below(
    time_bank: Phone, language: str, hours: str
) -> None:
    page, slug = time_bank.page, time_bank.nia.town.slug
    await page.set_viewport_size({"width": 320, "height": 640})
    found: list[list[list[int]]] = []
    for where in ("app", "app#help", "home", "messages", "sign-in", "concern", "noticeboard"):
        await page.goto("about:blank")
        await time_bank.desk.opens(f"{slug}/{where}", language)
        await expect(page.locator("h1")).to_be_in_viewport()
        heading = await page.locator("h1").bounding_box()
        assert heading
        assert heading["y"] < MOST_BEFORE_THE_HEADING, where
        head = page.get_by_role("banner")
        await expect(head.get_by_role("link", name="029 2000 0000")).to_be_in_viewport()
        await expect(head.get_by_text(hours)).to_be_in_viewport()
        concern = head.locator(".help a[href$='/concern']")
        await expect(concern).to_be_in_viewport()
        found.append(await page.evaluate(BOXES))
    assert all(one == found[0] for one in found)


async def test_help_has_a_row_of_its_own_beside_a_name_of_any_length(time_bank: Phone) -> None:
    town, page = time_bank.nia.town, time_bank.page
    coordinator = await town.coordinator("Catrin")
    name = {"name_en": "Ely and Caerau Time Credits", "name_cy": "Credydau Amser Trelái a Chaerau"}
    await coordinator.changes(town.base, name)
    for language in ("en", "cy"):
        await time_bank.desk.opens(f"{town.slug}/home", language)
        telephone = await page.locator("header .telephone").bounding_box()
        concern = await page.locator("header a[href$='/concern']").last.bounding_box()
        assert telephone
        assert concern
        assert (telephone["x"], telephone["y"]) == (16, concern["y"])


# Words that go on in the next line, in what is written larger than the rest or beside a margin.
CUT = """() => [...document.querySelectorAll('h1, .big, .note, .done, :is(.note, .fault) p')]
.flatMap(one => {
  const text = [...one.childNodes].find(node => node.nodeType === 3);
  return [...(text?.data ?? '').matchAll(/[^ -]+/g)].filter(({ 0: word, index }) => {
    const range = document.createRange();
    range.setStart(text, index);
    range.setEnd(text, index + word.length);
    return new Set([...range.getClientRects()].map(rect => rect.top)).size > 1;
  }).map(found => found[0]);
})"""


@pytest.mark.parametrize("language", ["en", "cy"])
async def test_the_biggest_text_cuts_no_word_and_no_number_on_a_small_phone(
    time_bank: Phone, language: str
) -> None:
    page, nia, desk = time_bank.page, time_bank.nia, time_bank.desk
    await page.set_viewport_size({"width": 320, "height": 640})
    size: Any = {"name": "timebank-text", "value": "3", "url": desk.base}
    await desk.context.add_cookies([size])
    cut = []
    for where in ("sign-in", "noticeboard/help", "sessions", *(f"app#{one}" for one in PLACES)):
        await page.goto("about:blank")
        await desk.opens(f"{nia.town.slug}/{where}", language)
        await page.wait_for_selector("h1")
        cut += [f"{where}: {one}" for one in await page.evaluate(CUT)]
    # Nobody is signed in, and much is said in a box.
    await time_bank.opens("#help", language)
    await expect(page.locator("#app nav[aria-labelledby=ways]")).to_be_visible()
    await page.wait_for_load_state("networkidle")
    await desk.context.clear_cookies()
    await desk.context.add_cookies([size])
    await page.evaluate("() => { location.hash = '#log'; dispatchEvent(new Event('online')); }")
    await expect(page.locator(".note a[href*='sign-in']")).to_be_visible()
    cut += await page.evaluate(CUT)
    assert cut == []

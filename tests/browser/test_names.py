"""Names with letters that scripts treat in their own way: with ŵ, and from right to left."""

from itertools import pairwise

import pytest
from playwright.async_api import Locator, expect
from tests.api.town import Person
from tests.browser.conftest import Desk
from tests.browser.leads import Lead
from tests.browser.phone import cookie_of

pytestmark = [pytest.mark.anyio, pytest.mark.browser]

MOHAMMED = "\u0645\u062d\u0645\u062f \u0639\u0644\u064a"
WHERE = """(within, words) => {
  const all = document.createTreeWalker(within, NodeFilter.SHOW_TEXT);
  while (all.nextNode()) {
    const at = all.currentNode.data.indexOf(words);
    if (at < 0) continue;
    const range = document.createRange();
    range.setStart(all.currentNode, at);
    range.setEnd(all.currentNode, at + words.length);
    const { left, right } = range.getBoundingClientRect();
    return [left, right];
  }
  return null;
}"""


async def stand_in_this_order(within: Locator, *words: str) -> None:
    """On the screen, from left to right."""
    await expect(within).to_be_visible()
    places = [await within.evaluate(WHERE, one) for one in words]
    for before, after in pairwise(places):
        assert before[1] <= after[0] + 1, dict(zip(words, places, strict=True))


async def test_whatever_the_letters_of_a_name_it_is_found_thanked_and_turns_nothing_round_it(
    lead: Lead,
) -> None:
    town, page = lead.town, lead.page
    ali, sian = await town.person(MOHAMMED), await town.person("Siân Tŵr")
    number = (await ali.gets("/v1/me"))["member"]["number"]
    await lead.opens()
    for typed, name in ((MOHAMMED[:4], MOHAMMED), ("twr", "Siân Tŵr")):
        await page.get_by_label("Add people").fill(typed)
        await lead.presses("Find")
        found = page.locator(".list .person").filter(has=page.get_by_role("button"))
        await expect(found).to_contain_text(name)
        if name == MOHAMMED:
            await stand_in_this_order(found, MOHAMMED, number)
        await found.get_by_role("button").click()
        await expect(page.get_by_role("checkbox", name=name)).to_be_checked()
    await lead.presses("1 hour")
    await lead.without_signal()
    await lead.presses("Thank 2 people · 2 hours")
    await lead.desk.context.set_offline(False)
    await lead.is_told("2 people have their credits: 2 hours.")
    assert [await ali.balance(), await sian.balance()] == [60, 60]


async def test_somebody_new_keeps_the_letters_of_their_name(lead: Lead) -> None:
    await lead.opens()
    page = lead.page
    await page.get_by_text("Somebody new today").click()
    await page.get_by_label("Their name").fill(MOHAMMED)
    await page.keyboard.press("Enter")
    await lead.presses("1 hour")
    await lead.presses("Thank 1 person · 1 hour")
    await lead.is_told("1 person has their credits: 1 hour.")
    delyth = await lead.town.coordinator("Delyth")
    found = await delyth.posts("/members/search", {"name": MOHAMMED})
    assert [one["name"] for one in found["items"]] == [MOHAMMED]


async def test_on_the_pages_a_name_turns_nothing_round_it_and_what_is_typed_comes_back_as_it_was(
    desk: Desk, delyth: Person
) -> None:
    town = delyth.town
    club, ali = await town.group("Lunch Club"), await town.person(MOHAMMED)
    await ali.logs(minutes=75, helped=club)
    await desk.context.add_cookies([cookie_of(desk, delyth)])
    await desk.opens(f"{town.slug}/contributions")
    line = desk.page.locator("main li label").first
    await stand_in_this_order(line, MOHAMMED, "1 hour 15 minutes")
    await desk.opens(f"{town.slug}/keep-safe")
    await desk.page.get_by_label("Member number, or name").fill(f"{MOHAMMED} Rhys")
    await desk.page.click("main form button")
    await expect(desk.page.get_by_text("No member here has this name.").first).to_be_visible()
    await expect(desk.page.locator("#number")).to_have_value(f"{MOHAMMED} Rhys")
    desk.said.clear()  # the browser says that the form was refused
    await desk.page.locator("#number").fill(MOHAMMED)
    await desk.page.click("main form button")
    link = desk.page.get_by_role("link", name=MOHAMMED)
    number = (await ali.gets("/v1/me"))["member"]["number"]
    await stand_in_this_order(link, MOHAMMED, number)

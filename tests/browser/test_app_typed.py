"""Whoever changes the language half way finds what they had typed, and nobody else does."""

import pytest
from playwright.async_api import Page, expect
from tests.api.exchanging import agreed, says
from tests.browser.leads import Lead
from tests.browser.phone import Phone, cookie_of

pytestmark = [pytest.mark.anyio, pytest.mark.browser]


async def changes(page: Page, to: str = "Cymraeg") -> None:
    await page.get_by_role("link", name=to, exact=True).first.click()
    await expect(page.locator("html")).to_have_attribute("lang", "cy" if to == "Cymraeg" else "en")


async def test_hours_half_said_are_there_in_the_other_language(time_bank: Phone) -> None:
    page = time_bank.page
    await time_bank.opens()
    await time_bank.chooses("1\u00bd hours")
    await page.get_by_text("Add a note").click()
    await page.get_by_label("Your note").fill("Cacennau")
    await changes(page)
    await expect(page.get_by_role("radio", name="Lunch Club", exact=True)).to_be_checked()
    await expect(page.get_by_role("radio", name="awr a hanner", exact=True)).to_be_checked()
    await expect(page.locator("textarea")).to_have_value("Cacennau")
    await page.get_by_role("button", name="Cadw").last.click()
    await time_bank.has_rows(1)
    assert await page.evaluate("() => sessionStorage.length") == 0


async def test_an_offer_half_written_goes_along_and_back(phone: Phone) -> None:
    page = phone.page
    await phone.opens("#offer-help")
    offer = page.locator("input[lang=en]")
    await offer.fill("I can cut hedges")
    await changes(page)
    await page.get_by_text("Dweud hyn yn Saesneg hefyd").click()
    await expect(offer).to_have_value("I can cut hedges")
    await changes(page, "English")
    await expect(offer).to_have_value("I can cut hedges")


async def test_a_leads_list_goes_along(lead: Lead) -> None:
    await lead.thanked(await lead.new_people(3), 60)
    await lead.opens("#thank")
    await lead.page.get_by_role("checkbox", name="Member 1").uncheck()
    await changes(lead.page)
    await expect(lead.page.get_by_role("checkbox", name="Member 1")).not_to_be_checked()
    await expect(lead.page.get_by_role("checkbox", name="Member 2")).to_be_checked()


async def test_what_one_typed_is_not_there_for_another(time_bank: Phone) -> None:
    """On a phone that others use, they may sign in between the two pages."""
    desk, page = time_bank.desk, time_bank.page
    mark = f"timebank-{time_bank.nia.town.slug}.who"
    await desk.context.add_cookies([{"name": mark, "value": "shared.1", "url": desk.base}])
    await time_bank.opens()
    await page.evaluate(
        "() => addEventListener('pagehide', () => {"
        f" document.cookie = '{mark}=shared.2; Path=/'; }})"
    )
    await time_bank.chooses()
    mair = await time_bank.nia.town.person("Mair")
    await desk.context.add_cookies([cookie_of(desk, mair)])
    await changes(page)
    await expect(page.get_by_role("radio", name="Heddiw")).to_be_checked()
    await expect(page.get_by_role("radio", name="1 awr", exact=True)).not_to_be_checked()
    assert await page.evaluate("() => sessionStorage.length") == 0


async def test_what_was_different_is_still_there_in_the_other_language(phone: Phone) -> None:
    page, mair = phone.page, await phone.nia.town.person("Mair")
    exchange = await says(mair, "done", await agreed(mair, phone.nia), minutes=90)
    await phone.opens(f"#exchange/{exchange['id']}/different")
    await page.get_by_label("What was different?").fill("Glaw mawr")
    await changes(page)
    await expect(page.get_by_label("Beth oedd yn wahanol?")).to_have_value("Glaw mawr")
    # Of another exchange nothing is typed.
    other = await says(mair, "done", await agreed(mair, phone.nia), minutes=30)
    await phone.opens(f"#exchange/{other['id']}/different", "cy")
    await expect(page.get_by_label("Beth oedd yn wahanol?")).to_have_value("")


async def test_an_entry_half_mended_stays_half_mended(time_bank: Phone) -> None:
    page = time_bank.page
    await time_bank.opens()
    await page.get_by_role("radio", name="Somebody else").check()
    await page.get_by_label("Their member number").fill("no-such")
    await page.get_by_role("radio", name="2 hours").check()
    await time_bank.saves()
    await page.get_by_role("link", name="Change it").click()
    await page.get_by_label("Their member number").fill("12345")
    await changes(page)
    await expect(page.get_by_label("Eu rhif aelod")).to_have_value("12345")
    await expect(page.get_by_role("button", name="Cadw\u2019r newid")).to_be_visible()


async def test_a_leads_question_goes_along(lead: Lead) -> None:
    page, nia = lead.page, await lead.town.person("Nia")
    day = await lead.town.days_ago(2)
    await nia.logs(minutes=60, helped=lead.club, worked_on=day)
    await lead.desk.opens(f"{lead.town.slug}/app#claims")
    await page.get_by_role("button", name="Something\u2019s different").click()
    await page.get_by_label("What is not right?").fill("Dydd Iau?")
    await changes(page)
    await expect(page.get_by_label("Beth sydd ddim yn iawn?")).to_have_value("Dydd Iau?")

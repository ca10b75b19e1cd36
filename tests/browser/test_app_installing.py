"""The app as a phone installs it: what the browser itself reads of it."""

import json

import pytest
from playwright.async_api import expect
from tests.browser.phone import Phone

pytestmark = [pytest.mark.anyio, pytest.mark.browser]

DRAWN = """async (address) => {
  const image = new Image();
  image.src = address;
  await image.decode();
  return [image.naturalWidth, image.naturalHeight];
}"""


@pytest.mark.parametrize(("language", "log"), [("en", "Log hours"), ("cy", "Cofnodi oriau")])
async def test_a_phone_installs_it_in_its_language_with_icons_and_a_way_to_log_at_once(
    time_bank: Phone, language: str, log: str
) -> None:
    await time_bank.opens("", language)
    page, here = time_bank.page, f"{time_bank.desk.base}/{language}/{time_bank.nia.town.slug}"
    browser = await time_bank.desk.context.new_cdp_session(page)
    read = await browser.send("Page.getAppManifest")
    assert read["errors"] == []
    told = read["manifest"]
    assert told["startUrl"] == f"{here}/app"
    assert told["scope"] == f"{here}/"
    assert told["display"] == "kStandalone"
    assert json.loads(read["data"])["lang"] == language
    icons = [(one["sizes"], one["url"]) for one in told["icons"]]
    for size in (192, 512):
        drawn = {address for sizes, address in icons if sizes == f"{size}x{size}"}
        assert [await page.evaluate(DRAWN, one) for one in drawn] == [[size, size]]
    (shortcut,) = told["shortcuts"]
    assert shortcut["name"] == log
    await page.goto("about:blank")
    await page.goto(shortcut["url"])
    await expect(
        page.get_by_role("button", name={"en": "Save", "cy": "Cadw"}[language])
    ).to_be_visible()

"""One's skills in the app: told, changed in place, removed."""

from typing import Any

import pytest
from playwright.async_api import expect
from tests.browser.looks import looks_right
from tests.browser.phone import Phone

pytestmark = [pytest.mark.anyio, pytest.mark.browser]


async def told(phone: Phone, **more: Any) -> Any:
    said = {"kind": "can", "words_en": "baking bread", **more}
    return await phone.nia.posts("/skills", said, status=201)


async def comes(phone: Phone) -> None:
    """To one's skills, on a phone that knows nothing yet: what arrives last moves no button."""
    await phone.opens("#skills")
    await phone.page.wait_for_load_state("networkidle")


async def presses(phone: Phone, name: str) -> None:
    await phone.page.get_by_role("button", name=name, exact=True).click()


async def test_a_skill_is_changed_where_it_stands(phone: Phone) -> None:
    skill, page = await told(phone, words_cy="pobi bara"), phone.page
    await told(phone, kind="lend", words_en="a ladder")
    await comes(phone)
    await presses(phone, "Change it: baking bread")
    words = page.get_by_label("In a few words").first
    await expect(words).to_have_value("baking bread")
    await expect(page.locator("form")).to_have_count(1)
    assert await phone.desk.violations() == []
    await words.fill("")
    await page.get_by_text("Say it in Welsh too").click()
    await page.get_by_label("In a few words").last.fill("")
    await presses(phone, "Send the change")
    await expect(page.get_by_role("alert")).to_contain_text("Say it in a few words")
    await words.fill("baking cakes")
    await page.get_by_role("radio", name="I would like to learn this").check()
    await page.get_by_label("Kind of help").select_option(label="Gardening")
    await presses(phone, "Send the change")
    await expect(page.locator(".done:not(:empty)")).to_have_text("It is changed.")
    learns = page.get_by_role("region", name="I would like to learn this").locator("li")
    await expect(learns).to_contain_text("baking cakes")
    now = await phone.nia.gets(f"/skills/{skill['id']}")
    assert (now["kind"], now["words_en"], now["words_cy"], now["activity_id"]) == (
        "learn",
        "baking cakes",
        None,
        str(phone.nia.town.gardening),
    )


async def test_what_somebody_else_changed_meanwhile_is_not_written_over(phone: Phone) -> None:
    skill, page = await told(phone), phone.page
    await comes(phone)
    await presses(phone, "Change it: baking bread")
    words = page.get_by_label("In a few words").first
    await words.fill("baking cakes")
    await phone.nia.changes(f"/skills/{skill['id']}", {"words_en": "baking pies"})
    await presses(phone, "Send the change")
    await expect(page.get_by_role("alert")).to_be_visible()
    await expect(words).to_have_value("baking pies")
    assert (await phone.nia.gets(f"/skills/{skill['id']}"))["words_en"] == "baking pies"


async def test_by_keyboard_one_is_back_where_one_came_from(phone: Phone) -> None:
    page = phone.page
    await told(phone)
    await comes(phone)
    change = page.get_by_role("button", name="Change it: baking bread")
    await change.focus()
    await page.keyboard.press("Enter")
    await expect(page.get_by_role("radio", name="I can do this")).to_be_focused()
    await page.get_by_role("button", name="Back").focus()
    await page.keyboard.press("Enter")
    await expect(change).to_be_focused()
    await expect(page.get_by_role("heading", name="Add one")).to_be_visible()


async def test_without_a_signal_it_says_so(phone: Phone) -> None:
    await told(phone)
    await comes(phone)
    await phone.is_ready_for_no_signal()
    await phone.desk.context.set_offline(True)
    await presses(phone, "Change it: baking bread")
    await expect(phone.page.get_by_role("alert")).to_contain_text("This needs a signal.")
    await phone.desk.context.set_offline(False)


async def test_it_keeps_nobody_out(phone: Phone) -> None:
    await told(phone, words_cy="pobi bara " * 25)
    await comes(phone)
    await phone.page.get_by_role("button", name="Change it").click()
    await phone.page.set_viewport_size({"width": 320, "height": 640})
    assert await phone.desk.violations() == []
    wide = await phone.page.evaluate("() => document.documentElement.scrollWidth")
    assert wide <= 320
    seen: list[str] = []
    await looks_right(phone.desk, seen)

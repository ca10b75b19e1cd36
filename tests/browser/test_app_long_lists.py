"""Much of it: lists that go on, sums that are true, and all those whom one helps."""

from typing import Any

import pytest
from playwright.async_api import Locator, expect
from tests.api.exchanging import proposes
from tests.api.town import Person
from tests.browser.phone import Phone

pytestmark = [pytest.mark.anyio, pytest.mark.browser]


async def of_six(phone: Phone) -> list[Person]:
    """Those whom Nia helps."""
    all_of_them = [await phone.nia.town.person(f"Alun {'ABCDEF'[one]}") for one in range(6)]
    for one in all_of_them:
        helper = {"helper_id": str(phone.nia.id)}
        await one.posts(f"/members/{one.id}/helpers", helper, status=201)
    return all_of_them


async def log_many(person: Person, helped: Any, count: int) -> None:
    """A quarter of an hour on each of so many days."""
    for days in range(count):
        day = await person.town.days_ago(days)
        await person.logs(minutes=15, helped=helped, worked_on=day)


def entries(phone: Phone) -> Locator:
    return phone.page.get_by_role("region", name="What you logged").locator("ul.list > li")


async def shows_more(phone: Phone, name: str) -> None:
    region = phone.page.get_by_role("region", name=name)
    await region.get_by_role("button", name="Show more").click()


async def test_whoever_helps_six_sees_the_help_and_the_hours_of_all_six(phone: Phone) -> None:
    all_of_them, mair = await of_six(phone), await phone.nia.town.person("Mair")
    for one in all_of_them:
        await proposes(one, giver=one, receiver=mair)
        await one.logs(minutes=30, helped=phone.club)
    asked: list[str] = []
    phone.page.on("request", lambda one: asked.append(one.url))
    await phone.opens("#help")
    others = phone.page.get_by_role("region", name="Waiting for others")
    await expect(others.locator("ul.list > li")).to_have_count(6)
    await expect(others).to_contain_text("For Alun F")
    # Those that wait are read for the first screen, too.
    assert len([one for one in asked if "/exchanges?" in one and "mine=true" in one]) == 1
    await phone.opens("#hours")
    await expect(entries(phone)).to_have_count(6)
    await expect(entries(phone).filter(has_text="For Alun F")).to_have_count(1)


async def test_hours_beyond_the_last_fifty_count_as_being_checked_and_the_list_goes_on(
    phone: Phone,
) -> None:
    await log_many(phone.nia, phone.club, 54)
    await phone.opens("#hours")
    await expect(phone.page.get_by_text("Being checked: 13 hours 30 minutes.")).to_be_visible()
    await expect(entries(phone)).to_have_count(10)
    await shows_more(phone, "What you logged")
    await expect(entries(phone)).to_have_count(50)
    await expect(entries(phone).nth(10)).to_be_focused()
    await shows_more(phone, "What you logged")
    await expect(entries(phone)).to_have_count(54)
    # The button is gone: whoever went by keyboard has not lost their place.
    await expect(entries(phone).nth(50)).to_be_focused()
    region = phone.page.get_by_role("region", name="What you logged")
    await expect(region.get_by_role("button", name="Show more")).to_have_count(0)
    # What is saved now is in the sum, and the list begins with it.
    await phone.nia.logs(minutes=45, helped=None)
    await phone.page.reload()
    await expect(phone.page.get_by_text("Being checked: 14 hours 15 minutes.")).to_be_visible()
    await expect(entries(phone)).to_have_count(10)


async def test_the_list_of_whom_one_helps_goes_on_in_one_order(phone: Phone) -> None:
    alun, *_ = await of_six(phone)
    await log_many(alun, phone.club, 30)
    await log_many(phone.nia, phone.club, 30)
    await phone.opens("#hours")
    await shows_more(phone, "What you logged")
    await expect(entries(phone)).to_have_count(50)
    await shows_more(phone, "What you logged")
    await expect(entries(phone)).to_have_count(60)
    days = await entries(phone).locator("p:not(.state):not(:has(a))").all_inner_texts()
    shown = [one for one in days if not one.startswith("For ")]
    assert shown == [one for day in dict.fromkeys(shown) for one in (day, day)]


async def test_a_group_is_not_forgotten_that_one_helped_long_ago(phone: Phone) -> None:
    """And none that said it had nothing of it is among those to which one gave time."""
    nia, town = phone.nia, phone.nia.town
    singers, walkers = await town.group("Singers"), await town.group("Walkers")
    lowri = await town.lead("Lowri", walkers)
    entry = await nia.logs(minutes=60, helped=walkers)
    await lowri.posts(f"/contributions/{entry['id']}/decline", {"note": "It was not with us."})
    await nia.logs(minutes=60, helped=singers, worked_on=await town.days_ago(90))
    await log_many(nia, phone.club, 51)
    await phone.opens("#groups")
    helped = phone.page.get_by_role("region", name="Groups you gave time to")
    await expect(helped.locator("strong")).to_have_text(["Lunch Club", "Singers"])
    others = phone.page.get_by_role("region", name="Other groups")
    await expect(others.locator("strong")).to_have_text(["Walkers"])


async def test_help_that_waits_is_counted_to_the_last(phone: Phone) -> None:
    mair = await phone.nia.town.person("Mair")
    for _ in range(51):
        await proposes(mair, giver=mair, receiver=phone.nia)
    await phone.opens()
    link = phone.page.get_by_role("link", name="Help: 51 things wait for your answer")
    await expect(link).to_be_visible()
    await link.click()
    waits = phone.page.get_by_role("region", name="Waiting for you")
    await expect(waits.locator("ul.list > li")).to_have_count(51)

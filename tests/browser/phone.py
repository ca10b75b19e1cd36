"""A member's phone with the volunteer app on it."""

import re
from datetime import datetime
from pathlib import Path
from typing import TYPE_CHECKING, Any
from zoneinfo import ZoneInfo

from playwright.async_api import Page, expect
from sqlalchemy import func, select
from tests.api.town import Group, Person, Town

from timebank.ledger.contribution_tables import Contribution

if TYPE_CHECKING:
    from tests.browser.conftest import Desk

ZONE = "Europe/London"
"""Where phones and towns are: in summer an hour of each day is another day in UTC."""
MAIN = (Path(__file__).parents[2] / "front/app/main.js").read_text(encoding="utf-8")
CONTROLLED = """async () => {
  const { serviceWorker } = navigator;
  await serviceWorker.ready;
  if (!serviceWorker.controller) {
    await new Promise(done => {
      serviceWorker.oncontrollerchange = done;
      setTimeout(done, 2000); // a worker that was there before this page claims nothing
    });
  }
}"""
PLACES = re.findall(r'^ *"?([\w-]+)"?: async \(\) => ', MAIN, re.MULTILINE)
"""Every place of the app, read from the app itself."""


class Phone:
    """Nia's phone, signed in, with the app open."""

    def __init__(self, desk: "Desk", nia: Person, club: Group) -> None:
        self.desk, self.nia, self.club = desk, nia, club

    @property
    def page(self) -> Page:
        return self.desk.page

    async def opens(self, where: str = "", language: str = "en") -> None:
        await self.desk.opens(f"{self.nia.town.slug}/app{where}", language)
        await self.page.wait_for_selector("h1")

    async def is_ready_for_no_signal(self) -> None:
        """The page's worker is there, and between the page and the network."""
        await self.page.evaluate(CONTROLLED)

    async def chooses(self, length: str = "1 hour") -> None:
        await self.page.get_by_role("radio", name="Lunch Club", exact=True).check()
        await self.page.get_by_role("radio", name=length, exact=True).check()

    async def logs(self, length: str = "1 hour") -> None:
        await self.chooses(length)
        await self.saves()

    async def saves(self) -> None:
        await self.page.get_by_role("button", name="Save").last.click()
        await expect(self.page.locator(".done")).to_have_text("Saved on your phone.")

    async def shows(self, words: str) -> None:
        await expect(self.page.locator(".list").first).to_contain_text(words)

    async def has_rows(self, count: int) -> None:
        """So many contributions stand in the books, now or in a moment."""
        for _ in range(200):
            if await self._rows() >= count:
                break
            await self.page.wait_for_timeout(100)
        assert await self._rows() == count

    async def _rows(self) -> int:
        town = self.nia.town
        async with town.database.transaction(town.id) as connection:
            asked = select(func.count()).where(Contribution.community_id == town.id)
            return int((await connection.execute(asked)).scalar_one())


def now() -> datetime:
    """As a clock in the town shows it."""
    return datetime.now(ZoneInfo(ZONE))


def cookie_of(desk: "Desk", person: Person) -> Any:
    name = f"timebank-{person.town.slug}"
    return {"name": name, "value": person.token, "url": desk.base, "httpOnly": True}


async def stated_by(town: Town, who: str, shown_as: str = "hours") -> None:
    delyth = await town.coordinator("Delyth")
    await delyth.changes(town.base, {"rules": {"hours_stated_by": who, "shown_as": shown_as}})

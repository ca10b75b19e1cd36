"""A lead's phone with the volunteer app on it."""

from typing import TYPE_CHECKING, Any

from playwright.async_api import Page, expect
from sqlalchemy import func, select
from tests.api.town import Group, Person, Town

from timebank.ledger.contribution_tables import Contribution

if TYPE_CHECKING:
    from tests.browser.conftest import Desk


class Lead:
    """Llinos's phone, with a group of hers and some who come to it."""

    def __init__(self, desk: "Desk", llinos: Person, club: Group) -> None:
        self.desk, self.llinos, self.club = desk, llinos, club

    @property
    def page(self) -> Page:
        return self.desk.page

    @property
    def town(self) -> Town:
        return self.llinos.town

    async def opens(self, where: str = "", language: str = "en") -> None:
        await self.desk.opens(f"{self.town.slug}/app{where}", language)
        await self.page.wait_for_selector("form.thank > button:last-child")

    async def without_signal(self) -> None:
        await self.page.evaluate("() => navigator.serviceWorker.ready.then(() => true)")
        await self.desk.context.set_offline(True)

    async def new_people(self, count: int) -> list[str]:
        """The numbers on the cards of so many who were taken in for the group."""
        taken_in = [
            await self.llinos.posts(
                "/members",
                {"name": f"Member {i}", "language": "cy", "taken_in_for": str(self.club.id)},
                status=201,
            )
            for i in range(count)
        ]
        return [one["number"] for one in taken_in]

    async def thanked(self, numbers: list[str], minutes: int, days_ago: int = 7) -> Any:
        sent = {
            "organisation_id": str(self.club.id),
            "activity_id": str(self.town.gardening),
            "worked_on": await self.town.days_ago(days_ago),
            "lines": [{"number": number, "minutes": minutes} for number in numbers],
        }
        return await self.llinos.posts("/thanks", sent, status=201)

    async def rows(self, state: str | None = None) -> int:
        """How many contributions stand in the books."""
        town = self.town
        asked = select(func.count()).where(Contribution.community_id == town.id)
        if state:
            asked = asked.where(Contribution.state == state)
        async with town.database.transaction(town.id) as connection:
            return int((await connection.execute(asked)).scalar_one())

    async def presses(self, name: str) -> None:
        await self.page.get_by_role("button", name=name, exact=True).last.click()

    async def is_told(self, words: str) -> None:
        await expect(self.page.locator("section[aria-labelledby=thanked]")).to_contain_text(words)

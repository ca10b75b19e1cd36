"""The demo's two communities: what they are called, how they work, and what happens in them."""

from dataclasses import dataclass

from timebank.communities.rules import Style
from timebank.demo import mistakes, oddities, spending
from timebank.demo.doors import DOORS, Door
from timebank.demo.oddities import Oddity
from timebank.demo.places import AROUND_ELY, AROUND_GRANGETOWN, Place
from timebank.demo.tally import EXPIRED, POT, Owner


@dataclass(frozen=True)
class Town:
    """A made-up community. `oddities` happen so often in `oddity_hours` hours given."""

    slug: str
    name_en: str
    name_cy: str
    style: Style
    places: tuple[Place, ...]
    telephone: str
    soft_floor_minutes: int | None
    soft_ceiling_minutes: int
    monthly_percent: int
    oddities: dict[Oddity, int]
    oddity_hours: int
    doors: tuple[Door, ...] = ()
    """Who of its members have names of their own, and by whom one comes in."""

    @property
    def leavers_minutes(self) -> str:
        """What becomes of a leaver's balance: the community's rule."""
        return "pot" if self.style is Style.TIME_CREDITS else "expire"

    @property
    def leavers(self) -> tuple[str, Owner]:
        """The same as a kind of transfer, and the account that it goes to."""
        return ("donate", POT) if self.leavers_minutes == "pot" else ("expire", EXPIRED)


TIME_CREDITS = Town(
    slug="ely-caerau",
    name_en="Ely and Caerau Time Credits",
    name_cy="Credydau Amser Trelái a Chaerau",
    style=Style.TIME_CREDITS,
    places=AROUND_ELY,
    telephone="029 2018 0100",
    soft_floor_minutes=None,
    soft_ceiling_minutes=12_000,
    monthly_percent=36,
    oddities={
        mistakes.reverse: 45,
        mistakes.reverse_gift: 4,
        mistakes.correct_minutes: 30,
        mistakes.correct_day: 10,
        mistakes.correct_activity: 12,
        oddities.second_entry: 30,
        oddities.thanked_twice: 10,
        oddities.differing_word: 30,
        oddities.day_in_month: 8,
        oddities.leads_own: 25,
        oddities.for_the_community: 40,
        oddities.pass_on: 4,
        oddities.leave: 14,
        oddities.prescribe: 60,
        spending.gift: 3,
        spending.donate: 3,
    },
    oddity_hours=55_000,
    doors=DOORS,
)
TIME_BANK = Town(
    slug="grangetown",
    name_en="Grangetown Time Bank",
    name_cy="Banc Amser Grangetown",
    style=Style.TIME_BANK,
    places=AROUND_GRANGETOWN,
    telephone="029 2018 0200",
    soft_floor_minutes=-240,
    soft_ceiling_minutes=420,
    monthly_percent=0,
    oddities={
        mistakes.reverse: 5,
        mistakes.correct_minutes: 5,
        oddities.leave: 3,
        spending.gift: 6,
        spending.donate: 12,
    },
    oddity_hours=1_200,
)

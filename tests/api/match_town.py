"""The town of docs/why/matching.md: its tables are read, and its people are made as they say."""

import re
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any
from uuid import UUID

from sqlalchemy import text, update
from tests.api.exchanging import tells
from tests.api.measures import has
from tests.api.town import Group, Person, Town

from timebank.activities.tables import Activity
from timebank.base.ids import new_id
from timebank.communities.tables import Community

PAGE = Path(__file__).parents[2] / "docs" / "why" / "matching.md"
LANGUAGES = {"Welsh": "cy", "English": "en", "Arabic": "ar"}
AREAS = ("Ely", "Fairwater")
LONG_AGO_DAYS = 200
"""Before lately."""

Row = dict[str, str]


def table(name: str) -> list[Row]:
    """The rows of one table of the page, by their headings."""
    _, _, after = PAGE.read_text(encoding="utf-8").partition(f"<!-- {name} -->\n")
    lines = [
        [cell.strip() for cell in line.strip("|").split("|")]
        for line in after.partition("\n\n")[0].splitlines()
    ]
    heads, _, *rows = lines
    return [dict(zip(heads, row, strict=True)) for row in rows]


def names(cell: str) -> list[str]:
    return [name.strip() for name in cell.split(",") if name.strip()]


def said(row: Row) -> dict[str, Any]:
    """When, where and in which languages, as it is sent."""
    return {
        "times": [when.replace(" ", "_") for when in names(row["When"])],
        "areas": [where.lower() for where in names(row["Where"])],
        "languages": [LANGUAGES[one] for one in names(row["Speaks"])],
    }


@dataclass
class MatchTown:
    """The town, whose offer is whose, and which request is whose."""

    town: Town
    coordinator: Person
    club: Group
    lead: Person
    activities: dict[str, str]
    people: dict[str, Person] = field(default_factory=dict)
    offers: dict[str, str] = field(default_factory=dict)
    requests: dict[str, str] = field(default_factory=dict)
    skills: dict[str, str] = field(default_factory=dict)

    @property
    def owner_of(self) -> dict[str, str]:
        """Whose an offer, a request or a skill is."""
        listed = [*self.offers.items(), *self.requests.items(), *self.skills.items()]
        return {listing_id: name for name, listing_id in listed}

    def reads(self, name: str, who: str) -> Person:
        return {"coordinator": self.coordinator, "lead": self.lead}.get(who) or self.people[name]

    def giver_of(self, match: dict[str, Any]) -> str:
        """Whose offer it is, or who told that they can."""
        if listed := match["offer"] or match["skill"]:
            return self.owner_of[listed["id"]]
        return str(match["member"]["name"])


async def made(town: Town) -> MatchTown:
    """Everybody of the page, with all that is said of them."""
    coordinator = await town.coordinator()
    club = await town.group("Lunch Club")
    lead = await town.lead("Llinos", club)
    await _areas(town)
    activities = await _activities(town, coordinator)
    here = MatchTown(town, coordinator, club, lead, activities)
    people = table("people")
    for row in people:
        here.people[row["Member"]] = await town.person(row["Member"])
    for row in people:
        await _offers(here, row)
    for row in table("requests"):
        await _asks(here, row)
    for row in people:
        await _lately(here, row)
        for words in filter(None, row["Besides"].split("; ")):
            await _besides(here, row["Member"], words)
    await _not_here(town, activities["medicines"])
    return here


async def _areas(town: Town) -> None:
    areas = [{"code": name.lower(), "name_en": name, "name_cy": name} for name in AREAS]
    async with town.database.transaction(town.id) as connection:
        await connection.execute(
            update(Community).where(Community.id == town.id).values(areas=areas)
        )


async def _activities(town: Town, coordinator: Person) -> dict[str, str]:
    """Gardening, which every town has, and the others of the page. Company asks for references."""
    others = sorted({row["For"] for row in table("requests")} - {"gardening"})
    made = {"gardening": str(town.gardening)}
    for code in others:
        sent = {
            "code": code,
            "name_en": code.capitalize(),
            "name_cy": code.capitalize(),
            "risk_class": "references" if code == "company" else "everyday",
            "before_en": "Meet first.",
            "before_cy": "Cwrdd yn gyntaf.",
        }
        made[code] = (await coordinator.posts("/activities", sent, status=201))["id"]
    return made


async def _not_here(town: Town, activity_id: str) -> None:
    """The host decides that something is not done through the time bank, after it was offered."""
    decided = {"risk_class": "not_here", "asks_for": ["not_here"]}
    async with town.database.transaction(town.id) as connection:
        await connection.execute(
            update(Activity).where(Activity.id == UUID(activity_id)).values(**decided)
        )


async def _offers(here: MatchTown, row: Row) -> None:
    if not row["Offers"]:
        return
    words = re.search(r"says: ([^;]*)", row["Besides"])
    sent = {
        "activity_id": here.activities[row["Offers"]],
        "title_en": f"I can help with {row['Offers']}",
        "text_en": words[1] if words else None,
        **said(row),
    }
    offer = await here.people[row["Member"]].posts("/offers", sent, status=201)
    here.offers[row["Member"]] = offer["id"]


async def _asks(here: MatchTown, row: Row) -> None:
    name = row["Who asks"]
    if name in here.requests:
        return
    group = {"organisation_id": str(here.club.id)} if name == here.club.name else {}
    who = here.lead if group else here.people[name]
    sent = {
        "activity_id": here.activities[row["For"]],
        "title_en": f"Help with {row['For']}",
        **said(row),
        **group,
    }
    here.requests[name] = (await who.posts("/requests", sent, status=201))["id"]


async def _lately(here: MatchTown, row: Row) -> None:
    """Hours that were given and received lately: to and from somebody of whom nothing is told."""
    who = here.people[row["Member"]]
    for words in names(row["Lately"]):
        what, hours = words.split()
        other = here.town.people.get("Gwenno") or await here.town.person("Gwenno")
        giver, receiver = (who, other) if what == "gave" else (other, who)
        await gave(here, giver, receiver, hours=int(hours), days_ago=10)


async def gave(
    here: MatchTown, giver: Person, receiver: Person, *, hours: int, days_ago: int
) -> None:
    """Time that one gave another, confirmed."""
    day = await here.town.days_ago(days_ago)
    activity_id = here.activities["cooking"]
    entry = await receiver.logs(
        minutes=hours * 60,
        helped=receiver,
        giver=giver,
        worked_on=day,
        activity_id=activity_id,
        id=str(new_id()),
    )
    if entry["state"] != "verified":
        await receiver.verifies(entry, separate=True)


async def _besides(here: MatchTown, name: str, words: str) -> None:
    """What else is said of somebody: `can do cooking`, `kept apart from Olwen`."""
    who = here.people[name]
    match words.split():
        case ["helped", other]:
            await gave(here, who, here.people[other], hours=1, days_ago=LONG_AGO_DAYS)
        case ["can", "do", code]:
            await tells(who, can_do_activity_ids=[here.activities[code]])
        case ["skill:", code]:
            sent = {"kind": "can", "activity_id": here.activities[code]}
            here.skills[name] = (await who.posts("/skills", sent, status=201))["id"]
        case ["would", "like", code]:
            await tells(who, would_like_activity_ids=[here.activities[code]])
        case ["needs:", *needs]:
            await tells(who, access_needs=" ".join(needs))
        case ["says:", *_]:
            pass
        case _:
            await _kept_from(here, name, words)


async def _kept_from(here: MatchTown, name: str, words: str) -> None:
    who, member = here.people[name], f"/members/{here.people[name].id}"
    if words.startswith("kept apart from "):
        other = here.people[words.rpartition(" ")[2]]
        await here.coordinator.posts(f"{member}/apart", {"other_id": str(other.id)})
    elif words == "under 18":
        await tells(who, adult=False, guardian_name="Mam", guardian_contact="01632 960 001")
    elif words == "offer closed":
        await who.posts(f"/offers/{here.offers[name]}/close", {"reason": "no_longer"})
    elif words == "offer expired":
        await days_go_by(here.town, here.offers[name])
    elif words == "has references":
        await has(here.coordinator, who)
    else:
        await here.coordinator.posts(f"{member}/{ {'paused': 'pause', 'left': 'leave'}[words] }")


async def days_go_by(town: Town, listing_id: str) -> None:
    """An offer or request was to be shown until yesterday."""
    gone = text(
        "UPDATE timebank.listing SET expires_on = timebank.community_today(community_id) - 1"
        " WHERE id = :id"
    )
    async with town.database.transaction(town.id) as connection:
        await connection.execute(gone, {"id": listing_id})

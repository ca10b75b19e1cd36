"""A round of the job that tells members, and what came of it."""

from datetime import UTC, date, datetime, time, timedelta
from typing import Any
from zoneinfo import ZoneInfo

from tests.api.town import Person
from tests.sending.readers import Readers

from timebank.db.engine import Database
from timebank.jobs.rounds import Job
from timebank.notifications.service import tell_news
from timebank.sending.delivery import Ways
from timebank.worker import jobs

LONDON = ZoneInfo("Europe/London")
SITE = "https://time.example.org"


def mid_month() -> date:
    """A coming day in the middle of a month, when nobody is thanked."""
    return (tomorrow().replace(day=1) + timedelta(days=40)).replace(day=15)


def at(day: date, hour: int) -> timedelta:
    """How far ahead that hour of a day is, by the town's clock."""
    return datetime.combine(day, time(hour), LONDON) - datetime.now(UTC)


def tomorrow(days: int = 1) -> date:
    return datetime.now(LONDON).date() + timedelta(days=days)


def telling(database: Database) -> Job:
    """The service's own job."""
    return next(job for job in jobs(database, [bytes(32)], Ways(), SITE) if job.name == "tell")


async def tells(there: Readers, person: Person) -> list[Any]:
    """What comes to somebody after a round of the job in their own town: the others of the suite
    have nothing to tell, and are thousands."""
    town = there.town
    async with town.database.transaction(town.id) as connection:
        await tell_news(connection, town.id, SITE)
    return await there.letters(f"{person.name.lower()}.{person.id}@example.org")


async def news(there: Readers) -> list[Any]:
    """Every message that tells of something."""
    return [row for row in await there.outbox() if row["kind"] == "news"]

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


async def round_of(there: Readers, database: Database | None = None) -> None:
    """A round of the job in one town alone: the others of the suite have nothing to tell, and are
    thousands."""
    async with (database or there.town.database).transaction(there.town.id) as connection:
        await tell_news(connection, there.town.id, SITE)


async def tells(there: Readers, person: Person) -> list[Any]:
    """What comes to somebody after a round in their town."""
    await round_of(there)
    return await there.letters(f"{person.name.lower()}.{person.id}@example.org")


async def news(there: Readers) -> list[Any]:
    """Every message that tells of something."""
    return [row for row in await there.outbox() if row["kind"] == "news"]

"""Coordinators hear once a day what waits for them, and who asked hears how it ended."""

import asyncio
import json
import re
import sys
from datetime import UTC, datetime, time, timedelta
from pathlib import Path
from typing import Any
from zoneinfo import ZoneInfo

import pytest
from sqlalchemy import text
from tests.api.apps import thanks_beyond
from tests.api.books import earns, rules
from tests.api.measures import asks_for
from tests.api.test_applications import applying
from tests.api.town import Person
from tests.ledger.clock import Clock
from tests.sending.exchange import ACCOUNT, SECRET, Exchange
from tests.sending.readers import Readers

from timebank.base.words import date_in_words
from timebank.cli.logs import start_logging
from timebank.db.engine import Database
from timebank.jobs.rounds import Job
from timebank.reminding.service import remind
from timebank.second_person.service import lapse
from timebank.sending.delivery import Ways
from timebank.sending.texts import Texts, Twilio
from timebank.worker import jobs

LONDON = ZoneInfo("Europe/London")
ROOT = Path(__file__).parents[2]
SITE = "https://time.example.org"
ENGLISH = """\
Hello Gwen,

At Ely there waits for you:

To agree to as a second person: 1
Applications to join: 2
Entries of hours that only a coordinator can confirm: 1

Please sign in as you always do, and look at them: https://time.example.org/en/{slug}/home

You get this once a day at most, and not at all when nothing waits.

If you need help, telephone 029 2000 0000.
"""
WELSH = """\
Helo Delyth,

Trelái: dyma beth sy\u2019n aros i chi.

Ceisiadau i ymuno: 2
Cofnodion oriau y gall cydlynydd yn unig eu cadarnhau: 1

Mewngofnodwch fel arfer ac edrychwch arnynt: https://time.example.org/cy/{slug}/home

Unwaith y dydd ar y mwyaf y cewch chi hyn, a dim o gwbl pan nad oes dim yn aros.

Os oes angen help arnoch, ffoniwch 029 2000 0000.
"""
ANSWERED = """\
Hello Delyth,

A second person has agreed to what you asked for, and it is done.

Undo a transfer
You asked for it on {day}.

To look at it, sign in as you always do.

If you need help, telephone 029 2000 0000.
"""
DECLINED = """\
Helo Delyth,

Nid yw ail berson wedi cytuno i\u2019r hyn y gwnaethoch ei ofyn. Mae\u2019r rheswm wrth ei ymyl.

Dadwneud trosglwyddiad
Gofynnoch chi ar {day}.

I\u2019w weld, mewngofnodwch fel arfer.

Os oes angen help arnoch, ffoniwch 029 2000 0000.
"""
WORKER = """
import asyncio, sys
from uuid import UUID
from timebank.base.ids import CommunityId
from timebank.db.engine import Database
from timebank.reminding.service import remind
async def half():
    database, town = Database(sys.argv[1]), CommunityId(UUID(sys.argv[2]))
    async with database.transaction(town) as connection:
        print(await remind(connection, town, None), flush=True)
        await asyncio.sleep(60)
asyncio.run(half())
"""


def until(hour: int, days: int = 1) -> timedelta:
    """How far ahead that hour of a coming day is, by the town's clock."""
    now = datetime.now(UTC)
    day = now.astimezone(LONDON).date() + timedelta(days=days)
    return datetime.combine(day, time(hour), LONDON) - now


def reminding(database: Database) -> Job:
    """The service's own job."""
    work = jobs(database, [bytes(32)], Ways(), SITE)
    return next(job for job in work if job.name == "remind")


async def round_of(
    there: Readers, database: Database | None = None, site: str | None = SITE
) -> None:
    """A round of the job in one town alone: the others of the suite are thousands."""
    async with (database or there.town.database).transaction(there.town.id) as connection:
        await remind(connection, there.town.id, site)


@pytest.fixture(autouse=True)
async def by_day(clock: Clock) -> None:
    await clock.stands(until(10))


@pytest.fixture
async def nia(there: Readers) -> Person:
    return await there.town.person("Nia")


@pytest.fixture
async def delyth(there: Readers) -> Person:
    """A coordinator who is written to in Welsh."""
    coordinator = await there.town.coordinator()
    await there.reach(coordinator)
    return coordinator


@pytest.fixture
async def gwen(there: Readers, delyth: Person) -> Person:
    """Another one, who is written to in English, where 60 minutes are undone by two people."""
    await rules(there.town, second_person_reversal_minutes=60)
    coordinator = await there.town.coordinator("Gwen")
    await there.reach(coordinator, language="en")
    return coordinator


async def address(person: Person) -> str:
    return f"{person.name.lower()}.{person.id}@example.org"


async def asks(delyth: Person, nia: Person) -> Any:
    """Delyth asks that Nia's 90 minutes are undone."""
    earned = await earns(nia, 90, delyth)
    path = f"/transfers/{earned['id']}/reversal"
    return await delyth.posts(path, {"reason": "mistake"}, status=202)


async def apply_two(delyth: Person) -> None:
    for _ in range(2):
        await delyth.posts("/applications", applying(), status=201)


async def told(there: Readers) -> int:
    """How many messages say what waits."""
    return len([row for row in await there.outbox() if row["kind"] == "waiting"])


async def test_each_hears_what_they_may_answer_in_their_language(
    there: Readers, nia: Person, delyth: Person, gwen: Person
) -> None:
    await asks(delyth, nia)
    await apply_two(delyth)
    befriending = await asks_for(there.town)
    await nia.logs(minutes=30, helped=await there.town.group(), activity_id=befriending)
    await round_of(there)
    for person, subject, words in (
        (gwen, "Ely: what waits for you", ENGLISH),
        (delyth, "Trelái: beth sy\u2019n aros i chi", WELSH),
    ):
        (letter,) = await there.letters(await address(person))
        assert letter["Subject"] == subject
        assert letter.get_content() == words.format(slug=there.town.slug)
        assert "Nia" not in str(letter)
        assert "Penhaligon" not in str(letter)


async def test_a_copy_to_look_at_is_told_to_whoever_looks_at_it(
    there: Readers, nia: Person, delyth: Person, gwen: Person
) -> None:
    catrin = await there.town.person("Catrin", "safeguarding_lead")
    await there.reach(catrin, language="en")
    await apply_two(delyth)
    await gwen.posts(f"/members/{gwen.id}/export-review", status=201)
    await nia.posts(f"/members/{nia.id}/export-review", status=201)
    await delyth.posts(f"/members/{nia.id}/export-review/words")
    await round_of(there)
    said = {
        person.name: (await there.letters(await address(person)))[0].get_content()
        for person in (catrin, delyth, gwen)
    }
    assert "Copies of members\u2019 data to look at: 2\n" in said["Catrin"]
    assert "Applications" not in said["Catrin"]
    assert "Copïau o ddata aelodau i edrych arnynt: 1\n" in said["Delyth"], "Gwen's"
    assert "Copies" not in said["Gwen"], "nobody looks at their own"


async def test_nobody_hears_twice_a_day_and_the_next_day_again(
    there: Readers, delyth: Person, clock: Clock
) -> None:
    await apply_two(delyth)
    for _ in range(3):
        await round_of(there, site=None)
    (letter,) = await there.letters(await address(delyth))
    assert "Mewngofnodwch fel arfer ac edrychwch arnynt.\n" in letter.get_content()
    await clock.stands(until(19))
    await apply_two(delyth)
    await round_of(there)
    assert await told(there) == 1
    await clock.stands(until(9, days=2))
    await round_of(there)
    (letter,) = await there.letters(await address(delyth))
    assert "Ceisiadau i ymuno: 4\n" in letter.get_content()


async def test_nobody_hears_at_night_or_when_nothing_waits(
    there: Readers, delyth: Person, clock: Clock
) -> None:
    await round_of(there)
    assert await told(there) == 0
    await apply_two(delyth)
    for hour in (3, 20):
        await clock.stands(until(hour, days=2))
        await round_of(there)
    assert await told(there) == 0
    await clock.stands(until(8, days=2))
    await round_of(there)
    assert await told(there) == 1


async def test_who_asked_and_who_only_is_a_member_hear_of_no_approval(
    there: Readers, nia: Person, delyth: Person, gwen: Person
) -> None:
    await there.reach(nia)
    asked = await asks(delyth, nia)
    await gwen.posts(f"/members/{gwen.id}/roles/coordinator/end")
    await round_of(there)
    assert await told(there) == 0
    assert (await delyth.gets(f"/approvals/{asked['id']}"))["state"] == "waiting"


async def test_whoever_made_the_app_that_asked_hears_of_no_approval(
    there: Readers, nia: Person, delyth: Person, gwen: Person
) -> None:
    town, club = delyth.town, await delyth.town.group()
    await rules(town, person_thanks_monthly_minutes=30)
    await thanks_beyond(delyth, club, nia)
    await round_of(there)
    assert len(await there.letters(await address(gwen))) == 1
    assert await there.letters(await address(delyth)) == []


async def test_services_at_once_tell_each_once(
    there: Readers, delyth: Person, gwen: Person, service_url: str
) -> None:
    await apply_two(delyth)
    services = [Database(service_url) for _ in range(4)]
    await asyncio.gather(*(round_of(there, one) for one in services))
    for one in services:
        await one.close()
    rows = [row["member_id"] for row in await there.outbox()]
    assert sorted(rows) == sorted([delyth.id, gwen.id])


async def test_who_is_killed_half_way_has_told_nobody_and_the_next_round_does(
    there: Readers, delyth: Person, service_url: str
) -> None:
    await apply_two(delyth)
    surroundings = {"PYTHONPATH": f"{ROOT / 'src'}:{ROOT}"}
    killed = await asyncio.create_subprocess_exec(
        sys.executable,
        *("-c", WORKER, service_url, str(there.town.id)),
        env=surroundings,
        stdout=asyncio.subprocess.PIPE,
    )
    assert killed.stdout is not None
    assert await asyncio.wait_for(killed.stdout.readline(), 30) == b"1\n"
    meanwhile = asyncio.ensure_future(round_of(there))
    await asyncio.sleep(0.2)
    killed.kill()
    await killed.wait()
    await asyncio.wait_for(meanwhile, 30)
    assert await told(there) == 1


@pytest.mark.parametrize(
    "columns", [{"email": None}, {"status": "paused"}, {"status": "left", "left_on": None}]
)
async def test_who_cannot_be_reached_or_is_not_here_is_no_fault(
    there: Readers, delyth: Person, columns: dict[str, Any]
) -> None:
    await apply_two(delyth)
    await there.reach(delyth, **{"email": "", **columns})
    await round_of(there)
    assert await told(there) == 0


async def test_a_coordinator_with_a_telephone_alone_gets_a_text_and_others_a_letter(
    there: Readers, delyth: Person, gwen: Person
) -> None:
    await there.reach(delyth, email=None, telephone="07400 123983")
    await there.reach(gwen, language="en", telephone="07400 123984", contact_by="text")
    await apply_two(delyth)
    await round_of(there)
    assert sorted(row["by"] for row in await there.outbox()) == ["email", "text"]
    async with Exchange().opened() as exchange:
        texts = Texts(Twilio(ACCOUNT, SECRET, "Ely", exchange.url), 999, 999)
        assert len(await there.letters(await address(gwen), texts)) == 1
        said = [one.form["Body"] for one in exchange.asked if one.form["To"] == "+447400123983"]
    assert said == ["Trelái: yn aros i chi: ceisiadau 2. Mewngofnodwch."]


@pytest.mark.usefixtures("logging_kept")
async def test_the_log_names_nobody_and_the_outbox_keeps_nothing(
    there: Readers, nia: Person, delyth: Person, gwen: Person, capsys: pytest.CaptureFixture[str]
) -> None:
    start_logging("debug")
    await asks(delyth, nia)
    await reminding(there.town.database).round()
    assert len(await there.letters(await address(gwen))) == 1
    said = capsys.readouterr().err
    assert {json.loads(line)["event"] for line in said.splitlines()} >= {"message_tried"}
    assert not re.search(r"nia|delyth|gwen|penhaligon|029 2000|@", said, re.IGNORECASE)
    assert [row["facts"] for row in await there.outbox()] == [{}]


async def test_who_asked_hears_yes_and_no_in_their_language(
    there: Readers, nia: Person, delyth: Person, gwen: Person
) -> None:
    asked = await asks(delyth, nia)
    day = datetime.fromisoformat(asked["asked_at"]).astimezone(LONDON).date()
    await gwen.posts(f"/approvals/{asked['id']}/decline", {"note": "She did come."})
    (letter,) = await there.letters(await address(delyth))
    assert letter["Subject"] == "Trelái: yr hyn y gwnaethoch ei ofyn i ail berson"
    assert letter.get_content() == DECLINED.format(day=date_in_words("cy", day))
    await there.reach(delyth, language="en")
    again = await asks(delyth, nia)
    for _ in range(2):
        await gwen.posts(f"/approvals/{again['id']}/approve")
    (letter,) = await there.letters(await address(delyth))
    assert letter["Subject"] == "Ely: what you asked a second person for"
    assert letter.get_content() == ANSWERED.format(day=date_in_words("en", day))


async def test_who_asked_hears_that_it_lapsed_and_nothing_of_what_they_took_back(
    there: Readers, nia: Person, delyth: Person, gwen: Person, clock: Clock
) -> None:
    await there.reach(delyth, language="en")
    back = await asks(delyth, nia)
    await delyth.posts(f"/approvals/{back['id']}/withdraw")
    await asks(delyth, nia)
    town = there.town
    await clock.stands(until(10, days=40))

    async def lapses() -> int:
        async with town.database.transaction(town.id) as connection:
            return await lapse(connection, town.id)

    assert sorted(await asyncio.gather(lapses(), lapses())) == [0, 1]
    (letter,) = await there.letters(await address(delyth))
    assert "Nobody answered what you asked a second person for" in letter.get_content()
    async with town.database.transaction(town.id) as connection:
        assert await remind(connection, town.id, None) == 0
        kinds = await connection.execute(text("SELECT DISTINCT kind FROM timebank.message"))
        assert [*kinds.scalars()] == ["approval_ended"]
    assert await there.letters(await address(gwen)) == []

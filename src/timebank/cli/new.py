"""`timebank new`: a time bank for real, with its books, its first coordinator, and no demo data."""

import asyncio
from dataclasses import dataclass
from datetime import timedelta
from typing import Annotated, Any

import typer
from rich.console import Console
from sqlalchemy import make_url
from sqlalchemy.exc import IntegrityError

from timebank.base.actors import Role
from timebank.base.ids import new_id
from timebank.cli.failures import Stop
from timebank.cli.installation import Installation, open_installation
from timebank.cli.interruptions import uninterrupted
from timebank.cli.making import make_books
from timebank.cli.options import DataDir, command_line, settings_with
from timebank.cli.questions import QUESTIONS, Answers, Question, answers_to
from timebank.cli.tokens import curl_line
from timebank.communities import service as communities
from timebank.communities.errors import SlugTaken
from timebank.communities.service import NewCommunity
from timebank.db.engine import Connection, Database
from timebank.db.failures import constraint_of
from timebank.db.roles import role_sql
from timebank.people import queries as members
from timebank.people import service as people
from timebank.settings import Settings
from timebank.sign_in import service as sign_in

DAYS_OF_FIRST_TOKEN = 30
OF_THE_HOST = (
    "telephone",
    "telephone_hours_en",
    "telephone_hours_cy",
    "telephone_languages",
    "data_protection_contact",
    "privacy_notice_url",
    "safeguarding_lead",
    "insurer",
)


@dataclass(frozen=True)
class Made:
    """What was made: the coordinator's number, and the token, which is shown once."""

    number: str
    token: str


def _said(name: str, words: str = "") -> Any:
    """An option of the question of this name."""
    asked: dict[str, Question] = {question.name: question for question in QUESTIONS}
    return typer.Option(help=f"{words or asked[name].words}.")


Said = str | None


def new(
    data_dir: DataDir = None,
    *,
    name_en: Annotated[Said, _said("name_en")] = None,
    name_cy: Annotated[Said, _said("name_cy")] = None,
    slug: Annotated[Said, _said("slug")] = None,
    style: Annotated[Said, _said("style")] = None,
    host: Annotated[Said, _said("host")] = None,
    telephone: Annotated[Said, _said("telephone")] = None,
    telephone_hours_en: Annotated[Said, _said("telephone_hours_en")] = None,
    telephone_hours_cy: Annotated[Said, _said("telephone_hours_cy")] = None,
    telephone_languages: Annotated[Said, _said("telephone_languages")] = None,
    coordinator: Annotated[Said, _said("coordinator")] = None,
    coordinator_language: Annotated[Said, _said("coordinator_language")] = None,
    time_zone: Annotated[Said, _said("", "Its time zone (else Europe/London)")] = None,
    data_protection_contact: Annotated[Said, _said("", "Whom to ask about personal data")] = None,
    privacy_notice_url: Annotated[Said, _said("", "Address of the privacy notice")] = None,
    safeguarding_lead: Annotated[Said, _said("", "Who leads on safeguarding")] = None,
    insurer: Annotated[Said, _said("", "Who insures the time bank")] = None,
) -> None:
    """Make a time bank for real, without demo data.

    Asks what is not said as an option. The database is made or brought up to date first; a second
    time bank may be made beside the first. Nothing half made is left when it is stopped: run it
    again.
    """
    given = {name: said for name, said in locals().items() if name != "data_dir"}
    settings = settings_with(data_dir=data_dir)
    _need_owner(settings)
    answers = answers_to(given, Console())
    with open_installation(settings, make=True) as installation:
        make_books(installation, "real")
        with uninterrupted():  # whoever has a time bank has been told its token
            made = asyncio.run(_make(installation, answers))
            _tell(settings, answers, made)


def _need_owner(settings: Settings) -> None:
    """On a PostgreSQL elsewhere the owner's login has to be there before anything is asked."""
    if settings.has_owner:
        return
    typer.echo(role_sql(make_url(settings.database_url or "").database or ""), nl=False)
    raise Stop(
        "The SQL above makes the roles and the database: give it to psql as an administrator. Then"
        " set TIMEBANK_OWNER_DATABASE_URL to the owner's login, for this command alone."
    )


async def _make(installation: Installation, answers: Answers) -> Made:
    """Community, books, coordinator and token: all in one transaction, or nothing."""
    database = Database(installation.service_url, pooled=False)
    try:
        async with database.transaction() as connection:
            return await _found(connection, answers)
    except (SlugTaken, IntegrityError) as error:
        if isinstance(error, IntegrityError) and constraint_of(error) != "community_slug_key":
            raise
        raise Stop(
            f"There is a time bank '{answers['slug']}' here already. Go on with it (`timebank token"
            " list` and `token make` help its coordinator in), or choose another --slug."
        ) from None
    finally:
        await database.close()


async def _found(connection: Connection, answers: Answers) -> Made:
    community_id = await communities.create(connection, _community(answers))
    coordinator = people.NewMember(
        id=new_id(), name=answers["coordinator"], language=answers["coordinator_language"] or "en"
    )
    (member_id,) = await people.add_members(
        connection, community_id, [coordinator], keeper_id=coordinator.id
    )
    await sign_in.appoint(connection, community_id, Role.COORDINATOR, member_id)
    issued = await sign_in.issue_token(
        connection,
        Role.COORDINATOR,
        community_id=community_id,
        member=member_id,
        lasts=timedelta(days=DAYS_OF_FIRST_TOKEN),
    )
    member = await members.member(connection, community_id, member_id)
    return Made(member.number, issued.token)


def _community(answers: Answers) -> NewCommunity:
    told = {name: answers[name] for name in OF_THE_HOST if answers[name] is not None}
    return NewCommunity(
        id=new_id(),
        slug=answers["slug"],
        name_en=answers["name_en"],
        name_cy=answers["name_cy"],
        style=answers["style"],
        time_zone=answers["time_zone"],
        host={"legal_name": answers["host"], **told},
        rules={},
    )


def _tell(settings: Settings, answers: Answers, made: Made) -> None:
    """What there is now, and what to do next."""
    typer.echo(
        f"\n{answers['name_en']} / {answers['name_cy']} is made.\n\n"
        f"{answers['coordinator']} is member {made.number} and coordinator. This token is theirs"
        f" for {DAYS_OF_FIRST_TOKEN} days; it is shown this once:\n\n  {made.token}\n\n"
        f"Start it:\n  {command_line(settings, 'serve')}\n"
        f"Ask it something:\n  {curl_line(settings, made.token)}\n"
        f"Bring in last year's spreadsheet:\n  {command_line(settings, 'import')} --help\n"
        f"See what is still missing:\n  {command_line(settings, 'doctor')}"
    )

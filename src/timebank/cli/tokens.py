"""`timebank token`: what callers of the API show, until people can sign in by themselves."""

import asyncio
from collections.abc import Awaitable, Callable, Sequence
from datetime import datetime, timedelta
from typing import Annotated, Literal, TypeVar
from uuid import UUID

import structlog
import typer
from rich.console import Console
from rich.table import Table

from timebank.base.actors import Role
from timebank.base.ids import CommunityId, OrganisationId
from timebank.base.text import fold_name
from timebank.cli.communities import one_community
from timebank.cli.failures import Stop
from timebank.cli.installation import open_installation
from timebank.cli.logs import start_logging
from timebank.cli.options import CommunitySlug, DataDir, settings_with
from timebank.db.engine import Connection, Database, enter
from timebank.organisations import queries as organisations
from timebank.people import queries as people
from timebank.settings import Settings
from timebank.sign_in import queries, service
from timebank.sign_in.rules import LASTS
from timebank.sign_in.rules import OPERATORS_LAST_AT_MOST as MOST

T = TypeVar("T")

GIVEN = "The member did not hold this role, and holds it from now on. "

app = typer.Typer()
_log = structlog.get_logger()

Network = Annotated[
    bool, typer.Option("--network", help="For the whole network: it may make communities.")
]


@app.command()
def make(
    data_dir: DataDir = None,
    *,
    community: CommunitySlug = None,
    member: Annotated[
        str | None, typer.Option(help="Number of the member who acts; only an auditor needs none.")
    ] = None,
    role: Annotated[
        Literal["member", "organisation_lead", "coordinator", "safeguarding_lead", "auditor"],
        typer.Option(help="What the token lets its holder be."),
    ] = "member",
    organisation: Annotated[
        list[str] | None,
        typer.Option(
            help="An organisation that a lead acts for: its name or id. May be repeated. Without"
            " any: all that the member leads."
        ),
    ] = None,
    days: Annotated[
        int | None,
        typer.Option(min=1, max=MOST.days, help="How long it is good (else 12 hours)."),
    ] = None,
    network: Network = False,
) -> None:
    """Make a token and show it this once. A member who does not hold the role is given it."""
    settings = settings_with(data_dir=data_dir)
    lasts = timedelta(days=days) if days else LASTS

    async def issue(connection: Connection) -> tuple[service.Issued, bool]:
        if network:
            return await service.issue_token(
                connection, Role.NETWORK_ADMIN, member=member, lasts=lasts
            ), False
        community_id = await one_community(connection, community)
        await enter(connection, community_id)
        led = await _organisations(connection, community_id, organisation or [])
        acts = Role(role)
        given = member is not None and await service.appoint(
            connection, community_id, acts, member, led
        )
        issued = await service.issue_token(
            connection,
            acts,
            community_id=community_id,
            member=member,
            organisation_ids=led,
            lasts=lasts,
        )
        return issued, given

    issued, given = in_books(settings, issue)
    told = "network_admin" if network else role
    _log.info("token_made", token_id=str(issued.id), role=told, lasts_s=int(lasts.total_seconds()))
    if given:
        _log.info("role_given", token_id=str(issued.id), role=told)
    typer.echo(
        f"{issued.token}\n\n{GIVEN if given else ''}"
        f"It is shown this once, and good until {_local(issued.expires_at)}."
        f" Try it:\n  {curl_line(settings, issued.token)}"
    )


@app.command(name="list")
def show(
    data_dir: DataDir = None, *, community: CommunitySlug = None, network: Network = False
) -> None:
    """List the tokens in force; the tokens themselves are kept nowhere."""

    async def read(connection: Connection) -> list[tuple[str, ...]]:
        if network:
            rows = await queries.tokens(connection, None)
            return [(str(row.id), row.role, "", _local(row.expires_at)) for row in rows]
        community_id = await one_community(connection, community)
        await enter(connection, community_id)
        numbers = {one.id: one.number for one in await people.directory(connection, community_id)}
        return [
            (str(row.id), row.role, numbers.get(row.member_id, ""), _local(row.expires_at))
            for row in await queries.tokens(connection, community_id)
        ]

    rows = in_books(settings_with(data_dir=data_dir), read)
    table = Table("token", "role", "member", "good until", box=None, pad_edge=False)
    for row in rows:
        table.add_row(*row)
    # As wide as it needs: an id cut in two cannot be copied.
    Console(width=200).print(table if rows else "There is none.")


@app.command()
def revoke(
    token_id: Annotated[UUID, typer.Argument(help="The token's id, as `token list` shows it.")],
    data_dir: DataDir = None,
) -> None:
    """End a token now."""

    async def end(connection: Connection) -> None:
        await service.revoke_token(connection, token_id)

    in_books(settings_with(data_dir=data_dir), end)
    _log.info("token_revoked", token_id=str(token_id))
    typer.echo("It is no longer good.")


def curl_line(settings: Settings, token: str) -> str:
    """A request that can be pasted: the communities that the token's holder sees."""
    host = "127.0.0.1" if settings.host in ("0.0.0.0", "::") else settings.host  # noqa: S104
    url = settings.public_url or f"http://{host}:{settings.port}"
    return f"curl -H 'Authorization: Bearer {token}' {url.rstrip('/')}/v1/communities"


def in_books(settings: Settings, act: Callable[[Connection], Awaitable[T]]) -> T:
    """One transaction with the service's login."""
    start_logging(settings.log_level)

    async def run(url: str) -> T:
        database = Database(url, pooled=False)
        try:
            async with database.transaction() as connection:
                return await act(connection)
        finally:
            await database.close()

    with open_installation(settings) as installation:
        return asyncio.run(run(installation.service_url))


async def _organisations(
    connection: Connection, community_id: CommunityId, said: Sequence[str]
) -> list[OrganisationId]:
    """The organisations of these names or ids; raises Stop for one that is not exactly one."""
    known = await organisations.directory(connection, community_id) if said else []
    found: list[OrganisationId] = []
    for name in said:
        fitting = {
            one.id
            for one in known
            if str(one.id) == name.lower()
            or fold_name(name) in (one.name_folded, fold_name(one.name_cy or ""))
        }
        if len(fitting) != 1:
            many = "more than one organisation" if fitting else "no organisation"
            raise Stop(f"--organisation {name}: there is {many} of that name. Its id will do.")
        found += fitting
    return found


def _local(instant: datetime) -> str:
    return f"{instant.astimezone():%Y-%m-%d %H:%M}"

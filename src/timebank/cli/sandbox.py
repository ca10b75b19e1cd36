"""`timebank sandbox`: a made-up community for whoever writes a partner app."""

from typing import Annotated

import structlog
import typer

from timebank.cli.failures import Stop
from timebank.cli.options import DataDir, settings_with
from timebank.cli.tokens import curl_line, in_books
from timebank.communities.errors import SlugTaken
from timebank.communities.queries import find
from timebank.db.engine import Connection
from timebank.demo.sandbox import BACK, SLUG, TOKENS_LAST, Sandbox, make_sandbox

_log = structlog.get_logger()


def sandbox(
    data_dir: DataDir = None,
    *,
    slug: Annotated[str, typer.Option(help="Its name in addresses.")] = SLUG,
    reset: Annotated[
        bool, typer.Option("--reset", help="Make a new one in place of the one there is.")
    ] = False,
) -> None:
    """Make a community of made-up people for whoever writes a partner app.

    There is an app in it, ready to be used. A reset makes a new one behind the same name. The one
    before keeps its books under another, and no token or app is good for it any more.
    """
    settings = settings_with(data_dir=data_dir)

    async def make(connection: Connection) -> Sandbox:
        if not reset and await find(connection, slug) is not None:
            raise Stop(f"There is a '{slug}' here already. A new sandbox in its place: --reset")
        try:
            return await make_sandbox(connection, slug)
        except SlugTaken:
            raise Stop(f"'{slug}' is a real time bank, and stays. Choose another --slug.") from None

    made = in_books(settings, make)
    _log.info("sandbox_made", community_id=str(made.community_id), reset=reset)
    typer.echo(
        f"The sandbox is made: {slug}. Everybody in it is made up.\n\n"
        f"A coordinator's token:\n  {made.coordinator_token}\n"
        f"A member's token:\n  {made.member_token}\n"
        f"An app, bound to the Lunch Club, which members come back to at {BACK}:\n"
        f"  client_id      {made.client_id}\n  client_secret  {made.client_secret}\n\n"
        f"All are shown this once; the tokens are good for {TOKENS_LAST.days} days. Try it:\n"
        f"  {curl_line(settings, made.coordinator_token)}"
    )

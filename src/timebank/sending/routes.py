"""In a demo: a page with the messages that would have been sent. Anywhere else there is none."""

from email.message import EmailMessage
from html import escape

from fastapi import APIRouter, Request
from starlette.responses import HTMLResponse

from timebank.base.actors import Language
from timebank.base.errors import NotFound, Unavailable
from timebank.base.words import say
from timebank.communities.queries import slugs
from timebank.db.engine import Database
from timebank.db.failures import DatabaseAway
from timebank.http.databases import RETRY_AFTER_SECONDS
from timebank.http.help import html_page
from timebank.sending import queries
from timebank.sending.faults import NoLetter
from timebank.sending.letters import letter
from timebank.sending.queries import Claimed
from timebank.sending.short import short

SHOWN = 20
"""How many of each community."""
SENDER = "demo@example.org"

router = APIRouter(include_in_schema=False)


@router.get("/demo/messages")
async def demo_messages(request: Request) -> HTMLResponse:
    """The newest messages of each community, to whoever looks: in a demo nobody is real."""
    try:
        communities = await _communities(request.app.state.database)
    except DatabaseAway as error:
        raise Unavailable(retry_after=RETRY_AFTER_SECONDS) from error
    content = _notice() + "".join(communities)
    page = html_page("timebank: demo", content)
    page.headers["Cache-Control"] = "no-store"
    return page


def _notice() -> str:
    return "".join(
        f'<section lang="{language.value}"><h1>{escape(say(language, "demo-messages"))}</h1>'
        f"<p><strong>{escape(say(language, 'demo-messages.notice'))}</strong></p></section>"
        for language in Language
    )


async def _communities(database: Database) -> list[str]:
    async with database.transaction() as connection:
        if not await queries.is_demo(connection):
            raise NotFound
        communities = await slugs(connection)
    shown = []
    for community_id, slug in communities.items():
        async with database.transaction(community_id) as connection:
            messages = await queries.newest(connection, community_id, SHOWN)
        shown.append(f"<h2>{escape(slug)}</h2>" + "".join(map(_message, messages)))
    return shown


def _message(waiting: Claimed) -> str:
    try:
        if waiting.by == "text":
            number, words = short(waiting)
            return (
                f'<article lang="{waiting.language.value}"><p>{escape(number)}</p>'
                f"<pre>{escape(words)}</pre></article>"
            )
        mail: EmailMessage = letter(waiting, SENDER)
    except NoLetter as error:
        return f"<article><p><code>{error.fault}</code></p></article>"
    return (
        f'<article lang="{waiting.language.value}"><h3>{escape(mail["Subject"])}</h3>'
        f"<p>{escape(mail['To'])}</p><pre>{escape(mail.get_content())}</pre></article>"
    )

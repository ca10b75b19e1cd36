"""Pages of sessions for whoever runs them: which there are, and the sheet on paper."""

from datetime import timedelta
from functools import partial
from typing import Any
from uuid import UUID

from fastapi import APIRouter, Response

from timebank.base.actors import Language
from timebank.base.errors import Forbidden
from timebank.base.words import clock_in_words, say
from timebank.sessions import queries, rules, sign_up_queries
from timebank.sessions.attendance_routes import RunReader
from timebank.sessions.recurrence import local
from timebank.web.dates import day_in_words
from timebank.web.routing import In, Inside, SignedInPage

router = APIRouter(prefix="/{community}/sessions", route_class=SignedInPage)

AROUND = timedelta(days=14)
MOST = 200
FEWEST_LINES = 20
"""A sheet has room for whoever just comes."""


@router.get("")
async def sessions_page(inside: In) -> Response:
    """The sessions of two weeks before and after, that the reader runs."""
    caller = inside.admitted(RunReader)
    whose = (inside.connection, inside.community_id)
    now = await queries.now(*whose)
    wanted = queries.Wanted(starts_from=now.instant - AROUND, starts_to=now.instant + AROUND)
    rows = await queries.sessions(*whose, caller, wanted, after=None, limit=MOST)
    run = [
        {**told(inside, row), "may_close": not rules.refusal("close", caller, row, now)}
        for row in rows
        if rules.runs(caller, row.organisation_id)
    ]
    return inside.page("sessions", "page-sessions", sessions=run)


@router.get("/{session_id}/sheet")
async def sheet_page(session_id: UUID, inside: In) -> Response:
    """The sheet of a session: in both languages, the page's first, for people of both sign it."""
    caller = inside.admitted(RunReader)
    whose = (inside.connection, inside.community_id)
    session = await queries.plain(*whose, caller, session_id)
    if not rules.runs(caller, session.organisation_id):
        raise Forbidden
    names = await sign_up_queries.names(*whose, caller, session_id, without=caller.kept_from)
    for row in names:
        inside.shows(row.id)
    first = inside.place.language
    languages = (first, next(one for one in Language if one is not first))
    return inside.page(
        "sheet",
        "page-sheet",
        languages=[(one.value, partial(say, one)) for one in languages],
        session=told(inside, session),
        days={
            one.value: f"{day_in_words(one, session.day)}, {_hours(inside, one, session)}"
            for one in languages
        },
        names=names,
        blank=max(5, FEWEST_LINES - len(names)),
    )


def told(inside: Inside, row: Any) -> dict[str, Any]:
    """A session in words. A name that is there in one language alone says in which."""
    language = inside.place.language.value
    names = {one: name for one in ("en", "cy") if (name := getattr(row, f"name_{one}"))}
    own = language if language in names else next(iter(names))
    return {
        "id": row.id,
        "names": names,
        "language": own,
        "name": names[own],
        "day": day_in_words(inside.place.language, row.day),
        "hours": _hours(inside, inside.place.language, row),
        "place": row.place,
        "state": row.state,
    }


def _hours(inside: Inside, language: Language, row: Any) -> str:
    """From when to when, by the community's clock."""
    both = (
        local(at, inside.place.community.time_zone).time() for at in (row.starts_at, row.ends_at)
    )
    first, last = (clock_in_words(language, at) for at in both)
    return say(language, "app-session-hours", **{"from": first, "to": last})

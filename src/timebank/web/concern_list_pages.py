"""The safeguarding lead's pages: concerns, to be read and closed."""

from typing import Any, Literal
from uuid import UUID

from fastapi import APIRouter, Response

from timebank.base.errors import NotFound, Refusal
from timebank.base.words import say
from timebank.db.engine import AnyRow
from timebank.safeguarding import queries, service
from timebank.safeguarding.routes import Closer, Lead
from timebank.safeguarding.schemas import ConcernClosing
from timebank.web.dates import day_in_words, day_of
from timebank.web.faults import told_wrong
from timebank.web.forms import read
from timebank.web.names import name_of_member
from timebank.web.rendering import go_to
from timebank.web.routing import In, Inside, Sent, SignedInPage

router = APIRouter(prefix="/{community}/concerns", route_class=SignedInPage)

MOST_SHOWN = 50
Which = Literal["open", "closed"]


@router.get("")
async def concerns_page(inside: In, show: Which = "open", before: UUID | None = None) -> Response:
    """Those that are open, or those that were closed; the newest first."""
    caller = inside.admitted(Lead)
    closed = show == "closed"
    rows = await queries.concerns(
        inside.connection,
        inside.community_id,
        caller.member_id,
        closed=closed,
        before=before,
        limit=MOST_SHOWN + 1,
    )
    shown = rows[:MOST_SHOWN]
    return inside.page(
        "concerns",
        "page-concerns",
        closed=closed,
        concerns=[await _told(inside, row) for row in shown],
        before=shown[-1].id if len(rows) > MOST_SHOWN else None,
    )


@router.get("/{concern_id}")
async def one_page(concern_id: UUID, inside: In) -> Response:
    """What was said, and what was done."""
    inside.admitted(Lead)
    return await _one(inside, concern_id)


@router.post("/{concern_id}")
async def close(concern_id: UUID, inside: In, sent: Sent) -> Response:
    """Closes it, with what was done."""
    caller = inside.admitted(Closer)
    said = sent.said("outcome")
    try:
        outcome = read(ConcernClosing, said).outcome
        async with inside.connection.begin_nested():
            await service.close_concern(
                inside.connection, inside.community_id, caller, concern_id, outcome
            )
    except NotFound:
        raise
    except Refusal as refusal:
        return await _one(inside, concern_id, said["outcome"], refusal)
    return go_to(inside.place.path("/concerns"))


async def _one(
    inside: Inside, concern_id: UUID, outcome: str = "", refusal: Refusal | None = None
) -> Response:
    reader = inside.caller.member_id
    row = await queries.concern(inside.connection, inside.community_id, concern_id, reader)
    return inside.page(
        "concern_read",
        "page-concern-one",
        one=await _told(inside, row),
        outcome=outcome,
        **told_wrong(inside.place, refusal),
    )


async def _told(inside: Inside, row: AnyRow) -> dict[str, Any]:
    language = inside.place.language
    for one in queries.shown_in([row]):
        inside.shows(one)
    about = await name_of_member(inside, row.about_id) if row.about_id else None
    closed = row.closed_at and {
        "name": await name_of_member(inside, row.closed_by),
        "day": _day(inside, row.closed_at),
    }
    return {
        "id": row.id,
        "by": say(
            language,
            "page-concern-by",
            name=await name_of_member(inside, row.raised_by),
            day=_day(inside, row.raised_at),
        ),
        "about": about,
        "about_id": row.about_id,
        "number": row.about_number,
        "words": row.words,
        "closed": closed,
        "outcome": row.outcome,
    }


def _day(inside: Inside, instant: Any) -> str:
    zone = inside.place.community.time_zone
    return day_in_words(inside.place.language, day_of(instant, zone))

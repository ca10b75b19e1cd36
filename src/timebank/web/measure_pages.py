"""Pages of what was done for a member to keep people safe: written down, and withdrawn."""

from typing import Any
from uuid import UUID

from fastapi import APIRouter, Response

from timebank.activities.rules import MeasureKind
from timebank.base.errors import NotFound, Refusal
from timebank.base.ids import new_id
from timebank.base.words import say
from timebank.communities.rules import id_in
from timebank.db.engine import AnyRow
from timebank.people import queries as people
from timebank.safeguarding import measure_queries as queries
from timebank.safeguarding import measure_service as service
from timebank.safeguarding.measure_routes import SOON, Keeper
from timebank.safeguarding.measure_rules import CheckLevel, MeasureDecision, Taken
from timebank.safeguarding.measure_schemas import MeasureNew
from timebank.web.dates import day_in_words
from timebank.web.faults import told_wrong
from timebank.web.forms import Form, read
from timebank.web.further import by_day, place_of
from timebank.web.names import name_of_member, of_number
from timebank.web.rendering import go_to
from timebank.web.routing import In, Inside, Sent, SignedInPage

router = APIRouter(prefix="/{community}/members/{member_id}/measures", route_class=SignedInPage)
due_router = APIRouter(prefix="/{community}/measures", route_class=SignedInPage)

MOST_SHOWN = 50
_TAKEN = ("kind", "check_level", "seen_on", "look_again_on", "decision")
_FIELDS = (*_TAKEN, "seen_by_id")
_UNSAID = dict.fromkeys(_FIELDS, "")


@due_router.get("")
async def due_page(inside: In, after: str = "") -> Response:
    """What is to be looked at again soon, the first of all first."""
    inside.admitted(Keeper)
    here = inside.connection, inside.community_id
    until = await people.today(*here) + SOON
    rows = await queries.due(*here, until, after=by_day(after), limit=MOST_SHOWN + 1)
    shown = rows[:MOST_SHOWN]
    waiting = [
        {**_told(inside, row), "name": await name_of_member(inside, row.member_id)} for row in shown
    ]
    last = shown[-1] if len(rows) > MOST_SHOWN else None
    more = place_of(last.look_again_on, last.id) if last else ""
    return inside.page("measures_due", "page-measures-due", waiting=waiting, more=more)


@router.get("")
async def measures_page(member_id: UUID, inside: In) -> Response:
    """What stands for a member, and where it is written down."""
    inside.admitted(Keeper)
    return await _page(inside, member_id, _UNSAID)


@router.post("")
async def write_down(member_id: UUID, inside: In, sent: Sent) -> Response:
    """Writes a measure down, or withdraws one."""
    caller = inside.admitted(Keeper)
    here = inside.connection, inside.community_id, caller, member_id
    said = sent.said(*_FIELDS)
    try:
        async with inside.connection.begin_nested():
            if sent.has("end"):
                await service.withdraw(*here, _id(sent.text("end", 40)))
            else:
                await service.record(*here, await _taken(inside, sent, said))
    except NotFound:
        raise
    except Refusal as refusal:
        return await _page(inside, member_id, said, refusal)
    return go_to(inside.place.path(f"/members/{member_id}/measures"))


async def _taken(inside: Inside, sent: Form, said: dict[str, str]) -> Taken:
    told = read(MeasureNew, {name: said[name] for name in _TAKEN})
    seen_by: UUID = inside.member_id
    if number := sent.text("seen_by_id", 20):
        seen_by = await of_number(inside, number, "seen_by_id")
    return Taken(
        new_id(),
        told.kind,
        told.check_level,
        told.seen_on,
        seen_by,
        told.look_again_on,
        told.decision,
    )


async def _page(
    inside: Inside, member_id: UUID, said: dict[str, str], refusal: Refusal | None = None
) -> Response:
    here = inside.connection, inside.community_id
    member = await people.member(*here, member_id)
    rows = await queries.of_member(*here, member_id, now=True)
    language = inside.place.language
    kinds = [(one.value, say(language, f"measure-{one}")) for one in MeasureKind]
    levels = [(one.value, say(language, f"check-level-{one}")) for one in CheckLevel]
    decided = [(one.value, say(language, f"measure-decision-{one}")) for one in MeasureDecision]
    return inside.page(
        "measures",
        "page-measures",
        member_id=member_id,
        name=await name_of_member(inside, member_id),
        number=member.number,
        may=member_id != inside.caller.member_id and member.status != "left",
        stands=[
            {**_told(inside, row), "by": await name_of_member(inside, row.seen_by)} for row in rows
        ],
        kinds=kinds,
        levels=[("", say(language, "page-measure-no-check")), *levels],
        decided=decided,
        said=said,
        **told_wrong(inside.place, refusal),
    )


def _told(inside: Inside, row: AnyRow) -> dict[str, Any]:
    language = inside.place.language
    kind = say(language, f"measure-{row.kind}")
    level = row.check_level and say(language, f"check-level-{row.check_level}")
    return {
        "id": row.id,
        "member_id": row.member_id,
        "kind": f"{kind}: {level}" if level else kind,
        "seen": day_in_words(language, row.seen_on),
        "again": day_in_words(language, row.look_again_on),
        "decision": say(language, f"measure-decision-{row.decision}"),
    }


def _id(said: str) -> UUID:
    found = id_in(said)
    if found is None:
        raise NotFound
    return found

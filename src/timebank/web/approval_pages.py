"""Pages for what waits for a second person: what is asked, by whom and why, and the two answers."""

from typing import Any
from uuid import UUID

from fastapi import APIRouter, Response

from timebank.accounts import queries as accounts
from timebank.approvals import service
from timebank.approvals.routes import Asker, Reader, Second
from timebank.approvals.schemas import No
from timebank.base.errors import ValidationFailed
from timebank.base.words import minutes_in_words, say
from timebank.db.engine import AnyRow
from timebank.second_person import queries
from timebank.second_person.queries import Wanted
from timebank.second_person.rules import State, asker_of, sees_all
from timebank.web.approval_words import about, name_of_asker
from timebank.web.dates import day_in_words, day_of
from timebank.web.faults import told_wrong
from timebank.web.forms import read
from timebank.web.names import name_of_member
from timebank.web.rendering import go_to
from timebank.web.routing import In, Inside, Sent, SignedInPage

router = APIRouter(prefix="/{community}/approvals", route_class=SignedInPage)

MOST_SHOWN = 50


@router.get("")
async def approvals_page(inside: In) -> Response:
    """What waits: of everybody, or what one asked for oneself."""
    caller = inside.admitted(Reader)
    asked_by = None if sees_all(caller) else asker_of(caller).id
    rows = await queries.page(
        inside.connection,
        inside.community_id,
        Wanted(State.WAITING, asked_by=asked_by),
        before=None,
        limit=MOST_SHOWN + 1,
    )
    return inside.page(
        "approvals",
        "page-approvals",
        waiting=[await _shown(inside, row) for row in rows[:MOST_SHOWN]],
        more=len(rows) > MOST_SHOWN,
    )


@router.get("/{approval_id}")
async def approval_page(approval_id: UUID, inside: In) -> Response:
    """What is asked, and the answers that one may give; later, what became of it."""
    caller = inside.admitted(Reader)
    row = await service.seen(inside.connection, inside.community_id, caller, approval_id)
    return await _detail(inside, row)


@router.post("/{approval_id}/yes")
async def approve(approval_id: UUID, inside: In) -> Response:
    """Yes, and it is done at once; what the books refuse by now goes on waiting."""
    caller = inside.admitted(Second)
    await service.approve(inside.connection, inside.community_id, caller, approval_id)
    return _back(inside, approval_id)


@router.post("/{approval_id}/no")
async def decline(approval_id: UUID, inside: In, sent: Sent) -> Response:
    """No, with the reason in words."""
    caller = inside.admitted(Second)
    try:
        told = read(No, sent.said("note"))
    except ValidationFailed as refusal:
        row = await service.seen(inside.connection, inside.community_id, caller, approval_id)
        return await _detail(
            inside, row, said=sent.said("note"), **told_wrong(inside.place, refusal)
        )
    await service.decline(inside.connection, inside.community_id, caller, approval_id, told.note)
    return _back(inside, approval_id)


@router.post("/{approval_id}/back")
async def withdraw(approval_id: UUID, inside: In) -> Response:
    """Takes back what one asked for."""
    caller = inside.admitted(Asker)
    await service.withdraw(inside.connection, inside.community_id, caller, approval_id)
    return _back(inside, approval_id)


def _back(inside: Inside, approval_id: UUID) -> Response:
    return go_to(inside.place.path(f"/approvals/{approval_id}"))


async def _shown(inside: Inside, row: AnyRow) -> dict[str, Any]:
    """What a list says of it."""
    language, zone = inside.place.language, inside.place.community.time_zone
    return {
        "id": row.id,
        "what": say(language, f"page-approval-{row.kind}"),
        "time": minutes_in_words(language, row.minutes),
        "asker": await name_of_asker(inside, row),
        "own": row.asked_by == inside.caller.member_id,
        "asked": day_in_words(language, day_of(row.asked_at, zone)),
        "lapses": day_in_words(language, day_of(row.lapses_at, zone)),
    }


async def _detail(inside: Inside, row: AnyRow, **more: Any) -> Response:
    language, zone = inside.place.language, inside.place.community.time_zone
    # As in the API: what somebody typed is not for auditors.
    notes = [
        note.words
        for subject_id in dict.fromkeys((row.made_id, row.id))
        if inside.caller.reads_names
        for note in await accounts.notes(inside.connection, inside.community_id, subject_id)
        if note.written_by_id not in inside.caller.kept_from
    ]
    ended = inside.caller.told(row.ended_by)
    ended_by = await name_of_member(inside, ended) if ended else None
    facts: dict[str, Any] = {
        "said": {"note": ""},
        "one": await _shown(inside, row),
        "state": row.state,
        "about": await about(inside, row),
        "reason": say(language, f"reason-{row.reason}") if row.reason else None,
        "notes": notes,
        "ended_by": ended_by,
        "ended": day_in_words(language, day_of(row.ended_at, zone)) if row.ended_at else None,
        "answers": inside.may(Second),
        "of_own_app": await service.is_own(inside.connection, inside.caller, row),
        **more,
    }
    return inside.page("approval", f"page-approval-{row.kind}", **facts)

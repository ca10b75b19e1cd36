"""A coordinator's pages about who would like to join: who waits, taking them down, and the answer;
and whom a lead took in, who are still to be asked the rest."""

from datetime import date
from typing import Any
from uuid import UUID

from fastapi import APIRouter, Response

from timebank.base.errors import FieldError, Refusal, ValidationFailed
from timebank.base.ids import new_id
from timebank.base.text import fold_name
from timebank.base.words import say
from timebank.db.engine import AnyRow
from timebank.http.errors import PreconditionFailed
from timebank.http.etags import entity_tag
from timebank.joining import queries, service
from timebank.joining.routes import Coordinator, Reader
from timebank.joining.rules import State
from timebank.joining.schemas import Application, ApplicationChange, ApplicationNew
from timebank.joining.service import Applied
from timebank.people import queries as people
from timebank.people.queries import Wanted
from timebank.web.dates import day_in_words, day_of
from timebank.web.faults import told_wrong
from timebank.web.forms import read
from timebank.web.names import name_of_member, name_of_organisation
from timebank.web.rendering import go_to
from timebank.web.routing import In, Inside, Sent, SignedInPage
from timebank.web.telling import (
    TOLD,
    agreed_of,
    agreed_options,
    areas_of,
    as_said,
    as_sent,
    changes,
    lines,
    newest_agreement,
    stands_now,
)

router = APIRouter(prefix="/{community}/applications", route_class=SignedInPage)

MOST_SHOWN = 50
MOST_ALIKE = 5
HOW = ("table", "phone", "paper")
_WITHDRAWN = "withdrawn"
REASONS = ("lives_elsewhere", "under_18", "duplicate", "no_answer", _WITHDRAWN, "other")


@router.get("")
async def applications_page(
    inside: In, applied_after: UUID | None = None, asked_after: UUID | None = None
) -> Response:
    """Who waits for a coordinator; in two lists, each with a page of its own."""
    caller = inside.admitted(Reader)
    whose = (inside.connection, inside.community_id)
    applied = await queries.applications(
        *whose, State.APPLIED, after=applied_after, limit=MOST_SHOWN + 1
    )
    incomplete = await people.members(
        *whose, caller, Wanted(incomplete="all"), after=asked_after, limit=MOST_SHOWN + 1
    )
    today = await people.today(*whose)
    return inside.page(
        "applications",
        "page-applications",
        waiting=[_shown(inside, row) for row in applied[:MOST_SHOWN]],
        newcomers=[await _newcomer(inside, row, today) for row in incomplete[:MOST_SHOWN]],
        more_applied=len(applied) > MOST_SHOWN,
        more_to_ask=len(incomplete) > MOST_SHOWN,
    )


@router.get("/new")
async def new_page(inside: In) -> Response:
    """Where somebody is taken down. The id makes one application of what is sent twice."""
    inside.admitted(Coordinator)
    said = {**dict.fromkeys(TOLD, ""), "id": str(new_id()), "how": HOW[0], "agreed": ""}
    return await _new(inside, said)


@router.post("/new")
async def take_down(inside: In, sent: Sent) -> Response:
    """Takes somebody down, and admits them at once where that is the button."""
    caller = inside.admitted(Coordinator)
    said = sent.said(*TOLD, "id", "how", "agreed", "version")
    try:
        agreed = agreed_of(said)
        told = read(ApplicationNew, {"id": said["id"], "how": said["how"], **as_sent(said)})
        applied = Applied(
            told.id or new_id(),
            told.how,
            told.model_dump(mode="json", exclude={"id", "how", "agreed"}),
            agreed,
        )
        async with inside.connection.begin_nested():
            await service.apply(inside.connection, inside.community_id, caller, applied)
            if sent.has("admit"):
                await service.admit(inside.connection, inside.community_id, caller, applied.id)
    except Refusal as refusal:
        return await _new(inside, said, refusal)
    inside.shows(applied.id)
    return _to(inside, applied.id)


@router.get("/{application_id}")
async def application_page(application_id: UUID, inside: In) -> Response:
    """What somebody tells, and the two answers; later, what became of it."""
    inside.admitted(Reader)
    return await _detail(inside, application_id)


@router.get("/{application_id}/change")
async def change_page(application_id: UUID, inside: In) -> Response:
    """Where it is put right."""
    inside.admitted(Coordinator)
    row = await service.waiting(inside.connection, inside.community_id, application_id)
    return _change(inside, row, as_said(row.told))


@router.post("/{application_id}/change")
async def change_application(application_id: UUID, inside: In, sent: Sent) -> Response:
    """Puts right what was taken down, if nobody else did meanwhile."""
    inside.admitted(Coordinator)
    said = sent.said(*TOLD)
    row = await service.waiting(inside.connection, inside.community_id, application_id, lock=True)
    try:
        if sent.text("seen") != _version(row):
            raise PreconditionFailed
        different = changes(ApplicationChange, said, row.told)
        async with inside.connection.begin_nested():
            await service.change(inside.connection, inside.community_id, row, different)
    except Refusal as refusal:
        return _change(inside, row, said, refusal)
    return _to(inside, application_id)


@router.post("/{application_id}/admit")
async def admit(application_id: UUID, inside: In) -> Response:
    """Yes: a member from now on."""
    caller = inside.admitted(Coordinator)
    try:
        async with inside.connection.begin_nested():
            await service.admit(inside.connection, inside.community_id, caller, application_id)
    except Refusal as refusal:
        return await _detail(inside, application_id, refusal)
    return _to(inside, application_id)


@router.post("/{application_id}/refuse")
async def refuse(application_id: UUID, inside: In, sent: Sent) -> Response:
    """No, or they took it back: nothing of what they told is kept."""
    caller = inside.admitted(Coordinator)
    reason = sent.text("reason")
    if reason not in REASONS:
        fault = ValidationFailed((FieldError("/reason", "answer_needed"),))
        return await _detail(inside, application_id, fault)
    back = reason == _WITHDRAWN
    await service.end(
        inside.connection,
        inside.community_id,
        caller,
        application_id,
        State.WITHDRAWN if back else State.REFUSED,
        reason=None if back else reason,
    )
    return _to(inside, application_id)


def _to(inside: Inside, application_id: UUID) -> Response:
    return go_to(inside.place.path(f"/applications/{application_id}"))


async def _new(inside: Inside, said: dict[str, str], refusal: Refusal | None = None) -> Response:
    agreement = await newest_agreement(inside.connection, inside.community_id)
    language = inside.place.language
    return inside.page(
        "application_new",
        "page-application-new",
        said=said,
        how=[(how, say(language, f"page-application-how-{how}")) for how in HOW],
        areas=areas_of(inside.place),
        agreement=agreement,
        agreed=agreed_options(language),
        **told_wrong(inside.place, refusal),
    )


def _change(
    inside: Inside, row: AnyRow, said: dict[str, str], refusal: Refusal | None = None
) -> Response:
    inside.shows(row.id)
    return inside.page(
        "application_change",
        "page-application-change",
        said=said,
        application_id=row.id,
        seen=_version(row),
        stands=stands_now(inside.place, refusal, row.told, said),
        areas=areas_of(inside.place),
        **told_wrong(inside.place, refusal),
    )


async def _detail(inside: Inside, application_id: UUID, refusal: Refusal | None = None) -> Response:
    row = await service.waiting(
        inside.connection, inside.community_id, application_id, decided=True
    )
    waits = row.state == State.APPLIED
    return inside.page(
        "application",
        "page-application",
        one=_shown(inside, row),
        state=row.state,
        told=lines(inside.place, as_said(row.told)) if waits else [],
        member=await _member(inside, row),
        taken_by=await name_of_member(inside, row.taken_by) if row.taken_by else None,
        agreed=await _agreed(inside, row),
        alike=await _alike(inside, row.told["name"]) if waits else [],
        reasons=[
            (said, say(inside.place.language, f"page-application-for-{said}")) for said in REASONS
        ],
        decided_by=await name_of_member(inside, row.decided_by) if row.decided_by else None,
        decided=None if waits else _day(inside, row.decided_at),
        reason=row.reason,
        **told_wrong(inside.place, refusal),
    )


async def _member(inside: Inside, row: AnyRow) -> AnyRow | None:
    """Whom an applicant became; the application keeps no name."""
    if row.state != State.ADMITTED:
        return None
    return await people.member(inside.connection, inside.community_id, row.id, caller=inside.caller)


async def _agreed(inside: Inside, row: AnyRow) -> list[int]:
    rows = await queries.given(inside.connection, inside.community_id, row.id)
    return [one.version for one in rows]


async def _alike(inside: Inside, name: str) -> list[dict[str, Any]]:
    """Members of the same name, who may be the applicant: nobody is taken in twice unseen."""
    rows = await people.named(
        inside.connection,
        inside.community_id,
        inside.caller,
        fold_name(name).split(),
        after=None,
        limit=MOST_ALIKE,
    )
    for row in rows:
        inside.shows(row.id)
    return [{"name": row.name, "number": row.number} for row in rows]


def _shown(inside: Inside, row: AnyRow) -> dict[str, Any]:
    """What a list says of an application."""
    inside.shows(row.id)
    language = inside.place.language
    return {
        "id": row.id,
        "name": row.told.get("name"),
        "how": say(language, f"page-application-how-{row.how}"),
        "day": _day(inside, row.applied_at),
    }


async def _newcomer(inside: Inside, row: AnyRow, today: date) -> dict[str, Any]:
    """What a list says of somebody who was taken in without all the answers."""
    inside.shows(row.id)
    group = row.taken_in_for and await name_of_organisation(inside, row.taken_in_for)
    return {
        "id": row.id,
        "name": row.name,
        "group": group,
        "by": day_in_words(inside.place.language, row.complete_by),
        "overdue": row.complete_by < today,
    }


def _version(row: AnyRow) -> str:
    return entity_tag(Application.of(row).model_dump_json()).strip('"')


def _day(inside: Inside, instant: Any) -> str:
    zone = inside.place.community.time_zone
    return day_in_words(inside.place.language, day_of(instant, zone))

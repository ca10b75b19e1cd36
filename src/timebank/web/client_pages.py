"""Which partner apps have access, for a coordinator or an auditor; and its end, at once."""

from typing import Any
from uuid import UUID

from fastapi import APIRouter, Response

from timebank.base.errors import FieldError, NotFound, ValidationFailed
from timebank.clients import queries, service
from timebank.clients.routes import Ending, Reader
from timebank.clients.rules import told_to_coordinators
from timebank.communities.rules import id_in
from timebank.db.engine import AnyRow
from timebank.web.dates import day_in_words, day_of
from timebank.web.faults import told_wrong
from timebank.web.names import name_of_organisation
from timebank.web.rendering import go_to
from timebank.web.routing import In, Inside, Sent, SignedInPage

router = APIRouter(prefix="/{community}/clients", route_class=SignedInPage)

MOST_SHOWN = 50


@router.get("")
async def clients_page(inside: In, after: UUID | None = None) -> Response:
    """Those that have access now, what they may ask for, and for which group."""
    inside.admitted(Reader)
    return await _page(inside, after=after)


@router.post("")
async def end(inside: In, sent: Sent) -> Response:
    """Ends one for good: its secrets, and every token that it has."""
    caller = inside.admitted(Ending)
    client_id = id_in(sent.text("end", 40))
    if client_id is None:
        raise NotFound
    await service.seen(inside.connection, inside.community_id, client_id)
    if not sent.has("sure"):
        unsure = ValidationFailed((FieldError("/sure", "answer_needed"),))
        return await _page(inside, client_id, unsure, after=id_in(sent.said("after")["after"]))
    await service.end(inside.connection, inside.community_id, caller, client_id)
    return go_to(inside.place.path("/clients"))


async def _page(
    inside: Inside,
    unsure: UUID | None = None,
    refusal: ValidationFailed | None = None,
    after: UUID | None = None,
) -> Response:
    rows = await queries.clients(
        inside.connection, inside.community_id, ended=False, after=after, limit=MOST_SHOWN + 1
    )
    shown = rows[:MOST_SHOWN]
    return inside.page(
        "clients",
        "page-clients",
        words_of=told_to_coordinators,
        apps=[await _told(inside, row) for row in shown],
        more=shown[-1].id if len(rows) > MOST_SHOWN else "",
        may=inside.may(Ending),
        unsure=unsure,
        here=after or "",
        **told_wrong(inside.place, refusal),
    )


async def _told(inside: Inside, row: AnyRow) -> dict[str, Any]:
    zone = inside.place.community.time_zone
    group = row.organisation_id and await name_of_organisation(inside, row.organisation_id)
    return {
        "id": row.id,
        "name": row.name,
        "group": group,
        "scopes": row.scopes,
        "since": day_in_words(inside.place.language, day_of(row.made_at, zone)),
    }

"""`/applications`: taken down, put right, decided."""

from typing import Annotated
from uuid import UUID

from fastapi import APIRouter, Query

from timebank.base.actors import Caller, Role
from timebank.base.errors import IdTaken
from timebank.base.ids import new_id
from timebank.http.databases import CONSTRAINTS
from timebank.http.etags import ETags
from timebank.http.fields import Id, Nothing
from timebank.http.pages import Page, Window
from timebank.http.policy import Allow
from timebank.http.transaction import Transactional, Tx
from timebank.joining import queries, service
from timebank.joining.rules import State
from timebank.joining.schemas import (
    Application,
    ApplicationChange,
    ApplicationFilters,
    ApplicationNew,
    ApplicationRefused,
)
from timebank.joining.service import Agreed, Applied

router = APIRouter(
    prefix="/v1/communities/{community}/applications",
    tags=["joining"],
    route_class=Transactional,
)

CONSTRAINTS["application_pkey"] = IdTaken

Reader = Annotated[Caller, Allow(Role.COORDINATOR, scope="members:read")]
Coordinator = Annotated[Caller, Allow(Role.COORDINATOR, scope="members:write")]
_FORM = {"id", "how", "agreed"}


@router.get("")
async def list_applications(
    _caller: Reader, tx: Tx, window: Window, filters: Annotated[ApplicationFilters, Query()]
) -> Page[Application]:
    """Applications in the order in which they came."""
    after = window.after(UUID)
    rows = await queries.applications(
        tx.connection,
        tx.community_id,
        filters.state,
        after=after[0] if after else None,
        limit=window.limit + 1,
    )
    return window.page(rows, item=Application.of, key=lambda row: (row.id,))


@router.post("", status_code=201)
async def take_application(
    caller: Coordinator, tx: Tx, sent: ApplicationNew, etags: ETags
) -> Application:
    """Take down who would like to join. They have no account and sign in nowhere until somebody
    admits them."""
    agreed = Agreed(**sent.agreed.model_dump()) if sent.agreed else None
    told = sent.model_dump(mode="json", exclude=_FORM)
    applied = Applied(sent.id or new_id(), sent.how, told, agreed)
    row = await service.apply(tx.connection, tx.community_id, caller, applied)
    tx.created(row.id)
    return _tagged(row, etags)


@router.get("/{application_id}")
async def get_application(application_id: Id, _caller: Reader, tx: Tx, etags: ETags) -> Application:
    """An application; once it is decided, without what was told."""
    return await _as_it_stands(tx, application_id, etags)


@router.patch("/{application_id}")
async def change_application(
    application_id: Id, _caller: Coordinator, tx: Tx, sent: ApplicationChange, etags: ETags
) -> Application:
    """Put right what was taken down. Needs If-Match with the ETag that was read."""
    before = await service.waiting(tx.connection, tx.community_id, application_id, lock=True)
    etags.check(Application.of(before).model_dump_json(), required=True)
    changes = sent.model_dump(mode="json", exclude_unset=True)
    await service.change(tx.connection, tx.community_id, before, changes)
    return await _as_it_stands(tx, application_id, etags)


@router.post("/{application_id}/admit")
async def admit_applicant(
    application_id: Id, caller: Coordinator, tx: Tx, etags: ETags, _sent: Nothing | None = None
) -> Application:
    """Admit them: a member with a number and an account at zero, under the same id."""
    await service.admit(tx.connection, tx.community_id, caller, application_id)
    return await _as_it_stands(tx, application_id, etags)


@router.post("/{application_id}/refuse")
async def refuse_applicant(
    application_id: Id, caller: Coordinator, tx: Tx, sent: ApplicationRefused, etags: ETags
) -> Application:
    """Say no. What they told is emptied at once."""
    await service.end(
        tx.connection,
        tx.community_id,
        caller,
        application_id,
        State.REFUSED,
        reason=sent.reason,
    )
    return await _as_it_stands(tx, application_id, etags)


@router.post("/{application_id}/withdraw")
async def withdraw_application(
    application_id: Id, caller: Coordinator, tx: Tx, etags: ETags, _sent: Nothing | None = None
) -> Application:
    """The applicant takes it back. What they told is emptied at once."""
    await service.end(tx.connection, tx.community_id, caller, application_id, State.WITHDRAWN)
    return await _as_it_stands(tx, application_id, etags)


async def _as_it_stands(tx: Tx, application_id: UUID, etags: ETags) -> Application:
    row = await service.waiting(tx.connection, tx.community_id, application_id, decided=True)
    return _tagged(row, etags)


def _tagged(row: object, etags: ETags) -> Application:
    application = Application.of(row)
    etags.tag(application.model_dump_json())
    return application

"""`/activities`: list, create, read, change."""

import re
from typing import Annotated
from uuid import UUID

from fastapi import APIRouter, Query

from timebank.activities import queries, service
from timebank.activities.errors import ActivityCodeTaken
from timebank.activities.schemas import (
    CODE,
    Activity,
    ActivityChange,
    ActivityFilters,
    ActivityNew,
)
from timebank.base.actors import Caller, Role
from timebank.base.ids import new_id
from timebank.http.databases import CONSTRAINTS
from timebank.http.etags import ETags
from timebank.http.fields import Id
from timebank.http.pages import Page, Window
from timebank.http.policy import Allow
from timebank.http.scopes import EVERYONE
from timebank.http.transaction import Transactional, Tx

router = APIRouter(
    prefix="/v1/communities/{community}/activities",
    tags=["activities"],
    route_class=Transactional,
)

CONSTRAINTS["activity_community_id_code_key"] = ActivityCodeTaken

Reader = Annotated[Caller, Allow(*EVERYONE, scope="activities:read")]
Writer = Annotated[Caller, Allow(Role.COORDINATOR, scope="activities:write")]


@router.get("")
async def list_activities(
    _caller: Reader,
    tx: Tx,
    window: Window,
    filters: Annotated[ActivityFilters, Query()],
) -> Page[Activity]:
    """The community's categories of help, by code."""
    after = window.after(_code)
    rows = await queries.activities(
        tx.connection,
        tx.community_id,
        queries.Wanted(**filters.model_dump()),
        after=after[0] if after else None,
        limit=window.limit + 1,
    )
    return window.page(rows, item=Activity.model_validate, key=lambda row: (row.code,))


@router.post("", status_code=201)
async def create_activity(_caller: Writer, tx: Tx, sent: ActivityNew, etags: ETags) -> Activity:
    """Add a category of help."""
    new = service.NewActivity(**{**sent.model_dump(), "id": sent.id or new_id()})
    row = await service.create(tx.connection, tx.community_id, new)
    tx.created(row.id)
    return _tagged(row, etags)


@router.get("/{activity_id}")
async def get_activity(activity_id: Id, _caller: Reader, tx: Tx, etags: ETags) -> Activity:
    """A category of help, with the line to read before agreeing."""
    return _tagged(await queries.activity(tx.connection, tx.community_id, activity_id), etags)


@router.patch("/{activity_id}")
async def change_activity(
    activity_id: Id, _caller: Writer, tx: Tx, sent: ActivityChange, etags: ETags
) -> Activity:
    """Change its words, or whether it is in use. Needs If-Match with the ETag that was read."""
    before = await queries.activity(tx.connection, tx.community_id, activity_id, lock=True)
    etags.check(_version(Activity.model_validate(before)), required=True)
    row = await service.change(
        tx.connection, tx.community_id, UUID(str(before.id)), sent.model_dump(exclude_unset=True)
    )
    return _tagged(row, etags)


def _code(position: str) -> str:
    """A code out of a page's position; raises ValueError for anything else."""
    if not re.fullmatch(CODE, position):
        raise ValueError("no code")
    return position


def _version(activity: Activity) -> str:
    return activity.model_dump_json()


def _tagged(row: object, etags: ETags) -> Activity:
    activity = Activity.model_validate(row)
    etags.tag(_version(activity))
    return activity

"""`/v1/communities`: list, create, read, change."""

from typing import Annotated
from uuid import UUID

from fastapi import APIRouter

from timebank.base.actors import Caller, Role
from timebank.base.errors import IdTaken
from timebank.base.ids import new_id
from timebank.communities import queries, service
from timebank.communities.errors import SlugTaken
from timebank.communities.schemas import Community, CommunityChange, CommunityNew
from timebank.http.databases import CONSTRAINTS
from timebank.http.etags import ETags
from timebank.http.pages import Page, Window
from timebank.http.policy import Allow
from timebank.http.scopes import EVERYONE
from timebank.http.transaction import Transactional, Tx

router = APIRouter(prefix="/v1/communities", tags=["communities"], route_class=Transactional)

CONSTRAINTS["community_slug_key"] = SlugTaken
CONSTRAINTS["community_pkey"] = IdTaken

ALL = (*EVERYONE, Role.NETWORK_ADMIN)


@router.get("")
async def list_communities(
    caller: Annotated[Caller, Allow(*ALL, scope="communities:read", network=True)],
    tx: Tx,
    window: Window,
) -> Page[Community]:
    """The communities of the network for its administrator; for everybody else their own."""
    after = window.after(UUID)
    rows = await queries.communities(
        tx.connection,
        only=caller.community_id,
        after=after[0] if after else None,
        limit=window.limit + 1,
    )
    return window.page(rows, item=Community.of, key=lambda row: (row.id,))


@router.post("", status_code=201)
async def create_community(
    _caller: Annotated[Caller, Allow(Role.NETWORK_ADMIN, scope="communities:write", network=True)],
    tx: Tx,
    sent: CommunityNew,
    etags: ETags,
) -> Community:
    """Make a community: its books are opened, with a pot, and it gets the shipped activities."""
    new = service.NewCommunity(
        id=sent.id or new_id(),
        slug=sent.slug,
        name_en=sent.name_en,
        name_cy=sent.name_cy,
        style=sent.style,
        time_zone=sent.time_zone,
        host=sent.host.model_dump(exclude_unset=True),
        rules=sent.rules.model_dump(exclude_unset=True),
        areas=[area.model_dump() for area in sent.areas],
    )
    community_id = await service.create(tx.connection, new)
    tx.created(community_id)
    return _tagged(await queries.community(tx.connection, community_id), etags)


@router.get("/{community}")
async def get_community(
    _caller: Annotated[Caller, Allow(*ALL, scope="communities:read")], tx: Tx, etags: ETags
) -> Community:
    """A community: its names, its host and its rules."""
    return _tagged(await queries.community(tx.connection, tx.community_id), etags)


@router.patch("/{community}")
async def change_community(
    _caller: Annotated[
        Caller, Allow(Role.COORDINATOR, Role.NETWORK_ADMIN, scope="communities:write")
    ],
    tx: Tx,
    sent: CommunityChange,
    etags: ETags,
) -> Community:
    """Change names, style, time zone, host or rules. Needs If-Match with the ETag that was read."""
    before = await queries.community(tx.connection, tx.community_id, lock=True)
    etags.check(Community.of(before).model_dump_json(), required=True)
    changes = sent.model_dump(exclude_unset=True)
    rules = changes.pop("rules", {})
    await service.change(tx.connection, before, changes, rules)
    return _tagged(await queries.community(tx.connection, tx.community_id), etags)


def _tagged(row: object, etags: ETags) -> Community:
    community = Community.of(row)
    etags.tag(community.model_dump_json())
    return community

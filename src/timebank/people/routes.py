"""`/members`: list, search, create, read, change, end a pause."""

from typing import Annotated
from uuid import UUID

from fastapi import APIRouter, Query

from timebank.base.actors import Caller, Role
from timebank.base.errors import Forbidden, IdTaken
from timebank.base.ids import new_id
from timebank.communities.errors import ExternalRefTaken
from timebank.http.databases import CONSTRAINTS
from timebank.http.effects import effect
from timebank.http.etags import ETags
from timebank.http.fields import Id, Nothing
from timebank.http.pages import Page, Window
from timebank.http.policy import Allow
from timebank.http.scopes import EVERYONE
from timebank.http.transaction import Transactional, Tx
from timebank.people import queries, service
from timebank.people.schemas import (
    Member,
    MemberChange,
    MemberFilters,
    MemberNew,
    MemberSearch,
)

router = APIRouter(
    prefix="/v1/communities/{community}/members", tags=["members"], route_class=Transactional
)

CONSTRAINTS["member_community_id_external_ref_keeper_external_ref_key"] = ExternalRefTaken
CONSTRAINTS["member_pkey"] = IdTaken

Themselves = (Role.MEMBER, Role.ORGANISATION_LEAD, Role.COORDINATOR)
Reader = Annotated[Caller, Allow(*EVERYONE, scope="members:read")]
Searcher = Annotated[
    Caller,
    Allow(Role.ORGANISATION_LEAD, Role.COORDINATOR, Role.SAFEGUARDING_LEAD, scope="members:read"),
]
Taker = Annotated[Caller, Allow(Role.ORGANISATION_LEAD, Role.COORDINATOR, scope="members:write")]
Writer = Annotated[Caller, Allow(*Themselves, scope="members:write")]
Pauser = Annotated[Caller, Allow(Role.COORDINATOR, Role.SAFEGUARDING_LEAD, scope="members:pause")]


@router.get("")
async def list_members(
    caller: Reader, tx: Tx, window: Window, filters: Annotated[MemberFilters, Query()]
) -> Page[Member]:
    """Members in the order in which they were taken in; members themselves see only themselves."""
    after = window.after(UUID)
    if filters.incomplete is not None and caller.role is not Role.COORDINATOR:
        raise Forbidden
    rows = await queries.members(
        tx.connection,
        tx.community_id,
        caller,
        queries.Wanted(**filters.model_dump()),
        after=after[0] if after else None,
        limit=window.limit + 1,
    )
    return window.page(
        rows, item=lambda row: Member.of(row, caller, tx.language), key=lambda row: (row.id,)
    )


@router.post("/search")
@effect(key="none")
async def search_members(
    caller: Searcher, tx: Tx, window: Window, sent: MemberSearch
) -> Page[Member]:
    """Members by name, in the order of their names. A POST, so that no name stands in an address;
    for the next page, send the same name again. A lead says three letters of it at least."""
    after = window.after(UUID)
    rows = await queries.named(
        tx.connection,
        tx.community_id,
        caller,
        service.words_of(caller, sent.name),
        after=after[0] if after else None,
        limit=window.limit + 1,
    )
    return window.page(
        rows, item=lambda row: Member.of(row, caller, tx.language), key=lambda row: (row.id,)
    )


@router.post("", status_code=201)
async def create_member(caller: Taker, tx: Tx, sent: MemberNew, etags: ETags) -> Member:
    """Take somebody in: they get a number for their card, and an account at zero. A lead takes in
    with name and language alone; the rest is asked within 30 days."""
    new = service.NewMember(**{**sent.model_dump(), "id": sent.id or new_id()})
    member_id = await service.create(tx.connection, tx.community_id, caller, new)
    tx.created(member_id)
    return await _member(tx, caller, member_id, etags)


@router.get("/{member_id}")
async def get_member(member_id: Id, caller: Reader, tx: Tx, etags: ETags) -> Member:
    """A member, as far as the caller may see."""
    return await _member(tx, caller, member_id, etags)


@router.patch("/{member_id}")
async def change_member(
    member_id: Id, caller: Writer, tx: Tx, sent: MemberChange, etags: ETags
) -> Member:
    """Change what is known of a member. Needs If-Match with the ETag that was read."""
    before = await service.seen(tx.connection, tx.community_id, caller, member_id, lock=True)
    etags.check(_version(Member.of(before, caller, tx.language)), required=True)
    changes = sent.model_dump(exclude_unset=True)
    await service.change(tx.connection, tx.community_id, caller, before, changes)
    return await _member(tx, caller, member_id, etags)


@router.post("/{member_id}/resume")
async def resume_member(
    member_id: Id, caller: Pauser, tx: Tx, etags: ETags, _sent: Nothing | None = None
) -> Member:
    """End a pause. The member signs in anew."""
    await service.resume(tx.connection, tx.community_id, caller, member_id)
    return await _member(tx, caller, member_id, etags)


async def _member(tx: Tx, caller: Caller, member_id: UUID, etags: ETags) -> Member:
    row = await service.seen(tx.connection, tx.community_id, caller, member_id)
    member = Member.of(row, caller, tx.language)
    etags.tag(_version(member))
    return member


def _version(member: Member) -> str:
    return member.model_dump_json()

"""`/agreements`, and what members agreed to."""

from typing import Annotated
from uuid import UUID

from fastapi import APIRouter

from timebank.base.actors import Caller, Role
from timebank.base.errors import IdTaken, NotFound
from timebank.base.ids import new_id
from timebank.http.databases import CONSTRAINTS
from timebank.http.fields import Id
from timebank.http.pages import Page, Window
from timebank.http.policy import Allow
from timebank.http.scopes import EVERYONE
from timebank.http.transaction import Transactional, Tx
from timebank.joining import queries, rules, service
from timebank.joining.schemas import (
    Agreeing,
    Agreement,
    AgreementGiven,
    AgreementNew,
    MemberAgreements,
)
from timebank.joining.service import Agreed
from timebank.people import queries as people

router = APIRouter(
    prefix="/v1/communities/{community}", tags=["joining"], route_class=Transactional
)

CONSTRAINTS["agreement_pkey"] = IdTaken

Themselves = (Role.MEMBER, Role.ORGANISATION_LEAD, Role.COORDINATOR)


@router.get("/agreements")
async def list_agreements(
    _caller: Annotated[Caller, Allow(*EVERYONE, scope="communities:read")], tx: Tx, window: Window
) -> Page[Agreement]:
    """What members agree to, in both languages, the newest version first."""
    after = window.after(int)
    rows = await queries.agreements(
        tx.connection,
        tx.community_id,
        before=after[0] if after else None,
        limit=window.limit + 1,
    )
    return window.page(rows, item=Agreement.model_validate, key=lambda row: (row.version,))


@router.post("/agreements", status_code=201)
async def make_agreement(
    caller: Annotated[Caller, Allow(Role.COORDINATOR, scope="communities:write")],
    tx: Tx,
    sent: AgreementNew,
) -> Agreement:
    """A new version: from now on everybody is asked again."""
    row = await service.new_agreement(
        tx.connection,
        tx.community_id,
        caller,
        sent.id or new_id(),
        text_en=sent.text_en,
        text_cy=sent.text_cy,
    )
    return Agreement.model_validate(row)


@router.get("/members/{member_id}/agreements")
async def list_members_agreements(
    member_id: Id,
    caller: Annotated[Caller, Allow(*EVERYONE, scope="members:read")],
    tx: Tx,
) -> MemberAgreements:
    """What a member agreed to, and whether the newest version is still to be asked."""
    return await _of(tx, caller, member_id)


@router.post("/members/{member_id}/agreements", status_code=201)
async def agree(
    member_id: Id,
    caller: Annotated[Caller, Allow(*Themselves, scope="members:write")],
    tx: Tx,
    sent: Agreeing,
) -> MemberAgreements:
    """A member agrees to the newest version."""
    agreed = Agreed(sent.version, sent.language, sent.how)
    await service.agree(tx.connection, tx.community_id, caller, member_id, agreed)
    return await _of(tx, caller, member_id)


async def _of(tx: Tx, caller: Caller, member_id: UUID) -> MemberAgreements:
    if not rules.speaks_for(caller, member_id):
        raise NotFound
    await people.member(tx.connection, tx.community_id, member_id)
    rows = await queries.given(tx.connection, tx.community_id, member_id)
    newest = await queries.newest_version(tx.connection, tx.community_id)
    return MemberAgreements(
        newest_version=newest or None,
        due=newest not in {0, *(row.version for row in rows)},
        given=[AgreementGiven.model_validate(row) for row in rows],
    )

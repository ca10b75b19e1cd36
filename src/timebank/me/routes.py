"""`/v1/me`: who am I, what is mine, and where else I am a member."""

from typing import Annotated

from fastapi import APIRouter

from timebank.accounts.schemas import Account
from timebank.base.actors import Caller, Role
from timebank.base.ids import CommunityId, MemberId
from timebank.http.policy import Allow
from timebank.http.scopes import EVERYONE
from timebank.http.transaction import Transactional, Tx
from timebank.joining import queries as joining
from timebank.me import queries, service
from timebank.me.schemas import CommunityHere, Me, Named, RoleNow
from timebank.people import queries as people
from timebank.people.schemas import Member
from timebank.roles import queries as roles

router = APIRouter(prefix="/v1/me", tags=["me"], route_class=Transactional)

_MOST_ROLES = 200


@router.get("")
async def get_me(
    caller: Annotated[Caller, Allow(*EVERYONE, Role.NETWORK_ADMIN, scope="me:read", network=True)],
    tx: Tx,
) -> Me:
    """Who am I: my roles, my accounts with balances, whom I help, and my communities."""
    if caller.community_id is None or caller.member_id is None:
        return await _nobody(tx, caller)
    return await _somebody(tx, caller, caller.community_id, caller.member_id)


async def _nobody(tx: Tx, caller: Caller) -> Me:
    """An auditor from outside, an app, or the network's administrator: no member, no account."""
    found = await service.communities(tx.connection, caller, None)
    return Me(
        role=caller.role,
        member=None,
        number_square=[],
        roles=[],
        accounts=[],
        helps=[],
        agreement_due=False,
        communities=[_community(row, caller) for row in found],
    )


async def _somebody(tx: Tx, caller: Caller, community_id: CommunityId, member_id: MemberId) -> Me:
    row = await people.member(tx.connection, community_id, member_id, caller=caller)
    held = await roles.roles(
        tx.connection, community_id, member_id=member_id, ended=False, limit=_MOST_ROLES
    )
    given = await joining.given(tx.connection, community_id, member_id)
    newest = await joining.newest_version(tx.connection, community_id)
    helped = await queries.names(tx.connection, community_id, caller.helps)
    accounts = await service.own_accounts(tx.connection, community_id, caller)
    return Me(
        role=caller.role,
        member=Member.of(row, caller, tx.language),
        number_square=list(service.square(row.number)) if row.number else [],
        roles=[RoleNow.model_validate(one) for one in held],
        accounts=[Account.of(seen, tx.language) for seen in accounts],
        helps=[Named.model_validate(one) for one in helped],
        agreement_due=newest not in {0, *(one.version for one in given)},
        communities=[
            _community(one, caller)
            for one in await service.communities(tx.connection, caller, row.email)
        ],
    )


def _community(row: object, caller: Caller) -> CommunityHere:
    return CommunityHere.model_validate(
        {
            **{name: getattr(row, name) for name in ("id", "slug", "name_en", "name_cy")},
            "here": getattr(row, "id", None) == caller.community_id,
        }
    )

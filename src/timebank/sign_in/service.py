"""Making tokens and ending them."""

import secrets
from collections.abc import Iterable
from dataclasses import dataclass
from datetime import datetime, timedelta
from hashlib import sha256
from uuid import UUID

from timebank.base.actors import Role
from timebank.base.errors import FieldError, NotFound, ValidationFailed
from timebank.base.ids import CommunityId, MemberId, new_id
from timebank.db.engine import Connection
from timebank.roles import service as roles
from timebank.roles.rules import OF_THE_COMMUNITY, Place
from timebank.sign_in import queries, rules


@dataclass(frozen=True)
class Issued:
    """A new token. `token` is shown once: what is kept is its digest."""

    id: UUID
    token: str
    expires_at: datetime


async def issue_token(
    connection: Connection,
    role: Role,
    *,
    community_id: CommunityId | None = None,
    member: str | UUID | None = None,
    organisation_ids: Iterable[UUID] = (),
    lasts: timedelta = rules.LASTS,
    keeper_id: UUID | None = None,
    device: str | None = None,
    rolls_minutes: int | None = None,
    means: rules.Means | None = None,
    second_factor: bool = False,
) -> Issued:
    """Make a token for a role in a community, or for the network, that lasts 12 hours unless told.

    The transaction is in that community. `member` is a number or an id: needed where the role
    decides or moves minutes, and must hold the role (`appoint`). A lead's token may name some of
    the organisations that they lead; else it is good for all of them. `keeper_id` is an earlier
    token's, where this one renews it and names no member. With `rolls_minutes` it lasts so long
    from each use on, and `lasts` is not looked at; `device` is what its owner calls it, `means` how
    they signed in. Raises ValidationFailed, saying what is missing.
    """
    if rolls_minutes is not None:
        lasts = timedelta(minutes=rolls_minutes)
    member_id = None
    if member is not None and community_id is not None:
        member_id = await _member(connection, community_id, str(member))
    led = frozenset(organisation_ids)
    faults = rules.token_faults(role, community_id, member_id, led, lasts)
    if community_id:
        faults = (
            *faults,
            *await _organisation_faults(connection, community_id, led),
            *await _role_faults(connection, community_id, role, member_id, led),
        )
    if faults:
        raise ValidationFailed(faults)
    token = rules.token_of(secrets.token_bytes(rules.SECRET_BYTES))
    token_id = new_id()
    columns = {
        "id": token_id,
        "sha256": sha256(token.encode()).digest(),
        "keeper_id": member_id or keeper_id or token_id,
        "role": role.value,
        "community_id": community_id,
        "member_id": member_id,
        "organisation_ids": sorted(led),
        "device": device,
        "rolls_minutes": rolls_minutes,
        "means": means.value if means else None,
        "second_factor": second_factor,
    }
    return Issued(token_id, token, await queries.add(connection, lasts, columns))


async def appoint(
    connection: Connection,
    community_id: CommunityId,
    role: Role,
    member: str | UUID,
    organisation_ids: Iterable[UUID] = (),
) -> bool:
    """Let the member hold the role, or lead the organisations, on the operator's word; whether
    anything was given. Raises ValidationFailed where there is no such member or organisation."""
    led = frozenset(organisation_ids)
    faults = await _organisation_faults(connection, community_id, led)
    if faults:
        raise ValidationFailed(faults)
    member_id = await _member(connection, community_id, str(member))
    if role is Role.ORGANISATION_LEAD:
        places = [Place(member_id, role, organisation_id) for organisation_id in sorted(led)]
    else:
        places = [Place(member_id, role)] if role in OF_THE_COMMUNITY else []
    given = [await roles.appoint(connection, community_id, place) for place in places]
    return any(given)


async def revoke_token(connection: Connection, token_id: UUID) -> None:
    """End a token now. Raises NotFound where there is none such in force."""
    if not await queries.revoke(connection, token_id):
        raise NotFound


async def _organisation_faults(
    connection: Connection, community_id: CommunityId, led: frozenset[UUID]
) -> tuple[FieldError, ...]:
    if led and led != await queries.organisations_here(connection, community_id, led):
        return (FieldError("/organisations", "no_such_organisation"),)
    return ()


async def _role_faults(
    connection: Connection,
    community_id: CommunityId,
    role: Role,
    member_id: MemberId | None,
    led: frozenset[UUID],
) -> tuple[FieldError, ...]:
    """What is missing where a member does not hold the role."""
    if role is Role.MEMBER or member_id is None:
        return ()
    held = await queries.held(connection, community_id, member_id, role)
    if not held and role is Role.ORGANISATION_LEAD and not led:
        return (FieldError("/organisations", "token_organisations"),)
    if not held or not led <= held:
        return (FieldError("/role", "token_role_not_held"),)
    return ()


async def _member(connection: Connection, community_id: CommunityId, said: str) -> MemberId:
    found = await queries.member(connection, community_id, said)
    if found is None or found.status == "left":
        raise ValidationFailed((FieldError("/member", "no_such_number"),))
    if found.adult is False:
        raise ValidationFailed((FieldError("/member", "under_18_signs_in"),))
    return MemberId(found.id)

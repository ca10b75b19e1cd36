"""Reserving minutes for a partner, spending them there, or giving them back."""

from dataclasses import dataclass, replace
from datetime import datetime
from uuid import UUID

from timebank.accounts import hold_queries, queries
from timebank.accounts import rules as rule
from timebank.accounts.once import once, same_words
from timebank.accounts.rules import Hand, Party
from timebank.accounts.service import actor_of
from timebank.base.actors import Caller, Role
from timebank.base.errors import FieldError, Forbidden, IdTaken, NotFound, ValidationFailed
from timebank.base.ids import AccountId, CommunityId, HoldId
from timebank.db.engine import AnyRow, Connection
from timebank.ledger import posting
from timebank.ledger.errors import AccountClosed, MoreThanHeld, NotAPartner, OwnGain, ReasonNeeded


@dataclass(frozen=True)
class Asked:
    """A hold as it was asked for; the caller's own account where none is named."""

    id: HoldId
    account_id: UUID | None
    organisation_id: UUID
    minutes: int
    expires_at: datetime | None
    reason: str | None
    note: str | None


async def place(
    connection: Connection, community_id: CommunityId, caller: Caller, asked: Asked
) -> AnyRow:
    """Hold minutes for an organisation that accepts credits; the hold as it now is."""
    own = await _own(connection, community_id, caller, asked)
    if asked.reason is None and rule.hand_of(caller, own) is None:
        asked = replace(asked, reason=rule.HoldReason.ASKED_BY_MEMBER.value)
    partner_account_id = await _partner(connection, community_id, asked.organisation_id)

    async def find() -> AnyRow | None:
        return _same(await hold_queries.hold(connection, community_id, asked.id), asked, own)

    async def post() -> None:
        await posting.hold_place(
            connection,
            community_id,
            actor=actor_of(caller),
            hold_id=asked.id,
            account_id=AccountId(own.account_id),
            partner_account_id=partner_account_id,
            minutes=asked.minutes,
            expires_at=await _end(connection, community_id, asked),
            reason=asked.reason,
        )

    by = actor_of(caller).id
    if not await once(connection, find, post):
        await same_words(connection, community_id, asked.id, asked.note, by)
    elif asked.note:
        await queries.add_note(connection, community_id, asked.id, asked.note, by)
    return await seen(connection, community_id, caller, asked.id)


def _same(row: AnyRow | None, asked: Asked, own: Party) -> AnyRow | None:
    if row is None:
        return None
    stood = (row.account_id, row.organisation_id, row.minutes, row.reason)
    if stood != (own.account_id, asked.organisation_id, asked.minutes, asked.reason):
        raise IdTaken
    if asked.expires_at is not None and row.expires_at != asked.expires_at:
        raise IdTaken
    return row


async def _own(
    connection: Connection, community_id: CommunityId, caller: Caller, asked: Asked
) -> Party:
    """The account whose minutes are held, and the caller's right to hold them."""
    if asked.account_id is not None:
        found = await queries.party(connection, community_id, asked.account_id)
    elif caller.member_id is not None:
        found = await queries.party_of(connection, community_id, "member", caller.member_id)
    else:
        raise ValidationFailed((FieldError("/account_id", "missing"),))
    if found is None or not caller.sees_account(found.owner_id):
        raise ValidationFailed((FieldError("/account_id", "no_such_account"),))
    hand = rule.hand_of(caller, found)
    if hand is None and rule.books_for(caller, found):
        if caller.leads(asked.organisation_id):
            raise OwnGain
        return found
    if hand is None:
        raise Forbidden
    if hand is Hand.COORDINATOR and asked.reason is None:
        raise ReasonNeeded
    return found


async def _partner(
    connection: Connection, community_id: CommunityId, organisation_id: UUID
) -> AccountId:
    partner = await queries.partner(connection, community_id, organisation_id)
    if partner is None:
        raise ValidationFailed((FieldError("/organisation_id", "no_such_partner"),))
    if not partner.accepts:
        raise NotAPartner
    if partner.closed:
        raise AccountClosed
    return AccountId(partner.account_id)


async def _end(connection: Connection, community_id: CommunityId, asked: Asked) -> datetime:
    now: datetime = (await queries.rules(connection, community_id)).now
    if asked.expires_at is None:
        return now + rule.HOLD_LASTS
    fault = rule.hold_end_fault(asked.expires_at, now)
    if fault is not None:
        facts = {"longest_days": rule.HOLD_LASTS_AT_MOST.days}
        raise ValidationFailed((FieldError("/expires_at", fault, {**facts}),))
    return asked.expires_at


async def seen(
    connection: Connection, community_id: CommunityId, caller: Caller, hold_id: UUID
) -> AnyRow:
    """A hold that this caller may know of: from or for an account they see, and of nobody whom they
    are never to meet. Raises NotFound."""
    row = await hold_queries.hold(connection, community_id, hold_id)
    if row is None or not caller.sees_account(row.owner_id, row.organisation_id):
        raise NotFound
    if row.owner_id in caller.kept_from:
        raise NotFound
    return row


async def capture(
    connection: Connection,
    community_id: CommunityId,
    caller: Caller,
    hold_id: UUID,
    *,
    minutes: int | None,
    note: str | None,
) -> AnyRow:
    """Spend a hold, all of it or `minutes` of it; the rest goes back. By the partner's lead, or a
    coordinator."""
    row = await seen(connection, community_id, caller, hold_id)
    if caller.role is not Role.COORDINATOR and not caller.leads(row.organisation_id):
        raise Forbidden
    spent = row.minutes if minutes is None else minutes
    if row.state == "held" and spent > row.minutes:
        raise MoreThanHeld(available_minutes=row.minutes)
    actor = actor_of(caller)
    await posting.hold_capture(
        connection, community_id, actor=actor, hold_id=HoldId(hold_id), minutes=spent
    )
    if note:
        await queries.add_note(connection, community_id, hold_id, note, actor.id)
    return await seen(connection, community_id, caller, hold_id)


async def release(
    connection: Connection, community_id: CommunityId, caller: Caller, hold_id: UUID
) -> AnyRow:
    """Give held minutes back: by whose they are, by the partner's lead, or by a coordinator."""
    row = await seen(connection, community_id, caller, hold_id)
    own = Party(row.account_id, row.account_type, row.owner_id)
    by_hand = rule.hand_of(caller, own) is not None or rule.books_for(caller, own)
    if not by_hand and not caller.leads(row.organisation_id):
        raise Forbidden
    await posting.hold_release(connection, community_id, hold_id=HoldId(hold_id))
    return await seen(connection, community_id, caller, hold_id)

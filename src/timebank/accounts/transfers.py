"""Moving minutes that no contribution stands behind, and undoing a transfer."""

from dataclasses import dataclass
from uuid import UUID

from timebank.accounts import queries, transfer_queries
from timebank.accounts import rules as rule
from timebank.accounts.once import once, same_words
from timebank.accounts.rules import WAYS, Hand, Kind, Party
from timebank.accounts.service import actor_of
from timebank.base.actors import Caller
from timebank.base.errors import (
    FieldError,
    Forbidden,
    IdTaken,
    NotFound,
    SecondPersonRequired,
    ValidationFailed,
)
from timebank.base.ids import AccountId, CommunityId, TransferId
from timebank.db.engine import AnyRow, Connection
from timebank.ledger import posting
from timebank.ledger.errors import KindUnfit, OwnGain, ReasonNeeded
from timebank.ledger.posting import Move

_OWN_CREDIT = {Kind.DONATE: "pot", Kind.RETIRE: "retired", Kind.EXPIRE: "expired"}
"""The community's account that a kind always credits."""


@dataclass(frozen=True)
class Receiver:
    """To whom minutes go: an account, or its owner by id or number; all None where the kind says
    it by itself. `pointer` is where that stood in the request."""

    account_id: UUID | None = None
    member_id: UUID | None = None
    number: str | None = None
    organisation_id: UUID | None = None
    pointer: str = "/credit_account_id"


@dataclass(frozen=True)
class Asked:
    """A transfer as it was asked for."""

    id: TransferId
    kind: Kind
    debit_account_id: UUID | None
    receiver: Receiver
    minutes: int
    reason: str | None
    note: str | None


async def move(
    connection: Connection, community_id: CommunityId, caller: Caller, asked: Asked
) -> AnyRow:
    """Post a gift, donation, grant, retirement or expiry; the transfer as it now is."""
    debit = await _debit(connection, community_id, caller, asked)
    credit = await _credit(connection, community_id, asked)
    await _check(connection, community_id, caller, asked, debit=debit, credit=credit)

    async def find() -> AnyRow | None:
        return _same(
            await transfer_queries.transfer(connection, community_id, asked.id),
            asked,
            debit,
            credit,
        )

    async def post() -> None:
        await posting.move(
            connection,
            community_id,
            actor=actor_of(caller),
            kind=asked.kind,
            moves=[
                Move(
                    AccountId(debit.account_id),
                    AccountId(credit.account_id),
                    asked.minutes,
                    asked.id,
                )
            ],
            reason=asked.reason,
        )

    by = actor_of(caller).id
    if not await once(connection, find, post):
        await same_words(connection, community_id, asked.id, asked.note, by)
    elif asked.note:
        await queries.add_note(connection, community_id, asked.id, asked.note, by)
    return await seen(connection, community_id, caller, asked.id)


def _same(row: AnyRow | None, asked: Asked, debit: Party, credit: Party) -> AnyRow | None:
    if row is None:
        return None
    stood = (row.kind, row.debit_account_id, row.credit_account_id, row.minutes, row.reason)
    if stood != (asked.kind, debit.account_id, credit.account_id, asked.minutes, asked.reason):
        raise IdTaken
    return row


async def _check(
    connection: Connection,
    community_id: CommunityId,
    caller: Caller,
    asked: Asked,
    *,
    debit: Party,
    credit: Party,
) -> None:
    way = WAYS[asked.kind]
    hand = rule.hand_of(caller, debit)
    if hand is None or hand not in way.hands:
        raise Forbidden
    if debit.type not in way.debit_types or credit.type not in way.credit_types:
        raise KindUnfit
    if rule.gains(caller, hand, credit):
        raise OwnGain
    if hand is Hand.COORDINATOR and way.reason_from_coordinator and asked.reason is None:
        raise ReasonNeeded
    if asked.kind is Kind.GRANT:
        community = await queries.rules(connection, community_id)
        if rule.needs_second_person(asked.minutes, community.second_person_grant_minutes):
            raise SecondPersonRequired


async def _debit(
    connection: Connection, community_id: CommunityId, caller: Caller, asked: Asked
) -> Party:
    """The account that gives: as named, else the caller's own, or the pot for a grant."""
    if asked.debit_account_id is not None:
        found = await queries.party(connection, community_id, asked.debit_account_id)
    elif asked.kind is Kind.GRANT:
        found = await queries.party_of(connection, community_id, "pot", community_id)
    elif asked.kind in (Kind.GIFT, Kind.DONATE) and caller.member_id:
        found = await queries.party_of(connection, community_id, "member", caller.member_id)
    else:
        raise ValidationFailed((FieldError("/debit_account_id", "missing"),))
    # The pot is no secret: whoever may not grant is told so, and not that there is none.
    if found is None or not (found.type == "pot" or rule.sees(caller, found.owner_id)):
        raise ValidationFailed((FieldError("/debit_account_id", "no_such_account"),))
    return found


async def _credit(connection: Connection, community_id: CommunityId, asked: Asked) -> Party:
    """The account that receives: as named, or the one that the kind always credits."""
    to = asked.receiver
    own_type = _OWN_CREDIT.get(asked.kind)
    if to.account_id is not None:
        found = await queries.party(connection, community_id, to.account_id)
    elif to.member_id is not None:
        found = await queries.party_of(connection, community_id, "member", to.member_id)
    elif to.number is not None:
        found = await queries.party_numbered(connection, community_id, to.number)
    elif to.organisation_id is not None:
        found = await queries.party_of(connection, community_id, "organisation", to.organisation_id)
    elif own_type is not None:
        found = await queries.party_of(connection, community_id, own_type, community_id)
    else:
        raise ValidationFailed((FieldError("/receiver", "missing"),))
    if found is None:
        raise ValidationFailed((FieldError(to.pointer, "no_such_account"),))
    return found


async def seen(
    connection: Connection, community_id: CommunityId, caller: Caller, transfer_id: UUID
) -> AnyRow:
    """A transfer that this caller may know of: of an account they see. Raises NotFound."""
    row = await transfer_queries.transfer(connection, community_id, transfer_id)
    if row is None:
        raise NotFound
    seen_owners = rule.owners_seen(caller)
    if seen_owners is not None:
        own = await queries.accounts_of(connection, community_id, seen_owners)
        if row.debit_account_id not in own and row.credit_account_id not in own:
            raise NotFound
    return row


@dataclass(frozen=True)
class Reversed:
    """A reversal as it was posted, and how many minutes of a credit came back from the pot."""

    row: AnyRow
    passed_back_minutes: int


async def reverse(
    connection: Connection,
    community_id: CommunityId,
    caller: Caller,
    transfer_id: UUID,
    *,
    reason: str,
    note: str | None,
) -> Reversed:
    """Undo a transfer by its opposite, once; with a credit, what it passed on to the pot. The books
    refuse one who gains by it."""
    row = await seen(connection, community_id, caller, transfer_id)
    community = await queries.rules(connection, community_id)
    if rule.needs_second_person(row.minutes, community.second_person_reversal_minutes):
        raise SecondPersonRequired
    actor = actor_of(caller)
    *back, undone = await posting.reverse(
        connection,
        community_id,
        actor=actor,
        transfer_ids=[TransferId(transfer_id)],
        reason=reason,
    )
    if note:
        await queries.add_note(connection, community_id, undone["id"], note, actor.id)
    return Reversed(
        row=await seen(connection, community_id, caller, undone["id"]),
        passed_back_minutes=sum(line["minutes"] for line in back),
    )

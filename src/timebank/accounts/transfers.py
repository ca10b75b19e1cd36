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
    ValidationFailed,
)
from timebank.base.ids import AccountId, CommunityId, TransferId, new_id
from timebank.db.engine import AnyRow, Connection
from timebank.ledger import posting
from timebank.ledger.errors import KindUnfit, OwnGain, ReasonNeeded
from timebank.ledger.posting import Move
from timebank.people.going_on import opened_again
from timebank.second_person.rules import Kind as Wished
from timebank.second_person.rules import Wish
from timebank.second_person.service import Waits, ask, asked_before

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
) -> AnyRow | Waits:
    """Post a gift, donation, grant, retirement or expiry; the transfer as it now is. A grant above
    the community's threshold waits for a second person."""
    debit = await _debit(connection, community_id, caller, asked)
    credit = await _credit(connection, community_id, caller, asked)
    _check(caller, asked, debit=debit, credit=credit)

    async def find() -> AnyRow | None:
        return _same(
            await transfer_queries.transfer(connection, community_id, asked.id),
            asked,
            debit,
            credit,
        )

    async def post() -> None:
        line = Move(
            AccountId(debit.account_id), AccountId(credit.account_id), asked.minutes, asked.id
        )
        await posting.move(
            connection,
            community_id,
            actor=actor_of(caller),
            kind=asked.kind,
            moves=[line],
            reason=asked.reason,
        )

    by = actor_of(caller).id
    if await _takes_two(connection, community_id, asked) and await find() is None:
        wish = _grant_wished(asked, debit, credit)
        waits = await asked_before(connection, community_id, caller, wish)
        if waits is None:
            waits = await ask(connection, community_id, caller, wish, post)
            await _keep_note(connection, community_id, asked.id, asked.note, by)
        else:
            await same_words(connection, community_id, asked.id, asked.note, by)
        return waits
    if not await once(connection, find, post):
        await same_words(connection, community_id, asked.id, asked.note, by)
    else:
        await _keep_note(connection, community_id, asked.id, asked.note, by)
    return await seen(connection, community_id, caller, asked.id)


async def _takes_two(connection: Connection, community_id: CommunityId, asked: Asked) -> bool:
    if asked.kind is not Kind.GRANT:
        return False
    community = await queries.rules(connection, community_id)
    return rule.needs_second_person(asked.minutes, community.second_person_grant_minutes)


def _grant_wished(asked: Asked, debit: Party, credit: Party) -> Wish:
    sides = {"debit_account_id": debit.account_id, "credit_account_id": credit.account_id}
    return Wish(
        Wished.GRANT,
        subject_id=asked.id,
        made_id=asked.id,
        minutes=asked.minutes,
        reason=asked.reason,
        gainers=(credit.owner_id,),
        terms={side: str(account_id) for side, account_id in sides.items()},
    )


async def _keep_note(
    connection: Connection, community_id: CommunityId, subject_id: UUID, note: str | None, by: UUID
) -> None:
    if note:
        await queries.add_note(connection, community_id, subject_id, note, by)


async def grant(
    connection: Connection, community_id: CommunityId, caller: Caller, granted: Move, reason: str
) -> None:
    """Post a grant for which two people have spoken, by the hand of the second."""
    await posting.move(
        connection,
        community_id,
        actor=actor_of(caller),
        kind=Kind.GRANT,
        moves=[granted],
        reason=reason,
    )


def _same(row: AnyRow | None, asked: Asked, debit: Party, credit: Party) -> AnyRow | None:
    if row is None:
        return None
    stood = (row.kind, row.debit_account_id, row.credit_account_id, row.minutes, row.reason)
    if stood != (asked.kind, debit.account_id, credit.account_id, asked.minutes, asked.reason):
        raise IdTaken
    return row


def _check(caller: Caller, asked: Asked, *, debit: Party, credit: Party) -> None:
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
    if found is None or not (found.type == "pot" or caller.sees_account(found.owner_id)):
        raise ValidationFailed((FieldError("/debit_account_id", "no_such_account"),))
    return found


async def _credit(
    connection: Connection, community_id: CommunityId, caller: Caller, asked: Asked
) -> Party:
    """The account that receives: as named, or the one that the kind always credits. Whom the caller
    is never to meet is nobody."""
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
    if found is not None and found.owner_id in caller.kept_from:
        found = None
    if found is None and to.number is not None:
        raise ValidationFailed((FieldError(f"{to.pointer}/number", "no_such_number"),))
    if found is None:
        raise ValidationFailed((FieldError(to.pointer, "no_such_account"),))
    return found


async def seen(
    connection: Connection, community_id: CommunityId, caller: Caller, transfer_id: UUID
) -> AnyRow:
    """A transfer that this caller may know of: one in their sight. Raises NotFound."""
    row = await transfer_queries.transfer(connection, community_id, transfer_id)
    if row is None:
        raise NotFound
    seen = await sight(connection, community_id, caller)
    if seen is not None and not seen.shows(row.debit_account_id, row.credit_account_id):
        raise NotFound
    return row


async def sight(
    connection: Connection, community_id: CommunityId, caller: Caller
) -> transfer_queries.Sight | None:
    """Which transfers a caller sees: of the accounts they see, without those of whom they are never
    to meet, but for what they did themselves. None is all."""
    owners = caller.owners_seen
    if owners is None:
        return None
    seen = await queries.accounts_of(connection, community_id, owners)
    if not caller.kept_from:
        return transfer_queries.Sight(seen)
    own = await queries.accounts_of(connection, community_id, caller.oneself)
    without = await queries.accounts_of(connection, community_id, caller.kept_from)
    return transfer_queries.Sight(seen, own, without)


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
) -> Reversed | Waits:
    """Undo a transfer by its opposite, once; with a credit, what it passed on to the pot. The books
    refuse one who gains by it. Above the community's threshold it waits for a second person."""
    row = await seen(connection, community_id, caller, transfer_id)
    community = await queries.rules(connection, community_id)
    reversal_id, by = TransferId(new_id()), actor_of(caller).id

    async def act() -> int:
        return await undo(
            connection, community_id, caller, transfer_id, reversal_id=reversal_id, reason=reason
        )

    if rule.needs_second_person(row.minutes, community.second_person_reversal_minutes):
        wish = await _reversal_wished(connection, community_id, row, reversal_id, reason)
        waits = await ask(connection, community_id, caller, wish, act)
        await _keep_note(connection, community_id, reversal_id, note, by)
        return waits
    passed_back_minutes = await act()
    await _keep_note(connection, community_id, reversal_id, note, by)
    return Reversed(
        row=await seen(connection, community_id, caller, reversal_id),
        passed_back_minutes=passed_back_minutes,
    )


async def _reversal_wished(
    connection: Connection,
    community_id: CommunityId,
    row: AnyRow,
    reversal_id: TransferId,
    reason: str,
) -> Wish:
    gains = await queries.party(connection, community_id, row.debit_account_id)
    return Wish(
        Wished.REVERSAL,
        subject_id=row.id,
        made_id=reversal_id,
        minutes=row.minutes,
        reason=reason,
        gainers=(gains.owner_id,) if gains else (),
    )


async def undo(
    connection: Connection,
    community_id: CommunityId,
    caller: Caller,
    transfer_id: UUID,
    *,
    reversal_id: TransferId,
    reason: str,
) -> int:
    """Post the reversal, under this id; how many minutes of a credit came back from the pot."""
    owners = await transfer_queries.owners(connection, community_id, transfer_id)
    async with opened_again(connection, community_id, caller, owners):
        *back, _ = await posting.reverse(
            connection,
            community_id,
            actor=actor_of(caller),
            transfer_ids=[TransferId(transfer_id)],
            reason=reason,
            reversal_ids=[reversal_id],
        )
    return sum(line["minutes"] for line in back)

"""Saying yes or no to what was asked, and taking it back.

A yes carries it out as the books do it for anybody, by the hand of the second person, in the one
transaction that ends the approval; who asked stands in the approval beside it.
"""

from uuid import UUID

from timebank.accounts import queries as accounts
from timebank.accounts import transfers
from timebank.accounts.leaving import farewell_of, leaver_of
from timebank.accounts.service import set_limits
from timebank.approvals.errors import ApprovalEnded, AskerWithoutRole, OwnApproval
from timebank.base.actors import Caller, Role
from timebank.base.errors import Forbidden, NotFound
from timebank.base.ids import AccountId, CommunityId, TransferId
from timebank.clients import queries as clients
from timebank.contributions import correcting, deciding
from timebank.db.engine import AnyRow, Connection
from timebank.imports import undoing
from timebank.ledger.errors import AlreadyDecided, OwnGain
from timebank.ledger.posting import Move
from timebank.organisations import service as groups
from timebank.protection import leaving
from timebank.roles import queries as roles
from timebank.roles.rules import Place
from timebank.second_person import queries
from timebank.second_person import service as second_person
from timebank.second_person.rules import Kind, State, asker_of, sees_all


async def seen(
    connection: Connection,
    community_id: CommunityId,
    caller: Caller,
    approval_id: UUID,
    *,
    lock: bool = False,
) -> AnyRow:
    """What was asked, if this caller may know of it; raises NotFound for any other."""
    row = await queries.by_id(connection, community_id, approval_id, lock=lock)
    if row is None or not (sees_all(caller) or row.asked_by == asker_of(caller).id):
        raise NotFound
    return row


async def approve(
    connection: Connection, community_id: CommunityId, caller: Caller, approval_id: UUID
) -> AnyRow:
    """Say yes, and carry it out. What the books refuse by now they refuse, and it goes on waiting.

    Raises ApprovalEnded, OwnApproval, OwnGain, AskerWithoutRole. Said again, nothing happens.
    """
    row = await seen(connection, community_id, caller, approval_id, lock=True)
    by = await _second(connection, caller, row)
    if (row.state, row.ended_by) == (State.APPROVED, by):
        return row
    await _still_waits(connection, community_id, row)
    if by in row.gainers:
        raise OwnGain
    if not await _may_still_ask(connection, community_id, row):
        raise AskerWithoutRole
    await _carry_out(connection, community_id, caller, row)
    return await second_person.end(connection, community_id, row.id, State.APPROVED, by)


async def decline(
    connection: Connection, community_id: CommunityId, caller: Caller, approval_id: UUID, note: str
) -> AnyRow:
    """Say no, with the reason in words. Raises ApprovalEnded, OwnApproval."""
    row = await seen(connection, community_id, caller, approval_id, lock=True)
    by = await _second(connection, caller, row)
    await _still_waits(connection, community_id, row)
    await accounts.add_note(connection, community_id, row.id, note, by)
    return await second_person.end(connection, community_id, row.id, State.DECLINED, by)


async def withdraw(
    connection: Connection, community_id: CommunityId, caller: Caller, approval_id: UUID
) -> AnyRow:
    """Who asked takes it back. Raises ApprovalEnded. Said again, nothing happens."""
    row = await seen(connection, community_id, caller, approval_id, lock=True)
    by = asker_of(caller).id
    if row.asked_by != by:
        raise Forbidden
    if row.state == State.WITHDRAWN:
        return row
    await _still_waits(connection, community_id, row)
    return await queries.end(connection, community_id, row.id, State.WITHDRAWN, by)


async def is_own(connection: Connection, caller: Caller, row: AnyRow) -> bool:
    """Whether the caller asked for it, or made the app that did, for they have its key: somebody
    else answers it."""
    if caller.member_id is None:
        return False
    if row.asked_by_kind == "member":
        return bool(row.asked_by == caller.member_id)
    return await clients.speaks_by(connection, row.asked_by, caller.member_id)


async def _second(connection: Connection, caller: Caller, row: AnyRow) -> UUID:
    if caller.member_id is None:
        raise Forbidden
    if await is_own(connection, caller, row):
        raise OwnApproval
    return caller.member_id


async def _still_waits(connection: Connection, community_id: CommunityId, row: AnyRow) -> None:
    community = await accounts.rules(connection, community_id)
    if row.state != State.WAITING or row.lapses_at <= community.now:
        raise ApprovalEnded


async def _may_still_ask(connection: Connection, community_id: CommunityId, row: AnyRow) -> bool:
    """Whether who asked is still what they were when they asked. Who is, stays so meanwhile."""
    if row.asked_by_kind == "client":
        app = await clients.client(connection, community_id, row.asked_by, lock=True)
        return app is not None and app.ended_at is None
    status = await roles.member_status(connection, community_id, row.asked_by, lock=True)
    if status != "member":
        return False
    if row.asked_as == Role.COORDINATOR:
        place = Place(row.asked_by, Role.COORDINATOR)
    elif row.asked_as == Role.ORGANISATION_LEAD and row.asked_for:
        place = Place(row.asked_by, Role.ORGANISATION_LEAD, row.asked_for)
    else:
        return True
    return await roles.held(connection, community_id, place) is not None


async def _carry_out(
    connection: Connection, community_id: CommunityId, caller: Caller, row: AnyRow
) -> None:
    made_id = TransferId(row.made_id)
    match Kind(row.kind):
        case Kind.REVERSAL:
            await transfers.undo(
                connection,
                community_id,
                caller,
                row.subject_id,
                reversal_id=made_id,
                reason=row.reason,
            )
        case Kind.GRANT:
            debit, credit = (UUID(row.terms[f"{side}_account_id"]) for side in ("debit", "credit"))
            granted = Move(AccountId(debit), AccountId(credit), row.minutes, made_id)
            await transfers.grant(connection, community_id, caller, granted, row.reason)
        case Kind.CORRECTION:
            await correcting.put_right(
                connection,
                community_id,
                caller,
                row.subject_id,
                told_id=row.made_id,
                terms=row.terms,
                stated_by=row.asked_by,
                reason=row.reason,
            )
        case Kind.THANKS:
            asked = [(UUID(one["id"]), one["minutes"]) for one in row.terms["contributions"]]
            verdicts = await deciding.verify_many(connection, community_id, caller, asked)
            if all(verdict.refusal for verdict in verdicts):
                raise verdicts[0].refusal or AlreadyDecided
        case Kind.IMPORT_UNDO:
            await undoing.carry_out(connection, community_id, caller, row.subject_id)
        case Kind.LEAVING:
            await _let_leave(connection, community_id, caller, row)
        case Kind.LIMITS:
            await accounts.keep_limits_still(connection, community_id)
            await set_limits(
                connection,
                community_id,
                caller,
                AccountId(row.subject_id),
                change_id=row.made_id,
                changes=row.terms,
                reason=row.reason,
            )


async def _let_leave(
    connection: Connection, community_id: CommunityId, caller: Caller, row: AnyRow
) -> None:
    leaver, farewell = leaver_of(row), farewell_of(row)
    if leaver.type == "organisation":
        await groups.leave(connection, community_id, caller, leaver.id, farewell)
    else:
        await leaving.let_go(
            connection,
            community_id,
            caller,
            leaver.id,
            farewell,
            may_come_back=bool(leaver.may_come_back),
        )

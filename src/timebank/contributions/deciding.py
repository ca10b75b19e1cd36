"""Deciding: confirm, ask, decline, withdraw, call separate, let stay."""

from collections.abc import Sequence
from dataclasses import replace
from uuid import UUID

from timebank.base.actors import Caller, Role
from timebank.base.errors import Forbidden, NotFound, Refusal
from timebank.base.ids import CommunityId, ContributionId, new_id
from timebank.contributions import queries, statements
from timebank.contributions import rules as rule
from timebank.contributions.asking import Decision, ask_for, ask_for_one
from timebank.contributions.errors import NothingToAnswer, NotLikeAnother
from timebank.contributions.rules import Entry, Side
from timebank.contributions.service import actor_of, as_told, entry_of, seen, verify_one
from timebank.contributions.statements import Statement
from timebank.db.engine import AnyRow, Connection
from timebank.ledger import posting
from timebank.ledger.errors import (
    AlreadyDecided,
    InsufficientMinutes,
    OwnContribution,
    ReasonNeeded,
)
from timebank.ledger.posting import Verdict
from timebank.second_person.service import Waits


async def entitled(
    connection: Connection, community_id: CommunityId, caller: Caller, contribution_id: UUID
) -> AnyRow:
    """A contribution, locked, that this caller may decide about. Raises NotFound, OwnContribution,
    Forbidden."""
    row = await seen(connection, community_id, caller, contribution_id, lock=True)
    if caller.member_id == row.giver_id:
        raise OwnContribution
    if not rule.may_verify(caller, entry_of(row)):
        raise Forbidden
    return row


async def verify(
    connection: Connection,
    community_id: CommunityId,
    caller: Caller,
    contribution_id: UUID,
    *,
    minutes: int | None,
    reason: str | None,
) -> Verdict | Waits:
    """Confirm a contribution and credit it. A queried one takes the minutes decided, and a reason
    where nobody claimed them. The books refuse one's own. Beyond a monthly limit, whoever stated it
    asks a second person."""
    row = None
    if caller.role is not Role.COORDINATOR or minutes is not None:
        row = await entitled(connection, community_id, caller, contribution_id)
        if minutes is not None and row.state == "queried":
            await _decision(
                connection, community_id, caller, contribution_id, minutes=minutes, reason=reason
            )
    done: Verdict | Waits
    if await _beyond_thanks(connection, community_id, caller, [contribution_id]):
        decision = (contribution_id, minutes)
        done = await ask_for_one(connection, community_id, caller, decision)
    else:
        try:
            done = await verify_one(connection, community_id, caller, contribution_id, minutes)
        except InsufficientMinutes as refusal:
            raise as_told(caller, row.receiver_id, refusal) if row else refusal from None
    if reason:
        await statements.add_note(
            connection, community_id, contribution_id, reason, actor_of(caller).id
        )
    return done


async def _beyond_thanks(
    connection: Connection, community_id: CommunityId, caller: Caller, asked: Sequence[UUID]
) -> set[UUID]:
    by = actor_of(caller).id
    return await queries.beyond_thanks(connection, community_id, by, asked)


async def _decision(
    connection: Connection,
    community_id: CommunityId,
    caller: Caller,
    contribution_id: UUID,
    *,
    minutes: int,
    reason: str | None,
) -> None:
    claims = await queries.claims(connection, community_id, [contribution_id])
    if rule.decision_needs_reason(minutes, (c.minutes for c in claims)) and not reason:
        raise ReasonNeeded
    await statements.state(
        connection,
        community_id,
        [Statement(new_id(), contribution_id, Side.DECISION, actor_of(caller).id, minutes)],
    )


async def verify_many(
    connection: Connection,
    community_id: CommunityId,
    caller: Caller,
    decisions: Sequence[tuple[UUID, int | None]],
) -> list[Verdict]:
    """Confirm many at once: a row that a rule refuses stays as it was, all others are credited.
    For what is beyond a monthly limit a second person is asked.
    Minutes that nobody claimed take a reason, and so a request of their own."""
    rows = await queries.entries(connection, community_id, [one for one, _ in decisions])
    beyond = await _beyond_thanks(connection, community_id, caller, [*rows])
    decided = [one for one, minutes in decisions if minutes is not None]
    claimed = await queries.queried(connection, community_id, decided) if decided else {}
    verdicts: dict[UUID, Verdict] = {}
    asked: list[tuple[ContributionId, int | None]] = []
    waits: list[Decision] = []
    for one, minutes in decisions:
        refusal = _may_verify(caller, rows.get(one))
        if refusal is None and minutes not in claimed.get(one, {minutes}):
            refusal = ReasonNeeded()
        if refusal:
            verdicts[one] = Verdict(ContributionId(one), refusal, None, None, 0)
        elif one in beyond:
            waits.append((one, minutes))
        else:
            asked.append((ContributionId(one), minutes))
    for one, refusal in (await ask_for(connection, community_id, caller, waits)).items():
        verdicts[one] = Verdict(ContributionId(one), refusal, None, None, 0)
    by = actor_of(caller)
    for verdict in await posting.verify(connection, community_id, by, asked):
        receiver_id = rows[verdict.contribution_id].receiver_id
        told = verdict.refusal and as_told(caller, receiver_id, verdict.refusal)
        verdicts[verdict.contribution_id] = replace(verdict, refusal=told)
    said = [
        Statement(new_id(), one, Side.DECISION, by.id, minutes)
        for one, minutes in asked
        if minutes is not None and one in claimed and not verdicts[one].refusal
    ]
    await statements.state(connection, community_id, said)
    return [verdicts[one] for one, _ in decisions]


def _may_verify(caller: Caller, entry: Entry | None) -> Refusal | None:
    """Why this caller may not verify such an entry, if that is so."""
    if entry is None or not rule.may_see(caller, entry):
        return NotFound()
    if caller.member_id == entry.giver_id:
        return OwnContribution()
    return None if rule.may_verify(caller, entry) else Forbidden()


async def query(
    connection: Connection,
    community_id: CommunityId,
    caller: Caller,
    contribution_id: UUID,
    note: str,
) -> None:
    """Ask about a contribution: it waits until a person decides."""
    row = await entitled(connection, community_id, caller, contribution_id)
    _still_open(row)
    await statements.set_state(connection, community_id, [contribution_id], "queried")
    await statements.add_note(connection, community_id, contribution_id, note, actor_of(caller).id)


async def decline(
    connection: Connection,
    community_id: CommunityId,
    caller: Caller,
    contribution_id: UUID,
    note: str,
) -> None:
    """Say no to a contribution, with the reason in words."""
    row = await entitled(connection, community_id, caller, contribution_id)
    _still_open(row)
    by = actor_of(caller).id
    await statements.set_state(connection, community_id, [contribution_id], "declined", by)
    await statements.add_note(connection, community_id, contribution_id, note, by)


async def withdraw(
    connection: Connection, community_id: CommunityId, caller: Caller, contribution_id: UUID
) -> None:
    """Its giver, or who helps them, takes a contribution back while nobody has decided it."""
    row = await seen(connection, community_id, caller, contribution_id, lock=True)
    if caller.member_id != row.giver_id and row.giver_id not in caller.helps:
        raise Forbidden
    _still_open(row)
    by = actor_of(caller).id
    await statements.set_state(connection, community_id, [contribution_id], "withdrawn", by)


def _still_open(row: AnyRow) -> None:
    if row.state not in ("logged", "queried"):
        raise AlreadyDecided


async def separate(
    connection: Connection, community_id: CommunityId, caller: Caller, contribution_id: UUID
) -> None:
    """Somebody entitled to verify it says that it is not the same time as the other."""
    row = await entitled(connection, community_id, caller, contribution_id)
    _still_open(row)
    others = await queries.like(connection, community_id, [entry_of(row)])
    if not any(o.id != row.id and rule.overlaps(entry_of(row), o.entry) for o in others):
        raise NotLikeAnother
    await statements.set_separate(connection, community_id, [contribution_id], actor_of(caller).id)


async def stays(
    connection: Connection,
    community_id: CommunityId,
    caller: Caller,
    contribution_id: UUID,
    note: str | None,
) -> None:
    """Answer the open question beside a credited contribution: it stays as it is."""
    row = await entitled(connection, community_id, caller, contribution_id)
    if not rule.may_answer(caller, entry_of(row)):
        raise Forbidden
    claims = await queries.claims(connection, community_id, [contribution_id])
    if row.state != "verified" or not rule.open_question(
        row.minutes, [(c.side, c.minutes) for c in claims]
    ):
        raise NothingToAnswer
    by = actor_of(caller).id
    await statements.state(
        connection,
        community_id,
        [Statement(new_id(), contribution_id, Side.DECISION, by, row.minutes)],
    )
    if note:
        await statements.add_note(connection, community_id, contribution_id, note, by)

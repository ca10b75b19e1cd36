"""Correcting: what was true takes the place of what was credited, as one act."""

from collections.abc import Mapping
from dataclasses import asdict
from datetime import date
from typing import Any
from uuid import UUID

from timebank.base.actors import Caller
from timebank.base.errors import Forbidden, IdTaken
from timebank.base.ids import CommunityId, ContributionId
from timebank.contributions import community_queries, queries, statements
from timebank.contributions import rules as rule
from timebank.contributions.deciding import entitled
from timebank.contributions.errors import TooLateToCorrect
from timebank.contributions.rules import Entry, Side
from timebank.contributions.service import actor_of, check, entry_of
from timebank.contributions.statements import Logged
from timebank.db.engine import Connection
from timebank.ledger import posting
from timebank.ledger.errors import AlreadyDecided, OwnContribution
from timebank.ledger.posting import Verdict
from timebank.people.going_on import opened_again
from timebank.second_person.rules import Kind, Wish
from timebank.second_person.service import Waits, ask, asked_before


async def correct(
    connection: Connection,
    community_id: CommunityId,
    caller: Caller,
    contribution_id: UUID,
    *,
    told_id: UUID,
    changes: dict[str, Any],
    reason: str,
    note: str | None,
) -> Verdict | Waits:
    """Put a credited contribution right: what was true takes its place, with its own credit.

    By those who may verify it and do not gain by the change; leads and receivers within 31 days.
    Where it differs by more than the community's threshold, it waits for a second person.
    """
    row = await entitled(connection, community_id, caller, contribution_id)
    stood, by = entry_of(row), actor_of(caller).id
    truth = rule.corrected(stood, **changes)
    before = (await queries.stated(connection, community_id, [told_id])).get(told_id)
    if before:
        if (before.entry, before.corrects_id) != (truth, contribution_id):
            raise IdTaken
        return await _as_corrected(connection, community_id, told_id)
    community = await community_queries.rules(connection, community_id)
    if row.state == "verified" and not rule.correction_open(caller, row.decided_at, community.now):
        raise TooLateToCorrect
    _may_correct(caller, truth)

    async def act() -> Verdict:
        return await _put(
            connection,
            community_id,
            caller,
            (contribution_id, stood),
            told_id=told_id,
            truth=truth,
            stated_by=by,
            reason=reason,
        )

    done: Verdict | Waits | None = None
    threshold = community.second_person_reversal_minutes
    if threshold is not None and rule.difference(stood, truth) > threshold:
        wish = _wished(caller, contribution_id, stood, truth, told_id=told_id, reason=reason)
        done = await asked_before(connection, community_id, caller, wish)
        if done:
            return done
        done = await ask(connection, community_id, caller, wish, act)
    done = done or await act()
    if note:
        await statements.add_note(connection, community_id, told_id, note, by)
    return done


def _may_correct(caller: Caller, truth: Entry) -> None:
    if caller.member_id == truth.giver_id:
        raise OwnContribution
    if not rule.may_verify(caller, truth):
        raise Forbidden


async def put_right(
    connection: Connection,
    community_id: CommunityId,
    caller: Caller,
    contribution_id: UUID,
    *,
    told_id: UUID,
    terms: Mapping[str, Any],
    stated_by: UUID,
    reason: str,
) -> None:
    """Correct what two people have spoken for, by the hand of the second: what the first stated,
    as `_terms` wrote it down, takes its place."""
    row = await entitled(connection, community_id, caller, contribution_id)
    truth = entry(terms)
    _may_correct(caller, truth)
    await _put(
        connection,
        community_id,
        caller,
        (contribution_id, entry_of(row)),
        told_id=told_id,
        truth=truth,
        stated_by=stated_by,
        reason=reason,
    )


async def _put(
    connection: Connection,
    community_id: CommunityId,
    caller: Caller,
    wrong: tuple[UUID, Entry],
    *,
    told_id: UUID,
    truth: Entry,
    stated_by: UUID,
    reason: str,
) -> Verdict:
    contribution_id, stood = wrong
    await check(connection, community_id, truth, stood=rule.members_of(stood))
    stated = Logged(told_id, truth, Side.DECISION, stated_by, corrects_id=contribution_id)
    await statements.log(connection, community_id, [stated])
    by, concerned = actor_of(caller), rule.members_of(stood) | rule.members_of(truth)
    async with opened_again(connection, community_id, caller, concerned):
        return await posting.correct(connection, community_id, by, ContributionId(told_id), reason)


def _wished(
    caller: Caller,
    contribution_id: UUID,
    stood: Entry,
    truth: Entry,
    *,
    told_id: UUID,
    reason: str,
) -> Wish:
    sides = rule.members_of(stood) | rule.members_of(truth)
    return Wish(
        Kind.CORRECTION,
        subject_id=contribution_id,
        made_id=told_id,
        minutes=rule.difference(stood, truth),
        reason=reason,
        gainers=tuple(sorted(sides)),
        organisation_id=stood.receiver_id if caller.leads(stood.receiver_id) else None,
        terms=_terms(truth),
    )


def _terms(entry: Entry) -> dict[str, Any]:
    said = {name: value for name, value in asdict(entry).items() if value is not None}
    return {name: said[name] if name == "minutes" else str(said[name]) for name in said}


def entry(terms: Mapping[str, Any]) -> Entry:
    """The entry that a correction's terms stand for, as an approval keeps them."""
    return Entry(
        giver_id=UUID(terms["giver_id"]),
        receiver_type=terms["receiver_type"],
        receiver_id=UUID(terms["receiver_id"]),
        activity_id=UUID(terms["activity_id"]),
        worked_from=date.fromisoformat(terms["worked_from"]),
        worked_on=date.fromisoformat(terms["worked_on"]),
        minutes=terms["minutes"],
        session_id=UUID(terms["session_id"]) if terms.get("session_id") else None,
    )


async def _as_corrected(
    connection: Connection, community_id: CommunityId, told_id: UUID
) -> Verdict:
    """A correction that was made before, as it now is."""
    row = await queries.contribution(connection, community_id, told_id)
    credit = await queries.credit(connection, community_id, told_id)
    if row is None or credit is None:
        raise AlreadyDecided
    return Verdict(
        ContributionId(told_id),
        None,
        row._asdict(),
        credit._asdict(),
        credit.passed_on_minutes,
    )

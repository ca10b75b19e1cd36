"""Asking a second person for thanks beyond a monthly limit; until then the hours are `logged`."""

from collections.abc import Sequence
from itertools import groupby
from typing import Any
from uuid import UUID

from timebank.base.actors import Caller
from timebank.base.errors import Refusal, SecondPersonRequired
from timebank.base.ids import CommunityId, ContributionId, new_id
from timebank.contributions import queries
from timebank.contributions.rules import Entry
from timebank.contributions.service import actor_of
from timebank.db.engine import Connection
from timebank.ledger import posting
from timebank.second_person import queries as second_person
from timebank.second_person.rules import Kind, Wish
from timebank.second_person.service import Waits, tried, write_down

Decision = tuple[UUID, int | None]
"""A contribution, and the minutes decided where two claims stand."""


async def ask_for(
    connection: Connection, community_id: CommunityId, caller: Caller, decisions: Sequence[Decision]
) -> dict[UUID, Refusal]:
    """Ask a second person to confirm these, those of an organisation as one. Why each is not
    credited now: it waits under `about_id`, perhaps since before, or would be refused anyway."""
    if not decisions:
        return {}
    rows = await queries.entries(connection, community_id, [one for one, _ in decisions], lock=True)
    answers: dict[UUID, Refusal] = {**await waiting(connection, community_id, list(rows))}
    left = [decision for decision in decisions if decision[0] not in answers]
    answers |= await _refused(connection, community_id, caller, left)

    def organisation(decision: Decision) -> UUID:
        return rows[decision[0]].receiver_id

    left = sorted((one for one in left if one[0] not in answers), key=organisation)
    for organisation_id, asked in groupby(left, key=organisation):
        wish = _wished(organisation_id, list(asked), rows)
        waits = await write_down(connection, community_id, caller, wish)
        answers |= {UUID(c["id"]): _waits_in(waits.row.id) for c in wish.terms["contributions"]}
    return answers


async def ask_for_one(
    connection: Connection, community_id: CommunityId, caller: Caller, decision: Decision
) -> Waits:
    """The same for one; raises what it would be refused for anyway."""
    answer = (await ask_for(connection, community_id, caller, [decision]))[decision[0]]
    if not isinstance(answer, SecondPersonRequired):
        raise answer
    row = await second_person.by_id(connection, community_id, UUID(str(answer.facts["about_id"])))
    if row is None:
        raise LookupError("what was asked for a moment ago is not there")
    return Waits(row)


async def waiting(
    connection: Connection, community_id: CommunityId, contribution_ids: Sequence[UUID]
) -> dict[UUID, SecondPersonRequired]:
    """Those of these that wait for a second person, and in which approval."""
    found = await second_person.covering(connection, community_id, contribution_ids)
    return {one: _waits_in(approval_id) for one, approval_id in found.items()}


def _waits_in(approval_id: UUID) -> SecondPersonRequired:
    return SecondPersonRequired(about_id=str(approval_id))


async def _refused(
    connection: Connection, community_id: CommunityId, caller: Caller, decisions: Sequence[Decision]
) -> dict[UUID, Refusal]:
    """What the books would refuse, found by trying."""
    if not decisions:
        return {}
    by, asked = actor_of(caller), [(ContributionId(one), minutes) for one, minutes in decisions]
    verdicts = await tried(connection, lambda: posting.verify(connection, community_id, by, asked))
    return {v.contribution_id: v.refusal for v in verdicts if v.refusal}


def _wished(organisation_id: UUID, asked: list[Decision], rows: dict[UUID, Entry]) -> Wish:
    terms: list[dict[str, Any]] = [{"id": str(one), "minutes": minutes} for one, minutes in asked]
    approval_id = new_id()
    return Wish(
        Kind.THANKS,
        subject_id=approval_id,
        made_id=approval_id,
        minutes=sum(minutes or rows[one].minutes for one, minutes in asked),
        reason=None,
        gainers=tuple(sorted({rows[one].giver_id for one, _ in asked})),
        organisation_id=organisation_id,
        terms={"contributions": terms},
    )

"""What the sides of an exchange say: taken down without deciding, and posted where they agree."""

from collections.abc import Collection, Iterable, Sequence
from dataclasses import dataclass
from itertools import groupby
from uuid import UUID

from timebank.base.ids import AccountId, CommunityId, ContributionId, new_id
from timebank.contributions import queries, statements
from timebank.contributions import rules as rule
from timebank.contributions.rules import Entry, Side, Standing
from timebank.contributions.service import check, longest_minutes
from timebank.contributions.statements import Logged, Statement
from timebank.db.engine import Connection
from timebank.ledger import bulk, posting
from timebank.ledger.errors import AlreadyDecided, TooManyMinutes
from timebank.ledger.posting import Actor, ActorKind, Verdict


@dataclass(frozen=True)
class Word:
    """What one side says of the time that one gave another, and who says it for them."""

    entry: Entry
    side: Side
    by: UUID


async def speak(
    connection: Connection,
    community_id: CommunityId,
    word: Word,
    *,
    contribution_id: UUID | None,
    of_others: Collection[UUID],
) -> UUID:
    """Take a side's word down: on its contribution, on one of the same day that stands already and
    belongs to no other exchange (`of_others`), or as a new one that waits. Said twice, once. Nobody
    is credited by it."""
    if contribution_id is None:
        await check(connection, community_id, word.entry)
        standing = [
            one
            for one in await queries.like(connection, community_id, [word.entry])
            if rule.overlaps(word.entry, one.entry)
        ]
        contribution_id = _same_day(word.entry, standing, of_others)
        if contribution_id is None:
            return await _begin(connection, community_id, word, standing)
    await _say(connection, community_id, word, contribution_id)
    return contribution_id


def _same_day(
    entry: Entry, standing: Iterable[Standing], of_others: Collection[UUID]
) -> UUID | None:
    """The contribution of exactly the same days that somebody stated by hand."""
    for one in standing:
        if one.state != "historic" and one.id not in of_others and one.entry.same_days(entry):
            return one.id
    return None


async def _begin(
    connection: Connection, community_id: CommunityId, word: Word, standing: Sequence[Standing]
) -> UUID:
    made_id = new_id()
    looks_like = standing[0].id if standing else None
    begun = Logged(made_id, word.entry, word.side, word.by, looks_like_id=looks_like)
    await statements.log(connection, community_id, [begun])
    return made_id


async def _say(
    connection: Connection, community_id: CommunityId, word: Word, contribution_id: UUID
) -> None:
    row = await queries.contribution(connection, community_id, contribution_id, lock=True)
    if row is None or row.state not in ("logged", "queried", "verified"):
        raise AlreadyDecided
    if word.entry.minutes > longest_minutes(row.worked_from, row.worked_on):
        raise TooManyMinutes
    claims = await queries.claims(connection, community_id, [contribution_id])
    said = [claim.minutes for claim in claims if claim.side == word.side]
    if said[-1:] != [word.entry.minutes]:
        told = Statement(new_id(), contribution_id, word.side, word.by, word.entry.minutes)
        await statements.state(connection, community_id, [told])


async def ask(
    connection: Connection,
    community_id: CommunityId,
    contribution_ids: Sequence[UUID],
    words: str,
    by: UUID,
) -> None:
    """A side asks about open hours, in words: they wait until a person decides."""
    await statements.set_state(connection, community_id, contribution_ids, "queried")
    for one in contribution_ids:
        await statements.add_note(connection, community_id, one, words, by)


async def post(
    connection: Connection,
    community_id: CommunityId,
    contribution_ids: Sequence[UUID],
    account_ids: Sequence[AccountId],
) -> list[Verdict]:
    """Credit hours on which both sides agree, each by the word of whoever spoke for its receiver,
    whoever spoke last. `account_ids`: all that this moves minutes of, locked at once, so that
    neither this nor anybody else is stopped half way."""
    open_ones = await queries.queried(connection, community_id, contribution_ids)
    latest: dict[UUID, tuple[UUID, int]] = {}
    for claim in await queries.claims(connection, community_id, contribution_ids):
        if claim.side == Side.RECEIVER:
            latest[claim.contribution_id] = (claim.stated_by, claim.minutes)

    def speaker(contribution_id: UUID) -> UUID:
        return latest[contribution_id][0]

    await bulk.lock_accounts(connection, community_id, account_ids)
    verdicts: list[Verdict] = []
    for by, asked in groupby(sorted(contribution_ids, key=speaker), key=speaker):
        decisions = [
            (ContributionId(one), latest[one][1] if one in open_ones else None) for one in asked
        ]
        actor = Actor(ActorKind.MEMBER, by)
        verdicts += await posting.verify(connection, community_id, actor, decisions)
    return verdicts


async def take_back(
    connection: Connection, community_id: CommunityId, contribution_id: UUID, by: UUID
) -> None:
    """A side takes its own word back, to which nobody has said anything."""
    await statements.set_state(connection, community_id, [contribution_id], "withdrawn", by)

"""Stating, confirming, asking about and putting right one contribution."""

from collections.abc import Collection, Mapping
from dataclasses import dataclass
from datetime import date
from uuid import UUID

from timebank.base.actors import Caller, Role
from timebank.base.errors import (
    FieldError,
    Forbidden,
    IdTaken,
    NotFound,
    Refusal,
    ValidationFailed,
)
from timebank.base.ids import CommunityId, ContributionId, MemberId
from timebank.base.text import other_words
from timebank.contributions import by_rule_queries, community_queries, queries, statements
from timebank.contributions import rules as rule
from timebank.contributions.errors import DoesNotThank, ReceiverLacksMinutes, Under18Here
from timebank.contributions.rules import Course, Entry, Side, Way
from timebank.contributions.statements import Logged, Statement
from timebank.db.engine import AnyRow, Connection
from timebank.ledger import posting
from timebank.ledger.errors import (
    AlreadyDecided,
    InsufficientMinutes,
    SafeguardingRequired,
    TooManyMinutes,
    WorkedInFuture,
)
from timebank.ledger.posting import Actor, ActorKind, Verdict


@dataclass(frozen=True)
class Told:
    """A statement as it was sent, with the id that its sender gave it."""

    id: UUID
    entry: Entry
    note: str | None = None
    external_ref: str | None = None
    by_number: frozenset[str] = frozenset()
    """Where a side was named by the number on a card."""


def actor_of(caller: Caller) -> Actor:
    """By whose hand the caller acts: the member's whom the token names, or that of an app which is
    bound to an organisation. Nobody else decides."""
    if caller.member_id is not None:
        return Actor(ActorKind.MEMBER, caller.member_id)
    if caller.client_id is not None and caller.organisation_ids:
        return Actor(ActorKind.CLIENT, caller.client_id)
    raise Forbidden


async def log(
    connection: Connection, community_id: CommunityId, caller: Caller, told: Told
) -> tuple[UUID, Verdict | None]:
    """Take a statement down: as a contribution of its own, as the other side's word on one that
    stands, or as a second entry that waits beside it. An exchange that its receiver states is
    verified by that word, unless its giver lacks a measure. The contribution's id, and what became
    of its credit if it was tried."""
    before = await queries.stated(connection, community_id, [told.id])
    side = rule.side_of(caller, told.entry)
    if before:
        _same_again(before[told.id], told, caller, side)
        contribution_id = before[told.id].contribution_id
        if told.note:
            notes = await queries.notes(connection, community_id, contribution_id)
            kept = [note.words for note in notes if note.written_by == actor_of(caller).id]
            if other_words(told.note, kept):
                raise IdTaken
        return contribution_id, None
    if side is None:
        raise Forbidden
    if not rule.may_see(caller, told.entry):
        raise ValidationFailed((_nobody(caller, told),))
    await check(connection, community_id, told.entry)
    others = [
        o
        for o in await queries.like(connection, community_id, [told.entry])
        if rule.overlaps(told.entry, o.entry)
    ]
    course = rule.course_of(told.entry, side, others)
    if course.way is Way.CLAIM and course.beside:
        contribution_id = course.beside.id
        row = await seen(connection, community_id, caller, contribution_id, lock=True)
        said = Statement(told.id, contribution_id, side, actor_of(caller).id, told.entry.minutes)
        verdict = await _state(connection, community_id, caller, row, said)
    else:
        contribution_id = told.id
        verdict = await _log_new(connection, community_id, caller, told, side=side, course=course)
    if told.note:
        await statements.add_note(
            connection, community_id, contribution_id, told.note, actor_of(caller).id
        )
    return contribution_id, verdict


def _nobody(caller: Caller, told: Told) -> FieldError:
    """What is said of a side whom the caller is never to meet: that it is nobody."""
    gave = told.entry.giver_id in caller.kept_from
    numbered = rule.GIVER_NUMBER if gave else rule.RECEIVER_NUMBER
    if numbered in told.by_number:
        return FieldError(numbered, "no_such_number")
    if gave:
        return FieldError("/giver_id", "no_such_member")
    return FieldError("/receiver", "no_such_receiver")


def _same_again(before: queries.Said, told: Told, caller: Caller, side: Side | None) -> None:
    """Raises IdTaken for other content. A reference is kept with the contribution that it began."""
    if (before.entry, before.side) != (told.entry, side) or before.entry.other_session(told.entry):
        raise IdTaken
    began, own = before.contribution_id == told.id, before.external_ref_keeper == caller.keeper_id
    if began and told.external_ref != (before.external_ref if own else None):
        raise IdTaken


async def _log_new(
    connection: Connection,
    community_id: CommunityId,
    caller: Caller,
    told: Told,
    *,
    side: Side,
    course: Course,
) -> Verdict | None:
    await statements.log(
        connection,
        community_id,
        [
            Logged(
                id=told.id,
                entry=told.entry,
                side=side,
                stated_by=actor_of(caller).id,
                looks_like_id=course.beside.id if course.beside else None,
                external_ref=told.external_ref,
                external_ref_keeper=caller.keeper_id if told.external_ref else None,
            )
        ],
    )
    if course.way is Way.NEW and side is Side.RECEIVER and told.entry.receiver_type == "member":
        return await _by_word(
            connection,
            community_id,
            caller,
            told.id,
            by=actor_of(caller),
            receiver_id=told.entry.receiver_id,
        )
    return None


async def by_number(
    connection: Connection, community_id: CommunityId, named: Mapping[str, str]
) -> dict[str, MemberId]:
    """Members by the numbers on their cards, by the places of the request where these stand.
    Raises ValidationFailed for a number that is nobody's."""
    if not named:
        return {}
    known = await community_queries.members_by_number(connection, community_id, set(named.values()))
    unknown = [place for place, number in named.items() if number not in known]
    if unknown:
        raise ValidationFailed(tuple(FieldError(place, "no_such_number") for place in unknown))
    return {place: MemberId(known[number]) for place, number in named.items()}


async def check(
    connection: Connection, community_id: CommunityId, entry: Entry, *, stood: Collection[UUID] = ()
) -> None:
    """Raises what is wrong with an entry before the books look at it. `stood`: as for `parties`."""
    problems = []
    rules = await community_queries.rules(connection, community_id)
    if entry.worked_on > rules.today:
        raise WorkedInFuture
    if rule.long_ago(entry.worked_from, rules.today):
        problems.append(FieldError("/worked_on", "worked_long_ago"))
    if entry.giver_id == entry.receiver_id:
        problems.append(FieldError("/receiver", "receiver_is_giver"))
    parties = await community_queries.parties(connection, community_id, entry, stood=stood)
    problems += rule.party_faults(parties)
    problems += await session_faults(connection, community_id, entry)
    longest = longest_minutes(entry.worked_from, entry.worked_on)
    if entry.minutes > longest:
        problems.append(FieldError("/minutes", "too_many_for_days", {"longest_minutes": longest}))
    if problems:
        raise ValidationFailed(tuple(problems))
    if parties.receiver is False:
        raise DoesNotThank
    if parties.under_18 and not parties.may_thank_under_18s:
        raise Under18Here


async def session_faults(
    connection: Connection, community_id: CommunityId, entry: Entry
) -> list[FieldError]:
    """Whether an entry names a session that it cannot have been given at."""
    if entry.session_id is None:
        return []
    held = await community_queries.held_session(connection, community_id, entry)
    return [] if held else [FieldError("/session_id", "another_session")]


def longest_minutes(worked_from: date, worked_on: date) -> int:
    """The most minutes that fit in these days (domain.md, rule 1)."""
    return 1440 * ((worked_on - worked_from).days + 1)


async def seen(
    connection: Connection,
    community_id: CommunityId,
    caller: Caller,
    contribution_id: UUID,
    *,
    lock: bool = False,
) -> AnyRow:
    """A contribution that this caller may know of; raises NotFound for any other."""
    row = await queries.contribution(connection, community_id, contribution_id, lock=lock)
    if row is None or not rule.may_see(caller, entry_of(row)):
        raise NotFound
    return row


def entry_of(row: AnyRow) -> Entry:
    """A contribution's entry as it stands."""
    return Entry(
        giver_id=row.giver_id,
        receiver_type=row.receiver_type,
        receiver_id=row.receiver_id,
        activity_id=row.activity_id,
        worked_from=row.worked_from,
        worked_on=row.worked_on,
        session_id=row.session_id,
        minutes=row.minutes,
    )


async def verify_one(
    connection: Connection,
    community_id: CommunityId,
    caller: Caller,
    contribution_id: UUID,
    minutes: int | None,
) -> Verdict:
    verdicts = await posting.verify(
        connection, community_id, actor_of(caller), [(ContributionId(contribution_id), minutes)]
    )
    if verdicts[0].refusal:
        raise verdicts[0].refusal
    return verdicts[0]


async def claim(
    connection: Connection,
    community_id: CommunityId,
    caller: Caller,
    contribution_id: UUID,
    *,
    claim_id: UUID,
    minutes: int,
    note: str | None = None,
) -> Verdict | None:
    """The other side's statement. On an open contribution the same minutes agree (an exchange is
    then verified by its receiver's word), others make it `queried`. On a credited one it is kept
    beside it, and other minutes are an open question."""
    row = await seen(connection, community_id, caller, contribution_id, lock=True)
    entry = entry_of(row)
    side = rule.side_of(caller, entry)
    if side is None or (
        caller.role is Role.COORDINATOR
        and caller.member_id != entry.giver_id
        and entry.giver_id not in caller.helps
        and not rule.speaks_for_receiver(caller, entry)
    ):
        raise Forbidden
    if minutes > longest_minutes(entry.worked_from, entry.worked_on):
        raise TooManyMinutes
    before = (await queries.stated(connection, community_id, [claim_id])).get(claim_id)
    if before:
        stood = (before.contribution_id, before.side, before.entry.minutes)
        if stood != (contribution_id, side, minutes):
            raise IdTaken
        return None
    by = actor_of(caller).id
    if note:
        await statements.add_note(connection, community_id, contribution_id, note, by)
    said = Statement(claim_id, contribution_id, side, by, minutes)
    return await _state(connection, community_id, caller, row, said)


async def _state(
    connection: Connection, community_id: CommunityId, caller: Caller, row: AnyRow, said: Statement
) -> Verdict | None:
    """Write a claim down beside a locked contribution, and do what it does to an open one."""
    if row.state not in ("logged", "queried", "verified"):
        raise AlreadyDecided
    await statements.state(connection, community_id, [said])
    if row.state == "verified":
        return None
    return await _weigh(connection, community_id, caller, row, said.minutes)


async def _weigh(
    connection: Connection, community_id: CommunityId, caller: Caller, row: AnyRow, minutes: int
) -> Verdict | None:
    """What a claim does to an open contribution. Where its minutes differ, the books have made it
    `queried` with the claim (claim_differs.sql). Where both sides agree, whoever spoke for the
    receiver confirms it, whoever spoke last: the receiver, or their helper."""
    claims = await queries.claims(connection, community_id, [row.id])
    latest = {c.side: c.minutes for c in claims}
    if latest.get(Side.GIVER) != latest.get(Side.RECEIVER):
        return None
    if row.receiver_type != "member":
        return await _by_rule(connection, community_id, row)
    by = next(c.stated_by for c in reversed(claims) if c.side == Side.RECEIVER)
    decided = minutes if row.state == "queried" else None
    return await _by_word(
        connection,
        community_id,
        caller,
        row.id,
        by=Actor(ActorKind.MEMBER, by),
        receiver_id=row.receiver_id,
        minutes=decided,
    )


def as_told(caller: Caller, receiver_id: UUID, refusal: Refusal) -> Refusal:
    """What a caller is told of a refusal by the books: how many minutes a receiver has is for
    whoever may read their account."""
    if isinstance(refusal, InsufficientMinutes) and not caller.reads_account(receiver_id):
        return ReceiverLacksMinutes(about_id=str(receiver_id))
    return refusal


async def _by_rule(
    connection: Connection, community_id: CommunityId, row: AnyRow
) -> Verdict | None:
    """Confirm plain hours on which both sides agree, where the community has switched that on. What
    is not plain, the books refuse, and it waits for a person."""
    rule_id = await by_rule_queries.switched_on(connection, community_id)
    if rule_id is None or row.state != "logged":
        return None
    asked = [(ContributionId(row.id), None)]
    by = Actor(ActorKind.RULE, rule_id)
    (verdict,) = await posting.verify(connection, community_id, by, asked)
    return None if verdict.refusal else verdict


async def _by_word(
    connection: Connection,
    community_id: CommunityId,
    caller: Caller,
    contribution_id: UUID,
    *,
    by: Actor,
    receiver_id: UUID,
    minutes: int | None = None,
) -> Verdict | None:
    """Confirm an exchange by its receiver's word. Where the giver lacks a measure that word is
    kept, and the hours wait for a coordinator: time given is recorded all the same."""
    asked = [(ContributionId(contribution_id), minutes)]
    (verdict,) = await posting.verify(connection, community_id, by, asked)
    if isinstance(verdict.refusal, SafeguardingRequired):
        return None
    if verdict.refusal:
        raise as_told(caller, receiver_id, verdict.refusal)
    return verdict

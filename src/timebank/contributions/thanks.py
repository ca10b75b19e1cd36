"""Thanks: a lead's statement for many people at once.

The lead's word is the confirmation: contributions are made, verified and credited in one step, with
one answer a row. What a rule refuses stays `logged` with the reason.
"""

from collections import Counter, defaultdict
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from datetime import date
from uuid import UUID

from timebank.base.actors import Caller, Role
from timebank.base.errors import (
    FieldError,
    Forbidden,
    IdTaken,
    NotFound,
    Refusal,
    SecondPersonRequired,
    ValidationFailed,
)
from timebank.base.ids import CommunityId, ContributionId
from timebank.contributions import community_queries, queries, statements
from timebank.contributions import rules as rule
from timebank.contributions.asking import ask_for, waiting
from timebank.contributions.errors import DoesNotThank
from timebank.contributions.rules import Course, Entry, Side, Standing, Way
from timebank.contributions.service import actor_of, longest_minutes, session_faults
from timebank.contributions.statements import Logged, Statement
from timebank.db.engine import AnyRow, Connection
from timebank.ledger import posting
from timebank.ledger.errors import (
    AlreadyDecided,
    LooksLikeSameTime,
    OwnContribution,
    SafeguardingRequired,
    WorkedInFuture,
)
from timebank.ledger.posting import Verdict


@dataclass(frozen=True)
class Line:
    """One person and the minutes they gave. `id` is the sender's own for this entry."""

    id: UUID
    member_id: UUID
    minutes: int


@dataclass(frozen=True)
class Thanks:
    """What a lead thanks for: one activity of one organisation on a day, in a month's period, or at
    a session. `organisation_id` None is the community itself, for whose hours a coordinator
    thanks."""

    organisation_id: UUID | None
    activity_id: UUID
    worked_from: date
    worked_on: date
    lines: Sequence[Line]
    session_id: UUID | None = None
    import_row_ids: dict[UUID, UUID] = field(default_factory=dict)


@dataclass
class Outcome:
    """What became of one line. Without a refusal and with a verdict it is credited; without both it
    was credited before, and `question` says whether it was with other minutes. What was sent before
    has no second effect: it stands as it stands."""

    line: Line
    contribution_id: UUID
    refusal: Refusal | None = None
    verdict: Verdict | None = None
    sent_before: bool = False
    credited_before: bool = False
    question: bool = False


async def thank(
    connection: Connection, community_id: CommunityId, caller: Caller, thanks: Thanks
) -> list[Outcome]:
    """Thank people; the outcomes in the order of the lines. All in the caller's transaction."""
    rules = await community_queries.rules(connection, community_id)
    if not caller.leads(thanks.organisation_id) and caller.role is not Role.COORDINATOR:
        raise NotFound
    if rules.thanked_by == "coordinators" and caller.role is not Role.COORDINATOR:
        raise Forbidden
    await _check(connection, community_id, thanks, rules)
    entries = [_entry(community_id, thanks, line) for line in thanks.lines]
    before = await queries.stated(connection, community_id, [line.id for line in thanks.lines])
    standing = defaultdict(list)
    for other in await queries.like(connection, community_id, entries):
        standing[other.entry.giver_id].append(other)
    outcomes = [
        _place(caller, line, entry, before, standing[entry.giver_id])
        for line, entry in zip(thanks.lines, entries, strict=True)
    ]
    await _limit(connection, community_id, caller, thanks, rules=rules, placed=outcomes)
    await _write(connection, community_id, caller, thanks, outcomes)
    await _ask(connection, community_id, caller, outcomes)
    return [placed.outcome for placed in outcomes]


@dataclass
class _Placed:
    outcome: Outcome
    entry: Entry
    course: Course | None


def _place(
    caller: Caller,
    line: Line,
    entry: Entry,
    before: dict[UUID, queries.Said],
    standing: Sequence[Standing],
) -> _Placed:
    """Where one line belongs: sent before, another side's word, a second entry, or new."""
    outcome = Outcome(line, line.id)
    if line.id in before:
        said = before[line.id]
        outcome.contribution_id = said.contribution_id
        outcome.sent_before = True
        outcome.credited_before = said.state == "verified"
        outcome.refusal = _why_not_credited(caller, entry, said)
        return _Placed(outcome, entry, None)
    others = [o for o in standing if rule.overlaps(entry, o.entry)]
    course = rule.course_of(entry, Side.RECEIVER, others)
    if course.way is Way.CLAIM and course.beside:
        outcome.contribution_id = course.beside.id
        if not course.beside.open:
            outcome.credited_before = True
            outcome.question = course.beside.entry.minutes != line.minutes
    elif course.way is Way.LINKED and course.beside:
        outcome.refusal = LooksLikeSameTime(about_id=str(course.beside.id))
    if caller.member_id == entry.giver_id:
        outcome.refusal = OwnContribution()
    return _Placed(outcome, entry, course)


def _why_not_credited(caller: Caller, entry: Entry, said: queries.Said) -> Refusal | None:
    """Why a line that was sent before is not credited, as far as it can still be told."""
    if (said.entry, said.side) != (entry, Side.RECEIVER) or said.entry.other_session(entry):
        return IdTaken()
    if said.state == "verified":
        return None
    if said.state not in ("logged", "queried"):
        return AlreadyDecided()
    if caller.member_id == entry.giver_id:
        return OwnContribution()
    return _why_it_waits(caller, said)


def _why_it_waits(caller: Caller, said: queries.Said) -> Refusal:
    if said.looks_like_id:
        return LooksLikeSameTime(about_id=str(said.looks_like_id))
    if said.lacking and caller.role is not Role.COORDINATOR:
        return SafeguardingRequired(measure=said.lacking[0])
    return SecondPersonRequired()


async def _check(
    connection: Connection, community_id: CommunityId, thanks: Thanks, rules: AnyRow
) -> None:
    """Raises what is wrong with the request before anything is written."""
    if thanks.worked_on > rules.today:
        raise WorkedInFuture
    problems = []
    if rule.long_ago(thanks.worked_from, rules.today):
        problems.append(FieldError("/worked_on", "worked_long_ago"))
    entry = _entry(community_id, thanks, thanks.lines[0])
    parties = await community_queries.parties(connection, community_id, entry)
    if parties.receiver is None:
        problems.append(FieldError("/organisation_id", "no_such_receiver"))
    if not parties.activity:
        problems.append(FieldError("/activity_id", "no_such_activity"))
    problems += await session_faults(connection, community_id, entry)
    here = await community_queries.members_here(
        connection, community_id, (x.member_id for x in thanks.lines)
    )
    problems += _line_problems(thanks, here, children=parties.may_thank_under_18s)
    if problems:
        raise ValidationFailed(tuple(problems))
    if parties.receiver is False:
        raise DoesNotThank


def _line_problems(
    thanks: Thanks, here: Mapping[UUID, bool], *, children: bool
) -> Iterator[FieldError]:
    longest = longest_minutes(thanks.worked_from, thanks.worked_on)
    named = Counter(line.member_id for line in thanks.lines)
    ids = Counter(line.id for line in thanks.lines)
    for i, line in enumerate(thanks.lines):
        if line.member_id not in here:
            yield FieldError(f"/lines/{i}/member_id", "no_such_member")
        elif here[line.member_id] and not children:
            yield FieldError(f"/lines/{i}/member_id", "under_18_here")
        if named[line.member_id] > 1:
            yield FieldError(f"/lines/{i}/member_id", "thanked_twice")
        if ids[line.id] > 1:
            yield FieldError(f"/lines/{i}/id", "id_used_twice")
        if line.minutes > longest:
            yield FieldError(
                f"/lines/{i}/minutes", "too_many_for_days", {"longest_minutes": longest}
            )


def _entry(community_id: CommunityId, thanks: Thanks, line: Line) -> Entry:
    return Entry(
        giver_id=line.member_id,
        receiver_type="organisation" if thanks.organisation_id else "community",
        receiver_id=thanks.organisation_id or community_id,
        activity_id=thanks.activity_id,
        worked_from=thanks.worked_from,
        worked_on=thanks.worked_on,
        minutes=line.minutes,
        session_id=thanks.session_id,
    )


async def _limit(
    connection: Connection,
    community_id: CommunityId,
    caller: Caller,
    thanks: Thanks,
    *,
    rules: AnyRow,
    placed: Sequence[_Placed],
) -> None:
    """Beyond a soft monthly limit a second person says yes: those lines stay logged."""
    organisation_limit = rules.organisation_thanks_monthly_minutes
    person_limit = rules.person_thanks_monthly_minutes
    no_limit = organisation_limit is None and person_limit is None
    if no_limit or thanks.organisation_id is None:
        return
    await community_queries.thanks_in_turn(connection, community_id)
    by = actor_of(caller).id
    already = await community_queries.thanked_this_month(
        connection, community_id, by, thanks.organisation_id
    )
    for limit, spent in zip((organisation_limit, person_limit), already, strict=True):
        asked = [p for p in placed if _to_credit(p)]
        minutes = [p.outcome.line.minutes for p in asked]
        for one, fits in zip(asked, rule.within_limit(minutes, spent, limit), strict=True):
            if not fits:
                one.outcome.refusal = SecondPersonRequired()


async def left_this_month(
    connection: Connection, community_id: CommunityId, caller: Caller, organisation_id: UUID
) -> tuple[int | None, int | None]:
    """The minutes that may still be thanked for this month before a second person is asked: for the
    organisation, and by the caller; None: any. Raises NotFound for an organisation that the caller
    does not thank for."""
    leads = caller.leads(organisation_id) or caller.role is Role.COORDINATOR
    if not leads or not await community_queries.thanks(connection, community_id, organisation_id):
        raise NotFound
    rules = await community_queries.rules(connection, community_id)
    already = await community_queries.thanked_this_month(
        connection, community_id, actor_of(caller).id, organisation_id
    )
    limits = rules.organisation_thanks_monthly_minutes, rules.person_thanks_monthly_minutes
    of_organisation, of_person = (
        None if limit is None else max(0, limit - spent)
        for limit, spent in zip(limits, already, strict=True)
    )
    return of_organisation, of_person


def _to_credit(placed: _Placed) -> bool:
    outcome = placed.outcome
    return not (outcome.refusal or outcome.sent_before or outcome.credited_before)


async def _write(
    connection: Connection,
    community_id: CommunityId,
    caller: Caller,
    thanks: Thanks,
    placed: Sequence[_Placed],
) -> None:
    """Contributions and claims down, then one posting for all that is to be credited."""
    by = actor_of(caller)
    claims = [p for p in placed if p.course and p.course.way is Way.CLAIM]
    new = [p for p in placed if p.course and p.course.way is not Way.CLAIM]
    if new:
        await statements.log(
            connection, community_id, [_logged(p, by.id, thanks.import_row_ids) for p in new]
        )
    if claims:
        await statements.state(
            connection,
            community_id,
            [
                Statement(
                    p.outcome.line.id,
                    p.outcome.contribution_id,
                    Side.RECEIVER,
                    by.id,
                    p.outcome.line.minutes,
                )
                for p in claims
            ],
        )
    asked = [p for p in placed if _to_credit(p)]
    if not asked:
        return
    verdicts = await posting.verify(
        connection,
        community_id,
        by,
        [(ContributionId(p.outcome.contribution_id), _decided_minutes(p)) for p in asked],
    )
    for one, verdict in zip(asked, verdicts, strict=True):
        one.outcome.verdict = verdict
        one.outcome.refusal = verdict.refusal


async def _ask(
    connection: Connection, community_id: CommunityId, caller: Caller, placed: Sequence[_Placed]
) -> None:
    """A second person is asked for what is beyond a limit; what was sent before waits as it did."""
    beyond = [p for p in placed if isinstance(p.outcome.refusal, SecondPersonRequired)]
    before = [p.outcome.contribution_id for p in beyond if p.outcome.sent_before]
    asked = [
        (p.outcome.contribution_id, _decided_minutes(p))
        for p in beyond
        if not p.outcome.sent_before
    ]
    answers: dict[UUID, Refusal] = {}
    if before:
        answers |= await waiting(connection, community_id, before)
    answers |= await ask_for(connection, community_id, caller, asked)
    for one in beyond:
        one.outcome.refusal = answers.get(one.outcome.contribution_id, one.outcome.refusal)


def _differs(placed: _Placed) -> bool:
    """Whether the lead's minutes are others than those of an entry that still waits."""
    beside = placed.course.beside if placed.course else None
    return (
        beside is not None
        and beside.open
        and beside.state == "logged"
        and beside.entry.minutes != placed.outcome.line.minutes
    )


def _decided_minutes(placed: _Placed) -> int | None:
    """The lead's minutes where two claims stand; None where there is one."""
    beside = placed.course.beside if placed.course else None
    claim = placed.course is not None and placed.course.way is Way.CLAIM
    if claim and beside and (beside.state == "queried" or _differs(placed)):
        return placed.outcome.line.minutes
    return None


def _logged(placed: _Placed, by: UUID, import_row_ids: dict[UUID, UUID]) -> Logged:
    beside = placed.course.beside if placed.course else None
    return Logged(
        id=placed.outcome.line.id,
        entry=placed.entry,
        side=Side.RECEIVER,
        stated_by=by,
        looks_like_id=beside.id if beside else None,
        import_row_id=import_row_ids.get(placed.outcome.line.id),
    )

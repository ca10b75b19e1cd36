"""Stating how long it took, confirming it, and saying that it was otherwise. What both sides say
alike is posted by the books at once; what they say differently waits there for a person."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date
from uuid import UUID

from timebank.base.actors import Caller
from timebank.base.errors import FieldError, ValidationFailed
from timebank.base.ids import CommunityId
from timebank.contributions import sides
from timebank.contributions.rules import Entry, Side
from timebank.contributions.service import as_told
from timebank.contributions.sides import Word
from timebank.db.engine import Connection
from timebank.exchanges import queries, rules
from timebank.exchanges.errors import (
    DaysDiffer,
    ExchangeOver,
    NothingToConfirm,
)
from timebank.exchanges.queries import NOW, Told
from timebank.exchanges.rules import Pair, Person, State
from timebank.exchanges.service import actor_of, seen
from timebank.exchanges.splitting import shares
from timebank.ledger.errors import SafeguardingRequired
from timebank.ledger.posting import Verdict


@dataclass(frozen=True)
class Done:
    """What one side says of it. A giver says how long they gave in all; a receiver how long each
    giver did, or one of them (`giver_id`). `worked_on` is the planned day unless it is said."""

    member_id: UUID | None
    minutes: int
    worked_on: date | None = None
    giver_id: UUID | None = None


async def done(
    connection: Connection, community_id: CommunityId, caller: Caller, exchange_id: UUID, said: Done
) -> None:
    """One side states minutes and the day; stated anew, it is what they say now."""
    by = actor_of(caller)
    told = await seen(connection, community_id, caller, exchange_id, lock=True)
    person = rules.spoken_for(caller, told.whole.people, said.member_id)
    rules.check_after(told.whole.state)
    if person.out:
        raise ExchangeOver
    told = await _begun(connection, community_id, caller, told)
    pairs = _undecided(told, person)
    await _state(connection, community_id, told, person, said, pairs=pairs, by=by)
    await _spoken(connection, community_id, caller, told, person)


async def confirm(
    connection: Connection,
    community_id: CommunityId,
    caller: Caller,
    exchange_id: UUID,
    member_id: UUID | None,
) -> None:
    """Yes, that is right: one side says what the other said."""
    by = actor_of(caller)
    told = await seen(connection, community_id, caller, exchange_id, lock=True)
    person = rules.spoken_for(caller, told.whole.people, member_id)
    rules.check_after(told.whole.state)
    pairs = rules.to_confirm(told.whole, person)
    if not pairs and not rules.agreed_pairs(told.whole):
        raise NothingToConfirm
    for pair in pairs:
        minutes = pair.minutes(rules.other(person.side)) or 0
        await _say(connection, community_id, told, pair, _Word(person, minutes, by))
    await _spoken(connection, community_id, caller, told, person)


async def dispute(
    connection: Connection,
    community_id: CommunityId,
    caller: Caller,
    exchange_id: UUID,
    *,
    member_id: UUID | None,
    minutes: int | None,
    note: str,
) -> None:
    """It was otherwise, in words, and perhaps in minutes: the hours wait for a person, or for the
    two to say the same after all."""
    by = actor_of(caller)
    told = await seen(connection, community_id, caller, exchange_id, lock=True)
    person = rules.spoken_for(caller, told.whole.people, member_id)
    rules.check_after(told.whole.state)
    pairs = rules.to_dispute(told.whole, person)
    if not pairs:
        raise NothingToConfirm
    if minutes is not None:
        said = Done(None, minutes)
        await _state(connection, community_id, told, person, said, pairs=pairs, by=by)
    asked = [pair.contribution_id for pair in pairs if pair.contribution_id]
    await sides.ask(connection, community_id, asked, note, by)
    now = {"disputed_at": NOW}
    await queries.change_people(connection, community_id, exchange_id, now, only=[person.member_id])


async def _begun(
    connection: Connection, community_id: CommunityId, caller: Caller, told: Told
) -> Told:
    """The exchange with a place for the hours of every giver for every receiver."""
    if told.whole.stored is not State.AGREED:
        return told
    pairs = [
        (giver.member_id, receiver.member_id)
        for giver in told.whole.on(Side.GIVER)
        for receiver in told.whole.on(Side.RECEIVER)
    ]
    await queries.add_pairs(connection, community_id, told.row.id, pairs)
    now = {"state": State.DONE.value, "done_at": NOW, "done_by": actor_of(caller)}
    await queries.change(connection, community_id, told.row.id, now)
    return await seen(connection, community_id, caller, told.row.id)


@dataclass(frozen=True)
class _Word:
    """What is said in a person's name of one pair's hours."""

    person: Person
    minutes: int
    by: UUID
    worked_on: date | None = None


async def _state(
    connection: Connection,
    community_id: CommunityId,
    told: Told,
    person: Person,
    said: Done,
    *,
    pairs: Sequence[Pair],
    by: UUID,
) -> None:
    """Take down what is said of these hours: of each the share that one giver's minutes make for
    its receiver."""
    receivers = {pair.receiver_id for pair in told.whole.pairs}
    if said.minutes < len(receivers):
        fault = FieldError("/minutes", "fewer_than_people", {"people": len(receivers)})
        raise ValidationFailed((fault,))
    if said.giver_id not in {None, *(pair.giver_id for pair in told.whole.pairs)}:
        raise ValidationFailed((FieldError("/giver_id", "no_such_giver"),))
    share = shares(said.minutes, receivers)
    for pair in pairs:
        if said.giver_id in (None, pair.giver_id):
            word = _Word(person, share[pair.receiver_id], by, said.worked_on)
            await _say(connection, community_id, told, pair, word)


def _undecided(told: Told, person: Person) -> list[Pair]:
    pairs = [pair for pair in told.whole.pairs if pair.of(person.member_id)]
    left = [pair for pair in pairs if pair.contribution_id is None or pair.open]
    if not left:
        raise ExchangeOver
    return left


async def _say(
    connection: Connection, community_id: CommunityId, told: Told, pair: Pair, word: _Word
) -> None:
    """Take down what is said of a pair's hours. Another day than was stated before is one's own to
    put right while nobody has said anything to it; else the day is not what they agree on."""
    standing = pair.contribution_id
    day = word.worked_on or pair.worked_on or told.row.planned_on
    if standing is not None and pair.worked_on is not None and day != pair.worked_on:
        if pair.minutes(rules.other(word.person.side)) is not None:
            raise DaysDiffer(worked_on=str(pair.worked_on))
        await sides.take_back(connection, community_id, standing, word.by)
        standing = None
    others = await queries.of_other_exchanges(connection, community_id, told.row.id, pair)
    entry = Entry(
        giver_id=pair.giver_id,
        receiver_type="member",
        receiver_id=pair.receiver_id,
        activity_id=told.row.activity_id,
        worked_from=day,
        worked_on=day,
        minutes=word.minutes,
    )
    said = Word(entry, word.person.side, word.by)
    made = await sides.speak(
        connection, community_id, said, contribution_id=standing, of_others=others
    )
    if made != pair.contribution_id:
        await queries.tie(connection, community_id, told.row.id, pair, made)


async def _spoken(
    connection: Connection, community_id: CommunityId, caller: Caller, told: Told, person: Person
) -> None:
    """Somebody has said their say: they dispute no more, and what all agree on is posted."""
    said = {"disputed_at": None}
    await queries.change_people(
        connection, community_id, told.row.id, said, only=[person.member_id]
    )
    now = await seen(connection, community_id, caller, told.row.id)
    asked = [one.contribution_id for one in rules.agreed_pairs(now.whole) if one.contribution_id]
    if not asked:
        return
    accounts = await queries.accounts_of(connection, community_id, asked)
    verdicts = await sides.post(connection, community_id, asked, accounts)
    _check_posted(caller, now, verdicts)


def _check_posted(caller: Caller, told: Told, verdicts: Sequence[Verdict]) -> None:
    """Raises what the books refused, so that nothing is posted. Hours whose giver lacks a measure
    wait for a coordinator, and keep nobody else's."""
    receivers = {pair.contribution_id: pair.receiver_id for pair in told.whole.pairs}
    for verdict in verdicts:
        refusal = verdict.refusal
        if refusal is None or isinstance(refusal, SafeguardingRequired):
            continue
        raise as_told(caller, receivers[verdict.contribution_id], refusal)

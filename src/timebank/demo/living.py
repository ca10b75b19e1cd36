"""The acts of a plan, done by the rooms' own use cases and the ledger's own functions."""

from collections.abc import Awaitable, Callable
from datetime import date, time
from typing import Any
from uuid import UUID

from timebank.accounts import service as accounts
from timebank.activities.rules import MeasureKind
from timebank.base.ids import (
    HoldId,
    TransferId,
    new_id,
)
from timebank.communities.leaving import Farewell
from timebank.contributions import correcting, deciding, service, thanks
from timebank.db.engine import Connection
from timebank.demo import acts, living_help, queries
from timebank.demo.acts import Act, By
from timebank.demo.stage import PlanBroken, Stage
from timebank.ledger import posting
from timebank.ledger.posting import Actor, ActorKind, Limits
from timebank.listings import service as listings
from timebank.listings.service import NewListing
from timebank.people import service as people
from timebank.people.service import NewMember
from timebank.roles import service as roles
from timebank.safeguarding import measure_queries as measures
from timebank.safeguarding.measure_rules import CheckLevel, MeasureDecision, Taken
from timebank.sessions import queries as session_queries
from timebank.sessions import series_service as series
from timebank.sessions import service as sessions
from timebank.sessions.sign_ups import NewSignUp, sign_up

PLACES = 8
"""In a session: fewer than sign up, so that some wait."""


def _actor(by: By) -> Actor:
    return Actor(ActorKind.MEMBER, by.person.id)


async def do(connection: Connection, stage: Stage, act: Act) -> None:
    """Do one act. Raises PlanBroken, or the refusal that the plan did not foresee."""
    doing: Callable[[Connection, Stage, Any], Awaitable[None]] = _DOING[type(act)]
    await doing(connection, stage, act)


async def _join(connection: Connection, stage: Stage, act: acts.Join) -> None:
    newcomers = [
        NewMember(
            id=person.id,
            name=person.name,
            language=person.language,
            email=person.email,
            telephone=person.telephone,
            contact_by=person.contact_by,
            access_needs=person.access_needs,
            joined_on=person.joined_on,
        )
        for person in act.people
    ]
    keeper_id = act.by.person.id
    await people.add_members(
        connection, stage.community_id, newcomers, keeper_id=keeper_id, admitted_by=keeper_id
    )
    await stage.know(connection, [person.id for person in act.people])
    for person in act.people:
        for place in stage.roles.get(person.id, ()):
            await roles.appoint(connection, stage.community_id, place)


async def _take(connection: Connection, stage: Stage, act: acts.Take) -> None:
    by = act.by.person.id
    taken = [
        (person.id, _measure(kind, by, act.seen_on, look_again_on))
        for person, look_again_on in act.people
        for kind in MeasureKind
    ]
    for member_id, one in taken if act.again else ():
        await measures.end(connection, stage.community_id, member_id, one.kind, by)
    await measures.add(connection, stage.community_id, taken, by)


def _measure(kind: MeasureKind, by: UUID, seen_on: date, look_again_on: date) -> Taken:
    level = CheckLevel.ENHANCED if kind is MeasureKind.CHECK else None
    return Taken(new_id(), kind, level, seen_on, by, look_again_on, MeasureDecision.ACCEPTED)


async def _offer(connection: Connection, stage: Stage, act: acts.Offer) -> None:
    new = [
        NewListing(
            id=one.id,
            kind=one.kind,
            member_id=one.person.id,
            organisation_id=None,
            activity_id=stage.activities[one.activity],
            title_en=one.title if one.person.language == "en" else None,
            title_cy=one.title if one.person.language == "cy" else None,
            times=one.times,
            areas=one.areas,
            languages=[one.person.language],
        )
        for one in act.listed
    ]
    await listings.add(connection, stage.community_id, new)


async def _meet(connection: Connection, stage: Stage, act: acts.Meet) -> None:
    for one in act.repeated:
        lead = stage.caller(acts.By(one.group.lead, leads=one.group))
        plan = sessions.Plan(
            organisation_id=one.group.id,
            activity_id=stage.activities[one.group.kind.activity],
            name_en=one.group.name_en,
            name_cy=one.group.name_cy,
            place=one.place,
            area=None,
            minutes=one.group.kind.minutes,
            places=PLACES,
            sign_up="open",
            on_noticeboard=not one.group.private,
        )
        new = series.NewSeries(one.id, plan, one.first_on, time(14), "FREQ=WEEKLY")
        await series.create(connection, stage.community_id, lead, new)
        wanted = session_queries.Wanted(series_id=one.id)
        where = (connection, stage.community_id, lead)
        (first,) = await session_queries.sessions(*where, wanted, after=None, limit=1)
        for sign_up_id, person, role in one.coming:
            comes = NewSignUp(sign_up_id, first.id, person.id, role)
            await sign_up(*where, comes)


async def _thank(connection: Connection, stage: Stage, act: acts.Thank) -> None:
    outcomes = await thanks.thank(
        connection,
        stage.community_id,
        stage.caller(act.by),
        thanks.Thanks(
            act.group.id,
            stage.activities[act.group.kind.activity],
            act.worked_from,
            act.worked_on,
            [thanks.Line(line_id, person.id, minutes) for line_id, person, minutes in act.lines],
        ),
    )
    refused = {one.line.id for one in outcomes if one.refusal}
    if refused != act.waiting or any(one.credited_before for one in outcomes):
        raise PlanBroken("thanks were answered otherwise than planned")


async def _log(connection: Connection, stage: Stage, act: acts.Log) -> None:
    told = service.Told(act.id, stage.entry(act.given), act.note)
    caller = stage.caller(act.by)
    _, verdict = await service.log(connection, stage.community_id, caller, told)
    if (verdict is not None) != act.credits:
        raise PlanBroken("an entry was credited otherwise than planned")


async def _claim(connection: Connection, stage: Stage, act: acts.Claim) -> None:
    await service.claim(
        connection,
        stage.community_id,
        stage.caller(act.by),
        act.contribution_id,
        claim_id=act.id,
        minutes=act.minutes,
    )


async def _verify(connection: Connection, stage: Stage, act: acts.Verify) -> None:
    await deciding.verify(
        connection,
        stage.community_id,
        stage.caller(act.by),
        act.contribution_id,
        minutes=act.minutes,
        reason=act.reason,
    )


async def _answer(connection: Connection, stage: Stage, act: acts.Answer) -> None:
    where = (connection, stage.community_id, stage.caller(act.by), act.contribution_id)
    match act.what:
        case "query":
            await deciding.query(*where, act.note)
        case "decline":
            await deciding.decline(*where, act.note)
        case "stays":
            await deciding.stays(*where, act.note)
        case "withdraw":
            await deciding.withdraw(*where)
        case "separate":
            await deciding.separate(*where)


async def _correct(connection: Connection, stage: Stage, act: acts.Correct) -> None:
    was, truth = act.was, act.truth
    changes = {
        "minutes": truth.minutes,
        "activity_id": stage.activities[truth.activity],
        "worked_from": truth.worked_from,
        "worked_on": truth.worked_on,
    }
    await correcting.correct(
        connection,
        stage.community_id,
        stage.caller(act.by),
        was.contribution_id,
        told_id=truth.contribution_id,
        changes=changes,
        reason=act.reason,
        note=act.note,
    )


async def _undo(connection: Connection, stage: Stage, act: acts.Undo) -> None:
    transfer_id = act.transfer_id
    if act.contribution_id:
        transfer_id = await queries.credit_of(connection, stage.community_id, act.contribution_id)
    if transfer_id is None:
        raise PlanBroken("nothing is said to be undone")
    undone = [TransferId(transfer_id)]
    await posting.reverse(connection, stage.community_id, _actor(act.by), undone, act.reason)


async def _move(connection: Connection, stage: Stage, act: acts.Move) -> None:
    debit, credit = stage.accounts[act.debit], stage.accounts[act.credit]
    move = posting.Move(debit, credit, act.minutes, TransferId(act.id))
    actor = _actor(act.by)
    await posting.move(connection, stage.community_id, actor, act.kind, [move], act.reason)


async def _reserve(connection: Connection, stage: Stage, act: acts.Reserve) -> None:
    await posting.hold_place(
        connection,
        stage.community_id,
        _actor(act.by),
        HoldId(act.id),
        stage.accounts[act.by.person.id],
        stage.accounts[act.partner.id],
        act.minutes,
        act.expires_at,
    )


async def _spend(connection: Connection, stage: Stage, act: acts.Spend) -> None:
    hold_id = HoldId(act.hold_id)
    await posting.hold_capture(connection, stage.community_id, _actor(act.by), hold_id, act.minutes)


async def _release(connection: Connection, stage: Stage, act: acts.Release) -> None:
    await posting.hold_release(connection, stage.community_id, HoldId(act.hold_id))


async def _pass_on(connection: Connection, stage: Stage, act: acts.PassOn) -> None:
    limits = Limits(floor_minutes=0, ceiling_minutes=None, passes_on=True, closed=False)
    account_id = stage.accounts[act.person.id]
    await posting.limits_set(
        connection, stage.community_id, _actor(act.by), account_id, limits, None
    )


async def _leave(connection: Connection, stage: Stage, act: acts.Leave) -> None:
    caller = stage.caller(act.by)
    await people.leave(connection, stage.community_id, caller, act.person.id, Farewell())


async def _ask_floor(connection: Connection, stage: Stage, act: acts.AskFloor) -> None:
    caller = stage.caller(act.by)
    pot = await accounts.seen(connection, stage.community_id, caller, stage.accounts["pot"])
    changes = {"floor_minutes": act.floor_minutes}
    waits = await accounts.change_limits(
        connection, stage.community_id, caller, pot, changes=changes, reason="community_decision"
    )
    if waits is None:
        raise PlanBroken("the pot's floor waits for nobody")


_DOING: dict[type, Callable[[Connection, Stage, Any], Awaitable[None]]] = {
    acts.Join: _join,
    acts.Take: _take,
    acts.Offer: _offer,
    acts.Meet: _meet,
    acts.Thank: _thank,
    acts.Log: _log,
    acts.Claim: _claim,
    acts.Verify: _verify,
    acts.Answer: _answer,
    acts.Correct: _correct,
    acts.Undo: _undo,
    acts.Move: _move,
    acts.Reserve: _reserve,
    acts.Spend: _spend,
    acts.Release: _release,
    acts.PassOn: _pass_on,
    acts.Leave: _leave,
    acts.Exchange: living_help.exchange,
    acts.Held: living_help.held,
    acts.CallOff: living_help.call_off,
    acts.Apply: living_help.apply,
    acts.AskFloor: _ask_floor,
}

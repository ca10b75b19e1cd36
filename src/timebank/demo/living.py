"""The acts of a plan, done by the rooms' own use cases and the ledger's own functions."""

from collections.abc import Awaitable, Callable, Sequence
from dataclasses import dataclass, field
from typing import Any
from uuid import UUID

from timebank.accounts import service as accounts
from timebank.base.actors import Caller, Role
from timebank.base.ids import AccountId, CommunityId, HoldId, MemberId, OrganisationId, TransferId
from timebank.communities.leaving import Farewell
from timebank.contributions import correcting, deciding, service, thanks
from timebank.contributions.rules import Entry
from timebank.db.engine import Connection
from timebank.demo import acts, queries
from timebank.demo.acts import Act, By
from timebank.demo.cast import Group, Person
from timebank.demo.tally import Owner
from timebank.ledger import posting
from timebank.ledger.posting import Actor, ActorKind, Limits
from timebank.people import service as people
from timebank.people.service import NewMember
from timebank.roles import service as roles
from timebank.roles.rules import Place


class PlanBroken(Exception):
    """The books did not do what the plan foresaw: a fault of ours, and the demo is not whole."""


@dataclass
class Stage:
    """A community in which acts are done: activities and accounts, by what plans call them."""

    community_id: CommunityId
    activities: dict[str, UUID] = field(default_factory=dict)
    accounts: dict[Owner, AccountId] = field(default_factory=dict)
    roles: dict[UUID, list[Place]] = field(default_factory=dict)
    """What members are to hold from the day on which they join."""

    async def open(self, connection: Connection, groups: Sequence[UUID]) -> None:
        """Find the activities, and the accounts of the community and of its organisations."""
        self.activities = await queries.activities(connection, self.community_id)
        await self.know(connection, [self.community_id, *groups])

    async def know(self, connection: Connection, owner_ids: Sequence[UUID]) -> None:
        """Find the accounts of these owners, who are new."""
        for kind, owner_id, account_id in await queries.accounts(
            connection, self.community_id, owner_ids
        ):
            own = owner_id == self.community_id
            self.accounts[kind if own else owner_id] = account_id

    def caller(self, by: By) -> Caller:
        """Whoever acts, as their token would have it."""
        role, led = Role.MEMBER, frozenset[OrganisationId]()
        if by.leads:
            role, led = Role.ORGANISATION_LEAD, frozenset({OrganisationId(by.leads.id)})
        elif by.coordinates:
            role = Role.COORDINATOR
        return Caller(role, by.person.id, self.community_id, MemberId(by.person.id), led)

    def entry(self, given: acts.Given) -> Entry:
        """What an entry says, by ids."""
        kinds = {Person: "member", Group: "organisation"}
        return Entry(
            giver_id=given.giver.id,
            receiver_type=kinds.get(type(given.receiver), "community"),
            receiver_id=given.receiver.id if given.receiver else self.community_id,
            activity_id=self.activities[given.activity],
            worked_from=given.worked_on,
            worked_on=given.worked_on,
            minutes=given.minutes,
        )


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
    acts.AskFloor: _ask_floor,
}

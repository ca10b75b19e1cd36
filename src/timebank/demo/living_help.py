"""The acts by which help comes about, done by the rooms' own use cases."""

from dataclasses import asdict, replace
from datetime import time
from typing import Any

from timebank.db.engine import Connection
from timebank.demo import acts
from timebank.demo.acts import By
from timebank.demo.cast import Group, Person
from timebank.demo.stage import PlanBroken, Stage
from timebank.exchanges import doing, proposing
from timebank.exchanges import service as exchanges
from timebank.exchanges.rules import CancelReason, Contact
from timebank.joining import service as joining
from timebank.people.service import NewMember
from timebank.sessions import attending, closing
from timebank.sessions import service as sessions
from timebank.sessions.attending import NewAttendance

AT_TWO = time(14)
LONGER = 15
"""What the two who differ about their exchange differ by."""
_NOT_TOLD = ("id", "taken_in_for", "joined_on", "external_ref")


async def exchange(connection: Connection, stage: Stage, act: acts.Exchange) -> None:
    """Two agree on help, as far as it has come."""
    where = (connection, stage.community_id)
    giver, receiver = stage.caller(By(act.giver)), stage.caller(By(act.receiver))
    asks, other = (receiver, giver) if act.by_receiver else (giver, receiver)
    new = proposing.Proposed(
        id=act.id,
        by=act.asks.id,
        activity_id=stage.activities[act.activity],
        givers=(act.giver.id,),
        receivers=(act.receiver.id,),
        planned_on=act.planned_on,
        planned_from=AT_TWO,
        planned_minutes=act.minutes,
        place=act.place,
        listing_id=act.listing_id,
        contact=_contact(act.asks),
        note=act.note,
    )
    await proposing.propose(*where, asks, new)
    if act.until == "proposed":
        return
    if act.until == "cancelled":
        reason = CancelReason.CANNOT
        await exchanges.cancel(*where, asks, act.id, member_id=None, reason=reason)
        return
    contact, answer = _contact(act.other), None if act.until == "queried" else act.answer
    await exchanges.agree(*where, other, act.id, member_id=None, contact=contact, note=answer)
    if act.until == "agreed":
        return
    await doing.done(*where, giver, act.id, doing.Done(None, act.minutes))
    if act.until == "confirmed":
        await doing.confirm(*where, receiver, act.id, None)
    elif act.until == "queried":
        minutes, said = act.minutes + LONGER, act.answer or ""
        await doing.dispute(*where, receiver, act.id, member_id=None, minutes=minutes, note=said)


def _contact(person: Person) -> str:
    return (Contact.TELEPHONE if person.telephone else Contact.COORDINATOR).value


async def held(connection: Connection, stage: Stage, act: acts.Held) -> None:
    """A session that was is written down with who came, and closed."""
    where = (connection, stage.community_id, stage.caller(act.by))
    plan = replace(_plan(stage, act.group), sign_up="none")
    await sessions.create(*where, sessions.NewSession(act.id, plan, act.day, AT_TWO))
    for attendance_id, person, minutes in act.came:
        came = NewAttendance(attendance_id, act.id, person.id, "giver", "list", minutes=minutes)
        await attending.check_in(*where, came)
    guests_id, heads = act.guests
    guests = NewAttendance(guests_id, act.id, None, "guest", "list", heads)
    await attending.check_in(*where, guests)
    closed = await closing.close(*where, act.id)
    if any(one.refusal or (one.outcome and one.outcome.refusal) for one in closed):
        raise PlanBroken("a session was closed otherwise than planned")


async def call_off(connection: Connection, stage: Stage, act: acts.CallOff) -> None:
    """A session that was planned is called off."""
    where = (connection, stage.community_id, stage.caller(act.by))
    plan = _plan(stage, act.group)
    await sessions.create(*where, sessions.NewSession(act.id, plan, act.day, AT_TWO))
    await sessions.cancel(*where, act.id, "weather")


def _plan(stage: Stage, group: Group) -> sessions.Plan:
    return sessions.Plan(
        organisation_id=group.id,
        activity_id=stage.activities[group.kind.activity],
        name_en=group.name_en,
        name_cy=group.name_cy,
        place=None,
        area=None,
        minutes=group.kind.minutes,
        places=None,
        sign_up="open",
        on_noticeboard=not group.private,
    )


async def apply(connection: Connection, stage: Stage, act: acts.Apply) -> None:
    """Somebody is taken down who would like to join."""
    new = NewMember(
        id=act.id,
        name=act.name,
        language=act.language,
        email=act.email,
        adult=True,
        can_do=act.can_do,
    )
    told: dict[str, Any] = {
        **{name: value for name, value in asdict(new).items() if name not in _NOT_TOLD},
        "can_do_activity_ids": [str(stage.activities[act.activity])],
        "would_like_activity_ids": [],
    }
    applied = joining.Applied(act.id, "phone", told, None)
    await joining.apply(connection, stage.community_id, stage.caller(act.by), applied)

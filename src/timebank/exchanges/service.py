"""Agreeing to an exchange, changing its plan, and calling it off.

Whoever is to be told of what happened in an exchange is told from these functions, and from those
of proposing.py and doing.py."""

from collections.abc import Iterable, Mapping
from contextlib import suppress
from datetime import date
from typing import Any
from uuid import UUID

from timebank.base.actors import Caller, Role
from timebank.base.errors import FieldError, Forbidden, NotFound, ValidationFailed
from timebank.base.ids import CommunityId
from timebank.contributions.rules import Side
from timebank.db.engine import Connection
from timebank.exchanges import page_queries, queries, rules
from timebank.exchanges.checking import contact_faults, plan_faults
from timebank.exchanges.errors import ExchangeOver, PersonUnavailable
from timebank.exchanges.queries import NOW, Told
from timebank.exchanges.rules import CancelReason, Person, State
from timebank.ledger.errors import SafeguardingRequired
from timebank.people import queries as people
from timebank.safeguarding import measure_service


def actor_of(caller: Caller) -> UUID:
    """By whose hand; an app without a member agrees to nothing."""
    if caller.member_id is None:
        raise Forbidden
    return caller.member_id


async def seen(
    connection: Connection,
    community_id: CommunityId,
    caller: Caller,
    exchange_id: UUID,
    *,
    lock: bool = False,
) -> Told:
    """An exchange that this caller may know of; raises NotFound for any other, and where somebody
    for whom they stand is kept apart from another in it. `lock` keeps others from it meanwhile."""
    if lock:
        await queries.lock(connection, community_id, exchange_id)
    told = await queries.exchange(connection, community_id, caller, exchange_id)
    if told is None or not rules.may_see(caller, told.whole.people):
        raise NotFound
    if caller.role not in (Role.COORDINATOR, Role.AUDITOR):
        ids = [one.member_id for one in told.whole.people]
        if not caller.kept_from.isdisjoint(ids):
            raise NotFound
        for pair in await page_queries.kept_apart(connection, community_id, ids):
            if not caller.stands_for.isdisjoint(pair):
                raise NotFound
    return told


async def agree(
    connection: Connection,
    community_id: CommunityId,
    caller: Caller,
    exchange_id: UUID,
    *,
    member_id: UUID | None,
    contact: str | None,
    note: str | None,
) -> None:
    """Somebody agrees to the plan as it is. Once all have, it is agreed."""
    by = actor_of(caller)
    told = await seen(connection, community_id, caller, exchange_id, lock=True)
    person = rules.spoken_for(caller, told.whole.people, member_id)
    rules.check_before(told.whole.state)
    if person.out:
        raise ExchangeOver
    row = next(one for one in told.people if one.member_id == person.member_id)
    columns: dict[str, Any] = {"contact": contact or row.contact, "note": note or row.note}
    faults = contact_faults(columns["contact"], row)
    if note and row.note not in (None, note):
        faults.append(FieldError("/note", "one_note"))
    if faults:
        raise ValidationFailed(tuple(faults))
    if not person.agreed:
        await _check_booking(connection, community_id, told, [person])
        columns |= {"agreed_at": NOW, "agreed_by": by}
    await queries.change_people(
        connection, community_id, exchange_id, columns, only=[person.member_id]
    )
    await _agreed_by_all(connection, community_id, caller, exchange_id)


async def _check_booking(
    connection: Connection,
    community_id: CommunityId,
    told: Told,
    agreeing: Iterable[Person],
    planned_on: date | None = None,
) -> None:
    """Whether everybody can be booked, and those who agree to give time have what the activity
    asks for. Raises PersonUnavailable, SafeguardingRequired."""
    ids = [one.member_id for one in told.whole.taking_part]
    here = await page_queries.bookable(connection, community_id, ids)
    apart = await page_queries.kept_apart(connection, community_id, ids)
    if apart or len(here) < len(ids) or any(row.under_18 for row in here.values()):
        raise PersonUnavailable
    for one in agreeing:
        if one.side is Side.GIVER:
            day = planned_on or told.row.planned_on
            await measure_service.require(
                connection, community_id, one.member_id, told.row.activity_id, day
            )


async def _agreed_by_all(
    connection: Connection, community_id: CommunityId, caller: Caller, exchange_id: UUID
) -> None:
    """Where nobody is left to agree, it is agreed: the givers' measures are asked for once more."""
    told = await queries.exchange(connection, community_id, caller, exchange_id)
    if told is None or told.whole.state is not State.PROPOSED or not told.whole.everybody_agreed:
        return
    await _check_booking(connection, community_id, told, told.whole.taking_part)
    columns: dict[str, Any] = {"state": State.AGREED.value, "agreed_at": NOW}
    if told.row.first_agreed_at is None:
        columns["first_agreed_at"] = NOW
    await queries.change(connection, community_id, exchange_id, columns)


async def change(
    connection: Connection,
    community_id: CommunityId,
    caller: Caller,
    told: Told,
    plan: Mapping[str, Any],
) -> None:
    """Change the plan of an exchange that was locked. Whoever changes it agrees to it with that;
    all others are asked again. The same plan changes nothing."""
    by = actor_of(caller)
    if not rules.voices(caller, told.whole.people):
        raise Forbidden
    rules.check_before(told.whole.state)
    columns = {name: said for name, said in plan.items() if getattr(told.row, name) != said}
    if not columns:
        return
    receivers = [one.member_id for one in told.whole.on(Side.RECEIVER)]
    faults = plan_faults(
        columns.get("planned_minutes"),
        columns.get("place"),
        receivers,
        day=columns.get("planned_on"),
        today=await people.today(connection, community_id),
    )
    if faults:
        raise ValidationFailed(tuple(faults))
    agreeing = rules.agree_by_changing(caller, told.whole)
    await _check_booking(connection, community_id, told, agreeing, columns.get("planned_on"))
    asked_again = {"agreed_at": None, "agreed_by": None}
    await queries.change_people(connection, community_id, told.row.id, asked_again)
    agreed = {"agreed_at": NOW, "agreed_by": by}
    ids = [one.member_id for one in agreeing]
    await queries.change_people(connection, community_id, told.row.id, agreed, only=ids)
    columns |= {"state": State.PROPOSED.value, "agreed_at": None}
    await queries.change(connection, community_id, told.row.id, columns)


async def cancel(
    connection: Connection,
    community_id: CommunityId,
    caller: Caller,
    exchange_id: UUID,
    *,
    member_id: UUID | None,
    reason: CancelReason,
) -> None:
    """Call an exchange off: all of it, or one of several on a side for themselves."""
    told = await seen(connection, community_id, caller, exchange_id, lock=True)
    person = None
    if not rules.is_outside(caller, told.whole.people) or member_id is not None:
        person = rules.spoken_for(caller, told.whole.people, member_id)
    rules.check_before(told.whole.state)
    if person is not None and person.out:
        raise ExchangeOver
    alone = person is not None and not rules.cancels_all(caller, told.whole, person)
    await _call_off(
        connection, community_id, caller, told, only=person if alone else None, reason=reason
    )


async def leave(
    connection: Connection, community_id: CommunityId, caller: Caller, member_id: UUID
) -> None:
    """Call off what somebody who leaves had before them. What was to be by today may have been:
    its hours are stated all the same."""
    for told in await _to_come(connection, community_id, caller, member_id):
        await _goes(connection, community_id, caller, told, member_id)


async def pause(
    connection: Connection, community_id: CommunityId, caller: Caller, member_id: UUID
) -> None:
    """Call off what all had agreed to with somebody who is paused, so that nobody waits for them or
    reads how to reach them. What was only proposed waits: nobody agrees to it meanwhile."""
    for told in await _to_come(connection, community_id, caller, member_id):
        if told.row.first_agreed_at is not None:
            await _goes(connection, community_id, caller, told, member_id)


async def _to_come(
    connection: Connection, community_id: CommunityId, caller: Caller, member_id: UUID
) -> list[Told]:
    """What somebody had before them with others, locked."""
    found = []
    for exchange_id in await page_queries.still_to_come(connection, community_id, member_id):
        await queries.lock(connection, community_id, exchange_id)
        told = await queries.exchange(connection, community_id, caller, exchange_id)
        if told is not None and told.whole.state in (State.PROPOSED, State.AGREED):
            found.append(told)
    return found


async def _goes(
    connection: Connection, community_id: CommunityId, caller: Caller, told: Told, member_id: UUID
) -> None:
    """Somebody takes no part in an exchange any more; the last on their side calls it off."""
    person = told.whole.person(member_id)
    only = None if rules.is_last(told.whole, person) else person
    await _call_off(connection, community_id, caller, told, only=only, reason=CancelReason.CANNOT)


async def _call_off(
    connection: Connection,
    community_id: CommunityId,
    caller: Caller,
    told: Told,
    *,
    only: Person | None,
    reason: CancelReason,
) -> None:
    """Cancel all of it, or for one of several on a side alone."""
    by, exchange_id = actor_of(caller), told.row.id
    if only is not None:
        gone = {"out_at": NOW, "out_by": by, "agreed_at": None, "agreed_by": None}
        await queries.change_people(
            connection, community_id, exchange_id, gone, only=[only.member_id]
        )
        # Going is never refused: where the others cannot be booked, it waits for them.
        with suppress(PersonUnavailable, SafeguardingRequired):
            await _agreed_by_all(connection, community_id, caller, exchange_id)
        return
    columns = {
        "state": State.CANCELLED.value,
        "cancelled_at": NOW,
        "cancelled_by": by,
        "cancel_reason": reason.value,
    }
    await queries.change(connection, community_id, exchange_id, columns)

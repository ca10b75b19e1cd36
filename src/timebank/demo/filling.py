"""Filling an empty database with the plans' past, written down moment by moment."""

import asyncio
import heapq
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass
from datetime import date, datetime, timedelta
from itertools import groupby
from typing import Any
from uuid import UUID

from timebank.base.actors import Role
from timebank.base.ids import CommunityId
from timebank.communities import service as communities
from timebank.communities.service import NewCommunity
from timebank.db.engine import Database
from timebank.demo import queries
from timebank.demo.acts import Moment
from timebank.demo.living import do
from timebank.demo.places import code_of
from timebank.demo.plan import Plan
from timebank.demo.stage import PlanBroken, Stage
from timebank.organisations import service as organisations
from timebank.organisations.service import NewOrganisation
from timebank.roles.rules import Place

BEFORE_THE_FIRST = timedelta(hours=2)
STOCK_TAKEN = {2**n for n in range(2, 12)}
"""Before which moments the database counts its rows, so that plans made for empty tables go."""


@dataclass(frozen=True)
class Progress:
    """How far the filling is: the day, the minutes given until then, and all there will be."""

    day: date
    given_minutes: int
    planned_minutes: int


async def fill(
    owner_url: str, service_url: str, plans: Sequence[Plan], tell: Callable[[Progress], None]
) -> None:
    """Live the plans in a database made as a demo, where nothing has happened yet.

    The owner sets the clock to each moment; the service's own login writes everything down. The
    clock is the true one again only after the last moment: until then the demo is not whole.
    """
    owner = Database(owner_url, pool_size=1)
    service = Database(service_url, pool_size=len(plans))
    planned_minutes = sum(plan.moments[-1].given_minutes for plan in plans)
    given = dict.fromkeys((plan.id for plan in plans), 0)
    try:
        stages = {plan.id: await _found(owner, service, plan) for plan in plans}
        for n, (at, moments) in enumerate(_in_order(plans)):
            async with owner.transaction() as connection:
                if n in STOCK_TAKEN:
                    await queries.take_stock(connection)
                await queries.set_clock(connection, at)
            # Side by side: while one's acts are worked out, the database does the other's.
            await asyncio.gather(
                *(_live(service, stages[plan.id], moment) for plan, moment in moments)
            )
            given |= {plan.id: moment.given_minutes for plan, moment in moments}
            tell(Progress(at.date(), sum(given.values()), planned_minutes))
        for plan in plans:
            await _compare(service, plan)
        async with owner.transaction() as connection:
            await queries.take_stock(connection)
        async with owner.transaction() as connection:
            await queries.set_true_clock(connection)
    finally:
        await service.close()
        await owner.close()


def _in_order(plans: Sequence[Plan]) -> Iterator[tuple[datetime, list[tuple[Plan, Moment]]]]:
    """The moments of all communities, those of one hour together, at the instant of the first."""
    each = ([(moment.at, n, moment) for moment in plan.moments] for n, plan in enumerate(plans))
    merged = heapq.merge(*each, key=lambda one: one[:2])
    for _, hour in groupby(merged, key=lambda one: (one[0].date(), one[0].hour)):
        moments = list(hour)
        yield moments[0][0], [(plans[n], moment) for _, n, moment in moments]


async def _live(service: Database, stage: Stage, moment: Moment) -> None:
    async with service.transaction(stage.community_id) as connection:
        await queries.in_haste(connection)
        for act in moment.acts:
            await do(connection, stage, act)


async def _found(owner: Database, service: Database, plan: Plan) -> Stage:
    """Make the community with its organisations, two hours before its first members join."""
    stage = Stage(CommunityId(plan.id), roles=_roles(plan))
    async with owner.transaction() as connection:
        await queries.set_clock(connection, plan.moments[0].at - BEFORE_THE_FIRST)
    async with service.transaction() as connection:
        await queries.in_haste(connection)
        await communities.create(connection, _community(plan))
        await organisations.add_organisations(
            connection,
            stage.community_id,
            [
                NewOrganisation(
                    id=group.id,
                    name_en=group.name_en,
                    name_cy=group.name_cy,
                    thanks=group.thanks,
                    accepts_credits=group.kind.accepts_credits,
                    private=group.private,
                )
                for group in plan.cast.groups
            ],
            keeper_id=plan.cast.coordinators[0].id,
        )
        await stage.open(connection, [group.id for group in plan.cast.groups])
    return stage


def _roles(plan: Plan) -> dict[UUID, list[Place]]:
    """Who coordinates, and who leads which groups."""
    places = [Place(one.id, Role.COORDINATOR) for one in plan.cast.coordinators]
    places += [Place(group.lead.id, Role.ORGANISATION_LEAD, group.id) for group in plan.cast.groups]
    found: dict[UUID, list[Place]] = {}
    for place in places:
        found.setdefault(place.member_id, []).append(place)
    return found


def _community(plan: Plan) -> NewCommunity:
    town = plan.town
    rules: dict[str, Any] = {
        "leavers_minutes": town.leavers_minutes,
        "soft_floor_minutes": town.soft_floor_minutes,
        "soft_ceiling_minutes": town.soft_ceiling_minutes,
        "noticeboard": True,
        "applications_from_outside": True,
    }
    return NewCommunity(
        id=plan.id,
        slug=town.slug,
        name_en=town.name_en,
        name_cy=town.name_cy,
        style=town.style,
        time_zone="Europe/London",
        host={
            "legal_name": f"{town.name_en} (made up)",
            "telephone": town.telephone,
            "telephone_hours_en": "Monday to Friday, 10 to 4",
            "telephone_hours_cy": "Dydd Llun i ddydd Gwener, 10 i 4",
            "telephone_languages": ["en", "cy"],
            "safeguarding_lead": plan.cast.coordinators[1].name,
        },
        areas=[{"code": code_of(one), "name_en": one[0], "name_cy": one[1]} for one in town.places],
        rules=rules,
    )


async def _compare(service: Database, plan: Plan) -> None:
    """Raises PlanBroken unless the books and the plan's own count agree about every account."""
    community_id = CommunityId(plan.id)
    async with service.transaction(community_id) as connection:
        for kind, owner_id, minutes in await queries.balances(connection, community_id):
            owner = kind if owner_id == community_id else owner_id
            if plan.tally.balance[owner] != minutes:
                raise PlanBroken("an account holds other minutes than planned")

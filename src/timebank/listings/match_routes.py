"""`/requests/{request_id}/matches` and `/members/{member_id}/matches`: what fits, and why."""

from collections.abc import Sequence
from typing import Annotated

from fastapi import APIRouter, Query

from timebank.activities import queries as activities
from timebank.base.actors import Caller, Role
from timebank.base.words import say
from timebank.communities import queries as communities
from timebank.http.fields import Id
from timebank.http.policy import Allow
from timebank.http.transaction import Transactional, Tx
from timebank.listings import match_queries, matching, queries, skill_queries
from timebank.listings.match_schemas import (
    MatchFilters,
    MemberMatches,
    NudgeShown,
    OfferMatch,
    RequestMatch,
    RequestMatches,
    Shown,
)
from timebank.listings.matching import REQUEST, Match

router = APIRouter(
    prefix="/v1/communities/{community}", tags=["matches"], route_class=Transactional
)
Asker = Annotated[
    Caller, Allow(Role.MEMBER, Role.ORGANISATION_LEAD, Role.COORDINATOR, scope="offers:read")
]


@router.get("/requests/{request_id}/matches")
async def get_request_matches(
    request_id: Id, caller: Asker, tx: Tx, asked: Annotated[MatchFilters, Query()]
) -> RequestMatches:
    """The offers that fit a request, the best first, each with its reasons: for whoever asks, their
    helpers, leads and coordinators. The same data have the same answer."""
    here = tx.connection, tx.community_id
    request = await queries.listing(*here, caller, REQUEST, request_id)
    found = await matching.for_request(*here, caller, request, asked.limit)
    return RequestMatches(items=OfferMatch.all_of(found, await _shown(tx, caller, found)))


@router.get("/members/{member_id}/matches")
async def get_member_matches(
    member_id: Id, caller: Asker, tx: Tx, asked: Annotated[MatchFilters, Query()]
) -> MemberMatches:
    """What a member could give, by what they offer or told that they can; and what they could
    receive, by what they ask for or would like. For themselves, their helpers and coordinators."""
    here = tx.connection, tx.community_id
    found = await matching.for_member(*here, caller, member_id, asked.limit)
    shown = await _shown(tx, caller, [*found.give, *found.receive])
    nudge = None
    if found.nudge:
        words = say(tx.language, f"match-nudge-{found.nudge}")
        nudge = NudgeShown(towards=found.nudge, words=words)
    return MemberMatches(
        give=RequestMatch.all_of(found.give, shown),
        receive=OfferMatch.all_of(found.receive, shown),
        nudge=nudge,
    )


async def _shown(tx: Tx, caller: Caller, found: Sequence[Match]) -> Shown:
    here = tx.connection, tx.community_id
    listed = [one.candidate.id for one in found if not one.candidate.told]
    skills = [one.candidate.id for one in found if one.candidate.skill]
    joined = [one for one in found if one.candidate.told and not one.candidate.skill]
    community = await communities.community(*here)
    name = f"name_{tx.language}"
    return Shown(
        caller,
        tx.language,
        await queries.chosen(*here, caller, listed),
        await skill_queries.chosen(*here, caller, skills),
        await match_queries.who_can(*here, [one.candidate.id for one in joined]),
        {one.id: getattr(one, name) for one in await activities.directory(*here)},
        {area["code"]: area[name] for area in community.areas},
    )

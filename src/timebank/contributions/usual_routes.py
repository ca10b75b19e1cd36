"""`/thanks/last`: the same as last time."""

from typing import Annotated

from fastapi import APIRouter, Query

from timebank.base.actors import Caller, Role
from timebank.contributions import thanks, usual_queries
from timebank.contributions.usual_schemas import LastFilters, LastThanks, Left, PersonThanked
from timebank.http.policy import Allow
from timebank.http.transaction import Transactional, Tx

router = APIRouter(
    prefix="/v1/communities/{community}/thanks", tags=["thanks"], route_class=Transactional
)


@router.get("/last")
async def last_thanks(
    caller: Annotated[
        Caller, Allow(Role.ORGANISATION_LEAD, Role.COORDINATOR, scope="thanks:write")
    ],
    tx: Tx,
    asked: Annotated[LastFilters, Query()],
) -> LastThanks:
    """Whom an organisation thanked the last time, for what and how long; who else it usually
    thanks; and what is left of the monthly limits."""
    organisation_id = asked.organisation_id
    here = tx.connection, tx.community_id
    hidden = [*caller.kept_from]
    left = await thanks.left_this_month(*here, caller, organisation_id)
    by_month = asked.by == "month"
    last = await usual_queries.last_time(*here, organisation_id, by_month=by_month, but=hidden)
    people = last.people if last else []
    besides = [*hidden, *(one.member_id for one in people)]
    usual = await usual_queries.usual(*here, organisation_id, besides)
    return LastThanks(
        organisation_id=organisation_id,
        activity_id=last.activity_id if last else None,
        worked_from=last.worked_from if last else None,
        worked_on=last.worked_on if last else None,
        lines=[PersonThanked.model_validate(one) for one in people],
        usual=[PersonThanked.model_validate(one) for one in usual],
        left=Left(organisation_minutes=left[0], person_minutes=left[1]),
    )

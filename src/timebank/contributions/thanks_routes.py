"""`/thanks`: a lead thanks many people at once."""

from typing import Annotated

from fastapi import APIRouter, Response

from timebank.base.actors import Caller, Role
from timebank.base.ids import new_id
from timebank.contributions import service, thanks
from timebank.contributions.answers import line_thanked, waits_for_another
from timebank.contributions.thanks import Line
from timebank.contributions.thanks_schemas import LineNew, Thanked, ThanksNew
from timebank.http.effects import effect
from timebank.http.policy import Allow
from timebank.http.transaction import Transactional, Tx
from timebank.second_person.answers import waits_in_part

router = APIRouter(
    prefix="/v1/communities/{community}/thanks", tags=["thanks"], route_class=Transactional
)


@router.post("", status_code=201, responses=waits_in_part(Thanked))
@effect(key="required", dry_run=True)
async def thank_people(
    caller: Annotated[
        Caller, Allow(Role.ORGANISATION_LEAD, Role.COORDINATOR, scope="thanks:write")
    ],
    tx: Tx,
    sent: ThanksNew,
    response: Response,
) -> Thanked:
    """Thank people for the hours they gave: contributions made, confirmed and credited in one
    transaction, with one answer a line. The sender's own line and what a rule refuses stay logged
    with the reason; all others are credited. 202 where a line waits for a second person: its
    problem names the approval."""
    worked_from, worked_on = sent.days
    outcomes = await thanks.thank(
        tx.connection,
        tx.community_id,
        caller,
        thanks.Thanks(
            sent.organisation_id,
            sent.activity_id,
            worked_from,
            worked_on,
            await _lines(tx, sent.lines),
            session_id=sent.session_id,
        ),
    )
    items = [line_thanked(outcome, caller, tx.language) for outcome in outcomes]
    if any(waits_for_another(outcome.refusal) for outcome in outcomes):
        response.status_code = 202
    credited = [item for item in items if item.outcome == "credited"]
    return Thanked(
        items=items,
        credited=len(credited),
        credited_minutes=sum(item.minutes for item in credited),
        waiting=sum(item.outcome == "waiting" for item in items),
    )


async def _lines(tx: Tx, sent: list[LineNew]) -> list[Line]:
    """The lines with every card's number looked up."""
    named = {_place(i): line.number for i, line in enumerate(sent) if line.number}
    known = await service.by_number(tx.connection, tx.community_id, named)
    return [
        Line(line.id or new_id(), line.member_id or known[_place(i)], line.minutes)
        for i, line in enumerate(sent)
    ]


def _place(i: int) -> str:
    return f"/lines/{i}/number"

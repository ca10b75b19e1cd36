"""`/thanks`: a lead thanks many people at once."""

from typing import Annotated, Literal

from fastapi import APIRouter, Response

from timebank.base.actors import Caller, Language, Role
from timebank.base.ids import new_id
from timebank.contributions import service, thanks
from timebank.contributions.answers import credit, refused, waits_for_another
from timebank.contributions.thanks import Line, Outcome
from timebank.contributions.thanks_schemas import LineNew, LineThanked, Thanked, ThanksNew
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
        ),
    )
    items = [_shown(outcome, tx.language) for outcome in outcomes]
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


def _shown(outcome: Outcome, language: Language) -> LineThanked:
    credited = outcome.verdict is not None and outcome.refusal is None
    return LineThanked(
        id=outcome.line.id,
        member_id=outcome.line.member_id,
        minutes=outcome.line.minutes,
        outcome="credited" if credited else _uncredited(outcome),
        contribution_id=outcome.contribution_id,
        transfer=credit(outcome.verdict) if outcome.verdict else None,
        passed_on_minutes=outcome.verdict.passed_on_minutes if outcome.verdict else 0,
        open_question=outcome.question,
        problem=refused(outcome.refusal, language),
    )


def _uncredited(outcome: Outcome) -> Literal["credited_before", "waiting"]:
    return "credited_before" if outcome.credited_before and not outcome.refusal else "waiting"

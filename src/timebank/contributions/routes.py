"""`/contributions`: log, confirm, claim, ask, decline, withdraw, correct."""

from collections.abc import Mapping
from datetime import date
from typing import Annotated
from uuid import UUID

from fastapi import APIRouter, Query, Response

from timebank.base.actors import Caller, Role
from timebank.base.errors import SecondPersonRequired
from timebank.base.ids import MemberId, new_id
from timebank.communities.errors import ExternalRefTaken
from timebank.contributions import correcting, deciding, queries, service
from timebank.contributions.answers import credit, passed_on, refused, verified, waits_for_another
from timebank.contributions.rules import GIVER_NUMBER, RECEIVER_NUMBER, Entry
from timebank.contributions.schemas import (
    Asked,
    ClaimNew,
    Contribution,
    ContributionDetail,
    ContributionFilters,
    ContributionNew,
    CorrectionNew,
    ManyVerified,
    ReceiverNamed,
    RowVerified,
    Stays,
    Verified,
    Verify,
    VerifyMany,
)
from timebank.http.databases import CONSTRAINTS
from timebank.http.effects import effect
from timebank.http.etags import ETags
from timebank.http.fields import Id, Nothing
from timebank.http.idempotency import OneCall
from timebank.http.pages import Page, Window
from timebank.http.policy import Allow
from timebank.http.problems import beside
from timebank.http.scopes import EVERYONE
from timebank.http.transaction import Transactional, Tx
from timebank.second_person import queries as second_person
from timebank.second_person.answers import WAITS, waits, waits_in_part
from timebank.second_person.service import Waits

router = APIRouter(
    prefix="/v1/communities/{community}/contributions",
    tags=["contributions"],
    route_class=Transactional,
)

CONSTRAINTS["contribution_external_ref_key"] = ExternalRefTaken
CONSTRAINTS["second_person_required"] = SecondPersonRequired

Givers = (Role.MEMBER, Role.ORGANISATION_LEAD, Role.COORDINATOR)
Reader = Annotated[Caller, Allow(*EVERYONE, scope="contributions:read")]
Writer = Annotated[Caller, Allow(*Givers, scope="contributions:write")]
Verifier = Annotated[Caller, Allow(*Givers, scope="contributions:verify")]


@router.get("")
async def list_contributions(
    caller: Reader,
    tx: Tx,
    window: Window,
    filters: Annotated[ContributionFilters, Query()],
) -> Page[Contribution]:
    """Contributions that the caller may see, the latest day first; to a lead nothing of whom they
    are never to meet."""
    rows = await queries.page(
        tx.connection,
        tx.community_id,
        caller,
        queries.Wanted(**filters.model_dump()),
        before=window.after(date.fromisoformat, UUID),
        limit=window.limit + 1,
    )
    return window.page(
        rows,
        item=lambda row: Contribution.of(row, caller),
        key=lambda row: (row.worked_on, row.id),
    )


@router.post("", status_code=201)
@effect(key="required", dry_run=True)
async def log_contribution(caller: Writer, tx: Tx, sent: ContributionNew) -> ContributionDetail:
    """State that somebody gave time.

    It is logged; or, where the other side has stated the same, it is that side's claim; or, where
    the receiver of an exchange states it, it is confirmed by that word. A second entry for the same
    time is kept, linked to the first, and waits.
    """
    told = service.Told(
        sent.id or new_id(),
        await _entry(tx, sent),
        sent.note,
        sent.external_ref,
        frozenset(_numbers(sent)),
    )
    contribution_id, _ = await service.log(tx.connection, tx.community_id, caller, told)
    tx.created(contribution_id)
    return await _detail(tx, caller, contribution_id)


@router.post("/verify", responses=waits_in_part(ManyVerified))
@effect(key="required", dry_run=True)
async def verify_contributions(
    caller: Verifier, tx: Tx, sent: VerifyMany, response: Response
) -> ManyVerified:
    """Confirm many in one transaction, with one answer a row: a row that a rule refuses stays as it
    was with the reason, and all others are credited. 202 where one waits for a second person: its
    problem names the approval."""
    verdicts = await deciding.verify_many(
        tx.connection, tx.community_id, caller, [(item.id, item.minutes) for item in sent.items]
    )
    items = [
        RowVerified(
            id=verdict.contribution_id,
            outcome="refused" if verdict.refusal else "credited",
            transfer=credit(verdict, caller),
            passed_on_minutes=passed_on(verdict, caller),
            problem=refused(verdict.refusal, tx.language),
        )
        for verdict in verdicts
    ]
    credited = sum(item.outcome == "credited" for item in items)
    if any(waits_for_another(verdict.refusal) for verdict in verdicts):
        response.status_code = 202
    return ManyVerified(items=items, credited=credited, refused=len(items) - credited)


@router.get("/{contribution_id}")
async def get_contribution(
    contribution_id: Id, caller: Reader, tx: Tx, etags: ETags
) -> ContributionDetail:
    """One contribution, with all that was said about it."""
    detail = await _detail(tx, caller, contribution_id)
    etags.tag(detail.model_dump_json())
    return detail


_VERIFY_ONCE = (
    "SELECT * FROM timebank.verify_once($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11, $12, $13)"
)


async def _verify_once(one: OneCall) -> Response | None:
    return await one.answer(_VERIFY_ONCE, new_id(), new_id())


@router.post("/{contribution_id}/verify", response_model=Verified, responses=WAITS)
@effect(key="required", dry_run=True, one_call=_verify_once)
async def verify_contribution(
    contribution_id: Id, caller: Verifier, tx: Tx, sent: Verify
) -> Verified | Response:
    """Confirm a contribution and credit it, in one step. Beyond a monthly limit on thanks it waits
    for a second person (202)."""
    verdict = await deciding.verify(
        tx.connection,
        tx.community_id,
        caller,
        contribution_id,
        minutes=sent.minutes,
        reason=sent.reason,
    )
    if isinstance(verdict, Waits):
        return waits(tx, verdict)
    return verified(verdict, caller)


@router.post("/{contribution_id}/claim")
@effect(key="required", dry_run=True)
async def claim_contribution(
    contribution_id: Id, caller: Writer, tx: Tx, sent: ClaimNew
) -> ContributionDetail:
    """State the other side's minutes, or one's own anew while it is asked about."""
    await service.claim(
        tx.connection,
        tx.community_id,
        caller,
        contribution_id,
        claim_id=sent.id or new_id(),
        minutes=sent.minutes,
        note=sent.note,
    )
    return await _detail(tx, caller, contribution_id)


@router.post("/{contribution_id}/query")
async def query_contribution(
    contribution_id: Id, caller: Verifier, tx: Tx, sent: Asked
) -> ContributionDetail:
    """Ask about a contribution: it waits until a person decides."""
    await deciding.query(tx.connection, tx.community_id, caller, contribution_id, sent.note)
    return await _detail(tx, caller, contribution_id)


@router.post("/{contribution_id}/decline")
async def decline_contribution(
    contribution_id: Id, caller: Verifier, tx: Tx, sent: Asked
) -> ContributionDetail:
    """Say no to a contribution, with the reason in words."""
    await deciding.decline(tx.connection, tx.community_id, caller, contribution_id, sent.note)
    return await _detail(tx, caller, contribution_id)


@router.post("/{contribution_id}/withdraw")
async def withdraw_contribution(
    contribution_id: Id, caller: Writer, tx: Tx, _sent: Nothing | None = None
) -> ContributionDetail:
    """Take one's own contribution back while nobody has decided it."""
    await deciding.withdraw(tx.connection, tx.community_id, caller, contribution_id)
    return await _detail(tx, caller, contribution_id)


@router.post("/{contribution_id}/separate")
async def separate_contribution(
    contribution_id: Id, caller: Verifier, tx: Tx, _sent: Nothing | None = None
) -> ContributionDetail:
    """Say that it is not the same time as the entry it looks like, so that it can be confirmed."""
    await deciding.separate(tx.connection, tx.community_id, caller, contribution_id)
    return await _detail(tx, caller, contribution_id)


@router.post("/{contribution_id}/stays")
async def keep_contribution(
    contribution_id: Id, caller: Verifier, tx: Tx, sent: Stays
) -> ContributionDetail:
    """Answer the open question beside a credited contribution: it stays as it is."""
    await deciding.stays(tx.connection, tx.community_id, caller, contribution_id, sent.note)
    return await _detail(tx, caller, contribution_id)


@router.post(
    "/{contribution_id}/correction", status_code=201, response_model=Verified, responses=WAITS
)
@effect(key="required", dry_run=True)
async def correct_contribution(
    contribution_id: Id, caller: Verifier, tx: Tx, sent: CorrectionNew
) -> Verified | Response:
    """Put a credited contribution right: its credit is reversed, and what was true is credited in
    its place, in one transaction. Where it differs by more than the community's threshold, it waits
    for a second person (202)."""
    known = await _numbered(tx, sent)
    changes: dict[str, object] = sent.model_dump(include={"giver_id", "activity_id", "minutes"})
    if sent.giver_number:
        changes["giver_id"] = known[GIVER_NUMBER]
    if sent.days:
        changes["worked_from"], changes["worked_on"] = sent.days
    if "receiver" in sent.model_fields_set:
        kind, receiver_id = _receiver(tx, sent.receiver, known)
        changes |= {"receiver_type": kind, "receiver_id": receiver_id}
    verdict = await correcting.correct(
        tx.connection,
        tx.community_id,
        caller,
        contribution_id,
        told_id=sent.id or new_id(),
        changes=changes,
        reason=sent.reason,
        note=sent.note,
    )
    if isinstance(verdict, Waits):
        return waits(tx, verdict)
    tx.header("Location", beside(tx.request.scope, verdict.contribution_id))
    return verified(verdict, caller)


def _numbers(sent: ContributionNew | CorrectionNew) -> dict[str, str]:
    """The numbers that stand for members, by where."""
    named = {
        GIVER_NUMBER: sent.giver_number,
        RECEIVER_NUMBER: sent.receiver and sent.receiver.number,
    }
    return {place: number for place, number in named.items() if number}


async def _numbered(tx: Tx, sent: ContributionNew | CorrectionNew) -> dict[str, MemberId]:
    """The members who are named by number, by where that stands."""
    return await service.by_number(tx.connection, tx.community_id, _numbers(sent))


async def _entry(tx: Tx, sent: ContributionNew) -> Entry:
    known = await _numbered(tx, sent)
    kind, receiver_id = _receiver(tx, sent.receiver, known)
    return Entry(
        giver_id=sent.giver_id or known[GIVER_NUMBER],
        receiver_type=kind,
        receiver_id=receiver_id,
        activity_id=sent.activity_id,
        worked_from=sent.worked_on,
        worked_on=sent.worked_on,
        minutes=sent.minutes,
        session_id=sent.session_id,
    )


def _receiver(
    tx: Tx, receiver: ReceiverNamed | None, known: Mapping[str, MemberId]
) -> tuple[str, UUID]:
    if receiver is None:
        return "community", tx.community_id
    if receiver.organisation_id:
        return "organisation", receiver.organisation_id
    return "member", receiver.member_id or known[RECEIVER_NUMBER]


async def _detail(tx: Tx, caller: Caller, contribution_id: UUID) -> ContributionDetail:
    row = await service.seen(tx.connection, tx.community_id, caller, contribution_id)
    claims = await queries.claims(tx.connection, tx.community_id, [contribution_id])
    notes = await queries.notes(tx.connection, tx.community_id, contribution_id)
    waiting = await second_person.covering(tx.connection, tx.community_id, [contribution_id])
    return ContributionDetail.with_words(
        row, claims, notes, caller, approval_id=waiting.get(contribution_id)
    )

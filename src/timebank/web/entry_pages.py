"""One entry that waits: all that was said about it, and every answer there is."""

from typing import Any
from uuid import UUID

from fastapi import APIRouter, Response

from timebank.base.errors import Refusal
from timebank.base.ids import new_id
from timebank.base.words import minutes_in_words, say
from timebank.contributions import correcting, deciding, queries, service
from timebank.contributions import rules as rule
from timebank.contributions.queue_rules import Oddity
from timebank.contributions.schemas import Asked
from timebank.second_person.service import Waits
from timebank.web.faults import told_wrong
from timebank.web.forms import Form, read
from timebank.web.queue_pages import Confirmer, odd_in_words, placed, rows_in_words
from timebank.web.rendering import go_to
from timebank.web.routing import In, Inside, Sent, SignedInPage

router = APIRouter(prefix="/{community}/contributions", route_class=SignedInPage)

LENGTHS = range(15, 12 * 60 + 1, 15)


@router.get("/{contribution_id}")
async def entry_page(contribution_id: UUID, inside: In) -> Response:
    """What each side stated, what was asked, and the answers."""
    inside.admitted(Confirmer)
    return await _page(inside, contribution_id)


@router.post("/{contribution_id}")
async def decide_one(contribution_id: UUID, inside: In, sent: Sent) -> Response:
    """Does what the button says; what is refused is said above the same page."""
    inside.admitted(Confirmer)
    try:
        async with inside.connection.begin_nested():
            done, waits = await _decided(inside, contribution_id, sent)
    except Refusal as refusal:
        return await _page(inside, contribution_id, sent, **told_wrong(inside.place, refusal))
    if waits:
        return go_to(inside.place.path(f"/approvals/{waits.row.id}"))
    return go_to(inside.place.path("/contributions", done=done))


async def _decided(inside: Inside, contribution_id: UUID, sent: Form) -> tuple[str, Waits | None]:
    """What was done; or what waits for a second person in its place."""
    entry = (inside.connection, inside.community_id, inside.caller, contribution_id)
    minutes, reason = _minutes(sent), sent.text("reason", 500) or None
    if sent.has("separate"):
        await deciding.separate(*entry)
        credited = await deciding.verify(*entry, minutes=None, reason=None)
        return "separate", credited if isinstance(credited, Waits) else None
    if sent.has("stays"):
        await deciding.stays(*entry, reason)
        return "stays", None
    if sent.has("ask") or sent.has("decline"):
        what = deciding.decline if sent.has("decline") else deciding.query
        await what(*entry, read(Asked, sent.said("note")).note)
        return "declined" if sent.has("decline") else "asked", None
    if sent.has("correct"):
        verdict = await correcting.correct(
            *entry,
            told_id=new_id(),
            changes={"minutes": minutes},
            reason="wrong_minutes",
            note=reason,
        )
        return "corrected", verdict if isinstance(verdict, Waits) else None
    confirmed = await deciding.verify(*entry, minutes=minutes, reason=reason)
    return "confirmed", confirmed if isinstance(confirmed, Waits) else None


def _minutes(sent: Form) -> int | None:
    """The minutes that were chosen, of those that stood there."""
    said = sent.text("minutes", 5)
    return int(said) if said.isdecimal() and int(said) > 0 else None


async def _page(
    inside: Inside, contribution_id: UUID, sent: Form | None = None, **fault: Any
) -> Response:
    whose, language = (inside.connection, inside.community_id), inside.place.language
    row = await service.seen(*whose, inside.caller, contribution_id)
    claims = await queries.claims(*whose, [contribution_id])
    notes = await queries.notes(*whose, contribution_id)
    odd = next((one.odd for one in await placed(inside) if one.id == contribution_id), ())
    codes = {one.oddity for one in odd}
    said = list(dict.fromkeys(claim.minutes for claim in claims))
    lengths = sorted({*LENGTHS, *said})
    return inside.page(
        "queue_entry",
        "page-queue-entry",
        one=(await rows_in_words(inside, [contribution_id]))[contribution_id],
        state=row.state,
        waits=any(one.id == contribution_id for one in await placed(inside)),
        asked=Oddity.OPEN_QUESTION in codes,
        same=Oddity.SAME_TIME in codes,
        odd=[odd_in_words(inside, one) for one in odd],
        claims=[
            (say(language, f"page-queue-side-{one.side}"), minutes_in_words(language, one.minutes))
            for one in claims
        ],
        notes=[
            (say(language, f"page-queue-words-{_side(note, row)}"), note.words)
            for note in notes
            if rule.reads_note(inside.caller, (row.giver_id, row.receiver_id), note.written_by)
        ],
        lengths=[(str(one), minutes_in_words(language, one)) for one in lengths],
        minutes=sent.text("minutes", 5) if sent else str(said[-1] if said else row.minutes),
        said=sent.said("note", "reason") if sent else {"note": "", "reason": ""},
        **fault,
    )


def _side(note: Any, row: Any) -> str:
    """Whether the giver typed it, or somebody else."""
    return "giver" if note.written_by == row.giver_id else "other"

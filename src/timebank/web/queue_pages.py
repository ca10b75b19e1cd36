"""Hours to confirm: the odd first, each with its reason; many answered at once, each by itself."""

from collections.abc import Awaitable, Callable, Sequence
from dataclasses import dataclass
from datetime import date
from typing import Annotated, Any
from uuid import UUID

from fastapi import APIRouter, Response

from timebank.activities import queries as activities
from timebank.base.actors import Caller, Role
from timebank.base.errors import FieldError, NotFound, Refusal, ValidationFailed
from timebank.base.words import minutes_in_words, say
from timebank.contributions import deciding, queue_queries
from timebank.contributions.queue_rules import Key, Odd, Oddity, Placed, placed_in_queue
from timebank.contributions.schemas import Asked
from timebank.db.engine import AnyRow
from timebank.http.fields import MOST_ROWS
from timebank.http.policy import Allow
from timebank.web.dates import day_in_words
from timebank.web.faults import in_words, message_of, told_wrong
from timebank.web.forms import Form, read
from timebank.web.further import place_at, place_of
from timebank.web.rendering import go_to
from timebank.web.routing import In, Inside, Sent, SignedInPage

router = APIRouter(prefix="/{community}/contributions", route_class=SignedInPage)

Confirmer = Annotated[
    Caller, Allow(Role.ORGANISATION_LEAD, Role.COORDINATOR, scope="contributions:verify")
]
MOST_SHOWN = 40
"""A form has fifty fields at most."""
MOST_AT_ONCE = MOST_ROWS
"""So many that look normal are confirmed by one button."""
_LONGEST_IDS = 37 * MOST_AT_ONCE


@dataclass(frozen=True)
class Answered:
    """What became of one row."""

    contribution_id: UUID
    refusal: Refusal | None


@router.get("")
async def queue_page(inside: In, done: str = "", after: str = "") -> Response:
    """What waits, the odd first and then the oldest; on the pages that follow, what comes `after`
    a place."""
    inside.admitted(Confirmer)
    return await _page(inside, done=done if done in DONE else "", after=after)


DONE = frozenset({"confirmed", "separate", "stays", "asked", "declined", "corrected"})
"""What a page of its own says that it did."""


@router.post("")
async def decide(inside: In, sent: Sent) -> Response:
    """Confirms all that look normal, or does with those that are ticked what the button says."""
    inside.admitted(Confirmer)
    after = sent.said("after")["after"]
    try:
        answers = await _answered(inside, sent)
    except ValidationFailed as refusal:
        fault = told_wrong(inside.place, refusal, "ticked")
        return await _page(inside, sent=sent, after=after, **fault)
    if not answers:
        return go_to(inside.place.path("/contributions"))
    return await _page(inside, answers=answers)


async def _answered(inside: Inside, sent: Form) -> list[Answered]:
    """Raises ValidationFailed where nothing is ticked, or the reason is missing."""
    normal = sent.has("normal")
    shown = _ids(sent, "all_normal" if normal else "shown")
    chosen = shown if normal else [one for one in shown if sent.has(f"tick-{one}")]
    if not chosen:
        raise ValidationFailed((FieldError("/ticked", "tick_some"),))
    if normal or sent.has("confirm"):
        verdicts = await deciding.verify_many(
            inside.connection, inside.community_id, inside.caller, [(one, None) for one in chosen]
        )
        return [Answered(one.contribution_id, one.refusal) for one in verdicts]
    # Typed over several lines: in a field of one, the key that ends it would send the form.
    note = read(Asked, {"note": " ".join(sent.said("note")["note"].split())}).note
    what = deciding.decline if sent.has("decline") else deciding.query

    async def one_by_one(contribution_id: UUID) -> None:
        whose = (inside.connection, inside.community_id, inside.caller)
        await what(*whose, contribution_id, note)

    return [Answered(one, await refusal_of(inside, one_by_one, one)) for one in chosen]


async def refusal_of(
    inside: Inside, do: Callable[[UUID], Awaitable[None]], contribution_id: UUID
) -> Refusal | None:
    """Why something could not be done; what was done for others stays done."""
    try:
        async with inside.connection.begin_nested():
            await do(contribution_id)
    except Refusal as refusal:
        return refusal
    return None


def _ids(sent: Form, name: str) -> list[UUID]:
    try:
        return [UUID(one) for one in sent.text(name, _LONGEST_IDS).split()]
    except ValueError:
        raise NotFound from None


async def placed(inside: Inside) -> list[Placed]:
    """All that waits for whoever is signed in, in its order."""
    found = await queue_queries.waiting(inside.connection, inside.community_id, inside.caller)
    return sorted((placed_in_queue(one) for one in found), key=lambda one: one.key)


async def _page(
    inside: Inside,
    *,
    answers: Sequence[Answered] = (),
    sent: Form | None = None,
    done: str = "",
    after: str = "",
    **fault: Any,
) -> Response:
    waiting = await placed(inside)
    place: Key | None = place_at(after, int, date.fromisoformat, UUID)
    following = [one for one in waiting if place is None or one.key > place]
    shown = following[:MOST_SHOWN]
    ids = [*(one.id for one in shown), *(one.contribution_id for one in answers)]
    rows = await rows_in_words(inside, ids)
    items = [{**rows[one.id], **_about(inside, one, sent)} for one in shown]
    normal = [one.id for one in waiting if not one.odd][:MOST_AT_ONCE]
    more = len(following) - len(shown)
    return inside.page(
        "queue",
        "page-queue",
        items=items,
        answers=[
            _told(inside, one, rows[one.contribution_id])
            # What was not done is read first.
            for one in sorted(answers, key=lambda one: one.refusal is None)
        ],
        normal=normal,
        shown=[one.id for one in shown],
        more=more,
        after=place_of(*shown[-1].key) if more else "",
        here=after if place else "",
        note=sent.said("note")["note"] if sent else "",
        done=done,
        **fault,
    )


def _about(inside: Inside, one: Placed, sent: Form | None) -> dict[str, Any]:
    return {
        "odd": [odd_in_words(inside, odd) for odd in one.odd],
        "open": all(odd.oddity is not Oddity.OPEN_QUESTION for odd in one.odd),
        "ticked": sent is not None and sent.has(f"tick-{one.id}"),
    }


def _told(inside: Inside, answer: Answered, row: dict[str, Any]) -> dict[str, Any]:
    """What the answer to one row says: done, or why not."""
    language, refusal = inside.place.language, answer.refusal
    why = [say(language, message_of(refusal)), in_words(language, refusal)] if refusal else []
    return {**row, "why": why}


def odd_in_words(inside: Inside, odd: Odd) -> str:
    """One reason to look."""
    facts = {name: it for name, it in odd.facts.items() if name not in ("about_id", "measure")}
    return say(inside.place.language, f"oddity-{odd.oddity}", **facts)


async def rows_in_words(inside: Inside, ids: Sequence[UUID]) -> dict[UUID, dict[str, Any]]:
    """These contributions as a page tells of them, by id. Raises NotFound for one that is not
    there for whoever is signed in: a form may name any."""
    whose = (inside.connection, inside.community_id)
    rows = await queue_queries.contributions_of(*whose, inside.caller, ids)
    if not rows.keys() >= set(ids):
        raise NotFound
    language = inside.place.language
    names = await queue_queries.names_of(*whose, inside.caller, language, rows.values())
    kinds = {
        one: await activities.activity(*whose, one)
        for one in {row.activity_id for row in rows.values()}
    }
    for row in rows.values():
        inside.shows(row.giver_id)
        if row.receiver_type == "member":
            inside.shows(row.receiver_id)
    return {
        row.id: _in_words(inside, row, names, _named(inside, kinds[row.activity_id]))
        for row in rows.values()
    }


def _named(inside: Inside, activity: AnyRow) -> str:
    return str(getattr(activity, f"name_{inside.place.language.value}"))


def _in_words(inside: Inside, row: AnyRow, names: dict[UUID, str], activity: str) -> dict[str, Any]:
    language = inside.place.language
    first, last = (day_in_words(language, day) for day in (row.worked_from, row.worked_on))
    somebody = say(language, "member-former")
    return {
        "id": row.id,
        "giver": names.get(row.giver_id, somebody),
        "receiver": inside.place.name
        if row.receiver_type == "community"
        else names.get(row.receiver_id, somebody),
        "activity": activity,
        "day": first if first == last else say(language, "page-queue-days", first=first, last=last),
        "time": minutes_in_words(language, row.minutes),
    }

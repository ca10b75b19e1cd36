"""Pages to look at what others wrote about a member who asked for the rest of their copy."""

from typing import Any
from uuid import UUID

from fastapi import APIRouter, Response

from timebank.base.errors import FieldError, Refusal, ValidationFailed
from timebank.base.words import say
from timebank.protection import review_queries, reviewing
from timebank.protection.review_queries import Decision
from timebank.protection.review_routes import (
    LeadDecider,
    LeadReader,
    Looker,
    WordsDecider,
    WordsReader,
)
from timebank.protection.review_rules import LeftOutReason, Part
from timebank.web.dates import day_in_words, day_of
from timebank.web.faults import told_wrong
from timebank.web.forms import Form
from timebank.web.further import by_day, place_of
from timebank.web.names import name_of_member
from timebank.web.rendering import go_to
from timebank.web.routing import In, Inside, Sent, SignedInPage

router = APIRouter(prefix="/{community}/export-reviews", route_class=SignedInPage)

MOST_SHOWN = 50
_LONGEST_SHOWN = 110 * MOST_SHOWN
"""Of what a form says stood on its page: an id and a digest of each."""
_READERS = {Part.WORDS: WordsReader, Part.SAFEGUARDING: LeadReader}
_DECIDERS = {Part.WORDS: WordsDecider, Part.SAFEGUARDING: LeadDecider}


@router.get("")
async def reviews_page(inside: In, after: str = "") -> Response:
    """Whose copy is to be looked at, and by when; with a way to the reader's own part."""
    here = (inside.connection, inside.community_id)
    left = await reviewing.left_to(*here, inside.admitted(Looker))
    part = next(one for one in Part if inside.may(_READERS[one]))
    rows = await review_queries.still_open(
        *here, left=left, after=by_day(after), limit=MOST_SHOWN + 1
    )
    shown = rows[:MOST_SHOWN]
    waiting = [
        {
            "member_id": row.member_id,
            "name": await name_of_member(inside, row.member_id),
            "due": day_in_words(inside.place.language, row.due_on),
            "looked": row.id not in left and getattr(row, f"{part.value}_at") is not None,
        }
        for row in shown
    ]
    return inside.page(
        "export_reviews",
        "page-export-reviews",
        part=part.value,
        waiting=waiting,
        more=place_of(shown[-1].due_on, shown[-1].id) if len(rows) > MOST_SHOWN else "",
    )


@router.get("/{member_id}/words")
async def words_page(member_id: UUID, inside: In) -> Response:
    """What others wrote, as far as nothing is decided of it."""
    return await _page(inside, member_id, Part.WORDS)


@router.post("/{member_id}/words")
async def decide_words(member_id: UUID, inside: In, sent: Sent) -> Response:
    """Gives it to the member, or leaves it out."""
    return await _decide(inside, member_id, Part.WORDS, sent)


@router.get("/{member_id}/safeguarding")
async def safeguarding_page(member_id: UUID, inside: In) -> Response:
    """Safeguarding records, for the safeguarding lead alone."""
    return await _page(inside, member_id, Part.SAFEGUARDING)


@router.post("/{member_id}/safeguarding")
async def decide_safeguarding(member_id: UUID, inside: In, sent: Sent) -> Response:
    """Gives it to the member, or leaves it out."""
    return await _decide(inside, member_id, Part.SAFEGUARDING, sent)


async def _page(
    inside: Inside, member_id: UUID, part: Part, refusal: Refusal | None = None
) -> Response:
    caller = inside.admitted(_READERS[part])
    rows = await reviewing.items(
        inside.connection,
        inside.community_id,
        caller,
        member_id,
        part,
        limit=MOST_SHOWN + 1,
        undecided=True,
    )
    shown = rows[:MOST_SHOWN]
    for member in (one for row in shown for one in review_queries.shown_in(row)):
        inside.shows(member)
    return inside.page(
        "export_review",
        f"page-review-title-{part.value}",
        part=part.value,
        member_id=member_id,
        name=await name_of_member(inside, member_id),
        items=[_told(inside, row) for row in shown],
        all_shown=" ".join(_mark(row) for row in shown),
        more=len(rows) > MOST_SHOWN,
        choices=_choices(inside),
        **told_wrong(inside.place, refusal),
    )


async def _decide(inside: Inside, member_id: UUID, part: Part, sent: Form) -> Response:
    caller = inside.admitted(_DECIDERS[part])
    try:
        row = await reviewing.decide(
            inside.connection,
            inside.community_id,
            caller,
            member_id,
            part,
            decisions=_decisions(sent),
            others=None,
        )
    except ValidationFailed as refusal:
        return await _page(inside, member_id, part, refusal)
    for one in review_queries.decided_about(row):
        inside.shows(one)
    done = getattr(row, f"{part.value}_at") is not None
    rest = "/export-reviews" if done else f"/export-reviews/{member_id}/{part.value}"
    return go_to(inside.place.path(rest))


def _decisions(sent: Form) -> list[Decision]:
    """The same of all that the form says. Raises ValidationFailed where nothing was chosen."""
    marks = sent.text("shown", _LONGEST_SHOWN).split()
    chosen = sent.text("decision", 20)
    if marks and chosen not in ("given", *LeftOutReason):
        raise ValidationFailed((FieldError("/decision", "review_choice"),))
    reason = None if chosen == "given" else chosen
    try:
        parts = [mark.split(":") for mark in marks]
        return [Decision(UUID(item), bytes.fromhex(digest), reason) for item, digest in parts]
    except ValueError:
        raise ValidationFailed((FieldError("/decision", "review_choice"),)) from None


def _told(inside: Inside, row: Any) -> dict[str, Any]:
    language, zone = inside.place.language, inside.place.community.time_zone
    return {
        "kind": say(language, f"review-kind-{row['kind']}"),
        "day": day_in_words(language, day_of(row["at"], zone)),
        "number": row["by_number"],
        "words": row["words"],
        "mark": _mark(row),
    }


def _mark(row: Any) -> str:
    return f"{row['id']}:{row['words_sha256'].hex()}"


def _choices(inside: Inside) -> list[tuple[str, str]]:
    language = inside.place.language
    options = ("given", *map(str, LeftOutReason))
    said = [(one, say(language, f"page-review-do-{one}")) for one in options]
    return [("", say(language, "page-review-choose")), *said]

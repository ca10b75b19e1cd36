"""What is not in a member's copy, and why: before a person has looked at it, and after."""

from datetime import datetime
from uuid import UUID
from zoneinfo import ZoneInfo

from timebank.base.actors import Language
from timebank.base.ids import CommunityId
from timebank.base.words import date_in_words, say
from timebank.communities import queries as communities
from timebank.db.engine import AnyRow, Connection
from timebank.protection import review_queries as queries
from timebank.protection.review_rules import ItemKind, Part, ReviewState
from timebank.protection.schemas import LeftOut

LEFT_OUT = ("words", "names", "safeguarding", "sheets", "deeds", "keys")
"""What is not in a copy, as the catalogue has it under `export-left-…`."""

_LOOKED_AT = {
    "words": (ItemKind.NOTE, ItemKind.EXCHANGE_NOTE),
    "sheets": (ItemKind.IMPORT_ROW,),
}
"""What a coordinator decides of, and which kinds that is."""


async def left_out(
    connection: Connection,
    community_id: CommunityId,
    member_id: UUID,
    language: Language,
    *,
    own: bool,
) -> list[LeftOut]:
    """Each with its reason. Of safeguarding records it is said that somebody looked, and never
    whether there was anything; of a copy that is not the member's `own`, that theirs may."""
    review = await queries.last(connection, community_id, member_id)
    zone = ZoneInfo((await communities.community(connection, community_id)).time_zone)
    found = []
    for name in LEFT_OUT:
        why = say(language, f"export-left-{name}.why")
        if review is not None and name in _LOOKED_AT:
            kinds = _LOOKED_AT[name]
            told = _waits(language, review, Part.WORDS)
            why = told or await _counted(connection, review, language, kinds, zone) or why
        elif review is not None and name == "safeguarding":
            told = _waits(language, review, Part.SAFEGUARDING)
            why = told or _looked(language, review, zone, own=own) or why
        found.append(LeftOut(what=say(language, f"export-left-{name}"), why=why))
    return found


def _waits(language: Language, review: AnyRow, part: Part) -> str | None:
    if review.state != ReviewState.ASKED or getattr(review, f"{part.value}_at") is not None:
        return None
    return say(language, "export-review-asked", due=date_in_words(language, review.due_on))


def _looked(language: Language, review: AnyRow, zone: ZoneInfo, *, own: bool) -> str | None:
    if review.safeguarding_at is None:
        return None
    day = _day(language, review.safeguarding_at, zone)
    return say(language, f"export-review-safeguarding{'' if own else '.not_own'}", day=day)


async def _counted(
    connection: Connection,
    review: AnyRow,
    language: Language,
    kinds: tuple[ItemKind, ...],
    zone: ZoneInfo,
) -> str | None:
    """How many were given, and how many were left out for which reason."""
    if review.words_at is None:
        return None
    counts = await queries.counts(connection, review.community_id, review.member_id)
    mine = [(row["reason"], row["count"]) for row in counts if row["kind"] in kinds]
    said = [
        say(
            language,
            "export-review-count",
            count=sum(many for reason, many in mine if reason == one),
            what=say(language, f"review-{one or 'given'}"),
        )
        for one in dict.fromkeys(reason for reason, _ in mine)
    ]
    day = _day(language, review.words_at, zone)
    looked = say(language, "export-review-looked", day=day)
    return " ".join([looked, *said] if said else [looked, say(language, "export-review-none")])


def _day(language: Language, instant: datetime, zone: ZoneInfo) -> str:
    return date_in_words(language, instant.astimezone(zone))

"""What somebody tells who joins, as the fields of one form that a coordinator fills in, and the
agreement that goes with it."""

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any

from pydantic import BaseModel

from timebank.base.actors import Language
from timebank.base.errors import FieldError, Refusal, ValidationFailed
from timebank.base.ids import CommunityId
from timebank.base.words import say
from timebank.db.engine import AnyRow, Connection
from timebank.http.errors import PreconditionFailed
from timebank.joining import queries
from timebank.joining.rules import How
from timebank.joining.service import Agreed
from timebank.web.forms import read
from timebank.web.rendering import Place

_ASKED = {
    "language": "page-told-language",
    "name": "page-join-name",
    "name_used": "page-join-name-used",
    "adult": "page-join-adult",
    "guardian_name": "page-join-guardian-name",
    "guardian_contact": "page-join-guardian-contact",
    "contact_by": "page-join-contact",
    "telephone": "page-join-telephone",
    "email": "page-email",
    "area": "page-join-area",
    "can_do": "page-join-can-do",
    "would_like": "page-join-would-like",
    "access_needs": "page-join-access",
}
"""Under which question each stands, in the order in which it is asked."""
TOLD = tuple(_ASKED)
_NEEDED = ("language", "name")
_OUGHT = ("adult", "contact_by")
"""What is said even where it was not asked yet."""
_CHOSEN = {"adult": "page-join-adult", "contact_by": "page-contact", "language": "page-language"}
"""Answers that are a choice: the words for each."""
_YES = {True: "yes", False: "no", None: ""}
AGREED_HOW = [(how, language) for how in (How.PAPER, How.PHONE) for language in Language]


@dataclass(frozen=True)
class Newest:
    """The newest version of what members agree to."""

    version: int
    texts: Mapping[Language, str]


def as_said(told: Mapping[str, Any]) -> dict[str, str]:
    """What is known of somebody, as the fields have it."""
    said = {name: told.get(name) or "" for name in TOLD if name != "adult"}
    return {**said, "adult": _YES[told.get("adult")]}


def as_sent(said: Mapping[str, str]) -> dict[str, Any]:
    """What the fields say, as an app would send it."""
    return {name: said[name] for name in TOLD if name != "adult"} | adult_of(said)


def adult_of(said: Mapping[str, str]) -> dict[str, bool]:
    """The answer to 18 or over, if there is one."""
    return {"adult": said["adult"] == "yes"} if said["adult"] else {}


def changes(model: type[BaseModel], said: Mapping[str, str], before: Mapping[str, Any]) -> Any:
    """What differs from what was known; what was emptied is known no more. Raises
    ValidationFailed."""
    told = {name: said[name] if name in _NEEDED else said[name] or None for name in TOLD}
    faults = [FieldError(f"/{name}", "missing") for name in _NEEDED if not said[name]]
    try:
        sent = read(model, {**told, "adult": None, **adult_of(said)})
    except ValidationFailed as refusal:
        raise ValidationFailed((*faults, *refusal.errors)) from None
    if faults:
        raise ValidationFailed(tuple(faults))
    found = sent.model_dump(exclude_unset=True)
    return {name: value for name, value in found.items() if value != before.get(name)}


def lines(place: Place, said: Mapping[str, str]) -> list[tuple[str, str, str]]:
    """What somebody told, to be read: the field, the question, and the answer, where there is one
    or ought to be."""
    return [
        (name, say(place.language, asked), _answer(place, name, said[name]))
        for name, asked in _ASKED.items()
        if said[name] or name in _OUGHT
    ]


def stands_now(
    place: Place, refusal: Refusal | None, told: Mapping[str, Any], said: Mapping[str, str]
) -> list[tuple[str, str]]:
    """Where somebody else changed it meanwhile, what stands there by now and was typed otherwise:
    the question, and the answer."""
    if not isinstance(refusal, PreconditionFailed):
        return []
    stands = as_said(told)
    return [
        (say(place.language, asked), _answer(place, name, stands[name]))
        for name, asked in _ASKED.items()
        if _one_line(stands[name]) != _one_line(said[name])
    ]


def _answer(place: Place, name: str, said: str) -> str:
    if not said:
        return say(place.language, "page-not-asked" if name in _OUGHT else "page-nothing")
    if name == "area":
        return dict(areas_of(place)).get(said, said)
    return say(place.language, f"{_CHOSEN[name]}-{said}") if name in _CHOSEN else said


def _one_line(said: str) -> str:
    """Browsers send other ends of lines than they were given."""
    return " ".join(said.split())


def areas_of(place: Place) -> list[tuple[str, str]]:
    """Where somebody may live, for a menu: nowhere first."""
    named = f"name_{place.language.value}"
    areas = [(area["code"], area[named]) for area in place.community.areas]
    return [("", say(place.language, "page-join-area-none")), *areas]


async def newest_agreement(connection: Connection, community_id: CommunityId) -> Newest | None:
    """What members agree to, if the community has written that down."""
    rows = await queries.agreements(connection, community_id, before=None, limit=1)
    return _newest(rows[0]) if rows else None


def _newest(row: AnyRow) -> Newest:
    texts = {Language.ENGLISH: row.text_en, Language.WELSH: row.text_cy}
    return Newest(row.version, texts)


def agreed_options(language: Language) -> list[tuple[str, str]]:
    """How somebody agreed and in which language they read it, for a menu: not yet first."""
    ways = [(f"{how}-{read_in}", f"page-agreed-{how}-{read_in}") for how, read_in in AGREED_HOW]
    return [(said, say(language, words)) for said, words in (("", "page-agreed-not"), *ways)]


def agreed_of(said: Mapping[str, str]) -> Agreed | None:
    """That somebody agreed, as a coordinator takes it down. Raises ValidationFailed."""
    if not said["agreed"]:
        return None
    how, _, language = said["agreed"].partition("-")
    if (how, language) not in AGREED_HOW or not said["version"].isdecimal():
        raise ValidationFailed((FieldError("/agreed", "answer_needed"),))
    return Agreed(int(said["version"]), language, how)

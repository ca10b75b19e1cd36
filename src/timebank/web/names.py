"""Whom a page names, as far as its reader may know; the trail is told whose record was shown."""

from uuid import UUID

from timebank.base.actors import Language
from timebank.base.errors import FieldError, ValidationFailed
from timebank.base.words import say
from timebank.db.engine import AnyRow
from timebank.organisations import queries as organisations
from timebank.organisations.rules import shows_name
from timebank.people import queries as people
from timebank.people.schemas import Member
from timebank.sign_in import queries as numbers
from timebank.web.routing import Inside


def welsh(inside: Inside) -> bool:
    """Whether the page is in Welsh."""
    return inside.place.language is Language.WELSH


async def name_of_member(inside: Inside, member_id: UUID) -> str:
    """A member's name, or where it is not for this caller the number on their card."""
    row = await people.member(
        inside.connection, inside.community_id, member_id, caller=inside.caller
    )
    inside.shows(member_id)
    language = inside.place.language
    seen = Member.of(row, inside.caller, language)
    return seen.name or say(language, "page-number", number=seen.number)


async def of_number(inside: Inside, number: str, field: str = "number") -> UUID:
    """Who has the number that was typed into this field. Raises ValidationFailed."""
    found = await numbers.member(inside.connection, inside.community_id, number)
    if found is None:
        raise ValidationFailed((FieldError(f"/{field}", "no_such_number"),))
    member_id: UUID = found.id
    return member_id


async def name_of_organisation(inside: Inside, organisation_id: UUID) -> str:
    """An organisation's name, in the reader's language where it has one; a private one's is for its
    leads and coordinators."""
    row = await organisations.organisation(inside.connection, inside.community_id, organisation_id)
    return told_name(inside, row)


def told_name(inside: Inside, row: AnyRow) -> str:
    """The name of an organisation that was read, as above."""
    if not shows_name(inside.caller, row.id, private=row.private):
        return say(inside.place.language, "organisation-private")
    return str(row.name_cy if welsh(inside) and row.name_cy else row.name_en)


async def name_of(inside: Inside, kind: str, owner_id: UUID) -> str:
    """The name of whoever gave, received, or has an account of this type."""
    if kind == "member":
        return await name_of_member(inside, owner_id)
    if kind == "organisation":
        return await name_of_organisation(inside, owner_id)
    if kind == "community":
        return inside.place.name
    return say(inside.place.language, "page-pot")

"""Requests and answers about members."""

from datetime import date
from typing import Annotated, Any, Literal, Self
from uuid import UUID

from pydantic import AfterValidator, Field, WithJsonSchema

from timebank.base.actors import Caller
from timebank.base.actors import Language as Reads
from timebank.base.words import say
from timebank.communities.schemas import AreaCode
from timebank.http.fields import (
    LEFT_OUT,
    Answer,
    Day,
    ExternalRef,
    Filters,
    Id,
    Instant,
    Name,
    Sent,
    Text,
    bound,
    says,
)
from timebank.people.rules import EMAIL, TELEPHONE, TOLD, Shown, is_email, is_telephone, shown_to


def _email(text: str) -> str:
    if not is_email(text):
        raise says("email")
    return text


def _telephone(text: str) -> str:
    if not is_telephone(text):
        raise says("telephone")
    return text


Email = Annotated[
    str,
    Text(254),
    AfterValidator(_email),
    WithJsonSchema({"type": "string", "maxLength": 254, "pattern": f"^{EMAIL}$"}),
]
Telephone = Annotated[
    str,
    Text(40),
    AfterValidator(_telephone),
    WithJsonSchema({"type": "string", "maxLength": 40, "pattern": f"^{TELEPHONE}$"}),
]
Words = Annotated[str, Text(1000, many_lines=True)]
Line = Annotated[str, Text(300)]
Activities = Annotated[list[Id], Field(max_length=50)]
ContactBy = Literal["email", "text", "telephone", "letter"]
Language = Literal["en", "cy"]
Status = Literal["member", "paused", "left"]


def _reached(way: str, *ways: str) -> dict[str, Any]:
    """Who is reached by one of these ways has what it takes (rules.contact_faults)."""
    return {
        "if": {"properties": {"contact_by": {"enum": list(ways)}}, "required": ["contact_by"]},
        "then": {"properties": {way: {"type": "string"}}, "required": [way]},
    }


REACHED = (_reached("email", "email"), _reached("telephone", "text", "telephone"))


class Told(Sent):
    """What somebody who joins tells of themselves, in the order in which it is asked."""

    language: Language = Field(description="Of contact: the first question.")
    name: Name
    name_used: Name | None = Field(default=None, description="What the person is called.")
    email: Email | None = None
    telephone: Telephone | None = None
    contact_by: ContactBy | None = Field(default=None, description="How to reach them.")
    area: AreaCode | None = Field(default=None, description="A code of the community's areas.")
    adult: bool | None = Field(default=None, description="18 or over: an answer, no date of birth.")
    guardian_name: Name | None = Field(default=None, description="Of an under-18.")
    guardian_contact: Line | None = None
    can_do: Words | None = Field(default=None, description="What I can do, in words.")
    can_do_activity_ids: Activities = Field(default_factory=list)
    would_like: Words | None = Field(default=None, description="What I would like, in words.")
    would_like_activity_ids: Activities = Field(default_factory=list)
    access_needs: Words | None = Field(
        default=None, description="Seen by coordinators and the member alone."
    )
    private: bool = Field(
        default=False, description="Their name is for coordinators and the leads of their groups."
    )


class MemberNew(Told):
    """Somebody to be taken in. Two people of one name are two members. A lead says name, language
    and their group, and no more."""

    model_config = bound(*REACHED)

    id: Id | None = Field(default=None, description="Made by the client: sent again, one effect.")
    taken_in_for: Id | None = Field(
        default=None, description="The organisation whose lead takes them in: new today."
    )
    joined_on: Day | None = Field(default=None, description="Today, if left out.")
    external_ref: ExternalRef | None = None


class ToldChange(Sent):
    """What somebody tells now; what is left out stays."""

    language: Language = LEFT_OUT
    name: Name = LEFT_OUT
    name_used: Name | None = None
    email: Email | None = None
    telephone: Telephone | None = None
    contact_by: ContactBy | None = None
    area: AreaCode | None = None
    adult: bool | None = None
    guardian_name: Name | None = None
    guardian_contact: Line | None = None
    can_do: Words | None = None
    can_do_activity_ids: Activities = LEFT_OUT
    would_like: Words | None = None
    would_like_activity_ids: Activities = LEFT_OUT
    access_needs: Words | None = None
    private: bool = LEFT_OUT


class MemberChange(ToldChange):
    """What is to be changed; what is left out stays. The name, 18 or over, a
    guardian, the day of joining and the `status`, which takes in again whoever has left, are the
    coordinator's; all else members change themselves."""

    joined_on: Day = LEFT_OUT
    status: Literal["member"] = LEFT_OUT
    external_ref: ExternalRef | None = None


class MemberFilters(Filters):
    """Which members. References are the caller's own."""

    number: Annotated[str, Text(20)] | None = None
    external_ref: ExternalRef | None = None
    status: Status | None = None
    language: Language | None = None
    area: AreaCode | None = None
    incomplete: Literal["all", "overdue"] | None = Field(
        default=None,
        description="Whom a lead or an import took in, and who was not asked the rest yet.",
    )


class MemberSearch(Sent):
    """Part of a name, or of several: all of them have to be there, accents aside."""

    name: Name


class Member(Answer):
    """A member, as far as the caller may see. `shown` says how far: `all`; `name`, with the number
    and no contact; or `number` alone, of a private member, and to
    auditors. What is not shown is null."""

    id: UUID
    shown: Shown
    number: str
    name: str | None
    name_used: str | None
    language: Language | None
    email: str | None
    telephone: str | None
    contact_by: ContactBy | None
    area: str | None
    adult: bool | None
    guardian_name: str | None
    guardian_contact: str | None
    can_do: str | None
    can_do_activity_ids: list[UUID] | None
    would_like: str | None
    would_like_activity_ids: list[UUID] | None
    access_needs: str | None
    private: bool | None
    admitted_by: UUID | None = Field(description="The member who took them in.")
    taken_in_for: UUID | None
    complete_by: date | None = Field(description="When the rest is to be asked; null: it was.")
    joined_on: date | None
    status: Status
    merged_into_id: UUID | None = Field(
        description="Taken in twice: the member under whom they go on."
    )
    merged_ids: list[UUID] = Field(description="Whoever was merged into this member.")
    left_on: date | None
    external_ref: str | None = Field(description="The reference that this caller has given.")
    account_id: UUID | None
    recorded_at: Instant

    @classmethod
    def of(cls, row: Any, caller: Caller, language: Reads) -> Self:
        """As this caller sees the row; who was erased is "Former member", in words."""
        shown = shown_to(caller, row.id, named=row.named) or Shown.NUMBER
        names = _SEEN[shown] if shown is not Shown.NUMBER or not caller.reads_names else _NOTHING
        told = {name: getattr(row, name) if name in names else None for name in _SEEN[Shown.ALL]}
        if told["name"] == "":
            told["name"] = say(language, "member-former")
        own = row.external_ref_keeper == caller.keeper_id
        return cls(
            id=row.id,
            shown=shown,
            number=row.number,
            status=row.status,
            merged_into_id=row.merged_into_id,
            merged_ids=row.merged_ids or [],
            external_ref=row.external_ref if own else None,
            recorded_at=row.recorded_at,
            **told,
        )


_BOOKS = frozenset({"joined_on", "left_on", "account_id"})
_NOTHING: frozenset[str] = frozenset()
_ANSWERS = TOLD | {"adult", "guardian_name", "guardian_contact", "complete_by"}
_NAMES = frozenset({"name", "name_used"})
_SEEN = {
    Shown.ALL: _BOOKS
    | _NAMES
    | _ANSWERS
    | {"language", "email", "telephone", "contact_by", "admitted_by", "taken_in_for"},
    Shown.NAME: _NAMES,
    Shown.NUMBER: _BOOKS,
}

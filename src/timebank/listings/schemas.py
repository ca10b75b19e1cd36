"""Requests and answers about offers and requests."""

from datetime import date
from typing import Annotated, Any, Literal, Self
from uuid import UUID

from pydantic import AfterValidator, Field, model_validator

from timebank.base.actors import Caller, Language, Role
from timebank.base.words import say
from timebank.communities.schemas import AreaCode
from timebank.http.fields import (
    LEFT_OUT,
    Answer,
    Day,
    Filters,
    Id,
    Instant,
    Lenient,
    Name,
    Sent,
    Text,
    bound,
    not_both,
    says,
)
from timebank.listings.rules import Action, ClosedReason, ListingState, Time, actions, state_of
from timebank.organisations.rules import shows_name
from timebank.people.rules import Shown, shown_to

Words = Annotated[str, Text(2000, many_lines=True)]
LanguageCode = Annotated[
    str, Field(pattern="^[a-z]{2,3}$", description="ISO 639, as in cy, en, ar, bfi.")
]


def _each_once(codes: list[Any]) -> list[Any]:
    if len(set(codes)) < len(codes):
        raise says("said_once")
    return codes


Once = (AfterValidator(_each_once), Field(json_schema_extra={"uniqueItems": True}))
Times = Annotated[
    list[Annotated[Time, Lenient]],
    Field(max_length=len(Time), description="Parts of the day, on weekdays and at weekends."),
    *Once,
]
Areas = Annotated[
    list[AreaCode], Field(max_length=20, description="Codes of the community's areas."), *Once
]
Languages = Annotated[
    list[LanguageCode], Field(max_length=10, description="Those that one speaks."), *Once
]
PlaceName = Annotated[
    str, Text(120), Field(description="A place by its name, and never an address.")
]
Until = Annotated[Day, Field(description="The last day on which it is shown.")]


class ListingNew(Sent):
    """What can be given, or what one would like to receive, said in one language at least. No
    address, telephone number or e-mail address: how to get in touch is shown once both agree."""

    model_config = bound(not_both("member_id", "organisation_id"))

    id: Id | None = Field(default=None, description="Made by the client: sent again, one effect.")
    member_id: Id | None = Field(
        default=None, description="Whose it is: without it, the caller's own."
    )
    organisation_id: Id | None = Field(
        default=None, description="An organisation whose it is; organisations make requests alone."
    )
    activity_id: Id
    title_en: Name | None = None
    title_cy: Name | None = None
    text_en: Words | None = None
    text_cy: Words | None = None
    for_whom_en: Name | None = None
    for_whom_cy: Name | None = None
    place: PlaceName | None = None
    times: Times = Field(default_factory=list)
    areas: Areas = Field(default_factory=list)
    languages: Languages = Field(default_factory=list)
    expires_on: Until | None = Field(default=None, description="Without it, in 90 days.")

    @model_validator(mode="after")
    def one_owner(self) -> Self:
        """It is a member's or an organisation's."""
        if self.member_id and self.organisation_id:
            raise says("one_owner")
        return self


class ListingChange(Sent):
    """What is to be changed; what is left out stays."""

    activity_id: Id = LEFT_OUT
    title_en: Name | None = None
    title_cy: Name | None = None
    text_en: Words | None = None
    text_cy: Words | None = None
    for_whom_en: Name | None = None
    for_whom_cy: Name | None = None
    place: PlaceName | None = None
    times: Times = LEFT_OUT
    areas: Areas = LEFT_OUT
    languages: Languages = LEFT_OUT
    expires_on: Until = LEFT_OUT


class ListingClosing(Sent):
    """Why it is closed."""

    reason: Annotated[ClosedReason, Lenient]


class ListingFilters(Filters):
    """Which of them. One that names no area, time or language is for all of them."""

    q: Annotated[str, Text(200)] | None = Field(
        default=None,
        description="Words of titles, texts and activities, in either language; slips and missing"
        " accents are forgiven. The best are first. Nobody is found by their name.",
    )
    activity_id: Id | None = None
    area: AreaCode | None = None
    time: Time | None = None
    language: LanguageCode | None = None
    state: ListingState | None = Field(
        default=None, description="Without it, those that stand open; of one's own, all."
    )
    mine: bool | None = Field(
        default=None, description="One's own, of whom one helps, of groups that one leads."
    )
    member_id: Id | None = None
    organisation_id: Id | None = None


class Said(Answer):
    """Words, and the language they are in: the caller's, or the other where there is only that."""

    words: str
    language: Language

    @classmethod
    def of(cls, row: Any, name: str, language: Language) -> Self | None:
        """What a row says in this language, or else in the other; None where it says nothing."""
        for one in (language, *(other for other in Language if other is not language)):
            words = getattr(row, f"{name}_{one}")
            if words:
                return cls(words=words, language=one)
        return None


class Owner(Answer):
    """Whose it is. To other members a member is nobody by name or id until both agree; a private
    organisation is "a community group"."""

    type: Literal["member", "organisation"]
    id: UUID | None
    name: str | None = Field(description="A member's, to whoever may read it.")
    name_en: str | None = Field(description="An organisation's.")
    name_cy: str | None

    @classmethod
    def of(cls, row: Any, caller: Caller, language: Language) -> Self:
        """As this caller may know them."""
        if row.member_id is not None:
            shown = shown_to(caller, row.member_id, named=row.named)
            named = shown in (Shown.ALL, Shown.NAME) and caller.reads_names
            name = (row.member_name or say(language, "member-former")) if named else None
            known = row.member_id if shown else None
            return cls(type="member", id=known, name=name, name_en=None, name_cy=None)
        named = shows_name(caller, row.organisation_id, private=row.organisation_private)
        private = {one: say(one, "organisation-private") for one in Language}
        return cls(
            type="organisation",
            id=row.organisation_id,
            name=None,
            name_en=row.organisation_name_en if named else private[Language.ENGLISH],
            name_cy=row.organisation_name_cy if named else private[Language.WELSH],
        )


class Listing(Answer):
    """An offer or a request. `title`, `text` and `for_whom` are in the caller's language where it
    is said in that, and else in the other, which `language` names."""

    id: UUID
    owner: Owner
    mine: bool = Field(description="The caller's own, of whom they help, or of a group they lead.")
    activity_id: UUID
    title: Said | None
    text: Said | None
    for_whom: Said | None
    title_en: str | None
    title_cy: str | None
    text_en: str | None
    text_cy: str | None
    for_whom_en: str | None
    for_whom_cy: str | None
    place: str | None = Field(description="A private organisation's is for those who may name it.")
    times: list[Time]
    areas: list[str]
    languages: list[str]
    listed_at: Instant
    expires_on: date
    state: ListingState
    closed_reason: ClosedReason | None
    closed_at: Instant | None
    on_behalf: bool = Field(description="Somebody else wrote it down for the member.")
    made_by_id: UUID | None = Field(description="Who wrote it down, to whoever knows the owner.")
    closed_by_id: UUID | None
    actions: list[Action] = Field(description="What the caller may do next.")

    @classmethod
    def of(cls, row: Any, caller: Caller, language: Language) -> Self:
        """As this caller sees the row."""
        owner = Owner.of(row, caller, language)
        may = actions(caller, row, row.today)
        own = row.member_id in caller.stands_for or caller.leads(row.organisation_id)
        knows = (
            own
            or caller.role is Role.COORDINATOR
            or (owner.type, owner.id)
            == (
                "member",
                row.member_id,
            )
        )
        return cls(
            owner=owner,
            mine=own,
            title=Said.of(row, "title", language),
            text=Said.of(row, "text", language),
            for_whom=Said.of(row, "for_whom", language),
            state=state_of(row, row.today),
            on_behalf=row.member_id is not None and row.made_by != row.member_id,
            made_by_id=caller.told(row.made_by) if knows else None,
            closed_by_id=caller.told(row.closed_by) if knows else None,
            actions=may,
            place=row.place if _shows_place(row, caller) else None,
            **{name: getattr(row, name) for name in _AS_THEY_STAND},
        )


def _shows_place(row: Any, caller: Caller) -> bool:
    """A private organisation's may say which one it is, as a session's does."""
    private = row.organisation_id is not None and row.organisation_private
    return shows_name(caller, row.organisation_id, private=private)


_AS_THEY_STAND = (
    "id",
    "activity_id",
    "title_en",
    "title_cy",
    "text_en",
    "text_cy",
    "for_whom_en",
    "for_whom_cy",
    "times",
    "areas",
    "languages",
    "listed_at",
    "expires_on",
    "closed_reason",
    "closed_at",
)

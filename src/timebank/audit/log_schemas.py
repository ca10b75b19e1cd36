"""The trail, as it is asked for and given."""

from typing import Literal, Self
from uuid import UUID

from pydantic import Field, model_validator

from timebank.audit.rules import resource_of
from timebank.base.actors import Caller, Language, Role
from timebank.base.words import say
from timebank.db.engine import AnyRow
from timebank.http.fields import Answer, Filters, Id, Instant, says

_READING = ("GET", "HEAD")
_REFUSED = 400
_NAMED = (Role.COORDINATOR, Role.AUDITOR, Role.NETWORK_ADMIN)
Did = Literal["looked", "changed"]


class _Period(Filters):
    since: Instant | None = Field(
        default=None, alias="from", description="At this instant or later."
    )
    until: Instant | None = Field(default=None, alias="to", description="Before this instant.")

    @model_validator(mode="after")
    def forwards(self) -> Self:
        """A period begins before it ends."""
        if self.since and self.until and self.since > self.until:
            raise says("period_backwards")
        return self


class LogFilters(_Period):
    """Which requests."""

    about: Id | None = Field(default=None, description="A member whose record was shown.")
    by: Id | None = Field(default=None, description="The member who asked.")
    sign_in: Id | None = Field(default=None, description="The sign-in, or the app.")


class ReachedFilters(_Period):
    """By which sign-in, or by whom: one of them at least."""

    by: Id | None = Field(default=None, description="The member who asked.")
    sign_in: Id | None = Field(default=None, description="The sign-in, or the app.")
    format: Literal["json", "csv"] | None = Field(
        default=None, description="Without it, by Accept."
    )

    @model_validator(mode="after")
    def of_somebody(self) -> Self:
        """Of everybody it would be the list of members."""
        if self.by is None and self.sign_in is None:
            raise says("sign_in_or_by")
        return self


class LogLine(Answer):
    """One request by somebody who was known."""

    id: UUID
    at: Instant
    sign_in_id: UUID
    by_id: UUID | None = Field(description="The member who asked.")
    role: Role
    method: str
    route: str
    status: int = Field(
        description="From 400 on nothing was done; a page may have been shown again with what was"
        " wrong."
    )
    came_from: str | None = Field(description="The network address; null once it was emptied.")
    request_id: str
    things: list[UUID] = Field(description="The ids in the path.")
    about: list[UUID] = Field(description="Every member whose record the answer showed.")

    @classmethod
    def of(cls, row: AnyRow) -> Self:
        """A line as it stands."""
        told = {name: getattr(row, name) for name in cls.model_fields if hasattr(row, name)}
        return cls(**told, sign_in_id=row.token_id, by_id=row.actor_id)


class Seen(Answer):
    """Somebody had to do with a member's record. Another member is nobody by name."""

    id: UUID
    at: Instant
    did: Did
    role: Role
    by_id: UUID | None
    by_name: str | None = Field(
        description="Of those who hold an office, and of leads; null: not for the caller."
    )
    what: str = Field(description="In words: the part of the records that was open.")

    @classmethod
    def of(cls, row: AnyRow, caller: Caller, language: Language) -> Self:
        """A line as the member sees it whom it is about: of whom they are never to meet the office
        alone."""
        named = Role(row.role) is not Role.MEMBER and caller.told(row.actor_id) is not None
        return cls(
            id=row.id,
            at=row.at,
            did="looked" if row.method in _READING or row.status >= _REFUSED else "changed",
            role=Role(row.role),
            by_id=row.actor_id if named else None,
            by_name=(row.actor_name or None) if named else None,
            what=say(language, f"trail-{resource_of(row.route)}"),
        )


class Reached(Answer):
    """A member whose record was shown, and how often."""

    member_id: UUID
    number: str
    name: str | None = Field(description="For coordinators.")
    language: Literal["en", "cy"] | None = Field(description="In which to write to them.")
    contact_by: str | None = Field(description="How they want to be reached.")
    times: int = Field(description="How many requests showed it.")
    first_at: Instant
    last_at: Instant
    what: list[str] = Field(description="In words: the parts of the records that were open.")

    @classmethod
    def of(cls, row: AnyRow, language: Language, *, named: bool) -> Self:
        """A member as the coordinator has to tell them, or as an auditor counts them."""
        parts = sorted({resource_of(route) for route in row.routes})
        return cls(
            member_id=row.id,
            number=row.number,
            name=(row.name or None) if named else None,
            language=row.language if named else None,
            contact_by=row.contact_by if named else None,
            times=row.times,
            first_at=row.first_at,
            last_at=row.last_at,
            what=[say(language, f"trail-{part}") for part in parts],
        )


class Reaching(Answer):
    """Everybody whose record was shown: all of them, whatever their number."""

    items: list[Reached]

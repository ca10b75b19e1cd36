"""Requests and answers about applications and agreements."""

from typing import Annotated, Any, Literal, Self
from uuid import UUID

from pydantic import Field

from timebank.http.fields import Answer, Filters, Id, Instant, Sent, Text, bound
from timebank.people.schemas import REACHED, ContactBy, Language, Told, ToldChange

State = Literal["applied", "admitted", "refused", "withdrawn", "lapsed"]
RefusedFor = Literal["lives_elsewhere", "under_18", "duplicate", "no_answer", "other"]
Words = Annotated[str, Text(20_000, many_lines=True)]
Version = Annotated[int, Field(strict=True, ge=1, le=1_000_000)]


class AgreedThen(Sent):
    """What an applicant agreed to."""

    version: Version
    language: Language = Field(description="In which it was read.")
    how: Literal["paper", "phone"]


class ApplicationNew(Told):
    """Somebody who would like to join, taken down by telephone, at the table, or from paper."""

    model_config = bound(*REACHED)

    id: Id | None = Field(default=None, description="Becomes the member's. Sent again, one effect.")
    how: Literal["phone", "table", "paper"]
    agreed: AgreedThen | None = None


class AgreedSelf(Sent):
    """What an applicant agreed to by their own hand."""

    version: Version
    language: Language = Field(description="In which it was read.")


class ApplicationSelf(Told):
    """Somebody who applies by themselves, where the community lets people."""

    model_config = bound(*REACHED)

    community: Annotated[str, Text(100)] = Field(description="The community's slug or id.")
    id: Id | None = Field(default=None, description="Made by the client: sent again, one effect.")
    agreed: AgreedSelf | None = None


class ApplicationReceived(Answer):
    """It is there, and somebody will be in touch. Nobody is told more."""

    id: UUID


class ApplicationChange(ToldChange):
    """What is to be put right; what is left out stays."""


class ApplicationRefused(Sent):
    """Why the community says no."""

    reason: RefusedFor


class ApplicationFilters(Filters):
    """Which applications."""

    state: State | None = None


class Application(Answer):
    """Somebody who would like to join. Once it is decided, what they told is not here any more."""

    id: UUID = Field(description="The member's, once admitted.")
    state: State
    how: Literal["phone", "table", "paper", "self"]
    language: Language | None = None
    name: str | None = None
    name_used: str | None = None
    email: str | None = None
    telephone: str | None = None
    contact_by: ContactBy | None = None
    area: str | None = None
    adult: bool | None = None
    guardian_name: str | None = None
    guardian_contact: str | None = None
    can_do: str | None = None
    can_do_activity_ids: list[UUID] = Field(default_factory=list)
    would_like: str | None = None
    would_like_activity_ids: list[UUID] = Field(default_factory=list)
    access_needs: str | None = None
    private: bool | None = None
    taken_by: UUID | None = Field(description="null: they applied by themselves.")
    applied_at: Instant
    decided_by: UUID | None = Field(description="Who admitted them, or said no.")
    decided_at: Instant | None
    reason: RefusedFor | None

    @classmethod
    def of(cls, row: Any) -> Self:
        """As it stands in its table."""
        stands = ("id", "state", "how", "taken_by", "applied_at", "decided_by", "decided_at")
        return cls(**row.told, reason=row.reason, **{name: getattr(row, name) for name in stands})


class AgreementNew(Sent):
    """A new version, in both languages."""

    id: Id | None = Field(default=None, description="Made by the client: sent again, one effect.")
    text_en: Words
    text_cy: Words


class Agreement(Answer):
    """A version of what members agree to."""

    id: UUID
    version: int
    text_en: str
    text_cy: str
    made_by: UUID
    made_at: Instant


class Agreeing(Sent):
    """That a member agrees: `self` by their own hand, else taken down by a coordinator."""

    version: Version = Field(description="The newest.")
    language: Language = Field(description="In which it was read.")
    how: Literal["paper", "phone", "self"]


class AgreementGiven(Answer):
    """That somebody agreed."""

    version: int
    language: Language
    how: Literal["paper", "phone", "self"]
    taken_by: UUID
    given_at: Instant


class MemberAgreements(Answer):
    """What a member agreed to, the newest version first."""

    newest_version: int | None = Field(description="null: the community has no agreement.")
    due: bool = Field(description="Whether the newest is still to be agreed to.")
    given: list[AgreementGiven]

"""Requests and answers about skills."""

from typing import Annotated, Any, Literal, Self
from uuid import UUID

from pydantic import Field

from timebank.base.actors import Caller, Language, Role
from timebank.http.fields import (
    LEFT_OUT,
    Answer,
    Filters,
    Id,
    Instant,
    Sent,
    Text,
    at_least_one,
    bound,
)
from timebank.listings.schemas import Owner, Said

SkillKind = Literal["can", "know", "lend", "learn"]
Line = Annotated[str, Text(300)]


class SkillNew(Sent):
    """What somebody `can`, does `know`, could `lend`, or would like to `learn`: an activity, words
    in one language or both, or all of it."""

    model_config = bound(at_least_one("activity_id", "words_en", "words_cy"))

    id: Id | None = Field(default=None, description="Made by the client: sent again, one effect.")
    member_id: Id | None = Field(default=None, description="Whose: without it, the caller's own.")
    kind: SkillKind
    activity_id: Id | None = None
    words_en: Line | None = None
    words_cy: Line | None = None


class SkillChange(Sent):
    """What is to be changed; what is left out stays."""

    kind: SkillKind = LEFT_OUT
    activity_id: Id | None = None
    words_en: Line | None = None
    words_cy: Line | None = None


class SkillFilters(Filters):
    """Which skills."""

    q: Annotated[str, Text(200)] | None = Field(
        default=None, description="Words, in either language, or what an activity is called."
    )
    kind: SkillKind | None = None
    activity_id: Id | None = None
    member_id: Id | None = None
    mine: bool | None = Field(default=None, description="One's own, and of whom one helps.")


class Skill(Answer):
    """A skill. `words` are in the caller's language, or in the other, which it names."""

    id: UUID
    owner: Owner
    mine: bool
    told_at_joining: bool = Field(
        description="It stands with the member (`can_do`), is changed there, and is for"
        " coordinators: in their lists alone."
    )
    kind: SkillKind
    activity_id: UUID | None
    words: Said | None
    words_en: str | None
    words_cy: str | None
    made_at: Instant
    made_by_id: UUID | None = Field(description="Who wrote it down, to whoever knows the owner.")
    ended_at: Instant | None
    ended_by_id: UUID | None
    actions: list[Literal["end"]] = Field(description="What the caller may do next.")

    @classmethod
    def of(cls, row: Any, caller: Caller, language: Language) -> Self:
        """As this caller sees the row."""
        owner = Owner.of(row, caller, language)
        own = row.member_id in caller.stands_for
        may = (
            row.ended_at is None
            and not row.told_at_joining
            and (own or caller.role is Role.COORDINATOR)
        )
        return cls(
            id=row.id,
            owner=owner,
            mine=own,
            told_at_joining=row.told_at_joining,
            kind=row.kind,
            activity_id=row.activity_id,
            words=Said.of(row, "words", language),
            words_en=row.words_en,
            words_cy=row.words_cy,
            made_at=row.made_at,
            made_by_id=caller.told(row.made_by) if owner.id else None,
            ended_at=row.ended_at,
            ended_by_id=caller.told(row.ended_by) if owner.id else None,
            actions=["end"] if may else [],
        )

"""Skills: what people can, know, could lend, and would like to learn."""

from datetime import datetime
from typing import ClassVar
from uuid import UUID

from sqlalchemy import CheckConstraint, DateTime, ForeignKeyConstraint, Index, LargeBinary
from sqlalchemy.orm import Mapped, mapped_column

from timebank.db.schema import Base, Instant, Key, TenantKey


def _member(column: str) -> ForeignKeyConstraint:
    return ForeignKeyConstraint(
        ["community_id", column],
        ["timebank.member.community_id", "timebank.member.id"],
        name=f"skill_{column}_fkey",
    )


class Skill(Base):
    """Something a member can, knows, could lend or would like to learn: an activity, in words, or
    both. Once ended it says nothing any more. `words_folded` is what it is found by."""

    __tablename__ = "skill"
    __table_args__ = (
        _member("member_id"),
        _member("made_by"),
        _member("ended_by"),
        ForeignKeyConstraint(
            ["community_id", "activity_id"],
            ["timebank.activity.community_id", "timebank.activity.id"],
            name="skill_activity_fkey",
        ),
        CheckConstraint("kind IN ('can', 'know', 'lend', 'learn')", name="skill_kind"),
        CheckConstraint(
            "(ended_at IS NULL) = (num_nonnulls(activity_id, words_en, words_cy) > 0)",
            name="skill_says",
        ),
        Index("skill_member_idx", "community_id", "member_id", "id"),
    )
    service_may: ClassVar[tuple[str, ...]] = ("INSERT", "UPDATE")
    community_id: Mapped[TenantKey]
    id: Mapped[Key]
    member_id: Mapped[UUID]
    kind: Mapped[str]
    activity_id: Mapped[UUID | None]
    words_en: Mapped[str | None]
    words_cy: Mapped[str | None]
    words_folded: Mapped[str]
    made_by: Mapped[UUID]
    made_as: Mapped[bytes | None] = mapped_column(LargeBinary)
    made_at: Mapped[Instant]
    ended_by: Mapped[UUID | None]
    ended_at: Mapped[datetime | None] = mapped_column(DateTime(timezone=True))

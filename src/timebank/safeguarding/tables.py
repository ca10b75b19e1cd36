"""What only the safeguarding lead reads."""

from typing import ClassVar
from uuid import UUID

from sqlalchemy import CheckConstraint, ForeignKeyConstraint, Index, text
from sqlalchemy.orm import Mapped

from timebank.db.schema import Base, Instant, Key, TenantKey


def _member(table: str, column: str) -> ForeignKeyConstraint:
    return ForeignKeyConstraint(
        ["community_id", column],
        ["timebank.member.community_id", "timebank.member.id"],
        name=f"{table}_{column}_fkey",
    )


class Concern(Base):
    """Something that worries somebody, in their words, for the safeguarding lead alone.

    `about_number` is the number on a card as it was typed: whether there is such a member is not
    said to whoever typed it. What is raised stays as it was said; the lead closes it with what was
    done.
    """

    __tablename__ = "concern"
    __table_args__ = (
        _member("concern", "raised_by"),
        _member("concern", "closed_by"),
        CheckConstraint(
            "(closed_at IS NULL) = (closed_by IS NULL) AND (closed_at IS NULL) = (outcome IS NULL)",
            name="concern_closed",
        ),
        Index("concern_open_idx", "community_id", "id", postgresql_where=text("closed_at IS NULL")),
    )
    service_may: ClassVar[tuple[str, ...]] = ("INSERT", "UPDATE (closed_at, closed_by, outcome)")
    community_id: Mapped[TenantKey]
    id: Mapped[Key]
    raised_by: Mapped[UUID]
    raised_at: Mapped[Instant]
    about_number: Mapped[str | None]
    words: Mapped[str]
    closed_at: Mapped[Instant | None]
    closed_by: Mapped[UUID | None]
    outcome: Mapped[str | None]


class KeptApart(Base):
    """Two members who are never shown, proposed or booked to each other. Neither is told why. The
    one whose id comes first stands first, so that a pair is one row."""

    __tablename__ = "kept_apart"
    __table_args__ = (
        _member("kept_apart", "member_id"),
        _member("kept_apart", "other_id"),
        _member("kept_apart", "kept_by"),
        _member("kept_apart", "ended_by"),
        CheckConstraint("member_id < other_id", name="kept_apart_pair"),
        CheckConstraint("(ended_at IS NULL) = (ended_by IS NULL)", name="kept_apart_ended"),
        Index(
            "kept_apart_now_key",
            "community_id",
            "member_id",
            "other_id",
            unique=True,
            postgresql_where=text("ended_at IS NULL"),
        ),
    )
    service_may: ClassVar[tuple[str, ...]] = ("INSERT", "UPDATE (ended_at, ended_by)")
    community_id: Mapped[TenantKey]
    id: Mapped[Key]
    member_id: Mapped[UUID]
    other_id: Mapped[UUID]
    kept_by: Mapped[UUID]
    kept_at: Mapped[Instant]
    ended_at: Mapped[Instant | None]
    ended_by: Mapped[UUID | None]

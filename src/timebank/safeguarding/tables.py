"""What keeps people safe, each for the few who need it."""

from datetime import date
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
    one whose id comes first stands first, so that a pair is one row. Of one who was taken in twice
    there is a row for each entry."""

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


class Measure(Base):
    """That a measure was taken for a member: which kind, the day of it, who saw it, the community's
    own day to look again, and what was decided. Never what stood in it, and no words of anybody.

    Written once, and ended once: by the next one of its kind, or withdrawn. Nobody writes or ends
    their own.
    """

    __tablename__ = "measure"
    __table_args__ = (
        _member("measure", "member_id"),
        _member("measure", "seen_by"),
        _member("measure", "recorded_by"),
        _member("measure", "ended_by"),
        CheckConstraint(
            "kind IN ('group_first', 'references', 'staff_present', 'check')", name="measure_kind"
        ),
        CheckConstraint(
            "(kind = 'check') = (check_level IS NOT NULL) AND check_level IN"
            " ('basic', 'standard', 'enhanced', 'enhanced_barred_list')",
            name="measure_check_level",
        ),
        CheckConstraint("decision IN ('accepted', 'not_accepted')", name="measure_decision"),
        CheckConstraint("look_again_on > seen_on", name="measure_look_again"),
        CheckConstraint(
            "member_id NOT IN (seen_by, recorded_by, coalesce(ended_by, recorded_by))",
            name="measure_of_another",
        ),
        CheckConstraint("(ended_at IS NULL) = (ended_by IS NULL)", name="measure_ended"),
        Index(
            "measure_now_key",
            "community_id",
            "member_id",
            "kind",
            unique=True,
            postgresql_where=text("ended_at IS NULL"),
        ),
        Index(
            "measure_look_again_idx",
            "community_id",
            "look_again_on",
            "id",
            postgresql_where=text("ended_at IS NULL"),
        ),
        Index("measure_member_idx", "community_id", "member_id", "id"),
    )
    service_may: ClassVar[tuple[str, ...]] = ("INSERT", "UPDATE (ended_at, ended_by)")
    community_id: Mapped[TenantKey]
    id: Mapped[Key]
    member_id: Mapped[UUID]
    kind: Mapped[str]
    check_level: Mapped[str | None]
    seen_on: Mapped[date]
    seen_by: Mapped[UUID]
    look_again_on: Mapped[date]
    decision: Mapped[str]
    recorded_by: Mapped[UUID]
    recorded_at: Mapped[Instant]
    ended_at: Mapped[Instant | None]
    ended_by: Mapped[UUID | None]

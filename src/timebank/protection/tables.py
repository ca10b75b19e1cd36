"""What members asked for: an erasure, or the rest of their copy; and what became of it."""

from datetime import date
from typing import ClassVar
from uuid import UUID

from sqlalchemy import CheckConstraint, ForeignKeyConstraint, Index, LargeBinary, text
from sqlalchemy.orm import Mapped, mapped_column

from timebank.db.schema import Base, Instant, Key, TenantKey


class Erasure(Base):
    """A member's request that what is known of them be erased, due within a calendar month. One is
    open at a time; what is done or taken back stays, so that it can be shown. One that nobody
    carried out in time was carried out by the service: `ended_by` nobody."""

    __tablename__ = "erasure"
    __table_args__ = (
        ForeignKeyConstraint(
            ["community_id", "member_id"], ["timebank.member.community_id", "timebank.member.id"]
        ),
        CheckConstraint("state IN ('asked', 'held', 'done', 'withdrawn')", name="erasure_state"),
        CheckConstraint(
            "held_reason IN ('still_open', 'legal_claim', 'other')", name="erasure_reason"
        ),
        CheckConstraint("state <> 'held' OR held_reason IS NOT NULL", name="erasure_held"),
        CheckConstraint(
            "(state IN ('done', 'withdrawn')) = (ended_at IS NOT NULL)"
            " AND (ended_by IS NULL OR ended_at IS NOT NULL)"
            " AND (ended_by IS NOT NULL OR state <> 'withdrawn')",
            name="erasure_ended",
        ),
        Index(
            "erasure_open_key",
            "community_id",
            "member_id",
            unique=True,
            postgresql_where=text("state IN ('asked', 'held')"),
        ),
    )
    service_may: ClassVar[tuple[str, ...]] = (
        "INSERT",
        "UPDATE (state, held_reason, held_at, held_by, ended_at, ended_by)",
    )
    community_id: Mapped[TenantKey]
    id: Mapped[Key]
    member_id: Mapped[UUID]
    state: Mapped[str]
    asked_at: Mapped[Instant]
    asked_by: Mapped[UUID]
    due_on: Mapped[date]
    held_reason: Mapped[str | None]
    held_at: Mapped[Instant | None]
    held_by: Mapped[UUID | None]
    ended_at: Mapped[Instant | None]
    ended_by: Mapped[UUID | None]


class ExportReview(Base):
    """A member's request for what their copy leaves out until a person has looked, due within a
    calendar month. One is open at a time. A coordinator decides of words, the safeguarding lead of
    safeguarding records, also where there are none: else it would tell whether there are."""

    __tablename__ = "export_review"
    __table_args__ = (
        ForeignKeyConstraint(
            ["community_id", "member_id"],
            ["timebank.member.community_id", "timebank.member.id"],
            name="export_review_member_fkey",
        ),
        CheckConstraint("state IN ('asked', 'done', 'withdrawn')", name="export_review_state"),
        CheckConstraint(
            "(words_at IS NULL) = (words_by IS NULL)"
            " AND (safeguarding_at IS NULL) = (safeguarding_by IS NULL)"
            " AND (state <> 'done' OR (words_at IS NOT NULL AND safeguarding_at IS NOT NULL))",
            name="export_review_decided",
        ),
        CheckConstraint("member_id NOT IN (words_by, safeguarding_by)", name="export_review_own"),
        CheckConstraint(
            "(state = 'asked') = (ended_at IS NULL) AND (ended_at IS NULL) = (ended_by IS NULL)",
            name="export_review_ended",
        ),
        Index(
            "export_review_open_key",
            "community_id",
            "member_id",
            unique=True,
            postgresql_where=text("state = 'asked'"),
        ),
    )
    service_may: ClassVar[tuple[str, ...]] = (
        "INSERT",
        "UPDATE (state, words_at, words_by, safeguarding_at, safeguarding_by, ended_at, ended_by)",
    )
    community_id: Mapped[TenantKey]
    id: Mapped[Key]
    member_id: Mapped[UUID]
    state: Mapped[str]
    asked_at: Mapped[Instant]
    asked_by: Mapped[UUID]
    due_on: Mapped[date]
    words_at: Mapped[Instant | None]
    words_by: Mapped[UUID | None]
    safeguarding_at: Mapped[Instant | None]
    safeguarding_by: Mapped[UUID | None]
    ended_at: Mapped[Instant | None]
    ended_by: Mapped[UUID | None]


class ExportDecision(Base):
    """Whether a member's copy holds something that another wrote, and why not. It is decided of the
    very words: with other words by then, it is undecided again."""

    __tablename__ = "export_decision"
    __table_args__ = (
        ForeignKeyConstraint(
            ["community_id", "member_id"],
            ["timebank.member.community_id", "timebank.member.id"],
            name="export_decision_member_fkey",
        ),
        CheckConstraint(
            "kind IN ('note', 'exchange_note', 'import_row', 'concern', 'kept_apart')",
            name="export_decision_kind",
        ),
        CheckConstraint(
            "given = (reason IS NULL) AND"
            " reason IN ('third_person', 'confidence', 'harm', 'crime', 'other')",
            name="export_decision_reason",
        ),
        CheckConstraint("decided_by <> member_id", name="export_decision_own"),
    )
    service_may: ClassVar[tuple[str, ...]] = (
        "INSERT",
        "UPDATE (words_sha256, given, reason, decided_at, decided_by)",
    )
    community_id: Mapped[TenantKey]
    member_id: Mapped[UUID] = mapped_column(primary_key=True)
    item_id: Mapped[UUID] = mapped_column(primary_key=True)
    kind: Mapped[str]
    words_sha256: Mapped[bytes] = mapped_column(LargeBinary)
    given: Mapped[bool]
    reason: Mapped[str | None]
    decided_at: Mapped[Instant]
    decided_by: Mapped[UUID]

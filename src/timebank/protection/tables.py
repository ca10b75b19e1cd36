"""Erasures that members asked for, and what became of them."""

from datetime import date
from typing import ClassVar
from uuid import UUID

from sqlalchemy import CheckConstraint, ForeignKeyConstraint, Index, text
from sqlalchemy.orm import Mapped

from timebank.db.schema import Base, Instant, Key, TenantKey


class Erasure(Base):
    """A member's request that what is known of them be erased, due within a calendar month. One is
    open at a time; what is done or taken back stays, so that it can be shown."""

    __tablename__ = "erasure"
    __table_args__ = (
        ForeignKeyConstraint(
            ["community_id", "member_id"], ["timebank.member.community_id", "timebank.member.id"]
        ),
        CheckConstraint("state IN ('asked', 'held', 'done', 'withdrawn')", name="erasure_state"),
        CheckConstraint(
            "held_reason IN ('concern', 'dispute', 'legal_claim', 'other')", name="erasure_reason"
        ),
        CheckConstraint("state <> 'held' OR held_reason IS NOT NULL", name="erasure_held"),
        CheckConstraint(
            "(state IN ('done', 'withdrawn')) = (ended_at IS NOT NULL)"
            " AND (ended_at IS NULL) = (ended_by IS NULL)",
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

"""What was asked of a second person, and how it ended."""

from typing import Any, ClassVar
from uuid import UUID

from sqlalchemy import ARRAY, CheckConstraint, Index, UniqueConstraint, Uuid, text
from sqlalchemy.orm import Mapped, mapped_column

from timebank.db.schema import Base, Instant, Key, Minutes, TenantKey

_ASKS = (
    "INSERT (community_id, id, kind, state, asked_by_kind, asked_by, asked_as, asked_for, asked_at,"
    " lapses_at, subject_id, made_id, minutes, reason, gainers, terms)"
)


class Approval(Base):
    """Something that needs a second person: written once, waiting, and ended once. Whoever says yes
    or no is not who asked, and whoever says yes does not gain. `asked_as` is the role in which it
    was asked; `terms` hold ids, minutes and codes alone."""

    __tablename__ = "approval"
    __table_args__ = (
        CheckConstraint(
            "kind IN ('reversal', 'grant', 'correction', 'limits', 'thanks', 'import_undo',"
            " 'leaving')",
            name="approval_kind",
        ),
        CheckConstraint("asked_by_kind IN ('member', 'client')", name="approval_asked"),
        CheckConstraint("(state = 'waiting') = (ended_at IS NULL)", name="approval_ended"),
        CheckConstraint(
            "CASE state WHEN 'waiting' THEN ended_by IS NULL WHEN 'lapsed' THEN ended_by IS NULL"
            " WHEN 'overtaken' THEN ended_by IS NULL"
            " WHEN 'withdrawn' THEN coalesce(ended_by = asked_by, false)"
            " WHEN 'approved' THEN coalesce(ended_by <> asked_by, false)"
            " WHEN 'declined' THEN coalesce(ended_by <> asked_by, false) ELSE false END",
            name="approval_second_person",
        ),
        CheckConstraint(
            "state <> 'approved' OR ended_by <> ALL (gainers)", name="approval_gainless"
        ),
        UniqueConstraint("community_id", "made_id", name="approval_made_key"),
        Index(
            "approval_waiting_key",
            "community_id",
            "kind",
            "subject_id",
            unique=True,
            postgresql_where=text("state = 'waiting'"),
        ),
        Index(
            "approval_lapses_idx",
            "community_id",
            "lapses_at",
            postgresql_where=text("state = 'waiting'"),
        ),
    )
    service_may: ClassVar[tuple[str, ...]] = (_ASKS, "UPDATE (state, ended_by, ended_at)")
    community_id: Mapped[TenantKey]
    id: Mapped[Key]
    kind: Mapped[str]
    state: Mapped[str]
    asked_by_kind: Mapped[str]
    asked_by: Mapped[UUID]
    asked_as: Mapped[str]
    asked_for: Mapped[UUID | None]
    asked_at: Mapped[Instant]
    lapses_at: Mapped[Instant]
    subject_id: Mapped[UUID]
    made_id: Mapped[UUID]
    minutes: Mapped[Minutes]
    reason: Mapped[str | None]
    gainers: Mapped[list[UUID]] = mapped_column(ARRAY(Uuid))
    terms: Mapped[dict[str, Any]]
    ended_by: Mapped[UUID | None]
    ended_at: Mapped[Instant | None]

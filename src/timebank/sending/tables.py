"""The outbox: messages that wait, and what became of the others."""

from datetime import datetime
from typing import Any, ClassVar
from uuid import UUID

from sqlalchemy import CheckConstraint, ForeignKeyConstraint, Index, Integer, text
from sqlalchemy.orm import Mapped, mapped_column

from timebank.db.schema import Base, Instant, Key, TenantKey


class Outgoing(Base):
    """One message to one member. Neither a name nor an address stands here: both are read from the
    member's row when it is sent.

    `facts` are what the words are filled with, and are emptied once nothing is to be sent any more.
    `next_try_at` is also how long whoever is at it has it for themselves. `fault` is why the last
    try came to nothing, in a code: a mail server's own words may quote an address.
    """

    __tablename__ = "message"
    __table_args__ = (
        ForeignKeyConstraint(
            ["community_id", "member_id"], ["timebank.member.community_id", "timebank.member.id"]
        ),
        CheckConstraint("kind IN ('sign_in_code', 'concern')", name="message_kind"),
        CheckConstraint("by IN ('email')", name="message_by"),
        CheckConstraint("state IN ('waiting', 'sent', 'failed', 'dropped')", name="message_state"),
        CheckConstraint("state = 'waiting' OR facts = '{}'::jsonb", name="message_emptied"),
        CheckConstraint("(state = 'sent') = (sent_at IS NOT NULL)", name="message_sent"),
        CheckConstraint("fault ~ '^[a-z0-9_]{1,40}$'", name="message_fault"),
        CheckConstraint("tries >= 0", name="message_tries"),
        Index(
            "message_waiting_idx",
            "community_id",
            "next_try_at",
            postgresql_where=text("state = 'waiting'"),
        ),
    )
    service_may: ClassVar[tuple[str, ...]] = (
        "INSERT",
        "UPDATE (facts, state, tries, next_try_at, sent_at, fault)",
    )
    community_id: Mapped[TenantKey]
    id: Mapped[Key]
    member_id: Mapped[UUID]
    kind: Mapped[str]
    by: Mapped[str]
    facts: Mapped[dict[str, Any]]
    state: Mapped[str]
    tries: Mapped[int] = mapped_column(Integer)
    next_try_at: Mapped[Instant]
    useless_after: Mapped[Instant]
    made_at: Mapped[Instant]
    sent_at: Mapped[datetime | None]
    fault: Mapped[str | None]

"""The outbox: messages that wait, and what became of the others."""

from datetime import date, datetime
from typing import Any, ClassVar
from uuid import UUID

from sqlalchemy import CheckConstraint, ForeignKeyConstraint, Index, Integer, LargeBinary, text
from sqlalchemy.orm import Mapped, mapped_column

from timebank.db.schema import Base, Instant, Key, TenantKey


class Outgoing(Base):
    """One message to one member. Neither a member's name nor an address stands here: both are read
    from their row when it is sent. Only what tells that an address was changed goes to the one that
    it names, for it is the earlier one that somebody else may have changed.

    `facts` are what the words are filled with, and are emptied once nothing is to be sent any more.
    `next_try_at` is also how long whoever is at it has it for themselves. `fault` is why the last
    try came to nothing, in a code: a mail server's own words may quote an address.
    """

    __tablename__ = "message"
    __table_args__ = (
        ForeignKeyConstraint(
            ["community_id", "member_id"], ["timebank.member.community_id", "timebank.member.id"]
        ),
        CheckConstraint(
            "kind IN ('sign_in_code', 'concern', 'safety', 'app_allowed', 'contact_changed',"
            " 'approval_ended', 'copy_ready', 'waiting', 'news')",
            name="message_kind",
        ),
        CheckConstraint("by IN ('email', 'text', 'telephone', 'letter')", name="message_by"),
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
        # Whoever is told what waits is told once a day, however many services think of it.
        Index(
            "message_waiting_day_key",
            "community_id",
            "member_id",
            text("((made_at AT TIME ZONE 'Europe/London')::date)"),
            unique=True,
            postgresql_where=text("kind = 'waiting'"),
        ),
    )
    service_may: ClassVar[tuple[str, ...]] = (
        "INSERT",
        "UPDATE (facts, state, tries, next_try_at, sent_at, fault)",
        "DELETE",
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


class TextsOfDay(Base):
    """How many texts were tried on a day: to a number, by its digest, and to all (by the digest of
    nothing at all). It goes when the day is over."""

    __tablename__ = "texts_of_day"
    __table_args__ = (
        ForeignKeyConstraint(["community_id"], ["timebank.community.id"]),
        CheckConstraint("texts > 0", name="texts_of_day_texts"),
    )
    service_may: ClassVar[tuple[str, ...]] = ("INSERT", "UPDATE (texts)", "DELETE")
    community_id: Mapped[TenantKey]
    day: Mapped[date] = mapped_column(primary_key=True)
    number_sha256: Mapped[bytes] = mapped_column(LargeBinary, primary_key=True)
    texts: Mapped[int] = mapped_column(Integer)

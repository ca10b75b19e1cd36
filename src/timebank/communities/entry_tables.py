"""When somebody of the network entered a community, and why."""

from typing import ClassVar
from uuid import UUID

from sqlalchemy import CheckConstraint, ForeignKeyConstraint, Index
from sqlalchemy.orm import Mapped

from timebank.db.schema import Base, Instant, Key, TenantKey


class Entry(Base):
    """The network's administrator looks into a community for some hours, openly: whoever
    coordinates it sees who, since when, until when, and why."""

    __tablename__ = "entry"
    __table_args__ = (
        ForeignKeyConstraint(["community_id"], ["timebank.community.id"]),
        CheckConstraint("ends_at > entered_at", name="entry_ends"),
        Index("entry_keeper_idx", "community_id", "keeper_id", "ends_at"),
    )
    service_may: ClassVar[tuple[str, ...]] = ("INSERT", "UPDATE (ended_at)")
    community_id: Mapped[TenantKey]
    id: Mapped[Key]
    keeper_id: Mapped[UUID]
    reason: Mapped[str]
    entered_at: Mapped[Instant]
    ends_at: Mapped[Instant]
    ended_at: Mapped[Instant | None]

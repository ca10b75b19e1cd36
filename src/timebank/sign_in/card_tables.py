"""Printed cards, and the PINs that go with them."""

from typing import ClassVar
from uuid import UUID

from sqlalchemy import CheckConstraint, ForeignKeyConstraint, Index, LargeBinary, text
from sqlalchemy.orm import Mapped, mapped_column

from timebank.db.schema import Base, Instant, Key, TenantKey


class Card(Base):
    """A member's printed card: what its QR code says is found by its digest, and kept sealed, to be
    printed again. One at a time."""

    __tablename__ = "card"
    __table_args__ = (
        ForeignKeyConstraint(
            ["community_id", "member_id"], ["timebank.member.community_id", "timebank.member.id"]
        ),
        CheckConstraint("sealed IS NOT NULL OR ended_at IS NOT NULL", name="card_printable"),
        Index("card_sha256_key", "community_id", "sha256", unique=True),
        Index(
            "card_once_key",
            "community_id",
            "member_id",
            unique=True,
            postgresql_where=text("ended_at IS NULL"),
        ),
    )
    service_may: ClassVar[tuple[str, ...]] = ("INSERT", "UPDATE (sealed, ended_at, ended_by)")
    community_id: Mapped[TenantKey]
    id: Mapped[Key]
    member_id: Mapped[UUID]
    sha256: Mapped[bytes] = mapped_column(LargeBinary)
    sealed: Mapped[bytes | None] = mapped_column(LargeBinary)
    made_by: Mapped[UUID]
    made_at: Mapped[Instant]
    ended_by: Mapped[UUID | None]
    ended_at: Mapped[Instant | None]


class Pin(Base):
    """A member's PIN: an Argon2id hash, sealed, for there are few PINs to try. `tries` are wrong
    ones in a row."""

    __tablename__ = "pin"
    __table_args__ = (
        ForeignKeyConstraint(
            ["community_id", "member_id"], ["timebank.member.community_id", "timebank.member.id"]
        ),
    )
    service_may: ClassVar[tuple[str, ...]] = ("INSERT", "UPDATE", "DELETE")
    community_id: Mapped[TenantKey]
    member_id: Mapped[Key]
    sealed: Mapped[bytes] = mapped_column(LargeBinary)
    set_by: Mapped[UUID]
    set_at: Mapped[Instant]
    tries: Mapped[int]
    tried_at: Mapped[Instant | None]

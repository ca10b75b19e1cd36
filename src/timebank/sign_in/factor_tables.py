"""Second factors, and the codes that the machine itself gives out."""

from typing import ClassVar
from uuid import UUID

from sqlalchemy import ARRAY, BigInteger, CheckConstraint, ForeignKeyConstraint, Index, LargeBinary
from sqlalchemy.orm import Mapped, mapped_column

from timebank.db.schema import Base, Instant, Key, TenantKey


class Authenticator(Base):
    """A member's authenticator (TOTP, RFC 6238). Its secret is sealed (vault.py); `pending` is one
    that has been shown, and no code of it yet. `last_step` is of the last code that was good:
    none is good twice. Recovery codes are digests, and go when they are used."""

    __tablename__ = "authenticator"
    __table_args__ = (
        ForeignKeyConstraint(
            ["community_id", "member_id"], ["timebank.member.community_id", "timebank.member.id"]
        ),
        CheckConstraint(
            "(sealed IS NULL) = (confirmed_at IS NULL)", name="authenticator_confirmed"
        ),
        CheckConstraint("(pending IS NULL) = (pending_from IS NULL)", name="authenticator_pending"),
    )
    service_may: ClassVar[tuple[str, ...]] = ("INSERT", "UPDATE", "DELETE")
    community_id: Mapped[TenantKey]
    member_id: Mapped[Key]
    sealed: Mapped[bytes | None] = mapped_column(LargeBinary)
    confirmed_at: Mapped[Instant | None]
    pending: Mapped[bytes | None] = mapped_column(LargeBinary)
    pending_from: Mapped[Instant | None]
    last_step: Mapped[int] = mapped_column(BigInteger)
    recovery_sha256s: Mapped[list[bytes]] = mapped_column(ARRAY(LargeBinary))
    tries: Mapped[int]
    tries_from: Mapped[Instant]


class MachineCode(Base):
    """A code for one member, made by the operator on the machine. It stands for both factors, and
    the row stays, so that coordinators see who was let in like this. With `made_by` it was made on
    a coordinator's screen, to pair the member's phone, and stands for no second factor."""

    __tablename__ = "machine_code"
    __table_args__ = (
        ForeignKeyConstraint(
            ["community_id", "member_id"], ["timebank.member.community_id", "timebank.member.id"]
        ),
        Index("machine_code_member_idx", "community_id", "member_id", "id"),
        Index("machine_code_sha256_key", "community_id", "sha256", unique=True),
    )
    service_may: ClassVar[tuple[str, ...]] = ("INSERT", "UPDATE (expires_at, used_at)")
    community_id: Mapped[TenantKey]
    id: Mapped[Key]
    member_id: Mapped[UUID]
    sha256: Mapped[bytes] = mapped_column(LargeBinary)
    made_by: Mapped[UUID | None]
    made_at: Mapped[Instant]
    expires_at: Mapped[Instant]
    used_at: Mapped[Instant | None]

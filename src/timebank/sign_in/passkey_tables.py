"""Passkeys, and the challenges that they answer."""

from typing import ClassVar
from uuid import UUID

from sqlalchemy import BigInteger, ForeignKeyConstraint, Index, LargeBinary
from sqlalchemy.orm import Mapped, mapped_column

from timebank.db.schema import Base, Instant, Key, TenantKey


class Passkey(Base):
    """A member's passkey (WebAuthn): what its signatures are checked with. `name` is what its
    owner calls the device that has it."""

    __tablename__ = "passkey"
    __table_args__ = (
        ForeignKeyConstraint(
            ["community_id", "member_id"], ["timebank.member.community_id", "timebank.member.id"]
        ),
        Index("passkey_credential_key", "community_id", "credential_id", unique=True),
        Index("passkey_member_idx", "community_id", "member_id", "id"),
    )
    service_may: ClassVar[tuple[str, ...]] = (
        "INSERT",
        "UPDATE (sign_count, used_at)",
        "DELETE",
    )
    community_id: Mapped[TenantKey]
    id: Mapped[Key]
    member_id: Mapped[UUID]
    credential_id: Mapped[bytes] = mapped_column(LargeBinary)
    public_key: Mapped[bytes] = mapped_column(LargeBinary)
    sign_count: Mapped[int] = mapped_column(BigInteger)
    name: Mapped[str]
    made_at: Mapped[Instant]
    used_at: Mapped[Instant | None]


class PasskeyChallenge(Base):
    """What a passkey is asked to sign: once, within five minutes; by one member to register, or by
    whoever wants to sign in. It goes when it is answered, or after an hour."""

    __tablename__ = "passkey_challenge"
    __table_args__ = (
        ForeignKeyConstraint(["community_id"], ["timebank.community.id"]),
        Index("passkey_challenge_made_idx", "community_id", "expires_at"),
    )
    service_may: ClassVar[tuple[str, ...]] = ("INSERT", "DELETE")
    community_id: Mapped[TenantKey]
    id: Mapped[Key]
    member_id: Mapped[UUID | None]
    challenge: Mapped[bytes] = mapped_column(LargeBinary)
    expires_at: Mapped[Instant]

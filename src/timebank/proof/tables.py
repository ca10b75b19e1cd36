"""What is sealed: every event of the books, numbered without gaps, and the signed checkpoints."""

from typing import Annotated
from uuid import UUID

from sqlalchemy import (
    ARRAY,
    BigInteger,
    CheckConstraint,
    ForeignKeyConstraint,
    Index,
    LargeBinary,
    UniqueConstraint,
    text,
)
from sqlalchemy.orm import Mapped, mapped_column

from timebank.db.schema import Base, Instant, TenantKey

KINDS = (
    "'transfer', 'account_opened', 'limits_changed', 'contribution_logged',"
    " 'contribution_historic', 'contribution_queried', 'contribution_declined',"
    " 'contribution_withdrawn', 'claim_made', 'hold_placed', 'hold_released', 'hold_lapsed',"
    " 'exchange_proposed', 'exchange_agreed', 'exchange_done', 'exchange_cancelled',"
    " 'session_planned', 'session_cancelled', 'session_closed', 'session_sign_ups'"
)
"""What is worth telling. A verified contribution is told by its credit, a captured hold by its
spend, a confirmed exchange by its contributions."""

Position = Annotated[int, mapped_column(BigInteger, primary_key=True, autoincrement=False)]


class Unsealed(Base):
    """The queue: what has happened and has no position yet. Its key is the order of sealing."""

    __tablename__ = "unsealed"
    community_id: Mapped[TenantKey]
    recorded_at: Mapped[Instant] = mapped_column(primary_key=True)
    subject_id: Mapped[UUID] = mapped_column(primary_key=True)
    kind: Mapped[str] = mapped_column(primary_key=True)


class Seal(Base):
    """How far a community is sealed. Whoever seals locks this row; others pass it by."""

    __tablename__ = "seal"
    community_id: Mapped[TenantKey]
    size: Mapped[int] = mapped_column(BigInteger)
    journal_size: Mapped[int] = mapped_column(BigInteger)


class Event(Base):
    """One sealed event. `journal` numbers the transfers among them; `leaf` is the hash of its
    canonical line (RFC 6962, 2.1)."""

    __tablename__ = "event"
    __table_args__ = (
        CheckConstraint(f"kind IN ({KINDS})", name="event_kind"),
        CheckConstraint("position >= 1 AND length(leaf) = 32", name="event_sealed"),
        CheckConstraint("(kind = 'transfer') = (journal IS NOT NULL)", name="event_journal"),
        UniqueConstraint("community_id", "subject_id", "kind", "recorded_at"),
        Index(
            "event_journal_key",
            "community_id",
            "journal",
            unique=True,
            postgresql_where=text("journal IS NOT NULL"),
        ),
    )
    community_id: Mapped[TenantKey]
    position: Mapped[Position]
    kind: Mapped[str]
    subject_id: Mapped[UUID]
    recorded_at: Mapped[Instant]
    journal: Mapped[int | None] = mapped_column(BigInteger)
    leaf: Mapped[bytes] = mapped_column(LargeBinary)


class Checkpoint(Base):
    """A signed statement of all events up to `size`: the root of their Merkle tree, and the hash of
    the checkpoint before. `frontier` lets the tree grow without being read again; `tiles` are the
    roots of the whole thousands of leaves that it completed (merkle.py)."""

    __tablename__ = "checkpoint"
    __table_args__ = (
        ForeignKeyConstraint(
            ["community_id", "key_id"],
            ["timebank.signing_key.community_id", "timebank.signing_key.key_id"],
            name="checkpoint_key",
        ),
        CheckConstraint(
            "length(root) = 32 AND length(previous) = 32 AND length(signature) = 64",
            name="checkpoint_hashes",
        ),
        UniqueConstraint("community_id", "size"),
    )
    community_id: Mapped[TenantKey]
    number: Mapped[Position]
    size: Mapped[int] = mapped_column(BigInteger)
    journal_size: Mapped[int] = mapped_column(BigInteger)
    root: Mapped[bytes] = mapped_column(LargeBinary)
    previous: Mapped[bytes] = mapped_column(LargeBinary)
    made_at: Mapped[Instant]
    key_id: Mapped[str]
    signature: Mapped[bytes] = mapped_column(LargeBinary)
    frontier: Mapped[list[bytes]] = mapped_column(ARRAY(LargeBinary))
    tiles: Mapped[list[bytes]] = mapped_column(ARRAY(LargeBinary))


class SigningKey(Base):
    """A public key of a community's checkpoints, endorsed by the key before it."""

    __tablename__ = "signing_key"
    __table_args__ = (
        CheckConstraint("length(public_key) = 32", name="signing_key_length"),
        CheckConstraint(
            "(endorsed_by IS NULL) = (endorsement IS NULL)", name="signing_key_endorsed"
        ),
    )
    community_id: Mapped[TenantKey]
    key_id: Mapped[str] = mapped_column(primary_key=True)
    public_key: Mapped[bytes] = mapped_column(LargeBinary)
    made_at: Mapped[Instant]
    endorsed_by: Mapped[str | None]
    endorsement: Mapped[bytes | None] = mapped_column(LargeBinary)

"""Apps stand above the tenants, as their tokens do: one is looked up before its community is known.
So they stay behind where a community moves to another installation, whose address is another."""

from typing import ClassVar
from uuid import UUID

from sqlalchemy import (
    ARRAY,
    Boolean,
    CheckConstraint,
    ForeignKey,
    ForeignKeyConstraint,
    Index,
    LargeBinary,
    Text,
    Uuid,
)
from sqlalchemy.orm import Mapped, mapped_column

from timebank.db.schema import Base, Instant


class Client(Base):
    """A partner app in a community, perhaps bound to one organisation. Written once, and ended
    once: what it may do was agreed to."""

    __tablename__ = "client"
    __table_args__ = (
        ForeignKeyConstraint(["community_id"], ["timebank.community.id"]),
        ForeignKeyConstraint(
            ["community_id", "organisation_id"],
            ["timebank.organisation.community_id", "timebank.organisation.id"],
        ),
        CheckConstraint("cardinality(scopes) > 0", name="client_scopes"),
        CheckConstraint("NOT public OR cardinality(redirect_uris) > 0", name="client_public"),
        CheckConstraint("(ended_at IS NULL) = (ended_by IS NULL)", name="client_ended"),
        Index("client_community_idx", "community_id", "id"),
    )
    service_may: ClassVar[tuple[str, ...]] = ("INSERT", "UPDATE (ended_by, ended_at)")
    id: Mapped[UUID] = mapped_column(Uuid, primary_key=True)
    community_id: Mapped[UUID]
    name: Mapped[str]
    organisation_id: Mapped[UUID | None]
    public: Mapped[bool] = mapped_column(Boolean)
    scopes: Mapped[list[str]] = mapped_column(ARRAY(Text))
    redirect_uris: Mapped[list[str]] = mapped_column(ARRAY(Text))
    made_as: Mapped[bytes] = mapped_column(LargeBinary)
    made_by: Mapped[UUID]
    made_at: Mapped[Instant]
    ended_by: Mapped[UUID | None]
    ended_at: Mapped[Instant | None]


class ClientSecret(Base):
    """What an app shows to get tokens: kept as a SHA-256 of 256 random bits. Two may be in force,
    so that one can take the other's place."""

    __tablename__ = "client_secret"
    __table_args__ = (
        CheckConstraint("(ended_at IS NULL) = (ended_by IS NULL)", name="client_secret_ended"),
        Index("client_secret_client_idx", "client_id", "id"),
    )
    service_may: ClassVar[tuple[str, ...]] = ("INSERT", "UPDATE (ended_by, ended_at)")
    id: Mapped[UUID] = mapped_column(Uuid, primary_key=True)
    client_id: Mapped[UUID] = mapped_column(ForeignKey("timebank.client.id"))
    sha256: Mapped[bytes] = mapped_column(LargeBinary)
    made_by: Mapped[UUID]
    made_at: Mapped[Instant]
    ended_by: Mapped[UUID | None]
    ended_at: Mapped[Instant | None]

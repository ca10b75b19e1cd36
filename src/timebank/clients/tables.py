"""Apps stand above the tenants, as their tokens do: one is looked up before its community is known.
So they stay behind where a community moves to another installation, whose address is another; what
members agreed to goes with it, and refers to none."""

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
    text,
)
from sqlalchemy.orm import Mapped, mapped_column

from timebank.db.schema import Base, Instant, Key, TenantKey


class Client(Base):
    """A partner app in a community, perhaps bound to one organisation. Written once, and ended
    once: what it may do was agreed to. `ended_by` is empty where the operator ended it."""

    __tablename__ = "client"
    __table_args__ = (
        ForeignKeyConstraint(["community_id"], ["timebank.community.id"]),
        ForeignKeyConstraint(
            ["community_id", "organisation_id"],
            ["timebank.organisation.community_id", "timebank.organisation.id"],
        ),
        CheckConstraint("cardinality(scopes) > 0", name="client_scopes"),
        CheckConstraint("NOT public OR cardinality(redirect_uris) > 0", name="client_public"),
        CheckConstraint("ended_by IS NULL OR ended_at IS NOT NULL", name="client_ended"),
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
        CheckConstraint("ended_by IS NULL OR ended_at IS NOT NULL", name="client_secret_ended"),
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


class AppConsent(Base):
    """What a member lets an app do for them: all that they ever agreed to, until they end it. It
    keeps what the app sends under keys, and its references."""

    __tablename__ = "app_consent"
    __table_args__ = (
        ForeignKeyConstraint(
            ["community_id", "member_id"], ["timebank.member.community_id", "timebank.member.id"]
        ),
        CheckConstraint("(ended_at IS NULL) = (ended_by IS NULL)", name="app_consent_ended"),
        Index(
            "app_consent_once_key",
            "community_id",
            "member_id",
            "client_id",
            unique=True,
            postgresql_where=text("ended_at IS NULL"),
        ),
        Index("app_consent_client_idx", "community_id", "client_id", "id"),
    )
    service_may: ClassVar[tuple[str, ...]] = ("INSERT", "UPDATE (scopes, ended_by, ended_at)")
    community_id: Mapped[TenantKey]
    id: Mapped[Key]
    client_id: Mapped[UUID]
    member_id: Mapped[UUID]
    scopes: Mapped[list[str]] = mapped_column(ARRAY(Text))
    given_at: Mapped[Instant]
    ended_by: Mapped[UUID | None]
    ended_at: Mapped[Instant | None]


class AppGrant(Base):
    """One time that a member said yes: the code that went to the app, good once and for a minute,
    for this address and for whoever knows what the challenge was made of. All tokens that come of
    it name it, and end with it."""

    __tablename__ = "app_grant"
    __table_args__ = (
        ForeignKeyConstraint(
            ["community_id", "consent_id"],
            ["timebank.app_consent.community_id", "timebank.app_consent.id"],
        ),
        Index("app_grant_code_key", "community_id", "code_sha256", unique=True),
    )
    service_may: ClassVar[tuple[str, ...]] = ("INSERT", "UPDATE (used_at, ended_at)")
    community_id: Mapped[TenantKey]
    id: Mapped[Key]
    consent_id: Mapped[UUID]
    code_sha256: Mapped[bytes] = mapped_column(LargeBinary)
    redirect_uri: Mapped[str]
    challenge: Mapped[str]
    scopes: Mapped[list[str]] = mapped_column(ARRAY(Text))
    made_at: Mapped[Instant]
    expires_at: Mapped[Instant]
    used_at: Mapped[Instant | None]
    ended_at: Mapped[Instant | None]


class AppRenewal(Base):
    """What renews an app's token, once: each comes with the next. One that is shown again was
    taken from somebody, and ends all that came of the same yes."""

    __tablename__ = "app_renewal"
    __table_args__ = (
        ForeignKeyConstraint(
            ["community_id", "grant_id"],
            ["timebank.app_grant.community_id", "timebank.app_grant.id"],
        ),
        Index("app_renewal_sha256_key", "community_id", "sha256", unique=True),
    )
    service_may: ClassVar[tuple[str, ...]] = ("INSERT", "UPDATE (used_at)", "DELETE")
    community_id: Mapped[TenantKey]
    id: Mapped[Key]
    grant_id: Mapped[UUID]
    sha256: Mapped[bytes] = mapped_column(LargeBinary)
    made_at: Mapped[Instant]
    expires_at: Mapped[Instant]
    used_at: Mapped[Instant | None]

"""Tokens stand above the tenants: one is looked up before its community is known. And codes, by
which people get one."""

from typing import ClassVar
from uuid import UUID

from sqlalchemy import (
    ARRAY,
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


class Token(Base):
    """What a caller shows: kept as a SHA-256 of 256 random bits, never as itself.

    Bound to a community and a role there, or to the network. One whose role decides or moves
    minutes names the member who acts, and is good while that member holds the role. A lead's that
    names organisations is good for no others. `keeper_id` outlives renewals. A sign-in is a token
    that names its `device`, as its owner does, and lasts `rolls_minutes` from its last use on. One
    that a partner app was given names the app, its scopes, and the member it acts for, with the yes
    that it comes of, if any: else it is a lead's of the organisation that the app is bound to, or
    an auditor's.
    """

    __tablename__ = "token"
    __table_args__ = (
        CheckConstraint(
            "role IN ('member', 'organisation_lead', 'coordinator', 'safeguarding_lead', 'auditor',"
            " 'network_admin')",
            name="token_role",
        ),
        CheckConstraint(
            "(role = 'network_admin') = (community_id IS NULL)", name="token_community"
        ),
        CheckConstraint(
            "role IN ('auditor', 'network_admin') OR member_id IS NOT NULL"
            " OR client_id IS NOT NULL AND role = 'organisation_lead'"
            " AND cardinality(organisation_ids) = 1",
            name="token_member",
        ),
        CheckConstraint("(client_id IS NULL) = (scopes IS NULL)", name="token_scopes"),
        CheckConstraint(
            "role = 'organisation_lead' OR cardinality(organisation_ids) = 0",
            name="token_organisations",
        ),
        CheckConstraint("rolls_minutes > 0", name="token_rolls"),
        CheckConstraint(
            "means IN ('code', 'machine', 'passkey', 'card', 'pairing')", name="token_means"
        ),
        CheckConstraint(
            "means IS NULL OR role = 'member' OR second_factor", name="token_second_factor"
        ),
        Index("token_member_idx", "community_id", "member_id", "id"),
        Index(
            "token_client_idx", "client_id", "id", postgresql_where=text("client_id IS NOT NULL")
        ),
    )
    service_may: ClassVar[tuple[str, ...]] = (
        "INSERT",
        "UPDATE (revoked_at, expires_at, device, address_sha256)",
        "DELETE",
    )
    id: Mapped[UUID] = mapped_column(Uuid, primary_key=True)
    sha256: Mapped[bytes] = mapped_column(LargeBinary, unique=True)
    keeper_id: Mapped[UUID]
    role: Mapped[str]
    community_id: Mapped[UUID | None] = mapped_column(ForeignKey("timebank.community.id"))
    member_id: Mapped[UUID | None]
    organisation_ids: Mapped[list[UUID]] = mapped_column(ARRAY(Uuid))
    made_at: Mapped[Instant]
    expires_at: Mapped[Instant]
    revoked_at: Mapped[Instant | None]
    address_sha256: Mapped[bytes | None] = mapped_column(LargeBinary)
    device: Mapped[str | None]
    rolls_minutes: Mapped[int | None]
    client_id: Mapped[UUID | None]
    scopes: Mapped[list[str] | None] = mapped_column(ARRAY(Text))
    means: Mapped[str | None]
    second_factor: Mapped[bool] = mapped_column(default=False)
    grant_id: Mapped[UUID | None]


class SignInCode(Base):
    """Codes that went out to one address at one time: one for each member who has it, mostly one.

    There is a row also where nobody has the address, so that whoever asks learns nothing. All are
    digests, and go after a day.
    """

    __tablename__ = "sign_in_code"
    __table_args__ = (
        ForeignKeyConstraint(["community_id"], ["timebank.community.id"]),
        CheckConstraint(
            "cardinality(member_ids) = cardinality(code_sha256s)", name="sign_in_code_each"
        ),
        Index("sign_in_code_address_idx", "community_id", "address_sha256", "made_at"),
        Index("sign_in_code_from_idx", "community_id", "from_sha256", "made_at"),
    )
    service_may: ClassVar[tuple[str, ...]] = ("INSERT", "UPDATE (tries, used_at)", "DELETE")
    community_id: Mapped[TenantKey]
    id: Mapped[Key]
    address_sha256: Mapped[bytes] = mapped_column(LargeBinary)
    from_sha256: Mapped[bytes] = mapped_column(LargeBinary)
    member_ids: Mapped[list[UUID]] = mapped_column(ARRAY(Uuid))
    code_sha256s: Mapped[list[bytes]] = mapped_column(ARRAY(LargeBinary))
    tries: Mapped[int]
    made_at: Mapped[Instant]
    expires_at: Mapped[Instant]
    used_at: Mapped[Instant | None]

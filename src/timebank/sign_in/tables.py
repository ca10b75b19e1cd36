"""Tokens stand above the tenants: one is looked up before its community is known."""

from typing import ClassVar
from uuid import UUID

from sqlalchemy import ARRAY, CheckConstraint, ForeignKey, LargeBinary, Uuid
from sqlalchemy.orm import Mapped, mapped_column

from timebank.db.schema import Base, Instant


class Token(Base):
    """What a caller shows: kept as a SHA-256 of 256 random bits, never as itself.

    Bound to a community and a role there, or to the network. One whose role decides or moves
    minutes names the member who acts, and is good while that member holds the role. A lead's that
    names organisations is good for no others. `keeper_id` outlives renewals.
    """

    __tablename__ = "token"
    __table_args__ = (
        CheckConstraint(
            "role IN ('member', 'organisation_lead', 'coordinator', 'auditor', 'network_admin')",
            name="token_role",
        ),
        CheckConstraint(
            "(role = 'network_admin') = (community_id IS NULL)", name="token_community"
        ),
        CheckConstraint(
            "role IN ('auditor', 'network_admin') OR member_id IS NOT NULL", name="token_member"
        ),
        CheckConstraint(
            "role = 'organisation_lead' OR cardinality(organisation_ids) = 0",
            name="token_organisations",
        ),
    )
    service_may: ClassVar[tuple[str, ...]] = ("INSERT", "UPDATE (revoked_at)")
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

"""Roles as they are held, and as they were."""

from typing import ClassVar
from uuid import UUID

from sqlalchemy import CheckConstraint, ForeignKeyConstraint, Index, text
from sqlalchemy.orm import Mapped

from timebank.db.schema import Base, Instant, Key, TenantKey


class RoleHeld(Base):
    """A role that a member was given; a lead's is of one organisation. Written once, and ended
    once. `given_by` is empty where the operator gave it. To be a member needs no row."""

    __tablename__ = "role_held"
    __table_args__ = (
        ForeignKeyConstraint(
            ["community_id", "member_id"], ["timebank.member.community_id", "timebank.member.id"]
        ),
        ForeignKeyConstraint(
            ["community_id", "organisation_id"],
            ["timebank.organisation.community_id", "timebank.organisation.id"],
        ),
        CheckConstraint(
            "role IN ('organisation_lead', 'coordinator', 'safeguarding_lead', 'auditor')",
            name="role_held_role",
        ),
        CheckConstraint(
            "(role = 'organisation_lead') = (organisation_id IS NOT NULL)",
            name="role_held_organisation",
        ),
        CheckConstraint("given_by <> member_id", name="role_held_given_by"),
        CheckConstraint("(ended_at IS NULL) = (ended_by IS NULL)", name="role_held_ended"),
        Index(
            "role_held_once_key",
            "community_id",
            "member_id",
            "role",
            unique=True,
            postgresql_where=text("ended_at IS NULL AND organisation_id IS NULL"),
        ),
        Index(
            "role_held_lead_once_key",
            "community_id",
            "member_id",
            "organisation_id",
            unique=True,
            postgresql_where=text("ended_at IS NULL AND organisation_id IS NOT NULL"),
        ),
        Index("role_held_member_idx", "community_id", "member_id", "id"),
        Index("role_held_organisation_idx", "community_id", "organisation_id", "id"),
    )
    service_may: ClassVar[tuple[str, ...]] = ("INSERT", "UPDATE (ended_by, ended_at)")
    community_id: Mapped[TenantKey]
    id: Mapped[Key]
    member_id: Mapped[UUID]
    role: Mapped[str]
    organisation_id: Mapped[UUID | None]
    given_by: Mapped[UUID | None]
    given_at: Mapped[Instant]
    ended_by: Mapped[UUID | None]
    ended_at: Mapped[Instant | None]

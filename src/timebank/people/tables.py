"""Members' names and contact; the books know them by id alone."""

from datetime import date
from typing import ClassVar
from uuid import UUID

from sqlalchemy import (
    ARRAY,
    Boolean,
    CheckConstraint,
    ForeignKeyConstraint,
    Index,
    LargeBinary,
    UniqueConstraint,
    Uuid,
    text,
)
from sqlalchemy.orm import Mapped, mapped_column

from timebank.db.schema import Base, Instant, Key, TenantKey


class Member(Base):
    """A person in a community. `adult` is their answer, 18 or over, and no date of birth; an
    under-18 has a guardian. `area` is a code of the community's list. Whoever a lead took in with
    name and language alone (`taken_in_for` the group), or an import with less than joining asks,
    is asked the rest by `complete_by`.
    `merged_into_id`: taken in twice, and the other entry goes on. `stands_for`: others may be found
    in whose name they act, whom they help or who was merged into them. `made_as`
    is a digest of what it was first made from, so that the same creation sent again is known; it
    goes when the person is erased."""

    __tablename__ = "member"
    __table_args__ = (
        ForeignKeyConstraint(["community_id"], ["timebank.community.id"]),
        UniqueConstraint("community_id", "number"),
        UniqueConstraint("community_id", "external_ref_keeper", "external_ref"),
        Index("member_name_folded_idx", "community_id", "name_folded", "id"),
        Index("member_email_idx", "community_id", text("lower(email)")),
        Index(
            "member_telephone_idx",
            "community_id",
            text("regexp_replace(telephone, '[^0-9]', '', 'g')"),
        ),
        CheckConstraint("language IN ('en', 'cy')", name="member_language"),
        CheckConstraint(
            "contact_by IN ('email', 'text', 'telephone', 'letter')", name="member_contact_by"
        ),
        CheckConstraint("status IN ('member', 'paused', 'left')", name="member_status"),
        CheckConstraint(
            "adult IS NOT false OR (guardian_name IS NOT NULL AND guardian_contact IS NOT NULL)"
            " OR status = 'left'",
            name="member_guardian",
        ),
        ForeignKeyConstraint(
            ["community_id", "merged_into_id"],
            ["timebank.member.community_id", "timebank.member.id"],
            name="member_merged_into_fkey",
        ),
        CheckConstraint(
            "merged_into_id IS NULL OR (status = 'left' AND merged_into_id <> id)",
            name="member_merged",
        ),
        Index(
            "member_merged_into_idx",
            "community_id",
            "merged_into_id",
            postgresql_where=text("merged_into_id IS NOT NULL"),
        ),
        ForeignKeyConstraint(
            ["community_id", "taken_in_for"],
            ["timebank.organisation.community_id", "timebank.organisation.id"],
        ),
        CheckConstraint(
            "(external_ref IS NULL) = (external_ref_keeper IS NULL)", name="member_external_ref"
        ),
    )
    service_may: ClassVar[tuple[str, ...]] = ("INSERT", "UPDATE")
    community_id: Mapped[TenantKey]
    id: Mapped[Key]
    number: Mapped[str]
    name: Mapped[str]
    name_folded: Mapped[str]
    name_used: Mapped[str | None]
    language: Mapped[str]
    email: Mapped[str | None]
    telephone: Mapped[str | None]
    contact_by: Mapped[str | None]
    area: Mapped[str | None]
    adult: Mapped[bool | None] = mapped_column(Boolean)
    guardian_name: Mapped[str | None]
    guardian_contact: Mapped[str | None]
    can_do: Mapped[str | None]
    can_do_activity_ids: Mapped[list[UUID]] = mapped_column(ARRAY(Uuid), default=list)
    would_like: Mapped[str | None]
    would_like_activity_ids: Mapped[list[UUID]] = mapped_column(ARRAY(Uuid), default=list)
    access_needs: Mapped[str | None]
    private: Mapped[bool] = mapped_column(Boolean, default=False)
    admitted_by: Mapped[UUID | None]
    taken_in_for: Mapped[UUID | None]
    complete_by: Mapped[date | None]
    merged_into_id: Mapped[UUID | None]
    stands_for: Mapped[bool] = mapped_column(Boolean, default=False)
    joined_on: Mapped[date]
    status: Mapped[str]
    left_on: Mapped[date | None]
    external_ref: Mapped[str | None]
    external_ref_keeper: Mapped[UUID | None]
    made_as: Mapped[bytes | None] = mapped_column(LargeBinary)
    recorded_at: Mapped[Instant]


class Helper(Base):
    """Whom a member named to log, confirm and book for them. Written once, and ended once."""

    __tablename__ = "helper"
    __table_args__ = (
        ForeignKeyConstraint(
            ["community_id", "member_id"],
            ["timebank.member.community_id", "timebank.member.id"],
            name="helper_member_fkey",
        ),
        ForeignKeyConstraint(
            ["community_id", "helper_id"],
            ["timebank.member.community_id", "timebank.member.id"],
            name="helper_helper_fkey",
        ),
        CheckConstraint("helper_id <> member_id", name="helper_another"),
        CheckConstraint("(ended_at IS NULL) = (ended_by IS NULL)", name="helper_ended"),
        Index(
            "helper_once_key",
            "community_id",
            "helper_id",
            "member_id",
            unique=True,
            postgresql_where=text("ended_at IS NULL"),
        ),
        Index("helper_member_idx", "community_id", "member_id", "id"),
    )
    service_may: ClassVar[tuple[str, ...]] = ("INSERT", "UPDATE (ended_by, ended_at)")
    community_id: Mapped[TenantKey]
    id: Mapped[Key]
    member_id: Mapped[UUID]
    helper_id: Mapped[UUID]
    named_by: Mapped[UUID]
    named_at: Mapped[Instant]
    ended_by: Mapped[UUID | None]
    ended_at: Mapped[Instant | None]

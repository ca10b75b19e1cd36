"""Communities stand above the tenants: no row-level security, and no member's name."""

from typing import Any, ClassVar
from uuid import UUID

from sqlalchemy import Boolean, CheckConstraint, LargeBinary, Uuid
from sqlalchemy.dialects.postgresql import JSONB
from sqlalchemy.orm import Mapped, mapped_column

from timebank.db.schema import Base, Instant, Minutes


class Community(Base):
    """One time bank: its names, its host and its rules. All limits in minutes."""

    __tablename__ = "community"
    __table_args__ = (
        CheckConstraint("style IN ('time_credits', 'time_bank')", name="community_style"),
        CheckConstraint(
            "hours_stated_by IN ('groups', 'members', 'both')", name="community_stated_by"
        ),
        CheckConstraint("shown_as IN ('hours', 'credits')", name="community_shown_as"),
        CheckConstraint("thanked_by IN ('leads', 'coordinators')", name="community_thanked_by"),
        CheckConstraint("leavers_minutes IN ('pot', 'expire')", name="community_leavers_minutes"),
        # Raises for a name that no zone has.
        CheckConstraint(
            "(timestamptz '2000-01-01 00:00+00' AT TIME ZONE time_zone) IS NOT NULL",
            name="community_time_zone",
        ),
        CheckConstraint("member_floor_minutes <= 0", name="community_member_floor"),
        CheckConstraint("slug ~ '^[a-z0-9](-?[a-z0-9])*$'", name="community_slug"),
    )
    service_may: ClassVar[tuple[str, ...]] = ("INSERT", "UPDATE")
    id: Mapped[UUID] = mapped_column(Uuid, primary_key=True)
    slug: Mapped[str] = mapped_column(unique=True)
    name_en: Mapped[str]
    name_cy: Mapped[str]
    style: Mapped[str]
    time_zone: Mapped[str]
    host: Mapped[dict[str, Any]]
    hours_stated_by: Mapped[str]
    shown_as: Mapped[str]
    thanked_by: Mapped[str]
    leavers_minutes: Mapped[str]
    member_floor_minutes: Mapped[Minutes]
    member_ceiling_minutes: Mapped[Minutes | None]
    soft_floor_minutes: Mapped[Minutes | None]
    soft_ceiling_minutes: Mapped[Minutes | None]
    organisation_thanks_monthly_minutes: Mapped[Minutes | None]
    person_thanks_monthly_minutes: Mapped[Minutes | None]
    second_person_reversal_minutes: Mapped[Minutes | None]
    second_person_grant_minutes: Mapped[Minutes | None]
    under_18s: Mapped[bool] = mapped_column(Boolean, default=False)
    applications_from_outside: Mapped[bool] = mapped_column(Boolean, default=False)
    noticeboard: Mapped[bool] = mapped_column(Boolean, default=False)
    areas: Mapped[list[Any]] = mapped_column(JSONB, default=list)
    members_numbered: Mapped[Minutes]
    sandbox: Mapped[bool] = mapped_column(Boolean, default=False)
    """Whether everybody in it is made up, for whoever writes an app."""
    made_as: Mapped[bytes | None] = mapped_column(LargeBinary)
    made_at: Mapped[Instant]

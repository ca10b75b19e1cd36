"""Applications and agreements. An application's id becomes the member's."""

from typing import Any, ClassVar
from uuid import UUID

from sqlalchemy import (
    CheckConstraint,
    ForeignKeyConstraint,
    Index,
    LargeBinary,
    UniqueConstraint,
    text,
)
from sqlalchemy.orm import Mapped, mapped_column

from timebank.db.schema import Base, Instant, Key, TenantKey


class Application(Base):
    """Somebody who would like to join. What they told (`told`) goes on to the member when they are
    admitted, and is gone from here once it is decided, or where nobody did for 180 days. Who
    applied by themselves was taken down by nobody; `from_sha256` is a digest of where from, to
    count how often. An applicant has no account, and signs in nowhere: nobody but this row knows of
    them."""

    __tablename__ = "application"
    __table_args__ = (
        ForeignKeyConstraint(["community_id"], ["timebank.community.id"]),
        CheckConstraint(
            "state IN ('applied', 'admitted', 'refused', 'withdrawn', 'lapsed')",
            name="application_state",
        ),
        CheckConstraint("how IN ('phone', 'table', 'paper', 'self')", name="application_how"),
        CheckConstraint(
            "(how = 'self') = (taken_by IS NULL) AND (how = 'self' OR from_sha256 IS NULL)",
            name="application_taken_by",
        ),
        CheckConstraint(
            "reason IN ('lives_elsewhere', 'under_18', 'duplicate', 'no_answer', 'other')",
            name="application_reason",
        ),
        CheckConstraint(
            "(state = 'applied') = (decided_at IS NULL)"
            " AND (state IN ('applied', 'lapsed')) = (decided_by IS NULL)"
            " AND (state = 'applied' OR told = '{}' AND made_as IS NULL AND from_sha256 IS NULL)"
            " AND (state = 'refused') = (reason IS NOT NULL)",
            name="application_decided",
        ),
        Index("application_from_idx", "community_id", "from_sha256", "applied_at"),
        Index(
            "application_waiting_idx",
            "community_id",
            "id",
            postgresql_where=text("state = 'applied'"),
        ),
    )
    service_may: ClassVar[tuple[str, ...]] = (
        "INSERT",
        "UPDATE (state, told, made_as, from_sha256, decided_by, decided_at, reason)",
    )
    community_id: Mapped[TenantKey]
    id: Mapped[Key]
    state: Mapped[str]
    how: Mapped[str]
    told: Mapped[dict[str, Any]]
    made_as: Mapped[bytes | None] = mapped_column(LargeBinary)
    from_sha256: Mapped[bytes | None] = mapped_column(LargeBinary)
    taken_by: Mapped[UUID | None]
    applied_at: Mapped[Instant]
    decided_by: Mapped[UUID | None]
    decided_at: Mapped[Instant | None]
    reason: Mapped[str | None]


class Agreement(Base):
    """What members agree to, in both languages; a change is a new version."""

    __tablename__ = "agreement"
    __table_args__ = (
        ForeignKeyConstraint(["community_id"], ["timebank.community.id"]),
        UniqueConstraint("community_id", "version"),
        CheckConstraint("version >= 1", name="agreement_version"),
    )
    service_may: ClassVar[tuple[str, ...]] = ("INSERT",)
    community_id: Mapped[TenantKey]
    id: Mapped[Key]
    version: Mapped[int]
    text_en: Mapped[str]
    text_cy: Mapped[str]
    made_by: Mapped[UUID]
    made_at: Mapped[Instant]


class AgreementGiven(Base):
    """That somebody agreed, to which version, read in which language, and who took it down. A
    member, or an applicant whose id becomes a member's."""

    __tablename__ = "agreement_given"
    __table_args__ = (
        ForeignKeyConstraint(
            ["community_id", "version"],
            ["timebank.agreement.community_id", "timebank.agreement.version"],
        ),
        UniqueConstraint("community_id", "person_id", "version"),
        CheckConstraint("language IN ('en', 'cy')", name="agreement_given_language"),
        CheckConstraint("how IN ('paper', 'phone', 'self')", name="agreement_given_how"),
        CheckConstraint("(how = 'self') = (taken_by = person_id)", name="agreement_given_taken_by"),
    )
    service_may: ClassVar[tuple[str, ...]] = ("INSERT",)
    community_id: Mapped[TenantKey]
    id: Mapped[Key]
    person_id: Mapped[UUID]
    version: Mapped[int]
    language: Mapped[str]
    how: Mapped[str]
    taken_by: Mapped[UUID]
    given_at: Mapped[Instant]

"""Organisations of a community."""

from typing import ClassVar
from uuid import UUID

from sqlalchemy import (
    Boolean,
    CheckConstraint,
    ForeignKeyConstraint,
    Index,
    LargeBinary,
    UniqueConstraint,
)
from sqlalchemy.orm import Mapped, mapped_column

from timebank.db.schema import Base, Instant, Key, TenantKey


class Organisation(Base):
    """A group, charity, public service or venue: may thank, may accept credits, may be private."""

    __tablename__ = "organisation"
    __table_args__ = (
        ForeignKeyConstraint(["community_id"], ["timebank.community.id"]),
        UniqueConstraint("community_id", "external_ref_keeper", "external_ref"),
        Index("organisation_name_folded_idx", "community_id", "name_folded", "id"),
        CheckConstraint("status IN ('active', 'left')", name="organisation_status"),
        CheckConstraint(
            "(external_ref IS NULL) = (external_ref_keeper IS NULL)",
            name="organisation_external_ref",
        ),
    )
    service_may: ClassVar[tuple[str, ...]] = ("INSERT", "UPDATE")
    community_id: Mapped[TenantKey]
    id: Mapped[Key]
    name_en: Mapped[str]
    name_cy: Mapped[str | None]
    name_folded: Mapped[str]
    thanks: Mapped[bool] = mapped_column(Boolean)
    accepts_credits: Mapped[bool] = mapped_column(Boolean)
    childrens_policy: Mapped[bool] = mapped_column(Boolean, default=False)
    private: Mapped[bool] = mapped_column(Boolean)
    status: Mapped[str]
    external_ref: Mapped[str | None]
    external_ref_keeper: Mapped[UUID | None]
    made_as: Mapped[bytes | None] = mapped_column(LargeBinary)
    recorded_at: Mapped[Instant]

"""The categories of help of a community, from a shipped list that it may change."""

from typing import ClassVar

from sqlalchemy import (
    Boolean,
    CheckConstraint,
    ForeignKeyConstraint,
    LargeBinary,
    UniqueConstraint,
)
from sqlalchemy.orm import Mapped, mapped_column

from timebank.db.schema import Base, Key, TenantKey


class Activity(Base):
    """A category of help. `risk_class` says which measures it asks for; `not_here` is not done
    through the time bank. `before_en` and `before_cy` are the line to read before agreeing."""

    __tablename__ = "activity"
    __table_args__ = (
        ForeignKeyConstraint(["community_id"], ["timebank.community.id"]),
        UniqueConstraint("community_id", "code"),
        CheckConstraint(
            "risk_class IN ('everyday', 'group_first', 'references', 'checked', 'not_here')",
            name="activity_risk_class",
        ),
    )
    service_may: ClassVar[tuple[str, ...]] = ("INSERT", "UPDATE")
    community_id: Mapped[TenantKey]
    id: Mapped[Key]
    code: Mapped[str]
    name_en: Mapped[str]
    name_cy: Mapped[str]
    risk_class: Mapped[str]
    before_en: Mapped[str]
    before_cy: Mapped[str]
    in_use: Mapped[bool] = mapped_column(Boolean)
    made_as: Mapped[bytes | None] = mapped_column(LargeBinary)

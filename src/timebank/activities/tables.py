"""The categories of help of a community, from a shipped list that it may change."""

from typing import ClassVar

from sqlalchemy import (
    ARRAY,
    Boolean,
    CheckConstraint,
    ForeignKeyConstraint,
    LargeBinary,
    Text,
    UniqueConstraint,
)
from sqlalchemy.orm import Mapped, mapped_column

from timebank.db.schema import Base, Key, TenantKey


class Activity(Base):
    """A category of help. `risk_class` says which measures it asks for, `asks_for` those that the
    community settled on; `not_here` is not done through the time bank. `before_en` and `before_cy`
    are the line to read before agreeing."""

    __tablename__ = "activity"
    __table_args__ = (
        ForeignKeyConstraint(["community_id"], ["timebank.community.id"]),
        UniqueConstraint("community_id", "code"),
        CheckConstraint(
            "risk_class IN ('everyday', 'group_first', 'references', 'checked', 'not_here')",
            name="activity_risk_class",
        ),
        CheckConstraint(
            "CASE risk_class WHEN 'not_here' THEN asks_for = '{not_here}'"
            " ELSE asks_for <@ '{group_first,references,staff_present,check}' END",
            name="activity_asks_for",
        ),
    )
    service_may: ClassVar[tuple[str, ...]] = ("INSERT", "UPDATE")
    community_id: Mapped[TenantKey]
    id: Mapped[Key]
    code: Mapped[str]
    name_en: Mapped[str]
    name_cy: Mapped[str]
    risk_class: Mapped[str]
    asks_for: Mapped[list[str]] = mapped_column(ARRAY(Text), default=list)
    before_en: Mapped[str]
    before_cy: Mapped[str]
    in_use: Mapped[bool] = mapped_column(Boolean)
    made_as: Mapped[bytes | None] = mapped_column(LargeBinary)

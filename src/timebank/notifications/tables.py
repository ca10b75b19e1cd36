"""What members were told, and what they would rather not be told."""

from typing import ClassVar
from uuid import UUID

from sqlalchemy import CheckConstraint, ForeignKeyConstraint
from sqlalchemy.orm import Mapped, mapped_column

from timebank.db.schema import Base, Instant, TenantKey

_KINDS = (
    "kind IN ('exchange_answered', 'exchange_changed', 'session_tomorrow', 'session_cancelled',"
    " 'place_free', 'please_confirm', 'entry_questioned', 'thanked')"
)


class Told(Base):
    """That a member was told of something, or would have been if they wanted to be: nobody is told
    twice, however many services think of it. `version` is what about it; of a thing that changes
    again there is another one."""

    __tablename__ = "told"
    __table_args__ = (
        ForeignKeyConstraint(
            ["community_id", "member_id"],
            ["timebank.member.community_id", "timebank.member.id"],
            name="told_member_fkey",
        ),
        CheckConstraint(_KINDS, name="told_kind"),
    )
    service_may: ClassVar[tuple[str, ...]] = ("INSERT", "DELETE")
    community_id: Mapped[TenantKey]
    member_id: Mapped[UUID] = mapped_column(primary_key=True)
    kind: Mapped[str] = mapped_column(primary_key=True)
    subject_id: Mapped[UUID] = mapped_column(primary_key=True)
    version: Mapped[str] = mapped_column(primary_key=True)
    told_at: Mapped[Instant]


class SwitchedOff(Base):
    """That a member gets no messages of a kind, and who said so."""

    __tablename__ = "switched_off"
    __table_args__ = (
        ForeignKeyConstraint(
            ["community_id", "member_id"],
            ["timebank.member.community_id", "timebank.member.id"],
            name="switched_off_member_fkey",
        ),
        CheckConstraint(_KINDS, name="switched_off_kind"),
    )
    service_may: ClassVar[tuple[str, ...]] = ("INSERT", "DELETE")
    community_id: Mapped[TenantKey]
    member_id: Mapped[UUID] = mapped_column(primary_key=True)
    kind: Mapped[str] = mapped_column(primary_key=True)
    off_by: Mapped[UUID]
    off_at: Mapped[Instant]

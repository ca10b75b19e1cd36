"""Exchanges, who is in them, and which contributions their hours became."""

from datetime import date, time
from typing import ClassVar
from uuid import UUID

from sqlalchemy import CheckConstraint, ForeignKeyConstraint, Index, LargeBinary, Time
from sqlalchemy.orm import Mapped, mapped_column

from timebank.db.schema import Base, Instant, Key, Minutes, TenantKey, once

_PLANS = (
    "UPDATE (state, planned_on, planned_from, planned_minutes, place, agreed_at, first_agreed_at,"
    " done_at, done_by, cancelled_at, cancelled_by, cancel_reason, made_as)"
)
_EXCHANGE = ["timebank.exchange.community_id", "timebank.exchange.id"]


def _member(table: str, column: str) -> ForeignKeyConstraint:
    return ForeignKeyConstraint(
        ["community_id", column],
        ["timebank.member.community_id", "timebank.member.id"],
        name=f"{table}_{column}_fkey",
    )


class Exchange(Base):
    """Help to be agreed, agreed, or given between members. When it was planned and where is kept:
    insurance asks. `state` says how it stands as far as the books do not know it: once it is
    `done`, the contributions say the rest. `listing_id` is the offer or request that it began
    with. Once all have agreed they know of each other (`first_agreed_at`), also while a
    changed plan waits for them. `made_as` is a digest of what it was first made from."""

    __tablename__ = "exchange"
    __table_args__ = (
        ForeignKeyConstraint(
            ["community_id", "activity_id"],
            ["timebank.activity.community_id", "timebank.activity.id"],
            name="exchange_activity_fkey",
        ),
        ForeignKeyConstraint(
            ["community_id", "listing_id"],
            ["timebank.listing.community_id", "timebank.listing.id"],
            name="exchange_listing_fkey",
        ),
        _member("exchange", "proposed_by"),
        CheckConstraint(
            "state IN ('proposed', 'agreed', 'done', 'cancelled')", name="exchange_state"
        ),
        CheckConstraint("planned_minutes > 0", name="exchange_planned_minutes"),
        CheckConstraint(
            "CASE WHEN state IN ('agreed', 'done') THEN agreed_at IS NOT NULL"
            " WHEN state = 'proposed' THEN agreed_at IS NULL ELSE true END"
            " AND (agreed_at IS NULL OR first_agreed_at IS NOT NULL)",
            name="exchange_agreed",
        ),
        CheckConstraint(
            "(state = 'done') = (done_at IS NOT NULL) AND (done_at IS NULL) = (done_by IS NULL)",
            name="exchange_done",
        ),
        CheckConstraint(
            "(state = 'cancelled') = (cancelled_at IS NOT NULL)"
            " AND (cancelled_at IS NULL) = (cancelled_by IS NULL)"
            " AND (cancelled_at IS NULL) = (cancel_reason IS NULL)",
            name="exchange_cancelled",
        ),
        CheckConstraint(
            "cancel_reason IN ('declined', 'not_needed', 'cannot', 'did_not_happen', 'other')",
            name="exchange_cancel_reason",
        ),
        Index("exchange_proposed_idx", "community_id", "proposed_at", "id"),
    )
    service_may: ClassVar[tuple[str, ...]] = (
        "INSERT",
        _PLANS,
    )
    community_id: Mapped[TenantKey]
    id: Mapped[Key]
    activity_id: Mapped[UUID]
    listing_id: Mapped[UUID | None]
    planned_on: Mapped[date]
    planned_from: Mapped[time | None] = mapped_column(Time)
    planned_minutes: Mapped[Minutes | None]
    place: Mapped[str | None]
    state: Mapped[str]
    proposed_by: Mapped[UUID]
    proposed_at: Mapped[Instant]
    agreed_at: Mapped[Instant | None]
    first_agreed_at: Mapped[Instant | None]
    done_by: Mapped[UUID | None]
    done_at: Mapped[Instant | None]
    cancelled_by: Mapped[UUID | None]
    cancelled_at: Mapped[Instant | None]
    cancel_reason: Mapped[str | None]
    made_as: Mapped[bytes | None] = mapped_column(LargeBinary)


class ExchangePerson(Base):
    """Somebody in an exchange, on one side of it: when they agreed to the plan as it is now, and
    who said so for them; how they would like to be reached; and their one note to the others."""

    __tablename__ = "exchange_person"
    __table_args__ = (
        ForeignKeyConstraint(
            ["community_id", "exchange_id"], _EXCHANGE, name="exchange_person_exchange_fkey"
        ),
        _member("exchange_person", "member_id"),
        CheckConstraint("side IN ('giver', 'receiver')", name="exchange_person_side"),
        CheckConstraint(
            "contact IN ('email', 'telephone', 'coordinator')", name="exchange_person_contact"
        ),
        CheckConstraint("(agreed_at IS NULL) = (agreed_by IS NULL)", name="exchange_person_agreed"),
        CheckConstraint("(out_at IS NULL) = (out_by IS NULL)", name="exchange_person_out"),
        Index("exchange_person_member_idx", "community_id", "member_id", "exchange_id"),
    )
    service_may: ClassVar[tuple[str, ...]] = (
        "INSERT",
        "UPDATE (agreed_at, agreed_by, contact, note, out_at, out_by, disputed_at)",
    )
    community_id: Mapped[TenantKey]
    exchange_id: Mapped[UUID] = mapped_column(primary_key=True)
    member_id: Mapped[UUID] = mapped_column(primary_key=True)
    side: Mapped[str]
    agreed_by: Mapped[UUID | None]
    agreed_at: Mapped[Instant | None]
    contact: Mapped[str]
    note: Mapped[str | None]
    out_by: Mapped[UUID | None]
    out_at: Mapped[Instant | None]
    disputed_at: Mapped[Instant | None]


class ExchangeHours(Base):
    """One giver's time for one receiver, and the contribution that it became: none before either
    side has stated it. A contribution is of one exchange at most."""

    __tablename__ = "exchange_hours"
    __table_args__ = (
        ForeignKeyConstraint(
            ["community_id", "exchange_id"], _EXCHANGE, name="exchange_hours_exchange_fkey"
        ),
        _member("exchange_hours", "giver_id"),
        _member("exchange_hours", "receiver_id"),
        ForeignKeyConstraint(
            ["community_id", "contribution_id"],
            ["timebank.contribution.community_id", "timebank.contribution.id"],
            name="exchange_hours_contribution_fkey",
        ),
        CheckConstraint("giver_id <> receiver_id", name="exchange_hours_two"),
        once("exchange_hours_contribution_key", "contribution_id"),
    )
    service_may: ClassVar[tuple[str, ...]] = ("INSERT", "UPDATE (contribution_id)")
    community_id: Mapped[TenantKey]
    exchange_id: Mapped[UUID] = mapped_column(primary_key=True)
    giver_id: Mapped[UUID] = mapped_column(primary_key=True)
    receiver_id: Mapped[UUID] = mapped_column(primary_key=True)
    contribution_id: Mapped[UUID | None]

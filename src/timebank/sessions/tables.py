"""Sessions that repeat, sessions, who signed up for them, and who came."""

from datetime import date, time
from typing import ClassVar
from uuid import UUID

from sqlalchemy import (
    BigInteger,
    Boolean,
    CheckConstraint,
    ForeignKeyConstraint,
    Index,
    LargeBinary,
    Time,
    text,
)
from sqlalchemy.orm import Mapped, mapped_column

from timebank.db.schema import Base, Instant, Key, Minutes, TenantKey

_SIGN_UP = "sign_up IN ('open', 'by_lead', 'none')"
_NAMED = "coalesce(name_en, name_cy) IS NOT NULL"


def _to(table: str, column: str, other: str, key: str = "id") -> ForeignKeyConstraint:
    return ForeignKeyConstraint(
        ["community_id", column],
        [f"timebank.{other}.community_id", f"timebank.{other}.{key}"],
        name=f"{table}_{column}_fkey",
    )


class SessionSeries(Base):
    """Sessions that repeat: `rule` after RFC 5545, from `first_on`, at a local time that stays when
    the clock changes. `made_until` is the last day for which sessions were made."""

    __tablename__ = "session_series"
    __table_args__ = (
        _to("session_series", "organisation_id", "organisation"),
        _to("session_series", "activity_id", "activity"),
        CheckConstraint(_SIGN_UP, name="session_series_sign_up"),
        CheckConstraint(_NAMED, name="session_series_named"),
        CheckConstraint("minutes BETWEEN 1 AND 1440", name="session_series_minutes"),
        CheckConstraint("places > 0", name="session_series_places"),
        CheckConstraint("(ended_at IS NULL) = (ended_by IS NULL)", name="session_series_ended"),
        Index(
            "session_series_running_idx",
            "community_id",
            "made_until",
            postgresql_where=text("ended_at IS NULL"),
        ),
    )
    service_may: ClassVar[tuple[str, ...]] = ("INSERT", "UPDATE")
    community_id: Mapped[TenantKey]
    id: Mapped[Key]
    organisation_id: Mapped[UUID | None]
    activity_id: Mapped[UUID]
    name_en: Mapped[str | None]
    name_cy: Mapped[str | None]
    place: Mapped[str | None]
    area: Mapped[str | None]
    first_on: Mapped[date]
    starts_local: Mapped[time] = mapped_column(Time)
    minutes: Mapped[Minutes]
    rule: Mapped[str]
    places: Mapped[int | None] = mapped_column(BigInteger)
    sign_up: Mapped[str]
    on_noticeboard: Mapped[bool] = mapped_column(Boolean)
    made_until: Mapped[date]
    made_by: Mapped[UUID]
    made_at: Mapped[Instant]
    made_as: Mapped[bytes] = mapped_column(LargeBinary)
    ended_by: Mapped[UUID | None]
    ended_at: Mapped[Instant | None]


class Session(Base):
    """One session, with its own copy of what its series says. `day` is its date by the community's
    clock, `series_on` the date of the series for which it was made; `apart`: somebody spoke of this
    date alone, and the series changes it no more. `queued` is how many ever signed up: the next one
    stands behind them."""

    __tablename__ = "session"
    __table_args__ = (
        _to("session", "organisation_id", "organisation"),
        _to("session", "activity_id", "activity"),
        _to("session", "series_id", "session_series"),
        CheckConstraint(_SIGN_UP, name="session_sign_up"),
        CheckConstraint(_NAMED, name="session_named"),
        CheckConstraint(
            "ends_at - starts_at BETWEEN interval '1 minute' AND interval '1440 minutes'",
            name="session_length",
        ),
        CheckConstraint("places > 0", name="session_places"),
        CheckConstraint("state IN ('open', 'cancelled', 'closed')", name="session_state"),
        CheckConstraint(
            "(state = 'open') = (state_by IS NULL) AND (state_by IS NULL) = (state_at IS NULL)"
            " AND (state = 'cancelled') = (reason IS NOT NULL)",
            name="session_state_told",
        ),
        CheckConstraint("(series_id IS NULL) = (series_on IS NULL)", name="session_of_series"),
        Index(
            "session_series_on_key",
            "community_id",
            "series_id",
            "series_on",
            unique=True,
            postgresql_where=text("series_id IS NOT NULL"),
        ),
        Index("session_starts_idx", "community_id", "starts_at", "id"),
    )
    service_may: ClassVar[tuple[str, ...]] = ("INSERT", "UPDATE")
    community_id: Mapped[TenantKey]
    id: Mapped[Key]
    series_id: Mapped[UUID | None]
    series_on: Mapped[date | None]
    apart: Mapped[bool] = mapped_column(Boolean)
    organisation_id: Mapped[UUID | None]
    activity_id: Mapped[UUID]
    name_en: Mapped[str | None]
    name_cy: Mapped[str | None]
    place: Mapped[str | None]
    area: Mapped[str | None]
    day: Mapped[date]
    starts_at: Mapped[Instant]
    ends_at: Mapped[Instant]
    places: Mapped[int | None] = mapped_column(BigInteger)
    sign_up: Mapped[str]
    on_noticeboard: Mapped[bool] = mapped_column(Boolean)
    queued: Mapped[int] = mapped_column(BigInteger)
    state: Mapped[str]
    state_by: Mapped[UUID | None]
    state_at: Mapped[Instant | None]
    reason: Mapped[str | None]
    changed: Mapped[int] = mapped_column(BigInteger)
    changed_at: Mapped[Instant]
    made_by: Mapped[UUID]
    made_at: Mapped[Instant]
    made_as: Mapped[bytes | None] = mapped_column(LargeBinary)


class SignUp(Base):
    """That a member comes to a session, as giver or guest, or waits for a place; `place` is their
    place in the order in which people signed up."""

    __tablename__ = "sign_up"
    __table_args__ = (
        _to("sign_up", "session_id", "session"),
        _to("sign_up", "member_id", "member"),
        CheckConstraint("role IN ('giver', 'guest')", name="sign_up_role"),
        CheckConstraint("state IN ('in', 'waiting', 'cancelled')", name="sign_up_state"),
        CheckConstraint(
            "(state = 'cancelled') = (ended_by IS NOT NULL)"
            " AND (ended_by IS NULL) = (ended_at IS NULL)",
            name="sign_up_ended",
        ),
        Index(
            "sign_up_once_key",
            "community_id",
            "session_id",
            "member_id",
            unique=True,
            postgresql_where=text("state <> 'cancelled'"),
        ),
        Index("sign_up_order_key", "community_id", "session_id", "place", unique=True),
        Index("sign_up_member_idx", "community_id", "member_id", "session_id"),
    )
    service_may: ClassVar[tuple[str, ...]] = (
        "INSERT",
        "UPDATE (state, in_at, ended_by, ended_at)",
        "DELETE",
    )
    community_id: Mapped[TenantKey]
    id: Mapped[Key]
    session_id: Mapped[UUID]
    member_id: Mapped[UUID]
    role: Mapped[str]
    state: Mapped[str]
    place: Mapped[int] = mapped_column(BigInteger)
    made_by: Mapped[UUID]
    made_at: Mapped[Instant]
    in_at: Mapped[Instant | None]
    ended_by: Mapped[UUID | None]
    ended_at: Mapped[Instant | None]


_LEARNT = (
    "UPDATE (out_at, out_by, minutes, minutes_by, sheet_minutes, contribution_id, withdrawn_by,"
    " withdrawn_at)"
)


class Attendance(Base):
    """That somebody came: a member, or guests without a name (`heads` of them). `minutes` are
    stated, and go before what the clock says; `sheet_minutes` were written on paper and differ from
    what was known: a person says which. `contribution_id`: what came of it."""

    __tablename__ = "attendance"
    __table_args__ = (
        _to("attendance", "session_id", "session"),
        _to("attendance", "member_id", "member"),
        _to("attendance", "contribution_id", "contribution"),
        CheckConstraint("role IN ('giver', 'guest')", name="attendance_role"),
        CheckConstraint("came_by IN ('list', 'card', 'pin', 'walk_in')", name="attendance_came_by"),
        CheckConstraint(
            "CASE WHEN member_id IS NULL THEN role = 'guest' ELSE heads = 1 END AND heads > 0",
            name="attendance_who",
        ),
        CheckConstraint("out_at >= in_at", name="attendance_out_after_in"),
        CheckConstraint("minutes BETWEEN 1 AND 1440", name="attendance_minutes"),
        CheckConstraint("sheet_minutes BETWEEN 1 AND 1440", name="attendance_sheet_minutes"),
        CheckConstraint(
            "(withdrawn_at IS NULL) = (withdrawn_by IS NULL)", name="attendance_withdrawn"
        ),
        Index(
            "attendance_once_key",
            "community_id",
            "session_id",
            "member_id",
            unique=True,
            postgresql_where=text("member_id IS NOT NULL AND withdrawn_at IS NULL"),
        ),
        Index("attendance_session_idx", "community_id", "session_id", "id"),
        Index("attendance_member_idx", "community_id", "member_id", "session_id"),
    )
    service_may: ClassVar[tuple[str, ...]] = (
        "INSERT",
        _LEARNT,
    )
    community_id: Mapped[TenantKey]
    id: Mapped[Key]
    session_id: Mapped[UUID]
    member_id: Mapped[UUID | None]
    heads: Mapped[int] = mapped_column(BigInteger)
    role: Mapped[str]
    came_by: Mapped[str]
    in_at: Mapped[Instant | None]
    in_by: Mapped[UUID]
    out_at: Mapped[Instant | None]
    out_by: Mapped[UUID | None]
    minutes: Mapped[Minutes | None]
    minutes_by: Mapped[UUID | None]
    sheet_minutes: Mapped[Minutes | None]
    contribution_id: Mapped[UUID | None]
    withdrawn_by: Mapped[UUID | None]
    withdrawn_at: Mapped[Instant | None]
    recorded_at: Mapped[Instant]
    made_as: Mapped[bytes | None] = mapped_column(LargeBinary)

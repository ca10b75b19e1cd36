"""What people state of hours given, and what was decided about it: contributions and claims."""

from datetime import date
from typing import ClassVar
from uuid import UUID

from sqlalchemy import (
    ARRAY,
    Boolean,
    CheckConstraint,
    ForeignKeyConstraint,
    Index,
    Text,
    UniqueConstraint,
    Uuid,
    text,
)
from sqlalchemy.orm import Mapped, mapped_column

from timebank.db.schema import Base, Instant, Key, Minutes, TenantKey, once

LONGEST_CLAIM = 1440 * 31
"""The minutes of the longest month: more cannot be stated of one contribution."""


_INSERTS = (
    "INSERT (community_id, id, giver_id, receiver_type, receiver_id, activity_id, worked_from,"
    " worked_on, minutes, state, stated_by, logged_at, corrects_id, looks_like_id,"
    " import_row_id, session_id, external_ref, external_ref_keeper)"
)


class Contribution(Base):
    """A statement that somebody gave time. What is decided is frozen.

    `payer_account_id` is the account its credit comes from. `verified_id`, `verified_minutes` and
    `credit_kind` are NULL unless it is verified, so that a transfer's foreign key can only point at
    a verified one. `asks_for` are the measures that its activity asked for when it was stated, NULL
    for none; `without_measures` those that the giver lacked when a coordinator confirmed it all the
    same. Nobody may write these five but the triggers: as generated columns they would be parsed
    anew for every statement.
    """

    __tablename__ = "contribution"
    __table_args__ = (
        UniqueConstraint(
            "community_id",
            "id",
            "verified_minutes",
            "payer_account_id",
            "giver_account_id",
            "credit_kind",
            name="contribution_credit_key",
        ),
        ForeignKeyConstraint(
            ["community_id", "corrects_id"],
            ["timebank.contribution.community_id", "timebank.contribution.id"],
            name="contribution_corrects",
        ),
        ForeignKeyConstraint(
            ["community_id", "verified_id"],
            ["timebank.transfer.community_id", "timebank.transfer.contribution_id"],
            name="verified_has_credit",
            deferrable=True,
            initially="DEFERRED",
        ),
        ForeignKeyConstraint(
            ["community_id", "import_row_id"],
            ["timebank.import_row.community_id", "timebank.import_row.id"],
            name="contribution_import_row",
        ),
        once("contribution_external_ref_key", "external_ref_keeper", "external_ref"),
        Index(
            "contribution_corrects_key",
            "community_id",
            "corrects_id",
            unique=True,
            postgresql_where=text(
                "corrects_id IS NOT NULL AND state NOT IN ('declined', 'withdrawn')"
            ),
        ),
        # One giver has one contribution to one receiver in a session.
        Index(
            "contribution_session_key",
            "community_id",
            "session_id",
            "giver_id",
            "receiver_id",
            unique=True,
            postgresql_where=text(
                "session_id IS NOT NULL AND corrects_id IS NULL"
                " AND state NOT IN ('declined', 'withdrawn')"
            ),
        ),
        # All of a session, in the order of a page: those that were corrected and declined, too.
        Index(
            "contribution_of_session_idx",
            "community_id",
            "session_id",
            "worked_on",
            "id",
            postgresql_where=text("session_id IS NOT NULL"),
        ),
        # For what looks like the same time: every column of that look, so that no planner without
        # figures walks through all that a busy group was ever given, and no row is read for its
        # first day.
        Index(
            "contribution_giver_idx",
            "community_id",
            "giver_id",
            "receiver_id",
            "activity_id",
            "worked_on",
            "worked_from",
        ),
        Index("contribution_receiver_idx", "community_id", "receiver_id", "worked_on"),
        Index("contribution_worked_idx", "community_id", "worked_on"),
        # What waits is little, and lies among all that was ever decided.
        Index(
            "contribution_waiting_idx",
            "community_id",
            "worked_on",
            "id",
            postgresql_where=text("state IN ('logged', 'queried')"),
        ),
        # Few are declined, and whoever is told of it is told of the latest.
        Index(
            "contribution_declined_idx",
            "community_id",
            "decided_at",
            postgresql_where=text("state = 'declined'"),
        ),
        Index(
            "contribution_import_row_idx",
            "community_id",
            "import_row_id",
            postgresql_where=text("import_row_id IS NOT NULL"),
        ),
    )
    service_may: ClassVar[tuple[str, ...]] = (
        _INSERTS,
        "UPDATE (state, decided_by_kind, decided_by, decided_at, looks_like_id, separate_by)",
    )
    community_id: Mapped[TenantKey]
    id: Mapped[Key]
    giver_id: Mapped[UUID]
    giver_account_id: Mapped[UUID]
    receiver_type: Mapped[str]
    receiver_id: Mapped[UUID]
    payer_account_id: Mapped[UUID]
    activity_id: Mapped[UUID]
    worked_from: Mapped[date]
    worked_on: Mapped[date]
    minutes: Mapped[Minutes]
    state: Mapped[str]
    stated_by: Mapped[UUID | None]
    logged_at: Mapped[Instant]
    decided_by_kind: Mapped[str | None]
    decided_by: Mapped[UUID | None]
    decided_at: Mapped[Instant | None]
    corrects_id: Mapped[UUID | None]
    looks_like_id: Mapped[UUID | None]
    separate_by: Mapped[UUID | None]
    separate_from: Mapped[list[UUID] | None] = mapped_column(ARRAY(Uuid))
    import_row_id: Mapped[UUID | None]
    session_id: Mapped[UUID | None]
    external_ref: Mapped[str | None]
    external_ref_keeper: Mapped[UUID | None]
    verified_id: Mapped[UUID | None]
    verified_minutes: Mapped[Minutes | None]
    credit_kind: Mapped[str | None]
    asks_for: Mapped[list[str] | None] = mapped_column(ARRAY(Text))
    without_measures: Mapped[list[str] | None] = mapped_column(ARRAY(Text))


class Claim(Base):
    """What one side stated, or what was decided about it; only ever added to. `beside_credit` is
    written by the books: whether it states other minutes than were credited when it came."""

    __tablename__ = "claim"
    __table_args__ = (
        ForeignKeyConstraint(
            ["community_id", "contribution_id"],
            ["timebank.contribution.community_id", "timebank.contribution.id"],
        ),
        CheckConstraint("side IN ('giver', 'receiver', 'decision')", name="claim_side"),
        CheckConstraint(f"minutes BETWEEN 1 AND {LONGEST_CLAIM}", name="claim_minutes"),
        Index("claim_contribution_idx", "community_id", "contribution_id"),
        # The few that ask about what was credited, among all that was ever stated.
        Index(
            "claim_beside_credit_idx",
            "community_id",
            "contribution_id",
            postgresql_where=text("beside_credit"),
        ),
    )
    service_may: ClassVar[tuple[str, ...]] = ("INSERT",)
    community_id: Mapped[TenantKey]
    id: Mapped[Key]
    contribution_id: Mapped[UUID]
    side: Mapped[str]
    stated_by: Mapped[UUID]
    minutes: Mapped[Minutes]
    recorded_at: Mapped[Instant]
    beside_credit: Mapped[bool | None] = mapped_column(Boolean)


class VerificationRule(Base):
    """That a community lets plain hours be verified by rule: of a day, at most `most_minutes`, for
    an organisation or the community, where somebody else than the giver wrote them down for the
    receiver and the giver's own claim says the same. Written once, and ended once; what was
    verified by it names it, and so the person who switched it on."""

    __tablename__ = "verification_rule"
    __table_args__ = (
        ForeignKeyConstraint(["community_id"], ["timebank.community.id"]),
        CheckConstraint("most_minutes BETWEEN 1 AND 1440", name="verification_rule_minutes"),
        CheckConstraint("(ended_at IS NULL) = (ended_by IS NULL)", name="verification_rule_ended"),
        Index(
            "verification_rule_once_key",
            "community_id",
            unique=True,
            postgresql_where=text("ended_at IS NULL"),
        ),
    )
    service_may: ClassVar[tuple[str, ...]] = ("INSERT", "UPDATE (ended_by, ended_at)")
    community_id: Mapped[TenantKey]
    id: Mapped[Key]
    most_minutes: Mapped[Minutes]
    made_by: Mapped[UUID]
    made_at: Mapped[Instant]
    ended_by: Mapped[UUID | None]
    ended_at: Mapped[Instant | None]

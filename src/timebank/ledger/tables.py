"""The tables of the books. Written by the functions in `sql/`; the service's login only reads them.

No foreign key leads from `transfer` to its accounts: accounts are never changed or deleted, so the
posting function's look is enough, and the share locks would make every account a hot row.
"""

from datetime import date, timedelta
from typing import ClassVar
from uuid import UUID

from sqlalchemy import (
    ARRAY,
    Boolean,
    CheckConstraint,
    ForeignKeyConstraint,
    Index,
    Interval,
    SmallInteger,
    UniqueConstraint,
    Uuid,
    text,
)
from sqlalchemy.orm import Mapped, mapped_column

from timebank.db.schema import Base, Instant, Key, Minutes, TenantKey

FIRST_POT = "ffffffff-ffff-0000-0000-000000000000"
"""A pot's id, and no other account's, sorts after this: so the pot is locked after all others."""
LONGEST_CLAIM = 1440 * 31
"""The minutes of the longest month: more cannot be stated of one contribution."""

REASONS = (
    "'mistake', 'duplicate', 'wrong_person', 'wrong_minutes', 'wrong_day', 'wrong_activity',"
    " 'not_given', 'leaving', 'death', 'merge', 'welcome', 'social_prescribing',"
    " 'community_decision', 'ceiling', 'passed_on', 'import_undone', 'other'"
)
"""Why somebody's minutes or limits were touched; nothing typed stands in the books."""


def _once(name: str, *columns: str) -> Index:
    """At most one row of a community for each of these, where the last is told."""
    told = text(f"{columns[-1]} IS NOT NULL")
    return Index(name, "community_id", *columns, unique=True, postgresql_where=told)


class Installation(Base):
    """One row: how this database was created, and the offset of a demo's or test's clock."""

    __tablename__ = "installation"
    __table_args__ = (
        CheckConstraint("id = 1", name="installation_single"),
        CheckConstraint("made_as IN ('real', 'demo', 'test')", name="installation_made_as"),
        CheckConstraint(
            "made_as <> 'real' OR clock_offset = interval '0'", name="installation_real_clock"
        ),
    )
    id: Mapped[int] = mapped_column(SmallInteger, primary_key=True, autoincrement=False)
    made_as: Mapped[str]
    clock_offset: Mapped[timedelta] = mapped_column(Interval)


class Account(Base):
    """What an account is, and the limits it began with; fixed for ever."""

    __tablename__ = "account"
    __table_args__ = (
        UniqueConstraint("community_id", "owner_id", "type"),
        CheckConstraint(
            "type IN ('member', 'organisation', 'pot', 'contributions', 'retired', 'expired',"
            " 'opening')",
            name="account_type",
        ),
        CheckConstraint(
            "(type IN ('member', 'organisation')) = (owner_id <> community_id)",
            name="account_owner",
        ),
        CheckConstraint(f"(type = 'pot') = (id >= '{FIRST_POT}')", name="account_pot_last"),
    )
    community_id: Mapped[TenantKey]
    id: Mapped[Key]
    type: Mapped[str]
    owner_id: Mapped[UUID]
    made_at: Mapped[Instant]
    first_floor: Mapped[Minutes | None]
    first_ceiling: Mapped[Minutes | None]


class Balance(Base):
    """What a bounded account holds, within its limits (balance_within.sql). `excused` and
    `excused_over` say by how much a reversal or an opening has taken it past its floor or ceiling.
    """

    __tablename__ = "balance"
    __table_args__ = (
        ForeignKeyConstraint(
            ["community_id", "account_id"], ["timebank.account.community_id", "timebank.account.id"]
        ),
        {"postgresql_with": {"fillfactor": 50}},
    )
    community_id: Mapped[TenantKey]
    account_id: Mapped[Key]
    balance: Mapped[Minutes]
    held: Mapped[Minutes]
    floor: Mapped[Minutes]
    ceiling: Mapped[Minutes | None]
    excused: Mapped[Minutes]
    excused_over: Mapped[Minutes]
    passes_on: Mapped[bool] = mapped_column(Boolean)
    seq: Mapped[Minutes]
    last_at: Mapped[Instant | None]
    closed: Mapped[bool] = mapped_column(Boolean)


class Transfer(Base):
    """One immutable line: `minutes` move from the debit account to the credit account."""

    __tablename__ = "transfer"
    __table_args__ = (
        UniqueConstraint("community_id", "contribution_id", name="transfer_contribution_key"),
        ForeignKeyConstraint(
            [
                "community_id",
                "contribution_id",
                "minutes",
                "debit_account_id",
                "credit_account_id",
                "kind",
            ],
            [
                "timebank.contribution.community_id",
                "timebank.contribution.id",
                "timebank.contribution.verified_minutes",
                "timebank.contribution.payer_account_id",
                "timebank.contribution.giver_account_id",
                "timebank.contribution.credit_kind",
            ],
            name="credit_has_contribution",
            use_alter=True,
        ),
        ForeignKeyConstraint(
            ["community_id", "hold_id", "minutes", "debit_account_id", "credit_account_id"],
            [
                "timebank.hold.community_id",
                "timebank.hold.id",
                "timebank.hold.captured_minutes",
                "timebank.hold.account_id",
                "timebank.hold.partner_account_id",
            ],
            name="spend_has_hold",
        ),
        ForeignKeyConstraint(
            ["community_id", "import_row_id"],
            ["timebank.import_row.community_id", "timebank.import_row.id"],
            name="opening_has_import_row",
        ),
        _once("transfer_reverses_key", "reverses_id"),
        _once("transfer_hold_key", "hold_id"),
        _once("transfer_import_row_key", "import_row_id"),
        Index(
            "transfer_debit_idx",
            "community_id",
            "debit_account_id",
            "recorded_at",
            postgresql_include=["d_bal"],
        ),
        Index(
            "transfer_credit_idx",
            "community_id",
            "credit_account_id",
            "recorded_at",
            postgresql_include=["c_bal"],
        ),
    )
    community_id: Mapped[TenantKey]
    id: Mapped[Key]
    kind: Mapped[str]
    debit_account_id: Mapped[UUID]
    credit_account_id: Mapped[UUID]
    debit_type: Mapped[str]
    credit_type: Mapped[str]
    minutes: Mapped[Minutes]
    recorded_at: Mapped[Instant]
    d_seq: Mapped[Minutes | None]
    d_bal: Mapped[Minutes | None]
    c_seq: Mapped[Minutes | None]
    c_bal: Mapped[Minutes | None]
    contribution_id: Mapped[UUID | None]
    reverses_id: Mapped[UUID | None]
    hold_id: Mapped[UUID | None]
    import_row_id: Mapped[UUID | None]
    actor_kind: Mapped[str]
    actor_id: Mapped[UUID]
    reason: Mapped[str | None]


_INSERTS = (
    "INSERT (community_id, id, giver_id, receiver_type, receiver_id, activity_id, worked_from,"
    " worked_on, minutes, state, stated_by, logged_at, corrects_id, looks_like_id,"
    " import_row_id, external_ref, external_ref_keeper)"
)


class Contribution(Base):
    """A statement that somebody gave time. What is decided is frozen.

    `payer_account_id` is the account its credit comes from. The last three columns are NULL unless
    it is verified, so that a transfer's foreign key can only point at a verified one. Nobody may
    write them but the triggers: as generated columns they would be parsed anew for every statement.
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
        _once("contribution_external_ref_key", "external_ref_keeper", "external_ref"),
        Index(
            "contribution_corrects_key",
            "community_id",
            "corrects_id",
            unique=True,
            postgresql_where=text(
                "corrects_id IS NOT NULL AND state NOT IN ('declined', 'withdrawn')"
            ),
        ),
        # For what looks like the same time: every column of that look, so that no planner without
        # figures walks through all that a busy group was ever given.
        Index(
            "contribution_giver_idx",
            "community_id",
            "giver_id",
            "receiver_id",
            "activity_id",
            "worked_on",
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
    external_ref: Mapped[str | None]
    external_ref_keeper: Mapped[UUID | None]
    verified_id: Mapped[UUID | None]
    verified_minutes: Mapped[Minutes | None]
    credit_kind: Mapped[str | None]


class Claim(Base):
    """What one side stated, or what was decided about it; only ever added to."""

    __tablename__ = "claim"
    __table_args__ = (
        ForeignKeyConstraint(
            ["community_id", "contribution_id"],
            ["timebank.contribution.community_id", "timebank.contribution.id"],
        ),
        CheckConstraint("side IN ('giver', 'receiver', 'decision')", name="claim_side"),
        CheckConstraint(f"minutes BETWEEN 1 AND {LONGEST_CLAIM}", name="claim_minutes"),
        Index("claim_contribution_idx", "community_id", "contribution_id"),
    )
    service_may: ClassVar[tuple[str, ...]] = ("INSERT",)
    community_id: Mapped[TenantKey]
    id: Mapped[Key]
    contribution_id: Mapped[UUID]
    side: Mapped[str]
    stated_by: Mapped[UUID]
    minutes: Mapped[Minutes]
    recorded_at: Mapped[Instant]


class Hold(Base):
    """Minutes reserved for one partner; captured once, released, or lapsed by time."""

    __tablename__ = "hold"
    __table_args__ = (
        UniqueConstraint(
            "community_id",
            "id",
            "captured_minutes",
            "account_id",
            "partner_account_id",
            name="hold_capture_key",
        ),
        CheckConstraint("state IN ('held', 'captured', 'released', 'lapsed')", name="hold_state"),
        CheckConstraint("minutes >= 1", name="hold_minutes"),
        CheckConstraint("expires_at > placed_at AND isfinite(expires_at)", name="hold_expires"),
        CheckConstraint("(state = 'held') = (ended_at IS NULL)", name="hold_ended"),
        CheckConstraint(
            "(state = 'captured') = (captured_minutes IS NOT NULL)"
            " AND captured_minutes BETWEEN 1 AND minutes",
            name="hold_captured",
        ),
        CheckConstraint(
            "reason IS NULL OR reason IN ('leaving', 'social_prescribing', 'community_decision',"
            " 'asked_by_member', 'other')",
            name="hold_reason",
        ),
        Index(
            "hold_due_idx",
            "community_id",
            "account_id",
            "expires_at",
            postgresql_where=text("state = 'held'"),
        ),
    )
    community_id: Mapped[TenantKey]
    id: Mapped[Key]
    account_id: Mapped[UUID]
    partner_account_id: Mapped[UUID]
    minutes: Mapped[Minutes]
    captured_minutes: Mapped[Minutes | None]
    state: Mapped[str]
    placed_by: Mapped[UUID]
    placed_at: Mapped[Instant]
    expires_at: Mapped[Instant]
    ended_at: Mapped[Instant | None]
    reason: Mapped[str | None]


class LimitChange(Base):
    """Every change of an account's limits, of its passing on, and of its being open."""

    __tablename__ = "limit_change"
    __table_args__ = (
        ForeignKeyConstraint(
            ["community_id", "account_id"], ["timebank.account.community_id", "timebank.account.id"]
        ),
        CheckConstraint(f"reason IN ({REASONS})", name="limit_change_reason"),
        CheckConstraint("actor_kind IN ('member', 'client', 'rule')", name="limit_change_actor"),
        Index("limit_change_account_idx", "community_id", "account_id", "recorded_at"),
    )
    community_id: Mapped[TenantKey]
    id: Mapped[Key]
    account_id: Mapped[UUID]
    floor: Mapped[Minutes]
    ceiling: Mapped[Minutes | None]
    passes_on: Mapped[bool] = mapped_column(Boolean)
    closed: Mapped[bool] = mapped_column(Boolean)
    actor_kind: Mapped[str]
    actor_id: Mapped[UUID]
    reason: Mapped[str | None]
    recorded_at: Mapped[Instant]


class Note(Base):
    """Words that a person typed about a contribution, a transfer or a hold; they can be erased."""

    __tablename__ = "note"
    __table_args__ = (Index("note_subject_idx", "community_id", "subject_id"),)
    service_may: ClassVar[tuple[str, ...]] = ("INSERT", "UPDATE (words)", "DELETE")
    community_id: Mapped[TenantKey]
    id: Mapped[Key]
    subject_id: Mapped[UUID]
    words: Mapped[str]
    written_by: Mapped[UUID]
    recorded_at: Mapped[Instant]

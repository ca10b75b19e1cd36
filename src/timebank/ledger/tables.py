"""The tables of the books. Written by the functions in `sql/`; the service's login only reads them.

No foreign key leads from `transfer` to its accounts: accounts are never changed or deleted, so the
posting function's look is enough, and the share locks would make every account a hot row.
"""

from datetime import timedelta
from typing import ClassVar
from uuid import UUID

from sqlalchemy import (
    Boolean,
    CheckConstraint,
    ForeignKeyConstraint,
    Index,
    Interval,
    PrimaryKeyConstraint,
    SmallInteger,
    UniqueConstraint,
    text,
)
from sqlalchemy.orm import Mapped, mapped_column

from timebank.db.schema import Base, Instant, Key, Minutes, TenantKey, once

FIRST_POT = "ffffffff-ffff-0000-0000-000000000000"
"""A pot's id, and no other account's, sorts after this: so the pot is locked after all others."""
REASONS = (
    "'mistake', 'duplicate', 'wrong_person', 'wrong_minutes', 'wrong_day', 'wrong_activity',"
    " 'not_given', 'leaving', 'death', 'merge', 'welcome', 'social_prescribing',"
    " 'community_decision', 'ceiling', 'passed_on', 'import_undone', 'other'"
)
"""Why somebody's minutes or limits were touched; nothing typed stands in the books."""


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
        # Every line asks for the types of its two accounts. With it in the key the planner takes
        # the key: in a small community it would else walk through all accounts by the one below.
        PrimaryKeyConstraint("community_id", "id", postgresql_include=["type"]),
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
    `late_to` is the account to which hours go that are credited after it closed; NULL: the pot.
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
    late_to: Mapped[UUID | None]


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
        once("transfer_reverses_key", "reverses_id"),
        once("transfer_hold_key", "hold_id"),
        once("transfer_import_row_key", "import_row_id"),
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
    late_to: Mapped[UUID | None]
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

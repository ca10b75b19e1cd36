"""Imports: a run for each file, and its rows as they were read, understood and agreed."""

from datetime import date
from typing import Any, ClassVar
from uuid import UUID

from sqlalchemy import CheckConstraint, ForeignKeyConstraint, Index, Integer, LargeBinary, text
from sqlalchemy.dialects.postgresql import JSONB
from sqlalchemy.orm import Mapped, mapped_column

from timebank.db.schema import Base, Instant, Key, TenantKey


class ImportRun(Base):
    """One file. A file of one kind is posted once, whichever way it is sent again.

    `options` is what the person said of the file, `reading` how it was read (sheets and columns,
    organisations to be made), `counts` the rows and minutes of each outcome.
    """

    __tablename__ = "import_run"
    __table_args__ = (
        CheckConstraint("kind IN ('members', 'hours', 'openings')", name="import_run_kind"),
        CheckConstraint("state IN ('checked', 'posted', 'undone')", name="import_run_state"),
        CheckConstraint(
            "kind <> 'openings' OR counted_on IS NOT NULL", name="import_run_counted_on"
        ),
        Index(
            "import_run_posted_key",
            "community_id",
            "kind",
            "file_sha256",
            unique=True,
            postgresql_where=text("state = 'posted'"),
        ),
    )
    service_may: ClassVar[tuple[str, ...]] = ("INSERT", "UPDATE")
    community_id: Mapped[TenantKey]
    id: Mapped[Key]
    kind: Mapped[str]
    file_sha256: Mapped[bytes] = mapped_column(LargeBinary)
    options: Mapped[dict[str, Any]]
    reading: Mapped[dict[str, Any]]
    counted_on: Mapped[date | None]
    state: Mapped[str]
    counts: Mapped[dict[str, Any]]
    run_by: Mapped[UUID]
    checked_at: Mapped[Instant]
    posted_at: Mapped[Instant | None]
    undone_at: Mapped[Instant | None]
    undone_by: Mapped[UUID | None]


class ImportRow(Base):
    """One row of a run. `cells` is what was typed, and can be emptied; `line` is what was
    understood: ids, dates, whole minutes. `outcome` says what becomes, or became, of it. Once the
    run was posted, nothing of a row changes but what was typed, and said of that (import_kept.sql).

    The contribution that comes of a row has the row's id. `position` is the row's place in the
    file, over all its sheets. `account_id` is the account whose balance the row brings in, or says
    to have been counted at zero.
    """

    __tablename__ = "import_row"
    __table_args__ = (
        ForeignKeyConstraint(
            ["community_id", "run_id"],
            ["timebank.import_run.community_id", "timebank.import_run.id"],
        ),
        Index("import_row_position_key", "community_id", "run_id", "position", unique=True),
        Index(
            "import_row_account_idx",
            "community_id",
            "account_id",
            postgresql_where=text("account_id IS NOT NULL"),
        ),
    )
    service_may: ClassVar[tuple[str, ...]] = (
        "INSERT",
        "UPDATE (cells, line, outcome, problems)",
        "DELETE",
    )
    community_id: Mapped[TenantKey]
    id: Mapped[Key]
    run_id: Mapped[UUID]
    position: Mapped[int] = mapped_column(Integer)
    sheet: Mapped[str]
    row_number: Mapped[int] = mapped_column(Integer)
    cells: Mapped[dict[str, Any] | None]
    line: Mapped[dict[str, Any] | None]
    account_id: Mapped[UUID | None]
    outcome: Mapped[str]
    problems: Mapped[list[Any]] = mapped_column(JSONB)

"""Imports: a run for each file, and its rows as they were read, understood and agreed."""

from datetime import date
from typing import Any, ClassVar
from uuid import UUID

from sqlalchemy import CheckConstraint, ForeignKeyConstraint, Index, Integer, LargeBinary, text
from sqlalchemy.dialects.postgresql import JSONB
from sqlalchemy.orm import Mapped, mapped_column

from timebank.db.schema import Base, Instant, Key, TenantKey


class ImportRun(Base):
    """One file. A file of one kind is posted once, whichever way it is sent again."""

    __tablename__ = "import_run"
    __table_args__ = (
        CheckConstraint("kind IN ('members', 'hours', 'openings')", name="import_run_kind"),
        CheckConstraint("state IN ('checked', 'posted', 'undone')", name="import_run_state"),
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
    counted_on: Mapped[date | None]
    state: Mapped[str]
    counts: Mapped[dict[str, Any]]
    run_by: Mapped[UUID]
    checked_at: Mapped[Instant]
    posted_at: Mapped[Instant | None]
    undone_at: Mapped[Instant | None]


class ImportRow(Base):
    """One row of a run. `cells` is what was typed, and can be emptied; `line` is what was
    understood: ids, dates, whole minutes. `outcome` says what becomes, or became, of it."""

    __tablename__ = "import_row"
    __table_args__ = (
        ForeignKeyConstraint(
            ["community_id", "run_id"],
            ["timebank.import_run.community_id", "timebank.import_run.id"],
        ),
        Index("import_row_run_idx", "community_id", "run_id", "row_number"),
    )
    service_may: ClassVar[tuple[str, ...]] = ("INSERT", "UPDATE", "DELETE")
    community_id: Mapped[TenantKey]
    id: Mapped[Key]
    run_id: Mapped[UUID]
    row_number: Mapped[int] = mapped_column(Integer)
    cells: Mapped[dict[str, Any] | None]
    line: Mapped[dict[str, Any] | None]
    outcome: Mapped[str]
    problems: Mapped[list[Any]] = mapped_column(JSONB)

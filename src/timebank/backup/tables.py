"""What backups were made, for the service to tell; written by the owner's login alone."""

from datetime import datetime
from uuid import UUID

from sqlalchemy import BigInteger, CheckConstraint, Index, LargeBinary, Uuid
from sqlalchemy.orm import Mapped, mapped_column

from timebank.db.schema import Base, Instant


class Backup(Base):
    """One backup of the installation. Where its file is kept is not the database's to know.

    `proven_at` is when its file was last brought back, and the books in it proved.
    """

    __tablename__ = "backup"
    __table_args__ = (
        CheckConstraint(
            "occasion IN ('by_hand', 'nightly', 'before_upgrade')", name="backup_occasion"
        ),
        CheckConstraint("length(sha256) = 32", name="backup_sha256_length"),
        Index("backup_made_idx", "made_at"),
    )
    id: Mapped[UUID] = mapped_column(Uuid, primary_key=True)
    occasion: Mapped[str]
    made_at: Mapped[Instant]
    size_bytes: Mapped[int] = mapped_column(BigInteger)
    sha256: Mapped[bytes] = mapped_column(LargeBinary)
    sealed: Mapped[bool]
    proven_at: Mapped[datetime | None]

"""What the service tells of its backups."""

from pydantic import Field

from timebank.http.fields import Answer, Instant


class BackupLine(Answer):
    """One backup. It holds every community of the installation."""

    made_at: Instant
    occasion: str = Field(description="`by_hand`, `nightly` or `before_upgrade`.")
    size_bytes: int
    encrypted: bool
    proven_at: Instant | None = Field(
        description="When it was last brought back, and the books in it proved."
    )


class Backups(Answer):
    """Whether the books could be brought back, as far as the service knows."""

    last_made_at: Instant | None
    last_proven_at: Instant | None = Field(
        description="When one was last brought back and proved; it may be an older one."
    )
    latest: list[BackupLine] = Field(description="The newest first, 30 at most.")

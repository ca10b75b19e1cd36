"""What a proof of the books says."""

from dataclasses import dataclass
from datetime import datetime
from uuid import UUID

from timebank.base.ids import CommunityId

MOST_FINDINGS = 100
"""Of one kind: the first ones show where to look."""


@dataclass(frozen=True)
class Finding:
    """One thing that is wrong with the books: what, by its code, and where."""

    code: str
    id: UUID
    position: int | None = None
    """Of the event, where it is one of the chain's."""
    checkpoint: int | None = None


@dataclass(frozen=True)
class Proof:
    """Whether a community's books are whole, and up to which line that was looked at."""

    community_id: CommunityId
    transfers: int
    last_recorded_at: datetime | None
    """Of the last line; None where there is none."""
    sealed_events: int
    """Up to which position of its events a community is sealed."""
    findings: tuple[Finding, ...]

    @property
    def holds(self) -> bool:
        """Whether nothing was found."""
        return not self.findings

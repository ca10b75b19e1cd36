"""What a proof of the books says, and what a line of the trail is about."""

from dataclasses import dataclass
from datetime import datetime
from uuid import UUID

from timebank.base.actors import Caller, Role
from timebank.base.ids import CommunityId
from timebank.proof.notes import Signed

MOST_FINDINGS = 100
"""Of one kind: the first ones show where to look."""

SAFEGUARDING_ROUTES = (
    r"^/v1/communities/\{community\}/(concerns|exchanges/\{exchange_id\}/report"
    r"|members/\{member_id\}/(apart|export-review/safeguarding))"
    r"|^/(en|cy)/\{community\}/(concern|keep-safe|export-reviews/\{member_id\}/safeguarding)"
)
"""What stands in the safeguarding lead's own log, and in no other."""

RAISING_ROUTES = r"/(concerns?|exchanges/\{exchange_id\}/report)$"
"""By which of them a concern is raised."""


@dataclass(frozen=True)
class Finding:
    """One thing that is wrong with the books: what, by its code, and where."""

    code: str
    id: UUID
    position: int | None = None
    """Of the event, where it is one of the chain's."""
    checkpoint: int | None = None
    kind: str | None = None
    """Of the event: `transfer`, `claim_made`, ..."""

    @property
    def words(self) -> str:
        """The code, and the row, event or checkpoint that it is about."""
        told = [self.code, self.kind or "", str(self.id)]
        words = " ".join(filter(None, told))
        if self.position is not None:
            words += f", event {self.position:,}"
        if self.checkpoint is not None:
            words += f", checkpoint {self.checkpoint:,}"
        return words


@dataclass(frozen=True)
class Proof:
    """Whether a community's books are whole, and up to which line that was looked at.

    The sums are those of every line; the chain was made anew up to the newest checkpoint.
    """

    community_id: CommunityId
    transfers: int
    last_recorded_at: datetime | None
    """Of the last line; None where there is none."""
    findings: tuple[Finding, ...]
    last: Signed | None
    """The newest checkpoint; None before the first."""
    journal_recorded_at: datetime | None
    """Of the last transfer under it."""
    waiting: int
    """Events that do not stand under a checkpoint yet."""
    unendorsed_keys: tuple[str, ...]
    """Keys to ask about: no older one handed over to them."""

    @property
    def holds(self) -> bool:
        """Whether nothing was found."""
        return not self.findings


def resource_of(route: str) -> str:
    """The part of a community's records that a route or a page is about, by its word in paths. A
    feed, which has a name as a file has, is about the same as its list."""
    said = route.partition("/{community}/")[2].partition("/")[0]
    return said.partition(".")[0] or "community"


def may_see_log(caller: Caller, member_id: UUID) -> bool:
    """Who saw a member's record is for the member, and for the coordinator who tells them."""
    return caller.role is Role.COORDINATOR or caller.member_id == member_id

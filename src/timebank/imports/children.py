"""Hours of under-18s: they swap no help one to one, and groups with a children's policy thank them.
Pure."""

from collections.abc import Collection
from dataclasses import dataclass
from typing import Any, Literal

from timebank.imports.staged import Outcome


@dataclass(frozen=True)
class Children:
    """The members here who are under 18, and the groups that may thank them."""

    members: Collection[object]
    groups: Collection[object]

    def not_here(self, row: Any) -> Literal["giver", "receiver"] | None:
        """Who in a row of hours is under 18 where they cannot be; None where the row may stand.
        What was from before the books began gives no credit, and stays history."""
        if row.outcome == Outcome.HISTORIC or row.receiver_id in self.groups:
            return None
        if row.giver_id in self.members:
            return "giver"
        return "receiver" if row.receiver_id in self.members else None

"""What was done: activities found by their names in both languages and what else people say."""

from collections.abc import Iterable
from dataclasses import dataclass
from uuid import UUID

from timebank.imports.cells import Cell, cell_text, is_blank, shown
from timebank.imports.names import Suggestions, fold_loosely
from timebank.imports.problems import Doubt


@dataclass(frozen=True, slots=True)
class ActivityName:
    """An activity; `outside` says that it is of the class not done through the time bank.

    Time already given to such a thing is recorded and thanked all the same, and flagged.
    """

    id: UUID
    name: str
    outside: bool = False


class ActivityIndex:
    """Activities by every name they go by; accents, capitals and punctuation make no difference."""

    def __init__(self) -> None:
        self._by_name: dict[str, list[ActivityName]] = {}
        self._suggestions = Suggestions()

    def add(self, activity: ActivityName, names: Iterable[str]) -> None:
        """`names`: in English, in Welsh, and aliases such as "admin" or "lift / transport"."""
        for name in dict.fromkeys((activity.name, *names)):
            known = self._by_name.setdefault(fold_loosely(name), [])
            if activity not in known:
                known.append(activity)
            self._suggestions.add(name)

    def find(self, cell: Cell) -> ActivityName | Doubt:
        """The one activity of this name, or a doubt."""
        if is_blank(cell):
            return Doubt("row_activity_missing")
        found = self._by_name.get(fold_loosely(cell_text(cell)), [])
        if len(found) == 1:
            return found[0]
        if found:
            choices = tuple(activity.name for activity in found)
            facts = {"said": shown(cell), "candidates": "; ".join(choices)}
            return Doubt("row_activity_ambiguous", facts, None, choices)
        near = self._suggestions.nearest(cell_text(cell))
        if not near:
            return Doubt("row_activity_unknown", {"said": shown(cell)})
        return Doubt("row_activity_near", {"said": shown(cell), "near": near[0]}, near[0], near)

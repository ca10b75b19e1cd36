"""Where members live: the community's own areas, found by their names in both languages."""

from collections.abc import Iterable

from timebank.imports.cells import Cell, cell_text, is_blank, shown
from timebank.imports.names import Suggestions, fold_loosely
from timebank.imports.problems import Doubt


class AreaIndex:
    """Areas by their codes and names; accents, capitals and punctuation make no difference."""

    def __init__(self) -> None:
        self._codes: dict[str, set[str]] = {}
        self._suggestions = Suggestions()

    def __bool__(self) -> bool:
        """Whether the community has a list of areas at all."""
        return bool(self._codes)

    def add(self, code: str, names: Iterable[str]) -> None:
        """`names`: in English and Welsh."""
        for name in dict.fromkeys(names):
            self._codes.setdefault(fold_loosely(name), set()).add(code)
            self._suggestions.add(name)
        self._codes.setdefault(fold_loosely(code), set()).add(code)

    def find(self, cell: Cell) -> str | Doubt:
        """The code of the one area of this name, or a doubt; "" where the sheet says nothing, or
        the community has no areas."""
        if is_blank(cell) or not self:
            return ""
        found = sorted(self._codes.get(fold_loosely(cell_text(cell)), ()))
        if len(found) == 1:
            return found[0]
        said = shown(cell)
        if found:
            facts = {"said": said, "candidates": "; ".join(found)}
            return Doubt("row_area_ambiguous", facts, None, tuple(found))
        near = self._suggestions.nearest(cell_text(cell))
        if not near:
            return Doubt("row_area_unknown", {"said": said})
        return Doubt("row_area_near", {"said": said, "near": near[0]}, near[0], near)

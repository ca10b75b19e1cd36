"""Who gave and who received: members and organisations found by what a sheet calls them."""

import re
from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date
from enum import StrEnum
from uuid import UUID

from timebank.imports.cells import Cell, cell_text, is_blank, shown
from timebank.imports.dates import uk_date
from timebank.imports.names import REMEMBERED, Suggestions, fold
from timebank.imports.problems import Doubt

LONGEST_NAME = 200
MOST_CANDIDATES = 8
NAME_AND_REFERENCE = re.compile(r"(.+?)\s*[(\[#]\s*([^()\[\]#]+?)\s*[)\]]?")
SURNAME_FIRST = re.compile(r"([^,]+),\s*([^,]+)")


class PartyKind(StrEnum):
    """What can give or receive."""

    MEMBER = "member"
    ORGANISATION = "organisation"
    COMMUNITY = "community"


class Part(StrEnum):
    """What somebody is in a row."""

    GIVER = "giver"
    RECEIVER = "receiver"
    HOLDER = "holder"


FITTING = {
    Part.GIVER: frozenset((PartyKind.MEMBER,)),
    Part.RECEIVER: frozenset(PartyKind),
    Part.HOLDER: frozenset((PartyKind.MEMBER, PartyKind.ORGANISATION)),
}
MISSING = {
    Part.GIVER: "row_giver_missing",
    Part.RECEIVER: "row_receiver_missing",
    Part.HOLDER: "row_holder_missing",
}


UNFIT = {
    Part.GIVER: "row_giver_no_member",
    Part.HOLDER: "row_holder_community",
}
"""What receives may be of any kind."""


@dataclass(frozen=True, slots=True)
class Party:
    """A member, an organisation or the community itself.

    `number` is a member's, as on the card; `reference` is what an earlier system called them.
    """

    kind: PartyKind
    id: UUID
    name: str
    number: str = ""
    reference: str = ""
    joined_on: date | None = None

    @property
    def label(self) -> str:
        """What tells this party from others of the same name; `PartyIndex.find` understands it."""
        return self.number or self.reference or str(self.id)


class PartyIndex:
    """Members, organisations and the community by every name and reference they go by."""

    def __init__(self) -> None:
        self._parties: list[Party] = []
        self._by_name: dict[str, int | tuple[int, ...]] = {}
        self._by_reference: dict[str, int | tuple[int, ...]] = {}
        self._suggestions = {kind: Suggestions() for kind in PartyKind}
        self._found: dict[tuple[Cell, Part], Party] = {}

    def add(
        self, party: Party, *, also_called: Iterable[str] = (), references: Iterable[str] = ()
    ) -> None:
        """Make the party known by its name, number and reference, and by what else it goes by.

        `also_called`: the name used, the name in the other language. `references`: e-mail.
        """
        place = len(self._parties)
        self._parties.append(party)
        names = {fold(name) for name in (party.name, *also_called)} - {""}
        if party.kind is PartyKind.MEMBER:
            names |= {fold(_surname_last(name)) for name in names}
        for name in names:
            _enter(self._by_name, name, place)
        labels = (party.label, party.number, party.reference, *references)
        for reference in {fold(label) for label in labels} - {""}:
            _enter(self._by_reference, reference, place)
        self._suggestions[party.kind].add(party.name)
        self._found.clear()

    def find(self, cell: Cell, part: Part) -> Party | Doubt:
        """The one party that the cell names; or a doubt: none, several, or of the wrong kind."""
        known = self._found.get((cell, part))
        if known:
            return known
        found = self._find(cell, part)
        if isinstance(found, Party) and len(self._found) < REMEMBERED:
            self._found[cell, part] = found
        return found

    def _find(self, cell: Cell, part: Part) -> Party | Doubt:
        kinds = FITTING[part]
        if is_blank(cell):
            return Doubt(MISSING[part])
        name = cell_text(cell)
        if len(name) > LONGEST_NAME:
            return Doubt("row_name_too_long", {"said": shown(cell), "longest": LONGEST_NAME})
        found = self._called(name)
        fitting = [party for party in found if party.kind in kinds]
        if len(fitting) == 1:
            return fitting[0]
        if fitting:
            return self._several(fitting, cell)
        if found:
            return Doubt(UNFIT[part], {"said": shown(cell)})
        return self._unknown(cell, kinds)

    def find_numbered(self, name: Cell, number: Cell, part: Part) -> Party | Doubt:
        """By name with a number beside it. A number that nobody has is a column of another kind."""
        referred = self._at(self._by_reference, cell_text(number))
        fitting = [party for party in referred if party.kind in FITTING[part]]
        if len(fitting) != 1:
            return self.find(name, part)
        if is_blank(name) or fitting[0] in self._called(cell_text(name)):
            return fitting[0]
        facts = {"said": shown(name), "number": shown(number)}
        return Doubt("row_name_other_number", facts)

    def named(self, name: str) -> list[Party]:
        """Everybody of this name, whatever the capitals and spaces."""
        return self._at(self._by_name, name)

    def _called(self, name: str) -> list[Party]:
        found = self._at(self._by_name, name) or self._at(self._by_reference, name)
        if found:
            return found
        with_reference = NAME_AND_REFERENCE.fullmatch(name)
        if with_reference:
            named = self._at(self._by_name, with_reference[1])
            referred = self._at(self._by_reference, with_reference[2])
            return [party for party in named if party in referred]
        return self._at(self._by_name, _surname_last(name))

    def _at(self, index: dict[str, int | tuple[int, ...]], key: str) -> list[Party]:
        places = index.get(fold(key), ())
        return [
            self._parties[place] for place in ((places,) if isinstance(places, int) else places)
        ]

    def _several(self, parties: list[Party], cell: Cell) -> Doubt:
        """Never guessed, not even where one of them is spelt just so."""
        parties = parties[:MOST_CANDIDATES]
        choices = tuple(f"{party.name} ({party.label})" for party in parties)
        candidates = "; ".join(_candidate(party) for party in parties)
        facts = {"said": shown(cell), "candidates": candidates}
        return Doubt("row_name_ambiguous", facts, None, choices)

    def _unknown(self, cell: Cell, kinds: frozenset[PartyKind]) -> Doubt:
        name = cell_text(cell)
        near = [near for kind in sorted(kinds) for near in self._suggestions[kind].nearest(name)]
        if not near:
            return Doubt("row_name_unknown", {"said": shown(cell)})
        return Doubt("row_name_near", {"said": shown(cell), "near": near[0]}, near[0], tuple(near))


def _surname_last(name: str) -> str:
    """Mair Jones for Jones, Mair; any other name as it is."""
    parts = SURNAME_FIRST.fullmatch(name)
    return f"{parts[2]} {parts[1]}" if parts else name


def _candidate(party: Party) -> str:
    """What a coordinator knows two people of one name by: number, card, the day they joined."""
    joined = uk_date(party.joined_on) if party.joined_on else ""
    labels = (party.number, party.reference, joined)
    return " · ".join(label for label in labels if label) or party.name


def _enter(index: dict[str, int | tuple[int, ...]], key: str, place: int) -> None:
    """One place as a bare number: a hundred thousand tuples of one would be memory for nothing."""
    before = index.get(key)
    if before is None:
        index[key] = place
    else:
        index[key] = (*((before,) if isinstance(before, int) else before), place)

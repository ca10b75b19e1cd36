"""How the words of a duration hang together: "2½ hrs", "an hour and a half", "1 awr 30 munud"."""

from dataclasses import dataclass
from fractions import Fraction

from timebank.imports.duration_words import TENS, Kind, Token

MINUTES_IN_HOUR = 60


@dataclass
class Spoken:
    """What was said: hours and minutes where a unit was named, else `bare`, a number alone."""

    hours: Fraction | None = None
    minutes: Fraction | None = None
    bare: Fraction | None = None

    @property
    def has_unit(self) -> bool:
        return self.bare is None

    def add(self, quantity: Fraction, unit: Kind | None, *, last: bool) -> bool:
        """Take one part of the duration in; False where the parts do not make sense together."""
        if unit is Kind.HOUR:
            return self._add_hours(quantity)
        if unit is Kind.MINUTE:
            return self._add_minutes(quantity)
        if self.hours is None and self.minutes is None:
            self.bare = quantity
            return last
        if quantity < 1 and self.hours is not None and self.minutes is None:
            self.hours += quantity
            return last
        return quantity < MINUTES_IN_HOUR and self._add_minutes(quantity) and last

    def _add_hours(self, quantity: Fraction) -> bool:
        taken = self.hours is not None or self.minutes is not None
        self.hours = quantity
        return not taken

    def _add_minutes(self, quantity: Fraction) -> bool:
        parts_of_hours = self.hours is not None and self.hours.denominator != 1
        taken = self.minutes is not None or parts_of_hours
        self.minutes = quantity
        return not taken


def understand(tokens: list[Token]) -> Spoken | None:
    """What the words say together; None where they are no duration."""
    spoken, place = Spoken(), 0
    while (place := _after_glue(tokens, place)) < len(tokens):
        quantity, place = _quantity(tokens, place)
        after = _after_glue(tokens, place)
        unit = tokens[after].kind if after < len(tokens) else None
        named = unit in (Kind.HOUR, Kind.MINUTE)
        if quantity is None and (unit is not Kind.HOUR or spoken.hours is not None):
            return None
        place = after + 1 if named else place
        last = after >= len(tokens)
        if not spoken.add(
            Fraction(1) if quantity is None else quantity, unit if named else None, last=last
        ):
            return None
    nothing = spoken.hours is None and spoken.minutes is None and spoken.bare is None
    return None if nothing else spoken


def _after_glue(tokens: list[Token], place: int) -> int:
    while place < len(tokens) and tokens[place].kind is Kind.GLUE:
        place += 1
    return place


def _quantity(tokens: list[Token], place: int) -> tuple[Fraction | None, int]:
    """A number with its parts, and where the words go on: "2 1/2", "one and a half"."""
    part, after = _part(tokens, place)
    if part is not None:
        return part, after
    if not _is(tokens, place, Kind.NUMBER):
        return None, place
    number, place = tokens[place], place + 1
    quantity = number.number
    if number.spoken and quantity in TENS and _is_spoken_unit(tokens, place):
        quantity, place = quantity + tokens[place].number, place + 1
    part, after = _part(tokens, _after_glue(tokens, place))
    if part is not None and quantity.denominator == 1:
        return quantity + part, after
    return quantity, place


def _part(tokens: list[Token], place: int) -> tuple[Fraction | None, int]:
    """A part of one: "half", "three quarters", "1/2"; None where there is none here."""
    if _is(tokens, place, Kind.PART):
        return tokens[place].number, place + 1
    if not _is(tokens, place, Kind.NUMBER):
        return None, place
    number = tokens[place].number
    if number.denominator != 1 and not tokens[place].text:
        return number, place + 1
    if number.denominator == 1 and _is(tokens, place + 1, Kind.PART):
        product = number * tokens[place + 1].number
        return (product, place + 2) if product < 1 else (None, place)
    return None, place


def _is(tokens: list[Token], place: int, kind: Kind) -> bool:
    return place < len(tokens) and tokens[place].kind is kind


def _is_spoken_unit(tokens: list[Token], place: int) -> bool:
    return (
        _is(tokens, place, Kind.NUMBER) and tokens[place].spoken and 0 < tokens[place].number < 10  # noqa: PLR2004
    )

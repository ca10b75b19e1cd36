"""18 or over, out of what people's lists say; and nothing but that is kept."""

from datetime import UTC, date, datetime
from decimal import Decimal

import pytest
from tests.imports.conftest import TODAY

from timebank.imports.adults import read_adult
from timebank.imports.cells import Cell
from timebank.imports.problems import Doubt

OVER: tuple[Cell, ...] = (
    *("yes", "Y", "TRUE", "Ie", "ydw", "✓", "Adult", "oedolyn", "18+", "18 or over", "65+"),
    *("over 18", ">18", "dros 18", "18 oed neu'n hŷn", "18 neu drosodd", "42", "42 yrs", "42 oed"),
    *("25-34", "18 to 24", "1954", "born 1954", "12/03/1954", "12/3/54", "3rd May 1961"),
    *("24/11/2007", datetime(1990, 5, 17, tzinfo=UTC), date(2007, 11, 24), Decimal(18)),
)
UNDER: tuple[Cell, ...] = (
    *("no", "N", "FALSE", "Nac ydw", "child", "plentyn", "under 18", "<18", "dan 18", "16-17"),
    *("17", "under 16", "25/11/2007", "2012", Decimal(17), date(2007, 11, 25)),
)
UNCLEAR: tuple[Cell, ...] = (
    *("na", "x", "0", "1", Decimal(1), "16-25", "over 16", "under 25", "2007", "perhaps", "999"),
    *("31/02/1990", "12/03/2031", "1/1/1890", date(2031, 1, 1), "18 neu iau", Decimal(20_000)),
)


@pytest.mark.parametrize("cell", OVER)
def test_18_or_over_in_peoples_words(cell: Cell) -> None:
    assert read_adult(cell, today=TODAY) is True


@pytest.mark.parametrize("cell", UNDER)
def test_under_18_in_peoples_words(cell: Cell) -> None:
    assert read_adult(cell, today=TODAY) is False


@pytest.mark.parametrize("cell", UNCLEAR)
def test_what_is_not_clear_is_asked_and_not_said_again(cell: Cell) -> None:
    doubt = read_adult(cell, today=TODAY)
    assert doubt == Doubt("row_adult_unclear", {}, None, ("18 or over", "under 18"))


@pytest.mark.parametrize("cell", ["", " ", "-", "n/a", "?"])
def test_nothing_said_is_no_answer(cell: Cell) -> None:
    assert read_adult(cell, today=TODAY) is None


def test_a_column_that_asks_who_is_under_18_is_read_the_other_way_round() -> None:
    said = [read_adult(cell, today=TODAY, yes=False) for cell in ("yes", "no", "17", "42")]
    assert said == [False, True, False, True]


def test_yes_is_no_age() -> None:
    assert read_adult("yes", today=TODAY, yes=None) == read_adult("x", today=TODAY)

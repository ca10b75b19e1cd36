"""What nobody puts into an offer, a request or a skill, also spelt out."""

import pytest

from timebank.listings.rules import gives_away, without_ways


@pytest.mark.parametrize(
    ("words", "tells"),
    [
        ("Ring oh seven seven double oh, nine double oh one two three", True),
        ("O-two-nine two oh five six oh one two three", True),
        ("Ffoniwch fi: dim saith saith dim dim naw dim dim un dau tri", True),
        ("nia at example dot org", True),
        ("Write to nia.rees AT gmail dot co dot uk", True),
        ("One or two of us, on three or four days", False),
        ("Dysgwch gyfri: un, dau, tri, pedwar, pump, chwech", False),
        ("Meet me at the hall, dot on nine", False),
        ("We are at Ely library, dotted about", False),
        ("One to one help, two hours, for three of the five choirs at six or seven", False),
    ],
)
def test_a_way_to_reach_somebody_is_seen_in_words_too(words: str, tells: bool) -> None:  # noqa: FBT001 - a row of the table
    assert gives_away(words) is tells


@pytest.mark.parametrize(
    ("words", "left"),
    [
        ("Ring oh seven seven double oh, nine double oh one", "Ring …"),
        ("Flat 2b, 12 High Street", "Flat …, … High Street"),
        ("nia.rees@example.org is me", "… is me"),
        ("Y drws glas, CF5\u00a05AA", "Y drws glas, …"),
        ("One or two of us; bring a cup", "One or two of us; bring a cup"),
    ],
)
def test_a_way_to_reach_somebody_is_left_out(words: str, left: str) -> None:
    assert without_ways(words) == left

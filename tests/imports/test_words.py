"""Everything an import says has its sentence in both languages."""

import re
from pathlib import Path

import pytest

import timebank.imports
from timebank.base.actors import Language
from timebank.base.words import say
from timebank.imports import errors
from timebank.imports.messages import row_words, suggestion_words
from timebank.imports.problems import RowProblem, Skipped

ROOM = Path(timebank.imports.__file__).parent
SOURCES = "".join(path.read_text() for path in ROOM.glob("*.py") if path.name != "tables.py")
ROW_CODES = sorted(set(re.findall(r'"(row_[a-z_]+)"', SOURCES)))
SHEET_CODES = sorted(refusal.code for refusal in errors.SheetRefused.__subclasses__())


FACTS: dict[str, str | int] = {
    **dict.fromkeys(("said", "near", "candidates", "number", "today", "earliest", "month"), "x"),
    **dict.fromkeys(("row", "longest", "last_day", "most_hours", "limit", "limit_mib"), 7),
    **dict.fromkeys(("suggested_minutes", "clock_minutes", "decimal_minutes"), 90),
    **dict.fromkeys(("available_minutes", "credited_minutes"), 90),
    **dict.fromkeys(("field", "encoding", "kind", "counted_on", "day", "measures"), "x"),
}


@pytest.mark.parametrize("code", ROW_CODES)
def test_every_code_of_a_row_has_words(code: str) -> None:
    english, welsh = (say(language, code.replace("_", "-"), **FACTS) for language in Language)
    assert english != welsh


@pytest.mark.parametrize("code", SHEET_CODES)
def test_every_refusal_of_a_sheet_has_a_title_and_advice(code: str) -> None:
    for words in (f"problem-{code}", f"problem-{code}.detail"):
        english, welsh = (say(language, words, **FACTS) for language in Language)
        assert english != welsh


def test_a_doubt_says_what_to_do_in_the_readers_language() -> None:
    facts: dict[str, str | int] = {"said": "1.333", "suggested_minutes": 80}
    problem = RowProblem(
        *("", 146, "E", "How long (hrs)", "duration", "row_minutes_not_whole"),
        facts,
        "1 hour 20 minutes",
    )
    assert "1 hour 20 minutes" in row_words(problem, Language.ENGLISH)
    assert "1 awr 20 munud" in row_words(problem, Language.WELSH)
    assert suggestion_words(problem, Language.WELSH) == "1 awr 20 munud"


def test_a_skipped_row_says_why() -> None:
    skipped = Skipped("", 987, "row_total", {"said": "TOTAL"})
    assert "TOTAL" in row_words(skipped, Language.ENGLISH)
    assert "TOTAL" in row_words(skipped, Language.WELSH)

"""Both languages say the same things, in their own words."""

import subprocess
import sys
from datetime import time
from pathlib import Path

import pytest

from timebank.base import words
from timebank.base.actors import Language
from timebank.base.words import (
    UnknownWords,
    clock_in_words,
    message_ids,
    minutes_in_words,
    places,
    say,
)
from timebank.http import application  # noqa: F401 - its rooms bring their refusals
from timebank.http.statuses import refusals
from timebank.http.validation import codes_of_fields

SAME: frozenset[str] = frozenset(
    {"export-came-pin", "export-review-count", "match-activity", "match-language-ti"}
)
"""Messages that may be spelt alike in both languages."""

ENGLISH, WELSH = Language.ENGLISH, Language.WELSH


def test_what_is_said_in_one_language_is_said_in_the_other() -> None:
    assert message_ids(ENGLISH) == message_ids(WELSH)


def test_both_languages_tell_the_same_facts() -> None:
    for message in message_ids(ENGLISH):
        assert places(ENGLISH, message) == places(WELSH, message), message


def test_welsh_is_not_english_again() -> None:
    for message in message_ids(ENGLISH) - SAME:
        facts = dict.fromkeys(places(ENGLISH, message), 5)
        assert say("en", message, **facts) != say("cy", message, **facts), message


def test_apostrophes_are_all_of_one_form() -> None:
    """The curly one, as in books; a text message is given the other (sending/short.py)."""
    rooms = Path(words.__file__).parents[1]
    lines = [
        f"{file.relative_to(rooms)}: {line}"
        for file in (*rooms.glob("base/words/*/*.ftl"), rooms / "activities" / "shipped.toml")
        for line in file.read_text(encoding="utf-8").splitlines()
        if not line.startswith("#")
    ]
    assert lines
    assert [line for line in lines if "'" in line or "\u2018" in line] == []


def test_every_fault_of_a_field_has_its_sentence() -> None:
    for code in codes_of_fields():
        assert f"field-{code}" in message_ids(ENGLISH), code


def test_no_refusal_is_explained_by_nothing() -> None:
    for code, kind in refusals().items():
        assert kind.__doc__, code


def test_a_message_that_is_not_there_is_a_fault() -> None:
    with pytest.raises(UnknownWords):
        say("en", "problem-no_such_thing")


def test_a_place_that_stays_empty_is_a_fault() -> None:
    with pytest.raises(UnknownWords):
        say("en", "field-at_least")


@pytest.mark.parametrize(
    ("minutes", "english", "welsh"),
    [
        (0, "0 minutes", "0 munud"),
        (1, "1 minute", "1 munud"),
        (2, "2 minutes", "2 funud"),
        (3, "3 minutes", "3 munud"),
        (6, "6 minutes", "6 munud"),
        (60, "1 hour", "1 awr"),
        (62, "1 hour 2 minutes", "1 awr 2 funud"),
        (120, "2 hours", "2 awr"),
        (390, "6 hours 30 minutes", "6 awr 30 munud"),
        (-90, "\u22121 hour 30 minutes", "\u22121 awr 30 munud"),
        (60_000, "1,000 hours", "1,000 awr"),
    ],
)
def test_a_time_reads_as_people_say_it(minutes: int, english: str, welsh: str) -> None:
    assert minutes_in_words("en", minutes) == english
    assert minutes_in_words("cy", minutes) == welsh


@pytest.mark.parametrize(
    ("at", "english", "welsh"),
    [
        (time(0, 0), "midnight", "hanner nos"),
        (time(0, 5), "12:05am", "12:05am"),
        (time(9, 0), "9am", "9am"),
        (time(12, 0), "12 noon", "hanner dydd"),
        (time(16, 30), "4:30pm", "4:30pm"),
    ],
)
def test_the_clock_reads_as_people_say_it(at: time, english: str, welsh: str) -> None:
    assert (clock_in_words("en", at), clock_in_words("cy", at)) == (english, welsh)


ONE_WORD = """
import gc
from fluent.syntax.ast import Message
from timebank.base.words import say
say("cy", "page-month-1")
print(sum(isinstance(one, Message) for one in gc.get_objects()))
"""


def test_whoever_says_one_thing_does_not_wait_until_all_is_read() -> None:
    asked = [sys.executable, "-c", ONE_WORD]
    said = subprocess.run(asked, capture_output=True, text=True, check=True)  # noqa: S603 - our own
    assert said.stdout == "1\n"

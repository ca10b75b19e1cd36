"""The service's words in English and Welsh: Fluent files beside this module, one a room.

To read all that is written in a language takes half a second, in which a service that has just
started would answer nobody: so each message is read when it is first said. None names another.
"""

import re
from datetime import date, time
from functools import cache
from importlib.resources import files
from typing import Any

from fluent.runtime import FluentBundle, FluentResource
from fluent.runtime.types import FluentNone
from fluent.syntax.ast import Message, Resource
from fluent.syntax.visitor import Visitor

from timebank.base.actors import Language
from timebank.base.text import apart

_BEGINS = re.compile(r"^(?=[^\s}])", re.MULTILINE)
"""A message, and a remark, begins at the left edge; what belongs to it is indented."""
_NAME = re.compile(r"[a-zA-Z][\w-]*(?= *=)")


class UnknownWords(LookupError):
    """The catalogue has no such message, or a place in it was not filled: a fault of ours."""


def say(language: str, message_id: str, **facts: str | int) -> str:
    """A message of the catalogue in a language (`en` or `cy`), its places filled with facts.

    `message_id` is `name` or `name.attribute`. Where a fact is named `…_minutes`, the place
    without that ending holds the same time in words. Raises UnknownWords.
    """
    return _filled(language, message_id, _with_times(language, facts))


def say_with_gaps(language: str, message_id: str) -> str:
    """A message with `…` in its places, for a page that explains it. A gap is no text, for a place
    that shows a number takes none."""
    gaps = dict.fromkeys(places(Language(language), message_id), FluentNone("\u2026"))
    return _filled(language, message_id, gaps)


def _filled(language: str, message_id: str, facts: dict[str, Any]) -> str:
    pattern = _pattern(Language(language), message_id)
    facts = {name: apart(one) if isinstance(one, str) else one for name, one in facts.items()}
    text, faults = _bundle(Language(language)).format_pattern(pattern, facts)
    if faults:
        raise UnknownWords(f"{language} {message_id}: {faults[0]}")
    return str(text)


def minutes_in_words(language: str, minutes: int) -> str:
    """A time as people say it: "6 hours 30 minutes", "6 awr 30 munud"; below zero with a minus."""
    whole_hours, rest = divmod(abs(minutes), 60)
    parts = []
    if whole_hours:
        parts.append(say(language, "time-hours", count=whole_hours))
    if rest or not whole_hours:
        parts.append(say(language, "time-minutes", count=rest))
    return ("\u2212" if minutes < 0 else "") + " ".join(parts)


def date_in_words(language: str, day: date) -> str:
    """ "23 November 2026", "23 Tachwedd 2026"."""
    return f"{day.day} {say(language, f'page-month-{day.month}')} {day.year}"


def clock_in_words(language: str, at: time) -> str:
    """A time of day as people say it: "2pm", "2:30pm", "12 noon"."""
    afternoon, hour = divmod(at.hour, 12)
    if not hour and not at.minute:
        return say(language, "app-noon" if afternoon else "app-midnight")
    minutes = f":{at.minute:02}" if at.minute else ""
    return f"{hour or 12}{minutes}{'pm' if afternoon else 'am'}"


def _with_times(language: str, facts: dict[str, str | int]) -> dict[str, Any]:
    times = {
        name.removesuffix("_minutes"): minutes_in_words(language, value)
        for name, value in facts.items()
        if name.endswith("_minutes") and isinstance(value, int)
    }
    return {**times, **facts}


def _pattern(language: Language, message_id: str) -> Any:
    name, _, attribute = message_id.partition(".")
    bundle = _bundle(language)
    if not bundle.has_message(name):
        bundle.add_resource(Resource([_message(language, name)]))
    message = bundle.get_message(name)
    pattern = message.attributes.get(attribute) if attribute else message.value
    if pattern is None:
        raise UnknownWords(message_id)
    return pattern


def message_ids(language: Language) -> frozenset[str]:
    """Every message of a language, and every `message.attribute`."""
    return frozenset(
        f"{name}.{attribute.id.name}" if attribute else name
        for name in _written(language)
        for message in [_message(language, name)]
        for attribute in (*message.attributes, *([None] if message.value else []))
    )


def patterns(language: Language, beginnings: tuple[str, ...]) -> dict[str, Any]:
    """The words of every message whose name begins so and that has some, as they were read."""
    names = [name for name in _written(language) if name.startswith(beginnings)]
    return {name: words for name in names if (words := _message(language, name).value)}


def places(language: Language, message_id: str) -> frozenset[str]:
    """The names of the facts that a message has places for."""
    name, _, attribute = message_id.partition(".")
    message = _message(language, name)
    patterns = {part.id.name: part.value for part in message.attributes}
    seen = _Places()
    seen.visit(patterns[attribute] if attribute else message.value)
    return frozenset(seen.names)


class _Places(Visitor):
    def __init__(self) -> None:
        self.names: set[str] = set()

    def visit_VariableReference(self, node: Any) -> None:  # noqa: N802 - the visitor's own naming
        self.names.add(node.id.name)


@cache
def _bundle(language: Language) -> FluentBundle:
    return FluentBundle([language.value], use_isolating=False)


@cache
def _message(language: Language, name: str) -> Message:
    if name not in _written(language):
        raise UnknownWords(name)
    file, text = _written(language)[name]
    body = FluentResource(text).body
    if len(body) != 1 or not isinstance(body[0], Message):
        raise UnknownWords(f"{language.value}/{file} cannot be read: {text}")
    return body[0]


@cache
def _written(language: Language) -> dict[str, tuple[str, str]]:
    """In which file each message stands, and what is written there. Two threads that come first at
    once read it twice, and agree."""
    found: dict[str, tuple[str, str]] = {}
    folder = files("timebank.base") / "words" / language.value
    for file in sorted(folder.iterdir(), key=lambda file: file.name):
        for text in _BEGINS.split(file.read_text(encoding="utf-8")):
            if not text.strip() or text.startswith("#"):
                continue
            named = _NAME.match(text)
            if named is None:
                raise UnknownWords(f"{language.value}/{file.name} cannot be read: {text}")
            if named[0] in found:
                raise UnknownWords(f"{language.value}/{file.name}: {named[0]} is said twice")
            found[named[0]] = file.name, text
    return found

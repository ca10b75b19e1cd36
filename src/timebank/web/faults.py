"""What was wrong, in words: for a page of its own, and for the form that it was found in."""

from dataclasses import dataclass
from typing import Any

from timebank.base.actors import Language
from timebank.base.errors import Refusal
from timebank.base.words import say
from timebank.http.statuses import STATUS
from timebank.web.rendering import Place

_ON_PAGES = {
    "agreement_outdated": "page-agreement-newer",
    "id_taken": "page-sent-before",
    "not_found": "page-lost",
    "precondition_failed": "page-changed",
    "too_many_requests": "page-too-often",
}
"""What the API says of ids and headers, for people who see neither."""
_MINUTE = 60


@dataclass
class Fault:
    """What is wrong with a field. The field says what it is called, so that the list above the form
    can name it as it is named there."""

    words: str
    label: str = ""

    def under(self, label: str) -> str:
        """The words, which stand under this label."""
        self.label = label
        return self.words


def told_wrong(place: Place, refusal: Refusal | None, field: str = "") -> dict[str, Any]:
    """What a form needs to say what was wrong: under each field's name what to do; of what belongs
    to no field, that alone. `field` is where one looks for what names no field itself; that one has
    to wait lies in none."""
    if refusal is None:
        return {}
    language, wait = place.language, refusal.facts.get("retry_after")
    more = {"status": STATUS[refusal.code], "wait": wait}
    faults = {
        one.pointer.strip("/"): Fault(say(language, f"field-{one.code}", **one.facts))
        for one in refusal.errors
    }
    if not faults and (wait or not field):
        return {"fault": in_words(language, refusal), **more}
    return {"faults": faults or {field: Fault(in_words(language, refusal))}, **more}


def message_of(refusal: Refusal) -> str:
    """The message that says what was wrong, as a title; its `.detail` says what to do."""
    return _ON_PAGES.get(refusal.code, f"problem-{refusal.code}")


def in_words(language: Language, refusal: Refusal) -> str:
    """What to do."""
    told = [say(language, f"field-{one.code}", **one.facts) for one in refusal.errors]
    seconds = int(refusal.facts.get("retry_after", 0))
    facts = {**refusal.facts, "wait_minutes": -(-seconds // _MINUTE)}
    return " ".join(told) or say(language, f"{message_of(refusal)}.detail", **facts)

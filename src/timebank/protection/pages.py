"""The page of personal data and how long it is kept, made from the list, in both languages."""

from collections.abc import Iterable, Iterator

from timebank.base.actors import Language
from timebank.base.words import say
from timebank.protection.column_kinds import Personal
from timebank.protection.columns import PERSONAL

PAGE = "docs/reference/personal-data.md"
_HEADINGS = ("column", "what", "for", "kept", "erased")


def personal_data_page() -> str:
    """The list as a table, first in English and then in Welsh."""
    return "\n".join(line for language in Language for line in _section(language))


def _section(language: Language) -> Iterator[str]:
    yield f"# {say(language, 'personal-title')}\n"
    yield f"{say(language, 'personal-title.introduction')}\n"
    yield f"{say(language, 'personal-title.limits')}\n"
    yield _row(say(language, f"personal-heading-{name}") for name in _HEADINGS)
    yield _row("---" for _ in _HEADINGS)
    yield from (_row(_cells(language, one)) for one in PERSONAL)
    yield f"\n{say(language, 'personal-title.none')}\n"


def _cells(language: Language, one: Personal) -> Iterator[str]:
    reason = say(language, f"personal-reason-{one.reason}") if one.reason else ""
    yield f"`{one.table}.{one.column}`"
    yield say(language, one.message)
    yield say(language, f"personal-for-{one.purpose}")
    yield say(language, f"personal-kept-{one.kept}")
    yield say(language, f"personal-erased-{one.erasure}", **({"reason": reason} if reason else {}))


def _row(cells: Iterable[str]) -> str:
    return f"| {' | '.join(cells)} |"

"""Messages as a browser fills them: the catalogue's own, of one language, as plain JSON."""

from functools import cache
from typing import Any

from fluent.syntax.ast import (
    Identifier,
    NumberLiteral,
    Pattern,
    Placeable,
    SelectExpression,
    StringLiteral,
    TextElement,
    VariableReference,
)

from timebank.base.actors import Language
from timebank.base.words import UnknownWords, patterns


@cache
def browser_words(language: Language, *beginnings: str) -> dict[str, list[Any]]:
    """The messages whose names begin so, each as a list of parts: a text, `{"place": name}`, or
    `{"by": name, "forms": [[number or plural form, parts], …], "else": parts}`. Raises UnknownWords
    for what a browser is not taught."""
    return {name: _parts(name, pattern) for name, pattern in patterns(language, beginnings).items()}


def _parts(name: str, pattern: Pattern) -> list[Any]:
    return [_part(name, element) for element in pattern.elements]


def _part(name: str, element: Any) -> Any:
    if isinstance(element, TextElement):
        return element.value
    inside = element.expression if isinstance(element, Placeable) else element
    if isinstance(inside, StringLiteral):
        return inside.value
    if isinstance(inside, VariableReference):
        return {"place": inside.id.name}
    if isinstance(inside, SelectExpression) and isinstance(inside.selector, VariableReference):
        return _choice(name, inside, inside.selector.id.name)
    raise UnknownWords(f"{name}: a browser fills places and chooses by a number, and no more")


def _choice(name: str, select: SelectExpression, by: str) -> dict[str, Any]:
    forms: list[Any] = []
    otherwise: list[Any] = []
    for variant in select.variants:
        parts = _parts(name, variant.value)
        if variant.default:
            otherwise = parts
        else:
            forms.append([_key(variant.key), parts])
    return {"by": by, "forms": forms, "else": otherwise}


def _key(key: NumberLiteral | Identifier) -> str:
    return key.value if isinstance(key, NumberLiteral) else key.name

"""JSON as it comes in: UTF-8, of bounded depth, and never in two minds."""

import json
from typing import Any

from timebank.http.errors import JsonMalformed, JsonTooDeep

DEEPEST = 32
"""Lists and objects within each other; no call needs more than six."""


def read_json(body: bytes) -> Any:
    """The value of a JSON body (RFC 8259).

    Raises JsonMalformed for what is not JSON in UTF-8, for NaN and infinities, for numbers too
    long to be any, and for an object that says a name twice, where readers would differ on what
    was said; JsonTooDeep beyond DEEPEST.
    """
    try:
        value = json.loads(
            body.decode("utf-8"), parse_constant=_refuse_constant, object_pairs_hook=_once
        )
    except RecursionError:
        raise JsonTooDeep(deepest=DEEPEST) from None
    except ValueError:
        raise JsonMalformed from None
    if body.count(b"[") + body.count(b"{") > DEEPEST and _is_deeper(value, DEEPEST):
        raise JsonTooDeep(deepest=DEEPEST)
    return value


def _refuse_constant(constant: str) -> Any:
    raise ValueError(f"{constant} is no JSON")


def _once(pairs: list[tuple[str, Any]]) -> dict[str, Any]:
    said = dict(pairs)
    if len(said) != len(pairs):
        raise ValueError("a name stands twice in one object")
    return said


def _is_deeper(value: Any, depth: int) -> bool:
    level = [value]
    for _ in range(depth):
        level = [inner for outer in level for inner in _inside(outer)]
    return any(isinstance(value, dict | list) for value in level)


def _inside(value: Any) -> list[Any]:
    if isinstance(value, dict):
        return list(value.values())
    return value if isinstance(value, list) else []

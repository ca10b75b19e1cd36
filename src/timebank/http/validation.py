"""What a model finds wrong in a request, as plain sentences with their places."""

from collections.abc import Iterable, Mapping
from typing import Any

from timebank.base.errors import FieldError, NotFound, Refusal, ValidationFailed
from timebank.http.errors import UnsupportedMediaType

MOST_ERRORS = 100

_CODES = {
    "bool_parsing": "true_or_false",
    "bool_type": "true_or_false",
    "dataclass_type": "object",
    "date_from_datetime_parsing": "day",
    "date_parsing": "day",
    "date_type": "day",
    "datetime_parsing": "instant",
    "datetime_type": "instant",
    "dict_type": "object",
    "enum": "one_of",
    "extra_forbidden": "unknown",
    "greater_than": "more_than",
    "greater_than_equal": "at_least",
    "int_from_float": "whole_number",
    "int_parsing": "whole_number",
    "int_parsing_size": "whole_number",
    "int_type": "whole_number",
    "is_instance_of": "object",
    "json_invalid": "json",
    "json_type": "json",
    "less_than": "less_than",
    "less_than_equal": "at_most",
    "list_type": "list",
    "literal_error": "one_of",
    "missing": "missing",
    "model_attributes_type": "object",
    "model_type": "object",
    "string_pattern_mismatch": "pattern",
    "string_too_long": "text_too_long",
    "string_too_short": "text_empty",
    "string_type": "text",
    "too_long": "too_many_items",
    "too_short": "too_few_items",
    "union_tag_invalid": "one_of",
    "union_tag_not_found": "missing",
    "uuid_parsing": "id",
    "uuid_type": "id",
}
"""Pydantic's kinds of error that our fields give, and our sentence (`field-…`) for each."""

OWN_CODES = (
    "day",
    "day_unknown",
    "id",
    "instant",
    "said_twice",
    "slug",
    "text_control_character",
    "text_empty",
    "text_too_long",
)
"""What our own fields (fields.py) say; see there."""

_FACTS = {
    "ge": "least",
    "gt": "least",
    "le": "most",
    "lt": "most",
    "max_length": "most",
    "min_length": "least",
    "expected": "choices",
    "expected_tags": "choices",
    "longest": "longest",
}


def refusal_for(errors: Iterable[Mapping[str, Any]]) -> Refusal:
    """The refusal for what a model found: in the body and the query 422, in the path 404.

    Says where and what to do, and never repeats what was sent.
    """
    found = list(errors)
    if any(error["loc"][:1] == ("path",) for error in found):
        return NotFound()
    if any(_is_other_media(error) for error in found):
        return UnsupportedMediaType()
    return ValidationFailed(tuple(_field_error(error) for error in found[:MOST_ERRORS]))


def codes_of_fields() -> frozenset[str]:
    """Every sentence about a field that this module may ask the catalogue for."""
    return frozenset({*_CODES.values(), *OWN_CODES, "invalid"})


def _is_other_media(error: Mapping[str, Any]) -> bool:
    """FastAPI hands over the bytes of a body that does not say it is JSON."""
    return error["loc"] == ("body",) and isinstance(error.get("input"), bytes)


def _field_error(error: Mapping[str, Any]) -> FieldError:
    kind = error["type"]
    told = error.get("ctx") or {}
    # A rule of a room's own (fields.says) names its sentence itself.
    own = kind in OWN_CODES or told.get("code") == kind
    code = _CODES.get(kind) or (kind if own else "invalid")
    facts = {
        _FACTS.get(name, name): fact if isinstance(fact, int) else str(fact).replace(" or ", ", ")
        for name, fact in told.items()
        if name in _FACTS or (own and name != "code")
    }
    if code == "text_too_long" and "most" in facts:
        facts["longest"] = facts.pop("most")
    return FieldError(_pointer(error["loc"]), code, facts)


def _pointer(place: tuple[str | int, ...]) -> str:
    where, *steps = place
    if where in ("query", "header"):
        return "?" + ".".join(str(step) for step in steps)
    return "".join(f"/{_escaped(str(step))}" for step in steps)


def _escaped(step: str) -> str:
    """RFC 6901."""
    return step.replace("~", "~0").replace("/", "~1")

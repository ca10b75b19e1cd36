"""The kinds of field that requests and answers are made of: strict, bounded, documented."""

import re
from collections.abc import Callable
from dataclasses import dataclass
from datetime import UTC, date, datetime
from typing import Annotated, Any, Self, TypeVar
from uuid import UUID

from pydantic import (
    BaseModel,
    BeforeValidator,
    ConfigDict,
    Field,
    GetCoreSchemaHandler,
    GetJsonSchemaHandler,
    PlainSerializer,
)
from pydantic.json_schema import JsonSchemaValue
from pydantic_core import CoreSchema, PydanticCustomError, core_schema

from timebank.base.actors import Caller
from timebank.base.text import WIDTHLESS, UnfitText, clean_text, is_blank

T = TypeVar("T")

MOST_MINUTES = 100_000_000
"""More than a hundred and ninety years; every sum of a community's books fits 64 bits."""
MOST_ROWS = 1_000


class Sent(BaseModel):
    """The body of a request: no unknown fields, and no value taken for another type's."""

    model_config = ConfigDict(extra="forbid", strict=True, frozen=True)


class Nothing(Sent):
    """No further words."""


class Filters(BaseModel):
    """Filters of a list, from the query: `Annotated[…, Query()]`. The route class refuses unknown
    ones."""

    model_config = ConfigDict(frozen=True)


class Answer(BaseModel):
    """What is given back; made of a row by `model_validate`."""

    model_config = ConfigDict(from_attributes=True, frozen=True)

    def told_to(self, caller: Caller, *hands: str) -> Self:
        """With those who had a hand in it as far as this caller may know of them."""
        return self.model_copy(update={one: caller.told(getattr(self, one)) for one in hands})


Lenient = Field(strict=False)
"""For an enumeration in a Sent: `Annotated[State, Lenient]`."""

Minutes = Annotated[int, Field(strict=True, ge=1, le=MOST_MINUTES, description="Whole minutes.")]
SignedMinutes = Annotated[
    int, Field(strict=True, ge=-MOST_MINUTES, le=MOST_MINUTES, description="Whole minutes.")
]
FloorMinutes = Annotated[
    int,
    Field(
        strict=True,
        ge=-MOST_MINUTES,
        le=0,
        description="Whole minutes, 0 or below: how far below zero a balance may go.",
    ),
]
Rows = Annotated[list[T], Field(min_length=1, max_length=MOST_ROWS)]
"""Several at once, each with an answer of its own."""


_BIDI = r"\u061c\u200e\u200f\u2028-\u202e\u2066-\u2069"
_UNFIT = rf"\u0000-\u001f\u007f-\u009f{_BIDI}"
_UNFIT_IN_LINES = rf"\u0000-\u0008\u000b-\u001f\u007f-\u009f{_BIDI}"
"""What base.text refuses, as the patterns of the API's description have it."""
_NO_WIDTH = "".join(f"\\u{ord(character):04x}" for character in WIDTHLESS)


@dataclass(frozen=True)
class Text:
    """A typed text: trimmed, in NFC, of at most `longest` characters, without characters that
    deceive (base.text). Not empty, unless `empty`."""

    longest: int
    empty: bool = False
    many_lines: bool = False

    def __get_pydantic_core_schema__(
        self, _source: Any, _handler: GetCoreSchemaHandler
    ) -> CoreSchema:
        return core_schema.no_info_after_validator_function(
            self._clean, core_schema.str_schema(strict=True)
        )

    def __get_pydantic_json_schema__(
        self, schema: CoreSchema, handler: GetJsonSchemaHandler
    ) -> JsonSchemaValue:
        unfit = _UNFIT_IN_LINES if self.many_lines else _UNFIT
        anything = f"[^{unfit}]*"
        seen = "" if self.empty else f"[^{unfit}\\s{_NO_WIDTH}]{anything}"
        return {
            **handler(schema),
            "minLength": 0 if self.empty else 1,
            "maxLength": self.longest,
            "pattern": f"^{anything}{seen}$",
        }

    def _clean(self, typed: str) -> str:
        try:
            text = clean_text(typed, longest=self.longest, many_lines=self.many_lines)
        except UnfitText as unfit:
            raise says(unfit.code, longest=self.longest) from None
        if is_blank(text) and not self.empty:
            raise says("text_empty")
        return text


Name = Annotated[str, Text(200)]
Reason = Annotated[str, Text(500)]
Note = Annotated[str, Text(2000, empty=True, many_lines=True)]
ExternalRef = Annotated[str, Text(255)]

_SLUG = re.compile(r"[a-z0-9](?:[a-z0-9-]{0,61}[a-z0-9])?")
_DAY = re.compile(r"[0-9]{4}-[0-9]{2}-[0-9]{2}")
_INSTANT = re.compile(r"[0-9]{4}-[0-9]{2}-[0-9]{2}T[0-9]{2}:[0-9]{2}:[0-5][0-9](?:\.[0-9]{1,6})?Z")
_ID = re.compile(r"[0-9a-fA-F]{8}(?:-[0-9a-fA-F]{4}){3}-[0-9a-fA-F]{12}")


def says(code: str, **facts: int) -> PydanticCustomError:
    """A pydantic error for which the catalogue has the sentence `field-CODE`."""
    return PydanticCustomError(code, "{code}", {"code": code, **facts})


def _written(pattern: re.Pattern[str], code: str, read: Callable[[str], Any]) -> Any:
    """Takes a text of one spelling only, or a value that is already of the type."""

    def parse(value: Any) -> Any:
        if not isinstance(value, str):
            if isinstance(value, bool | int | float | list | dict | None):
                raise says(code)
            return value
        if not pattern.fullmatch(value):
            raise says(code)
        return read(value)

    return BeforeValidator(parse)


def _day(written: str) -> date:
    try:
        return date.fromisoformat(written)
    except ValueError:
        raise says("day_unknown") from None


def _instant(written: str) -> datetime:
    try:
        return datetime.fromisoformat(written)
    except ValueError:
        raise says("instant") from None


def _with_z(instant: datetime) -> str:
    return instant.astimezone(UTC).isoformat().replace("+00:00", "Z")


def _slug(written: str) -> str:
    return written


Day = Annotated[date, _written(_DAY, "day", _day), Field(strict=False, description="YYYY-MM-DD")]
Instant = Annotated[
    datetime,
    _written(_INSTANT, "instant", _instant),
    PlainSerializer(_with_z, return_type=str, when_used="json"),
    Field(
        strict=False,
        description="RFC 3339 in UTC, with Z",
        json_schema_extra={"pattern": f"^{_INSTANT.pattern}$"},
    ),
]
Id = Annotated[UUID, _written(_ID, "id", UUID), Field(strict=False)]
Slug = Annotated[
    str,
    _written(_SLUG, "slug", _slug),
    Field(
        max_length=63,
        json_schema_extra={"pattern": "^[a-z0-9]([a-z0-9-]{0,61}[a-z0-9])?$"},
        description="Small letters, figures and hyphens, as it stands in addresses.",
    ),
]


def bound(*rules: dict[str, Any], **more: Any) -> ConfigDict:
    """What a model's own validator holds between its fields, for the API's description too. Within
    `allOf`, for generators of clients take a `oneOf` beside `properties` for the whole."""
    return ConfigDict(json_schema_extra={"allOf": [*rules], **more})


def exactly_one(*ways: str | tuple[str, ...]) -> dict[str, Any]:
    """It is said in one of these ways, each a text or several, and in no two. See `bound`."""
    groups = [(way,) if isinstance(way, str) else way for way in ways]
    absent: dict[str, Any] = {name: {"type": "null"} for group in groups for name in group}
    branches = [
        {
            "required": list(group),
            "properties": {**absent, **{name: {"type": "string"} for name in group}},
        }
        for group in groups
    ]
    return {"oneOf": branches}


def at_least_one(*names: str) -> dict[str, Any]:
    """One of these is said, or several. See `bound`."""
    return {"anyOf": [{"required": [name]} for name in names]}


def not_both(*names: str) -> dict[str, Any]:
    """These are not said together. See `bound`."""
    return {"not": {"required": list(names)}}


LEFT_OUT: Any = Field(default_factory=lambda: None)
"""For a field of a change that may be left out, but not null: `name: Name = LEFT_OUT`. Read a
change with `model_dump(exclude_unset=True)`."""

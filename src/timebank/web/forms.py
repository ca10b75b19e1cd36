"""Forms as they are sent: bounded, each field once, and free of characters that deceive."""

from collections.abc import Mapping
from typing import Any, TypeVar
from urllib.parse import parse_qsl

from pydantic import BaseModel, ValidationError
from starlette.requests import Request

from timebank.base.errors import FieldError, ValidationFailed
from timebank.base.text import UnfitText, clean_text
from timebank.http import validation
from timebank.http.asked import JsonRequest
from timebank.http.errors import BadRequest, UnsupportedMediaType

MOST_BYTES = 64 * 1024
"""Four thousand letters with accents, each written as six characters, and more."""
MOST_FIELDS = 50
_KIND = "application/x-www-form-urlencoded"


M = TypeVar("M", bound=BaseModel)


class Form:
    """What somebody sent. A field that is not there is empty."""

    def __init__(self, fields: dict[str, str]) -> None:
        self._fields = fields

    def text(self, name: str, longest: int = 200) -> str:
        """A field as it was typed, trimmed. Raises ValidationFailed, which names the field."""
        try:
            return clean_text(self._fields.get(name, ""), longest=longest)
        except UnfitText as unfit:
            fault = FieldError(f"/{name}", unfit.code, {"longest": longest})
            raise ValidationFailed((fault,)) from None

    def said(self, *names: str) -> dict[str, str]:
        """These fields as they were sent, for whoever has to type on where there is a fault."""
        return {name: self._fields.get(name, "").strip() for name in names}

    def has(self, name: str) -> bool:
        """Whether a box is ticked, or a button was the one."""
        return name in self._fields


async def read_form(request: Request) -> Form:
    """The form of a request. Raises BodyTooLarge, UnsupportedMediaType and BadRequest."""
    if request.headers.get("content-type", "").partition(";")[0].strip().lower() != _KIND:
        raise UnsupportedMediaType
    asked = JsonRequest(request.scope, request.receive)
    asked.most_bytes = MOST_BYTES
    try:
        pairs = parse_qsl(
            (await asked.body()).decode("ascii"),
            keep_blank_values=True,
            max_num_fields=MOST_FIELDS,
            errors="strict",
        )
    except ValueError:
        raise BadRequest from None
    if len(dict(pairs)) != len(pairs):
        raise BadRequest
    return Form(dict(pairs))


def read(model: type[M], said: Mapping[str, Any]) -> M:
    """What a form says, as the API would take it: its rules stand there alone. A field that was
    left empty was not said. Raises ValidationFailed, which names each field."""
    try:
        return model.model_validate({name: value for name, value in said.items() if value != ""})
    except ValidationError as error:
        found = [{**one, "loc": ("body", *one["loc"])} for one in error.errors()]
        raise validation.refusal_for(found) from None

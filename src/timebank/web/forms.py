"""Forms as they are sent: bounded, each field once, and free of characters that deceive."""

from urllib.parse import parse_qsl

from starlette.requests import Request

from timebank.base.errors import FieldError, ValidationFailed
from timebank.base.text import UnfitText, clean_text
from timebank.http.asked import JsonRequest
from timebank.http.errors import BadRequest, UnsupportedMediaType

MOST_BYTES = 16 * 1024
MOST_FIELDS = 50
_KIND = "application/x-www-form-urlencoded"


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

"""What a request says besides its meaning: its token, its community, its body and parameters."""

from collections import Counter
from collections.abc import AsyncGenerator
from hashlib import sha256
from typing import Any

from fastapi._compat import ModelField
from fastapi.routing import APIRoute
from pydantic import BaseModel
from starlette.requests import Request

from timebank.base.errors import FieldError, NotFound, ValidationFailed
from timebank.http.bodies import read_json
from timebank.http.effects import Effect
from timebank.http.errors import BadRequest, BodyTooLarge, NotSignedIn

_LONGEST_COMMUNITY = 100
BARE = b"{}"
"""A body that asks for nothing."""


class JsonRequest(Request):
    """A request whose body is bounded, and whose JSON is read by our rules (bodies.py)."""

    most_bytes: int = 0

    async def stream(self) -> AsyncGenerator[bytes, None]:
        """The parts of the body. Raises BodyTooLarge, at once where its length was announced."""
        announced = self.headers.get("content-length", "0")
        read_bytes = int(announced) if announced.isdecimal() else 0
        if read_bytes <= self.most_bytes:
            read_bytes = 0
            async for part in super().stream():
                read_bytes += len(part)
                if read_bytes > self.most_bytes:
                    break
                yield part
        if read_bytes > self.most_bytes:
            raise BodyTooLarge(most_bytes=self.most_bytes)

    async def json(self) -> Any:
        return read_json(await self.body())


def community_of(request: Request) -> str | None:
    """The slug or id in the path, None on routes of the network. Raises NotFound for what can be
    neither."""
    said: str | None = request.path_params.get("community")
    if said is not None and (len(said) > _LONGEST_COMMUNITY or not said.isprintable()):
        raise NotFound
    return said


def token_of(request: Request) -> bytes:
    """The SHA-256 of the bearer token (RFC 6750); the token itself goes no further.

    Raises NotSignedIn, without asking the database, for what is not written as tokens are; and
    BadRequest where two are sent, for whoever stands in between may have looked at the other.
    """
    sent = request.headers.getlist("authorization")
    if len(sent) > 1:
        raise BadRequest
    scheme, _, token = "".join(sent).partition(" ")
    token = token.strip()
    if scheme.lower() != "bearer" or not request.app.state.is_token(token):
        raise NotSignedIn
    return sha256(token.encode()).digest()


def is_bare(request: Request, body: bytes) -> bool:
    """Whether nothing is asked but what the route itself says: an empty object, no query."""
    return (
        body == BARE
        and not request.scope["query_string"]
        and request.headers.get("content-type") == "application/json"
    )


def is_dry_run(request: Request) -> bool:
    """Whether the whole of it is to be rolled back. Raises ValidationFailed for another word."""
    said = request.query_params.get("dry_run", "false")
    if said not in ("true", "false"):
        raise ValidationFailed((FieldError("?dry_run", "true_or_false"),))
    return said == "true"


def refuse_unknown_parameters(request: Request, known: frozenset[str]) -> None:
    """A filter with a slip of the pen, or said twice, would else be a list without that filter."""
    if not request.scope["query_string"]:
        return
    said = Counter(name for name, _ in request.query_params.multi_items())
    faults = [
        FieldError(f"?{name}", "said_twice" if name in known else "unknown")
        for name in sorted(said)
        if name not in known or said[name] > 1
    ]
    if faults:
        raise ValidationFailed(tuple(faults[:10]))


def parameters_of(route: APIRoute, effect: Effect) -> frozenset[str]:
    """The names of a route's query parameters."""
    names = {"dry_run"} if effect.dry_run else set()
    dependants = [route.dependant]
    while dependants:
        dependant = dependants.pop()
        dependants.extend(dependant.dependencies)
        for parameter in dependant.query_params:
            names.update(_names(parameter))
    return frozenset(names)


def _names(parameter: ModelField) -> set[str]:
    """A parameter's name, or those of all fields of a model of filters."""
    kind = parameter.field_info.annotation
    if isinstance(kind, type) and issubclass(kind, BaseModel):
        return {field.alias or name for name, field in kind.model_fields.items()}
    return {parameter.alias}

"""What a route declares of its effect: whether it needs a key, can be tried, keeps its answer."""

from collections.abc import Awaitable, Callable
from dataclasses import dataclass
from typing import Any, Literal, TypeVar

from fastapi.routing import APIRoute
from starlette.responses import Response

from timebank.http.idempotency import OneCall

Endpoint = TypeVar("Endpoint", bound=Callable[..., Any])
InOneCall = Callable[[OneCall], Awaitable[Response | None]]
KeyUse = Literal["required", "optional", "none"]

WRITING = frozenset({"POST", "PATCH", "PUT", "DELETE"})
MOST_BYTES = 1024 * 1024
"""Of a body, unless a route takes more."""


@dataclass(frozen=True)
class Effect:
    """What the route class has to know of a route beside its policy.

    key: whether an Idempotency-Key is required (where minutes move or are reserved), taken where
    one is sent, or not looked at. dry_run: `?dry_run=true` does the whole of it and rolls it back.
    stored: whether the answer's body is kept under the key (one with a secret is not). snapshot:
    a route that only reads, all of it at one moment. kept: what was written stays, though the
    handler's answer is a no: a try at a secret counts. refused: a read to which the state of the
    thing may say no (409), as to any write. most_bytes: of the request's body. one_call: does the
    whole of it, caller, key and answer included, in one call that is a transaction by itself, where
    nothing but the route is asked for: an empty object and no query. Gives None where it cannot,
    and then the handler runs in a transaction, the common way. See at_once.py.
    """

    key: KeyUse = "optional"
    dry_run: bool = False
    stored: bool = True
    snapshot: bool = False
    kept: bool = False
    refused: bool = False
    most_bytes: int = MOST_BYTES
    one_call: InOneCall | None = None


def effect(
    *,
    key: KeyUse = "optional",
    dry_run: bool = False,
    stored: bool = True,
    snapshot: bool = False,
    kept: bool = False,
    refused: bool = False,
    most_bytes: int = MOST_BYTES,
    one_call: InOneCall | None = None,
) -> Callable[[Endpoint], Endpoint]:
    """Declares a route's effect; stands below the router's decorator. See Effect."""

    def declare(endpoint: Endpoint) -> Endpoint:
        _DECLARED[endpoint] = Effect(
            key, dry_run, stored, snapshot, kept, refused, most_bytes, one_call
        )
        return endpoint

    return declare


def effect_of(route: APIRoute) -> Effect:
    """What a route declared; a read takes no key."""
    declared = _DECLARED.get(route.endpoint, Effect())
    if route.methods and route.methods <= WRITING:
        return declared
    snapshot, refused = declared.snapshot, declared.refused
    return Effect("none", dry_run=False, stored=False, snapshot=snapshot, refused=refused)


_DECLARED: dict[Callable[..., Any], Effect] = {}

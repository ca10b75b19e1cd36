"""What a route declares of its effect: whether it needs a key, can be tried, keeps its answer."""

from collections.abc import Callable
from dataclasses import dataclass
from typing import Any, Literal, TypeVar

from fastapi.routing import APIRoute

Endpoint = TypeVar("Endpoint", bound=Callable[..., Any])
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
    a route that only reads, all of it at one moment. most_bytes: of the request's body. one_call:
    the handler may do the whole of it, key and answer included, in one call that is a transaction
    by itself (Transaction.one_call).
    """

    key: KeyUse = "optional"
    dry_run: bool = False
    stored: bool = True
    snapshot: bool = False
    most_bytes: int = MOST_BYTES
    one_call: bool = False


def effect(
    *,
    key: KeyUse = "optional",
    dry_run: bool = False,
    stored: bool = True,
    snapshot: bool = False,
    most_bytes: int = MOST_BYTES,
    one_call: bool = False,
) -> Callable[[Endpoint], Endpoint]:
    """Declares a route's effect; stands below the router's decorator. See Effect."""

    def declare(endpoint: Endpoint) -> Endpoint:
        _DECLARED[endpoint] = Effect(key, dry_run, stored, snapshot, most_bytes, one_call)
        return endpoint

    return declare


def effect_of(route: APIRoute) -> Effect:
    """What a route declared; a read takes no key."""
    declared = _DECLARED.get(route.endpoint, Effect())
    if route.methods and route.methods <= WRITING:
        return declared
    return Effect("none", dry_run=False, stored=False, snapshot=declared.snapshot)


_DECLARED: dict[Callable[..., Any], Effect] = {}

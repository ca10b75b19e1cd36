"""How often somebody may ask: so much a minute, counted in this process, said in each answer.

Whoever floods one service is slowed down there, without a look into the database. What keeps people
from guessing is counted in the database, for all services (sign_in). See docs/decisions/0014.
"""

import re
import time
from collections.abc import Callable
from dataclasses import dataclass
from hashlib import blake2b
from http import HTTPStatus

from starlette.types import ASGIApp, Message, Receive, Scope, Send

from timebank.base.errors import TooManyRequests
from timebank.base.places import place_of
from timebank.http.problems import PageFor, no_page, problem_response

MINUTE = 60
REMEMBERED_SECONDS = 1_800
"""For so long at least a token that was good is known: its holder is counted by themselves, and not
with all others who come by the same address."""
MOST_COUNTED = 200_000
"""Callers of one minute, and tokens of half an hour: those beyond share one budget."""
FOUND = "timebank.caller_found"
"""Stands in a request's scope once the holder of its token was found."""
SHOWN = "timebank.token_shown"
"""Stands in a request's scope where a token came otherwise than in its `Authorization`: there is
what would have stood in it."""
_FREE = frozenset({"/healthz", "/readyz", "/metrics"})
_WAY_IN = re.compile(
    r"/oauth/token$|/v1/sign-in(/|$)|/passkeys?/options$|^/(en|cy)/[^/]+/sign-in(/|$)"
)
_WORK = re.compile(r"/(reports|imports|export|journal|proof)(/|$)")


@dataclass(frozen=True)
class Budget:
    """So many requests a minute. `name` is what the headers call it; a share of what the operator
    allows a caller who is known."""

    name: str
    share: int

    def of(self, requests: int) -> int:
        """The requests a minute, where a known caller has so many."""
        return max(1, requests // self.share)


CALLER = Budget("caller", 1)
ADDRESS = Budget("address", 2)
"""Of all together who come by one address and are not known: a hall of people who sign in."""
WORK = Budget("work", 10)
"""What takes long: reports, imports, copies, proofs."""
WAY_IN = Budget("way-in", 10)
"""Of one address: apps that take a token, codes, and the pages on which people sign in."""


class Budgets:
    """ASGI middleware: 429 for whoever has used their minute up."""

    def __init__(
        self,
        app: ASGIApp,
        requests: int,
        clock: Callable[[], float] = time.monotonic,
        page_for: PageFor = no_page,
    ) -> None:
        self.app = app
        self._page_for = page_for
        self._requests = requests
        self._clock = clock
        self._counts: dict[tuple[str, bytes], int] = {}
        self._minute_began = self._known_began = clock()
        self._known: set[bytes] = set()
        self._known_before: set[bytes] = set()

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        if scope["type"] != "http" or scope["path"] in _FREE:
            await self.app(scope, receive, send)
            return
        left_seconds = self._turned()
        token = _token(scope)
        known = token is not None and (token in self._known or token in self._known_before)
        counted = _counted(scope, token if known else None)
        over = [one for one in counted if self._over(*one)]
        fields = self._fields(*(over[0] if over else counted[-1]), left_seconds)

        async def send_with_fields(message: Message) -> None:
            if message["type"] == "http.response.start":
                message["headers"] = [*message["headers"], *fields]
                if token is not None:
                    self._learn(token, message["status"], found=FOUND in scope)
            await send(message)

        if over:
            refusal = TooManyRequests(retry_after=left_seconds)
            token = None
            answer = self._page_for(scope, refusal) or problem_response(scope, refusal)
            await answer(scope, receive, send_with_fields)
        else:
            await self.app(scope, receive, send_with_fields)

    def _turned(self) -> int:
        """Begins a new minute when one is over; the seconds that are left of it."""
        now = self._clock()
        if now - self._minute_began >= MINUTE:
            self._counts, self._minute_began = {}, now
        if now - self._known_began >= REMEMBERED_SECONDS:
            self._known_before, self._known, self._known_began = self._known, set(), now
        return max(1, round(self._minute_began + MINUTE - now))

    def _over(self, budget: Budget, who: bytes) -> bool:
        """Counts a request; whether it is one too many."""
        key = (budget.name, who)
        if key not in self._counts and len(self._counts) >= MOST_COUNTED:
            key = (budget.name, b"")
        self._counts[key] = self._counts.get(key, 0) + 1
        return self._counts[key] > budget.of(self._requests)

    def _fields(self, budget: Budget, who: bytes, left_seconds: int) -> list[tuple[bytes, bytes]]:
        """What is allowed and what is left (draft-ietf-httpapi-ratelimit-headers-10)."""
        allowed = budget.of(self._requests)
        left = max(0, allowed - self._counts.get((budget.name, who), allowed))
        return [
            (b"ratelimit-policy", f'"{budget.name}";q={allowed};w={MINUTE}'.encode()),
            (b"ratelimit", f'"{budget.name}";r={left};t={left_seconds}'.encode()),
        ]

    def _learn(self, token: bytes, status: int, *, found: bool) -> None:
        """A token whose holder was found is known from now on, and one that is refused no more. An
        answer by itself says nothing: what is not there is 404 for whoever asks."""
        if status == HTTPStatus.UNAUTHORIZED:
            self._known.discard(token)
            self._known_before.discard(token)
        elif found and len(self._known) < MOST_COUNTED:
            self._known.add(token)


def _counted(scope: Scope, known: bytes | None) -> list[tuple[Budget, bytes]]:
    """The budgets that a request counts for, and whose, the narrowest last."""
    first = (CALLER, known) if known else (ADDRESS, _address(scope))
    if _WAY_IN.search(scope["path"]):
        return [first, (WAY_IN, _address(scope))]
    if _WORK.search(scope["path"]):
        return [first, (WORK, first[1])]
    return [first]


def _token(scope: Scope) -> bytes | None:
    """A digest of what the caller shows, which says nothing of it."""
    shown: bytes | None = scope.get(SHOWN)
    for name, value in scope["headers"]:
        if name == b"authorization":
            shown = value
    return None if shown is None else blake2b(shown, digest_size=16).digest()


def _address(scope: Scope) -> bytes:
    """Where the request comes from, by the word of the web server in front if that is trusted."""
    return place_of((scope.get("client") or ("", 0))[0]).encode()

"""Once: the same request under the same key has one effect and one answer."""

from dataclasses import dataclass
from hashlib import sha256
from typing import Any, Self
from uuid import UUID

import asyncpg
from starlette.requests import Request
from starlette.responses import Response

from timebank.base.actors import Caller
from timebank.base.ids import new_id
from timebank.db.engine import Alone, Connection, call
from timebank.http.errors import (
    AnswerNotKept,
    IdempotencyKeyInvalid,
    IdempotencyKeyReused,
    RequestInProgress,
)
from timebank.http.tables import NETWORK
from timebank.trail.queries import Asked

RETRY_AFTER_SECONDS = 1
LONGEST_KEY = 255
_KEPT_HEADERS = ("content-type", "content-language", "location", "etag")
_TAKE = "SELECT * FROM timebank.idempotency_take($1, $2, $3, $4)"
_KEEP = "SELECT timebank.idempotency_keep($1, $2, $3, $4, $5, $6)"


@dataclass(frozen=True, slots=True)
class Key:
    """An idempotency key of one keeper, and the fingerprint of the request sent under it."""

    community_id: UUID
    keeper_id: UUID
    key: str
    fingerprint: bytes

    @classmethod
    def of(cls, caller: Caller, key: str, fingerprint: bytes) -> Self:
        """The key as the caller's own, in the community or, where there is none, the network."""
        return cls(caller.community_id or NETWORK, caller.keeper_id, key, fingerprint)


@dataclass(frozen=True, slots=True)
class Answer:
    """What was answered. A body of None was not kept, for it held a secret."""

    status: int
    headers: tuple[tuple[str, str], ...]
    body: bytes | None

    @classmethod
    def of(cls, response: Response, *, secret: bool) -> Self:
        """The part of an answer that is kept."""
        headers = tuple(
            (name, response.headers[name]) for name in _KEPT_HEADERS if name in response.headers
        )
        return cls(response.status_code, headers, None if secret else bytes(response.body))

    def replayed(self) -> Response:
        """The answer once more, marked as such. Raises AnswerNotKept."""
        if self.body is None:
            raise AnswerNotKept
        headers = {**dict(self.headers), "Idempotent-Replayed": "true"}
        return Response(self.body, self.status, headers)


@dataclass(frozen=True, slots=True)
class OneCall:
    """A request for one call that finds the caller, has the effect, keeps the answer under the key
    and writes the line of the trail."""

    connection: Alone
    token: bytes
    community: str
    roles: tuple[str, ...]
    scope: str
    key: str
    fingerprint: bytes
    asked: Asked

    async def answer(self, sql: str, *arguments: object) -> Response | None:
        """The answer of that call, or None where the common way has to be gone. Its first
        arguments are the token's digest, community, roles, scope, key and fingerprint; for the
        trail an id, the route, where from and the request's id; and the id in the path. It gives
        `status, headers, body`, or no row."""
        asked = self.asked
        sent = (
            *(self.token, self.community, self.roles, self.scope, self.key, self.fingerprint),
            *(new_id(), asked.route, asked.came_from, asked.request_id, *asked.things),
        )
        try:
            rows = await call(self.connection, sql, *sent, *arguments)
        except (asyncpg.PostgresError, asyncpg.InterfaceError, OSError):
            # All of it was undone, or the key remembers it: the common way finds out which.
            return None
        if not rows:
            return None
        answer = _answer(rows[0])
        return Response(answer.body, answer.status, dict(answer.headers))


def key_sent(request: Request) -> str | None:
    """The Idempotency-Key of a request: 1 to 255 printable ASCII characters, sent once.

    Raises IdempotencyKeyInvalid.
    """
    sent = request.headers.getlist("idempotency-key")
    if not sent:
        return None
    key = sent[0]
    fits = 1 <= len(key) <= LONGEST_KEY and key.isascii() and key.isprintable()
    if len(sent) > 1 or not fits:
        raise IdempotencyKeyInvalid
    return key


def fingerprint(request: Request, body: bytes) -> bytes:
    """What makes two requests the same: method, path, query and the bytes of the body."""
    scope = request.scope
    path = scope.get("raw_path") or scope["path"].encode()
    head = b"\0".join((request.method.encode(), path, scope["query_string"], b""))
    return sha256(head + body).digest()


async def take(connection: Connection, key: Key) -> Answer | None:
    """Takes the key for this transaction; the answer, where the request was carried out before.

    Waits up to two seconds for the same request on another connection. Raises RequestInProgress
    when it takes longer, IdempotencyKeyReused when the key was used for another request.
    """
    try:
        rows = await call(
            connection, _TAKE, key.community_id, key.keeper_id, key.key, key.fingerprint
        )
    except asyncpg.LockNotAvailableError:
        raise RequestInProgress(retry_after=RETRY_AFTER_SECONDS) from None
    if not rows:
        return None
    if not rows[0]["same"]:
        raise IdempotencyKeyReused
    return _answer(rows[0])


def _answer(row: Any) -> Answer:
    parts = [header.partition(": ") for header in row["headers"]]
    return Answer(row["status"], tuple((name, said) for name, _, said in parts), row["body"])


async def keep(connection: Connection, key: Key, answer: Answer) -> None:
    """Keeps the answer under the key that this transaction took."""
    headers = [f"{name}: {content}" for name, content in answer.headers]
    await call(
        connection,
        _KEEP,
        key.community_id,
        key.keeper_id,
        key.key,
        answer.status,
        headers,
        answer.body,
    )

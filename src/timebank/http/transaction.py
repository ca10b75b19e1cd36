"""One request, one transaction, committed before the answer leaves.

A route of this class: who calls, may they, was this request carried out before, the handler, the
answer kept under its key, COMMIT, and only then the answer. Whatever goes wrong rolls all of it
back.
"""

import re
from collections import Counter
from collections.abc import AsyncGenerator, Callable, Coroutine
from dataclasses import dataclass, field
from hashlib import sha256
from http import HTTPStatus
from typing import Annotated, Any
from uuid import UUID

from fastapi import Depends, Response
from fastapi._compat import ModelField
from fastapi.exceptions import RequestValidationError
from fastapi.routing import APIRoute
from pydantic import BaseModel
from starlette.exceptions import HTTPException
from starlette.requests import Request

from timebank.base.actors import Caller, Language
from timebank.base.errors import FieldError, NotFound, Refusal, Unavailable, ValidationFailed
from timebank.base.ids import CommunityId
from timebank.db.engine import Connection, Database, call
from timebank.http import databases, idempotency, validation
from timebank.http.bodies import read_json
from timebank.http.effects import WRITING, Effect, InOneCall, effect_of
from timebank.http.errors import BadRequest, BodyTooLarge, IdempotencyKeyRequired, NotSignedIn
from timebank.http.etags import unless_known
from timebank.http.language import language_of
from timebank.http.policy import CALLER, Policy, policies_of
from timebank.http.problems import address, problem_response, refusal_of_status
from timebank.http.statuses import BY_THE_BOOKS

Handler = Callable[[Request], Coroutine[Any, Any, Response]]

_TRANSACTION = "timebank.transaction"
_LONGEST_COMMUNITY = 100
_ID_IN_PATH = re.compile(r"\{(\w+_id)\}")


@dataclass
class Transaction:
    """What a handler is given to work with: the connection of its transaction, and for whom."""

    connection: Connection
    database: Database
    caller: Caller
    token_sha256: bytes
    request: Request
    dry_run: bool
    headers: dict[str, str] = field(default_factory=dict)

    @property
    def community_id(self) -> CommunityId:
        """The community in whose books the request is; only its rows are seen."""
        if self.caller.community_id is None:
            raise LookupError("this route belongs to no community")
        return self.caller.community_id

    @property
    def language(self) -> Language:
        """The language that the caller reads."""
        return language_of(self.request.headers)

    def header(self, name: str, said: str) -> None:
        """Sets a header of the answer."""
        self.headers[name] = said

    def created(self, made_id: UUID) -> None:
        """Tells in `Location` where the new thing is: below the list it was posted to."""
        self.header("Location", f"{address(self.request.scope)}/{made_id}")


async def current_transaction(request: Request) -> Transaction:
    """The transaction that the route class has begun for this request."""
    transaction: Transaction = request.scope[_TRANSACTION]
    return transaction


Tx = Annotated[Transaction, Depends(current_transaction)]


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


@dataclass(frozen=True)
class Plan:
    """What is known of a route before any request."""

    policy: Policy
    effect: Effect
    roles: tuple[str, ...]
    parameters: frozenset[str]
    handle: Handler


class Transactional(APIRoute):
    """The class of every route below /v1."""

    checks_policies = True

    def __init__(self, path: str, endpoint: Callable[..., Any], **options: Any) -> None:
        # An id in a path is a UUID, so that `/verify` is never taken for somebody's id.
        super().__init__(_ID_IN_PATH.sub(r"{\1:uuid}", path), endpoint, **options)

    def get_route_handler(self) -> Handler:
        """The handler, wrapped in its transaction."""
        policies = policies_of(self.dependant)
        if len(policies) != 1:
            raise RuntimeError(f"{self.path} needs exactly one policy: Annotated[Caller, Allow(…)]")
        effect = effect_of(self)
        handle = super().get_route_handler()
        roles = tuple(sorted(role.value for role in policies[0].roles))
        plan = Plan(policies[0], effect, roles, _parameters(self, effect), handle)

        async def answer(request: Request) -> Response:
            asked = JsonRequest(request.scope, request.receive)
            asked.most_bytes = effect.most_bytes
            try:
                return await _carry_out(asked, plan)
            except Refusal as refusal:
                return problem_response(request.scope, refusal)

        return answer


@dataclass
class _Attempt:
    """One try at a request; `key` is set once it has been taken."""

    request: Request
    plan: Plan
    database: Database
    token: bytes
    dry_run: bool
    sent_key: str | None
    fingerprint: bytes
    is_bare: bool
    key: idempotency.Key | None = None


class _Undone(Exception):
    """Rolls the transaction back and gives the answer all the same."""

    def __init__(self, response: Response) -> None:
        super().__init__()
        self.response = response


async def _carry_out(request: Request, plan: Plan) -> Response:
    """The answer to a request; once more from the start where two transactions were in each
    other's way."""
    attempt = await _attempt(request, plan)
    for may_repeat in (True, False):
        try:
            return await _try(attempt)
        except Refusal:
            raise
        except Exception as error:
            if may_repeat and databases.is_worth_repeating(error):
                continue
            refusal = databases.refusal_of(error, request.app.state.refusal_for)
            if refusal is None:
                raise
            raise refusal from error
    raise AssertionError("the second try answers or raises")


async def _attempt(request: Request, plan: Plan) -> _Attempt:
    """Reads the whole request before a connection is taken, so that a slow sender holds none."""
    token = _token(request)
    dry_run = plan.effect.dry_run and _is_dry_run(request)
    key = idempotency.key_sent(request) if plan.effect.key != "none" else None
    if plan.effect.key == "required" and key is None:
        raise IdempotencyKeyRequired
    if dry_run:
        key = None
    body = await request.body() if request.method in WRITING else b""
    fingerprint = idempotency.fingerprint(request, body) if key else b""
    database: Database = request.app.state.database
    bare = key is not None and _is_bare(request, body)
    return _Attempt(request, plan, database, token, dry_run, key, fingerprint, bare)


async def _try(attempt: _Attempt) -> Response:
    attempt.key = None
    try:
        if attempt.plan.effect.one_call and attempt.is_bare:
            answer = await _in_one_call(attempt, attempt.plan.effect.one_call)
            if answer is not None:
                return answer
        snapshot = attempt.plan.effect.snapshot
        async with attempt.database.transaction(snapshot=snapshot) as connection:
            return await _work(connection, attempt)
    except _Undone as undone:
        return undone.response
    except Refusal as refusal:
        return await _refused(attempt, refusal)
    except Exception as error:
        found = databases.refusal_of(error, attempt.request.app.state.refusal_for)
        if found is None or databases.is_worth_repeating(error):
            raise
        if isinstance(found, Unavailable):
            raise
        return await _refused(attempt, found)


async def _in_one_call(attempt: _Attempt, one_call: InOneCall) -> Response | None:
    """The same as `_work` in a single call; None where that cannot be."""
    request = attempt.request
    async with attempt.database.alone() as connection:
        asked = idempotency.OneCall(
            connection,
            attempt.token,
            _community(request) or "",
            attempt.plan.roles,
            attempt.sent_key or "",
            attempt.fingerprint,
            request.path_params,
        )
        response = await one_call(asked)
    if response is not None:
        response.headers.setdefault("Content-Language", language_of(request.headers).value)
    return response


async def _work(connection: Connection, attempt: _Attempt) -> Response:
    """All that happens inside the transaction."""
    request, plan = attempt.request, attempt.plan
    caller = await _find_caller(connection, request, attempt.token)
    plan.policy.check(caller)
    refuse_unknown_parameters(request, plan.parameters)
    transaction = Transaction(
        connection, attempt.database, caller, attempt.token, request, attempt.dry_run
    )
    request.scope[CALLER], request.scope[_TRANSACTION] = caller, transaction
    if attempt.sent_key is not None:
        key = idempotency.Key.of(caller, attempt.sent_key, attempt.fingerprint)
        known = await idempotency.take(connection, key)
        if known is not None:
            return known.replayed()
        attempt.key = key
    response = await handled(request, plan.handle)
    response.headers.update(transaction.headers)
    response.headers.setdefault("Content-Language", transaction.language.value)
    if attempt.dry_run:
        await call(connection, "SET CONSTRAINTS ALL IMMEDIATE")
        response.headers["Dry-Run"] = "true"
        raise _Undone(response)
    if response.status_code >= HTTPStatus.BAD_REQUEST:
        raise _Undone(response)
    if attempt.key is not None:
        answer = idempotency.Answer.of(response, secret=not plan.effect.stored)
        await idempotency.keep(connection, attempt.key, answer)
    return unless_known(request, response)


async def _refused(attempt: _Attempt, refusal: Refusal) -> Response:
    """Says no. A refusal by the books is kept under the key, in a transaction of its own, for all
    that went before is rolled back. Whoever took the key in between has the answer."""
    response = problem_response(attempt.request.scope, refusal)
    if attempt.key is None or response.status_code not in BY_THE_BOOKS:
        return response
    async with attempt.database.transaction() as connection:
        known = await idempotency.take(connection, attempt.key)
        if known is not None:
            return known.replayed()
        await idempotency.keep(
            connection, attempt.key, idempotency.Answer.of(response, secret=False)
        )
    return response


async def handled(request: Request, handle: Handler) -> Response:
    """The handler's answer; what the framework finds wrong becomes a refusal."""
    try:
        return await handle(request)
    except RequestValidationError as error:
        raise validation.refusal_for(error.errors()) from None
    except HTTPException as error:
        if isinstance(error.__cause__, Refusal):
            raise error.__cause__ from None
        raise refusal_of_status(error.status_code) from None


async def _find_caller(connection: Connection, request: Request, token: bytes) -> Caller:
    community = _community(request)
    caller: Caller | None = await request.app.state.find_caller(connection, token, community)
    if caller is None:
        raise NotSignedIn
    return caller


def _community(request: Request) -> str | None:
    """The slug or id in the path, None on routes of the network. Raises NotFound for what can be
    neither."""
    said: str | None = request.path_params.get("community")
    if said is not None and (len(said) > _LONGEST_COMMUNITY or not said.isprintable()):
        raise NotFound
    return said


def _token(request: Request) -> bytes:
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


def _is_bare(request: Request, body: bytes) -> bool:
    """Whether nothing is asked but what the route itself says: an empty object, no query."""
    return (
        body == b"{}"
        and not request.scope["query_string"]
        and request.headers.get("content-type") == "application/json"
    )


def _is_dry_run(request: Request) -> bool:
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


def _parameters(route: APIRoute, effect: Effect) -> frozenset[str]:
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

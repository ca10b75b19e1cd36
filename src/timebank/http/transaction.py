"""One request, one transaction, committed before the answer leaves.

A route of this class: who calls, may they, was this request carried out before, the handler, the
answer kept under its key, the line of the trail, COMMIT, and only then the answer. Whatever goes
wrong rolls all of it back; that somebody asked is then written down by itself.
"""

import re
from collections.abc import Callable, Collection, Coroutine, Iterable
from dataclasses import dataclass, field
from http import HTTPStatus
from typing import Annotated, Any
from uuid import UUID

from fastapi import Depends, Response
from fastapi.exceptions import RequestValidationError
from fastapi.routing import APIRoute
from starlette.exceptions import HTTPException
from starlette.requests import Request

from timebank.base.actors import Caller, Language
from timebank.base.errors import Refusal, Unavailable
from timebank.base.ids import CommunityId
from timebank.db.engine import Connection, Database, call
from timebank.http import databases, idempotency, noting, validation
from timebank.http.asked import (
    JsonRequest,
    community_of,
    is_dry_run,
    parameters_of,
    refuse_unknown_parameters,
    token_of,
)
from timebank.http.budgets import FOUND
from timebank.http.effects import WRITING, Effect, effect_of
from timebank.http.errors import IdempotencyKeyRequired, NotSignedIn
from timebank.http.etags import unless_known
from timebank.http.language import language_of
from timebank.http.policy import CALLER, Policy, policies_of
from timebank.http.problems import address, problem_response, refusal_of_status
from timebank.http.statuses import BY_THE_BOOKS
from timebank.trail.queries import Answered

Handler = Callable[[Request], Coroutine[Any, Any, Response]]

_TRANSACTION = "timebank.transaction"
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
    shown: set[str] | None = None
    noted: bool = False

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

    def shows(self, ids: Iterable[UUID | str]) -> None:
        """Says for the trail which members, or members' accounts, an answer shows that is made
        piece by piece. Of every other answer the ids are found by themselves."""
        self.shown = {str(shown) for shown in ids}

    async def note_later(self, connection: Connection, response: Response) -> None:
        """Writes the line of an answer that is made when the route's transaction is over. Such a
        route says beforehand that it will: `noted`."""
        answered = Answered(response.status_code, noting.ids_in(response))
        await noting.note(connection, self.request, self.caller, answered)

    def created(self, made_id: UUID) -> None:
        """Tells in `Location` where the new thing is: below the list it was posted to."""
        self.header("Location", f"{address(self.request.scope)}/{made_id}")


async def current_transaction(request: Request) -> Transaction:
    """The transaction that the route class has begun for this request."""
    transaction: Transaction = request.scope[_TRANSACTION]
    return transaction


Tx = Annotated[Transaction, Depends(current_transaction)]


@dataclass(frozen=True)
class Plan:
    """What is known of a route before any request."""

    policy: Policy
    effect: Effect
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
        plan = Plan(policies[0], effect, parameters_of(self, effect), handle)

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
    """One try at a request; `key` is set once it has been taken, `caller` once they are known."""

    request: Request
    plan: Plan
    database: Database
    token: bytes
    dry_run: bool
    sent_key: str | None
    fingerprint: bytes
    key: idempotency.Key | None = None
    caller: Caller | None = None


class _Undone(Exception):
    """Rolls the transaction back and gives the answer all the same."""

    def __init__(self, response: Response, shown: Collection[str]) -> None:
        super().__init__()
        self.response = response
        self.shown = shown


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
    token = token_of(request)
    dry_run = plan.effect.dry_run and is_dry_run(request)
    key = idempotency.key_sent(request) if plan.effect.key != "none" else None
    if plan.effect.key == "required" and key is None:
        raise IdempotencyKeyRequired
    if dry_run:
        key = None
    body = await request.body() if request.method in WRITING else b""
    fingerprint = idempotency.fingerprint(request, body) if key else b""
    database: Database = request.app.state.database
    return _Attempt(request, plan, database, token, dry_run, key, fingerprint)


async def _try(attempt: _Attempt) -> Response:
    attempt.key = attempt.caller = None
    try:
        snapshot = attempt.plan.effect.snapshot
        async with attempt.database.transaction(snapshot=snapshot, noted=True) as connection:
            return await _work(connection, attempt)
    except _Undone as undone:
        async with attempt.database.transaction() as connection:
            await _note(connection, attempt, undone.response, undone.shown)
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


async def _work(connection: Connection, attempt: _Attempt) -> Response:
    """All that happens inside the transaction."""
    request, plan = attempt.request, attempt.plan
    caller = await _find_caller(connection, request, attempt.token)
    attempt.caller = caller
    caller = plan.policy.admitted(caller)
    refuse_unknown_parameters(request, plan.parameters)
    transaction = Transaction(
        connection, attempt.database, caller, attempt.token, request, attempt.dry_run
    )
    request.scope[CALLER], request.scope[_TRANSACTION] = caller, transaction
    if attempt.sent_key is not None:
        key = idempotency.Key.of(caller, attempt.sent_key, attempt.fingerprint)
        known = await idempotency.take(connection, key)
        if known is not None:
            return await _noted(connection, attempt, known.replayed(), transaction)
        attempt.key = key
    response = await handled(request, plan.handle)
    response.headers.update(transaction.headers)
    response.headers.setdefault("Content-Language", transaction.language.value)
    if attempt.dry_run:
        await call(connection, "SET CONSTRAINTS ALL IMMEDIATE")
        response.headers["Dry-Run"] = "true"
        raise _Undone(response, noting.ids_in(response))
    if response.status_code >= HTTPStatus.BAD_REQUEST and not plan.effect.kept:
        raise _Undone(response, ())
    if attempt.key is not None:
        answer = idempotency.Answer.of(response, secret=not plan.effect.stored)
        await idempotency.keep(connection, attempt.key, answer)
    return unless_known(request, await _noted(connection, attempt, response, transaction))


async def _noted(
    connection: Connection, attempt: _Attempt, response: Response, transaction: Transaction
) -> Response:
    """The answer, once its line is written."""
    if not transaction.noted:
        shown = noting.ids_in(response) if transaction.shown is None else transaction.shown
        await _note(connection, attempt, response, shown)
    return response


async def _note(
    connection: Connection, attempt: _Attempt, response: Response, shown: Collection[str]
) -> None:
    if attempt.caller is not None:
        answered = Answered(response.status_code, shown)
        await noting.note(connection, attempt.request, attempt.caller, answered)


async def _refused(attempt: _Attempt, refusal: Refusal) -> Response:
    """Says no. A refusal by the books is kept under the key, in a transaction of its own, for all
    that went before is rolled back. Whoever took the key in between has the answer."""
    response = problem_response(attempt.request.scope, refusal)
    async with attempt.database.transaction() as connection:
        await _note(connection, attempt, response, ())
        if attempt.key is None or response.status_code not in BY_THE_BOOKS:
            return response
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
    community = community_of(request)
    caller: Caller | None = await request.app.state.find_caller(connection, token, community)
    if caller is None:
        raise NotSignedIn
    request.scope[FOUND] = True
    return caller

"""Routes for whoever has no token yet: they are few, and all of them are about getting one."""

from collections.abc import Callable
from dataclasses import dataclass
from typing import Annotated, Any

from fastapi import Depends, Query, Response
from fastapi.routing import APIRoute
from starlette.requests import Request

from timebank.base.errors import Refusal
from timebank.db.engine import Database
from timebank.http import databases
from timebank.http.asked import JsonRequest, parameters_of, refuse_unknown_parameters
from timebank.http.effects import effect_of
from timebank.http.language import language_of
from timebank.http.problems import problem_response
from timebank.http.transaction import Handler, handled

Code = Annotated[
    str, Query(pattern="^[a-z0-9_-]{1,100}$", description="A code of the community's list.")
]
"""Of an activity or an area, by which a feed is narrowed."""

MOST_BYTES = 16 * 1024
"""Of a body: an address, a code."""


@dataclass(frozen=True)
class Outside:
    """What a handler is given to work with. It begins its own transactions: what is counted of a
    try stands, although the answer says no. `came_from` is the network address of the caller, or of
    whoever stands in front and is not named as a proxy."""

    database: Database
    came_from: str


async def _outside(request: Request) -> Outside:
    came_from = request.client.host if request.client else ""
    return Outside(request.app.state.database, came_from)


Out = Annotated[Outside, Depends(_outside)]


class Open(APIRoute):
    """The class of the routes below /v1 that anybody may call."""

    open_to_all = True

    def get_route_handler(self) -> Handler:
        """The handler, whose faults become problems."""
        handle = super().get_route_handler()
        parameters = parameters_of(self, effect_of(self))

        async def answer(request: Request) -> Response:
            asked = JsonRequest(request.scope, request.receive)
            asked.most_bytes = MOST_BYTES
            try:
                refuse_unknown_parameters(asked, parameters)
                response = await _worked(asked, handle)
            except Refusal as refusal:
                return problem_response(request.scope, refusal)
            response.headers.setdefault("Content-Language", language_of(request.headers).value)
            return response

        return answer


async def _worked(request: Request, handle: Callable[[Request], Any]) -> Response:
    """The handler's answer; an error of the database is told as everywhere else."""
    try:
        response: Response = await handled(request, handle)
    except Refusal:
        raise
    except Exception as error:
        refusal = databases.refusal_of(error, request.app.state.refusal_for)
        if refusal is None:
            raise
        raise refusal from error
    return response

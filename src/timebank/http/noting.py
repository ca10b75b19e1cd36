"""What the trail is told of a request: by whom, of what, and every id that its answer shows."""

import re
from collections.abc import Collection, Mapping
from typing import Any
from uuid import UUID

from starlette.requests import Request
from starlette.responses import Response, StreamingResponse

from timebank.base.actors import Caller
from timebank.db.engine import Connection
from timebank.http.access import REQUEST_ID, route_of
from timebank.http.tables import NETWORK
from timebank.trail import queries as trail
from timebank.trail.queries import Answered, Asked

_WRITTEN = re.compile(r"[0-9a-fA-F]{8}(-[0-9a-fA-F]{4}){3}-[0-9a-fA-F]{12}")
_ID = re.compile(rb'"([0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{12})"')


def asked(request: Request) -> Asked:
    """The request, as far as the trail may know it: nothing that anybody typed."""
    return Asked(
        method=request.method,
        route=route_of(request.scope),
        came_from=request.client.host if request.client else None,
        request_id=request.scope[REQUEST_ID],
        things=_ids_in_path(request.path_params),
    )


def _ids_in_path(said: Mapping[str, Any]) -> list[UUID]:
    """What a path is about. Pages have ids as text; what is none leads nowhere."""
    ids = {name: str(value) for name, value in said.items() if name.endswith("_id")}
    return [UUID(one) for one in ids.values() if _WRITTEN.fullmatch(one)]


def ids_in(response: Response) -> Collection[str]:
    """Every id in an answer, whatever it is of: so none is left out that a later field brings.

    Raises TypeError for an answer that is made piece by piece: its route says whom it shows.
    """
    if isinstance(response, StreamingResponse):
        raise TypeError("a stream says whom it shows: tx.shows(…)")
    return {found.decode() for found in _ID.findall(bytes(response.body))}


async def note(
    connection: Connection, request: Request, caller: Caller, answered: Answered
) -> None:
    """Write the line of a request, with what its answer shows."""
    await trail.add(connection, caller.community_id or NETWORK, caller, asked(request), answered)

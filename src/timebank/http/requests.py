"""What became of a request: for a caller who lost the answer."""

import json
from typing import Annotated, Any

from fastapi import APIRouter, Path
from sqlalchemy import select

from timebank.base.actors import Caller
from timebank.base.errors import NotFound
from timebank.db.engine import Connection
from timebank.http.fields import Answer, Instant
from timebank.http.idempotency import LONGEST_KEY
from timebank.http.policy import Allow
from timebank.http.scopes import EVERYONE
from timebank.http.tables import Idempotency
from timebank.http.transaction import Transactional, Tx

router = APIRouter(
    prefix="/v1/communities/{community}/idempotency",
    tags=["requests"],
    route_class=Transactional,
)


class RequestOutcome(Answer):
    """The answer that a request got. `answer` is null where it held a secret, or nothing."""

    key: str
    taken_at: Instant
    status: int
    answer: Any


@router.get("/{key:path}")
async def get_request_outcome(
    key: Annotated[str, Path(pattern=f"^[ -~]{{1,{LONGEST_KEY}}}$")],
    caller: Annotated[Caller, Allow(*EVERYONE, scope="requests:read")],
    tx: Tx,
) -> RequestOutcome:
    """What became of the request that you sent under an Idempotency-Key.

    404 where none took effect (so far), or where it was refused for its form: it may be sent again.
    """
    return await _outcome(tx.connection, caller, key)


async def _outcome(connection: Connection, caller: Caller, key: str) -> RequestOutcome:
    found = await connection.execute(
        select(Idempotency.taken_at, Idempotency.status, Idempotency.body).where(
            Idempotency.community_id == caller.community_id,
            Idempotency.keeper_id == caller.keeper_id,
            Idempotency.key == key,
        )
    )
    row = found.one_or_none()
    if row is None or row.status is None:
        raise NotFound
    answer = json.loads(row.body) if row.body else None
    return RequestOutcome(key=key, taken_at=row.taken_at, status=row.status, answer=answer)

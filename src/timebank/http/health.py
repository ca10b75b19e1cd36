"""Whether the service lives, whether it can work, and its figures for monitoring."""

from fastapi import APIRouter, Request, Response
from prometheus_client import CONTENT_TYPE_LATEST, generate_latest
from starlette.responses import PlainTextResponse

from timebank.base.errors import Unavailable
from timebank.db.engine import Database, call
from timebank.db.schema import REVISION
from timebank.http.databases import RETRY_AFTER_SECONDS
from timebank.http.problems import problem_response

router = APIRouter(tags=["operations"])


@router.get("/healthz")
async def is_alive() -> dict[str, str]:
    """The process answers."""
    return {"status": "ok"}


@router.get("/readyz")
async def is_ready(request: Request) -> Response:
    """The database can be reached and has the schema that this code needs."""
    state = request.app.state
    try:
        found = await _revision(state.database)
    except Exception:  # noqa: BLE001 - whatever stands in the way, it cannot work now
        found = None
    if found == state.schema_revision:
        return Response(b'{"status":"ok"}', media_type="application/json")
    return problem_response(request.scope, Unavailable(retry_after=RETRY_AFTER_SECONDS))


@router.get("/metrics", response_class=PlainTextResponse)
async def metrics() -> Response:
    """Counts and times by route, in the text format of Prometheus."""
    return Response(generate_latest(), media_type=CONTENT_TYPE_LATEST)


async def _revision(database: Database) -> str | None:
    async with database.transaction() as connection:
        rows = await call(connection, REVISION)
    return rows[0]["version_num"] if rows else None

"""Rows of the books as the posting functions give them: as JSON, so that one call gives any."""

from datetime import date, datetime
from typing import Any
from uuid import UUID

from timebank.db.engine import Connection, call


async def rows_of(connection: Connection, sql: str, *arguments: object) -> list[dict[str, Any]]:
    """The rows of a posting function, asked for as `row`."""
    return [typed(row["row"]) for row in await call(connection, sql, *arguments)]


def typed(row: dict[str, Any] | None) -> dict[str, Any]:
    """A row that came as JSON, with its ids, days and instants as such again."""
    return {name: _of_type(name, told) for name, told in (row or {}).items()}


def _of_type(name: str, told: Any) -> Any:
    if not isinstance(told, str):
        return told
    if name.endswith("_at"):
        return datetime.fromisoformat(told)
    if name in ("worked_from", "worked_on"):
        return date.fromisoformat(told)
    return UUID(told) if name.endswith("id") or name in _IDS else told


_IDS = ("stated_by", "decided_by", "separate_by", "placed_by", "external_ref_keeper")

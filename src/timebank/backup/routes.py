"""`/audit/backups`: whether the books could be brought back."""

from typing import Annotated

from fastapi import APIRouter

from timebank.backup import queries
from timebank.backup.schemas import BackupLine, Backups
from timebank.base.actors import Caller, Role
from timebank.http.policy import Allow
from timebank.http.transaction import Transactional, Tx

MOST = 30

router = APIRouter(
    prefix="/v1/communities/{community}/audit", tags=["audit"], route_class=Transactional
)


@router.get("/backups")
async def get_backups(
    _caller: Annotated[Caller, Allow(Role.COORDINATOR, Role.AUDITOR, scope="audit:read")],
    tx: Tx,
) -> Backups:
    """When the books were last backed up, and when a backup was last brought back and proved."""
    latest = [
        BackupLine(
            made_at=row.made_at,
            occasion=row.occasion,
            size_bytes=row.size_bytes,
            encrypted=row.sealed,
            proven_at=row.proven_at,
        )
        for row in await queries.latest(tx.connection, MOST)
    ]
    return Backups(
        last_made_at=latest[0].made_at if latest else None,
        last_proven_at=await queries.last_proven(tx.connection),
        latest=latest,
    )

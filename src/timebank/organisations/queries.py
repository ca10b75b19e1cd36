"""Organisations as they stand."""

import json
from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any
from uuid import UUID

from sqlalchemy import exists, select, update

from timebank.base.actors import Caller
from timebank.base.errors import NotFound
from timebank.base.ids import AccountId, CommunityId, OrganisationId
from timebank.db.engine import AnyRow, AnySelect, Connection, call
from timebank.ledger.tables import Account
from timebank.organisations.tables import Organisation

_ADD = """
INSERT INTO timebank.organisation (community_id, id, name_en, name_cy, name_folded, thanks,
    accepts_credits, childrens_policy, private, status, external_ref,
    external_ref_keeper, made_as, recorded_at)
SELECT $1, o.id, o.name_en, o.name_cy, o.name_folded, o.thanks, o.accepts_credits,
    coalesce(o.childrens_policy, false), o.private, 'active', o.external_ref,
    o.external_ref_keeper, o.made_as, timebank.ledger_now()
FROM jsonb_populate_recordset(NULL::timebank.organisation, $2::jsonb) AS o
"""


@dataclass(frozen=True)
class Wanted:
    """Which organisations of a list. What is None is not asked about."""

    thanks: bool | None = None
    accepts_credits: bool | None = None
    status: str | None = None
    external_ref: str | None = None


@dataclass(frozen=True, slots=True)
class Known:
    """An organisation with every name it goes by, for whoever reads what people wrote."""

    id: OrganisationId
    name_en: str
    name_cy: str | None
    name_folded: str
    thanks: bool
    accepts_credits: bool
    private: bool
    status: str
    external_ref: str | None
    account_id: AccountId


def _organisations(community_id: CommunityId) -> AnySelect:
    account = (
        select(Account.id)
        .where(Account.community_id == community_id, Account.owner_id == Organisation.id)
        .scalar_subquery()
    )
    return select(Organisation, account.label("account_id")).where(
        Organisation.community_id == community_id
    )


async def organisations(
    connection: Connection,
    community_id: CommunityId,
    caller: Caller,
    wanted: Wanted,
    *,
    after: UUID | None,
    limit: int,
) -> Sequence[AnyRow]:
    """Organisations in the order in which they were taken in. References are the caller's own."""
    statement = _organisations(community_id)
    for name in ("thanks", "accepts_credits", "status", "external_ref"):
        asked = getattr(wanted, name)
        if asked is not None:
            statement = statement.where(getattr(Organisation, name) == asked)
    if wanted.external_ref is not None:
        statement = statement.where(Organisation.external_ref_keeper == caller.keeper_id)
    if after is not None:
        statement = statement.where(Organisation.id > after)
    return (await connection.execute(statement.order_by(Organisation.id).limit(limit))).all()


async def organisation(
    connection: Connection,
    community_id: CommunityId,
    organisation_id: UUID,
    *,
    lock: bool = False,
) -> AnyRow:
    """One organisation; raises NotFound. `lock` keeps others from changing it meanwhile."""
    statement = _organisations(community_id).where(Organisation.id == organisation_id)
    if lock:
        statement = statement.with_for_update(of=Organisation, key_share=True)
    found = (await connection.execute(statement)).one_or_none()
    if found is None:
        raise NotFound
    return found


async def made_as(
    connection: Connection, community_id: CommunityId, organisation_id: UUID
) -> tuple[bytes | None, bool]:
    """What one of this id was made from, and whether the id owns an account already."""
    owns = exists().where(Account.community_id == community_id, Account.owner_id == organisation_id)
    made = (
        select(Organisation.made_as)
        .where(Organisation.community_id == community_id, Organisation.id == organisation_id)
        .scalar_subquery()
    )
    row = (await connection.execute(select(made, owns))).one()
    return row[0], row[1]


async def add(
    connection: Connection, community_id: CommunityId, rows: Sequence[dict[str, Any]]
) -> None:
    """Write organisations down in one statement."""
    await call(connection, _ADD, community_id, json.dumps(rows, default=str))


async def change(
    connection: Connection,
    community_id: CommunityId,
    organisation_id: UUID,
    columns: dict[str, Any],
) -> None:
    """Write new columns of an organisation down."""
    await connection.execute(
        update(Organisation)
        .where(Organisation.community_id == community_id, Organisation.id == organisation_id)
        .values(**columns)
    )


async def directory(connection: Connection, community_id: CommunityId) -> list[Known]:
    """Every organisation with all it goes by, in the order in which they were taken in."""
    statement: AnySelect = (
        select(
            Organisation.id,
            Organisation.name_en,
            Organisation.name_cy,
            Organisation.name_folded,
            Organisation.thanks,
            Organisation.accepts_credits,
            Organisation.private,
            Organisation.status,
            Organisation.external_ref,
            Account.id,
        )
        .join(
            Account,
            (Account.community_id == Organisation.community_id)
            & (Account.owner_id == Organisation.id),
        )
        .where(Organisation.community_id == community_id)
        .order_by(Organisation.id)
    )
    return [Known(*row) for row in await connection.execute(statement)]

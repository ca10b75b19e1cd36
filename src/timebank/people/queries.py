"""Members as they stand. Names and contact are read here, and nowhere in the books."""

import json
from collections.abc import Collection, Sequence
from dataclasses import dataclass
from datetime import date
from typing import Any
from uuid import UUID

from sqlalchemy import exists, func, or_, select, true, tuple_, update
from sqlalchemy.orm import aliased

from timebank.activities.tables import Activity
from timebank.base.actors import Caller, Role
from timebank.base.errors import NotFound
from timebank.base.ids import AccountId, CommunityId, MemberId
from timebank.db.engine import AnyRow, AnySelect, Connection, call
from timebank.ledger.tables import Account
from timebank.people.sight_queries import named_to, of_groups_of, seen_by
from timebank.people.tables import Member
from timebank.roles.apart_queries import kept_from

_ADD = """
INSERT INTO timebank.member (community_id, id, number, name, name_folded, name_used, language,
    email, telephone, contact_by, area, adult, guardian_name, guardian_contact, can_do,
    can_do_activity_ids, would_like, would_like_activity_ids, access_needs, private, stands_for,
    admitted_by, taken_in_for, complete_by, joined_on, status, external_ref, external_ref_keeper,
    made_as, recorded_at)
SELECT $1, m.id, m.number, m.name, m.name_folded, m.name_used, m.language, m.email, m.telephone,
    m.contact_by, m.area, m.adult, m.guardian_name, m.guardian_contact, m.can_do,
    coalesce(m.can_do_activity_ids, '{}'), m.would_like, coalesce(m.would_like_activity_ids, '{}'),
    m.access_needs, coalesce(m.private, false), false, $3, m.taken_in_for,
    m.complete_by,
    coalesce(m.joined_on, timebank.community_today($1)), 'member', m.external_ref,
    m.external_ref_keeper, m.made_as, timebank.ledger_now()
FROM jsonb_populate_recordset(NULL::timebank.member, $2::jsonb) AS m
"""
_STAYS = """
UPDATE timebank.erasure SET state = 'withdrawn', ended_at = timebank.ledger_now(), ended_by = $3
WHERE community_id = $1 AND member_id = $2 AND state IN ('asked', 'held')
"""
_END_APPS = (
    """
UPDATE timebank.app_consent SET ended_at = clock_timestamp(), ended_by = $2
WHERE community_id = $1 AND member_id = $2 AND ended_at IS NULL
""",
    """
UPDATE timebank.token SET revoked_at = clock_timestamp()
WHERE community_id = $1 AND member_id = $2 AND client_id IS NOT NULL AND revoked_at IS NULL
""",
)
_SIGN_OUT = """
UPDATE timebank.token SET revoked_at = clock_timestamp()
WHERE community_id = $1 AND member_id = $2 AND revoked_at IS NULL
"""
_ACCENTED = "âàáäêèéëîìíïôòóöûùúüŵẁẃẅŷỳýÿ"
_PLAIN = "aaaaeeeeiiiioooouuuuwwwwyyyy"
_BARE = str.maketrans(_ACCENTED, _PLAIN)


_Merged = aliased(Member)


@dataclass(frozen=True)
class Wanted:
    """Which members of a list. What is None is not asked about."""

    number: str | None = None
    external_ref: str | None = None
    status: str | None = None
    language: str | None = None
    area: str | None = None
    incomplete: str | None = None


@dataclass(frozen=True, slots=True)
class Known:
    """A member with every name and reference they go by, for whoever reads what people wrote."""

    id: MemberId
    number: str
    name: str
    name_folded: str
    name_used: str | None
    email: str | None
    joined_on: date
    status: str
    external_ref: str | None
    account_id: AccountId


def _members(community_id: CommunityId, caller: Caller | None = None) -> AnySelect:
    """Members with their accounts, and `named`: whether this caller may read their name."""
    account = (
        select(Account.id)
        .where(Account.community_id == community_id, Account.owner_id == Member.id)
        .scalar_subquery()
    )
    merged = (
        select(func.array_agg(_Merged.id))
        .where(_Merged.community_id == community_id, _Merged.merged_into_id == Member.id)
        .scalar_subquery()
    )
    named = true() if caller is None else named_to(community_id, caller)
    found = select(
        Member, account.label("account_id"), named.label("named"), merged.label("merged_ids")
    )
    return found.where(Member.community_id == community_id)


async def members(
    connection: Connection,
    community_id: CommunityId,
    caller: Caller,
    wanted: Wanted,
    *,
    after: UUID | None,
    limit: int,
) -> Sequence[AnyRow]:
    """Members whom the caller may see, in the order in which they were taken in. References are
    the caller's own. Leads go through their own groups; anybody else they ask for by number or
    reference, or by name."""
    statement = seen_by(_members(community_id, caller), caller)
    if caller.role is Role.ORGANISATION_LEAD and wanted.number is wanted.external_ref is None:
        statement = statement.where(of_groups_of(community_id, caller))
    for name in ("number", "external_ref", "status", "language", "area"):
        asked = getattr(wanted, name)
        if asked is not None:
            statement = statement.where(getattr(Member, name) == asked)
    if wanted.external_ref is not None:
        statement = statement.where(Member.external_ref_keeper == caller.keeper_id)
    if wanted.incomplete is not None:
        statement = statement.where(Member.complete_by.is_not(None), Member.status != "left")
    if wanted.incomplete == "overdue":
        statement = statement.where(
            Member.complete_by < func.timebank.community_today(community_id)
        )
    if after is not None:
        statement = statement.where(Member.id > after)
    return (await connection.execute(statement.order_by(Member.id).limit(limit))).all()


async def named(
    connection: Connection,
    community_id: CommunityId,
    caller: Caller,
    words: Sequence[str],
    *,
    after: UUID | None,
    limit: int,
    left: bool = True,
) -> Sequence[AnyRow]:
    """Members whose name, or the name they go by, holds all of these words, by name, as far as the
    caller may read names; `left`: also those who left. Accents make no difference here: people look
    for Sian and mean Siân."""
    bare = func.translate(Member.name_folded, _ACCENTED, _PLAIN)
    used = func.translate(func.lower(Member.name_used), _ACCENTED, _PLAIN)
    statement = seen_by(_members(community_id, caller), caller).where(
        named_to(community_id, caller)
    )
    for word in words:
        plain = word.translate(_BARE)
        statement = statement.where(
            or_(bare.contains(plain, autoescape=True), used.contains(plain, autoescape=True))
        )
    if not left:
        statement = statement.where(Member.status != "left")
    if after is not None:
        last = select(Member.name_folded).where(
            Member.community_id == community_id, Member.id == after
        )
        statement = statement.where(
            tuple_(Member.name_folded, Member.id) > tuple_(last.scalar_subquery(), after)
        )
    order = statement.order_by(Member.name_folded, Member.id)
    return (await connection.execute(order.limit(limit))).all()


async def member(
    connection: Connection,
    community_id: CommunityId,
    member_id: UUID,
    *,
    caller: Caller | None = None,
    lock: bool = False,
) -> AnyRow:
    """One member, as this caller may know them, or for the service itself; raises NotFound. `lock`
    keeps others from changing them meanwhile."""
    statement = _members(community_id, caller).where(Member.id == member_id)
    if lock:
        statement = statement.with_for_update(of=Member, key_share=True)
    found = (await connection.execute(statement)).one_or_none()
    if found is None:
        raise NotFound
    return found


async def goes_on_as(connection: Connection, community_id: CommunityId, member_id: UUID) -> UUID:
    """The member themselves, or as whom they go on; raises NotFound."""
    found = await member(connection, community_id, member_id)
    return UUID(str(found.merged_into_id or found.id))


async def is_kept_from(
    connection: Connection, community_id: CommunityId, other_id: UUID | None, member_id: UUID
) -> bool:
    """Whether two members are never to meet."""
    apart = exists().where(
        Member.community_id == community_id,
        Member.id == member_id,
        kept_from(community_id, other_id, Member.id),
    )
    return bool((await connection.execute(select(apart))).scalar_one())


async def made_as(
    connection: Connection, community_id: CommunityId, member_id: UUID
) -> tuple[bytes | None, bool]:
    """What a member of this id was made from, and whether the id owns an account already."""
    owns = exists().where(Account.community_id == community_id, Account.owner_id == member_id)
    made = (
        select(Member.made_as)
        .where(Member.community_id == community_id, Member.id == member_id)
        .scalar_subquery()
    )
    row = (await connection.execute(select(made, owns))).one()
    return row[0], row[1]


async def add(
    connection: Connection,
    community_id: CommunityId,
    rows: Sequence[dict[str, Any]],
    *,
    admitted_by: UUID | None,
) -> None:
    """Write members down in one statement; `joined_on` is today where a row does not say."""
    sent = json.dumps(rows, default=str)
    await call(connection, _ADD, community_id, sent, admitted_by)


async def change(
    connection: Connection, community_id: CommunityId, member_id: UUID, columns: dict[str, Any]
) -> None:
    """Write new columns of a member down."""
    await connection.execute(
        update(Member)
        .where(Member.community_id == community_id, Member.id == member_id)
        .values(**columns)
    )


async def exists_here(connection: Connection, community_id: CommunityId, member_id: UUID) -> bool:
    """Whether there is such a member."""
    there = exists().where(Member.community_id == community_id, Member.id == member_id)
    return bool((await connection.execute(select(there))).scalar_one())


async def is_here(connection: Connection, community_id: CommunityId, member_id: UUID) -> bool:
    """Whether there is such a member, who has not left."""
    here = exists().where(
        Member.community_id == community_id, Member.id == member_id, Member.status != "left"
    )
    return bool((await connection.execute(select(here))).scalar_one())


async def may_help(connection: Connection, community_id: CommunityId, member_id: UUID) -> bool:
    """Whether there is such a member, who has not left and may sign in."""
    here = exists().where(
        Member.community_id == community_id,
        Member.id == member_id,
        Member.status != "left",
        Member.adult.is_not(False),
    )
    return bool((await connection.execute(select(here))).scalar_one())


async def stays(
    connection: Connection, community_id: CommunityId, member_id: UUID, by: UUID | None
) -> None:
    """Nothing is to be erased of one who comes back: what was asked for is taken back. The room
    that carries erasures out stands above this one."""
    await call(connection, _STAYS, community_id, member_id, by)


async def unknown_activities(
    connection: Connection, community_id: CommunityId, activity_ids: Collection[UUID]
) -> set[UUID]:
    """Which of these are no activities in use here."""
    found = await connection.execute(
        select(Activity.id).where(
            Activity.community_id == community_id, Activity.id.in_(activity_ids), Activity.in_use
        )
    )
    return set(activity_ids) - set(found.scalars())


async def end_apps(connection: Connection, community_id: CommunityId, member_id: UUID) -> None:
    """End all that somebody lets apps do. Apps and tokens stand in rooms above this one."""
    for statement in _END_APPS:
        await call(connection, statement, community_id, member_id)


async def sign_out(connection: Connection, community_id: CommunityId, member_id: UUID) -> None:
    """End every token of somebody who may not sign in, and what they let apps do."""
    await end_apps(connection, community_id, member_id)
    await call(connection, _SIGN_OUT, community_id, member_id)


async def merged_into(
    connection: Connection, community_id: CommunityId, member_id: UUID
) -> Sequence[AnyRow]:
    """Whoever was merged into a member."""
    found = _members(community_id).where(Member.merged_into_id == member_id)
    return (await connection.execute(found.order_by(Member.id))).all()


async def going_on_as(
    connection: Connection, community_id: CommunityId, member_ids: Collection[UUID]
) -> dict[UUID, UUID]:
    """Which of these go on as another member, and as whom, in the order of their ids."""
    found = await connection.execute(
        select(Member.id, Member.merged_into_id)
        .where(
            Member.community_id == community_id,
            Member.id.in_(member_ids),
            Member.merged_into_id.is_not(None),
        )
        .order_by(Member.id)
    )
    return {row.id: row.merged_into_id for row in found}


async def today(connection: Connection, community_id: CommunityId) -> date:
    """Today by the community's clock."""
    found: date = (
        await connection.execute(select(func.timebank.community_today(community_id)))
    ).scalar_one()
    return found


async def directory(connection: Connection, community_id: CommunityId) -> list[Known]:
    """Every member with all they go by, in the order in which they were taken in; who was erased
    goes by nothing."""
    statement: AnySelect = (
        select(
            Member.id,
            Member.number,
            Member.name,
            Member.name_folded,
            Member.name_used,
            Member.email,
            Member.joined_on,
            Member.status,
            Member.external_ref,
            Account.id,
        )
        .join(
            Account,
            (Account.community_id == Member.community_id) & (Account.owner_id == Member.id),
        )
        .where(Member.community_id == community_id, Member.name != "")
        .order_by(Member.id)
    )
    return [Known(*row) for row in await connection.execute(statement)]

"""What stands in the books, as an import asks for it."""

from collections.abc import Collection, Sequence
from dataclasses import dataclass
from datetime import date
from uuid import UUID

from sqlalchemy import BigInteger, and_, cast, exists, func, select
from sqlalchemy.orm import aliased

from timebank.base.ids import AccountId, CommunityId, TransferId
from timebank.communities.tables import Community
from timebank.db.engine import AnyRow, Connection, call
from timebank.imports.children import Children
from timebank.imports.tables import ImportRow, ImportRun
from timebank.ledger.rules import Room
from timebank.ledger.tables import Account, Balance, Hold, Transfer
from timebank.organisations.tables import Organisation
from timebank.people.tables import Member

_Reversal = aliased(Transfer)
# As same_time.sql of the books: a range of the index that is made for it.
_LOOKS_LIKE = """
SELECT DISTINCT ON (r.id) r.id AS asked_id, o.id, o.worked_on
FROM (
    SELECT i.id, (i.line ->> 'giver_id')::uuid AS giver_id,
        (i.line ->> 'receiver_id')::uuid AS receiver_id,
        (i.line ->> 'activity_id')::uuid AS activity_id,
        (i.line ->> 'worked_from')::date AS worked_from,
        (i.line ->> 'worked_on')::date AS worked_on
    FROM timebank.import_row i
    WHERE i.community_id = $1 AND i.id = ANY ($3)
    OFFSET 0
) r
CROSS JOIN LATERAL (
    SELECT o.id, o.worked_on, o.logged_at FROM timebank.contribution o
    WHERE o.community_id = $1
        AND (o.giver_id, o.receiver_id, o.activity_id, o.worked_on)
            >= (r.giver_id, r.receiver_id, r.activity_id, r.worked_from)
        AND (o.giver_id, o.receiver_id, o.activity_id, o.worked_on)
            <= (r.giver_id, r.receiver_id, r.activity_id, r.worked_on + 31)
        AND o.worked_from <= r.worked_on
        AND o.state IN ('logged', 'queried', 'verified', 'historic')
        AND ($2::uuid IS NULL OR (
            SELECT i.run_id FROM timebank.import_row i
            WHERE i.community_id = $1 AND i.id = o.import_row_id) IS DISTINCT FROM $2)
        AND (
            SELECT u.id FROM timebank.transfer t
            JOIN timebank.transfer u ON u.community_id = $1 AND u.reverses_id = t.id
            WHERE t.community_id = $1 AND t.contribution_id = o.id) IS NULL
    OFFSET 0
) o
ORDER BY r.id, o.logged_at, o.id
"""
_ACCOUNTS = """
SELECT a.id FROM timebank.account a
WHERE a.community_id = $1 AND (a.type = 'member' AND a.owner_id IN (
        SELECT (i.line ->> 'giver_id')::uuid FROM timebank.import_row i
        WHERE i.community_id = $1 AND i.run_id = $2 AND i.line IS NOT NULL
        UNION
        SELECT (i.line ->> 'receiver_id')::uuid FROM timebank.import_row i
        WHERE i.community_id = $1 AND i.run_id = $2 AND i.line IS NOT NULL)
    OR a.id IN (
        SELECT i.account_id FROM timebank.import_row i
        WHERE i.community_id = $1 AND i.run_id = $2 AND i.line IS NOT NULL))
"""
_LACKING = """
SELECT l.id, l.lacking FROM (
    SELECT i.id, timebank.measures_lacking($1, (i.line ->> 'giver_id')::uuid, a.asks_for,
        (i.line ->> 'worked_on')::date) AS lacking
    FROM timebank.import_row i
    JOIN timebank.activity a
        ON a.community_id = $1 AND a.id = (i.line ->> 'activity_id')::uuid AND a.asks_for <> '{}'
    WHERE i.community_id = $1 AND i.id = ANY ($2)
    OFFSET 0
) l
WHERE l.lacking <> '{}'
"""
_CREDITED_UP_TO = """
SELECT a.account_id, sum(t.minutes)::bigint AS minutes
FROM unnest($2::uuid[]) AS a (account_id)
JOIN timebank.transfer t
    ON t.community_id = $1 AND t.credit_account_id = a.account_id
    AND t.kind IN ('thank', 'exchange')
JOIN timebank.contribution c ON c.community_id = $1 AND c.id = t.contribution_id
WHERE c.worked_on <= $3
    AND NOT EXISTS (
        SELECT 1 FROM timebank.transfer u
        WHERE u.community_id = $1 AND u.reverses_id = t.id)
GROUP BY a.account_id
"""
_TO_REVERSE = """
SELECT t.id, t.minutes, ARRAY[t.debit_account_id, t.credit_account_id] AS accounts FROM (
    SELECT t.* FROM timebank.import_row i
    JOIN timebank.transfer t ON t.community_id = $1 AND t.contribution_id = i.id
    WHERE i.community_id = $1 AND i.run_id = $2
    UNION ALL
    SELECT t.* FROM timebank.import_row i
    JOIN timebank.transfer t ON t.community_id = $1 AND t.import_row_id = i.id
    WHERE i.community_id = $1 AND i.run_id = $2
) t
WHERE NOT EXISTS (
    SELECT 1 FROM timebank.transfer u WHERE u.community_id = $1 AND u.reverses_id = t.id)
ORDER BY t.recorded_at DESC, t.id DESC
"""


@dataclass(frozen=True, slots=True)
class Alike:
    """An entry of the books that a row looks like, and its (last) day."""

    contribution_id: UUID
    worked_on: date


@dataclass(frozen=True, slots=True)
class Standing:
    """A transfer of a run that is not reversed, and the accounts between which it moved minutes."""

    transfer_id: TransferId
    minutes: int
    account_ids: Sequence[UUID]


async def community(connection: Connection, community_id: CommunityId) -> AnyRow:
    """The community's names, its today, and its rules about those who join and about reversals."""
    found = await connection.execute(
        select(
            Community.name_en,
            Community.name_cy,
            Community.second_person_reversal_minutes,
            Community.under_18s,
            Community.areas,
            func.timebank.community_today(community_id).label("today"),
        ).where(Community.id == community_id)
    )
    return found.one()


async def references(
    connection: Connection, community_id: CommunityId, keeper_id: UUID
) -> dict[str, str]:
    """A keeper's references to members, each with the member's number."""
    found = await connection.execute(
        select(Member.external_ref, Member.number).where(
            Member.community_id == community_id, Member.external_ref_keeper == keeper_id
        )
    )
    return {row.external_ref: row.number for row in found}


async def counted(connection: Connection, community_id: CommunityId) -> dict[UUID, date]:
    """The last day on which each member's or organisation's balance was counted, by owner: those
    with an opening that stands, and those who were counted at zero."""
    reversed_ = exists().where(
        Transfer.community_id == community_id,
        Transfer.import_row_id == ImportRow.id,
        _Reversal.community_id == community_id,
        _Reversal.reverses_id == Transfer.id,
    )
    found = await connection.execute(
        select(Account.owner_id, func.max(ImportRun.counted_on))
        .select_from(ImportRow)
        .join(
            ImportRun,
            and_(ImportRun.community_id == community_id, ImportRun.id == ImportRow.run_id),
        )
        .join(
            Account, and_(Account.community_id == community_id, Account.id == ImportRow.account_id)
        )
        .where(
            ImportRow.community_id == community_id,
            ImportRow.account_id.is_not(None),
            ImportRow.outcome.in_(("opened", "skipped")),
            ImportRun.state == "posted",
            ~reversed_,
        )
        .group_by(Account.owner_id)
    )
    return {row[0]: row[1] for row in found if row[1]}


async def accounts(
    connection: Connection, community_id: CommunityId, run_id: UUID
) -> list[AccountId]:
    """The accounts whose minutes the lines of a run move, but for the community's own."""
    found = await call(connection, _ACCOUNTS, community_id, run_id)
    return [AccountId(row["id"]) for row in found]


async def looks_like(
    connection: Connection, community_id: CommunityId, run_id: UUID | None, row_ids: Sequence[UUID]
) -> dict[UUID, Alike]:
    """Which of these lines of a run look like an entry that stands and is of no line of it; None
    for a run that has brought in nothing yet."""
    found = await call(connection, _LOOKS_LIKE, community_id, run_id, row_ids)
    return {row["asked_id"]: Alike(row["id"], row["worked_on"]) for row in found}


async def lacking(
    connection: Connection, community_id: CommunityId, row_ids: Sequence[UUID]
) -> dict[UUID, list[str]]:
    """The givers of which of these lines lack measures now, and which of them."""
    found = await call(connection, _LACKING, community_id, row_ids)
    return {row["id"]: row["lacking"] for row in found}


async def children(connection: Connection, community_id: CommunityId) -> Children:
    """Who is under 18 here, and which groups may thank them."""
    members = select(Member.id).where(Member.community_id == community_id, Member.adult.is_(False))
    groups = select(Organisation.id).where(
        Organisation.community_id == community_id, Organisation.childrens_policy
    )
    found = [(await connection.execute(one)).scalars().all() for one in (members, groups)]
    return Children(*map(frozenset, found))


async def opened(
    connection: Connection, community_id: CommunityId, account_ids: Sequence[UUID]
) -> set[UUID]:
    """Which of these accounts have an opening balance that stands."""
    found = await call(
        connection,
        "SELECT a.account_id FROM unnest($2::uuid[]) AS a (account_id) WHERE EXISTS ("
        " SELECT 1 FROM timebank.transfer t WHERE t.community_id = $1 AND t.kind = 'opening'"
        " AND (t.debit_account_id = a.account_id OR t.credit_account_id = a.account_id)"
        " AND NOT EXISTS (SELECT 1 FROM timebank.transfer u"
        " WHERE u.community_id = $1 AND u.reverses_id = t.id))",
        community_id,
        account_ids,
    )
    return {row["account_id"] for row in found}


async def closed(
    connection: Connection, community_id: CommunityId, account_ids: Collection[UUID]
) -> set[UUID]:
    """Which of these accounts are closed."""
    found = await connection.execute(
        select(Balance.account_id).where(
            Balance.community_id == community_id,
            Balance.account_id.in_(account_ids),
            Balance.closed,
        )
    )
    return set(found.scalars())


async def credited_up_to(
    connection: Connection, community_id: CommunityId, account_ids: Sequence[UUID], day: date
) -> dict[UUID, int]:
    """The minutes credited to these accounts for hours up to and on a day, which stand."""
    found = await call(connection, _CREDITED_UP_TO, community_id, account_ids, day)
    return {row["account_id"]: row["minutes"] for row in found}


async def rooms(connection: Connection, community_id: CommunityId) -> dict[UUID, Room]:
    """How every member's account stands, by owner. Due holds hold nothing any more."""
    due = (
        select(func.coalesce(func.sum(Hold.minutes), 0))
        .where(
            Hold.community_id == community_id,
            Hold.account_id == Account.id,
            Hold.state == "held",
            Hold.expires_at <= func.timebank.ledger_now(),
        )
        .scalar_subquery()
    )
    found = await connection.execute(
        select(
            Account.owner_id,
            Balance.balance,
            cast(Balance.held - due, BigInteger),
            Balance.floor,
            Balance.ceiling,
            Balance.passes_on,
            Balance.closed,
        )
        .join(
            Balance,
            and_(Balance.community_id == community_id, Balance.account_id == Account.id),
        )
        .where(Account.community_id == community_id, Account.type == "member")
    )
    return {row[0]: Room(*row[1:]) for row in found}


async def to_reverse(
    connection: Connection, community_id: CommunityId, run_id: UUID
) -> list[Standing]:
    """The transfers that came of a run and stand, the latest first: credits and openings. What of a
    credit went on to the pot comes back with it."""
    found = await call(connection, _TO_REVERSE, community_id, run_id)
    return [Standing(TransferId(row["id"]), row["minutes"], row["accounts"]) for row in found]


async def members_giving(
    connection: Connection, community_id: CommunityId, transfers: Collection[Standing]
) -> list[UUID]:
    """The members out of whose accounts minutes went: reversed, they come back to them."""
    gave = {one.account_ids[0] for one in transfers}
    found = await connection.execute(
        select(Account.owner_id)
        .where(Account.community_id == community_id, Account.id.in_(gave), Account.type == "member")
        .order_by(Account.owner_id)
    )
    return list(found.scalars())


async def numbers(
    connection: Connection, community_id: CommunityId, account_ids: Collection[UUID]
) -> list[str]:
    """The numbers of the members who have these accounts."""
    found = await connection.execute(
        select(Member.number)
        .join(
            Account,
            and_(Account.community_id == community_id, Account.owner_id == Member.id),
        )
        .where(Member.community_id == community_id, Account.id.in_(account_ids))
        .order_by(Member.number)
    )
    return list(found.scalars())

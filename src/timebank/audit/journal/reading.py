"""What an export has to know before its first line."""

from dataclasses import dataclass
from datetime import UTC, date, datetime, time, timedelta
from typing import Any
from zoneinfo import ZoneInfo

from sqlalchemy import select, text

from timebank.activities.tables import Activity
from timebank.audit.journal.book import OF_OTHERS, Account, Book, path_of
from timebank.audit.journal.pages import Stretch
from timebank.audit.journal.pseudonyms import Pseudonyms
from timebank.base.actors import Language
from timebank.base.ids import CommunityId
from timebank.base.words import say
from timebank.communities.tables import Community
from timebank.db.engine import Connection
from timebank.proof import reading as sealed

_EXTENT = text("""
    SELECT min(journal) AS first, max(journal) AS last, count(*) AS lines,
        min(recorded_at) AS since, max(recorded_at) AS until
    FROM timebank.event
    WHERE community_id = :community_id AND journal <= :through
        AND (CAST(:since AS timestamptz) IS NULL OR recorded_at >= :since)
        AND (CAST(:until AS timestamptz) IS NULL OR recorded_at < :until)
""")
_THROUGH_AT = text("""
    SELECT recorded_at FROM timebank.event
    WHERE community_id = :community_id AND journal = :through
""")
_ACCOUNTS = text("""
    SELECT a.id, a.type, a.owner_id, a.made_at, m.name AS member_name,
        o.name_en AS organisation_name, coalesce(o.private, false) AS private
    FROM timebank.event e
    JOIN timebank.account a ON a.community_id = :community_id AND a.id = e.subject_id
    LEFT JOIN timebank.member m
        ON m.community_id = :community_id AND m.id = a.owner_id AND a.type = 'member'
    LEFT JOIN timebank.organisation o
        ON o.community_id = :community_id AND o.id = a.owner_id AND a.type = 'organisation'
    WHERE e.community_id = :community_id AND e.kind = 'account_opened' AND e.position <= :size
    ORDER BY a.type, a.id
""")
_BROUGHT = text("""
    SELECT side.account_id, CAST(sum(side.change) AS bigint) AS minutes
    FROM timebank.event e
    JOIN timebank.transfer t ON t.community_id = :community_id AND t.id = e.subject_id
    CROSS JOIN LATERAL (
        VALUES (t.debit_account_id, -t.minutes), (t.credit_account_id, t.minutes)
    ) AS side (account_id, change)
    WHERE e.community_id = :community_id AND e.journal <= :through AND e.recorded_at < :since
    GROUP BY side.account_id
    ORDER BY side.account_id
""")


@dataclass(frozen=True)
class Asked:
    """Which days, by the community's clock, and whether with names."""

    first: date | None = None
    last: date | None = None
    named: bool = False


async def open_book(connection: Connection, community_id: CommunityId, asked: Asked) -> Book:
    """The journal as far as it is sealed now, ready to be written. Takes a snapshot."""
    town = await _community(connection, community_id)
    zone = ZoneInfo(town.time_zone)
    newest = await sealed.checkpoint(connection, community_id, None)
    through = newest.note.journal_size if newest else 0
    since = _midnight(asked.first, zone)
    until = _midnight(asked.last + timedelta(days=1) if asked.last else None, zone)
    known: dict[str, Any] = {"community_id": community_id, "through": through}
    extent = (await connection.execute(_EXTENT, {**known, "since": since, "until": until})).one()
    size = newest.note.size if newest else 0
    pseudonyms = Pseudonyms()
    pseudonyms[str(community_id)] = ""
    rows = await connection.execute(_ACCOUNTS, {"community_id": community_id, "size": size})
    accounts = {str(row.id): _account(row, pseudonyms, zone, named=asked.named) for row in rows}
    today = datetime.now(UTC)
    return Book(
        community_id=community_id,
        slug=town.slug,
        zone=zone,
        stretch=Stretch(extent.first or 1, extent.last or 0, since, until),
        through=through,
        through_at=(await connection.execute(_THROUGH_AT, known)).scalar_one_or_none(),
        checkpoint=newest.note.number if newest else None,
        lines=extent.lines,
        first_day=asked.first or (extent.since or today).astimezone(zone).date(),
        last_day=(extent.until or since or today).astimezone(zone).date(),
        named=asked.named,
        pseudonyms=pseudonyms,
        accounts=accounts,
        activities=await _activities(connection, community_id),
        brought=await _brought(connection, known, since),
    )


def _midnight(day: date | None, zone: ZoneInfo) -> datetime | None:
    return datetime.combine(day, time(), zone).astimezone(UTC) if day else None


def _account(row: Any, pseudonyms: Pseudonyms, zone: ZoneInfo, *, named: bool) -> Account:
    name = _name(row) if named else None
    code = pseudonyms.name(row.type, str(row.owner_id)) if row.type in OF_OTHERS else row.type
    path = path_of(row.type, code, name)
    return Account(row.type, code, path, name, row.made_at.astimezone(zone).date())


def _name(row: Any) -> str | None:
    """A private organisation keeps its name to itself."""
    if row.private:
        return say(Language.ENGLISH, "journal-private")
    found: str | None = row.member_name or row.organisation_name
    return found


async def _community(connection: Connection, community_id: CommunityId) -> Any:
    found = await connection.execute(
        select(Community.slug, Community.time_zone).where(Community.id == community_id)
    )
    return found.one()


async def _activities(connection: Connection, community_id: CommunityId) -> dict[str, str]:
    found = await connection.execute(
        select(Activity.id, Activity.code).where(Activity.community_id == community_id)
    )
    return {"": "", **{str(row.id): row.code for row in found}}


async def _brought(
    connection: Connection, known: dict[str, Any], since: datetime | None
) -> dict[str, int]:
    if since is None:
        return {}
    rows = await connection.execute(_BROUGHT, {**known, "since": since})
    return {str(row.account_id): row.minutes for row in rows}

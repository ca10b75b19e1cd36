"""Listings as they stand."""

import json
from collections.abc import AsyncIterator, Sequence
from contextlib import asynccontextmanager
from dataclasses import dataclass
from typing import Any
from uuid import UUID

from sqlalchemy import (
    ARRAY,
    ColumnElement,
    Integer,
    Subquery,
    Text,
    Uuid,
    and_,
    bindparam,
    false,
    func,
    literal,
    or_,
    select,
    text,
    tuple_,
    update,
)

from timebank.base.actors import Caller
from timebank.base.errors import NotFound
from timebank.base.ids import CommunityId
from timebank.db.engine import AnyRow, AnySelect, Connection, call
from timebank.listings.sight_queries import expired, own, seen_by, unexpired
from timebank.listings.tables import Listing
from timebank.organisations.tables import Organisation
from timebank.people.rules import shown_to
from timebank.people.sight_queries import named_to
from timebank.people.tables import Member

_ADD = """
INSERT INTO timebank.listing (community_id, id, kind, member_id, organisation_id, activity_id,
    title_en, title_cy, text_en, text_cy, for_whom_en, for_whom_cy, place, times, areas, languages,
    expires_on, state, made_by, made_as, listed_at)
SELECT $1, l.id, l.kind, l.member_id, l.organisation_id, l.activity_id, l.title_en, l.title_cy,
    l.text_en, l.text_cy, l.for_whom_en, l.for_whom_cy, l.place, l.times, l.areas, l.languages,
    l.expires_on, 'open', l.made_by, l.made_as, timebank.ledger_now()
FROM jsonb_populate_recordset(NULL::timebank.listing, $2::jsonb) AS l
ON CONFLICT (community_id, id) DO NOTHING RETURNING id
"""
_HITS = """
    SELECT w.listing_id AS id, a.n, w.worth * a.near AS score
    FROM unnest(CAST(:ns AS integer[]), CAST(:words AS text[]), CAST(:nears AS integer[]))
        AS a (n, word, near)
    JOIN timebank.listing_word w ON w.community_id = :community_id AND w.word = a.word
    UNION ALL
    SELECT l.id, b.n, b.score
    FROM unnest(CAST(:activity_ns AS integer[]), CAST(:activity_ids AS uuid[]),
        CAST(:activity_scores AS integer[])) AS b (n, activity_id, score)
    JOIN timebank.listing l ON l.community_id = :community_id AND l.activity_id = b.activity_id
"""
# The best first by themselves, so that what is shown of them is looked up until there are enough.
_FOUND_BY_ONE = """
SELECT hit.id, max(hit.score) AS score FROM (HITS) hit GROUP BY hit.id
HAVING count(*) >= :least ORDER BY score DESC, id DESC OFFSET 0
""".replace("HITS", _HITS)
_FOUND_BY_SEVERAL = """
SELECT best.id, sum(best.score)::integer AS score FROM (
    SELECT hit.id, max(hit.score) AS score FROM (HITS) hit GROUP BY hit.id, hit.n
) best GROUP BY best.id HAVING count(*) >= :least ORDER BY score DESC, id DESC OFFSET 0
""".replace("HITS", _HITS)
_BY_INDEX = "SELECT set_config('enable_sort', $1, true), set_config('enable_bitmapscan', $1, true)"


@dataclass(frozen=True)
class Wanted:
    """Which listings of a list. What is None is not asked about."""

    activity_id: UUID | None = None
    area: str | None = None
    time: str | None = None
    language: str | None = None
    state: str | None = None
    mine: bool | None = None
    member_id: UUID | None = None
    organisation_id: UUID | None = None


@dataclass(frozen=True)
class Sought:
    """Words that somebody looks for, each by its number, with all words that meet it and how near
    they come, and the activities that do and what they are worth. A listing meets as many of them
    as `least`."""

    words: Sequence[tuple[int, str, int]]
    activities: Sequence[tuple[int, UUID, int]]
    least: int


@asynccontextmanager
async def in_order(connection: Connection) -> AsyncIterator[None]:
    """Has the rows of a list taken in their order, until there are enough. With no figures about
    communities (db/ddl.py) a plan expects few rows, and would sort all of them."""
    await call(connection, _BY_INDEX, "off")
    yield
    await call(connection, _BY_INDEX, "on")


def _listings(community_id: CommunityId, caller: Caller, ids: Subquery) -> AnySelect:
    """Listings of these ids with whose they are, and `named`: whether this caller may read a
    member's name."""
    return (
        select(
            Listing,
            Member.name.label("member_name"),
            Member.status.label("member_status"),
            named_to(community_id, caller).label("named"),
            Organisation.name_en.label("organisation_name_en"),
            Organisation.name_cy.label("organisation_name_cy"),
            Organisation.private.label("organisation_private"),
            ids.c.score,
            func.timebank.community_today(community_id).label("today"),
        )
        .join(ids, ids.c.id == Listing.id)
        .outerjoin(
            Member, and_(Member.community_id == community_id, Member.id == Listing.member_id)
        )
        .outerjoin(
            Organisation,
            and_(
                Organisation.community_id == community_id,
                Organisation.id == Listing.organisation_id,
            ),
        )
        .where(Listing.community_id == community_id)
        .order_by(ids.c.score.desc(), ids.c.id.desc())
    )


async def listings(
    connection: Connection,
    community_id: CommunityId,
    caller: Caller,
    kind: str,
    wanted: Wanted,
    *,
    sought: Sought | None,
    after: tuple[int, UUID] | None,
    limit: int,
) -> Sequence[AnyRow]:
    """Listings that the caller may see: those that meet best what is sought first, then the
    newest."""
    statement: AnySelect
    if sought is None:
        statement = select(Listing.id, literal(0).label("score")).order_by(Listing.id.desc())
        if after is not None:
            statement = statement.where(Listing.id < after[1])
    else:
        found = _found(community_id, sought)
        statement = (
            select(found.c.id, found.c.score)
            .join(Listing, Listing.id == found.c.id)
            .order_by(found.c.score.desc(), found.c.id.desc())
        )
        if after is not None:
            place = tuple_(found.c.score, found.c.id)
            statement = statement.where(place < tuple_(*map(literal, after)))
    ids = statement.where(
        Listing.community_id == community_id,
        Listing.kind == kind,
        *_filters(community_id, caller, wanted),
        seen_by(community_id, caller),
    ).limit(limit)
    async with in_order(connection):
        found_rows = await connection.execute(_listings(community_id, caller, ids.subquery("ids")))
        return found_rows.all()


def _found(community_id: CommunityId, sought: Sought) -> Subquery:
    """The ids of what meets the words that are sought, each with how well."""
    columns = [*zip(*sought.words, strict=True)] or [(), (), ()]
    activities = [*zip(*sought.activities, strict=True)] or [(), (), ()]
    one = len({place for place, *_ in sought.words}) == 1
    statement = text(_FOUND_BY_ONE if one else _FOUND_BY_SEVERAL).bindparams(
        bindparam("community_id", community_id, Uuid),
        bindparam("ns", [*columns[0]], ARRAY(Integer)),
        bindparam("words", [*columns[1]], ARRAY(Text)),
        bindparam("nears", [*columns[2]], ARRAY(Integer)),
        bindparam("activity_ns", [*activities[0]], ARRAY(Integer)),
        bindparam("activity_ids", [*activities[1]], ARRAY(Uuid)),
        bindparam("activity_scores", [*activities[2]], ARRAY(Integer)),
        bindparam("least", sought.least, Integer),
    )
    return statement.columns(id=Uuid, score=Integer).subquery("found")


def _filters(
    community_id: CommunityId, caller: Caller, wanted: Wanted
) -> list[ColumnElement[bool]]:
    """What is not said of `state` are those that stand open, and of one's own all."""
    filters: list[ColumnElement[bool]] = []
    if wanted.mine is not None:
        filters.append(own(caller) if wanted.mine else ~own(caller))
    state = wanted.state or (None if wanted.mine else "open")
    if state is not None:
        stands = {
            "open": unexpired(community_id),
            "expired": expired(community_id),
            "closed": Listing.state == "closed",
        }
        filters.append(stands[state])
    for name in ("activity_id", "member_id", "organisation_id"):
        asked = getattr(wanted, name)
        if asked is not None:
            filters.append(getattr(Listing, name) == asked)
    if wanted.member_id is not None and shown_to(caller, wanted.member_id) is None:
        filters.append(false())
    for asked, column in (
        (wanted.area, Listing.areas),
        (wanted.time, Listing.times),
        (wanted.language, Listing.languages),
    ):
        if asked is not None:
            filters.append(or_(literal(asked) == func.any(column), func.cardinality(column) == 0))
    return filters


async def listing(
    connection: Connection, community_id: CommunityId, caller: Caller, kind: str, listing_id: UUID
) -> AnyRow:
    """One listing that the caller may see; raises NotFound."""
    ids = select(Listing.id, literal(0).label("score")).where(
        Listing.community_id == community_id,
        Listing.id == listing_id,
        Listing.kind == kind,
        seen_by(community_id, caller),
    )
    statement = _listings(community_id, caller, ids.subquery("ids"))
    found = (await connection.execute(statement)).one_or_none()
    if found is None:
        raise NotFound
    return found


async def owner(
    connection: Connection, community_id: CommunityId, caller: Caller, listing_id: UUID
) -> AnyRow | None:
    """What an open listing that the caller may see is, an offer or a request, and of which member,
    where it is a member's; or None."""
    statement = select(Listing.kind, Listing.member_id).where(
        Listing.community_id == community_id,
        Listing.id == listing_id,
        unexpired(community_id),
        seen_by(community_id, caller),
    )
    row: AnyRow | None = (await connection.execute(statement)).one_or_none()
    return row


async def chosen(
    connection: Connection, community_id: CommunityId, caller: Caller, ids: Sequence[UUID]
) -> dict[UUID, AnyRow]:
    """Of these listings those that the caller may see, by their ids."""
    seen = select(Listing.id, literal(0).label("score")).where(
        Listing.community_id == community_id, Listing.id.in_(ids), seen_by(community_id, caller)
    )
    statement = _listings(community_id, caller, seen.subquery("ids"))
    return {row.id: row for row in await connection.execute(statement)}


async def lock(connection: Connection, community_id: CommunityId, listing_id: UUID) -> None:
    """Keeps others from changing a listing meanwhile."""
    await connection.execute(
        select(Listing.id)
        .where(Listing.community_id == community_id, Listing.id == listing_id)
        .with_for_update(key_share=True)
    )


async def made_as(
    connection: Connection, community_id: CommunityId, listing_id: UUID
) -> bytes | None:
    """What a listing was made from; None where it was emptied, or is not there."""
    found = await connection.execute(
        select(Listing.made_as).where(
            Listing.community_id == community_id, Listing.id == listing_id
        )
    )
    return found.scalar_one_or_none()


async def add(
    connection: Connection, community_id: CommunityId, rows: Sequence[dict[str, Any]]
) -> int:
    """Write listings down in one statement, open; how many were new: one whose id is there already
    is left. `made_as` is in hexadecimal."""
    return len(await call(connection, _ADD, community_id, json.dumps(rows, default=str)))


async def change(
    connection: Connection, community_id: CommunityId, listing_id: UUID, columns: dict[str, Any]
) -> None:
    """Write new columns of a listing down."""
    await connection.execute(
        update(Listing)
        .where(Listing.community_id == community_id, Listing.id == listing_id)
        .values(**columns)
    )

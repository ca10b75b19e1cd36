"""Skills as they stand."""

from collections.abc import Collection, Sequence
from dataclasses import dataclass
from typing import Any
from uuid import UUID

from sqlalchemy import ColumnElement, and_, false, func, or_, select, true, update
from sqlalchemy.dialects.postgresql import insert

from timebank.base.actors import Caller, Role
from timebank.base.errors import NotFound
from timebank.base.ids import CommunityId
from timebank.db.engine import AnyRow, AnySelect, Connection
from timebank.listings.sight_queries import apart_from
from timebank.listings.skill_tables import Skill
from timebank.people.rules import shown_to
from timebank.people.sight_queries import named_to
from timebank.people.tables import Member


@dataclass(frozen=True)
class Wanted:
    """Which skills. What is None is not asked about."""

    kind: str | None = None
    activity_id: UUID | None = None
    member_id: UUID | None = None
    mine: bool | None = None


Meant = Sequence[tuple[str, Collection[UUID]]]
"""Words that are looked for, each with the activities that it may mean."""


def _skills(community_id: CommunityId, caller: Caller) -> AnySelect:
    """Skills with whose they are, and `named`: whether this caller may read the name."""
    named = named_to(community_id, caller)
    status = Member.status.label("member_status")
    return (
        select(
            Skill,
            Member.name.label("member_name"),
            status,
            named.label("named"),
            false().label("told_at_joining"),
        )
        .join(Member, and_(Member.community_id == community_id, Member.id == Skill.member_id))
        .where(Skill.community_id == community_id, _seen_by(community_id, caller))
    )


def _own(caller: Caller) -> ColumnElement[bool]:
    return Skill.member_id.in_(caller.stands_for) if caller.stands_for else false()


def _seen_by(community_id: CommunityId, caller: Caller) -> ColumnElement[bool]:
    """One's own, and of others those of whoever is here, is 18 or over, and is kept apart from
    nobody for whom the caller stands. Coordinators see all."""
    if caller.role is Role.COORDINATOR:
        return true()
    here = and_(Member.status == "member", Member.adult.is_not(False))
    apart = Skill.member_id.in_(apart_from(community_id, caller))
    return or_(_own(caller), and_(Skill.ended_at.is_(None), here, ~apart))


async def skills(
    connection: Connection,
    community_id: CommunityId,
    caller: Caller,
    wanted: Wanted,
    meant: Meant,
    *,
    before: UUID | None,
    limit: int,
) -> Sequence[AnyRow]:
    """Skills that stand and meet all the words that are looked for, the newest first."""
    statement = _skills(community_id, caller).where(Skill.ended_at.is_(None))
    for name in ("kind", "activity_id", "member_id"):
        asked = getattr(wanted, name)
        if asked is not None:
            statement = statement.where(getattr(Skill, name) == asked)
    if wanted.member_id is not None and shown_to(caller, wanted.member_id) is None:
        statement = statement.where(false())
    if wanted.mine is not None:
        statement = statement.where(_own(caller) if wanted.mine else ~_own(caller))
    for word, activity_ids in meant:
        says = Skill.words_folded.contains(word, autoescape=True)
        statement = statement.where(or_(says, Skill.activity_id.in_(activity_ids)))
    if before is not None:
        statement = statement.where(Skill.id < before)
    return (await connection.execute(statement.order_by(Skill.id.desc()).limit(limit))).all()


async def skill(
    connection: Connection,
    community_id: CommunityId,
    caller: Caller,
    skill_id: UUID,
    *,
    lock: bool = False,
) -> AnyRow:
    """One skill that the caller may see; raises NotFound. `lock` keeps others from changing it."""
    statement = _skills(community_id, caller).where(Skill.id == skill_id)
    if lock:
        statement = statement.with_for_update(of=Skill, key_share=True)
    found = (await connection.execute(statement)).one_or_none()
    if found is None:
        raise NotFound
    return found


async def chosen(
    connection: Connection, community_id: CommunityId, caller: Caller, ids: Collection[UUID]
) -> dict[UUID, AnyRow]:
    """Of these skills those that the caller may see, by their ids."""
    statement = _skills(community_id, caller).where(Skill.id.in_(ids))
    return {row.id: row for row in await connection.execute(statement)} if ids else {}


async def made_as(
    connection: Connection, community_id: CommunityId, skill_id: UUID
) -> bytes | None:
    """What a skill was made from; None where it has ended, or is not there."""
    found = await connection.execute(
        select(Skill.made_as).where(Skill.community_id == community_id, Skill.id == skill_id)
    )
    return found.scalar_one_or_none()


async def add(connection: Connection, community_id: CommunityId, columns: dict[str, Any]) -> None:
    """Write a skill down; one whose id is there already is left."""
    values = {**columns, "community_id": community_id, "made_at": func.timebank.ledger_now()}
    statement = insert(Skill).values(**values)
    await connection.execute(
        statement.on_conflict_do_nothing(index_elements=[Skill.community_id, Skill.id])
    )


async def change(
    connection: Connection, community_id: CommunityId, skill_id: UUID, columns: dict[str, Any]
) -> None:
    """Write new columns of a skill down."""
    await connection.execute(
        update(Skill)
        .where(Skill.community_id == community_id, Skill.id == skill_id)
        .values(**columns)
    )

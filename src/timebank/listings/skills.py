"""Telling skills, changing them, and ending them."""

from collections.abc import Mapping, Sequence
from dataclasses import asdict, dataclass
from typing import Any
from uuid import UUID

from sqlalchemy import func

from timebank.base.actors import Caller, Role
from timebank.base.digests import digest_of
from timebank.base.errors import FieldError, Forbidden, IdTaken, ValidationFailed
from timebank.base.ids import CommunityId
from timebank.db.engine import AnyRow, Connection
from timebank.listings import searching, service, told_queries
from timebank.listings import skill_queries as queries
from timebank.listings.errors import SkillEnded
from timebank.listings.rules import SKILL_WORDS, gives_away, speaks_for
from timebank.listings.skill_queries import Meant
from timebank.listings.word_rules import words_of


@dataclass(frozen=True)
class NewSkill:
    """Something that a member can, knows, could lend or would like to learn."""

    id: UUID
    member_id: UUID | None
    kind: str
    activity_id: UUID | None = None
    words_en: str | None = None
    words_cy: str | None = None


async def meant(
    connection: Connection, community_id: CommunityId, phrase: str | None
) -> Meant | None:
    """The words of a phrase, each with the activities it may mean; None where there is none."""
    if phrase is None:
        return []
    return await searching.activities_meant(connection, community_id, phrase) or None


async def found(
    connection: Connection,
    community_id: CommunityId,
    caller: Caller,
    wanted: queries.Wanted,
    meant: Meant,
    *,
    before: UUID | None,
    limit: int,
) -> Sequence[AnyRow]:
    """Skills that this caller may see, the newest first; for coordinators with what members told
    at joining among them."""
    here = (connection, community_id)
    rows = [*await queries.skills(*here, caller, wanted, meant, before=before, limit=limit)]
    if caller.role is Role.COORDINATOR:
        own = sorted(caller.stands_for)
        rows += await told_queries.told(*here, wanted, meant, own, before=before, limit=limit)
    return sorted(rows, key=lambda row: row.id.int, reverse=True)[:limit]


async def create(
    connection: Connection, community_id: CommunityId, caller: Caller, new: NewSkill
) -> None:
    """Write a skill down, one's own or that of whom one speaks for. Sent again, nothing happens.
    Raises IdTaken where the id stands for another, and what is wrong with this one."""
    made_by = _actor(caller)
    if not speaks_for(caller, member_id=new.member_id, organisation_id=None):
        raise ValidationFailed((FieldError("/member_id", "no_such_member"),))
    await service.check_member(connection, community_id, new.member_id)
    made_as = digest_of(new)
    if await queries.made_as(connection, community_id, new.id) == made_as:
        return
    told = asdict(new)
    await _check(connection, community_id, told, told)
    columns = {**told, "words_folded": _folded(told), "made_by": made_by, "made_as": made_as}
    await queries.add(connection, community_id, columns)
    if await queries.made_as(connection, community_id, new.id) != made_as:
        raise IdTaken


async def change(
    connection: Connection,
    community_id: CommunityId,
    caller: Caller,
    before: AnyRow,
    changes: dict[str, Any],
) -> None:
    """Change a skill that was locked. Raises Forbidden, SkillEnded, MemberPaused, MemberLeft, and
    what is wrong."""
    _check_speaks(caller, before)
    if before.ended_at is not None:
        raise SkillEnded
    service.check_here(before)
    if not changes:
        return
    told = {name: getattr(before, name) for name in ("activity_id", *SKILL_WORDS)} | changes
    await _check(connection, community_id, told, changes)
    columns = {**changes, "words_folded": _folded(told)}
    await queries.change(connection, community_id, before.id, columns)


async def end(
    connection: Connection, community_id: CommunityId, caller: Caller, before: AnyRow
) -> None:
    """A skill that was locked is no more, and what it said is let go of. Said twice, nothing
    happens. Raises Forbidden."""
    _check_speaks(caller, before)
    if before.ended_at is not None:
        return
    ended = {
        "activity_id": None,
        "words_en": None,
        "words_cy": None,
        "words_folded": "",
        "made_as": None,
        "ended_by": _actor(caller),
        "ended_at": func.timebank.ledger_now(),
    }
    await queries.change(connection, community_id, before.id, ended)


async def _check(
    connection: Connection,
    community_id: CommunityId,
    told: Mapping[str, Any],
    new: Mapping[str, Any],
) -> None:
    faults = [
        FieldError(f"/{name}", "gives_away")
        for name in SKILL_WORDS
        if told[name] and gives_away(told[name])
    ]
    if not any(told[name] for name in ("activity_id", *SKILL_WORDS)):
        faults.append(FieldError("/words_en", "skill_says_something"))
    if new.get("activity_id"):
        faults += await service.activity_faults(connection, community_id, new["activity_id"])
    if faults:
        raise ValidationFailed(tuple(faults))


def _folded(told: Mapping[str, Any]) -> str:
    return " ".join(words_of(" ".join(told[name] or "" for name in SKILL_WORDS)))


def _check_speaks(caller: Caller, before: AnyRow) -> None:
    if not speaks_for(caller, member_id=before.member_id, organisation_id=None):
        raise Forbidden


def _actor(caller: Caller) -> UUID:
    if caller.member_id is None:
        raise Forbidden
    return caller.member_id

"""Who lives behind the demo's doors."""

from collections import defaultdict
from collections.abc import Sequence
from dataclasses import dataclass, field

from sqlalchemy import and_, select

from timebank.base.actors import Role
from timebank.base.ids import CommunityId
from timebank.db.engine import Connection
from timebank.people.tables import Member
from timebank.roles.tables import RoleHeld


@dataclass
class Lives:
    """Somebody by name, and as what they may come in."""

    name: str = ""
    roles: set[Role] = field(default_factory=set)


async def people(
    connection: Connection, community_id: CommunityId, numbers: Sequence[str]
) -> dict[str, Lives]:
    """Whoever has these numbers and is here, by number; to any other number there is nobody."""
    held = and_(
        RoleHeld.community_id == community_id,
        RoleHeld.member_id == Member.id,
        RoleHeld.ended_at.is_(None),
    )
    statement = (
        select(Member.number, Member.name, RoleHeld.role)
        .outerjoin(RoleHeld, held)
        .where(
            Member.community_id == community_id,
            Member.number.in_(numbers),
            Member.status == "member",
        )
    )
    found: dict[str, Lives] = defaultdict(Lives)
    for row in await connection.execute(statement):
        found[row.number].name = row.name
        found[row.number].roles |= {Role.MEMBER, *([Role(row.role)] if row.role else [])}
    return found

"""Who a token stands for: one call, for it is asked at every request."""

from timebank.base.actors import Caller, Role
from timebank.base.errors import NotFound
from timebank.base.ids import CommunityId, MemberId, OrganisationId
from timebank.db.engine import Connection, call

_FIND = """
SELECT t.role, t.keeper_id, t.community_id, t.member_id, t.organisation_ids,
    $2::text IS NULL OR c.id IS NOT NULL AS here,
    set_config('timebank.community', coalesce(t.community_id::text, ''), true)
FROM timebank.token t
LEFT JOIN timebank.community c
    ON c.id = t.community_id AND (c.slug = $2 OR c.id::text = lower($2))
WHERE t.sha256 = $1 AND t.revoked_at IS NULL AND t.expires_at > clock_timestamp()
"""


async def find_caller(
    connection: Connection, token_sha256: bytes, community: str | None
) -> Caller | None:
    """The holder of a token in force, or None. `community` is a slug or an id, as in the path.

    Enters the token's community. Raises NotFound where it is not the one asked for.
    """
    rows = await call(connection, _FIND, token_sha256, community)
    if not rows:
        return None
    found = rows[0]
    if not found["here"]:
        raise NotFound
    return Caller(
        role=Role(found["role"]),
        keeper_id=found["keeper_id"],
        community_id=CommunityId(found["community_id"]) if found["community_id"] else None,
        member_id=MemberId(found["member_id"]) if found["member_id"] else None,
        organisation_ids=frozenset(map(OrganisationId, found["organisation_ids"])),
    )

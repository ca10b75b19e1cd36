"""How many texts left today: counted for all services together."""

from hashlib import sha256

from timebank.base.ids import CommunityId
from timebank.db.engine import Connection, call

_COUNT = """
INSERT INTO timebank.texts_of_day AS d (community_id, day, number_sha256, texts)
SELECT $1, (clock_timestamp() AT TIME ZONE 'Europe/London')::date, $2, 1 WHERE $3 > 0
ON CONFLICT (community_id, day, number_sha256) DO UPDATE SET texts = d.texts + 1 WHERE d.texts < $3
RETURNING texts
"""


async def to_one(connection: Connection, community_id: CommunityId, number: str, most: int) -> bool:
    """Count a text to this number; False, and not counted, where it has had so many today."""
    digest = sha256(community_id.bytes + number.encode()).digest()
    return await _count(connection, community_id, digest, most)


async def to_all(connection: Connection, community_id: CommunityId, most: int) -> bool:
    """Count a text of this community; False, and not counted, where it has sent so many today."""
    return await _count(connection, community_id, b"", most)


async def _count(
    connection: Connection, community_id: CommunityId, digest: bytes, most: int
) -> bool:
    return bool(await call(connection, _COUNT, community_id, digest, most))

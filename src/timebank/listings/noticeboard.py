"""The noticeboard of a community that has one, for whoever looks: no token, and nobody's name."""

from collections.abc import Sequence
from dataclasses import dataclass

from timebank.base.errors import NotFound
from timebank.communities import queries as communities
from timebank.db.engine import AnyRow, Database, enter
from timebank.listings import noticeboard_queries as queries
from timebank.listings.noticeboard_queries import Wanted

ALL = Wanted()


@dataclass(frozen=True)
class Board:
    """A community and what stands on its noticeboard, the newest first, as far as it was asked
    for."""

    community: AnyRow
    notices: Sequence[AnyRow]
    wanted: Wanted


async def board(database: Database, community: str, wanted: Wanted = ALL) -> Board:
    """The noticeboard of the community of this slug or id. Raises NotFound where it has none."""
    async with database.transaction() as connection:
        community_id = await communities.find(connection, community)
        if community_id is None:
            raise NotFound
        await enter(connection, community_id)
        row = await communities.community(connection, community_id)
        if not row.noticeboard:
            raise NotFound
        found = await queries.notices(connection, community_id, row.time_zone, wanted)
        return Board(row, found, wanted)

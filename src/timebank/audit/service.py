"""The proof of the books: everything that the rules say of them, looked at again."""

from timebank.audit import queries
from timebank.audit.rules import Proof
from timebank.base.ids import CommunityId
from timebank.db.engine import Connection


async def prove(connection: Connection, community_id: CommunityId) -> Proof:
    """Look whether a community's books are whole: rules 2, 3, 5, 6, 7 and 10 of the books.

    Nothing is believed that the database was to hold: constraints may have been taken away and put
    back. Takes a snapshot (Database.transaction), for the books go on meanwhile.
    """
    found = await queries.extent(connection, community_id)
    findings = [
        finding
        for code in queries.FAULTS
        for finding in await queries.faults(connection, community_id, code)
    ]
    return Proof(community_id, found.transfers, found.last_recorded_at, tuple(findings))

"""The proof of the books: everything that the rules say of them, and their chain, looked at again.

There is one way to prove books, whoever asks: over HTTP, `doctor`, a backup that is tried, restored
or moved in.
"""

from functools import partial

from timebank.audit import chain_queries, queries
from timebank.audit.chain import prove_chain
from timebank.audit.hands import shared
from timebank.audit.rules import Proof
from timebank.base.ids import CommunityId
from timebank.db.engine import Connection
from timebank.proof import reading


async def prove(connection: Connection, community_id: CommunityId, *others: Connection) -> Proof:
    """Look whether a community's books are whole: rules 2, 3, 5, 6, 7 and 10 of the books, and each
    sealed line, checkpoint and signature.

    Nothing is believed that the database was to hold: constraints may have been taken away and put
    back. Takes a snapshot (Database.transaction), for the books go on meanwhile; `others` that see
    the same moment help. Reads in pages, so that it takes no more memory for more lines.
    """
    connections = (connection, *others)
    extent = await queries.extent(connection, community_id)
    looks = [
        partial(queries.faults, community_id=community_id, code=code) for code in queries.FAULTS
    ]
    sums = [finding for found in await shared(connections, looks) for finding in found]
    chain = await prove_chain(connections, community_id)
    newest = await reading.journal_lines(connection, community_id, [chain.journal_size])
    return Proof(
        community_id,
        extent.transfers,
        extent.last_recorded_at,
        findings=(*sums, *chain.findings),
        last=chain.last,
        journal_recorded_at=newest[0].recorded_at if newest else None,
        waiting=await chain_queries.waiting(connection, community_id, chain.size),
        unendorsed_keys=tuple(chain.unendorsed_keys),
    )

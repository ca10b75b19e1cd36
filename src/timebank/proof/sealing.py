"""Sealing: what was committed gets its position, and a signed checkpoint stands over it.

A pass is one transaction: killed at any point it leaves nothing, and the next one does it again.
"""

from collections.abc import Sequence

from timebank.base.ids import CommunityId
from timebank.db.engine import Connection
from timebank.proof import merkle, queries
from timebank.proof.notes import FIRST, Note, Signed, SigningPair
from timebank.proof.queries import Sealed

MOST = 1_000
"""Events in one pass."""


async def seal(connection: Connection, secrets: Sequence[bytes], community_id: CommunityId) -> int:
    """One pass, in a transaction of that community; how many events it put under a new checkpoint.

    `secrets` are the installation's, the newest last. 0 where nothing waits, or another worker is
    at it.
    """
    sealed = await queries.take(connection, community_id, MOST)
    if sealed is None:
        return 0
    before = await queries.last(connection, community_id)
    under = before.note.size if before else 0
    if sealed.size > under:
        pair = await _pair(connection, secrets, community_id, before)
        await _checkpoint(connection, community_id, pair, sealed, before)
    return sealed.size - under


async def _checkpoint(
    connection: Connection,
    community_id: CommunityId,
    pair: SigningPair,
    sealed: Sealed,
    before: Signed | None,
) -> None:
    under = before.note.size if before else 0
    leaves = await queries.leaves(connection, community_id, under)
    frontier, tiles = merkle.grown(under, before.frontier if before else (), leaves)
    note = Note(
        community_id=community_id,
        number=before.note.number + 1 if before else 1,
        size=sealed.size,
        journal_size=sealed.journal_size,
        root=merkle.root_of(frontier),
        previous=before.note.digest if before else FIRST,
        made_at=await queries.ledger_now(connection),
        key_id=pair.key_id,
    )
    signed = Signed(note, pair.sign(note), frontier)
    await queries.add_checkpoint(connection, community_id, signed, tiles)


async def _pair(
    connection: Connection,
    secrets: Sequence[bytes],
    community_id: CommunityId,
    before: Signed | None,
) -> SigningPair:
    """The newest key's pair; before its first signature the key that signed last endorses it, where
    it is still at hand."""
    pair = SigningPair(secrets[-1], community_id)
    if not await queries.knows_key(connection, community_id, pair.key_id):
        older = [SigningPair(secret, community_id) for secret in secrets[:-1]]
        endorsement = next(
            (
                (one.key_id, one.endorse(community_id, pair.public_key))
                for one in older
                if before and one.key_id == before.note.key_id
            ),
            None,
        )
        public_key = (pair.key_id, pair.public_key)
        await queries.add_key(connection, community_id, public_key, endorsement)
    return pair

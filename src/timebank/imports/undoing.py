"""Undoing a run: credits and openings by reversals, what was not decided becomes withdrawn.

Nothing is deleted. What somebody reversed, corrected or declined by hand since is left as it is;
members and organisations that a run took in stay.
"""

from collections.abc import Sequence
from functools import partial
from uuid import UUID

from sqlalchemy import func

from timebank.accounts.rules import needs_second_person
from timebank.base.actors import Caller
from timebank.base.errors import Forbidden
from timebank.base.ids import CommunityId, new_id
from timebank.db.engine import AnyRow, Connection
from timebank.imports import book_queries, queries, statements
from timebank.imports.book_queries import Standing
from timebank.imports.errors import ImportAccountClosed, ImportNotPosted, ImportUndoneAlready
from timebank.imports.staged import Progress, Stage, silent
from timebank.ledger import bulk
from timebank.ledger.posting import Actor, ActorKind
from timebank.second_person.rules import Kind, Wish
from timebank.second_person.service import Waits, ask

BATCH_ROWS = 2_500
REASON = "import_undone"
MOST_NUMBERS = 10


async def undo(
    connection: Connection,
    community_id: CommunityId,
    caller: Caller,
    run_id: UUID,
    *,
    progress: Progress = silent,
) -> AnyRow | Waits:
    """Undo what a run brought, all of it or nothing. The run as it then is; or, where a transfer of
    it is above the community's threshold for reversals, what waits for a second person.

    Raises what `carry_out` raises, and ApprovalWaits where the same waits already.
    """
    await _posted(connection, community_id, run_id)
    act = partial(carry_out, connection, community_id, caller, run_id, progress=progress)
    community = await book_queries.community(connection, community_id)
    threshold = community.second_person_reversal_minutes
    transfers = await book_queries.to_reverse(connection, community_id, run_id)
    if not any(needs_second_person(one.minutes, threshold) for one in transfers):
        return await act()
    gainers = await book_queries.members_giving(connection, community_id, transfers)
    wish = Wish(
        Kind.IMPORT_UNDO,
        subject_id=run_id,
        made_id=new_id(),
        minutes=sum(one.minutes for one in transfers),
        reason=REASON,
        gainers=tuple(gainers),
    )
    return await ask(connection, community_id, caller, wish, act)


async def _posted(connection: Connection, community_id: CommunityId, run_id: UUID) -> AnyRow:
    await statements.plan_by_index(connection)
    run = await queries.run(connection, community_id, run_id, lock=True)
    if run.state == "undone":
        raise ImportUndoneAlready
    if run.state != "posted":
        raise ImportNotPosted
    return run


async def carry_out(
    connection: Connection,
    community_id: CommunityId,
    caller: Caller,
    run_id: UUID,
    *,
    progress: Progress = silent,
) -> AnyRow:
    """Undo it by this hand, also where two people have spoken for it.

    Raises ImportNotPosted, ImportUndoneAlready, ImportAccountClosed, and OwnReversal where the
    caller would gain by it.
    """
    run = await _posted(connection, community_id, run_id)
    if caller.member_id is None:
        raise Forbidden
    by = Actor(ActorKind.MEMBER, caller.member_id)
    withdrawn = await statements.withdraw(connection, community_id, run_id, by.id)
    accounts = await book_queries.accounts(connection, community_id, run_id)
    await bulk.lock_accounts(connection, community_id, accounts)
    transfers = await book_queries.to_reverse(connection, community_id, run_id)
    await _refuse_closed(connection, community_id, transfers)
    reversed_ = 0
    for first in range(0, len(transfers), BATCH_ROWS):
        batch = [one.transfer_id for one in transfers[first : first + BATCH_ROWS]]
        reversed_ += await bulk.reverse_many(connection, community_id, by, batch, REASON)
        progress(Stage.UNDOING, first + len(batch), len(transfers))
    await statements.change_run(
        connection,
        community_id,
        run_id,
        state="undone",
        undone_at=func.timebank.ledger_now(),
        undone_by=by.id,
        counts={**run.counts, "undone": {"reversed": reversed_, "withdrawn": withdrawn}},
    )
    return await queries.run(connection, community_id, run_id)


async def _refuse_closed(
    connection: Connection, community_id: CommunityId, transfers: Sequence[Standing]
) -> None:
    """Nothing moves on a closed account, a reversal neither: say whose they are."""
    accounts = {account_id for one in transfers for account_id in one.account_ids}
    closed = await book_queries.closed(connection, community_id, accounts)
    if closed:
        numbers = await book_queries.numbers(connection, community_id, closed)
        said = "; ".join(numbers[:MOST_NUMBERS]) or "0"
        raise ImportAccountClosed(accounts=len(closed), numbers=said)

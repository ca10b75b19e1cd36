"""Balances that an earlier system counted: what will come of them, and then the writing itself."""

from collections.abc import Sequence
from uuid import UUID

from timebank.base.ids import AccountId, CommunityId
from timebank.db.engine import AnyRow, Connection
from timebank.imports import book_queries, queries
from timebank.imports.cells import shown
from timebank.imports.dates import uk_date
from timebank.imports.problems import Doubt
from timebank.imports.staged import Change, Outcome
from timebank.imports.writing import Writing
from timebank.ledger import posting


async def foresee_openings(
    connection: Connection, community_id: CommunityId, writing: Writing
) -> list[Change]:
    """What ends otherwise than it was read: what the books have already."""
    changes: list[Change] = []
    async for rows in queries.in_order(connection, community_id, writing.run_id):
        changes += await _refused(connection, community_id, writing, rows)
        writing.done(len(rows))
    return changes


async def write_openings(
    connection: Connection, community_id: CommunityId, writing: Writing
) -> int:
    """Bring the balances of a run in. How many rows would now end otherwise than was agreed: where
    there is one, the caller takes all of it back."""
    changed_rows = 0
    async for rows in queries.in_order(connection, community_id, writing.run_id):
        refused = await _refused(connection, community_id, writing, rows)
        changed_rows += len(refused)
        if not refused:
            openings = [(row.id, AccountId(row.account_id), row.line["minutes"]) for row in rows]
            await posting.open_balances(connection, community_id, writing.actor, openings)
        writing.done(len(rows))
    return changed_rows


async def _refused(
    connection: Connection, community_id: CommunityId, writing: Writing, rows: Sequence[AnyRow]
) -> list[Change]:
    """Those that would count a balance twice: one that was opened before, or one for days whose
    hours the books have credited, unless somebody said that it does not hold them."""
    accounts = [row.account_id for row in rows]
    opened = await book_queries.opened(connection, community_id, accounts)
    closed = await book_queries.closed(connection, community_id, accounts)
    credited: dict[UUID, int] = {}
    if writing.counted_on:
        credited = await book_queries.credited_up_to(
            connection, community_id, accounts, writing.counted_on
        )
    refused: list[Change] = []
    for row in rows:
        said = shown((row.cells or {}).get("party", ""))
        doubt = None
        if row.account_id in opened:
            doubt = Doubt("row_opening_there", {"said": said})
        elif row.account_id in closed:
            doubt = Doubt("row_account_closed", {"said": said})
        elif row.account_id in credited and writing.counted_on and not row.line["separate"]:
            facts: dict[str, str | int] = {
                "said": said,
                "counted_on": uk_date(writing.counted_on),
                "credited_minutes": credited[row.account_id],
            }
            doubt = Doubt("row_credited_before_count", facts)
        if doubt:
            refused.append(Change(row.id, row.sheet, Outcome.REFUSED, "party", doubt))
    return refused

"""A statement as a table for a spreadsheet, complete whatever its length."""

from collections.abc import AsyncIterator
from datetime import UTC

from timebank.accounts.statement_names import ReadBy
from timebank.accounts.statement_queries import Extent, Line, stream
from timebank.base.cells import BYTE_ORDER_MARK, clock, csv_line
from timebank.base.ids import AccountId, CommunityId
from timebank.base.words import say
from timebank.db.engine import Database

_COLUMNS = (
    "recorded_at",
    "kind",
    "with",
    "worked_on",
    "minutes",
    "time",
    "balance_minutes",
    "balance_time",
    "reason",
    "transfer_id",
)


async def statement_csv(
    database: Database,
    community_id: CommunityId,
    account_id: AccountId,
    extent: Extent,
    reader: ReadBy,
) -> AsyncIterator[str]:
    """The lines, in a transaction of their own that sees one moment."""
    yield BYTE_ORDER_MARK + csv_line(say(reader.language, f"statement-{name}") for name in _COLUMNS)
    async with database.transaction(community_id, snapshot=True) as connection:
        async for line in stream(connection, community_id, account_id, extent):
            yield csv_line(_cells(line, reader))


def _cells(line: Line, reader: ReadBy) -> list[str | int | None]:
    language = reader.language
    return [
        line.recorded_at.astimezone(UTC).isoformat(" ", "seconds").removesuffix("+00:00"),
        say(language, f"transfer-{line.kind}"),
        reader.other_name(line) or say(language, f"account-{line.other_type}"),
        line.worked_on.isoformat() if line.worked_on else None,
        line.change_minutes,
        clock(line.change_minutes),
        line.balance_minutes,
        clock(line.balance_minutes),
        say(language, f"reason-{line.reason}") if line.reason else None,
        str(line.transfer_id),
    ]

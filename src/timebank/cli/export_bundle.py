"""What `timebank export --bundle` does."""

import asyncio
from pathlib import Path

from rich.console import Console

from timebank.audit.bundle import NothingSealed, pages
from timebank.cli.communities import one_community
from timebank.cli.failures import Stop
from timebank.cli.progress import shown_positions
from timebank.cli.whole_files import SCREEN, opened, refuse_existing
from timebank.db.engine import Database, enter


def export_bundle(url: str, community: str | None, file: Path) -> None:
    """Write the bundle into a file that is whole or not there. Raises Stop."""
    refuse_existing(file)
    try:
        position = asyncio.run(_export(url, community, file))
    except NothingSealed:
        raise Stop("Nothing is sealed yet: `timebank serve` seals within a second.") from None
    if file != SCREEN:
        Console(stderr=True, soft_wrap=True, highlight=False).print(
            f"Written to {file}: {position:,} lines.", markup=False
        )


async def _export(url: str, community: str | None, file: Path) -> int:
    database, position = Database(url, pooled=False), 0
    try:
        async with database.transaction(snapshot=True) as connection:
            community_id = await one_community(connection, community)
            await enter(connection, community_id)
            with opened(file) as out, shown_positions() as tell:
                async for position, page in pages(connection, community_id):
                    _ = out.write(page)
                    tell(position)
    finally:
        await database.close()
    return position

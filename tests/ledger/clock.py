"""The books' clock, which in a test's database can be set."""

from dataclasses import dataclass
from datetime import timedelta

import asyncpg

_CREATED = """
INSERT INTO timebank.installation (id, made_as, clock_offset) VALUES (1, 'test', interval '0')
ON CONFLICT (id) DO NOTHING
"""


@dataclass
class Clock:
    """How far the books' clock is from the machine's. Only the owner may set it."""

    owner_url: str

    async def stands(self, offset: timedelta) -> None:
        """From now on the clock is this far ahead, or behind."""
        owner = await asyncpg.connect(self.owner_url)
        try:
            await owner.execute(_CREATED)
            await owner.execute("UPDATE timebank.installation SET clock_offset = $1", offset)
        finally:
            await owner.close()

"""Waiting for what is sealed next, without a connection or a transaction meanwhile."""

import asyncio
import time
from collections.abc import Awaitable, Callable

import anyio
from starlette.responses import Response
from starlette.types import Receive, Scope, Send

from timebank.base.ids import CommunityId
from timebank.db.engine import Database
from timebank.proof import reading

SECONDS_BETWEEN_LOOKS = 0.5


class Waits:
    """All who wait in this process. However many wait for one community, one of them looks."""

    def __init__(self) -> None:
        self._looks: dict[CommunityId, asyncio.Task[int]] = {}
        self._over = False

    def end(self) -> None:
        """Nobody waits any longer: the service is to stop."""
        self._over = True

    async def until_grown(
        self, database: Database, community_id: CommunityId, size: int, seconds: float
    ) -> None:
        """Comes back when the community has more events than `size`, or when the time is over."""
        until = time.monotonic() + seconds
        while not self._over and (left := until - time.monotonic()) > 0:
            look = self._looks.get(community_id)
            if look is None:
                look = asyncio.create_task(_look(database, community_id))
                self._looks[community_id] = look
                look.add_done_callback(lambda _: self._looks.pop(community_id, None))
            _ = await asyncio.wait({look}, timeout=left)
            # Where the database could not be asked, whoever reads on is told why.
            if look.done() and (look.exception() or look.result() > size):
                return


async def _look(database: Database, community_id: CommunityId) -> int:
    await asyncio.sleep(SECONDS_BETWEEN_LOOKS)
    async with database.transaction(community_id) as connection:
        return (await reading.size(connection, community_id)).size


class Later(Response):
    """An answer that is made after the route's transaction has ended, while the caller listens."""

    def __init__(self, make: Callable[[], Awaitable[Response]]) -> None:
        super().__init__()
        self._make = make

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        async with anyio.create_task_group() as group:

            async def hang_up() -> None:
                while (await receive())["type"] != "http.disconnect":
                    pass
                group.cancel_scope.cancel()

            group.start_soon(hang_up)
            response = await self._make()
            for name, value in self.headers.items():
                response.headers.setdefault(name, value)
            await response(scope, receive, send)
            group.cancel_scope.cancel()

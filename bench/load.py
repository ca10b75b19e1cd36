"""A load of prepared requests over connections kept open, too cheap to be what is measured."""

import asyncio
import re
import time
from collections.abc import Iterator, Sequence
from typing import cast


async def rate(port: int, requests: Iterator[bytes], *, clients: int, seconds: float) -> float:
    """Answers a second. Raises for an answer other than 2xx."""
    until = time.monotonic() + seconds
    begun = time.monotonic()
    done = await asyncio.gather(*(_client(port, requests, until) for _ in range(clients)))
    return sum(done) / (time.monotonic() - begun)


async def _client(port: int, requests: Iterator[bytes], until: float) -> int:
    loop = asyncio.get_running_loop()
    client = _Client(requests, until, loop.create_future())
    await loop.create_connection(lambda: client, "127.0.0.1", port)
    return await client.done


class _Client(asyncio.Protocol):
    """One connection: the next request as soon as an answer is whole."""

    def __init__(
        self, requests: Iterator[bytes], until: float, done: "asyncio.Future[int]"
    ) -> None:
        self.requests, self.until, self.done = requests, until, done
        self.answered = 0
        self.came = b""

    def connection_made(self, transport: asyncio.BaseTransport) -> None:
        self.transport = cast("asyncio.Transport", transport)
        self._next()

    def data_received(self, data: bytes) -> None:
        self.came += data
        head = self.came.find(b"\r\n\r\n")
        if head < 0 or len(self.came) < head + 4 + _length(self.came[:head]):
            return
        if not self.came.startswith(b"HTTP/1.1 2"):
            self._end(RuntimeError(self.came.split(b"\r\n", 1)[0].decode()))
            return
        self.came = b""
        self.answered += 1
        self._next()

    def connection_lost(self, exc: Exception | None) -> None:
        self._end(exc or ConnectionError("the service hung up"))

    def _next(self) -> None:
        request = next(self.requests, None) if time.monotonic() < self.until else None
        if request is None:
            self._end(None)
        else:
            self.transport.write(request)

    def _end(self, fault: Exception | None) -> None:
        if self.done.done():
            return
        if fault:
            self.done.set_exception(fault)
        else:
            self.done.set_result(self.answered)
        self.transport.close()


_LENGTH = re.compile(rb"\r\ncontent-length: (\d+)", re.IGNORECASE)


def _length(head: bytes) -> int:
    found = _LENGTH.search(head)
    return int(found[1]) if found else 0


def post(path: str, token: str, key: str, body: bytes = b"{}") -> bytes:
    """A POST as bytes."""
    head = (
        f"POST {path} HTTP/1.1\r\nHost: localhost\r\nAuthorization: Bearer {token}\r\n"
        f"Idempotency-Key: {key}\r\nContent-Type: application/json\r\n"
        f"Content-Length: {len(body)}\r\n\r\n"
    )
    return head.encode() + body


def chunks(things: Sequence[bytes], rounds: int) -> list[Sequence[bytes]]:
    """The things, dealt out to rounds."""
    size = len(things) // rounds
    return [things[i * size : (i + 1) * size] for i in range(rounds)]

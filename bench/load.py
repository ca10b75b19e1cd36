"""A load of prepared requests over connections kept open, too cheap to be what is measured."""

import asyncio
import time
from collections.abc import Iterator, Sequence


async def rate(port: int, requests: Iterator[bytes], *, clients: int, seconds: float) -> float:
    """Answers a second. Raises for an answer other than 2xx."""
    until = time.monotonic() + seconds
    begun = time.monotonic()
    done = await asyncio.gather(*(_client(port, requests, until) for _ in range(clients)))
    return sum(done) / (time.monotonic() - begun)


async def _client(port: int, requests: Iterator[bytes], until: float) -> int:
    reader, writer = await asyncio.open_connection("127.0.0.1", port)
    answered = 0
    for request in requests:
        if time.monotonic() >= until:
            break
        writer.write(request)
        head = await reader.readuntil(b"\r\n\r\n")
        await reader.readexactly(_length(head))
        if not head.startswith(b"HTTP/1.1 2"):
            raise RuntimeError(head.split(b"\r\n", 1)[0].decode())
        answered += 1
    writer.close()
    return answered


def _length(head: bytes) -> int:
    for line in head.lower().split(b"\r\n"):
        if line.startswith(b"content-length:"):
            return int(line.split(b":")[1])
    return 0


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

"""A provider of texts that really speaks HTTP, as Twilio and GOV.UK Notify do."""

import asyncio
import json
from collections.abc import AsyncIterator
from contextlib import asynccontextmanager
from dataclasses import dataclass, field
from typing import Any
from urllib.parse import parse_qs

ACCOUNT, SECRET = "AC" + "1" * 32, "hush"
SERVICE, KEY = "26785a09-ab16-4eb0-8407-a37497a57506", "3d844edf-8d35-48ac-975b-e847b4f122b0"


@dataclass(frozen=True)
class Request:
    """What somebody asked."""

    path: str
    headers: dict[str, str]
    body: bytes

    @property
    def form(self) -> dict[str, str]:
        return {name: value for name, (value,) in parse_qs(self.body.decode()).items()}

    @property
    def json(self) -> Any:
        return json.loads(self.body)


@dataclass
class Exchange:
    """Keeps what it is asked, and answers as it is told; with `None` it hangs up half way."""

    answer: bytes | None = b"HTTP/1.1 201 Created\r\nContent-Length: 2\r\n\r\n{}"
    asked: list[Request] = field(default_factory=list)
    url: str = ""
    takes: asyncio.Event = field(default_factory=asyncio.Event)
    """Until it is set, whoever asks waits."""
    hands: set[asyncio.Task[Any]] = field(default_factory=set)

    @asynccontextmanager
    async def opened(self) -> AsyncIterator["Exchange"]:
        server = await asyncio.start_server(self._serve, "127.0.0.1", 0)
        self.url = f"http://127.0.0.1:{server.sockets[0].getsockname()[1]}"
        self.takes.set()
        async with server:
            yield self
        self.takes.set()
        await asyncio.gather(*self.hands, return_exceptions=True)

    def refuses(self, status: int, answer: Any = None, **headers: str) -> None:
        body = json.dumps(answer).encode()
        lines = "".join(f"{name.replace('_', '-')}: {value}\r\n" for name, value in headers.items())
        head = f"HTTP/1.1 {status} No\r\n{lines}Content-Length: {len(body)}\r\n\r\n"
        self.answer = head.encode() + body

    async def _serve(self, reader: asyncio.StreamReader, writer: asyncio.StreamWriter) -> None:
        hand = asyncio.current_task()
        assert hand is not None
        self.hands.add(hand)
        head = (await reader.readuntil(b"\r\n\r\n")).decode()
        first, *lines = head.split("\r\n")
        headers = {n.lower(): v for n, _, v in (line.partition(": ") for line in lines) if n}
        body = await reader.readexactly(int(headers.get("content-length", "0")))
        self.asked.append(Request(first.split()[1], headers, body))
        await self.takes.wait()
        writer.write(b"HTTP/1.1 201 Cre" if self.answer is None else self.answer)
        writer.close()

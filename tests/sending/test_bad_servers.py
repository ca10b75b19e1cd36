"""A mail server that dies half-way, answers slowly, or says what no server says."""

import asyncio
from collections.abc import AsyncIterator
from contextlib import asynccontextmanager
from dataclasses import replace

import pytest
from tests.ledger.clock import Clock
from tests.sending.post_office import PostOffice, Reader, Town

from timebank.sending import mail
from timebank.sending.rules import LEASE

ANSWERS = {
    "EHLO": b"250 post.example.org\r\n",
    "MAIL": b"250 OK\r\n",
    "RCPT": b"250 OK\r\n",
    "DATA": b"354 Go on\r\n",
    ".": b"250 OK\r\n",
}
STEPS = (*ANSWERS,)


async def _reads(step: str, reader: asyncio.StreamReader) -> None:
    """What the service says in a step: a line, or a letter up to its end."""
    line = b""
    while line.strip().upper()[: len(step)] != step.encode():
        line = await reader.readline()
        if not line:
            raise ConnectionResetError


@asynccontextmanager
async def bad(last: str, *, says: bytes | None, slowly: float = 0) -> AsyncIterator[int]:
    """A server that is a good one up to a step, in which it `says` this, or hangs up; its port."""
    over = asyncio.Event()

    async def talks(reader: asyncio.StreamReader, writer: asyncio.StreamWriter) -> None:
        try:
            writer.write(b"220 post.example.org\r\n")
            for step in STEPS:
                await _reads(step, reader)
                if step == last:
                    break
                writer.write(ANSWERS[step])
            for byte in says or b"":
                if writer.is_closing():
                    return
                writer.write(bytes([byte]))
                await asyncio.sleep(slowly)
            if says is not None:
                await over.wait()
        except ConnectionError:
            pass
        finally:
            writer.close()

    async with await asyncio.start_server(talks, "127.0.0.1", 0) as server:
        yield server.sockets[0].getsockname()[1]
        over.set()


async def arrives_later(town: Town, nia: Reader, clock: Clock) -> None:
    """Once the server is a good one, the letter is there once."""
    await clock.stands(LEASE)
    await town.delivers(town.post.server)
    assert len(nia.letters) == 1


@pytest.mark.parametrize("last", STEPS)
async def test_a_server_that_dies_half_way_leaves_the_message_for_later(
    last: str, town: Town, nia: Reader, clock: Clock
) -> None:
    message_id = await town.sends_code(nia)
    async with bad(last, says=None) as port:
        await town.delivers(replace(PostOffice().server, port=port))
    row = await town.row(message_id)
    assert (row["state"], row["tries"]) == ("waiting", 1)
    assert row["fault"] in ("unreachable", "connection_lost")
    await arrives_later(town, nia, clock)


@pytest.mark.parametrize("last", STEPS)
@pytest.mark.parametrize("says", [b"", b"250-and more, " * 20])
async def test_a_server_that_answers_slowly_is_left_in_time(
    last: str,
    says: bytes,
    *,
    town: Town,
    nia: Reader,
    clock: Clock,
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    monkeypatch.setattr(mail, "SECONDS_FOR_AN_ANSWER", 0.3)
    monkeypatch.setattr(mail, "SECONDS_TO_SEND", 0.6)
    message_id = await town.sends_code(nia)
    async with bad(last, says=says, slowly=0.02) as port:
        async with asyncio.timeout(5):
            await town.delivers(replace(PostOffice().server, port=port))
    row = await town.row(message_id)
    assert (row["state"], row["tries"], row["fault"]) == ("waiting", 1, "timed_out")
    await arrives_later(town, nia, clock)


@pytest.mark.parametrize("last", STEPS)
@pytest.mark.parametrize("says", [b"\xff\xfe\r\n", b"hello\r\n", b"999 no\r\n", b"2" * 9_000])
async def test_what_no_server_says_is_no_yes(
    last: str,
    says: bytes,
    *,
    town: Town,
    nia: Reader,
    clock: Clock,
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    monkeypatch.setattr(mail, "SECONDS_FOR_AN_ANSWER", 0.3)
    message_id = await town.sends_code(nia)
    async with bad(last, says=says) as port:
        await town.delivers(replace(PostOffice().server, port=port))
    row = await town.row(message_id)
    assert row["state"] == "waiting", row["fault"]
    assert row["fault"] != "fault"
    await arrives_later(town, nia, clock)

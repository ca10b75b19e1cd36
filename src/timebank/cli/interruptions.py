"""Signals that ask a command to end: Ctrl-C, SIGTERM, and a terminal that closes."""

import asyncio
import signal
from collections.abc import Callable, Coroutine, Iterator
from contextlib import contextmanager
from types import FrameType
from typing import Any

from timebank.cli.ending import ENDING, end_like_ctrl_c


@contextmanager
def on_signals(act: Callable[[], object]) -> Iterator[None]:
    """Let each of them call `act`, and nothing else, in this block."""

    def noted(_number: int, _frame: FrameType | None) -> None:
        act()

    before = {
        number: signal.signal(number, noted)
        for number in ENDING
        if signal.getsignal(number) is not signal.SIG_IGN
    }
    try:
        yield
    finally:
        for number, handler in before.items():
            signal.signal(number, handler)


@contextmanager
def uninterrupted() -> Iterator[None]:
    """Let none of them do anything in this block, which is short or listens to them itself."""
    with on_signals(lambda: None):
        yield


def run_until_signal(act: Callable[[], Coroutine[Any, Any, None]]) -> None:
    """Run it in a loop of its own. Each of the signals cancels it, so that whatever it has begun is
    taken back in its order; an exception in the midst of the loop would leave its threads and
    connections behind. Raises KeyboardInterrupt then. Call it from the main thread."""

    async def watched() -> None:
        running, loop = asyncio.current_task(), asyncio.get_running_loop()
        assert running is not None  # noqa: S101 - we are in it
        with on_signals(lambda: loop.call_soon_threadsafe(running.cancel)):
            await act()

    try:
        asyncio.run(watched())
    except asyncio.CancelledError:
        raise KeyboardInterrupt from None


@contextmanager
def at_once() -> Iterator[None]:
    """Let each of them raise KeyboardInterrupt in this block, which waits for a person and not in
    the loop."""
    before = {number: signal.getsignal(number) for number in ENDING}
    end_like_ctrl_c()
    try:
        yield
    finally:
        for number, handler in before.items():
            signal.signal(number, handler)

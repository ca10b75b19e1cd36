"""Signals that ask a command to end: Ctrl-C, SIGTERM, and a terminal that closes."""

import signal
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from types import FrameType

ENDING = (signal.SIGINT, signal.SIGTERM, signal.SIGHUP)


def end_like_ctrl_c() -> None:
    """From here on each of them rolls back what was begun, and stops a database that we started."""
    for number in ENDING:
        if signal.getsignal(number) is not signal.SIG_IGN:  # as under nohup
            signal.signal(number, signal.default_int_handler)


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

"""Reading in a thread, which is never left behind."""

from asyncio import CancelledError, get_running_loop, shield, wait
from collections.abc import Callable
from contextlib import suppress
from typing import TypeVar

from timebank.imports.sheets.halt import Halt

T = TypeVar("T")


async def in_thread(read: Callable[[], T], halt: Halt) -> T:
    """What `read` gives, in a thread. Whoever is cancelled meanwhile halts it, and waits until it
    has ended: what is being read cannot be closed.

    Not by AnyIO, whose threads hold up the end of the process where its loop is broken off.
    """
    reading = get_running_loop().run_in_executor(None, read)
    try:
        return await shield(reading)
    except CancelledError:
        halt.call()
        while not reading.done():
            with suppress(CancelledError):
                await wait((reading,))
        _ = reading.cancelled() or reading.exception()  # nobody waits for what it gave
        raise

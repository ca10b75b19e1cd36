"""When a message is tried again."""

from datetime import timedelta

SECONDS_TO_SEND = 30
"""How long handing one message over may take."""
LEASE = timedelta(seconds=2 * SECONDS_TO_SEND)
"""How long whoever has claimed a message has it for themselves: longer than they can be at it. If
they are killed meanwhile, it is tried again afterwards."""
FIRST_PAUSE, LONGEST_PAUSE = timedelta(seconds=5), timedelta(minutes=5)


def pause_after(tries: int) -> timedelta:
    """How long to wait after so many tries: twice as long each time, within reason."""
    return min(FIRST_PAUSE * (1 << min(tries - 1, 16)), LONGEST_PAUSE)

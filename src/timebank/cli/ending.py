"""Signals that ask a command to end, from its first moment on: this loads nothing else."""

import signal

ENDING = (signal.SIGINT, signal.SIGTERM, signal.SIGHUP)


def end_like_ctrl_c() -> None:
    """From here on each of them rolls back what was begun, and stops a database that we started."""
    for number in ENDING:
        if signal.getsignal(number) is not signal.SIG_IGN:  # as under nohup
            signal.signal(number, signal.default_int_handler)

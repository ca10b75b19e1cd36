"""How long the service takes to start again on data that are there."""

import time

import anyio.to_thread
from tests.cli.operators import Operator
from tests.server import fresh_folder

from bench.figures import Figure


async def run(*, rounds: int, seconds: float) -> list[Figure]:
    """From the command to the first answer, the embedded database's own start included."""
    del seconds
    took = await anyio.to_thread.run_sync(_starts, rounds)
    return [Figure("second start of the service, s", took, "< 5 s", "{:.1f}".format)]


def _starts(rounds: int) -> list[float]:
    with fresh_folder() as folder:
        folder.chmod(0o711)
        operator = Operator(folder / "data", None)
        operator.makes("ely")
        return [_start(operator) for _ in range(rounds)]


def _start(operator: Operator) -> float:
    begun = time.monotonic()
    with operator.serves() as served:
        if served.get("/readyz").is_error:
            raise RuntimeError("the service started, and is not ready")
        return time.monotonic() - begun

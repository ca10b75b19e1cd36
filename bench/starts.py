"""How long the service takes to start again on data that are there."""

import time

from bench.figures import Figure
from bench.installation import prepare, server, serving


async def run(*, rounds: int, seconds: float) -> list[Figure]:
    """From the command to the first answer, with the database running already."""
    del seconds
    took = []
    with server() as embedded:
        bench = await prepare(embedded)
        for _ in range(rounds):
            begun = time.monotonic()
            with serving(bench):
                took.append(time.monotonic() - begun)
    return [Figure("second start of the service, s", took, "< 5 s", "{:.1f}".format)]

"""`python -m bench [NAME …]`: measures and prints a table.

Machines are noisy, so nothing here is a verdict on seconds: a figure is a share of a peer that ran
in turn with it, and the rounds' least, median and most are all shown.
"""

import argparse
import sys

import uvloop
from rich.console import Console
from rich.table import Table

from bench import (
    app,
    auditing,
    closing,
    desk,
    exporting,
    importing,
    matching,
    phones,
    restoring,
    sealing,
    searching,
    starts,
    verifying,
)
from bench.figures import Figure

BENCHES = {
    "verify": verifying.run,
    "start": starts.run,
    "import": importing.run,
    "export": exporting.run,
    "audit": auditing.run,
    "seal": sealing.run,
    "restore": restoring.run,
    "desk": desk.run,
    "session": closing.run,
    "search": searching.run,
    "match": matching.run,
    "phones": phones.run,
    "app": app.run,
}


def main() -> None:
    parser = argparse.ArgumentParser(prog="python -m bench", description=__doc__)
    parser.add_argument("names", nargs="*", choices=[*BENCHES, []], help="all, if none is named")
    parser.add_argument("--rounds", type=int, default=3)
    parser.add_argument("--seconds", type=float, default=6.0, help="of each measurement in a round")
    asked = parser.parse_args()
    table = Table("measured", "least", "median", "most", "wanted", title="bench")
    for name in asked.names or BENCHES:
        print(f"measuring {name} …", file=sys.stderr, flush=True)
        for figure in uvloop.run(BENCHES[name](rounds=asked.rounds, seconds=asked.seconds)):
            table.add_row(*_row(figure))
    Console().print(table)


def _row(figure: Figure) -> tuple[str, str, str, str, str]:
    least, median, most = figure.spread()
    return (
        figure.name,
        figure.show(least),
        figure.show(median),
        figure.show(most),
        figure.wanted,
    )


main()

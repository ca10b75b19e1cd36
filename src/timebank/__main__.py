"""`timebank` from its first moment: loading takes a while, and it may be asked to end meanwhile."""

import gc
import sys

STOPPED = 130
OBJECTS_BETWEEN_LOOKS = 20_000


def main() -> None:
    """Load the commands, and run one."""
    # Neither requests nor rows leave many cycles behind: looked for each 700 objects, they take a
    # tenth of an import, and of a request as long again as it needs.
    gc.set_threshold(OBJECTS_BETWEEN_LOOKS)
    try:
        from timebank.cli.ending import end_like_ctrl_c  # noqa: PLC0415 - so that Ctrl-C is answered

        end_like_ctrl_c()
        from timebank.cli.main import main as run  # noqa: PLC0415 - it is what takes a while
    except KeyboardInterrupt:
        print("timebank: stopped; run it again to go on.", file=sys.stderr)  # noqa: T201
        sys.exit(STOPPED)
    run()


if __name__ == "__main__":
    main()

"""`timebank` from its first moment: loading takes a while, and Ctrl-C may come during it."""

import sys

STOPPED = 130


def main() -> None:
    """Load the commands, and run one."""
    try:
        from timebank.cli.main import main as run  # noqa: PLC0415 - it is what takes a while
    except KeyboardInterrupt:
        print("timebank: stopped; run it again to go on.", file=sys.stderr)  # noqa: T201
        sys.exit(STOPPED)
    run()


if __name__ == "__main__":
    main()

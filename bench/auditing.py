"""A bundle checked, beside the bare SHA-256 of the same lines.

Each check is a process of its own, so that its memory is told alone. `python -m bench.auditing
FILE` is that process: it prints seconds, CPU seconds and the most memory in MB.
"""

import json
import os
import resource
import subprocess
import sys
import tempfile
import time
from collections.abc import Callable, Iterator
from datetime import UTC, datetime
from hashlib import sha256
from pathlib import Path

from tests.verifier.pen import PAIR, TOWN, Pen, a_town

from bench.figures import Figure, share
from timebank.proof import merkle
from timebank.proof.notes import FIRST, Note
from timebank.verifier.bundle import (
    Head,
    checkpoint_record,
    end_record,
    key_record,
    line_record,
)
from timebank.verifier.chain import Seen
from timebank.verifier.checking import check_file

HOURS = int(os.environ.get("BENCH_HOURS", "100000"))
MEMBERS = 1_000
SEALED = 1_000
MINUTES = 30
_AT = datetime(2026, 1, 1, tzinfo=UTC)


async def run(*, rounds: int, seconds: float) -> list[Figure]:
    """Hours that a group states, and every tenth spent: about three lines and a half for each."""
    del seconds
    rates, cpu, peers, memory = [], [], [], []
    with tempfile.TemporaryDirectory() as folder:
        path = Path(folder) / "books.bundle"
        lines = _written(path)
        for _ in range(rounds):
            peers.append(_hashed(path))
            took = _checked(path)
            rates.append(lines / took["seconds"])
            cpu.append(lines / took["cpu"])
            memory.append(took["memory"])
    shares = [rate / peer for rate, peer in zip(rates, peers, strict=True)]
    return [
        Figure("bare SHA-256 of the lines, leaf by leaf, lines/s", peers),
        Figure(f"audit verify, lines/s ({lines:,} lines)", rates, "≥ 100,000"),
        Figure("audit verify, lines in a second of CPU", cpu),
        Figure("audit verify, share of SHA-256", shares, "", share),
        Figure("audit verify, most memory, MB", memory, "< 500"),
    ]


def _hashed(path: Path) -> float:
    """Lines in a second, each hashed once as a leaf."""
    began, lines = time.monotonic(), 0
    with path.open("rb") as file:
        for record in file:
            if record.startswith(b"line "):
                sha256(b"\x00" + record[70:-1]).digest()
                lines += 1
    return lines / (time.monotonic() - began)


def _checked(path: Path) -> dict[str, float]:
    done = subprocess.run(  # noqa: S603 - our own module
        [sys.executable, "-m", "bench.auditing", str(path)],
        check=True,
        capture_output=True,
        text=True,
    )
    figures: dict[str, float] = json.loads(done.stdout)
    return figures


def _written(path: Path) -> int:
    """A bundle of so many hours; how many lines."""
    pen, seen = a_town(), sha256()
    for number in range(MEMBERS):
        pen.opens(f"account {number}", "member", f"member {number}")
    with path.open("w", encoding="ascii", newline="") as out:
        body = path.with_suffix(".body")
        with body.open("w", encoding="ascii", newline="") as lines:
            checkpoints = _sealed(pen, lines.write)
        head = Head(str(TOWN), pen.position, pen.journal, checkpoints).text
        for text in (head, key_record(PAIR.public_key, None)):
            seen.update(text.encode())
            out.write(text)
        with body.open(encoding="ascii", newline="") as lines:
            while chunk := lines.read(1 << 20):
                seen.update(chunk.encode())
                out.write(chunk)
        balances = "".join(pen.balances())
        seen.update(balances.encode())
        out.write(balances)
        out.write(end_record(seen.digest()))
        body.unlink()
    return pen.position


def _sealed(pen: Pen, write: Callable[[str], object]) -> int:
    frontier: list[bytes] = []
    previous, number, size, journal = FIRST, 0, 0, 0
    for lines in _batches(pen):
        leaves = [merkle.leaf_of(line) for line in lines]
        for leaf, line in zip(leaves, lines, strict=True):
            write(line_record(leaf, line))
        frontier, _ = merkle.grown(size, frontier, leaves)
        size, number = size + len(lines), number + 1
        journal += sum("|transfer|" in line[:20] for line in lines)
        root = merkle.root_of(frontier)
        note = Note(TOWN, number, size, journal, root, previous, _AT, PAIR.key_id)
        write(checkpoint_record(note, PAIR.sign(note)))
        previous = note.digest
    return number


def _batches(pen: Pen) -> Iterator[list[str]]:
    """Everything that happens, as much at once as one sealing takes."""
    for number in range(HOURS):
        _hour(pen, number)
        pen.ids = (
            {name: one for name, one in pen.ids.items() if _lasts(name)}
            if len(pen.ids) > 4 * MEMBERS
            else pen.ids
        )
        while len(pen.lines) >= SEALED:
            yield pen.lines[:SEALED]
            del pen.lines[:SEALED]
    if pen.lines:
        yield pen.lines


def _lasts(name: str) -> bool:
    return name.split(" ", maxsplit=1)[0] not in ("hour", "transfer", "hold")


def _hour(pen: Pen, number: int) -> None:
    who, entry = number % MEMBERS, f"hour {number}"
    giver = f"member {who}"
    pen.logs(entry, giver=giver, stated_by="mair", minutes=MINUTES)
    said = pen.entry(giver)
    pen.moves("thank", "issued", f"account {who}", MINUTES, entry=entry, said=said)
    if number % 10 == 0:
        hold = f"hold {number}"
        accounts = (pen.id(f"account {who}"), pen.id("club's"))
        until = "2099-01-01T00:00:00.000000Z"
        pen.writes("hold_placed", hold, *accounts, MINUTES, until, pen.id(giver), "")
        pen.moves("spend", f"account {who}", "club's", MINUTES, by=giver, hold=hold)


def _check(path: Path) -> dict[str, float]:
    began = time.monotonic()
    check_file(path, Seen(), lambda _read, _lines: None)
    seconds = time.monotonic() - began
    used = [resource.getrusage(who) for who in (resource.RUSAGE_SELF, resource.RUSAGE_CHILDREN)]
    return {
        "seconds": seconds,
        "cpu": sum(one.ru_utime + one.ru_stime for one in used),
        "memory": sum(one.ru_maxrss for one in used) / 1024,
    }


if __name__ == "__main__":
    print(json.dumps(_check(Path(sys.argv[1]))))

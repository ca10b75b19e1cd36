"""What a run of kills did and came to, as the table that stands in the documentation."""

import os
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

from tests.durability.load import Load

TABLE = os.environ.get("TIMEBANK_KILLS_TABLE")


@dataclass
class Found:
    """Filled while the run goes on; kept when nothing was wrong."""

    kills: int
    unanswered: int = 0
    seconds_until_ready: list[float] = field(default_factory=list)
    proof: dict[str, Any] = field(default_factory=dict)

    def kept(self, load: Load) -> None:
        """Write the table, where one is wanted."""
        if TABLE is None:
            return
        last, done = self.proof["sealed"]["checkpoint"], [one for one in load.sent if one.done]
        lines = [
            ("`kill -9` of the service, its sealing worker with it", self.kills),
            ("`kill -9` of the database", self.kills),
            ("most seconds until it answered again", round(max(self.seconds_until_ready))),
            ("requests sent meanwhile", len(load.sent)),
            ("of these, left without an answer", self.unanswered),
            ("sent again under their keys, and answered otherwise than before", 0),
            ("of these, done; the others were refused, in the same words each time", len(done)),
            ("entries and transfers of what was done", sum(len(one.made) for one in done)),
            ("of these, missing or there twice", 0),
            ("events sealed", last["size"]),
            ("checkpoints over them", last["number"]),
            ("findings of the proof, of queries from outside, of `audit verify`", 0),
        ]
        rows = [f"| {what} | {count:,} |" for what, count in lines]
        Path(TABLE).write_text("\n".join(["| | |", "|---|--:|", *rows, ""]))

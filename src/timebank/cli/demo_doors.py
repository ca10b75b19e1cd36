"""Where to look in the demo once it is served, and what to paste first."""

import json
import shlex
from dataclasses import dataclass
from datetime import date, datetime

from rich.console import Console
from rich.panel import Panel
from rich.table import Table

from timebank.base.ids import new_id
from timebank.demo.calendar import CARDIFF
from timebank.demo.queries import Example
from timebank.demo.towns import TIME_CREDITS
from timebank.sign_in.service import Issued


@dataclass(frozen=True)
class Opened:
    """What the first requests need: a coordinator's token, and something to try it on."""

    issued: Issued
    example: Example
    last_day: date

    @property
    def until(self) -> str:
        """When the token ends, by this machine's clock."""
        return f"{self.issued.expires_at.astimezone():%H:%M on %d %B}"

    def look(self, address: str) -> str:
        """A line that asks what waits for somebody's decision."""
        return self._curl(
            f"{address}/v1/communities/{TIME_CREDITS.slug}/contributions?waiting=true&limit=3"
        )

    def thank(self, address: str) -> str:
        """A line that thanks a member for an hour given today."""
        thanks = {
            "organisation_id": str(self.example.organisation_id),
            "activity_id": str(self.example.activity_id),
            "worked_on": datetime.now(CARDIFF).date().isoformat(),
            "lines": [{"number": self.example.number, "minutes": 60}],
        }
        url = f"{address}/v1/communities/{TIME_CREDITS.slug}/thanks"
        headers = ("Content-Type: application/json", f"Idempotency-Key: {new_id()}")
        return self._curl(url, *headers, sent=json.dumps(thanks))

    def _curl(self, url: str, *headers: str, sent: str | None = None) -> str:
        headers = (f"Authorization: Bearer {self.issued.token}", *headers)
        words = [word for header in headers for word in ("-H", header)]
        return shlex.join(["curl", *words, *(["-d", sent] if sent else []), url])


def show_doors(console: Console, address: str, opened: Opened) -> None:
    """Where to look, once the service answers."""
    doors = Table(box=None, show_header=False, pad_edge=False)
    doors.add_row("Open", f"{address}/demo", style="bold")
    doors.add_row("", "three doors, one click each; something waits behind each")
    doors.add_row("Its past", f"ends on {opened.last_day:%d %B %Y}; from then on it is yours")
    doors.add_row("Its token", f"a coordinator's, good until {opened.until}")
    doors.add_row("To stop", "Ctrl-C; the next run goes on from there")
    console.print(Panel(doors, title="The demo is open", expand=False))
    _show_line(console, "Or by the API. What waits for a decision:", opened.look(address))
    _show_line(console, "Thank somebody for an hour of gardening:", opened.thank(address))


def _show_line(console: Console, what: str, line: str) -> None:
    """A line to paste, whole and with nothing around it."""
    console.print(f"\n{what}", style="bold")
    print(line, file=console.file, flush=True)

"""What the words of a message are filled with: its facts, as a person reads them."""

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from datetime import date, datetime, time
from zoneinfo import ZoneInfo

from timebank.base.words import clock_in_words, date_in_words, say
from timebank.sending.queries import Claimed

COUNTED = ("approvals", "applications", "hours", "copies")


def one_line(text: str) -> str:
    """A name as it may stand in a header or a line: whatever would end the line is a space."""
    return " ".join(text.split())


def subject_of(claimed: Claimed) -> str:
    """The message of the catalogue that is its subject: of what it tells, where that is one kind of
    thing."""
    kinds = {str(line["kind"]) for line in _news(claimed)}
    of_one = f"-{kinds.pop()}" if len(kinds) == 1 else ""
    return f"message-{claimed.kind}{of_one}"


def lines_of(claimed: Claimed, *, short: bool = False) -> list[str]:
    """What it tells, each thing in a line of its own."""
    reader = _Reader(claimed.language.value, ZoneInfo(claimed.time_zone), short)
    return [reader.line(line, claimed.names) for line in _news(claimed)]


def _news(claimed: Claimed) -> list[Mapping[str, str | int]]:
    news = claimed.facts.get("news", ())
    return [] if isinstance(news, str | int) else list(news)


def facts_of(
    claimed: Claimed, lines: list[str], *, short: bool = False, most: int | None = None
) -> dict[str, str | int]:
    """Whatever the words may ask for: when it was, by the community's clock, and its facts. `short`
    is for a text, where each letter counts, and `most` of the lines of news go into it."""
    reader = _Reader(claimed.language.value, ZoneInfo(claimed.time_zone), short)
    told: dict[str, str | int] = {
        "day": reader.day(claimed.made_at),
        "time": reader.time(claimed.made_at),
        "things": reader.things(
            {n: str(claimed.facts[n]) for n in COUNTED if claimed.facts.get(n)}
        ),
        "lines": reader.lines(lines, claimed.facts.get("more"), most),
    }
    for name, fact in claimed.facts.items():
        if not isinstance(fact, str | int):
            continue
        in_words = _IN_WORDS.get(name)
        told[_PLACES.get(name, name)] = in_words(reader, str(fact)) if in_words else fact
    return told


@dataclass(frozen=True)
class _Reader:
    """In which language somebody reads, by which clock, and whether in a text."""

    language: str
    zone: ZoneInfo
    short: bool

    def day(self, instant: datetime) -> str:
        day = instant.astimezone(self.zone).date()
        return f"{day.day}/{day.month}" if self.short else date_in_words(self.language, day)

    def time(self, instant: datetime) -> str:
        return clock_in_words(self.language, instant.astimezone(self.zone).time())

    def one_of(self, kind: str, fact: str) -> str:
        """What happened, which has two lengths."""
        return say(self.language, f"message-{kind}-{fact}{'.short' if self.short else ''}")

    def line(self, line: Mapping[str, str | int], names: Mapping[str, str]) -> str:
        """One thing that is told."""
        day = date.fromisoformat(str(line["day"])) if "day" in line else None
        who = one_line(names.get(str(line.get("with")), ""))
        a_session = say(self.language, "message-said-session")
        told = {
            **line,
            "what": one_line(str(line.get(f"what_{self.language}", ""))) or a_session,
            "who": who or say(self.language, "message-said-somebody"),
            "when": self.when(day, line) if day else "",
            "month": self.month(day) if day else "",
        }
        said = [str(line[name]) for name in ("said", "then") if name in line]
        form = ".short" if self.short else ""
        return " ".join(say(self.language, f"message-said-{one}{form}", **told) for one in said)

    def when(self, day: date, line: Mapping[str, str | int]) -> str:
        """The day, and what is known of the time and the place."""
        on = f"{day.day}/{day.month}" if self.short else date_in_words(self.language, day)
        place = "" if self.short else one_line(str(line.get("place", "")))
        at = line.get("at")
        clock = clock_in_words(self.language, time.fromisoformat(str(at))) if at else ""
        return ", ".join(part for part in (on, clock, place) if part)

    def month(self, day: date) -> str:
        """ "November 2026"."""
        return f"{say(self.language, f'page-month-{day.month}')} {day.year}"

    def lines(self, lines: list[str], more: object, most: int | None) -> str:
        """As many of them as there is room for, and how many others there are."""
        shown = lines if most is None else lines[:most]
        left = len(lines) - len(shown) + int(str(more or 0))
        if left:
            said = f"message-said-more{'.short' if self.short else ''}"
            shown = [*shown, say(self.language, said, count=left)]
        return ("; " if self.short else "\n\n").join(shown)

    def page(self, address: str) -> str:
        """Where to look; the service may not know how people reach it."""
        if not address:
            return say(self.language, "message-waiting-pageless")
        return say(self.language, "message-waiting-page", address=address)

    def things(self, counts: dict[str, str | int]) -> str:
        """What waits, each with its number; what does not is not named."""
        words = {n: f"message-waiting-{n}{'.short' if self.short else ''}" for n in counts}
        said = [say(self.language, words[n], count=count) for n, count in counts.items()]
        return (", " if self.short else "\n").join(said)


_IN_WORDS: dict[str, Callable[[_Reader, str], str]] = {
    "change": lambda reader, fact: reader.one_of("change", fact),
    "ended": lambda reader, fact: reader.one_of("ended", fact),
    "app": lambda _, fact: one_line(fact),
    "asked": lambda reader, fact: say(reader.language, f"page-approval-{fact}"),
    "asked_at": lambda reader, fact: reader.day(datetime.fromisoformat(fact)),
    "page": lambda reader, fact: reader.page(fact),
}
# A number of minutes is said as a time, and words know one by its name (base/words.py).
_PLACES = {"minutes": "lasts_minutes", "asked_at": "asked_on"}

"""Logs as JSON, one line an event, on standard error; no line names a person."""

import logging
import logging.config
import sys
import traceback
from contextlib import suppress
from typing import Any, TextIO, cast

import structlog
from structlog.typing import EventDict, Processor

QUIET = {
    "httpcore": "WARNING",
    "httpx": "WARNING",
    "uvicorn.access": "CRITICAL",
    "uvicorn.error": "WARNING",
    "alembic": "WARNING",
    "sqlalchemy": "WARNING",
}
"""httpcore shows what it sends, uvicorn's access log paths and queries; the service writes its own
line for a request."""


def start_logging(level: str) -> None:
    """From here on everything that this process logs is JSON, at this level and above."""
    number = logging.getLevelNamesMapping()[level.upper()]
    structlog.configure(
        processors=[*_shared(), structlog.processors.JSONRenderer()],
        wrapper_class=structlog.make_filtering_bound_logger(number),
        logger_factory=structlog.WriteLoggerFactory(file=cast(TextIO, StandardError())),
        cache_logger_on_first_use=True,
    )
    formatter = {
        "()": structlog.stdlib.ProcessorFormatter,
        "foreign_pre_chain": [*_shared(), one_line],
        "processors": [
            structlog.stdlib.ProcessorFormatter.remove_processors_meta,
            structlog.processors.JSONRenderer(),
        ],
    }
    logging.config.dictConfig(
        {
            "version": 1,
            "disable_existing_loggers": False,
            "formatters": {"json": formatter},
            "handlers": {
                "lines": {
                    "class": "logging.StreamHandler",
                    "formatter": "json",
                    "stream": StandardError(),
                }
            },
            "root": {"handlers": ["lines"], "level": level.upper()},
            "loggers": {name: {"level": quiet} for name, quiet in QUIET.items()},
        }
    )


def level_at_terminal(level: str) -> str:
    """The level for a command that tells a person in words what it did: at a terminal, the lines of
    what went well would only stand between them."""
    return "warning" if level == "info" and sys.stderr.isatty() else level


def bare_faults(_logger: Any, _method: str, event: EventDict) -> EventDict:
    """An exception's kinds and places instead of its message, which may quote what people typed."""
    fault = event.pop("exc_info", None)
    if fault is True:
        fault = sys.exc_info()
    fault = fault[1] if isinstance(fault, tuple) else fault
    event.pop("stack_info", None)
    if not isinstance(fault, BaseException):
        return event
    kinds: list[str] = []
    cause: BaseException | None = fault
    while cause is not None and len(kinds) < 10:  # noqa: PLR2004 - a chain may be a ring
        kinds.append(type(cause).__qualname__)
        cause = cause.__cause__ or cause.__context__
    frames = traceback.extract_tb(fault.__traceback__)[-12:]
    places = [f"{frame.filename}:{frame.lineno} {frame.name}" for frame in frames]
    return {**event, "kinds": kinds, "frames": places}


def one_line(_logger: Any, _method: str, event: EventDict) -> EventDict:
    """The first line of what a library says: what follows quotes its objects."""
    event["event"] = str(event["event"]).partition("\n")[0]
    return event


def _shared() -> list[Processor]:
    return [
        structlog.contextvars.merge_contextvars,
        structlog.processors.add_log_level,
        structlog.processors.TimeStamper(fmt="iso", utc=True, key="at"),
        bare_faults,
    ]


class StandardError:
    """Standard error. A full disk or a closed terminal behind it stops no request."""

    def write(self, text: str) -> None:
        with suppress(OSError, ValueError):
            sys.stderr.write(text)

    def flush(self) -> None:
        with suppress(OSError, ValueError):
            sys.stderr.flush()

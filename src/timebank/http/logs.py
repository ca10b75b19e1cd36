"""Logs as lines of JSON on standard error: ours, and those of the libraries."""

import logging
import sys

import structlog
from structlog.typing import EventDict, Processor, WrappedLogger

_QUIET = ("uvicorn.access",)
"""Writes addresses and paths, which our own line of the request leaves out."""


def configure_logs(level: str) -> None:
    """Sends every log of this process, from `level` up, to standard error as JSON."""
    shared: list[Processor] = [
        structlog.stdlib.add_log_level,
        structlog.processors.TimeStamper(fmt="iso", utc=True),
    ]
    structlog.configure(
        processors=[*shared, structlog.processors.JSONRenderer(ensure_ascii=False)],
        wrapper_class=structlog.make_filtering_bound_logger(level),
        logger_factory=structlog.WriteLoggerFactory(sys.stderr),
        cache_logger_on_first_use=True,
    )
    handler = logging.StreamHandler(sys.stderr)
    handler.setFormatter(
        structlog.stdlib.ProcessorFormatter(
            foreign_pre_chain=[*shared, _without_words],
            processors=[
                structlog.stdlib.ProcessorFormatter.remove_processors_meta,
                structlog.processors.JSONRenderer(ensure_ascii=False),
            ],
        )
    )
    logging.basicConfig(handlers=[handler], level=level.upper(), force=True)
    for name in _QUIET:
        logging.getLogger(name).disabled = True


def _without_words(_logger: WrappedLogger, _method: str, event: EventDict) -> EventDict:
    """Of a library's exception only the kind: its message may quote what people typed."""
    fault = event.pop("exc_info", None)
    kind = fault[0] if isinstance(fault, tuple) else type(fault)
    return {**event, "kind": kind.__qualname__} if fault and kind else event

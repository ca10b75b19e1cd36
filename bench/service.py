"""The app as uvicorn imports it for a measurement."""

import gc
import logging
import os

import structlog

from timebank.app import create_app
from timebank.db.engine import Database
from timebank.http.edge import Edge

structlog.configure(
    wrapper_class=structlog.make_filtering_bound_logger(logging.ERROR),
    cache_logger_on_first_use=True,
)
app = create_app(Database(os.environ["BENCH_DATABASE_URL"]), Edge(requests_a_minute=1_000_000_000))
gc.freeze()  # as `serve` does, and as seldom
gc.set_threshold(20_000)

"""The app as uvicorn imports it for a measurement."""

import logging
import os

import structlog

from bench.installation import as_served
from timebank.app import create_app
from timebank.db.engine import Database
from timebank.http.edge import Edge

structlog.configure(
    wrapper_class=structlog.make_filtering_bound_logger(logging.ERROR),
    cache_logger_on_first_use=True,
)
app = create_app(Database(os.environ["BENCH_DATABASE_URL"]), Edge(requests_a_minute=1_000_000_000))
as_served()

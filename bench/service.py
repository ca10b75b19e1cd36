"""The app as uvicorn imports it for a measurement."""

import gc
import logging
import os

import structlog

from timebank.app import create_app
from timebank.db.engine import Database

structlog.configure(wrapper_class=structlog.make_filtering_bound_logger(logging.ERROR))
app = create_app(Database(os.environ["BENCH_DATABASE_URL"]))
gc.freeze()  # as `serve` does, and as seldom
gc.set_threshold(20_000)

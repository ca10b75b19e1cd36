"""The service on a port of its own, for those who speak real HTTP to it."""

import socket
import threading
import time
from collections.abc import Iterator
from contextlib import contextmanager

import uvicorn

from timebank.app import create_app
from timebank.db.engine import Database


@contextmanager
def served(service_url: str) -> Iterator[str]:
    """The service on a port, in a thread of its own; its URL."""
    with socket.socket() as listener:
        listener.bind(("127.0.0.1", 0))
        app = create_app(Database(service_url))
        server = uvicorn.Server(uvicorn.Config(app, log_config=None, access_log=False))
        thread = threading.Thread(target=server.run, args=([listener],))
        thread.start()
        while not server.started:
            time.sleep(0.02)
        yield f"http://127.0.0.1:{listener.getsockname()[1]}"
        server.should_exit = True
        thread.join()

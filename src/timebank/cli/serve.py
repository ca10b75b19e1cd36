"""`timebank serve`: the service, with the embedded database or the one that the settings name."""

import asyncio
import gc
import socket
from collections.abc import Callable, Sequence
from contextlib import ExitStack
from functools import partial
from typing import Annotated, Any

import structlog
import typer
import uvicorn
import uvloop

from timebank.cli.failures import Stop
from timebank.cli.installation import embedded_installation, no_installation
from timebank.cli.interruptions import on_signals
from timebank.cli.keeper import follow, kept_running, only_service
from timebank.cli.listening import address_of, listen
from timebank.cli.logs import start_logging
from timebank.cli.nightly import backups_each_night
from timebank.cli.options import DataDir, settings_with
from timebank.cli.readiness import refuse_unfit
from timebank.cli.ways import ways
from timebank.db.embedded import EmbeddedServer
from timebank.db.engine import Database
from timebank.jobs.rounds import Job, working
from timebank.proof.key_file import KeyFileError, read_or_make
from timebank.settings import Settings
from timebank.worker import jobs

_log = structlog.get_logger()

SECONDS_FOR_REQUESTS = 30
"""How long requests may take to finish once the service is told to stop."""


def serve(
    data_dir: DataDir = None,
    host: Annotated[
        str | None,
        typer.Option(help="Address to answer on (else TIMEBANK_HOST, else this machine alone)."),
    ] = None,
    port: Annotated[
        int | None,
        typer.Option(
            min=1,
            max=65535,
            help="Port to answer on (else TIMEBANK_PORT, else 8000).",
        ),
    ] = None,
) -> None:
    """Run the service until Ctrl-C or SIGTERM.

    Requests that have begun are finished first. The database is the embedded one, or the one of
    TIMEBANK_DATABASE_URL; the owner's login is never used here, and the nightly backup, a process
    of its own, has it.
    """
    settings = settings_with(data_dir=data_dir, host=host, port=port)
    run_service(settings, lambda address: typer.echo(f"Serving at {address} (Ctrl-C stops it)."))


def run_service(settings: Settings, announce: Callable[[str], None]) -> None:
    """Serve until told to stop. `announce` is called once, with the URL, when it answers.

    Raises Stop, EmbeddedError or UnfitDatabase where it cannot start. Call it from the main thread.
    """
    start_logging(settings.log_level)
    if settings.embedded and not (settings.data_dir / "pg").exists():
        raise no_installation(settings)
    key_secrets = _secrets(settings)
    work = partial(jobs, secrets=key_secrets, ways=ways(settings), site=settings.public_url)
    with ExitStack() as stack:
        if settings.embedded:
            address = f"http://{settings.host}:{settings.port}"
            stack.enter_context(only_service(settings.data_dir, address))
        # Before the database, so that a taken port is told at once.
        listener = stack.enter_context(listen(settings.host, settings.port))
        if settings.database_url is None:
            server = EmbeddedServer(settings.data_dir, programs=settings.postgres_bin)
            stack.enter_context(kept_running(server))
        else:
            server = None
        runner = stack.enter_context(asyncio.Runner(loop_factory=uvloop.new_event_loop))
        runner.run(_answer(settings, work, server, listener, announce, key_secrets=key_secrets))


def _secrets(settings: Settings) -> list[bytes]:
    """What checkpoints are signed with, and second factors sealed. Raises Stop."""
    try:
        return read_or_make(settings.seal_keys)
    except KeyFileError as error:
        raise Stop(str(error)) from error


async def _answer(
    settings: Settings,
    work: Callable[[Database], list[Job]],
    server: EmbeddedServer | None,
    listener: socket.socket,
    announce: Callable[[str], None],
    *,
    key_secrets: Sequence[bytes],
) -> None:
    # Half a second, for which no other command is to wait.
    from timebank.app import create_app  # noqa: PLC0415 - as said above
    from timebank.http.edge import Edge  # noqa: PLC0415 - as said above

    url = embedded_installation(server).service_url if server else settings.database_url
    assert url is not None  # noqa: S101 - without a URL there is a server
    database = Database(url)
    if server:
        follow(database, server)
    try:
        await refuse_unfit(database)
        edge = Edge(
            settings.names,
            settings.origins,
            https=settings.has_https,
            public_url=settings.public_url and settings.public_url.rstrip("/"),
            requests_a_minute=settings.requests_a_minute or None,
        )
        app = create_app(database, edge, key_secrets, texts=settings.text_provider is not None)
        service = _Service(
            server_config(app, settings.proxies),
            lambda: announce(address_of(listener)),
            stopping=app.state.waits.end,
        )
        # uvicorn raises the signal again when it is done, and then the database has yet to stop.
        with on_signals(service.stop):
            async with (
                working(work(database)),
                backups_each_night(settings, database),
            ):
                await service.serve(sockets=[listener])
        _log.info("stopped")
    finally:
        await database.close()


def server_config(app: Callable[..., Any], proxies: Sequence[str]) -> uvicorn.Config:
    """How uvicorn runs the app. X-Forwarded-… is believed of these proxies and of nobody else,
    whatever FORWARDED_ALLOW_IPS says."""
    from timebank.http.unreadable import Protocol  # noqa: PLC0415 - as `create_app`, loaded late

    return uvicorn.Config(
        app,
        http=Protocol,
        ws="none",
        log_config=None,
        access_log=False,
        server_header=False,
        proxy_headers=bool(proxies),
        forwarded_allow_ips=[*proxies],
        timeout_graceful_shutdown=SECONDS_FOR_REQUESTS,
    )


class _Service(uvicorn.Server):
    """uvicorn's server, which says when it answers."""

    def __init__(
        self, config: uvicorn.Config, announce: Callable[[], None], stopping: Callable[[], None]
    ) -> None:
        super().__init__(config)
        self._announce, self._stopping = announce, stopping

    async def startup(self, sockets: list[socket.socket] | None = None) -> None:
        await super().startup(sockets)
        # What is loaded now stays: looked through again and again, it takes a tenth of the time.
        _ = gc.collect()
        gc.freeze()
        _log.info("serving")
        self._announce()

    async def shutdown(self, sockets: list[socket.socket] | None = None) -> None:
        # Whoever only waits for something to happen is answered, and holds nobody up.
        self._stopping()
        await super().shutdown(sockets)

    def stop(self) -> None:
        """Finish what has begun, and end."""
        self.should_exit = True

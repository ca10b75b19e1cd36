"""A mail server that really speaks SMTP, and a town whose members are sent codes."""

import asyncio
import logging
import secrets
import ssl
from collections.abc import AsyncIterator
from contextlib import asynccontextmanager
from dataclasses import dataclass, field
from datetime import timedelta
from email import message_from_bytes, policy
from email.message import EmailMessage
from typing import Any
from uuid import UUID

import asyncpg
from aiosmtpd.smtp import SMTP, AuthResult, Envelope, Session
from tests.books import Books
from tests.server import Server

from timebank.base.ids import MemberId
from timebank.db import migrate
from timebank.db.engine import Database
from timebank.jobs.rounds import Job
from timebank.sending.delivery import Ways
from timebank.sending.mail import MailServer
from timebank.sending.service import Message, MessageKind, send
from timebank.sending.texts import Texts
from timebank.worker import jobs

# What the post office itself says of its letters is no word of the service's.
logging.getLogger("mail.log").propagate = False
SENDER = "codes@caerau.example.org"


@dataclass
class PostOffice:
    """Keeps the letters that it is given. `refusals` are its answers to letters for somebody."""

    port: int = 0
    tls: ssl.SSLContext | None = None
    letters: list[tuple[str, EmailMessage]] = field(default_factory=list)
    refusals: dict[str, str] = field(default_factory=dict)
    logins: list[bytes] = field(default_factory=list)
    reached: asyncio.Event = field(default_factory=asyncio.Event)
    """A letter has been read."""
    takes: asyncio.Event = field(default_factory=asyncio.Event)
    """Until it is set, whoever hands a letter over waits for an answer."""

    @asynccontextmanager
    async def opened(self) -> AsyncIterator[None]:
        """Open, always at the same port."""
        server = await asyncio.get_running_loop().create_server(
            self._protocol, "127.0.0.1", self.port
        )
        self.port = server.sockets[0].getsockname()[1]
        async with server:
            yield

    def _protocol(self) -> SMTP:
        return SMTP(
            self,
            hostname="post.example.org",
            enable_SMTPUTF8=True,
            tls_context=self.tls,
            require_starttls=self.tls is not None,
            auth_required=self.tls is not None,
            authenticator=self._authenticate,
            loop=asyncio.get_running_loop(),
        )

    def _authenticate(self, *said: Any) -> AuthResult:
        login = said[-1]
        self.logins.append(login.login)
        return AuthResult(success=login.password == b"hush", handled=False)

    async def handle_RCPT(  # noqa: N802 - aiosmtpd's own naming
        self, _server: SMTP, _session: Session, envelope: Envelope, address: str, _options: Any
    ) -> str:
        if address in self.refusals:
            return self.refusals[address]
        envelope.rcpt_tos.append(address)
        return "250 OK"

    async def handle_DATA(  # noqa: N802 - aiosmtpd's own naming
        self, _server: SMTP, _session: Session, envelope: Envelope
    ) -> str:
        assert isinstance(envelope.content, bytes)
        letter = message_from_bytes(envelope.content.replace(b"\r\n", b"\n"), policy=policy.default)
        assert isinstance(letter, EmailMessage)
        self.reached.set()
        await self.takes.wait()
        self.letters += [(to, letter) for to in envelope.rcpt_tos]
        return "250 OK"

    def got(self, address: str) -> list[EmailMessage]:
        """The letters for somebody."""
        return [letter for to, letter in self.letters if to == address]

    @property
    def server(self) -> MailServer:
        """The way to it, as the service is told."""
        return MailServer("127.0.0.1", self.port, "none", SENDER)


def delivery(database: Database, server: MailServer | None, texts: Texts | None = None) -> Job:
    """The service's own job."""
    return next(
        job for job in jobs(database, [bytes(32)], Ways(server, texts)) if job.name == "deliver"
    )


@dataclass(frozen=True)
class Reader:
    """A member whom letters reach."""

    id: UUID
    address: str
    post: PostOffice

    @property
    def letters(self) -> list[EmailMessage]:
        return self.post.got(self.address)


@dataclass
class Town:
    """A town whose members are sent codes, and the post office that serves it."""

    books: Books
    post: PostOffice

    async def member(self, address: str | None = None, **columns: Any) -> Reader:
        """Nia Jones, who is written to in Welsh, or as the columns say."""
        person = await self.books.town.person("Nia Jones")
        address = address or f"nia.{person.id}@example.org"
        for column, value in {"email": address, **columns}.items():
            await self.books.rows(
                f"UPDATE timebank.member SET {column} = $3 WHERE community_id = $1 AND id = $2",
                person.id,
                value,
            )
        return Reader(person.id, address, self.post)

    async def sends_code(self, to: Reader, minutes: int = 15, by: str = "email") -> UUID:
        async with self.books.transaction() as connection:
            return await send(connection, self.books.id, a_code(to, minutes, by))

    async def delivers(self, server: MailServer | None, texts: Texts | None = None) -> None:
        """One round of the service's job."""
        await delivery(self.books.database, server, texts).round()

    async def row(self, message_id: UUID) -> Any:
        """The message as it stands in the outbox."""
        return await self.books.row(
            "SELECT * FROM timebank.message WHERE community_id = $1 AND id = $2", message_id
        )


def a_code(to: Reader, minutes: int = 15, by: str = "email") -> Message:
    facts: dict[str, str | int] = {"code": "271828", "minutes": minutes}
    lasts = timedelta(minutes=minutes)
    return Message(MessageKind.SIGN_IN_CODE, MemberId(to.id), by, facts, lasts)


async def a_demo(server: Server) -> str:
    """A demo's database, empty: the service's login on it."""
    name = f"demo_{secrets.token_hex(4)}"
    await server.make_database(name)
    await asyncio.to_thread(migrate.upgrade, server.owner_url(name))
    owner = await asyncpg.connect(server.owner_url(name))
    await owner.execute(
        "INSERT INTO timebank.installation (id, made_as, clock_offset)"
        " VALUES (1, 'demo', interval '0')"
    )
    await owner.close()
    return server.service_url(name)

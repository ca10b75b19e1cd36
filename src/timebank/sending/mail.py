"""The mail server: a letter is handed over, or it is said in a code why not."""

import asyncio
import ssl
from contextlib import suppress
from dataclasses import dataclass, field
from email.message import EmailMessage

from aiosmtplib import SMTP
from aiosmtplib.errors import (
    SMTPDataError,
    SMTPException,
    SMTPNotSupported,
    SMTPRecipientsRefused,
    SMTPResponseException,
    SMTPSenderRefused,
)

from timebank.sending.faults import NotTaken
from timebank.sending.rules import SECONDS_TO_SEND

FOR_GOOD = 500
"""A mail server's answers from here on mean: do not try this again (RFC 5321, 4.2.1)."""
SECONDS_FOR_AN_ANSWER = 10


@dataclass(frozen=True)
class MailServer:
    """Where mail is handed over, and in whose name. `security` is 'starttls', 'tls' or 'none':
    whichever is asked for, nothing is sent without it."""

    host: str
    port: int
    security: str
    sender: str
    login: str | None = None
    password: str | None = field(default=None, repr=False)


async def hand_over(server: MailServer, letter: EmailMessage) -> None:
    """Give a letter to the mail server, which then has it. Raises NotTaken."""
    client = SMTP(
        hostname=server.host,
        port=server.port,
        use_tls=server.security == "tls",
        start_tls=False,
        local_hostname=server.sender.rpartition("@")[2],
        timeout=SECONDS_FOR_AN_ANSWER,
    )
    try:
        async with asyncio.timeout(SECONDS_TO_SEND):
            await _connect(client)
            if server.security == "starttls":
                await _encrypt(client)
            if server.login and server.password:
                await _log_in(client, server.login, server.password)
            await _send(client, letter)
        # Outside that time, for the server has it already.
        with suppress(SMTPException, OSError):
            await client.quit()
    except TimeoutError:
        raise NotTaken("timed_out") from None
    finally:
        client.close()


async def _connect(client: SMTP) -> None:
    try:
        await client.connect()
    except TimeoutError:
        raise
    except SMTPResponseException as error:
        raise NotTaken(f"smtp_{error.code}") from None
    except (SMTPException, OSError) as error:
        secured = isinstance(error.__cause__ or error, ssl.SSLError)
        raise NotTaken("not_encrypted" if secured else "unreachable") from None


async def _encrypt(client: SMTP) -> None:
    """Or nothing is sent: neither a letter nor a password."""
    try:
        await client.starttls()
    except TimeoutError:
        raise
    except (SMTPException, OSError):
        raise NotTaken("not_encrypted") from None


async def _log_in(client: SMTP, login: str, password: str) -> None:
    try:
        await client.login(login, password)
    except TimeoutError:
        raise
    except (SMTPException, OSError):
        raise NotTaken("login_refused") from None


async def _send(client: SMTP, letter: EmailMessage) -> None:
    try:
        await client.send_message(letter)
    except TimeoutError:
        raise
    except SMTPRecipientsRefused as error:
        raise _refused(error.recipients[0].code) from None
    except SMTPSenderRefused as error:  # the operator's to put right
        raise NotTaken(f"sender_{error.code}") from None
    except SMTPDataError as error:
        raise _refused(error.code) from None
    except SMTPResponseException as error:
        raise NotTaken(f"smtp_{error.code}") from None
    except (SMTPNotSupported, ValueError):  # an address that this server, or none, can reach
        raise NotTaken("email_unusable", for_good=True) from None
    except (SMTPException, OSError):
        raise NotTaken("connection_lost") from None


def _refused(code: int) -> NotTaken:
    return NotTaken(f"smtp_{code}", for_good=code >= FOR_GOOD)

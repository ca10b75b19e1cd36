"""Two real services on one database, and a real mail server: both count what comes by either."""

import re
import time
from collections.abc import Iterator
from email import message_from_bytes, policy
from typing import Any

import httpx
import pytest
from aiosmtpd.controller import Controller
from aiosmtpd.smtp import SMTP, Envelope, Session
from tests.cli.operators import Operator, Served, free_port

NIA = "nia.pugh@example.org"


class Mailbox:
    """A mail server, and what it took in."""

    def __init__(self) -> None:
        self.letters: list[tuple[list[str], str]] = []
        self.port = free_port()

    async def handle_DATA(  # noqa: N802 - aiosmtpd's own naming
        self, _server: SMTP, _session: Session, envelope: Envelope
    ) -> str:
        assert isinstance(envelope.content, bytes)
        letter = message_from_bytes(envelope.content, policy=policy.default)
        self.letters.append((envelope.rcpt_tos, letter.get_content()))
        return "250 OK"

    def first(self) -> tuple[list[str], str]:
        """To whom the first letter is, and its words, once it has come."""
        until = time.monotonic() + 20
        while not self.letters:
            assert time.monotonic() < until, "no letter came"
            time.sleep(0.05)
        return self.letters[0]


@pytest.fixture(scope="module")
def mailbox() -> Iterator[Mailbox]:
    mailbox = Mailbox()
    server = Controller(mailbox, hostname="127.0.0.1", port=mailbox.port)
    server.start()
    yield mailbox
    server.stop()


@pytest.fixture(scope="module")
def services(caerau: Operator, mailbox: Mailbox) -> Iterator[tuple[Served, Served]]:
    """Two of them, the second a guest of the first's database; and a member with an address."""
    mail = {"mail_port": str(mailbox.port), "mail_from": "timebank@example.org"}
    settings = {"mail_host": "127.0.0.1", "mail_security": "none", **mail}
    with caerau.serves(log=None, **settings) as one, caerau.serves() as other:
        token = {"Authorization": f"Bearer {caerau.token}"}
        nia = {"name": "Nia Pugh", "email": NIA, "language": "cy"}
        url = f"{one.url}/v1/communities/caerau/members"
        assert httpx.post(url, json=nia, headers=token, timeout=20).status_code == 201
        yield one, other


def asks(service: Served, email: str) -> httpx.Response:
    wanted = {"community": "caerau", "email": email}
    return httpx.post(f"{service.url}/v1/sign-in/codes", json=wanted, timeout=20)


def shows(service: Served, code_id: str, code: str) -> httpx.Response:
    shown: dict[str, Any] = {"community": "caerau", "code_id": code_id, "code": code}
    return httpx.post(f"{service.url}/v1/sign-in", json={**shown, "device": "ffôn"}, timeout=20)


def test_a_code_comes_by_mail_in_the_members_language_and_signs_in(
    services: tuple[Served, Served], mailbox: Mailbox
) -> None:
    one, other = services
    asked = asks(one, NIA)
    assert asked.status_code == 202
    again = asks(other, NIA)
    assert (again.status_code, again.json()["code"]) == (429, "too_many_requests")
    to, words = mailbox.first()
    (code,) = re.findall(r"^\d{6}$", words, re.MULTILINE)
    assert to == [NIA]
    assert "munud" in words
    done = shows(other, asked.json()["id"], code)
    assert done.status_code == 201, done.text
    token = {"Authorization": f"Bearer {done.json()['token']}"}
    me = f"{one.url}/v1/communities/caerau/members/{done.json()['member_id']}"
    assert httpx.get(me, headers=token, timeout=20).json()["name"] == "Nia Pugh"


def test_five_tries_are_five_whichever_service_they_come_to(
    services: tuple[Served, Served],
) -> None:
    one, other = services
    nobody = asks(one, "nobody@example.org").json()["id"]
    for service in (one, other, one, other, one, other):
        refused = shows(service, nobody, "123456")
        assert (refused.status_code, refused.json()["code"]) == (403, "code_wrong")


def test_a_restart_forgets_nothing(services: tuple[Served, Served], caerau: Operator) -> None:
    one, _ = services
    assert asks(one, "somebody@example.org").status_code == 202
    with caerau.serves() as third:
        assert asks(third, "somebody@example.org").status_code == 429

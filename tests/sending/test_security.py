"""The way to the mail server: encrypted where that is asked for, or not at all."""

import ssl
from collections.abc import AsyncIterator
from dataclasses import replace
from datetime import UTC, datetime, timedelta
from pathlib import Path

import pytest
from cryptography import x509
from cryptography.hazmat.primitives import hashes, serialization
from cryptography.hazmat.primitives.asymmetric import ec
from tests.sending.post_office import PostOffice, Reader, Town

from timebank.sending.mail import MailServer


def a_certificate(folder: Path) -> Path:
    """Of localhost, in a file with its key."""
    key, name = ec.generate_private_key(ec.SECP256R1()), x509.NameOID.COMMON_NAME
    who = x509.Name([x509.NameAttribute(name, "localhost")])
    now = datetime.now(UTC)
    made = (
        x509.CertificateBuilder()
        .subject_name(who)
        .issuer_name(who)
        .public_key(key.public_key())
        .serial_number(1)
        .not_valid_before(now - timedelta(days=1))
        .not_valid_after(now + timedelta(days=1))
        .add_extension(x509.SubjectAlternativeName([x509.DNSName("localhost")]), critical=False)
        .add_extension(x509.BasicConstraints(ca=True, path_length=None), critical=True)
        .sign(key, hashes.SHA256())
    )
    pem = key.private_bytes(
        serialization.Encoding.PEM,
        serialization.PrivateFormat.PKCS8,
        serialization.NoEncryption(),
    )
    path = folder / "localhost.pem"
    path.write_bytes(made.public_bytes(serialization.Encoding.PEM) + pem)
    return path


@pytest.fixture
def certificate(tmp_path: Path) -> Path:
    return a_certificate(tmp_path)


@pytest.fixture
async def guarded(certificate: Path) -> AsyncIterator[PostOffice]:
    """A post office that asks for STARTTLS, and then for a login."""
    context = ssl.create_default_context(ssl.Purpose.CLIENT_AUTH)
    context.load_cert_chain(certificate)
    office = PostOffice(tls=context)
    office.takes.set()
    async with office.opened():
        yield office


def way(post: PostOffice, password: str = "hush") -> MailServer:  # noqa: S107 - the test's own
    secured = replace(post.server, host="localhost", security="starttls")
    return replace(secured, login="codes", password=password)


async def fault_of(town: Town, nia: Reader, server: MailServer) -> str | None:
    """What a message comes to, on this way."""
    message_id = await town.sends_code(nia)
    await town.delivers(server)
    row = await town.row(message_id)
    assert row["state"] == ("waiting" if row["fault"] else "sent")
    fault: str | None = row["fault"]
    return fault


async def test_a_letter_goes_encrypted_and_with_a_login(
    town: Town,
    guarded: PostOffice,
    nia: Reader,
    certificate: Path,
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    monkeypatch.setenv("SSL_CERT_FILE", str(certificate))
    assert await fault_of(town, nia, way(guarded)) is None
    # Other towns' messages may wait as well, and go the same way.
    assert (len(guarded.got(nia.address)), set(guarded.logins)) == (1, {b"codes"})
    assert await fault_of(town, nia, way(guarded, "wrong")) == "login_refused"


async def test_a_server_that_is_not_known_gets_neither_letter_nor_password(
    town: Town, guarded: PostOffice, nia: Reader
) -> None:
    assert await fault_of(town, nia, way(guarded)) == "not_encrypted"
    assert (guarded.got(nia.address), guarded.logins) == ([], [])


@pytest.mark.parametrize("security", ["starttls", "tls"])
async def test_a_server_that_does_not_encrypt_gets_no_letter(
    town: Town, nia: Reader, security: str
) -> None:
    assert (
        await fault_of(town, nia, replace(town.post.server, security=security)) == "not_encrypted"
    )
    assert nia.letters == []


async def test_a_password_is_not_shown() -> None:
    assert "hush" not in repr(way(PostOffice()))

"""What every answer tells a browser: not to guess, not to frame, not to keep, not to pass on."""

from collections.abc import Iterable

RawHeaders = Iterable[tuple[bytes, bytes]]

_ALWAYS = (
    (b"x-content-type-options", b"nosniff"),
    (b"cross-origin-resource-policy", b"same-origin"),
)
_UNLESS_SAID = (
    (b"cache-control", b"no-store"),
    (b"referrer-policy", b"no-referrer"),
    (b"content-security-policy", b"default-src 'none'; base-uri 'none'; frame-ancestors 'none'"),
)
HTTPS_ONLY = (b"strict-transport-security", b"max-age=31536000")
"""For a year a browser comes by HTTPS alone (RFC 6797); to this name, for others are not ours."""


def safe(headers: RawHeaders, request_id: str) -> list[tuple[bytes, bytes]]:
    """The headers of an answer with those that all have; a page says its own policies, and how
    long it may be kept."""
    sent = list(headers)
    said = {name for name, _ in sent}
    sent += _ALWAYS
    sent += [header for header in _UNLESS_SAID if header[0] not in said]
    sent.append((b"x-request-id", request_id.encode("ascii")))
    return sent

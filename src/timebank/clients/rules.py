"""What an app may be given, where it may be answered, and how long its tokens last. Pure."""

import hmac
import re
from collections.abc import Collection, Iterable
from datetime import timedelta
from urllib.parse import urlsplit

from timebank.base.errors import FieldError

TOKEN_LASTS = timedelta(hours=1)
CODE_LASTS = timedelta(seconds=60)
RENEWAL_LASTS = timedelta(days=90)
"""From its making on: whoever uses the app every three months goes on."""
MOST_TOKENS = 100
"""In force at once for an app by itself: each new one beyond it ends the oldest."""
MOST_SECRETS = 2

NAMED_APART = "thanks:write"
"""Credits come of it: never had but where it was asked for by name."""

_READING = frozenset(
    {
        "accounts:read",
        "activities:read",
        "communities:read",
        "contributions:read",
        "holds:read",
        "members:read",
        "organisations:read",
        "requests:read",
        "sessions:read",
        "transfers:read",
    }
)
BY_ITSELF = _READING | {"audit:read", "events:read", "reports:read"}
"""What an app may be given that is bound to no organisation and acts for no member: it reads what
an auditor reads, and writes nothing, for what acts in the books has a name."""
FOR_ORGANISATION = _READING | {
    "contributions:verify",
    "contributions:write",
    "reports:read",
    "sessions:write",
    NAMED_APART,
}
"""What an app may be given that is bound to an organisation: it sees and does what its leads do."""
FOR_MEMBER = _READING | {
    "contributions:verify",
    "contributions:write",
    "exchanges:read",
    "exchanges:write",
    "holds:write",
    "messages:read",
    "messages:write",
    "offers:read",
    "offers:write",
    "sessions:write",
    "skills:read",
    "skills:write",
    "transfers:write",
    NAMED_APART,
}
"""What members may let an app do for them."""

LONGEST_URI = 500
_HOST = r"[a-z0-9]([a-z0-9-]*[a-z0-9])?(\.[a-z0-9]([a-z0-9-]*[a-z0-9])?)*"
_PORT = r"(:[1-9][0-9]{0,4})?"
_PATH = r"(/[A-Za-z0-9._~-]*)+(\?[A-Za-z0-9._~=&-]+)?"
_WEB = re.compile(rf"https://{_HOST}{_PORT}{_PATH}")
_LOOPBACK = re.compile(rf"(http://(?:127\.0\.0\.1|\[::1\])){_PORT}({_PATH})")
_DOTS = re.compile(r"/\.{1,2}(/|\?|$)")


def is_redirect_uri(uri: str) -> bool:
    """Whether an app may be answered there: `https`, or `http` on the machine itself for apps that
    are installed on one (RFC 8252, 7.3). In one spelling only, and with nothing in it that two
    readers could take for two places: no fragment, name before an `@`, `%`, or step upwards."""
    if len(uri) > LONGEST_URI or _DOTS.search(uri):
        return False
    return bool(_WEB.fullmatch(uri) or _LOOPBACK.fullmatch(uri)) and _has_port(uri)


def _has_port(uri: str) -> bool:
    """Whether its port, if it names one, can be one (up to 65,535)."""
    try:
        return urlsplit(uri).port != 0
    except ValueError:
        return False


def is_registered(uri: str, registered: Iterable[str]) -> bool:
    """Whether an answer may go there: character by character as it was registered; on the machine
    itself the port is whichever was free (RFC 8252, 7.3)."""
    return any(uri == known or _same_but_port(uri, known) for known in registered)


def _same_but_port(uri: str, known: str) -> bool:
    asked, told = _LOOPBACK.fullmatch(uri), _LOOPBACK.fullmatch(known)
    return bool(asked and told and asked.group(1, 3) == told.group(1, 3)) and is_redirect_uri(uri)


def is_one_of(shown: bytes, digests: Iterable[bytes]) -> bool:
    """Whether a digest is one of these. All are compared, each in the same time."""
    same = [hmac.compare_digest(shown, digest) for digest in digests]
    return any(same)


def may_have(*, bound: bool, has_secret: bool, asks_members: bool) -> frozenset[str]:
    """All that such an app could use."""
    own = FOR_ORGANISATION if bound else BY_ITSELF
    return (own if has_secret else frozenset()) | (FOR_MEMBER if asks_members else frozenset())


def told_to_coordinators(scope: str) -> str:
    """Which words say what an app may ask for, to whoever registers it."""
    return f"client-scope-{scope.replace(':', '-')}"


def words_of(scope: str) -> str:
    """The message of the catalogue that says to a member what a scope lets an app do."""
    return f"scope-{scope.replace(':', '-')}"


def own_scopes(given: Collection[str], *, bound: bool) -> frozenset[str]:
    """Which of an app's scopes are good where it acts for no member."""
    return frozenset(given) & (FOR_ORGANISATION if bound else BY_ITSELF)


def for_member(given: Collection[str]) -> frozenset[str]:
    """Which of an app's scopes members may let it have."""
    return frozenset(given) & FOR_MEMBER


def asked_scopes(asked: str | None, may: Collection[str]) -> frozenset[str] | None:
    """The scopes that an app asks for, as one text (RFC 6749, 3.3); None where it may not have one
    of them. Where it does not say, all that it may have, but what is named apart."""
    if not asked:
        return (frozenset(may) - {NAMED_APART}) or None
    wanted = frozenset(asked.split(" "))
    return wanted if wanted <= frozenset(may) else None


def client_faults(
    scopes: Collection[str], redirect_uris: Collection[str], *, public: bool, bound: bool
) -> tuple[FieldError, ...]:
    """What is wrong with an app that is to be registered."""
    faults = [
        FieldError(f"/redirect_uris/{place}", "redirect_uri")
        for place, uri in enumerate(redirect_uris)
        if not is_redirect_uri(uri)
    ]
    if public and not redirect_uris:
        faults.append(FieldError("/redirect_uris", "redirect_uri_needed"))
    usable = may_have(bound=bound, has_secret=not public, asks_members=bool(redirect_uris))
    faults += [
        FieldError(f"/scopes/{place}", "scope_unusable")
        for place, scope in enumerate(scopes)
        if scope not in usable
    ]
    return tuple(faults)

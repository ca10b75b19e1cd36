"""Every page with an address of it that is meant well, and what each reader gets for it.

The pages are Nia's: the columns are Nia herself, Mair (another member), the lead of the group that
Nia helped, the coordinator, the safeguarding lead and the auditor. Whoever is not signed in here is
asked to sign in by each of these pages, or reads whom to telephone. 303 goes on to another page;
403, 404 as in tests/api/matrix.py; 409, 412 and 422 were let in and met a rule.
"""

from dataclasses import dataclass
from typing import Any

READERS = ("nia", "mair", "lead", "coordinator", "safeguarding", "auditor")


@dataclass(frozen=True)
class Visit:
    """One page, with a form whose places in braces are Nia's things."""

    method: str
    path: str
    form: dict[str, Any]
    expected: dict[str, int]

    @property
    def name(self) -> str:
        path = self.path.partition("?")[0].replace("{writer_id}", "{member_id}")
        return f"{self.method} {path}"


_ASKED = (
    "?response_type=code&client_id={client_id}&redirect_uri=https%3A%2F%2Fapp.example.org%2Fback"
    "&scope=members%3Aread&code_challenge_method=S256"
    "&code_challenge=E9Melhoa2OwvFrEMTJguCHaoeK1t8URWbuGJSstw-cM"
)
_NONE: dict[str, Any] = {}
_PIN = {"pin": "384951", "again": "384951"}

_TABLE: list[tuple[str, str, dict[str, Any], str]] = [
    ("GET", "/{community}/concern", _NONE, "200 200 200 200 200 200"),
    (
        "POST",
        "/{community}/concern",
        {"words": "I am worried.", "id": ""},
        "303 303 303 303 303 403",
    ),
    ("GET", "/{community}/concerns", _NONE, "403 403 403 403 200 403"),
    ("GET", "/{community}/concerns/{concern_id}", _NONE, "403 403 403 403 200 403"),
    (
        "POST",
        "/{community}/concerns/{concern_id}",
        {"outcome": "I rang her."},
        "403 403 403 403 303 403",
    ),
    ("GET", "/{community}/keep-safe", _NONE, "403 403 403 200 200 403"),
    ("POST", "/{community}/keep-safe", {"number": "00000"}, "403 403 403 422 422 403"),
    ("GET", "/{community}/keep-safe/{member_id}", _NONE, "403 403 403 200 200 403"),
    ("POST", "/{community}/keep-safe/{member_id}", {"other": "0"}, "403 403 403 422 422 403"),
    ("POST", "/{community}/members/{writer_id}/pause", _NONE, "403 403 403 422 422 403"),
    ("POST", "/{community}/members/{writer_id}/resume", _NONE, "403 403 403 303 303 403"),
    ("GET", "/{community}/members/{member_id}/leaving", _NONE, "200 404 403 200 403 403"),
    ("POST", "/{community}/members/{member_id}/leaving", _NONE, "422 404 403 422 403 403"),
    (
        "POST",
        "/{community}/members/{member_id}/leaving/erasure",
        {"sure": "on"},
        "403 403 403 409 403 403",
    ),
    ("GET", "/{community}/members/{member_id}/helpers", _NONE, "403 403 403 200 403 403"),
    ("POST", "/{community}/members/{member_id}/helpers", _NONE, "403 403 403 422 403 403"),
    ("GET", "/{community}/members/{member_id}/merge", _NONE, "403 403 403 200 403 403"),
    ("POST", "/{community}/members/{member_id}/merge", _NONE, "403 403 403 422 403 403"),
    ("GET", "/{community}/members/{member_id}/roles", _NONE, "403 403 403 200 403 403"),
    ("POST", "/{community}/members/{member_id}/roles", _NONE, "403 403 403 422 403 403"),
    ("GET", "/{community}/measures", _NONE, "403 403 403 200 200 403"),
    ("GET", "/{community}/members/{member_id}/measures", _NONE, "403 403 403 200 200 403"),
    ("POST", "/{community}/members/{member_id}/measures", _NONE, "403 403 403 422 422 403"),
    ("GET", "/{community}/clients", _NONE, "403 403 403 200 403 200"),
    ("POST", "/{community}/clients", {"end": "{client_id}"}, "403 403 403 422 403 403"),
    ("GET", "/{community}/clients/new", _NONE, "403 403 403 200 403 403"),
    ("POST", "/{community}/clients/new", _NONE, "403 403 403 422 403 403"),
    ("GET", "/{community}/clients/{client_id}", _NONE, "403 403 403 200 403 200"),
    ("GET", "/{community}/clients/{client_id}/secrets", _NONE, "303 303 303 303 303 303"),
    ("POST", "/{community}/clients/{client_id}/secrets", _NONE, "403 403 403 200 403 403"),
    (
        "POST",
        "/{community}/clients/{client_id}/secrets/end",
        {"end": "{secret_id}"},
        "403 403 403 422 403 403",
    ),
    ("GET", "/{community}/erasures", _NONE, "403 403 403 200 403 403"),
    ("GET", "/{community}/home", _NONE, "200 200 200 200 200 200"),
    ("GET", "/{community}/app", _NONE, "200 200 200 200 200 200"),
    ("GET", "/{community}/approvals", _NONE, "200 200 200 200 200 200"),
    ("GET", "/{community}/approvals/{approval_id}", _NONE, "404 404 404 200 404 200"),
    ("POST", "/{community}/approvals/{approval_id}/yes", _NONE, "403 403 403 409 403 403"),
    ("POST", "/{community}/approvals/{approval_id}/no", {"note": "No."}, "403 403 403 303 403 403"),
    ("POST", "/{community}/approvals/{approval_id}/back", _NONE, "404 404 404 403 403 403"),
    ("GET", "/{community}/applications/paper", _NONE, "403 403 403 200 403 403"),
    ("GET", "/{community}/applications/paper/both", _NONE, "403 403 403 200 403 403"),
    ("GET", "/{community}/applications", _NONE, "403 403 403 200 403 403"),
    ("GET", "/{community}/applications/new", _NONE, "403 403 403 200 403 403"),
    ("POST", "/{community}/applications/new", _NONE, "403 403 403 422 403 403"),
    ("GET", "/{community}/applications/{application_id}", _NONE, "403 403 403 200 403 403"),
    ("GET", "/{community}/applications/{application_id}/change", _NONE, "403 403 403 200 403 403"),
    ("POST", "/{community}/applications/{application_id}/change", _NONE, "403 403 403 412 403 403"),
    ("POST", "/{community}/applications/{application_id}/admit", _NONE, "403 403 403 303 403 403"),
    (
        "POST",
        "/{community}/applications/{application_id}/refuse",
        {"reason": "duplicate"},
        "403 403 403 303 403 403",
    ),
    ("GET", "/{community}/members/{member_id}/details", _NONE, "403 403 403 200 403 403"),
    ("POST", "/{community}/members/{member_id}/details", _NONE, "403 403 403 412 403 403"),
    ("GET", "/{community}/messages", _NONE, "200 200 200 200 403 403"),
    ("POST", "/{community}/messages", {"thanked": "yes"}, "303 303 303 303 403 403"),
    ("POST", "/{community}/messages/language", _NONE, "303 303 303 303 403 403"),
    ("GET", "/{community}/messages/calls", _NONE, "403 403 403 200 403 403"),
    ("GET", "/{community}/messages/letters", _NONE, "403 403 403 200 403 403"),
    ("POST", "/{community}/messages/done", {"message": "{message_id}"}, "403 403 403 303 403 403"),
    ("GET", "/{community}/members/{member_id}/messages", _NONE, "200 404 404 200 403 403"),
    (
        "POST",
        "/{community}/members/{member_id}/messages",
        {"thanked": "yes"},
        "303 404 404 303 403 403",
    ),
    ("GET", "/{community}/sessions", _NONE, "403 403 200 200 403 403"),
    ("GET", "/{community}/sessions/{session_id}/sheet", _NONE, "403 403 200 200 403 403"),
    ("GET", "/{community}/sessions/{session_id}/close", _NONE, "403 403 200 200 403 403"),
    ("POST", "/{community}/sessions/{session_id}/close", _NONE, "403 403 422 422 403 403"),
    ("GET", "/{community}/contributions", _NONE, "403 403 200 200 403 403"),
    ("POST", "/{community}/contributions", {"confirm": "yes"}, "403 403 422 422 403 403"),
    ("GET", "/{community}/contributions/{contribution_id}", _NONE, "403 403 200 200 403 403"),
    (
        "POST",
        "/{community}/contributions/{contribution_id}",
        {"ask": "yes"},
        "403 403 422 422 403 403",
    ),
    ("GET", "/{community}/reports", _NONE, "403 403 200 200 403 200"),
    ("GET", "/{community}/reports/hours.csv", _NONE, "403 403 200 200 403 200"),
    ("GET", "/{community}/reports/hours.xlsx", _NONE, "403 403 200 200 403 200"),
    ("GET", "/{community}/sign-ins", _NONE, "200 200 200 200 200 200"),
    ("POST", "/{community}/sign-ins/end", {"sign_in": "{sign_in_id}"}, "303 404 404 404 404 404"),
    ("POST", "/{community}/sign-out", _NONE, "303 303 303 303 303 303"),
    ("GET", "/{community}/second-factor", _NONE, "200 200 200 200 200 403"),
    ("POST", "/{community}/second-factor", _NONE, "303 303 303 303 303 403"),
    ("GET", "/{community}/second-factor/confirm", _NONE, "200 200 200 200 200 403"),
    ("POST", "/{community}/second-factor/confirm", {"code": "000000"}, "403 403 403 403 403 403"),
    ("GET", "/{community}/second-factor/recovery-codes", _NONE, "303 303 303 303 303 303"),
    ("POST", "/{community}/second-factor/recovery-codes", _NONE, "404 404 404 404 404 403"),
    ("POST", "/{community}/second-factor/end", _NONE, "303 303 303 303 303 403"),
    ("GET", "/{community}/export-reviews", _NONE, "403 403 403 200 200 403"),
    ("GET", "/{community}/export-reviews/{member_id}/words", _NONE, "403 403 403 200 403 403"),
    ("POST", "/{community}/export-reviews/{member_id}/words", _NONE, "403 403 403 303 403 403"),
    (
        "GET",
        "/{community}/export-reviews/{member_id}/safeguarding",
        _NONE,
        "403 403 403 403 200 403",
    ),
    (
        "POST",
        "/{community}/export-reviews/{member_id}/safeguarding",
        _NONE,
        "403 403 403 403 303 403",
    ),
    ("GET", "/{community}/my-data", _NONE, "200 200 200 200 200 403"),
    ("GET", "/{community}/my-data/export", _NONE, "200 200 200 200 200 403"),
    ("GET", "/{community}/my-data/export/file", _NONE, "200 200 200 200 200 403"),
    ("POST", "/{community}/my-data/ask", _NONE, "303 303 303 303 303 403"),
    ("POST", "/{community}/my-data/withdraw", _NONE, "303 303 303 303 303 403"),
    ("POST", "/{community}/passkeys/options", _NONE, "200 200 200 200 200 403"),
    ("POST", "/{community}/passkeys", _NONE, "404 404 404 404 404 403"),
    ("POST", "/{community}/passkeys/end", {"passkey": "{passkey_id}"}, "303 404 404 404 404 403"),
    ("GET", "/{community}/members/{writer_id}/pairing", _NONE, "303 303 303 303 303 303"),
    ("POST", "/{community}/members/{writer_id}/pairing", _NONE, "403 403 403 200 403 403"),
    ("GET", "/{community}/pin", _NONE, "200 200 200 200 200 403"),
    ("POST", "/{community}/pin", _PIN, "303 303 303 303 303 403"),
    ("GET", "/{community}/cards", _NONE, "403 403 403 200 403 403"),
    ("POST", "/{community}/cards", {"number": "00000"}, "403 403 403 422 403 403"),
    ("GET", "/{community}/members/{writer_id}/card", _NONE, "403 403 403 200 403 403"),
    ("POST", "/{community}/members/{writer_id}/card", _NONE, "403 403 403 303 403 403"),
    ("GET", "/{community}/members/{writer_id}/card/print", _NONE, "403 403 403 200 403 403"),
    ("GET", "/{community}/apps/ask" + _ASKED, _NONE, "200 200 200 200 403 403"),
    ("POST", "/{community}/apps/ask" + _ASKED, {"allow": "yes"}, "303 303 303 303 403 403"),
    ("GET", "/{community}/apps", _NONE, "200 200 200 200 403 403"),
    ("POST", "/{community}/apps/end", {"consent": "{consent_id}"}, "303 404 404 303 403 403"),
]

OPEN: dict[str, int] = {
    "GET /{community}/sign-in": 200,
    "POST /{community}/sign-in": 422,
    "GET /{community}/sign-in/code": 422,
    "POST /{community}/sign-in/code": 422,
    "GET /{community}/sign-in/second": 303,
    "POST /{community}/sign-in/second": 422,
    "GET /{community}/sign-in/machine": 200,
    "POST /{community}/sign-in/machine": 422,
    "GET /{community}/sign-in/passkey": 200,
    "POST /{community}/sign-in/passkey/options": 200,
    "POST /{community}/sign-in/passkey": 404,
    "GET /{community}/sign-in/card": 200,
    "POST /{community}/sign-in/card": 422,
    "GET /{community}/sign-in/pair": 200,
    "POST /{community}/sign-in/pair": 422,
    "GET /{community}/begin": 303,
    "GET /{community}/text-size": 200,
    "POST /{community}/text-size": 422,
    "GET /{community}/concern/telephone": 200,
    "GET /{community}/concern/ring": 200,
    "GET /{community}/concern/thanks": 200,
    "GET /{community}/accessibility": 200,
    "GET /{community}/noticeboard": 200,
    "GET /{community}/noticeboard/help": 200,
    "GET /{community}/join": 200,
    "GET /{community}/join/start": 200,
    "GET /{community}/join/thanks": 200,
    "POST /{community}/join/start": 422,
    "GET /{community}/app.webmanifest": 200,
    "GET /{community}/app-worker.js": 200,
    "GET /{community}/{rest}": 404,
    "POST /{community}/{rest}": 404,
    "GET /{community}": 404,
    "POST /{community}": 404,
    "GET /": 404,
    "POST /": 404,
    "GET ": 404,
    "POST ": 404,
}
"""Pages for whoever comes by, and what an empty form gets there."""

VISITS = [
    Visit(method, path, form, dict(zip(READERS, map(int, statuses.split()), strict=True)))
    for method, path, form, statuses in _TABLE
]

PAGES = [visit.path for visit in VISITS if visit.method == "GET"]
PAGES += [name.removeprefix("GET ") for name in OPEN if name.startswith("GET /{community}/")]
"""Every page below a community, for whoever is signed in and for whoever comes by."""

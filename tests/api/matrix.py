"""Every route with a call of it that is meant well, and what each caller gets for it.

Nia's things: the columns are Nia herself, Mair (another member), the lead of the group that Nia
helped, the lead of another group, the coordinator, the auditor, and the network's administrator.
What the safeguarding lead gets stands in a table of its own, for it is little.
403 is said to a role that a route is not for, and to whoever may know of a thing and not do this
with it; 404 to whoever may not know of it. 409 and 422 were let in and met a rule.
"""

from dataclasses import dataclass
from typing import Any

from tests.api.matrix_books import BOOKS
from tests.api.matrix_people import PEOPLE
from tests.api.matrix_sessions import SESSIONS

_COLUMNS = ("nia", "mair", "lead", "other", "coordinator", "auditor", "network")
CALLERS = (*_COLUMNS[:-1], "safeguarding", _COLUMNS[-1])


@dataclass(frozen=True)
class Call:
    """One route, with a body whose places in braces are Nia's things."""

    method: str
    path: str
    body: Any
    expected: dict[str, int]

    @property
    def name(self) -> str:
        return f"{self.method} {self.path}"


_COMMUNITY = "/v1/communities/{community}"
_BOTH = {"name_en": "{name}", "name_cy": "{name}"}
_ACTIVITY = {
    **_BOTH,
    "code": "{code}",
    "risk_class": "everyday",
    "before_en": "Wear gloves.",
    "before_cy": "Gwisgwch fenig.",
}
_APP = {
    "name": "{name}",
    "scopes": ["members:read", "thanks:write"],
    "redirect_uris": ["https://app.example.org/back"],
    "organisation_id": "{organisation_id}",
}
_ASKED = {
    "response_type": "code",
    "client_id": "{client_id}",
    "redirect_uri": "https://app.example.org/back",
    "code_challenge": "E9Melhoa2OwvFrEMTJguCHaoeK1t8URWbuGJSstw-cM",
    "code_challenge_method": "S256",
}
_TOWN = {**_BOTH, "slug": "{slug}", "style": "time_bank", "host": {"legal_name": "{name}"}}
_SKILL = {"kind": "can", "activity_id": "{activity_id}", "member_id": "{member_id}"}
_LISTING = {"activity_id": "{activity_id}", "title_cy": "Garddio", "member_id": "{member_id}"}


def _listings(kind: str) -> list[tuple[str, str, Any, str]]:
    """The calls of offers, and of requests."""
    one = f"/{kind}s/{{{kind}_id}}"
    closing = {"reason": "met_here"}
    return [
        ("GET", f"/{kind}s", None, "200 200 200 200 200 403 403"),
        ("POST", f"/{kind}s", _LISTING, "201 422 422 422 201 403 403"),
        ("GET", one, None, "200 200 200 200 200 403 403"),
        ("PATCH", one, {"times": []}, "200 403 403 403 200 403 403"),
        ("POST", f"{one}/renew", {}, "200 403 403 403 200 403 403"),
        ("POST", f"{one}/close", closing, "200 403 403 403 200 403 403"),
    ]


_TABLE: list[tuple[str, str, Any, str]] = [
    *PEOPLE,
    *BOOKS,
    ("GET", "", None, "200 200 200 200 200 200 200"),
    ("PATCH", "", {"name_en": "{name}"}, "403 403 403 403 200 403 200"),
    ("GET", "/activities", None, "200 200 200 200 200 200 403"),
    ("POST", "/activities", _ACTIVITY, "403 403 403 403 201 403 403"),
    ("GET", "/activities/{activity_id}", None, "200 200 200 200 200 200 403"),
    ("PATCH", "/activities/{activity_id}", {"in_use": True}, "403 403 403 403 200 403 403"),
    ("GET", "/clients", None, "403 403 403 403 200 200 200"),
    ("POST", "/clients", _APP, "403 403 403 403 201 403 403"),
    ("GET", "/clients/{client_id}", None, "403 403 403 403 200 200 200"),
    ("POST", "/clients/{client_id}/end?dry_run=true", {}, "403 403 403 403 200 403 200"),
    ("POST", "/clients/{client_id}/secrets", {}, "403 403 403 403 201 403 403"),
    (
        "POST",
        "/clients/{client_id}/secrets/{secret_id}/end",
        {},
        "403 403 403 403 200 403 403",
    ),
    ("GET", "/clients/{client_id}/consents", None, "403 403 403 403 200 200 403"),
    ("GET", "/consents", None, "200 200 200 200 200 403 403"),
    ("POST", "/consents", {**_ASKED, "allow": True}, "200 200 200 200 200 403 403"),
    ("POST", "/consents/ask", _ASKED, "200 200 200 200 200 403 403"),
    ("POST", "/consents/{consent_id}/end", {}, "200 404 404 404 200 403 403"),
    ("GET", "/entries", None, "403 403 403 403 200 200 200"),
    ("POST", "/entries", {"reason": "Asked to."}, "403 403 403 403 403 403 201"),
    ("POST", "/entries/{entry_id}/end", {}, "403 403 403 403 200 403 200"),
    ("GET", "/messages?by=telephone", None, "403 403 403 403 200 403 403"),
    ("GET", "/messages/choices", None, "200 200 200 200 200 403 403"),
    ("PATCH", "/messages/choices", {"thanked": True}, "200 200 200 200 200 403 403"),
    ("POST", "/messages/{message_id}/done", {}, "403 403 403 403 200 403 403"),
    *_listings("offer"),
    *_listings("request"),
    ("GET", "/requests/{request_id}/matches", None, "200 403 403 403 200 403 403"),
    *SESSIONS,
    ("GET", "/skills", None, "200 200 200 200 200 403 403"),
    ("POST", "/skills", _SKILL, "201 422 422 422 201 403 403"),
    ("GET", "/skills/{skill_id}", None, "200 200 200 200 200 403 403"),
    ("PATCH", "/skills/{skill_id}", {"kind": "know"}, "200 403 403 403 200 403 403"),
    ("POST", "/skills/{skill_id}/end", {}, "200 403 403 403 200 403 403"),
]
_OF_THE_NETWORK: list[tuple[str, str, Any, str]] = [
    ("GET", "/v1/communities", None, "200 200 200 200 200 200 200"),
    ("GET", "/v1/me", None, "200 200 200 200 200 200 200"),
    ("POST", "/v1/communities", _TOWN, "403 403 403 403 403 403 201"),
]
_SAFEGUARDING: dict[str, int] = {
    "GET ": 200,
    "GET /v1/me": 200,
    "GET /approvals": 200,
    "GET /approvals/{approval_id}": 404,
    "GET /accounts": 200,
    "GET /accounts/{account_id}": 404,
    "GET /accounts/{account_id}/statement": 404,
    "GET /activities": 200,
    "GET /activities/{activity_id}": 200,
    "GET /agreements": 200,
    "GET /members/{member_id}/apart": 200,
    "POST /members/{member_id}/apart": 200,
    "POST /members/{member_id}/apart/end": 404,
    "GET /measures": 200,
    "GET /members/{member_id}/measures": 200,
    "POST /members/{member_id}/measures": 201,
    "POST /members/{member_id}/measures/{measure_id}/withdraw": 200,
    "GET /members/{member_id}/log": 404,
    "POST /concerns": 201,
    "GET /members/{member_id}/card": 404,
    "POST /members/{member_id}/card/end": 404,
    "POST /members/{member_id}/pin": 404,
    "GET /passkeys": 200,
    "POST /passkeys/options": 200,
    "POST /passkeys/{passkey_id}/end": 404,
    "GET /concerns": 200,
    "GET /concerns/log": 200,
    "GET /concerns/{concern_id}": 200,
    "POST /concerns/{concern_id}/close": 200,
    "GET /contributions": 200,
    "GET /verification-rules": 200,
    "GET /contributions/{contribution_id}": 404,
    "GET /exchanges": 200,
    "GET /exchanges/{exchange_id}": 404,
    "GET /holds": 200,
    "GET /holds/{hold_id}": 404,
    "GET /idempotency/{key}": 404,
    "GET /members": 200,
    "POST /members/search": 200,
    "GET /members/{member_id}": 200,
    "POST /members/{member_id}/pause?dry_run=true": 200,
    "POST /members/{member_id}/resume": 200,
    "GET /members/{member_id}/erasure": 404,
    "GET /members/{member_id}/export": 404,
    "GET /export-reviews": 200,
    "GET /members/{member_id}/export-review": 404,
    "POST /members/{member_id}/export-review": 404,
    "POST /members/{member_id}/export-review/withdraw": 404,
    "GET /members/{member_id}/export-review/safeguarding": 200,
    "POST /members/{member_id}/export-review/safeguarding": 200,
    "GET /members/{member_id}/agreements": 404,
    "GET /offers": 200,
    "GET /offers/{offer_id}": 200,
    "GET /requests": 200,
    "GET /requests/{request_id}": 200,
    "GET /organisations": 200,
    "GET /organisations/{organisation_id}": 200,
    "GET /second-factor": 200,
    "POST /second-factor": 200,
    "POST /second-factor/end": 200,
    "POST /second-factor/recovery-codes": 404,
    "GET /sessions": 200,
    "GET /sessions/{session_id}": 200,
    "GET /session-series": 200,
    "GET /session-series/{series_id}": 200,
    "GET /skills": 200,
    "GET /skills/{skill_id}": 200,
    "GET /sign-ins": 200,
    "POST /sign-ins/end?dry_run=true": 200,
    "POST /sign-ins/{sign_in_id}/end": 404,
    "GET /transfers": 200,
    "GET /transfers/{transfer_id}": 404,
    "GET /v1/communities": 200,
}
"""Where not 403."""


def _call(method: str, path: str, body: Any, statuses: str) -> Call:
    expected = dict(zip(_COLUMNS, map(int, statuses.split()), strict=True))
    name = f"{method} {path.removeprefix(_COMMUNITY)}"
    expected["safeguarding"] = _SAFEGUARDING.get(name, 403)
    return Call(method, path, body, expected)


CALLS = [
    *(_call(method, _COMMUNITY + path, *more) for method, path, *more in _TABLE),
    *(_call(*row) for row in _OF_THE_NETWORK),
]

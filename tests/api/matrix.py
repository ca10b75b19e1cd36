"""Every route with a call of it that is meant well, and what each caller gets for it.

Nia's things: the columns are Nia herself, Mair (another member), the lead of the group that Nia
helped, the lead of another group, the coordinator, the auditor, and the network's administrator.
What the safeguarding lead gets stands in a table of its own, for it is little.
403 is said to a role that a route is not for, and to whoever may know of a thing and not do this
with it; 404 to whoever may not know of it. 409 and 422 were let in and met a rule.
"""

from dataclasses import dataclass
from typing import Any

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
_ENTRY = {
    "giver_id": "{member_id}",
    "receiver": {"organisation_id": "{organisation_id}"},
    "activity_id": "{activity_id}",
    "worked_on": "{day}",
    "minutes": 30,
}
_THANKS = {
    "organisation_id": "{organisation_id}",
    "activity_id": "{activity_id}",
    "worked_on": "{day}",
    "lines": [{"member_id": "{member_id}", "minutes": 30}],
}
_GIFT = {
    "kind": "gift",
    "debit_account_id": "{account_id}",
    "receiver": {"organisation_id": None, "member_id": "{other_member_id}", "number": None},
    "minutes": 1,
    "reason": "other",
}
_HOLD = {
    "account_id": "{account_id}",
    "organisation_id": "{organisation_id}",
    "minutes": 1,
    "reason": "other",
}
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
_WORDS = {"text_en": "Be kind.", "text_cy": "Byddwch yn garedig."}
_APPLICATION = {"language": "cy", "name": "{name}", "how": "phone"}
_ASKED = {
    "response_type": "code",
    "client_id": "{client_id}",
    "redirect_uri": "https://app.example.org/back",
    "code_challenge": "E9Melhoa2OwvFrEMTJguCHaoeK1t8URWbuGJSstw-cM",
    "code_challenge_method": "S256",
}
_TOWN = {**_BOTH, "slug": "{slug}", "style": "time_bank", "host": {"legal_name": "{name}"}}
FILE = "a file, sent as a form"

_TABLE: list[tuple[str, str, Any, str]] = [
    ("GET", "", None, "200 200 200 200 200 200 200"),
    ("PATCH", "", {"name_en": "{name}"}, "403 403 403 403 200 403 200"),
    ("GET", "/accounts", None, "200 200 200 200 200 200 403"),
    ("GET", "/accounts/{account_id}", None, "200 404 404 404 200 200 403"),
    ("GET", "/accounts/{account_id}/statement", None, "200 404 404 404 200 200 403"),
    (
        "PATCH",
        "/accounts/{account_id}",
        {"passes_on": False, "reason": "other"},
        "200 404 404 404 200 403 403",
    ),
    ("GET", "/activities", None, "200 200 200 200 200 200 403"),
    ("POST", "/activities", _ACTIVITY, "403 403 403 403 201 403 403"),
    ("GET", "/activities/{activity_id}", None, "200 200 200 200 200 200 403"),
    ("PATCH", "/activities/{activity_id}", {"in_use": True}, "403 403 403 403 200 403 403"),
    ("GET", "/agreements", None, "200 200 200 200 200 200 403"),
    ("POST", "/agreements", _WORDS, "403 403 403 403 201 403 403"),
    ("GET", "/applications", None, "403 403 403 403 200 403 403"),
    ("POST", "/applications", _APPLICATION, "403 403 403 403 201 403 403"),
    ("GET", "/applications/{application_id}", None, "403 403 403 403 200 403 403"),
    (
        "PATCH",
        "/applications/{application_id}",
        {"can_do": "Cakes."},
        "403 403 403 403 200 403 403",
    ),
    ("POST", "/applications/{application_id}/admit", {}, "403 403 403 403 200 403 403"),
    (
        "POST",
        "/applications/{application_id}/refuse",
        {"reason": "duplicate"},
        "403 403 403 403 200 403 403",
    ),
    ("POST", "/applications/{application_id}/withdraw", {}, "403 403 403 403 200 403 403"),
    ("GET", "/approvals", None, "200 200 200 200 200 200 403"),
    ("GET", "/approvals/{approval_id}", None, "404 404 404 404 200 200 403"),
    ("POST", "/approvals/{approval_id}/approve", {}, "403 403 403 403 409 403 403"),
    ("POST", "/approvals/{approval_id}/decline", {"note": "No."}, "403 403 403 403 200 403 403"),
    ("POST", "/approvals/{approval_id}/withdraw", {}, "404 404 404 404 403 403 403"),
    ("GET", "/audit/checkpoints", None, "403 403 403 403 200 200 403"),
    ("GET", "/audit/checkpoints/{number}", None, "403 403 403 403 200 200 403"),
    (
        "GET",
        "/audit/checkpoints/{number}/consistency?from=1",
        None,
        "403 403 403 403 200 200 403",
    ),
    ("GET", "/audit/journal", None, "403 403 403 403 200 200 403"),
    ("GET", "/audit/keys", None, "403 403 403 403 200 200 403"),
    ("GET", "/audit/log", None, "403 403 403 403 403 200 403"),
    (
        "GET",
        "/audit/log/reached?sign_in=00000000-0000-7000-8000-000000000000",
        None,
        "403 403 403 403 200 200 403",
    ),
    ("GET", "/members/{member_id}/apart", None, "403 403 403 403 200 403 403"),
    (
        "POST",
        "/members/{member_id}/apart",
        {"other_id": "{other_member_id}"},
        "403 403 403 403 200 403 403",
    ),
    (
        "POST",
        "/members/{member_id}/apart/end",
        {"other_id": "{other_member_id}"},
        "403 403 403 403 200 403 403",
    ),
    ("GET", "/members/{member_id}/log", None, "200 404 404 404 200 404 403"),
    ("GET", "/audit/proof", None, "403 403 403 403 200 200 403"),
    ("GET", "/audit/sample", None, "403 403 403 403 200 200 403"),
    ("GET", "/audit/transfers/{transfer_id}/inclusion", None, "403 403 403 403 200 200 403"),
    ("GET", "/audit/trial-balance", None, "403 403 403 403 200 200 403"),
    ("GET", "/audit/backups", None, "403 403 403 403 200 200 403"),
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
    ("POST", "/concerns", {"words": "I am worried."}, "201 201 201 201 201 403 403"),
    ("GET", "/concerns", None, "403 403 403 403 403 403 403"),
    ("GET", "/concerns/log", None, "403 403 403 403 403 403 403"),
    ("GET", "/concerns/{concern_id}", None, "403 403 403 403 403 403 403"),
    (
        "POST",
        "/concerns/{concern_id}/close",
        {"outcome": "We talked."},
        "403 403 403 403 403 403 403",
    ),
    ("GET", "/contributions", None, "200 200 200 200 200 200 403"),
    ("POST", "/contributions", _ENTRY, "201 403 201 403 201 403 403"),
    (
        "POST",
        "/contributions/verify",
        {"items": [{"id": "{contribution_id}"}]},
        "200 200 200 200 200 403 403",
    ),
    ("GET", "/contributions/{contribution_id}", None, "200 404 200 404 200 200 403"),
    ("POST", "/contributions/{contribution_id}/verify", {}, "403 404 200 404 200 403 403"),
    (
        "POST",
        "/contributions/{contribution_id}/claim",
        {"minutes": 30},
        "200 404 200 404 403 403 403",
    ),
    (
        "POST",
        "/contributions/{contribution_id}/correction",
        {"minutes": 45, "reason": "mistake"},
        "403 404 409 404 409 403 403",
    ),
    (
        "POST",
        "/contributions/{contribution_id}/decline",
        {"note": "No."},
        "403 404 200 404 200 403 403",
    ),
    (
        "POST",
        "/contributions/{contribution_id}/query",
        {"note": "When?"},
        "403 404 200 404 200 403 403",
    ),
    ("POST", "/contributions/{contribution_id}/separate", {}, "403 404 409 404 409 403 403"),
    ("POST", "/contributions/{contribution_id}/stays", {}, "403 404 409 404 409 403 403"),
    ("POST", "/contributions/{contribution_id}/withdraw", {}, "200 404 403 404 403 403 403"),
    ("GET", "/entries", None, "403 403 403 403 200 200 200"),
    ("POST", "/entries", {"reason": "Asked to."}, "403 403 403 403 403 403 201"),
    ("POST", "/entries/{entry_id}/end", {}, "403 403 403 403 200 403 200"),
    ("GET", "/events", None, "403 403 403 403 200 200 403"),
    ("GET", "/holds", None, "200 200 200 200 200 200 403"),
    ("POST", "/holds", _HOLD, "201 422 422 422 201 403 403"),
    ("GET", "/holds/{hold_id}", None, "200 404 200 404 200 200 403"),
    ("POST", "/holds/{hold_id}/capture", {}, "403 403 200 404 200 403 403"),
    ("POST", "/holds/{hold_id}/release", {}, "200 404 200 404 200 403 403"),
    ("GET", "/idempotency/{key}", None, "200 404 404 404 404 404 403"),
    ("GET", "/imports", None, "403 403 403 403 200 200 403"),
    ("POST", "/imports", FILE, "403 403 403 403 201 403 403"),
    ("GET", "/imports/{import_id}", None, "403 403 403 403 200 200 403"),
    ("GET", "/imports/{import_id}/rows", None, "403 403 403 403 200 200 403"),
    ("POST", "/imports/{import_id}/check", FILE, "403 403 403 403 200 403 403"),
    (
        "POST",
        "/imports/{import_id}/post",
        {"checked_at": "2025-06-07T10:00:00Z", "left_out_rows": 0},
        "403 403 403 403 409 403 403",
    ),
    ("POST", "/imports/{import_id}/undo", {}, "403 403 403 403 409 403 403"),
    ("GET", "/members", None, "200 200 200 200 200 200 403"),
    (
        "POST",
        "/members",
        {"name": "{name}", "language": "cy", "taken_in_for": "{organisation_id}"},
        "403 403 201 422 201 403 403",
    ),
    ("POST", "/members/search", {"name": "Nia"}, "403 403 200 200 200 403 403"),
    ("GET", "/members/{member_id}", None, "200 404 200 200 200 200 403"),
    ("PATCH", "/members/{member_id}", {"language": "cy"}, "200 404 403 403 200 403 403"),
    ("POST", "/members/{member_id}/leave?dry_run=true", {}, "200 404 403 403 200 403 403"),
    ("POST", "/members/{member_id}/pause?dry_run=true", None, "403 403 403 403 200 403 403"),
    ("POST", "/members/{member_id}/resume", None, "403 403 403 403 200 403 403"),
    ("GET", "/members/{member_id}/erasure", None, "200 404 404 404 200 404 403"),
    ("POST", "/members/{member_id}/erasure", {}, "201 404 404 404 201 403 403"),
    (
        "POST",
        "/members/{member_id}/erasure/carry-out",
        {},
        "403 403 403 403 409 403 403",
    ),
    (
        "POST",
        "/members/{member_id}/erasure/hold",
        {"reason": "dispute"},
        "403 403 403 403 200 403 403",
    ),
    ("POST", "/members/{member_id}/erasure/release", {}, "403 403 403 403 200 403 403"),
    ("POST", "/members/{member_id}/erasure/withdraw", {}, "200 404 404 404 200 403 403"),
    ("GET", "/members/{member_id}/export", None, "200 404 404 404 200 404 403"),
    ("GET", "/members/{member_id}/agreements", None, "200 404 404 404 200 404 403"),
    (
        "POST",
        "/members/{member_id}/agreements",
        {"version": 1_000, "language": "cy", "how": "paper"},
        "422 404 404 404 409 403 403",
    ),
    ("GET", "/members/{member_id}/helpers", None, "200 404 404 404 200 403 403"),
    (
        "POST",
        "/members/{member_id}/helpers",
        {"helper_id": "{helper_id}"},
        "201 404 404 404 201 403 403",
    ),
    (
        "POST",
        "/members/{member_id}/helpers/{helper_id}/end",
        {},
        "200 404 404 200 200 403 403",
    ),
    (
        "POST",
        "/members/{member_id}/merge?dry_run=true",
        {"into_id": "{other_member_id}"},
        "403 403 403 403 409 403 403",
    ),
    ("GET", "/members/{member_id}/card", None, "200 404 404 404 200 404 403"),
    ("POST", "/members/{member_id}/card", {}, "403 403 403 403 403 403 403"),
    ("POST", "/members/{member_id}/card/end", {}, "404 404 404 404 404 404 403"),
    ("POST", "/members/{member_id}/pairing", {}, "403 403 403 403 403 403 403"),
    ("POST", "/members/{member_id}/pin", {"pin": "7392"}, "200 404 404 404 403 404 403"),
    ("GET", "/members/{member_id}/roles", None, "403 403 403 403 200 403 403"),
    (
        "POST",
        "/members/{member_id}/roles",
        {"role": "auditor"},
        "403 403 403 403 201 403 403",
    ),
    ("POST", "/members/{member_id}/roles/{role}/end", {}, "403 403 403 403 200 403 403"),
    (
        "POST",
        "/members/{member_id}/sign-ins/end?dry_run=true",
        {},
        "403 403 403 403 200 403 403",
    ),
    ("GET", "/organisations", None, "200 200 200 200 200 200 403"),
    ("POST", "/organisations", _BOTH, "403 403 403 403 201 403 403"),
    ("GET", "/organisations/{organisation_id}", None, "200 200 200 200 200 200 403"),
    (
        "PATCH",
        "/organisations/{organisation_id}",
        {"private": False},
        "403 403 200 403 200 403 403",
    ),
    (
        "POST",
        "/organisations/{organisation_id}/leave?dry_run=true",
        {},
        "403 403 403 403 200 403 403",
    ),
    ("GET", "/organisations/{organisation_id}/leads", None, "403 403 200 403 200 200 403"),
    (
        "POST",
        "/organisations/{organisation_id}/leads",
        {"member_id": "{member_id}"},
        "403 403 201 403 201 403 403",
    ),
    (
        "POST",
        "/organisations/{organisation_id}/leads/{member_id}/end",
        {},
        "403 403 200 403 200 403 403",
    ),
    ("GET", "/reports", None, "403 403 200 200 200 200 403"),
    ("GET", "/reports/hours", None, "403 403 200 200 200 200 403"),
    ("GET", "/machine-codes", None, "403 403 403 403 200 403 403"),
    ("GET", "/passkeys", None, "200 200 200 200 200 200 403"),
    ("POST", "/passkeys/options", {}, "200 200 200 200 200 403 403"),
    (
        "POST",
        "/passkeys",
        {"challenge_id": "{contribution_id}", "credential": {}, "name": "{name}"},
        "403 403 403 403 403 403 403",
    ),
    ("POST", "/passkeys/{passkey_id}/end", {}, "200 404 404 404 404 404 403"),
    ("GET", "/second-factor", None, "200 200 200 200 200 403 403"),
    ("POST", "/second-factor", {}, "200 200 200 200 200 403 403"),
    ("POST", "/second-factor/confirm", {"code": "000000"}, "403 403 403 403 403 403 403"),
    ("POST", "/second-factor/end", {}, "200 200 200 200 200 403 403"),
    ("POST", "/second-factor/recovery-codes", {}, "404 404 404 404 404 403 403"),
    ("GET", "/sign-ins", None, "200 200 200 200 200 200 403"),
    ("POST", "/sign-ins/end?dry_run=true", {}, "200 200 200 200 200 200 403"),
    ("POST", "/sign-ins/{sign_in_id}/end", {}, "200 404 404 404 404 404 403"),
    ("POST", "/thanks", _THANKS, "403 403 201 404 201 403 403"),
    ("GET", "/transfers", None, "200 200 200 200 200 200 403"),
    ("POST", "/transfers", _GIFT, "201 422 422 422 201 403 403"),
    ("GET", "/transfers/{transfer_id}", None, "200 404 404 404 200 200 403"),
    (
        "POST",
        "/transfers/{transfer_id}/reversal?dry_run=true",
        {"reason": "mistake"},
        "403 403 403 403 201 403 403",
    ),
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
    "GET /contributions/{contribution_id}": 404,
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
    "GET /members/{member_id}/agreements": 404,
    "GET /organisations": 200,
    "GET /organisations/{organisation_id}": 200,
    "GET /second-factor": 200,
    "POST /second-factor": 200,
    "POST /second-factor/end": 200,
    "POST /second-factor/recovery-codes": 404,
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

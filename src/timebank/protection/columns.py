"""The one list of every column that holds personal data; what it says in words is in the
catalogue, under `personal-…`.

A test looks at every table: a column that can hold words stands either in PERSONAL or in
HOLDS_NONE, so that nobody adds one without thinking. Whatever a person can type freely is personal,
for it may name somebody.
"""

from dataclasses import dataclass
from enum import StrEnum


class Purpose(StrEnum):
    """What a column is for."""

    PEOPLE = "people"
    REACHING = "reaching"
    BOOKS = "books"
    WORDS = "words"
    AGREED = "agreed"
    MATCHING = "matching"
    ONCE = "once"
    REFERENCE = "reference"
    INTAKE = "intake"
    ACCESS = "access"
    ERASURE = "erasure"
    HOST = "host"
    SAFEGUARDING = "safeguarding"


class Kept(StrEnum):
    """How long it is kept, if nobody asks for erasure before."""

    MEMBERSHIP = "membership"
    WAITING = "waiting"
    BOOKS = "books"
    ANSWER = "answer"
    SENT = "sent"
    DAY = "day"
    TWO_YEARS = "two-years"
    SAFEGUARDING = "safeguarding"
    INTAKE = "intake"
    HOST = "host"


class Erasure(StrEnum):
    """What an erasure does to it."""

    EMPTIED = "emptied"
    DELETED = "deleted"
    KEPT = "kept"


class Reason(StrEnum):
    """Why an erasure keeps it."""

    BOOKS = "books"
    EVIDENCE = "evidence"
    DONE = "done"
    FROZEN = "frozen"
    ONCE = "once"
    PLAIN = "plain"
    POWERS = "powers"
    OFFICE = "office"
    AGREED = "agreed"
    ORGANISATION = "organisation"
    SAFEGUARDING = "safeguarding"


@dataclass(frozen=True)
class Personal:
    """A column that holds personal data. `reason` says why an erasure keeps it, and only then."""

    table: str
    column: str
    purpose: Purpose
    kept: Kept
    erasure: Erasure
    reason: Reason | None = None

    @property
    def message(self) -> str:
        """The message of the catalogue that says what it is."""
        return f"personal-{self.table}-{self.column}"


def _emptied(table: str, purpose: Purpose, kept: Kept, *columns: str) -> list[Personal]:
    return [Personal(table, name, purpose, kept, Erasure.EMPTIED) for name in columns]


def _deleted(table: str, purpose: Purpose, kept: Kept, *columns: str) -> list[Personal]:
    return [Personal(table, name, purpose, kept, Erasure.DELETED) for name in columns]


def _kept(
    table: str, purpose: Purpose, kept: Kept, reason: Reason, *columns: str
) -> list[Personal]:
    return [Personal(table, name, purpose, kept, Erasure.KEPT, reason) for name in columns]


PERSONAL: tuple[Personal, ...] = (
    *_emptied("member", Purpose.PEOPLE, Kept.MEMBERSHIP, "name", "name_folded", "name_used"),
    *_emptied("member", Purpose.REACHING, Kept.MEMBERSHIP, "email", "telephone", "contact_by"),
    *_emptied(
        "member",
        Purpose.PEOPLE,
        Kept.MEMBERSHIP,
        "area",
        "adult",
        "guardian_name",
        "guardian_contact",
    ),
    *_emptied(
        "member",
        Purpose.MATCHING,
        Kept.MEMBERSHIP,
        "can_do",
        "can_do_activity_ids",
        "would_like",
        "would_like_activity_ids",
        "access_needs",
    ),
    *_kept("member", Purpose.REACHING, Kept.BOOKS, Reason.PLAIN, "language"),
    *_emptied("member", Purpose.REFERENCE, Kept.MEMBERSHIP, "external_ref", "external_ref_keeper"),
    *_emptied("member", Purpose.ONCE, Kept.MEMBERSHIP, "made_as"),
    *_kept(
        "member",
        Purpose.BOOKS,
        Kept.BOOKS,
        Reason.BOOKS,
        "id",
        "number",
        "joined_on",
        "status",
        "left_on",
        "private",
        "merged_into_id",
        "admitted_by",
        "taken_in_for",
        "recorded_at",
    ),
    *_emptied("application", Purpose.PEOPLE, Kept.WAITING, "told"),
    *_emptied("application", Purpose.ONCE, Kept.WAITING, "made_as"),
    *_emptied("application", Purpose.ACCESS, Kept.WAITING, "from_sha256"),
    *_kept(
        "application",
        Purpose.ACCESS,
        Kept.BOOKS,
        Reason.POWERS,
        "taken_by",
        "decided_by",
    ),
    *_kept(
        "helper",
        Purpose.ACCESS,
        Kept.BOOKS,
        Reason.POWERS,
        "member_id",
        "helper_id",
        "named_by",
        "ended_by",
    ),
    *_kept("entry", Purpose.ACCESS, Kept.BOOKS, Reason.POWERS, "keeper_id", "reason"),
    *_kept("agreement", Purpose.ACCESS, Kept.BOOKS, Reason.POWERS, "made_by"),
    *_kept(
        "agreement_given",
        Purpose.AGREED,
        Kept.BOOKS,
        Reason.AGREED,
        "person_id",
        "language",
        "taken_by",
    ),
    *_deleted("note", Purpose.WORDS, Kept.BOOKS, "words", "written_by"),
    *_kept(
        "contribution",
        Purpose.BOOKS,
        Kept.BOOKS,
        Reason.BOOKS,
        "giver_id",
        "receiver_id",
        "stated_by",
        "decided_by",
        "separate_by",
    ),
    *_kept(
        "contribution",
        Purpose.REFERENCE,
        Kept.BOOKS,
        Reason.FROZEN,
        "external_ref",
        "external_ref_keeper",
    ),
    *_kept("claim", Purpose.BOOKS, Kept.BOOKS, Reason.BOOKS, "stated_by"),
    *_kept("account", Purpose.BOOKS, Kept.BOOKS, Reason.BOOKS, "owner_id"),
    *_kept("transfer", Purpose.BOOKS, Kept.BOOKS, Reason.BOOKS, "actor_id"),
    *_kept("hold", Purpose.BOOKS, Kept.BOOKS, Reason.BOOKS, "placed_by"),
    *_kept("limit_change", Purpose.BOOKS, Kept.BOOKS, Reason.BOOKS, "actor_id"),
    *_kept(
        "approval",
        Purpose.BOOKS,
        Kept.BOOKS,
        Reason.BOOKS,
        "asked_by",
        "asked_as",
        "gainers",
        "terms",
        "ended_by",
    ),
    *_kept(
        "role_held",
        Purpose.ACCESS,
        Kept.BOOKS,
        Reason.POWERS,
        "member_id",
        "role",
        "given_by",
        "ended_by",
    ),
    *_kept(
        "token",
        Purpose.ACCESS,
        Kept.BOOKS,
        Reason.POWERS,
        "sha256",
        "keeper_id",
        "role",
        "member_id",
        "organisation_ids",
    ),
    *_emptied("token", Purpose.ACCESS, Kept.BOOKS, "device", "address_sha256"),
    *_kept("client", Purpose.ACCESS, Kept.BOOKS, Reason.POWERS, "made_by", "ended_by"),
    *_kept(
        "app_consent",
        Purpose.ACCESS,
        Kept.BOOKS,
        Reason.POWERS,
        "client_id",
        "member_id",
        "scopes",
        "ended_by",
    ),
    *_kept("client_secret", Purpose.ACCESS, Kept.BOOKS, Reason.POWERS, "made_by", "ended_by"),
    *_kept("token", Purpose.ACCESS, Kept.BOOKS, Reason.POWERS, "means"),
    *_deleted(
        "authenticator",
        Purpose.ACCESS,
        Kept.MEMBERSHIP,
        "member_id",
        "sealed",
        "pending",
        "recovery_sha256s",
    ),
    *_deleted(
        "passkey",
        Purpose.ACCESS,
        Kept.MEMBERSHIP,
        "member_id",
        "credential_id",
        "public_key",
        "name",
    ),
    *_kept("card", Purpose.ACCESS, Kept.BOOKS, Reason.POWERS, "member_id", "sha256", "made_by"),
    *_kept("card", Purpose.ACCESS, Kept.BOOKS, Reason.POWERS, "ended_by"),
    *_emptied("card", Purpose.ACCESS, Kept.MEMBERSHIP, "sealed"),
    *_deleted("pin", Purpose.ACCESS, Kept.MEMBERSHIP, "member_id", "sealed", "set_by"),
    *_kept("machine_code", Purpose.ACCESS, Kept.BOOKS, Reason.POWERS, "member_id", "sha256"),
    *_kept("machine_code", Purpose.ACCESS, Kept.BOOKS, Reason.POWERS, "made_by"),
    *_deleted(
        "sign_in_code",
        Purpose.ACCESS,
        Kept.DAY,
        "address_sha256",
        "from_sha256",
        "member_ids",
        "code_sha256s",
    ),
    *_emptied("message", Purpose.REACHING, Kept.SENT, "facts"),
    *_kept("message", Purpose.REACHING, Kept.BOOKS, Reason.PLAIN, "member_id", "kind", "by"),
    *_kept(
        "concern",
        Purpose.SAFEGUARDING,
        Kept.SAFEGUARDING,
        Reason.SAFEGUARDING,
        "raised_by",
        "about_number",
        "words",
        "closed_by",
        "outcome",
    ),
    *_kept(
        "kept_apart",
        Purpose.SAFEGUARDING,
        Kept.SAFEGUARDING,
        Reason.SAFEGUARDING,
        "member_id",
        "other_id",
        "kept_by",
        "ended_by",
    ),
    *_kept(
        "trail_line",
        Purpose.ACCESS,
        Kept.TWO_YEARS,
        Reason.POWERS,
        "token_id",
        "actor_id",
        "role",
        "about",
        "things",
        "request_id",
    ),
    *_emptied("trail_line", Purpose.ACCESS, Kept.TWO_YEARS, "came_from"),
    *_emptied("idempotency", Purpose.ONCE, Kept.ANSWER, "headers", "body"),
    *_kept(
        "idempotency", Purpose.ONCE, Kept.ANSWER, Reason.ONCE, "keeper_id", "key", "fingerprint"
    ),
    *_kept(
        "erasure",
        Purpose.ERASURE,
        Kept.BOOKS,
        Reason.DONE,
        "member_id",
        "asked_by",
        "held_by",
        "ended_by",
        "held_reason",
    ),
    *_emptied("import_run", Purpose.INTAKE, Kept.INTAKE, "options", "reading"),
    *_kept("import_run", Purpose.INTAKE, Kept.BOOKS, Reason.EVIDENCE, "run_by", "undone_by"),
    *_emptied("import_row", Purpose.INTAKE, Kept.INTAKE, "cells", "problems"),
    *_kept(
        "import_row", Purpose.INTAKE, Kept.BOOKS, Reason.EVIDENCE, "line", "sheet", "account_id"
    ),
    *_kept("community", Purpose.HOST, Kept.HOST, Reason.OFFICE, "host"),
    *_kept(
        "organisation",
        Purpose.REFERENCE,
        Kept.HOST,
        Reason.ORGANISATION,
        "external_ref",
        "external_ref_keeper",
    ),
)

HOLDS_NONE: dict[str, tuple[str, ...]] = {
    # Codes and states of a fixed list, names of groups and of activities, public keys, signatures,
    # and digests of files and of the books.
    "account": ("type",),
    "activity": ("code", "name_en", "name_cy", "risk_class", "before_en", "before_cy", "made_as"),
    "agreement": ("text_en", "text_cy"),
    "agreement_given": ("how",),
    "application": ("state", "how", "reason"),
    "app_grant": ("code_sha256", "redirect_uri", "challenge", "scopes"),
    "app_renewal": ("sha256",),
    "approval": ("kind", "state", "asked_by_kind", "reason"),
    "backup": ("occasion", "sha256"),
    "checkpoint": ("root", "previous", "key_id", "signature", "frontier", "tiles"),
    "claim": ("side",),
    "client": ("name", "scopes", "redirect_uris", "made_as"),
    "client_secret": ("sha256",),
    "community": (
        "slug",
        "name_en",
        "name_cy",
        "style",
        "time_zone",
        "hours_stated_by",
        "shown_as",
        "thanked_by",
        "leavers_minutes",
        "areas",
        "made_as",
    ),
    "contribution": ("receiver_type", "state", "decided_by_kind", "credit_kind"),
    "erasure": ("state",),
    "event": ("kind", "leaf"),
    "hold": ("state", "reason"),
    "import_row": ("outcome",),
    "import_run": ("kind", "file_sha256", "state", "counts"),
    "installation": ("made_as",),
    "limit_change": ("actor_kind", "reason"),
    "message": ("state", "fault"),
    "passkey_challenge": ("challenge",),
    "organisation": ("name_en", "name_cy", "name_folded", "status", "made_as"),
    "signing_key": ("key_id", "public_key", "endorsed_by", "endorsement"),
    "trail_line": ("method", "route"),
    "token": ("scopes",),
    "transfer": ("kind", "debit_type", "credit_type", "actor_kind", "reason"),
    "unsealed": ("kind",),
}
"""Columns that can hold words or bytes, and hold nothing about a person."""

"""The one table from a refusal's code to the HTTP status."""

from collections.abc import Iterator

from timebank.base.errors import Refusal

STATUS: dict[str, int] = {
    "answer_not_kept": 409,
    "bad_request": 400,
    "body_too_large": 413,
    "forbidden": 403,
    "head_too_large": 431,
    "host_unknown": 400,
    "id_taken": 409,
    "idempotency_key_invalid": 400,
    "idempotency_key_required": 400,
    "idempotency_key_reused": 422,
    "insufficient_scope": 403,
    "json_malformed": 400,
    "json_too_deep": 400,
    "method_not_allowed": 405,
    "not_found": 404,
    "not_signed_in": 401,
    "origin_unknown": 403,
    "page_unknown": 404,
    "precondition_failed": 412,
    "precondition_required": 428,
    "request_in_progress": 409,
    "service_error": 500,
    "unavailable": 503,
    "unsupported_media_type": 415,
    "validation_failed": 422,
    "code_wrong": 403,
    "card_for_who_holds_a_role": 403,
    "card_unknown": 403,
    "key_lost": 409,
    "passkey_unfit": 403,
    "pin_wrong": 403,
    "passkey_unknown": 403,
    "sent_from_elsewhere": 403,
    "second_factor_first": 403,
    "second_factor_missing": 403,
    "second_factor_required": 403,
    "second_factor_wrong": 403,
    "too_many_requests": 429,
    # The books.
    "account_closed": 409,
    "account_not_empty": 409,
    "already_decided": 409,
    "already_reversed": 409,
    "ceiling_reached": 409,
    "erasure_ended": 409,
    "review_over": 409,
    "own_review": 403,
    "item_changed": 409,
    "erasure_held": 409,
    "hold_lapsed": 409,
    "member_still_here": 409,
    "insufficient_minutes": 409,
    "looks_like_same_time": 409,
    "safeguarding_required": 409,
    "own_measure": 403,
    "own_contribution": 403,
    "second_person_required": 403,
    "kind_unfit": 422,
    "append_only": 409,
    "already_opened": 409,
    "limit_stranded": 409,
    "pot_stays_open": 409,
    "reason_needed": 422,
    "worked_in_future": 422,
    "too_many_minutes": 422,
    "minutes_needed": 409,
    "claims_differ": 409,
    "counted_before": 409,
    "not_a_partner": 409,
    "more_than_held": 409,
    "not_reversed": 409,
    "not_credited": 409,
    "reversal_is_final": 409,
    "own_reversal": 403,
    "own_gain": 403,
    "spend_takes_hold": 422,
    "account_unlimited": 409,
    "not_like_another": 409,
    "rule_is_on": 409,
    "nothing_to_answer": 409,
    "too_late_to_correct": 403,
    # A second person.
    "approval_ended": 409,
    "approval_waits": 409,
    "asker_without_role": 409,
    "own_approval": 403,
    "does_not_thank": 409,
    # Exchanges.
    "days_differ": 409,
    "exchange_not_agreed": 409,
    "exchange_over": 409,
    "exchange_under_way": 409,
    "nothing_to_confirm": 409,
    "person_unavailable": 409,
    "receiver_lacks_minutes": 409,
    # Partner apps.
    "client_ended": 409,
    "public_client": 409,
    "two_secrets": 409,
    # Communities and whoever is in them.
    "account_below_zero": 409,
    "more_missing": 409,
    "activity_code_taken": 409,
    "agreement_outdated": 409,
    "application_decided": 409,
    "external_ref_taken": 409,
    "under_18": 409,
    "under_18_here": 409,
    "last_coordinator": 409,
    "entries_waiting": 409,
    "member_left": 409,
    "member_merged": 409,
    "member_paused": 409,
    "concern_closed": 409,
    "own_role": 403,
    "slug_taken": 409,
    # Offers and requests.
    "listing_closed": 409,
    # Sessions.
    "session_closed": 409,
    "session_cancelled": 409,
    "session_over": 409,
    "session_to_come": 409,
    "session_attended": 409,
    "series_ended": 409,
    "sign_up_not_open": 409,
    "signed_up_already": 409,
    "attends_already": 409,
    "attendance_full": 409,
    "check_out_missing": 409,
    "sheet_differs": 409,
    "skill_ended": 409,
    # The feed, and proofs.
    "cursor_ahead": 409,
    "cursor_unknown": 422,
    "not_under_checkpoint": 409,
    "proof_running": 503,
    # Imports.
    "import_books_changed": 409,
    "import_checked_since": 409,
    "import_file_differs": 409,
    "import_left_out_differs": 409,
    "import_not_posted": 409,
    "import_nothing_to_post": 409,
    "import_posted_already": 409,
    "import_run_by_another": 403,
    "import_account_closed": 409,
    "import_undone_already": 409,
    "sheet_column_missing": 422,
    "sheet_column_unknown": 422,
    "sheet_damaged": 422,
    "sheet_empty": 422,
    "sheet_encoding_unknown": 422,
    "sheet_field_unknown": 422,
    "sheet_headings_not_found": 422,
    "sheet_line_too_long": 422,
    "sheet_locked": 422,
    "sheet_not_a_table": 422,
    "sheet_not_there": 422,
    "sheet_row_not_there": 422,
    "sheet_quote_open": 422,
    "sheet_refused": 422,
    "sheet_too_heavy": 422,
    "sheet_too_large": 413,
    "sheet_too_many_columns": 422,
    "sheet_too_many_rows": 422,
}

BY_THE_BOOKS = frozenset({403, 409})
"""Refusals that are kept under an idempotency key: the same request gets the same no."""


def refusals() -> dict[str, type[Refusal]]:
    """Every refusal of every room that has been imported, by code.

    A class without a code of its own only groups others. Raises ValueError for a code that two
    classes claim.
    """
    found: dict[str, type[Refusal]] = {}
    for kind in _below(Refusal):
        code = kind.__dict__.get("code")
        if code is None or not kind.__module__.startswith("timebank."):
            continue
        if found.setdefault(code, kind) is not kind:
            raise ValueError(f"two refusals have the code {code}")
    return dict(sorted(found.items()))


def _below(kind: type[Refusal]) -> Iterator[type[Refusal]]:
    for subclass in kind.__subclasses__():
        yield subclass
        yield from _below(subclass)

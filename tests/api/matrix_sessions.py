"""The rows of sessions in the matrix (matrix.py)."""

from typing import Any

_PLAN = {
    "organisation_id": "{organisation_id}",
    "activity_id": "{activity_id}",
    "name_en": "{name}",
    "minutes": 60,
    "starts": "10:00",
}
SESSIONS: list[tuple[str, str, Any, str]] = [
    ("GET", "/sessions", None, "200 200 200 200 200 200 403"),
    ("POST", "/sessions", {**_PLAN, "day": "{today}"}, "403 403 201 422 201 403 403"),
    ("GET", "/sessions/{session_id}", None, "200 200 200 200 200 200 403"),
    ("PATCH", "/sessions/{session_id}", {"place": "Hall"}, "403 403 200 403 200 403 403"),
    (
        "POST",
        "/sessions/{session_id}/cancel",
        {"reason": "weather"},
        "403 403 409 403 409 403 403",
    ),
    ("POST", "/sessions/{session_id}/close", {}, "403 403 200 403 200 403 403"),
    (
        "POST",
        "/sessions/{session_id}/sheet",
        {"lines": [{"member_id": "{other_member_id}", "minutes": 30}]},
        "403 403 200 403 200 403 403",
    ),
    ("GET", "/sessions/{session_id}/sign-ups", None, "200 200 200 200 200 403 403"),
    (
        "POST",
        "/sessions/{session_id}/sign-ups",
        {"member_id": "{member_id}"},
        "201 403 201 403 201 403 403",
    ),
    (
        "POST",
        "/sessions/{session_id}/sign-ups/{sign_up_id}/cancel",
        {},
        "200 404 200 404 200 403 403",
    ),
    ("GET", "/sessions/{session_id}/attendance", None, "403 403 200 403 200 403 403"),
    (
        "POST",
        "/sessions/{session_id}/attendance",
        {"member_id": "{other_member_id}"},
        "403 403 201 403 201 403 403",
    ),
    (
        "POST",
        "/sessions/{session_id}/attendance/by-pin",
        {"number": "none", "pin": "7392"},
        "403 403 422 403 422 403 403",
    ),
    (
        "POST",
        "/sessions/{session_id}/attendance/{attendance_id}/check-out",
        {},
        "403 403 200 403 200 403 403",
    ),
    (
        "POST",
        "/sessions/{session_id}/attendance/{attendance_id}/minutes",
        {"minutes": 30},
        "403 403 200 403 200 403 403",
    ),
    (
        "POST",
        "/sessions/{session_id}/attendance/{attendance_id}/withdraw",
        {},
        "403 403 200 403 200 403 403",
    ),
    ("GET", "/session-series", None, "200 200 200 200 200 200 403"),
    (
        "POST",
        "/session-series",
        {**_PLAN, "first_on": "{today}", "rule": "FREQ=WEEKLY;COUNT=2"},
        "403 403 201 422 201 403 403",
    ),
    ("GET", "/session-series/{series_id}", None, "200 200 200 200 200 200 403"),
    ("PATCH", "/session-series/{series_id}", {"place": "Hall"}, "403 403 200 403 200 403 403"),
    (
        "POST",
        "/session-series/{series_id}/end",
        {"reason": "too_few"},
        "403 403 200 403 200 403 403",
    ),
]

PRIVATE = [
    ("/sessions/{session_id}", "200 404 404 404 200 200 404 403"),
    ("/session-series/{series_id}", "404 404 404 404 200 200 404 403"),
]
"""Reading those of a private organisation that no lead here leads, and for which Nia signed up; by
CALLERS of matrix.py, with the safeguarding lead among them."""

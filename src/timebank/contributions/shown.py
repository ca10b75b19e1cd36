"""A contribution's row, or what a posting gave back, as a caller sees it."""

from typing import Any

from timebank.base.actors import Caller
from timebank.contributions.rules import sees_lacking


def shown(row: Any, caller: Caller) -> dict[str, Any]:
    """What `Contribution` (schemas.py) says of it, as this caller sees it."""
    values = dict(row) if isinstance(row, dict) else row._asdict()
    receiver = {
        "member": {"member_id": values["receiver_id"]},
        "organisation": {"organisation_id": values["receiver_id"]},
    }.get(values["receiver_type"])
    return {
        **{name: values[name] for name in _AS_STORED},
        "receiver": receiver,
        "state": "reversed" if values.get("reversed_by_id") else values["state"],
        "stated_by_id": caller.told(values["stated_by"]),
        "decided_by_id": caller.told(values["decided_by"]),
        "typed_by_decider": values["state"] == "verified"
        and values["stated_by"] == values["decided_by"],
        "transfer_id": values.get("transfer_id"),
        "corrected_by_id": values.get("corrected_by_id"),
        "separate": values["separate_by"] is not None,
        "without_measures": _lacking(values, caller),
        "external_ref": values["external_ref"]
        if values["external_ref_keeper"] == caller.keeper_id
        else None,
    }


def _lacking(values: Any, caller: Caller) -> list[str]:
    still_open = values["state"] in ("logged", "queried")
    told = sees_lacking(caller, values["giver_id"], still_open=still_open)
    lacking = values.get("lacking", values["without_measures"]) if told else None
    return lacking or []


_AS_STORED = (
    "id",
    "giver_id",
    "activity_id",
    "worked_from",
    "worked_on",
    "minutes",
    "logged_at",
    "decided_by_kind",
    "decided_at",
    "corrects_id",
    "looks_like_id",
    "session_id",
)

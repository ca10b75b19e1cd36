"""Numbers on cards, ways to reach people, and who sees and changes what of a member. Pure."""

import re
from collections.abc import Mapping, Sequence
from enum import StrEnum
from typing import Any
from uuid import UUID

from stdnum import damm

from timebank.base.actors import Caller, Role
from timebank.base.errors import FieldError

FIRST_NUMBER = 1_000
"""Numbers begin above it, so that none has a zero in front that a spreadsheet would drop."""

_NOT = r"\s@,;\u0000-\u001f\u007f-\u009f\u061c\u200e\u200f\u2028-\u202e\u2066-\u2069"
EMAIL = rf"[^{_NOT}]+@[^.{_NOT}]+(\.[^.{_NOT}]+)+"
"""Looks like an address; whether it works is known when something arrives."""
TELEPHONE = r"\+?\(?[0-9]([ ()./-]{0,3}[0-9]){5,14}( ?([Xx]|[Ee][xs]t\.?) ?[0-9]{1,6})?"
"""Six to fifteen figures, and an extension where there is one."""

TOLD = frozenset(
    {
        "area",
        "can_do",
        "can_do_activity_ids",
        "would_like",
        "would_like_activity_ids",
        "access_needs",
        "private",
    }
)
OWN = TOLD | {"name_used", "language", "email", "telephone", "contact_by"}
"""What members change of themselves; the rest is their coordinator's."""


COMPLETE_WITHIN_DAYS = 30
"""How long after a lead, or an import, took somebody in the rest is asked."""

LEAST_LETTERS = 3
"""Of a name that a lead looks for: by one letter they would go through everybody. Three by
themselves, or the same two again, are no better: each word counts once, and a single letter not."""

BY_A_LEAD = frozenset({"id", "name", "name_used", "language", "taken_in_for", "external_ref"})
"""What a lead says of somebody new today; the rest is asked by a coordinator."""


def search_faults(caller: Caller, words: Sequence[str]) -> tuple[FieldError, ...]:
    """What is wrong with part of a name that somebody is looked for by."""
    few = sum(len(word) for word in {*words} if len(word) > 1) < LEAST_LETTERS
    if caller.role is Role.ORGANISATION_LEAD and few:
        return (FieldError("/name", "name_short"),)
    return ()


class Shown(StrEnum):
    """How much of a member a caller sees: all of it, name and number, or the number alone."""

    ALL = "all"
    NAME = "name"
    NUMBER = "number"


_SHOWN = {
    Role.COORDINATOR: Shown.ALL,
    Role.SAFEGUARDING_LEAD: Shown.NAME,
    Role.ORGANISATION_LEAD: Shown.NAME,
    Role.AUDITOR: Shown.NUMBER,
}


def member_number(place: int) -> str:
    """The number on the card of the member who came in this place, from 1 on: the place above a
    thousand, and a check digit after Damm, which finds every wrong digit and every swapped pair."""
    body = str(FIRST_NUMBER + place)
    return f"{body}{damm.calc_check_digit(body)}"


def shown_to(caller: Caller, member_id: UUID, *, named: bool = True) -> Shown | None:
    """How much the caller sees of this member; None: may not know that there is one. `named`:
    whether the name is for them, which a private member's is for few."""
    if caller.member_id == member_id or member_id in caller.merged:
        return Shown.ALL
    if member_id in caller.kept_from:
        return None
    if member_id in caller.helps:
        return Shown.NAME
    shown = _SHOWN.get(caller.role)
    return Shown.NUMBER if shown is Shown.NAME and not named else shown


def sees_paused(caller: Caller) -> bool:
    """Whether paused members are shown to the caller: to leads they are not."""
    return caller.role is not Role.ORGANISATION_LEAD


def only_oneself(caller: Caller) -> bool:
    """Whether the caller sees nobody but themselves."""
    return caller.role not in _SHOWN


def may_change(caller: Caller, member_id: UUID, names: frozenset[str]) -> bool:
    """Whether the caller may change these fields of a member."""
    if caller.role is Role.COORDINATOR:
        return True
    return caller.member_id == member_id and names <= OWN


def may_name_helper(caller: Caller, member_id: UUID) -> bool:
    """Members name their own helper, or a coordinator on their word."""
    return caller.role is Role.COORDINATOR or caller.member_id == member_id


def may_end_helping(caller: Caller, member_id: UUID, helper_id: UUID) -> bool:
    """Either of the two ends it, or a coordinator."""
    return may_name_helper(caller, member_id) or caller.member_id == helper_id


def may_let_leave(caller: Caller, member_id: UUID) -> bool:
    """Whoever leaves says so, or a coordinator for them."""
    return caller.role is Role.COORDINATOR or caller.member_id == member_id


def is_email(text: str) -> bool:
    """Whether it looks like an e-mail address."""
    return re.fullmatch(EMAIL, text) is not None


def is_telephone(text: str) -> bool:
    """Whether it looks like a telephone number."""
    return re.fullmatch(TELEPHONE, text) is not None


def is_complete(told: Mapping[str, Any]) -> bool:
    """Whether the questions are answered that a lead does not ask: 18 or over, and how to reach
    them."""
    return told["adult"] is not None and told["contact_by"] is not None


def guardian_faults(told: Mapping[str, Any]) -> tuple[FieldError, ...]:
    """An under-18 has a guardian on file, and how to reach them."""
    needed = ("guardian_name", "guardian_contact") if told["adult"] is False else ()
    return tuple(FieldError(f"/{name}", "guardian_needed") for name in needed if not told[name])


def contact_faults(contact: Mapping[str, Any]) -> tuple[FieldError, ...]:
    """The way to reach somebody has to be there."""
    way = contact["contact_by"]
    if way == "email" and not contact["email"]:
        return (FieldError("/contact_by", "contact_by_email"),)
    if way in ("text", "telephone") and not contact["telephone"]:
        return (FieldError("/contact_by", "contact_by_telephone"),)
    return ()

"""What a style means for a new community, and which rules go together. Limits in minutes."""

from dataclasses import dataclass, fields
from enum import StrEnum
from functools import cache
from uuid import UUID
from zoneinfo import available_timezones

from timebank.base.errors import FieldError


class Style(StrEnum):
    """Groups state hours and thank; or both sides of an exchange confirm (domain.md, Terms)."""

    TIME_CREDITS = "time_credits"
    TIME_BANK = "time_bank"


@dataclass(frozen=True)
class Rules:
    """The rules of a community. Floors and ceilings are for accounts opened from then on; what is
    None does not apply."""

    hours_stated_by: str
    shown_as: str
    member_floor_minutes: int
    thanked_by: str = "leads"
    leavers_minutes: str = "pot"
    member_ceiling_minutes: int | None = None
    soft_floor_minutes: int | None = None
    soft_ceiling_minutes: int | None = None
    organisation_thanks_monthly_minutes: int | None = None
    person_thanks_monthly_minutes: int | None = None
    second_person_reversal_minutes: int | None = None
    second_person_grant_minutes: int | None = None
    under_18s: bool = False
    applications_from_outside: bool = False
    noticeboard: bool = False


RULE_NAMES = tuple(rule.name for rule in fields(Rules))

DEFAULTS: dict[Style, Rules] = {
    Style.TIME_CREDITS: Rules(hours_stated_by="groups", shown_as="credits", member_floor_minutes=0),
    Style.TIME_BANK: Rules(hours_stated_by="members", shown_as="hours", member_floor_minutes=-300),
}
"""domain.md, rule 6: down to 300 minutes below zero in time bank style, to zero in the other."""


def rule_faults(rules: Rules) -> tuple[FieldError, ...]:
    """Which rules do not go together: the soft band lies within the hard limits."""
    faults = []
    floor, ceiling = rules.soft_floor_minutes, rules.soft_ceiling_minutes
    if floor is not None and floor < rules.member_floor_minutes:
        faults.append(FieldError("/rules/soft_floor_minutes", "soft_floor_below_floor"))
    hard = rules.member_ceiling_minutes
    if ceiling is not None and hard is not None and ceiling > hard:
        faults.append(FieldError("/rules/soft_ceiling_minutes", "soft_ceiling_above_ceiling"))
    if floor is not None and ceiling is not None and floor >= ceiling:
        faults.append(FieldError("/rules/soft_ceiling_minutes", "soft_band_empty"))
    return tuple(faults)


def is_time_zone(name: str) -> bool:
    """Whether it is a name of the IANA time zone database, as in Europe/London."""
    return name in _time_zones()


@cache
def _time_zones() -> frozenset[str]:
    return frozenset(available_timezones())


def id_in(said: str) -> UUID | None:
    """The id that a slug or id is, or None: a community is found by either."""
    try:
        found = UUID(said)
    except ValueError:
        return None
    return found if str(found) == said.lower() else None


LEAVING_KINDS: dict[tuple[str, str], str] = {
    ("member", "pot"): "donate",
    ("member", "expire"): "expire",
    ("organisation", "pot"): "donate",
    ("organisation", "expire"): "retire",
}
"""By account type and the community's rule: the transfer by which what remains leaves an account.
An organisation's credits do not expire; they are taken out of circulation."""
LEAVING_TO = {"donate": "pot", "expire": "expired", "retire": "retired"}
"""The community's own account that each of these credits."""

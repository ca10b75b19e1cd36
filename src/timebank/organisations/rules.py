"""Who sees the name of a private organisation, and who changes what of one. Pure."""

from uuid import UUID

from timebank.base.actors import Caller, Role

LEADS = frozenset({"name_en", "name_cy", "private"})
"""What its own leads change; whether it thanks, accepts credits, or may thank under-18s is the
community's word."""


def shows_name(caller: Caller, organisation_id: UUID, *, private: bool) -> bool:
    """Whether the caller reads the name; to others a private one is "a community group"."""
    return not private or caller.role is Role.COORDINATOR or caller.leads(organisation_id)


def may_change(caller: Caller, organisation_id: UUID, names: frozenset[str]) -> bool:
    """Whether the caller may change these fields of an organisation."""
    if caller.role is Role.COORDINATOR:
        return True
    return caller.leads(organisation_id) and names <= LEADS

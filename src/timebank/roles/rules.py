"""Who gives and ends which roles. Pure."""

from dataclasses import dataclass
from uuid import UUID

from timebank.base.actors import Caller, Role

OF_THE_COMMUNITY = (Role.COORDINATOR, Role.SAFEGUARDING_LEAD, Role.AUDITOR)
"""What coordinators give. A lead's is of an organisation, and to be a member nothing is given."""


@dataclass(frozen=True)
class Place:
    """One role of one member; a lead's with the organisation."""

    member_id: UUID
    role: Role
    organisation_id: UUID | None = None


def may_manage_leads(caller: Caller, organisation_id: UUID) -> bool:
    """Leads manage their own organisation, coordinators every one."""
    return caller.role is Role.COORDINATOR or caller.leads(organisation_id)


def may_see_leads(caller: Caller, organisation_id: UUID) -> bool:
    """Who leads an organisation is for those who manage it, and for the auditors."""
    return caller.role is Role.AUDITOR or may_manage_leads(caller, organisation_id)


def sees_every_lead(caller: Caller) -> bool:
    """Whether the caller is shown co-leads whom they are never to meet: leads are not."""
    return caller.role is not Role.ORGANISATION_LEAD

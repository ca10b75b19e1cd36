"""Requests and answers about roles."""

from typing import Literal
from uuid import UUID

from pydantic import Field

from timebank.base.actors import Role
from timebank.http.fields import Answer, Filters, Id, Instant, Sent

OfTheCommunity = Literal["coordinator", "safeguarding_lead", "auditor"]


class RoleNew(Sent):
    """A role to be given to the member."""

    id: Id | None = Field(default=None, description="Made by the client: sent again, one effect.")
    role: OfTheCommunity


class LeadNew(Sent):
    """A member who is to lead the organisation."""

    id: Id | None = Field(default=None, description="Made by the client: sent again, one effect.")
    member_id: Id


class RoleFilters(Filters):
    """Which roles: all, if nothing is asked."""

    ended: bool | None = Field(default=None, description="false: held now; true: held once.")


class RoleHeld(Answer):
    """A role that a member holds, or held until `ended_at`. A lead's is of one organisation."""

    id: UUID
    member_id: UUID
    role: Role
    organisation_id: UUID | None
    given_by: UUID | None = Field(
        description="The member who gave it; null: the operator, or nobody whom one may see."
    )
    given_at: Instant
    ended_by: UUID | None
    ended_at: Instant | None

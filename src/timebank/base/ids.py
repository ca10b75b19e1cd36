"""Ids: UUID version 7 (RFC 9562), made here and never by the database."""

from typing import NewType
from uuid import UUID

from uuid_utils.compat import uuid7

CommunityId = NewType("CommunityId", UUID)
AccountId = NewType("AccountId", UUID)
MemberId = NewType("MemberId", UUID)
OrganisationId = NewType("OrganisationId", UUID)
ActivityId = NewType("ActivityId", UUID)
ContributionId = NewType("ContributionId", UUID)
TransferId = NewType("TransferId", UUID)
HoldId = NewType("HoldId", UUID)
ClientId = NewType("ClientId", UUID)


def new_id() -> UUID:
    """A new id; ids made later sort later."""
    return uuid7()

"""Who acts: roles in a community, and the caller of a request."""

from dataclasses import dataclass
from enum import StrEnum
from uuid import UUID

from timebank.base.ids import ClientId, CommunityId, MemberId, OrganisationId


class Role(StrEnum):
    """What a caller is in a community (domain.md); `network_admin` is over all of them."""

    MEMBER = "member"
    ORGANISATION_LEAD = "organisation_lead"
    COORDINATOR = "coordinator"
    SAFEGUARDING_LEAD = "safeguarding_lead"
    AUDITOR = "auditor"
    NETWORK_ADMIN = "network_admin"


class Language(StrEnum):
    """The two languages, equal."""

    ENGLISH = "en"
    WELSH = "cy"


@dataclass(frozen=True)
class Caller:
    """Whoever sent a request, found by its token.

    `keeper_id` owns idempotency keys and external references: the member where the token names
    one, else the token's own holder; for a partner app the app itself, or what a member agreed to
    with it. It stays the same when a token is renewed. `token_id` is the sign-in itself, or the
    app; None for what comes by no request. `scopes` bound what an app's token is good for, within
    its role; a person's, None, is good for all that the role is.
    `helps` are the members who named the caller their helper, and `merged` those who turned out to
    be the caller, taken in twice. `kept_from` are those whom a member or lead is never to meet, and
    so never shown. `inside`: of the network, and entered this community openly.
    """

    role: Role
    keeper_id: UUID
    community_id: CommunityId | None
    member_id: MemberId | None
    organisation_ids: frozenset[OrganisationId] = frozenset()
    token_id: UUID | None = None
    client_id: ClientId | None = None
    scopes: frozenset[str] | None = None
    helps: frozenset[MemberId] = frozenset()
    merged: frozenset[MemberId] = frozenset()
    kept_from: frozenset[MemberId] = frozenset()
    inside: bool = False

    @property
    def reads_names(self) -> bool:
        """Whether members' names, and words that people typed, are for this caller. An auditor
        checks every figure, and knows members by the numbers on their cards."""
        return self.role is not Role.AUDITOR

    @property
    def oneself(self) -> frozenset[UUID]:
        """The caller as a member, and who was merged into them."""
        return frozenset({*({self.member_id} if self.member_id else ()), *self.merged})

    @property
    def stands_for(self) -> frozenset[UUID]:
        """The members whose hours and accounts the caller sees as their own: themselves, whom they
        help, and who was merged into them."""
        return frozenset({*self.oneself, *self.helps})

    def told(self, member_id: UUID | None) -> UUID | None:
        """Who did something, for whoever may know of them; None: one whom they never meet."""
        return None if member_id in self.kept_from else member_id

    @property
    def owners_seen(self) -> frozenset[UUID] | None:
        """Whose accounts the caller sees: their own, those of members for whom they stand, and
        those of organisations they lead; None is all."""
        if self.role in (Role.COORDINATOR, Role.AUDITOR):
            return None
        led = self.organisation_ids if self.role is Role.ORGANISATION_LEAD else frozenset()
        return self.stands_for | led

    def sees_account(self, *owner_ids: UUID) -> bool:
        """Whether the caller sees one of these owners' accounts."""
        seen = self.owners_seen
        return seen is None or not seen.isdisjoint(owner_ids)

    def may_use(self, scope: str) -> bool:
        """Whether the token is good for this: a person's is, for all that their role is."""
        return self.scopes is None or scope in self.scopes

    def reads_account(self, owner_id: UUID) -> bool:
        """Whether what stands on this owner's account is for the caller, by this token."""
        return self.may_use("accounts:read") and self.sees_account(owner_id)

    def leads(self, organisation_id: UUID | None) -> bool:
        """Whether the caller is a lead of this organisation."""
        return self.role is Role.ORGANISATION_LEAD and organisation_id in self.organisation_ids

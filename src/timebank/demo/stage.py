"""Where acts are done: a community, its activities and accounts, by what plans call them."""

from collections.abc import Sequence
from dataclasses import dataclass, field
from uuid import UUID

from timebank.base.actors import Caller, Role
from timebank.base.ids import AccountId, CommunityId, MemberId, OrganisationId
from timebank.contributions.rules import Entry
from timebank.db.engine import Connection
from timebank.demo import acts, queries
from timebank.demo.acts import By
from timebank.demo.cast import Group, Person
from timebank.demo.tally import Owner
from timebank.roles.rules import Place


class PlanBroken(Exception):
    """The books did not do what the plan foresaw: a fault of ours, and the demo is not whole."""


@dataclass
class Stage:
    """A community in which acts are done: activities and accounts, by what plans call them."""

    community_id: CommunityId
    activities: dict[str, UUID] = field(default_factory=dict)
    accounts: dict[Owner, AccountId] = field(default_factory=dict)
    roles: dict[UUID, list[Place]] = field(default_factory=dict)
    """What members are to hold from the day on which they join."""

    async def open(self, connection: Connection, groups: Sequence[UUID]) -> None:
        """Find the activities, and the accounts of the community and of its organisations."""
        self.activities = await queries.activities(connection, self.community_id)
        await self.know(connection, [self.community_id, *groups])

    async def know(self, connection: Connection, owner_ids: Sequence[UUID]) -> None:
        """Find the accounts of these owners, who are new."""
        for kind, owner_id, account_id in await queries.accounts(
            connection, self.community_id, owner_ids
        ):
            own = owner_id == self.community_id
            self.accounts[kind if own else owner_id] = account_id

    def caller(self, by: By) -> Caller:
        """Whoever acts, as their token would have it."""
        role, led = Role.MEMBER, frozenset[OrganisationId]()
        if by.leads:
            role, led = Role.ORGANISATION_LEAD, frozenset({OrganisationId(by.leads.id)})
        elif by.coordinates:
            role = Role.COORDINATOR
        return Caller(role, by.person.id, self.community_id, MemberId(by.person.id), led)

    def entry(self, given: acts.Given) -> Entry:
        """What an entry says, by ids."""
        kinds = {Person: "member", Group: "organisation"}
        return Entry(
            giver_id=given.giver.id,
            receiver_type=kinds.get(type(given.receiver), "community"),
            receiver_id=given.receiver.id if given.receiver else self.community_id,
            activity_id=self.activities[given.activity],
            worked_from=given.worked_on,
            worked_on=given.worked_on,
            minutes=given.minutes,
        )

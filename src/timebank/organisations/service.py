"""Taking organisations in, changing what is known of them, and letting them leave."""

from collections.abc import Sequence
from dataclasses import asdict, dataclass
from typing import Any
from uuid import UUID

from timebank.base.actors import Caller
from timebank.base.digests import digest_of
from timebank.base.errors import Forbidden, IdTaken
from timebank.base.ids import CommunityId, OrganisationId
from timebank.base.text import fold_name
from timebank.communities import leaving
from timebank.communities import queries as communities
from timebank.communities.leaving import Farewell
from timebank.db.engine import AnyRow, Connection
from timebank.ledger import posting
from timebank.organisations import queries, rules
from timebank.roles import service as roles


@dataclass(frozen=True)
class NewOrganisation:
    """An organisation to be taken in."""

    id: UUID
    name_en: str
    name_cy: str | None = None
    thanks: bool = True
    accepts_credits: bool = False
    private: bool = False
    childrens_policy: bool = False
    external_ref: str | None = None


async def add_organisations(
    connection: Connection,
    community_id: CommunityId,
    newcomers: Sequence[NewOrganisation],
    *,
    keeper_id: UUID,
) -> list[OrganisationId]:
    """Take organisations in, each with an account that stays at zero or above. Their ids, in the
    order given. Any number are three statements; `keeper_id` owns their references."""
    if not newcomers:
        return []
    rows = [
        {
            **asdict(newcomer),
            "name_folded": fold_name(newcomer.name_en),
            "external_ref_keeper": keeper_id if newcomer.external_ref else None,
            "made_as": f"\\x{digest_of(newcomer).hex()}",
        }
        for newcomer in newcomers
    ]
    await queries.add(connection, community_id, rows)
    ids = [OrganisationId(newcomer.id) for newcomer in newcomers]
    await posting.account_open(connection, community_id, "organisation", ids)
    return ids


async def create(
    connection: Connection, community_id: CommunityId, caller: Caller, new: NewOrganisation
) -> OrganisationId:
    """Take one organisation in. Sent again, nothing happens. Raises IdTaken where the id stands
    for something else."""
    # Whoever sends the same at the same time waits here, and then finds what was made.
    await communities.intake(connection, community_id)
    made_as, taken = await queries.made_as(connection, community_id, new.id)
    if made_as == digest_of(new):
        return OrganisationId(new.id)
    if taken:
        raise IdTaken
    await add_organisations(connection, community_id, [new], keeper_id=caller.keeper_id)
    return OrganisationId(new.id)


async def change(
    connection: Connection,
    community_id: CommunityId,
    caller: Caller,
    before: AnyRow,
    changes: dict[str, Any],
) -> None:
    """Change what is known of an organisation that was locked. The status `active` takes one back
    in that had left, and opens its account again."""
    if not rules.may_change(caller, before.id, frozenset(changes)):
        raise Forbidden
    columns = dict(changes)
    if "name_en" in changes:
        columns["name_folded"] = fold_name(changes["name_en"])
    if "external_ref" in changes:
        columns["external_ref_keeper"] = caller.keeper_id if changes["external_ref"] else None
    if before.status == "left" and "status" in changes:
        await leaving.reopen_account(connection, community_id, caller, before.id)
    if columns:
        await queries.change(connection, community_id, before.id, columns)


async def leave(
    connection: Connection,
    community_id: CommunityId,
    caller: Caller,
    organisation_id: UUID,
    farewell: Farewell,
) -> dict[str, Any] | None:
    """An organisation leaves: its leads lead it no more, what is held of its minutes goes back,
    what remains goes to the pot or is retired, by the community's rule, and its account closes. The
    transfer, or None where nothing remained, or it had left before."""
    before = await queries.organisation(connection, community_id, organisation_id, lock=True)
    if before.status == "left":
        return None
    await roles.end_leads(connection, community_id, caller, organisation_id)
    closed = await leaving.close_account(
        connection, community_id, caller, organisation_id, farewell
    )
    await queries.change(connection, community_id, organisation_id, {"status": "left"})
    return closed.transfer

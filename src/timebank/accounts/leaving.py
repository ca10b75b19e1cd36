"""Who leaves further below zero than one coordinator may have the pot give waits for a second."""

from collections.abc import Awaitable, Callable
from dataclasses import dataclass, replace
from functools import partial
from typing import Any
from uuid import UUID

from timebank.base.actors import Caller
from timebank.base.ids import CommunityId, new_id
from timebank.communities import leaving
from timebank.communities.leaving import Agreed, Farewell
from timebank.db.engine import AnyRow, Connection
from timebank.organisations import queries as groups_there
from timebank.organisations import service as groups
from timebank.second_person.rules import Kind, Wish
from timebank.second_person.service import Waits, ask


@dataclass(frozen=True)
class Leaver:
    """Who leaves: a member or an organisation; a member perhaps to come back."""

    type: str
    id: UUID
    may_come_back: bool | None = None


async def ask_second(  # noqa: PLR0917 - who asks, for whom, and what is then done
    connection: Connection,
    community_id: CommunityId,
    caller: Caller,
    leaver: Leaver,
    farewell: Farewell,
    act: Callable[[Farewell], Awaitable[object]],
) -> Waits | None:
    """Ask a second person for what `act` does, where the pot would have to give the leaver more
    than the community's threshold; else None, and nothing was asked."""
    missing = await leaving.takes_two(connection, community_id, leaver.id)
    if not missing:
        return None
    agreed = Agreed(missing, new_id())
    wish = Wish(
        Kind.LEAVING,
        subject_id=leaver.id,
        made_id=agreed.grant_id,
        minutes=missing,
        reason=farewell.reason,
        gainers=(leaver.id,),
        terms=_terms(leaver, farewell),
    )
    doing = partial(act, replace(farewell, agreed=agreed))
    return await ask(connection, community_id, caller, wish, doing)


def _terms(leaver: Leaver, farewell: Farewell) -> dict[str, Any]:
    said = {
        "remains": farewell.remains,
        "gift_to": str(farewell.gift_to) if farewell.gift_to else None,
        "may_come_back": leaver.may_come_back,
    }
    to = {"receiver_type": leaver.type, "receiver_id": str(leaver.id)}
    return to | {name: one for name, one in said.items() if one is not None}


def leaver_of(row: AnyRow) -> Leaver:
    """Who is to leave, as an approval keeps it."""
    return Leaver(row.terms["receiver_type"], row.subject_id, row.terms.get("may_come_back"))


def farewell_of(row: AnyRow) -> Farewell:
    """What becomes of their minutes, as an approval keeps it; two people have agreed to it."""
    gift_to = row.terms.get("gift_to")
    return Farewell(
        reason=row.reason,
        remains=row.terms.get("remains"),
        gift_to=UUID(gift_to) if gift_to else None,
        agreed=Agreed(row.minutes, row.made_id),
    )


async def organisation_leaves(
    connection: Connection, community_id: CommunityId, caller: Caller, organisation_id: UUID
) -> dict[str, Any] | Waits | None:
    """An organisation leaves: the transfer that brought its account to zero, if it was not there;
    or what waits for a second person."""
    await groups_there.organisation(connection, community_id, organisation_id)
    act = partial(groups.leave, connection, community_id, caller, organisation_id)
    leaver, farewell = Leaver("organisation", organisation_id), Farewell()
    waits = await ask_second(connection, community_id, caller, leaver, farewell, act)
    return waits or await act(farewell)

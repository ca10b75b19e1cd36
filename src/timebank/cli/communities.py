"""Which community a command is about."""

from timebank.base.ids import CommunityId
from timebank.cli.failures import Stop
from timebank.communities.queries import find, slugs
from timebank.db.engine import Connection


async def one_community(connection: Connection, said: str | None) -> CommunityId:
    """The community of this slug or id, or the only one there is. Raises Stop."""
    if said is not None:
        found = await find(connection, said)
        if found is None:
            raise Stop(f"--community {said}: there is none of that name here.")
        return found
    known = await slugs(connection)
    if not known:
        raise Stop("There is no time bank here yet. Run: timebank new")
    if len(known) > 1:
        some = ", ".join(list(known.values())[:10])
        raise Stop(f"There are several: say which with --community ({some}).")
    return next(iter(known))

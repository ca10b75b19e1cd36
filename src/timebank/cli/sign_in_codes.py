"""`timebank sign-in-code`: lets somebody in from the machine itself."""

from typing import Annotated
from uuid import UUID

import structlog
import typer

from timebank.base.actors import Role
from timebank.base.ids import CommunityId, MemberId
from timebank.base.text import fold_name
from timebank.cli.communities import one_community
from timebank.cli.failures import Stop
from timebank.cli.options import CommunitySlug, DataDir, settings_with
from timebank.cli.tokens import in_books
from timebank.db.engine import Connection, enter
from timebank.people import queries as people
from timebank.sign_in import factor_queries, factor_service
from timebank.sign_in.factor_rules import MACHINE_GOOD_FOR

_log = structlog.get_logger()


def sign_in_code(
    name: Annotated[str, typer.Argument(help="The member: number, id or name.")],
    data_dir: DataDir = None,
    *,
    community: CommunitySlug = None,
) -> None:
    """Let a member in from this machine, whose phone or mail is lost.

    Shows a code for one sign-in within an hour. It stands for the e-mailed code and for the second
    factor; the member and all coordinators see that it was made.
    """

    async def make(connection: Connection) -> tuple[UUID, MemberId, str, list[Role]]:
        community_id = await one_community(connection, community)
        await enter(connection, community_id)
        member_id = await _member(connection, community_id, name)
        code_id, code = await factor_service.machine_code(connection, community_id, member_id)
        held = await factor_queries.roles_of(connection, community_id, member_id)
        return code_id, member_id, code, held

    code_id, member_id, code, held = in_books(settings_with(data_dir=data_dir), make)
    _log.warning("machine_code_made", code_id=str(code_id), member_id=str(member_id))
    roles = ", ".join(["member", *held])
    minutes = int(MACHINE_GOOD_FOR.total_seconds()) // 60
    typer.echo(
        f"{code}\n\nIt is shown this once, and lets the member in once, within {minutes} minutes,"
        f" as: {roles}. Every coordinator sees that it was made."
    )


async def _member(connection: Connection, community_id: CommunityId, said: str) -> MemberId:
    """The member of this number, id or name, who has not left. Raises Stop."""
    folded = fold_name(said)
    known = await people.directory(connection, community_id)
    here = [one for one in known if one.status != "left"]
    sure = [one for one in here if said in (one.number, str(one.id))]
    names = [one for one in here if folded in (one.name_folded, fold_name(one.name_used or ""))]
    found = {one.id for one in sure or names}
    if len(found) != 1:
        many = "more than one member" if found else "no member"
        raise Stop(f"There is {many} of that name or number here. A member's number will do.")
    return MemberId(found.pop())

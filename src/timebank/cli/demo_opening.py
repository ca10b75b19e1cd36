"""Opening the filled demo: its books are checked and shown, and a coordinator gets a token."""

from datetime import date

from rich.console import Console

from timebank.audit.service import prove
from timebank.base.actors import Role
from timebank.base.ids import CommunityId
from timebank.cli.demo_display import show_trial
from timebank.cli.demo_doors import Opened
from timebank.cli.failures import Stop
from timebank.communities.queries import community, slugs
from timebank.db.engine import Database
from timebank.demo import queries
from timebank.demo.towns import TIME_CREDITS
from timebank.ledger.queries import trial_balance
from timebank.people.rules import member_number
from timebank.sign_in.service import issue_token


async def open_books(service_url: str, last_day: date, console: Console) -> Opened:
    """Show each community's trial balance, and open the time credits community.

    Raises Stop where a community's books do not stand the proof.
    """
    database = Database(service_url, pooled=False)
    try:
        async with database.transaction() as connection:
            communities = await slugs(connection)
        for community_id in communities:
            await _check(database, community_id, console)
        community_id = next(one for one, slug in communities.items() if slug == TIME_CREDITS.slug)
        async with database.transaction(community_id) as connection:
            coordinator = member_number(1)
            issued = await issue_token(
                connection,
                Role.COORDINATOR,
                community_id=community_id,
                member=coordinator,
            )
            example = await queries.example(connection, community_id, thanked_by=coordinator)
            return Opened(issued, example, last_day)
    finally:
        await database.close()


async def _check(database: Database, community_id: CommunityId, console: Console) -> None:
    async with database.transaction(community_id, snapshot=True) as connection:
        name = (await community(connection, community_id)).name_en
        trial = await trial_balance(connection, community_id, None)
        proof = await prove(connection, community_id)
    show_trial(console, name, trial)
    if not proof.holds:
        raise Stop(
            f"The books of {name} do not stand the proof: {len(proof.findings)} findings. Nothing"
            " is served."
        )

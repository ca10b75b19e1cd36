"""What an operator asks the database: its revision, roles and clock, and whose books it has."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime

from sqlalchemy import text

from timebank.base.ids import CommunityId
from timebank.db.engine import AnyRow, Connection
from timebank.db.schema import REVISION

_MADE_AS = text("SELECT made_as FROM timebank.installation WHERE id = 1")
_HALF_FILLED = text("""
    SELECT made_as = 'demo'
        AND (clock_offset <> interval '0' OR NOT EXISTS (SELECT FROM timebank.community))
    FROM timebank.installation WHERE id = 1
""")
_MAKE = text(
    "INSERT INTO timebank.installation (id, made_as, clock_offset)"
    " VALUES (1, :made_as, interval '0') ON CONFLICT (id) DO NOTHING"
)
_CLOCK = text("SELECT clock_timestamp()")
_VERSION = text("SELECT current_setting('server_version')")
_ROLES = text("""
    SELECT current_database()::text AS database,
        EXISTS (SELECT FROM pg_catalog.pg_roles
            WHERE rolname = current_database() || '_owner') AS has_owner,
        (SELECT count(*) FROM pg_catalog.pg_proc
            WHERE pronamespace = 'timebank'::regnamespace AND prosecdef
                AND pg_catalog.pg_get_userbyid(proowner)
                    <> current_database() || '_posting') AS strays
""")
_SEALED = text("""
    SELECT substring(s.sealed FOR 8) AS key, count(*) AS many
    FROM (
        SELECT sealed FROM timebank.authenticator WHERE community_id = :community_id
        UNION ALL SELECT sealed FROM timebank.card
        WHERE community_id = :community_id AND ended_at IS NULL
        UNION ALL SELECT sealed FROM timebank.pin WHERE community_id = :community_id
    ) s
    WHERE s.sealed IS NOT NULL GROUP BY 1
""")


@dataclass(frozen=True)
class Roles:
    """The roles around the books; `strays` counts posting functions with another owner."""

    database: str
    has_owner: bool
    strays: int


async def revision(connection: Connection) -> str:
    """The migration that the schema stands at."""
    found: str = (await connection.execute(text(REVISION))).scalar_one()
    return found


async def made_as(connection: Connection) -> str | None:
    """How this installation was made: 'real', 'demo' or 'test'; None before it is."""
    found: str | None = (await connection.execute(_MADE_AS)).scalar_one_or_none()
    return found


async def half_filled(connection: Connection) -> bool:
    """Whether it is a demo that was stopped on its way: until its end its clock is in the past."""
    return bool((await connection.execute(_HALF_FILLED)).scalar_one_or_none())


async def make_installation(connection: Connection, kind: str) -> None:
    """Write down, once, how this installation is made. Takes the owner's login."""
    await connection.execute(_MAKE, {"made_as": kind})


async def clock(connection: Connection) -> datetime:
    """The database's own clock."""
    found: datetime = (await connection.execute(_CLOCK)).scalar_one()
    return found


async def server_version(connection: Connection) -> str:
    """PostgreSQL's version, as in "18.6"."""
    found: str = (await connection.execute(_VERSION)).scalar_one()
    return found.partition(" ")[0]


async def roles(connection: Connection) -> Roles:
    """The roles, as any login may see them."""
    row = (await connection.execute(_ROLES)).one()
    return Roles(row.database, row.has_owner, row.strays)


async def sealed(connection: Connection, community_id: CommunityId) -> Sequence[AnyRow]:
    """Under which keys of the key file authenticators, cards and PINs stand, and how many of each:
    a key's name are the first bytes of what it sealed (sign_in/vault.py)."""
    return (await connection.execute(_SEALED, {"community_id": community_id})).all()

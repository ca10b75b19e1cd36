"""What `doctor` looks at in the database: reached, limited, up to date, the books in balance."""

from collections.abc import AsyncIterator, Sequence
from datetime import UTC, datetime, timedelta
from pathlib import Path

from timebank.audit.rules import Proof
from timebank.audit.service import prove
from timebank.backup import queries as backups
from timebank.cli import queries
from timebank.cli.failures import Stop, in_words
from timebank.cli.findings import Finding, ok, warn, wrong
from timebank.cli.readiness import HALF_FILLED, refuse_other_schema, schema_revision
from timebank.cli.signing_keys import missing_keys
from timebank.communities.queries import slugs
from timebank.db.engine import Database
from timebank.db.roles import UnfitDatabase, check_service_login
from timebank.proof.key_file import KeyFileError, read
from timebank.sending import queries as sending
from timebank.sign_in.vault import Vault

LARGEST_CLOCK_DIFFERENCE = 2.0
"""Seconds."""
SHOWN = 5
"""How many communities are named."""
LONGEST_WAIT, OF_LATE = timedelta(hours=1), timedelta(days=1)
OLDEST_BACKUP, OLDEST_PROOF = timedelta(days=2), timedelta(days=31)


async def database_findings(url: str, seal_keys: Path) -> AsyncIterator[Finding]:
    """Look with the service's login; what a finding makes impossible is not looked at."""
    database = Database(url, pooled=False)
    try:
        async with database.transaction() as connection:
            version = await queries.server_version(connection)
            instant = await queries.clock(connection)
            yield ok("database", f"answers: PostgreSQL {version}")
            yield _clock(instant)
        yield await _login(database)
        revision = await schema_revision(database)
        yield _schema(revision)
        if revision is not None:
            yield await _roles(database)
            yield await _made_as(database)
            proofs = await _proved(database)
            yield _books(proofs)
            yield _signing_keys(proofs, seal_keys)
            yield await _sealed(database, seal_keys)
            yield await _backup(database)
            yield await _messages(database)
    except Exception as error:  # noqa: BLE001 - whatever it is, it is the finding
        yield wrong("database", in_words(error))
    finally:
        await database.close()


def _clock(instant: datetime) -> Finding:
    """The database's clock writes every instant of the books."""
    difference = abs((datetime.now(UTC) - instant).total_seconds())
    if difference > LARGEST_CLOCK_DIFFERENCE:
        return warn(
            "clock", f"the database's clock and this machine's differ by {difference:.0f} s"
        )
    return ok("clock", "the database's clock and this machine's agree")


async def _login(database: Database) -> Finding:
    try:
        async with database.transaction() as connection:
            await check_service_login(connection)
    except UnfitDatabase as error:
        return wrong("service's login", str(error))
    return ok("service's login", "limited: it owns nothing and reads one community at a time")


def _schema(revision: str | None) -> Finding:
    try:
        refuse_other_schema(revision)
    except Stop as error:
        return wrong("tables", str(error))
    return ok("tables", f"at {revision}, as this version needs")


async def _roles(database: Database) -> Finding:
    async with database.transaction() as connection:
        roles = await queries.roles(connection)
    if not roles.has_owner:
        return wrong("roles", f"there is no role {roles.database}_owner. See: timebank db roles")
    if roles.strays:
        return wrong(
            "roles",
            f"{roles.strays} posting functions do not belong to {roles.database}_posting, who"
            " alone may move minutes. Run: timebank db upgrade",
        )
    return ok("roles", "the owner is there; the posting functions have an owner of their own")


async def _made_as(database: Database) -> Finding:
    async with database.transaction() as connection:
        kind = await queries.made_as(connection)
        known = list((await slugs(connection)).values())
        half_filled = await queries.half_filled(connection)
    if half_filled:
        return wrong("communities", HALF_FILLED)
    if kind is None or not known:
        return wrong("communities", "none has been made yet. Run: timebank new")
    some = ", ".join(known[:SHOWN]) + (f" and {len(known) - SHOWN} more" if known[SHOWN:] else "")
    if kind != "real":
        return warn("communities", f"{some}: a {kind} with a clock of its own, not for real")
    return ok("communities", some)


async def _proved(database: Database) -> list[tuple[str, Proof]]:
    """The books of every community looked at again, by its slug."""
    async with database.transaction() as connection:
        communities = await slugs(connection)
    proofs = []
    for community_id, slug in communities.items():
        async with database.transaction(community_id, snapshot=True) as connection:
            proofs.append((slug, await prove(connection, community_id)))
    return proofs


def _books(proofs: Sequence[tuple[str, Proof]]) -> Finding:
    for slug, proof in proofs:
        if not proof.holds:
            return wrong(
                "books",
                f"{slug}: {len(proof.findings)} findings, the first {proof.findings[0].words}."
                " Stop the service, keep the data as they are, and ask for help",
            )
    return ok(
        "books",
        f"{len(proofs)} proved: each balance is the sum of its lines, all sum to zero, and each"
        " sealed line is as it was sealed",
    )


def _signing_keys(proofs: Sequence[tuple[str, Proof]], path: Path) -> Finding:
    missing = missing_keys(path, proofs)
    if missing is not None:
        return warn("signing keys", missing)
    if not any(proof.last for _, proof in proofs):
        return ok("signing keys", "nothing is sealed yet")
    return ok("signing keys", f"in {path}. Keep a copy apart from the backups")


async def _sealed(database: Database, path: Path) -> Finding:
    """Authenticators, cards and PINs that the key file does not open let nobody in."""
    try:
        vault = Vault(read(path))
    except KeyFileError:
        vault = Vault(())
    async with database.transaction() as connection:
        communities = await slugs(connection)
    for community_id, slug in communities.items():
        async with database.transaction(community_id) as connection:
            kept = await queries.sealed(connection, community_id)
        lost = sum(one.many for one in kept if not vault.has_key_of(one.key))
        if lost:
            return warn(
                "authenticators and cards",
                f"{slug}: {lost} authenticators, cards and PINs were sealed with a key that"
                f" {path} does not hold, and let nobody in. Bring that key file back; else make"
                " cards and PINs anew, and let coordinators in by timebank sign-in-code",
            )
    return ok("authenticators and cards", "the key file opens all of them")


async def _backup(database: Database) -> Finding:
    async with database.transaction() as connection:
        last = next(iter(await backups.latest(connection, 1)), None)
        proven_at = await backups.last_proven(connection)
    if last is None:
        return warn("backup", "none has been made yet. Run: timebank backup make")
    now = datetime.now(UTC)
    made = f"the last was made {last.made_at.astimezone():%Y-%m-%d %H:%M}"
    proven = "none was ever brought back: timebank backup prove"
    if proven_at:
        proven = f"one was brought back and proved {proven_at.astimezone():%Y-%m-%d}"
    late = now - last.made_at > OLDEST_BACKUP or not proven_at or now - proven_at > OLDEST_PROOF
    return (warn if late else ok)("backup", f"{made}; {proven}")


async def _messages(database: Database) -> Finding:
    """Whether messages to members leave; what they say, and to whom, is nobody's business here."""
    async with database.transaction() as connection:
        communities = await slugs(connection)
    for community_id, slug in communities.items():
        async with database.transaction(community_id) as connection:
            found = await sending.waiting(connection, community_id, LONGEST_WAIT, OF_LATE)
        if found.long or found.lost:
            why = f" The last try said: {found.fault}." if found.fault else ""
            return warn(
                "messages",
                f"{slug}: {found.long} have waited for more than an hour, and {found.lost} of the"
                f" last day never left.{why} See docs/how-to/send-mail.md",
            )
    return ok("messages", "none has waited for more than an hour")

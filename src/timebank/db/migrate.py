"""Migrations: forwards, back, and where a database stands."""

from pathlib import Path

from alembic import command
from alembic.config import Config
from alembic.script import ScriptDirectory

from timebank.db.engine import async_url

_PACKAGED = Path(__file__).parents[1] / "migrations"
_CHECKOUT = Path(__file__).parents[3] / "migrations"


def upgrade(owner_url: str, revision: str = "head") -> None:
    """Bring the schema up to a revision. `owner_url` is the login that owns the tables."""
    command.upgrade(_config(owner_url), revision)


def downgrade(owner_url: str, revision: str) -> None:
    """Take the schema back to a revision; `base` is before the first."""
    command.downgrade(_config(owner_url), revision)


def head() -> str:
    """The revision that this code needs."""
    newest = ScriptDirectory.from_config(_config("postgresql://")).get_current_head()
    if newest is None:
        raise LookupError("no migrations are installed beside the code")
    return newest


def revisions() -> set[str]:
    """Every revision that this code knows."""
    script = ScriptDirectory.from_config(_config("postgresql://"))
    return {one.revision for one in script.walk_revisions()}


def _config(owner_url: str) -> Config:
    config = Config()
    folder = _PACKAGED if _PACKAGED.is_dir() else _CHECKOUT
    config.set_main_option("script_location", str(folder).replace("%", "%%"))
    config.attributes["url"] = async_url(owner_url)
    return config

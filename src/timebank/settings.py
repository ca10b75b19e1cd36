"""What the surroundings say: environment variables TIMEBANK_…, read by the front doors only."""

import os
from pathlib import Path
from typing import Literal

from platformdirs import site_data_path, user_data_path
from pydantic import Field, ValidationError
from pydantic_settings import BaseSettings, SettingsConfigDict

PREFIX = "TIMEBANK_"


class SettingsError(Exception):
    """A setting cannot be used; the words name it and say what it must be, and show no value."""


def default_data_dir() -> Path:
    """Where the data of an installation are kept, as the platform has it.

    Root's own home is closed to the account that PostgreSQL runs as, so root's is /var/lib.
    """
    if os.geteuid() != 0:
        return user_data_path("timebank")
    system = Path("/var/lib")
    return system / "timebank" if system.is_dir() else site_data_path("timebank")


class Settings(BaseSettings):
    """The settings of a service. The two URLs carry passwords and are never printed."""

    model_config = SettingsConfigDict(
        env_prefix=PREFIX, env_ignore_empty=True, hide_input_in_errors=True, frozen=True
    )

    database_url: str | None = Field(default=None, repr=False, pattern=r"^postgres(ql)?://")
    """The service's login on a PostgreSQL of one's own. Without it: the embedded one."""
    owner_database_url: str | None = Field(default=None, repr=False, pattern=r"^postgres(ql)?://")
    """The owner's login: for `new`, `demo`, `db upgrade`; `serve` never opens it."""
    data_dir: Path = Field(default_factory=default_data_dir)
    """Keys, and the embedded database."""
    seal_key_file: Path | None = None
    """What checkpoints are signed with; one file for all services of an installation."""
    postgres_bin: Path | None = None
    """The folder with `postgres` and `initdb` that the embedded database is run from."""
    host: str = "127.0.0.1"
    port: int = Field(default=8000, ge=1, le=65535)
    public_url: str | None = Field(default=None, pattern=r"^https?://[^/]+(/[^?#]*)?$")
    """How people reach the service from outside, as in https://time.example.org."""
    log_level: Literal["debug", "info", "warning", "error"] = "info"

    @property
    def seal_keys(self) -> Path:
        """The file of the installation's signing keys; made where there is none."""
        return self.seal_key_file or self.data_dir / "seal.keys"

    @property
    def embedded(self) -> bool:
        """Whether the database is the one in `data_dir`."""
        return self.database_url is None


def read_settings() -> Settings:
    """The settings of this process. Raises SettingsError that names what cannot be used."""
    try:
        return Settings()
    except ValidationError as error:
        wrong = [
            f"{PREFIX}{'_'.join(map(str, detail['loc'])).upper()}: {detail['msg']}."
            for detail in error.errors(include_input=False, include_url=False)
        ]
        raise SettingsError("\n".join(wrong)) from None

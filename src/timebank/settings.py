"""What the surroundings say: environment variables TIMEBANK_…, read by the front doors only."""

import os
import re
from ipaddress import ip_network
from pathlib import Path
from typing import Annotated, Literal
from urllib.parse import parse_qs, urlsplit
from uuid import UUID

from platformdirs import site_data_path, user_data_path
from pydantic import AfterValidator, BeforeValidator, Field, ValidationError
from pydantic_core import PydanticCustomError
from pydantic_settings import BaseSettings, NoDecode, SettingsConfigDict

PREFIX = "TIMEBANK_"
_URL = re.compile(r"postgres(ql)?://\S*")
URL_IS = (
    "it must be a URL that begins with postgresql://, as in postgresql://login:password@host/database;"
    " in a password, @ is written %40, / %2F, : %3A, # %23 and ? %3F"
)
HERE = frozenset({"localhost", "127.0.0.1", "[::1]"})
"""This machine's names for itself."""
_NAME = r"([a-z0-9]([a-z0-9.-]*[a-z0-9])?|\[[0-9a-f:.]+\])"
_HOST = re.compile(_NAME)
_ADDRESS = r"^[A-Za-z0-9._%+=-]+@[A-Za-z0-9-]+(\.[A-Za-z0-9-]+)*$"
_MAIL_PORTS = {"starttls": 587, "tls": 465, "none": 25}
_ORIGIN = re.compile(rf"(https://{_NAME}|http://(localhost|127\.0\.0\.1))(:[0-9]{{1,5}})?")


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


def is_url(said: str) -> bool:
    """Whether a database can be looked for at it. A URL in which a password is written as it is,
    or the host is left out, has the password where its port belongs; libraries then quote it."""
    try:
        url = urlsplit(said)
        ports = [url.port or "", *parse_qs(url.query).get("port", [])]
    except ValueError:
        return False
    return bool(_URL.fullmatch(said)) and all(str(port).isdecimal() for port in ports if port)


def _url(said: str) -> str:
    if not is_url(said):
        raise PydanticCustomError("url", URL_IS)
    return said


def _parts(said: object) -> object:
    return said.replace(",", " ").split() if isinstance(said, str) else said


def _hosts(said: tuple[str, ...]) -> tuple[str, ...]:
    if not all(_HOST.fullmatch(name) for name in said):
        raise PydanticCustomError(
            "hosts", "each is a name in small letters, without a port, and none stands for all"
        )
    return said


def _origins(said: tuple[str, ...]) -> tuple[str, ...]:
    if not all(_ORIGIN.fullmatch(origin) for origin in said):
        raise PydanticCustomError(
            "origins",
            "each is a website as in https://app.example.org, without a path; * is refused: whoever"
            " may call is named",
        )
    return said


def _proxies(said: tuple[str, ...]) -> tuple[str, ...]:
    try:
        networks = [ip_network(proxy) for proxy in said]
    except ValueError:
        networks = []
    if len(networks) != len(said) or any(network.prefixlen == 0 for network in networks):
        raise PydanticCustomError(
            "proxies", "each is an address or a network, as in 127.0.0.1 or 10.0.7.0/24, never all"
        )
    return said


Url = Annotated[str, AfterValidator(_url)]
Parts = tuple[str, ...]
Hosts = Annotated[Parts, NoDecode, BeforeValidator(_parts), AfterValidator(_hosts)]
Origins = Annotated[Parts, NoDecode, BeforeValidator(_parts), AfterValidator(_origins)]
Proxies = Annotated[Parts, NoDecode, BeforeValidator(_parts), AfterValidator(_proxies)]


class Settings(BaseSettings):
    """The settings of a service. The two URLs carry passwords and are never printed."""

    model_config = SettingsConfigDict(
        env_prefix=PREFIX, env_ignore_empty=True, hide_input_in_errors=True, frozen=True
    )

    database_url: Url | None = Field(default=None, repr=False)
    """The service's login on a PostgreSQL of one's own. Without it: the embedded one."""
    database_url_file: Path | None = None
    """A file that holds the service's URL, for those who keep secrets in files."""
    owner_database_url: Url | None = Field(default=None, repr=False)
    """The owner's login: for `new`, `db upgrade`, `backup`, `restore`; `serve` never opens it."""
    owner_database_url_file: Path | None = None
    """A file that holds the owner's URL. Only the commands that need it read it: `serve` gives its
    name to the nightly backup."""
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
    hosts: Hosts = ()
    """More names that requests may be meant for, beside that one and this machine's own."""
    origins: Origins = ()
    """Websites whose pages may call the API from a browser."""
    proxies: Proxies = ()
    """Addresses of web servers in front, whose word is taken for who calls (X-Forwarded-…)."""
    requests_a_minute: int = Field(default=6_000, ge=0)
    """How many requests one caller may send; 0 for any number."""
    backup_nightly: bool = True
    """Whether `serve` makes a backup each night."""
    backup_hour: int = Field(default=3, ge=0, le=23)
    """The hour of the night, by this machine's clock."""
    backup_keep: int = Field(default=14, ge=1)
    """How many nightly backups are kept."""
    backup_dir: Path | None = None
    """Where backups are kept; else in the data directory."""
    backup_key_file: Path | None = None
    """The key file that backups are encrypted with; without it they are not."""
    mail_host: str | None = Field(default=None, pattern=r"^[^\s/@]+$")
    """The mail server that messages leave by (SMTP); without it they wait."""
    mail_port: int | None = Field(default=None, ge=1, le=65535)
    mail_security: Literal["starttls", "tls", "none"] = "starttls"
    mail_login: str | None = None
    mail_password: str | None = Field(default=None, repr=False)
    mail_password_file: Path | None = None
    """A file that holds it, for those who keep secrets in files."""
    mail_from: str | None = Field(default=None, pattern=_ADDRESS)
    """The address that messages come from."""
    text_provider: Literal["twilio", "notify"] | None = None
    """Who sends texts; without one they wait."""
    text_account: str | None = Field(default=None, pattern=r"^AC[0-9a-f]{32}$")
    """At Twilio: the account's SID."""
    text_secret: str | None = Field(default=None, repr=False)
    """Twilio's auth token, or the API key of GOV.UK Notify."""
    text_secret_file: Path | None = None
    """A file that holds it, for those who keep secrets in files."""
    text_from: str | None = Field(
        default=None, pattern=r"^(\+[0-9]{8,15}|MG[0-9a-f]{32}|[A-Za-z0-9 ]{1,11})$"
    )
    """At Twilio: the number or name that texts come from, or a messaging service."""
    text_template: UUID | None = None
    """At GOV.UK Notify: the template whose words are ((text)) alone."""
    text_url: str | None = Field(default=None, pattern=_ORIGIN.pattern + "$")
    """Where the provider's API is, if not where it usually is."""
    text_countries: Annotated[Parts, NoDecode, BeforeValidator(_parts)] = ()
    """Whose mobile numbers get texts beside those of the United Kingdom."""
    texts_a_day: int = Field(default=200, ge=0)
    """How many texts a community may send in a day."""
    texts_a_day_to_one: int = Field(default=10, ge=0)
    """How many may go to one number."""
    log_level: Literal["debug", "info", "warning", "error"] = "info"

    @property
    def seal_keys(self) -> Path:
        """The file of the installation's signing keys; made where there is none."""
        return self.seal_key_file or self.data_dir / "seal.keys"

    @property
    def embedded(self) -> bool:
        """Whether the database is the one in `data_dir`."""
        return self.database_url is None

    @property
    def names(self) -> frozenset[str]:
        """Every name that `Host` may say, without a port."""
        public = urlsplit(self.public_url or "").netloc.rpartition("@")[2].lower()
        bare = public if public.endswith("]") else re.sub(r":\d*$", "", public)
        own = f"[{self.host}]" if ":" in self.host else self.host
        everywhere = {"", "0.0.0.0", "[::]"}  # noqa: S104 - no name of anything
        return (HERE | {bare, own.lower(), *self.hosts}) - everywhere

    @property
    def has_https(self) -> bool:
        """Whether people come by HTTPS, which a web server in front speaks."""
        return (self.public_url or "").startswith("https://")

    @property
    def backups(self) -> Path:
        """The folder of the backups."""
        return self.backup_dir or self.data_dir / "backups"

    @property
    def has_owner(self) -> bool:
        """Whether there is a way to the owner's login."""
        return self.embedded or bool(self.owner_database_url or self.owner_database_url_file)

    @property
    def mail_port_used(self) -> int:
        """The port that was set, or the one that is usual for this security."""
        return self.mail_port or _MAIL_PORTS[self.mail_security]

    def mail_secret(self) -> str | None:
        """The password at the mail server, from its file if it stands in one."""
        if self.mail_password is None and self.mail_password_file is not None:
            return _text_in(self.mail_password_file, "mail_password_file")
        return self.mail_password

    def text_key(self) -> str | None:
        """What is shown to the provider of texts, from its file if it stands in one."""
        if self.text_secret is None and self.text_secret_file is not None:
            return _text_in(self.text_secret_file, "text_secret_file")
        return self.text_secret

    def owner_url(self) -> str | None:
        """The owner's login on a PostgreSQL of one's own, from its file if it stands in one."""
        if self.owner_database_url is None and self.owner_database_url_file is not None:
            return _url_in(self.owner_database_url_file, "owner_database_url_file")
        return self.owner_database_url


def read_settings() -> Settings:
    """The settings of this process. Raises SettingsError that names what cannot be used."""
    try:
        settings = Settings()
    except ValidationError as error:
        wrong = [
            f"{PREFIX}{'_'.join(map(str, detail['loc'])).upper()}: {detail['msg']}."
            for detail in error.errors(include_input=False, include_url=False)
        ]
        raise SettingsError("\n".join(wrong)) from None
    _refuse_half_a_mail_server(settings)
    _refuse_half_a_provider(settings)
    if settings.database_url is None and settings.database_url_file is not None:
        url = _url_in(settings.database_url_file, "database_url_file")
        return settings.model_copy(update={"database_url": url})
    return settings


def _refuse_half_a_mail_server(settings: Settings) -> None:
    if settings.mail_host is None:
        return
    if settings.mail_from is None:
        raise SettingsError(f"{PREFIX}MAIL_FROM: say which address messages come from.")
    has_password = bool(settings.mail_password or settings.mail_password_file)
    if has_password != bool(settings.mail_login):
        raise SettingsError(f"{PREFIX}MAIL_LOGIN: it goes with a password, and a password with it.")
    if settings.mail_login and settings.mail_security == "none" and settings.mail_host not in HERE:
        raise SettingsError(
            f"{PREFIX}MAIL_SECURITY: with none, the password could be read on the way."
        )


def _refuse_half_a_provider(settings: Settings) -> None:
    needed = {
        None: (),
        "twilio": ("text_account", "text_from"),
        "notify": ("text_template",),
    }[settings.text_provider]
    missing = [name for name in needed if getattr(settings, name) is None]
    if needed and not (settings.text_secret or settings.text_secret_file):
        missing.append("text_secret_file")
    if missing:
        names = ", ".join(f"{PREFIX}{name.upper()}" for name in missing)
        raise SettingsError(f"{names}: needed by TIMEBANK_TEXT_PROVIDER={settings.text_provider}.")


def _text_in(path: Path, setting: str) -> str:
    try:
        return path.read_text(encoding="utf-8").strip()
    except OSError as error:
        name = f"{PREFIX}{setting.upper()}"
        raise SettingsError(f"{name}: {path} cannot be read: {error.strerror}.") from None


def _url_in(path: Path, setting: str) -> str:
    url = _text_in(path, setting)
    if not is_url(url):
        name = f"{PREFIX}{setting.upper()}"
        raise SettingsError(f"{name}: what stands in {path} cannot be used: {URL_IS}.")
    return url

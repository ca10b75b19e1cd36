"""The settings: read from TIMEBANK_…, refused in words that show no value."""

from pathlib import Path

import pytest

from timebank.cli.ways import mail_server, texts
from timebank.settings import Settings, SettingsError, read_settings


@pytest.fixture(autouse=True)
def bare(monkeypatch: pytest.MonkeyPatch) -> None:
    """No setting of whoever runs the tests."""
    for name in Settings.model_fields:
        monkeypatch.delenv(f"TIMEBANK_{name.upper()}", raising=False)


def test_without_a_url_the_database_is_the_embedded_one() -> None:
    settings = read_settings()
    assert settings.embedded
    assert settings.port == 8000
    assert settings.data_dir.is_absolute()


def test_a_url_chooses_another_server(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("TIMEBANK_DATABASE_URL", "postgresql://bank_service@db/bank")
    assert not read_settings().embedded


@pytest.mark.parametrize(
    "url",
    [
        "postgresql://bank:a%40b%2Fc@db.example.org:5433/bank?sslmode=require",
        "postgres://bank@[2001:db8::7]/bank",
        "postgresql:///bank?host=/run/postgresql&port=5433",
    ],
)
def test_a_database_is_looked_for_wherever_a_url_may_lead(
    monkeypatch: pytest.MonkeyPatch, url: str
) -> None:
    monkeypatch.setenv("TIMEBANK_DATABASE_URL", url)
    assert read_settings().database_url == url


def test_an_empty_setting_is_no_setting(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("TIMEBANK_POSTGRES_BIN", "")
    monkeypatch.setenv("TIMEBANK_DATA_DIR", "/srv/time bank")
    assert read_settings().postgres_bin is None
    assert read_settings().data_dir == Path("/srv/time bank")


@pytest.mark.parametrize(
    ("name", "value"),
    [
        ("TIMEBANK_PORT", "90000"),
        ("TIMEBANK_PORT", "eighty"),
        ("TIMEBANK_DATABASE_URL", "mysql://secret@db/bank"),
        ("TIMEBANK_DATABASE_URL", "postgresql://bank:secret"),
        ("TIMEBANK_DATABASE_URL", "postgresql://bank:sec/ret@db/bank"),
        ("TIMEBANK_OWNER_DATABASE_URL", "postgresql://bank:hush@db/bank?port=hush"),
        ("TIMEBANK_LOG_LEVEL", "chatty"),
        ("TIMEBANK_PUBLIC_URL", "time.example.org"),
    ],
)
def test_a_wrong_setting_is_named_and_its_value_kept_quiet(
    monkeypatch: pytest.MonkeyPatch, name: str, value: str
) -> None:
    monkeypatch.setenv(name, value)
    with pytest.raises(SettingsError, match=f"^{name}: ") as refused:
        read_settings()
    assert value not in str(refused.value)


@pytest.mark.parametrize(
    ("setting", "value", "words"),
    [
        ("ORIGINS", "*", r"\* is refused: whoever may call is named"),
        ("ORIGINS", "https://app.example.org https://*.example.org", r"\* is refused"),
        ("ORIGINS", "http://app.example.org", "each is a website"),
        ("ORIGINS", "https://app.example.org/", "without a path"),
        ("ORIGINS", "null", "each is a website"),
        ("HOSTS", "*", "none stands for all"),
        ("HOSTS", "time.example.org:8000", "without a port"),
        ("PROXIES", "*", "never all"),
        ("PROXIES", "0.0.0.0/0", "never all"),
        ("PROXIES", "::/0", "never all"),
        ("PROXIES", "caddy", "each is an address"),
    ],
)
def test_a_way_in_that_stands_open_to_all_is_refused(
    monkeypatch: pytest.MonkeyPatch, setting: str, value: str, words: str
) -> None:
    monkeypatch.setenv(f"TIMEBANK_{setting}", value)
    with pytest.raises(SettingsError, match=f"^TIMEBANK_{setting}: .*{words}"):
        read_settings()


def test_the_names_of_the_service_are_its_address_this_machines_and_what_is_added(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    monkeypatch.setenv("TIMEBANK_PUBLIC_URL", "https://Time.example.org:8443/bank")
    monkeypatch.setenv("TIMEBANK_HOSTS", "timebank, time.example.net")
    monkeypatch.setenv("TIMEBANK_HOST", "::")
    here = {"localhost", "127.0.0.1", "[::1]"}
    assert read_settings().names == here | {"time.example.org", "timebank", "time.example.net"}
    monkeypatch.setenv("TIMEBANK_HOST", "2001:db8::7")
    assert "[2001:db8::7]" in read_settings().names


def test_a_password_is_not_printed(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("TIMEBANK_DATABASE_URL", "postgresql://bank_service:hush@db/bank")
    assert "hush" not in repr(read_settings())


MAIL = {"MAIL_HOST": "mail.example.org", "MAIL_FROM": "codes@example.org"}
LOGIN = {"MAIL_LOGIN": "codes", "MAIL_PASSWORD": "hush"}


@pytest.mark.parametrize(
    ("settings", "named"),
    [
        ({**MAIL, "MAIL_FROM": ""}, "MAIL_FROM"),
        ({**MAIL, "MAIL_FROM": "codes@example.org\nBcc: all@example.org"}, "MAIL_FROM"),
        ({**MAIL, "MAIL_LOGIN": "codes"}, "MAIL_LOGIN"),
        ({**MAIL, "MAIL_PASSWORD": "hush"}, "MAIL_LOGIN"),
        ({**MAIL, **LOGIN, "MAIL_SECURITY": "none"}, "MAIL_SECURITY"),
        ({**MAIL, "MAIL_SECURITY": "perhaps"}, "MAIL_SECURITY"),
        ({**MAIL, "MAIL_HOST": "codes@mail.example.org"}, "MAIL_HOST"),
    ],
)
def test_half_a_mail_server_is_refused(
    monkeypatch: pytest.MonkeyPatch, settings: dict[str, str], named: str
) -> None:
    for name, value in settings.items():
        monkeypatch.setenv(f"TIMEBANK_{name}", value)
    with pytest.raises(SettingsError, match=f"^TIMEBANK_{named}: ") as refused:
        read_settings()
    assert "hush" not in str(refused.value)


def test_a_mail_server_has_the_port_of_its_security_and_a_password_from_its_file(
    monkeypatch: pytest.MonkeyPatch, tmp_path: Path
) -> None:
    (tmp_path / "password").write_text("hush\n")
    secret = {"MAIL_LOGIN": "codes", "MAIL_PASSWORD_FILE": str(tmp_path / "password")}
    for name, value in {**MAIL, **secret}.items():
        monkeypatch.setenv(f"TIMEBANK_{name}", value)
    server = mail_server(read_settings())
    assert server
    assert (server.port, server.security, server.password) == (587, "starttls", "hush")
    assert "hush" not in repr(server)
    monkeypatch.setenv("TIMEBANK_MAIL_SECURITY", "tls")
    assert read_settings().mail_port_used == 465


@pytest.mark.parametrize(
    ("said", "missing"),
    [
        ({"PROVIDER": "twilio", "SECRET": "hush"}, "TEXT_ACCOUNT, TIMEBANK_TEXT_FROM"),
        ({"PROVIDER": "notify", "TEMPLATE": "f33517ff-2a88-4f6e-b855-c550268ce08a"}, "SECRET_FILE"),
        ({"PROVIDER": "twilio", "ACCOUNT": "AC" + "1" * 32, "FROM": "hush" * 4}, "TEXT_FROM"),
    ],
)
def test_half_a_provider_of_texts_is_refused(
    monkeypatch: pytest.MonkeyPatch, said: dict[str, str], missing: str
) -> None:
    for name, value in said.items():
        monkeypatch.setenv(f"TIMEBANK_TEXT_{name}", value)
    with pytest.raises(SettingsError, match=missing) as refused:
        read_settings()
    assert "hush" not in str(refused.value)


def test_the_secret_of_a_provider_is_shown_nowhere(
    monkeypatch: pytest.MonkeyPatch, tmp_path: Path
) -> None:
    (tmp_path / "secret").write_text("hush\n")
    for name, value in {
        "PROVIDER": "twilio",
        "ACCOUNT": "AC" + "1" * 32,
        "FROM": "+447400123456",
        "SECRET_FILE": str(tmp_path / "secret"),
    }.items():
        monkeypatch.setenv(f"TIMEBANK_TEXT_{name}", value)
    way = texts(read_settings())
    assert way is not None
    assert "hush" not in repr(way)


def test_a_key_that_notify_never_gave_is_refused(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("TIMEBANK_TEXT_PROVIDER", "notify")
    monkeypatch.setenv("TIMEBANK_TEXT_SECRET", "hush")
    monkeypatch.setenv("TIMEBANK_TEXT_TEMPLATE", "f33517ff-2a88-4f6e-b855-c550268ce08a")
    with pytest.raises(SettingsError, match="no API key") as refused:
        texts(read_settings())
    assert "hush" not in str(refused.value)

"""The settings: read from TIMEBANK_…, refused in words that show no value."""

from pathlib import Path

import pytest

from timebank.settings import SettingsError, read_settings


@pytest.fixture(autouse=True)
def bare(monkeypatch: pytest.MonkeyPatch) -> None:
    """No setting of whoever runs the tests."""
    for name in ("DATABASE_URL", "DATA_DIR", "PORT", "POSTGRES_BIN", "PUBLIC_URL", "LOG_LEVEL"):
        monkeypatch.delenv(f"TIMEBANK_{name}", raising=False)


def test_without_a_url_the_database_is_the_embedded_one() -> None:
    settings = read_settings()
    assert settings.embedded
    assert settings.port == 8000
    assert settings.data_dir.is_absolute()


def test_a_url_chooses_another_server(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("TIMEBANK_DATABASE_URL", "postgresql://bank_service@db/bank")
    assert not read_settings().embedded


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


def test_a_password_is_not_printed(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("TIMEBANK_DATABASE_URL", "postgresql://bank_service:hush@db/bank")
    assert "hush" not in repr(read_settings())

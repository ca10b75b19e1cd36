"""`timebank openapi`: what is written is what the check compares."""

import json
from pathlib import Path

import pytest

from timebank.cli import openapi
from timebank.cli.main import run


@pytest.fixture(scope="module")
def made() -> dict[str, str]:
    return openapi.made_files()


@pytest.fixture
def made_once(made: dict[str, str], monkeypatch: pytest.MonkeyPatch) -> None:
    """It takes two seconds, and is the same each time."""
    monkeypatch.setattr(openapi, "made_files", lambda: made)


def test_what_is_written_passes_the_check(tmp_path: Path) -> None:
    assert run(["openapi", str(tmp_path), "--check"]) == 1
    assert run(["openapi", str(tmp_path)]) == 0
    assert run(["openapi", str(tmp_path), "--check"]) == 0
    written = json.loads((tmp_path / "openapi" / "timebank.v1.json").read_text())
    assert written["openapi"].startswith("3.1")


@pytest.mark.usefixtures("made_once")
def test_the_check_names_what_differs_and_writes_nothing(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    run(["openapi", str(tmp_path)])
    page = tmp_path / "docs" / "problems" / "not_found.md"
    page.write_text("other words")
    capsys.readouterr()
    assert run(["openapi", str(tmp_path), "--check"]) == 1
    assert capsys.readouterr().out.splitlines()[0].startswith("docs/problems/not_found.md differs")
    assert page.read_text() == "other words"


@pytest.mark.usefixtures("made_once")
def test_the_page_of_a_problem_that_is_no_more_is_taken_away(tmp_path: Path) -> None:
    old = tmp_path / "docs" / "problems" / "overdraft.md"
    old.parent.mkdir(parents=True)
    old.write_text("# overdraft")
    run(["openapi", str(tmp_path)])
    assert not old.exists()

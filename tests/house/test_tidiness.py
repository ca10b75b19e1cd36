"""What must not stand in the tree: promises, skipped tests, and traces of a maker's machine."""

import re
import tomllib
from pathlib import Path

import pytest

ROOT = Path(__file__).parents[2]
IGNORED = {".git", ".timebank", "__pycache__", ".mypy_cache", ".ruff_cache", ".pytest_cache"}
IGNORED |= {".hypothesis", ".import_linter_cache", "dist", "build", "node_modules"}
WRITTEN = {".py", ".sql", ".ftl", ".toml", ".md", ".txt", ".json", ".yml", ".sh", ".lock", ""}

# Each is put together, so that this file does not find itself.
PROMISE = re.compile(rf"\b({'TO' + 'DO'}|{'FIX' + 'ME'}|{'XX' + 'X'})\b|NotImplemented{'Error'}")
SKIPPED = re.compile(rf"pytest\.(mark\.)?({'sk' + 'ip'}|{'xf' + 'ail'})|unittest\.{'sk' + 'ip'}")
MACHINE = re.compile(
    rf"(?<![\w.])/({'wo' + 'rk'}/|{'ro' + 'ot'}/\.|{'ho' + 'me'}/\w+/|{'op' + 't'}/py)"
)


def tree(*suffixes: str) -> list[Path]:
    """The files that people write, of these kinds or of all."""
    return [
        path
        for path in sorted(ROOT.rglob("*"))
        if path.is_file()
        and not IGNORED & set(path.relative_to(ROOT).parts)
        and not any(part.endswith(".egg-info") for part in path.parts)
        and path.suffix in (suffixes or WRITTEN)
    ]


def found(pattern: re.Pattern[str], paths: list[Path]) -> list[str]:
    """Where it stands, as file:line."""
    return [
        f"{path.relative_to(ROOT)}:{number}"
        for path in paths
        for number, line in enumerate(path.read_text(errors="replace").splitlines(), 1)
        if pattern.search(line)
    ]


def test_nothing_is_promised_for_later() -> None:
    assert found(PROMISE, tree(".py", ".sql", ".ftl", "")) == []


def test_no_test_is_passed_over() -> None:
    assert found(SKIPPED, tree(".py")) == []


def test_no_path_of_anybodys_machine_stands_in_the_tree() -> None:
    assert found(MACHINE, tree()) == []


def test_what_is_locked_comes_from_the_public_index_alone() -> None:
    hosts = set(re.findall(r"[a-z+]+://([^/\"\s]+)", (ROOT / "uv.lock").read_text()))
    assert hosts == {"pypi.org", "files.pythonhosted.org"}


@pytest.mark.parametrize("name", ["run.txt", "test.txt", "check.txt"])
def test_requirements_are_what_is_locked_with_their_hashes(name: str) -> None:
    locked = {
        (package["name"], package["version"])
        for package in tomllib.loads((ROOT / "uv.lock").read_text())["package"]
    }
    text = (ROOT / "requirements" / name).read_text()
    blocks = re.split(r"\n(?=\S)", text.strip())
    pinned = [re.match(r"([a-z0-9.-]+)(?:\[[^]]*\])?==([^ ;]+)", block) for block in blocks]
    assert all(pin and (pin[1], pin[2]) in locked for pin in pinned)
    assert all("--hash=sha256:" in block for block in blocks)
    assert "://" not in text


def test_the_licence_is_whole() -> None:
    words = (ROOT / "LICENSE").read_text().split()
    assert words[:6] == ["GNU", "AFFERO", "GENERAL", "PUBLIC", "LICENSE", "Version"]
    assert len(words) > 5500
    assert "13. Remote Network Interaction" in " ".join(words)


def test_the_command_can_be_run_as_it_is_checked_out() -> None:
    for command in ("timebank", ".ci/run", ".ci/lock", ".ci/front"):
        assert (ROOT / command).stat().st_mode & 0o111

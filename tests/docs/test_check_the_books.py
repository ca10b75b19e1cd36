"""What the page tells an auditor to type comes to the same as the verifier."""

import shutil
import subprocess
import sys
from pathlib import Path

import pytest
from tests.docs.pages import page, section
from tests.verifier.conftest import checked
from tests.verifier.pen import a_town

HEADING = "Check it with a few lines of your own"


def block(language: str) -> str:
    text = section(page("how-to/check-the-books.md"), HEADING)
    return text.split(f"```{language}\n")[1].split("```")[0]


@pytest.fixture
def bundle(tmp_path: Path) -> Path:
    path = tmp_path / "town.bundle"
    path.write_bytes(a_town().bundle())
    return path


def test_the_lines_of_python_come_to_the_same_root(bundle: Path) -> None:
    done = subprocess.run(  # noqa: S603 - our own page
        [sys.executable, "-W", "ignore", "-c", block("python"), str(bundle)],
        capture_output=True,
        text=True,
        check=True,
    )
    made, said = done.stdout.split()
    assert made == said == checked(bundle.read_bytes()).last.root.hex()


def test_the_lines_for_a_shell_verify_the_signature(bundle: Path) -> None:
    assert shutil.which("openssl"), "this takes openssl"
    verified = shell(bundle)
    assert verified.returncode == 0, verified.stderr
    assert "Signature Verified Successfully" in verified.stdout
    changed = bundle.read_text().replace(
        "|2026-01-05T09:00:00.000000Z|d", "|2026-01-05T09:00:01.000000Z|d"
    )
    bundle.write_text(changed)
    assert shell(bundle).returncode != 0


def shell(bundle: Path) -> "subprocess.CompletedProcess[str]":
    return subprocess.run(  # noqa: S603 - our own page
        ["sh", "-c", block("sh"), "sh", str(bundle)],  # noqa: S607 - whichever shell there is
        capture_output=True,
        text=True,
        check=False,
        cwd=bundle.parent,
    )

"""Looks at every page with axe, and keeps the figures that the accessibility statement tells:
`PYTHONPATH=src:. python docs/accessibility.py`, with the packages of requirements/test.txt."""

import json
import os
import re
import subprocess
import sys
import tempfile
from datetime import UTC, datetime
from pathlib import Path

from tests.browser.figures import VARIABLE, summed

ROOT = Path(__file__).parents[1]
FIGURES = ROOT / "src" / "timebank" / "web" / "accessibility.json"
TESTS = ROOT / "tests" / "browser"
LOOKS = ("every_page", "app_gates", "sign_in_pages", "join_pages", "noticeboard", "demo_doors")
"""The files that between them look at every page in both languages."""
AXE = TESTS / "axe.min.js"


def main() -> None:
    """Runs the browser's tests; their failure stops it, and the figures stay what they were."""
    with tempfile.TemporaryDirectory() as folder:
        path = Path(folder) / "axe"
        files = [str(TESTS / f"test_{name}.py") for name in LOOKS]
        command = [sys.executable, "-m", "pytest", "-q", *files]
        subprocess.run(  # noqa: S603 - our own command
            [*command, *sys.argv[1:]], check=True, env={**os.environ, VARIABLE: str(path)}
        )
        pages, violations = summed(path)
    version = re.search(r"axe v([0-9.]+)", AXE.read_text(encoding="utf-8"))
    told = {
        "tested_on": datetime.now(UTC).date().isoformat(),
        "axe": version[1] if version else "",
        "pages": pages,
        "violations": violations,
    }
    FIGURES.write_text(json.dumps(told, indent=2) + "\n", encoding="utf-8")


if __name__ == "__main__":
    main()

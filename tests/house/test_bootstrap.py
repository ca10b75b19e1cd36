"""./timebank on a fresh checkout: first run, second run, interrupted runs, other people's folders.

The checkout here locks one tiny package of its own, so that no test waits for the network.
"""

import ast
import hashlib
import os
import re
import shutil
import signal
import subprocess
import sys
import time
import zipfile
from pathlib import Path

import pytest

ROOT = Path(__file__).parents[2]
PYTHON = Path(sys.base_prefix) / "bin" / f"python{sys.version_info.major}.{sys.version_info.minor}"
"""What people start it with, which mostly has pip; what runs the tests has none, and would have to
bring it first, which takes five seconds each time."""
CLI = "import sys, bach; print('ran', bach.SIZE, sys.argv[1:])\n"


def wheel_of_bach(folder: Path) -> str:
    """A package of one line, and the line that locks it."""
    wheel = folder / "bach-1.0-py3-none-any.whl"
    info = "bach-1.0.dist-info"
    with zipfile.ZipFile(wheel, "w") as package:
        package.writestr("bach.py", "SIZE = 'small'\n")
        package.writestr(f"{info}/METADATA", "Metadata-Version: 2.1\nName: bach\nVersion: 1.0\n")
        package.writestr(f"{info}/WHEEL", "Wheel-Version: 1.0\nTag: py3-none-any\n")
        package.writestr(f"{info}/RECORD", "")
    digest = hashlib.sha256(wheel.read_bytes()).hexdigest()
    return f"bach @ {wheel.as_uri()} --hash=sha256:{digest}\n"


@pytest.fixture
def checkout(tmp_path: Path) -> Path:
    """A checkout in a path with a space; its command line only says that it ran."""
    folder = tmp_path / "time bank"
    (folder / "requirements").mkdir(parents=True)
    (folder / "requirements" / "run.txt").write_text(wheel_of_bach(tmp_path))
    package = folder / "src" / "timebank"
    package.mkdir(parents=True)
    (package / "__init__.py").touch()
    (package / "__main__.py").write_text(CLI)
    shutil.copy(ROOT / "timebank", folder)
    return folder


def run(
    checkout: Path, *arguments: str, python: Path = PYTHON, **settings: str
) -> subprocess.CompletedProcess[str]:
    return subprocess.run(  # noqa: S603 - our own script
        [python, checkout / "timebank", *arguments],
        capture_output=True,
        text=True,
        check=False,
        env={**os.environ, **settings},
    )


def test_the_first_run_installs_and_the_second_starts_at_once(checkout: Path) -> None:
    first = run(checkout, "serve", "--port", "80 80")
    assert first.stdout == "ran small ['serve', '--port', '80 80']\n"
    assert "first run" in first.stderr
    second = run(checkout)
    assert (second.stdout, second.stderr) == ("ran small []\n", "")


def test_a_python_without_pip_brings_its_own(checkout: Path) -> None:
    assert run(checkout, python=Path(sys.executable)).stdout == "ran small []\n"


def test_it_runs_whatever_the_surroundings_say_of_python(checkout: Path, tmp_path: Path) -> None:
    (tmp_path / "timebank").mkdir()
    (tmp_path / "timebank" / "__init__.py").write_text("raise SystemExit('the wrong one')")
    assert run(checkout, PYTHONPATH=str(tmp_path), PIP_USER="1").stdout == "ran small []\n"


def test_a_half_made_environment_is_made_afresh(checkout: Path) -> None:
    assert run(checkout).returncode == 0
    (environment,) = (checkout / ".timebank").glob("run-*")
    (environment / "ready").unlink()
    shutil.rmtree(environment / "lib")
    assert run(checkout).stdout == "ran small []\n"


@pytest.mark.parametrize("sign", [signal.SIGKILL, signal.SIGINT])
def test_after_a_stop_half_way_the_next_run_goes_on(checkout: Path, sign: signal.Signals) -> None:
    stopped = subprocess.Popen(  # noqa: S603 - our own script
        [PYTHON, checkout / "timebank"], stderr=subprocess.PIPE, text=True
    )
    assert stopped.stderr is not None
    stopped.stderr.readline()
    time.sleep(0.3)
    stopped.send_signal(sign)
    words = stopped.communicate()[1]
    assert "Traceback" not in words
    assert run(checkout).stdout == "ran small []\n"


def test_two_first_runs_at_once_make_one_environment(checkout: Path) -> None:
    both = [
        subprocess.Popen(  # noqa: S603 - our own script
            [PYTHON, checkout / "timebank"], stdout=subprocess.PIPE, text=True
        )
        for _ in range(2)
    ]
    assert [process.communicate()[0] for process in both] == ["ran small []\n"] * 2
    assert len(list((checkout / ".timebank").glob("run-*"))) == 1


def test_new_requirements_make_a_new_environment_and_the_old_one_goes(checkout: Path) -> None:
    assert run(checkout).returncode == 0
    with (checkout / "requirements" / "run.txt").open("a") as requirements:
        requirements.write("# another version\n")
    assert run(checkout).stdout == "ran small []\n"
    assert len(list((checkout / ".timebank").glob("run-*"))) == 1


def test_an_environment_in_use_is_not_taken_away(checkout: Path) -> None:
    (checkout / "src" / "timebank" / "__main__.py").write_text(
        "import sys, time; print('serving', flush=True); 'wait' in sys.argv and time.sleep(60)"
    )
    service = subprocess.Popen(  # noqa: S603 - our own script
        [PYTHON, checkout / "timebank", "wait"], stdout=subprocess.PIPE, text=True
    )
    assert service.stdout is not None
    service.stdout.readline()
    with (checkout / "requirements" / "run.txt").open("a") as requirements:
        requirements.write("# another version\n")
    assert "still running" in run(checkout).stderr
    assert len(list((checkout / ".timebank").glob("run-*"))) == 2
    service.kill()
    service.communicate()


def test_a_package_that_was_tampered_with_is_not_installed(checkout: Path) -> None:
    requirements = checkout / "requirements" / "run.txt"
    requirements.write_text(re.sub("sha256:....", "sha256:0000", requirements.read_text()))
    refused = run(checkout)
    assert refused.returncode == 1
    assert "HASHES" in refused.stderr
    assert "could not install" in refused.stderr


def test_the_environment_of_anothers_checkout_goes_to_ones_own_cache(
    checkout: Path, tmp_path: Path
) -> None:
    own = checkout.stat().st_uid
    if own == 0:
        os.chown(checkout, 65534, -1)
    else:
        checkout.chmod(0o555)
    try:
        assert run(checkout, XDG_CACHE_HOME=str(tmp_path / "cache")).stdout == "ran small []\n"
    finally:
        checkout.chmod(0o755)
    assert not (checkout / ".timebank").exists()
    assert len(list((tmp_path / "cache").glob("timebank-*/run-*"))) == 1


def test_what_the_tests_compile_is_kept_out_of_folders_that_are_to_stay_clean(
    checkout: Path,
) -> None:
    shutil.copy(checkout / "requirements" / "run.txt", checkout / "requirements" / "test.txt")
    says = "import sys; print(sys.dont_write_bytecode, sys.pycache_prefix)"
    (checkout / "src" / "pytest.py").write_text(says)
    said = run(checkout, "test", PYTHONDONTWRITEBYTECODE="1").stdout
    assert said == f"False {checkout / '.timebank' / 'pycache'}\n"


def test_an_old_python_can_read_the_script_and_is_told_what_to_install(tmp_path: Path) -> None:
    script = ROOT / "timebank"
    ast.parse(script.read_text(), feature_version=(3, 7))
    pretend = "import runpy, sys; sys.version_info = (3, 9, 2); runpy.run_path({!r}, None, {!r})"
    refused = subprocess.run(  # noqa: S603 - our own script
        [sys.executable, "-c", pretend.format(str(script), "__main__")],
        capture_output=True,
        text=True,
        check=False,
        env={"PATH": str(tmp_path)},
    )
    assert refused.returncode == 1
    assert refused.stderr.startswith("timebank needs Python 3.11 or newer")

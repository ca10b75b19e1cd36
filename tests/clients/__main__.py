"""`python -m tests.clients`: clients generated from the OpenAPI file compile, and log an hour.

In Python with openapi-python-client, in TypeScript with openapi-typescript and openapi-fetch,
against a real service. Not part of the suite, for it brings tools of its own from PyPI and npm; CI
runs it.
"""

import asyncio
import json
import os
import shutil
import subprocess
import sys
import tempfile
from pathlib import Path

import httpx
from bench.installation import Bench, prepare, server, serving
from tests.api.town import Town

from timebank.db.engine import Database

HERE = Path(__file__).parent
DESCRIPTION = HERE.parents[1] / "openapi" / "timebank.v1.json"
PYTHON_TOOLS = ("openapi-python-client==0.29.1", "mypy==2.4.1", "ruff==0.17.6")


async def main() -> None:
    with server() as embedded, tempfile.TemporaryDirectory() as folder:
        bench = await prepare(embedded)
        surroundings = await _town(bench)
        with serving(bench) as port:
            surroundings["TIMEBANK_URL"] = f"http://127.0.0.1:{port}"
            await asyncio.to_thread(in_python, Path(folder), surroundings)
            await asyncio.to_thread(in_typescript, Path(folder), surroundings)
    print("2 passed, 0 failed")


async def _town(bench: Bench) -> dict[str, str]:
    """A town in time bank style, and what a program has to know to log an hour there."""
    database = Database(bench.service_url)
    async with httpx.AsyncClient() as unused:
        town = await Town.make(database, unused, floor_minutes=-300)
        nia, mair = await town.person("Nia"), await town.person("Mair")
    await database.close()
    return {
        "COMMUNITY": town.slug,
        "ACTIVITY": str(town.gardening),
        "GIVER": str(nia.id),
        "RECEIVER": str(mair.id),
        "GIVER_TOKEN": nia.token,
        "RECEIVER_TOKEN": mair.token,
        "GIVER_ACCOUNT": str(await _account(bench, town, nia.id)),
    }


async def _account(bench: Bench, town: Town, owner_id: object) -> object:
    database = Database(bench.service_url)
    try:
        async with httpx.AsyncClient() as unused:
            same = Town(database, unused, town.id, town.slug, town.gardening, town.choir, 0)
            return await same.account_of(owner_id)  # type: ignore[arg-type]
    finally:
        await database.close()


def in_python(folder: Path, surroundings: dict[str, str]) -> None:
    """Generate, type-check and use the Python client."""
    tools = folder / "tools"
    run([sys.executable, "-m", "venv", str(tools)])
    python = str(tools / "bin" / "python")
    run([python, "-m", "pip", "install", "--quiet", *PYTHON_TOOLS])
    generator = [str(tools / "bin" / "openapi-python-client"), "generate", "--meta", "none"]
    run(
        [
            *generator,
            "--path",
            str(DESCRIPTION),
            "--output-path",
            str(folder / "timebank_client"),
            "--fail-on-warning",
            "--config",  # feeds are texts: this generator knows them by no name of their own
            str(HERE / "generator.json"),
        ],
        folder,
    )
    shutil.copy(HERE / "log_an_hour.py", folder)
    run([python, "-m", "mypy", "--strict", "--follow-imports", "silent", "log_an_hour.py"], folder)
    said = run([python, "log_an_hour.py"], folder, surroundings)
    _expect("Python", said, 60)


def in_typescript(folder: Path, surroundings: dict[str, str]) -> None:
    """Generate, compile and use the TypeScript client."""
    place = folder / "typescript"
    shutil.copytree(HERE / "typescript", place)
    run(["npm", "ci", "--silent", "--no-audit", "--no-fund"], place)
    run(["npx", "openapi-typescript", str(DESCRIPTION), "-o", "timebank.d.ts"], place)
    run(["npx", "tsc"], place)
    said = run(["node", "log-an-hour.js"], place, surroundings)
    _expect("TypeScript", said, 120)


def _expect(language: str, said: str, minutes: int) -> None:
    balance = json.loads(said)["balance_minutes"]
    if balance != minutes:
        raise SystemExit(f"{language}: the balance is {balance}, not {minutes}")
    print(f"{language}: generated, compiled, one hour logged and confirmed; balance {balance} min")


def run(command: list[str], folder: Path | None = None, more: dict[str, str] | None = None) -> str:
    """What a command printed; the whole run ends where it fails."""
    tools = str((Path(command[0]).parent if "/" in command[0] else Path()).resolve())
    surroundings = {**os.environ, "PATH": f"{tools}:{os.environ['PATH']}", **(more or {})}
    done = subprocess.run(  # noqa: S603 - our own commands
        command, cwd=folder, env=surroundings, text=True, capture_output=True, check=False
    )
    if done.returncode:
        raise SystemExit(f"{' '.join(command)}\n{done.stdout}\n{done.stderr}")
    return done.stdout


asyncio.run(main())

"""A stock fuzzer on the API's own description: whatever it sends, the answer is one described.

Longer, and with other seeds: `TIMEBANK_FUZZ_SECONDS=600 pytest tests/api/test_fuzz.py`.
"""

import asyncio
import os
import subprocess
import sys
from pathlib import Path

import httpx
import pytest
from tests.api.serving import served
from tests.api.town import Town

from timebank.app import create_app
from timebank.db.engine import Database

FUZZER = (sys.executable, "-c", "from schemathesis.cli import schemathesis; schemathesis()")
CONFIGURATION = Path(__file__).with_name("schemathesis.toml")
HOOKS = Path(__file__).with_name("fuzzing.py")
SECONDS = int(os.environ.get("TIMEBANK_FUZZ_SECONDS", "8"))
SEED = () if "TIMEBANK_FUZZ_SECONDS" in os.environ else ("--seed", "1")


async def small_town(service_url: str) -> dict[str, dict[str, str]]:
    """A town with a group and an hour in its books; by role, what the fuzzer has to know."""
    database = Database(service_url)
    transport = httpx.ASGITransport(create_app(database))
    async with httpx.AsyncClient(transport=transport, base_url="http://timebank.test") as http:
        town = await Town.make(database, http, floor_minutes=-300)
        club = await town.group("Lunch Club", accepts_credits=True)
        people = {
            "member": await town.person("Nia"),
            "organisation_lead": await town.lead("Llinos", club),
            "coordinator": await town.coordinator(),
        }
        entry = await people["member"].logs(minutes=60, helped=club)
        await people["coordinator"].verifies(entry)
    await database.close()
    return {
        role: {
            "TIMEBANK_FUZZ_TOKEN": person.token,
            "TIMEBANK_FUZZ_CALLER_ID": str(person.id),
            "TIMEBANK_FUZZ_COMMUNITY": town.slug,
        }
        for role, person in people.items()
    }


@pytest.mark.parametrize("role", ["coordinator", "member"])
def test_whatever_is_sent_the_answer_is_one_that_the_description_tells_of(
    service_url: str, role: str, tmp_path: Path
) -> None:
    known = asyncio.run(small_town(service_url))[role]
    with served(service_url) as url:
        httpx.get(f"{url}/openapi.json", timeout=60)  # made at the first look, which takes a while
        asked = ["run", f"{url}/openapi.json", "--max-time", str(SECONDS), *SEED]
        asked += ["--phases", "fuzzing,stateful", "--max-examples", "5", "--no-shrink"]
        asked += ["--suppress-health-check", "all", "--warnings", "off"]
        ran = subprocess.run(  # noqa: S603 - our own command
            [*FUZZER, "--config-file", str(CONFIGURATION), *asked],
            capture_output=True,
            text=True,
            check=False,
            cwd=tmp_path,
            env={**os.environ, **known, "SCHEMATHESIS_HOOKS": str(HOOKS)},
            timeout=SECONDS + 60,
        )
    assert ran.returncode == 0, ran.stdout[-20_000:] + ran.stderr

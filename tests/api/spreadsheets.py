"""What the tests of imports do again and again: send a file, read what is said of it, agree."""

import json
import secrets
from dataclasses import asdict
from pathlib import Path
from typing import Any

from sqlalchemy import select
from tests.api.town import Person, Town

from timebank.activities import queries as activities
from timebank.activities.shipped import shipped
from timebank.activities.tables import Activity
from timebank.base.ids import new_id

SAMPLES = Path(__file__).parents[1] / "imports" / "samples"


def hours(*rows: str) -> str:
    """A sheet of hours: date, giver, receiver, activity, duration and perhaps a note."""
    return "\n".join(("Date,Who gave time,Who to,What,How long (hrs),Notes", *rows))


def balances(*rows: str) -> str:
    """A sheet of opening balances: name and hours."""
    return "\n".join(("Member,Credits brought forward", *rows))


def members(*rows: str) -> str:
    """A list of members: name, e-mail, card."""
    return "\n".join(("Name,E-mail,Card no.", *rows))


async def all_activities(town: Town) -> None:
    """Gives the town the shipped activities that it has not got."""
    async with town.database.transaction(town.id) as connection:
        there = await connection.execute(
            select(Activity.code).where(Activity.community_id == town.id)
        )
        codes = set(there.scalars())
        rows = [asdict(one) for one in shipped() if one.code not in codes]
        for row in rows:
            del row["aliases"]
            row |= {"id": new_id(), "in_use": True, "made_as": None}
        await activities.add(connection, town.id, rows)


def content_of(file: Path | bytes | str) -> bytes:
    if isinstance(file, Path):
        return file.read_bytes()
    return file.encode() if isinstance(file, str) else file


async def sends_file(
    person: Person,
    path: str,
    file: Path | bytes | str,
    kind: str,
    *,
    status: int,
    **options: Any,
) -> Any:
    answer = await person.town.http.post(
        f"{person.town.base}{path}",
        files={"file": ("sheet", content_of(file))},
        data={"kind": kind, "options": json.dumps(options)},
        headers={
            "Authorization": f"Bearer {person.token}",
            "Idempotency-Key": secrets.token_hex(8),
        },
    )
    assert answer.status_code == status, f"{answer.status_code} {answer.text}"
    return answer.json()


async def checks(
    person: Person, file: Path | bytes | str, kind: str = "hours", *, status: int = 201, **said: Any
) -> Any:
    """The run that comes of trying a file; `said` are its options."""
    return await sends_file(person, "/imports", file, kind, status=status, **said)


async def checks_again(
    person: Person, run: Any, file: Path | bytes | str, *, status: int = 200, **said: Any
) -> Any:
    path = f"/imports/{run['id']}/check"
    return await sends_file(person, path, file, run["kind"], status=status, **said)


async def agrees(person: Person, run: Any, *, status: int = 200, **more: Any) -> Any:
    """Posts a run as it was read."""
    body = {"checked_at": run["checked_at"], "left_out_rows": run["left_out_rows"]}
    return await person.posts(f"/imports/{run['id']}/post", {**body, **more}, status=status)


async def brings_in(person: Person, file: Path | bytes | str, kind: str, **said: Any) -> Any:
    """Tries a file and posts what can be taken of it."""
    return await agrees(person, await checks(person, file, kind, **said))


async def undoes(person: Person, run: Any, *, status: int = 200) -> Any:
    return await person.posts(f"/imports/{run['id']}/undo", status=status)


async def rows_of(person: Person, run: Any, **filters: str) -> list[Any]:
    """Every row of a run, page by page."""
    query = "&".join(f"{name}={said}" for name, said in {"limit": "200", **filters}.items())
    rows, after = [], ""
    while True:
        page = await person.gets(f"/imports/{run['id']}/rows?{query}{after}")
        rows += page["items"]
        if page["next"] is None:
            return rows
        after = f"&after={page['next']}"


def said_of(rows: list[Any]) -> list[tuple[int, str | None, str]]:
    """Row, column and code of all that is said."""
    return [(row["row"], one["column"], one["code"]) for row in rows for one in row["said"]]


async def sums_to_zero(person: Person) -> dict[str, int]:
    """The trial balance by type of account; over all of them it is zero."""
    trial = await person.gets("/audit/trial-balance")
    minutes = {line["type"]: line["balance_minutes"] for line in trial["types"]}
    assert sum(minutes.values()) == 0
    return minutes

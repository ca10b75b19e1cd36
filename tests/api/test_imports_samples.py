"""The spreadsheets of a coordinator over HTTP, in the order in which they are brought in."""

import pytest
from tests.api.spreadsheets import SAMPLES, all_activities, checks, agrees, rows_of, said_of, sums_to_zero
from tests.api.town import Person, Town

pytestmark = pytest.mark.anyio

MEMBERS, OPENINGS, HOURS = (
    SAMPLES / name for name in ("members.csv", "opening-balances.csv", "hours-2025.csv")
)


async def test_try(town: Town, coordinator: Person) -> None:
    await all_activities(town)
    run = await checks(coordinator, MEMBERS, "members")
    print(run)
    print(said_of(await rows_of(coordinator, run, outcome="refused")))
    run = await agrees(coordinator, run)
    run = await checks(coordinator, OPENINGS, "openings", counted_on="2024-12-31")
    print(run["counts"])
    print(said_of(await rows_of(coordinator, run, outcome="refused")))
    run = await agrees(coordinator, run)
    print(await sums_to_zero(coordinator))
    run = await checks(coordinator, HOURS, "hours", make_organisations=True)
    print(run)
    from collections import Counter
    print(Counter(c for _,_,c in said_of(await rows_of(coordinator, run))))
    run = await agrees(coordinator, run)
    print(await sums_to_zero(coordinator))
    raise AssertionError

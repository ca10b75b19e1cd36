"""Somebody with a thousand sign-ins: listed page by page, ended in one go, in nobody's way."""

import time
from typing import Any

import pytest
from tests.api.town import Person

from timebank.db.engine import call

pytestmark = pytest.mark.anyio

MANY = 1_000
SECONDS = 3
"""Many times what it takes: it only tells a walk from a look-up."""


@pytest.fixture
async def often(nia: Person) -> Person:
    """Nia, who has signed in a thousand times and signed out nowhere."""
    town = nia.town
    async with town.database.transaction(town.id) as connection:
        await call(
            connection,
            """
            INSERT INTO timebank.token (id, sha256, keeper_id, role, community_id, member_id,
                organisation_ids, made_at, expires_at, device, second_factor)
            SELECT md5($2::uuid::text || n)::uuid, sha256(($2::uuid::text || n)::bytea), $2,
                'member', $1::uuid, $2, '{}', now(), now() + interval '90 days',
                'phone ' || n, false
            FROM generate_series(1, $3) n
            """,
            town.id,
            nia.id,
            MANY,
        )
    return nia


async def listed(person: Person) -> list[Any]:
    """All of one's sign-ins, page by page."""
    found, after = [], ""
    while True:
        page = await person.gets(f"/sign-ins?limit=200{after}")
        found += page["items"]
        if page["next"] is None:
            return found
        after = f"&after={page['next']}"


async def test_each_is_listed_once(often: Person) -> None:
    began = time.monotonic()
    found = await listed(often)
    assert time.monotonic() - began < SECONDS
    assert len({one["id"] for one in found}) == len(found) == MANY + 1
    assert [one["here"] for one in found].count(True) == 1


async def test_all_are_ended_at_once_and_nobody_elses(often: Person, mair: Person) -> None:
    began = time.monotonic()
    assert await often.posts("/sign-ins/end") == {"ended": MANY + 1}
    assert time.monotonic() - began < SECONDS
    await often.gets("/sign-ins", status=401)
    assert len(await listed(mair)) == 1


async def test_a_coordinator_ends_them_all(often: Person, coordinator: Person) -> None:
    ended = await coordinator.posts(f"/members/{often.id}/sign-ins/end")
    assert ended == {"ended": MANY + 1}


async def test_one_more_is_let_in_as_fast_as_the_first(often: Person) -> None:
    began = time.monotonic()
    for _ in range(20):
        await often.gets("/v1/me")
    assert time.monotonic() - began < SECONDS

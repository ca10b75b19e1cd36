"""Several at once, over HTTP: each rule holds as if they had come one after another."""

import asyncio
from collections import Counter
from collections.abc import AsyncIterator, Coroutine
from typing import Any
from uuid import uuid4

import httpx
import pytest
from sqlalchemy import text
from tests.api.books import account_id, earns, gift, hold
from tests.api.town import Group, Person, Town
from tests.proof import faults

pytestmark = pytest.mark.anyio


@pytest.fixture
async def proved(town: Town) -> AsyncIterator[Town]:
    """A town whose books are proved when the race is over."""
    yield town
    async with town.database.transaction(town.id) as connection:

        async def run(query: str) -> list[Any]:
            return [*(await connection.execute(text(query))).all()]

        assert await faults(run) == {}


async def race(*asked: Coroutine[Any, Any, httpx.Response]) -> list[httpx.Response]:
    return [*await asyncio.gather(*asked)]


def statuses(answers: list[httpx.Response]) -> Counter[int]:
    return Counter(answer.status_code for answer in answers)


def codes(answers: list[httpx.Response]) -> Counter[str]:
    return Counter("done" if one.is_success else one.json()["code"] for one in answers)


def posts(person: Person, path: str, body: Any = None, **more: Any) -> Any:
    return person.asks("POST", path, body or {}, **more)


async def test_however_many_spend_at_once_nobody_passes_the_floor(
    proved: Town, nia: Person, mair: Person, coordinator: Person
) -> None:
    pool = await proved.group("Pool", accepts_credits=True)
    await earns(nia, 100, coordinator)
    held = {"organisation_id": str(pool.id), "minutes": 30}
    given = [posts(nia, "/transfers", gift(mair, 30)) for _ in range(4)]
    reserved = [posts(nia, "/holds", held) for _ in range(4)]
    helped = [
        posts(mair, f"/contributions/{entry['id']}/claim", {"minutes": 30})
        for entry in [await mair.logs(minutes=30, helped=nia)]
    ]
    answers = await race(*given, *reserved, *helped)
    assert codes(answers)["done"] >= 3
    assert set(codes(answers)) <= {"done", "insufficient_minutes"}
    standing = (await nia.gets(f"/accounts?owner_id={nia.id}"))["items"][0]
    assert standing["available_minutes"] == standing["balance_minutes"] - standing["held_minutes"]
    assert 0 <= standing["available_minutes"] <= 10


async def test_one_key_with_one_body_at_once_is_one_effect_and_one_answer(
    proved: Town, nia: Person, mair: Person, coordinator: Person
) -> None:
    await earns(nia, 100, coordinator)
    answers = await race(*(posts(nia, "/transfers", gift(mair, 10), key="once") for _ in range(6)))
    assert statuses(answers) == {201: 6}
    assert len({answer.text for answer in answers}) == 1
    assert sum("idempotent-replayed" in answer.headers for answer in answers) == 5
    assert await mair.balance() == 10


async def test_one_key_with_several_bodies_at_once_is_good_for_one_of_them(
    proved: Town, nia: Person, mair: Person, coordinator: Person
) -> None:
    await earns(nia, 100, coordinator)
    answers = await race(
        *(posts(nia, "/transfers", gift(mair, 10 + n), key="once") for n in range(6))
    )
    assert codes(answers) == {"done": 1, "idempotency_key_reused": 5}
    done = next(answer for answer in answers if answer.is_success)
    assert await mair.balance() == done.json()["minutes"]


@pytest.mark.parametrize("day", ["2025-06-01", "2025-06-02", "2025-06-03", "2025-06-04"])
async def test_phone_thanks_and_paper_at_once_are_one_credit(
    proved: Town, club: Group, nia: Person, lead: Person, day: str
) -> None:
    coordinator = await proved.coordinator()
    entry = {
        "giver_id": str(nia.id),
        "receiver": {"organisation_id": str(club.id)},
        "activity_id": str(proved.gardening),
        "worked_on": day,
        "minutes": 60,
    }
    line = {"member_id": str(nia.id), "minutes": 60}
    told = {"organisation_id": str(club.id), "activity_id": str(proved.gardening)}
    answers = await race(
        posts(nia, "/contributions", {**entry, "id": str(uuid4())}),
        posts(coordinator, "/contributions", entry),
        posts(lead, "/thanks", {**told, "worked_on": day, "lines": [line]}),
    )
    assert statuses(answers) == {201: 3}
    waiting = (await coordinator.gets("/contributions?waiting=true"))["items"]
    await race(
        *(
            posts(who, f"/contributions/{one['id']}/verify")
            for one in waiting
            for who in (lead, coordinator)
        )
    )
    assert await nia.balance() == 60


async def test_of_confirming_declining_and_withdrawing_at_once_one_is_done(
    proved: Town, club: Group, nia: Person, lead: Person, coordinator: Person
) -> None:
    for day in range(1, 6):
        entry = await nia.logs(minutes=60, helped=club, worked_on=f"2025-06-0{day}")
        path = f"/contributions/{entry['id']}"
        answers = await race(
            posts(lead, f"{path}/verify"),
            posts(coordinator, f"{path}/decline", {"note": "Not that day."}),
            posts(nia, f"{path}/withdraw"),
            posts(coordinator, f"{path}/verify"),
        )
        assert codes(answers) == {"done": 1, "already_decided": 3}


async def test_a_transfer_is_undone_once_however_many_undo_it(
    proved: Town, nia: Person, coordinator: Person
) -> None:
    credit = await earns(nia, 60, coordinator)
    path, why = f"/transfers/{credit['id']}/reversal", {"reason": "mistake"}
    answers = await race(*(posts(coordinator, path, why) for _ in range(5)))
    assert codes(answers) == {"done": 1, "already_reversed": 4}
    assert await nia.balance() == 0


async def test_an_entry_is_corrected_once_however_many_correct_it(
    proved: Town, club: Group, nia: Person, lead: Person, coordinator: Person
) -> None:
    entry = await nia.logs(minutes=60, helped=club)
    await lead.verifies(entry)
    path = f"/contributions/{entry['id']}/correction"
    answers = await race(
        posts(coordinator, f"/transfers/{await credit_of(nia)}/reversal", {"reason": "mistake"}),
        *(posts(lead, path, {"minutes": 30 + n, "reason": "mistake"}) for n in range(4)),
    )
    assert codes(answers)["done"] == 1
    assert set(codes(answers)) <= {"done", "already_reversed"}
    assert await nia.balance() in (0, 30, 31, 32, 33)


async def test_a_hold_is_spent_or_given_back_and_never_both(
    proved: Town, nia: Person, coordinator: Person
) -> None:
    pool = await proved.group("Pool", accepts_credits=True)
    till = await proved.lead("Siân", pool)
    await earns(nia, 60, coordinator)
    held = await hold(nia, pool, 60)
    answers = await race(
        *(posts(till, f"/holds/{held['id']}/capture") for _ in range(2)),
        *(posts(nia, f"/holds/{held['id']}/release") for _ in range(2)),
    )
    assert codes(answers) == {"done": 1, "already_decided": 3}
    assert await nia.balance() + await proved.balance_of(pool.id) == 60


async def test_who_leaves_and_spends_at_once_leaves_nothing_behind(
    proved: Town, nia: Person, mair: Person, coordinator: Person
) -> None:
    await earns(nia, 60, coordinator)
    answers = await race(
        *(posts(nia, "/transfers", gift(mair, 20)) for _ in range(3)),
        posts(coordinator, f"/members/{nia.id}/leave"),
    )
    assert set(codes(answers)) <= {
        "done",
        "account_closed",
        "account_not_empty",
        "insufficient_minutes",
        "not_signed_in",
    }
    if answers[3].is_success:
        assert await nia.balance() == 0


@pytest.mark.parametrize("what", ["member", "account", "organisation", "activity", "community"])
async def test_of_several_who_change_what_they_read_one_does(
    proved: Town, club: Group, nia: Person, coordinator: Person, what: str
) -> None:
    path, change = {
        "member": (f"/members/{nia.id}", "name_used"),
        "account": (f"/accounts/{await account_id(nia)}", "ceiling_minutes"),
        "organisation": (f"/organisations/{club.id}", "name_cy"),
        "activity": (f"/activities/{proved.gardening}", "name_cy"),
        "community": ("", "name_cy"),
    }[what]
    tag = {"If-Match": (await coordinator.asks("GET", path)).headers["etag"]}
    more = {"reason": "other"} if what == "account" else {}
    said = [100 + n if what == "account" else f"Enw {n}" for n in range(5)]
    answers = await race(
        *(coordinator.asks("PATCH", path, {change: one, **more}, headers=tag) for one in said)
    )
    assert codes(answers) == {"done": 1, "precondition_failed": 4}
    done = next(answer for answer in answers if answer.is_success).json()
    assert (await coordinator.gets(path))[change] == done[change]


async def credit_of(person: Person) -> str:
    found: str = (await person.gets("/transfers?kind=thank"))["items"][0]["id"]
    return found

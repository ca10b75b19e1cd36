"""Confirming in one call says and keeps the same as confirming in a transaction."""

import asyncio
from collections.abc import AsyncIterator

import pytest
from tests.api.town import Group, Person, Town

from timebank.contributions.schemas import Verified
from timebank.db.engine import Database
from timebank.db.failures import DatabaseAway

pytestmark = pytest.mark.anyio


async def test_its_answer_is_what_the_description_says(
    bank: Town, nia: Person, club: Group, lead: Person
) -> None:
    sian, ifan = await bank.person("Siân"), await bank.person("Ifan")
    exchange = await sian.logs(minutes=45, helped=ifan)
    thanks = await nia.logs(minutes=30, helped=club)
    for who, entry in ((ifan, exchange), (lead, thanks)):
        said = await who.verifies(entry)
        assert (
            Verified.model_validate_json(Verified(**said).model_dump_json()).model_dump(mode="json")
            == said
        )
        shown = await who.gets(f"/contributions/{entry['id']}")
        assert said["contribution"] == {name: shown[name] for name in said["contribution"]}


async def test_a_dry_run_gives_the_answer_that_it_would_have_had(
    nia: Person, club: Group, lead: Person
) -> None:
    entry = await nia.logs(minutes=30, helped=club)
    tried = await lead.posts(f"/contributions/{entry['id']}/verify?dry_run=true")
    done = await lead.verifies(entry)
    for part in ("contribution", "transfer"):
        assert set(tried[part]) == set(done[part])
    assert tried["transfer"]["giver_balance_minutes"] == done["transfer"]["giver_balance_minutes"]


async def test_the_same_request_again_gets_the_same_answer(
    nia: Person, club: Group, lead: Person
) -> None:
    entry = await nia.logs(minutes=30, helped=club)
    path = f"/contributions/{entry['id']}/verify"
    answers = await asyncio.gather(*(lead.posts(path, key="once") for _ in range(4)))
    assert all(answer == answers[0] for answer in answers)
    assert await nia.balance() == 30


async def test_its_key_is_good_for_one_request(nia: Person, club: Group, lead: Person) -> None:
    days = ("2025-06-01", "2025-06-02")
    first, second = [await nia.logs(minutes=30, helped=club, worked_on=day) for day in days]
    await lead.posts(f"/contributions/{first['id']}/verify", key="mine")
    refused = await lead.posts(f"/contributions/{second['id']}/verify", key="mine", status=422)
    assert refused["code"] == "idempotency_key_reused"
    assert await nia.balance() == 30


async def test_a_refusal_is_kept_under_the_key(nia: Person, mair: Person) -> None:
    entry = await nia.logs(minutes=30, helped=mair)
    path = f"/contributions/{entry['id']}/verify"
    first = await mair.posts(path, key="poor", status=409)
    assert (first["code"], first["available_minutes"]) == ("insufficient_minutes", 0)
    assert await mair.posts(path, key="poor", status=409) == first


async def test_strangers_cannot_even_know_of_it(nia: Person, mair: Person, club: Group) -> None:
    entry = await nia.logs(minutes=30, helped=club)
    await mair.verifies(entry, status=404)
    refused = await nia.verifies(entry, status=403)
    assert refused["code"] == "own_contribution"


async def test_a_request_that_comes_in_pieces_or_says_more_goes_the_common_way(
    nia: Person, club: Group, lead: Person, town: Town
) -> None:
    async def pieces(*sent: bytes) -> AsyncIterator[bytes]:
        for piece in sent:
            yield piece

    bodies = ((b"{", b"}"), (b"{}",), (b'{"minutes":', b"30}"), (b"[]",))
    for day, (body, status) in enumerate(zip(bodies, (200, 200, 200, 422), strict=True), 1):
        entry = await nia.logs(minutes=30, helped=club, worked_on=f"2025-06-{day:02}")
        answer = await town.http.post(
            f"{town.base}/contributions/{entry['id']}/verify",
            content=pieces(*body),
            headers={
                "Authorization": f"Bearer {lead.token}",
                "Content-Type": "application/json",
                "Idempotency-Key": str(day),
            },
        )
        assert answer.status_code == status, answer.text
    assert await nia.balance() == 90


async def test_without_a_database_one_may_try_again_soon(
    monkeypatch: pytest.MonkeyPatch, nia: Person, club: Group, lead: Person
) -> None:
    def away(_: Database) -> None:
        raise DatabaseAway

    entry = await nia.logs(minutes=30, helped=club)
    with monkeypatch.context() as gone:
        gone.setattr(Database, "alone", away)
        refused = await lead.verifies(entry, status=503)
        assert refused["code"] == "unavailable"
    await lead.verifies(entry)

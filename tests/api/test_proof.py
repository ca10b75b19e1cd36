"""Proofs over HTTP: what is answered leads, by the documented steps alone, to a signed root."""

from collections.abc import AsyncIterator, Awaitable, Callable
from hashlib import sha256
from typing import Any
from urllib.parse import urlsplit
from uuid import uuid4

import pytest
from cryptography.hazmat.primitives.asymmetric.ed25519 import Ed25519PublicKey
from sqlalchemy import text
from tests.api.books import earns, gift, hold
from tests.api.seals import SECRETS, seals
from tests.api.town import Person, Town
from tests.server import Server

from timebank.audit.chain_queries import take_turn
from timebank.db.engine import Database
from timebank.proof.merkle import is_consistent, root_by_path
from timebank.proof.notes import SigningPair
from timebank.proof.sampling import sample

pytestmark = pytest.mark.anyio

Tampers = Callable[[str], Awaitable[None]]
A_TRANSFER = "WHERE community_id = '{town}' AND kind = 'thank'"


@pytest.fixture
async def tampers(server: Server, owner_url: str, town: Town) -> AsyncIterator[Tampers]:
    """Somebody with every right over the database changes this town's books."""
    database = Database(server.superuser_url(urlsplit(owner_url).path.strip("/")), pooled=False)

    async def change(statement: str) -> None:
        async with database.engine.begin() as connection:
            await connection.execute(text("SET LOCAL session_replication_role = replica"))
            changed = await connection.execute(text(statement.format(town=town.id)))
            assert changed.rowcount, statement

    yield change
    await database.close()


async def codes(person: Person) -> set[str]:
    """The codes of what the proof finds."""
    proof = await person.gets("/audit/proof")
    assert proof["ok"] == (proof["findings"] == [])
    return {finding["code"] for finding in proof["findings"]}


async def test_a_checkpoint_is_signed_with_the_key_it_names(
    town: Town, nia: Person, coordinator: Person
) -> None:
    await earns(nia, 60, coordinator)
    await seals(town)
    shown = await coordinator.gets("/audit/checkpoints/1")
    key = Ed25519PublicKey.from_public_bytes(bytes.fromhex(shown["public_key"]))
    key.verify(bytes.fromhex(shown["signature"]), shown["text"].encode())
    assert shown["text"].splitlines()[5:7] == [shown["root"], shown["previous"]]
    assert sha256(shown["text"].encode()).hexdigest() == shown["hash"]
    (published,) = (await coordinator.gets("/audit/keys"))["items"]
    assert published["public_key"] == shown["public_key"]
    assert published["public_key"] == SigningPair(SECRETS[0], town.id).public_key.hex()


async def test_checkpoints_come_in_pages_the_newest_first(
    town: Town, nia: Person, coordinator: Person
) -> None:
    for _ in range(3):
        await earns(nia, 10, coordinator)
        await seals(town)
    first = await coordinator.gets("/audit/checkpoints?limit=2")
    rest = await coordinator.gets(f"/audit/checkpoints?limit=2&after={first['next']}")
    every = first["items"] + rest["items"]
    assert ([one["number"] for one in every], rest["next"]) == ([3, 2, 1], None)
    assert [one["previous"] for one in every[:2]] == [one["hash"] for one in every[1:]]


async def test_every_transfer_leads_to_the_root_of_every_checkpoint_over_it(
    town: Town, nia: Person, coordinator: Person
) -> None:
    for _ in range(3):
        await earns(nia, 10, coordinator)
        await seals(town)
    checkpoints = (await coordinator.gets("/audit/checkpoints"))["items"]
    for transfer in (await coordinator.gets("/transfers"))["items"]:
        for over in checkpoints:
            path = f"/audit/transfers/{transfer['id']}/inclusion?checkpoint={over['number']}"
            answer = await coordinator.asks("GET", path)
            if answer.status_code == 409:
                assert answer.json()["code"] == "not_under_checkpoint"
                continue
            proof = answer.json()
            leaf = sha256(b"\x00" + proof["line"].encode()).digest()
            nodes = [bytes.fromhex(node) for node in proof["path"]]
            size = proof["checkpoint"]["size"]
            led = root_by_path(proof["position"] - 1, size, leaf, nodes)
            assert led is not None
            assert led.hex() == over["root"]
            assert proof["leaf"] == leaf.hex()
            assert transfer["id"] in proof["line"]


async def test_every_checkpoint_begins_every_later_one(
    town: Town, nia: Person, coordinator: Person
) -> None:
    for _ in range(4):
        await earns(nia, 10, coordinator)
        await seals(town)
    for newer in range(1, 5):
        for older in range(1, newer + 1):
            path = f"/audit/checkpoints/{newer}/consistency?from={older}"
            proof = await coordinator.gets(path)
            old, new = proof["older"], proof["newer"]
            roots = bytes.fromhex(old["root"]), bytes.fromhex(new["root"])
            nodes = [bytes.fromhex(node) for node in proof["path"]]
            assert is_consistent(old["size"], roots[0], new["size"], roots[1], nodes)
    await coordinator.gets("/audit/checkpoints/1/consistency?from=2", status=422)
    await coordinator.gets("/audit/checkpoints/1/consistency", status=422)


async def test_what_is_not_sealed_yet_is_said_to_be_so(
    town: Town, nia: Person, coordinator: Person
) -> None:
    transfer = await earns(nia, 60, coordinator)
    path = f"/audit/transfers/{transfer['id']}/inclusion"
    assert (await coordinator.gets(path, status=409))["code"] == "not_under_checkpoint"
    await coordinator.gets("/audit/sample", status=404)
    proof = await coordinator.gets("/audit/proof")
    assert (proof["ok"], proof["sealed"], proof["transfers"]) == (True, None, 1)
    assert proof["waiting"] > 0
    await seals(town)
    await coordinator.gets(path)
    await coordinator.gets(f"{path}?checkpoint=7", status=422)
    await coordinator.gets(f"/audit/transfers/{uuid4()}/inclusion", status=404)
    await coordinator.gets("/audit/checkpoints/2", status=404)
    await coordinator.gets("/audit/checkpoints/0", status=404)


async def test_the_sample_is_the_one_that_the_checkpoint_draws(bank: Town, nia: Person) -> None:
    delyth, auditor = await bank.coordinator(), await bank.auditor()
    people = [await bank.person(name) for name in ("Nia", "Mair")]
    for n in range(40):
        await people[n % 2].posts("/transfers", gift(people[1 - n % 2], 1), status=201)
    await seals(bank)
    shown = await auditor.gets("/audit/sample?checkpoint=1")
    drawn = sample(bytes.fromhex(shown["checkpoint"]["hash"]), 40)
    assert [line["journal"] for line in shown["items"]] == drawn
    assert len(drawn) == 25
    for line in shown["items"]:
        assert sha256(b"\x00" + line["line"].encode()).hexdigest() == line["leaf"]
    assert (await delyth.gets("/audit/sample")) == shown


async def test_the_proof_says_how_far_it_reaches(
    town: Town, nia: Person, mair: Person, coordinator: Person
) -> None:
    pool = await town.group("Pool", accepts_credits=True)
    await earns(nia, 60, coordinator)
    await hold(nia, pool, 10)
    await nia.posts("/transfers", gift(mair, 5), status=201)
    await seals(town)
    last = (await coordinator.gets("/transfers"))["items"][0]
    proof = await coordinator.gets("/audit/proof")
    assert (proof["ok"], proof["waiting"], proof["transfers"]) == (True, 0, 2)
    assert proof["sealed"]["journal_recorded_at"] == last["recorded_at"]
    assert proof["sealed"]["checkpoint"]["journal_size"] == 2
    assert proof["clock_offset_seconds"] == 0
    await earns(nia, 60, coordinator)
    again = await coordinator.gets("/audit/proof")
    assert (again["ok"], again["transfers"]) == (True, 3)
    assert again["sealed"] == proof["sealed"]


async def test_one_proof_runs_at_a_time_and_who_comes_meanwhile_is_told_when_to_ask_again(
    town: Town, coordinator: Person
) -> None:
    async with town.database.transaction(town.id, snapshot=True) as another:
        assert await take_turn(another)
        answer = await coordinator.asks("GET", "/audit/proof")
        assert (answer.status_code, answer.json()["code"]) == (503, "proof_running")
        assert int(answer.headers["Retry-After"]) > 0
    assert (await coordinator.gets("/audit/proof"))["ok"]


@pytest.mark.parametrize(
    "change",
    [
        (f"UPDATE timebank.transfer SET actor_id = community_id {A_TRANSFER}", {"line_changed"}),
        (
            (
                "UPDATE timebank.contribution SET activity_id = community_id"
                " WHERE community_id = '{town}'"
            ),
            {"line_changed"},
        ),
        (
            f"UPDATE timebank.transfer SET minutes = minutes + 1 {A_TRANSFER}",
            {"line_changed", "balance_not_its_lines"},
        ),
        (
            "DELETE FROM timebank.claim WHERE community_id = '{town}'",
            {"line_gone"},
        ),
        (
            "DELETE FROM timebank.event WHERE community_id = '{town}' AND position = 2",
            {"event_missing", "root_wrong", "never_told"},
        ),
        (
            (
                "UPDATE timebank.event SET leaf = sha256('x') WHERE community_id = '{town}'"
                " AND position = 2"
            ),
            {"line_changed", "root_wrong"},
        ),
        (
            (
                "UPDATE timebank.checkpoint SET root = sha256('x') WHERE community_id = '{town}'"
                " AND number = 1"
            ),
            {"root_wrong", "checkpoint_not_next"},
        ),
        (
            (
                "UPDATE timebank.checkpoint SET made_at = made_at - interval '1 day'"
                " WHERE community_id = '{town}' AND number = 2"
            ),
            {"signature_wrong"},
        ),
        (
            (
                "UPDATE timebank.signing_key SET public_key = sha256('x')"
                " WHERE community_id = '{town}'"
            ),
            {"signature_wrong"},
        ),
        (
            "DELETE FROM timebank.checkpoint WHERE community_id = '{town}' AND number = 1",
            {"checkpoint_not_next"},
        ),
        (
            (
                "UPDATE timebank.event SET journal = journal + 5 WHERE community_id = '{town}'"
                " AND journal = 2"
            ),
            {"journal_gap", "line_changed"},
        ),
        (
            (
                "INSERT INTO timebank.limit_change SELECT community_id,"
                " 'ffffffff-0000-7000-8000-000000000000', account_id, -9000, NULL, false, false,"
                " NULL, 'member', community_id, 'other', now() FROM timebank.balance"
                " WHERE community_id = '{town}' LIMIT 1"
            ),
            {"never_told"},
        ),
    ],
)
async def test_whatever_somebody_with_every_right_has_changed_is_found(
    town: Town, nia: Person, coordinator: Person, tampers: Tampers, change: tuple[str, set[str]]
) -> None:
    for _ in range(2):
        await earns(nia, 60, coordinator)
        await seals(town)
    assert await codes(coordinator) == set()
    await tampers(change[0])
    assert change[1] <= await codes(coordinator)


async def test_a_new_key_without_the_old_ones_word_is_to_be_asked_about(
    town: Town, nia: Person, coordinator: Person, monkeypatch: Any
) -> None:
    await seals(town)
    monkeypatch.setattr("tests.api.seals.SECRETS", [b"n" * 32])
    await earns(nia, 60, coordinator)
    await seals(town)
    proof = await coordinator.gets("/audit/proof")
    stranger = SigningPair(b"n" * 32, town.id)
    assert (proof["ok"], proof["unendorsed_keys"]) == (True, [stranger.key_id])
    monkeypatch.setattr("tests.api.seals.SECRETS", [b"n" * 32, b"m" * 32])
    await earns(nia, 60, coordinator)
    await seals(town)
    assert await codes(coordinator) == set()
    last = (await coordinator.gets("/audit/keys"))["items"][-1]
    assert last["endorsed_by"] == stranger.key_id
    monkeypatch.setattr("tests.api.seals.SECRETS", SECRETS)
    await earns(nia, 60, coordinator)
    await seals(town)
    assert await codes(coordinator) == {"key_returned"}

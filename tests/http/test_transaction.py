"""One request, one transaction: committed before the answer leaves, or nothing at all."""

import asyncpg
import pytest
from tests.http.notes import Stumbles
from tests.http.town import Town, key, note
from tests.server import Server

from timebank.base.actors import Role
from timebank.db.engine import Database, call


async def test_what_was_answered_was_committed(town: Town) -> None:
    async with town.client() as nia:
        assert (await nia.post("/notes", json=note())).status_code == 201
    assert await town.count() == 1


async def test_what_cannot_be_written_to_the_trail_is_not_done(town: Town, server: Server) -> None:
    owner = await asyncpg.connect(server.owner_url(town.database_name))
    service = f"timebank.trail_line %s {town.database_name}_service"
    await owner.execute(f"REVOKE INSERT ON {service % 'FROM'}")
    async with town.client() as nia:
        made = await nia.post("/notes", json=note())
        read = await nia.get("/notes")
    await owner.execute(f"GRANT INSERT ON {service % 'TO'}")
    await owner.close()
    assert (made.status_code, read.status_code) == (500, 500)
    assert await town.count() == 0


async def test_a_commit_that_fails_gives_no_success(town: Town) -> None:
    async with town.client() as nia:
        await nia.post("/notes", json=note())
        answer = await nia.post("/notes", json=note())
    assert (answer.status_code, answer.json()["code"]) == (409, "note_taken")
    assert await town.count() == 1


async def test_a_constraint_says_the_same_as_the_check(town: Town) -> None:
    async with town.client() as nia:
        answer = await nia.post("/notes", json=note(minutes=10_000))
    assert (answer.status_code, answer.json()["code"]) == (409, "note_refused")
    assert answer.json()["available_minutes"] == 390


async def test_a_fault_of_ours_changes_nothing_and_tells_nothing(town: Town) -> None:
    async with town.client() as nia:
        answer = await nia.post("/notes/broken", json=note(words="Mair"))
    assert (answer.status_code, answer.json()["code"]) == (500, "service_error")
    assert "Mair" not in answer.text
    assert await town.count() == 0


@pytest.mark.parametrize(("times", "status"), [(1, 200), (2, 503)])
async def test_who_loses_a_race_tries_once_more(town: Town, times: int, status: int) -> None:
    Stumbles.left = times
    async with town.client() as nia:
        answer = await nia.post("/notes/stumble", json=note())
    assert answer.status_code == status
    assert await town.count() == (1 if status == 200 else 0)


async def test_a_trial_does_all_of_it_and_leaves_nothing(town: Town) -> None:
    async with town.client() as nia:
        answer = await nia.post("/notes/move?dry_run=true", json=note(), headers=key())
    assert (answer.status_code, answer.headers["dry-run"]) == (200, "true")
    assert answer.json()["minutes"] == 30
    assert await town.count() == 0


async def test_a_trial_meets_what_only_the_commit_would_meet(town: Town) -> None:
    async with town.client() as nia:
        await nia.post("/notes", json=note())
        answer = await nia.post("/notes/move?dry_run=true", json=note(), headers=key())
    assert (answer.status_code, answer.json()["code"]) == (409, "note_taken")


@pytest.mark.parametrize("query", ["dry_run=maybe", "dry_run=", "dryrun=true"])
async def test_a_trial_that_is_not_spelt_right_is_no_act(town: Town, query: str) -> None:
    async with town.client() as nia:
        answer = await nia.post(f"/notes/move?{query}", json=note(), headers=key())
    assert answer.status_code == 422
    assert await town.count() == 0


async def test_a_stream_reads_on_after_the_route_is_done(town: Town) -> None:
    async with town.client() as nia:
        await nia.post("/notes", json=note(words="weeding"))
        answer = await nia.get("/notes/stream")
    assert answer.text == "weeding\n"


async def test_row_security_hides_another_town_where_a_filter_was_forgotten(
    town: Town, server: Server
) -> None:
    async with town.client() as nia:
        await nia.post("/notes", json=note())
    elsewhere = Town(town.app)
    async with elsewhere.client(Role.MEMBER) as mair:
        assert (await mair.get("/notes/stream")).text == ""


async def test_a_database_that_is_away_is_a_503_that_says_when_to_return(town: Town) -> None:
    there = town.app.state.database
    town.app.state.database = Database("postgresql://nobody@127.0.0.1:9/none", pooled=False)
    async with town.client() as nia:
        answer = await nia.post("/notes", json=note())
        ready = await nia.get("http://timebank.test/readyz")
    town.app.state.database = there
    assert (answer.status_code, answer.json()["code"]) == (503, "unavailable")
    assert answer.headers["retry-after"] == "5"
    assert ready.status_code == 503


async def test_a_connection_that_the_server_closed_is_replaced(town: Town, server: Server) -> None:
    async with town.client() as nia:
        await nia.get("/notes")
        administrator = await asyncpg.connect(server.superuser_url())
        await administrator.execute(
            "SELECT pg_terminate_backend(pid) FROM pg_stat_activity WHERE datname = $1",
            town.database_name,
        )
        await administrator.close()
        assert (await nia.get("/notes")).status_code == 200


async def test_a_hot_call_is_refused_outside_a_transaction(town: Town) -> None:
    database: Database = town.app.state.database
    async with database.engine.connect() as connection:
        with pytest.raises(RuntimeError, match="outside a transaction"):
            await call(connection, "SELECT 1")

"""`timebank serve`: it starts, is stopped, killed and begun again, and refuses in one line."""

import asyncio
import json
import os
import signal
import socket
import time
from datetime import timedelta
from urllib.parse import urlsplit

import asyncpg
import httpx
import pytest
from tests.books import Books
from tests.cli.operators import Operator, free_port, one_line

from timebank.db.embedded import EmbeddedServer
from timebank.db.engine import Database
from timebank.db.postmaster import read_postmaster, within


def database_process(operator: Operator) -> int:
    note = read_postmaster(operator.data_dir / "pg")
    assert note is not None
    return note.pid


def answers(url: str) -> int:
    try:
        return httpx.get(f"{url}/readyz", timeout=10).status_code
    except httpx.TransportError:
        return 0


@pytest.mark.parametrize("sign", [signal.SIGTERM, signal.SIGINT])
def test_it_starts_and_stops_cleanly_with_its_database(
    caerau: Operator, sign: signal.Signals
) -> None:
    with caerau.serves() as served:
        assert served.get("/readyz").status_code == 200
        assert served.ends(sign) == 0
    assert not (caerau.data_dir / "pg" / "postmaster.pid").exists()


def test_what_is_no_http_is_refused_as_a_problem_too(caerau: Operator) -> None:
    with caerau.serves() as served:
        place = urlsplit(served.url)
        with socket.create_connection((place.hostname or "", place.port or 0), 10) as line:
            line.sendall(b"THANK /v1 HTTP/1.1\r\n\r\n")
            answer = b"".join(iter(lambda: line.recv(4096), b""))
        assert served.ends(signal.SIGTERM) == 0
    head, body = answer.split(b"\r\n\r\n")
    assert head.startswith(b"HTTP/1.1 400 ")
    assert b"content-type: application/problem+json" in head
    assert json.loads(body)["code"] == "bad_request"


def test_unless_it_is_told_more_it_knows_this_machine_alone(caerau: Operator) -> None:
    asked = {"Origin": "https://app.example.org", "Access-Control-Request-Method": "GET"}
    with caerau.serves() as served:
        here = served.get("/docs")
        preflight = httpx.options(f"{served.url}/v1/communities", headers=asked)
        elsewhere = httpx.get(f"{served.url}/docs", headers={"Host": "time.example.org"})
    assert (here.status_code, preflight.status_code, elsewhere.status_code) == (200, 405, 400)
    assert "strict-transport-security" not in here.headers
    assert not [name for name in preflight.headers if name.startswith("access-control")]


async def test_a_request_that_has_begun_is_finished_before_it_stops(caerau: Operator) -> None:
    with caerau.serves() as served, EmbeddedServer(caerau.data_dir) as guest:
        owner = await asyncpg.connect(guest.owner_url("timebank"))
        async with httpx.AsyncClient() as somebody, owner.transaction():
            await owner.execute("LOCK TABLE timebank.alembic_version")
            asking = asyncio.create_task(somebody.get(f"{served.url}/readyz", timeout=20))
            await asyncio.sleep(0.5)
            served.process.send_signal(signal.SIGTERM)
            await asyncio.sleep(0.5)
            assert not asking.done()
            await owner.execute("COMMIT")
            assert (await asking).status_code == 200
            await owner.execute("BEGIN")
        owner.terminate()
        assert served.process.wait(20) == 0


async def test_whoever_only_waits_does_not_hold_up_the_stop(caerau: Operator) -> None:
    feed = "/v1/communities/caerau/events"
    with caerau.serves() as served:
        headers = {"Authorization": f"Bearer {caerau.token}"}
        async with httpx.AsyncClient(base_url=served.url, headers=headers, timeout=40) as client:
            page = (await client.get(f"{feed}?limit=200")).json()
            while page["items"]:
                page = (await client.get(f"{feed}?after={page['next']}")).json()
            waits = asyncio.create_task(client.get(f"{feed}?after={page['next']}&wait=25"))
            await asyncio.sleep(0.5)
            stopped_at = time.monotonic()
            served.process.send_signal(signal.SIGTERM)
            assert (await waits).json() == page
        assert served.process.wait(20) == 0
        assert time.monotonic() - stopped_at < 15


async def test_it_ends_holds_whose_time_is_over_though_nobody_touches_them(
    ely: Operator,
) -> None:
    with EmbeddedServer(ely.data_dir, programs=ely.postgres_bin) as guest:
        database = Database(guest.service_url("timebank"))
        books = await Books.open(database)
        nia, club = await books.member("Nia"), await books.organisation()
        await books.credits(nia, club, 60, await books.member("Delyth"))
        await nia.holds(60, club, lasts=timedelta(seconds=1))
        await asyncio.sleep(1)
        with ely.serves():
            held = [60]
            for _ in range(200):
                held.append((await nia.standing())["held"])
                await asyncio.sleep(0.1 if held[-1] else 0)
            assert held[-1] == 0
        await database.close()


def test_after_kill_9_of_the_service_the_next_start_serves_the_same_books(caerau: Operator) -> None:
    with caerau.serves() as served:
        served.process.kill()
        served.process.wait()
    with caerau.serves() as served:
        assert served.get("/v1/communities/caerau", caerau.token).status_code == 200


def test_after_kill_9_of_the_database_it_is_begun_again_under_the_service(
    caerau: Operator,
) -> None:
    with caerau.serves() as served:
        dead = database_process(caerau)
        os.kill(dead, signal.SIGKILL)
        assert within(10, lambda: answers(served.url) == 503)
        assert within(20, lambda: answers(served.url) == 200)
        assert database_process(caerau) != dead


def test_a_database_that_another_command_began_is_taken_over_when_that_one_ends(
    caerau: Operator,
) -> None:
    other = EmbeddedServer(caerau.data_dir, programs=caerau.postgres_bin)
    other.start()
    with caerau.serves() as served:
        begun_by_the_other = database_process(caerau)
        assert answers(served.url) == 200
        other.stop()
        assert within(20, lambda: answers(served.url) == 200)
        assert database_process(caerau) != begun_by_the_other


def test_without_an_installation_it_says_how_to_make_one(operator: Operator) -> None:
    assert "`timebank new` makes one" in one_line(operator.runs("serve"))


def test_data_of_another_postgresql_are_left_alone(operator: Operator) -> None:
    operator.data_dir.joinpath("pg").mkdir(parents=True)
    (operator.data_dir / "pg" / "PG_VERSION").write_text("9\n")
    line = one_line(operator.runs("serve", "--port", str(free_port())))
    assert "are PostgreSQL 9's" in line


def test_a_database_that_does_not_answer_is_one_line(operator: Operator) -> None:
    url = f"postgresql://nia@127.0.0.1:{free_port()}/bank"
    line = one_line(operator.runs("serve", "--port", str(free_port()), database_url=url))
    assert line.startswith("timebank: The database does not answer.")


def test_the_owners_login_is_not_served_with(operator: Operator, owner_url: str) -> None:
    line = one_line(operator.runs("serve", "--port", str(free_port()), database_url=owner_url))
    assert "BYPASSRLS" in line


def test_the_log_is_json_and_names_no_address_that_was_asked_for(caerau: Operator) -> None:
    with (caerau.data_dir.parent / "log").open("w+") as log, caerau.serves(log=log) as served:
        served.get("/v1/communities/mair-jones?name=mair")
        served.ends(signal.SIGTERM)
        log.seek(0)
        lines = [json.loads(line) for line in log]
    assert {line["event"] for line in lines} >= {"serving", "request", "stopped"}
    assert "mair" not in json.dumps(lines)

"""Messages leave: whatever the mail server does, and whoever is killed on the way."""

import asyncio
import json
import re
import sys
from dataclasses import replace
from datetime import timedelta
from pathlib import Path
from typing import Any
from uuid import UUID

import pytest
from tests.books import Books
from tests.ledger.clock import Clock
from tests.sending.post_office import PostOffice, Reader, Town, a_code, a_demo, delivery
from tests.server import Server

from timebank.cli.logs import start_logging
from timebank.db.engine import Database
from timebank.jobs.rounds import working
from timebank.sending.rules import LEASE
from timebank.sending.service import send

ROOT = Path(__file__).parents[2]
WORKER = """
import asyncio, sys
from tests.sending.post_office import delivery
from timebank.db.engine import Database
from timebank.jobs.rounds import keep_doing
from timebank.sending.mail import MailServer
server = MailServer("127.0.0.1", int(sys.argv[2]), "none", "codes@caerau.example.org")
asyncio.run(keep_doing(delivery(Database(sys.argv[1]), server)))
"""


async def until_sent(town: Town, message_id: UUID) -> Any:
    """The message, once it was sent."""
    for _ in range(100):
        row = await town.row(message_id)
        if row["sent_at"]:
            return row
        await asyncio.sleep(0.1)
    raise AssertionError("not sent within ten seconds")


async def test_the_service_sends_what_was_committed(
    town: Town, nia: Reader, database: Database
) -> None:
    message_id = await town.sends_code(nia)
    async with working([delivery(database, town.post.server)]):
        row = await until_sent(town, message_id)
    assert len(nia.letters) == 1
    assert (row["state"], row["tries"], row["facts"]) == ("sent", 1, {})


async def test_what_is_rolled_back_is_not_sent(town: Town, nia: Reader) -> None:
    async with town.books.transaction() as connection:
        await send(connection, town.books.id, a_code(nia))
        await connection.rollback()
    await town.delivers(town.post.server)
    assert nia.letters == []


async def test_while_the_server_is_down_a_message_waits_for_longer_each_time(
    town: Town, nia: Reader, clock: Clock
) -> None:
    post = PostOffice()
    post.takes.set()
    async with post.opened():
        pass
    message_id = await town.sends_code(nia)
    pauses, passed = [], timedelta(0)
    for _ in range(4):
        await town.delivers(post.server)
        row = await town.row(message_id)
        assert (row["state"], row["fault"]) == ("waiting", "unreachable")
        async with town.books.transaction() as connection:
            pauses.append(row["next_try_at"] - await town.books.now(connection))
        passed += pauses[-1]
        await town.delivers(post.server)
        assert (await town.row(message_id))["tries"] == row["tries"], "too early"
        await clock.stands(passed)
    assert [round(pause.total_seconds()) for pause in pauses] == [5, 10, 20, 40]
    async with post.opened():
        await town.delivers(post.server)
        await town.delivers(post.server)
    assert len(post.got(nia.address)) == 1
    row = await town.row(message_id)
    assert (row["state"], row["tries"], row["fault"]) == ("sent", 5, None)


@pytest.mark.parametrize(
    ("answer", "state", "fault"),
    [
        ("550 <nia@example.org> unknown", "failed", "smtp_550"),
        ("451 try <nia@example.org> later", "waiting", "smtp_451"),
    ],
)
async def test_a_refusal_is_kept_as_a_code_and_in_nobodys_words(
    town: Town, nia: Reader, answer: str, state: str, fault: str
) -> None:
    town.post.refusals[nia.address] = answer
    message_id = await town.sends_code(nia)
    await town.delivers(town.post.server)
    row = await town.row(message_id)
    assert (row["state"], row["fault"], row["facts"] == {}) == (state, fault, state == "failed")
    assert "example" not in repr(row)


async def test_what_comes_too_late_is_dropped_and_forgotten(
    town: Town, nia: Reader, clock: Clock
) -> None:
    message_id = await town.sends_code(nia)
    await clock.stands(timedelta(minutes=16))
    await town.delivers(town.post.server)
    row = await town.row(message_id)
    assert (row["state"], row["facts"], nia.letters) == ("dropped", {}, [])


async def test_a_message_that_cannot_leave_is_looked_at_when_it_becomes_useless(
    town: Town, nia: Reader
) -> None:
    town.post.refusals[nia.address] = "451 later"
    message_id = await town.sends_code(nia, minutes=1)
    await town.books.rows(
        "UPDATE timebank.message SET tries = 9 WHERE community_id = $1 AND id = $2", message_id
    )
    await town.delivers(town.post.server)
    row = await town.row(message_id)
    assert row["next_try_at"] == row["useless_after"]


async def test_without_a_server_messages_wait_and_are_dropped_in_time(
    town: Town, nia: Reader, clock: Clock
) -> None:
    message_id = await town.sends_code(nia)
    await town.delivers(None)
    row = await town.row(message_id)
    assert (row["state"], row["tries"]) == ("waiting", 0)
    await clock.stands(timedelta(minutes=16))
    await town.delivers(None)
    assert (await town.row(message_id))["state"] == "dropped"


async def test_nothing_leaves_a_demo(
    post: PostOffice, server: Server, anyio_backend: object
) -> None:
    demo = Database(await a_demo(server))
    town = Town(await Books.open(demo), post)
    nia = await town.member()
    message_id = await town.sends_code(nia)
    await town.delivers(post.server)
    assert (nia.letters, (await town.row(message_id))["tries"]) == ([], 0)
    await demo.close()


async def test_two_services_never_have_one_message_both(town: Town, service_url: str) -> None:
    people = [await town.member() for _ in range(25)]
    messages = [await town.sends_code(person) for person in people]
    services = [Database(service_url) for _ in range(2)]
    await asyncio.gather(*(delivery(service, town.post.server).round() for service in services))
    for service in services:
        await service.close()
    for person, message_id in zip(people, messages, strict=True):
        assert len(person.letters) == 1
        assert (await town.row(message_id))["tries"] == 1


async def test_what_one_has_in_hand_no_other_takes(town: Town, nia: Reader) -> None:
    town.post.takes.clear()
    message_id = await town.sends_code(nia)
    first = asyncio.create_task(town.delivers(town.post.server))
    await town.post.reached.wait()
    await town.delivers(town.post.server)
    assert (await town.row(message_id))["tries"] == 1
    town.post.takes.set()
    await first
    assert len(nia.letters) == 1


async def test_who_is_killed_while_sending_leaves_it_to_be_sent_again(
    town: Town, nia: Reader, service_url: str, clock: Clock
) -> None:
    town.post.takes.clear()
    message_id = await town.sends_code(nia)
    surroundings = {"PYTHONPATH": f"{ROOT / 'src'}:{ROOT}"}
    killed = await asyncio.create_subprocess_exec(
        sys.executable, "-c", WORKER, service_url, str(town.post.port), env=surroundings
    )
    await asyncio.wait_for(town.post.reached.wait(), 30)
    killed.kill()
    await killed.wait()
    town.post.takes.set()
    await town.delivers(town.post.server)
    row = await town.row(message_id)
    assert (row["state"], row["tries"]) == ("waiting", 1)
    await clock.stands(LEASE)
    await town.delivers(town.post.server)
    assert (await town.row(message_id))["state"] == "sent"
    letters = nia.letters
    assert 1 <= len(letters) <= 2
    assert len({letter["Message-ID"] for letter in letters}) == 1


async def test_a_late_word_of_the_first_does_not_undo_what_the_second_did(
    town: Town, nia: Reader, clock: Clock
) -> None:
    town.post.takes.clear()
    message_id = await town.sends_code(nia)
    first = asyncio.create_task(town.delivers(town.post.server))
    await town.post.reached.wait()
    await clock.stands(timedelta(minutes=16))
    await town.delivers(None)
    town.post.takes.set()
    await first
    row = await town.row(message_id)
    assert (row["state"], row["facts"], row["sent_at"]) == ("dropped", {}, None)


async def test_a_server_that_hangs_up_leaves_the_message_for_later(town: Town, nia: Reader) -> None:
    async def hang_up(_reader: asyncio.StreamReader, writer: asyncio.StreamWriter) -> None:
        writer.close()
        await writer.wait_closed()

    async with await asyncio.start_server(hang_up, "127.0.0.1", 0) as server:
        port = server.sockets[0].getsockname()[1]
        message_id = await town.sends_code(nia)
        await town.delivers(replace(PostOffice().server, port=port))
    row = await town.row(message_id)
    assert (row["state"], row["fault"]) == ("waiting", "unreachable")


@pytest.mark.usefixtures("logging_kept")
async def test_the_log_names_nobody(
    town: Town, nia: Reader, capsys: pytest.CaptureFixture[str]
) -> None:
    start_logging("debug")
    faulty = await town.sends_code(nia)
    await town.books.rows(
        "UPDATE timebank.message SET facts = $2 WHERE community_id = $1", '{"code": "271828"}'
    )
    sent = await town.sends_code(nia)
    unusable = await town.sends_code(await town.member(f"{nia.address}\r\nX: y"))
    refused_one = await town.member()
    town.post.refusals[refused_one.address] = f"550 no {refused_one.address} here"
    refused = await town.sends_code(refused_one)
    await town.delivers(town.post.server)
    said = capsys.readouterr().err
    lines = [json.loads(line) for line in said.splitlines()]
    tried = {line["message_id"]: line["fault"] for line in lines if "fault" in line}
    expected = {faulty: "fault", sent: None, unusable: "email_unusable", refused: "smtp_550"}
    assert {UUID(one): fault for one, fault in tried.items()} == expected
    assert not re.search(r"nia|jones|271828|029 2000|example", said, re.IGNORECASE)


async def test_a_message_that_is_shown_shows_no_code(nia: Reader) -> None:
    assert "271828" not in repr(a_code(nia))


async def test_a_way_or_a_fact_that_no_message_has_is_a_fault_of_ours(
    town: Town, nia: Reader
) -> None:
    for message in (replace(a_code(nia), by="letter"), replace(a_code(nia), facts={"code": "1"})):
        with pytest.raises(ValueError, match=r"no message is sent|takes the facts"):
            async with town.books.transaction() as connection:
                await send(connection, town.books.id, message)

"""The service as an operator runs it sends mail by the server that the settings name."""

import asyncio
import threading
import time
from collections.abc import Iterator

import asyncpg
import pytest
from tests.cli.operators import Operator
from tests.sending.post_office import SENDER, PostOffice

from timebank.db.embedded import EmbeddedServer

A_CODE = """
WITH nia AS (UPDATE timebank.member SET email = 'nia@example.org' RETURNING community_id, id)
INSERT INTO timebank.message (community_id, id, member_id, kind, by, facts, state, tries,
    next_try_at, useless_after, made_at)
SELECT community_id, gen_random_uuid(), id, 'sign_in_code', 'email',
    '{"code": "271828", "minutes": 15}', 'waiting', 0, now(), now() + interval '15 minutes', now()
FROM nia
"""


@pytest.fixture
def post() -> Iterator[PostOffice]:
    """A post office that is open beside the test."""
    office, opened, closing = PostOffice(), threading.Event(), asyncio.Event()
    loop = asyncio.new_event_loop()

    async def keep_open() -> None:
        office.takes.set()
        async with office.opened():
            opened.set()
            await closing.wait()

    thread = threading.Thread(target=loop.run_until_complete, args=[keep_open()])
    thread.start()
    opened.wait()
    yield office
    loop.call_soon_threadsafe(closing.set)
    thread.join()
    loop.close()


async def types(url: str, statement: str) -> None:
    owner = await asyncpg.connect(url)
    await owner.execute(statement)
    await owner.close()


def test_the_service_sends_mail_by_the_server_of_its_settings(
    ely: Operator, post: PostOffice
) -> None:
    with ely.serves(
        mail_host="127.0.0.1",
        mail_port=str(post.port),
        mail_security="none",
        mail_from=SENDER,
    ):
        with EmbeddedServer(ely.data_dir, programs=ely.postgres_bin) as joined:
            asyncio.run(types(joined.owner_url("timebank"), A_CODE))
        for _ in range(100):
            if post.letters:
                break
            time.sleep(0.1)
    (letter,) = post.got("nia@example.org")
    assert "\n\n271828\n\n" in letter.get_content()

"""The service as an operator runs it sends mail by the server that the settings name."""

import asyncio
import time

import asyncpg
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

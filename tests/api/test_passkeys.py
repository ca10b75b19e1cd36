"""A passkey's question is asked by one service and answered at another, once."""

import asyncio
from collections.abc import AsyncIterator
from typing import Any

import httpx
import pytest
from tests.api.authenticator import Authenticator
from tests.api.town import Person, Town

from timebank.app import create_app
from timebank.db.engine import Database

pytestmark = pytest.mark.anyio

ORIGIN = "http://timebank.test"


@pytest.fixture
async def second(town: Town, service_url: str) -> AsyncIterator[Town]:
    """The same town, as another service on the same database has it."""
    database = Database(service_url)
    transport = httpx.ASGITransport(create_app(database))
    async with httpx.AsyncClient(transport=transport, base_url=ORIGIN) as client:
        yield Town(database, client, town.id, town.slug, town.gardening, town.choir, 0)
    await database.close()


def at(town: Town, person: Person) -> Person:
    return Person(town, person.id, person.name, person.token)


@pytest.fixture
async def phone(nia: Person, second: Town) -> Authenticator:
    """Nia's phone, with a passkey that one service asked for and the other has kept."""
    phone = Authenticator("timebank.test", ORIGIN)
    asked = await nia.posts("/passkeys/options")
    made = {"challenge_id": asked["id"], "credential": phone.makes(asked["options"])}
    kept = await at(second, nia).posts("/passkeys", {**made, "name": "Ffôn Nia"}, status=201)
    assert [one["id"] for one in (await nia.gets("/passkeys"))["items"]] == [kept["id"]]
    return phone


async def question(town: Town) -> Any:
    answer = await town.http.post("/v1/sign-in/passkey/options", json={"community": town.slug})
    return answer.json()


async def answers(town: Town, phone: Authenticator, asked: Any) -> httpx.Response:
    shown = {"challenge_id": asked["id"], "credential": phone.signs(asked["options"])}
    sent = {"community": town.slug, "device": "Ffôn Nia", **shown}
    return await town.http.post("/v1/sign-in/passkey", json=sent)


async def test_what_one_service_asks_is_answered_at_the_other(
    town: Town, second: Town, nia: Person, phone: Authenticator
) -> None:
    for asking, answered in ((town, second), (second, town)):
        done = await answers(answered, phone, await question(asking))
        assert done.status_code == 201, done.text
        assert done.json()["member_id"] == str(nia.id)
        signed_in = Person(asking, nia.id, "Nia", done.json()["token"])
        assert (await signed_in.gets("/v1/me"))["member"]["id"] == str(nia.id)


async def test_a_question_is_answered_once_whichever_services_are_told(
    town: Town, second: Town, phone: Authenticator
) -> None:
    asked = await question(town)
    sent = [answers(one, phone, asked) for one in (town, second) for _ in range(3)]
    got = sorted(one.status_code for one in await asyncio.gather(*sent))
    assert got == [201] + [403] * 5
    assert (await answers(second, phone, asked)).json()["code"] == "passkey_unknown"


async def test_an_answer_to_another_question_or_from_elsewhere_is_none(
    town: Town, second: Town, phone: Authenticator
) -> None:
    one, other = await question(town), await question(second)
    mixed = {"id": one["id"], "options": other["options"]}
    assert (await answers(second, phone, mixed)).status_code == 403
    phone.origin = "https://elsewhere.example"
    assert (await answers(second, phone, other)).status_code == 403

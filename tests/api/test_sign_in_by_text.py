"""Signing in with a code that comes as a text: the same rules as by e-mail."""

import httpx
import pytest
from sqlalchemy import text
from tests.api.sign_ins import messages, shows, writes_to
from tests.api.town import Person, Town

pytestmark = pytest.mark.anyio


async def asks(town: Town, telephone: str, **more: str) -> httpx.Response:
    wanted = {"community": town.slug, "telephone": telephone, **more}
    return await town.http.post("/v1/sign-in/codes", json=wanted)


@pytest.mark.parametrize("kept", ["07400 123 456", "+44 (0)7400 123456", "0044 7400-123456"])
async def test_whoever_has_the_number_is_signed_in(town: Town, nia: Person, kept: str) -> None:
    await writes_to(nia, "nia@example.org", telephone=kept)
    asked = (await asks(town, "+44 7400 123456")).json()
    done = await shows(town, asked["id"], (await messages(town))[nia.id])
    assert (done.status_code, done.json()["member_id"]) == (201, str(nia.id))
    async with town.database.transaction(town.id) as connection:
        by = await connection.execute(text("SELECT by FROM timebank.message"))
    assert by.scalars().all() == ["text"]


async def test_nobody_learns_whether_a_number_is_known(town: Town, nia: Person) -> None:
    await writes_to(nia, "nia@example.org", telephone="07400 123456")
    said = []
    for telephone in ("07400 123456", "07400 123457"):
        answer = await asks(town, telephone)
        said.append((answer.status_code, {**answer.json(), "id": ""}, sorted(answer.headers)))
    assert said[0] == said[1]
    assert said[0][0] == 202


async def test_a_number_has_its_limits_however_it_is_written(town: Town) -> None:
    assert (await asks(town, "07400 123456")).status_code == 202
    again = await asks(town, "+44 (0)7400 123456")
    assert (again.status_code, again.json()["code"]) == (429, "too_many_requests")


@pytest.mark.parametrize("telephone", ["029 2000 0000", "+33 6 12 34 56 78", "0909 879 0000"])
async def test_a_number_that_no_text_goes_to_is_refused(town: Town, telephone: str) -> None:
    refused = await asks(town, telephone)
    assert refused.status_code == 422
    (error,) = refused.json()["errors"]
    assert (error["pointer"], "begins with 07" in error["detail"]) == ("/telephone", True)


async def test_a_code_goes_to_one_place(town: Town) -> None:
    both = await asks(town, "07400 123456", email="nia@example.org")
    neither = await town.http.post("/v1/sign-in/codes", json={"community": town.slug})
    assert (both.status_code, neither.status_code) == (422, 422)


async def test_a_number_proves_no_address(town: Town, nia: Person) -> None:
    await writes_to(nia, "nia@example.org", telephone="07400 123456")
    asked = (await asks(town, "07400 123456")).json()
    done = (await shows(town, asked["id"], (await messages(town))[nia.id])).json()
    again = Person(town, nia.id, nia.name, done["token"])
    answer = await town.http.get("/v1/me", headers={"Authorization": f"Bearer {again.token}"})
    assert [one["id"] for one in answer.json()["communities"]] == [str(town.id)]

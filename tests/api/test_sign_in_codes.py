"""Signing in with a code: whoever has the address, and nobody else, however often they try."""

import asyncio
import time
from datetime import UTC, datetime, timedelta
from uuid import UUID, uuid4

import httpx
import pytest
from sqlalchemy import func, select, text, update
from sqlalchemy.exc import DBAPIError
from tests.api.sign_ins import asks, messages, shows, signs_in, writes_to
from tests.api.town import Person, Town

from timebank.app import create_app
from timebank.base.errors import TooManyRequests
from timebank.db.engine import Database
from timebank.sign_in import code_rules, code_service, queries
from timebank.sign_in.tables import SignInCode, Token

pytestmark = pytest.mark.anyio

WRONG = {"title": "That code does not work", "code": "code_wrong"}
_A_DAY_EARLIER = """
INSERT INTO timebank.sign_in_code
SELECT community_id, gen_random_uuid(), address_sha256, from_sha256, member_ids, code_sha256s,
    tries, made_at - interval '25 hours', expires_at - interval '25 hours', used_at
FROM timebank.sign_in_code
"""
NOON = datetime(2026, 3, 1, 12, tzinfo=UTC)


def another(code: str) -> str:
    return f"{(int(code) + 1) % 10**6:06}"


async def test_whoever_has_the_address_is_signed_in_as_a_member(nia: Person) -> None:
    await writes_to(nia, "nia@example.org")
    done = await signs_in(nia, "Nia@Example.org")
    assert done["member_id"] == str(nia.id)
    again = Person(nia.town, nia.id, nia.name, done["token"])
    assert (await again.gets(f"/members/{nia.id}"))["name"] == "Nia"
    assert (await again.gets("/sign-ins"))["items"][-1]["role"] == "member"


async def test_a_coordinator_signs_in_as_a_member_without_a_second_factor(
    coordinator: Person,
) -> None:
    await writes_to(coordinator, "delyth@example.org")
    done = await signs_in(coordinator, "delyth@example.org")
    as_member = Person(coordinator.town, coordinator.id, "Delyth", done["token"])
    await as_member.gets("/audit/proof", status=403)


async def test_nobody_learns_whether_an_address_is_known(town: Town, nia: Person) -> None:
    await writes_to(nia, "nia@example.org")
    took, said = [], []
    for email in ("nia@example.org", "nobody@example.org"):
        began = time.monotonic()
        answer = await asks(town, email)
        took.append(time.monotonic() - began)
        said.append((answer.status_code, {**answer.json(), "id": ""}, sorted(answer.headers)))
    assert said[0] == said[1]
    assert said[0][0] == 202
    assert abs(took[0] - took[1]) < 0.2
    assert min(took) > 0.4
    assert set(await messages(town)) == {nia.id}
    for email in ("nia@example.org", "nobody@example.org"):
        refused = await asks(town, email)
        assert (refused.status_code, refused.json()["code"]) == (429, "too_many_requests")
        assert 0 < int(refused.headers["retry-after"]) <= 30


async def test_a_code_works_once(town: Town, nia: Person) -> None:
    await writes_to(nia, "nia@example.org")
    asked = (await asks(town, "nia@example.org")).json()
    code = (await messages(town))[nia.id]
    at_once = [shows(town, asked["id"], code) for _ in range(4)]
    got = sorted(answer.status_code for answer in await asyncio.gather(*at_once))
    assert got == [201, 403, 403, 403]
    assert (await shows(town, asked["id"], code)).status_code == 403


async def test_five_tries_are_counted_however_they_come(town: Town, nia: Person) -> None:
    await writes_to(nia, "nia@example.org")
    asked = (await asks(town, "nia@example.org")).json()
    code = (await messages(town))[nia.id]
    guesses = [shows(town, asked["id"], another(code)) for _ in range(12)]
    for answer in await asyncio.gather(*guesses):
        assert answer.status_code == 403
        assert WRONG.items() <= answer.json().items()
    async with town.database.transaction(town.id) as connection:
        tried = select(SignInCode.tries).where(SignInCode.community_id == town.id)
        assert (await connection.execute(tried)).scalar_one() == code_rules.MOST_TRIES
    assert (await shows(town, asked["id"], code)).status_code == 403


async def test_the_answer_to_a_wrong_code_tells_nothing(town: Town, nia: Person) -> None:
    await writes_to(nia, "nia@example.org")
    theirs = (await asks(town, "nia@example.org")).json()["id"]
    nobodys = (await asks(town, "nobody@example.org")).json()["id"]
    said = [(await shows(town, one, "000000")).json() for one in (nobodys, str(uuid4()))]
    code = (await messages(town))[nia.id]
    said.append((await shows(town, theirs, another(code))).json())
    assert len({str(sorted(one.items())) for one in said}) == 1


async def test_a_code_is_good_in_its_own_community_alone(
    town: Town, nia: Person, bank: Town
) -> None:
    await writes_to(nia, "nia@example.org")
    asked = (await asks(town, "nia@example.org")).json()
    code = (await messages(town))[nia.id]
    assert (await shows(bank, asked["id"], code)).status_code == 403
    assert (await shows(town, asked["id"], code)).status_code == 201


async def test_a_code_ends_after_a_quarter_of_an_hour(
    town: Town, nia: Person, monkeypatch: pytest.MonkeyPatch
) -> None:
    await writes_to(nia, "nia@example.org")
    monkeypatch.setattr(code_rules, "GOOD_FOR", timedelta(milliseconds=1))
    asked = (await asks(town, "nia@example.org")).json()
    monkeypatch.undo()
    assert asked["good_for_minutes"] == 0
    code = (await messages(town))[nia.id]
    assert (await shows(town, asked["id"], code)).status_code == 403


async def test_two_who_share_an_address_have_a_code_each(
    town: Town, nia: Person, mair: Person
) -> None:
    for person in (nia, mair):
        await writes_to(person, "both@example.org")
    asked = (await asks(town, "both@example.org")).json()
    codes = await messages(town)
    assert len(set(codes.values())) == 2
    done = await shows(town, asked["id"], codes[mair.id])
    assert done.json()["member_id"] == str(mair.id)


@pytest.mark.parametrize("status", ["left", "paused"])
async def test_no_code_goes_to_whoever_may_not_sign_in(
    town: Town, nia: Person, status: str
) -> None:
    await writes_to(nia, "nia@example.org", status=status)
    assert (await asks(town, "nia@example.org")).status_code == 202
    assert await messages(town) == {}


async def test_services_count_together_how_often_somebody_asks(
    town: Town, nia: Person, service_url: str
) -> None:
    await writes_to(nia, "nia@example.org")
    other = Database(service_url)
    transport = httpx.ASGITransport(create_app(other))
    async with httpx.AsyncClient(transport=transport, base_url="http://timebank.test") as client:
        second = Town(other, client, town.id, town.slug, town.gardening, town.choir, 0)
        both = [asks(one, "nia@example.org") for one in (town, second) for _ in range(5)]
        got = sorted(answer.status_code for answer in await asyncio.gather(*both))
    await other.close()
    assert got == [202] + [429] * 9


async def test_all_addresses_of_one_household_are_one_place(
    town: Town, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(code_rules, "MOST_FROM_ONE_PLACE", 2)
    monkeypatch.setattr(code_service, "SECONDS_TO_ANSWER", 0)

    async def asks_from(came_from: str) -> None:
        wanted = code_rules.Asked("email", f"{uuid4()}@example.org")
        await code_service.ask(town.database, town.slug, wanted, came_from)

    for came_from in ("2001:db8:1:2::1", "2001:db8:1:2:ffff::9", "::ffff:192.0.2.7", "192.0.2.7"):
        await asks_from(came_from)
    for again in ("2001:db8:1:2:abcd::", "192.0.2.7", "::ffff:c000:207"):
        with pytest.raises(TooManyRequests):
            await asks_from(again)
    for other in ("2001:db8:1:3::1", "192.0.2.8"):
        await asks_from(other)


def test_how_often_one_may_ask() -> None:
    def before(*seconds: int) -> list[datetime]:
        return [NOON - timedelta(seconds=one) for one in seconds]

    assert code_rules.wait(NOON, [], []) == 0
    assert code_rules.wait(NOON, before(10), []) == 20
    assert code_rules.wait(NOON, before(30), []) == 0
    assert code_rules.wait(NOON, before(60, 70, 80, 90), []) == 0
    assert code_rules.wait(NOON, before(60, 70, 80, 90, 100), []) == 3500
    daily = before(*range(4000, 80000, 8000))
    assert len(daily) == code_rules.MOST_IN_A_DAY
    assert code_rules.wait(NOON, daily, []) == 86400 - 76000
    assert code_rules.wait(NOON, daily[:-1], []) == 0
    assert code_rules.wait(NOON, [], before(*range(1, 61))) == 3540
    assert code_rules.wait(NOON, [], before(*range(1, 60))) == 0


async def test_what_is_sent_is_looked_at(town: Town) -> None:
    assert (await asks(town, "no address")).status_code == 422
    assert (await asks(town, "nia@example.org", role="coordinator")).status_code == 422
    for code in ("12345", "1234567", "12a456", "12345\u0666"):
        assert (await shows(town, str(uuid4()), code)).status_code == 422
    as_number = {"community": town.slug, "code_id": str(uuid4()), "code": 123456, "device": "d"}
    assert (await town.http.post("/v1/sign-in", json=as_number)).status_code == 422
    assert (await shows(town, str(uuid4()), "123456", member_id=str(uuid4()))).status_code == 422
    nowhere = {"community": "nowhere", "email": "nia@example.org"}
    assert (await town.http.post("/v1/sign-in/codes", json=nowhere)).status_code == 404
    asked = await town.http.post("/v1/sign-in/codes?email=nia@example.org", json={})
    assert asked.status_code == 422
    long = {"community": town.slug, "email": "a" * 20_000}
    assert (await town.http.post("/v1/sign-in/codes", json=long)).status_code == 413
    in_welsh = {"Accept-Language": "cy"}
    said = await town.http.post("/v1/sign-in/codes", json=nowhere, headers=in_welsh)
    assert said.headers["content-language"] == "cy"


async def test_one_sees_where_one_is_signed_in_and_ends_it(nia: Person, mair: Person) -> None:
    await writes_to(nia, "nia@example.org")
    phone = await signs_in(nia, "nia@example.org", device="ffôn Nia")
    here = Person(nia.town, nia.id, "Nia", phone["token"])
    made, signed = (await here.gets("/sign-ins"))["items"]
    assert (made["device"], made["here"]) == (None, False)
    assert (signed["device"], signed["here"], signed["id"]) == ("ffôn Nia", True, phone["id"])
    await mair.posts(f"/sign-ins/{phone['id']}/end", status=404)
    assert await nia.posts(f"/sign-ins/{phone['id']}/end") == {"ended": 1}
    await here.gets("/sign-ins", status=401)
    await nia.posts(f"/sign-ins/{phone['id']}/end", status=404)
    assert await nia.posts("/sign-ins/end") == {"ended": 1}
    await nia.gets("/sign-ins", status=401)
    assert len((await mair.gets("/sign-ins"))["items"]) == 1


async def test_a_coordinator_signs_somebody_out_whose_phone_is_lost(
    nia: Person, mair: Person, coordinator: Person
) -> None:
    assert await coordinator.posts(f"/members/{nia.id}/sign-ins/end") == {"ended": 1}
    await nia.gets("/sign-ins", status=401)
    assert await coordinator.posts(f"/members/{nia.id}/sign-ins/end") == {"ended": 0}
    await coordinator.posts(f"/members/{uuid4()}/sign-ins/end", status=404)
    await mair.posts(f"/members/{coordinator.id}/sign-ins/end", status=403)
    await mair.gets("/sign-ins")


async def minutes_left(person: Person, token_id: str) -> int:
    async with person.town.database.transaction() as connection:
        left = func.extract("epoch", Token.expires_at - func.clock_timestamp()) / 60
        row = await connection.execute(select(left).where(Token.id == UUID(token_id)))
        return round(row.scalar_one())


@pytest.mark.parametrize(("shared", "minutes"), [(False, 90 * 24 * 60), (True, 30)])
async def test_a_sign_in_lasts_from_its_last_use_on(
    nia: Person,
    shared: bool,  # noqa: FBT001 - a parameter of the test
    minutes: int,
) -> None:
    await writes_to(nia, "nia@example.org")
    done = await signs_in(nia, "nia@example.org", shared=shared)
    here = Person(nia.town, nia.id, "Nia", done["token"])
    assert await minutes_left(nia, done["id"]) == minutes
    rested = {"expires_at": func.clock_timestamp() + timedelta(minutes=minutes // 2)}
    async with nia.town.database.transaction() as connection:
        mine = Token.id == UUID(done["id"])
        await connection.execute(update(Token).where(mine).values(**rested))
    await here.gets("/accounts")
    assert await minutes_left(nia, done["id"]) == minutes


async def test_the_operators_list_is_of_the_operators_tokens(town: Town, nia: Person) -> None:
    await writes_to(nia, "nia@example.org")
    signed_in = await signs_in(nia, "nia@example.org")
    async with town.database.transaction() as connection:
        listed = [str(row.id) for row in await queries.tokens(connection, town.id)]
    assert len(listed) == 1
    assert signed_in["id"] not in listed


async def test_a_token_of_the_operators_ends_when_it_was_to_end(nia: Person) -> None:
    (made,) = (await nia.gets("/sign-ins"))["items"]
    assert (await nia.gets("/sign-ins"))["items"][0]["expires_at"] == made["expires_at"]


async def test_codes_are_forgotten_after_a_day(town: Town, nia: Person) -> None:
    await writes_to(nia, "nia@example.org")
    await asks(town, "nia@example.org")
    async with town.database.transaction(town.id) as connection:
        assert await code_service.forget_codes(connection, town.id) == 0
        await connection.execute(text(_A_DAY_EARLIER))
        assert await code_service.forget_codes(connection, town.id) == 1
        assert len((await connection.execute(select(SignInCode.id))).all()) == 1


async def test_a_sign_in_is_ended_and_never_deleted(nia: Person) -> None:
    whose = text("DELETE FROM timebank.token WHERE member_id = :id")
    with pytest.raises(DBAPIError, match="append_only"):
        async with nia.town.database.transaction(nia.town.id) as connection:
            await connection.execute(whose, {"id": nia.id})

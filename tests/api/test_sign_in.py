"""Tokens: for one community and one role, for some hours, and never kept as themselves."""

import secrets
from datetime import timedelta
from hashlib import sha256
from typing import Any

import httpx
import pytest
from sqlalchemy import select, text
from tests.api.town import Group, Person, Town, a_token

from timebank.app import create_app
from timebank.base.actors import Role
from timebank.base.errors import NotFound, ValidationFailed
from timebank.base.ids import new_id
from timebank.db.engine import Database
from timebank.sign_in import queries, rules, service
from timebank.sign_in.service import Issued
from timebank.sign_in.tables import Token

COMMUNITIES = "/v1/communities"


async def issue(town: Town, role: Role = Role.MEMBER, **more: Any) -> Issued:
    async with town.database.transaction(town.id) as connection:
        return await service.issue_token(connection, role, community_id=town.id, **more)


async def asks(town: Town, token: str, path: str = "") -> int:
    sent = {"Authorization": f"Bearer {token}"}
    return (await town.http.get(f"{town.base}{path}", headers=sent)).status_code


def bearer(token: str) -> dict[bytes, bytes]:
    return {b"Authorization": f"Bearer {token}".encode("latin-1")}


def all_but_its_id(answer: httpx.Response) -> tuple[int, dict[str, str], str]:
    """What a caller can tell two answers apart by."""
    assert answer.status_code == 401
    return 401, {**answer.headers, "x-request-id": ""}, answer.text


async def test_a_token_lets_its_member_in_for_twelve_hours(town: Town, nia: Person) -> None:
    issued = await issue(town, member=nia.id)
    assert await asks(town, issued.token, f"/members/{nia.id}") == 200
    async with town.database.transaction() as connection:
        lasts = select(Token.expires_at - Token.made_at).where(Token.id == issued.id)
        assert (await connection.execute(lasts)).scalar_one() == timedelta(hours=12)


async def test_a_member_is_named_by_the_number_on_the_card(town: Town, coordinator: Person) -> None:
    made = await coordinator.posts("/members", {"name": "Siân", "language": "cy"}, status=201)
    await coordinator.posts(f"/members/{made['id']}/roles", {"role": "coordinator"}, status=201)
    issued = await issue(town, Role.COORDINATOR, member=made["number"])
    assert await asks(town, issued.token, f"/members/{made['id']}") == 200


async def test_only_the_digest_of_a_token_is_kept(town: Town, nia: Person) -> None:
    issued = await issue(town, member=nia.id)
    async with town.database.transaction() as connection:
        row = (await connection.execute(select(Token).where(Token.id == issued.id))).one()
    assert row.sha256 == sha256(issued.token.encode()).digest()
    assert issued.token not in str(row)


def test_a_token_is_known_by_its_prefix_and_its_checksum() -> None:
    token = rules.token_of(secrets.token_bytes(32))
    assert token.startswith("tb_")
    assert rules.is_token(token)
    assert not rules.is_token(token[:-1] + ("a" if token[-1] != "a" else "b"))
    assert not rules.is_token(token[:10] + ("a" if token[10] != "a" else "b") + token[11:])
    assert not rules.is_token(f"tb_{'é' * 49}")
    assert rules.token_of(bytes(32)) == rules.token_of(bytes(32))
    assert len(rules.token_of(b"\xff" * 32)) == len(rules.token_of(bytes(32)))


async def test_a_slip_in_a_token_is_told_without_asking_the_database(town: Town) -> None:
    token = a_token()
    unknown = all_but_its_id(await town.http.get(COMMUNITIES, headers=bearer(token)))
    database = Database("postgresql://nobody@127.0.0.1:9/none", pooled=False)
    transport = httpx.ASGITransport(create_app(database))
    async with httpx.AsyncClient(transport=transport, base_url="http://timebank.test") as client:
        for sent in (token[:-1], token + "0", token[:-1] + "é", token.swapcase(), f"{token},x"):
            assert all_but_its_id(await client.get(COMMUNITIES, headers=bearer(sent))) == unknown
        assert (await client.get(COMMUNITIES, headers=bearer(token))).status_code == 503


async def test_a_token_that_was_revoked_is_no_token(town: Town, nia: Person) -> None:
    issued = await issue(town, member=nia.id)
    async with town.database.transaction() as connection:
        await service.revoke_token(connection, issued.id)
    assert await asks(town, issued.token) == 401
    async with town.database.transaction() as connection:
        with pytest.raises(NotFound):
            await service.revoke_token(connection, issued.id)


async def test_a_token_ends_by_itself(town: Town, nia: Person) -> None:
    issued = await issue(town, member=nia.id, lasts=timedelta(milliseconds=300))
    assert await asks(town, issued.token) == 200
    async with town.database.transaction() as connection:
        await connection.execute(text("SELECT pg_sleep(0.35)"))
    assert await asks(town, issued.token) == 401


async def test_tokens_in_force_are_listed_without_their_digests(town: Town, nia: Person) -> None:
    issued = await issue(town, member=nia.id)
    async with town.database.transaction(town.id) as connection:
        listed = await queries.tokens(connection, town.id)
    assert issued.id in [row.id for row in listed]
    assert all("sha256" not in row._fields for row in listed)


async def test_who_has_left_holds_no_token(town: Town, nia: Person, coordinator: Person) -> None:
    await coordinator.posts(f"/members/{nia.id}/leave")
    assert await asks(town, nia.token) == 401
    with pytest.raises(ValidationFailed):
        await issue(town, member=nia.id)


async def test_a_token_is_good_in_its_own_community_alone(
    town: Town, bank: Town, nia: Person
) -> None:
    issued = await issue(town, member=nia.id)
    assert await asks(town, issued.token, "/members") == 200
    assert await asks(bank, issued.token, "/members") == 404
    with pytest.raises(ValidationFailed):
        await issue(bank, member=nia.id)


async def test_an_auditor_needs_no_name(town: Town) -> None:
    auditor = await issue(town, Role.AUDITOR)
    assert await asks(town, auditor.token, "/accounts") == 200


async def test_a_leads_token_is_good_for_what_they_lead_or_less(
    town: Town, club: Group, coordinator: Person
) -> None:
    choir = await town.group("Choir")
    llinos = await town.lead("Llinos", club, choir)
    less = await issue(town, Role.ORGANISATION_LEAD, member=llinos.id, organisation_ids=[club.id])
    whole = await issue(town, Role.ORGANISATION_LEAD, member=llinos.id)
    assert await asks(town, less.token, f"/organisations/{club.id}/leads") == 200
    assert await asks(town, less.token, f"/organisations/{choir.id}/leads") == 403
    assert await asks(town, whole.token, f"/organisations/{choir.id}/leads") == 200


async def test_a_role_of_a_token_is_held_or_given_by_the_operator(
    town: Town, nia: Person, club: Group
) -> None:
    named = {"member": nia.id, "organisation_ids": [club.id]}
    for role, more in ((Role.AUDITOR, {"member": nia.id}), (Role.ORGANISATION_LEAD, named)):
        with pytest.raises(ValidationFailed) as refused:
            await issue(town, role, **more)
        assert [error.code for error in refused.value.errors] == ["token_role_not_held"]
        for given in (True, False):
            async with town.database.transaction(town.id) as connection:
                assert await service.appoint(connection, town.id, role, **more) is given
        assert await asks(town, (await issue(town, role, **more)).token) == 200


async def test_a_token_that_renews_another_keeps_its_keeper(town: Town) -> None:
    first = await issue(town, Role.AUDITOR)
    second = await issue(town, Role.AUDITOR, keeper_id=first.id)
    async with town.database.transaction(town.id) as connection:
        for issued in (first, second):
            digest = sha256(issued.token.encode()).digest()
            caller = await queries.find_caller(connection, digest, town.slug)
            assert caller is not None
            assert caller.keeper_id == first.id


@pytest.mark.parametrize(
    ("role", "more", "code"),
    [
        (Role.MEMBER, {}, "token_member"),
        (Role.COORDINATOR, {}, "token_member"),
        (Role.SAFEGUARDING_LEAD, {"member": "nia"}, "token_role_not_held"),
        (Role.ORGANISATION_LEAD, {"member": "nia"}, "token_organisations"),
        (Role.ORGANISATION_LEAD, {"member": "nia", "groups": 1}, "no_such_organisation"),
        (Role.MEMBER, {"member": "nia", "groups": 1}, "token_no_organisations"),
        (Role.NETWORK_ADMIN, {}, "token_network"),
        (Role.AUDITOR, {"lasts": timedelta(0)}, "token_lasts"),
        (Role.AUDITOR, {"lasts": timedelta(days=91)}, "token_lasts"),
    ],
)
async def test_a_token_says_who_acts_for_whom_and_how_long(
    town: Town, nia: Person, role: Role, more: dict[str, Any], code: str
) -> None:
    if "member" in more:
        more = {**more, "member": nia.id}
    groups = [new_id() for _ in range(more.pop("groups", 0))] if "groups" in more else []
    with pytest.raises(ValidationFailed) as refused:
        await issue(town, role, organisation_ids=groups, **more)
    assert code in [error.code for error in refused.value.errors]


@pytest.mark.parametrize("said", ["10019", "no-such", "' OR true --"])
async def test_a_member_who_is_not_there_gets_no_token(town: Town, said: str) -> None:
    with pytest.raises(ValidationFailed) as refused:
        await issue(town, member=said)
    assert [error.code for error in refused.value.errors] == ["no_such_number"]


async def test_a_network_token_enters_the_community_it_asks_for(town: Town, bank: Town) -> None:
    gwen = await town.network_admin()
    digest = sha256(gwen.token.encode()).digest()
    async with town.database.transaction() as connection:
        for said in (None, town.slug, str(bank.id), str(bank.id).upper()):
            caller = await queries.find_caller(connection, digest, said)
            assert caller is not None
            expected = {None: None, town.slug: town.id}.get(said, bank.id)
            entered = select(text("current_setting('timebank.community')"))
            setting = (await connection.execute(entered)).scalar_one()
            assert (caller.community_id, setting) == (expected, str(expected or ""))
        with pytest.raises(NotFound):
            await queries.find_caller(connection, digest, "no-such-town")

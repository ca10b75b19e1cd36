"""Many communities: one address signs in to each, nothing crosses, and nobody enters unseen."""

import secrets
from typing import Any

import httpx
import pytest
from sqlalchemy import text
from tests.api.books import earns
from tests.api.sign_ins import asks, messages, shows, signs_in, writes_to
from tests.api.town import Group, Person, Town

from timebank.db.engine import Database, call
from timebank.me.queries import communities_with


@pytest.fixture
def address() -> str:
    """Nia's, and nobody else's in the network."""
    return f"nia-{secrets.token_hex(4)}@example.org"


async def signed_in(person: Person, address: str) -> str:
    """The token of whoever signs in with this address."""
    token: str = (await signs_in(person, address))["token"]
    return token


async def me(town: Town, token: str) -> Any:
    answer = await town.http.get("/v1/me", headers={"Authorization": f"Bearer {token}"})
    assert answer.status_code == 200, answer.text
    return answer.json()


@pytest.fixture
async def other(database: Database, http: httpx.AsyncClient, address: str) -> Town:
    """Another community of the network, in which a Nia has the same address."""
    other = await Town.make(database, http, name_en="Llanelli")
    await writes_to(await other.person("Nia of Llanelli"), address)
    return other


def where(told: Any) -> set[str]:
    return {one["slug"] for one in told["communities"]}


async def test_it_tells_who_one_is_and_what_is_ones_own(
    nia: Person, lead: Person, club: Group, coordinator: Person
) -> None:
    await earns(nia, 45, coordinator)
    told = await nia.gets("/v1/me")
    assert (told["role"], told["member"]["name"]) == ("member", "Nia")
    assert [one["balance_minutes"] for one in told["accounts"]] == [45]
    assert (told["roles"], told["agreement_due"], told["helps"]) == ([], False, [])
    assert where(told) == {nia.town.slug}
    leads = await lead.gets("/v1/me")
    assert {one["owner_id"] for one in leads["accounts"]} == {str(lead.id), str(club.id)}
    assert [one["organisation_id"] for one in leads["roles"]] == [str(club.id)]
    own = await coordinator.gets("/v1/me")
    assert [one["owner_id"] for one in own["accounts"]] == [str(coordinator.id)]


async def test_a_helper_is_told_for_whom(nia: Person, mair: Person) -> None:
    await nia.posts(f"/members/{nia.id}/helpers", {"helper_id": str(mair.id)}, status=201)
    told = await mair.gets("/v1/me")
    assert [(one["id"], one["name"]) for one in told["helps"]] == [(str(nia.id), "Nia")]
    assert len(told["accounts"]) == 2


async def test_the_same_address_signs_in_to_each_and_is_told_which(
    nia: Person, town: Town, other: Town, address: str
) -> None:
    await writes_to(nia, address)
    here = await me(town, await signed_in(nia, address))
    there = await me(other, await signed_in(other.people["Nia of Llanelli"], address))
    assert where(here) == where(there) == {town.slug, other.slug}
    assert [one["slug"] for one in here["communities"] if one["here"]] == [town.slug]
    assert (here["member"]["name"], there["member"]["name"]) == ("Nia", "Nia of Llanelli")
    assert "Llanelli" not in str(here["member"]) + str(here["accounts"])


async def test_whoever_asked_other_communities_is_in_their_own_again(
    nia: Person, town: Town, other: Town, address: str
) -> None:
    await writes_to(nia, address)
    async with town.database.transaction(town.id) as connection:
        found = await communities_with(connection, town.id, address)
        entered = await call(connection, "SELECT current_setting('timebank.community') AS id")
    assert set(found) == {town.id, other.id}
    assert entered[0]["id"] == str(town.id)


async def test_nobody_learns_of_anothers_communities_by_taking_their_address(
    mair: Person, town: Town, other: Town, address: str
) -> None:
    await writes_to(mair, "mair@example.org")
    token = await signed_in(mair, "mair@example.org")
    await writes_to(mair, address)
    assert where(await me(town, token)) == {town.slug}
    assert where(await mair.gets("/v1/me")) == {town.slug}


async def test_an_address_taken_between_code_and_sign_in_proves_nothing(
    mair: Person, town: Town, other: Town, address: str
) -> None:
    await writes_to(mair, "mair@example.org")
    asked = (await asks(town, "mair@example.org")).json()
    await writes_to(mair, address)
    answer = await shows(town, asked["id"], (await messages(town))[mair.id])
    assert where(await me(town, answer.json()["token"])) == {town.slug}


async def test_a_token_is_good_in_no_other_community(
    nia: Person, town: Town, other: Town, address: str
) -> None:
    await writes_to(nia, address)
    token = await signed_in(nia, address)
    answer = await town.http.get(
        f"{other.base}/accounts", headers={"Authorization": f"Bearer {token}"}
    )
    assert answer.status_code == 404


async def test_who_left_or_is_under_18_there_is_not_told_of(
    nia: Person, town: Town, other: Town, address: str
) -> None:
    await writes_to(nia, address)
    token = await signed_in(nia, address)
    both = {town.slug, other.slug}
    for told, known in (
        ("status = 'left'", {town.slug}),
        ("status = 'member'", both),
        ("adult = false, guardian_name = 'B', guardian_contact = 'C'", {town.slug}),
    ):
        change = text(f"UPDATE timebank.member SET {told} WHERE email = :address")
        async with town.database.transaction(other.id) as connection:
            await connection.execute(change, {"address": address})
        assert where(await me(town, token)) == known


async def test_the_network_sees_nobody_until_it_enters_openly(
    nia: Person, town: Town, coordinator: Person, other: Town
) -> None:
    network = await town.network_admin()
    await network.gets("/members", status=403)
    why = {"reason": "The coordinator asked why the report is empty."}
    entered = await network.posts("/entries", why, status=201)
    seen = (await coordinator.gets("/entries"))["items"]
    assert [(one["id"], one["reason"]) for one in seen] == [(entered["id"], why["reason"])]
    listed = await network.gets("/members")
    assert {one["shown"] for one in listed["items"]} == {"number"}
    assert "Nia" not in str(listed)
    await network.gets("/audit/trial-balance")
    log = await (await town.auditor()).gets("/audit/log")
    assert "network_admin" in {line["role"] for line in log["items"]}
    await network.gets(f"{other.base}/members", status=403)


async def test_inside_the_network_changes_nothing_and_is_shown_out(
    nia: Person, town: Town, coordinator: Person
) -> None:
    network = await town.network_admin()
    entered = await network.posts("/entries", {"reason": "Asked to."}, status=201)
    await network.posts("/members", {"name": "A", "language": "en"}, status=403)
    await network.posts(f"/members/{nia.id}/leave", status=403)
    await network.gets(f"/members/{nia.id}/export", status=404)
    await network.posts("/members/search", {"name": "Nia"}, status=403)
    another = await town.network_admin()
    await another.gets("/members", status=403)
    await another.posts(f"/entries/{entered['id']}/end", status=404)
    await coordinator.posts(f"/entries/{entered['id']}/end")
    await network.gets("/members", status=403)


async def test_an_entry_ends_by_itself(town: Town) -> None:
    network = await town.network_admin()
    await network.posts("/entries", {"reason": "Asked to.", "hours": 1}, status=201)
    await network.posts("/entries", {"reason": "Asked to.", "hours": 13}, status=422)
    await network.posts("/entries", {"reason": " "}, status=422)
    over = text(
        "INSERT INTO timebank.entry SELECT community_id, gen_random_uuid(), keeper_id, reason,"
        " entered_at - interval '2 hours', ends_at - interval '2 hours', NULL FROM timebank.entry"
    )
    ends = text("UPDATE timebank.entry SET ended_at = now() WHERE ends_at > now()")
    async with town.database.transaction(town.id) as connection:
        await connection.execute(over)
        await connection.execute(ends)
    await network.gets("/members", status=403)

"""What is known of a member is emptied when they ask, and the books still prove."""

from datetime import UTC, datetime
from typing import Any

import pytest
from sqlalchemy import select, update
from tests.api.books import earns
from tests.api.seals import seals
from tests.api.spreadsheets import agrees, brings_in, checks, hours, members, rows_of
from tests.api.town import Group, Person, Town
from tests.proof import faults
from tests.verifier.conftest import bundle_in, checked

from timebank.db.engine import call
from timebank.db.schema import Base
from timebank.people.tables import Member

pytestmark = pytest.mark.anyio

NAME = "Nia Penhaligon"
TOLD_AT_SIGN_IN = (
    """INSERT INTO timebank.message (community_id, id, member_id, kind, by, facts, state, tries,
    next_try_at, useless_after, made_at) VALUES ($1, $2, $2, 'sign_in_code', 'email',
    '{"code": "fact of penhal"}', 'waiting', 0, now(), now(), now())""",
    """INSERT INTO timebank.sign_in_code (community_id, id, address_sha256, from_sha256,
    member_ids, code_sha256s, tries, made_at, expires_at) VALUES ($1, $2, sha256('a'),
    sha256('b'), ARRAY[$2::uuid], '{penhal code}', 0, now(), now())""",
    """INSERT INTO timebank.token (id, sha256, keeper_id, role, community_id, member_id,
    organisation_ids, made_at, expires_at, device, second_factor) VALUES ($2, sha256('penhal'), $2,
    'member', $1::uuid, $2, '{}', now(), now(), 'Penhal phone', false)""",
    """INSERT INTO timebank.passkey (community_id, id, member_id, credential_id, public_key,
    sign_count, name, made_at) VALUES ($1, $2, $2, 'c', 'k', 0, 'Penhal phone', now())""",
    """INSERT INTO timebank.authenticator (community_id, member_id, last_step, recovery_sha256s,
    tries, tries_from) VALUES ($1, $2, 0, '{penhal}', 0, now())""",
    """INSERT INTO timebank.trail_line (community_id, id, at, token_id, actor_id, role, method,
    route, status, came_from, request_id, things, about) VALUES ($1::uuid, $2, now(), $2, $2,
    'member', 'GET', '/', 200, 'penhal.example', 'one', '{}', '{}')""",
)


@pytest.fixture
async def nia(town: Town) -> Person:
    """A member with a name that stands nowhere else, and everything told of her."""
    nia = await town.person(NAME)
    told = {
        "name_used": "Ni Penhal",
        "email": "nia.penhaligon@example.org",
        "telephone": "029 2000 7777",
        "external_ref": "card-penhal",
        "guardian_name": "Mam Penhal",
        "guardian_contact": "by penhal hall",
        "can_do": "penhal cakes",
        "would_like": "penhal company",
        "access_needs": "penhal ramp",
        "external_ref_keeper": nia.id,
        "made_as": b"digest",
    }
    async with town.database.transaction(town.id) as connection:
        await connection.execute(update(Member).where(Member.id == nia.id).values(**told))
    return nia


async def is_erased(nia: Person, coordinator: Person) -> Any:
    """She asks, leaves, and the coordinator carries it out."""
    await nia.posts(f"/members/{nia.id}/erasure", status=201)
    await nia.posts(f"/members/{nia.id}/leave")
    return await coordinator.posts(f"/members/{nia.id}/erasure/carry-out")


async def places_of(town: Town, *words: str) -> set[str]:
    """The tables in which one of these words stands, as text or within bytes."""
    found = set()
    async with town.database.transaction(town.id) as connection:
        for table in Base.metadata.sorted_tables:
            if table.name == "community" or "community_id" not in table.columns:
                continue
            bodies = "|| convert_from(coalesce(t.body, ''), 'UTF8')"
            said = f"t::text {bodies if table.name == 'idempotency' else ''}"
            for word in words:
                rows = await call(
                    connection,
                    f"SELECT 1 FROM timebank.{table.name} t WHERE community_id = $1"
                    f" AND position(lower($2) IN lower({said})) > 0 LIMIT 1",
                    town.id,
                    word,
                )
                if rows:
                    found.add(table.name)
    return found


async def test_it_is_due_on_the_same_day_of_the_next_month(nia: Person) -> None:
    asked = await nia.posts(f"/members/{nia.id}/erasure", status=201)
    on = datetime.fromisoformat(asked["asked_at"]).astimezone(UTC).date()
    due = datetime.fromisoformat(asked["due_on"]).date()
    assert (asked["state"], asked["asked_by"]) == ("asked", str(nia.id))
    assert 28 <= (due - on).days <= 32


async def test_asked_twice_it_is_one(nia: Person, coordinator: Person) -> None:
    first = await nia.posts(f"/members/{nia.id}/erasure", status=201)
    again = await coordinator.posts(f"/members/{nia.id}/erasure", status=201)
    assert again == first == await nia.gets(f"/members/{nia.id}/erasure")


async def test_nobody_asks_for_somebody_else(nia: Person, mair: Person, lead: Person) -> None:
    for other in (mair, lead):
        await other.posts(f"/members/{nia.id}/erasure", status=404)


async def test_one_who_is_still_here_leaves_first(nia: Person, coordinator: Person) -> None:
    await nia.posts(f"/members/{nia.id}/erasure", status=201)
    refused = await coordinator.posts(f"/members/{nia.id}/erasure/carry-out", status=409)
    assert refused["code"] == "member_still_here"
    assert "leave" in refused["detail"]


async def test_held_it_waits_until_it_is_released(nia: Person, coordinator: Person) -> None:
    path = f"/members/{nia.id}/erasure"
    await nia.posts(path, status=201)
    await nia.posts(f"/members/{nia.id}/leave")
    held = await coordinator.posts(f"{path}/hold", {"reason": "still_open"})
    assert (held["state"], held["held_reason"]) == ("held", "still_open")
    refused = await coordinator.posts(f"{path}/carry-out", status=409)
    assert refused["code"] == "erasure_held"
    assert (await coordinator.posts(f"{path}/release"))["state"] == "asked"
    assert (await coordinator.posts(f"{path}/carry-out"))["state"] == "done"


async def test_taken_back_nothing_is_erased(nia: Person, coordinator: Person) -> None:
    path = f"/members/{nia.id}/erasure"
    await nia.posts(path, status=201)
    assert (await nia.posts(f"{path}/withdraw"))["state"] == "withdrawn"
    refused = await coordinator.posts(f"{path}/carry-out", status=409)
    assert refused["code"] == "erasure_ended"
    assert (await nia.posts(path, status=201))["state"] == "asked"


async def test_what_is_done_is_not_taken_back_and_done_once(
    nia: Person, coordinator: Person
) -> None:
    done = await is_erased(nia, coordinator)
    path = f"/members/{nia.id}/erasure"
    assert await coordinator.posts(f"{path}/carry-out") == done
    for act in ("withdraw", "release"):
        assert (await coordinator.posts(f"{path}/{act}", status=409))["code"] == "erasure_ended"


async def test_the_row_is_emptied_and_its_number_stays(nia: Person, coordinator: Person) -> None:
    number = (await nia.gets(f"/members/{nia.id}"))["number"]
    await is_erased(nia, coordinator)
    async with nia.town.database.transaction(nia.town.id) as connection:
        row = (await connection.execute(select(Member).where(Member.id == nia.id))).one()
    told = (row.name_used, row.email, row.telephone, row.contact_by, row.external_ref, row.made_as)
    assert (row.number, row.name, row.name_folded, *told) == (number, "", "", *[None] * 6)


async def test_who_was_erased_is_called_a_former_member_in_both_languages(
    nia: Person, mair: Person, coordinator: Person
) -> None:
    entry = await nia.logs(minutes=30, helped=mair)
    await earns(mair, 60, coordinator)
    await mair.verifies(entry)
    await is_erased(nia, coordinator)
    account = await mair.town.account_of(mair.id)
    for language, words in (("en", "Former member"), ("cy", "Cyn-aelod")):
        told = {"Accept-Language": language}
        shown = await coordinator.gets(f"/members/{nia.id}", headers=told)
        lines = await mair.gets(f"/accounts/{account}/statement", headers=told)
        report = await coordinator.gets("/reports/hours?by=member", headers=told)
        assert shown["name"] == words
        assert words in [line["other_name"] for line in lines["items"]]
        assert words in [row["name"] for row in report["rows"]]


async def test_notes_by_and_about_the_member_are_gone_and_others_stay(
    *, town: Town, nia: Person, mair: Person, club: Group, lead: Person, coordinator: Person
) -> None:
    await nia.logs(minutes=30, helped=club, note="I was tired.")
    about = await nia.logs(minutes=30, helped=club, worked_on="2025-06-09")
    await lead.posts(f"/contributions/{about['id']}/query", {"note": "She was tired."})
    await coordinator.posts(f"/contributions/{about['id']}/decline", {"note": "She was asleep."})
    gift = {"kind": "gift", "receiver": {"member_id": str(nia.id)}, "minutes": 1, "note": "Thanks!"}
    await earns(mair, 60, coordinator)
    await mair.posts("/transfers", gift, status=201)
    await mair.logs(minutes=30, helped=club, note="It was sunny.")
    await is_erased(nia, coordinator)
    assert await places_of(town, "was tired", "Thanks!") == set()
    assert "note" in await places_of(town, "It was sunny.")


async def test_nothing_that_names_the_member_is_left_in_any_table(
    *, town: Town, nia: Person, mair: Person, club: Group, lead: Person, coordinator: Person
) -> None:
    await brings_in(coordinator, hours(f"2025-06-07,{NAME},Lunch Club,Gardening,0.5"), "hours")
    await brings_in(coordinator, members(f"{NAME} Fach,x.penhaligon@example.org"), "members")
    await checks(coordinator, hours(f"2025-07-07,{NAME},Lunch Club,Gardening,0.5"))
    await coordinator.posts(f"/members/{nia.id}/resume")
    await lead.verifies(await nia.logs(minutes=30, helped=club, worked_on="2025-08-08"))
    assert {"member", "import_row", "idempotency"} <= await places_of(town, NAME)
    await is_erased(nia, coordinator)
    left = await places_of(town, NAME, "Ni Penhal", "2000 7777", "card-penhal")
    assert left == {"member"}, "another member of a longer name"


async def test_an_imports_rows_keep_what_the_books_need(
    town: Town, nia: Person, club: Group, coordinator: Person
) -> None:
    run = await brings_in(
        coordinator, hours(f"2025-06-07,{NAME},Lunch Club,Gardening,0.5"), "hours"
    )
    await is_erased(nia, coordinator)
    (row,) = await rows_of(coordinator, run)
    assert row["cells"] is None
    (entry,) = (await coordinator.gets(f"/contributions?giver_id={nia.id}"))["items"]
    assert (entry["minutes"], entry["state"]) == (30, "verified")


async def test_a_file_that_was_only_checked_is_checked_afresh(
    nia: Person, club: Group, coordinator: Person
) -> None:
    run = await checks(coordinator, hours(f"2025-06-07,{NAME},Lunch Club,Gardening,0.5"))
    await is_erased(nia, coordinator)
    await agrees(coordinator, run, status=409)


async def test_what_was_sent_before_has_no_second_effect(
    nia: Person, mair: Person, coordinator: Person
) -> None:
    entry = {
        "giver_id": str(nia.id),
        "receiver": {"member_id": str(mair.id)},
        "activity_id": str(nia.town.gardening),
        "worked_on": "2025-06-07",
        "minutes": 30,
    }
    await coordinator.posts("/contributions", entry, key="once", status=201)
    await is_erased(nia, coordinator)
    again = await coordinator.posts("/contributions", entry, key="once", status=409)
    assert again["code"] == "answer_not_kept"


async def test_a_phones_name_waiting_messages_and_codes_go(
    nia: Person, coordinator: Person
) -> None:
    async with nia.town.database.transaction(nia.town.id) as connection:
        for statement in TOLD_AT_SIGN_IN:
            await call(connection, statement, nia.town.id, nia.id)
    assert await places_of(nia.town, "Penhal phone", "fact of penhal") == {
        "token",
        "message",
        "passkey",
    }
    gone = {"sign_in_code", "authenticator", "passkey"}
    assert gone <= await places_of(nia.town, str(nia.id))
    await is_erased(nia, coordinator)
    assert await places_of(nia.town, "Penhal phone", "fact of penhal") == set()
    assert not gone & await places_of(nia.town, str(nia.id))


async def test_the_books_still_prove(
    *, town: Town, nia: Person, mair: Person, club: Group, lead: Person, coordinator: Person
) -> None:
    await lead.verifies(await nia.logs(minutes=90, helped=club))
    await nia.posts(
        "/transfers",
        {"kind": "gift", "receiver": {"member_id": str(mair.id)}, "minutes": 30},
        status=201,
    )
    await brings_in(coordinator, hours(f"2025-09-07,{NAME},Lunch Club,Gardening,0.5"), "hours")
    await is_erased(nia, coordinator)
    await seals(town)
    proof = await coordinator.gets("/audit/proof")
    assert (proof["ok"], proof["findings"]) == (True, [])
    async with town.database.transaction(town.id, snapshot=True) as connection:
        bundle = await bundle_in(connection, town.id)

        async def run(query: str) -> list[Any]:
            return await call(connection, query)

        assert await faults(run) == {}
    checked(bundle)
    assert NAME not in bundle.decode()

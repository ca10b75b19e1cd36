"""The trail: who did, and who read what about whom."""

from datetime import UTC, datetime, timedelta
from typing import Any
from uuid import UUID

import pytest
from fastapi.routing import iter_route_contexts
from sqlalchemy import insert, select, text
from sqlalchemy.exc import ProgrammingError
from tests.api.apps import registered
from tests.api.seals import seals
from tests.api.town import Group, Person, Town

from timebank.app import create_app
from timebank.audit.rules import resource_of
from timebank.base.actors import Language
from timebank.base.ids import new_id
from timebank.base.words import say
from timebank.db.engine import Database
from timebank.trail import queries
from timebank.trail.rules import first_id
from timebank.trail.tables import TrailLine


@pytest.fixture
async def auditor(town: Town) -> Person:
    return await town.person("Ann", role="auditor")


async def last_of(town: Town, who: Person) -> Any:
    """The newest line that somebody left."""
    async with town.database.transaction(town.id) as connection:
        statement = select(TrailLine).where(TrailLine.actor_id == who.id)
        newest = statement.order_by(TrailLine.id.desc()).limit(1)
        return (await connection.execute(newest)).one()


async def leaves(town: Town, **columns: Any) -> UUID:
    """A line as some request left it."""
    line = {
        "community_id": town.id,
        "id": new_id(),
        "at": datetime.now(UTC),
        "token_id": new_id(),
        "role": "coordinator",
        "method": "GET",
        "route": "/v1/communities/{community}/members",
        "status": 200,
        "request_id": "one",
        "things": [],
        "about": [],
        **columns,
    }
    async with town.database.transaction(town.id) as connection:
        await connection.execute(insert(TrailLine).values(**line))
    return UUID(str(line["id"]))


async def test_everybody_on_a_list_stands_in_its_line(
    town: Town, nia: Person, mair: Person, coordinator: Person
) -> None:
    await coordinator.gets("/members")
    line = await last_of(town, coordinator)
    assert {nia.id, mair.id, coordinator.id} == set(line.about)
    assert (line.method, line.route, line.status) == (
        "GET",
        "/v1/communities/{community}/members",
        200,
    )


async def test_a_line_says_who_asked_by_which_sign_in_and_from_where(
    town: Town, nia: Person
) -> None:
    answer = await nia.asks("GET", "/sign-ins")
    (here,) = answer.json()["items"]
    line = await last_of(town, nia)
    assert (line.token_id, line.role) == (UUID(here["id"]), "member")
    assert line.came_from == "127.0.0.1"
    assert line.request_id == answer.headers["x-request-id"]


async def test_a_line_holds_nothing_that_anybody_typed(
    town: Town, nia: Person, coordinator: Person
) -> None:
    await coordinator.posts("/members/search", {"name": "Nia"})
    await coordinator.gets("/members?external_ref=Nia")
    async with town.database.transaction(town.id) as connection:
        lines = (await connection.execute(text("SELECT t::text FROM timebank.trail_line t"))).all()
    assert len(lines) == 2
    assert "Nia" not in str(lines)


async def test_whose_account_it_is_counts_as_shown(
    town: Town, nia: Person, coordinator: Person
) -> None:
    (account,) = (await nia.gets("/accounts"))["items"]
    await coordinator.gets(f"/accounts/{account['id']}/statement")
    assert (await last_of(town, coordinator)).about == [nia.id]


async def test_a_statement_as_a_table_names_who_stands_on_the_other_side(
    bank: Town, coordinator: Person
) -> None:
    sian, ifan = await bank.person("Siân"), await bank.person("Ifan")
    await ifan.verifies(await sian.logs(minutes=45, helped=ifan))
    (account,) = (await sian.gets("/accounts"))["items"]
    await sian.asks("GET", f"/accounts/{account['id']}/statement?format=csv")
    assert set((await last_of(bank, sian)).about) == {sian.id, ifan.id}


@pytest.mark.parametrize(
    ("path", "shown"),
    [
        ("/reports/hours?by=member&format=csv", True),
        ("/reports/hours?by=member&format=xlsx", True),
        ("/reports/hours?by=month&format=csv", False),
        ("/audit/journal?names=true", True),
        ("/audit/journal", False),
    ],
)
async def test_an_export_says_whom_it_shows_before_its_first_line(
    path: str, *, shown: bool, town: Town, coordinator: Person
) -> None:
    nia, club = await town.person("Nia"), await town.group("Lunch Club")
    await coordinator.verifies(await nia.logs(minutes=30, helped=club))
    await seals(town)
    answer = await coordinator.asks("GET", path)
    assert answer.status_code == 200
    assert (nia.id in (await last_of(town, coordinator)).about) is shown


async def test_a_copy_of_ones_data_is_about_oneself(
    town: Town, nia: Person, coordinator: Person
) -> None:
    await coordinator.asks("GET", f"/members/{nia.id}/export?format=html")
    assert (await last_of(town, coordinator)).about == [nia.id]


async def test_what_was_refused_leaves_a_line_that_shows_nobody(
    town: Town, nia: Person, mair: Person, auditor: Person
) -> None:
    for asks, status in ((mair, 404), (auditor, 403)):
        await asks.posts(f"/members/{nia.id}/erasure", status=status)
        line = await last_of(town, asks)
        assert (line.status, line.about, line.things) == (status, [], [nia.id])


async def test_what_was_only_tried_has_shown_people_all_the_same(
    town: Town, nia: Person, lead: Person, club: Group
) -> None:
    entry = await nia.logs(minutes=30, helped=club)
    await lead.posts(f"/contributions/{entry['id']}/verify?dry_run=true")
    assert nia.id in (await last_of(town, lead)).about


async def test_confirming_in_one_call_leaves_the_line_of_the_common_way(
    bank: Town, club: Group
) -> None:
    sian, ifan = await bank.person("Siân"), await bank.person("Ifan")
    lines: list[dict[str, Any]] = []
    for minutes in (None, 45):
        entry = await sian.logs(minutes=45, helped=ifan, worked_on=f"2025-06-0{len(lines) + 1}")
        await ifan.verifies(entry, **({"minutes": minutes} if minutes else {}))
        line = await last_of(bank, ifan)
        assert line.things == [UUID(entry["id"])]
        lines.append({**line._asdict(), "about": set(line.about)})
    once, common = lines
    told = set(once) - {"id", "at", "request_id", "things"}
    assert {name: once[name] for name in told} == {name: common[name] for name in told}


async def test_an_answer_given_again_is_shown_again(
    town: Town, nia: Person, lead: Person, club: Group
) -> None:
    entry = await nia.logs(minutes=30, helped=club)
    for _ in range(2):
        await lead.posts(f"/contributions/{entry['id']}/verify", key="once")
    async with town.database.transaction(town.id) as connection:
        about = select(TrailLine.about).where(TrailLine.actor_id == lead.id)
        assert [nia.id in seen for seen in (await connection.execute(about)).scalars()] == [
            True,
            True,
        ]


async def test_what_nobody_waited_for_is_shown_when_it_comes(
    town: Town, coordinator: Person, nia: Person
) -> None:
    read = await coordinator.gets("/events")
    await coordinator.gets(f"/events?after={read['next']}&wait=1")
    async with town.database.transaction(town.id) as connection:
        lines = select(TrailLine).where(TrailLine.actor_id == coordinator.id)
        assert len((await connection.execute(lines)).all()) == 2


async def test_the_service_can_neither_change_nor_delete_a_line(
    town: Town, nia: Person, coordinator: Person
) -> None:
    await coordinator.gets("/members")
    for statement in (
        "UPDATE timebank.trail_line SET about = '{}'",
        "UPDATE timebank.trail_line SET came_from = ''",
        "DELETE FROM timebank.trail_line",
    ):
        with pytest.raises(ProgrammingError, match="permission denied"):
            async with town.database.transaction(town.id) as connection:
                await connection.execute(text(statement))


async def test_a_line_goes_after_two_years_and_not_before(town: Town, nia: Person) -> None:
    today = datetime.now(UTC)
    old = await leaves(town, at=today - timedelta(days=732))
    young = await leaves(town, at=today - timedelta(days=729))
    async with town.database.transaction(town.id) as connection:
        assert await queries.forget(connection, town.id) == 1
        assert await queries.forget(connection, town.id) == 0
        kept = set((await connection.execute(select(TrailLine.id))).scalars())
    assert young in kept
    assert old not in kept


async def test_an_auditor_reads_who_did_what_about_whom(
    town: Town, nia: Person, mair: Person, coordinator: Person, auditor: Person
) -> None:
    await coordinator.gets(f"/members/{nia.id}")
    await coordinator.gets(f"/members/{mair.id}")
    (line,) = (await auditor.gets(f"/audit/log?about={nia.id}"))["items"]
    assert line["by_id"] == str(coordinator.id)
    assert line["route"] == "/v1/communities/{community}/members/{member_id}"
    assert line["things"] == line["about"] == [str(nia.id)]
    by = await auditor.gets(f"/audit/log?by={coordinator.id}&limit=1")
    assert by["items"][0]["about"] == [str(mair.id)]
    rest = await auditor.gets(f"/audit/log?by={coordinator.id}&limit=1&after={by['next']}")
    assert rest["items"][0] == line
    assert rest["next"] is None


async def test_a_member_reads_who_saw_their_record(
    town: Town, nia: Person, coordinator: Person
) -> None:
    await nia.gets(f"/members/{nia.id}")
    await coordinator.changes(f"/members/{nia.id}", {"name_used": "Ni"})
    seen = (await nia.gets(f"/members/{nia.id}/log", headers={"Accept-Language": "cy"}))["items"]
    assert [(one["did"], one["role"], one["by_name"], one["what"]) for one in seen] == [
        ("changed", "coordinator", coordinator.name, "manylion aelodau"),
        ("looked", "coordinator", coordinator.name, "manylion aelodau"),
    ]


async def test_another_member_is_nobody_by_name(bank: Town) -> None:
    sian, ifan = await bank.person("Siân"), await bank.person("Ifan")
    await sian.logs(minutes=45, helped=ifan)
    (seen,) = (await ifan.gets(f"/members/{ifan.id}/log"))["items"]
    assert (seen["role"], seen["by_id"], seen["by_name"]) == ("member", None, None)


async def test_what_a_safeguarding_lead_read_is_left_out(town: Town, nia: Person) -> None:
    await leaves(town, role="safeguarding_lead", about=[nia.id])
    assert (await nia.gets(f"/members/{nia.id}/log"))["items"] == []


async def test_whose_records_a_sign_in_reached_between_two_times(
    town: Town, nia: Person, mair: Person, coordinator: Person
) -> None:
    phone, day = new_id(), datetime(2026, 3, 1, tzinfo=UTC)
    for hours, about in ((-1, mair), (1, nia), (2, nia), (25, mair)):
        at = day + timedelta(hours=hours)
        line_id = UUID(int=first_id(at + timedelta(minutes=5)).int + 1)
        await leaves(town, id=line_id, at=at, token_id=phone, about=[about.id])
    query = f"sign_in={phone}&from=2026-03-01T00:00:00Z&to=2026-03-02T00:00:00Z"
    (reached,) = (await coordinator.gets(f"/audit/log/reached?{query}"))["items"]
    assert (reached["member_id"], reached["name"], reached["times"]) == (str(nia.id), "Nia", 2)
    assert (reached["first_at"], reached["last_at"]) == (
        "2026-03-01T01:00:00Z",
        "2026-03-01T02:00:00Z",
    )
    assert reached["what"] == ["members\u2019 details"]
    table = await coordinator.asks("GET", f"/audit/log/reached?{query}&format=csv")
    assert table.text.splitlines()[1].split(",")[1:5] == ["Nia", "cy", "", "2"]


async def test_whose_records_an_app_reached_with_whichever_token(
    nia: Person, mair: Person, coordinator: Person
) -> None:
    app = await registered(coordinator, ["members:read"])
    for one in (nia, mair):
        await (await app.person()).gets(f"/members/{one.id}")
    reached = (await coordinator.gets(f"/audit/log/reached?sign_in={app.id}"))["items"]
    assert {(one["member_id"], one["times"]) for one in reached} == {
        (str(one.id), 1) for one in (nia, mair)
    }


async def test_a_name_that_is_a_formula_is_only_a_name_to_whoever_writes_to_them(
    nia: Person, coordinator: Person
) -> None:
    await coordinator.changes(f"/members/{nia.id}", {"name": '=HYPERLINK("http://x","x")'})
    await coordinator.gets(f"/members/{nia.id}")
    query = f"by={coordinator.id}&format=csv"
    table = await coordinator.asks("GET", f"/audit/log/reached?{query}")
    assert "'=HYPERLINK" in table.text


async def test_of_everybody_it_cannot_be_asked(coordinator: Person) -> None:
    refused = await coordinator.gets("/audit/log/reached", status=422)
    assert refused["errors"][0]["detail"].startswith("Say which sign-in")


@pytest.mark.parametrize("language", list(Language))
def test_every_part_of_the_records_has_its_word(language: Language) -> None:
    app = create_app(Database("postgresql://nowhere/none"), key_secrets=[bytes(32)])
    routes = [getattr(route, "path_format", "") for route in iter_route_contexts(app.routes)]
    # At `{rest}` is nothing, and at neither it nor the bare address anybody who is signed in.
    guarded = [route for route in routes if "{community}/" in route and "{rest}" not in route]
    assert {"/v1", "/en", "/cy"} == {route[:3] for route in guarded}, "pages too"
    assert all(say(language, f"trail-{resource_of(route)}") for route in guarded)

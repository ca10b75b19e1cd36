"""A helper logs, confirms and books for a member, is shown as such, and gains by none of it."""

import pytest
from sqlalchemy import text
from sqlalchemy.exc import DBAPIError
from tests.api.books import account_id, earns, gift, proven
from tests.api.exchanging import proposes
from tests.api.sessions import planned, signs_up
from tests.api.town import Group, Person, Town


@pytest.fixture
async def carys(nia: Person, town: Town) -> Person:
    """Nia's helper."""
    carys = await town.person("Carys")
    await nia.posts(f"/members/{nia.id}/helpers", {"helper_id": str(carys.id)}, status=201)
    return carys


async def test_what_a_helper_logs_is_the_members_and_shows_who_stated_it(
    nia: Person, carys: Person, club: Group, lead: Person
) -> None:
    entry = await carys.logs(minutes=30, helped=club, giver=nia)
    assert (entry["giver_id"], entry["stated_by_id"]) == (str(nia.id), str(carys.id))
    assert (await carys.gets(f"/contributions/{entry['id']}"))["claims"][0]["side"] == "giver"
    await lead.verifies(entry)
    assert (await nia.balance(), await carys.balance()) == (30, 0)
    account = (await carys.gets(f"/accounts?owner_id={nia.id}"))["items"][0]
    assert account["balance_minutes"] == 30
    statement = await carys.gets(f"/accounts/{account['id']}/statement")
    assert len(statement["items"]) == 1


async def test_a_helper_finds_where_the_member_comes_and_how_many_wait_before_them(
    nia: Person, carys: Person, club: Group, lead: Person, mair: Person
) -> None:
    session, other = await planned(lead, club, places=1), await planned(lead, club)
    await signs_up(mair, session)
    await signs_up(lead, session)
    place = await signs_up(carys, session, member_id=str(nia.id), role="giver")
    (found,) = (await carys.gets("/sessions?mine=true"))["items"]
    assert (found["id"], found["signed_up"]) == (session["id"], None)
    assert found["signed_up_helped"] == [
        {
            "id": place["id"],
            "member_id": str(nia.id),
            "state": "waiting",
            "role": "giver",
            "before": 1,
        }
    ]
    assert [one["id"] for one in (await carys.gets("/sessions?mine=false"))["items"]] == [
        other["id"]
    ]
    seen = await nia.gets(f"/sessions/{session['id']}")
    assert (seen["signed_up"]["before"], seen["signed_up_helped"]) == (1, [])
    await carys.posts(f"/sessions/{session['id']}/sign-ups/{place['id']}/cancel")
    assert (await carys.gets("/sessions?mine=true"))["items"] == []
    await nia.posts(f"/members/{nia.id}/helpers/{carys.id}/end")
    await signs_up(nia, other)
    assert (await carys.gets(f"/sessions/{other['id']}"))["signed_up_helped"] == []


async def test_a_helper_finds_all_that_was_given_and_arranged_for_whoever_they_help(
    nia: Person, carys: Person, mair: Person, club: Group, coordinator: Person
) -> None:
    own, hers = [await one.logs(minutes=30, helped=club) for one in (carys, nia)]
    others = await mair.logs(minutes=30, helped=club)
    help_of_hers = await proposes(nia, giver=nia, receiver=mair)
    help_of_others = await proposes(mair, giver=mair, receiver=coordinator)
    for path, mine, rest in (
        ("contributions", {own["id"], hers["id"]}, others),
        ("exchanges", {help_of_hers["id"]}, help_of_others),
    ):
        found = (await carys.gets(f"/{path}?mine=true"))["items"]
        assert {one["id"] for one in found} == mine
        # A coordinator sees everybody's, and asks for what is another's or their own.
        seen = [one["id"] for one in (await coordinator.gets(f"/{path}?mine=false"))["items"]]
        assert mine <= {*seen}
        assert (rest["id"] in seen) == (path == "contributions")
    (own_help,) = (await coordinator.gets("/exchanges?mine=true"))["items"]
    assert own_help["id"] == help_of_others["id"]


async def test_a_helper_confirms_what_a_member_received_and_the_line_shows_them(
    bank: Town,
) -> None:
    nia, mair, carys = [await bank.person(name) for name in ("Nia", "Mair", "Carys")]
    await nia.posts(f"/members/{nia.id}/helpers", {"helper_id": str(carys.id)}, status=201)
    entry = await mair.logs(minutes=45, helped=nia)
    verified = await carys.verifies(entry)
    assert verified["contribution"]["decided_by_id"] == str(carys.id)
    assert (await nia.balance(), await mair.balance()) == (-45, 45)
    spoken = await carys.logs(minutes=15, helped=nia, giver=mair, worked_on="2025-06-08")
    assert (spoken["state"], spoken["decided_by_id"]) == ("verified", str(carys.id))
    claimed = await mair.logs(minutes=20, helped=nia, worked_on="2025-06-09")
    path = f"/contributions/{claimed['id']}/claim"
    agreed = await carys.posts(path, {"minutes": 20})
    assert "verified" in str(agreed)
    row = await nia.gets(f"/contributions/{claimed['id']}")
    assert (row["state"], row["decided_by_id"]) == ("verified", str(carys.id))
    assert await proven(bank)


async def test_a_helper_confirms_nothing_from_which_they_gain(bank: Town) -> None:
    nia, carys = await bank.person("Nia"), await bank.person("Carys")
    await nia.posts(f"/members/{nia.id}/helpers", {"helper_id": str(carys.id)}, status=201)
    own = await carys.logs(minutes=45, helped=nia)
    assert own["state"] == "logged"
    refused = await carys.verifies(own, status=403)
    assert refused["code"] == "own_contribution"
    many = await carys.posts("/contributions/verify", {"items": [{"id": own["id"]}]})
    assert many["items"][0]["problem"]["code"] == "own_contribution"
    await carys.posts(f"/contributions/{own['id']}/claim", {"minutes": 45})
    assert (await nia.gets(f"/contributions/{own['id']}"))["state"] == "logged"
    await nia.verifies(own)


async def test_who_helps_both_sides_confirms_for_neither(bank: Town) -> None:
    nia, mair, carys = [await bank.person(name) for name in ("Nia", "Mair", "Carys")]
    for one in (nia, mair):
        await one.posts(f"/members/{one.id}/helpers", {"helper_id": str(carys.id)}, status=201)
    entry = await carys.logs(minutes=45, helped=nia, giver=mair)
    assert entry["state"] == "logged"
    assert (await carys.verifies(entry, status=403))["code"] == "forbidden"
    await nia.verifies(entry)


async def test_a_helper_books_for_a_member_and_not_at_their_own_group(
    nia: Person, carys: Person, coordinator: Person, town: Town
) -> None:
    await earns(nia, 60, coordinator)
    pool = await town.group("Swimming Pool", accepts_credits=True)
    body = {
        "account_id": await account_id(nia),
        "organisation_id": str(pool.id),
        "minutes": 20,
    }
    held = await carys.posts("/holds", body, status=201)
    assert (held["placed_by_id"], held["reason"]) == (str(carys.id), "asked_by_member")
    assert (await nia.gets(f"/holds/{held['id']}"))["state"] == "held"
    assert (await carys.posts(f"/holds/{held['id']}/release"))["state"] == "released"
    owain = await town.lead("Owain", pool)
    await nia.posts(f"/members/{nia.id}/helpers", {"helper_id": str(owain.id)}, status=201)
    assert (await owain.posts("/holds", body, status=403))["code"] == "own_gain"


async def test_a_helper_gives_nothing_away_and_changes_nothing_of_the_member(
    nia: Person, carys: Person, mair: Person, coordinator: Person
) -> None:
    await earns(nia, 60, coordinator)
    own = await account_id(nia)
    for to in (mair, carys):
        await carys.posts("/transfers", gift(to, 10, debit_account_id=own), status=403)
    donation = {"kind": "donate", "minutes": 10, "debit_account_id": own}
    await carys.posts("/transfers", donation, status=403)
    await carys.changes(f"/accounts/{own}", {"passes_on": True}, status=403)
    path = f"/members/{nia.id}"
    assert (await carys.gets(path))["shown"] == "name"
    await carys.changes(path, {"email": "carys@example.org"}, status=403)
    await carys.posts(f"{path}/leave", status=403)
    for hidden in ("export", "erasure", "agreements"):
        await carys.gets(f"{path}/{hidden}", status=404)


async def test_helping_ends_with_the_next_request_whoever_says_so(
    nia: Person, carys: Person, coordinator: Person, club: Group
) -> None:
    path = f"/members/{nia.id}/helpers"
    for somebody in (nia, carys, coordinator):
        ended = await somebody.posts(f"{path}/{carys.id}/end")
        assert ended["items"][-1]["ended_by"] == str(somebody.id)
        await carys.logs(minutes=30, helped=club, giver=nia, status=403)
        await carys.gets(f"/members/{nia.id}", status=404)
        await carys.gets(path, status=404)
        await nia.posts(path, {"helper_id": str(carys.id)}, status=201)
    assert len((await carys.gets(path))["items"]) == 4


async def test_only_the_member_or_a_coordinator_names_who_helps_and_only_who_is_here(
    nia: Person, mair: Person, coordinator: Person, bank: Town
) -> None:
    path = f"/members/{nia.id}/helpers"
    await mair.posts(path, {"helper_id": str(mair.id)}, status=404)
    await mair.gets(path, status=404)
    theirs = await bank.person("Theirs")
    for one in (nia, theirs):
        refused = await nia.posts(path, {"helper_id": str(one.id)}, status=422)
        assert [error["pointer"] for error in refused["errors"]] == ["/helper_id"]
    await coordinator.posts(path, {"helper_id": str(mair.id)}, status=201)
    await mair.posts(f"/members/{mair.id}/leave")
    (helping,) = (await nia.gets(path))["items"]
    assert helping["ended_by"] == str(mair.id)


async def test_a_helper_is_named_by_the_number_on_their_card(nia: Person, mair: Person) -> None:
    path = f"/members/{nia.id}/helpers"
    number = (await mair.gets("/v1/me"))["member"]["number"]
    named = (await nia.posts(path, {"number": number}, status=201))["items"]
    assert [(one["helper_id"], one["number"]) for one in named][-1:] == [(str(mair.id), number)]
    own = (await nia.gets("/v1/me"))["member"]["number"]
    for wrong in (own, "0"):
        refused = await nia.posts(path, {"number": wrong}, status=422)
        assert [error["pointer"] for error in refused["errors"]] == ["/number"]
    for body in ({}, {"number": number, "helper_id": str(mair.id)}):
        await nia.posts(path, body, status=422)


async def test_what_was_ended_is_not_made_undone(nia: Person, carys: Person, town: Town) -> None:
    await nia.posts(f"/members/{nia.id}/helpers/{carys.id}/end")
    again = text("UPDATE timebank.helper SET ended_at = NULL, ended_by = NULL")
    with pytest.raises(DBAPIError, match="append_only"):
        async with town.database.transaction(town.id) as connection:
            await connection.execute(again)

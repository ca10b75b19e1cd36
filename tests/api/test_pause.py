"""A pause: at once signed out, hidden, nothing spent; the balance stays, and hours are credited."""

import pytest
from tests.api.books import earns
from tests.api.exchanging import agreed, of, proposes, says, sees
from tests.api.sessions import away, coming, planned, signs_up
from tests.api.town import Group, Person, Town

from timebank.base.ids import new_id
from timebank.db.engine import call
from timebank.db.failures import constraint_of


@pytest.fixture
async def catrin(town: Town) -> Person:
    return await town.person("Catrin", "safeguarding_lead")


async def account_of(coordinator: Person, member: Person) -> str:
    found: str = (await coordinator.gets(f"/members/{member.id}"))["account_id"]
    return found


async def test_whoever_is_paused_is_signed_out_at_once(
    nia: Person, lead: Person, catrin: Person
) -> None:
    for paused in (nia, lead):
        await catrin.posts(f"/members/{paused.id}/pause")
        await paused.gets("/accounts", status=401)


async def test_a_sign_in_from_before_is_not_good_again(nia: Person, coordinator: Person) -> None:
    await coordinator.posts(f"/members/{nia.id}/pause")
    back = await coordinator.posts(f"/members/{nia.id}/resume")
    assert back["status"] == "member"
    await nia.gets("/accounts", status=401)


async def test_a_lead_does_not_see_them_and_a_coordinator_does(
    nia: Person, lead: Person, coordinator: Person
) -> None:
    await coordinator.posts(f"/members/{nia.id}/pause")
    await lead.gets(f"/members/{nia.id}", status=404)
    found = [await who.posts("/members/search", {"name": "Nia"}) for who in (lead, coordinator)]
    assert [len(page["items"]) for page in found] == [0, 1]
    listed = [(await who.gets("/members"))["items"] for who in (lead, coordinator)]
    assert [str(nia.id) in {one["id"] for one in items} for items in listed] == [False, True]


async def test_hours_they_gave_are_credited_and_the_balance_stays(
    nia: Person, club: Group, lead: Person, coordinator: Person
) -> None:
    entry = await nia.logs(minutes=30, helped=club)
    await coordinator.posts(f"/members/{nia.id}/pause")
    await lead.verifies(entry)
    assert await nia.balance() == 30


async def test_help_they_were_given_is_credited_to_the_giver(bank: Town) -> None:
    sian, ifan, coordinator = (
        await bank.person("Siân"),
        await bank.person("Ifan"),
        await bank.coordinator(),
    )
    entry = await sian.logs(minutes=45, helped=ifan)
    await coordinator.posts(f"/members/{ifan.id}/pause")
    await coordinator.verifies(entry)
    assert (await sian.balance(), await ifan.balance()) == (45, -45)


@pytest.mark.parametrize("kind", ["gift", "donate"])
async def test_nothing_is_given_away(
    kind: str, nia: Person, mair: Person, club: Group, coordinator: Person
) -> None:
    await earns(nia, 60, coordinator)
    await coordinator.posts(f"/members/{nia.id}/pause")
    gift = {
        "kind": kind,
        "debit_account_id": await account_of(coordinator, nia),
        "minutes": 30,
        "reason": "other",
    }
    if kind == "gift":
        gift["receiver"] = {"member_id": str(mair.id)}
    refused = await coordinator.posts("/transfers", gift, status=409)
    assert refused["code"] == "member_paused"
    assert await nia.balance() == 60


async def test_nothing_is_reserved_and_what_was_is_not_spent(
    town: Town, nia: Person, coordinator: Person
) -> None:
    pool = await town.group("Pool", accepts_credits=True)
    await earns(nia, 60, coordinator)
    hold = {
        "account_id": await account_of(coordinator, nia),
        "organisation_id": str(pool.id),
        "minutes": 30,
        "reason": "other",
    }
    placed = await coordinator.posts("/holds", hold, status=201)
    await coordinator.posts(f"/members/{nia.id}/pause")
    for path, body in (("/holds", hold), (f"/holds/{placed['id']}/capture", {})):
        refused = await coordinator.posts(path, body, status=409)
        assert refused["code"] == "member_paused"


async def test_who_leaves_while_paused_passes_on_what_remains(
    nia: Person, club: Group, coordinator: Person
) -> None:
    await earns(nia, 60, coordinator)
    await coordinator.posts(f"/members/{nia.id}/pause")
    left = await coordinator.posts(f"/members/{nia.id}/leave")
    assert left["passed_on_minutes"] == 60


async def test_the_database_holds_it_against_the_services_own_login(
    town: Town, nia: Person, mair: Person, club: Group, coordinator: Person
) -> None:
    await earns(nia, 60, coordinator)
    accounts = [await account_of(coordinator, one) for one in (nia, mair)]
    await coordinator.posts(f"/members/{nia.id}/pause")
    with pytest.raises(Exception, match="member_paused") as refused:
        async with town.database.transaction(town.id) as connection:
            await call(
                connection,
                "SELECT * FROM timebank.move($1, 'member', $2, 'gift', ARRAY[$3::uuid],"
                " ARRAY[$4::uuid], ARRAY[$5::uuid], ARRAY[30::bigint], NULL)",
                *(town.id, nia.id, new_id(), *accounts),
            )
    assert constraint_of(refused.value) == "member_paused"


async def test_nobody_pauses_themselves(coordinator: Person, catrin: Person) -> None:
    for who in (coordinator, catrin):
        await who.posts(f"/members/{who.id}/pause", status=403)


async def test_only_a_resume_ends_it(nia: Person, coordinator: Person, catrin: Person) -> None:
    await coordinator.posts(f"/members/{nia.id}/pause")
    refused = await coordinator.changes(f"/members/{nia.id}", {"status": "member"}, status=409)
    assert refused["code"] == "member_paused"
    assert (await catrin.posts(f"/members/{nia.id}/resume"))["status"] == "member"


async def test_their_places_go_to_those_who_wait_also_where_whoever_pauses_knows_nothing_of_it(
    *, nia: Person, mair: Person, club: Group, lead: Person, coordinator: Person, catrin: Person
) -> None:
    session = await planned(lead, club, places=1)
    for one in (nia, mair):
        await signs_up(one, session)
    await lead.changes(f"/organisations/{club.id}", {"private": True})
    await catrin.gets(f"/sessions/{session['id']}", status=404)
    await catrin.posts(f"/members/{nia.id}/pause")
    assert await coming(lead, session) == [str(mair.id)]
    await catrin.posts(f"/members/{nia.id}/resume")
    assert await coming(lead, session) == [str(mair.id)]


async def test_one_who_only_waited_waits_no_more(
    nia: Person, mair: Person, club: Group, lead: Person, coordinator: Person
) -> None:
    session = await planned(lead, club, places=1)
    for one in (mair, nia):
        await signs_up(one, session)
    await coordinator.posts(f"/members/{nia.id}/pause")
    page = await lead.gets(f"/sessions/{session['id']}/sign-ups")
    assert [one["state"] for one in page["items"]] == ["in", "cancelled"]


async def test_what_was_agreed_with_them_is_called_off_and_what_was_proposed_waits(
    nia: Person, mair: Person, coordinator: Person, catrin: Person
) -> None:
    to_come = await agreed(nia, mair, planned_on=away(3))
    by_today = await agreed(nia, mair)
    asked = await proposes(nia, giver=nia, receiver=mair, planned_on=away(4))
    await catrin.posts(f"/members/{nia.id}/pause")
    states = [(await sees(mair, one))["state"] for one in (to_come, by_today, asked)]
    assert states == ["cancelled", "agreed", "proposed"]
    assert of(await sees(mair, to_come), nia)["contact"] is None
    refused = await says(mair, "agree", asked, status=409)
    assert refused["code"] == "person_unavailable"


async def test_trying_a_pause_gives_nothing_up(
    nia: Person, club: Group, lead: Person, coordinator: Person
) -> None:
    session = await planned(lead, club)
    await signs_up(nia, session)
    await coordinator.posts(f"/members/{nia.id}/pause?dry_run=true")
    assert await coming(lead, session) == [str(nia.id)]


async def test_nobody_says_anything_new_in_their_name(
    nia: Person, mair: Person, coordinator: Person, town: Town
) -> None:
    await nia.posts(f"/members/{nia.id}/helpers", {"helper_id": str(mair.id)}, status=201)
    garden = {"activity_id": str(town.gardening), "title_cy": "Garddio"}
    offer = await nia.posts("/offers", garden, status=201)
    knits = await nia.posts("/skills", {"kind": "can", "words_cy": "Gwau"}, status=201)
    assert (await mair.gets(f"/offers/{offer['id']}"))["actions"] == ["renew", "close"]
    await coordinator.posts(f"/members/{nia.id}/pause")
    for who in (mair, coordinator):
        path = f"/offers/{offer['id']}"
        assert (await who.gets(path))["actions"] == ["close"]
        refused = [
            await who.posts(f"{path}/renew", status=409),
            await who.changes(path, {"title_cy": "Chwynnu"}, status=409),
            await who.changes(f"/skills/{knits['id']}", {"kind": "know"}, status=409),
        ]
        assert {one["code"] for one in refused} == {"member_paused"}
    await mair.posts(f"/offers/{offer['id']}/close", {"reason": "no_longer"})

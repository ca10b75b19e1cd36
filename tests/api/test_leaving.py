"""Leaving: nothing is held back, nothing is lost, and what was known is to be erased."""

import asyncio
from typing import Any

from tests.api.books import earns, gift, hold, proven
from tests.api.town import Group, Person, Town


async def test_who_leaves_passes_what_remains_to_the_pot(
    nia: Person, lead: Person, coordinator: Person, club: Group, town: Town
) -> None:
    entry = await nia.logs(minutes=90, helped=club)
    await lead.verifies(entry)
    left = await coordinator.posts(f"/members/{nia.id}/leave", {"reason": "leaving"})
    assert (left["member"]["status"], left["passed_on_minutes"]) == ("left", 90)
    assert (left["kind"], await town.balance_of(town.id, "pot")) == ("donate", 90)
    assert (await nia.asks("GET", f"/members/{nia.id}")).status_code == 401


async def test_where_the_community_says_so_what_remains_expires(
    nia: Person, lead: Person, coordinator: Person, club: Group, town: Town
) -> None:
    await coordinator.changes("", {"rules": {"leavers_minutes": "expire"}})
    await lead.verifies(await nia.logs(minutes=45, helped=club))
    left = await nia.posts(f"/members/{nia.id}/leave")
    assert (left["kind"], left["passed_on_minutes"]) == ("expire", 45)
    assert await town.balance_of(town.id, "pot") == 0


async def test_leaving_twice_moves_minutes_once(
    nia: Person, lead: Person, coordinator: Person, club: Group, town: Town
) -> None:
    await lead.verifies(await nia.logs(minutes=30, helped=club))
    path = f"/members/{nia.id}/leave"
    answers = await asyncio.gather(*(coordinator.posts(path) for _ in range(3)))
    assert sorted(answer["passed_on_minutes"] for answer in answers) == [0, 0, 30]
    assert await town.balance_of(town.id, "pot") == 30


async def test_to_try_leaving_changes_nothing(nia: Person, coordinator: Person) -> None:
    tried = await coordinator.posts(f"/members/{nia.id}/leave?dry_run=true")
    assert tried["member"]["status"] == "left"
    assert (await nia.gets(f"/members/{nia.id}"))["status"] == "member"


async def owing(bank: Town) -> tuple[Person, Person, Person]:
    """Nia, an hour below zero, Mair who gave her that hour, and the coordinator."""
    nia, mair = await bank.person("Nia"), await bank.person("Mair")
    await nia.verifies(await mair.logs(minutes=60, helped=nia))
    return nia, mair, await bank.coordinator()


async def test_below_zero_the_pot_grants_what_is_missing_by_a_coordinators_word(bank: Town) -> None:
    nia, mair, delyth = await owing(bank)
    refused = await nia.posts(f"/members/{nia.id}/leave", status=409)
    assert (refused["code"], refused["missing_minutes"]) == ("account_below_zero", 60)
    assert "1 hour" in refused["detail"]
    short = await delyth.posts(f"/members/{nia.id}/leave", status=409)
    assert short["code"] == "insufficient_minutes"
    await mair.posts("/transfers", {"kind": "donate", "minutes": 60}, status=201)
    left = await delyth.posts(f"/members/{nia.id}/leave", {"reason": "death"})
    assert (left["kind"], left["granted_minutes"], left["passed_on_minutes"]) == ("grant", 60, 0)
    assert (await nia.balance(), await bank.balance_of(bank.id, "pot")) == (0, 0)
    assert await proven(bank)


async def test_nobody_has_the_pot_pay_for_their_own_leaving(bank: Town) -> None:
    _, mair, delyth = await owing(bank)
    await bank.coordinator("Ifan")
    await delyth.verifies(await mair.logs(minutes=60, helped=delyth))
    await mair.posts("/transfers", {"kind": "donate", "minutes": 90}, status=201)
    refused = await delyth.posts(f"/members/{delyth.id}/leave", status=409)
    assert refused["code"] == "account_below_zero"


async def asked_for(bank: Town) -> tuple[Any, Person, Person, Person]:
    """Nia's leaving, which waits, for the pot has to give her an hour; she, Mair and Delyth, who
    asked."""
    nia, mair, delyth = await owing(bank)
    await delyth.changes("", {"rules": {"second_person_grant_minutes": 59}})
    await mair.posts("/transfers", {"kind": "donate", "minutes": 60}, status=201)
    wish = {"reason": "death", "may_come_back": True}
    return await delyth.posts(f"/members/{nia.id}/leave", wish, status=202), nia, mair, delyth


async def test_a_grant_above_the_threshold_waits_for_a_second_person(bank: Town) -> None:
    asked, nia, _, delyth = await asked_for(bank)
    assert (asked["kind"], asked["minutes"], asked["subject_id"]) == ("leaving", 60, str(nia.id))
    assert (await nia.gets(f"/members/{nia.id}"))["status"] == "member"
    again = await delyth.posts(f"/members/{nia.id}/leave", status=409)
    assert (again["code"], again["about_id"]) == ("approval_waits", asked["id"])
    eleri = await bank.coordinator("Eleri")
    done = await eleri.posts(f"/approvals/{asked['id']}/approve")
    assert done["state"] == "approved"
    left = await eleri.gets(f"/members/{nia.id}")
    assert (left["status"], left["name"], await bank.balance_of(nia.id)) == ("left", "Nia", 0)
    grant = await eleri.gets(f"/transfers/{asked['made_id']}")
    assert (grant["kind"], grant["reason"], grant["approval_id"]) == ("grant", "death", asked["id"])
    assert (await eleri.gets("/erasures"))["items"] == []
    assert await proven(bank)


async def test_where_more_is_missing_by_then_it_is_asked_for_anew(bank: Town) -> None:
    asked, nia, mair, _ = await asked_for(bank)
    await nia.posts("/transfers", gift(mair, 5), status=201)
    eleri = await bank.coordinator("Eleri")
    refused = await eleri.posts(f"/approvals/{asked['id']}/approve", status=409)
    assert (refused["code"], refused["missing_minutes"]) == ("more_missing", 65)
    assert (await eleri.gets(f"/approvals/{asked['id']}"))["state"] == "waiting"


async def test_an_organisation_below_zero_waits_likewise(
    town: Town, nia: Person, mair: Person, coordinator: Person, club: Group
) -> None:
    await earns(nia, 90, coordinator)
    await nia.posts("/transfers", {"kind": "donate", "minutes": 90}, status=201)
    grant = {"kind": "grant", "minutes": 90, "reason": "welcome"}
    to_club = {"receiver": {"organisation_id": str(club.id)}}
    granted = await coordinator.posts("/transfers", {**grant, **to_club}, status=201)
    account = {"debit_account_id": granted["credit_account_id"], "kind": "donate", "minutes": 90}
    await coordinator.posts("/transfers", {**account, "reason": "other"}, status=201)
    await coordinator.posts(
        f"/transfers/{granted['id']}/reversal", {"reason": "mistake"}, status=201
    )
    await coordinator.changes("", {"rules": {"second_person_grant_minutes": 60}})
    path = f"/organisations/{club.id}/leave"
    asked = await coordinator.posts(path, status=202)
    assert (asked["subject_id"], asked["minutes"]) == (str(club.id), 90)
    gwen = await town.coordinator("Gwen")
    await gwen.posts(f"/approvals/{asked['id']}/approve")
    assert (await gwen.gets(f"/organisations/{club.id}"))["status"] == "left"
    assert await proven(town)


async def test_what_is_held_goes_back_when_somebody_leaves(
    nia: Person, coordinator: Person, town: Town
) -> None:
    await earns(nia, 60, coordinator)
    pool = await town.group("Swimming Pool", accepts_credits=True)
    held = [await hold(nia, pool, minutes) for minutes in (20, 15)]
    left = await nia.posts(f"/members/{nia.id}/leave")
    assert (left["released_holds"], left["passed_on_minutes"]) == (2, 60)
    for one in held:
        assert (await coordinator.gets(f"/holds/{one['id']}"))["state"] == "released"
    assert await proven(town)


async def test_who_leaves_says_where_what_remains_goes(
    nia: Person, mair: Person, coordinator: Person, town: Town
) -> None:
    await earns(nia, 40, coordinator)
    wish = {"remains": "gift", "gift_to": str(mair.id)}
    left = await nia.posts(f"/members/{nia.id}/leave", wish)
    assert (left["kind"], left["passed_on_minutes"], await mair.balance()) == ("gift", 40, 40)
    left = await mair.posts(f"/members/{mair.id}/leave", {"remains": "expire"})
    assert (left["kind"], await town.balance_of(town.id, "pot")) == ("expire", 0)


async def test_a_coordinator_is_given_nothing_by_their_own_hand(
    nia: Person, coordinator: Person
) -> None:
    await earns(nia, 40, await nia.town.coordinator("Eirlys"))
    wish = {"remains": "gift", "gift_to": str(coordinator.id)}
    refused = await coordinator.posts(f"/members/{nia.id}/leave", wish, status=403)
    assert refused["code"] == "own_gain"
    assert (await nia.posts(f"/members/{nia.id}/leave", wish))["kind"] == "gift"


async def test_what_remains_goes_to_nobody_who_is_not_here(
    nia: Person, mair: Person, coordinator: Person, bank: Town
) -> None:
    await mair.posts(f"/members/{mair.id}/leave")
    for other in (nia, mair, await bank.person("Theirs")):
        wish = {"remains": "gift", "gift_to": str(other.id)}
        refused = await nia.posts(f"/members/{nia.id}/leave", wish, status=422)
        assert [error["pointer"] for error in refused["errors"]] == ["/gift_to"]
    for wish in ({"remains": "gift"}, {"gift_to": str(coordinator.id)}):
        await nia.posts(f"/members/{nia.id}/leave", wish, status=422)


async def test_an_erasure_is_asked_for_with_leaving_unless_somebody_may_come_back(
    nia: Person, mair: Person, coordinator: Person
) -> None:
    left = await nia.posts(f"/members/{nia.id}/leave")
    asked = await coordinator.gets(f"/members/{nia.id}/erasure")
    assert (asked["state"], asked["due_on"]) == ("asked", left["erasure_due_on"])
    stays = await mair.posts(f"/members/{mair.id}/leave", {"may_come_back": True})
    assert stays["erasure_due_on"] is None
    assert await coordinator.gets(f"/members/{mair.id}/erasure") is None


async def test_of_one_who_comes_back_nothing_is_to_be_erased(
    nia: Person, coordinator: Person
) -> None:
    await nia.posts(f"/members/{nia.id}/leave")
    await coordinator.changes(f"/members/{nia.id}", {"status": "member"})
    asked = await coordinator.gets(f"/members/{nia.id}/erasure")
    assert (asked["state"], asked["ended_by"]) == ("withdrawn", str(coordinator.id))


async def test_hours_that_come_late_go_on_to_the_pot_and_the_account_stays_closed(
    nia: Person, lead: Person, coordinator: Person, club: Group, town: Town
) -> None:
    late = await nia.logs(minutes=45, helped=club)
    await nia.posts(f"/members/{nia.id}/leave")
    verified = await coordinator.verifies(late)
    assert (verified["passed_on_minutes"], await nia.balance()) == (45, 0)
    assert await town.balance_of(town.id, "pot") == 45
    account = await coordinator.gets(f"/accounts?owner_id={nia.id}")
    assert account["items"][0]["closed"]
    assert await proven(town)


async def test_hours_that_come_late_expire_where_what_remained_did(
    nia: Person, lead: Person, coordinator: Person, club: Group, town: Town
) -> None:
    await coordinator.changes("", {"rules": {"leavers_minutes": "expire"}})
    late = await nia.logs(minutes=45, helped=club)
    await nia.posts(f"/members/{nia.id}/leave")
    await coordinator.changes("", {"rules": {"leavers_minutes": "pot"}})
    assert (await coordinator.verifies(late))["passed_on_minutes"] == 45
    assert await town.balance_of(town.id, "pot") == 0
    (line, _) = (await coordinator.gets("/transfers"))["items"][:2]
    assert (line["kind"], line["reason"]) == ("expire", "passed_on")
    assert await proven(town)


async def test_hours_that_come_late_go_to_whom_the_leaver_gave_the_rest(
    nia: Person, mair: Person, lead: Person, coordinator: Person, club: Group
) -> None:
    town = nia.town
    late = await nia.logs(minutes=45, helped=club)
    mine = await mair.logs(minutes=30, helped=nia)
    await nia.posts(f"/members/{nia.id}/leave", {"remains": "gift", "gift_to": str(mair.id)})
    assert (await coordinator.verifies(late))["passed_on_minutes"] == 45
    assert (await mair.balance(), await town.balance_of(town.id, "pot")) == (45, 0)
    refused = await coordinator.posts(f"/contributions/{mine['id']}/verify", status=409)
    assert refused["code"] == "account_closed"
    assert await proven(town)


async def test_late_hours_find_whom_the_leaver_named_though_they_were_taken_in_twice(
    nia: Person, mair: Person, lead: Person, coordinator: Person, club: Group
) -> None:
    town = nia.town
    late = await nia.logs(minutes=45, helped=club)
    await nia.posts(f"/members/{nia.id}/leave", {"remains": "gift", "gift_to": str(mair.id)})
    again, once_more = await town.person("Mair"), await town.person("Mair")
    await coordinator.posts(f"/members/{mair.id}/merge", {"into_id": str(again.id)})
    await coordinator.posts(f"/members/{again.id}/merge", {"into_id": str(once_more.id)})
    assert (await coordinator.verifies(late))["passed_on_minutes"] == 45
    assert (await once_more.balance(), await town.balance_of(town.id, "pot")) == (45, 0)
    assert await proven(town)


async def test_late_hours_find_whom_the_leaver_named_though_they_left_before_they_were_merged(
    nia: Person, mair: Person, lead: Person, coordinator: Person, club: Group
) -> None:
    town, again = nia.town, await nia.town.person("Mair")
    late = await nia.logs(minutes=45, helped=club)
    await nia.posts(f"/members/{nia.id}/leave", {"remains": "gift", "gift_to": str(mair.id)})
    await mair.posts(f"/members/{mair.id}/leave")
    await coordinator.posts(f"/members/{mair.id}/merge", {"into_id": str(again.id)})
    assert (await coordinator.verifies(late))["passed_on_minutes"] == 45
    assert (await again.balance(), await town.balance_of(town.id, "pot")) == (45, 0)
    assert await proven(town)


async def test_whoever_gets_them_confirms_none_of_them(
    nia: Person, lead: Person, coordinator: Person, club: Group
) -> None:
    late = await nia.logs(minutes=45, helped=club)
    await nia.posts(f"/members/{nia.id}/leave", {"remains": "gift", "gift_to": str(lead.id)})
    refused = await lead.posts(f"/contributions/{late['id']}/verify", status=403)
    assert refused["code"] == "own_gain"
    await coordinator.verifies(late)
    assert await lead.balance() == 45


async def test_two_who_leave_and_give_each_other_what_they_have_do_not_stop_each_other(
    nia: Person, mair: Person, coordinator: Person
) -> None:
    for one in (nia, mair):
        await earns(one, 30, coordinator)
    answers = await asyncio.gather(
        *(
            one.asks(
                "POST",
                f"/members/{one.id}/leave",
                {"remains": "gift", "gift_to": str(other.id)},
            )
            for one, other in ((nia, mair), (mair, nia))
        )
    )
    assert sorted(answer.status_code for answer in answers) in ([200, 409], [200, 422])


async def test_nobody_leaves_for_another_member(nia: Person, mair: Person, lead: Person) -> None:
    await nia.posts(f"/members/{mair.id}/leave", status=404)
    await lead.posts(f"/members/{mair.id}/leave", status=403)


async def test_leaving_needs_an_idempotency_key(coordinator: Person, nia: Person) -> None:
    url = f"{nia.town.base}/members/{nia.id}/leave"
    sent = {"Authorization": f"Bearer {coordinator.token}"}
    answer = await nia.town.http.post(url, headers=sent)
    assert (answer.status_code, answer.json()["code"]) == (400, "idempotency_key_required")


async def test_who_comes_back_has_the_account_opened_again(
    nia: Person, coordinator: Person, town: Town
) -> None:
    await coordinator.posts(f"/members/{nia.id}/leave")
    path = f"/members/{nia.id}"
    assert (await coordinator.posts(f"{path}/pause", status=409))["code"] == "member_left"
    back = await coordinator.changes(path, {"status": "member"})
    assert (back["status"], back["left_on"]) == ("member", None)
    account = await coordinator.gets(f"/accounts/{back['account_id']}")
    assert account["closed"] is False
    assert (await nia.gets(path))["status"] == "member"

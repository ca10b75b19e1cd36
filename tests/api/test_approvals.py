"""What takes two people: asked for by one, done when another says yes, and only then."""

import asyncio
from typing import Any
from uuid import UUID, uuid4

import pytest
from sqlalchemy import text
from tests.api.apps import registered
from tests.api.books import earns, gift, own_account, proven, rules
from tests.api.town import Group, Person, Town

from timebank.second_person.service import lapse

pytestmark = pytest.mark.anyio

MISTAKE = {"reason": "mistake"}


@pytest.fixture
async def second(town: Town, coordinator: Person) -> Person:
    """Another coordinator, in a community that asks two people above 60 minutes."""
    await rules(town, second_person_grant_minutes=60, second_person_reversal_minutes=60)
    return await town.coordinator("Gwen")


async def reversal(giver: Person, coordinator: Person, **more: Any) -> Any:
    """Nia's 90 minutes are to be undone: what waits."""
    earned = await earns(giver, 90, coordinator)
    path = f"/transfers/{earned['id']}/reversal"
    return await coordinator.posts(path, {**MISTAKE, **more}, status=202)


async def says(person: Person, approval: Any, word: str, *, status: int = 200, **more: Any) -> Any:
    return await person.posts(f"/approvals/{approval['id']}/{word}", more, status=status)


async def ended_by_itself(town: Town) -> int:
    """A round of what ends what waits for nobody any more; how many it ended."""
    async with town.database.transaction(town.id) as connection:
        return await lapse(connection, town.id)


async def test_a_reversal_above_the_threshold_waits_for_a_second_person(
    town: Town, nia: Person, coordinator: Person, second: Person
) -> None:
    asked = await reversal(nia, coordinator, note="Typed twice.")
    assert (asked["state"], asked["minutes"], await nia.balance()) == ("waiting", 90, 90)
    waits = await second.gets(f"/approvals/{asked['id']}")
    assert [note["words"] for note in waits["notes"]] == ["Typed twice."]
    done = await says(second, asked, "approve")
    assert (done["state"], done["ended_by_id"], await nia.balance()) == (
        "approved",
        str(second.id),
        0,
    )
    line = await second.gets(f"/transfers/{asked['made_id']}")
    assert (line["actor_id"], line["approval_id"]) == (str(second.id), asked["id"])
    assert line["reverses_id"] == asked["subject_id"]
    assert [note["written_by_id"] for note in line["notes"]] == [str(coordinator.id)]
    assert await says(second, asked, "approve") == done
    assert await proven(town)


async def test_a_grant_above_the_threshold_waits_and_is_asked_for_once(
    town: Town, nia: Person, mair: Person, coordinator: Person, second: Person
) -> None:
    await earns(nia, 120, coordinator)
    await nia.posts("/transfers", {"kind": "donate", "minutes": 120}, status=201)
    grant = {**gift(mair, 61), "kind": "grant", "reason": "welcome", "id": str(UUID(int=7))}
    tried = await coordinator.asks("POST", "/transfers?dry_run=true", grant)
    assert (tried.status_code, tried.headers["dry-run"]) == (202, "true")
    assert (await coordinator.gets("/approvals"))["items"] == []
    asked = await coordinator.asks("POST", "/transfers", grant, key="once")
    again = await coordinator.asks("POST", "/transfers", grant, key="once")
    assert (again.status_code, again.json()) == (202, asked.json())
    assert await coordinator.gets(asked.headers["location"], status=200)
    assert await coordinator.posts("/transfers", grant, status=202) == asked.json()
    other = await coordinator.posts("/transfers", {**grant, "minutes": 90}, status=409)
    assert (other["code"], await mair.balance()) == ("id_taken", 0)
    await says(second, asked.json(), "approve")
    made = await coordinator.posts("/transfers", grant, status=201)
    assert (made["minutes"], made["actor_id"], await mair.balance()) == (61, str(second.id), 61)
    await coordinator.posts("/transfers", {**grant, "minutes": 59, "id": None}, status=201)


async def test_a_correction_waits_by_its_difference_and_shows_both_people(
    town: Town, nia: Person, club: Group, lead: Person, second: Person
) -> None:
    entry = await nia.logs(minutes=90, helped=club)
    await lead.verifies(entry)
    path, change = f"/contributions/{entry['id']}/correction", {"minutes": 29, **MISTAKE}
    asked = await lead.posts(path, {**change, "note": "Half an hour."}, status=202)
    assert (asked["minutes"], asked["terms"]["minutes"], await nia.balance()) == (61, 29, 90)
    assert (await lead.gets("/approvals"))["items"] == [asked]
    twice = await lead.posts(path, {"minutes": 15, **MISTAKE}, status=409)
    assert twice["about_id"] == asked["id"]
    await second.posts(f"/members/{nia.id}/roles", {"role": "coordinator"}, status=201)
    gainer = Person(town, nia.id, "Nia", await town.token("coordinator", nia.id))
    assert (await says(gainer, asked, "approve", status=403))["code"] == "own_gain"
    await says(second, asked, "approve")
    told = await lead.gets(f"/contributions/{asked['made_id']}")
    assert (told["stated_by_id"], told["decided_by_id"]) == (str(lead.id), str(second.id))
    assert (told["notes"][0]["words"], await nia.balance()) == ("Half an hour.", 29)
    again = await lead.posts(path, {**change, "id": asked["made_id"]}, status=201)
    assert again["contribution"]["id"] == asked["made_id"]
    assert await proven(town)


async def test_a_lead_who_stopped_leading_has_asked_for_nothing(
    nia: Person, club: Group, lead: Person, second: Person
) -> None:
    entry = await nia.logs(minutes=90, helped=club)
    await lead.verifies(entry)
    path = f"/contributions/{entry['id']}/correction"
    asked = await lead.posts(path, {"minutes": 1, **MISTAKE}, status=202)
    await second.posts(f"/organisations/{club.id}/leads/{lead.id}/end")
    assert (await says(second, asked, "approve", status=409))["code"] == "asker_without_role"


async def test_the_pots_floor_goes_below_zero_when_two_people_say_so(
    town: Town, coordinator: Person, second: Person
) -> None:
    pot = await own_account(town, coordinator, "pot")
    path, change = f"/accounts/{pot['id']}", {"floor_minutes": -600, "reason": "other"}
    asked = await coordinator.changes(path, change, status=202)
    shown = (asked["kind"], asked["minutes"], asked["terms"]["floor_minutes"])
    assert shown == ("limits", 600, -600)
    assert (await coordinator.gets(path))["floor_minutes"] == 0
    await says(second, asked, "approve")
    assert (await coordinator.gets(path))["floor_minutes"] == -600
    await coordinator.changes(path, {"floor_minutes": 0, "reason": "other"})
    assert await proven(town)


def thanks(town: Town, group: Group, *people: Person) -> dict[str, Any]:
    return {
        "organisation_id": str(group.id),
        "activity_id": str(town.gardening),
        "worked_on": "2025-06-07",
        "lines": [{"member_id": str(one.id), "minutes": 90, "id": str(uuid4())} for one in people],
    }


async def test_thanks_beyond_the_monthly_limit_wait_as_one_and_are_credited_as_one(
    nia: Person, mair: Person, club: Group, lead: Person, second: Person
) -> None:
    town = nia.town
    await rules(town, person_thanks_monthly_minutes=100)
    ifan, sent = await town.coordinator("Ifan"), thanks(town, club, nia, mair)
    sent["lines"].append({"member_id": str(ifan.id), "minutes": 90})
    done = await lead.posts("/thanks", sent, status=202)
    assert [item["outcome"] for item in done["items"]] == ["credited", "waiting", "waiting"]
    (asked,) = (await lead.gets("/approvals"))["items"]
    assert {item["problem"]["about_id"] for item in done["items"][1:]} == {asked["id"]}
    assert (asked["kind"], asked["minutes"], asked["asked_by_id"]) == ("thanks", 180, str(lead.id))
    again = await lead.posts("/thanks", sent | {"lines": sent["lines"][1:2]}, status=202)
    assert again["items"][0]["problem"]["about_id"] == asked["id"]
    waits = await mair.gets(f"/contributions/{sent['lines'][1]['id']}")
    assert (waits["state"], waits["approval_id"]) == ("logged", asked["id"])
    assert (await says(ifan, asked, "approve", status=403))["code"] == "own_gain"
    assert (await nia.balance(), await mair.balance()) == (90, 0)
    await says(second, asked, "approve")
    credited = await mair.gets(f"/contributions/{waits['id']}")
    shown = (credited["state"], credited["stated_by_id"], credited["decided_by_id"])
    assert shown == ("verified", str(lead.id), str(second.id))
    assert (credited["approval_id"], await ifan.balance()) == (None, 90)
    assert await proven(town)


async def test_hours_decided_otherwise_meanwhile_are_not_credited_again(
    nia: Person, mair: Person, club: Group, lead: Person, second: Person
) -> None:
    town = nia.town
    await rules(town, organisation_thanks_monthly_minutes=60)
    sent = thanks(town, club, nia, mair)
    await lead.posts("/thanks", sent, status=202)
    (asked,) = (await lead.gets("/approvals"))["items"]
    await second.verifies(sent["lines"][0])
    await says(second, asked, "approve")
    assert (await nia.balance(), await mair.balance()) == (90, 90)
    late = thanks(town, club, nia) | {"worked_on": "2025-06-08"}
    await lead.posts("/thanks", late, status=202)
    last = (await lead.gets("/approvals?limit=1"))["items"][0]
    await nia.posts(f"/contributions/{late['lines'][0]['id']}/claim", {"minutes": 80}, status=200)
    await second.posts(
        f"/contributions/{late['lines'][0]['id']}/decline", {"note": "Not that day."}
    )
    assert (await says(second, last, "approve", status=409))["code"] == "already_decided"
    assert await nia.balance() == 90


async def test_what_was_all_decided_otherwise_waits_no_longer(
    nia: Person, mair: Person, club: Group, lead: Person, second: Person
) -> None:
    town = nia.town
    await rules(town, organisation_thanks_monthly_minutes=60)
    sent = thanks(town, club, nia, mair)
    await lead.posts("/thanks", sent, status=202)
    (asked,) = (await lead.gets("/approvals"))["items"]
    await second.verifies(sent["lines"][0])
    assert await ended_by_itself(town) == 0
    await second.posts(f"/contributions/{sent['lines'][1]['id']}/decline", {"note": "No."})
    assert await ended_by_itself(town) == 1
    over = await lead.gets(f"/approvals/{asked['id']}")
    assert (over["state"], over["ended_by_id"]) == ("overtaken", None)
    assert (await says(second, asked, "approve", status=409))["code"] == "approval_ended"
    assert (await says(lead, asked, "withdraw", status=409))["code"] == "approval_ended"


async def test_whoever_asks_again_while_it_waits_asks_once(
    town: Town, nia: Person, club: Group, lead: Person, second: Person
) -> None:
    await rules(town, person_thanks_monthly_minutes=60)
    sent = thanks(town, club, nia)
    await lead.posts("/thanks", sent, status=202)
    (first,) = (await lead.gets("/approvals"))["items"]
    await says(lead, first, "withdraw")
    path = f"/contributions/{sent['lines'][0]['id']}/verify"
    answers = await asyncio.gather(*(lead.asks("POST", path, {}) for _ in range(3)))
    assert [answer.status_code for answer in answers] == [202, 202, 202]
    assert len({answer.json()["id"] for answer in answers}) == 1
    await says(second, answers[0].json(), "approve")
    assert await nia.balance() == 90


async def test_whoever_asked_does_not_say_yes_by_whatever_token(
    town: Town, nia: Person, coordinator: Person, second: Person
) -> None:
    asked = await reversal(nia, coordinator)
    phone = Person(town, coordinator.id, "", await town.token("coordinator", coordinator.id))
    for word, more in (("approve", {}), ("decline", {"note": "No."})):
        assert (await says(phone, asked, word, status=403, **more))["code"] == "own_approval"
    assert await nia.balance() == 90


async def test_whoever_made_an_app_does_not_say_yes_to_what_it_asks(
    *, nia: Person, mair: Person, club: Group, coordinator: Person, second: Person, town: Town
) -> None:
    await rules(town, person_thanks_monthly_minutes=100)
    app = await registered(coordinator, ["thanks:write"], bound=club)
    sara = await town.coordinator("Sara")
    await sara.posts(f"/clients/{app.id}/secrets", status=201)
    till = await app.person("thanks:write")
    sent = thanks(town, club, nia, mair)
    await till.posts(
        "/thanks", {**sent, "lines": [{**sent["lines"][0], "minutes": 110}]}, status=202
    )
    (asked,) = (await second.gets("/approvals"))["items"]
    for own in (coordinator, sara):
        for word, more in (("approve", {}), ("decline", {"note": "No."})):
            assert (await says(own, asked, word, status=403, **more))["code"] == "own_approval"
    await says(second, asked, "approve")
    assert await nia.balance() == 110


async def test_whoever_made_an_app_does_not_confirm_what_waits_of_it_nor_it_what_waits_of_them(
    *, nia: Person, mair: Person, club: Group, coordinator: Person, second: Person, town: Town
) -> None:
    await rules(town, person_thanks_monthly_minutes=100)
    scopes = ["thanks:write", "contributions:verify"]
    till = await (await registered(coordinator, scopes, bound=club)).person(*scopes)
    for says_it, confirms, helped in ((till, coordinator, nia), (coordinator, till, mair)):
        line = {"member_id": str(helped.id), "minutes": 110}
        sent = {**thanks(town, club, nia, mair), "lines": [line]}
        (row,) = (await says_it.posts("/thanks", sent, status=202))["items"]
        entry = {"id": row["contribution_id"]}
        assert (await confirms.verifies(entry, status=202))["state"] == "waiting"
        many = await confirms.posts("/contributions/verify", {"items": [entry]}, status=202)
        assert many["items"][0]["problem"]["code"] == "second_person_required"
        assert await helped.balance() == 0
        await second.verifies(entry)
        assert await helped.balance() == 110


async def test_whoever_gains_does_not_say_yes(
    town: Town, nia: Person, mair: Person, coordinator: Person, second: Person
) -> None:
    await earns(second, 90, coordinator)
    given = await second.posts("/transfers", gift(mair, 90), status=201)
    path = f"/transfers/{given['id']}/reversal"
    asked = await coordinator.posts(path, MISTAKE, status=202)
    assert (await says(second, asked, "approve", status=403))["code"] == "own_gain"
    assert (await second.posts(path, MISTAKE, status=403))["code"] == "own_reversal"
    third = await town.coordinator("Ifan")
    await says(third, asked, "approve")
    assert (await second.balance(), await mair.balance()) == (90, 0)


async def test_only_coordinators_answer_and_only_in_their_own_community(
    town: Town, nia: Person, coordinator: Person, second: Person, lead: Person
) -> None:
    asked = await reversal(nia, coordinator)
    abroad = await (await Town.make(town.database, town.http)).coordinator()
    for person, status in ((lead, 403), (nia, 403), (abroad, 404)):
        await says(person, asked, "approve", status=status)
    there = f"/v1/communities/{town.slug}/approvals/{asked['id']}"
    await abroad.posts(f"{there}/approve", status=404)
    await lead.gets(f"/approvals/{asked['id']}", status=404)
    await lead.posts(f"/approvals/{asked['id']}/withdraw", status=404)
    assert (await lead.gets("/approvals"))["items"] == []
    assert len((await (await town.auditor()).gets("/approvals?state=waiting"))["items"]) == 1
    assert (await second.gets("/approvals?kind=grant"))["items"] == []
    assert await nia.balance() == 90


async def test_no_is_said_with_its_reason_and_whoever_asked_may_take_it_back(
    nia: Person, coordinator: Person, second: Person
) -> None:
    asked = await reversal(nia, coordinator)
    path = f"/transfers/{asked['subject_id']}/reversal"
    twice = await second.posts(path, MISTAKE, status=409)
    assert (twice["code"], twice["about_id"]) == ("approval_waits", asked["id"])
    await says(second, asked, "withdraw", status=403)
    await says(second, asked, "decline", note="She did come.")
    seen = await coordinator.gets(f"/approvals/{asked['id']}")
    assert (seen["state"], seen["notes"][0]["words"]) == ("declined", "She did come.")
    assert (await says(coordinator, asked, "withdraw", status=409))["code"] == "approval_ended"
    anew = await coordinator.posts(path, MISTAKE, status=202)
    await says(coordinator, anew, "withdraw")
    assert (await says(second, anew, "approve", status=409))["code"] == "approval_ended"
    assert await nia.balance() == 90


async def test_what_no_longer_holds_is_refused_and_goes_on_waiting(
    town: Town, nia: Person, coordinator: Person, second: Person
) -> None:
    asked = await reversal(nia, coordinator)
    await rules(town, second_person_reversal_minutes=None)
    await second.posts(f"/transfers/{asked['subject_id']}/reversal", MISTAKE, status=201)
    assert (await says(second, asked, "approve", status=409))["code"] == "already_reversed"
    assert (await second.gets(f"/approvals/{asked['id']}"))["state"] == "waiting"
    assert await nia.balance() == 0
    assert await ended_by_itself(town) == 1
    assert (await second.gets(f"/approvals/{asked['id']}"))["state"] == "overtaken"


async def test_a_correction_that_another_made_meanwhile_waits_no_longer(
    town: Town, nia: Person, coordinator: Person, second: Person
) -> None:
    earned = await earns(nia, 90, coordinator)
    path = f"/contributions/{earned['contribution_id']}/correction"
    correction = await coordinator.posts(path, {"minutes": 10, **MISTAKE}, status=202)
    assert await ended_by_itself(town) == 0
    await second.posts(path, {"minutes": 80, **MISTAKE}, status=201)
    assert await ended_by_itself(town) == 1
    assert (await coordinator.gets(f"/approvals/{correction['id']}"))["state"] == "overtaken"


async def test_whoever_asked_must_still_hold_the_role_and_whoever_answers_too(
    nia: Person, coordinator: Person, second: Person
) -> None:
    asked = await reversal(nia, coordinator)
    await second.posts(f"/members/{coordinator.id}/roles/coordinator/end")
    assert (await says(second, asked, "approve", status=409))["code"] == "asker_without_role"
    await says(coordinator, asked, "approve", status=401)
    assert await nia.balance() == 90


async def test_after_thirty_days_nobody_says_yes_and_it_can_be_asked_for_anew(
    town: Town, nia: Person, coordinator: Person, second: Person
) -> None:
    asked = await reversal(nia, coordinator)
    async with town.database.transaction(town.id) as connection:
        assert await lapse(connection, town.id) == 0
        old = text(
            "INSERT INTO timebank.approval (community_id, id, kind, state, asked_by_kind, asked_by,"
            " asked_as, asked_at, lapses_at, subject_id, made_id, minutes, reason, gainers, terms)"
            " SELECT community_id, :new, kind, state, asked_by_kind, asked_by, asked_as, asked_at,"
            " asked_at, :new, :new, minutes, reason, gainers, terms FROM timebank.approval"
        )
        await connection.execute(old, {"new": UUID(int=9)})
    over = {"id": str(UUID(int=9))}
    assert (await says(second, over, "approve", status=409))["code"] == "approval_ended"
    async with town.database.transaction(town.id) as connection:
        assert await lapse(connection, town.id) == 1
    assert (await coordinator.gets(f"/approvals/{over['id']}"))["state"] == "lapsed"
    assert (await coordinator.gets(f"/approvals/{asked['id']}"))["state"] == "waiting"


async def test_two_who_say_yes_at_once_have_one_effect(
    town: Town, nia: Person, coordinator: Person, second: Person
) -> None:
    third = await town.coordinator("Ifan")
    asked = await reversal(nia, coordinator)
    path = f"/approvals/{asked['id']}/approve"
    answers = await asyncio.gather(*(one.asks("POST", path, {}) for one in (second, third)))
    assert sorted(answer.status_code for answer in answers) == [200, 409]
    assert await nia.balance() == 0
    assert await proven(town)


async def test_a_yes_and_taking_back_at_once_leave_one_of_the_two(
    town: Town, nia: Person, coordinator: Person, second: Person
) -> None:
    for _ in range(4):
        asked = await reversal(nia, coordinator)
        before = await nia.balance()
        path = f"/approvals/{asked['id']}"
        yes, back = await asyncio.gather(
            second.asks("POST", f"{path}/approve", {}),
            coordinator.asks("POST", f"{path}/withdraw", {}),
        )
        assert sorted((yes.status_code, back.status_code)) == [200, 409]
        undone = 90 if yes.status_code == 200 else 0
        assert before - await nia.balance() == undone
    assert await proven(town)


async def test_asking_twice_at_once_is_asked_once(
    nia: Person, coordinator: Person, second: Person
) -> None:
    earned = await earns(nia, 90, coordinator)
    path = f"/transfers/{earned['id']}/reversal"
    answers = await asyncio.gather(*(coordinator.asks("POST", path, MISTAKE) for _ in range(3)))
    assert sorted(answer.status_code for answer in answers) == [202, 409, 409]
    assert len((await second.gets("/approvals?limit=1"))["items"]) == 1

"""Organisations: groups that thank, venues that accept credits, and those whose name is private."""

import asyncio
from typing import Any

import pytest
from tests.api.town import Group, Person, Town

from timebank.base.ids import new_id
from timebank.organisations import queries, service
from timebank.organisations.service import NewOrganisation


def group(name: str = "Ely Garden Project", **more: Any) -> dict[str, Any]:
    """An organisation as it is sent."""
    return {"name_en": name, **more}


async def test_a_new_group_thanks_and_has_an_account_at_zero(coordinator: Person) -> None:
    made = await coordinator.posts("/organisations", group(name_cy="Gardd Trelái"), status=201)
    account = await coordinator.gets(f"/accounts/{made['account_id']}")
    assert (made["thanks"], made["accepts_credits"], made["private"]) == (True, False, False)
    assert (made["name_en"], made["name_cy"]) == ("Ely Garden Project", "Gardd Trelái")
    assert (account["balance_minutes"], account["floor_minutes"]) == (0, 0)


async def test_the_same_group_sent_at_once_by_many_is_taken_in_once(coordinator: Person) -> None:
    sent = group(id=str(new_id()))
    answers = await asyncio.gather(
        *(coordinator.asks("POST", "/organisations", sent) for _ in range(5))
    )
    assert {answer.status_code for answer in answers} == {201}
    other = await coordinator.posts("/organisations", {**sent, "private": True}, status=409)
    assert other["code"] == "id_taken"
    assert len((await coordinator.gets("/organisations"))["items"]) == 1


async def test_a_members_id_is_no_organisations(coordinator: Person, nia: Person) -> None:
    refused = await coordinator.posts("/organisations", group(id=str(nia.id)), status=409)
    assert refused["code"] == "id_taken"


async def test_a_reference_is_given_once(coordinator: Person) -> None:
    await coordinator.posts("/organisations", group(external_ref="G1"), status=201)
    refused = await coordinator.posts("/organisations", group(external_ref="G1"), status=409)
    assert refused["code"] == "external_ref_taken"


async def test_a_private_group_is_a_community_group_to_others(
    coordinator: Person, town: Town, nia: Person
) -> None:
    made = await coordinator.posts("/organisations", group("Recovery", private=True), status=201)
    own_lead = await town.lead("Rhian", Group(made["id"], "Recovery"))
    other_lead = await town.lead("Owain", await town.group("Choir"))
    path = f"/organisations/{made['id']}"
    for person in (nia, other_lead, await town.auditor()):
        seen = await person.gets(path)
        assert (seen["name_en"], seen["name_cy"]) == ("a community group", "grŵp cymunedol")
    for person in (coordinator, own_lead):
        assert (await person.gets(path))["name_en"] == "Recovery"
    assert "Recovery" not in str(await nia.gets("/organisations"))


async def test_everybody_sees_which_groups_there_are(
    coordinator: Person, nia: Person, club: Group
) -> None:
    await coordinator.posts("/organisations", group("Pool", accepts_credits=True), status=201)
    partners = await nia.gets("/organisations?accepts_credits=true")
    thanking = await nia.gets("/organisations?thanks=true&limit=1")
    assert [one["name_en"] for one in partners["items"]] == ["Pool"]
    assert (len(thanking["items"]), thanking["next"] is None) == (1, False)


async def test_only_coordinators_take_groups_in_and_name_their_part(
    nia: Person, lead: Person, club: Group, town: Town
) -> None:
    for person in (nia, lead, await town.auditor()):
        await person.posts("/organisations", group(), status=403)
    path = f"/organisations/{club.id}"
    assert (await lead.changes(path, {"name_cy": "Clwb Cinio"}))["name_cy"] == "Clwb Cinio"
    await lead.changes(path, {"accepts_credits": True}, status=403)
    await nia.changes(path, {"name_en": "Mine"}, status=403)
    other = await town.group("Choir")
    await lead.changes(f"/organisations/{other.id}", {"name_en": "Mine"}, status=403)


async def test_another_towns_group_is_not_found(coordinator: Person, bank: Town) -> None:
    theirs = await bank.group("Theirs")
    await coordinator.gets(f"/organisations/{theirs.id}", status=404)
    await coordinator.posts(f"/organisations/{theirs.id}/leave", status=404)


async def test_a_group_that_leaves_passes_what_remains_to_the_pot(
    coordinator: Person, club: Group, town: Town, nia: Person, lead: Person
) -> None:
    await lead.verifies(await nia.logs(minutes=60, helped=club))
    await nia.posts(f"/members/{nia.id}/leave")
    grant = {
        "kind": "grant",
        "credit_account_id": str(await town.account_of(club.id)),
        "minutes": 40,
        "reason": "welcome",
    }
    await coordinator.posts("/transfers", grant, status=201)
    left = await coordinator.posts(f"/organisations/{club.id}/leave")
    assert (left["organisation"]["status"], left["kind"]) == ("left", "donate")
    assert (left["passed_on_minutes"], await town.balance_of(town.id, "pot")) == (40, 60)
    back = await coordinator.changes(f"/organisations/{club.id}", {"status": "active"})
    assert back["status"] == "active"


@pytest.mark.parametrize(
    ("change", "pointer"),
    [
        ({"name_en": " "}, "/name_en"),
        ({"name_en": "A\u0007"}, "/name_en"),
        ({"name_cy": "A\u2066"}, "/name_cy"),
        ({"private": "yes"}, "/private"),
        ({"thanks": 1}, "/thanks"),
        ({"accepts_credits": None}, "/accepts_credits"),
        ({"status": "left"}, "/status"),
        ({"id": "x"}, "/id"),
    ],
)
async def test_what_cannot_be_is_refused(
    coordinator: Person, change: dict[str, Any], pointer: str
) -> None:
    refused = await coordinator.posts("/organisations", group(**change), status=422)
    assert [error["pointer"] for error in refused["errors"]] == [pointer]


async def test_many_groups_are_taken_in_at_once(town: Town) -> None:
    groups = [NewOrganisation(new_id(), f"Group {n}", f"Grŵp {n}") for n in range(100)]
    async with town.database.transaction(town.id) as connection:
        ids = await service.add_organisations(connection, town.id, groups, keeper_id=new_id())
        known = await queries.directory(connection, town.id)
    assert ids == [one.id for one in known]
    assert (known[7].name_folded, known[7].name_cy) == ("group 7", "Grŵp 7")


async def test_who_led_a_group_that_has_left_leads_it_no_more(
    town: Town, club: Group, nia: Person, lead: Person, coordinator: Person
) -> None:
    before = await nia.logs(minutes=60, helped=club)
    await coordinator.posts(f"/organisations/{club.id}/leave")
    thanks = {
        "organisation_id": str(club.id),
        "activity_id": str(town.gardening),
        "worked_on": "2025-06-07",
        "lines": [{"member_id": str(lead.id), "minutes": 30}],
    }
    await lead.verifies(before, status=404)
    await lead.posts(f"/contributions/{before['id']}/verify?dry_run=true", status=404)
    await lead.posts("/thanks", thanks, status=403)
    assert (await lead.gets("/accounts?type=organisation"))["items"] == []


async def test_time_given_before_a_group_left_is_not_lost(
    town: Town, club: Group, nia: Person, coordinator: Person
) -> None:
    await coordinator.posts(f"/organisations/{club.id}/leave")
    late = await nia.logs(minutes=60, helped=club)
    await coordinator.verifies(late)
    thanks = {
        "organisation_id": str(club.id),
        "activity_id": str(town.choir),
        "worked_on": "2025-06-07",
        "lines": [{"member_id": str(nia.id), "minutes": 30}],
    }
    await coordinator.posts("/thanks", thanks, status=201)
    assert await nia.balance() == 90


async def test_a_group_that_leaves_ends_its_leads_roles_and_comes_back_without_them(
    club: Group, nia: Person, lead: Person, coordinator: Person
) -> None:
    entry = await nia.logs(minutes=60, helped=club)
    await coordinator.posts(f"/organisations/{club.id}/leave")
    (role,) = (await coordinator.gets(f"/organisations/{club.id}/leads"))["items"]
    assert (role["member_id"], role["ended_by"]) == (str(lead.id), str(coordinator.id))
    await coordinator.changes(f"/organisations/{club.id}", {"status": "active"})
    await lead.verifies(entry, status=404)
    leads = f"/organisations/{club.id}/leads"
    await coordinator.posts(leads, {"member_id": str(lead.id)}, status=201)
    await lead.verifies(entry)
    assert await nia.balance() == 60

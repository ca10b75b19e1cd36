"""Roles are a community's, not a token's: given and ended by people, gone with the next request."""

import asyncio
from typing import Any
from uuid import uuid4

import asyncpg
import pytest
from sqlalchemy import text
from tests.api.books import rules
from tests.api.town import Group, Person, Town

from timebank.base.actors import Role
from timebank.base.ids import new_id
from timebank.communities.errors import Under18
from timebank.db.engine import call
from timebank.ledger.errors import AppendOnly, refusal_for
from timebank.roles import service
from timebank.roles.queries import coordinators_wait
from timebank.roles.rules import OF_THE_COMMUNITY, Place
from timebank.sign_in.service import issue_token

pytestmark = pytest.mark.anyio


def thanks(person: Person, group: Group) -> dict[str, Any]:
    return {
        "organisation_id": str(group.id),
        "activity_id": str(person.town.gardening),
        "worked_on": "2025-06-07",
        "lines": [{"member_id": str(person.id), "minutes": 30}],
    }


def named(person: Person) -> dict[str, str]:
    return {"member_id": str(person.id)}


async def leads_token(person: Person) -> Person:
    """The same person with a lead's token that names no organisation: good for what they lead."""
    town = person.town
    token = await town.token("organisation_lead", person.id)
    return Person(town, person.id, person.name, token)


async def test_a_lead_who_stops_leading_cannot_thank_with_the_same_token(
    nia: Person, mair: Person, club: Group, coordinator: Person
) -> None:
    given = await coordinator.posts(f"/organisations/{club.id}/leads", named(mair), status=201)
    assert given["given_by"] == str(coordinator.id)
    lead = await leads_token(mair)
    await lead.posts("/thanks", thanks(nia, club), status=201)
    assert await nia.balance() == 30
    ended = await coordinator.posts(f"/organisations/{club.id}/leads/{mair.id}/end")
    assert (ended["id"], ended["ended_by"]) == (given["id"], str(coordinator.id))
    await lead.posts("/thanks", thanks(nia, club), status=403)
    await lead.gets(f"/members/{nia.id}", status=404)
    await lead.gets(f"/members/{mair.id}")


async def test_a_lead_who_stopped_verifies_no_hour(
    nia: Person, club: Group, lead: Person, coordinator: Person
) -> None:
    entry = await nia.logs(minutes=30, helped=club)
    await coordinator.posts(f"/organisations/{club.id}/leads/{lead.id}/end")
    await lead.verifies(entry, status=404)
    assert await nia.balance() == 0


async def test_leads_manage_their_own_organisation_and_no_other(
    town: Town, nia: Person, mair: Person, club: Group, lead: Person
) -> None:
    choir = await town.group("Riverside Choir")
    await lead.posts(f"/organisations/{club.id}/leads", named(nia), status=201)
    await lead.posts(f"/organisations/{club.id}/leads", named(mair), status=201)
    await lead.posts(f"/organisations/{club.id}/leads/{nia.id}/end")
    seen = await lead.gets(f"/organisations/{club.id}/leads?ended=false")
    assert {item["member_id"] for item in seen["items"]} == {str(lead.id), str(mair.id)}
    past = await lead.gets(f"/organisations/{club.id}/leads?ended=true")
    assert [item["member_id"] for item in past["items"]] == [str(nia.id)]
    for method, path in (("GET", ""), ("POST", ""), ("POST", f"/{nia.id}/end")):
        body = named(nia) if path == "" and method == "POST" else None
        await lead.sends(method, f"/organisations/{choir.id}/leads{path}", body, status=403)


async def test_a_lead_cut_down_to_one_group_manages_no_other_of_theirs(
    town: Town, nia: Person, club: Group
) -> None:
    choir = await town.group("Riverside Choir")
    sian = await town.lead("Siân", club, choir)
    token = await town.token("organisation_lead", sian.id, (club,))
    cut = Person(town, sian.id, sian.name, token)
    await cut.posts("/thanks", thanks(nia, club), status=201)
    await cut.posts("/thanks", thanks(nia, choir), status=404)
    await sian.posts("/thanks", thanks(nia, choir), status=201)


@pytest.mark.parametrize("role", ["coordinator", "auditor"])
async def test_a_role_that_ended_while_signed_in_ends_with_the_next_request(
    town: Town, coordinator: Person, role: str
) -> None:
    sara = await town.person("Sara", role)
    await sara.gets("/accounts")
    await coordinator.posts(f"/members/{sara.id}/roles/{role}/end")
    await sara.gets("/accounts", status=401)
    await coordinator.posts(f"/members/{sara.id}/roles", {"role": role}, status=201)
    await sara.gets("/accounts")
    held = await coordinator.gets(f"/members/{sara.id}/roles")
    assert [item["ended_at"] is None for item in held["items"]] == [False, True]


async def test_nobody_gives_a_role_to_themselves(
    town: Town, club: Group, coordinator: Person
) -> None:
    own = await coordinator.posts(
        f"/members/{coordinator.id}/roles", {"role": "auditor"}, status=403
    )
    assert own["code"] == "own_role"
    lead = await coordinator.posts(
        f"/organisations/{club.id}/leads", named(coordinator), status=403
    )
    assert lead["code"] == "own_role"


async def test_neither_members_nor_leads_nor_auditors_give_roles(
    town: Town, nia: Person, lead: Person, coordinator: Person
) -> None:
    auditor = await town.person("Ann", "auditor")
    for somebody in (nia, lead, auditor):
        path = f"/members/{somebody.id}/roles"
        await somebody.posts(path, {"role": "coordinator"}, status=403)
        await somebody.posts(f"/members/{coordinator.id}/roles/coordinator/end", status=403)
    refused = await coordinator.posts(
        f"/members/{nia.id}/roles", {"role": "organisation_lead"}, status=422
    )
    assert refused["errors"][0]["pointer"] == "/role"


async def test_the_last_coordinator_stays(town: Town, coordinator: Person) -> None:
    path = f"/members/{coordinator.id}/roles/coordinator/end"
    for refused in (
        await coordinator.posts(path, status=409),
        await coordinator.posts(f"/members/{coordinator.id}/leave", status=409),
    ):
        assert refused["code"] == "last_coordinator"
    sara = await town.person("Sara")
    await coordinator.posts(f"/members/{sara.id}/roles", {"role": "coordinator"}, status=201)
    await coordinator.posts(path)
    await coordinator.posts(path, status=401)


async def test_whoever_signs_in_nowhere_is_not_the_coordinator_who_stays(
    town: Town, coordinator: Person
) -> None:
    sara = await town.coordinator("Sara")
    path = f"/members/{sara.id}"
    acts = (f"/members/{coordinator.id}/roles/coordinator/end", f"/members/{coordinator.id}/leave")
    await coordinator.posts(f"{path}/pause")
    for act in acts:
        assert (await coordinator.posts(act, status=409))["code"] == "last_coordinator"
    await coordinator.posts(f"{path}/resume")
    await coordinator.posts(acts[0])


@pytest.mark.parametrize("act", ["pause", "roles/coordinator/end"])
async def test_of_two_coordinators_who_stop_each_other_at_once_one_stays(
    town: Town, coordinator: Person, act: str
) -> None:
    sara = await town.coordinator("Sara")
    async with town.database.transaction(town.id) as connection:
        await coordinators_wait(connection, town.id)
        answers = [
            asyncio.create_task(one.asks("POST", f"/members/{other.id}/{what}", {}))
            for one, other, what in ((coordinator, sara, act), (sara, coordinator, "pause"))
        ]
        waiting = 0
        while waiting < len(answers):
            await asyncio.sleep(0.01)
            (row,) = await call(connection, "SELECT count(*) FROM pg_locks WHERE NOT granted")
            waiting = row[0] + sum(answer.done() for answer in answers)
    codes = [answer.status_code for answer in await asyncio.gather(*answers)]
    assert sorted(codes) == [200, 409]
    still = [(await one.asks("GET", "/accounts")).status_code for one in (coordinator, sara)]
    assert min(still) == 200


async def test_a_safeguarding_lead_pauses_the_last_coordinator_too(
    town: Town, coordinator: Person
) -> None:
    catrin = await town.person("Catrin", "safeguarding_lead")
    await catrin.posts(f"/members/{coordinator.id}/pause")
    assert (await catrin.posts(f"/members/{coordinator.id}/resume"))["status"] == "member"


async def is_under_18(coordinator: Person, who: Person, status: int = 200) -> Any:
    await rules(coordinator.town, under_18s=True)
    guardian = {"guardian_name": "Bethan Hughes", "guardian_contact": "029 2000 1111"}
    return await coordinator.changes(
        f"/members/{who.id}", {"adult": False, **guardian}, status=status
    )


async def test_whoever_is_under_18_is_given_no_role(
    nia: Person, club: Group, lead: Person, coordinator: Person
) -> None:
    await is_under_18(coordinator, nia)
    for role in OF_THE_COMMUNITY:
        given = await coordinator.posts(f"/members/{nia.id}/roles", {"role": role}, status=409)
        assert given["code"] == "under_18"
    for somebody in (lead, coordinator):
        path = f"/organisations/{club.id}/leads"
        assert (await somebody.posts(path, named(nia), status=409))["code"] == "under_18"
    assert (await coordinator.gets(f"/members/{nia.id}/roles"))["items"] == []


async def test_the_operator_gives_no_role_to_whoever_is_under_18_either(
    town: Town, nia: Person, coordinator: Person
) -> None:
    await is_under_18(coordinator, nia)
    with pytest.raises(Under18):
        async with town.database.transaction(town.id) as connection:
            await service.appoint(connection, town.id, Place(nia.id, Role.AUDITOR))


async def test_whoever_turns_out_to_be_under_18_holds_no_role_and_is_signed_out(
    town: Town, nia: Person, club: Group, lead: Person, coordinator: Person
) -> None:
    await coordinator.posts(f"/members/{lead.id}/roles", {"role": "auditor"}, status=201)
    audits = Person(town, lead.id, "", await town.token("auditor", lead.id))
    await audits.gets("/accounts")
    for helped, helper in ((nia, lead), (lead, nia)):
        named_so = {"helper_id": str(helper.id)}
        await coordinator.posts(f"/members/{helped.id}/helpers", named_so, status=201)
    await is_under_18(coordinator, lead)
    roles = (await coordinator.gets(f"/members/{lead.id}/roles"))["items"]
    assert [one["ended_by"] for one in roles] == [str(coordinator.id)] * 2
    assert (await coordinator.gets(f"/organisations/{club.id}/leads?ended=false"))["items"] == []
    for helped, ended in ((nia, True), (lead, False)):
        (one,) = (await coordinator.gets(f"/members/{helped.id}/helpers"))["items"]
        assert (one["ended_at"] is not None) is ended
    for one in (lead, audits):
        await one.gets("/accounts", status=401)
    await coordinator.changes(f"/members/{lead.id}", {"adult": True})
    await lead.gets("/accounts", status=401)
    await (await leads_token(lead)).posts("/thanks", thanks(nia, club), status=403)


async def test_the_last_coordinator_is_not_said_to_be_under_18(
    town: Town, coordinator: Person
) -> None:
    refused = await is_under_18(coordinator, coordinator, 409)
    assert refused["code"] == "last_coordinator"
    sara = await town.coordinator("Sara")
    await is_under_18(sara, coordinator)
    await coordinator.gets("/accounts", status=401)
    assert (await sara.posts(f"/members/{sara.id}/leave", status=409))["code"] == "last_coordinator"


async def test_a_sign_in_at_the_very_moment_is_good_for_nobody_under_18(
    town: Town, nia: Person, coordinator: Person
) -> None:
    async with town.database.transaction(town.id) as connection:
        issued = await issue_token(
            connection, Role.MEMBER, community_id=town.id, member=str(nia.id)
        )
        await is_under_18(coordinator, nia)
    await Person(town, nia.id, "", issued.token).gets("/accounts", status=401)


async def test_of_two_coordinators_who_end_each_other_one_stays(town: Town) -> None:
    for _ in range(5):
        delyth, sara = await town.coordinator("Delyth"), await town.coordinator("Sara")
        answers = await asyncio.gather(
            delyth.asks("POST", f"/members/{sara.id}/roles/coordinator/end", {}),
            sara.asks("POST", f"/members/{delyth.id}/roles/coordinator/end", {}),
        )
        assert sorted(one.status_code for one in answers) in ([200, 401], [200, 409])
        stays = delyth if answers[0].status_code == 200 else sara
        await stays.gets("/accounts")
        town = await Town.make(town.database, town.http)


async def test_who_leaves_holds_and_leads_nothing_even_when_they_come_back(
    nia: Person, club: Group, lead: Person, coordinator: Person
) -> None:
    await coordinator.posts(f"/members/{lead.id}/roles", {"role": "auditor"}, status=201)
    await coordinator.posts(f"/members/{lead.id}/leave")
    gone = await coordinator.posts(f"/members/{lead.id}/roles", {"role": "auditor"}, status=409)
    assert gone["code"] == "member_left"
    await coordinator.changes(f"/members/{lead.id}", {"status": "member"})
    roles = await coordinator.gets(f"/members/{lead.id}/roles")
    assert [item["ended_by"] for item in roles["items"]] == [str(coordinator.id)] * 2
    await lead.posts("/thanks", thanks(nia, club), status=403)


async def test_a_role_is_given_once(
    nia: Person, mair: Person, club: Group, coordinator: Person
) -> None:
    path, sent = f"/organisations/{club.id}/leads", {**named(nia), "id": str(new_id())}
    first = await coordinator.posts(path, sent, status=201)
    assert await coordinator.posts(path, sent, status=201) == first
    assert await coordinator.posts(path, named(nia), status=201) == first
    ended = await coordinator.posts(f"{path}/{nia.id}/end")
    assert await coordinator.posts(f"{path}/{nia.id}/end") == ended
    assert await coordinator.posts(path, sent, status=201) == ended
    taken = await coordinator.posts(path, {**sent, **named(mair)}, status=409)
    assert taken["code"] == "id_taken"
    await coordinator.posts(f"{path}/{mair.id}/end", status=404)


async def test_another_communitys_people_and_groups_are_not_there(
    bank: Town, nia: Person, club: Group, coordinator: Person
) -> None:
    abroad = await bank.coordinator("Sioned")
    choir = await bank.group("Choir")
    for theirs in (f"/members/{abroad.id}/roles", f"/organisations/{choir.id}/leads"):
        await coordinator.gets(theirs, status=404)
    await coordinator.posts(f"/members/{abroad.id}/roles", {"role": "auditor"}, status=404)
    await coordinator.posts(f"/members/{abroad.id}/roles/coordinator/end", status=404)
    await coordinator.posts(f"/organisations/{choir.id}/leads", named(nia), status=404)
    refused = await coordinator.posts(f"/organisations/{club.id}/leads", named(abroad), status=422)
    assert refused["errors"][0]["pointer"] == "/member_id"
    await coordinator.posts(f"/members/{uuid4()}/roles", {"role": "auditor"}, status=404)


async def test_a_role_is_read_in_its_own_community_alone(
    town: Town, bank: Town, lead: Person, coordinator: Person
) -> None:
    everything = text("SELECT count(*) FROM timebank.role_held")
    async with bank.database.transaction(bank.id) as connection:
        assert (await connection.execute(everything)).scalar_one() == 0
        ended = text("UPDATE timebank.role_held SET ended_by = member_id, ended_at = now()")
        assert (await connection.execute(ended)).rowcount == 0
    async with town.database.transaction(town.id) as connection:
        assert (await connection.execute(everything)).scalar_one() == 2


async def test_a_role_that_has_ended_does_not_begin_again(
    town: Town, lead: Person, club: Group, coordinator: Person
) -> None:
    await coordinator.posts(f"/organisations/{club.id}/leads/{lead.id}/end")
    with pytest.raises(asyncpg.PostgresError) as refused:
        async with town.database.transaction(town.id) as connection:
            await call(connection, "UPDATE timebank.role_held SET ended_by = NULL, ended_at = NULL")
    assert isinstance(refusal_for(refused.value), AppendOnly)

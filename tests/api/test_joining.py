"""Joining: what is asked, what a lead asks of somebody new today, and under-18s."""

from typing import Any

from sqlalchemy import text
from tests.api.books import account_id, earns, gift, proven
from tests.api.town import Group, Person, Town

AREAS = [
    {"code": "caerau", "name_en": "Caerau", "name_cy": "Caerau"},
    {"code": "ely", "name_en": "Ely", "name_cy": "Trelái"},
]
GUARDIAN = {"guardian_name": "Bethan Hughes", "guardian_contact": "029 2000 1111"}


def told(**more: Any) -> dict[str, Any]:
    """What Siân tells of herself, her language first."""
    return {"language": "cy", "name": "Siân Hughes", **more}


def thanks(group: Group, member_id: str, town: Town, **more: Any) -> dict[str, Any]:
    return {
        "organisation_id": str(group.id),
        "activity_id": str(town.gardening),
        "worked_on": "2025-06-07",
        "lines": [{"member_id": member_id, "minutes": 45}],
        **more,
    }


async def later(town: Town, member_id: str, days: int) -> None:
    """Lets so many days of a member's thirty go by."""
    late = text(
        "UPDATE timebank.member SET complete_by = complete_by - CAST(:days AS integer)"
        " WHERE community_id = :town AND id = :member"
    )
    async with town.database.transaction(town.id) as connection:
        await connection.execute(late, {"days": days, "town": town.id, "member": member_id})


async def test_what_somebody_tells_of_themselves_is_kept_for_their_coordinator_and_them(
    coordinator: Person, lead: Person, town: Town
) -> None:
    await coordinator.changes("", {"areas": AREAS})
    sent = told(
        area="ely",
        adult=True,
        can_do="Cakes, and a lift on Fridays.",
        can_do_activity_ids=[str(town.gardening)],
        would_like="Company.",
        would_like_activity_ids=[str(town.choir)],
        access_needs="No stairs.",
    )
    made = await coordinator.posts("/members", sent, status=201)
    assert {name: made[name] for name in sent} == sent
    assert (made["admitted_by"], made["complete_by"]) == (str(coordinator.id), None)
    seen = await lead.gets(f"/members/{made['id']}")
    assert {name: seen[name] for name in sent if name != "name"} == {
        name: None for name in sent if name != "name"
    }


async def test_members_change_what_they_can_do_and_need_and_not_whether_they_are_18(
    nia: Person,
) -> None:
    path = f"/members/{nia.id}"
    changed = await nia.changes(path, {"access_needs": "A loop.", "can_do": "Welsh", "area": None})
    assert (changed["access_needs"], changed["can_do"]) == ("A loop.", "Welsh")
    await nia.changes(path, {"adult": True}, status=403)
    await nia.changes(path, {"complete_by": None}, status=422)


async def test_an_area_is_one_of_the_communitys_and_stays_while_somebody_lives_there(
    coordinator: Person,
) -> None:
    refused = await coordinator.posts("/members", told(area="ely"), status=422)
    assert [error["pointer"] for error in refused["errors"]] == ["/area"]
    twice = await coordinator.changes("", {"areas": [AREAS[0], AREAS[0]]}, status=422)
    assert [error["pointer"] for error in twice["errors"]] == ["/areas"]
    await coordinator.changes("", {"areas": AREAS})
    made = await coordinator.posts("/members", told(area="ely"), status=201)
    kept = await coordinator.changes("", {"areas": AREAS[:1]}, status=422)
    assert [error["pointer"] for error in kept["errors"]] == ["/areas"]
    assert len((await coordinator.changes("", {"areas": AREAS[1:]}))["areas"]) == 1
    found = await coordinator.gets("/members?area=ely")
    assert [one["id"] for one in found["items"]] == [made["id"]]


async def test_what_somebody_can_do_is_an_activity_of_this_town(
    coordinator: Person, bank: Town
) -> None:
    for name in ("can_do_activity_ids", "would_like_activity_ids"):
        sent = told(**{name: [str(bank.gardening)]})
        refused = await coordinator.posts("/members", sent, status=422)
        assert [error["pointer"] for error in refused["errors"]] == [f"/{name}"]


async def test_somebody_new_today_is_thanked_at_once(
    lead: Person, coordinator: Person, club: Group, town: Town
) -> None:
    sent = told(taken_in_for=str(club.id))
    made = await lead.posts("/members", sent, status=201)
    await lead.posts("/thanks", thanks(club, made["id"], town), status=201)
    seen = await coordinator.gets(f"/members/{made['id']}")
    assert (seen["status"], seen["admitted_by"]) == ("member", str(lead.id))
    assert (seen["taken_in_for"], seen["complete_by"] is None) == (str(club.id), False)
    account = await coordinator.gets(f"/accounts/{seen['account_id']}")
    assert account["balance_minutes"] == 45
    assert await proven(town)


async def test_a_lead_asks_no_more_than_name_and_language_and_for_no_other_group(
    lead: Person, club: Group, town: Town, nia: Person
) -> None:
    choir = await town.group("Choir")
    for sent, pointer in (
        (told(taken_in_for=str(club.id), telephone="029 2000 0000"), "/telephone"),
        (told(taken_in_for=str(club.id), adult=True), "/adult"),
        (told(taken_in_for=str(club.id), access_needs="No stairs."), "/access_needs"),
        (told(taken_in_for=str(choir.id)), "/taken_in_for"),
        (told(), "/taken_in_for"),
    ):
        refused = await lead.posts("/members", sent, status=422)
        assert [error["pointer"] for error in refused["errors"]] == [pointer]
    await nia.posts("/members", told(taken_in_for=str(club.id)), status=403)


async def test_whoever_was_not_asked_the_rest_in_thirty_days_is_shown_and_loses_nothing(
    lead: Person, coordinator: Person, club: Group, town: Town
) -> None:
    made = await lead.posts("/members", told(taken_in_for=str(club.id)), status=201)
    assert [m["id"] for m in (await coordinator.gets("/members?incomplete=all"))["items"]] == [
        made["id"]
    ]
    assert (await coordinator.gets("/members?incomplete=overdue"))["items"] == []
    await later(town, made["id"], 31)
    overdue = (await coordinator.gets("/members?incomplete=overdue"))["items"]
    assert [one["id"] for one in overdue] == [made["id"]]
    await lead.posts("/thanks", thanks(club, made["id"], town), status=201)
    await lead.gets("/members?incomplete=all", status=403)
    await coordinator.changes(f"/members/{made['id']}", {"adult": True})
    assert len((await coordinator.gets("/members?incomplete=all"))["items"]) == 1
    done = await coordinator.changes(f"/members/{made['id']}", {"contact_by": "letter"})
    assert done["complete_by"] is None


async def test_under_18s_are_refused_unless_the_host_lets_them_in_with_a_guardian(
    coordinator: Person,
) -> None:
    child = told(adult=False, **GUARDIAN)
    assert (await coordinator.posts("/members", child, status=409))["code"] == "under_18"
    await coordinator.changes("", {"rules": {"under_18s": True}})
    refused = await coordinator.posts("/members", told(adult=False), status=422)
    assert [error["pointer"] for error in refused["errors"]] == [
        "/guardian_name",
        "/guardian_contact",
    ]
    made = await coordinator.posts("/members", child, status=201)
    path = f"/members/{made['id']}"
    await coordinator.changes(path, {"guardian_contact": None}, status=422)
    assert (await coordinator.changes(path, {"name_used": "Si"}))["adult"] is False


async def child_in(town: Town, coordinator: Person) -> Any:
    await coordinator.changes("", {"rules": {"under_18s": True}})
    sent = told(adult=False, email="sian@example.org", **GUARDIAN)
    return await coordinator.posts("/members", sent, status=201)


async def test_an_under_18_swaps_no_help_one_to_one(
    coordinator: Person, nia: Person, town: Town
) -> None:
    made = await child_in(town, coordinator)
    child = Person(town, made["id"], "Siân", coordinator.token)
    for entry in (
        {"giver": child, "helped": nia},
        {"giver": nia, "helped": child},
        {"giver": child, "helped": None},
    ):
        refused = await coordinator.logs(minutes=30, status=409, **entry)
        assert refused["code"] == "under_18_here"


async def test_an_under_18_is_thanked_by_a_group_with_a_childrens_policy_alone(
    coordinator: Person, lead: Person, club: Group, town: Town
) -> None:
    made = await child_in(town, coordinator)
    refused = await lead.posts("/thanks", thanks(club, made["id"], town), status=422)
    assert [error["pointer"] for error in refused["errors"]] == ["/lines/0/member_id"]
    path = f"/organisations/{club.id}"
    await lead.changes(path, {"childrens_policy": True}, status=403)
    await coordinator.changes(path, {"childrens_policy": True})
    thanked = await lead.posts("/thanks", thanks(club, made["id"], town), status=201)
    assert thanked["credited"] == 1


async def test_an_under_18_signs_in_nowhere(nia: Person, coordinator: Person, town: Town) -> None:
    await coordinator.changes("", {"rules": {"under_18s": True}})
    await coordinator.changes(
        f"/members/{nia.id}", {"adult": False, "email": "nia@example.org", **GUARDIAN}
    )
    assert (await nia.asks("GET", f"/members/{nia.id}")).status_code == 401
    asked = await town.http.post(
        "/v1/sign-in/codes", json={"community": town.slug, "email": "nia@example.org"}
    )
    assert asked.status_code == 202
    sent = "SELECT count(*) FROM timebank.message WHERE community_id = :town"
    async with town.database.transaction(town.id) as connection:
        assert (await connection.execute(text(sent), {"town": town.id})).scalar_one() == 0


async def test_an_under_18_signs_in_by_no_card_and_by_no_code_from_the_table(
    nia: Person, coordinator: Person, town: Town
) -> None:
    path = f"/members/{nia.id}"
    card = (await coordinator.posts(f"{path}/card", status=201))["letters"]
    await nia.posts(f"{path}/pin", {"pin": "7392"})
    code = (await coordinator.posts(f"{path}/pairing"))["code"]
    await coordinator.changes("", {"rules": {"under_18s": True}})
    await coordinator.changes(path, {"adult": False, **GUARDIAN})
    here = {"community": town.slug, "device": "a phone"}
    for way, shown in (("card", {"card": card, "pin": "7392"}), ("machine", {"code": code})):
        refused = await town.http.post(f"/v1/sign-in/{way}", json={**here, **shown})
        assert refused.status_code == 422
        assert "under 18" in refused.json()["errors"][0]["detail"]


async def test_a_private_members_name_is_for_coordinators_and_the_leads_of_their_groups(
    nia: Person, lead: Person, coordinator: Person, club: Group, town: Town
) -> None:
    path = f"/members/{nia.id}"
    await nia.changes(path, {"private": True})
    assert (await nia.gets(path))["name"] == (await coordinator.gets(path))["name"] == "Nia"
    hidden = await lead.gets(path)
    assert (hidden["shown"], hidden["name"]) == ("number", None)
    assert hidden["account_id"] is hidden["joined_on"] is None
    assert (await lead.posts("/members/search", {"name": "Nia"}))["items"] == []
    assert "Nia" not in str(await lead.gets("/members"))
    await nia.logs(minutes=30, helped=club)
    assert (await lead.gets(path))["name"] == "Nia"
    assert len((await lead.posts("/members/search", {"name": "Nia"}))["items"]) == 1
    other = await town.lead("Owain", await town.group("Choir"))
    assert (await other.gets(path))["name"] is None


async def test_leads_go_through_their_own_groups_and_ask_for_others_by_name_or_number(
    nia: Person, mair: Person, lead: Person, club: Group
) -> None:
    await lead.verifies(await nia.logs(minutes=30, helped=club))
    shown = (await lead.gets("/members"))["items"]
    assert {one["id"] for one in shown} == {str(lead.id), str(nia.id)}
    number = (await mair.gets(f"/members/{mair.id}"))["number"]
    (found,) = (await lead.gets(f"/members?number={number}"))["items"]
    assert found["name"] == "Mair"
    assert len((await lead.posts("/members/search", {"name": "Mair"}))["items"]) == 1


async def test_no_lead_makes_a_private_member_theirs_by_a_word(
    nia: Person, lead: Person, club: Group
) -> None:
    await nia.changes(f"/members/{nia.id}", {"private": True})
    entry = await lead.logs(minutes=30, helped=club, giver=nia)
    assert (await lead.gets(f"/members/{nia.id}"))["name"] is None
    await lead.verifies(entry)
    assert (await lead.gets(f"/members/{nia.id}"))["name"] == "Nia"


async def test_a_private_member_is_a_number_in_anothers_statement(
    nia: Person, mair: Person, coordinator: Person
) -> None:
    await earns(nia, 60, coordinator)
    await nia.changes(f"/members/{nia.id}", {"private": True})
    number = (await nia.gets(f"/members/{nia.id}"))["number"]
    await nia.posts("/transfers", gift(mair, 30), status=201)
    statement = f"/accounts/{await account_id(mair)}/statement"
    (line,) = (await mair.gets(statement))["items"]
    assert line["other_name"] == number
    (line,) = (await coordinator.gets(statement))["items"]
    assert line["other_name"] == "Nia"

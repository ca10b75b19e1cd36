"""Members: taken in with a number, seen by those who may, and let go with nothing lost."""

import asyncio
from typing import Any
from uuid import UUID

import pytest
from stdnum import damm
from tests.api.town import Person, Town

from timebank.base.ids import new_id
from timebank.people import queries, rules, service
from timebank.people.service import NewMember


def somebody(name: str = "Siân Hughes", **more: Any) -> dict[str, Any]:
    """A member as it is sent."""
    return {"name": name, "language": "cy", **more}


async def test_a_new_member_has_a_number_an_account_at_zero_and_the_day_of_joining(
    coordinator: Person, town: Town
) -> None:
    made = await coordinator.posts("/members", somebody(), status=201)
    account = await coordinator.gets(f"/accounts/{made['account_id']}")
    assert damm.is_valid(made["number"])
    assert (made["status"], made["name"], made["language"]) == ("member", "Siân Hughes", "cy")
    assert (account["balance_minutes"], account["floor_minutes"]) == (0, 0)
    async with town.database.transaction(town.id) as connection:
        assert made["joined_on"] == str(await queries.today(connection, town.id))


async def test_a_new_members_account_has_the_communitys_floor_and_ceiling(bank: Town) -> None:
    delyth = await bank.coordinator()
    await delyth.changes("", {"rules": {"member_ceiling_minutes": 6000}})
    made = await delyth.posts("/members", somebody(), status=201)
    account = await delyth.gets(f"/accounts/{made['account_id']}")
    assert (account["floor_minutes"], account["ceiling_minutes"]) == (-300, 6000)


async def test_two_mair_joneses_are_two_members(coordinator: Person) -> None:
    first = await coordinator.posts("/members", somebody("Mair Jones"), status=201)
    second = await coordinator.posts("/members", somebody("Mair Jones"), status=201)
    assert first["id"] != second["id"]
    assert first["number"] != second["number"]


async def test_numbers_follow_each_other_though_all_come_at_once(coordinator: Person) -> None:
    answers = await asyncio.gather(
        *(coordinator.posts("/members", somebody(f"Nia {n}"), status=201) for n in range(8))
    )
    numbers = sorted(answer["number"] for answer in answers)
    assert numbers == [rules.member_number(place) for place in range(1, 9)]


@pytest.mark.parametrize(("place", "number"), [(1, "10019"), (9_000, "100005"), (98_999, "999990")])
def test_a_number_has_no_zero_in_front_and_a_check_digit_behind(place: int, number: str) -> None:
    assert rules.member_number(place)[:-1] == number[:-1]
    assert damm.is_valid(rules.member_number(place))
    assert not damm.is_valid(rules.member_number(place)[::-1] + "1")


async def test_the_same_member_sent_twice_is_taken_in_once(coordinator: Person) -> None:
    sent = somebody(id=str(new_id()))
    first = await coordinator.posts("/members", sent, status=201)
    assert await coordinator.posts("/members", sent, status=201) == first
    other = await coordinator.posts("/members", {**sent, "name": "Sian"}, status=409)
    assert other["code"] == "id_taken"


async def test_sent_again_after_a_change_it_is_answered_as_it_now_is(coordinator: Person) -> None:
    sent = somebody(id=str(new_id()))
    await coordinator.posts("/members", sent, status=201)
    await coordinator.changes(f"/members/{sent['id']}", {"name": "Siân Rees"})
    again = await coordinator.posts("/members", sent, status=201)
    assert again["name"] == "Siân Rees"


async def test_the_same_member_sent_by_many_hands_at_once_is_taken_in_once(
    coordinator: Person,
) -> None:
    sent = somebody(id=str(new_id()))
    answers = await asyncio.gather(*(coordinator.asks("POST", "/members", sent) for _ in range(6)))
    assert [answer.status_code for answer in answers] == [201] * 6
    following = await coordinator.posts("/members", somebody(), status=201)
    assert following["number"] == rules.member_number(2)


@pytest.mark.parametrize("whose", ["community", "organisation"])
async def test_an_id_that_is_somebody_elses_is_taken(
    coordinator: Person, town: Town, whose: str
) -> None:
    other = town.id if whose == "community" else (await town.group()).id
    refused = await coordinator.posts("/members", somebody(id=str(other)), status=409)
    assert refused["code"] == "id_taken"


async def test_only_coordinators_and_leads_take_members_in(
    nia: Person, lead: Person, town: Town
) -> None:
    for person in (nia, await town.auditor()):
        await person.posts("/members", somebody(), status=403)
    await lead.posts("/members", somebody(), status=422)


async def test_a_reference_is_one_callers_own(coordinator: Person, town: Town) -> None:
    eirlys = await town.coordinator("Eirlys")
    made = await coordinator.posts("/members", somebody(external_ref="0007"), status=201)
    again = await coordinator.posts("/members", somebody(external_ref="0007"), status=409)
    hers = await eirlys.posts("/members", somebody(external_ref="0007"), status=201)
    found = await coordinator.gets("/members?external_ref=0007")
    assert again["code"] == "external_ref_taken"
    assert [one["id"] for one in found["items"]] == [made["id"]]
    assert (await eirlys.gets(f"/members/{made['id']}"))["external_ref"] is None
    assert hers["external_ref"] == "0007"


async def test_a_member_sees_the_own_record_and_no_other(nia: Person, mair: Person) -> None:
    own = await nia.gets(f"/members/{nia.id}")
    listed = await nia.gets("/members")
    assert (own["shown"], own["name"]) == ("all", "Nia")
    assert [one["id"] for one in listed["items"]] == [str(nia.id)]
    await nia.gets(f"/members/{mair.id}", status=404)
    await nia.posts("/members/search", {"name": "Mair"}, status=403)


async def test_a_lead_sees_name_and_number_and_no_contact(
    lead: Person, coordinator: Person
) -> None:
    sent = somebody(email="sian@example.org", telephone="07700 900001")
    made = await coordinator.posts("/members", sent, status=201)
    seen = await lead.gets(f"/members/{made['id']}")
    assert (seen["shown"], seen["name"], seen["number"]) == ("name", sent["name"], made["number"])
    assert seen["email"] is seen["telephone"] is seen["language"] is seen["account_id"] is None


async def test_an_auditor_sees_numbers_and_no_names(coordinator: Person, town: Town) -> None:
    made = await coordinator.posts("/members", somebody(email="sian@example.org"), status=201)
    auditor = await town.auditor()
    seen = await auditor.gets(f"/members/{made['id']}")
    assert (seen["shown"], seen["number"]) == ("number", made["number"])
    assert seen["account_id"] == made["account_id"]
    assert seen["name"] is seen["name_used"] is seen["email"] is None
    await auditor.posts("/members/search", {"name": "Siân"}, status=403)


async def test_another_communitys_member_is_not_found(
    coordinator: Person, nia: Person, bank: Town
) -> None:
    theirs = await bank.person("Theirs")
    await coordinator.gets(f"/members/{theirs.id}", status=404)
    await theirs.gets(f"/v1/communities/{nia.town.slug}/members", status=404)
    await coordinator.posts(f"/members/{theirs.id}/leave", status=404)
    tag = {"If-Match": "*"}
    await coordinator.sends("PATCH", f"/members/{theirs.id}", {}, status=404, headers=tag)


@pytest.mark.parametrize(
    ("words", "found"),
    [
        ("sian", ["Siân Hughes", "Siân Llŷr"]),
        ("LLYR", ["Siân Llŷr", "Wyn Llŷr"]),
        ("wyn  llŷr", ["Wyn Llŷr"]),
        ("o'brien", ["Carys O'Brien"]),
        ("Gwen", ["Gwenllïan Price", "Mary Rees"]),
        ("%", []),
        ("_", []),
        ("Иван", ["Иван Петров"]),
    ],
)
async def test_people_are_found_by_parts_of_names_whatever_the_accents(
    coordinator: Person, words: str, found: list[str]
) -> None:
    for name in ("Wyn Llŷr", "Siân Llŷr", "Siân Hughes", "Carys O\u2019Brien", "Иван Петров"):
        await coordinator.posts("/members", somebody(name), status=201)
    await coordinator.posts("/members", somebody("Gwenllïan Price"), status=201)
    await coordinator.posts("/members", somebody("Mary Rees", name_used="Gwen"), status=201)
    answer = await coordinator.posts("/members/search", {"name": words})
    assert [one["name"].replace("\u2019", "'") for one in answer["items"]] == found


async def test_no_lead_goes_through_everybody_by_a_letter(
    lead: Person, coordinator: Person, mair: Person
) -> None:
    for few in ("a", "ir", "m a", "\u2019", "%", "a a a", "a i r", "ai ai", "mm\u200b"):
        refused = await lead.posts("/members/search", {"name": few}, status=422)
        assert [error["pointer"] for error in refused["errors"]] == ["/name"]
    assert len((await lead.posts("/members/search", {"name": "m air"}))["items"]) == 1
    assert (await coordinator.posts("/members/search", {"name": "a"}))["items"]


async def test_search_and_list_go_page_by_page(coordinator: Person) -> None:
    for number in range(5):
        await coordinator.posts("/members", somebody(f"Mair {number}"), status=201)
    names: list[str] = []
    position = ""
    while True:
        page = await coordinator.posts(f"/members/search?limit=2{position}", {"name": "mair"})
        names += [one["name"] for one in page["items"]]
        if page["next"] is None:
            break
        position = f"&after={page['next']}"
    assert names == [f"Mair {number}" for number in range(5)]
    listed = await coordinator.gets("/members?limit=2")
    following = await coordinator.gets(f"/members?limit=2&after={listed['next']}")
    assert not {one["id"] for one in listed["items"]} & {one["id"] for one in following["items"]}


async def test_a_member_is_found_by_the_number_on_the_card(coordinator: Person) -> None:
    made = await coordinator.posts("/members", somebody(), status=201)
    found = await coordinator.gets(f"/members?number={made['number']}")
    assert [one["id"] for one in found["items"]] == [made["id"]]
    assert (await coordinator.gets("/members?number=99"))["items"] == []


async def test_members_change_their_contact_and_not_their_number(nia: Person) -> None:
    changed = await nia.changes(
        f"/members/{nia.id}", {"email": "nia@example.org", "contact_by": "email", "language": "en"}
    )
    assert (changed["email"], changed["contact_by"]) == ("nia@example.org", "email")
    await nia.changes(f"/members/{nia.id}", {"name": "Another"}, status=403)
    await nia.changes(f"/members/{nia.id}", {"number": "10019"}, status=422)


async def test_leads_change_nobody_but_themselves(lead: Person, nia: Person) -> None:
    await lead.changes(f"/members/{lead.id}", {"telephone": "+44 7700 900002"})
    await lead.changes(f"/members/{nia.id}", {"telephone": "07700 900002"}, status=403)


async def test_two_who_change_the_same_member_do_not_lose_a_change(
    coordinator: Person, nia: Person
) -> None:
    path = f"/members/{nia.id}"
    read = await coordinator.asks("GET", path)
    tag = {"If-Match": read.headers["etag"]}
    bodies = [{"name": "Nia Rees"}, {"name": "Nia Price"}]
    answers = await asyncio.gather(
        *(coordinator.asks("PATCH", path, body, headers=tag) for body in bodies)
    )
    assert sorted(answer.status_code for answer in answers) == [200, 412]
    assert (await coordinator.asks("PATCH", path, bodies[0])).status_code == 428


@pytest.mark.parametrize(
    ("change", "pointer"),
    [
        ({"name": ""}, "/name"),
        ({"name": None}, "/name"),
        ({"name": 7}, "/name"),
        ({"name": "Nia\u0000"}, "/name"),
        ({"name": "Nia\u202e"}, "/name"),
        ({"name": "Nia\nRees"}, "/name"),
        ({"name": "N" * 201}, "/name"),
        ({"language": "fr"}, "/language"),
        ({"email": "nia"}, "/email"),
        ({"email": "nia@example"}, "/email"),
        ({"telephone": "12"}, "/telephone"),
        ({"telephone": "call me"}, "/telephone"),
        ({"contact_by": "owl"}, "/contact_by"),
        ({"contact_by": "email"}, "/contact_by"),
        ({"contact_by": "text"}, "/contact_by"),
        ({"joined_on": "2025-02-30"}, "/joined_on"),
        ({"joined_on": "03/02/2025"}, "/joined_on"),
        ({"joined_on": "2999-01-01"}, "/joined_on"),
        ({"balance_minutes": 600}, "/balance_minutes"),
        ({"id": "7"}, "/id"),
        ({"external_ref": ""}, "/external_ref"),
    ],
)
async def test_what_cannot_be_is_refused_and_takes_nobody_in(
    coordinator: Person, change: dict[str, Any], pointer: str
) -> None:
    refused = await coordinator.posts("/members", somebody(**change), status=422)
    assert [error["pointer"] for error in refused["errors"]] == [pointer]
    assert all(error["detail"] for error in refused["errors"])
    assert len((await coordinator.gets("/members"))["items"]) == 1


@pytest.mark.parametrize(
    "name", ["Иван Петров", "王小明", "محمد علي", "Nguyễn Thị Hoa", "Zoë-Ann d'Arc"]
)
async def test_a_name_is_kept_in_any_script(coordinator: Person, name: str) -> None:
    made = await coordinator.posts("/members", somebody(f"  {name} "), status=201)
    assert made["name"] == name


@pytest.mark.parametrize(
    "telephone", ["029 2000 0000", "(029) 2000-0000", "+44 7700 900001", "01437 764551 ext. 12"]
)
async def test_a_telephone_number_is_written_as_people_do(
    coordinator: Person, telephone: str
) -> None:
    sent = somebody(telephone=telephone, contact_by="telephone")
    made = await coordinator.posts("/members", sent, status=201)
    assert made["telephone"] == telephone


@pytest.mark.parametrize("query", ["name=Nia", "number=%00", "status=gone", "limit=0"])
async def test_a_list_takes_only_the_filters_it_knows(coordinator: Person, query: str) -> None:
    assert (await coordinator.gets(f"/members?{query}", status=422))["code"] == "validation_failed"


async def test_a_thousand_members_are_taken_in_at_once(town: Town) -> None:
    people = [NewMember(new_id(), f"Mair Jones {n}", "en", external_ref=str(n)) for n in range(999)]
    async with town.database.transaction(town.id) as connection:
        ids = await service.add_members(connection, town.id, people, keeper_id=new_id())
        known = await queries.directory(connection, town.id)
    assert ids == [person.id for person in people]
    assert [one.external_ref for one in known] == [str(n) for n in range(999)]
    assert known[0].name_folded == "mair jones 0"
    assert len({one.account_id for one in known}) == len({one.number for one in known}) == 999


async def test_a_filter_forgotten_shows_no_other_towns_people(town: Town, bank: Town) -> None:
    theirs = await bank.person("Theirs")
    async with town.database.transaction(town.id) as connection:
        found = await queries.made_as(connection, bank.id, UUID(str(theirs.id)))
    assert found == (None, False)

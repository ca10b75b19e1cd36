"""Communities: made by the network's administrator, each with its own rules and books."""

import asyncio
import secrets
from typing import Any
from uuid import UUID

import pytest
from tests.api.town import Person, Town

from timebank.base.ids import new_id


def community(**more: Any) -> dict[str, Any]:
    """A community as it is sent."""
    return {
        "slug": f"caerau-{secrets.token_hex(4)}",
        "name_en": "Caerau",
        "name_cy": "Caerau",
        "style": "time_credits",
        "host": {"legal_name": "Action in Caerau and Ely"},
        **more,
    }


@pytest.fixture
async def gwen(town: Town) -> Person:
    """The network's administrator."""
    return await town.network_admin()


async def test_in_time_credits_style_groups_state_hours_and_nobody_goes_below_zero(
    gwen: Person,
) -> None:
    made = await gwen.posts("/v1/communities", community(), status=201)
    rules = made["rules"]
    assert (rules["hours_stated_by"], rules["shown_as"]) == ("groups", "credits")
    assert (rules["member_floor_minutes"], rules["member_ceiling_minutes"]) == (0, None)


async def test_in_time_bank_style_members_state_hours_and_go_five_hours_below_zero(
    gwen: Person,
) -> None:
    made = await gwen.posts("/v1/communities", community(style="time_bank"), status=201)
    rules = made["rules"]
    assert (rules["hours_stated_by"], rules["member_floor_minutes"]) == ("members", -300)


async def test_each_rule_can_differ_from_the_style(gwen: Person) -> None:
    sent = community(rules={"member_floor_minutes": -60, "leavers_minutes": "expire"})
    made = await gwen.posts("/v1/communities", sent, status=201)
    assert made["rules"]["member_floor_minutes"] == -60
    assert made["rules"]["leavers_minutes"] == "expire"
    assert made["rules"]["hours_stated_by"] == "groups"


async def test_a_new_community_has_its_books_and_the_shipped_activities(
    gwen: Person, town: Town
) -> None:
    made = await gwen.posts("/v1/communities", community(), status=201)
    new = Town(town.database, town.http, made["id"], made["slug"], new_id(), new_id(), 0)
    delyth = await new.coordinator()
    activities = await delyth.gets("/activities?limit=200")
    accounts = await delyth.gets("/accounts?limit=200")
    assert len(activities["items"]) > 35
    types = {account["type"] for account in accounts["items"]}
    assert types == {"contributions", "pot", "retired", "expired", "opening", "member"}


async def test_the_same_community_sent_twice_is_made_once(gwen: Person) -> None:
    sent = community(id=str(new_id()))
    first = await gwen.posts("/v1/communities", sent, status=201)
    assert await gwen.posts("/v1/communities", sent, status=201) == first
    other = {**sent, "name_en": "Ely"}
    assert (await gwen.posts("/v1/communities", other, status=409))["code"] == "id_taken"


async def test_two_that_make_the_same_community_at_once_make_one(gwen: Person) -> None:
    sent = community(id=str(new_id()))
    answers = await asyncio.gather(*(gwen.asks("POST", "/v1/communities", sent) for _ in range(4)))
    assert [answer.status_code for answer in answers] == [201] * 4
    assert len({answer.text for answer in answers}) == 1


async def test_one_address_is_for_one_community(gwen: Person, town: Town) -> None:
    refused = await gwen.posts("/v1/communities", community(slug=town.slug), status=409)
    assert refused["code"] == "slug_taken"


async def test_only_the_network_makes_communities(coordinator: Person, nia: Person) -> None:
    for person in (coordinator, nia):
        refused = await person.posts("/v1/communities", community(), status=403)
        assert refused["code"] == "forbidden"


async def test_the_network_lists_all_and_everybody_else_their_own(
    gwen: Person, nia: Person, town: Town, bank: Town
) -> None:
    seen = {one["id"] async for one in every(gwen, "/v1/communities")}
    assert {str(town.id), str(bank.id)} <= seen
    assert [one["id"] async for one in every(nia, "/v1/communities")] == [str(town.id)]


async def every(person: Person, path: str) -> Any:
    """Each item of a list, page by page."""
    page = await person.gets(f"{path}?limit=5")
    while True:
        for item in page["items"]:
            yield item
        if page["next"] is None:
            return
        page = await person.gets(f"{path}?limit=5&after={page['next']}")


async def test_the_network_has_no_silent_access_to_people(gwen: Person, town: Town) -> None:
    for path in ("/members", "/accounts", "/organisations", "/contributions", "/activities"):
        assert (await gwen.gets(f"{town.base}{path}", status=403))["code"] == "forbidden"


async def test_a_community_is_found_by_its_id_too(nia: Person, town: Town) -> None:
    by_id = await nia.gets(f"/v1/communities/{town.id}")
    assert by_id == await nia.gets("")
    assert by_id["slug"] == town.slug


async def test_another_community_is_not_found(nia: Person, bank: Town) -> None:
    for said in (bank.slug, str(bank.id), "no-such-town", str(new_id()), "%27", "Ely"):
        await nia.gets(f"/v1/communities/{said}", status=404)


async def test_a_coordinator_changes_names_host_and_rules(coordinator: Person) -> None:
    changed = await coordinator.changes(
        "",
        {
            "name_cy": "Trelái a Chaerau",
            "host": {"telephone": "029 2000 0000", "telephone_languages": ["cy", "en"]},
            "rules": {"member_floor_minutes": -120, "soft_floor_minutes": -60},
        },
    )
    assert changed["name_cy"] == "Trelái a Chaerau"
    assert changed["host"]["legal_name"] == "Ely Together"
    assert changed["host"]["telephone_languages"] == ["cy", "en"]
    assert changed["rules"]["soft_floor_minutes"] == -60
    assert (await coordinator.changes("", {"rules": {"soft_floor_minutes": None}}))["rules"][
        "soft_floor_minutes"
    ] is None


async def test_members_leads_and_auditors_change_nothing(
    nia: Person, lead: Person, town: Town
) -> None:
    for person in (nia, lead, await town.auditor()):
        await person.changes("", {"name_en": "Mine"}, status=403)


async def test_a_change_needs_the_version_that_was_read(coordinator: Person) -> None:
    body = {"name_en": "Ely and Caerau"}
    first = await coordinator.sends("PATCH", "", body, status=428)
    assert first["code"] == "precondition_required"
    read = await coordinator.asks("GET", "")
    await coordinator.changes("", body)
    late = await coordinator.asks(
        "PATCH", "", {"name_en": "X"}, headers={"If-Match": read.headers["etag"]}
    )
    assert (late.status_code, late.json()["code"]) == (412, "precondition_failed")


@pytest.mark.parametrize(
    ("body", "pointer"),
    [
        ({"time_zone": "Europe/Trelái"}, "/time_zone"),
        ({"time_zone": "../etc/passwd"}, "/time_zone"),
        ({"name_en": "Ely\u0000"}, "/name_en"),
        ({"name_en": "Ely \u202efdp"}, "/name_en"),
        ({"name_en": None}, "/name_en"),
        ({"name_en": "   "}, "/name_en"),
        ({"colour": "red"}, "/colour"),
        ({"host": {"price": 3}}, "/host/price"),
        ({"host": {"privacy_notice_url": "javascript:alert(1)"}}, "/host/privacy_notice_url"),
        ({"host": {"telephone_languages": ["fr"]}}, "/host/telephone_languages/0"),
        ({"rules": {"member_floor_minutes": 60}}, "/rules/member_floor_minutes"),
        ({"rules": {"member_floor_minutes": 0.5}}, "/rules/member_floor_minutes"),
        ({"rules": {"member_ceiling_minutes": 0}}, "/rules/member_ceiling_minutes"),
        ({"rules": {"soft_floor_minutes": -1}}, "/rules/soft_floor_minutes"),
        ({"rules": {"hours_stated_by": None}}, "/rules/hours_stated_by"),
    ],
)
async def test_what_cannot_be_is_refused_and_changes_nothing(
    coordinator: Person, body: dict[str, Any], pointer: str
) -> None:
    before = await coordinator.gets("")
    refused = await coordinator.changes("", body, status=422)
    assert pointer in [error["pointer"] for error in refused["errors"]]
    assert await coordinator.gets("") == before


async def test_nobody_takes_the_networks_own_id(gwen: Person) -> None:
    refused = await gwen.posts("/v1/communities", community(id=str(UUID(int=0))), status=409)
    assert refused["code"] == "id_taken"


@pytest.mark.parametrize(
    "slug",
    ["Ely", "-ely", "ely--caerau", "trelái", "", "e" * 64, "01a220e9-1866-719a-8e9c-f32e3f193052"],
)
async def test_an_address_is_small_letters_figures_and_single_hyphens(
    gwen: Person, slug: str
) -> None:
    refused = await gwen.posts("/v1/communities", community(slug=slug), status=422)
    assert [error["pointer"] for error in refused["errors"]] == ["/slug"]


async def test_a_community_needs_a_host_and_a_slug_of_small_letters(gwen: Person) -> None:
    sent = community(slug="Caerau!", host={})
    refused = await gwen.posts("/v1/communities", sent, status=422)
    pointers = {error["pointer"] for error in refused["errors"]}
    assert pointers == {"/slug", "/host/legal_name"}

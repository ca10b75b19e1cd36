"""Offers and requests: made, shown, renewed and closed."""

import asyncio
from typing import Any

import pytest
from sqlalchemy import text
from tests.api.town import Group, Person, Town

from timebank.base.ids import new_id


def garden(town: Town, **more: Any) -> dict[str, Any]:
    """An offer as it is sent."""
    return {"activity_id": str(town.gardening), "title_cy": "Torri gwair", **more}


async def offers(who: Person, town: Town, **more: Any) -> Any:
    return await who.posts("/offers", garden(town, **more), status=201)


async def seen(who: Person, query: str = "", kind: str = "offers") -> list[str]:
    return [one["id"] for one in (await who.gets(f"/{kind}{query}"))["items"]]


async def days_go_by(town: Town, listing_id: str) -> None:
    """An offer or request was to be shown until yesterday."""
    gone = text(
        "UPDATE timebank.listing SET expires_on = timebank.community_today(community_id) - 1"
        " WHERE id = :id"
    )
    async with town.database.transaction(town.id) as connection:
        await connection.execute(gone, {"id": listing_id})


async def keeps_apart(coordinator: Person, one: Person, other: Person) -> None:
    await coordinator.posts(f"/members/{one.id}/apart", {"other_id": str(other.id)})


async def test_an_offer_is_shown_to_others_without_a_name(
    nia: Person, mair: Person, town: Town
) -> None:
    made = await offers(nia, town, times=["weekend_morning"], languages=["cy"])
    assert made["owner"]["name"] == "Nia"
    assert (made["state"], made["mine"], made["actions"]) == ("open", True, ["renew", "close"])
    read = await mair.gets(f"/offers/{made['id']}")
    assert read["owner"] == dict.fromkeys(("id", "name", "name_en", "name_cy")) | {"type": "member"}
    assert (read["mine"], read["actions"], read["made_by_id"]) == (False, [], None)
    assert read["title"] == {"words": "Torri gwair", "language": "cy"}
    assert "Nia" not in str(await mair.gets("/offers"))


async def test_leads_read_the_name_but_not_of_a_private_member(
    nia: Person, lead: Person, coordinator: Person, town: Town
) -> None:
    made = await offers(nia, town)
    path = f"/offers/{made['id']}"
    assert (await lead.gets(path))["owner"]["name"] == "Nia"
    await nia.changes(f"/members/{nia.id}", {"private": True})
    assert (await lead.gets(path))["owner"]["name"] is None
    assert (await coordinator.gets(path))["owner"]["name"] == "Nia"


async def test_what_is_said_in_one_language_is_marked_with_it(nia: Person, town: Town) -> None:
    made = await offers(nia, town, title_en="Mowing lawns", text_cy="Gyda fy mheiriant.")
    path = f"/offers/{made['id']}"
    english = await nia.gets(path, headers={"Accept-Language": "en"})
    assert english["title"] == {"words": "Mowing lawns", "language": "en"}
    assert english["text"] == {"words": "Gyda fy mheiriant.", "language": "cy"}
    assert english["for_whom"] is None


async def test_sent_again_an_offer_is_made_once(nia: Person, mair: Person, town: Town) -> None:
    sent = garden(town, id=str(new_id()))
    answers = await asyncio.gather(*(nia.asks("POST", "/offers", sent) for _ in range(4)))
    assert {answer.status_code for answer in answers} == {201}
    assert await seen(nia) == [sent["id"]]
    other = await nia.posts("/offers", {**sent, "title_cy": "Arall"}, status=409)
    assert other["code"] == "id_taken"
    assert (await mair.posts("/offers", sent, status=409))["code"] == "id_taken"


async def test_a_helper_and_a_coordinator_make_one_on_behalf_and_it_is_shown(
    nia: Person, mair: Person, coordinator: Person, town: Town
) -> None:
    await nia.posts(f"/members/{nia.id}/helpers", {"helper_id": str(mair.id)}, status=201)
    for somebody in (mair, coordinator):
        made = await offers(somebody, town, member_id=str(nia.id))
        assert (made["on_behalf"], made["made_by_id"]) == (True, str(somebody.id))
        assert (await nia.gets(f"/offers/{made['id']}"))["made_by_id"] == str(somebody.id)
        await mair.posts(f"/offers/{made['id']}/close", {"reason": "met_here"})
        assert (await nia.gets(f"/offers/{made['id']}"))["closed_by_id"] == str(mair.id)


async def test_nobody_else_makes_or_changes_one_in_somebodys_name(
    nia: Person, mair: Person, lead: Person, town: Town
) -> None:
    made = await offers(nia, town)
    for somebody in (mair, lead):
        refused = await somebody.posts("/offers", garden(town, member_id=str(nia.id)), status=422)
        assert [error["pointer"] for error in refused["errors"]] == ["/member_id"]
        await somebody.changes(f"/offers/{made['id']}", {"place": "Elsewhere"}, status=403)
        await somebody.posts(f"/offers/{made['id']}/renew", status=403)


async def test_an_organisation_asks_and_its_lead_closes(
    lead: Person, club: Group, mair: Person, town: Town
) -> None:
    sent = garden(town, organisation_id=str(club.id), place="St Luke's Hall")
    refused = await lead.posts("/offers", sent, status=422)
    assert [error["pointer"] for error in refused["errors"]] == ["/organisation_id"]
    made = await lead.posts("/requests", sent, status=201)
    assert made["owner"]["name_en"] == "Lunch Club"
    assert (await mair.gets(f"/requests/{made['id']}"))["owner"]["name_en"] == "Lunch Club"
    await mair.posts("/requests", sent, status=422)
    await lead.changes(f"/organisations/{club.id}", {"private": True})
    shown = await mair.gets(f"/requests/{made['id']}")
    assert (shown["owner"]["name_en"], shown["place"]) == ("a community group", None)
    assert (await lead.gets(f"/requests/{made['id']}"))["place"] == "St Luke's Hall"
    closed = await lead.posts(f"/requests/{made['id']}/close", {"reason": "met_elsewhere"})
    assert (closed["state"], closed["actions"]) == ("closed", [])


async def test_an_expired_one_is_its_owners_alone_until_it_is_renewed(
    nia: Person, mair: Person, coordinator: Person, town: Town
) -> None:
    made = await offers(nia, town)
    await days_go_by(town, made["id"])
    assert await seen(mair) == await seen(nia) == []
    await mair.gets(f"/offers/{made['id']}", status=404)
    assert await seen(nia, "?mine=true") == await seen(nia, "?state=expired") == [made["id"]]
    assert await seen(coordinator, "?state=expired") == [made["id"]]
    renewed = await nia.posts(f"/offers/{made['id']}/renew")
    assert (renewed["state"], renewed["expires_on"]) == ("open", made["expires_on"])
    assert await seen(mair) == [made["id"]]


async def test_closed_once_it_stays_so(nia: Person, mair: Person, town: Town) -> None:
    made = await offers(nia, town)
    path = f"/offers/{made['id']}"
    for _ in range(2):
        closed = await nia.posts(f"{path}/close", {"reason": "met_here"})
        assert (closed["closed_reason"], closed["closed_by_id"]) == ("met_here", str(nia.id))
    await mair.gets(path, status=404)
    for body, way in (({"reason": "no_longer"}, "close"), ({}, "renew")):
        refused = await nia.posts(f"{path}/{way}", body, status=409)
        assert refused["code"] == "listing_closed"
    assert (await nia.changes(path, {"place": "Ely"}, status=409))["code"] == "listing_closed"


async def test_two_who_are_kept_apart_see_nothing_of_each_other(
    nia: Person, mair: Person, coordinator: Person, town: Town
) -> None:
    made, theirs = await offers(nia, town), await offers(mair, town)
    carys = await town.person("Carys")
    await mair.posts(f"/members/{mair.id}/helpers", {"helper_id": str(carys.id)}, status=201)
    await keeps_apart(coordinator, nia, mair)
    assert await seen(mair) == [theirs["id"]]
    assert await seen(nia, "?q=gwair") == [made["id"]]
    assert await seen(carys) == [theirs["id"]]
    assert len(await seen(coordinator)) == 2
    for somebody in (mair, carys):
        await somebody.gets(f"/offers/{made['id']}", status=404)


async def test_who_is_paused_or_has_left_is_not_shown(
    nia: Person, mair: Person, coordinator: Person, town: Town
) -> None:
    made = await offers(nia, town)
    await coordinator.posts(f"/members/{nia.id}/pause")
    assert await seen(mair) == []
    assert await seen(coordinator) == [made["id"]]
    behalf = garden(town, member_id=str(nia.id))
    assert (await coordinator.posts("/offers", behalf, status=409))["code"] == "member_paused"
    await coordinator.posts(f"/members/{nia.id}/resume")
    assert await seen(mair) == [made["id"]]
    await coordinator.posts(f"/members/{nia.id}/leave")
    assert await seen(mair) == []
    await coordinator.posts("/offers", behalf, status=422)


async def test_an_under_18_has_no_offers(nia: Person, coordinator: Person, town: Town) -> None:
    young = text(
        "UPDATE timebank.member SET adult = false, guardian_name = 'M',"
        " guardian_contact = 'x' WHERE id = :id"
    )
    async with town.database.transaction(town.id) as connection:
        await connection.execute(young, {"id": nia.id})
    behalf = garden(town, member_id=str(nia.id))
    assert (await coordinator.posts("/offers", behalf, status=409))["code"] == "under_18_here"


async def test_what_is_not_done_here_is_not_offered(
    nia: Person, coordinator: Person, town: Town
) -> None:
    medicines = {
        "code": "medicines",
        "name_en": "Medicines",
        "name_cy": "Meddyginiaethau",
        "risk_class": "not_here",
        "before_en": "Not here.",
        "before_cy": "Nid yma.",
    }
    activity = await coordinator.posts("/activities", medicines, status=201)
    for kind in ("offers", "requests"):
        refused = await nia.posts(f"/{kind}", garden(town, activity_id=activity["id"]), status=409)
        assert (refused["code"], refused["measure"]) == ("safeguarding_required", "not_here")


@pytest.mark.parametrize(
    ("change", "pointer"),
    [
        ({"title_cy": None}, "/title_en"),
        ({"title_cy": "\u0000"}, "/title_cy"),
        ({"title_cy": "x" * 201}, "/title_cy"),
        ({"times": ["weekday_night"]}, "/times/0"),
        ({"times": ["weekend_morning"] * 2}, "/times"),
        ({"areas": ["atlantis"]}, "/areas"),
        ({"languages": ["Welsh"]}, "/languages/0"),
        ({"expires_on": "2020-01-01"}, "/expires_on"),
        ({"expires_on": "2199-01-01"}, "/expires_on"),
        ({"place": "12 Grand Avenue"}, "/place"),
        ({"place": "CF5 4BL"}, "/place"),
        ({"place": "Heol Trelai 12a"}, "/place"),
        ({"text_en": "Ring me on 029 2056 0123."}, "/text_en"),
        ({"text_cy": "nia@example.org"}, "/text_cy"),
        ({"title_en": "Lawns in cf5 4bl"}, "/title_en"),
        ({"title_en": "Lawns in CF5\u00a04BL"}, "/title_en"),
        ({"text_en": "Ring 07700\u2013900\u2013123"}, "/text_en"),
        ({"text_en": "Ring 07700\u200b900123"}, "/text_en"),
        ({"activity_id": str(new_id())}, "/activity_id"),
        ({"price": 1}, "/price"),
    ],
)
async def test_what_cannot_be_is_refused(
    nia: Person, town: Town, change: dict[str, Any], pointer: str
) -> None:
    refused = await nia.posts("/offers", garden(town, **change), status=422)
    assert [error["pointer"] for error in refused["errors"]] == [pointer]


@pytest.mark.parametrize("place", ["Ely library", "Llyfrgell Trelái", "Scout hall, 3rd Ely"])
async def test_a_place_is_named(nia: Person, town: Town, place: str) -> None:
    assert (await offers(nia, town, place=place))["place"] == place


async def test_a_change_is_decided_upon_what_was_read(nia: Person, town: Town) -> None:
    path = f"/offers/{(await offers(nia, town))['id']}"
    await nia.sends("PATCH", path, {"place": "Ely library"}, status=428)
    changed = await nia.changes(path, {"title_en": "Mowing", "title_cy": None})
    assert (changed["title_en"], changed["title_cy"]) == ("Mowing", None)
    assert await seen(nia, "?q=gwair") == []
    assert await seen(nia, "?q=mowing") == [changed["id"]]
    refused = await nia.changes(path, {"title_en": None}, status=422)
    assert [error["pointer"] for error in refused["errors"]] == ["/title_en"]


async def test_erased_nothing_is_left_of_what_was_typed(
    nia: Person, coordinator: Person, town: Town
) -> None:
    made = await offers(nia, town, text_cy="Xylophonau hefyd", place="Ely library")
    await nia.posts(f"/members/{nia.id}/leave")
    await coordinator.posts(f"/members/{nia.id}/erasure/carry-out")
    read = await coordinator.gets(f"/offers/{made['id']}")
    assert (read["state"], read["title"], read["text"], read["place"]) == ("closed", *[None] * 3)
    async with town.database.transaction(town.id) as connection:
        for table in ("listing_word", "listing_gram"):
            found = await connection.execute(text(f"SELECT word FROM timebank.{table}"))
            assert found.all() == []

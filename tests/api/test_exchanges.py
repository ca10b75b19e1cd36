"""Help between members, from the asking to the hours."""

import json
from typing import Any
from uuid import uuid4

import pytest
from tests.api.books import account_id, number_of, proven
from tests.api.exchanging import agreed, of, proposes, says, sees, tells, today
from tests.api.town import Person, Town


@pytest.fixture
async def nia(bank: Town) -> Person:
    return await bank.person("Nia Rees")


@pytest.fixture
async def mair(bank: Town) -> Person:
    return await bank.person("Mair")


@pytest.fixture
async def delyth(bank: Town) -> Person:
    return await bank.coordinator()


async def test_the_whole_life_of_an_exchange(bank: Town, nia: Person, mair: Person) -> None:
    await tells(nia, telephone="029 2000 0000")
    asked = await proposes(
        nia,
        giver=nia,
        receiver=mair,
        planned_from="10:30",
        planned_minutes=60,
        place="The allotments",
        contact="telephone",
        note="I bring the tools.",
    )
    assert (asked["state"], asked["actions"]) == ("proposed", ["cancel", "change"])

    seen = await sees(mair, asked)
    assert seen["actions"] == ["agree", "cancel", "change", "decline"]
    assert (seen["planned_from"], seen["place"]) == ("10:30", "The allotments")
    hidden = of(seen, nia)
    assert [hidden[name] for name in ("name", "number", "contact", "note")] == [None] * 4

    both = await says(mair, "agree", asked, note="The gate is green.")
    assert both["state"] == "agreed"
    known = of(both, nia)
    assert (known["name"], known["note"]) == ("Nia", "I bring the tools.")
    assert known["contact"] == {"by": "telephone", "value": "029 2000 0000"}
    assert of(await sees(nia, asked), mair)["contact"] == {"by": "coordinator", "value": None}

    told = await says(nia, "done", asked, minutes=60)
    assert (told["state"], told["hours"][0]["giver_minutes"]) == ("done", 60)
    assert await mair.balance() == 0
    assert (await sees(mair, asked))["actions"] == ["confirm", "dispute", "done", "report"]

    over = await says(mair, "confirm", asked)
    assert (over["state"], over["actions"]) == ("confirmed", ["report"])
    assert (over["hours"][0]["credited_minutes"], over["hours"][0]["decided_by_id"]) == (
        60,
        str(mair.id),
    )
    assert of(over, nia)["contact"] is None
    assert (await nia.balance(), await mair.balance()) == (60, -60)
    assert await proven(bank)


async def test_the_receiver_may_ask_and_name_the_giver_by_number(nia: Person, mair: Person) -> None:
    body = {
        "activity_id": str(nia.town.gardening),
        "givers": [{"number": await number_of(mair)}],
        "receivers": [{"member_id": str(nia.id)}],
        "planned_on": str(await today(nia.town)),
    }
    asked = await nia.posts("/exchanges", body, status=201)
    assert of(asked, nia)["agreed_by_id"] == str(nia.id)
    assert (await says(mair, "agree", asked))["state"] == "agreed"


async def test_whoever_reads_an_offer_asks_its_owner_without_knowing_who_it_is(
    bank: Town, nia: Person, mair: Person
) -> None:
    said = {"activity_id": str(bank.gardening), "title_en": "Hedges"}
    offer = await nia.posts("/offers", said, status=201)
    sent = {
        **said,
        "receivers": [{"member_id": str(mair.id)}],
        "planned_on": str(await today(bank)),
    }
    sent = {**sent, "id": str(uuid4()), "listing_id": offer["id"]}
    del sent["title_en"]
    asked = await mair.posts("/exchanges", sent, status=201)
    assert str(nia.id) not in json.dumps(asked)
    assert [one["member_id"] for one in asked["people"]] == [None, str(mair.id)]
    await nia.posts(f"/offers/{offer['id']}/close", {"reason": "met_here"})
    assert (await mair.posts("/exchanges", sent, status=201))["id"] == asked["id"]
    agreed_to = await says(nia, "agree", asked)
    assert agreed_to["state"] == "agreed"
    assert of(await sees(mair, asked), nia)["name"] == "Nia"


@pytest.mark.parametrize(
    ("kind", "side"), [("offers", "givers"), ("requests", "receivers"), (None, "givers")]
)
async def test_a_side_is_left_out_for_its_owner_alone(
    bank: Town, nia: Person, mair: Person, kind: str | None, side: str
) -> None:
    sent: dict[str, Any] = {
        "activity_id": str(bank.gardening),
        "planned_on": str(await today(bank)),
    }
    if kind:
        said = {"activity_id": str(bank.gardening), "title_en": "Hedges"}
        sent["listing_id"] = (await nia.posts(f"/{kind}", said, status=201))["id"]
    other = "receivers" if side == "givers" else "givers"
    for named in ({}, {side: [{"member_id": str(mair.id)}]}):
        refused = await mair.posts("/exchanges", {**sent, **named}, status=422)
        assert refused["errors"][0]["pointer"] == f"/{other if kind or named else side}"


async def test_sent_again_it_is_one_exchange_and_other_content_is_another(
    nia: Person, mair: Person
) -> None:
    made = str(uuid4())
    one = await proposes(nia, giver=nia, receiver=mair, id=made, place="The hall")
    again = await proposes(nia, giver=nia, receiver=mair, id=made, place="The hall")
    assert again == one
    assert len((await nia.gets("/exchanges"))["items"]) == 1
    other = await proposes(nia, giver=nia, receiver=mair, id=made, status=409)
    assert other["code"] == "id_taken"


async def test_declined_it_is_over_and_nobody_learns_who_it_was(nia: Person, mair: Person) -> None:
    asked = await proposes(nia, giver=nia, receiver=mair)
    over = await says(mair, "decline", asked)
    assert (over["state"], over["cancel_reason"], over["actions"]) == ("cancelled", "declined", [])
    assert of(await sees(nia, asked), mair)["name"] is None
    for act in ("agree", "decline", "confirm"):
        assert (await says(mair, act, asked, status=409))["code"] == "exchange_over"
    assert (await says(nia, "done", asked, minutes=5, status=409))["code"] == "exchange_over"


async def test_a_changed_plan_is_agreed_to_again_by_the_others(nia: Person, mair: Person) -> None:
    both = await agreed(nia, mair)
    path = f"/exchanges/{both['id']}"
    changed = await nia.changes(path, {"planned_from": "14:00", "place": "The hall"})
    assert (changed["state"], changed["agreed_at"]) == ("proposed", None)
    assert of(changed, nia)["agreed_at"]
    assert of(changed, mair)["agreed_at"] is None
    assert of(changed, mair)["name"] == "Mair"
    assert (await says(nia, "done", both, minutes=5, status=409))["code"] == "exchange_not_agreed"
    assert (await says(mair, "agree", both))["state"] == "agreed"
    assert (await nia.changes(path, {"place": "The hall"}))["state"] == "agreed"


async def test_a_plan_is_changed_by_whoever_read_it_as_it_is(nia: Person, mair: Person) -> None:
    both = await agreed(nia, mair)
    path, body = f"/exchanges/{both['id']}", {"place": "The hall"}
    await nia.sends("PATCH", path, body, status=428)
    read = (await nia.asks("GET", path)).headers["etag"]
    await mair.changes(path, {"place": "The library"})
    await nia.sends("PATCH", path, body, status=412, headers={"If-Match": read})


async def test_cancelled_with_a_reason_it_is_not_confirmed_any_more(
    nia: Person, mair: Person
) -> None:
    both = await agreed(nia, mair)
    over = await says(mair, "cancel", both, reason="cannot")
    assert (over["state"], over["cancel_reason"], over["cancelled_by_id"]) == (
        "cancelled",
        "cannot",
        str(mair.id),
    )
    assert of(over, nia)["contact"] is None
    assert (await says(nia, "confirm", both, status=409))["code"] == "exchange_over"
    assert (await says(nia, "cancel", both, status=409, reason="other"))["code"] == "exchange_over"


async def test_a_coordinator_asks_both_by_telephone_and_is_shown_as_who_said_so(
    bank: Town, nia: Person, mair: Person, delyth: Person
) -> None:
    asked = await proposes(delyth, giver=nia, receiver=mair)
    assert [one["agreed_at"] for one in asked["people"]] == [None, None]
    unsaid = await says(delyth, "agree", asked, status=422)
    assert unsaid["errors"][0]["pointer"] == "/member_id"
    for one in (nia, mair):
        asked = await says(delyth, "agree", asked, member_id=str(one.id))
        assert of(asked, one)["agreed_by_id"] == str(delyth.id)
    assert asked["state"] == "agreed"
    for one in (nia, mair):
        asked = await says(delyth, "done", asked, member_id=str(one.id), minutes=45)
    assert asked["state"] == "confirmed"
    entry = await nia.gets(f"/contributions/{asked['hours'][0]['contribution_id']}")
    assert {one["stated_by_id"] for one in entry["claims"]} == {str(delyth.id)}
    assert (await nia.balance(), await mair.balance()) == (45, -45)
    assert await proven(bank)


async def test_a_helper_speaks_for_the_one_they_help(bank: Town, nia: Person, mair: Person) -> None:
    carys = await bank.person("Carys")
    await mair.posts(f"/members/{mair.id}/helpers", {"helper_id": str(carys.id)}, status=201)
    asked = await proposes(nia, giver=nia, receiver=mair)
    both = await says(carys, "agree", asked)
    assert of(both, mair)["agreed_by_id"] == str(carys.id)
    await says(nia, "done", asked, minutes=30)
    over = await says(carys, "confirm", asked)
    assert (over["state"], over["hours"][0]["decided_by_id"]) == ("confirmed", str(carys.id))


async def test_who_helps_both_speaks_for_the_giver_alone(
    bank: Town, nia: Person, mair: Person
) -> None:
    carys = await bank.person("Carys")
    for one in (nia, mair):
        await one.posts(f"/members/{one.id}/helpers", {"helper_id": str(carys.id)}, status=201)
    asked = await proposes(carys, giver=nia, receiver=mair)
    assert [of(asked, one)["agreed_by_id"] for one in (nia, mair)] == [str(carys.id), None]
    refused = await says(carys, "agree", asked, status=403, member_id=str(mair.id))
    assert refused["code"] == "forbidden"
    await says(mair, "agree", asked)
    await says(carys, "done", asked, minutes=30)
    assert (await says(carys, "confirm", asked, status=409))["code"] == "nothing_to_confirm"
    await says(carys, "done", asked, status=403, member_id=str(mair.id), minutes=30)
    assert await nia.balance() == 0
    assert (await says(mair, "confirm", asked))["state"] == "confirmed"


async def test_a_coordinator_who_is_in_it_speaks_for_nobody_else(
    nia: Person, delyth: Person
) -> None:
    both = await agreed(delyth, nia)
    await says(delyth, "done", both, minutes=30)
    await says(delyth, "confirm", both, status=403, member_id=str(nia.id))
    await says(delyth, "done", both, status=403, member_id=str(nia.id), minutes=30)
    assert await delyth.balance() == 0


async def test_lists_are_ones_own_by_state_and_what_waits(
    nia: Person, mair: Person, delyth: Person
) -> None:
    asked = await proposes(nia, giver=nia, receiver=mair)
    both = await agreed(mair, nia)
    over = await agreed(nia, mair)
    await says(nia, "done", over, minutes=30)
    await says(mair, "confirm", over)

    async def listed(person: Person, query: str) -> list[Any]:
        return [one["id"] for one in (await person.gets(f"/exchanges?{query}"))["items"]]

    gwen = await nia.town.person("Gwen")
    assert await listed(gwen, "") == []
    assert await listed(delyth, "") == [over["id"], both["id"], asked["id"]]
    assert await listed(nia, "state=confirmed") == [over["id"]]
    assert await listed(nia, "state=agreed") == [both["id"]]
    assert await listed(mair, "waiting=true") == [both["id"], asked["id"]]
    assert await listed(nia, "waiting=true") == [both["id"]]
    await says(nia, "done", both, minutes=20)
    assert await listed(nia, "waiting=true") == []
    assert await listed(mair, "waiting=true") == [both["id"], asked["id"]]
    first = await mair.gets("/exchanges?limit=2")
    rest = await mair.gets(f"/exchanges?limit=2&after={first['next']}")
    assert [one["id"] for one in (*first["items"], *rest["items"])] == [
        over["id"],
        both["id"],
        asked["id"],
    ]


async def test_an_auditor_reads_no_names_and_no_words(nia: Person, mair: Person) -> None:
    both = await agreed(nia, mair, place="The hall", note="Bring a cup.")
    seen = await sees(await nia.town.auditor(), both)
    assert (seen["place"], seen["actions"]) == (None, [])
    for one in seen["people"]:
        assert (one["name"], one["number"], one["contact"], one["note"]) == (None,) * 4


async def test_a_note_is_reported_to_the_safeguarding_lead_with_its_words(
    bank: Town, nia: Person, mair: Person
) -> None:
    catrin = await bank.person("Catrin", "safeguarding_lead")
    asked = await proposes(nia, giver=nia, receiver=mair, note="Come alone.")
    told = {"member_id": str(nia.id), "words": "This frightens me."}
    await says(mair, "report", asked, status=404, **told)
    await says(mair, "agree", asked)
    made = await says(mair, "report", asked, status=201, **told)
    concern = await catrin.gets(f"/concerns/{made['concern_id']}")
    assert "This frightens me." in concern["words"]
    assert "Come alone." in concern["words"]
    assert (concern["raised_by"], concern["about_id"]) == (str(mair.id), str(nia.id))
    await says(await bank.person("Gwen"), "report", asked, status=404, **told)
    log = (await (await bank.auditor()).gets("/audit/log"))["items"]
    assert not [line for line in log if "report" in line["route"]], "no other log says so"
    own = {line["route"] for line in (await catrin.gets("/concerns/log"))["items"]}
    assert "/v1/communities/{community}/exchanges/{exchange_id}/report" in own


async def test_a_note_of_the_safeguarding_lead_is_reported_to_another_or_by_ringing(
    bank: Town, mair: Person
) -> None:
    lead = await bank.person("Catrin", "safeguarding_lead")
    catrin = Person(bank, lead.id, "Catrin", await bank.token("member", lead.id, (), lead.id))
    asked = await proposes(catrin, giver=catrin, receiver=mair, note="Come alone.")
    await says(mair, "agree", asked)
    made = await says(mair, "report", asked, status=201, member_id=str(catrin.id), words="No.")
    assert made["told"] is False
    assert (await lead.gets("/concerns"))["items"] == []


async def test_a_note_says_which_door_until_it_is_over(nia: Person, mair: Person) -> None:
    door = "Number 12, CF5 5AA. Ring 029 2000 0000 or mair@example.org,\nthe blue door."
    both = await agreed(nia, mair)
    await says(mair, "agree", both, note=door)
    assert of(await sees(nia, both), mair)["note"] == door
    await says(nia, "done", both, minutes=30)
    assert of(await sees(nia, both), mair)["note"] == door
    await says(mair, "confirm", both)
    left = "Number …, …. Ring …or …\nthe blue door."
    over = await sees(nia, both)
    assert (of(over, mair)["note"], "report" in over["actions"]) == (left, True)
    assert of(await sees(mair, both), mair)["note"] == door


async def test_a_note_is_written_once(nia: Person, mair: Person) -> None:
    both = await agreed(nia, mair, note="One.")
    again = await says(nia, "agree", both, note="Two.", status=422)
    assert again["errors"][0]["pointer"] == "/note"


async def test_who_said_no_learns_of_nobody_and_nobody_of_them(
    bank: Town, nia: Person, mair: Person
) -> None:
    gwen = await bank.person("Gwen")
    asked = await proposes(nia, giver=nia, receiver=[mair, gwen], note="Bring a cup.")
    await says(gwen, "decline", asked)
    both = await says(mair, "agree", asked)
    assert (both["state"], of(both, gwen)["name"]) == ("agreed", None)
    hidden = of(await sees(gwen, both), nia)
    assert [hidden[name] for name in ("name", "number", "contact", "note")] == [None] * 4
    assert (await sees(gwen, both))["actions"] == []


async def test_a_private_members_number_stands_for_the_name(nia: Person, mair: Person) -> None:
    await tells(nia, private=True)
    both = await agreed(nia, mair)
    known = of(await sees(mair, both), nia)
    assert (known["name"], known["number"]) == (None, await number_of(nia))


async def test_a_contact_that_is_not_there_is_not_chosen(nia: Person, mair: Person) -> None:
    refused = await proposes(nia, giver=nia, receiver=mair, contact="email", status=422)
    assert refused["errors"][0]["pointer"] == "/contact"


async def test_trying_it_moves_nothing(nia: Person, mair: Person) -> None:
    both = await agreed(nia, mair)
    await says(nia, "done", both, minutes=30)
    path = f"/exchanges/{both['id']}/confirm"
    tried = await mair.posts(f"{path}?dry_run=true")
    assert tried["state"] == "confirmed"
    assert (await sees(mair, both))["state"] == "done"
    assert await nia.balance() == 0
    assert await account_id(nia)

"""What others wrote about a member comes into their copy once a person has looked at it."""

from datetime import datetime
from typing import Any
from zoneinfo import ZoneInfo

import pytest
from tests.api.exchanging import proposes
from tests.api.sign_ins import writes_to
from tests.api.spreadsheets import brings_in, hours
from tests.api.test_export import WELSH, copy_of, number_of, page_of
from tests.api.town import Group, Person, Town

from timebank.base.words import date_in_words
from timebank.db.engine import call

pytestmark = pytest.mark.anyio


@pytest.fixture
async def catrin(town: Town) -> Person:
    return await town.person("Catrin", "safeguarding_lead")


async def asks(nia: Person) -> Any:
    return await nia.posts(f"/members/{nia.id}/export-review", status=201)


async def to_look_at(somebody: Person, whose: Person, part: str = "words") -> list[Any]:
    found: list[Any] = (await somebody.gets(f"/members/{whose.id}/export-review/{part}"))["items"]
    return found


def decision(item: Any, reason: str | None = None) -> dict[str, Any]:
    told = {"id": item["id"], "words_sha256": item["words_sha256"], "given": reason is None}
    return told if reason is None else {**told, "reason": reason}


async def decides(
    somebody: Person,
    whose: Person,
    *items: Any,
    part: str = "words",
    status: int = 200,
    **more: Any,
) -> Any:
    path = f"/members/{whose.id}/export-review/{part}"
    return await somebody.posts(path, {"items": list(items), **more}, status=status)


async def queried(nia: Person, mair: Person, *words: str) -> None:
    """Hours of Nia that Mair asks about, each with a note."""
    for day, said in enumerate(words, 1):
        given = await nia.logs(minutes=30, helped=mair, worked_on=f"2025-06-0{day}")
        await mair.posts(f"/contributions/{given['id']}/query", {"note": said})


async def why(nia: Person, what: str) -> str:
    """What the copy says of what it leaves out."""
    told = (await copy_of(nia))["left_out"]
    found: str = next(one["why"] for one in told if what in one["what"])
    return found


async def test_what_is_given_stands_in_the_copy_and_what_is_left_out_is_counted(
    nia: Person, mair: Person, coordinator: Person
) -> None:
    await queried(nia, mair, "She came late.", "Dai was there too.")
    assert (await asks(nia))["state"] == "asked"
    assert (await asks(nia))["id"] == (await asks(nia))["id"]
    assert "You asked for them" in await why(nia, "Notes")
    late, dai = await to_look_at(coordinator, nia)
    assert (late["kind"], late["words"], late["given"]) == ("note", "She came late.", None)
    assert late["by_number"] == await number_of(mair)
    asked = await decides(coordinator, nia, decision(late))
    assert asked["words_at"] is None, "one is undecided"
    asked = await decides(coordinator, nia, decision(dai, "third_person"))
    assert asked["words_at"] is not None
    assert asked["state"] == "asked", "the safeguarding lead has not looked"
    copied = await copy_of(nia)
    (given,) = copied["given"]
    assert (given["given"], given["words"], given["by_number"]) == (
        "note",
        "She came late.",
        await number_of(mair),
    )
    told = await why(nia, "Notes")
    assert "Stands on this page: 1." in told
    assert "it tells of somebody else: 1." in told
    page = (await page_of(nia, WELSH)).text
    assert "She came late." in page
    assert "Beth ysgrifennodd eraill" in page
    assert "Dai" not in page + str(copied)


async def test_whom_the_member_never_meets_stands_in_no_copy_by_number_whoever_takes_it(
    nia: Person, coordinator: Person
) -> None:
    gwen = await nia.town.coordinator("Gwen")
    await gwen.verifies(await nia.logs(minutes=30, helped=None))
    waits = await nia.logs(minutes=30, helped=None, worked_on="2025-06-08")
    await gwen.posts(f"/contributions/{waits['id']}/query", {"note": "When was it?"})
    await asks(nia)
    (note,) = await to_look_at(coordinator, nia)
    await decides(coordinator, nia, decision(note))
    path = f"/members/{nia.id}/export"
    for taker in (nia, coordinator):
        copied = await taker.gets(path)
        assert copied["contributions"][0]["decided_by_number"] == await number_of(gwen)
        assert copied["given"][0]["by_number"] == await number_of(gwen)
    await coordinator.posts(f"/members/{nia.id}/apart", {"other_id": str(gwen.id)})
    for taker in (nia, coordinator):
        copied = await taker.gets(path)
        assert copied["contributions"][0]["decided_by_number"] is None
        assert (copied["given"][0]["words"], copied["given"][0]["by_number"]) == (
            "When was it?",
            None,
        )
        read = await taker.asks("GET", f"{path}?format=html")
        assert await number_of(gwen) not in read.text


async def test_all_is_decided_in_one_go(nia: Person, mair: Person, coordinator: Person) -> None:
    await queried(nia, mair, "One.", "Two.", "Three.")
    await asks(nia)
    one, *_ = await to_look_at(coordinator, nia)
    done = await decides(coordinator, nia, decision(one), leave_out_others="harm")
    assert done["words_at"] is not None
    assert [one["words"] for one in (await copy_of(nia))["given"]] == ["One."]
    assert [one["reason"] for one in await to_look_at(coordinator, nia)] == [None, "harm", "harm"]


async def test_a_note_in_an_exchange_and_a_row_of_a_sheet_are_looked_at_too(
    nia: Person, mair: Person, club: Group, coordinator: Person
) -> None:
    planned = await proposes(nia, giver=nia, receiver=mair)
    await mair.posts(f"/exchanges/{planned['id']}/agree", {"note": "Mind the step."})
    sheet = hours("2025-06-07,Nia,Lunch Club,Gardening,0:30,Dai drove her")
    await brings_in(coordinator, sheet, "hours")
    await asks(nia)
    items = {one["kind"]: one for one in await to_look_at(coordinator, nia)}
    assert items["exchange_note"]["words"] == "Mind the step."
    assert "Dai drove her" in items["import_row"]["words"]
    await decides(coordinator, nia, *map(decision, items.values()))
    given = {one["given"]: one for one in (await copy_of(nia))["given"]}
    assert given["exchange_note"]["by_number"] == await number_of(mair)
    assert given["import_row"]["by_number"] is None
    assert "Dai drove her" in given["import_row"]["words"]


async def test_of_words_that_changed_meanwhile_nothing_is_given(
    nia: Person, mair: Person, coordinator: Person
) -> None:
    planned = await proposes(nia, giver=nia, receiver=mair)
    agree = f"/exchanges/{planned['id']}/agree"
    await mair.posts(agree, {"note": "Ring twice."})
    await asks(nia)
    (seen,) = await to_look_at(coordinator, nia)
    await decides(coordinator, nia, decision(seen))
    await noted(nia.town, planned["id"], mair, "Dai has the key.")
    assert (await copy_of(nia))["given"] == []
    refused = await decides(coordinator, nia, decision(seen), status=409)
    assert refused["code"] == "item_changed"
    (now,) = await to_look_at(coordinator, nia)
    assert (now["words"], now["given"]) == ("Dai has the key.", None)


async def noted(town: Town, exchange_id: str, person: Person, note: str) -> None:
    """Somebody's note in an exchange reads otherwise."""
    async with town.database.transaction(town.id) as connection:
        await call(
            connection,
            "UPDATE timebank.exchange_person SET note = $4"
            " WHERE community_id = $1 AND exchange_id = $2 AND member_id = $3",
            town.id,
            exchange_id,
            person.id,
            note,
        )


async def test_the_safeguarding_lead_alone_looks_at_concerns_and_nobody_learns_of_them(
    nia: Person, mair: Person, coordinator: Person, catrin: Person
) -> None:
    number = await number_of(nia)
    told = {"words": "Nia had a bruise.", "about_number": number}
    await mair.posts("/concerns", told, status=201)
    apart = f"/members/{nia.id}/apart"
    await coordinator.posts(apart, {"other_id": str(mair.id)})
    await asks(nia)
    assert await to_look_at(coordinator, nia) == []
    assert (await decides(coordinator, nia))["words_at"] is not None
    await coordinator.gets(f"/members/{nia.id}/export-review/safeguarding", status=403)
    await catrin.gets(f"/members/{nia.id}/export-review/words", status=403)
    concern, pair = await to_look_at(catrin, nia, "safeguarding")
    assert (concern["kind"], concern["by_number"]) == ("concern", await number_of(mair))
    assert (pair["kind"], pair["words"]) == ("kept_apart", await number_of(mair))
    done = await decides(
        catrin, nia, decision(concern), part="safeguarding", leave_out_others="harm"
    )
    assert done["state"] == "done"
    (given,) = (await copy_of(nia))["given"]
    assert (given["words"], given["by_number"]) == ("Nia had a bruise.", None)
    for_her = await copy_of(coordinator, nia)
    assert for_her["given"] == [], "a coordinator reads no concern, whoever it is given to"
    assert "in no other" in str(for_her["left_out"])


async def test_a_copy_says_the_same_of_safeguarding_whether_or_not_there_is_anything(
    nia: Person, mair: Person, catrin: Person
) -> None:
    told = {"words": "Nia had a bruise.", "about_number": await number_of(nia)}
    await mair.posts("/concerns", told, status=201)
    says = set()
    for somebody in (nia, await nia.town.person("Gwen")):
        await asks(somebody)
        await decides(catrin, somebody, part="safeguarding", leave_out_others="harm")
        says.add(await why(somebody, "safeguarding"))
        assert (await copy_of(somebody))["given"] == []
    (said,) = says
    assert "The safeguarding lead looked" in said


@pytest.mark.parametrize("zone", ["Pacific/Kiritimati", "Pacific/Pago_Pago"])
async def test_a_copy_says_on_which_day_somebody_looked_by_the_communitys_clock(
    nia: Person, coordinator: Person, catrin: Person, zone: str
) -> None:
    """At any hour one of the two has another day than UTC."""
    await coordinator.changes(nia.town.base, {"time_zone": zone})
    await asks(nia)
    done = await decides(catrin, nia, part="safeguarding", leave_out_others="harm")
    looked = datetime.fromisoformat(done["safeguarding_at"]).astimezone(ZoneInfo(zone))
    assert date_in_words("en", looked) in await why(nia, "safeguarding")


async def test_what_is_about_the_lead_who_looks_is_left_to_another_and_they_never_learn_of_it(
    nia: Person, coordinator: Person, catrin: Person
) -> None:
    town = nia.town
    about = (await coordinator.gets(f"/members/{catrin.id}"))["number"]
    told = {"words": "Catrin shouted at me.", "about_number": f" {about[:2]} {about[2:]}"}
    raised = await nia.posts("/concerns", told, status=201)
    await coordinator.posts(f"/members/{nia.id}/apart", {"other_id": str(catrin.id)})
    await asks(nia)
    await decides(coordinator, nia)
    assert await to_look_at(catrin, nia, "safeguarding") == []
    item = {**decision({"id": raised["id"], "words_sha256": "0" * 64})}
    refused = await decides(catrin, nia, item, part="safeguarding", status=409)
    assert refused["code"] == "item_changed"
    done = await decides(catrin, nia, part="safeguarding", leave_out_others="harm")
    assert done["state"] == "done"
    assert (await copy_of(nia))["given"] == [], "whom it is about has decided of nothing"
    other = await town.person("Olwen", "safeguarding_lead")
    for somebody, waiting in ((catrin, []), (coordinator, []), (other, [done["id"]])):
        found = (await somebody.gets("/export-reviews"))["items"]
        assert [one["id"] for one in found] == waiting
    assert (await decides(catrin, nia, part="safeguarding", status=409))["code"] == "review_over"
    concern, pair = await to_look_at(other, nia, "safeguarding")
    assert (concern["words"], pair["words"]) == ("Catrin shouted at me.", about)
    items = (decision(concern), decision(pair, "harm"))
    after = await decides(other, nia, *items, part="safeguarding")
    assert after["safeguarding_at"] == done["safeguarding_at"]
    (given,) = (await copy_of(nia))["given"]
    assert given["words"] == "Catrin shouted at me."
    assert (await other.gets("/export-reviews"))["items"] == []
    log = (await catrin.gets("/concerns/log"))["items"]
    assert {one["by_id"] for one in log} == {str(catrin.id)}, "and nothing of what Olwen did"
    assert (await decides(other, nia, part="safeguarding", status=409))["code"] == "review_over"


async def test_nobody_decides_of_their_own(coordinator: Person, catrin: Person) -> None:
    await asks(coordinator)
    path = f"/members/{coordinator.id}/export-review/words"
    for method in ("GET", "POST"):
        answer = await coordinator.asks(method, path, {} if method == "POST" else None)
        assert (answer.status_code, answer.json()["code"]) == (403, "own_review")
    another = await coordinator.town.coordinator("Sara")
    assert (await decides(another, coordinator))["words_at"] is not None


async def test_what_was_decided_or_taken_back_is_over_and_can_be_asked_for_anew(
    nia: Person, coordinator: Person, catrin: Person
) -> None:
    await coordinator.gets(f"/members/{nia.id}/export-review", status=404)
    first = await asks(nia)
    (waits,) = (await coordinator.gets("/export-reviews"))["items"]
    assert (waits["id"], waits["due_on"]) == (first["id"], first["due_on"])
    taken_back = await nia.posts(f"/members/{nia.id}/export-review/withdraw")
    assert taken_back["state"] == "withdrawn"
    assert (await coordinator.gets("/export-reviews"))["items"] == []
    assert (await decides(coordinator, nia, status=409))["code"] == "review_over"
    second = await asks(nia)
    assert second["id"] != first["id"]
    await decides(coordinator, nia)
    assert (await decides(catrin, nia, part="safeguarding"))["state"] == "done"
    refused = await nia.posts(f"/members/{nia.id}/export-review/withdraw", status=409)
    assert refused["code"] == "review_over"


async def test_the_member_is_told_when_both_have_looked(
    nia: Person, coordinator: Person, catrin: Person
) -> None:
    await writes_to(nia, "nia@example.org")
    await asks(nia)
    await decides(coordinator, nia)
    assert await told(nia) == []
    await decides(catrin, nia, part="safeguarding")
    assert await told(nia) == ["copy_ready"]


async def told(person: Person) -> list[str]:
    """The kinds of messages that go out to somebody."""
    async with person.town.database.transaction(person.town.id) as connection:
        sql = "SELECT kind FROM timebank.message WHERE community_id = $1 AND member_id = $2"
        return [row["kind"] for row in await call(connection, sql, person.town.id, person.id)]


async def test_a_reason_is_there_where_something_is_left_out_and_only_there(
    nia: Person, mair: Person, coordinator: Person
) -> None:
    await queried(nia, mair, "One.")
    await asks(nia)
    (item,) = await to_look_at(coordinator, nia)
    for wrong in (
        [{**decision(item), "given": False}],
        [{**decision(item, "harm"), "given": True}],
        [decision(item), decision(item)],
    ):
        refused = await decides(coordinator, nia, *wrong, status=422)
        assert refused["code"] == "validation_failed"


async def test_the_leads_look_stands_in_their_own_log_alone(
    nia: Person, mair: Person, coordinator: Person, catrin: Person
) -> None:
    told = {"words": "Nia had a bruise.", "about_number": await number_of(nia)}
    await mair.posts("/concerns", told, status=201)
    await asks(nia)
    await to_look_at(catrin, nia, "safeguarding")
    await to_look_at(coordinator, nia)
    auditor = await nia.town.auditor()
    logged = {one["route"] for one in (await auditor.gets("/audit/log"))["items"]}
    route = "/v1/communities/{community}/members/{member_id}/export-review/"
    assert f"{route}words" in logged
    assert f"{route}safeguarding" not in logged
    own = {one["route"] for one in (await catrin.gets("/concerns/log"))["items"]}
    assert f"{route}safeguarding" in own
    seen = (await nia.gets(f"/members/{nia.id}/log"))["items"]
    assert "safeguarding_lead" not in {one["role"] for one in seen}


async def test_an_erasure_ends_it(nia: Person, coordinator: Person) -> None:
    await asks(nia)
    await nia.posts(f"/members/{nia.id}/erasure", status=201)
    await nia.posts(f"/members/{nia.id}/leave")
    await coordinator.posts(f"/members/{nia.id}/erasure/carry-out")
    assert (await coordinator.gets("/export-reviews"))["items"] == []

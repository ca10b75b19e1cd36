"""Concerns go to the safeguarding lead alone; two members can be kept apart."""

import asyncio

import pytest
from sqlalchemy import select, update
from tests.api.town import Group, Person, Town

from timebank.base.ids import new_id
from timebank.people.tables import Member
from timebank.sending.tables import Outgoing

WORDS = "Nia was not herself today,\nand had a bruise."


@pytest.fixture
async def catrin(town: Town) -> Person:
    """The safeguarding lead."""
    catrin = await town.person("Catrin", "safeguarding_lead")
    async with town.database.transaction(town.id) as connection:
        statement = update(Member).where(Member.community_id == town.id, Member.id == catrin.id)
        await connection.execute(statement.values(email="catrin@example.org"))
    return catrin


async def number_of(coordinator: Person, member: Person) -> str:
    found: str = (await coordinator.gets(f"/members/{member.id}"))["number"]
    return found


async def test_a_concern_is_read_by_the_safeguarding_lead_and_nobody_else(
    town: Town, nia: Person, mair: Person, coordinator: Person, catrin: Person
) -> None:
    about = await number_of(coordinator, nia)
    raised = await mair.posts("/concerns", {"words": WORDS, "about_number": about}, status=201)
    assert set(raised) == {"id", "raised_at", "told"}
    (read,) = (await catrin.gets("/concerns"))["items"]
    assert (read["words"], read["raised_by"], read["about_id"]) == (
        WORDS,
        str(mair.id),
        str(nia.id),
    )
    auditor = await town.person("Ann", "auditor")
    for other in (mair, nia, coordinator, auditor):
        await other.gets("/concerns", status=403)
        await other.gets(f"/concerns/{raised['id']}", status=403)


async def test_a_number_that_nobody_has_is_taken_like_any_other(
    mair: Person, catrin: Person
) -> None:
    await mair.posts("/concerns", {"words": WORDS, "about_number": "99999"}, status=201)
    (read,) = (await catrin.gets("/concerns"))["items"]
    assert (read["about_number"], read["about_id"]) == ("99999", None)


async def test_the_lead_is_told_that_there_is_one_and_not_what_it_says(
    town: Town, mair: Person, catrin: Person
) -> None:
    await mair.posts("/concerns", {"words": WORDS}, status=201)
    async with town.database.transaction(town.id) as connection:
        (told,) = (await connection.execute(select(Outgoing))).all()
    assert (told.member_id, told.kind, told.facts) == (catrin.id, "concern", {})


@pytest.mark.parametrize(
    ("reached", "by"),
    [
        ({"email": "catrin@example.org", "contact_by": "text"}, "text"),
        ({"email": None, "contact_by": "letter"}, "text"),
        ({"email": "catrin@example.org", "contact_by": "letter"}, "email"),
    ],
)
async def test_the_lead_is_told_in_the_way_that_they_like_or_as_it_can_be(
    town: Town, mair: Person, catrin: Person, reached: dict[str, str | None], by: str
) -> None:
    delyth = await town.coordinator()
    await delyth.changes(f"/members/{catrin.id}", {"telephone": "07400 123456", **reached})
    await mair.posts("/concerns", {"words": WORDS}, status=201)
    kept = select(Outgoing.by).where(Outgoing.kind == "concern")
    async with town.database.transaction(town.id) as connection:
        assert [*(await connection.execute(kept)).scalars()] == [by]


async def test_one_about_a_lead_goes_to_the_other_leads_and_not_to_them(
    town: Town, mair: Person, coordinator: Person, catrin: Person
) -> None:
    sian = await town.person("Siân", "safeguarding_lead")
    await coordinator.changes(f"/members/{sian.id}", {"email": "sian@example.org"})
    number = await number_of(coordinator, catrin)
    spaced = f" {number[:2]} {number[2:]} "
    raised = await mair.posts("/concerns", {"words": WORDS, "about_number": spaced}, status=201)
    assert raised["told"] is True
    async with town.database.transaction(town.id) as connection:
        told = select(Outgoing.member_id).where(Outgoing.kind == "concern")
        assert [*(await connection.execute(told)).scalars()] == [sian.id]
    (read,) = (await sian.gets("/concerns"))["items"]
    assert read["about_id"] == str(catrin.id)
    await sian.gets(f"/concerns/{raised['id']}")
    assert (await catrin.gets("/concerns"))["items"] == []
    await catrin.gets(f"/concerns/{raised['id']}", status=404)
    await catrin.posts(f"/concerns/{raised['id']}/close", {"outcome": "Nothing."}, status=404)
    assert {line["by_id"] for line in (await sian.gets("/concerns/log"))["items"]} == {
        str(mair.id),
        str(sian.id),
        str(catrin.id),
    }
    log = (await catrin.gets("/concerns/log"))["items"]
    assert {line["by_id"] for line in log} == {str(catrin.id)}, "nor who raised or read it"


async def test_one_about_the_only_lead_tells_the_sender_to_ring_and_waits_for_the_next(
    town: Town, mair: Person, coordinator: Person, catrin: Person
) -> None:
    concern = {"id": str(new_id()), "words": WORDS}
    concern["about_number"] = await number_of(coordinator, catrin)
    for _ in "sent", "again":
        assert (await mair.posts("/concerns", concern, status=201))["told"] is False
    assert (await catrin.gets("/concerns"))["items"] == []
    async with town.database.transaction(town.id) as connection:
        assert (await connection.execute(select(Outgoing))).all() == []
    sian = await town.person("Siân", "safeguarding_lead")
    assert len((await sian.gets("/concerns"))["items"]) == 1


async def test_one_about_a_lead_who_was_taken_in_twice_is_about_them_by_either_number(
    town: Town, mair: Person, coordinator: Person, catrin: Person
) -> None:
    twice = await town.person("Cadi")
    number = await number_of(coordinator, twice)
    await coordinator.posts(f"/members/{twice.id}/merge", {"into_id": str(catrin.id)})
    raised = await mair.posts("/concerns", {"words": WORDS, "about_number": number}, status=201)
    assert raised["told"] is False
    assert (await catrin.gets("/concerns"))["items"] == []


async def test_one_that_is_sent_again_is_one_concern(mair: Person, catrin: Person) -> None:
    concern = {"id": str(new_id()), "words": WORDS}
    first = await mair.posts("/concerns", concern, status=201)
    assert await mair.posts("/concerns", concern, status=201) == first
    refused = await mair.posts("/concerns", {**concern, "words": "Other."}, status=409)
    assert refused["code"] == "id_taken"
    assert len((await catrin.gets("/concerns"))["items"]) == 1


async def test_it_is_closed_once_with_what_was_done(mair: Person, catrin: Person) -> None:
    raised = await mair.posts("/concerns", {"words": WORDS}, status=201)
    path = f"/concerns/{raised['id']}/close"
    answers = await asyncio.gather(
        *(catrin.asks("POST", path, {"outcome": said}) for said in ("We talked.", "Nothing."))
    )
    assert sorted(answer.status_code for answer in answers) == [200, 409]
    (closed,) = (await catrin.gets("/concerns?closed=true"))["items"]
    assert closed["words"] == WORDS
    assert closed["outcome"] in ("We talked.", "Nothing.")
    assert (await catrin.gets("/concerns?closed=false"))["items"] == []


async def test_no_other_log_says_that_there_was_one(
    town: Town, nia: Person, mair: Person, coordinator: Person, catrin: Person
) -> None:
    auditor = await town.person("Ann", "auditor")
    about = await number_of(coordinator, nia)
    await mair.posts("/concerns", {"words": WORDS, "about_number": about}, status=201)
    await catrin.gets("/concerns")
    for query in (f"by={mair.id}", f"by={catrin.id}"):
        assert (await auditor.gets(f"/audit/log?{query}"))["items"] == []
        assert (await auditor.gets(f"/audit/log/reached?{query}"))["items"] == []
    seen = (await nia.gets(f"/members/{nia.id}/log"))["items"]
    assert {one["role"] for one in seen} == {"coordinator"}
    own = (await catrin.gets("/concerns/log"))["items"]
    assert [(line["method"], line["by_id"]) for line in own] == [
        ("GET", str(catrin.id)),
        ("POST", str(mair.id)),
    ]


async def test_an_erasure_waits_while_one_is_open(
    nia: Person, mair: Person, coordinator: Person, catrin: Person
) -> None:
    about = await number_of(coordinator, nia)
    raised = await mair.posts("/concerns", {"words": WORDS, "about_number": about}, status=201)
    await coordinator.posts(f"/members/{nia.id}/leave")
    path = f"/members/{nia.id}/erasure/carry-out"
    assert (await coordinator.posts(path, status=409))["code"] == "erasure_held"
    await catrin.posts(f"/concerns/{raised['id']}/close", {"outcome": "We talked."})
    assert (await coordinator.posts(path))["state"] == "done"


async def test_whether_an_erasure_waits_for_a_concern_or_for_a_dispute_is_told_to_nobody(
    *, town: Town, nia: Person, mair: Person, club: Group, lead: Person, coordinator: Person
) -> None:
    about, dewi = await number_of(coordinator, nia), await town.person("Dewi")
    await mair.posts("/concerns", {"words": WORDS, "about_number": about}, status=201)
    logged = await dewi.logs(minutes=30, helped=club)
    await lead.posts(f"/contributions/{logged['id']}/query", {"note": "Was it Monday?"})
    refused = []
    for one in nia, dewi:
        await coordinator.posts(f"/members/{one.id}/leave")
        path = f"/members/{one.id}/erasure/carry-out"
        refused.append(await coordinator.posts(path, status=409))
    for problem in refused:
        del problem["instance"]
    assert refused[0]["code"] == "erasure_held"
    assert refused[0] == refused[1]


async def test_two_members_are_kept_apart_whichever_is_named_first(
    nia: Person, mair: Person, coordinator: Person, catrin: Person
) -> None:
    for one, other, who in ((nia, mair, coordinator), (mair, nia, catrin)):
        kept = await who.posts(f"/members/{one.id}/apart", {"other_id": str(other.id)})
        assert kept["member_ids"] == [str(other.id)]
    await coordinator.posts(f"/members/{nia.id}/apart/end", {"other_id": str(mair.id)})
    assert (await catrin.gets(f"/members/{mair.id}/apart"))["member_ids"] == []
    await coordinator.posts(f"/members/{nia.id}/apart/end", {"other_id": str(mair.id)}, status=404)


async def test_neither_is_told(nia: Person, mair: Person, coordinator: Person) -> None:
    await coordinator.posts(f"/members/{nia.id}/apart", {"other_id": str(mair.id)})
    for one in (nia, mair):
        await one.gets(f"/members/{one.id}/apart", status=403)
        assert (await one.gets(f"/members/{one.id}/log"))["items"] == []


@pytest.mark.parametrize("who", ["oneself", "nobody"])
async def test_there_have_to_be_two(who: str, nia: Person, coordinator: Person) -> None:
    other = {"oneself": nia.id, "nobody": new_id()}[who]
    refused = await coordinator.posts(
        f"/members/{nia.id}/apart", {"other_id": str(other)}, status=422
    )
    assert refused["errors"][0]["pointer"] == "/other_id"

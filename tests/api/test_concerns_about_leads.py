"""What may be about a safeguarding lead is not shown to them, however they are named."""

import pytest
from sqlalchemy import insert, text, update
from tests.api.test_safeguarding import number_of
from tests.api.town import Person, Town

from timebank.base.ids import new_id
from timebank.db.engine import call
from timebank.people.tables import Member
from timebank.safeguarding.tables import Concern

pytestmark = pytest.mark.anyio

CARD = "10019"
WORDS = "There was shouting on Monday."


async def known_as(person: Person, name: str, used: str | None = None, number: str = CARD) -> None:
    """Gives somebody a name, the one they use, and the number on their card."""
    town = person.town
    async with town.database.transaction(town.id) as connection:
        statement = update(Member).where(Member.community_id == town.id, Member.id == person.id)
        await connection.execute(statement.values(name=name, name_used=used, number=number))


@pytest.fixture
async def catrin(town: Town) -> Person:
    catrin = await town.person("Catrin", "safeguarding_lead")
    await known_as(catrin, "Catrin Môn Evans", "Cadi")
    return catrin


@pytest.fixture
async def olwen(town: Town) -> Person:
    """Another safeguarding lead."""
    olwen = await town.person("Olwen", "safeguarding_lead")
    await known_as(olwen, "Olwen Rees", number="10027")
    return olwen


async def hidden(mair: Person, catrin: Person, olwen: Person, about: str, words: str) -> bool:
    """Whether Catrin is shown nothing of a concern; Olwen reads it once, whatever it says."""
    sent = {"words": words, **({"about_number": about} if about else {})}
    raised = await mair.posts("/concerns", sent, status=201)
    assert raised["told"] is True
    read = [one["id"] for one in (await olwen.gets("/concerns"))["items"]]
    assert read == [raised["id"]]
    found = (await catrin.gets("/concerns"))["items"]
    await catrin.gets(f"/concerns/{raised['id']}", status=200 if found else 404)
    await olwen.gets(f"/concerns/{raised['id']}")
    log = (await catrin.gets("/concerns/log"))["items"]
    assert (str(mair.id) in {line["by_id"] for line in log}) is bool(found)
    assert (str(olwen.id) in {line["by_id"] for line in log}) is bool(found)
    return not found


@pytest.mark.parametrize(
    "typed",
    [
        "10019",
        " 10 019 ",
        "No. 10019",
        "Number 10019",
        "#10019",
        "member 10019 (Jo)",
        "Rhif 10019",
        "rhif10019",
        "10-019",
        "\uff11\uff10\uff10\uff11\uff19",
        "10\u200b019",
        "10035 or 10019",
        "2 of us: 10019",
    ],
)
async def test_a_number_is_hers_however_it_is_typed(
    mair: Person, catrin: Person, olwen: Person, typed: str
) -> None:
    assert await hidden(mair, catrin, olwen, typed, WORDS)


@pytest.mark.parametrize(
    "named",
    [
        "Catrin Môn Evans",
        "catrin mon evans",
        "Evans, Catrin",
        "Catrin",
        "Cadi",
        "Cadi, the lead",
        "Cadi Evans",
    ],
)
async def test_a_name_where_the_number_goes_is_hers(
    mair: Person, catrin: Person, olwen: Person, named: str
) -> None:
    assert await hidden(mair, catrin, olwen, named, WORDS)


@pytest.mark.parametrize(
    "words",
    [
        "It was Catrin Môn Evans who shouted.",
        "It was cadi evans\nwho shouted.",
        "It was the woman with card 10019.",
    ],
)
async def test_both_names_or_the_number_in_the_words_may_be_about_her(
    mair: Person, catrin: Person, olwen: Person, words: str
) -> None:
    assert await hidden(mair, catrin, olwen, "", words)


@pytest.mark.parametrize(
    ("about", "words"),
    [
        ("", WORDS),
        ("110019", WORDS),
        ("100190", WORDS),
        ("Nia Evans", WORDS),
        ("10035", WORDS),
        ("", "I told Catrin about Nia's bruise."),
        ("", "Ring 0100190 for it."),
        ("...", WORDS),
    ],
)
async def test_what_names_somebody_else_or_nobody_is_hers_to_read(
    mair: Person, catrin: Person, olwen: Person, about: str, words: str
) -> None:
    assert not await hidden(mair, catrin, olwen, about, words)


async def test_who_was_erased_is_named_by_nothing(
    mair: Person, catrin: Person, olwen: Person
) -> None:
    await known_as(catrin, "", "")
    assert not await hidden(mair, catrin, olwen, "Nia", WORDS)


async def test_one_who_was_taken_in_twice_is_named_by_either_name(
    town: Town, mair: Person, catrin: Person, olwen: Person, coordinator: Person
) -> None:
    twice = await town.person("Cat")
    await known_as(twice, "Cat Puw", number="10043")
    await coordinator.posts(f"/members/{twice.id}/merge", {"into_id": str(catrin.id)})
    assert await hidden(mair, catrin, olwen, "Ms Cat Puw", WORDS)


async def test_one_that_names_the_only_lead_tells_the_sender_to_ring(
    mair: Person, catrin: Person
) -> None:
    sent = {"words": WORDS, "about_number": f"No. {CARD}"}
    assert (await mair.posts("/concerns", sent, status=201))["told"] is False
    assert (await catrin.gets("/concerns"))["items"] == []


async def test_a_lead_reads_what_they_raised_and_signed_but_not_what_they_raised_of_themselves(
    catrin: Person,
) -> None:
    signed = {"words": "Nia had a bruise. Catrin Môn Evans"}
    assert (await catrin.posts("/concerns", signed, status=201))["told"] is True
    themselves = {"words": WORDS, "about_number": CARD}
    assert (await catrin.posts("/concerns", themselves, status=201))["told"] is False
    (read,) = (await catrin.gets("/concerns"))["items"]
    assert read["words"] == signed["words"]


async def test_one_about_a_member_says_whose_number_it_is_once(
    nia: Person, mair: Person, catrin: Person, coordinator: Person
) -> None:
    await known_as(nia, "Nia", number="10051")
    for typed in ("Rhif 10051", "member 10051 (Jo)", f"10051 {await number_of(coordinator, mair)}"):
        await mair.posts("/concerns", {"words": WORDS, "about_number": typed}, status=201)
    read = (await catrin.gets("/concerns"))["items"]
    assert [one["about_id"] for one in read] == [str(nia.id)] * 3


async def test_an_erasure_waits_for_one_that_names_the_member_in_any_way(
    nia: Person, mair: Person, catrin: Person, coordinator: Person
) -> None:
    await known_as(nia, "Nia", number="10051")
    sent = {"words": WORDS, "about_number": "Rhif 10051"}
    await mair.posts("/concerns", sent, status=201)
    await coordinator.posts(f"/members/{nia.id}/leave")
    path = f"/members/{nia.id}/erasure/carry-out"
    assert (await coordinator.posts(path, status=409))["code"] == "erasure_held"


async def test_a_copy_with_such_a_concern_is_left_to_another_lead(
    mair: Person, catrin: Person, olwen: Person
) -> None:
    sent = {"words": "Cadi Evans shouted.", "about_number": f"#{CARD}"}
    await mair.posts("/concerns", sent, status=201)
    await mair.posts(f"/members/{mair.id}/export-review", status=201)
    path = f"/members/{mair.id}/export-review/safeguarding"
    assert (await catrin.gets(path))["items"] == []
    (found,) = (await olwen.gets(path))["items"]
    assert found["words"] == "Cadi Evans shouted."


async def test_a_long_text_is_no_more_work_than_a_short_one(catrin: Person) -> None:
    town = catrin.town
    async with town.database.transaction(town.id) as connection:
        sql = "SELECT cardinality(timebank.numbers_in($1)) AS pieces"
        (row,) = await call(connection, sql, "a1 " * 1000)
    assert row["pieces"] < 2000


async def test_what_others_tried_about_a_lead_stands_in_no_log_that_she_reads(
    mair: Person, catrin: Person, olwen: Person, coordinator: Person
) -> None:
    about = await mair.posts(
        "/concerns", {"words": WORDS, "about_number": f"No. {CARD}"}, status=201
    )
    concern, apart = f"/concerns/{about['id']}", f"/members/{catrin.id}/apart"
    await olwen.posts(f"{concern}/close", {"outcome": "I asked."})
    await olwen.posts(f"{concern}/close", {"outcome": "I asked."}, status=409)
    await coordinator.gets(concern, status=403)
    nobody = {"other_id": str(new_id())}
    for keeper in (olwen, coordinator):
        await keeper.posts(apart, nobody, status=422)
    assert (await catrin.gets("/concerns/log"))["items"] == []
    everything = (await olwen.gets("/concerns/log"))["items"]
    done = [line["status"] for line in everything if line["by_id"] != str(catrin.id)]
    assert done == [422, 422, 403, 409, 200, 201]


async def test_a_concern_that_is_sent_again_hours_later_is_not_told_her_either(
    mair: Person, catrin: Person, olwen: Person
) -> None:
    town, sent = mair.town, {"id": str(new_id()), "words": WORDS, "about_number": CARD}
    raised = {
        "community_id": town.id,
        "raised_by": mair.id,
        "raised_at": text("now() - interval '2 h'"),
    }
    async with town.database.transaction(town.id) as connection:
        await connection.execute(insert(Concern).values(**sent, **raised))
    await mair.posts("/concerns", sent, status=201)
    assert (await catrin.gets("/concerns/log"))["items"] == []
    await mair.posts("/concerns", {"words": WORDS}, status=201)
    by = [line["by_id"] for line in (await catrin.gets("/concerns/log"))["items"]]
    assert by[0] == str(mair.id), "of one that she may read she is told"
    assert [one["words"] for one in (await catrin.gets("/concerns"))["items"]] == [WORDS]


async def test_what_others_did_about_a_lead_under_her_old_entry_is_not_told_her(
    town: Town, mair: Person, catrin: Person, olwen: Person, coordinator: Person
) -> None:
    twice = await town.person("Cat")
    await coordinator.posts(f"/members/{twice.id}/merge", {"into_id": str(catrin.id)})
    await coordinator.posts(f"/members/{mair.id}/apart", {"other_id": str(catrin.id)})
    await olwen.gets(f"/members/{twice.id}/apart")
    assert (await catrin.gets("/concerns/log"))["items"] == []
    await mair.posts(f"/members/{mair.id}/export-review", status=201)
    path = f"/members/{mair.id}/export-review/safeguarding"
    assert (await catrin.gets(path))["items"] == []
    assert (await olwen.gets(path))["items"]

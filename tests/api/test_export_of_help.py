"""What a member offered, agreed and came to is in their copy too, in words."""

import pytest
from tests.api.exchanging import proposes
from tests.api.test_export import WELSH, copy_of, page_of
from tests.api.town import Person

pytestmark = pytest.mark.anyio


async def test_offers_and_exchanges_are_in_ones_copy_and_nobody_elses_note(
    nia: Person, mair: Person
) -> None:
    offer = {
        "activity_id": str(nia.town.gardening),
        "title_cy": "Chwynnu",
        "text_cy": "Gallaf chwynnu gardd fach.",
    }
    await nia.posts("/offers", offer, status=201)
    planned = await proposes(nia, giver=nia, receiver=mair, note="Ring the bell twice.")
    await mair.posts(f"/exchanges/{planned['id']}/agree", {"note": "Mind the step."})
    copied = await copy_of(nia)
    (listed,) = copied["listings"]
    assert (listed["listing"], listed["open"]) == ("offer", "open")
    assert listed["words"] == "Chwynnu\nGallaf chwynnu gardd fach."
    (exchange,) = copied["exchanges"]
    assert (exchange["side"], exchange["exchange"]) == ("giver", "agreed")
    assert exchange["words"] == "Ring the bell twice."
    page = (await page_of(nia, WELSH)).text
    assert "Yr hyn a gynigioch ac y gofynnoch amdano" in page
    assert "Fel y rhoddwr" in page
    for text in (str(copied), page):
        assert "Mind the step." not in text


async def test_skills_are_in_ones_copy(nia: Person) -> None:
    await nia.posts("/skills", {"kind": "lend", "words_cy": "Ysgol"}, status=201)
    known = {"kind": "know", "activity_id": str(nia.town.gardening)}
    await nia.posts("/skills", known, status=201)
    lends, knows = (await copy_of(nia))["skills"]
    assert (lends["skill"], lends["words"], lends["activity"]) == ("lend", "Ysgol", None)
    assert (knows["skill"], knows["activity"]) == ("know", "Gardening")
    assert "Yn gallu benthyg" in (await page_of(nia, WELSH)).text

"""The public noticeboard: what is offered and asked for, and nothing about a person."""

from typing import Any
from xml.etree import ElementTree as ET

import pytest
from sqlalchemy import update
from tests.api.town import Group, Person, Town

from timebank.communities.tables import Community

AREAS = [{"code": "ely", "name_en": "Ely", "name_cy": "Trelái"}]
ATOM = "{http://www.w3.org/2005/Atom}"
LANG = "{http://www.w3.org/XML/1998/namespace}lang"


@pytest.fixture
async def board(town: Town) -> str:
    """The noticeboard's address, of a town that has one."""
    async with town.database.transaction() as connection:
        await connection.execute(
            update(Community).where(Community.id == town.id).values(noticeboard=True, areas=AREAS)
        )
    return f"{town.base}/noticeboard"


def garden(town: Town, **more: Any) -> dict[str, Any]:
    return {
        "activity_id": str(town.gardening),
        "title_en": "Lawns by Nia Rees",
        "text_en": "Ask for Nia.",
        "place": "Ely library",
        "areas": ["ely"],
        "times": ["weekend_morning"],
        **more,
    }


async def test_nothing_about_a_person_stands_on_it(
    nia: Person, lead: Person, club: Group, board: str, town: Town
) -> None:
    made = await nia.posts("/offers", garden(town), status=201)
    asked = garden(town, organisation_id=str(club.id), title_en="Cooks", text_en="On Mondays.")
    await lead.posts("/requests", asked, status=201)
    group, member = (await town.http.get(board)).json()["items"]
    assert (group["title_en"], group["organisation"]["name_en"]) == ("Cooks", "Lunch Club")
    assert member == {
        "kind": "offer",
        "activity": {"code": "gardening", "name_en": "Gardening", "name_cy": "Garddio"},
        "areas": AREAS,
        "times": ["weekend_morning"],
        "listed_on": made["listed_at"][:10],
        **dict.fromkeys(("organisation", "title_en", "title_cy", "text_en", "text_cy")),
    }
    for path in (board, f"{board}.atom"):
        told = (await town.http.get(path)).text
        for word in ("Nia", "library", str(nia.id), made["id"]):
            assert word not in told


async def test_a_private_group_is_no_more_than_a_member(
    lead: Person, club: Group, board: str, town: Town
) -> None:
    await lead.posts("/requests", garden(town, organisation_id=str(club.id)), status=201)
    await lead.changes(f"/organisations/{club.id}", {"private": True})
    (item,) = (await town.http.get(board)).json()["items"]
    assert (item["organisation"], item["title_en"], item["kind"]) == (None, None, "request")


async def test_there_is_none_unless_the_community_says_so(town: Town, coordinator: Person) -> None:
    for path in (f"{town.base}/noticeboard", "/v1/communities/nowhere/noticeboard.atom"):
        answer = await town.http.get(path)
        assert (answer.status_code, answer.json()["code"]) == (404, "not_found")
    await coordinator.changes("", {"rules": {"noticeboard": True}})
    assert (await town.http.get(f"{town.base}/noticeboard")).json()["items"] == []
    feed = ET.fromstring((await town.http.get(f"{town.base}/noticeboard.atom")).content)  # noqa: S314 - our own
    assert feed.find(f"{ATOM}entry") is None


async def test_what_is_closed_or_paused_comes_off_it(
    nia: Person, mair: Person, coordinator: Person, board: str, town: Town
) -> None:
    made = await nia.posts("/offers", garden(town), status=201)
    await mair.posts("/offers", garden(town), status=201)
    assert len((await town.http.get(board)).json()["items"]) == 2
    await nia.posts(f"/offers/{made['id']}/close", {"reason": "no_longer"})
    await coordinator.posts(f"/members/{mair.id}/pause")
    assert (await town.http.get(board)).json()["items"] == []


async def test_the_feed_is_as_rfc_4287_has_it_in_either_language(
    nia: Person, lead: Person, club: Group, board: str, town: Town
) -> None:
    await nia.posts("/offers", garden(town), status=201)
    asked = garden(town, organisation_id=str(club.id), title_en="Cooks & <bakers>")
    asked["text_en"] = "Bread & <cakes>,\neach week"
    await lead.posts("/requests", asked, status=201)
    for language, titles in (
        ("en", ["Wanted: Cooks & <bakers>", "Offered: Gardening"]),
        ("cy", ["Yn eisiau: Cooks & <bakers>", "Ar gael: Garddio"]),
    ):
        answer = await town.http.get(f"{board}.atom?language={language}")
        assert answer.headers["content-type"].startswith("application/atom+xml")
        assert answer.headers["content-language"] == language
        feed = ET.fromstring(answer.content)  # noqa: S314 - our own
        assert (feed.tag, feed.attrib[LANG]) == (f"{ATOM}feed", language)
        for one in (feed, *feed.findall(f"{ATOM}entry")):
            for name in ("id", "title", "updated"):
                (part,) = one.findall(f"{ATOM}{name}")
                assert part.text
        assert feed.find(f"{ATOM}author/{ATOM}name") is not None
        assert feed.find(f"{ATOM}link[@rel='self']") is not None
        entries = feed.findall(f"{ATOM}entry")
        for one in (feed, *entries):
            page = one.find(f"{ATOM}link[@rel='alternate']")
            assert page is not None
            assert page.attrib["href"] == f"http://timebank.test/{language}/{town.slug}/noticeboard"
        told = entries[0].find(f"{ATOM}content")
        assert told is not None
        assert told.attrib["type"] == "html"
        paragraph = "<p>" if language == "en" else '<p lang="en">'
        assert f"{paragraph}Bread &amp; &lt;cakes&gt;,<br>each week</p>" in str(told.text)
        assert [entry.findtext(f"{ATOM}title") for entry in entries] == titles
        assert len({entry.findtext(f"{ATOM}id") for entry in entries}) == 2
        marked = entries[0].find(f"{ATOM}title")
        assert marked is not None
        assert marked.attrib.get(LANG, language) == "en"


@pytest.mark.parametrize(
    ("query", "title", "entries"),
    [
        ("", "Offered and wanted in Ely", 3),
        ("kind=request", "Wanted in Ely", 1),
        ("kind=offer&area=ely", "Offered in Ely, Ely", 1),
        ("activity=choir", "Offered and wanted in Ely, Choir", 1),
        ("activity=choir&area=ely", "Offered and wanted in Ely, Ely", 0),
        ("activity=nowhere", "Offered and wanted in Ely", 0),
    ],
)
async def test_one_reads_of_what_one_wants_alone(
    query: str, title: str, entries: int, *, nia: Person, mair: Person, board: str, town: Town
) -> None:
    await nia.posts("/offers", garden(town), status=201)
    sings = garden(town, activity_id=str(town.choir), areas=[])
    await nia.posts("/offers", sings, status=201)
    await mair.posts("/requests", garden(town), status=201)
    assert len((await town.http.get(f"{board}?{query}")).json()["items"]) == entries
    answer = await town.http.get(f"{board}.atom?language=en&{query}")
    feed = ET.fromstring(answer.content)  # noqa: S314 - our own
    assert feed.findtext(f"{ATOM}title") == title
    assert len(feed.findall(f"{ATOM}entry")) == entries
    everything = ET.fromstring((await town.http.get(f"{board}.atom?language=en")).content)  # noqa: S314 - our own
    alike = feed.findtext(f"{ATOM}id") == everything.findtext(f"{ATOM}id")
    assert alike is (not query), "another feed has another id"


async def test_what_no_address_of_ours_holds_is_a_plain_no(board: str, town: Town) -> None:
    for feed in ("noticeboard", "noticeboard.atom", "sessions.ics"):
        assert (await town.http.get(f"/v1/communities/%00/{feed}")).status_code == 404
        for query in ("activity=%00", "area=", "activity=%27%3B--", "area=ely&area=ely"):
            assert (await town.http.get(f"{town.base}/{feed}?{query}")).status_code == 422, query


async def test_a_feed_that_is_known_is_not_sent_again(board: str, town: Town) -> None:
    first = await town.http.get(f"{board}.atom")
    known = {"If-None-Match": first.headers["etag"]}
    assert (await town.http.get(f"{board}.atom", headers=known)).status_code == 304
    refused = await town.http.get(f"{board}.atom?language=fr")
    assert refused.status_code == 422
    assert (await town.http.get(f"{board}?q=x")).status_code == 422

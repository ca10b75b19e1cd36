"""A coordinator reads who would like to join, takes people down at the table, and answers."""

import re
from typing import Any

import pytest
from sqlalchemy import text
from tests.api.books import rules
from tests.api.test_applications import TEXTS, applying
from tests.api.test_erasure import is_erased
from tests.api.test_joining import AREAS
from tests.api.test_retention import APPLIED, does, lets_go
from tests.api.town import Person
from tests.web.conftest import Browser
from tests.web.test_pages import from_the_machine, signs_in
from tests.web.test_people_pages import hidden

from timebank.base.ids import new_id
from timebank.web import application_pages

pytestmark = [pytest.mark.anyio, pytest.mark.usefixtures("at_once")]

TOLD = {"language": "cy", "name": "Siân Rees", "how": "table"}
MORE = {"adult": "yes", "contact_by": "telephone", "telephone": "029 2000 0000", "area": "ely"}


@pytest.fixture
async def desk(browser: Browser, delyth: Person) -> Browser:
    """Delyth's, who is signed in, in a town with areas and an agreement."""
    await rules(delyth.town, areas=AREAS)
    await delyth.posts("/agreements", TEXTS, status=201)
    await from_the_machine(browser, delyth)
    return browser


async def waiting(delyth: Person) -> list[dict[str, Any]]:
    found: list[dict[str, Any]] = (await delyth.gets("/applications?state=applied"))["items"]
    return found


async def test_an_applicant_is_read_and_admitted_and_who_did_it_is_known(
    desk: Browser, delyth: Person
) -> None:
    applied = await delyth.posts("/applications", applying(access_needs="No stairs."), status=201)
    await desk.opens("/home")
    assert '/applications">People who would like to join</a> 1 waits.' in desk.page
    await desk.opens("/applications")
    assert "Siân Penhaligon" in desk.page
    page = f"/applications/{applied['id']}"
    await desk.opens(page)
    assert "No stairs." in desk.page
    assert "Taken down by Delyth" in desk.page
    form = desk.page
    done = await desk.sends(f"{page}/admit")
    assert done.url.path.endswith(page)
    assert "A member: taken in by</strong> Delyth" in desk.page
    assert "<strong>Siân Penhaligon</strong>, Member" in desk.page
    member = await delyth.gets(f"/members/{applied['id']}")
    assert (member["admitted_by"], member["access_needs"]) == (str(delyth.id), "No stairs.")
    desk.page = form
    assert (await desk.sends(f"{page}/refuse", reason="other")).status_code == 409


async def test_of_whoever_is_not_taken_in_nothing_is_kept(desk: Browser, delyth: Person) -> None:
    for reason, state in (("lives_elsewhere", "refused"), ("withdrawn", "withdrawn")):
        applied = await delyth.posts("/applications", applying(), status=201)
        page = f"/applications/{applied['id']}"
        await desk.opens(page)
        without = await desk.sends(f"{page}/refuse")
        assert (without.status_code, 'href="#reason"' in without.text) == (422, True)
        await desk.sends(f"{page}/refuse", reason=reason)
        assert "Penhaligon" not in desk.page
        assert (await delyth.gets(page))["state"] == state


async def test_somebody_at_the_table_is_taken_down_and_taken_in_at_once(
    desk: Browser, delyth: Person
) -> None:
    await desk.opens("/applications/new")
    form, sent = desk.page, {"id": hidden(desk, "id"), "version": "1"}
    wrong = await desk.sends("/applications/new", **sent, how="table", name="Siân Rees", area="x")
    assert (wrong.status_code, 'href="#language"' in wrong.text) == (422, True)
    assert 'value="Siân Rees"' in desk.page, "nothing that was typed is lost"
    assert '<a href="#language">Which language shall we use with you? This is needed.' in desk.page
    assert "<title>Error: Add somebody" in desk.page
    assert await waiting(delyth) == []
    whole = {**sent, **TOLD, **MORE, "agreed": "paper-cy", "can_do": "Cakes.\r\nTea."}
    for _ in range(2):
        desk.page = form
        await desk.sends("/applications/new", **whole, admit="")
    assert "A member: taken in by" in desk.page
    member = await delyth.gets(f"/members/{sent['id']}")
    assert (member["area"], member["can_do"], member["adult"]) == ("ely", "Cakes.\nTea.", True)
    (given,) = (await delyth.gets(f"/members/{sent['id']}/agreements"))["given"]
    assert (given["how"], given["language"]) == ("paper", "cy")


async def test_where_the_agreement_is_newer_by_now_nobody_is_half_taken_down(
    desk: Browser, delyth: Person
) -> None:
    await desk.opens("/applications/new")
    sent = {"id": hidden(desk, "id"), **TOLD, "version": "1", "agreed": "paper-cy"}
    await delyth.posts("/agreements", TEXTS, status=201)
    late = await desk.sends("/applications/new", **sent)
    assert (late.status_code, hidden(desk, "version")) == (409, "2")
    assert await waiting(delyth) == []


async def test_what_was_taken_down_is_put_right_unless_somebody_else_did_meanwhile(
    desk: Browser, delyth: Person
) -> None:
    applied = await delyth.posts("/applications", applying(can_do="Tea."), status=201)
    page = f"/applications/{applied['id']}"
    await desk.opens(f"{page}/change")
    seen = hidden(desk, "seen")
    await delyth.changes(page, {"would_like": "Company."})
    right = {"language": "cy", "name": "Siân Rees", "can_do": ""}
    late = await desk.sends(f"{page}/change", seen=seen, **right)
    assert (late.status_code, 'value="Siân Rees"' in late.text) == (412, True)
    for stands in ("Siân Penhaligon", "Tea.", "Company."):
        assert f'class="typed">{stands}</dd>' in late.text, "one sees what one decides upon"
    await desk.opens(f"{page}/change")
    nameless = await desk.sends(f"{page}/change", seen=hidden(desk, "seen"), language="cy")
    assert (nameless.status_code, 'href="#name"' in nameless.text) == (422, True)
    await desk.sends(f"{page}/change", seen=hidden(desk, "seen"), **right, would_like="Company.")
    stands = await delyth.gets(page)
    assert (stands["name"], stands["can_do"], stands["would_like"]) == (
        "Siân Rees",
        None,
        "Company.",
    )


async def test_somebody_new_today_is_asked_the_rest(desk: Browser, delyth: Person) -> None:
    club = await delyth.town.group()
    lead = await delyth.town.lead("Lowri", club)
    new = {"language": "cy", "name": "Ifan", "taken_in_for": str(club.id)}
    made = await lead.posts("/members", new, status=201)
    await desk.opens("/home")
    assert "1 waits." in desk.page
    await desk.opens("/applications")
    assert "Taken in for: Lunch Club." in desk.page
    page = f"/members/{made['id']}/details"
    assert page in desk.page
    await desk.opens(page)
    seen = {"seen": hidden(desk, "seen"), "version": hidden(desk, "version")}
    told = {**TOLD, **MORE, "name": "Ifan", "name_used": "Ifs"}
    form = desk.page
    await desk.sends(page, **seen, **told, agreed="phone-en")
    assert "Everybody has been asked." in desk.page
    member = await delyth.gets(f"/members/{made['id']}")
    assert (member["complete_by"], member["adult"], member["name_used"]) == (None, True, "Ifs")
    (given,) = (await delyth.gets(f"/members/{made['id']}/agreements"))["given"]
    assert (given["how"], given["taken_by"]) == ("phone", str(delyth.id))
    desk.page = form
    assert (await desk.sends(page, **seen, **told)).status_code == 412


async def test_nobody_is_beyond_the_end_of_a_list(
    desk: Browser, delyth: Person, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(application_pages, "MOST_SHOWN", 2)
    for name in ("Aled", "Beca", "Carys"):
        await delyth.posts("/applications", applying(name=name), status=201)
    await desk.opens("/applications")
    onward = re.search(r'href="([^"]+applied_after[^"]+)"', desk.page)
    assert onward
    assert "Carys" not in desk.page
    await desk.opens(onward[1])
    assert ("Carys" in desk.page, "Beca" in desk.page) == (True, False)


async def test_a_member_of_the_same_name_is_named_and_reads_who_saw_it(
    desk: Browser, delyth: Person
) -> None:
    sian = await delyth.town.person("Sian Penhaligon")
    applied = await delyth.posts("/applications", applying(), status=201)
    await desk.opens(f"/applications/{applied['id']}")
    assert "Sian Penhaligon, Member" in desk.page
    seen = {one["what"] for one in (await sian.gets(f"/members/{sian.id}/log"))["items"]}
    assert "applications to join" in seen


async def test_the_form_on_paper_asks_what_the_page_asks_in_each_language_or_both(
    desk: Browser,
) -> None:
    words = {"en": "Full name", "cy": "Enw llawn"}
    for language, other in (("en", "cy"), ("cy", "en")):
        desk.language = language
        await desk.opens("/applications/paper")
        assert words[language] in desk.page
        assert words[other] not in desk.page
        await desk.opens("/applications/paper/both")
        assert re.findall(r'lang="(..)">(?:Full name|Enw llawn)<', desk.page) == [language, other]
        for said in ("Caerau", "Trelái", TEXTS["text_en"], TEXTS["text_cy"], "029 2000 0000"):
            assert said in desk.page


async def test_these_pages_are_for_coordinators(browser: Browser, delyth: Person) -> None:
    applied = await delyth.posts("/applications", applying(), status=201)
    nia = await delyth.town.person("Nia")
    await signs_in(browser, nia)
    home = browser.page
    one = f"/{applied['id']}"
    for path in ("", "/new", "/paper", "/paper/both", one, f"{one}/change"):
        assert (await browser.opens(f"/applications{path}")).status_code == 403
    assert (await browser.opens(f"/members/{nia.id}/details")).status_code == 403
    for path in ("/new", f"{one}/change", f"{one}/admit", f"{one}/refuse"):
        browser.page = home
        assert (await browser.sends(f"/applications{path}", **TOLD)).status_code == 403
    browser.page = home
    details = f"/members/{nia.id}/details"
    assert (await browser.sends(details, **TOLD)).status_code == 403
    async with delyth.town.database.transaction(delyth.town.id) as connection:
        left = await connection.execute(text("SELECT state FROM timebank.application"))
        assert left.scalars().all() == ["applied"]


async def test_an_application_that_nobody_decided_says_what_became_of_it(
    desk: Browser, delyth: Person
) -> None:
    await delyth.posts("/applications", applying(), status=201)
    await desk.opens("/applications")
    assert "deleted 180 days after they applied" in desk.page
    old = new_id()
    await does(delyth.town, APPLIED, old, 181)
    await lets_go(delyth.town)
    await desk.opens(f"/applications/{old}")
    assert "Nobody decided within 180 days" in desk.page


async def test_whoever_was_erased_is_a_former_member_on_every_page(
    desk: Browser, delyth: Person
) -> None:
    nia = await delyth.town.person("Nia")
    await is_erased(nia, delyth)
    for page in ("card", "details"):
        await desk.opens(f"/members/{nia.id}/{page}")
        assert "<strong>Former member</strong>" in desk.page

"""Pages without script on which hours are confirmed and reported."""

import re
from io import BytesIO

import pytest
from python_calamine import CalamineWorkbook
from tests.api.books import rules
from tests.api.town import Group, Person, Town
from tests.web.conftest import Browser
from tests.web.test_pages import from_the_machine

pytestmark = [pytest.mark.anyio, pytest.mark.usefixtures("at_once")]


@pytest.fixture
async def club(town: Town) -> Group:
    return await town.group("Lunch Club")


@pytest.fixture
async def nia(town: Town) -> Person:
    return await town.person("Nia")


@pytest.fixture
async def mair(town: Town) -> Person:
    return await town.person("Mair")


async def recent(person: Person, club: Group | None, minutes: int, days: int = 2) -> str:
    """The id of hours that somebody logged a few days ago."""
    day = await person.town.days_ago(days)
    return str((await person.logs(minutes=minutes, helped=club, worked_on=day))["id"])


def hidden(browser: Browser, name: str) -> str:
    found = re.search(f'name="{name}" value="([^"]*)"', browser.page)
    return found[1] if found else ""


async def state(delyth: Person, one: str) -> str:
    return str((await delyth.gets(f"/contributions/{one}"))["state"])


async def test_all_that_look_normal_are_confirmed_by_one_button(
    browser: Browser, delyth: Person, nia: Person, mair: Person, club: Group
) -> None:
    await recent(nia, club, 90)
    await recent(mair, club, 30)
    long = await recent(await nia.town.person("Gwyn"), club, 660)
    await from_the_machine(browser, delyth)
    await browser.opens("/home")
    assert "Hours to confirm</a> 3 wait." in browser.page
    assert browser.page.index("What waits for you") < browser.page.index("Your time")
    await browser.opens("/contributions")
    assert browser.page.index("It is more than ten hours of a day.") < browser.page.index("Nia")
    assert "2 look normal: confirm all 2" in browser.page
    await browser.sends(
        "/contributions", normal="yes", all_normal=hidden(browser, "all_normal"), shown=""
    )
    assert browser.page.count('<p class="state">Done</p>') == 2
    assert (await nia.balance(), await mair.balance()) == (90, 30)
    assert await state(delyth, long) == "logged"


async def test_a_long_queue_goes_on_and_says_truly_how_many_look_normal(
    browser: Browser, delyth: Person, mair: Person, club: Group
) -> None:
    givers = [await mair.town.person(f"Member {number}") for number in range(45)]
    for giver in givers:
        await recent(giver, club, 30)
    odd = await recent(mair, club, 660)
    await from_the_machine(browser, delyth)
    await browser.opens("/contributions")
    assert "45 look normal: confirm all 45" in browser.page
    assert "6 more wait behind these." in browser.page
    first = hidden(browser, "shown").split()
    assert first[0] == odd
    place = re.search(r"\?after=([^\"]+)", browser.page)
    await browser.opens(f"/contributions?after={place[1] if place else ''}")
    second = hidden(browser, "shown").split()
    assert (len(first), len(second), len({*first, *second})) == (40, 6, 46)
    assert "45 look normal: confirm all 45" in browser.page
    ticks = {"shown": " ".join(second), "after": hidden(browser, "after")}
    nothing = await browser.sends("/contributions", confirm="yes", **ticks)
    assert (nothing.status_code, hidden(browser, "shown").split()) == (422, second)
    await browser.sends("/contributions", normal="yes", all_normal=hidden(browser, "all_normal"))
    assert browser.page.count('<p class="state">Done</p>') == 45
    assert {await giver.balance() for giver in givers} == {30}
    await browser.opens("/contributions?after=nowhere")
    assert hidden(browser, "shown") == odd


async def test_each_that_is_ticked_is_answered_by_itself(
    browser: Browser, delyth: Person, nia: Person, mair: Person, club: Group
) -> None:
    hers, theirs = await recent(nia, club, 60), await recent(mair, club, 60)
    own = await recent(delyth, club, 60)
    await from_the_machine(browser, delyth)
    await browser.opens("/contributions")
    assert own not in browser.page, "nobody decides their own"
    shown = f"{hidden(browser, 'shown')} {own}"
    ticks = {f"tick-{one}": "on" for one in (hers, own)}
    await browser.sends("/contributions", shown=shown, confirm="yes", **ticks)
    assert browser.page.count('<p class="state">Done</p>') == 1
    assert "Somebody else confirms this" in browser.page
    # Of many one sees at once how many were not done, and which.
    assert "Done: 1. Not done: 1." in browser.page
    assert browser.page.index("Not done.</strong>") < browser.page.index('<p class="state">Done')
    assert [await state(delyth, one) for one in (hers, own, theirs)] == [
        "verified",
        "logged",
        "logged",
    ]


async def test_asking_and_declining_take_words_and_nothing_that_was_ticked_is_lost(
    browser: Browser, delyth: Person, nia: Person, mair: Person, club: Group
) -> None:
    hers, theirs = await recent(nia, club, 60), await recent(mair, club, 60)
    await from_the_machine(browser, delyth)
    await browser.opens("/contributions")
    nothing = await browser.sends(
        "/contributions", shown=hidden(browser, "shown"), confirm="yes", note="Why?"
    )
    assert (nothing.status_code, "Tick at least one." in nothing.text) == (422, True)
    assert ">\nWhy?</textarea>" in browser.page
    wordless = await browser.sends(
        "/contributions", shown=hidden(browser, "shown"), decline="yes", **{f"tick-{hers}": "on"}
    )
    assert wordless.status_code == 422
    assert f'name="tick-{hers}" checked' in browser.page
    for one, button, note in ((hers, "decline", "Not there."), (theirs, "ask", "Which\r\nday?")):
        sent = {"shown": hidden(browser, "shown"), button: "yes", f"tick-{one}": "on"}
        await browser.sends("/contributions", note=note, **sent)
    assert (await state(delyth, hers), await state(delyth, theirs)) == ("declined", "queried")
    assert "Somebody asked about it." in browser.page
    await browser.opens(f"/contributions/{theirs}")
    assert 'Somebody else\u2019s words</dt><dd class="typed">Which' in browser.page
    assert (await mair.gets(f"/contributions/{theirs}"))["notes"][0]["words"] == "Which day?"


async def test_what_two_sides_state_differently_is_decided_on_its_own_page(
    browser: Browser, town: Town, delyth: Person, nia: Person, club: Group
) -> None:
    llinos = await town.lead("Llinos", club)
    one = await recent(nia, club, 120)
    await llinos.posts(f"/contributions/{one}/claim", {"minutes": 60})
    await from_the_machine(browser, delyth)
    await browser.opens(f"/contributions/{one}")
    assert "The giver stated</dt><dd>2 hours" in browser.page
    assert "The receiver stated</dt><dd>1 hour" in browser.page
    other = await browser.sends(f"/contributions/{one}", confirm="yes", minutes="90", reason="")
    assert other.status_code == 422
    await browser.sends(
        f"/contributions/{one}", confirm="yes", minutes="90", reason="Both agree now."
    )
    assert "It is confirmed." in browser.page
    assert await nia.balance() == 90


async def test_a_form_that_names_hours_of_others_shows_nothing_of_them(
    browser: Browser, nia: Person, mair: Person, club: Group
) -> None:
    town = nia.town
    hers = await mair.logs(minutes=45, helped=nia, worked_on=await town.days_ago(2))
    theirs = await recent(nia, await town.group("Riverside Choir"), 30)
    own = await recent(mair, club, 30)
    llinos = await town.lead("Llinos", club)
    browser.http.cookies.set(f"timebank-{town.slug}", llinos.token)
    for one in (hers["id"], theirs):
        asked = {f"tick-{one}": "on", f"tick-{own}": "on", "shown": f"{one} {own}"}
        for button in ("confirm", "ask", "decline"):
            await browser.opens("/contributions")
            said = await browser.sends("/contributions", **asked, **{button: "yes"}, note="When?")
            assert (said.status_code, "Nia" in said.text) == (404, False)
    assert await mair.balance() == 0


async def test_what_is_another_time_waits_where_it_is_beyond_the_months_limit(
    browser: Browser, delyth: Person, nia: Person, club: Group
) -> None:
    await rules(nia.town, person_thanks_monthly_minutes=100)
    day = await nia.town.days_ago(2)
    first, second = [
        await delyth.logs(minutes=minutes, helped=club, giver=nia, worked_on=day)
        for minutes in (60, 90)
    ]
    await delyth.verifies(first)
    await from_the_machine(browser, delyth)
    await browser.opens(f"/contributions/{second['id']}")
    answer = await browser.sends(f"/contributions/{second['id']}", separate="yes")
    assert "/approvals/" in str(answer.url)
    assert await nia.balance() == 60


async def test_what_looks_like_the_same_time_is_another_or_is_declined(
    browser: Browser, delyth: Person, nia: Person, club: Group
) -> None:
    first = await recent(nia, club, 60)
    second = await recent(nia, club, 30)
    await delyth.verifies({"id": first})
    await from_the_machine(browser, delyth)
    browser.language = "cy"
    await browser.opens("/contributions")
    assert "Oriau i\u2019w cadarnhau" in browser.page
    await browser.opens(f"/contributions/{second}")
    await browser.sends(f"/contributions/{second}", separate="yes")
    assert "Mae wedi\u2019i gadarnhau fel amser arall." in browser.page
    assert await nia.balance() == 90


async def test_an_open_question_beside_a_credit_is_answered(
    browser: Browser, delyth: Person, nia: Person, mair: Person, club: Group
) -> None:
    town = nia.town
    llinos, day = await town.lead("Llinos", club), await town.days_ago(2)
    thanks = {
        "organisation_id": str(club.id),
        "activity_id": str(town.gardening),
        "worked_on": day,
        "lines": [{"member_id": str(who.id), "minutes": 60} for who in (nia, mair)],
    }
    done = await llinos.posts("/thanks", thanks, status=201)
    hers, theirs = (item["contribution_id"] for item in done["items"])
    for who in (nia, mair):
        await who.logs(minutes=90, helped=club, worked_on=day)
    await from_the_machine(browser, delyth)
    await browser.opens(f"/contributions/{hers}")
    await browser.sends(f"/contributions/{hers}", stays="yes", reason="")
    assert "It stays as it is." in browser.page
    await browser.opens(f"/contributions/{theirs}")
    await browser.sends(f"/contributions/{theirs}", correct="yes", minutes="90", reason="")
    assert "It is corrected." in browser.page
    assert (await nia.balance(), await mair.balance()) == (60, 90)


async def test_the_hours_report_is_a_page_and_two_files_in_both_languages(
    browser: Browser, delyth: Person, nia: Person, club: Group
) -> None:
    await delyth.verifies(await nia.logs(minutes=90, helped=club, worked_on="2025-06-07"))
    await from_the_machine(browser, delyth)
    await browser.opens("/reports?by=organisation&from=2025-06-01&to=2025-06-30")
    assert '<th scope="row">Lunch Club</th><td>1</td><td>1 hour 30 minutes</td>' in browser.page
    addresses = re.findall(r'href="([^"]*hours\.[^"]*)"', browser.page)
    csv, xlsx = [await browser.opens(one.replace("&amp;", "&")) for one in addresses]
    assert "Lunch Club,1,90,1:30" in csv.text
    assert 'filename="hours.csv"' in csv.headers["content-disposition"]
    sheet = CalamineWorkbook.from_filelike(BytesIO(xlsx.content)).get_sheet_by_index(0)
    assert sheet.to_python()[1][:3] == ["Lunch Club", 1.0, 90.0]
    browser.language = "cy"
    await browser.opens("/reports")
    assert '<th scope="row">Mehefin 2025</th><td>1</td><td>1 awr 30 munud</td>' in browser.page
    wrong = await browser.opens("/reports?from=2025-07-01&to=2025-06-01")
    assert (wrong.status_code, "Mae problem" in wrong.text) == (422, True)


async def test_a_lead_decides_for_their_group_alone_and_a_member_for_none(
    browser: Browser, town: Town, nia: Person, mair: Person, club: Group
) -> None:
    llinos = await town.lead("Llinos", club)
    choir = await town.group("Choir")
    hers, theirs = await recent(nia, club, 60), await recent(mair, choir, 60)
    browser.http.cookies.set(f"timebank-{town.slug}", llinos.token)
    await browser.opens("/contributions")
    assert (hers in browser.page, theirs in browser.page) == (True, False)
    forbidden = await browser.opens(f"/contributions/{theirs}")
    assert forbidden.status_code == 404
    assert (await browser.opens("/reports?by=member")).status_code == 403
    browser.http.cookies.set(f"timebank-{town.slug}", nia.token)
    assert (await browser.opens("/contributions")).status_code == 403
    assert (await browser.opens("/reports")).status_code == 403

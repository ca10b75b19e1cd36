"""Pages to sign in by: no script, two languages, and nobody else's form."""

import re
from http.cookies import SimpleCookie

import httpx
import pyotp
import pytest
from sqlalchemy import text
from tests.api.sign_ins import messages, writes_to
from tests.api.town import Person, Town
from tests.web.conftest import ORIGIN, Browser

from timebank.app import create_app
from timebank.base.ids import MemberId
from timebank.db.engine import Database
from timebank.http.edge import Edge
from timebank.sign_in import factor_service

pytestmark = [pytest.mark.anyio, pytest.mark.usefixtures("at_once")]

EMAIL = "delyth@example.org"


async def asks_for_a_code(browser: Browser, person: Person, path: str = "/sign-in") -> str:
    """The address of the page that the code is typed on."""
    await writes_to(person, EMAIL)
    answer = await browser.sends(path, email=EMAIL)
    assert answer.status_code == 200, answer.text
    found = re.search(r'action="([^"]+/sign-in/code[^"]*)"', browser.page)
    assert found, browser.page
    return found[1].replace("&amp;", "&")


async def signs_in(browser: Browser, person: Person, path: str = "/sign-in") -> httpx.Response:
    page = await asks_for_a_code(browser, person, path)
    code = (await messages(person.town))[person.id]
    return await browser.sends(page, code=f"{code[:3]} {code[3:]}", device="Desk")


async def sets_up(browser: Browser) -> tuple[str, list[str]]:
    """The secret and the recovery codes of whoever is signed in."""
    await browser.opens("/second-factor")
    await browser.sends("/second-factor")
    found = re.search(r'class="secret">(\w+)<', browser.page)
    assert found
    assert "data:image/svg+xml" in browser.page
    await browser.sends("/second-factor/confirm", code=pyotp.TOTP(found[1]).now())
    return found[1], re.findall(r"<li>([0-9A-Z-]{19})</li>", browser.page)


async def test_a_member_signs_in_sees_where_and_signs_out(browser: Browser, town: Town) -> None:
    nia = await town.person("Nia")
    done = await signs_in(browser, nia)
    assert done.url.path.endswith("/home"), done.text
    await browser.opens("/sign-ins")
    assert "<strong>Desk</strong> (here)" in browser.page
    other = re.search(r'name="sign_in" value="([^"]+)"', browser.page)
    assert other
    await browser.sends("/sign-ins/end", sign_in=other[1])
    assert 'name="sign_in"' not in browser.page
    await browser.sends("/sign-out")
    gone = await browser.opens("/sign-ins")
    assert gone.url.path.endswith("/sign-in")
    assert list(browser.http.cookies.values()) == ["out"]


async def test_a_code_that_is_not_all_there_is_told_by_the_page_and_is_no_try(
    browser: Browser, town: Town
) -> None:
    nia = await town.person("Nia")
    page = await asks_for_a_code(browser, nia)
    code = (await messages(town))[nia.id]
    for _ in range(5):
        await browser.sends(page, code=" ")
        assert "Type the code that we sent you. It has six digits." in browser.page
        for short in (code[:5], "12345a", f"{code}1"):
            await browser.sends(page, code=short)
            assert "The code has six digits, as in 271828." in browser.page
        assert "That code does not work" not in browser.page
    done = await browser.sends(page, code=code, device="Desk")
    assert done.url.path.endswith("/home"), done.text


async def test_a_coordinator_sets_up_a_second_factor_and_signs_in_with_it(
    browser: Browser, delyth: Person
) -> None:
    await signs_in(browser, delyth)
    assert "Second factor" in browser.page, "whoever needs one is led there"
    _, recovery = await sets_up(browser)
    assert len(recovery) == 10
    await signs_in(browser, delyth)
    assert 'value="coordinator" checked' in browser.page
    wrong = await browser.sends("/sign-in/second", role="coordinator", second="AAAA")
    assert (wrong.status_code, "There is a problem." in wrong.text) == (403, True)
    await browser.sends("/sign-in/second", role="coordinator", second=recovery[0])
    await browser.opens("/sign-ins")
    assert "Coordinator. Code." in browser.page
    await browser.opens("/second-factor")
    assert "9 recovery codes left" in browser.page
    await browser.sends("/second-factor/recovery-codes")
    assert "Your recovery codes" in browser.page
    await browser.opens("/second-factor")
    await browser.sends("/second-factor/end")
    assert "Set up an app" in browser.page


async def test_a_code_from_the_machine_lets_in_and_every_coordinator_sees_it(
    browser: Browser, delyth: Person
) -> None:
    town = delyth.town
    async with town.database.transaction(town.id) as connection:
        _, code = await factor_service.machine_code(connection, town.id, MemberId(delyth.id))
    refused = await browser.sends("/sign-in/machine", code=code, role="auditor", device="Desk")
    assert refused.status_code == 422
    await browser.sends("/sign-in/machine", code=code, role="coordinator", device="Desk")
    await browser.opens("/sign-ins")
    assert "Let in from the time bank\u2019s computer" in browser.page
    assert "The code was used." in browser.page
    async with town.database.transaction(town.id) as connection:
        about = text("SELECT about FROM timebank.trail_line WHERE route LIKE '%sign-ins'")
        assert delyth.id in (await connection.execute(about)).scalars().all()[-1]


async def test_the_language_is_in_the_address_and_the_switch_stays_where_one_is(
    browser: Browser, delyth: Person
) -> None:
    await browser.opens("/cy/" + delyth.town.slug + "/sign-in?next=%2Fcy%2Fx")
    assert '<html lang="cy">' in browser.page
    assert f'href="/en/{delyth.town.slug}/sign-in?next=%2Fcy%2Fx" hreflang="en"' in browser.page
    for language, word in (("en", "Help by telephone"), ("cy", "Help dros y ffôn")):
        browser.language = language
        for path in ("/sign-in", "/sign-in/machine", "/sign-in/code?sent=x"):
            await browser.opens(path)
            assert word in browser.page
            assert "029 2000 0000" in browser.page


async def test_a_form_from_elsewhere_does_nothing(browser: Browser, delyth: Person) -> None:
    await signs_in(browser, delyth)
    host = {"Host": "timebank.test"}
    elsewhere: list[dict[str, str]] = [
        {},
        {"Origin": "null"},
        {"Origin": "http://evil.test"},
        {"Origin": "http://timebank.test.evil.test"},
        {"Origin": "http://timebank.test:81"},
        {"Origin": ORIGIN, "Sec-Fetch-Site": "same-site"},
        {"Origin": ORIGIN, "Sec-Fetch-Site": "cross-site"},
    ]
    for browser.headers in elsewhere:
        for path in ("/sign-in", "/sign-out", "/second-factor"):
            refused = await browser.sends(path, **host)
            assert (refused.status_code, "did not come from" in refused.text) == (403, True)
    browser.headers = {"Origin": ORIGIN}
    browser.page = ""
    for made_up in ("", "é", "0" * 64):
        refused = await browser.sends("/sign-out", form_token=made_up)
        assert refused.status_code == 403, "the form's own token is missing"
    assert (await browser.opens("/sign-ins")).url.path.endswith("/sign-ins")


async def test_a_form_that_stood_open_before_signing_in_again_does_nothing(
    browser: Browser, delyth: Person
) -> None:
    await signs_in(browser, delyth)
    earlier = browser.page
    await signs_in(browser, delyth)
    browser.page = earlier
    assert (await browser.sends("/sign-out")).status_code == 403


async def test_a_cookie_of_one_community_is_none_in_another(
    browser: Browser, delyth: Person, database: Database
) -> None:
    await signs_in(browser, delyth)
    other = await Town.make(database, browser.http)
    there = Browser(browser.http, other)
    assert (await there.opens("/sign-ins")).url.path.endswith("/sign-in")
    token = browser.http.cookies[f"timebank-{delyth.town.slug}"]
    browser.http.cookies.set(f"timebank-{other.slug}", token)
    assert (await there.opens("/sign-ins")).url.path.endswith("/sign-in")


async def test_a_cookie_is_for_the_server_alone(browser: Browser, delyth: Person) -> None:
    page = await asks_for_a_code(browser, delyth)
    code = (await messages(delyth.town))[delyth.id]
    app = create_app(delyth.town.database, Edge(https=True), [bytes(32)])
    transport = httpx.ASGITransport(app)
    async with httpx.AsyncClient(transport=transport, base_url="https://timebank.test") as client:
        for shared, seconds in ((False, str(400 * 24 * 3600)), (True, "")):
            sent = {"code": code, "device": "Desk"} | ({"shared": "on"} if shared else {})
            headers = {"Origin": "https://timebank.test"}
            answer = await client.post(page, data=sent, headers=headers)
            assert answer.status_code == 303, answer.text
            (said, mark, _) = answer.headers.get_list("set-cookie")
            (whose,) = SimpleCookie(mark).values()
            assert (whose["httponly"], whose["secure"], whose["max-age"]) == ("", True, seconds)
            assert re.fullmatch(rf"{'shared' if shared else 'own'}\.[0-9a-f]{{16}}", whose.value)
            (cookie,) = SimpleCookie(said).values()
            assert cookie.key == f"__Host-timebank-{delyth.town.slug}"
            assert (cookie["httponly"], cookie["secure"], cookie["samesite"]) == (True, True, "lax")
            assert (cookie["path"], cookie["domain"], cookie["max-age"]) == ("/", "", seconds)
            page = await asks_for_a_code(browser, delyth)
            code = (await messages(delyth.town))[delyth.id]
        over_http = {"Origin": "http://timebank.test"}
        assert (await client.post(page, headers=over_http)).status_code == 403


@pytest.mark.parametrize(
    "onward",
    [
        "https://evil.test/",
        "//evil.test/",
        "/en/other-town/sign-ins",
        "/\\evil.test",
        "/en/{town}/../../v1",
        "javascript:alert(1)",
    ],
)
async def test_nobody_is_sent_elsewhere_after_signing_in(
    browser: Browser, delyth: Person, onward: str
) -> None:
    onward = onward.replace("{town}", delyth.town.slug)
    page = await asks_for_a_code(
        browser, delyth, str(httpx.URL("/sign-in", params={"next": onward}))
    )
    code = (await messages(delyth.town))[delyth.id]
    answer = await browser.http.post(
        page, data={"code": code, "device": "Desk"}, headers=browser.headers
    )
    assert answer.headers["location"] == browser.address("/second-factor")


async def test_who_is_not_signed_in_comes_back_to_where_they_wanted_to_go(
    browser: Browser, town: Town
) -> None:
    nia = await town.person("Nia")
    await browser.opens("/second-factor?from=here")
    path = re.search(r'action="([^"]+)"', browser.page)
    assert path
    done = await signs_in(browser, nia, path[1].replace("&amp;", "&"))
    assert str(done.url).endswith("/second-factor?from=here")


async def test_what_somebody_typed_stands_on_the_page_as_text(browser: Browser, town: Town) -> None:
    nia = await town.person("Nia")
    await writes_to(nia, EMAIL)
    typed = '"><script>alert(1)</script>'
    assert "<script>" not in (await browser.sends("/sign-in", email=typed)).text
    page = await asks_for_a_code(browser, nia)
    code = (await messages(town))[nia.id]
    assert "<script>" not in (await browser.sends(page, code=code, device=typed)).text


@pytest.mark.parametrize(
    ("body", "kind", "status"),
    [
        (b"email=a&email=b", "application/x-www-form-urlencoded", 400),
        (b"email=%ff", "application/x-www-form-urlencoded", 400),
        (b"email=" + b"a" * 70_000, "application/x-www-form-urlencoded", 413),
        (b"&".join(b"%d=" % one for one in range(60)), "application/x-www-form-urlencoded", 400),
        (b"{}", "application/json", 415),
        (b"email=a%00b", "application/x-www-form-urlencoded", 422),
    ],
)
async def test_a_form_that_none_of_our_pages_sends_is_refused(
    browser: Browser, body: bytes, kind: str, status: int
) -> None:
    headers = {**browser.headers, "Content-Type": kind}
    answer = await browser.http.post(browser.address("/sign-in"), content=body, headers=headers)
    assert answer.status_code == status
    assert answer.headers["content-type"].startswith("text/html")


async def test_from_the_choice_of_a_size_one_comes_back_to_where_one_was(
    browser: Browser, delyth: Person
) -> None:
    here = f"%2Fen%2F{delyth.town.slug}%2Fconcern"
    await browser.opens("/concern")
    assert f"text-size?next={here}" in browser.page
    await browser.opens("/text-size?next=" + here)
    assert f'text-size?next={here}"' in browser.page, "not to this page, which asks again"


async def test_whoever_came_to_the_sizes_from_nowhere_is_not_asked_to_sign_in_again(
    browser: Browser, delyth: Person
) -> None:
    """From an answer to a form, which is not sent again by itself."""
    await from_the_machine(browser, delyth)
    chosen = await browser.sends("/text-size", size="2")
    assert chosen.url.path.endswith("/home")
    assert 'data-text="2"' in browser.page


async def test_a_coordinator_prints_a_card_and_its_owner_signs_in_with_it(
    browser: Browser, delyth: Person
) -> None:
    town = delyth.town
    nia = await town.person("Nia")
    number = (await nia.gets(f"/members/{nia.id}"))["number"]
    await signs_in(browser, nia)
    for path in ("/cards", f"/members/{nia.id}/card", f"/members/{nia.id}/card/print"):
        assert (await browser.opens(path)).status_code == 403
    await from_the_machine(browser, delyth)
    await browser.opens("/cards")
    assert (await browser.sends("/cards", number="12")).status_code == 422
    found = await browser.sends("/cards", number=number)
    assert (await browser.opens(f"{found.url.path}/print")).status_code == 404, "there is none yet"
    await browser.opens(found.url.path)
    differs = await browser.sends(found.url.path, pin="7392", again="7393")
    assert "The two PINs differ." in differs.text
    assert "7392" not in (await browser.sends(found.url.path, pin="7392", again="7392")).text
    await browser.sends(found.url.path, new="")
    letters = re.search(r'class="secret">([0-9A-Z-]{19})<', browser.page)
    assert letters
    assert f"Member {number}" in browser.page
    assert f"/cy/{town.slug}/sign-in/card" in browser.page, "its owner reads Welsh"
    assert letters[1] in (await browser.opens(f"{found.url.path}/print")).text
    wrong = await browser.sends("/sign-in/card", card=letters[1], pin="7393", device="Phone")
    assert (wrong.status_code, letters[1] in wrong.text) == (403, False)
    await browser.sends("/sign-in/card", card=letters[1], pin="7392", device="Phone")
    await browser.opens("/sign-ins")
    assert "Member. Card and PIN." in browser.page
    await browser.opens("/pin")
    await browser.sends("/pin", pin="5927", again="5927")
    await browser.sends("/sign-in/card", card=letters[1], pin="5927", device="Phone")
    await browser.opens("/sign-ins")
    assert browser.page.count("Card and PIN.") == 2
    await from_the_machine(browser, delyth)
    await browser.opens(found.url.path)
    await browser.sends(found.url.path.replace("/card", "/pairing"))
    paired = re.search(r'class="secret">([0-9A-Z-]{14})<', browser.page)
    assert paired
    await browser.sends("/sign-in/pair", card=paired[1], device="Phone")
    await browser.opens("/sign-ins")
    assert "At the coordinator" in browser.page
    await from_the_machine(browser, delyth)
    await browser.opens(found.url.path)
    await browser.sends(found.url.path, end="")
    old = await browser.sends("/sign-in/card", card=letters[1], pin="5927", device="Phone")
    assert old.status_code == 403


async def from_the_machine(browser: Browser, person: Person, role: str = "coordinator") -> None:
    town = person.town
    async with town.database.transaction(town.id) as connection:
        _, code = await factor_service.machine_code(connection, town.id, MemberId(person.id))
    sent = {"code": code, "role": role, "device": "Desk"}
    assert (await browser.sends("/sign-in/machine", **sent)).status_code == 200


@pytest.mark.parametrize(
    "path",
    ["/sign-in", "code", "/sign-in/card", "/sign-in/machine", "/pin", "/cards", "/keep-safe"],
)
async def test_what_is_missing_is_told_in_the_language_of_the_page_and_not_of_the_browser(
    browser: Browser, delyth: Person, path: str
) -> None:
    if path == "code":
        path = await asks_for_a_code(browser, delyth)
    elif path.startswith("/sign-in"):
        await browser.opens(path)
    else:
        await from_the_machine(browser, delyth)
        await browser.opens(path)
    asking = re.findall(r"<form [^>]*>(?=(?:(?!</form>).)* required)", browser.page, re.DOTALL)
    assert asking
    assert all(" novalidate" in one for one in asking)
    empty = re.findall(r'<input [^>]*name="(\w+)"[^>]* required', browser.page)
    refused = await browser.sends(path, **dict.fromkeys(empty, ""))
    assert refused.status_code in (403, 422), refused.text
    assert 'role="alert"' in browser.page

"""A passkey in a real browser, with an authenticator that the browser itself plays."""

import json
from urllib.parse import parse_qsl

import pytest
from playwright.async_api import CDPSession, Request, expect
from tests.api.sign_ins import messages, writes_to
from tests.api.town import Person, Town
from tests.browser.conftest import Desk

from timebank.sign_in import code_rules

pytestmark = [pytest.mark.anyio, pytest.mark.browser]

EMAIL = "delyth@example.org"


async def with_authenticator(desk: Desk) -> tuple[CDPSession, str]:
    """A phone that keeps passkeys, and knows its owner's finger."""
    devtools = await desk.context.new_cdp_session(desk.page)
    await devtools.send("WebAuthn.enable")
    options = {
        "protocol": "ctap2",
        "transport": "internal",
        "hasResidentKey": True,
        "hasUserVerification": True,
        "isUserVerified": True,
        "automaticPresenceSimulation": True,
    }
    made = await devtools.send("WebAuthn.addVirtualAuthenticator", {"options": options})
    return devtools, made["authenticatorId"]


async def signs_in_by_code(desk: Desk, person: Person) -> None:
    await writes_to(person, EMAIL)
    await desk.opens(f"{person.town.slug}/sign-in")
    await desk.page.fill("#email", EMAIL)
    await desk.page.click("main form button")
    await desk.page.fill("#code", (await messages(person.town))[person.id])
    await desk.page.click("main form button")


async def makes_a_passkey(desk: Desk, person: Person) -> None:
    await desk.opens(f"{person.town.slug}/second-factor")
    async with desk.page.expect_navigation():
        await desk.page.click("button[data-passkey]")
    await expect(desk.page.locator(".list li")).to_have_count(1)


async def test_a_passkey_signs_in_for_both_factors_once_for_each_question(
    desk: Desk, delyth: Person, other_town: Town
) -> None:
    page, town = desk.page, delyth.town
    devtools, authenticator = await with_authenticator(desk)
    await signs_in_by_code(desk, delyth)
    await makes_a_passkey(desk, delyth)
    assert await desk.violations() == []
    # This sign-in is too weak now.
    await expect(page.locator("button[data-passkey]")).to_have_count(0)
    await desk.context.clear_cookies()
    sent: list[Request] = []
    page.on("request", lambda request: sent.append(request))  # noqa: PLW0108 - it marks what it calls, and no built-in can be marked
    await desk.opens(f"{town.slug}/sign-in/passkey", "cy")
    assert await desk.violations() == []
    async with page.expect_navigation():
        await page.click("button[data-passkey]")
    assert page.url.endswith("/cy/" + town.slug + "/home")
    await desk.opens(f"{town.slug}/sign-ins", "cy")
    await expect(page.locator("main")).to_contain_text("Cydlynydd. Allwedd mynediad.")
    (shown,) = [
        one.post_data or ""
        for one in sent
        if "credential=" in (one.post_data or "") and one.url.endswith("/passkey")
    ]
    fields = dict(parse_qsl(shown))
    for place in (town, other_town):
        again = {"community": place.slug, "challenge_id": fields["challenge"], "device": "x"}
        refused = await town.http.post(
            "/v1/sign-in/passkey", json={**again, "credential": json.loads(fields["credential"])}
        )
        assert (refused.status_code, refused.json()["code"]) == (403, "passkey_unknown")
    asked = await town.http.post("/v1/sign-in/passkey/options", json={"community": town.slug})
    other = {"community": town.slug, "challenge_id": asked.json()["id"], "device": "x"}
    for credential in (json.loads(fields["credential"]), {}, {"rawId": "AAAA"}, {"id": 1}):
        refused = await town.http.post(
            "/v1/sign-in/passkey", json={**other, "credential": credential}
        )
        assert (refused.status_code, refused.json()["code"]) == (403, "passkey_unknown")
    await devtools.send(
        "WebAuthn.setUserVerified", {"authenticatorId": authenticator, "isUserVerified": False}
    )
    await desk.opens(f"{town.slug}/sign-in/passkey")
    await page.click("button[data-passkey]")
    await page.wait_for_selector("[data-fault]:not([hidden])")
    await desk.opens(f"{town.slug}/second-factor")
    await page.click("main .list button")
    await expect(page.locator(".list li")).to_have_count(0)


async def test_with_a_passkey_alone_a_code_leads_on_to_it(
    desk: Desk, delyth: Person, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(code_rules, "AGAIN_AFTER", code_rules.HOUR * 0)
    page, town = desk.page, delyth.town
    await with_authenticator(desk)
    await signs_in_by_code(desk, delyth)
    await makes_a_passkey(desk, delyth)
    await desk.context.clear_cookies()
    await signs_in_by_code(desk, delyth)
    assert page.url.split("?")[0].endswith("/sign-in/second")
    # There is no app to read digits from.
    await expect(page.locator("#second")).to_have_count(0)
    assert await desk.violations() == []
    await page.click("main a.button")
    async with page.expect_navigation():
        await page.click("button[data-passkey]")
    await desk.opens(f"{town.slug}/sign-ins")
    await expect(page.locator("main")).to_contain_text("Coordinator. Passkey.")

"""An app acts for a member who lets it: asked in one way, answered once, ended at any time."""

import asyncio
import logging
from datetime import timedelta
from typing import Any
from uuid import UUID

import pytest
from tests.api.apps import BACK, CHALLENGE, SCOPES_ASKED, VERIFIER, App, Flow, registered
from tests.api.town import Group, Person, Town

from timebank.base.words import say
from timebank.clients.rules import (
    CODE_LASTS,
    FOR_MEMBER,
    RENEWAL_LASTS,
    is_redirect_uri,
    is_registered,
    words_of,
)

pytestmark = pytest.mark.anyio
MESSAGES = ["messages:read", "messages:write"]
OFFERED = [*SCOPES_ASKED.split(), *MESSAGES, "thanks:write", "transfers:write"]


@pytest.fixture
async def flow(coordinator: Person) -> Flow:
    """An app with a secret that asks members."""
    return Flow(await registered(coordinator, OFFERED, redirect_uris=[BACK]))


@pytest.fixture
async def phone(coordinator: Person) -> Flow:
    """An app on phones: it has no secret."""
    new = {"name": "Pocket", "scopes": OFFERED, "redirect_uris": [BACK], "public": True}
    made = await coordinator.posts("/clients", new, status=201)
    refused = await coordinator.posts(f"/clients/{made['id']}/secrets", status=409)
    assert refused["code"] == "public_client"
    app_id = UUID(made["id"])
    return Flow(App(coordinator.town, app_id, app_id, ""), public=True)


async def test_an_app_logs_an_hour_for_a_member_who_lets_it(
    flow: Flow, nia: Person, mair: Person, club: Group
) -> None:
    wish = await nia.posts("/consents/ask", flow.request())
    assert (wish["name"], wish["scopes"]) == ("Tally", SCOPES_ASKED.split())
    back = await flow.sent_back(nia)
    assert back["state"] == "xyz&a=1 \u00e9"
    assert back["iss"] == "http://timebank.test"
    told = (await flow.exchanges(back["code"])).json()
    assert (told["token_type"], told["expires_in"], told["scope"]) == ("Bearer", 3600, SCOPES_ASKED)
    app = flow.as_(nia, told)
    entry = await app.logs(minutes=30, helped=club)
    assert entry["stated_by_id"] == str(nia.id)
    await app.logs(minutes=30, helped=club, giver=mair, status=403)
    refused = await app.gets("/contributions", status=403)
    assert (refused["code"], refused["scope"]) == ("insufficient_scope", "contributions:read")


async def test_an_app_on_a_phone_needs_no_secret_but_what_it_asked_with(
    phone: Flow, nia: Person
) -> None:
    told = await phone.tokens(nia)
    await phone.as_(nia, told).gets("/accounts")
    renewed = await phone.renews(told["refresh_token"])
    assert renewed.status_code == 200
    alone = await phone.asks({"grant_type": "client_credentials"})
    assert (alone.status_code, alone.json()["error"]) == (401, "invalid_client")


async def test_who_says_no_sends_the_app_away(flow: Flow, nia: Person) -> None:
    back = await flow.sent_back(nia, "no")
    assert (back["error"], back["iss"]) == ("access_denied", "http://timebank.test")
    assert "code" not in back
    assert (await nia.gets("/consents"))["items"] == []


ALMOST = [
    "https://app.example.org/back/",
    "https://app.example.org/Back",
    "https://app.example.org/back?",
    "https://app.example.org/back?x=1",
    "https://app.example.org/back#",
    "https://app.example.org/back#x",
    "https://app.example.org/back%2f",
    "https://app.example.org/%62ack",
    "https://app.example.org/x/../back",
    "https://app.example.org/./back",
    "https://app.example.org//back",
    "https://app.example.org:443/back",
    "https://APP.example.org/back",
    "https://app.example.org./back",
    "https://app.example.org.evil.example/back",
    "https://app.example.org@evil.example/back",
    "https://evil.example@app.example.org/back",
    "https://evil.example/back",
    "https://evil.example/https://app.example.org/back",
    "https://evil.example\\@app.example.org/back",
    "https://app.example.org\\.evil.example/back",
    "https://sub.app.example.org/back",
    "http://app.example.org/back",
    "HTTPS://app.example.org/back",
    " https://app.example.org/back",
    "https://app.example.org/back ",
    "https://app.example.org/back\n",
    "https://app.example.org/back%0d%0aSet-Cookie:x",
    "//app.example.org/back",
    "/back",
    "javascript:alert(1)",
    "https://\u0430pp.example.org/back",
    "https://app.example.org\u3002evil.example/back",
]


@pytest.mark.parametrize("uri", ALMOST)
async def test_nobody_is_sent_to_an_address_that_is_almost_right(
    flow: Flow, nia: Person, uri: str
) -> None:
    for path, more in (("/consents/ask", {}), ("/consents", {"allow": True})):
        sent = {**flow.request(redirect_uri=uri), **more}
        refused = await nia.posts(path, sent, status=422)
        assert refused["errors"][0]["pointer"] == "/redirect_uri"
    wrong = {**flow.request(redirect_uri=uri, response_type="token"), "allow": True}
    assert "redirect_to" not in await nia.posts("/consents", wrong, status=422)


REFUSED: list[tuple[dict[str, str], str]] = [
    ({"response_type": "token"}, "unsupported_response_type"),
    ({"response_type": "code token"}, "unsupported_response_type"),
    ({"scope": "accounts:read members:write"}, "invalid_scope"),
    ({"scope": "roles:write"}, "invalid_scope"),
    ({"scope": "audit:read"}, "invalid_scope"),
    ({"code_challenge": ""}, "invalid_request"),
    ({"code_challenge_method": ""}, "invalid_request"),
    ({"code_challenge_method": "plain"}, "invalid_request"),
    ({"code_challenge": "short"}, "invalid_request"),
    ({"code_challenge": CHALLENGE + "=="}, "invalid_request"),
    ({"code_challenge": CHALLENGE[:-1] + "\n"}, "invalid_request"),
]


@pytest.mark.parametrize(("more", "error"), REFUSED)
async def test_what_is_not_asked_as_it_must_be_goes_back_with_the_reason(
    flow: Flow, nia: Person, more: dict[str, str], error: str
) -> None:
    back = await flow.sent_back(nia, **more)
    assert (back["error"], back["state"]) == (error, "xyz&a=1 \u00e9")
    assert back["iss"] == "http://timebank.test"
    wish = await nia.posts("/consents/ask", flow.request(**more))
    assert f"error={error}" in wish["redirect_to"]


async def test_an_app_of_another_community_or_of_none_asks_nobody(
    flow: Flow, bank: Town, nia: Person, coordinator: Person
) -> None:
    stranger = await bank.person("Gwen")
    asked = [(stranger, flow.request()), (nia, flow.request(client_id=str(nia.id)))]
    asked += [(nia, flow.request(client_id="x"))]
    for who, request in asked:
        refused = await who.posts("/consents/ask", request, status=422)
        assert refused["errors"][0]["pointer"] == "/client_id"
    await coordinator.posts(f"/clients/{flow.app.id}/end")
    refused = await nia.posts("/consents/ask", flow.request(), status=422)
    assert refused["errors"][0]["pointer"] == "/client_id"


async def test_a_code_is_good_once_and_a_second_time_ends_what_came_of_it(
    flow: Flow, nia: Person
) -> None:
    back = await flow.sent_back(nia)
    told = (await flow.exchanges(back["code"])).json()
    await flow.as_(nia, told).gets("/accounts")
    again = await flow.exchanges(back["code"])
    assert (again.status_code, again.json()["error"]) == (400, "invalid_grant")
    await flow.as_(nia, told).gets("/accounts", status=401)
    assert (await flow.renews(told["refresh_token"])).json()["error"] == "invalid_grant"


async def test_two_at_once_get_one_token_for_a_code(flow: Flow, nia: Person) -> None:
    back = await flow.sent_back(nia)
    answers = await asyncio.gather(*(flow.exchanges(back["code"]) for _ in range(3)))
    assert sorted(answer.status_code for answer in answers) == [200, 400, 400]


WRONG: list[dict[str, str]] = [
    {"code_verifier": "another-verifier-of-at-least-forty-three-characters-is-no-help"},
    {"code_verifier": ""},
    {"code_verifier": CHALLENGE},
    {"redirect_uri": "https://app.example.org/other"},
    {"redirect_uri": ""},
    {"code": "tbc_made_up"},
]


@pytest.mark.parametrize("more", WRONG)
async def test_a_code_is_for_whoever_asked_and_for_one_try(
    flow: Flow, nia: Person, more: dict[str, str]
) -> None:
    code = (await flow.sent_back(nia))["code"]
    refused = await flow.exchanges(**{"code": code, **more})
    assert refused.status_code == 400
    assert refused.json()["error"] in ("invalid_grant", "invalid_request")
    again = await flow.exchanges(code)
    assert again.status_code == (200 if "code" in more else 400)


async def test_a_code_is_of_no_use_to_another_app(
    flow: Flow, nia: Person, coordinator: Person
) -> None:
    other = Flow(await registered(coordinator, OFFERED, redirect_uris=[BACK]))
    back = await flow.sent_back(nia)
    assert (await other.exchanges(back["code"])).json()["error"] == "invalid_grant"
    told = (await flow.exchanges(back["code"])).json()
    assert (await other.renews(told["refresh_token"])).json()["error"] == "invalid_grant"
    form = {"token": told["refresh_token"]}
    assert (await other.asks(form, "/oauth/revoke")).status_code == 200
    assert (await flow.renews(told["refresh_token"])).status_code == 200


@pytest.mark.parametrize(("lasts", "what"), [("CODE_LASTS", "code"), ("RENEWAL_LASTS", "renewal")])
async def test_a_code_and_what_renews_have_their_time(
    flow: Flow, nia: Person, monkeypatch: pytest.MonkeyPatch, lasts: str, what: str
) -> None:
    assert (timedelta(seconds=60), timedelta(days=90)) == (CODE_LASTS, RENEWAL_LASTS)
    monkeypatch.setattr(f"timebank.clients.consent_queries.{lasts}", timedelta(0))
    answer = await flow.exchanges((await flow.sent_back(nia))["code"])
    if what == "renewal":
        answer = await flow.renews(answer.json()["refresh_token"])
    assert (answer.status_code, answer.json()["error"]) == (400, "invalid_grant")


async def test_what_renews_is_good_once_and_shown_again_ends_all_that_came_of_it(
    flow: Flow, nia: Person
) -> None:
    first = await flow.tokens(nia)
    second = (await flow.renews(first["refresh_token"])).json()
    assert second["refresh_token"] != first["refresh_token"]
    await flow.as_(nia, second).gets("/accounts")
    stolen = await flow.renews(first["refresh_token"])
    assert (stolen.status_code, stolen.json()["error"]) == (400, "invalid_grant")
    for told in (first, second):
        await flow.as_(nia, told).gets("/accounts", status=401)
    assert (await flow.renews(second["refresh_token"])).status_code == 400


async def test_two_who_renew_at_once_are_taken_for_a_thief(flow: Flow, nia: Person) -> None:
    told = await flow.tokens(nia)
    answers = await asyncio.gather(*(flow.renews(told["refresh_token"]) for _ in range(2)))
    assert sorted(answer.status_code for answer in answers) == [200, 400]
    (good,) = [answer.json() for answer in answers if answer.status_code == 200]
    await flow.as_(nia, good).gets("/accounts", status=401)


async def test_renewing_gives_no_more_than_there_was(flow: Flow, nia: Person) -> None:
    told = await flow.tokens(nia, scope="accounts:read")
    more = await flow.renews(told["refresh_token"], scope=SCOPES_ASKED)
    assert (more.status_code, more.json()["error"]) == (400, "invalid_scope")
    wide = await flow.tokens(nia)
    less = (await flow.renews(wide["refresh_token"], scope="accounts:read")).json()
    assert less["scope"] == "accounts:read"
    all_again = (await flow.renews(less["refresh_token"])).json()
    assert all_again["scope"] == SCOPES_ASKED


async def test_a_member_sees_what_apps_may_do_and_takes_it_back(
    flow: Flow, nia: Person, mair: Person, coordinator: Person
) -> None:
    told = await flow.tokens(nia)
    await flow.tokens(nia, scope="transfers:write")
    (consent,) = (await nia.gets("/consents?ended=false"))["items"]
    assert consent["name"] == "Tally"
    assert consent["scopes"] == [*SCOPES_ASKED.split(), "transfers:write"]
    assert (await mair.gets("/consents"))["items"] == []
    await mair.posts(f"/consents/{consent['id']}/end", status=404)
    (seen,) = (await coordinator.gets(f"/clients/{flow.app.id}/consents"))["items"]
    assert seen["member_id"] == str(nia.id)
    ended = await nia.posts(f"/consents/{consent['id']}/end")
    assert ended["ended_by"] == str(nia.id)
    await flow.as_(nia, told).gets("/accounts", status=401)
    assert (await flow.renews(told["refresh_token"])).json()["error"] == "invalid_grant"
    await flow.as_(nia, await flow.tokens(nia)).gets("/accounts")
    copy = await nia.gets(f"/members/{nia.id}/export")
    assert [(app["name"], app["ended_at"] is None) for app in copy["apps"]] == [
        ("Tally", False),
        ("Tally", True),
    ]


async def test_a_code_that_is_on_its_way_ends_with_the_consent(flow: Flow, nia: Person) -> None:
    back = await flow.sent_back(nia)
    (consent,) = (await nia.gets("/consents"))["items"]
    await nia.posts(f"/consents/{consent['id']}/end")
    assert (await flow.exchanges(back["code"])).json()["error"] == "invalid_grant"


async def test_an_app_ends_what_it_has_for_a_member(flow: Flow, nia: Person) -> None:
    told = await flow.tokens(nia)
    await flow.asks({"token": told["refresh_token"]}, "/oauth/revoke")
    await flow.as_(nia, told).gets("/accounts", status=401)
    assert (await flow.renews(told["refresh_token"])).status_code == 400


async def test_only_a_lead_lets_an_app_thank(
    flow: Flow, nia: Person, lead: Person, coordinator: Person, club: Group
) -> None:
    asked = flow.request(scope="thanks:write")
    for who in (nia, coordinator):
        await who.posts("/consents/ask", asked, status=403)
        await who.posts("/consents", {**asked, "allow": True}, status=403)
    app = flow.as_(lead, await flow.tokens(lead, scope="thanks:write"))
    thanks = {
        "organisation_id": str(club.id),
        "activity_id": str(nia.town.gardening),
        "worked_on": "2025-06-07",
        "lines": [{"member_id": str(nia.id), "minutes": 30}],
    }
    done = await app.posts("/thanks", thanks, status=201)
    assert done["items"][0]["outcome"] == "credited"
    entry = (await lead.gets("/contributions"))["items"][0]
    assert (entry["decided_by_kind"], entry["decided_by_id"]) == ("member", str(lead.id))
    await coordinator.posts(f"/organisations/{club.id}/leads/{lead.id}/end")
    await app.posts("/thanks", thanks, status=403)


async def test_an_app_bound_to_a_group_thanks_for_that_group_alone(
    coordinator: Person, town: Town, club: Group, nia: Person
) -> None:
    choir = await town.group("Riverside Choir")
    both = await town.lead("Llinos", club, choir)
    other = await town.lead("Siân", choir)
    bound = Flow(await registered(coordinator, OFFERED, bound=club, redirect_uris=[BACK]))
    await other.posts("/consents/ask", bound.request(scope="thanks:write"), status=403)
    app = bound.as_(both, await bound.tokens(both, scope="thanks:write"))
    thanks: dict[str, Any] = {"activity_id": str(town.gardening), "worked_on": "2025-06-07"}
    thanks["lines"] = [{"member_id": str(nia.id), "minutes": 30}]
    await app.posts("/thanks", {**thanks, "organisation_id": str(choir.id)}, status=404)
    await app.posts("/thanks", {**thanks, "organisation_id": str(club.id)}, status=201)


async def test_an_app_sees_none_of_what_a_member_sent_by_other_ways(
    coordinator: Person, nia: Person, club: Group
) -> None:
    scopes = [*SCOPES_ASKED.split(), "contributions:read", "requests:read"]
    flow = Flow(await registered(coordinator, scopes, redirect_uris=[BACK]))
    entry = await nia.logs(minutes=30, helped=club, external_ref="mine")
    body = {"giver_id": str(nia.id), "receiver": None, "minutes": 30, "worked_on": "2025-06-08"}
    body["activity_id"] = str(nia.town.gardening)
    await nia.posts("/contributions", body, status=201, key="one")
    app = flow.as_(nia, await flow.tokens(nia, scope=" ".join(scopes)))
    await app.gets("/idempotency/one", status=404)
    assert (await app.gets(f"/contributions/{entry['id']}"))["external_ref"] is None
    await app.posts("/contributions", {**body, "minutes": 45}, status=201, key="one")


async def test_an_app_reads_and_ends_no_sign_ins_and_agrees_to_no_other(
    flow: Flow, nia: Person
) -> None:
    app = flow.as_(nia, await flow.tokens(nia))
    for path in ("/sign-ins", "/consents", f"/members/{nia.id}/export"):
        refused = await app.gets(path, status=403)
        assert refused["code"] == "insufficient_scope"
    refused = await app.posts("/consents", {**flow.request(), "allow": True}, status=403)
    assert refused["code"] == "insufficient_scope"
    assert [one["here"] for one in (await nia.gets("/sign-ins"))["items"]] == [True]


async def test_who_leaves_is_acted_for_no_more(flow: Flow, nia: Person) -> None:
    told = await flow.tokens(nia)
    await nia.posts(f"/members/{nia.id}/leave")
    await flow.as_(nia, told).gets("/accounts", status=401)
    assert (await flow.renews(told["refresh_token"])).json()["error"] == "invalid_grant"


async def test_no_secret_code_or_token_of_an_app_is_written_to_a_log(
    flow: Flow, nia: Person, caplog: pytest.LogCaptureFixture, capfd: pytest.CaptureFixture[str]
) -> None:
    caplog.set_level(logging.DEBUG)
    back = await flow.sent_back(nia)
    told = (await flow.exchanges(back["code"])).json()
    renewed = (await flow.renews(told["refresh_token"])).json()
    await flow.asks({"grant_type": "client_credentials"})
    await flow.asks({"token": renewed["refresh_token"]}, "/oauth/revoke")
    said = caplog.text + "".join(capfd.readouterr())
    assert "route=/oauth/token" in said
    secrets = [flow.app.secret, back["code"], VERIFIER, CHALLENGE]
    secrets += [part[key] for part in (told, renewed) for key in ("access_token", "refresh_token")]
    assert [secret for secret in secrets if secret in said] == []


async def test_an_app_switches_messages_off_for_a_member_who_lets_it_and_for_nobody_else(
    flow: Flow, nia: Person, mair: Person
) -> None:
    back = await flow.sent_back(nia, scope=" ".join(MESSAGES))
    app = flow.as_(nia, (await flow.exchanges(back["code"])).json())
    told = await app.sends("PATCH", "/messages/choices", {"thanked": False}, status=200)
    assert told["thanked"] is False
    assert [off["by_id"] for off in told["switched_off"]] == [str(nia.id)]
    assert (await app.gets("/messages/choices"))["thanked"] is False
    of_mair = f"/messages/choices?member_id={mair.id}"
    await app.sends("PATCH", of_mair, {"thanked": False}, status=404)
    await app.gets("/messages?by=telephone", status=403)


def test_a_member_reads_in_words_what_an_app_may_do() -> None:
    for language in ("en", "cy"):
        assert len({say(language, words_of(scope)) for scope in FOR_MEMBER}) == len(FOR_MEMBER)


REDIRECTS = [
    ("https://app.example.org/", True),
    ("https://app.example.org/back?app=1", True),
    ("https://app.example.org:8443/back", True),
    ("http://127.0.0.1/back", True),
    ("http://[::1]:5000/back", True),
    ("https://app.example.org", False),
    ("http://app.example.org/", False),
    ("http://localhost/back", False),
    ("http://127.0.0.1.evil.example/back", False),
    ("http://127.0.0.2/back", False),
    ("https://user@app.example.org/", False),
    ("https://app.example.org/#", False),
    ("https://app.example.org/a/../b", False),
    ("https://app.example.org/..", False),
    ("https://app.example.org/%2e%2e/", False),
    ("https://*.example.org/", False),
    ("https://app.example.org/back?x=/../y", False),
    ("https://App.example.org/", False),
    ("com.example.app:/back", False),
    ("https://app.example.org/\n", False),
    ("https://app.example.org/" + "x" * 500, False),
    ("", False),
]


@pytest.mark.parametrize(("uri", "fits"), REDIRECTS)
def test_where_an_app_may_be_answered(uri: str, fits: bool) -> None:  # noqa: FBT001 - a table
    assert is_redirect_uri(uri) is fits


ON_ONES_OWN_MACHINE = [
    ("http://127.0.0.1:51004/back", True),
    ("http://127.0.0.1/back", True),
    ("http://[::1]:51004/back", False),
    ("http://127.0.0.1:51004/other", False),
    ("http://127.0.0.1:51004/back?x=1", False),
    ("http://127.0.0.1:51004@evil.example/back", False),
    ("http://127.0.0.1:0x1/back", False),
    ("http://127.0.0.1:65535/back", True),
    ("http://127.0.0.1:65536/back", False),
    ("http://127.0.0.1:/back", False),
    ("https://127.0.0.1:51004/back", False),
]


@pytest.mark.parametrize(("uri", "same"), ON_ONES_OWN_MACHINE)
def test_on_ones_own_machine_the_port_is_whichever_is_free(uri: str, same: bool) -> None:  # noqa: FBT001 - a table
    assert is_registered(uri, ["http://127.0.0.1/back"]) is same
    assert not is_registered(uri, ["https://app.example.org/back"])

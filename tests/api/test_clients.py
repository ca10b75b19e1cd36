"""Partner apps: a coordinator registers them, and their tokens are good for what was given."""

import asyncio
from hashlib import sha256
from uuid import uuid4

import pytest
from sqlalchemy import select, text, update
from tests.api.apps import TOKEN_WANTED, App, registered
from tests.api.town import Group, Person, Town

from timebank.base.actors import Role
from timebank.clients import service
from timebank.clients.rules import BY_ITSELF, FOR_MEMBER, FOR_ORGANISATION, MOST_TOKENS
from timebank.clients.tables import ClientSecret
from timebank.http.scopes import SCOPES
from timebank.sign_in.tables import Token

pytestmark = pytest.mark.anyio


@pytest.fixture
async def app(coordinator: Person) -> App:
    """An app that reads accounts and contributions."""
    return await registered(coordinator, ["accounts:read", "contributions:read"])


async def test_an_app_reads_what_it_was_given_and_nothing_else(
    app: App, nia: Person, club: Group
) -> None:
    await nia.logs(minutes=30, helped=club)
    tally = await app.person("contributions:read")
    (entry,) = (await tally.gets("/contributions"))["items"]
    assert entry["minutes"] == 30
    refused = await tally.gets("/accounts", status=403)
    assert (refused["code"], refused["scope"]) == ("insufficient_scope", "accounts:read")


async def test_an_app_for_nobody_in_particular_knows_members_by_number(
    coordinator: Person, nia: Person
) -> None:
    tally = await (await registered(coordinator, ["members:read"])).person()
    shown = await tally.gets(f"/members/{nia.id}")
    assert shown["name"] is None
    assert "Nia" not in str(shown)
    log = await (await nia.town.auditor()).gets(f"/audit/log?about={nia.id}&sign_in={tally.id}")
    assert [line["method"] for line in log["items"]] == ["GET"]


async def test_an_app_bound_to_a_group_thanks_under_its_own_name(
    coordinator: Person, nia: Person, mair: Person, club: Group, town: Town
) -> None:
    choir = await town.group("Riverside Choir")
    app = await registered(coordinator, ["contributions:read", "thanks:write"], bound=club)
    till = await app.person("contributions:read", "thanks:write")
    lines = [{"member_id": str(who.id), "minutes": 30} for who in (nia, mair)]
    thanks = {"activity_id": str(town.gardening), "worked_on": "2025-06-07", "lines": lines}
    done = await till.posts("/thanks", {**thanks, "organisation_id": str(club.id)}, status=201)
    assert [one["outcome"] for one in done["items"]] == ["credited", "credited"]
    assert await nia.balance() == 30
    entry = (await till.gets("/contributions"))["items"][0]
    assert (entry["decided_by_kind"], entry["decided_by_id"]) == ("client", str(app.id))
    await till.posts("/thanks", {**thanks, "organisation_id": str(choir.id)}, status=404)
    proof = await coordinator.gets("/audit/proof")
    assert proof["ok"] is True


async def test_an_app_confirms_nothing_on_the_givers_word_alone(
    coordinator: Person, nia: Person, lead: Person, club: Group
) -> None:
    app = await registered(coordinator, ["contributions:verify"], bound=club)
    till = await app.person()
    own = await nia.logs(minutes=30, helped=club)
    refused = await till.verifies(own, status=403)
    assert refused["code"] == "own_contribution"
    noted = await lead.logs(minutes=45, helped=club, giver=nia, worked_on="2025-06-08")
    await till.verifies(noted)
    assert await nia.balance() == 45


async def test_whoever_made_an_app_is_thanked_by_it_no_more_than_by_themselves(
    coordinator: Person, nia: Person, club: Group, town: Town
) -> None:
    sara = await town.coordinator("Sara")
    app = await registered(coordinator, ["contributions:verify", "thanks:write"], bound=club)
    await sara.posts(f"/clients/{app.id}/secrets", status=201)
    till = await app.person("contributions:verify", "thanks:write")
    lines = [{"member_id": str(who.id), "minutes": 30} for who in (coordinator, sara, nia)]
    done = await till.posts(
        "/thanks",
        {
            "organisation_id": str(club.id),
            "activity_id": str(town.gardening),
            "worked_on": "2025-06-07",
            "lines": lines,
        },
        status=201,
    )
    assert [one["outcome"] for one in done["items"]] == ["waiting", "waiting", "credited"]
    assert done["items"][0]["problem"]["code"] == "own_contribution"
    noted = await nia.town.lead("Llinos", club)
    entry = await noted.logs(minutes=45, helped=club, giver=sara, worked_on="2025-06-08")
    assert (await till.verifies(entry, status=403))["code"] == "own_contribution"
    await sara.verifies({"id": done["items"][0]["contribution_id"]})
    assert (await coordinator.balance(), await sara.balance()) == (30, 0)


async def test_whoever_made_an_app_speaks_by_it_under_the_entry_as_which_they_go_on_too(
    coordinator: Person, club: Group, town: Town
) -> None:
    sara, sara_again = await town.coordinator("Sara"), await town.coordinator("Sara Rees")
    app = await registered(sara, ["contributions:verify"], bound=club)
    await coordinator.posts(f"/members/{sara.id}/merge", {"into_id": str(sara_again.id)})
    llinos = await town.lead("Llinos", club)
    entry = await llinos.logs(minutes=45, helped=club, giver=sara_again)
    assert (await (await app.person()).verifies(entry, status=403))["code"] == "own_contribution"


async def test_late_hours_that_go_to_whoever_made_an_app_it_does_not_confirm(
    coordinator: Person, nia: Person, lead: Person, club: Group
) -> None:
    app = await registered(coordinator, ["contributions:verify"], bound=club)
    late = await lead.logs(minutes=45, helped=club, giver=nia)
    wish = {"remains": "gift", "gift_to": str(coordinator.id)}
    await nia.posts(f"/members/{nia.id}/leave", wish)
    assert (await (await app.person()).verifies(late, status=403))["code"] == "own_gain"
    await lead.verifies(late)
    assert await coordinator.balance() == 45


async def test_an_app_acts_for_a_group_no_more_once_it_has_left(
    coordinator: Person, club: Group
) -> None:
    till = await (await registered(coordinator, ["accounts:read"], bound=club)).person()
    await till.gets("/accounts")
    await coordinator.posts(f"/organisations/{club.id}/leave")
    await till.gets("/accounts", status=401)


async def test_thanking_is_never_had_without_its_name(coordinator: Person, club: Group) -> None:
    app = await registered(coordinator, ["contributions:read", "thanks:write"], bound=club)
    unnamed = await app.asks(TOKEN_WANTED)
    assert unnamed.json()["scope"] == "contributions:read"
    named = await app.asks({**TOKEN_WANTED, "scope": "thanks:write"})
    assert named.json()["scope"] == "thanks:write"


@pytest.mark.parametrize(
    "scope",
    [
        "members:read",
        "accounts:read members:read",
        "accounts:write",
        "ACCOUNTS:READ",
        "*",
        " ",
        "accounts:read  contributions:read",
        "openid",
        "accounts:read\x00",
    ],
)
async def test_an_app_gets_no_scope_that_it_was_not_given(app: App, scope: str) -> None:
    answer = await app.asks({**TOKEN_WANTED, "scope": scope})
    assert (answer.status_code, answer.json()["error"]) == (400, "invalid_scope")


async def test_the_two_ways_to_show_a_secret(app: App) -> None:
    asked = {**TOKEN_WANTED, "scope": "accounts:read"}
    basic = await app.asks(asked)
    posted = await app.asks(
        {**asked, "client_id": str(app.id), "client_secret": app.secret}, headers={}
    )
    for answer in (basic, posted):
        told = answer.json()
        assert (answer.status_code, told["token_type"], told["expires_in"]) == (200, "Bearer", 3600)
        assert answer.headers["cache-control"] == "no-store"
        assert "refresh_token" not in told


async def test_a_wrong_secret_and_an_unknown_app_are_told_the_same(
    app: App, coordinator: Person
) -> None:
    other = await registered(coordinator, ["accounts:read"])
    own = {"client_id": str(app.id)}
    forms = [{}, own, {**own, "client_secret": ""}, {**own, "client_secret": other.secret}]
    shown = [
        await app.asks(TOKEN_WANTED, headers=app.basic("tbs_wrong")),
        await app.asks(TOKEN_WANTED, headers=app.basic(other.secret)),
        await App(app.town, uuid4(), uuid4(), app.secret).asks(TOKEN_WANTED),
        *[await app.asks({**TOKEN_WANTED, **form}, headers={}) for form in forms],
    ]
    assert {answer.status_code for answer in shown} == {401}
    assert len({answer.text for answer in shown}) == 1
    assert shown[0].json()["error"] == "invalid_client"
    assert shown[0].headers["www-authenticate"].startswith("Basic")


UNFIT = [
    "grant_type=client_credentials&grant_type=client_credentials",
    "grant_type=client_credentials&scope=accounts:read&scope=members:read",
    "&".join(f"a{n}=1" for n in range(30)),
    "grant_type=%ff",
]


@pytest.mark.parametrize("body", UNFIT)
async def test_a_form_that_says_two_things_is_refused(app: App, body: str) -> None:
    headers = {**app.basic(), "Content-Type": "application/x-www-form-urlencoded"}
    answer = await app.town.http.post("/oauth/token", content=body, headers=headers)
    assert (answer.status_code, answer.json()["error"]) == (400, "invalid_request")


@pytest.mark.parametrize(
    "sent",
    ["Basic", "Basic ===", "Basic /w==", "Basic bm9jb2xvbg==", "Bearer tb_x", "Basic w6k6w6k="],
)
async def test_a_header_that_cannot_be_read_is_refused(app: App, sent: str) -> None:
    answer = await app.asks(TOKEN_WANTED, headers={"Authorization": sent})
    assert (answer.status_code, answer.json()["error"]) == (400, "invalid_request")


async def test_an_app_does_not_speak_for_another_beside_its_own_secret(
    app: App, coordinator: Person
) -> None:
    other = await registered(coordinator, ["accounts:read"])
    for more in ({"client_id": str(other.id)}, {"client_secret": app.secret}):
        answer = await app.asks({**TOKEN_WANTED, **more})
        assert (answer.status_code, answer.json()["error"]) == (400, "invalid_request")


@pytest.mark.parametrize("grant_type", ["password", "", "implicit", 'x"y'])
async def test_there_are_no_other_ways(app: App, grant_type: str) -> None:
    answer = await app.asks({"grant_type": grant_type})
    assert (answer.status_code, answer.json()["error"]) == (400, "unsupported_grant_type")


@pytest.mark.parametrize("grant_type", ["authorization_code", "refresh_token"])
async def test_an_app_that_asks_no_member_acts_for_none(app: App, grant_type: str) -> None:
    answer = await app.asks({"grant_type": grant_type})
    assert (answer.status_code, answer.json()["error"]) == (400, "unauthorized_client")


async def test_one_secret_takes_the_place_of_another(app: App, coordinator: Person) -> None:
    path = f"/clients/{app.id}/secrets"
    new = await coordinator.posts(path, status=201)
    for secret in (app.secret, new["secret"]):
        answer = await app.asks(TOKEN_WANTED, headers=app.basic(secret))
        assert answer.status_code == 200
    refused = await coordinator.posts(path, status=409)
    assert refused["code"] == "two_secrets"
    await coordinator.posts(f"{path}/{app.secret_id}/end")
    old = await app.asks(TOKEN_WANTED)
    assert old.json()["error"] == "invalid_client"
    answer = await app.asks(TOKEN_WANTED, headers=app.basic(new["secret"]))
    assert answer.status_code == 200


async def test_a_secret_is_shown_once_and_kept_as_a_digest(app: App, coordinator: Person) -> None:
    path = f"/clients/{app.id}/secrets"
    first = await coordinator.posts(path, status=201, key="again")
    again = await coordinator.posts(path, status=409, key="again")
    assert again["code"] == "answer_not_kept"
    outcome = await coordinator.gets("/idempotency/again")
    shown = str([outcome, await coordinator.gets(f"/clients/{app.id}")])
    assert first["secret"] not in shown
    async with app.town.database.transaction() as connection:
        kept = select(ClientSecret.sha256).where(ClientSecret.client_id == app.id)
        digests = {*(await connection.execute(kept)).scalars()}
    assert digests == {sha256(one.encode()).digest() for one in (app.secret, first["secret"])}


async def test_two_at_once_make_no_third_secret(app: App, coordinator: Person) -> None:
    path = f"/clients/{app.id}/secrets"
    made = await asyncio.gather(*(coordinator.asks("POST", path, {}) for _ in range(3)))
    assert sorted(answer.status_code for answer in made) == [201, 409, 409]


async def test_an_apps_access_ends_at_once_with_one_call(app: App, coordinator: Person) -> None:
    tally = await app.person()
    await tally.gets("/accounts")
    ended = await coordinator.posts(f"/clients/{app.id}/end")
    assert ended["ended_by"] == str(coordinator.id)
    await tally.gets("/accounts", status=401)
    assert (await app.asks(TOKEN_WANTED)).status_code == 401
    refused = await coordinator.posts(f"/clients/{app.id}/secrets", status=409)
    assert refused["code"] == "client_ended"
    assert (await coordinator.gets("/clients?ended=false"))["items"] == []


async def test_an_app_ends_its_own_token_and_no_other(app: App, coordinator: Person) -> None:
    other = await registered(coordinator, ["accounts:read"])
    tally = await app.person()
    for token in (tally.token, coordinator.token, "nonsense"):
        answer = await other.asks({"token": token}, path="/oauth/revoke")
        assert (answer.status_code, answer.json()) == (200, {})
    await tally.gets("/accounts")
    await coordinator.gets("/accounts")
    assert (await app.asks({"token": tally.token}, path="/oauth/revoke")).status_code == 200
    await tally.gets("/accounts", status=401)


async def test_a_thousand_tokens_end_the_oldest(app: App, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("timebank.clients.rules.MOST_TOKENS", 3)
    made = [await app.person() for _ in range(5)]
    answers = [(await one.asks("GET", "/accounts")).status_code for one in made]
    assert answers == [401, 401, 200, 200, 200]


async def test_tokens_of_apps_are_forgotten_a_month_after_their_end(app: App) -> None:
    await app.token()
    old = sha256((await app.token()).encode()).digest()
    long_ago = text("clock_timestamp() - interval '31 days'")
    async with app.town.database.transaction(app.town.id) as connection:
        await connection.execute(
            update(Token).where(Token.sha256 == old).values(expires_at=long_ago)
        )
        assert await service.forget_tokens(connection, app.town.id) == 1
        assert await service.forget_tokens(connection, app.town.id) == 0


async def test_an_app_of_another_community_is_not_there(app: App, town: Town, bank: Town) -> None:
    tally = await app.person()
    there = await bank.coordinator()
    await there.gets(f"/clients/{app.id}", status=404)
    await there.posts(f"/clients/{app.id}/end", status=404)
    await there.posts(f"/clients/{app.id}/secrets", status=404)
    elsewhere = f"/v1/communities/{bank.slug}/accounts"
    await tally.gets(elsewhere, status=404)
    bound = {"name": "Tally", "scopes": ["accounts:read"]}
    group = await town.group("Choir")
    await there.posts("/clients", {**bound, "organisation_id": str(group.id)}, status=422)
    await there.posts("/clients", {**bound, "id": str(app.id)}, status=409)


async def test_the_same_registration_sent_again_is_one_app(coordinator: Person) -> None:
    new = {"id": str(uuid4()), "name": "Tally", "scopes": ["accounts:read"]}
    for _ in range(2):
        await coordinator.posts("/clients", new, status=201)
    refused = await coordinator.posts("/clients", {**new, "name": "Other"}, status=409)
    assert refused["code"] == "id_taken"
    assert len((await coordinator.gets("/clients"))["items"]) == 1


UNUSABLE = [
    ({"scopes": ["thanks:write"]}, "/scopes/0"),
    ({"scopes": ["contributions:verify"]}, "/scopes/0"),
    ({"scopes": ["accounts:read", "roles:write"]}, "/scopes/1"),
    ({"scopes": ["members:write"], "redirect_uris": ["https://a.example.org/"]}, "/scopes/0"),
    ({"scopes": ["sign-ins:write"], "redirect_uris": ["https://a.example.org/"]}, "/scopes/0"),
    ({"scopes": []}, "/scopes"),
    ({"scopes": ["accounts:read"], "public": True}, "/redirect_uris"),
    ({"scopes": ["audit:read"], "redirect_uris": ["http://a.example.org/"]}, "/redirect_uris/0"),
]


@pytest.mark.parametrize(("new", "pointer"), UNUSABLE)
async def test_an_app_is_given_nothing_that_it_could_not_use(
    coordinator: Person, new: dict[str, object], pointer: str
) -> None:
    refused = await coordinator.posts("/clients", {"name": "Tally", **new}, status=422)
    assert pointer in [error["pointer"] for error in refused["errors"]]


def test_what_apps_may_be_given_is_carried_by_the_role_that_they_act_in() -> None:
    for scopes, role in (
        (BY_ITSELF, Role.AUDITOR),
        (FOR_ORGANISATION, Role.ORGANISATION_LEAD),
        (FOR_MEMBER - {"thanks:write"}, Role.MEMBER),
    ):
        assert all(role in SCOPES[scope] for scope in scopes)
    assert MOST_TOKENS > 10


async def test_where_tokens_are_to_be_had_is_told_to_whoever_asks(town: Town) -> None:
    told = (await town.http.get("/.well-known/oauth-authorization-server")).json()
    assert told["issuer"] == "http://timebank.test"
    assert told["revocation_endpoint"] == "http://timebank.test/oauth/revoke"

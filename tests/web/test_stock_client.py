"""A stock OAuth client drives both flows over real HTTP, told nothing but the service's address."""

import re
from typing import Any

import httpx
import pytest
from authlib.oauth2.rfc8414 import AuthorizationServerMetadata
from authlib.oauth2.rfc9207 import AuthorizationServerMetadata as WithIssuer
from oauthlib.oauth2 import BackendApplicationClient
from requests.auth import HTTPBasicAuth
from requests_oauthlib import OAuth2Session
from tests.api.apps import App, registered
from tests.api.serving import served
from tests.api.town import Person, Town

pytestmark = pytest.mark.anyio

BACK = "http://127.0.0.1/back"
PUBLIC = "https://time.example.org"
SCOPES = ["accounts:read"]


def browses(url: str, town: Town, member: Person, address: str) -> str:
    """What a signed-in member's browser does: opens the address, says yes, and comes back."""
    with httpx.Client(base_url=url, cookies={f"timebank-{town.slug}": member.token}) as browser:
        page = browser.get(address, follow_redirects=True)
        action = re.search(r'<form method="post" action="([^"]+)"', page.text)
        token = re.search(r'name="form_token" value="(\w+)"', page.text)
        assert action, page.text
        assert token
        form, headers = {"form_token": token[1], "allow": ""}, {"Origin": url}
        where = action[1].replace("&amp;", "&")
        return browser.post(where, data=form, headers=headers).headers["location"]


def described(url: str) -> dict[str, Any]:
    """What the service says of itself."""
    found: dict[str, Any] = httpx.get(f"{url}/.well-known/oauth-authorization-server").json()
    return found


async def test_a_stock_client_drives_both_flows(
    service_url: str, town: Town, delyth: Person, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("OAUTHLIB_INSECURE_TRANSPORT", "1")
    nia = await town.person("Nia")
    app = await registered(delyth, SCOPES, redirect_uris=[BACK])
    with served(service_url) as url:
        told = described(url)
        alone(told, app, town)
        for_nia(told, app, town, nia)
    public = {
        name: said.replace(url, PUBLIC) if isinstance(said, str) else said
        for name, said in told.items()
    }
    AuthorizationServerMetadata(public).validate(metadata_classes=[WithIssuer])


def alone(told: dict[str, Any], app: App, town: Town) -> None:
    """Client credentials, by both ways to show a secret."""
    accounts = f"{told['issuer']}{town.base}/accounts"
    for shown in (
        {"auth": HTTPBasicAuth(str(app.id), app.secret)},
        {"client_id": str(app.id), "client_secret": app.secret, "include_client_id": True},
    ):
        session = OAuth2Session(client=BackendApplicationClient(str(app.id)), scope=SCOPES)
        token = session.fetch_token(told["token_endpoint"], **shown)
        assert token["scope"] == SCOPES
        assert session.get(accounts).status_code == 200
        ends(session, told, app, token["access_token"])
        assert session.get(accounts).status_code == 401


def ends(session: OAuth2Session, told: dict[str, Any], app: App, token: str) -> None:
    """The app ends a token of its own."""
    shown = HTTPBasicAuth(str(app.id), app.secret)
    where = told["revocation_endpoint"]
    ended = session.post(where, data={"token": token}, auth=shown, withhold_token=True)
    assert ended.status_code == 200


def for_nia(told: dict[str, Any], app: App, town: Town, nia: Person) -> None:
    """Authorization code with PKCE, and renewing."""
    url, back = told["issuer"], "http://127.0.0.1:51004/back"
    shown = HTTPBasicAuth(str(app.id), app.secret)
    session = OAuth2Session(str(app.id), redirect_uri=back, scope=SCOPES, pkce="S256")
    address, state = session.authorization_url(told["authorization_endpoint"])
    came = browses(url, town, nia, address)
    assert came.startswith(f"{back}?code=tbc_")
    assert f"state={state}" in came
    session.fetch_token(told["token_endpoint"], authorization_response=came, auth=shown)
    mine = session.get(f"{url}{town.base}/accounts").json()["items"]
    assert [account["owner_id"] for account in mine] == [str(nia.id)]
    renewed = session.refresh_token(told["token_endpoint"], auth=shown)
    assert session.get(f"{url}{town.base}/accounts").status_code == 200
    ends(session, told, app, renewed["refresh_token"])
    assert session.get(f"{url}{town.base}/accounts").status_code == 401

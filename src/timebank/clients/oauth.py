"""The authorization server (RFC 6749): Authlib decides, the tables keep.

Authlib is synchronous and asks for what it needs by methods. It runs on SQLAlchemy's greenlet
(`run_sync`), from which `await_only` waits for the database as everything else does here.
"""

import logging
from dataclasses import dataclass
from hashlib import sha256
from secrets import token_bytes
from typing import Any

from authlib.common.urls import add_params_to_uri
from authlib.oauth2 import OAuth2Error
from authlib.oauth2.rfc6749 import AuthorizationServer, ClientMixin, OAuth2Request
from authlib.oauth2.rfc6749.requests import BasicOAuth2Payload
from authlib.oauth2.rfc6750 import BearerTokenGenerator
from sqlalchemy.util import await_only

from timebank.base.ids import new_id
from timebank.clients import queries, rules
from timebank.communities.rules import id_in
from timebank.db.engine import AnyRow, Connection
from timebank.sign_in import queries as sign_in
from timebank.sign_in.rules import OF_REFRESH, SECRET_BYTES, token_of

# At the level `debug` it writes tokens down as it makes them.
logging.getLogger("authlib").setLevel(logging.WARNING)

AUTH_METHODS = ("client_secret_basic", "client_secret_post")
BY_ITSELF = "client_credentials"
FOR_MEMBERS = ("authorization_code", "refresh_token")
GRANT_TYPES = (BY_ITSELF, *FOR_MEMBERS)
_SOMEWHERE = "https://timebank.invalid/oauth"
"""Authlib wants to know that it is asked by HTTPS; whether it is, is the operator's."""


@dataclass(frozen=True)
class Answered:
    """What is to be answered: an object as JSON, with these headers."""

    status: int
    body: dict[str, Any]
    headers: dict[str, str]


class Asked(OAuth2Request):
    """A request of OAuth: its parameters, each said once, and how the app shows who it is."""

    def __init__(self, said: dict[str, str], authorization: str | None = None) -> None:
        headers = {"Authorization": authorization} if authorization else {}
        super().__init__("POST", _SOMEWHERE, headers=headers)
        self.payload = BasicOAuth2Payload(said)

    @property
    def form(self) -> dict[str, str]:
        """The same, by the name that Authlib asks for."""
        return dict(self.payload.data)


class App(ClientMixin):
    """An app as Authlib asks about it. One that is not known, or was ended, has no row, and is
    refused as one with a wrong secret."""

    def __init__(self, row: AnyRow | None, digests: list[bytes], may: frozenset[str]) -> None:
        self.row = row
        self._digests = digests
        self._may = may

    def get_client_id(self) -> str:
        return str(self.row.id) if self.row else ""

    def get_default_redirect_uri(self) -> None:
        return None

    def get_allowed_scope(self, scope: str | None) -> str | None:
        allowed = rules.asked_scopes(scope, self._may)
        return " ".join(sorted(allowed)) if allowed else None

    def check_redirect_uri(self, redirect_uri: str) -> bool:
        return self.row is not None and rules.is_registered(redirect_uri, self.row.redirect_uris)

    def check_client_secret(self, client_secret: str) -> bool:
        return rules.is_one_of(sha256(client_secret.encode()).digest(), self._digests)

    def check_endpoint_auth_method(self, method: str, _endpoint: str) -> bool:
        return self.row is not None and self.row.public == (method == "none")

    def check_response_type(self, response_type: str) -> bool:
        return response_type == "code"

    def check_grant_type(self, grant_type: str) -> bool:
        if self.row is None or grant_type in FOR_MEMBERS:
            return self.row is not None and bool(self.row.redirect_uris)
        return grant_type == BY_ITSELF and not self.row.public


class Server(AuthorizationServer):
    """For one request, in its transaction. Which grants and endpoints it has, its maker says."""

    def __init__(self, connection: Connection, asked: Asked) -> None:
        super().__init__()
        self.connection = connection
        self.asked = asked
        self.register_token_generator("default", _tokens())

    def query_client(self, client_id: str) -> App:
        """The app of this id, whatever it is, with what it may have in this way."""
        known = id_in(client_id)
        row = await_only(queries.known(self.connection, known)) if known else None
        if row is None:
            return App(None, [], frozenset())
        digests = await_only(queries.digests(self.connection, row.id))
        may = rules.for_member(row.scopes)
        if self.asked.payload.grant_type == BY_ITSELF:
            may = rules.own_scopes(row.scopes, bound=row.organisation_id is not None)
        return App(row, digests, may)

    def save_token(self, token: dict[str, Any], _request: OAuth2Request) -> None:
        """Each grant keeps what it gives (`keep`)."""

    def keep(self, row: AnyRow, token: dict[str, Any], columns: dict[str, Any]) -> None:
        """Write the digest of a token of an app down."""
        told = {
            "id": new_id(),
            "sha256": sha256(token["access_token"].encode()).digest(),
            "community_id": row.community_id,
            "client_id": row.id,
            "scopes": token["scope"].split(" "),
            **columns,
        }
        await_only(sign_in.add(self.connection, rules.TOKEN_LASTS, told))

    def create_oauth2_request(self, _request: Any) -> Asked:
        """The request is one already."""
        return self.asked

    def handle_response(self, status: int, body: Any, headers: list[tuple[str, str]]) -> Answered:
        """The answer, for whoever speaks HTTP."""
        return Answered(status, dict(body or {}), dict(headers))

    def send_signal(self, name: str, *args: object, **kwargs: object) -> None:
        """Nobody listens."""


def location(answered: Answered, issuer: str) -> str:
    """Where a member goes back to, with the name of whoever sends them (RFC 9207)."""
    told: str = add_params_to_uri(answered.headers["Location"], [("iss", issuer)])
    return told


def refused(server: Server, error: OAuth2Error) -> Answered:
    """The answer to what Authlib refuses."""
    answered: Answered = server.handle_error_response(server.asked, error)
    return answered


def _tokens() -> BearerTokenGenerator:
    seconds = int(rules.TOKEN_LASTS.total_seconds())
    return BearerTokenGenerator(
        lambda **_: token_of(token_bytes(SECRET_BYTES)),
        lambda **_: token_of(token_bytes(SECRET_BYTES), OF_REFRESH),
        expires_generator=lambda *_: seconds,
    )

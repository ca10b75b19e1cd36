"""In which ways an app gets a token, and ends it: by itself, with a member's code, by renewing."""

from dataclasses import dataclass
from hashlib import sha256
from typing import Any
from uuid import UUID

from authlib.oauth2.rfc6749 import grants
from authlib.oauth2.rfc7009 import RevocationEndpoint
from authlib.oauth2.rfc7636 import CodeChallenge
from sqlalchemy.util import await_only

from timebank.base.actors import Role
from timebank.base.ids import new_id
from timebank.clients import consent_queries, queries, rules
from timebank.clients.oauth import AUTH_METHODS, Answered, App, Asked, Server
from timebank.db.engine import AnyRow, Connection, enter
from timebank.sign_in.rules import OF_CODE, OF_REFRESH, PREFIX, is_token


async def give_token(connection: Connection, asked: Asked) -> Answered:
    """A token for whoever may have one; else why not (RFC 6749, 5). What a refusal ends stays
    ended: the transaction is to be committed."""

    def decide(_: object) -> Answered:
        server = Server(connection, asked)
        server.register_grant(ByItself)
        server.register_grant(WithCode, [CodeChallenge(required=True)])
        server.register_grant(Renewing)
        answered: Answered = server.create_token_response()
        return answered

    return await connection.run_sync(decide)


async def end_token(connection: Connection, asked: Asked) -> Answered:
    """The token is good no more, if it was the app's (RFC 7009)."""

    def decide(_: object) -> Answered:
        server = Server(connection, asked)
        server.register_endpoint(Revocation)
        answered: Answered = server.create_endpoint_response("revocation")
        return answered

    return await connection.run_sync(decide)


class ByItself(grants.ClientCredentialsGrant):
    """An app gets a token for itself, with its secret."""

    TOKEN_ENDPOINT_AUTH_METHODS = AUTH_METHODS

    def save_token(self, token: dict[str, Any]) -> None:
        row = self.client.row
        bound = [] if row.organisation_id is None else [row.organisation_id]
        columns = {
            "role": (Role.ORGANISATION_LEAD if bound else Role.AUDITOR).value,
            "keeper_id": row.id,
            "member_id": None,
            "organisation_ids": bound,
        }
        self.server.keep(row, token, columns)
        await_only(queries.end_oldest(self.server.connection, row.id, rules.MOST_TOKENS))


@dataclass(frozen=True)
class Given:
    """What a member said yes to, as Authlib asks about it."""

    row: AnyRow
    code_challenge_method = "S256"

    @property
    def code_challenge(self) -> str:
        return str(self.row.challenge)

    def get_redirect_uri(self) -> str:
        return str(self.row.redirect_uri)

    def get_scope(self) -> str:
        return " ".join(self.row.scopes)

    def check_client(self, client: App) -> bool:
        return client.row is not None and client.row.id == self.row.client_id


class _ForMember(grants.BaseGrant):
    """What both ways to act for a member have in common."""

    TOKEN_ENDPOINT_AUTH_METHODS = (*AUTH_METHODS, "none")
    server: Server

    def authenticate_user(self, given: Given) -> UUID:
        """Who said yes."""
        member_id: UUID = given.row.member_id
        return member_id

    def entered(self, client: App) -> AnyRow:
        """The app's row; from here on its community's rows are seen."""
        if client.row is None:
            raise LookupError("an app that is not known was let in")
        await_only(enter(self.server.connection, client.row.community_id))
        return client.row

    def end_family(self, client: AnyRow, row: AnyRow) -> None:
        """Somebody has what only the app may have: all that came of the same yes ends."""
        connection = self.server.connection
        await_only(consent_queries.end_grant(connection, client.community_id, client.id, row.id))

    def keep_for_member(self, token: dict[str, Any], row: AnyRow) -> None:
        """Write a token down that acts for the member, and what renews it."""
        client, connection = self.client.row, self.server.connection
        leads = rules.NAMED_APART in token["scope"].split(" ")
        bound = [client.organisation_id] if leads and client.organisation_id else []
        columns = {
            "role": (Role.ORGANISATION_LEAD if leads else Role.MEMBER).value,
            "keeper_id": row.consent_id,
            "member_id": row.member_id,
            "organisation_ids": bound,
            "grant_id": row.id,
        }
        self.server.keep(client, token, columns)
        renewal = {
            "community_id": client.community_id,
            "id": new_id(),
            "grant_id": row.id,
            "sha256": sha256(token["refresh_token"].encode()).digest(),
        }
        await_only(consent_queries.add_renewal(connection, renewal))


class WithCode(_ForMember, grants.AuthorizationCodeGrant):
    """An app exchanges the code that a member's yes gave it. Each is tried once: a second time,
    somebody else has it too."""

    def query_authorization_code(self, code: str, client: App) -> Given | None:
        if not is_token(code, OF_CODE):
            return None
        app, connection = self.entered(client), self.server.connection
        digest = sha256(code.encode()).digest()
        row = await_only(consent_queries.of_code(connection, app.community_id, app.id, digest))
        if row is None:
            return None
        if row.used_at is not None:
            self.end_family(app, row)
            return None
        await_only(consent_queries.use_code(connection, app.community_id, row.id))
        return Given(row) if row.good else None

    def delete_authorization_code(self, authorization_code: Given) -> None:
        """It is used since it was shown."""

    def save_token(self, token: dict[str, Any]) -> None:
        self.keep_for_member(token, self.request.authorization_code.row)


class Renewing(_ForMember, grants.RefreshTokenGrant):
    """An app renews a token, with no more scopes than it had. What renews it is renewed too."""

    INCLUDE_NEW_REFRESH_TOKEN = True

    def authenticate_refresh_token(self, refresh_token: str) -> Given | None:
        if not is_token(refresh_token, OF_REFRESH):
            return None
        app, connection = self.entered(self.request.client), self.server.connection
        digest = sha256(refresh_token.encode()).digest()
        row = await_only(consent_queries.of_renewal(connection, app.community_id, app.id, digest))
        if row is None:
            return None
        if row.used:
            self.end_family(app, row)
        return Given(row) if row.good else None

    def revoke_old_credential(self, refresh_token: Given) -> None:
        row, app = refresh_token.row, self.client.row
        connection = self.server.connection
        await_only(consent_queries.use_renewal(connection, app.community_id, row.renewal_id))

    def save_token(self, token: dict[str, Any]) -> None:
        self.keep_for_member(token, self.request.refresh_token.row)


@dataclass(frozen=True)
class _Shown:
    """A token that its app wants ended; for one that renews, all that came of the same yes."""

    sha256: bytes
    grant_id: UUID | None

    def check_client(self, _client: App) -> bool:
        """It was looked for among the app's own."""
        return True


class Revocation(RevocationEndpoint):
    """An app ends a token of its own (RFC 7009). Of any other it learns nothing."""

    CLIENT_AUTH_METHODS = (*AUTH_METHODS, "none")
    server: Server

    def query_token(self, token_string: str, _hint: str | None) -> _Shown | None:
        digest = sha256(token_string.encode()).digest()
        if is_token(token_string, PREFIX):
            return _Shown(digest, None)
        if not is_token(token_string, OF_REFRESH):
            return None
        app, connection = self.server.asked.client.row, self.server.connection
        await_only(enter(connection, app.community_id))
        row = await_only(consent_queries.of_renewal(connection, app.community_id, app.id, digest))
        return _Shown(digest, row.id) if row else None

    def revoke_token(self, token: _Shown, _request: Asked) -> None:
        app, connection = self.server.asked.client.row, self.server.connection
        if token.grant_id is None:
            await_only(queries.end_token(connection, app.id, token.sha256))
        else:
            await_only(
                consent_queries.end_grant(connection, app.community_id, app.id, token.grant_id)
            )

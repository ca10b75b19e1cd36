"""Members say what an app may do for them, and take it back."""

import re
from dataclasses import dataclass
from hashlib import sha256
from secrets import token_bytes
from uuid import UUID

from authlib.oauth2 import OAuth2Error
from authlib.oauth2.rfc6749 import InvalidRequestError, OAuth2Request, grants
from authlib.oauth2.rfc7636 import CodeChallenge
from sqlalchemy.util import await_only

from timebank.base.actors import Caller, Role
from timebank.base.errors import FieldError, Forbidden, NotFound, ValidationFailed
from timebank.base.ids import CommunityId, MemberId, new_id
from timebank.clients import consent_queries, rules
from timebank.clients.oauth import App, Asked, Server, location, refused
from timebank.db.engine import AnyRow, Connection
from timebank.sending.telling import tell_of_app
from timebank.sign_in import queries as sign_in
from timebank.sign_in.rules import OF_CODE, SECRET_BYTES, token_of

PARAMETERS = (
    "response_type",
    "client_id",
    "redirect_uri",
    "scope",
    "state",
    "code_challenge",
    "code_challenge_method",
)
"""What is looked at of an app's request (RFC 6749, 4.1.1; RFC 7636, 4.3)."""
_CHALLENGE = re.compile(r"[A-Za-z0-9_-]{43}")
_LEADS = (Role.ORGANISATION_LEAD, Role.COORDINATOR)


@dataclass(frozen=True)
class Wish:
    """What an app asks a member for. Where the request is not as it must be, `back` says where the
    member is to be sent, with the reason for the app."""

    client: AnyRow
    scopes: tuple[str, ...]
    back: str | None = None


@dataclass(frozen=True)
class _Agreeing:
    """Who says yes."""

    community_id: CommunityId
    member_id: MemberId


async def wish(
    connection: Connection,
    community_id: CommunityId,
    caller: Caller,
    said: dict[str, str],
    issuer: str,
) -> Wish:
    """What an app asks for, to be shown to the member. Nobody is sent to an address that was not
    registered: then it raises ValidationFailed, and Forbidden where the member cannot give it."""
    return await connection.run_sync(
        lambda _: _Asking(connection, community_id, caller, said, issuer).wish()
    )


async def decide(
    connection: Connection,
    community_id: CommunityId,
    caller: Caller,
    said: dict[str, str],
    issuer: str,
    *,
    allow: bool,
) -> str:
    """The member says yes or no to what `wish` has shown; where they go back to. Raises as it
    does."""
    return await connection.run_sync(
        lambda _: _Asking(connection, community_id, caller, said, issuer).decide(allow=allow)
    )


class _Asking:
    """One request of an app, on a greenlet (oauth.py)."""

    def __init__(
        self,
        connection: Connection,
        community_id: CommunityId,
        caller: Caller,
        said: dict[str, str],
        issuer: str,
    ) -> None:
        if caller.member_id is None:
            raise Forbidden
        self.caller, self.issuer = caller, issuer
        self.agreeing = _Agreeing(community_id, caller.member_id)
        asked = Asked({name: said[name] for name in PARAMETERS if said.get(name)})
        self.server = Server(connection, asked)
        self.server.register_grant(Asking, [_Challenge()])

    def wish(self) -> Wish:
        client = self._known()
        try:
            grant = self.server.get_consent_grant()
        except OAuth2Error as error:
            # The address was looked at before: Authlib would send the reason to one that was not.
            error.redirect_uri = self.server.asked.payload.redirect_uri
            return Wish(client, (), location(refused(self.server, error), self.issuer))
        scopes = tuple(grant.request.scope.split(" "))
        self._may_give(client, scopes)
        return Wish(client, scopes)

    def decide(self, *, allow: bool) -> str:
        wish = self.wish()
        if wish.back is not None:
            return wish.back
        grant = self.server.get_authorization_grant(self.server.asked)
        answered = self.server.create_authorization_response(
            self.server.asked, self.agreeing if allow else None, grant
        )
        return location(answered, self.issuer)

    def _known(self) -> AnyRow:
        """The app, if it is of the member's community and the address is its own."""
        payload = self.server.asked.payload
        app = self.server.query_client(payload.client_id or "")
        if app.row is None or app.row.community_id != self.agreeing.community_id:
            raise ValidationFailed((FieldError("/client_id", "client_unknown"),))
        if not app.check_redirect_uri(payload.redirect_uri or ""):
            raise ValidationFailed((FieldError("/redirect_uri", "redirect_uri_unknown"),))
        return app.row

    def _may_give(self, client: AnyRow, scopes: tuple[str, ...]) -> None:
        """Only a lead, signed in as such, lets an app thank; and a bound one for its group."""
        if rules.NAMED_APART not in scopes:
            return
        if self.caller.role not in _LEADS:
            raise Forbidden
        who = self.agreeing
        held = await_only(
            sign_in.held(
                self.server.connection, who.community_id, who.member_id, Role.ORGANISATION_LEAD
            )
        )
        if not held or (client.organisation_id and client.organisation_id not in held):
            raise Forbidden


class _Challenge(CodeChallenge):
    """Every app shows by PKCE that it is the one that asked, in the one way that keeps a secret
    (RFC 9700, 2.1.1)."""

    def validate_code_challenge(self, grant: grants.BaseGrant, redirect_uri: str) -> None:
        said = grant.request.payload.data
        if said.get("code_challenge_method") != "S256":
            raise InvalidRequestError("The code_challenge_method is S256.")
        if not _CHALLENGE.fullmatch(said.get("code_challenge") or ""):
            raise InvalidRequestError("The code_challenge is not one.")
        super().validate_code_challenge(grant, redirect_uri)


class Asking(grants.AuthorizationCodeGrant):
    """An app asks a member."""

    server: Server

    @staticmethod
    def validate_authorization_redirect_uri(request: OAuth2Request, client: App) -> str:
        """Looked at before, and once more. Authlib's own way repeats what was sent."""
        uri: str = request.payload.redirect_uri or ""
        if not client.check_redirect_uri(uri):
            raise InvalidRequestError("The redirect_uri is not one that was registered.")
        return uri

    def generate_authorization_code(self) -> str:
        return token_of(token_bytes(SECRET_BYTES), OF_CODE)

    def save_authorization_code(self, code: str, request: OAuth2Request) -> None:
        """Keep what the member agreed to, and the code's digest."""
        who: _Agreeing = request.user
        scopes = request.scope.split(" ")
        given = {
            "community_id": who.community_id,
            "id": new_id(),
            "consent_id": await_only(self._consent(who, request.client.row, scopes)),
            "code_sha256": sha256(code.encode()).digest(),
            "redirect_uri": request.payload.redirect_uri,
            "challenge": request.payload.data["code_challenge"],
            "scopes": scopes,
        }
        await_only(consent_queries.add_grant(self.server.connection, given))

    async def _consent(self, who: _Agreeing, client: AnyRow, scopes: list[str]) -> UUID:
        """All that the member lets the app do, with these; its id."""
        connection = self.server.connection
        await consent_queries.alone(connection, who.member_id, client.id)
        before = await consent_queries.standing(
            connection, who.community_id, who.member_id, client.id
        )
        if before is not None:
            consent_id: UUID = before.id
            wider = {*before.scopes, *scopes}
            await consent_queries.widen(connection, who.community_id, consent_id, wider)
            if wider != {*before.scopes}:
                await tell_of_app(connection, who.community_id, who.member_id, client.name)
            return consent_id
        consent_id = new_id()
        columns = {
            "community_id": who.community_id,
            "id": consent_id,
            "client_id": client.id,
            "member_id": who.member_id,
            "scopes": sorted(scopes),
        }
        await consent_queries.add(connection, columns)
        await tell_of_app(connection, who.community_id, who.member_id, client.name)
        return consent_id


async def end(
    connection: Connection, community_id: CommunityId, caller: Caller, consent_id: UUID
) -> None:
    """A member takes back what they agreed to, or a coordinator for them; what was ended stays so.
    Raises NotFound, also where it is another's."""
    (found,) = await consent_queries.consents(
        connection, community_id, consent_id=consent_id, limit=1
    ) or (None,)
    if found is None or caller.member_id is None:
        raise NotFound
    if caller.role is not Role.COORDINATOR and found.member_id != caller.member_id:
        raise NotFound
    if found.ended_at is None:
        await consent_queries.end(connection, community_id, found, caller.member_id)

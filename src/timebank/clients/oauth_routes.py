"""`/oauth`: tokens for apps, and their end, in the words of OAuth 2; and where all of it is."""

from base64 import b64decode
from collections import Counter
from typing import Any
from urllib.parse import parse_qsl

from fastapi import APIRouter, Request, Response
from starlette.responses import JSONResponse

from timebank.clients import grants
from timebank.clients.oauth import AUTH_METHODS, GRANT_TYPES, Answered, Asked
from timebank.clients.schemas import SCOPES
from timebank.http.effects import effect
from timebank.http.outside import Open, Out

router = APIRouter(tags=["oauth"], route_class=Open)

FORM = "application/x-www-form-urlencoded"
_MOST_FIELDS = 20
_NO_STORE = {"Cache-Control": "no-store", "Pragma": "no-cache"}


class _Unfit(Exception):
    """The request cannot be read as one for OAuth."""


def _form(fields: dict[str, str]) -> dict[str, Any]:
    """The body of a call, for the API's description."""
    who = {"client_id": "If it is not in `Authorization: Basic`.", "client_secret": "The same."}
    properties = {
        name: {"type": "string", "description": told} for name, told in {**fields, **who}.items()
    }
    schema = {"type": "object", "properties": properties}
    return {"requestBody": {"required": True, "content": {FORM: {"schema": schema}}}}


_OAUTH_ERROR = {
    "description": "`error` says why (RFC 6749, 5.2), `error_description` in words.",
    "content": {"application/json": {"schema": {"type": "object"}}},
}
_ERRORS: dict[int | str, dict[str, Any]] = {400: _OAUTH_ERROR, 401: _OAUTH_ERROR}


@router.post(
    "/oauth/token",
    response_class=JSONResponse,
    responses=_ERRORS,
    openapi_extra=_form(
        {
            "grant_type": " or ".join(f"`{name}`" for name in GRANT_TYPES) + ".",
            "scope": "Scopes with a space between them. Without: all but `thanks:write`.",
            "code": "What came back from the member, with `authorization_code`.",
            "redirect_uri": "The address that it came back to.",
            "code_verifier": "What the `code_challenge` was made of.",
            "refresh_token": "What renews a token, with `refresh_token`.",
        }
    ),
)
@effect(key="none")
async def make_oauth_token(out: Out, request: Request) -> Response:
    """A token for an app (RFC 6749)."""
    try:
        asked = await _asked(request)
    except _Unfit as unfit:
        return _unfit(unfit)
    async with out.database.transaction() as connection:
        return _answer(await grants.give_token(connection, asked))


@router.post(
    "/oauth/revoke",
    response_class=JSONResponse,
    responses=_ERRORS,
    openapi_extra=_form({"token": "The token to be ended."}),
)
@effect(key="none")
async def end_oauth_token(out: Out, request: Request) -> Response:
    """End a token that the app has (RFC 7009). The answer is the same where there is none."""
    try:
        asked = await _asked(request)
    except _Unfit as unfit:
        return _unfit(unfit)
    async with out.database.transaction() as connection:
        return _answer(await grants.end_token(connection, asked))


@router.get("/.well-known/oauth-authorization-server", response_class=JSONResponse)
async def describe_oauth(request: Request) -> Response:
    """Where tokens are to be had, and in which ways (RFC 8414)."""
    issuer = issuer_of(request)
    return JSONResponse(
        {
            "issuer": issuer,
            "authorization_endpoint": f"{issuer}/oauth/authorize",
            "token_endpoint": f"{issuer}/oauth/token",
            "revocation_endpoint": f"{issuer}/oauth/revoke",
            "response_types_supported": ["code"],
            "response_modes_supported": ["query"],
            "grant_types_supported": [*GRANT_TYPES],
            "code_challenge_methods_supported": ["S256"],
            "authorization_response_iss_parameter_supported": True,
            "token_endpoint_auth_methods_supported": [*AUTH_METHODS, "none"],
            "revocation_endpoint_auth_methods_supported": [*AUTH_METHODS, "none"],
            "scopes_supported": SCOPES,
            "ui_locales_supported": ["en", "cy"],
            "service_documentation": f"{issuer}/docs",
        },
        headers={"Cache-Control": "public, max-age=3600"},
    )


def issuer_of(request: Request) -> str:
    """How the service is known: its public address, or the one by which it was reached."""
    public: str | None = request.app.state.public_url
    return public or str(request.base_url).rstrip("/")


async def _asked(request: Request) -> Asked:
    """The request as OAuth has it. Raises _Unfit."""
    if request.headers.get("content-type", "").partition(";")[0].strip().lower() != FORM:
        raise _Unfit(f"Send the parameters as {FORM}.")
    try:
        body = (await request.body()).decode()
        said = parse_qsl(body, max_num_fields=_MOST_FIELDS, errors="strict")
    except ValueError:
        raise _Unfit("The parameters cannot be read.") from None
    if any(often > 1 for often in Counter(name for name, _ in said).values()):
        raise _Unfit("A parameter is said twice.")
    form = dict(said)
    sent = request.headers.getlist("authorization")
    if len(sent) > 1 or (sent and not _agrees(sent[0], form)):
        raise _Unfit("The client shows who it is in two ways, or in none that can be read.")
    return Asked(form, sent[0] if sent else None)


def _agrees(authorization: str, form: dict[str, str]) -> bool:
    """Whether the header can be read (RFC 7617), and the form names no other client, nor a secret
    beside it."""
    scheme, _, shown = authorization.partition(" ")
    try:
        name, colon, _ = b64decode(shown.strip(), validate=True).decode("ascii").partition(":")
    except ValueError:
        return False
    own = form.get("client_id", name) == name and "client_secret" not in form
    return scheme.lower() == "basic" and bool(colon) and own


def _unfit(unfit: _Unfit) -> Response:
    said = {"error": "invalid_request", "error_description": str(unfit)}
    return JSONResponse(said, 400, _NO_STORE)


def _answer(answered: Answered) -> Response:
    headers = {**answered.headers, **_NO_STORE}
    return JSONResponse(answered.body, answered.status, headers)

"""The API's description (OpenAPI 3.1), made from the routes: keys, problems, policies included."""

from typing import Any

from fastapi import FastAPI
from fastapi.openapi.utils import get_openapi
from fastapi.routing import APIRoute, RouteContext, iter_route_contexts

from timebank.http.effects import WRITING, Effect, effect_of
from timebank.http.etags import IF_MATCH
from timebank.http.etags import tags as etags
from timebank.http.idempotency import LONGEST_KEY
from timebank.http.policy import is_open, policies_of

_PROBLEM = "#/components/schemas/Problem"
_HEADER_KEY = {
    "name": "Idempotency-Key",
    "in": "header",
    "description": "Names this request: sent again with the same key, it has one effect and one"
    " answer.",
    "schema": {"type": "string", "pattern": f"^[ -~]{{1,{LONGEST_KEY}}}$"},
}
_DRY_RUN = {
    "name": "dry_run",
    "in": "query",
    "required": False,
    "description": "Do all of it, roll it back, and give the answer that it would have had.",
    "schema": {"type": "boolean", "default": False},
}
_IF_MATCH = {
    "name": "If-Match",
    "in": "header",
    "required": True,
    "description": "The ETag that was read; 412 where somebody has changed it since, 428 without."
    " `*` takes it as it is.",
    "schema": {"type": "string", "pattern": f"^{IF_MATCH}$"},
}
_COMMUNITY = {
    "name": "community",
    "in": "path",
    "required": True,
    "description": "The community's slug or id.",
    "schema": {"type": "string", "minLength": 1, "maxLength": 100},
}
_TELLS = {
    "400": "The request cannot be read, or lacks its Idempotency-Key.",
    "401": "No token, or one that is not in force.",
    "403": "The caller may not do this.",
    "404": "There is no such thing for this caller.",
    "409": "The rules of the books, or of this thing's state, say no.",
    "412": "Somebody changed it since it was read.",
    "413": "The body is too large.",
    "415": "The body is of another kind.",
    "422": "Something in the request has to be put right.",
    "428": "If-Match is needed.",
    "429": "Asked too often.",
    "503": "The service cannot work at this moment; nothing was left half done.",
}
_WITHOUT_TOKEN = ("400", "403", "404", "413", "415", "422", "429", "503")
_TEXT = {"type": "string"}
_ETAG = {"description": "This version; send it as If-Match with a change.", "schema": _TEXT}
_LOCATION = {"description": "Where the new thing is, or what waits.", "schema": _TEXT}
_REPLAYED = {
    "description": "`true`: the answer that this request got when it was sent before.",
    "schema": {"type": "string", "enum": ["true"]},
}
_RETRY_AFTER = {
    "description": "After how many seconds to try again.",
    "schema": {"type": "integer", "minimum": 0},
}
_LEFT = {
    "description": "Of every answer: how many requests are left, and for how many seconds, as in"
    ' `"caller";r=5999;t=42`. Not there where the operator sets no limit.',
    "schema": _TEXT,
}
_ALLOWED = {
    "description": 'Of every answer: how many in how many seconds, as in `"caller";q=6000;w=60`.',
    "schema": _TEXT,
}
PROBLEM_SCHEMA: dict[str, Any] = {
    "title": "Problem",
    "description": "Why the request was refused (RFC 9457). Facts, as in `available_minutes`, stand"
    " beside these members.",
    "type": "object",
    "required": ["type", "title", "status", "detail", "instance", "code"],
    "properties": {
        "type": {"type": "string", "format": "uri-reference"},
        "title": {"type": "string"},
        "status": {"type": "integer"},
        "detail": {"type": "string"},
        "instance": {"type": "string", "format": "uri-reference"},
        "code": {"type": "string", "description": "Stable; decide by this."},
        "errors": {"type": "array", "items": {"$ref": "#/components/schemas/ProblemField"}},
    },
    "additionalProperties": True,
}
FIELD_SCHEMA: dict[str, Any] = {
    "title": "ProblemField",
    "type": "object",
    "required": ["pointer", "detail"],
    "properties": {
        "pointer": {"type": "string", "description": "A JSON pointer into the body."},
        "parameter": {"type": "string", "description": "The parameter, where it is not the body."},
        "detail": {"type": "string"},
    },
}


def describe(app: FastAPI) -> dict[str, Any]:
    """The description of the app, made once."""
    if app.openapi_schema is None:
        app.openapi_schema = _described(app)
    return app.openapi_schema


def operation_id(route: APIRoute) -> str:
    """Operations are named by their functions, as clients will call them."""
    return route.name


def _described(app: FastAPI) -> dict[str, Any]:
    description = get_openapi(
        title=app.title,
        version=app.version,
        summary=app.summary,
        description=app.description,
        routes=app.routes,
        license_info=app.license_info,
        separate_input_output_schemas=False,
    )
    schemas = description.setdefault("components", {}).setdefault("schemas", {})
    for default in ("HTTPValidationError", "ValidationError"):
        schemas.pop(default, None)
    schemas["Problem"], schemas["ProblemField"] = PROBLEM_SCHEMA, FIELD_SCHEMA
    for route in iter_route_contexts(app.routes):
        if isinstance(route.original_route, APIRoute) and route.include_in_schema:
            for method in route.methods or ():
                operation = description["paths"][route.path_format][method.lower()]
                _complete(operation, method, route)
    return description


def _complete(operation: dict[str, Any], method: str, route: RouteContext) -> None:
    """Adds to an operation what the route class does for it."""
    effect = effect_of(route.original_route)  # type: ignore[arg-type]
    parameters = [*operation.get("parameters", []), *_parameters(method, route, effect)]
    if parameters:
        operation["parameters"] = sorted(
            parameters, key=lambda parameter: ("path", "query", "header").index(parameter["in"])
        )
    operation["responses"].pop("422", None)
    guarded = bool(policies_of(route.dependant))
    if guarded:
        for status, answer in operation["responses"].items():
            if headers := _headers(status, route, effect):
                answer["headers"] = headers
        for status in _statuses(method, operation, parameters, effect):
            operation["responses"][status] = _problem(status)
    elif is_open(route):
        problems = {status: _problem(status) for status in _WITHOUT_TOKEN}
        operation["responses"] = {**problems, **operation["responses"]}


def _parameters(method: str, route: RouteContext, effect: Effect) -> list[dict[str, Any]]:
    added: list[dict[str, Any]] = []
    named = {part.name for part in route.dependant.path_params}
    if "{community}" in (route.path_format or "") and "community" not in named:
        added.append(_COMMUNITY)
    if effect.key != "none":
        added.append({**_HEADER_KEY, "required": effect.key == "required"})
    if effect.dry_run:
        added.append(_DRY_RUN)
    if method in ("PATCH", "DELETE") and _has_tags(route):
        added.append(_IF_MATCH)
    return added


def _has_tags(route: RouteContext) -> bool:
    return any(part.call is etags for part in route.dependant.dependencies)


def _statuses(
    method: str, operation: dict[str, Any], parameters: list[dict[str, Any]], effect: Effect
) -> list[str]:
    """The problems that an operation can end in, beside its own."""
    found = {"401", "403", "404", "422", "429", "503"}
    if method in WRITING:
        found |= {"400", "409"}
    if effect.refused:
        found.add("409")
    if "requestBody" in operation:
        found |= {"413", "415"}
    if _IF_MATCH in parameters:
        found |= {"412", "428"}
    return sorted(found)


def _headers(status: str, route: RouteContext, effect: Effect) -> dict[str, Any]:
    """What stands in the head of an operation's own answer."""
    found: dict[str, Any] = {}
    if _has_tags(route):
        found["ETag"] = _ETAG
    if effect.key != "none":
        found["Idempotent-Replayed"] = _REPLAYED
    if status in ("201", "202"):
        found["Location"] = _LOCATION
    return found


def _problem(status: str) -> dict[str, Any]:
    shown: dict[str, Any] = {
        "description": _TELLS[status],
        "content": {"application/problem+json": {"schema": {"$ref": _PROBLEM}}},
    }
    if status in ("409", "429", "503"):
        shown["headers"] = {"Retry-After": _RETRY_AFTER}
    if status == "429":
        shown["headers"] |= {"RateLimit": _LEFT, "RateLimit-Policy": _ALLOWED}
    return shown

"""Who may call a route: declared in its signature, checked at the call, read back as a table."""

from collections.abc import Iterator
from dataclasses import dataclass, replace
from typing import Any

from fastapi import FastAPI, Request, Security
from fastapi.dependencies.models import Dependant
from fastapi.openapi.models import HTTPBearer
from fastapi.routing import RouteContext, iter_route_contexts
from fastapi.security.base import SecurityBase

from timebank.base.actors import Caller, Role
from timebank.base.errors import Forbidden
from timebank.http.errors import InsufficientScope
from timebank.http.scopes import SCOPES

CALLER = "timebank.caller"
"""Where in the ASGI scope the caller stands, once the token has been looked up."""


class Policy(SecurityBase):
    """The roles that may call a route, and the scope that a token needs for it.

    A `network` route has no community in its path.
    """

    scheme_name = "token"

    def __init__(self, roles: frozenset[Role], scope: str, *, network: bool) -> None:
        self.model = HTTPBearer(description="A sign-in's, an app's, or the operator's token.")
        self.roles = roles
        self.scope = scope
        self.network = network

    def admitted(self, caller: Caller) -> Caller:
        """The caller, as what they may call the route: whoever of the network has entered a
        community openly looks into it as an auditor does.

        Raises Forbidden for a role that the route is not for, and InsufficientScope for a token
        that was not given the scope.
        """
        if caller.inside and caller.role not in self.roles:
            caller = replace(caller, role=Role.AUDITOR)
        if caller.role not in self.roles:
            raise Forbidden
        if not caller.may_use(self.scope):
            raise InsufficientScope(scope=self.scope)
        return caller

    async def __call__(self, request: Request) -> Caller:
        """The caller, whom the route class has found and checked before the body was read."""
        caller: Caller = request.scope[CALLER]
        return caller


def Allow(*roles: Role, scope: str, network: bool = False) -> Any:  # noqa: N802 - reads as a type
    """Declares who may call a route: `caller: Annotated[Caller, Allow(Role.COORDINATOR, …)]`."""
    return Security(Policy(frozenset(roles), scope, network=network), scopes=[scope])


@dataclass(frozen=True)
class PolicyRow:
    """One line of the table of all routes and who may call them."""

    method: str
    path: str
    roles: frozenset[Role]
    scope: str
    network: bool


def policies_of(dependant: Dependant) -> list[Policy]:
    """The policies that a route declares: one, if it is declared as it must be."""
    return [call for part in dependant.dependencies if isinstance(call := part.call, Policy)]


def policy_table(app: FastAPI) -> list[PolicyRow]:
    """Every guarded route of the app with its policy, by path and method."""
    rows = [
        PolicyRow(method, path, policy.roles, policy.scope, policy.network)
        for path, methods, policies, _ in _guarded_routes(app)
        for policy in policies
        for method in sorted(methods)
    ]
    return sorted(rows, key=lambda row: (row.path, row.method))


def check_policies(app: FastAPI) -> None:
    """Stops the start where a route below /v1 does not say, once and soundly, who may call it."""
    faults = [
        f"{sorted(methods)} {path}: {fault}"
        for path, methods, policies, is_checked in _guarded_routes(app)
        if (fault := _fault(path, policies, is_checked=is_checked))
    ]
    if faults:
        raise RuntimeError("routes without a sound policy: " + "; ".join(faults))


def open_routes(app: FastAPI) -> list[tuple[str, str]]:
    """The routes below /v1 that anybody may call, by path and method."""
    return sorted(
        (route.path_format or "", method)
        for route in iter_route_contexts(app.routes)
        if is_open(route)
        for method in route.methods or ()
    )


def is_open(route: RouteContext) -> bool:
    """Whether anybody may call the route, without a token."""
    return getattr(route.original_route, "open_to_all", False)


def _guarded_routes(app: FastAPI) -> Iterator[tuple[str, set[str], list[Policy], bool]]:
    for route in iter_route_contexts(app.routes):
        path = route.path_format or route.path or ""
        if path.startswith("/v1") and not is_open(route):
            dependant = getattr(route, "dependant", None)
            policies = policies_of(dependant) if dependant else []
            is_checked = getattr(route.original_route, "checks_policies", False)
            yield path, route.methods or set(), policies, is_checked


def _fault(path: str, policies: list[Policy], *, is_checked: bool) -> str | None:
    if len(policies) != 1:
        return f"{len(policies)} policies"
    policy = policies[0]
    without = policy.roles - set(SCOPES.get(policy.scope, ()))
    if not is_checked:
        return "its class is not Transactional"
    if not policy.roles:
        return "nobody may call it"
    if without:
        return f"{', '.join(sorted(without))} cannot carry the scope {policy.scope}"
    if policy.network == ("{community}" in path):
        return "it is of the network or has {community} in its path, never both or neither"
    return None

"""Routers that say at once that an address is none of theirs.

The framework asks one route after the other, and there are three hundred: for a page that took
longer than to find out who asks.
"""

import re
from os.path import commonpath

from fastapi import APIRouter
from fastapi.routing import iter_route_contexts
from starlette.routing import Match
from starlette.types import Scope

_NAME = re.compile(r"\?P<\w+>")


class Branch(APIRouter):
    """A router, asked only for what is at an address of its own. `prefix` stands before each of
    them; `described`: whether they stand in the API's description."""

    def __init__(self, router: APIRouter, prefix: str = "", *, described: bool = True) -> None:
        super().__init__()
        self.include_router(router, prefix=prefix, include_in_schema=described)
        routes = [*iter_route_contexts(self.routes)]
        self._begin = commonpath(str(route.path_format) for route in routes).partition("{")[0]
        addresses = "|".join(route.path_regex.pattern for route in routes)
        self._theirs = re.compile(_NAME.sub("", addresses))

    def matches(self, scope: Scope) -> tuple[Match, Scope]:
        """As the router itself says where the address is one of its own."""
        path = scope["path"]
        if not path.startswith(self._begin) or self._theirs.match(path) is None:
            return Match.NONE, {}
        return super().matches(scope)

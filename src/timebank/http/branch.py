"""Routers that say at once that an address is none of theirs.

The framework asks one route after the other, and there are three hundred: for a page that took
longer than to find out who asks.
"""

import re
from functools import cached_property

from fastapi import APIRouter
from fastapi.routing import APIRoute
from starlette.routing import Match, compile_path
from starlette.types import Scope

_NAME = re.compile(r"\?P<\w+>")


class Branch(APIRouter):
    """A router's API routes, asked only for what is at an address of theirs. `under` stands before
    each of them; `described`: whether they stand in the API's description."""

    def __init__(self, router: APIRouter, under: str = "", *, described: bool = True) -> None:
        super().__init__(routes=router.routes)
        self.under, self.described = under, described
        paths = [route.path for route in router.routes if isinstance(route, APIRoute)]
        if len(paths) < len(router.routes):
            raise TypeError("what stands in it beside routes would never be asked")
        self._paths = [f"{under}{path}" for path in paths]
        self._begin = f"{under}{router.prefix}".partition("{")[0]

    @cached_property
    def _theirs(self) -> re.Pattern[str]:
        """As late as it is needed: most commands make the app and ask it nothing."""
        addresses = (compile_path(path)[0].pattern for path in self._paths)
        return re.compile(_NAME.sub("", "|".join(addresses)))

    def matches(self, scope: Scope) -> tuple[Match, Scope]:
        """As a router says where the address is one of its own."""
        path = scope["path"]
        if not path.startswith(self._begin) or self._theirs.match(path) is None:
            return Match.NONE, {}
        return super().matches(scope)

"""Lists in pages by key: stable while others write, and never a page lost or shown twice."""

import base64
import json
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from hashlib import sha256
from typing import Annotated, Any, Generic, TypeVar

from fastapi import Depends, Query, Request
from pydantic import BaseModel

from timebank.http.errors import PageUnknown

T = TypeVar("T")
Row = TypeVar("Row")

_LONGEST_POSITION = 1_000


class Page(BaseModel, Generic[T]):
    """A page of a list; `next` is sent as `after` to get the following one, null at the end."""

    items: list[T]
    next: str | None


@dataclass(frozen=True)
class PageWindow:
    """Which page of a list is asked for. `limit` is how many; a query asks for one more, which
    tells whether there is a next page."""

    limit: int
    position: str | None
    binding: str

    def after(self, *parsers: Callable[[str], Any]) -> tuple[Any, ...] | None:
        """The key of the last row of the page before, each part read by its parser; None for the
        first page.

        Raises PageUnknown for a position that this list, with these filters, did not give.
        """
        if self.position is None:
            return None
        try:
            padded = self.position + "=" * (-len(self.position) % 4)
            binding, *parts = json.loads(base64.b64decode(padded, altchars=b"-_", validate=True))
            ours = all(isinstance(part, str) for part in parts) and len(parts) == len(parsers)
            if binding == self.binding and ours:
                return tuple(read(part) for read, part in zip(parsers, parts, strict=True))
        except (ValueError, TypeError, ArithmeticError):
            pass
        raise PageUnknown

    def page(
        self,
        rows: Sequence[Row],
        *,
        item: Callable[[Row], T],
        key: Callable[[Row], tuple[object, ...]],
    ) -> Page[T]:
        """The page of rows that were found with `limit + 1`; `key` is what they are ordered by."""
        shown = rows[: self.limit]
        more = len(rows) > self.limit
        following = self._position(key(shown[-1])) if more else None
        return Page[Any](items=[item(row) for row in shown], next=following)

    def _position(self, key: tuple[object, ...]) -> str:
        parts = json.dumps([self.binding, *(str(part) for part in key)]).encode()
        return base64.urlsafe_b64encode(parts).decode().rstrip("=")


async def page_window(
    request: Request,
    limit: Annotated[int, Query(ge=1, le=200, description="How many at most.")] = 50,
    after: Annotated[
        str | None,
        Query(max_length=_LONGEST_POSITION, description="`next` of the page before."),
    ] = None,
) -> PageWindow:
    """The page that a request asks for."""
    return PageWindow(limit, after, _binding(request))


Window = Annotated[PageWindow, Depends(page_window)]


def _binding(request: Request) -> str:
    """What a position belongs to: this list with these filters and this order."""
    asked = request.query_params.multi_items()
    filters = sorted(pair for pair in asked if pair[0] not in ("limit", "after"))
    place = json.dumps([request.scope["path"], filters])
    return sha256(place.encode()).hexdigest()[:12]

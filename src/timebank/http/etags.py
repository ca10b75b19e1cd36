"""Entity tags: nobody overwrites what they have not seen (RFC 9110, conditional requests)."""

import re
from hashlib import sha256
from typing import Annotated

from fastapi import Depends, Request, Response

from timebank.http.errors import BadRequest, PreconditionFailed, PreconditionRequired

_TAG = r'(W/)?"[!#-~]*"'
IF_MATCH = rf"(\*|{_TAG}( *, *{_TAG})*)"
"""`*`, or entity tags (RFC 9110, 13.1.1)."""


class Tags:
    """Tags the answer, and checks what a change was decided upon."""

    def __init__(self, request: Request, response: Response) -> None:
        self._sent = _said(request, "if-match")
        self._response = response

    def tag(self, *version: object) -> None:
        """Tags the answer with what tells this version of the resource from every other."""
        self._response.headers["ETag"] = entity_tag(*version)

    def check(self, *version: object, required: bool = False) -> None:
        """Whether the change was decided upon this version: `If-Match`.

        Raises PreconditionFailed where it was another, PreconditionRequired where nothing was said
        and two people may edit the same thing, and BadRequest for what is no entity tag.
        """
        if self._sent is None:
            if required:
                raise PreconditionRequired
            return
        if not re.fullmatch(IF_MATCH, self._sent.strip()):
            raise BadRequest
        if self._sent.strip() != "*" and entity_tag(*version) not in _tags(self._sent):
            raise PreconditionFailed


async def tags(request: Request, response: Response) -> Tags:
    """The tags of this request and its answer."""
    return Tags(request, response)


ETags = Annotated[Tags, Depends(tags)]


def entity_tag(*version: object) -> str:
    """A strong entity tag of a version; equal for equal parts."""
    parts = "\0".join(str(part) for part in version)
    return f'"{sha256(parts.encode()).hexdigest()[:32]}"'


def unless_known(request: Request, response: Response) -> Response:
    """The answer to a read, or 304 where the caller has it already (`If-None-Match`)."""
    known, tag = _said(request, "if-none-match"), response.headers.get("etag")
    if known is None or tag is None or request.method != "GET":
        return response
    if known.strip() == "*" or tag in _tags(known.replace("W/", "")):
        return Response(status_code=304, headers={"ETag": tag})
    return response


def _said(request: Request, name: str) -> str | None:
    """A header that may be sent in several lines, as one (RFC 9110, 5.3)."""
    lines = request.headers.getlist(name)
    return ", ".join(lines) if lines else None


def _tags(listed: str) -> list[str]:
    return [part.strip() for part in listed.split(",")]

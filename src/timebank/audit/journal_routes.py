"""`/audit/journal`: the sealed journal, to be taken away."""

from typing import Annotated, Self

from fastapi import APIRouter, Query
from fastapi.responses import StreamingResponse
from pydantic import Field, model_validator
from starlette.responses import Response

from timebank.audit.journal.book import instant_of
from timebank.audit.journal.reading import Asked, open_book
from timebank.audit.journal.writing import MEDIA_TYPES, SUFFIXES, JournalForm, written
from timebank.base.actors import Caller, Role
from timebank.base.errors import Forbidden
from timebank.http.effects import effect
from timebank.http.fields import Day, Filters, says
from timebank.http.policy import Allow
from timebank.http.transaction import Transactional, Tx

router = APIRouter(
    prefix="/v1/communities/{community}/audit", tags=["audit"], route_class=Transactional
)

_TEXT = {"schema": {"type": "string"}}


class JournalFilters(Filters):
    """In which form, of which days, and whether with names."""

    format: JournalForm = JournalForm.CSV
    first: Day | None = Field(
        default=None, alias="from", description="Written down on this day or later."
    )
    last: Day | None = Field(
        default=None, alias="to", description="Written down on this day or before."
    )
    names: bool = Field(
        default=False,
        description="true: with names, for coordinators. Else codes that are made for this export.",
    )

    @model_validator(mode="after")
    def forwards(self) -> Self:
        """A period begins before it ends."""
        if self.first and self.last and self.first > self.last:
            raise says("period_backwards")
        return self


@router.get(
    "/journal",
    response_class=Response,
    responses={200: {"content": dict.fromkeys(MEDIA_TYPES.values(), _TEXT)}},
)
@effect(snapshot=True)
async def get_journal(
    caller: Annotated[Caller, Allow(Role.COORDINATOR, Role.AUDITOR, scope="audit:read")],
    tx: Tx,
    filters: Annotated[JournalFilters, Query()],
) -> Response:
    """All transfers as far as they are sealed, as a table, as JSON lines, or for beancount or
    hledger: complete, whatever their number. `Journal-Through` says up to which one."""
    if filters.names and caller.role is not Role.COORDINATOR:
        raise Forbidden
    asked = Asked(filters.first, filters.last, filters.names)
    book = await open_book(tx.connection, tx.community_id, asked)
    tx.shows(book.accounts if filters.names else ())
    name = f"journal-{book.slug}.{SUFFIXES[filters.format]}"
    headers = {
        "Content-Disposition": f'attachment; filename="{name}"',
        "Journal-Through": str(book.through),
    }
    if book.through_at:
        headers["Journal-Through-Recorded-At"] = instant_of(book.through_at)
    return StreamingResponse(
        written(tx.database, book, filters.format),
        media_type=MEDIA_TYPES[filters.format],
        headers=headers,
    )

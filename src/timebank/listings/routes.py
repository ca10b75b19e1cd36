"""`/offers` and `/requests`: list and search, create, read, change, renew, close. One code."""

from typing import Annotated
from uuid import UUID

from fastapi import APIRouter, Path, Query

from timebank.base.actors import Caller, Role
from timebank.base.ids import new_id
from timebank.db.engine import AnyRow
from timebank.http.etags import ETags
from timebank.http.fields import Id, Nothing
from timebank.http.pages import Page, Window
from timebank.http.policy import Allow
from timebank.http.transaction import Transactional, Tx
from timebank.listings import queries, searching, service
from timebank.listings.rules import ListingKind
from timebank.listings.schemas import (
    Listing,
    ListingChange,
    ListingClosing,
    ListingFilters,
    ListingNew,
)

Readers = (Role.MEMBER, Role.ORGANISATION_LEAD, Role.COORDINATOR, Role.SAFEGUARDING_LEAD)
Writers = (Role.MEMBER, Role.ORGANISATION_LEAD, Role.COORDINATOR)
Reader = Annotated[Caller, Allow(*Readers, scope="offers:read")]
Writer = Annotated[Caller, Allow(*Writers, scope="offers:write")]

_NEITHER = {"id", "member_id", "organisation_id"}


def _router(kind: ListingKind) -> APIRouter:
    """All calls of one kind; the operations are named after it."""
    router = APIRouter(
        prefix=f"/v1/communities/{{community}}/{kind}s",
        tags=[f"{kind}s"],
        route_class=Transactional,
    )
    for add in (_lists, _makes, _reads, _changes, _renews, _closes):
        add(router, kind)
    return router


def _lists(router: APIRouter, kind: ListingKind) -> None:
    @router.get("", name=f"list_{kind}s")
    async def listings(
        caller: Reader, tx: Tx, window: Window, filters: Annotated[ListingFilters, Query()]
    ) -> Page[Listing]:
        """Those that stand open, the newest first; or, with `q`, the best first. Expired and closed
        ones are shown to their owner, and to coordinators."""
        sought = None
        if filters.q is not None:
            sought = await searching.sought(tx.connection, tx.community_id, filters.q)
            if sought is None:
                return Page[Listing](items=[], next=None)
        rows = await queries.listings(
            tx.connection,
            tx.community_id,
            caller,
            kind,
            queries.Wanted(**filters.model_dump(exclude={"q"})),
            sought=sought,
            after=window.after(int, UUID),
            limit=window.limit + 1,
        )
        return window.page(
            rows,
            item=lambda row: Listing.of(row, caller, tx.language),
            key=lambda row: (row.score, row.id),
        )


def _makes(router: APIRouter, kind: ListingKind) -> None:
    @router.post("", status_code=201, name=f"create_{kind}")
    async def create(caller: Writer, tx: Tx, sent: ListingNew, etags: ETags) -> Listing:
        """Make one, in one's own name; or as a helper or coordinator for a member, or as its lead
        for an organisation, which makes requests alone."""
        own = caller.member_id if sent.organisation_id is None else None
        new = service.NewListing(
            id=sent.id or new_id(),
            kind=kind,
            member_id=sent.member_id or own,
            organisation_id=sent.organisation_id,
            **sent.model_dump(exclude=_NEITHER),
        )
        await service.create(tx.connection, tx.community_id, caller, new)
        tx.created(new.id)
        return await _listing(tx, caller, kind, new.id, etags)


def _reads(router: APIRouter, kind: ListingKind) -> None:
    @router.get(f"/{{{kind}_id}}", name=f"get_{kind}")
    async def get(
        caller: Reader, tx: Tx, etags: ETags, listing_id: Annotated[Id, Path(alias=f"{kind}_id")]
    ) -> Listing:
        """One of them. What has expired or is closed is there for its owner and coordinators."""
        return await _listing(tx, caller, kind, listing_id, etags)


def _changes(router: APIRouter, kind: ListingKind) -> None:
    @router.patch(f"/{{{kind}_id}}", name=f"change_{kind}")
    async def change(
        caller: Writer,
        tx: Tx,
        sent: ListingChange,
        etags: ETags,
        listing_id: Annotated[Id, Path(alias=f"{kind}_id")],
    ) -> Listing:
        """Change what it says. Needs If-Match with the ETag that was read."""
        before = await _locked(tx, caller, kind, listing_id)
        etags.check(_version(Listing.of(before, caller, tx.language)), required=True)
        changes = sent.model_dump(exclude_unset=True)
        await service.change(tx.connection, tx.community_id, caller, before, changes)
        return await _listing(tx, caller, kind, listing_id, etags)


def _renews(router: APIRouter, kind: ListingKind) -> None:
    @router.post(f"/{{{kind}_id}}/renew", name=f"renew_{kind}")
    async def renew(
        caller: Writer,
        tx: Tx,
        etags: ETags,
        listing_id: Annotated[Id, Path(alias=f"{kind}_id")],
        _sent: Nothing | None = None,
    ) -> Listing:
        """It stands for 90 days from now, expired or not."""
        before = await _locked(tx, caller, kind, listing_id)
        await service.renew(tx.connection, tx.community_id, caller, before)
        return await _listing(tx, caller, kind, listing_id, etags)


def _closes(router: APIRouter, kind: ListingKind) -> None:
    @router.post(f"/{{{kind}_id}}/close", name=f"close_{kind}")
    async def close(
        caller: Writer,
        tx: Tx,
        sent: ListingClosing,
        etags: ETags,
        listing_id: Annotated[Id, Path(alias=f"{kind}_id")],
    ) -> Listing:
        """Close it, with a reason, for good. Said twice, nothing happens."""
        before = await _locked(tx, caller, kind, listing_id)
        await service.close(tx.connection, tx.community_id, caller, before, sent.reason)
        return await _listing(tx, caller, kind, listing_id, etags)


async def _locked(tx: Tx, caller: Caller, kind: ListingKind, listing_id: UUID) -> AnyRow:
    await queries.lock(tx.connection, tx.community_id, listing_id)
    return await queries.listing(tx.connection, tx.community_id, caller, kind, listing_id)


async def _listing(
    tx: Tx, caller: Caller, kind: ListingKind, listing_id: UUID, etags: ETags
) -> Listing:
    row = await queries.listing(tx.connection, tx.community_id, caller, kind, listing_id)
    listing = Listing.of(row, caller, tx.language)
    etags.tag(_version(listing))
    return listing


def _version(listing: Listing) -> str:
    """What depends on the language asked for is no version."""
    return listing.model_dump_json(exclude={"title", "text", "for_whom"})


offers, requests = _router(ListingKind.OFFER), _router(ListingKind.REQUEST)

"""`/imports`: check a spreadsheet, read what is asked about it, post what was agreed, undo it."""

from typing import Annotated
from uuid import UUID

from fastapi import APIRouter, Form, Query, Response

from timebank.base.actors import Caller, Role
from timebank.base.errors import Forbidden
from timebank.http.effects import effect
from timebank.http.etags import ETags
from timebank.http.fields import Id, Nothing
from timebank.http.pages import Page, Window
from timebank.http.policy import Allow
from timebank.http.transaction import Transactional, Tx
from timebank.imports import queries, service, undoing
from timebank.imports.columns import ImportKind
from timebank.imports.run_schemas import ImportRow, ImportRun
from timebank.imports.schemas import ImportFilters, PostAgreed, RowFilters
from timebank.imports.service import Agreed, Asked
from timebank.imports.uploads import ImportFile, on_disk
from timebank.second_person.answers import WAITS, waits
from timebank.second_person.service import Waits

MOST_BYTES = 33 * 1024 * 1024
"""Of a request: the file, and what is said of it."""

LAST_PLACE = 2**31 - 1

router = APIRouter(
    prefix="/v1/communities/{community}/imports", tags=["imports"], route_class=Transactional
)

Reader = Annotated[Caller, Allow(Role.COORDINATOR, Role.AUDITOR, scope="imports:read")]
Writer = Annotated[Caller, Allow(Role.COORDINATOR, scope="imports:write")]
Uploaded = Annotated[ImportFile, Form(media_type="multipart/form-data")]


@router.post("", status_code=201)
@effect(most_bytes=MOST_BYTES)
async def check_import(caller: Writer, tx: Tx, sent: Uploaded) -> ImportRun:
    """Try a file: it is read, and every row of it is tried against the books; nothing in them
    changes.

    The answer says how the columns were understood, and how many rows end how; `/rows` lists them,
    each with what is asked about it, and what would be taken instead. Answer by checking again.
    Bring members first, then opening balances, then hours.
    """
    run = await _check(caller, tx, sent, None)
    tx.created(run.id)
    return run


@router.get("")
async def list_imports(
    _caller: Reader, tx: Tx, window: Window, filters: Annotated[ImportFilters, Query()]
) -> Page[ImportRun]:
    """Imports of the community, the latest first."""
    before = window.after(UUID)
    rows = await queries.runs(
        tx.connection,
        tx.community_id,
        kind=filters.kind,
        state=filters.state,
        before=before[0] if before else None,
        limit=window.limit + 1,
    )
    return window.page(
        rows, item=lambda row: ImportRun.of(row, tx.language), key=lambda row: (row.id,)
    )


@router.get("/{import_id}")
async def get_import(import_id: Id, _caller: Reader, tx: Tx, etags: ETags) -> ImportRun:
    """One import: how it was read, and how many rows end how."""
    row = await queries.run(tx.connection, tx.community_id, import_id)
    etags.tag(row.id, row.state, row.checked_at, tx.language)
    return ImportRun.of(row, tx.language)


@router.get("/{import_id}/rows")
async def list_import_rows(
    import_id: Id, caller: Reader, tx: Tx, window: Window, filters: Annotated[RowFilters, Query()]
) -> Page[ImportRow]:
    """The rows of an import in the file's order, each with what is said of it."""
    run = await queries.run(tx.connection, tx.community_id, import_id)
    after = window.after(_place)
    typed = caller.role is Role.COORDINATOR
    if filters.without_measures is not None and not typed:
        raise Forbidden
    rows = await queries.rows(
        tx.connection,
        tx.community_id,
        import_id,
        outcome=filters.outcome,
        after=after[0] if after else None,
        limit=window.limit + 1,
        marked=filters.without_measures,
    )
    return window.page(
        rows,
        item=lambda row: ImportRow.of(row, run, tx.language, typed=typed),
        key=lambda row: (row.position,),
    )


@router.post("/{import_id}/check")
@effect(most_bytes=MOST_BYTES)
async def check_import_again(import_id: Id, caller: Writer, tx: Tx, sent: Uploaded) -> ImportRun:
    """Try the same file again with further answers: they take the place of those sent before. The
    service keeps no files, so it is sent once more."""
    return await _check(caller, tx, sent, import_id)


@router.post("/{import_id}/post")
@effect(key="required", dry_run=True)
async def post_import(import_id: Id, caller: Writer, tx: Tx, sent: PostAgreed) -> ImportRun:
    """Write the rows that were checked as good into the books, all or nothing, once.

    Refused rows are left out: their number says that you agree. Where the books have changed since
    the check, so that a row would end otherwise, nothing is posted.
    """
    run = await service.post(
        tx.connection,
        tx.community_id,
        caller,
        import_id,
        Agreed(sent.checked_at, sent.left_out_rows),
    )
    return ImportRun.of(run, tx.language)


@router.post("/{import_id}/undo", response_model=ImportRun, responses=WAITS)
@effect(key="required", dry_run=True)
async def undo_import(
    import_id: Id, caller: Writer, tx: Tx, _sent: Nothing | None = None
) -> ImportRun | Response:
    """Undo an import: what it credited is reversed, history and what still waits is withdrawn.
    Where one of its credits is above the community's threshold, it waits for a second person (202).

    Nothing is deleted: members and organisations that it took in stay, and what somebody reversed
    or corrected by hand since stays as it is.
    """
    run = await undoing.undo(tx.connection, tx.community_id, caller, import_id)
    if isinstance(run, Waits):
        return waits(tx, run)
    return ImportRun.of(run, tx.language)


async def _check(caller: Caller, tx: Tx, sent: ImportFile, again: UUID | None) -> ImportRun:
    async with on_disk(sent.file.file) as path:
        asked = Asked(
            path,
            ImportKind(sent.kind),
            sent.options.read(),
            sent.options.model_dump(mode="json", exclude_defaults=True),
        )
        run = await service.check(tx.connection, tx.community_id, caller, asked, again=again)
    return ImportRun.of(run, tx.language)


def _place(written: str) -> int:
    """A row's place out of a page's position; raises ValueError for one that no file has."""
    place = int(written)
    if not 0 <= place <= LAST_PLACE:
        raise ValueError("no place")
    return place

"""`/accounts`: balances, limits and statements."""

from typing import Annotated
from uuid import UUID

from fastapi import APIRouter, Query
from fastapi.responses import StreamingResponse
from starlette.responses import Response

from timebank.accounts import positions, queries, service, statement_queries
from timebank.accounts.schemas import (
    Account,
    AccountChange,
    AccountFilters,
    Moment,
    StatementFilters,
    StatementLine,
)
from timebank.accounts.statement_csv import statement_csv
from timebank.accounts.statement_names import ReadBy
from timebank.accounts.statement_queries import Extent
from timebank.base.actors import Caller, Role
from timebank.base.ids import AccountId
from timebank.http.effects import effect
from timebank.http.etags import ETags
from timebank.http.fields import Id
from timebank.http.pages import Page, Window
from timebank.http.policy import Allow
from timebank.http.scopes import EVERYONE
from timebank.http.transaction import Transactional, Tx
from timebank.second_person.answers import WAITS, waits

router = APIRouter(
    prefix="/v1/communities/{community}/accounts", tags=["accounts"], route_class=Transactional
)

Reader = Annotated[Caller, Allow(*EVERYONE, scope="accounts:read")]
Writer = Annotated[
    Caller,
    Allow(Role.MEMBER, Role.ORGANISATION_LEAD, Role.COORDINATOR, scope="accounts:write"),
]
_CSV = "text/csv"


@router.get("")
async def list_accounts(
    caller: Reader, tx: Tx, window: Window, filters: Annotated[AccountFilters, Query()]
) -> Page[Account]:
    """Accounts that the caller may see: one's own, one's organisations', or all."""
    after = window.after(UUID)
    rows = await queries.accounts(
        tx.connection,
        tx.community_id,
        queries.Wanted(
            caller.owners_seen, filters.type, filters.owner_id, filters.number, filters.at
        ),
        after=after[0] if after else None,
        limit=window.limit + 1,
    )
    shown = await service.as_seen(tx.connection, tx.community_id, rows, filters.at)
    return window.page(
        shown,
        item=lambda seen: Account.of(seen, tx.language),
        key=lambda seen: (seen.standing.account_id,),
    )


@router.get("/{account_id}")
async def get_account(
    account_id: Id, caller: Reader, tx: Tx, etags: ETags, when: Annotated[Moment, Query()]
) -> Account:
    """One account with its balance, now or at an instant."""
    seen = await service.account(tx.connection, tx.community_id, caller, account_id, when.at)
    shown = Account.of(seen, tx.language)
    etags.tag(shown.model_dump_json())
    return shown


@router.patch("/{account_id}", response_model=Account, responses=WAITS)
async def change_account(
    account_id: Id, caller: Writer, tx: Tx, sent: AccountChange, etags: ETags
) -> Account | Response:
    """Change an account's limits, close it, or open it again: a coordinator, with a reason. A
    member may say for their own whether thanks are passed on to the pot. A floor of the pot below
    zero waits for a second person (202)."""
    await queries.keep_limits_still(tx.connection, tx.community_id)
    row = await service.seen(tx.connection, tx.community_id, caller, account_id)
    before = await service.as_seen(tx.connection, tx.community_id, [row], None)
    etags.check(Account.of(before[0], tx.language).model_dump_json(), required=True)
    asked = await service.change_limits(
        tx.connection,
        tx.community_id,
        caller,
        row,
        changes=sent.limits,
        reason=sent.reason,
    )
    if asked:
        return waits(tx, asked)
    seen = await service.account(tx.connection, tx.community_id, caller, account_id, None)
    shown = Account.of(seen, tx.language)
    etags.tag(shown.model_dump_json())
    return shown


@router.get(
    "/{account_id}/statement",
    response_model=Page[StatementLine],
    responses={200: {"content": {_CSV: {"schema": {"type": "string"}}}}},
)
@effect(snapshot=True)
async def get_statement(
    account_id: Id,
    caller: Reader,
    tx: Tx,
    window: Window,
    filters: Annotated[StatementFilters, Query()],
) -> Page[StatementLine] | Response:
    """An account's lines, each with the balance after it: in pages, or as CSV all at once."""
    row = await service.seen(tx.connection, tx.community_id, caller, account_id)
    account, reader = AccountId(row.account_id), ReadBy(caller, tx.language, row.owner_id)
    extent = Extent(filters.first, filters.last, filters.at, filters.sort.startswith("-"))
    if _wants_csv(filters.format, tx):
        tx.shows(await statement_queries.parties(tx.connection, tx.community_id, account, extent))
        lines = statement_csv(tx.database, tx.community_id, account, extent, reader)
        name = f"statement-{account_id}.csv"
        return StreamingResponse(
            lines,
            media_type=_CSV,
            headers={"Content-Disposition": f'attachment; filename="{name}"'},
        )
    found = await statement_queries.page(
        tx.connection,
        tx.community_id,
        account,
        extent,
        after=positions.after(window),
        limit=window.limit + 1,
    )
    return window.page(
        found,
        item=lambda line: StatementLine.of(line, reader),
        key=lambda line: (line.recorded_at.isoformat(), line.transfer_id),
    )


def _wants_csv(form: str | None, tx: Tx) -> bool:
    """As said in the query, else by Accept."""
    if form is not None:
        return form == "csv"
    return tx.request.headers.get("accept", "").split(",")[0].split(";")[0].strip() == _CSV

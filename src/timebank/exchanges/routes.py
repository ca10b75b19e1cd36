"""`/exchanges`: proposed, agreed, done, confirmed."""

from datetime import datetime
from typing import Annotated
from uuid import UUID

from fastapi import APIRouter, Query

from timebank.base.actors import Caller, Role
from timebank.base.errors import IdTaken
from timebank.base.ids import new_id
from timebank.communities import queries as communities
from timebank.contributions import service as contributions
from timebank.exchanges import doing, page_queries, proposing, reporting, service
from timebank.exchanges.doing import Done
from timebank.exchanges.page_queries import Wanted
from timebank.exchanges.proposing import Proposed
from timebank.exchanges.queries import Told
from timebank.exchanges.rules import CancelReason
from timebank.exchanges.schemas import (
    AgreeingTo,
    Cancelling,
    Disputing,
    DoneSaid,
    Exchange,
    ExchangeFilters,
    ExchangeNew,
    InName,
    MemberNamed,
    NoteReported,
    PlanChange,
    Reporting,
    time_of,
)
from timebank.http.databases import CONSTRAINTS
from timebank.http.effects import effect
from timebank.http.etags import ETags
from timebank.http.fields import Id
from timebank.http.pages import Page, Window
from timebank.http.policy import Allow
from timebank.http.scopes import EVERYONE
from timebank.http.transaction import Transactional, Tx

router = APIRouter(
    prefix="/v1/communities/{community}/exchanges",
    tags=["exchanges"],
    route_class=Transactional,
)

CONSTRAINTS["exchange_pkey"] = IdTaken

Helping = (Role.MEMBER, Role.ORGANISATION_LEAD, Role.COORDINATOR)
Reader = Annotated[Caller, Allow(*EVERYONE, scope="exchanges:read")]
Writer = Annotated[Caller, Allow(*Helping, scope="exchanges:write")]


@router.get("")
async def list_exchanges(
    caller: Reader, tx: Tx, window: Window, filters: Annotated[ExchangeFilters, Query()]
) -> Page[Exchange]:
    """Exchanges that the caller may see, the latest proposed first."""
    rows = await page_queries.page(
        tx.connection,
        tx.community_id,
        caller,
        Wanted(**filters.model_dump()),
        before=window.after(datetime.fromisoformat, UUID),
        limit=window.limit + 1,
    )
    telephone = await _telephone(tx)
    return window.page(
        rows,
        item=lambda told: Exchange.of(told, caller, telephone),
        key=lambda told: (told.row.proposed_at.isoformat(), told.row.id),
    )


@router.post("", status_code=201)
async def propose_exchange(caller: Writer, tx: Tx, sent: ExchangeNew, etags: ETags) -> Exchange:
    """Propose help: as giver or receiver, for one whom one helps, or as a coordinator. In whose
    name it is proposed has agreed; all others are asked."""
    givers, receivers, by_number = await _named(tx, sent)
    new = Proposed(
        id=sent.id or new_id(),
        by=service.actor_of(caller),
        givers=givers,
        receivers=receivers,
        planned_from=time_of(sent.planned_from),
        **sent.model_dump(exclude={"id", "givers", "receivers", "planned_from"}),
    )
    await proposing.propose(tx.connection, tx.community_id, caller, new, by_number=by_number)
    tx.created(new.id)
    return await _tagged(tx, caller, new.id, etags)


@router.get("/{exchange_id}")
async def get_exchange(exchange_id: Id, caller: Reader, tx: Tx, etags: ETags) -> Exchange:
    """One exchange, with everybody in it and what they say of the hours."""
    return await _tagged(tx, caller, exchange_id, etags)


@router.patch("/{exchange_id}")
async def change_exchange(
    exchange_id: Id, caller: Writer, tx: Tx, sent: PlanChange, etags: ETags
) -> Exchange:
    """Change the plan; all others are asked again. Needs If-Match with the ETag that was read."""
    told = await service.seen(tx.connection, tx.community_id, caller, exchange_id, lock=True)
    etags.check(Exchange.of(told, caller, await _telephone(tx)).model_dump_json(), required=True)
    plan = sent.model_dump(exclude_unset=True)
    if "planned_from" in plan:
        plan["planned_from"] = time_of(sent.planned_from)
    await service.change(tx.connection, tx.community_id, caller, told, plan)
    return await _tagged(tx, caller, exchange_id, etags)


@router.post("/{exchange_id}/agree")
async def agree_to_exchange(
    exchange_id: Id, caller: Writer, tx: Tx, sent: AgreeingTo, etags: ETags
) -> Exchange:
    """Agree to the plan as it is. Once all have, names are shown, and the one contact that each
    chose."""
    await service.agree(
        tx.connection,
        tx.community_id,
        caller,
        exchange_id,
        member_id=sent.member_id,
        contact=sent.contact,
        note=sent.note,
    )
    return await _tagged(tx, caller, exchange_id, etags)


@router.post("/{exchange_id}/decline")
async def decline_exchange(
    exchange_id: Id, caller: Writer, tx: Tx, sent: InName, etags: ETags
) -> Exchange:
    """Say no to it; nobody is asked why. One of several on a side says it for themselves alone."""
    await service.cancel(
        tx.connection,
        tx.community_id,
        caller,
        exchange_id,
        member_id=sent.member_id,
        reason=CancelReason.DECLINED,
    )
    return await _tagged(tx, caller, exchange_id, etags)


@router.post("/{exchange_id}/cancel")
async def cancel_exchange(
    exchange_id: Id, caller: Writer, tx: Tx, sent: Cancelling, etags: ETags
) -> Exchange:
    """Call it off, while no hours were stated. One of several on a side does so for themselves
    alone; who proposed it and coordinators for all."""
    await service.cancel(
        tx.connection,
        tx.community_id,
        caller,
        exchange_id,
        member_id=sent.member_id,
        reason=CancelReason(sent.reason),
    )
    return await _tagged(tx, caller, exchange_id, etags)


@router.post("/{exchange_id}/done")
@effect(key="required", dry_run=True)
async def state_hours(
    exchange_id: Id, caller: Writer, tx: Tx, sent: DoneSaid, etags: ETags
) -> Exchange:
    """Say how long it took. Once both sides say the same it is credited; where they differ both
    statements stay, and a person decides."""
    said = Done(**sent.model_dump())
    await doing.done(tx.connection, tx.community_id, caller, exchange_id, said)
    return await _tagged(tx, caller, exchange_id, etags)


@router.post("/{exchange_id}/confirm")
@effect(key="required", dry_run=True)
async def confirm_hours(
    exchange_id: Id, caller: Writer, tx: Tx, sent: InName, etags: ETags
) -> Exchange:
    """Yes, that is right: say what the other side said."""
    await doing.confirm(tx.connection, tx.community_id, caller, exchange_id, sent.member_id)
    return await _tagged(tx, caller, exchange_id, etags)


@router.post("/{exchange_id}/dispute")
async def dispute_hours(
    exchange_id: Id, caller: Writer, tx: Tx, sent: Disputing, etags: ETags
) -> Exchange:
    """It was otherwise: the hours wait for a person, or for both to say the same after all."""
    await doing.dispute(
        tx.connection,
        tx.community_id,
        caller,
        exchange_id,
        member_id=sent.member_id,
        minutes=sent.minutes,
        note=sent.note,
    )
    return await _tagged(tx, caller, exchange_id, etags)


@router.post("/{exchange_id}/report", status_code=201)
async def report_note(exchange_id: Id, caller: Writer, tx: Tx, sent: Reporting) -> NoteReported:
    """Tell the safeguarding lead about a note that somebody wrote here. They read it with it; its
    writer is told nothing."""
    raised = await reporting.report(
        tx.connection,
        tx.community_id,
        caller,
        exchange_id,
        concern_id=sent.id or new_id(),
        member_id=sent.member_id,
        words=sent.words,
    )
    return NoteReported(concern_id=raised.row.id, told=raised.told)


async def _named(
    tx: Tx, sent: ExchangeNew
) -> tuple[tuple[UUID, ...], tuple[UUID, ...], frozenset[UUID]]:
    """Whoever is to give and to receive, and which of them were found by number."""
    asked = {
        f"/{side}/{place}/number": one.number
        for side in ("givers", "receivers")
        for place, one in enumerate(getattr(sent, side))
        if one.number
    }
    known = await contributions.by_number(tx.connection, tx.community_id, asked)

    def found(side: str, named: list[MemberNamed]) -> tuple[UUID, ...]:
        return tuple(
            one.member_id or known[f"/{side}/{place}/number"] for place, one in enumerate(named)
        )

    numbered = frozenset(known.values())
    return found("givers", sent.givers), found("receivers", sent.receivers), numbered


async def _telephone(tx: Tx) -> str | None:
    """By which the coordinator is reached."""
    community = await communities.community(tx.connection, tx.community_id)
    telephone: str | None = community.host.get("telephone")
    return telephone


async def _tagged(tx: Tx, caller: Caller, exchange_id: UUID, etags: ETags) -> Exchange:
    told: Told = await service.seen(tx.connection, tx.community_id, caller, exchange_id)
    exchange = Exchange.of(told, caller, await _telephone(tx))
    etags.tag(exchange.model_dump_json())
    return exchange

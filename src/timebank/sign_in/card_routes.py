"""`/members/{member_id}/card` and `/pin`; `/v1/sign-in/card`: signing in with both."""

from typing import Annotated
from uuid import UUID

from fastapi import APIRouter

from timebank.base.actors import Caller, Role
from timebank.base.errors import Forbidden, NotFound
from timebank.http.effects import effect
from timebank.http.fields import Id, Nothing
from timebank.http.outside import Open, Out
from timebank.http.policy import Allow
from timebank.http.scopes import EVERYONE
from timebank.http.transaction import Transactional, Tx
from timebank.sign_in import card_queries, card_service
from timebank.sign_in.card_schemas import CardMade, CardNow, CardShown, PairingCode, PinSent
from timebank.sign_in.code_service import Wanted
from timebank.sign_in.factor_routes import Sealed
from timebank.sign_in.factor_rules import PAIRING_GOOD_FOR
from timebank.sign_in.schemas import Ended, SignedIn

open_router = APIRouter(prefix="/v1/sign-in/card", tags=["sign-in"], route_class=Open)
router = APIRouter(
    prefix="/v1/communities/{community}/members/{member_id}",
    tags=["sign-in"],
    route_class=Transactional,
)

Reading = Annotated[Caller, Allow(*EVERYONE, scope="sign-ins:read")]
Setting = Annotated[Caller, Allow(*EVERYONE, scope="sign-ins:write")]
Coordinator = Annotated[Caller, Allow(Role.COORDINATOR, scope="sign-ins:write")]


@router.get("/card")
async def get_card(member_id: Id, caller: Reading, tx: Tx) -> CardNow:
    """Whether a member has a card and a PIN: oneself, and for coordinators everybody."""
    _known(caller, member_id)
    card = await card_queries.card_of(tx.connection, tx.community_id, member_id)
    pin = await card_queries.pin_of(tx.connection, tx.community_id, member_id)
    if card is None and pin is None:
        await card_service.known(tx.connection, tx.community_id, member_id)
    return CardNow(
        card_made_at=card.made_at if card else None, pin_set_at=pin.set_at if pin else None
    )


@router.post("/card", status_code=201)
@effect(key="none")
async def make_card(
    member_id: Id, caller: Coordinator, tx: Tx, vault: Sealed, _sent: Nothing | None = None
) -> CardMade:
    """Make a card for a member; an earlier one is good no more."""
    row, letters = await card_service.make(
        tx.connection, vault, tx.community_id, member_id, _actor(caller)
    )
    return CardMade(id=row.id, letters=letters, made_at=row.made_at)


@router.post("/card/end")
@effect(key="none")
async def end_card(member_id: Id, caller: Setting, tx: Tx, _sent: Nothing | None = None) -> Ended:
    """The card is lost: it is good no more. One's own, and for coordinators everybody's."""
    _known(caller, member_id)
    await card_service.end(tx.connection, tx.community_id, member_id, _actor(caller))
    return Ended(ended=1)


@router.post("/pairing")
@effect(key="none")
async def pair_phone(
    member_id: Id, caller: Coordinator, tx: Tx, _sent: Nothing | None = None
) -> PairingCode:
    """A code for the phone of a member who sits at the coordinator's table: it signs in once, as a
    member, within ten minutes, by `POST /v1/sign-in/machine`."""
    code = await card_service.pair(tx.connection, tx.community_id, member_id, _actor(caller))
    minutes = int(PAIRING_GOOD_FOR.total_seconds()) // 60
    return PairingCode(code=code, good_for_minutes=minutes)


@router.post("/pin")
@effect(key="none")
async def set_pin(member_id: Id, caller: Setting, tx: Tx, vault: Sealed, sent: PinSent) -> CardNow:
    """Set one's own PIN; or a member types theirs at the coordinator's table. It is never shown."""
    _known(caller, member_id)
    await card_service.set_pin(
        tx.connection, vault, tx.community_id, member_id, pin=sent.pin, by=_actor(caller)
    )
    return await get_card(member_id, caller, tx)


@open_router.post("", status_code=201)
@effect(key="none")
async def sign_in_with_card(out: Out, vault: Sealed, sent: CardShown) -> SignedIn:
    """Sign in with a printed card and its PIN, as a member. After five wrong PINs in a row the card
    rests for an hour, and after ten a new PIN has to be set."""
    done = await card_service.sign_in(
        out.database,
        vault,
        sent.community,
        card=sent.card,
        pin=sent.pin,
        wanted=Wanted(sent.device, sent.shared),
    )
    return SignedIn(
        id=done.issued.id,
        token=done.issued.token,
        expires_at=done.issued.expires_at,
        community_id=done.community_id,
        member_id=done.member_id,
    )


def _known(caller: Caller, member_id: UUID) -> None:
    """Raises NotFound for another's, of whom only coordinators may know."""
    if caller.role is not Role.COORDINATOR and caller.member_id != member_id:
        raise NotFound


def _actor(caller: Caller) -> UUID:
    if caller.member_id is None:
        raise Forbidden
    return caller.member_id

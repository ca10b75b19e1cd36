"""Printed cards with a PIN: for whoever has no e-mail, or no wish for it."""

from asyncio import get_running_loop
from collections.abc import Callable
from concurrent.futures import ThreadPoolExecutor
from typing import TypeVar
from uuid import UUID

import structlog
from argon2 import PasswordHasher
from argon2.exceptions import VerificationError

from timebank.base.actors import Role
from timebank.base.errors import FieldError, NotFound, TooManyRequests, ValidationFailed
from timebank.base.ids import CommunityId, MemberId, new_id
from timebank.db.engine import AnyRow, Connection, Database
from timebank.sending.telling import Change, tell_of_change
from timebank.sign_in import (
    card_queries,
    card_rules,
    factor_queries,
    factor_rules,
    factor_service,
    queries,
)
from timebank.sign_in.code_service import SignedIn, Wanted, admit, enter_by_name
from timebank.sign_in.errors import CardForWhoHoldsARole, CardUnknown, PinWrong
from timebank.sign_in.rules import Means
from timebank.sign_in.vault import Vault

T = TypeVar("T")

_HASHER = PasswordHasher(time_cost=2, memory_cost=19 * 1024, parallelism=1)
"""What OWASP asks for at least; there are few PINs, so that the key file keeps them, not this."""
_NOBODYS = _HASHER.hash("nobody's PIN")
_AT_ONCE = ThreadPoolExecutor(2, "pin")
"""Each takes 19 MiB and a processor."""
_log = structlog.get_logger()


async def known(connection: Connection, community_id: CommunityId, member_id: UUID) -> None:
    """Raises NotFound where there is no such member."""
    if await queries.member(connection, community_id, str(member_id)) is None:
        raise NotFound


async def make(
    connection: Connection, vault: Vault, community_id: CommunityId, member_id: UUID, by: UUID
) -> tuple[AnyRow, str]:
    """A new card for a member, and what its QR code says; an earlier one is good no more. Raises
    NotFound where there is no such member, CardForWhoHoldsARole, and KeyLost."""
    await _refuse_for(connection, community_id, member_id, by)
    letters = factor_rules.code_of_letters(card_rules.CARD_LETTERS)
    card_id = new_id()
    # Before the earlier card ends: without a key there is no new one.
    sealed = vault.seal(letters.encode(), community_id.bytes + card_id.bytes)
    await card_queries.end(connection, community_id, member_id, by)
    row = await card_queries.add(
        connection,
        {
            "community_id": community_id,
            "id": card_id,
            "member_id": member_id,
            "sha256": factor_rules.digest_of_letters(community_id, letters),
            "sealed": sealed,
            "made_by": by,
        },
    )
    await tell_of_change(connection, community_id, member_id, Change.CARD_MADE)
    _log.info("card_made", card_id=str(card_id), member_id=str(member_id))
    return row, letters


async def letters_on(
    connection: Connection, vault: Vault, community_id: CommunityId, member_id: UUID
) -> str:
    """What the QR code of a member's card says, to print it again. Raises NotFound where they have
    none, and KeyLost."""
    card = await card_queries.card_of(connection, community_id, member_id)
    if card is None:
        raise NotFound
    return vault.open(card.sealed, community_id.bytes + card.id.bytes).decode()


async def end(connection: Connection, community_id: CommunityId, member_id: UUID, by: UUID) -> None:
    """A member's card is good no more. Raises NotFound where they have none."""
    if not await card_queries.end(connection, community_id, member_id, by):
        raise NotFound
    await tell_of_change(connection, community_id, member_id, Change.CARD_ENDED)
    _log.info("card_ended", member_id=str(member_id))


async def set_pin(
    connection: Connection,
    vault: Vault,
    community_id: CommunityId,
    member_id: UUID,
    *,
    pin: str,
    by: UUID,
) -> None:
    """Set a member's PIN, which nobody is shown again. Raises ValidationFailed for one that is no
    PIN or a common one, NotFound where there is no such member, CardForWhoHoldsARole, KeyLost."""
    if not card_rules.PIN.fullmatch(pin):
        raise ValidationFailed((FieldError("/pin", "pin_unfit"),))
    if card_rules.is_common(pin):
        raise ValidationFailed((FieldError("/pin", "pin_common"),))
    await _refuse_for(connection, community_id, member_id, by)
    hashed = await _aside(lambda: _HASHER.hash(pin))
    sealed = vault.seal(hashed.encode(), _whose(community_id, member_id))
    await card_queries.set_pin(connection, community_id, member_id, sealed, by)
    await tell_of_change(connection, community_id, member_id, Change.PIN_SET)
    _log.info("pin_set", member_id=str(member_id))


async def sign_in(
    database: Database, vault: Vault, community: str, *, card: str, pin: str, wanted: Wanted
) -> SignedIn:
    """Sign in whoever has this card and knows its PIN, as a member. Each try counts, whatever
    becomes of it; and takes as long, whatever is wrong.

    Raises NotFound for a community that is not there, CardUnknown, and TooManyRequests.
    """
    async with database.transaction() as connection:
        community_id = await enter_by_name(connection, community)
        digest = factor_rules.digest_of_letters(community_id, card)
        member_id = await card_queries.owner_of(connection, community_id, digest)
        sealed = None
        if member_id is not None:
            sealed = await card_queries.tried(connection, community_id, member_id)
    if member_id is None or sealed is None:
        await _is_right(_NOBODYS, pin)
        await _refuse_where_it_rests(database, community_id, member_id)
        raise CardUnknown
    hashed = vault.open(sealed, _whose(community_id, member_id)).decode()
    if not await _is_right(hashed, pin):
        raise CardUnknown
    async with database.transaction(community_id) as connection:
        if not await card_queries.right(connection, community_id, member_id, sealed):
            raise CardUnknown
        as_member = Wanted(wanted.device, wanted.shared, Role.MEMBER)
        return await admit(
            connection,
            community_id,
            MemberId(member_id),
            Means.CARD,
            as_member,
            second_factor=False,
        )


async def know_by_pin(
    connection: Connection, vault: Vault, community_id: CommunityId, member_id: UUID, pin: str
) -> None:
    """Whoever types this PIN is the member. Each wrong one counts among those at sign-in, and takes
    as long, where the caller's transaction is committed. Raises PinWrong and TooManyRequests."""
    sealed = await card_queries.tried(connection, community_id, member_id)
    if sealed is None:
        await _is_right(_NOBODYS, pin)
        await _refuse_resting(connection, community_id, member_id)
        raise PinWrong
    hashed = vault.open(sealed, _whose(community_id, member_id)).decode()
    if not await _is_right(hashed, pin):
        raise PinWrong
    await card_queries.right(connection, community_id, member_id, sealed)


async def pair(connection: Connection, community_id: CommunityId, member_id: UUID, by: UUID) -> str:
    """A code that signs a member's own phone in, shown on a coordinator's screen. Raises NotFound
    and CardForWhoHoldsARole."""
    await _refuse_for(connection, community_id, member_id, by)
    code_id, code = await factor_service.machine_code(connection, community_id, member_id, by)
    _log.info("pairing_code_made", code_id=str(code_id), member_id=str(member_id))
    return code


async def _refuse_where_it_rests(
    database: Database, community_id: CommunityId, member_id: UUID | None
) -> None:
    """Whoever has a card is told that it rests: they would else try on for nothing. Raises
    TooManyRequests."""
    if member_id is None:
        return
    async with database.transaction(community_id) as connection:
        await _refuse_resting(connection, community_id, member_id)


async def _refuse_resting(
    connection: Connection, community_id: CommunityId, member_id: UUID
) -> None:
    pin = await card_queries.pin_of(connection, community_id, member_id)
    if pin is not None and pin.tries == card_rules.TRIES_IN_A_ROW:
        left = pin.opens_at - pin.now
        raise TooManyRequests(retry_after=max(1, int(left.total_seconds())))


async def _is_right(hashed: str, pin: str) -> bool:
    try:
        return await _aside(lambda: _HASHER.verify(hashed, pin))
    except VerificationError:
        return False


async def _aside(work: Callable[[], T]) -> T:
    return await get_running_loop().run_in_executor(_AT_ONCE, work)


async def _refuse_for(
    connection: Connection, community_id: CommunityId, member_id: UUID, by: UUID
) -> None:
    """Nobody makes a card or PIN for another who holds a role: they could set up that one's second
    factor with it. Raises NotFound and CardForWhoHoldsARole."""
    known = await queries.member(connection, community_id, str(member_id))
    if known is None or known.status == "left":
        raise NotFound
    held = await factor_queries.roles_of(connection, community_id, member_id)
    if by != member_id and held:
        raise CardForWhoHoldsARole


def _whose(community_id: UUID, member_id: UUID) -> bytes:
    return community_id.bytes + member_id.bytes

"""Signing in with a code that was sent, and ending it again."""

import asyncio
import time
from dataclasses import dataclass
from datetime import timedelta
from uuid import UUID

import structlog

from timebank.base.actors import Role
from timebank.base.errors import FieldError, NotFound, TooManyRequests, ValidationFailed
from timebank.base.ids import CommunityId, MemberId, new_id
from timebank.base.places import place_of
from timebank.communities import queries as communities
from timebank.db.engine import Connection, Database, enter
from timebank.sending.service import Message, MessageKind, send
from timebank.sending.telling import Change, tell_of_change
from timebank.sign_in import (
    code_queries,
    code_rules,
    factor_queries,
    factor_service,
    passkey_queries,
    queries,
)
from timebank.sign_in.errors import CodeWrong
from timebank.sign_in.rules import Means
from timebank.sign_in.service import Issued, issue_token
from timebank.sign_in.vault import Vault

FORGOTTEN_AT_ONCE = 1_000
SECONDS_TO_ANSWER = 0.4
"""Every answer about an address takes so long: a message that is written, or none, is not heard."""

_log = structlog.get_logger()


@dataclass(frozen=True)
class SignedIn:
    """Who is signed in now, where, and with what."""

    community_id: CommunityId
    member_id: MemberId
    issued: Issued


async def ask(database: Database, community: str, asked: code_rules.Asked, came_from: str) -> UUID:
    """Send a code to each member who has this address or number; the id that goes with it.
    Nothing tells whether anybody has, and it takes as long either way.

    Raises NotFound for a community that is not there, and TooManyRequests.
    """
    began = time.monotonic()
    try:
        return await _ask(database, community, asked, came_from)
    finally:
        await asyncio.sleep(max(0.0, began + SECONDS_TO_ANSWER - time.monotonic()))


async def _ask(database: Database, community: str, asked: code_rules.Asked, came_from: str) -> UUID:
    async with database.transaction() as connection:
        community_id = await enter_by_name(connection, community)
        address = code_rules.digest_of_place(community_id, asked.to)
        place = code_rules.digest_of_place(community_id, place_of(came_from))
        await code_queries.alone(connection, (address, place))
        await _refuse_too_often(connection, community_id, address, place)
        members = await code_queries.who_has(
            connection, community_id, asked, code_rules.MOST_MEMBERS
        )
        codes, code_id = code_rules.new_codes(len(members)), new_id()
        columns = {
            "community_id": community_id,
            "id": code_id,
            "address_sha256": address,
            "from_sha256": place,
            "member_ids": members,
            "code_sha256s": [code_rules.digest_of_code(code_id, code) for code in codes],
        }
        await code_queries.add(connection, code_rules.GOOD_FOR, columns)
        for member_id, code in zip(members, codes, strict=True):
            await send(connection, community_id, _message(member_id, code, asked.by))
        return code_id


def _message(member_id: MemberId, code: str, by: str) -> Message:
    minutes = code_rules.GOOD_FOR // timedelta(minutes=1)
    return Message(
        kind=MessageKind.SIGN_IN_CODE,
        member_id=member_id,
        by=by,
        facts={"code": code, "minutes": minutes},
        useless_after=code_rules.GOOD_FOR,
    )


async def _refuse_too_often(
    connection: Connection, community_id: CommunityId, address: bytes, place: bytes
) -> None:
    most = code_rules.MOST_FROM_ONE_PLACE
    seconds = code_rules.wait(
        await code_queries.now(connection),
        await code_queries.sent_to(connection, community_id, address),
        await code_queries.asked_from(connection, community_id, place, most),
    )
    if seconds:
        raise TooManyRequests(retry_after=seconds)


@dataclass(frozen=True)
class Wanted:
    """How somebody wants to be signed in: as what, with which second factor, on which device. All
    but members need the second factor; one that is shown is looked at in any case."""

    device: str
    shared: bool
    role: Role = Role.MEMBER
    second_factor: str | None = None


async def sign_in(
    database: Database, vault: Vault, community: str, *, code_id: UUID, code: str, wanted: Wanted
) -> SignedIn:
    """Sign in whoever was sent this code. Each try counts, whatever becomes of it; the code stays
    good where only the second factor was not.

    Raises NotFound for a community that is not there, CodeWrong, ValidationFailed for a role that
    the member does not hold, and what `factor_service.prove` raises.
    """
    community_id, member_id = await whose(database, community, code_id, code)
    proved = await _prove(database, vault, community_id, member_id, wanted)
    async with database.transaction(community_id) as connection:
        if not await code_queries.use(connection, community_id, code_id):
            raise CodeWrong
        signed_in = await admit(
            connection, community_id, member_id, Means.CODE, wanted, second_factor=proved
        )
        await code_queries.proves(connection, community_id, code_id, signed_in.issued.id)
        return signed_in


async def sign_in_from_the_machine(
    database: Database, community: str, code: str, wanted: Wanted
) -> SignedIn:
    """Sign in whoever got this code from the machine itself: it stands for both factors; or from a
    coordinator's screen: then as a member alone. Raises NotFound, CodeWrong and ValidationFailed.
    """
    async with database.transaction() as connection:
        community_id = await enter_by_name(connection, community)
        member_id, machine = await factor_service.whose_machine_code(connection, community_id, code)
        if not machine and wanted.role is not Role.MEMBER:
            raise ValidationFailed((FieldError("/role", "role_not_held"),))
        means = Means.MACHINE if machine else Means.PAIRING
        signed_in = await admit(
            connection, community_id, member_id, means, wanted, second_factor=machine
        )
        if machine:
            await tell_of_change(connection, community_id, member_id, Change.OPERATORS_CODE)
        return signed_in


async def whose(
    database: Database, community: str, code_id: UUID, code: str
) -> tuple[CommunityId, MemberId]:
    """Who was sent this code, which stays good; the try counts. Raises NotFound and CodeWrong."""
    async with database.transaction() as connection:
        community_id = await enter_by_name(connection, community)
        sent = await code_queries.tried(connection, community_id, code_id)
    place = code_rules.whose(code_id, code, sent.code_sha256s) if sent else None
    if sent is None or place is None:
        raise CodeWrong
    return community_id, MemberId(sent.member_ids[place])


async def _prove(
    database: Database,
    vault: Vault,
    community_id: CommunityId,
    member_id: MemberId,
    wanted: Wanted,
) -> bool:
    """Whether the second factor was shown; all that is needed for the role is there."""
    if wanted.role is Role.MEMBER and wanted.second_factor is None:
        return False
    async with database.transaction(community_id) as connection:
        await _refuse_role(connection, community_id, member_id, wanted.role)
    await factor_service.prove(database, vault, community_id, member_id, wanted.second_factor)
    return True


async def _refuse_role(
    connection: Connection, community_id: CommunityId, member_id: MemberId, role: Role
) -> None:
    held = await factor_queries.roles_of(connection, community_id, member_id)
    if role not in (Role.MEMBER, *held):
        raise ValidationFailed((FieldError("/role", "role_not_held"),))


async def admit(
    connection: Connection,
    community_id: CommunityId,
    member_id: MemberId,
    means: Means,
    wanted: Wanted,
    *,
    second_factor: bool,
) -> SignedIn:
    """A sign-in for a member who has shown who they are. Raises ValidationFailed for a role that
    they do not hold, and CodeWrong for one who is paused, or has left."""
    known = await queries.member(connection, community_id, str(member_id))
    if known is None or known.status != "member":
        raise CodeWrong
    await _refuse_role(connection, community_id, member_id, wanted.role)
    issued = await issue_token(
        connection,
        wanted.role,
        community_id=community_id,
        member=member_id,
        device=wanted.device,
        rolls_minutes=code_rules.SHARED_MINUTES if wanted.shared else code_rules.OWN_MINUTES,
        means=means,
        second_factor=second_factor,
    )
    _log.info(
        "signed_in",
        member_id=str(member_id),
        sign_in_id=str(issued.id),
        role=wanted.role.value,
        means=means.value,
        second_factor=second_factor,
    )
    return SignedIn(community_id, member_id, issued)


async def enter_by_name(connection: Connection, community: str) -> CommunityId:
    """The community of this slug or id, which is entered. Raises NotFound."""
    community_id = await communities.find(connection, community)
    if community_id is None:
        raise NotFound
    await enter(connection, community_id)
    return community_id


async def end_one(
    connection: Connection, community_id: CommunityId, member_id: UUID, sign_in_id: UUID
) -> None:
    """End one of a member's sign-ins. Raises NotFound where it is none of theirs in force."""
    if not await code_queries.end(connection, community_id, member_id, sign_in_id):
        raise NotFound


async def end_all(connection: Connection, community_id: CommunityId, member_id: UUID) -> int:
    """End every sign-in of a member; how many. Raises NotFound where there is no such member."""
    if await queries.member(connection, community_id, str(member_id)) is None:
        raise NotFound
    return await code_queries.end(connection, community_id, member_id)


async def forget_codes(connection: Connection, community_id: CommunityId) -> int:
    """Some of the codes of more than a day ago go, and of what no passkey answered; how many."""
    codes = await code_queries.forget(connection, community_id, FORGOTTEN_AT_ONCE)
    return codes + await passkey_queries.forget(connection, community_id, FORGOTTEN_AT_ONCE)

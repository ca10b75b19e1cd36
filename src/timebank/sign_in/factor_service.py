"""Setting up a second factor, and proving it at sign-in."""

import re
from dataclasses import dataclass
from time import time
from uuid import UUID

import structlog

from timebank.base.errors import NotFound, TooManyRequests
from timebank.base.ids import CommunityId, MemberId, new_id
from timebank.db.engine import Connection, Database
from timebank.people import queries as people
from timebank.sending.telling import Change, tell_of_change
from timebank.sign_in import factor_queries, factor_rules
from timebank.sign_in.errors import (
    CodeWrong,
    SecondFactorFirst,
    SecondFactorMissing,
    SecondFactorRequired,
    SecondFactorWrong,
)
from timebank.sign_in.vault import Vault

_CODE = re.compile(r"\d{6}", re.ASCII)
_log = structlog.get_logger()


@dataclass(frozen=True)
class Shown:
    """What an authenticator has to know, shown once."""

    secret: str
    uri: str


async def prove(
    database: Database,
    vault: Vault,
    community_id: CommunityId,
    member_id: MemberId,
    said: str | None,
) -> None:
    """The member has their second factor: a code of their authenticator, or a recovery code, each
    good once. Tries count whatever becomes of them.

    Raises SecondFactorMissing where none is set up, SecondFactorRequired where nothing was said,
    SecondFactorWrong, TooManyRequests, and KeyLost.
    """
    async with database.transaction(community_id) as connection:
        found = await factor_queries.authenticator(connection, community_id, member_id)
        if found is None or found.sealed is None:
            raise SecondFactorMissing
        if said is None:
            raise SecondFactorRequired
        kept = await factor_queries.tried(connection, community_id, member_id)
        if kept is None:
            left = found.locked_until - found.now
            raise TooManyRequests(retry_after=max(1, int(left.total_seconds())))
    typed = said.replace(" ", "")
    async with database.transaction(community_id) as connection:
        if _CODE.fullmatch(typed):
            secret = vault.open(kept.sealed, _whose(community_id, member_id)).decode()
            step = factor_rules.step_shown(secret, typed, time(), kept.last_step)
            good = step is not None and await factor_queries.step_used(
                connection, community_id, member_id, step
            )
        else:
            digest = factor_rules.digest_of_letters(member_id, said)
            good = await factor_queries.recovery_used(connection, community_id, member_id, digest)
    if not good:
        raise SecondFactorWrong


async def show(
    connection: Connection,
    vault: Vault,
    community_id: CommunityId,
    member_id: UUID,
    token_sha256: bytes,
) -> None:
    """Make a new secret for an authenticator; it counts once a code of it comes. Raises
    SecondFactorFirst where there is one already that this sign-in came without, and KeyLost."""
    await refuse_without(connection, community_id, member_id, token_sha256)
    sealed = vault.seal(factor_rules.new_secret().encode(), _whose(community_id, member_id))
    await factor_queries.show(connection, community_id, member_id, sealed)


async def shown(
    connection: Connection,
    vault: Vault,
    community_id: CommunityId,
    member_id: UUID,
    token_sha256: bytes,
    *,
    issuer: str,
) -> Shown | None:
    """The secret that waits for its first code, None where there is none; an authenticator files
    it under `issuer` and the member's number. Raises SecondFactorFirst and KeyLost."""
    await refuse_without(connection, community_id, member_id, token_sha256)
    sealed = await factor_queries.pending(connection, community_id, member_id)
    if sealed is None:
        return None
    secret = vault.open(sealed, _whose(community_id, member_id)).decode()
    number = (await people.member(connection, community_id, member_id)).number
    return Shown(secret, factor_rules.uri(secret, issuer, number))


async def confirm(
    connection: Connection,
    vault: Vault,
    community_id: CommunityId,
    member_id: UUID,
    token_sha256: bytes,
    *,
    code: str,
) -> list[str]:
    """The authenticator shows the right code, and is the member's second factor from now on; the
    recovery codes, shown once. Raises CodeWrong, SecondFactorFirst and KeyLost."""
    await refuse_without(connection, community_id, member_id, token_sha256)
    sealed = await factor_queries.pending(connection, community_id, member_id)
    if sealed is None:
        raise SecondFactorWrong
    secret = vault.open(sealed, _whose(community_id, member_id)).decode()
    step = factor_rules.step_shown(secret, code, time(), 0)
    codes, digests = _recovery(member_id)
    if step is None or not await factor_queries.confirm(
        connection, community_id, member_id, sealed=sealed, step=step, recovery=digests
    ):
        raise SecondFactorWrong
    await tell_of_change(connection, community_id, member_id, Change.SECOND_FACTOR_ADDED)
    _log.info("second_factor_set_up", member_id=str(member_id))
    return codes


async def new_recovery_codes(
    connection: Connection, community_id: CommunityId, member_id: UUID, token_sha256: bytes
) -> list[str]:
    """New recovery codes; the earlier ones are good no more. Raises SecondFactorFirst, and NotFound
    where there is no second factor."""
    await refuse_without(connection, community_id, member_id, token_sha256)
    codes, digests = _recovery(member_id)
    if not await factor_queries.recover_by(connection, community_id, member_id, digests):
        raise NotFound
    return codes


async def end(
    connection: Connection, community_id: CommunityId, member_id: UUID, token_sha256: bytes
) -> None:
    """The member has no second factor any more. Raises SecondFactorFirst."""
    await refuse_without(connection, community_id, member_id, token_sha256)
    if await factor_queries.end(connection, community_id, member_id):
        await tell_of_change(connection, community_id, member_id, Change.SECOND_FACTOR_REMOVED)
    _log.info("second_factor_ended", member_id=str(member_id))


async def machine_code(
    connection: Connection,
    community_id: CommunityId,
    member_id: UUID,
    made_by: UUID | None = None,
) -> tuple[UUID, str]:
    """A code for one member; its id, and the code, shown once. On the operator's word it stands for
    both factors; made by a coordinator, it signs in as a member."""
    code = factor_rules.code_of_letters(factor_rules.MACHINE_LETTERS)
    code_id = new_id()
    columns = {
        "community_id": community_id,
        "id": code_id,
        "member_id": member_id,
        "sha256": factor_rules.digest_of_letters(community_id, code),
        "made_by": made_by,
    }
    lasts = factor_rules.PAIRING_GOOD_FOR if made_by else factor_rules.MACHINE_GOOD_FOR
    await factor_queries.add_machine_code(connection, columns, lasts)
    return code_id, code


async def whose_machine_code(
    connection: Connection, community_id: CommunityId, code: str
) -> tuple[MemberId, bool]:
    """The member who was given this code, which is used from now on, and whether the machine gave
    it. Raises CodeWrong."""
    digest = factor_rules.digest_of_letters(community_id, code)
    used = await factor_queries.use_machine_code(connection, community_id, digest)
    if used is None:
        raise CodeWrong
    return MemberId(used.member_id), used.made_by is None


async def refuse_without(
    connection: Connection, community_id: CommunityId, member_id: UUID, token_sha256: bytes
) -> None:
    """Whoever has got hold of a sign-in without the second factor does not change it. Raises
    SecondFactorFirst."""
    if not await factor_queries.has_second_factor(connection, community_id, member_id):
        return
    if not await factor_queries.came_with_a_second_factor(connection, token_sha256):
        raise SecondFactorFirst


def _recovery(member_id: UUID) -> tuple[list[str], list[bytes]]:
    codes = [
        factor_rules.code_of_letters(factor_rules.RECOVERY_LETTERS)
        for _ in range(factor_rules.RECOVERY_CODES)
    ]
    return codes, [factor_rules.digest_of_letters(member_id, code) for code in codes]


def _whose(community_id: UUID, member_id: UUID) -> bytes:
    return community_id.bytes + member_id.bytes

"""Passkeys: made by one who is signed in, and signed in with. A passkey is asked to make sure who
holds it (by a finger, a face, its own PIN), and so stands for both factors."""

import json
import secrets
from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any
from uuid import UUID

import structlog
from webauthn import (
    generate_authentication_options,
    generate_registration_options,
    options_to_json,
    verify_authentication_response,
    verify_registration_response,
)
from webauthn.helpers import parse_authentication_credential_json
from webauthn.helpers.structs import (
    AuthenticatorSelectionCriteria,
    PublicKeyCredentialDescriptor,
    ResidentKeyRequirement,
    UserVerificationRequirement,
)

from timebank.base.actors import Role
from timebank.base.errors import NotFound
from timebank.base.ids import CommunityId, MemberId, new_id
from timebank.db.engine import AnyRow, Connection, Database
from timebank.people import queries as people
from timebank.sending.telling import Change, tell_of_change
from timebank.sign_in import factor_queries, factor_service, passkey_queries
from timebank.sign_in.code_service import SignedIn, Wanted, admit, enter_by_name
from timebank.sign_in.errors import PasskeyUnfit, PasskeyUnknown
from timebank.sign_in.rules import Means

CHALLENGE_BYTES = 32
MOST_PASSKEYS = 20
_log = structlog.get_logger()


@dataclass(frozen=True)
class Site:
    """The website that passkeys are for: its name without scheme and port, and its whole origin."""

    name: str
    origin: str


@dataclass(frozen=True)
class Asked:
    """What a browser is given, to have a passkey sign it."""

    id: UUID
    options: dict[str, Any]


async def ask_to_register(
    connection: Connection,
    site: Site,
    community_id: CommunityId,
    member_id: UUID,
    token_sha256: bytes,
    *,
    called: str,
) -> Asked:
    """What a new passkey of a member is made with; devices file it under `called` and the member's
    number. Raises SecondFactorFirst where there is a second factor that this sign-in came without,
    and PasskeyUnfit beyond MOST_PASSKEYS."""
    await factor_service.refuse_without(connection, community_id, member_id, token_sha256)
    known = await passkey_queries.passkeys(connection, community_id, member_id)
    if len(known) >= MOST_PASSKEYS:
        raise PasskeyUnfit
    number = (await people.member(connection, community_id, member_id)).number
    options = generate_registration_options(
        rp_id=site.name,
        rp_name=called,
        user_id=member_id.bytes,
        user_name=number,
        user_display_name=f"{called} {number}",
        challenge=secrets.token_bytes(CHALLENGE_BYTES),
        authenticator_selection=AuthenticatorSelectionCriteria(
            resident_key=ResidentKeyRequirement.REQUIRED,
            user_verification=UserVerificationRequirement.REQUIRED,
        ),
        exclude_credentials=[PublicKeyCredentialDescriptor(id=one.credential_id) for one in known],
    )
    challenge_id = new_id()
    challenge = options.challenge
    await passkey_queries.ask(connection, community_id, challenge_id, challenge, member_id)
    return Asked(challenge_id, json.loads(options_to_json(options)))


async def register(
    connection: Connection,
    site: Site,
    community_id: CommunityId,
    member_id: UUID,
    token_sha256: bytes,
    *,
    challenge_id: UUID,
    credential: Mapping[str, Any],
    name: str,
) -> AnyRow:
    """Keep the passkey that a device has made. Raises SecondFactorFirst, and PasskeyUnfit for one
    that is not an answer to what was asked."""
    await factor_service.refuse_without(connection, community_id, member_id, token_sha256)
    challenge = await passkey_queries.answered(connection, community_id, challenge_id, member_id)
    if challenge is None:
        raise PasskeyUnfit
    try:
        made = verify_registration_response(
            credential=dict(credential),
            expected_challenge=challenge,
            expected_rp_id=site.name,
            expected_origin=site.origin,
            require_user_verification=True,
        )
    except Exception as error:  # it reads what anybody may send, and fails in as many ways
        raise PasskeyUnfit from error
    known = await passkey_queries.by_credential(connection, community_id, made.credential_id)
    if known is not None:
        raise PasskeyUnfit
    row = await passkey_queries.add(
        connection,
        {
            "community_id": community_id,
            "id": new_id(),
            "member_id": member_id,
            "credential_id": made.credential_id,
            "public_key": made.credential_public_key,
            "sign_count": made.sign_count,
            "name": name,
        },
    )
    await tell_of_change(connection, community_id, member_id, Change.PASSKEY_ADDED)
    _log.info("passkey_made", member_id=str(member_id), passkey_id=str(row.id))
    return row


async def end(
    connection: Connection,
    community_id: CommunityId,
    member_id: UUID,
    token_sha256: bytes,
    passkey_id: UUID,
) -> None:
    """A passkey is good no more. Raises SecondFactorFirst, and NotFound where it is none of
    theirs."""
    await factor_service.refuse_without(connection, community_id, member_id, token_sha256)
    if not await passkey_queries.end(connection, community_id, member_id, passkey_id):
        raise NotFound
    await tell_of_change(connection, community_id, member_id, Change.PASSKEY_REMOVED)
    _log.info("passkey_ended", member_id=str(member_id), passkey_id=str(passkey_id))


async def ask_to_sign_in(database: Database, site: Site, community: str) -> Asked:
    """What whoever wants to sign in has a passkey sign: theirs, without saying who they are. Raises
    NotFound for a community that is not there."""
    options = generate_authentication_options(
        rp_id=site.name,
        challenge=secrets.token_bytes(CHALLENGE_BYTES),
        user_verification=UserVerificationRequirement.REQUIRED,
    )
    challenge_id = new_id()
    async with database.transaction() as connection:
        community_id = await enter_by_name(connection, community)
        await passkey_queries.ask(connection, community_id, challenge_id, options.challenge, None)
    return Asked(challenge_id, json.loads(options_to_json(options)))


async def sign_in(
    database: Database,
    site: Site,
    community: str,
    *,
    challenge_id: UUID,
    credential: Mapping[str, Any],
    wanted: Wanted,
    most: bool = False,
) -> SignedIn:
    """Sign in whoever's passkey has signed what was asked; with `most`, as the first of the roles
    that they hold. What was asked is answered once, whatever becomes of it.

    Raises NotFound for a community that is not there, PasskeyUnknown, and ValidationFailed for a
    role that the member does not hold.
    """
    async with database.transaction() as connection:
        community_id = await enter_by_name(connection, community)
        challenge = await passkey_queries.answered(connection, community_id, challenge_id, None)
    if challenge is None:
        raise PasskeyUnknown
    async with database.transaction(community_id) as connection:
        member_id = await _whose(connection, site, community_id, challenge, credential)
        if most:
            held = await factor_queries.roles_of(connection, community_id, member_id)
            role = next((one for one in _MOST_FIRST if one in held), Role.MEMBER)
            wanted = Wanted(wanted.device, wanted.shared, role)
        return await admit(
            connection, community_id, member_id, Means.PASSKEY, wanted, second_factor=True
        )


_MOST_FIRST = (
    Role.COORDINATOR,
    Role.SAFEGUARDING_LEAD,
    Role.AUDITOR,
    Role.ORGANISATION_LEAD,
)


async def _whose(
    connection: Connection,
    site: Site,
    community_id: CommunityId,
    challenge: bytes,
    credential: Mapping[str, Any],
) -> MemberId:
    """The member whose passkey this is, which is marked as used. Raises PasskeyUnknown."""
    try:
        shown = parse_authentication_credential_json(dict(credential))
    except Exception as error:  # as above
        raise PasskeyUnknown from error
    kept = await passkey_queries.by_credential(connection, community_id, shown.raw_id)
    if kept is None or shown.response.user_handle not in (None, kept.member_id.bytes):
        raise PasskeyUnknown
    try:
        proved = verify_authentication_response(
            credential=shown,
            expected_challenge=challenge,
            expected_rp_id=site.name,
            expected_origin=site.origin,
            credential_public_key=kept.public_key,
            credential_current_sign_count=kept.sign_count,
            require_user_verification=True,
        )
    except Exception as error:  # as above
        raise PasskeyUnknown from error
    await passkey_queries.used(connection, community_id, kept.id, proved.new_sign_count)
    return MemberId(kept.member_id)

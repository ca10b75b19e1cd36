"""`/second-factor`: set up by oneself. `/machine-codes`: who was let in from the machine."""

from typing import Annotated
from uuid import UUID

import segno
from fastapi import APIRouter, Depends, Request

from timebank.base.actors import Caller, Language, Role
from timebank.base.errors import Forbidden
from timebank.communities import queries as communities
from timebank.http.effects import effect
from timebank.http.fields import Nothing
from timebank.http.pages import Page, Window
from timebank.http.policy import Allow
from timebank.http.scopes import EVERYONE
from timebank.http.transaction import Transactional, Tx
from timebank.sign_in import factor_queries, factor_service
from timebank.sign_in.factor_schemas import (
    AuthenticatorShown,
    FirstCode,
    MachineCode,
    RecoveryCodes,
    SecondFactorNow,
)
from timebank.sign_in.vault import Vault

router = APIRouter(
    prefix="/v1/communities/{community}", tags=["sign-in"], route_class=Transactional
)

Reading = Annotated[Caller, Allow(*EVERYONE, scope="sign-ins:read")]
Setting = Annotated[Caller, Allow(*EVERYONE, scope="sign-ins:write")]
Coordinator = Annotated[Caller, Allow(Role.COORDINATOR, scope="sign-ins:read")]


async def _vault(request: Request) -> Vault:
    vault: Vault = request.app.state.vault
    return vault


Sealed = Annotated[Vault, Depends(_vault)]


@router.get("/second-factor")
async def get_second_factor(caller: Reading, tx: Tx) -> SecondFactorNow:
    """Whether one has a second factor, and how many recovery codes are left."""
    found = await factor_queries.authenticator(tx.connection, tx.community_id, _member(caller))
    if found is None or found.sealed is None:
        return SecondFactorNow(set_up_at=None, recovery_codes=0)
    return SecondFactorNow(set_up_at=found.confirmed_at, recovery_codes=len(found.recovery_sha256s))


@router.post("/second-factor")
@effect(key="none")
async def show_second_factor(
    caller: Setting, tx: Tx, vault: Sealed, _sent: Nothing | None = None
) -> AuthenticatorShown:
    """A secret for an authenticator, shown once: as text, and as a QR code. It is one's second
    factor once its first code is confirmed. Who has one changes it in a sign-in that came with
    it."""
    member_id = _member(caller)
    whose = (tx.connection, vault, tx.community_id, member_id, tx.token_sha256)
    await factor_service.show(*whose)
    community = await communities.community(tx.connection, tx.community_id)
    name = community.name_cy if tx.language is Language.WELSH else community.name_en
    shown = await factor_service.shown(*whose, issuer=name)
    if shown is None:
        raise LookupError("what was just written is there")
    return AuthenticatorShown(
        secret=shown.secret,
        uri=shown.uri,
        qr=segno.make(shown.uri).svg_data_uri(scale=4, light="white"),
    )


@router.post("/second-factor/confirm")
@effect(key="none")
async def confirm_second_factor(
    caller: Setting, tx: Tx, vault: Sealed, sent: FirstCode
) -> RecoveryCodes:
    """The authenticator's first code, within half an hour. Gives ten recovery codes, shown once:
    each stands for the authenticator once."""
    codes = await factor_service.confirm(
        tx.connection, vault, tx.community_id, _member(caller), tx.token_sha256, code=sent.code
    )
    return RecoveryCodes(recovery_codes=codes)


@router.post("/second-factor/recovery-codes")
@effect(key="none")
async def new_recovery_codes(
    caller: Setting, tx: Tx, _sent: Nothing | None = None
) -> RecoveryCodes:
    """Ten new recovery codes, shown once; the earlier ones are good no more."""
    codes = await factor_service.new_recovery_codes(
        tx.connection, tx.community_id, _member(caller), tx.token_sha256
    )
    return RecoveryCodes(recovery_codes=codes)


@router.post("/second-factor/end")
@effect(key="none")
async def end_second_factor(
    caller: Setting, tx: Tx, _sent: Nothing | None = None
) -> SecondFactorNow:
    """Have no second factor any more; one signs in as a member alone."""
    await factor_service.end(tx.connection, tx.community_id, _member(caller), tx.token_sha256)
    return SecondFactorNow(set_up_at=None, recovery_codes=0)


@router.get("/machine-codes")
async def list_machine_codes(_caller: Coordinator, tx: Tx, window: Window) -> Page[MachineCode]:
    """Who was given a code by the operator, on the machine itself, and whether it was used; the
    newest first."""
    after = window.after(UUID)
    rows = await factor_queries.machine_codes(
        tx.connection,
        tx.community_id,
        after=after[0] if after else None,
        limit=window.limit + 1,
    )
    return window.page(rows, item=MachineCode.model_validate, key=lambda row: (row.id,))


def _member(caller: Caller) -> UUID:
    """Raises Forbidden for a token that names nobody."""
    if caller.member_id is None:
        raise Forbidden
    return caller.member_id

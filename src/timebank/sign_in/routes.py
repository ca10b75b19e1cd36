"""`/v1/sign-in`: a code, and a token for it. `/sign-ins`: where one is signed in, and its end."""

from typing import Annotated
from uuid import UUID

from fastapi import APIRouter

from timebank.base.actors import Caller, Role
from timebank.http.effects import effect
from timebank.http.fields import Id, Nothing
from timebank.http.outside import Open, Out
from timebank.http.pages import Page, Window
from timebank.http.policy import Allow
from timebank.http.scopes import EVERYONE
from timebank.http.transaction import Transactional, Tx
from timebank.sign_in import code_queries, code_rules, code_service
from timebank.sign_in.factor_routes import Sealed
from timebank.sign_in.schemas import (
    CodeSent,
    CodeShown,
    CodeWanted,
    Ended,
    MachineCodeShown,
    SignedIn,
    SignIn,
)

open_router = APIRouter(prefix="/v1/sign-in", tags=["sign-in"], route_class=Open)
router = APIRouter(
    prefix="/v1/communities/{community}", tags=["sign-in"], route_class=Transactional
)

Reading = Annotated[Caller, Allow(*EVERYONE, scope="sign-ins:read")]
Ending = Annotated[Caller, Allow(*EVERYONE, scope="sign-ins:write")]
Coordinator = Annotated[Caller, Allow(Role.COORDINATOR, scope="sign-ins:write")]


@open_router.post("/codes", status_code=202)
@effect(key="none")
async def send_code(out: Out, sent: CodeWanted) -> CodeSent:
    """Send a code of six digits to the member with this address or mobile number. The answer
    is the same, and takes as long, where there is none."""
    code_id = await code_service.ask(out.database, sent.community, sent.asked(), out.came_from)
    return CodeSent(
        id=code_id,
        good_for_minutes=int(code_rules.GOOD_FOR.total_seconds()) // 60,
        again_after_seconds=int(code_rules.AGAIN_AFTER.total_seconds()),
    )


@open_router.post("", status_code=201)
@effect(key="none")
async def sign_in(out: Out, vault: Sealed, sent: CodeShown) -> SignedIn:
    """Sign in with the code. Each has five tries, works once, and is good for 15 minutes. Every
    role but `member` takes the second factor with it."""
    wanted = code_service.Wanted(sent.device, sent.shared, Role(sent.role), sent.second_factor)
    return _told(
        await code_service.sign_in(
            out.database, vault, sent.community, code_id=sent.code_id, code=sent.code, wanted=wanted
        )
    )


@open_router.post("/machine", status_code=201)
@effect(key="none")
async def sign_in_from_the_machine(out: Out, sent: MachineCodeShown) -> SignedIn:
    """Sign in with a code that the operator made on the machine itself (`timebank sign-in-code`).
    It stands for the second factor, works once, and is good for an hour."""
    wanted = code_service.Wanted(sent.device, sent.shared, Role(sent.role))
    return _told(
        await code_service.sign_in_from_the_machine(out.database, sent.community, sent.code, wanted)
    )


def _told(done: code_service.SignedIn) -> SignedIn:
    return SignedIn(
        id=done.issued.id,
        token=done.issued.token,
        expires_at=done.issued.expires_at,
        community_id=done.community_id,
        member_id=done.member_id,
    )


@router.get("/sign-ins")
async def list_sign_ins(caller: Reading, tx: Tx, window: Window) -> Page[SignIn]:
    """Where one is signed in oneself: phones, browsers, and tokens that the operator made."""
    after = window.after(UUID)
    rows = await code_queries.sign_ins(
        tx.connection,
        tx.community_id,
        caller.keeper_id,
        tx.token_sha256,
        after=after[0] if after else None,
        limit=window.limit + 1,
    )
    return window.page(rows, item=SignIn.model_validate, key=lambda row: (row.id,))


@router.post("/sign-ins/{sign_in_id}/end")
@effect(key="none")
async def end_sign_in(
    sign_in_id: Id, caller: Ending, tx: Tx, _sent: Nothing | None = None
) -> Ended:
    """Sign out there: a phone that was lost, or here."""
    await code_service.end_one(tx.connection, tx.community_id, caller.keeper_id, sign_in_id)
    return Ended(ended=1)


@router.post("/sign-ins/end")
@effect(key="none", dry_run=True)
async def end_all_sign_ins(caller: Ending, tx: Tx, _sent: Nothing | None = None) -> Ended:
    """Sign out everywhere, here too."""
    return Ended(ended=await code_queries.end(tx.connection, tx.community_id, caller.keeper_id))


@router.post("/members/{member_id}/sign-ins/end")
@effect(key="none", dry_run=True)
async def end_members_sign_ins(
    member_id: Id, _caller: Coordinator, tx: Tx, _sent: Nothing | None = None
) -> Ended:
    """Sign somebody out everywhere, who telephones that their phone is lost."""
    return Ended(ended=await code_service.end_all(tx.connection, tx.community_id, member_id))

"""`/verification-rules`: whether plain hours are verified by rule, and by whose word."""

from typing import Annotated
from uuid import UUID

from fastapi import APIRouter

from timebank.base.actors import Caller, Role
from timebank.base.errors import IdTaken, NotFound
from timebank.base.ids import new_id
from timebank.contributions import by_rule_queries
from timebank.contributions.by_rule_schemas import Rule, RuleNew
from timebank.contributions.errors import RuleIsOn
from timebank.contributions.service import actor_of
from timebank.http.fields import Id, Nothing
from timebank.http.pages import Page, Window
from timebank.http.policy import Allow
from timebank.http.scopes import EVERYONE
from timebank.http.transaction import Transactional, Tx

router = APIRouter(
    prefix="/v1/communities/{community}/verification-rules",
    tags=["contributions"],
    route_class=Transactional,
)

Reader = Annotated[Caller, Allow(*EVERYONE, scope="communities:read")]
Coordinator = Annotated[Caller, Allow(Role.COORDINATOR, scope="communities:write")]


@router.get("")
async def list_verification_rules(_caller: Reader, tx: Tx, window: Window) -> Page[Rule]:
    """By which rules hours are and were verified, the latest first, and who switched them on."""
    after = window.after(UUID)
    rows = await by_rule_queries.rules(
        tx.connection, tx.community_id, after=after[0] if after else None, limit=window.limit + 1
    )
    return window.page(rows, item=Rule.model_validate, key=lambda row: (row.id,))


@router.post("", status_code=201)
async def switch_rule_on(caller: Coordinator, tx: Tx, sent: RuleNew) -> Rule:
    """Let plain hours be verified by rule: of one day, for an organisation or the community, of an
    activity that asks for nothing, where somebody else wrote them down for the receiver (a lead's
    sheet, a group's app) and the giver's own claim says the same. Off until somebody does this."""
    rule_id, by = sent.id or new_id(), actor_of(caller).id
    columns = {"id": rule_id, "most_minutes": sent.most_minutes, "made_by": by}
    if not await by_rule_queries.add(tx.connection, tx.community_id, columns):
        before = await by_rule_queries.rule(tx.connection, tx.community_id, rule_id)
        if before is None:
            raise RuleIsOn
        if (before.most_minutes, before.made_by) != (sent.most_minutes, by):
            raise IdTaken
    tx.created(rule_id)
    return await _rule(tx, rule_id)


@router.post("/{rule_id}/end")
async def switch_rule_off(
    rule_id: Id, caller: Coordinator, tx: Tx, _sent: Nothing | None = None
) -> Rule:
    """From now on every entry waits for a person again. What was verified by it stays."""
    await by_rule_queries.end(tx.connection, tx.community_id, rule_id, actor_of(caller).id)
    return await _rule(tx, rule_id)


async def _rule(tx: Tx, rule_id: UUID) -> Rule:
    row = await by_rule_queries.rule(tx.connection, tx.community_id, rule_id)
    if row is None:
        raise NotFound
    return Rule.model_validate(row)

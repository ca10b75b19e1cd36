"""Giving a community its activities, and changing them."""

from collections.abc import Sequence
from dataclasses import asdict, dataclass
from typing import Any
from uuid import UUID

from timebank.activities import queries
from timebank.activities.errors import ActivityCodeTaken
from timebank.activities.rules import NOT_HERE
from timebank.activities.shipped import asks_of, shipped
from timebank.base.digests import digest_of
from timebank.base.errors import FieldError, IdTaken, ValidationFailed
from timebank.base.ids import CommunityId, new_id
from timebank.db.engine import AnyRow, Connection


@dataclass(frozen=True)
class NewActivity:
    """A category of help to be added. `asks_for` None is what its class asks for; `before_…` is the
    line to read before agreeing."""

    id: UUID
    code: str
    name_en: str
    name_cy: str
    risk_class: str
    before_en: str
    before_cy: str
    asks_for: Sequence[str] | None = None


async def copy_shipped(connection: Connection, community_id: CommunityId) -> None:
    """Give a new community the shipped list; from then on it is its own to change."""
    rows = [{**asdict(one), "id": new_id(), "in_use": True, "made_as": None} for one in shipped()]
    for row in rows:
        del row["aliases"]
    await queries.add(connection, community_id, rows)


async def create(connection: Connection, community_id: CommunityId, new: NewActivity) -> AnyRow:
    """Add an activity, in use. Sent again, nothing happens.

    Raises IdTaken where the id stands for another, and ActivityCodeTaken.
    """
    _check_asks(new.risk_class, new.asks_for)
    made_as = digest_of(new)
    wanted = queries.Wanted(code=new.code)
    same_code = await queries.activities(connection, community_id, wanted, after=None, limit=1)
    if same_code and same_code[0].id != new.id:
        raise ActivityCodeTaken
    asks_for = asks_of(new.risk_class) if new.asks_for is None else [*new.asks_for]
    row = {**asdict(new), "asks_for": asks_for, "in_use": True, "made_as": made_as}
    await queries.add(connection, community_id, [row])
    standing = await queries.activity(connection, community_id, new.id)
    if standing.made_as != made_as:
        raise IdTaken
    return standing


async def change(
    connection: Connection, community_id: CommunityId, activity_id: UUID, changes: dict[str, Any]
) -> AnyRow:
    """Change an activity's words, what it asks for, or whether it is offered for new entries."""
    if changes:
        standing = await queries.activity(connection, community_id, activity_id)
        _check_asks(standing.risk_class, changes.get("asks_for"))
        await queries.change(connection, community_id, activity_id, changes)
    return await queries.activity(connection, community_id, activity_id)


def _check_asks(risk_class: str, asks_for: Sequence[str] | None) -> None:
    if asks_for is not None and risk_class == NOT_HERE:
        raise ValidationFailed((FieldError("/asks_for", "asks_not_here"),))

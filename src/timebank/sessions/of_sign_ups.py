"""What a session's own row says of those who signed up: as columns, for one session or many."""

from typing import Any

from sqlalchemy import ColumnElement, and_, case, func, literal, select, type_coerce
from sqlalchemy.dialects.postgresql import JSONB, aggregate_order_by
from sqlalchemy.orm import aliased

from timebank.base.actors import Caller
from timebank.base.ids import CommunityId
from timebank.sessions.tables import Session, SignUp

_NONE = literal([], JSONB)


def own(community_id: CommunityId, caller: Caller, column: str) -> ColumnElement[Any]:
    """Something of the caller's own sign-up, while it stands."""
    return (
        select(getattr(SignUp, column))
        .where(
            SignUp.community_id == community_id,
            SignUp.session_id == Session.id,
            SignUp.member_id == caller.member_id,
            SignUp.state != "cancelled",
        )
        .scalar_subquery()
    )


def _earlier(community_id: CommunityId) -> ColumnElement[int]:
    """How many wait for a place before a sign-up."""
    first = aliased(SignUp)
    return (
        select(func.count())
        .where(
            first.community_id == community_id,
            first.session_id == SignUp.session_id,
            first.state == "waiting",
            first.place < SignUp.place,
        )
        .correlate(SignUp)
        .scalar_subquery()
    )


def before(community_id: CommunityId, caller: Caller) -> ColumnElement[Any]:
    """How many wait for a place before the caller, who waits for one; null for anybody else."""
    return (
        select(_earlier(community_id))
        .select_from(SignUp)
        .where(
            SignUp.community_id == community_id,
            SignUp.session_id == Session.id,
            SignUp.member_id == caller.member_id,
            SignUp.state == "waiting",
        )
        .correlate(Session)
        .scalar_subquery()
    )


def helped(community_id: CommunityId, caller: Caller) -> ColumnElement[Any]:
    """The sign-ups of those whom the caller helps, while they stand, in their order."""
    if not caller.helps:
        return _NONE
    before = case((SignUp.state == "waiting", _earlier(community_id)))
    names = ("id", "member_id", "state", "role")
    facts = [part for name in names for part in (name, getattr(SignUp, name))]
    one = func.jsonb_build_object(*facts, "before", before)
    listed = func.coalesce(func.jsonb_agg(aggregate_order_by(one, SignUp.place)), _NONE)
    found = select(listed).where(of_helped(community_id, caller)).correlate(Session)
    return type_coerce(found.scalar_subquery(), JSONB)


def of_helped(community_id: CommunityId, caller: Caller) -> ColumnElement[bool]:
    """Whether a sign-up for the session stands, of somebody whom the caller helps."""
    return and_(
        SignUp.community_id == community_id,
        SignUp.session_id == Session.id,
        SignUp.member_id.in_(caller.helps),
        SignUp.state != "cancelled",
    )


def count(community_id: CommunityId, state: str) -> ColumnElement[int]:
    """How many come, or wait."""
    return (
        select(func.count())
        .where(
            SignUp.community_id == community_id,
            SignUp.session_id == Session.id,
            SignUp.state == state,
        )
        .scalar_subquery()
    )

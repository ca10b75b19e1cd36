"""How a member took part in what makes help happen, for their copy."""

from collections.abc import AsyncIterator
from uuid import UUID

from sqlalchemy import Label, and_, any_, case, func, literal, or_, select
from sqlalchemy.orm import InstrumentedAttribute

from timebank.base.ids import CommunityId
from timebank.db.engine import AnyRow, AnySelect, Connection
from timebank.exchanges.tables import Exchange, ExchangePerson
from timebank.listings.skill_tables import Skill
from timebank.listings.tables import Listing
from timebank.protection.queries import streamed
from timebank.second_person.tables import Approval
from timebank.sessions.tables import Attendance, Session, SignUp


async def listings(
    connection: Connection, community_id: CommunityId, member_id: UUID
) -> AsyncIterator[AnyRow]:
    """What the member offered and asked for, in their own words."""
    statement: AnySelect = select(
        Listing.id,
        Listing.kind.label("listing"),
        Listing.activity_id,
        _joined(Listing.title_en, Listing.title_cy, Listing.text_en, Listing.text_cy),
        _joined(Listing.for_whom_en, Listing.for_whom_cy).label("for_whom"),
        Listing.place,
        Listing.state.label("open"),
        Listing.listed_at,
        Listing.closed_at,
    ).where(Listing.community_id == community_id, Listing.member_id == member_id)
    async for row in streamed(connection, statement.order_by(Listing.listed_at, Listing.id)):
        yield row


async def skills(
    connection: Connection, community_id: CommunityId, member_id: UUID
) -> AsyncIterator[AnyRow]:
    """What the member can, knows, could lend and would like to learn."""
    statement: AnySelect = select(
        Skill.id,
        Skill.kind.label("skill"),
        Skill.activity_id,
        _joined(Skill.words_en, Skill.words_cy),
        Skill.made_at,
        Skill.ended_at,
    ).where(Skill.community_id == community_id, Skill.member_id == member_id)
    async for row in streamed(connection, statement.order_by(Skill.made_at, Skill.id)):
        yield row


def _joined(*texts: InstrumentedAttribute[str | None]) -> Label[str]:
    return func.concat_ws("\n", *texts).label("words")


async def exchanges(
    connection: Connection, community_id: CommunityId, member_id: UUID
) -> AsyncIterator[AnyRow]:
    """The exchanges that the member was in, with the note that they left."""
    statement: AnySelect = (
        select(
            Exchange.id,
            ExchangePerson.side,
            Exchange.activity_id,
            Exchange.planned_on,
            Exchange.planned_minutes,
            Exchange.place,
            Exchange.state.label("exchange"),
            ExchangePerson.contact.label("contact_by"),
            ExchangePerson.note.label("words"),
            Exchange.proposed_at,
            ExchangePerson.agreed_at,
        )
        .join(
            ExchangePerson,
            and_(
                ExchangePerson.community_id == community_id,
                ExchangePerson.exchange_id == Exchange.id,
            ),
        )
        .where(Exchange.community_id == community_id, ExchangePerson.member_id == member_id)
    )
    async for row in streamed(connection, statement.order_by(Exchange.proposed_at, Exchange.id)):
        yield row


async def sign_ups(
    connection: Connection, community_id: CommunityId, member_id: UUID
) -> AsyncIterator[AnyRow]:
    """The sessions that the member signed up for."""
    statement = _sessions(community_id).add_columns(
        SignUp.role.label("side"), SignUp.state.label("place_state"), SignUp.made_at
    )
    mine = and_(
        SignUp.community_id == community_id,
        SignUp.session_id == Session.id,
        SignUp.member_id == member_id,
    )
    statement = statement.join(SignUp, mine).order_by(SignUp.made_at, SignUp.id)
    async for row in streamed(connection, statement):
        yield row


async def attendance(
    connection: Connection, community_id: CommunityId, member_id: UUID
) -> AsyncIterator[AnyRow]:
    """The sessions that the member came to."""
    statement = _sessions(community_id).add_columns(
        Attendance.role.label("side"),
        Attendance.came_by,
        Attendance.in_at,
        Attendance.out_at,
        Attendance.minutes,
        Attendance.withdrawn_at,
    )
    mine = and_(
        Attendance.community_id == community_id,
        Attendance.session_id == Session.id,
        Attendance.member_id == member_id,
    )
    statement = statement.join(Attendance, mine).order_by(Attendance.recorded_at, Attendance.id)
    async for row in streamed(connection, statement):
        yield row


def _sessions(community_id: CommunityId) -> AnySelect:
    return select(
        Session.id.label("session_id"), Session.name_en, Session.name_cy, Session.day
    ).where(Session.community_id == community_id)


async def approvals(
    connection: Connection, community_id: CommunityId, member_id: UUID
) -> AsyncIterator[AnyRow]:
    """What the member asked a second person for, answered as one, or would have gained by."""
    statement: AnySelect = select(
        Approval.id,
        Approval.kind.label("approval"),
        case(
            (Approval.asked_by == member_id, "asked"),
            (Approval.ended_by == member_id, "answered"),
            else_="gains",
        ).label("part"),
        Approval.minutes,
        Approval.state.label("answer"),
        Approval.asked_at,
        Approval.ended_at,
    ).where(
        Approval.community_id == community_id,
        or_(
            Approval.asked_by == member_id,
            Approval.ended_by == member_id,
            literal(member_id) == any_(Approval.gainers),
        ),
    )
    async for row in streamed(connection, statement.order_by(Approval.asked_at, Approval.id)):
        yield row

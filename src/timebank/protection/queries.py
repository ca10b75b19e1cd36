"""What stands about one member, in all rooms, the oldest first. Long lists are streamed."""

from collections.abc import AsyncIterator, Sequence
from dataclasses import dataclass
from typing import Any
from uuid import UUID

from sqlalchemy import and_, case, exists, or_, select
from sqlalchemy.orm import aliased

from timebank.activities.tables import Activity
from timebank.base.ids import CommunityId
from timebank.clients.tables import AppConsent, Client
from timebank.db.engine import AnyRow, AnySelect, Connection
from timebank.joining.tables import AgreementGiven
from timebank.ledger.contribution_tables import Claim, Contribution
from timebank.ledger.queries import standing
from timebank.ledger.tables import Account, LimitChange, Note, Transfer
from timebank.organisations.tables import Organisation
from timebank.people.tables import Helper, Member
from timebank.roles.apart_queries import kept_from
from timebank.roles.tables import RoleHeld
from timebank.safeguarding.tables import Measure
from timebank.sign_in.tables import Token

_CHUNK = 1_000
_Reversal = aliased(Transfer)
_SOMEBODY = aliased(Member)


@dataclass(frozen=True)
class Named:
    """A name in both languages; a private organisation's is for its own."""

    english: str
    welsh: str
    private: bool = False


async def roles(
    connection: Connection, community_id: CommunityId, member_id: UUID
) -> Sequence[AnyRow]:
    """The roles that the member holds and had, with the numbers of who gave and who ended them."""
    found = await connection.execute(
        select(
            RoleHeld.role,
            RoleHeld.organisation_id,
            RoleHeld.given_at,
            _hand(community_id, member_id, RoleHeld.given_by).label("given_by_number"),
            RoleHeld.ended_at,
            _hand(community_id, member_id, RoleHeld.ended_by).label("ended_by_number"),
        )
        .where(RoleHeld.community_id == community_id, RoleHeld.member_id == member_id)
        .order_by(RoleHeld.given_at, RoleHeld.id)
    )
    return found.all()


async def agreements(
    connection: Connection, community_id: CommunityId, member_id: UUID
) -> AsyncIterator[AnyRow]:
    """What the member agreed to."""
    statement: AnySelect = select(
        AgreementGiven.version,
        AgreementGiven.language,
        AgreementGiven.how,
        _hand(community_id, member_id, AgreementGiven.taken_by).label("taken_by_number"),
        AgreementGiven.given_at,
    ).where(AgreementGiven.community_id == community_id, AgreementGiven.person_id == member_id)
    async for row in streamed(connection, statement.order_by(AgreementGiven.version)):
        yield row


async def helpers(
    connection: Connection, community_id: CommunityId, member_id: UUID
) -> AsyncIterator[AnyRow]:
    """Whom the member named to help them."""
    statement: AnySelect = select(
        _number_of(community_id, Helper.helper_id).label("helper_number"),
        Helper.named_at,
        Helper.ended_at,
    ).where(Helper.community_id == community_id, Helper.member_id == member_id)
    async for row in streamed(connection, statement.order_by(Helper.named_at, Helper.id)):
        yield row


async def measures(
    connection: Connection, community_id: CommunityId, member_id: UUID
) -> AsyncIterator[AnyRow]:
    """What was taken for the member to keep people safe, with the numbers of who saw it."""
    statement: AnySelect = select(
        Measure.kind.label("measure"),
        Measure.check_level,
        Measure.seen_on,
        _hand(community_id, member_id, Measure.seen_by).label("seen_by_number"),
        Measure.look_again_on,
        Measure.decision,
        Measure.recorded_at,
        Measure.ended_at,
    ).where(Measure.community_id == community_id, Measure.member_id == member_id)
    async for row in streamed(connection, statement.order_by(Measure.recorded_at, Measure.id)):
        yield row


async def contributions(
    connection: Connection, community_id: CommunityId, member_id: UUID
) -> AsyncIterator[AnyRow]:
    """The time that the member gave and received, by the day."""
    gave = Contribution.giver_id == member_id
    other_id = case((gave, Contribution.receiver_id), else_=Contribution.giver_id)
    reversed_since = exists().where(
        Transfer.community_id == community_id,
        Transfer.contribution_id == Contribution.id,
        _Reversal.community_id == community_id,
        _Reversal.reverses_id == Transfer.id,
    )
    statement: AnySelect = select(
        Contribution.id,
        case((gave, "gave"), else_="received").label("side"),
        case((gave, Contribution.receiver_type), else_="member").label("other_type"),
        other_id.label("other_id"),
        _number_of(community_id, other_id).label("other_number"),
        Contribution.activity_id,
        Contribution.worked_from,
        Contribution.worked_on,
        Contribution.minutes,
        case((reversed_since, "reversed"), else_=Contribution.state).label("state"),
        _hand(community_id, member_id, Contribution.stated_by).label("stated_by_number"),
        Contribution.logged_at,
        _hand(community_id, member_id, Contribution.decided_by).label("decided_by_number"),
        Contribution.decided_at,
        case((Contribution.external_ref_keeper == member_id, Contribution.external_ref)).label(
            "external_ref"
        ),
    ).where(
        Contribution.community_id == community_id,
        or_(gave, Contribution.receiver_id == member_id),
    )
    async for row in streamed(
        connection, statement.order_by(Contribution.worked_on, Contribution.id)
    ):
        yield row


async def claims(
    connection: Connection, community_id: CommunityId, member_id: UUID
) -> AsyncIterator[AnyRow]:
    """The minutes that the member stated."""
    statement = select(Claim).where(
        Claim.community_id == community_id, Claim.stated_by == member_id
    )
    async for row in streamed(connection, statement.order_by(Claim.recorded_at, Claim.id)):
        yield row


async def notes(
    connection: Connection, community_id: CommunityId, member_id: UUID
) -> AsyncIterator[AnyRow]:
    """What the member wrote themselves."""
    statement = select(Note).where(Note.community_id == community_id, Note.written_by == member_id)
    async for row in streamed(connection, statement.order_by(Note.recorded_at, Note.id)):
        yield row


async def accounts(
    connection: Connection, community_id: CommunityId, member_id: UUID
) -> Sequence[AnyRow]:
    """The member's accounts as they stand."""
    found = standing(community_id).where(Account.owner_id == member_id)
    return (await connection.execute(found.order_by(Account.id))).all()


async def limit_changes(
    connection: Connection, community_id: CommunityId, member_id: UUID
) -> Sequence[AnyRow]:
    """Every change of the limits of the member's accounts."""
    found = await connection.execute(
        select(LimitChange)
        .join(
            Account,
            and_(
                Account.community_id == community_id,
                Account.id == LimitChange.account_id,
                Account.owner_id == member_id,
            ),
        )
        .where(LimitChange.community_id == community_id)
        .order_by(LimitChange.recorded_at, LimitChange.id)
    )
    return found.all()


async def sign_ins(
    connection: Connection, community_id: CommunityId, member_id: UUID
) -> Sequence[AnyRow]:
    """The tokens that were made for the member, but those of apps; no digests."""
    found = await connection.execute(
        select(
            Token.id,
            Token.role,
            Token.device,
            Token.means,
            Token.made_at,
            Token.expires_at,
            Token.revoked_at,
        )
        .where(
            Token.community_id == community_id,
            Token.member_id == member_id,
            Token.client_id.is_(None),
        )
        .order_by(Token.made_at, Token.id)
    )
    return found.all()


async def apps(
    connection: Connection, community_id: CommunityId, member_id: UUID
) -> Sequence[AnyRow]:
    """What the member lets apps do, and once did."""
    found = await connection.execute(
        select(
            AppConsent.id,
            Client.name,
            AppConsent.scopes,
            AppConsent.given_at,
            AppConsent.ended_at,
        )
        .join(Client, Client.id == AppConsent.client_id)
        .where(AppConsent.community_id == community_id, AppConsent.member_id == member_id)
        .order_by(AppConsent.given_at, AppConsent.id)
    )
    return found.all()


async def organisations(connection: Connection, community_id: CommunityId) -> dict[UUID, Named]:
    """The names of all organisations of the community."""
    found = await connection.execute(
        select(
            Organisation.id, Organisation.name_en, Organisation.name_cy, Organisation.private
        ).where(Organisation.community_id == community_id)
    )
    return {row.id: Named(row.name_en, row.name_cy or row.name_en, row.private) for row in found}


async def activities(connection: Connection, community_id: CommunityId) -> dict[UUID, Named]:
    """The names of all activities of the community."""
    found = await connection.execute(
        select(Activity.id, Activity.name_en, Activity.name_cy).where(
            Activity.community_id == community_id
        )
    )
    return {row.id: Named(row.name_en, row.name_cy) for row in found}


def _number_of(community_id: CommunityId, whose: Any) -> Any:
    """The number on the card of whoever has this id; NULL where it is no member's."""
    return _number(community_id, whose).scalar_subquery()


def _hand(community_id: CommunityId, member_id: UUID, whose: Any) -> Any:
    """The same of whoever had a hand in what is the member's; NULL, too, of one whom the member is
    never to meet, whoever takes the copy."""
    met = ~kept_from(community_id, member_id, _SOMEBODY.id)
    return _number(community_id, whose).where(met).scalar_subquery()


def _number(community_id: CommunityId, whose: Any) -> Any:
    return select(_SOMEBODY.number).where(
        _SOMEBODY.community_id == community_id, _SOMEBODY.id == whose
    )


async def streamed(connection: Connection, statement: AnySelect) -> AsyncIterator[AnyRow]:
    """The rows as they are taken, of any number."""
    found = await connection.stream(statement, execution_options={"yield_per": _CHUNK})
    async for row in found:
        yield row

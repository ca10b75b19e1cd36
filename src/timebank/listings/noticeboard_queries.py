"""What stands on the public noticeboard: nothing about a person."""

from collections.abc import Sequence
from dataclasses import dataclass

from sqlalchemy import and_, any_, case, func, literal, select

from timebank.activities.tables import Activity
from timebank.base.ids import CommunityId
from timebank.db.engine import AnyRow, Connection
from timebank.listings.queries import in_order
from timebank.listings.sight_queries import owner_here, unexpired
from timebank.listings.tables import Listing
from timebank.organisations.tables import Organisation

MOST = 100
_OF_PUBLIC_GROUPS = (
    Organisation.name_en.label("organisation_name_en"),
    Organisation.name_cy.label("organisation_name_cy"),
    Listing.title_en,
    Listing.title_cy,
    Listing.text_en,
    Listing.text_cy,
)
"""Said of an organisation that is not private, and of nobody else."""


@dataclass(frozen=True)
class Wanted:
    """Offers or requests; of an activity, and in an area, by their codes. None is any."""

    kind: str | None = None
    activity: str | None = None
    area: str | None = None


async def notices(
    connection: Connection, community_id: CommunityId, time_zone: str, wanted: Wanted
) -> Sequence[AnyRow]:
    """The newest offers and requests that stand open, at most a hundred."""
    asked = []
    if wanted.kind is not None:
        asked.append(Listing.kind == wanted.kind)
    if wanted.activity is not None:
        asked.append(Activity.code == wanted.activity)
    if wanted.area is not None:
        asked.append(literal(wanted.area) == any_(Listing.areas))
    public = Organisation.private.is_(False)
    statement = (
        select(
            Listing.id,
            Listing.kind,
            Listing.areas,
            Listing.times,
            func.date(func.timezone(time_zone, Listing.listed_at)).label("listed_on"),
            Activity.code,
            Activity.name_en,
            Activity.name_cy,
            *(case((public, column)).label(column.name) for column in _OF_PUBLIC_GROUPS),
        )
        .join(
            Activity,
            and_(Activity.community_id == community_id, Activity.id == Listing.activity_id),
        )
        .outerjoin(
            Organisation,
            and_(
                Organisation.community_id == community_id,
                Organisation.id == Listing.organisation_id,
            ),
        )
        .where(
            Listing.community_id == community_id,
            unexpired(community_id),
            owner_here(community_id),
            *asked,
        )
        .order_by(Listing.id.desc())
    )
    async with in_order(connection):
        return (await connection.execute(statement.limit(MOST))).all()

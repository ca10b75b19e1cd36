"""The sandbox: one made-up community beside the real ones, for whoever writes a partner app.

Nothing of books is ever deleted, so a reset makes a new community behind the same name; the one
before keeps its books under another, and nobody's token or app is good for it any more.
"""

import secrets
from dataclasses import dataclass
from datetime import timedelta
from uuid import UUID

from timebank.activities import queries as activities
from timebank.base.actors import Caller, Role
from timebank.base.ids import CommunityId, MemberId, OrganisationId, new_id
from timebank.clients import queries as client_queries
from timebank.clients import service as clients
from timebank.clients.rules import FOR_MEMBER, FOR_ORGANISATION
from timebank.clients.service import NewClient
from timebank.communities import queries as community_queries
from timebank.communities import service as communities
from timebank.communities.errors import SlugTaken
from timebank.communities.rules import Style
from timebank.communities.service import NewCommunity
from timebank.contributions.thanks import Line, Thanks, thank
from timebank.db.engine import Connection, enter
from timebank.organisations import service as organisations
from timebank.organisations.service import NewOrganisation
from timebank.people import queries as people_queries
from timebank.people import service as people
from timebank.people.service import NewMember
from timebank.sign_in import queries as sign_in_queries
from timebank.sign_in import service as sign_in

SLUG = "sandbox"
TOKENS_LAST = timedelta(days=90)
BACK = "http://127.0.0.1/back"
"""Where members come back to from the app that is there: on the developer's own machine."""

_WEEKS = 8
_PEOPLE = (
    ("Delyth Rees", "cy"),
    ("Llinos Parry", "cy"),
    ("Nia Bowen", "cy"),
    ("Mair Hughes", "cy"),
    ("Amina Hassan", "en"),
    ("Terry Sullivan", "en"),
    ("Sheila Baker", "en"),
    ("Iwan Morgan", "cy"),
    ("Grace Okafor", "en"),
    ("Dafydd Lloyd", "cy"),
)
_GROUPS = (
    ("Lunch Club", "Clwb Cinio", "cafe_shift", False),
    ("Riverside Choir", "Côr Glan yr Afon", "choir", False),
    ("Splash Pool", "Pwll Sblash", "stewarding", True),
)
_MINUTES = (30, 60, 90, 120)


@dataclass(frozen=True)
class Sandbox:
    """What there is to begin with. Secrets are shown once."""

    community_id: CommunityId
    coordinator_token: str
    member_token: str
    client_id: UUID
    client_secret: str


async def make_sandbox(connection: Connection, slug: str) -> Sandbox:
    """Make one, in place of the one behind this name, if there is one. Raises SlugTaken where a
    real community has the name."""
    await _retire(connection, slug)
    community_id = await communities.create(connection, _community(slug))
    await community_queries.change(connection, community_id, {"sandbox": True})
    members = await _members(connection, community_id)
    groups = await _groups(connection, community_id, members[0])
    for role, member_id, led in (
        (Role.COORDINATOR, members[0], ()),
        (Role.ORGANISATION_LEAD, members[1], groups),
    ):
        await sign_in.appoint(connection, community_id, role, member_id, led)
    await _hours(connection, community_id, members, groups)
    coordinator = Caller(Role.COORDINATOR, members[0], community_id, members[0])
    app = NewClient(
        id=new_id(),
        name="Sandbox app",
        scopes=tuple(sorted(FOR_ORGANISATION | FOR_MEMBER)),
        redirect_uris=(BACK,),
        organisation_id=groups[0],
    )
    await clients.register(connection, community_id, coordinator, app)
    secret = await clients.add_secret(connection, community_id, coordinator, app.id)
    return Sandbox(
        community_id,
        await _token(connection, community_id, Role.COORDINATOR, members[0]),
        await _token(connection, community_id, Role.MEMBER, members[2]),
        app.id,
        secret.secret,
    )


async def _retire(connection: Connection, slug: str) -> None:
    """Gives the sandbox of this name another one, and ends what was good for it."""
    found = await community_queries.find(connection, slug)
    if found is None:
        return
    before = await community_queries.community(connection, found, lock=True)
    if not before.sandbox or before.slug != slug:
        raise SlugTaken
    await client_queries.end_all(connection, found)
    await sign_in_queries.end_all(connection, found)
    kept_as = f"{slug[:40]}-{secrets.token_hex(4)}"
    await community_queries.change(connection, found, {"slug": kept_as})


def _community(slug: str) -> NewCommunity:
    return NewCommunity(
        id=new_id(),
        slug=slug,
        name_en="Sandbox Time Bank (made up)",
        name_cy="Banc Amser y Blwch Tywod (dychmygol)",
        style=Style.TIME_BANK,
        time_zone="Europe/London",
        host={"legal_name": "Nobody (made up)"},
        rules={},
    )


async def _members(connection: Connection, community_id: CommunityId) -> list[MemberId]:
    newcomers = [NewMember(new_id(), name, language, adult=True) for name, language in _PEOPLE]
    return await people.add_members(connection, community_id, newcomers, keeper_id=newcomers[0].id)


async def _groups(
    connection: Connection, community_id: CommunityId, keeper_id: UUID
) -> list[OrganisationId]:
    newcomers = [
        NewOrganisation(new_id(), english, welsh, accepts_credits=accepts)
        for english, welsh, _, accepts in _GROUPS
    ]
    return await organisations.add_organisations(
        connection, community_id, newcomers, keeper_id=keeper_id
    )


async def _hours(
    connection: Connection,
    community_id: CommunityId,
    members: list[MemberId],
    groups: list[OrganisationId],
) -> None:
    """Thanks of two months: the same whenever it is made, and up to last week."""
    known = {one.code: one.id for one in await activities.directory(connection, community_id)}
    today = await people_queries.today(connection, community_id)
    lead = Caller(Role.ORGANISATION_LEAD, members[1], community_id, members[1], frozenset(groups))
    for week in range(_WEEKS, 0, -1):
        for place, organisation_id in enumerate(groups):
            day = today - timedelta(weeks=week, days=place)
            lines = _lines(members[2:], week + place)
            activity_id = known[_GROUPS[place][2]]
            thanks = Thanks(organisation_id, activity_id, day, day, lines)
            outcomes = await thank(connection, community_id, lead, thanks)
            if any(one.refusal for one in outcomes):
                raise RuntimeError(f"the books refused an hour of the sandbox on {day}")


def _lines(members: list[MemberId], seed: int) -> list[Line]:
    return [
        Line(new_id(), member_id, _MINUTES[(seed + place) % len(_MINUTES)])
        for place, member_id in enumerate(members)
        if (seed + place) % 3
    ]


async def _token(
    connection: Connection, community_id: CommunityId, role: Role, member_id: MemberId
) -> str:
    issued = await sign_in.issue_token(
        connection, role, community_id=community_id, member=member_id, lasts=TOKENS_LAST
    )
    await enter(connection, community_id)
    return issued.token

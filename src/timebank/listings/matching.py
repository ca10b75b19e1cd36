"""Who fits whom: for a request, and for a member who could give and receive."""

from collections.abc import Collection, Sequence
from dataclasses import dataclass
from typing import Any
from uuid import UUID

from timebank.base.actors import Caller, Role
from timebank.base.errors import Forbidden, NotFound
from timebank.base.ids import CommunityId
from timebank.db.engine import AnyRow, Connection
from timebank.listings import match_queries as queries
from timebank.listings import match_rules as rules
from timebank.listings.match_queries import Candidate
from timebank.listings.match_rules import Around, Fit, Nudge, Reason, Says
from timebank.listings.match_weights import weights
from timebank.listings.rules import ListingState, speaks_for, state_of
from timebank.people import queries as people
from timebank.people.rules import shown_to
from timebank.roles import queries as roles

OFFER, REQUEST = "offer", "request"


@dataclass(frozen=True)
class Match:
    """What fits, for which of one's own: the id of one's request or offer, None for what one told
    of oneself. `reasons` are those that the caller is told."""

    candidate: Candidate
    for_id: UUID | None
    reasons: Sequence[Reason]


@dataclass(frozen=True)
class MemberMatches:
    """What a member could give, and receive, the best first; and what they are nudged to."""

    give: Sequence[Match] = ()
    receive: Sequence[Match] = ()
    nudge: Nudge | None = None


@dataclass(frozen=True)
class _Search:
    """For whom what kind of listing is looked for: by their id and every other that they went by;
    what they say, and what they need to take part as far as the caller may know."""

    id: UUID
    ids: frozenset[UUID]
    kind: str
    wants: Sequence[tuple[UUID | None, Says]]
    needs: frozenset[str] = frozenset()


async def for_request(
    connection: Connection, community_id: CommunityId, caller: Caller, request: AnyRow, most: int
) -> Sequence[Match]:
    """The offers that fit a request best. None where it is not open, or whoever asks is not here.
    Raises Forbidden where the caller does not speak for whoever asks."""
    owner = {"member_id": request.member_id, "organisation_id": request.organisation_id}
    if not speaks_for(caller, **owner):
        raise Forbidden
    if state_of(request, request.today) is not ListingState.OPEN:
        return []
    wants = [(request.id, _says(request))]
    if (group_id := request.organisation_id) is not None:
        status = await roles.organisation_status(connection, community_id, group_id)
        if status != "active":
            return []
        group = _Search(group_id, frozenset({group_id}), OFFER, wants)
        return await _best(connection, community_id, caller, group, most)
    member = await people.member(connection, community_id, request.member_id)
    if not _is_here(member):
        return []
    search = _Search(member.id, _ids(member), OFFER, wants, _needs(caller, member))
    return await _best(connection, community_id, caller, search, most)


async def for_member(
    connection: Connection, community_id: CommunityId, caller: Caller, member_id: UUID, most: int
) -> MemberMatches:
    """What a member could give and receive. Raises NotFound, and Forbidden for whoever may know of
    the member, and not ask this."""
    here = connection, community_id
    member = await people.member(*here, member_id, caller=caller)
    if not speaks_for(caller, member_id=member_id, organisation_id=None):
        if shown_to(caller, member_id) is None or member.status == "paused":
            raise NotFound
        raise Forbidden
    if not _is_here(member):
        return MemberMatches()
    ids, needs = _ids(member), _needs(caller, member)
    offers = await queries.own(*here, member_id, OFFER)
    requests = await queries.own(*here, member_id, REQUEST)
    can = await queries.skilled(*here, member_id, "can")
    learns = await queries.skilled(*here, member_id, "learn")
    give = _Search(
        member_id, ids, REQUEST, _with_told(member, offers, [*member.can_do_activity_ids, *can])
    )
    receive = _Search(
        member_id,
        ids,
        OFFER,
        _with_told(member, requests, [*member.would_like_activity_ids, *learns]),
        needs,
    )
    given = await queries.given_lately(*here, [member_id])
    received = await queries.received_lately(*here, [member_id])
    return MemberMatches(
        await _best(*here, caller, give, most),
        await _best(*here, caller, receive, most),
        rules.nudge(given.get(member_id, 0), received.get(member_id, 0), weights()),
    )


async def _best(
    connection: Connection,
    community_id: CommunityId,
    caller: Caller,
    search: _Search,
    most: int,
) -> list[Match]:
    """The best of what fits one of the wants, each once. Equal ones stay in the order of their ids,
    in which they were written down."""
    here = connection, community_id
    voices = frozenset() if caller.role is Role.COORDINATOR else caller.stands_for
    pairs = await queries.pairs_apart(*here)
    hidden = rules.apart_from(pairs, search.ids | voices) | search.ids
    helped = await queries.helped_before(*here, search.ids)
    says = [said for _, said in search.wants]
    found = await queries.listed(*here, search.kind, says, hidden=hidden, helped=helped)
    if search.kind == OFFER:
        joining = caller.role is Role.COORDINATOR
        found += await queries.told(*here, says, hidden, joining=joining)
    around = await _around(*here, search, found, helped)
    fits: dict[UUID, tuple[Fit, Candidate]] = {}
    for one in found:
        fit = rules.fit(says[one.want], one.says, around[one.id, one.want], weights())
        if fit and (one.id not in fits or fit.score > fits[one.id][0].score):
            fits[one.id] = fit, one
    ranked = sorted(fits.values(), key=lambda pair: (-pair[0].score, pair[1].id))[:most]
    return [
        Match(one, search.wants[one.want][0], _told(caller, search, fit, one))
        for fit, one in ranked
    ]


async def _around(
    connection: Connection,
    community_id: CommunityId,
    search: _Search,
    found: Sequence[Candidate],
    helped: Collection[UUID],
) -> dict[tuple[UUID, int], Around]:
    """What is known around each of those that were found."""
    here = connection, community_id
    offered = search.kind == OFFER
    members = {one.member_id for one in found if one.member_id is not None}
    lately = await (queries.given_lately if offered else queries.received_lately)(*here, members)
    little = {one for one in members if lately.get(one, 0) < weights().little_minutes}
    lacking = await _lacking(*here, search, found)
    meet = await _meeting(*here, search.needs, found) if offered and search.needs else set()
    return {
        (one.id, one.want): Around(
            access=one.id in meet,
            helped_before=one.owner_id in helped,
            given_little=offered and one.member_id in little,
            received_little=not offered and one.member_id in little,
            told=one.told,
            lacking=lacking.get((one.id, one.want), ()),
        )
        for one in found
    }


async def _lacking(
    connection: Connection,
    community_id: CommunityId,
    search: _Search,
    found: Sequence[Candidate],
) -> dict[tuple[UUID, int], tuple[str, ...]]:
    """The measures that whoever would give lacks today."""
    givers = {
        (one.id, one.want): (giver, one.says.activity_id)
        for one in found
        if one.asks_for and (giver := _giver(search, one))
    }
    if not givers:
        return {}
    today = await people.today(connection, community_id)
    lacking = await queries.lacking(connection, community_id, {*givers.values()}, today)
    return {key: lacking.get(pair, ()) for key, pair in givers.items()}


async def _meeting(
    connection: Connection,
    community_id: CommunityId,
    needs: frozenset[str],
    found: Sequence[Candidate],
) -> set[UUID]:
    """Those whose words tell of what is needed."""
    listed = [one.id for one in found if not one.told]
    words = await queries.words_of(connection, community_id, listed)
    return {one for one, text in words.items() if needs & rules.access_in(text, weights())}


def _told(caller: Caller, search: _Search, fit: Fit, one: Candidate) -> list[Reason]:
    return rules.told_to(caller, fit.reasons, _giver(search, one))


def _giver(search: _Search, one: Candidate) -> UUID | None:
    return one.member_id if search.kind == OFFER else search.id


def _says(row: Any) -> Says:
    said = (frozenset(getattr(row, name)) for name in ("times", "areas", "languages"))
    return Says(row.activity_id, *said)


def _with_told(
    member: AnyRow, listed: Sequence[tuple[UUID, Says]], activity_ids: Sequence[UUID]
) -> list[tuple[UUID | None, Says]]:
    """What a member wrote, and what they told of themselves of which they wrote nothing."""
    written: list[tuple[UUID | None, Says]] = [*listed]
    known = {said.activity_id for _, said in listed}
    areas = frozenset({member.area} if member.area else ())
    told = [
        Says(one, areas=areas, languages=frozenset({member.language}))
        for one in sorted({*activity_ids} - known)
    ]
    return [*written, *((None, one) for one in told[: weights().most_wants])]


def _is_here(member: AnyRow) -> bool:
    return member.status == "member" and member.adult is not False


def _ids(member: AnyRow) -> frozenset[UUID]:
    return frozenset({member.id, *(member.merged_ids or ())})


def _needs(caller: Caller, member: AnyRow) -> frozenset[str]:
    if not member.access_needs or not rules.knows_needs(caller, member.id):
        return frozenset()
    return rules.access_in(member.access_needs, weights())

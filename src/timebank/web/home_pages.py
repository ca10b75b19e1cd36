"""The page that one comes to after signing in: the pages there are, by what one is signed in as."""

from fastapi import APIRouter, Response

from timebank.base.actors import Caller, Role
from timebank.contributions import queue_queries
from timebank.http.scopes import SCOPES
from timebank.joining import queries as joining
from timebank.people import queries as people
from timebank.protection import erasure_queries, review_queries, reviewing
from timebank.protection.review_rules import Part
from timebank.safeguarding import queries as safeguarding
from timebank.second_person import queries as second_person
from timebank.second_person.queries import Wanted
from timebank.second_person.rules import State, asker_of, sees_all
from timebank.sending import by_hand_queries
from timebank.web.routing import In, Inside, SignedInPage

router = APIRouter(prefix="/{community}", route_class=SignedInPage)

Links = list[tuple[str, str, int | None]]


@router.get("/home")
async def home_page(inside: In, language: str = "") -> Response:
    """What there is, and how much of it waits; and where messages come in the other language,
    whether they are to come in this one."""
    role = inside.caller.role
    waits = [
        *await _to_confirm(inside),
        *await _approvals(inside),
        *await _newcomers(inside),
        *await _to_tell(inside),
        *await _to_look_at(inside),
        *await _concerns(inside),
        *await _to_erase(inside),
    ]
    sections = (
        ("page-home-waits", waits),
        ("page-home-time", _TIME if inside.caller.member_id else []),
        ("page-home-members", _MEMBERS.get(role, [])),
        (
            "page-home-group",
            [
                *(_GROUP if role in _RUN else []),
                *(_HOURS if role in SCOPES["reports:read"] else []),
                *(_CLIENTS if role in SCOPES["clients:read"] else []),
            ],
        ),
        ("page-home-messages", _MESSAGES if role in SCOPES["messages:read"] else []),
        ("page-home-mine", [*_SIGN_INS, *_mine(inside.caller)]),
    )
    shown = [(heading, links) for heading, links in sections if links]
    facts = {"elsewhere_written": await _written_elsewhere(inside), "follows": bool(language)}
    return inside.page("home", "page-home", role=role.value, sections=shown, **facts)


def _mine(caller: Caller) -> Links:
    """What somebody sees to themselves, who is a member."""
    apps = _APPS if caller.role in SCOPES["consents:read"] else []
    return [*_WAYS_IN, *apps, *_DATA] if caller.member_id else []


async def _written_elsewhere(inside: Inside) -> bool:
    """Whether whoever reads this is written to in the other language."""
    if inside.caller.member_id is None or inside.caller.role not in SCOPES["members:write"]:
        return False
    row = await people.member(inside.connection, inside.community_id, inside.caller.member_id)
    return row.language not in (None, inside.place.language.value)


async def _approvals(inside: Inside) -> Links:
    asked_by = None if sees_all(inside.caller) else asker_of(inside.caller).id
    count = await second_person.count(
        inside.connection, inside.community_id, Wanted(State.WAITING, asked_by=asked_by)
    )
    seldom = asked_by is not None and not count
    return [] if seldom else [("/approvals", "page-approvals", count)]


async def _to_confirm(inside: Inside) -> Links:
    """Hours, for whoever confirms them for a group or for all."""
    if inside.caller.role not in _RUN:
        return []
    waiting = await queue_queries.waiting(inside.connection, inside.community_id, inside.caller)
    return [("/contributions", "page-queue", len(waiting))]


async def _newcomers(inside: Inside) -> Links:
    if inside.caller.role is not Role.COORDINATOR:
        return []
    count = await joining.waiting_count(inside.connection, inside.community_id)
    return [("/applications", "page-applications", count)]


async def _to_tell(inside: Inside) -> Links:
    """What a person tells by hand, where something waits."""
    if inside.caller.role is not Role.COORDINATOR:
        return []
    lists = (
        ("telephone", "/messages/calls", "page-calls"),
        ("letter", "/messages/letters", "page-letters"),
    )
    found: Links = []
    for by, address, words in lists:
        if count := await by_hand_queries.count(inside.connection, inside.community_id, by):
            found.append((address, words, count))
    return found


async def _to_look_at(inside: Inside) -> Links:
    """Copies of members, for whoever decides what they hold, where one waits."""
    part = _LOOK_AT.get(inside.caller.role)
    if part is None:
        return []
    here = (inside.connection, inside.community_id)
    left = await reviewing.left_to(*here, inside.caller)
    count = await review_queries.open_count(*here, part, left)
    return [("/export-reviews", "page-export-reviews", count)] if count else []


async def _concerns(inside: Inside) -> Links:
    """For the safeguarding lead alone."""
    if inside.caller.role is not Role.SAFEGUARDING_LEAD:
        return []
    count = await safeguarding.open_count(
        inside.connection, inside.community_id, inside.caller.member_id
    )
    return [("/concerns", "page-concerns", count)]


async def _to_erase(inside: Inside) -> Links:
    """What is to be erased, for coordinators, where something is."""
    if inside.caller.role is not Role.COORDINATOR:
        return []
    count = await erasure_queries.open_count(inside.connection, inside.community_id)
    return [("/erasures", "page-erasures", count)] if count else []


_LOOK_AT = {Role.COORDINATOR: Part.WORDS, Role.SAFEGUARDING_LEAD: Part.SAFEGUARDING}
_MESSAGES: Links = [("/messages", "page-messages", None)]
_TIME: Links = [("/app", "page-the-app", None)]
_KEEP_SAFE: Links = [
    ("/keep-safe", "page-keep-safe", None),
    ("/measures", "page-measures-due", None),
]
_MEMBERS: dict[Role, Links] = {
    Role.COORDINATOR: [("/cards", "page-cards", None), *_KEEP_SAFE],
    Role.SAFEGUARDING_LEAD: _KEEP_SAFE,
}
_GROUP: Links = [("/sessions", "page-sessions", None)]
_HOURS: Links = [("/reports", "page-hours", None)]
_CLIENTS: Links = [("/clients", "page-clients", None)]
_SIGN_INS: Links = [("/sign-ins", "page-sign-ins", None)]
_RUN = (Role.ORGANISATION_LEAD, Role.COORDINATOR)
_WAYS_IN: Links = [
    ("/second-factor", "page-second-factor", None),
    ("/pin", "page-pin", None),
]
_APPS: Links = [("/apps", "page-apps", None)]
_DATA: Links = [("/my-data", "page-my-data", None)]

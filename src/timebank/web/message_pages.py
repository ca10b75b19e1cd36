"""Which messages one gets; and for coordinators, whom to ring up, and letters to print."""

from datetime import datetime
from functools import partial
from uuid import UUID

from fastapi import APIRouter, Response

from timebank.base.actors import Caller, Role
from timebank.base.errors import NotFound
from timebank.base.words import say
from timebank.db.engine import AnyRow
from timebank.notifications import queries, service
from timebank.notifications.routes import Reader, Teller, Told, Writer
from timebank.notifications.rules import NewsKind
from timebank.notifications.schemas import ByHand
from timebank.people import queries as people
from timebank.people import service as members
from timebank.people.routes import Writer as OwnWriter
from timebank.sending import by_hand_queries
from timebank.sending.queries import Claimed
from timebank.sending.wording import lines_of
from timebank.web.dates import day_in_words, day_of
from timebank.web.forms import Form
from timebank.web.rendering import go_to
from timebank.web.routing import In, Inside, Sent, SignedInPage

router = APIRouter(prefix="/{community}/messages", route_class=SignedInPage)
behalf_router = APIRouter(prefix="/{community}/members", route_class=SignedInPage)

MOST_SHOWN = 50


@router.get("")
async def messages_page(inside: In, saved: str = "") -> Response:
    """Each kind with its box."""
    inside.admitted(Reader)
    return await _choices(inside, inside.member_id, "/messages", saved=bool(saved))


@router.post("")
async def choose(inside: In, sent: Sent) -> Response:
    """What is not ticked is off."""
    inside.admitted(Writer)
    await _choose(inside, inside.member_id, sent)
    return go_to(inside.place.path("/messages", saved="yes"))


@router.post("/language")
async def follow(inside: In, _sent: Sent) -> Response:
    """From now on one is written to in the language in which one reads this."""
    whose = (inside.connection, inside.community_id, inside.admitted(OwnWriter))
    row = await members.seen(*whose, inside.member_id, lock=True)
    await members.change(*whose, row, {"language": inside.place.language.value})
    return go_to(inside.place.path("/home", language="changed"))


@behalf_router.get("/{member_id}/messages")
async def messages_of_another(member_id: UUID, inside: In, saved: str = "") -> Response:
    """The same, for a coordinator who is asked to, and for a helper."""
    caller = inside.admitted(Reader)
    facts = {"member": await _spoken_for(inside, caller, member_id), "saved": bool(saved)}
    coordinates = caller.role is Role.COORDINATOR
    here = f"/members/{member_id}/messages"
    return await _choices(inside, member_id, here, coordinates=coordinates, **facts)


@behalf_router.post("/{member_id}/messages")
async def choose_for_another(member_id: UUID, inside: In, sent: Sent) -> Response:
    """The same, shown to the member as what another did."""
    await _spoken_for(inside, inside.admitted(Writer), member_id)
    await _choose(inside, member_id, sent)
    return go_to(inside.place.path(f"/members/{member_id}/messages", saved="yes"))


async def _spoken_for(inside: Inside, caller: Caller, member_id: UUID) -> AnyRow:
    """Raises NotFound for a member for whom this caller does not speak."""
    whose = (inside.connection, inside.community_id)
    await service.whose(*whose, caller, member_id)
    inside.shows(member_id)
    return await people.member(*whose, member_id)


async def _choices(inside: Inside, member_id: UUID, here: str, **facts: object) -> Response:
    off = await queries.switched_off(inside.connection, inside.community_id, member_id)
    by_another = [
        {
            "kind": one.kind,
            "name": one.off_by_name or say(inside.place.language.value, "member-former"),
            "day": _day(inside, one.off_at),
        }
        for one in off
        if one.off_by != member_id
    ]
    none = {one.kind for one in off}
    kinds = [(kind.value, kind.value not in none) for kind in NewsKind]
    shown: dict[str, object] = {"member": None, "coordinates": False, "here": here}
    shown |= {"kinds": kinds, "by_another": by_another, **facts}
    return inside.page("messages", "page-messages", **shown)


def _day(inside: Inside, instant: datetime) -> str:
    place = inside.place
    return day_in_words(place.language, day_of(instant, place.community.time_zone))


async def _choose(inside: Inside, member_id: UUID, sent: Form) -> None:
    wanted = {kind: sent.has(kind.value) for kind in NewsKind}
    await service.choose(
        inside.connection, inside.community_id, member_id, wanted, inside.member_id
    )


@router.get("/calls")
async def calls_page(inside: In) -> Response:
    """Whom to ring up, and what to tell them."""
    return await _to_tell(inside, ByHand.TELEPHONE)


@router.get("/letters")
async def letters_page(inside: In) -> Response:
    """Letters in large print, each on a sheet of its own."""
    return await _to_tell(inside, ByHand.LETTER)


@router.post("/done")
async def done(inside: In, sent: Sent) -> Response:
    """Somebody was told."""
    inside.admitted(Told)
    try:
        which = UUID(sent.text("message", 40))
    except ValueError:
        raise NotFound from None
    row = await by_hand_queries.done(inside.connection, inside.community_id, which)
    if row is None:
        raise NotFound
    inside.shows(row["member_id"])
    return go_to(inside.place.path("/messages/" + _PAGE[ByHand(row["by"])]))


_PAGE = {ByHand.TELEPHONE: "calls", ByHand.LETTER: "letters"}


async def _to_tell(inside: Inside, by: ByHand) -> Response:
    inside.admitted(Teller)
    rows = await by_hand_queries.waiting(
        inside.connection, inside.community_id, by.value, after=None, limit=MOST_SHOWN + 1
    )
    shown = [_shown(inside, row) for row in rows[:MOST_SHOWN]]
    name = _PAGE[by]
    return inside.page(name, f"page-{name}", shown=shown, more=len(rows) > MOST_SHOWN)


def _shown(inside: Inside, row: Claimed) -> dict[str, object]:
    """What one page says to somebody, in their language."""
    if row.member_id is not None:
        inside.shows(row.member_id)
    return {
        "id": row.id,
        "name": row.name,
        "number": row.number,
        "telephone": row.mobile or "",
        "lang": row.language.value,
        "tell": partial(say, row.language.value),
        "community": row.community,
        "help": row.telephone,
        "lines": lines_of(row),
    }

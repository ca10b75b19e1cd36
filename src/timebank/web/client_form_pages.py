"""A coordinator registers a partner app, gives it secrets, each shown once, and ends them."""

from uuid import UUID

from fastapi import APIRouter, Response

from timebank.base.errors import FieldError, NotFound, Refusal, ValidationFailed
from timebank.base.ids import new_id
from timebank.base.words import say
from timebank.clients import queries, service
from timebank.clients.routes import Coordinator, Reader
from timebank.clients.rules import told_to_coordinators
from timebank.clients.schemas import SCOPES, ClientNew
from timebank.communities.rules import id_in
from timebank.db.engine import AnyRow
from timebank.organisations import queries as organisations
from timebank.organisations.queries import Wanted
from timebank.web.dates import day_in_words, day_of
from timebank.web.faults import told_wrong
from timebank.web.forms import Form, read
from timebank.web.names import name_of_organisation, told_name
from timebank.web.rendering import go_to
from timebank.web.routing import In, Inside, Sent, SignedInPage

router = APIRouter(prefix="/{community}/clients", route_class=SignedInPage)

GROUPS_AT_ONCE = 200
_FIELDS = ("id", "name", "kind", "organisation_id", "redirect_uris")
_KINDS = ("secret", "public")


@router.get("/new")
async def new_page(inside: In) -> Response:
    """Where an app is registered. The id makes one app of what is sent twice."""
    inside.admitted(Coordinator)
    return await _form(
        inside, {**dict.fromkeys(_FIELDS, ""), "id": str(new_id()), "kind": _KINDS[0]}, []
    )


@router.post("/new")
async def register(inside: In, sent: Sent) -> Response:
    """Registers it, and goes on to its page, where its secret is made."""
    caller = inside.admitted(Coordinator)
    said, scopes = sent.said(*_FIELDS), _ticked(sent)
    try:
        told = _read(said, scopes)
        new = service.NewClient(
            id=told.id or new_id(),
            name=told.name,
            scopes=tuple(told.scopes),
            redirect_uris=tuple(told.redirect_uris),
            public=told.public,
            organisation_id=told.organisation_id,
        )
        async with inside.connection.begin_nested():
            await service.register(inside.connection, inside.community_id, caller, new)
    except Refusal as refusal:
        return await _form(inside, said, scopes, refusal)
    return go_to(inside.place.path(f"/clients/{new.id}"))


@router.get("/{client_id}")
async def client_page(client_id: UUID, inside: In) -> Response:
    """What an app may ask for, where members come back to, and since when it has its secrets."""
    inside.admitted(Reader)
    return await _one(inside, client_id)


@router.get("/{client_id}/secrets")
async def secret_gone(client_id: UUID, inside: In) -> Response:
    """It is shown once."""
    return go_to(inside.place.path(f"/clients/{client_id}"))


@router.post("/{client_id}/secrets")
async def make_secret(client_id: UUID, inside: In) -> Response:
    """Makes a secret, perhaps beside the one that the app has, and shows it this once."""
    caller = inside.admitted(Coordinator)
    here = inside.connection, inside.community_id
    try:
        async with inside.connection.begin_nested():
            made = await service.add_secret(*here, caller, client_id)
    except NotFound:
        raise
    except Refusal as refusal:
        return await _one(inside, client_id, refusal=refusal)
    return await _one(inside, client_id, secret=made.secret)


@router.post("/{client_id}/secrets/end")
async def end_secret(client_id: UUID, inside: In, sent: Sent) -> Response:
    """Ends one of them: it gets no more tokens."""
    caller = inside.admitted(Coordinator)
    secret_id = id_in(sent.text("end", 40))
    if secret_id is None:
        raise NotFound
    if not sent.has("sure"):
        unsure = ValidationFailed((FieldError("/sure", "answer_needed"),))
        return await _one(inside, client_id, unsure=secret_id, refusal=unsure)
    here = inside.connection, inside.community_id
    await service.end_secret(*here, caller, client_id, secret_id)
    return go_to(inside.place.path(f"/clients/{client_id}"))


def _ticked(sent: Form) -> list[str]:
    return [scope for scope in SCOPES if sent.has(f"scope-{scope}")]


def _read(said: dict[str, str], scopes: list[str]) -> ClientNew:
    addresses = [line.strip() for line in said["redirect_uris"].splitlines()]
    return read(
        ClientNew,
        {
            "id": said["id"],
            "name": said["name"],
            "scopes": scopes,
            "redirect_uris": [*filter(None, addresses)],
            "public": said["kind"] == "public",
            "organisation_id": said["organisation_id"],
        },
    )


async def _form(
    inside: Inside, said: dict[str, str], scopes: list[str], refusal: Refusal | None = None
) -> Response:
    language = inside.place.language
    bound = [("", say(language, "page-client-unbound"))]
    bound += [(str(one.id), told_name(inside, one)) for one in await _groups(inside)]
    faults = refusal.errors if refusal else ()
    wrong = {one.pointer for one in faults}
    if isinstance(refusal, ValidationFailed):
        # One field of the form is a list of addresses, and one is many boxes.
        refusal = ValidationFailed(
            tuple(FieldError(_field_of(one), one.code, one.facts) for one in faults)
        )
    return inside.page(
        "client_new",
        "page-client-new",
        said=said,
        kinds=[(kind, say(language, f"page-client-kind-{kind}")) for kind in _KINDS],
        bound=bound,
        scopes=SCOPES,
        words_of=told_to_coordinators,
        ticked=scopes,
        unusable=[one for place, one in enumerate(scopes) if f"/scopes/{place}" in wrong],
        **told_wrong(inside.place, refusal),
    )


async def _groups(inside: Inside) -> list[AnyRow]:
    """All that are here, by name."""
    found: list[AnyRow] = []
    more = True
    while more:
        rows = await organisations.organisations(
            inside.connection,
            inside.community_id,
            inside.caller,
            Wanted(status="active"),
            after=found[-1].id if found else None,
            limit=GROUPS_AT_ONCE,
        )
        found += rows
        more = len(rows) == GROUPS_AT_ONCE
    return sorted(found, key=lambda one: told_name(inside, one).casefold())


def _field_of(fault: FieldError) -> str:
    return "/" + fault.pointer.strip("/").partition("/")[0]


async def _one(
    inside: Inside,
    client_id: UUID,
    *,
    secret: str | None = None,
    unsure: UUID | None = None,
    refusal: Refusal | None = None,
) -> Response:
    here = inside.connection, inside.community_id
    row = await service.seen(*here, client_id)
    secrets = await queries.secrets(*here, [client_id])
    language, zone = inside.place.language, inside.place.community.time_zone
    ended = row.ended_at and day_in_words(language, day_of(row.ended_at, zone))
    return inside.page(
        "client",
        "page-client",
        one=row,
        words_of=told_to_coordinators,
        group=row.organisation_id and await name_of_organisation(inside, row.organisation_id),
        ended=ended,
        secrets=[
            {"id": kept.id, "since": day_in_words(language, day_of(kept.made_at, zone))}
            for kept in secrets
            if kept.ended_at is None
        ],
        secret=secret,
        may=not ended and inside.may(Coordinator),
        unsure=unsure,
        **told_wrong(inside.place, refusal),
    )

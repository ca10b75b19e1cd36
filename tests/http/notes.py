"""The room of notes: a route for everything that HTTP does."""

import asyncio
import re
from collections.abc import AsyncIterator
from hashlib import sha256
from typing import Annotated, Any, ClassVar
from uuid import UUID

from fastapi import APIRouter, Query
from fastapi.responses import PlainTextResponse, StreamingResponse
from sqlalchemy import (
    BigInteger,
    CheckConstraint,
    Column,
    MetaData,
    Row,
    Table,
    UniqueConstraint,
    Uuid,
    insert,
    select,
    text,
    update,
)
from sqlalchemy import (
    Text as SqlText,
)

from timebank.base.actors import Caller, Role
from timebank.base.errors import IdTaken, NotFound, Refusal
from timebank.base.ids import CommunityId, new_id
from timebank.db.engine import Connection, call
from timebank.db.failures import constraint_of
from timebank.http.effects import effect
from timebank.http.etags import ETags
from timebank.http.fields import (
    Answer,
    Day,
    ExternalRef,
    Filters,
    Id,
    Instant,
    Minutes,
    Name,
    Rows,
    Sent,
    Slug,
)
from timebank.http.fields import (
    Note as NoteText,
)
from timebank.http.pages import Page, Window
from timebank.http.policy import Allow
from timebank.http.scopes import EVERYONE
from timebank.http.statuses import STATUS
from timebank.http.transaction import Transactional, Tx

TOKENS: dict[str, Caller] = {}
NOTE = Table(
    "note",
    MetaData(),
    Column("community_id", Uuid, primary_key=True),
    Column("id", Uuid, primary_key=True),
    Column("minutes", BigInteger, nullable=False),
    Column("words", SqlText, nullable=False),
    Column("version", BigInteger, nullable=False),
    CheckConstraint("minutes < 10000", name="note_minutes"),
    UniqueConstraint(
        "community_id", "words", name="note_words_key", deferrable=True, initially="DEFERRED"
    ),
    schema="timebank",
)


class InsufficientNotes(Refusal):
    """The books of notes say no."""

    code = "note_refused"


class NoteTaken(Refusal):
    """Somebody noted the same."""

    code = "note_taken"


REFUSED_BY: dict[str, type[Refusal]] = {
    "note_minutes": InsufficientNotes,
    "note_words_key": NoteTaken,
    "note_pkey": IdTaken,
}


def refusal_for(error: BaseException) -> Refusal | None:
    """What a constraint of the notes stands for."""
    kind = REFUSED_BY.get(constraint_of(error) or "")
    return kind(available_minutes=390) if kind else None


def is_token(text: str) -> bool:
    """Tokens of notes are ids."""
    return re.fullmatch(r"[0-9a-f-]{36}", text) is not None


async def find_caller(
    connection: Connection, token_sha256: bytes, community: str | None
) -> Caller | None:
    known = {sha256(token.encode()).digest(): caller for token, caller in TOKENS.items()}
    caller = known.get(token_sha256)
    if caller and community is not None and community != str(caller.community_id):
        raise NotFound
    if caller:
        await call(
            connection,
            "SELECT set_config('timebank.community', $1, true)",
            str(caller.community_id or ""),
        )
    return caller


class NoteNew(Sent):
    minutes: Minutes
    words: Name
    id: Id | None = None


class NoteChange(Sent):
    words: Name


class NoteSeen(Answer):
    id: UUID
    minutes: int
    words: str


class Everything(Sent):
    """One of each kind of field."""

    minutes: Minutes | None = None
    name: Name | None = None
    note: NoteText | None = None
    worked_on: Day | None = None
    at: Instant | None = None
    member_id: Id | None = None
    external_ref: ExternalRef | None = None
    slug: Slug | None = None
    agreed: bool | None = None
    lines: Rows[NoteChange] | None = None


class NoteFilter(Filters):
    words: str | None = None


router = APIRouter(
    prefix="/v1/communities/{community}/notes", tags=["notes"], route_class=Transactional
)
COORDINATOR: Any = Allow(Role.COORDINATOR, scope="contributions:write")
ANYBODY: Any = Allow(*EVERYONE, scope="contributions:read")


@router.get("")
async def list_notes(
    caller: Annotated[Caller, ANYBODY],
    tx: Tx,
    window: Window,
    filters: Annotated[NoteFilter, Query()],
) -> Page[NoteSeen]:
    """All notes, oldest first."""
    after = window.after(UUID)
    wanted = select(NOTE).where(NOTE.c.community_id == tx.community_id).order_by(NOTE.c.id)
    if after:
        wanted = wanted.where(NOTE.c.id > after[0])
    if filters.words:
        wanted = wanted.where(NOTE.c.words == filters.words)
    rows = (await tx.connection.execute(wanted.limit(window.limit + 1))).all()
    return window.page(rows, item=NoteSeen.model_validate, key=lambda row: (row.id,))


@router.post("", status_code=201)
async def write_note(
    caller: Annotated[Caller, COORDINATOR], tx: Tx, sent: NoteNew, etags: ETags
) -> NoteSeen:
    """Writes a note."""
    row = await _write(tx.connection, tx.community_id, sent)
    tx.created(row.id)
    etags.tag(row.id, row.version)
    return NoteSeen.model_validate(row)


@router.post("/move")
@effect(key="required", dry_run=True)
async def move_notes(caller: Annotated[Caller, COORDINATOR], tx: Tx, sent: NoteNew) -> NoteSeen:
    """Stands for all that moves minutes."""
    return NoteSeen.model_validate(await _write(tx.connection, tx.community_id, sent))


@router.post("/slow")
@effect(key="required")
async def write_slowly(caller: Annotated[Caller, COORDINATOR], tx: Tx, sent: NoteNew) -> NoteSeen:
    """Takes its time: as many milliseconds as there are minutes."""
    row = await _write(tx.connection, tx.community_id, sent)
    await asyncio.sleep(sent.minutes / 1000)
    return NoteSeen.model_validate(row)


@router.post("/secret")
@effect(stored=False)
async def make_secret(caller: Annotated[Caller, COORDINATOR], tx: Tx) -> dict[str, str]:
    """Gives a secret, once."""
    return {"secret": str(new_id())}


@router.post("/everything")
async def take_everything(caller: Annotated[Caller, COORDINATOR], sent: Everything) -> Everything:
    """Gives back what was understood."""
    return sent


@router.post("/broken")
async def break_down(caller: Annotated[Caller, COORDINATOR], tx: Tx, sent: NoteNew) -> NoteSeen:
    """A fault of ours, with a name in its message."""
    await _write(tx.connection, tx.community_id, sent)
    raise LookupError(f"no idea about {sent.words}")


class Stumbles:
    """How often the next requests are to meet another transaction's lock."""

    left: ClassVar[int] = 0


@router.post("/stumble")
async def stumble(caller: Annotated[Caller, COORDINATOR], tx: Tx, sent: NoteNew) -> NoteSeen:
    """Loses a race with another transaction, as often as it was told."""
    row = await _write(tx.connection, tx.community_id, sent)
    if Stumbles.left:
        Stumbles.left -= 1
        await tx.connection.execute(
            text("DO $$BEGIN RAISE EXCEPTION 'deadlock' USING ERRCODE = '40P01'; END$$")
        )
    return NoteSeen.model_validate(row)


@router.get("/stream", response_class=PlainTextResponse)
async def stream_notes(caller: Annotated[Caller, ANYBODY], tx: Tx) -> StreamingResponse:
    """Reads on in a transaction of its own, after the route's is over."""

    async def words() -> AsyncIterator[str]:
        async with tx.database.transaction(tx.community_id, snapshot=True) as connection:
            for row in (await connection.execute(select(NOTE.c.words))).all():
                yield f"{row.words}\n"

    tx.shows(())
    return StreamingResponse(words(), media_type="text/plain")


@router.get("/{note_id}")
async def get_note(
    note_id: Id, caller: Annotated[Caller, ANYBODY], tx: Tx, etags: ETags
) -> NoteSeen:
    """One note."""
    row = await _note(tx.connection, tx.community_id, note_id)
    etags.tag(row.id, row.version)
    return NoteSeen.model_validate(row)


@router.patch("/{note_id}")
async def change_note(
    note_id: Id, caller: Annotated[Caller, COORDINATOR], tx: Tx, sent: NoteChange, etags: ETags
) -> NoteSeen:
    """Changes a note's words."""
    before = await _note(tx.connection, tx.community_id, note_id)
    etags.check(before.id, before.version, required=True)
    await tx.connection.execute(
        update(NOTE)
        .where(NOTE.c.community_id == tx.community_id, NOTE.c.id == note_id)
        .values(words=sent.words, version=before.version + 1)
    )
    after = await _note(tx.connection, tx.community_id, note_id)
    etags.tag(after.id, after.version)
    return NoteSeen.model_validate(after)


async def _write(connection: Connection, community_id: CommunityId, sent: NoteNew) -> Row[Any]:
    made = await connection.execute(
        insert(NOTE)
        .values(
            community_id=community_id,
            id=sent.id or new_id(),
            minutes=sent.minutes,
            words=sent.words,
            version=1,
        )
        .returning(NOTE)
    )
    row: Row[Any] = made.one()
    return row


async def _note(connection: Connection, community_id: CommunityId, note_id: UUID) -> Row[Any]:
    found = await connection.execute(
        select(NOTE).where(NOTE.c.community_id == community_id, NOTE.c.id == note_id)
    )
    row: Row[Any] | None = found.one_or_none()
    if row is None:
        raise NotFound
    return row


STATUS.update(note_refused=409, note_taken=409)

"""`/audit/…`: what anybody needs to check that nobody touched the books."""

from typing import Annotated

from fastapi import APIRouter, Query

from timebank.audit import chain_queries, service
from timebank.audit.errors import NotUnderCheckpoint, ProofRunning
from timebank.audit.proof_schemas import (
    Checkpoint,
    CheckpointDetail,
    Consistency,
    FromFilters,
    Inclusion,
    Key,
    Keys,
    Line,
    Number,
    Proof,
    Sample,
    UnderFilters,
)
from timebank.base.actors import Caller, Role
from timebank.base.errors import FieldError, NotFound, ValidationFailed
from timebank.http.effects import effect
from timebank.http.fields import Id
from timebank.http.pages import Page, Window
from timebank.http.policy import Allow
from timebank.http.transaction import Transaction, Transactional, Tx
from timebank.ledger.queries import ledger_now
from timebank.proof import reading
from timebank.proof.notes import Signed
from timebank.proof.paths import consistency_spans, inclusion_spans
from timebank.proof.sampling import sample

router = APIRouter(
    prefix="/v1/communities/{community}/audit", tags=["audit"], route_class=Transactional
)

RETRY_AFTER_SECONDS = 10

Reader = Annotated[Caller, Allow(Role.COORDINATOR, Role.AUDITOR, scope="audit:read")]


@router.get("/checkpoints")
async def list_checkpoints(_caller: Reader, tx: Tx, window: Window) -> Page[Checkpoint]:
    """The checkpoints, the newest first."""
    after = window.after(int)
    rows = await reading.checkpoints(
        tx.connection, tx.community_id, after[0] if after else None, window.limit + 1
    )
    return window.page(rows, item=Checkpoint.of, key=lambda signed: (signed.note.number,))


@router.get("/checkpoints/{number}")
@effect(snapshot=True)
async def get_checkpoint(number: Number, _caller: Reader, tx: Tx) -> CheckpointDetail:
    """One checkpoint: its text, its signature, and the key to check it with."""
    signed = await reading.checkpoint(tx.connection, tx.community_id, number)
    if signed is None:
        raise NotFound
    keys = await reading.keys(tx.connection, tx.community_id)
    public_key = next(key.public_key for key in keys if key.key_id == signed.note.key_id)
    shown = Checkpoint.of(signed).model_dump()
    return CheckpointDetail(**shown, public_key=public_key.hex())


@router.get("/checkpoints/{number}/consistency")
@effect(snapshot=True)
async def get_consistency(
    number: Number, _caller: Reader, tx: Tx, filters: Annotated[FromFilters, Query()]
) -> Consistency:
    """That the books under checkpoint `from` are the beginning of those under this one: nothing in
    them was changed, taken away or put in between."""
    newer = await reading.checkpoint(tx.connection, tx.community_id, number)
    if newer is None:
        raise NotFound
    if filters.since > number:
        raise ValidationFailed((FieldError("?from", "checkpoint_earlier"),))
    older = await reading.checkpoint(tx.connection, tx.community_id, filters.since)
    if older is None:
        raise ValidationFailed((FieldError("?from", "no_such_checkpoint"),))
    spans = consistency_spans(older.note.size, newer.note.size)
    path = await reading.roots_of(tx.connection, tx.community_id, spans)
    return Consistency(
        older=Checkpoint.of(older),
        newer=Checkpoint.of(newer),
        path=[node.hex() for node in path],
    )


@router.get("/transfers/{transfer_id}/inclusion")
@effect(snapshot=True, refused=True)
async def get_inclusion(
    transfer_id: Id, _caller: Reader, tx: Tx, filters: Annotated[UnderFilters, Query()]
) -> Inclusion:
    """That a transfer stands under a checkpoint: its canonical line, and the path from its hash to
    the signed root."""
    if not await chain_queries.is_transfer(tx.connection, tx.community_id, transfer_id):
        raise NotFound
    signed = await _checkpoint(tx, filters)
    line = await reading.line_of_transfer(tx.connection, tx.community_id, transfer_id)
    if signed is None or line is None or line.position > signed.note.size:
        raise NotUnderCheckpoint
    spans = inclusion_spans(line.position - 1, signed.note.size)
    path = await reading.roots_of(tx.connection, tx.community_id, spans)
    return Inclusion.model_validate(
        {
            **Line.fields_of(line),
            "path": [node.hex() for node in path],
            "checkpoint": Checkpoint.of(signed),
        }
    )


@router.get("/keys")
async def list_keys(_caller: Reader, tx: Tx) -> Keys:
    """The public keys of the checkpoints' signatures, and who handed over to whom."""
    rows = await reading.keys(tx.connection, tx.community_id)
    return Keys(
        items=[
            Key(
                key_id=row.key_id,
                public_key=row.public_key.hex(),
                made_at=row.made_at,
                endorsed_by=row.endorsed_by,
                endorsement=row.endorsement.hex() if row.endorsement else None,
            )
            for row in rows
        ]
    )


@router.get("/sample")
@effect(snapshot=True)
async def get_sample(_caller: Reader, tx: Tx, filters: Annotated[UnderFilters, Query()]) -> Sample:
    """25 lines of the journal to compare with paper and people, drawn by the checkpoint's hash, so
    that nobody can pick them."""
    signed = await _checkpoint(tx, filters)
    if signed is None:
        raise NotFound
    numbers = sample(signed.note.digest, signed.note.journal_size)
    found = await reading.journal_lines(tx.connection, tx.community_id, numbers)
    by_number = {line.journal: line for line in found}
    drawn = [by_number[number] for number in numbers if number in by_number]
    return Sample(
        checkpoint=Checkpoint.of(signed),
        items=[Line.model_validate(Line.fields_of(line)) for line in drawn],
    )


@router.get("/proof")
@effect(snapshot=True)
async def get_proof(_caller: Reader, tx: Tx) -> Proof:
    """The books looked at again, all at one moment: balances against lines, credits against
    contributions, held minutes against holds, numbers without gaps; and the chain, in which every
    line is made anew and hashed. In books of hundreds of thousands of lines it takes a while, and
    one proof runs at a time."""
    if not await chain_queries.take_turn(tx.connection):
        raise ProofRunning(retry_after=RETRY_AFTER_SECONDS)
    now = await ledger_now(tx.connection)
    proof = await service.prove(tx.connection, tx.community_id)
    return Proof.of(now, proof, await chain_queries.clock(tx.connection))


async def _checkpoint(tx: Transaction, filters: UnderFilters) -> Signed | None:
    """The checkpoint that is asked for; None where there is none at all yet. Raises
    ValidationFailed."""
    signed = await reading.checkpoint(tx.connection, tx.community_id, filters.checkpoint)
    if signed is None and filters.checkpoint is not None:
        raise ValidationFailed((FieldError("?checkpoint", "no_such_checkpoint"),))
    return signed

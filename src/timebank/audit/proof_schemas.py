"""Checkpoints, paths, keys and the proof, as they are asked for and given. Hashes, keys and
signatures are in hexadecimal (docs/reference/canonical-lines.md)."""

from typing import Annotated, Self
from uuid import UUID

from fastapi import Path
from pydantic import Field

from timebank.audit.rules import Proof as Found
from timebank.http.fields import Answer, Filters, Instant
from timebank.proof.notes import Signed
from timebank.proof.reading import SealedLine

_MOST = 2**63 - 1
Number = Annotated[int, Path(ge=1, le=_MOST, description="The checkpoint's number.")]


class UnderFilters(Filters):
    """Under which checkpoint."""

    checkpoint: int | None = Field(
        default=None, ge=1, le=_MOST, description="Its number; the newest where it is left out."
    )


class FromFilters(Filters):
    """Since which checkpoint."""

    since: int = Field(alias="from", ge=1, le=_MOST, description="The older checkpoint's number.")


class Checkpoint(Answer):
    """A signed statement of all events up to `size`."""

    number: int
    size: int = Field(description="Events that stand under it.")
    journal_size: int = Field(description="Transfers among them.")
    root: str
    previous: str = Field(description="The hash of the checkpoint before.")
    made_at: Instant
    key_id: str
    text: str = Field(description="The bytes that are signed, in UTF-8.")
    hash: str = Field(description="The SHA-256 of the text.")
    signature: str = Field(description="Ed25519, over the text.")

    @classmethod
    def of(cls, signed: Signed) -> Self:
        """As it is shown."""
        note = signed.note
        return cls(
            number=note.number,
            size=note.size,
            journal_size=note.journal_size,
            root=note.root.hex(),
            previous=note.previous.hex(),
            made_at=note.made_at,
            key_id=note.key_id,
            text=note.text,
            hash=note.digest.hex(),
            signature=signed.signature.hex(),
        )


class Key(Answer):
    """A public key that checkpoints of this community are signed with."""

    key_id: str
    public_key: str
    made_at: Instant
    endorsed_by: str | None = Field(description="The key that handed over to it; null at first.")
    endorsement: str | None = Field(description="That key's signature of this one.")


class Keys(Answer):
    """All keys there were, the oldest first."""

    items: list[Key]


class CheckpointDetail(Checkpoint):
    """A checkpoint with the key that signed it."""

    public_key: str


class Line(Answer):
    """A sealed event's canonical line, made anew from the books; null where its row is gone."""

    position: int
    journal: int | None
    subject_id: UUID
    line: str | None
    leaf: str = Field(description="The hash that was sealed: that of the line, if none touched it.")

    @classmethod
    def fields_of(cls, sealed: SealedLine) -> dict[str, object]:
        """What is shown of every line."""
        return {
            "position": sealed.position,
            "journal": sealed.journal,
            "subject_id": sealed.subject_id,
            "line": sealed.line,
            "leaf": sealed.leaf.hex(),
        }


class Inclusion(Line):
    """That a transfer stands under a checkpoint: from the leaf the path leads to the root."""

    path: list[str] = Field(description="RFC 6962, 2.1.1; the leaf's index is position - 1.")
    checkpoint: Checkpoint


class Consistency(Answer):
    """That an older checkpoint's tree is the beginning of a newer one's."""

    older: Checkpoint
    newer: Checkpoint
    path: list[str] = Field(description="RFC 6962, 2.1.2.")


class Sample(Answer):
    """Lines of the journal that a checkpoint's hash has drawn, in the order of drawing."""

    checkpoint: Checkpoint
    items: list[Line]


class Finding(Answer):
    """Something that is not as the books have it."""

    code: str = Field(description="What: docs/how-to/audit.md has the list.")
    id: UUID = Field(description="Of the row, or of the community where it is about all of it.")
    position: int | None = Field(description="Of the event, where it is one.")
    checkpoint: int | None = Field(description="The checkpoint's number, where it is one.")


class Reach(Answer):
    """How far the chain reaches."""

    checkpoint: Checkpoint
    journal_recorded_at: Instant | None = Field(description="When its last transfer was recorded.")

    @classmethod
    def of(cls, found: Found) -> Self | None:
        """None before the first checkpoint."""
        if found.last is None:
            return None
        last = Checkpoint.of(found.last)
        return cls(checkpoint=last, journal_recorded_at=found.journal_recorded_at)


class Proof(Answer):
    """The books looked at again, just now and all at one moment."""

    ok: bool = Field(description="true: nothing was found.")
    at: Instant
    transfers: int = Field(description="All there are, sealed or not.")
    last_recorded_at: Instant | None
    sealed: Reach | None = Field(description="null before the first checkpoint.")
    waiting: int = Field(description="Events that do not stand under a checkpoint yet.")
    unendorsed_keys: list[str] = Field(
        description="Keys to ask about: no older key handed over to them."
    )
    made_as: str = Field(description="real, demo or test.")
    clock_offset_seconds: int = Field(description="Of the books' clock; not 0 in a demo or test.")
    findings: list[Finding]

    @classmethod
    def of(cls, at: Instant, found: Found, clock: tuple[str, int]) -> Self:
        """As it is shown."""
        return cls(
            ok=found.holds,
            at=at,
            transfers=found.transfers,
            last_recorded_at=found.last_recorded_at,
            sealed=Reach.of(found),
            waiting=found.waiting,
            unendorsed_keys=list(found.unendorsed_keys),
            made_as=clock[0],
            clock_offset_seconds=clock[1],
            findings=[Finding.model_validate(one) for one in found.findings],
        )

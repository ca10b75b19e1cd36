"""Requests and answers about contributions and thanks."""

from datetime import date
from typing import Annotated, Any, Literal, Self
from uuid import UUID

from pydantic import Field, model_validator

from timebank.activities.schemas import Asked as AskedFor
from timebank.base.actors import Caller
from timebank.contributions.rules import open_question, reads_note
from timebank.contributions.shown import shown
from timebank.http.fields import (
    LEFT_OUT,
    Answer,
    Day,
    ExternalRef,
    Filters,
    Id,
    Instant,
    Minutes,
    Note,
    Reason,
    Rows,
    Sent,
    Text,
    at_least_one,
    bound,
    exactly_one,
    not_both,
    says,
)

State = Literal["logged", "queried", "verified", "declined", "withdrawn", "historic", "reversed"]
ReversalReason = Literal[
    "mistake",
    "duplicate",
    "wrong_person",
    "wrong_minutes",
    "wrong_day",
    "wrong_activity",
    "not_given",
    "other",
]


Number = Annotated[str, Text(20)]


def period(
    worked_on: date | None, worked_from: date | None, worked_to: date | None
) -> tuple[date, date]:
    """First and last day: of a day, or of a period within one calendar month, and never both."""
    if worked_on and not (worked_from or worked_to):
        return worked_on, worked_on
    if worked_on or worked_from is None or worked_to is None:
        raise says("day_or_period")
    one_month = (worked_from.year, worked_from.month) == (worked_to.year, worked_to.month)
    if worked_from > worked_to or not one_month:
        raise says("period_in_month")
    return worked_from, worked_to


class ReceiverNamed(Sent):
    """Who received the help: a member, by id or by the number on the card, or an organisation."""

    model_config = bound(exactly_one("member_id", "number", "organisation_id"))

    member_id: Id | None = None
    number: Number | None = None
    organisation_id: Id | None = None

    @model_validator(mode="after")
    def one(self) -> Self:
        """Named in exactly one way."""
        if sum(x is not None for x in (self.member_id, self.number, self.organisation_id)) != 1:
            raise says("one_receiver")
        return self


class ContributionNew(Sent):
    """Time given on one day. `receiver` null is the community itself."""

    model_config = bound(exactly_one("giver_id", "giver_number"))

    id: Id | None = Field(default=None, description="Made by the client: sent again, one effect.")
    giver_id: Id | None = None
    giver_number: Number | None = Field(
        default=None, description="The number on the giver's card, instead of `giver_id`."
    )
    receiver: ReceiverNamed | None
    activity_id: Id
    worked_on: Day
    minutes: Minutes
    session_id: Id | None = Field(
        default=None, description="The session of that day at which it was given, if at one."
    )
    note: Note | None = None
    external_ref: ExternalRef | None = None

    @model_validator(mode="after")
    def one(self) -> Self:
        """The giver is named in exactly one way."""
        if (self.giver_id is None) == (self.giver_number is None):
            raise says("one_giver")
        return self


class Verify(Sent):
    """To confirm. `minutes` decides a queried one, with a `reason` where nobody claimed them."""

    minutes: Minutes | None = None
    reason: Reason | None = None


class VerifyOne(Sent):
    """One of many to confirm."""

    id: Id
    minutes: Minutes | None = None


class VerifyMany(Sent):
    """Many to confirm at once: one answer a row."""

    items: Annotated[Rows[VerifyOne], Field(json_schema_extra={"uniqueItems": True})]

    @model_validator(mode="after")
    def each_once(self) -> Self:
        """No contribution stands in the list twice."""
        if len({item.id for item in self.items}) < len(self.items):
            raise says("id_used_twice")
        return self


class ClaimNew(Sent):
    """What the other side says."""

    id: Id | None = None
    minutes: Minutes
    note: Note | None = None


class Asked(Sent):
    """A question about a contribution, or the reason for declining it, in words."""

    note: Reason


class Stays(Sent):
    """The answer to an open question: it stays as it is."""

    note: Reason | None = None


_DAYS = ("worked_on", "worked_from", "worked_to")
_TRUTHS = ("giver_id", "giver_number", "receiver", "activity_id", "minutes")


class CorrectionNew(Sent):
    """What was true. What is left out stays as it was; `receiver` null is the community itself. The
    days are a day (`worked_on`), or a period within one month (`worked_from`, `worked_to`)."""

    model_config = bound(
        at_least_one(*_TRUTHS, *_DAYS),
        not_both("giver_id", "giver_number"),
        not_both("worked_on", "worked_from"),
        dependentRequired={"worked_from": ["worked_to"], "worked_to": ["worked_from"]},
    )

    id: Id | None = Field(default=None, description="Made by the client: sent again, one effect.")
    giver_id: Id = LEFT_OUT
    giver_number: Number = LEFT_OUT
    receiver: ReceiverNamed | None = None
    activity_id: Id = LEFT_OUT
    worked_on: Day = LEFT_OUT
    worked_from: Day = LEFT_OUT
    worked_to: Day = LEFT_OUT
    minutes: Minutes = LEFT_OUT
    reason: ReversalReason
    note: Note | None = None

    @model_validator(mode="after")
    def something(self) -> Self:
        """At least one thing is put right, and each is said in one way."""
        if self.days is None and not self.model_fields_set.intersection(_TRUTHS):
            raise says("nothing_changed")
        if self.model_fields_set.issuperset({"giver_id", "giver_number"}):
            raise says("one_giver")
        return self

    @property
    def days(self) -> tuple[date, date] | None:
        """First and last day, where they are put right."""
        if not self.model_fields_set.intersection(_DAYS):
            return None
        return period(self.worked_on, self.worked_from, self.worked_to)


class ContributionFilters(Filters):
    """Which contributions."""

    state: Literal["logged", "queried", "verified", "declined", "withdrawn", "historic"] | None = (
        None
    )
    waiting: bool | None = Field(default=None, description="true: those that wait for a decision.")
    mine: bool | None = Field(
        default=None,
        description="Given by the caller or by one whom they help, or by others.",
    )
    giver_id: UUID | None = None
    receiver_id: UUID | None = Field(
        default=None, description="A member's, an organisation's or the community's id."
    )
    activity_id: UUID | None = None
    session_id: UUID | None = Field(default=None, description="Given at this session.")
    worked_from: Day | None = Field(default=None, description="Worked on this day or later.")
    worked_to: Day | None = Field(default=None, description="Worked on this day or before.")
    external_ref: ExternalRef | None = None
    without_measures: bool | None = Field(
        default=None,
        description="true: those whose giver lacks a measure; with `waiting=true`, those that wait"
        " for a coordinator because of it.",
    )


class Receiver(Answer):
    """Who received the help."""

    member_id: UUID | None = None
    organisation_id: UUID | None = None


class Contribution(Answer):
    """A contribution as it stands; `reversed` once its credit was undone, to count nowhere."""

    id: UUID
    giver_id: UUID
    receiver: Receiver | None = Field(description="null: the community itself")
    activity_id: UUID
    worked_from: date
    worked_on: date
    minutes: int
    state: State
    stated_by_id: UUID | None = Field(description="Who typed it.")
    logged_at: Instant
    decided_by_kind: Literal["member", "client", "rule"] | None
    decided_by_id: UUID | None
    decided_at: Instant | None
    typed_by_decider: bool = Field(description="One person typed and confirmed it.")
    transfer_id: UUID | None = Field(description="Its credit in the ledger.")
    corrects_id: UUID | None
    corrected_by_id: UUID | None
    looks_like_id: UUID | None = Field(description="The entry that it may be the same time as.")
    session_id: UUID | None = Field(description="The session at which it was given.")
    separate: bool = Field(description="Somebody entitled said that it is not the same time.")
    without_measures: list[AskedFor] = Field(
        description="Measures that its activity asks for and the giver lacks: while it waits, those"
        " that keep all but coordinators from confirming it; of a verified one, those that were"
        " lacking when a coordinator confirmed it all the same. For coordinators and the giver; and"
        " while it waits, for whoever would confirm it."
    )
    external_ref: str | None = Field(description="The reference that this caller has given.")

    @classmethod
    def of(cls, row: Any, caller: Caller) -> Self:
        """Made of a row with its credit, or of what a posting gave back, as this caller sees it."""
        return cls(**shown(row, caller))


class ClaimShown(Answer):
    """What one side stated, or what was decided."""

    id: UUID
    side: Literal["giver", "receiver", "decision"]
    stated_by_id: UUID | None = Field(description="null: not for this caller.")
    minutes: int
    recorded_at: Instant

    @classmethod
    def of(cls, row: Any, caller: Caller) -> Self:
        """As this caller sees the row."""
        return cls(
            id=row.id,
            side=row.side,
            stated_by_id=caller.told(row.stated_by),
            minutes=row.minutes,
            recorded_at=row.recorded_at,
        )


class NoteShown(Answer):
    """Words that a person typed."""

    words: str | None = Field(description="null: not for auditors.")
    written_by_id: UUID | None = Field(description="null: not for this caller.")
    recorded_at: Instant


class ContributionDetail(Contribution):
    """A contribution with all that was said about it."""

    claims: list[ClaimShown]
    notes: list[NoteShown]
    approval_id: UUID | None = Field(description="What waits for a second person.")
    open_question: bool = Field(
        description="A claim with other minutes waits for a correction or for `stays`."
    )

    @classmethod
    def with_words(
        cls, row: Any, claims: Any, notes: Any, caller: Caller, *, approval_id: UUID | None
    ) -> Self:
        """Made of a row, its claims and its notes, as this caller sees them."""
        sides = (row.giver_id, row.receiver_id)
        asked = open_question(row.minutes, [(c.side, c.minutes) for c in claims])
        return cls(
            **shown(row, caller),
            claims=[ClaimShown.of(claim, caller) for claim in claims],
            notes=[
                NoteShown(
                    words=words,
                    written_by_id=caller.told(n.written_by),
                    recorded_at=n.recorded_at,
                )
                for n in notes
                if reads_note(caller, sides, n.written_by)
                for words in (n.words if caller.reads_names else None,)
            ],
            approval_id=approval_id,
            open_question=row.state == "verified" and asked,
        )


class Credit(Answer):
    """The transfer that credits a contribution."""

    id: UUID
    kind: Literal["thank", "exchange"]
    debit_account_id: UUID
    credit_account_id: UUID
    minutes: int
    recorded_at: Instant
    contribution_id: UUID
    giver_balance_minutes: int | None = Field(
        description="The giver's balance after this line; null: their account is not for this"
        " caller, or not with this token (`accounts:read`)."
    )
    receiver_balance_minutes: int | None = Field(
        description="The receiving member's balance after this line; null for thanks, and likewise."
    )


class Verified(Answer):
    """A contribution confirmed, and its credit."""

    contribution: Contribution
    transfer: Credit
    passed_on_minutes: int | None = Field(
        description="Of these, how many went on: over the ceiling or by choice to the pot, of"
        " one who has left to where they said; null as the giver's balance is."
    )


class Refused(Answer):
    """Why a row stayed as it was: the problem that one request for it would have had."""

    code: str
    title: str
    detail: str
    about_id: UUID | None = Field(default=None, description="The other entry, or the approval.")
    available_minutes: int | None = None
    measure: AskedFor | None = Field(default=None, description="The measure that the giver lacks.")


class RowVerified(Answer):
    """What became of one row."""

    id: UUID
    outcome: Literal["credited", "refused"]
    transfer: Credit | None
    passed_on_minutes: int | None
    problem: Refused | None


class ManyVerified(Answer):
    """One answer a row, in the order sent."""

    items: list[RowVerified]
    credited: int
    refused: int

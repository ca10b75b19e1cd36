"""Requests and answers about exchanges."""

from datetime import date, time
from typing import Annotated, Literal, Self
from uuid import UUID

from pydantic import Field, model_validator

from timebank.base.actors import Caller
from timebank.contributions.schemas import Number
from timebank.contributions.schemas import State as HoursState
from timebank.exchanges.queries import Told
from timebank.exchanges.rules import MOST_ON_A_SIDE
from timebank.exchanges.shown import shown
from timebank.http.fields import (
    LEFT_OUT,
    Answer,
    Day,
    Filters,
    Id,
    Instant,
    Minutes,
    Reason,
    Sent,
    Text,
    bound,
    exactly_one,
    says,
)

State = Literal["proposed", "agreed", "done", "confirmed", "disputed", "cancelled"]
Side = Literal["giver", "receiver"]
Contact = Literal["email", "telephone", "coordinator"]
Reasons = Literal["not_needed", "cannot", "did_not_happen", "other"]
Action = Literal["agree", "cancel", "change", "confirm", "decline", "dispute", "done", "report"]
Place = Annotated[
    str, Text(200), Field(description="Where, as people there call it; no address of a home.")
]
Words = Annotated[str, Text(500, many_lines=True)]
TimeOfDay = Annotated[
    str,
    Field(pattern=r"^([01][0-9]|2[0-3]):[0-5][0-9]$", description="HH:MM, the community's clock"),
]
InWhoseName = Annotated[
    Id | None,
    Field(
        description="In whose name: by default oneself, or the one in it whom one helps. A"
        " coordinator who is not in it says for whom."
    ),
]


def time_of(said: str | None) -> time | None:
    """The time of day that a text says."""
    return time.fromisoformat(said) if said else None


class MemberNamed(Sent):
    """A member, by id or by the number on the card."""

    model_config = bound(exactly_one("member_id", "number"))

    member_id: Id | None = None
    number: Number | None = None

    @model_validator(mode="after")
    def one(self) -> Self:
        """Named in exactly one way."""
        if (self.member_id is None) == (self.number is None):
            raise says("one_member")
        return self


People = Annotated[list[MemberNamed], Field(min_length=1, max_length=MOST_ON_A_SIDE)]


class ExchangeNew(Sent):
    """Help that somebody proposes: who would give it to whom, what, when and where. Whose offer or
    request it began with need not be named."""

    id: Id | None = Field(default=None, description="Made by the client: sent again, one effect.")
    activity_id: Id
    listing_id: Id | None = Field(default=None, description="The offer or request it began with.")
    givers: People = Field(
        default_factory=list, description="Left out: whose offer `listing_id` is."
    )
    receivers: People = Field(
        default_factory=list, description="Left out: whose request `listing_id` is."
    )
    planned_on: Day
    planned_from: TimeOfDay | None = None
    planned_minutes: Minutes | None = None
    place: Place | None = None
    member_id: InWhoseName = None
    contact: Contact = "coordinator"
    note: Words | None = Field(default=None, description="Shown once all have agreed.")


class PlanChange(Sent):
    """What is to be changed of the plan; what is left out stays."""

    planned_on: Day = LEFT_OUT
    planned_from: TimeOfDay | None = None
    planned_minutes: Minutes | None = None
    place: Place | None = None


class AgreeingTo(Sent):
    """That somebody agrees, how they would like to be reached, and their one note to the others."""

    member_id: InWhoseName = None
    contact: Contact | None = None
    note: Words | None = None


class InName(Sent):
    """In whose name."""

    member_id: InWhoseName = None


class Cancelling(Sent):
    """Why it is called off. With `member_id`, or by one of several on a side, for them alone."""

    member_id: InWhoseName = None
    reason: Reasons


class DoneSaid(Sent):
    """How long it took, and on which day. A giver says how long they gave in all, which is split
    evenly over the receivers; a receiver how long each giver gave, or one of them."""

    member_id: InWhoseName = None
    minutes: Minutes
    worked_on: Day | None = Field(default=None, description="The planned day unless it is said.")
    giver_id: Id | None = Field(default=None, description="Of which giver a receiver says it.")


class Disputing(Sent):
    """How it was instead, in words, and perhaps in minutes."""

    member_id: InWhoseName = None
    note: Reason
    minutes: Minutes | None = None


class Reporting(Sent):
    """Whose note it is about, and what is wrong with it."""

    id: Id | None = Field(default=None, description="Made by the client: sent again, one effect.")
    member_id: Id
    words: Words


class ExchangeFilters(Filters):
    """Which exchanges."""

    state: State | None = None
    waiting: bool | None = Field(
        default=None, description="true: those that wait for a word of the caller's."
    )
    mine: bool | None = Field(
        default=None,
        description="Those that the caller, or one whom they help, is in, or others.",
    )
    member_id: UUID | None = None
    activity_id: UUID | None = None
    listing_id: UUID | None = None


class ContactShown(Answer):
    """How somebody is reached: by the one way that they chose."""

    by: Contact
    value: str | None = Field(description="For `coordinator` the host's telephone.")


class PersonIn(Answer):
    """Somebody in an exchange. Who they are is shown once all have agreed, and how they are reached
    while there is something to arrange."""

    member_id: UUID | None = Field(
        description="null until all have agreed, where it began with an offer or a request."
    )
    side: Side
    number: str | None
    name: str | None = Field(description="The first name. null too where it is for few.")
    agreed_at: Instant | None = Field(description="To the plan as it is now.")
    agreed_by_id: UUID | None = Field(description="Themselves, or who said so for them.")
    out_at: Instant | None = Field(description="They take no part any more.")
    out_by_id: UUID | None
    contact: ContactShown | None
    note: str | None = Field(
        description="To the others, once it is over, without what looks like a way to somebody."
    )
    disputes: bool = Field(description="They said that it was otherwise.")


class HoursOf(Answer):
    """One giver's time for one receiver, what each side says of it, and what became of it."""

    giver_id: UUID
    receiver_id: UUID
    contribution_id: UUID | None = Field(description="With all claims, notes and who stated them.")
    state: HoursState | None = Field(description="Of the contribution; null: nobody stated it.")
    worked_on: date | None
    giver_minutes: int | None
    receiver_minutes: int | None
    credited_minutes: int | None
    decided_by_id: UUID | None
    transfer_id: UUID | None
    corrected_by_id: UUID | None


class Exchange(Answer):
    """An exchange as it stands."""

    id: UUID
    state: State
    activity_id: UUID
    listing_id: UUID | None
    planned_on: date
    planned_from: str | None
    planned_minutes: int | None
    place: str | None
    proposed_by_id: UUID | None
    proposed_at: Instant
    agreed_at: Instant | None = Field(description="When all had agreed to this plan.")
    done_by_id: UUID | None
    done_at: Instant | None = Field(description="When hours were first stated.")
    cancelled_by_id: UUID | None
    cancelled_at: Instant | None
    cancel_reason: Literal["declined", "not_needed", "cannot", "did_not_happen", "other"] | None
    people: list[PersonIn]
    hours: list[HoursOf]
    actions: list[Action] = Field(
        description="What the caller may do next: the last part of each call's path, `change` being"
        " PATCH of the exchange itself."
    )

    @classmethod
    def of(cls, told: Told, caller: Caller, host_telephone: str | None) -> Self:
        """Made of its rows, as this caller sees it."""
        return cls(**shown(told, caller, host_telephone))


class NoteReported(Answer):
    """The concern that was raised."""

    concern_id: UUID
    told: bool = Field(
        description="False: nobody is there to read it but whom it is about. Whoever sent it rings"
        " the time bank, and asks for somebody else."
    )

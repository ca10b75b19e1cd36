"""Requests and answers about sign-ups, attendance, and closing."""

from typing import Annotated, Any, Literal, Self
from uuid import UUID

from pydantic import Field, model_validator

from timebank.activities.schemas import Asked as AskedFor
from timebank.base.actors import Caller
from timebank.base.actors import Language as Reads
from timebank.contributions.answers import line_thanked, refused
from timebank.contributions.schemas import Credit, Number, Refused
from timebank.http.fields import Answer, Id, Instant, Name, Sent, says
from timebank.people.schemas import Language
from timebank.sessions import rules
from timebank.sessions.closing import Closed
from timebank.sessions.schemas import Length, Role, Session

CameBy = Literal["list", "card", "pin", "walk_in"]
Heads = Annotated[int, Field(strict=True, ge=1, le=rules.MOST_HEADS)]


class SignUpNew(Sent):
    """That somebody comes: oneself, if nobody is named."""

    id: Id | None = Field(default=None, description="Made by the client: sent again, one effect.")
    member_id: Id | None = None
    number: Number | None = Field(default=None, description="The number on the member's card.")
    role: Role = "guest"

    @model_validator(mode="after")
    def one(self) -> Self:
        """Named in one way, or not at all."""
        if self.member_id is not None and self.number is not None:
            raise says("member_or_number")
        return self


class SignUp(Answer):
    """That a member comes, or waits for a place."""

    id: UUID
    session_id: UUID
    member_id: UUID
    number: str | None = Field(default=None, description="On their card: in the list.")
    name: str | None = Field(
        default=None, description="In the list, for whoever may read it; of others the number."
    )
    role: Role
    state: Literal["in", "waiting", "cancelled"]
    made_by_id: UUID | None = Field(description="Who signed them up; null: not for this caller.")
    made_at: Instant
    in_at: Instant | None = Field(description="When they got their place.")
    ended_by_id: UUID | None
    ended_at: Instant | None
    access_needs: str | None = Field(
        default=None,
        description="What to see to, so that they can take part: in the list, for whoever runs the"
        " session, until it is closed.",
    )

    @classmethod
    def of(cls, row: Any, caller: Caller) -> Self:
        """As it stands in its table, for this caller."""
        told = row._asdict()
        return cls(
            **{name: told[name] for name in cls.model_fields if name in told},
            made_by_id=caller.told(row.made_by),
            ended_by_id=caller.told(row.ended_by),
        )


class NewToday(Sent):
    """Somebody who came for the first time: name and language are enough to be thanked."""

    id: Id | None = Field(default=None, description="Made by the client, of the new member.")
    name: Name
    language: Language


class AttendanceNew(Sent):
    """That somebody came: by id, by the number on the card, new today, or guests without a name
    (`guests`, how many)."""

    id: Id | None = Field(default=None, description="Made by the client: sent again, one effect.")
    member_id: Id | None = None
    number: Number | None = None
    new: NewToday | None = None
    guests: Heads | None = Field(default=None, description="Who came and gave no name.")
    role: Role = Field(default="giver", description="Guests without a name are guests.")
    in_at: Instant | None = Field(default=None, description="Now, if left out.")
    out_at: Instant | None = None
    minutes: Length | None = Field(default=None, description="Stated: goes before the clock.")

    @model_validator(mode="after")
    def one(self) -> Self:
        """Named in exactly one way."""
        ways = (self.member_id, self.number, self.new, self.guests)
        if sum(way is not None for way in ways) != 1:
            raise says("one_attendee")
        return self


class PinTyped(Sent):
    """That somebody came, as they type it themselves: the number on their card, and their PIN."""

    id: Id | None = Field(default=None, description="Made by the client: sent again, one effect.")
    number: Number
    pin: str = Field(pattern=r"^[0-9]{4,6}$", description="Four to six digits.")
    role: Role = "giver"


class CheckOut(Sent):
    """When somebody left; now, if left out."""

    out_at: Instant | None = None


class MinutesStated(Sent):
    """How long somebody gave time."""

    minutes: Length


class Attendance(Answer):
    """That somebody came. `known_minutes` is what is stated, or what the clock says; null: they
    were not checked out, and it is not guessed. `sheet_minutes`: the paper says these, and nobody
    has said which are right."""

    id: UUID
    session_id: UUID
    member_id: UUID | None = Field(description="null: guests without a name.")
    number: str | None = Field(default=None, description="On their card: in the list.")
    name: str | None = Field(
        default=None, description="In the list, for whoever may read it; of others the number."
    )
    heads: int
    role: Role
    came_by: CameBy
    in_at: Instant | None
    in_by_id: UUID | None = Field(description="null: not for this caller.")
    out_at: Instant | None
    out_by_id: UUID | None
    minutes: int | None = Field(description="As stated.")
    known_minutes: int | None
    sheet_minutes: int | None
    check_out_missing: bool
    contribution_id: UUID | None
    withdrawn_at: Instant | None

    @classmethod
    def of(cls, row: Any, caller: Caller) -> Self:
        """As it stands in its table, for this caller."""
        told = row._asdict()
        known = rules.known_minutes(row)
        return cls(
            **{name: told[name] for name in cls.model_fields if name in told},
            in_by_id=caller.told(row.in_by),
            out_by_id=caller.told(row.out_by),
            known_minutes=known,
            check_out_missing=row.role == "giver" and known is None,
        )


class SheetLineNew(Sent):
    """One line of a sheet: by id, by number, or new today."""

    id: Id | None = Field(default=None, description="Made by the client: sent again, one effect.")
    member_id: Id | None = None
    number: Number | None = None
    new: NewToday | None = None
    role: Role = "giver"
    minutes: Length | None = Field(default=None, description="null: not written down.")

    @model_validator(mode="after")
    def one(self) -> Self:
        """Named in exactly one way."""
        if sum(way is not None for way in (self.member_id, self.number, self.new)) != 1:
            raise says("one_attendee")
        return self


class Sheet(Sent):
    """A whole paper sheet. With it the session is closed."""

    lines: Annotated[list[SheetLineNew], Field(max_length=rules.MOST_NAMES)]
    guests: Annotated[int, Field(strict=True, ge=0, le=rules.MOST_HEADS)] = Field(
        default=0, description="Who came and gave no name."
    )


class RowClosed(Answer):
    """What became of one attendance: a giver's time credited now, credited before (with
    `open_question` where a claim has other minutes), or waiting with the reason; of a guest
    nothing."""

    attendance_id: UUID
    member_id: UUID | None
    heads: int
    role: Role
    minutes: int | None
    outcome: Literal["credited", "credited_before", "waiting", "guest"]
    contribution_id: UUID | None = None
    transfer: Credit | None = None
    passed_on_minutes: int | None = 0
    open_question: bool = False
    without_measures: list[AskedFor] = Field(
        default_factory=list,
        description="What the giver lacked where a coordinator's word credited it all the same.",
    )
    problem: Refused | None = None

    @classmethod
    def of(cls, closed: Closed, caller: Caller, language: Reads) -> Self:
        """Made of what became of it, as this caller sees it."""
        row = closed.row
        told: dict[str, Any] = {
            "attendance_id": row.id,
            "member_id": row.member_id,
            "heads": row.heads,
            "role": row.role,
            "minutes": closed.minutes,
        }
        if closed.outcome is None:
            problem = refused(closed.refusal, language)
            return cls(**told, outcome="waiting" if problem else "guest", problem=problem)
        line = line_thanked(closed.outcome, caller, language)
        return cls(**told, **{name: getattr(line, name) for name in _OF_THANKS})


_OF_THANKS = (
    "outcome",
    "contribution_id",
    "transfer",
    "passed_on_minutes",
    "open_question",
    "without_measures",
    "problem",
)


class SessionClosed(Answer):
    """A session that is closed, with one answer a row and the totals."""

    session: Session
    items: list[RowClosed]
    credited: int
    credited_minutes: int
    waiting: int
    guests: int


class MinutesTaken(Answer):
    """The attendance as it is now, and what came of it where the session was closed before."""

    attendance: Attendance
    closed: RowClosed | None

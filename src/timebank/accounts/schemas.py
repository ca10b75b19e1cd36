"""Requests and answers about accounts and statements."""

from datetime import date
from typing import Annotated, Any, Literal, Self
from uuid import UUID

from pydantic import Field, model_validator

from timebank.accounts.queries import Seen
from timebank.accounts.rules import MoveReason
from timebank.accounts.statement_names import ReadBy
from timebank.accounts.statement_queries import Line
from timebank.base.actors import Language
from timebank.base.words import say
from timebank.http.fields import (
    LEFT_OUT,
    Answer,
    Day,
    Filters,
    FloorMinutes,
    Instant,
    Lenient,
    Minutes,
    Sent,
    Text,
    at_least_one,
    bound,
    says,
)

AccountType = Literal[
    "member", "organisation", "pot", "contributions", "retired", "expired", "opening"
]
TransferKind = Literal[
    "thank",
    "exchange",
    "gift",
    "donate",
    "grant",
    "spend",
    "retire",
    "expire",
    "opening",
    "reversal",
]
PartyType = Literal[
    "member",
    "organisation",
    "community",
    "pot",
    "contributions",
    "retired",
    "expired",
    "opening",
]


class AccountFilters(Filters):
    """Which accounts."""

    type: AccountType | None = None
    owner_id: UUID | None = Field(
        default=None, description="A member's, an organisation's or the community's id."
    )
    number: Annotated[str, Text(20)] | None = Field(default=None, description="A member's number.")
    at: Instant | None = Field(default=None, description="Balance and held minutes as they were.")


class Moment(Filters):
    """Now, or an instant."""

    at: Instant | None = Field(default=None, description="Balance and held minutes as they were.")


class Advice(Answer):
    """A word about a balance outside the community's soft band: it only advises."""

    code: Literal["below_soft_band", "above_soft_band"]
    detail: str


class Account(Answer):
    """An account as it stands. In the past only `balance_minutes` and `held_minutes` are known; the
    community's own accounts but the pot have no limits."""

    id: UUID
    type: AccountType
    owner_id: UUID
    balance_minutes: int
    held_minutes: int = Field(description="Reserved for partners, and not to be spent otherwise.")
    available_minutes: int | None = Field(
        description="The most that may leave now: balance less held less floor, never less than 0."
    )
    floor_minutes: int | None
    ceiling_minutes: int | None
    passes_on: bool | None = Field(description="Thanks go on to the pot, by the member's choice.")
    closed: bool | None
    advice: Advice | None
    at: Instant | None = Field(description="The instant asked for; null is now.")

    @classmethod
    def of(cls, seen: Seen, language: Language) -> Self:
        """Made of an account as it was seen, in the reader's language."""
        standing, past = seen.standing, seen.at is not None
        return cls.model_validate(
            {
                "id": standing.account_id,
                "type": standing.type,
                "owner_id": standing.owner_id,
                "balance_minutes": standing.balance_minutes,
                "held_minutes": standing.held_minutes,
                "available_minutes": standing.available_minutes,
                "floor_minutes": standing.floor_minutes,
                "ceiling_minutes": standing.ceiling_minutes,
                "passes_on": None if past else standing.passes_on,
                "closed": None if past else standing.closed,
                "advice": _advice(seen.outside_soft_band, language),
                "at": seen.at,
            }
        )


def _advice(side: str | None, language: Language) -> Advice | None:
    if side is None:
        return None
    code: Literal["below_soft_band", "above_soft_band"] = (
        "below_soft_band" if side == "below" else "above_soft_band"
    )
    return Advice(code=code, detail=say(language, f"account-{code}"))


class AccountChange(Sent):
    """New limits; what is left out stays. `reason` is needed, but for one's own `passes_on`."""

    model_config = bound(at_least_one("floor_minutes", "ceiling_minutes", "passes_on", "closed"))

    floor_minutes: FloorMinutes = LEFT_OUT
    ceiling_minutes: Minutes | None = Field(default=None, description="null: no ceiling.")
    passes_on: bool = LEFT_OUT
    closed: bool = Field(
        default_factory=lambda: False,
        description="Only an account at zero, with nothing held, closes.",
    )
    reason: Annotated[MoveReason | None, Lenient] = None

    @model_validator(mode="after")
    def something(self) -> Self:
        """At least one limit."""
        if not self.limits:
            raise says("limits_missing")
        return self

    @property
    def limits(self) -> dict[str, Any]:
        """What was sent of the limits, by name."""
        return self.model_dump(exclude={"reason"}, exclude_unset=True)


class StatementFilters(Filters):
    """Which lines of a statement."""

    first: Day | None = Field(
        default=None, alias="from", description="Written down on this day or later."
    )
    last: Day | None = Field(
        default=None, alias="to", description="Written down on this day or before."
    )
    at: Instant | None = Field(default=None, description="As it was at this instant.")
    sort: Literal["recorded_at", "-recorded_at"] = Field(
        default="-recorded_at", description="With - the newest first."
    )
    format: Literal["json", "csv"] | None = Field(
        default=None, description="csv: all lines at once. Without it, by Accept."
    )


class StatementLine(Answer):
    """One transfer as the account saw it. The other side of thanks is who received the hours."""

    transfer_id: UUID
    recorded_at: Instant
    kind: TransferKind
    change_minutes: int = Field(description="What came in; below zero, what went out.")
    balance_minutes: int = Field(description="The balance after this line.")
    other_type: PartyType
    other_id: UUID | None = Field(
        description="The other side's owner: member, organisation, community; null: not for this"
        " caller, and nor are the hours or the hold."
    )
    other_name: str | None = Field(
        description="To auditors a member's number; a private organisation's is for its own."
    )
    worked_on: date | None = Field(description="For an hour given: the day.")
    contribution_id: UUID | None
    reverses_id: UUID | None
    hold_id: UUID | None
    reason: str | None

    @classmethod
    def of(cls, line: Line, reader: ReadBy) -> Self:
        """Made of a line, as its reader sees it."""
        shown: dict[str, Any] = {"other_name": reader.other_name(line)}
        if not reader.knows(line):
            shown |= dict.fromkeys(("other_id", "contribution_id", "hold_id"))
        return cls.model_validate(line).model_copy(update=shown)

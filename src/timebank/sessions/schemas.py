"""Requests and answers about sessions and series."""

import re
from datetime import date, time
from typing import Annotated, Any, Literal, Self
from uuid import UUID

from pydantic import BeforeValidator, Field

from timebank.base.actors import Caller, Language
from timebank.base.words import say
from timebank.communities.schemas import AreaCode
from timebank.http.fields import (
    LEFT_OUT,
    Answer,
    Day,
    Filters,
    Id,
    Instant,
    Name,
    Sent,
    Text,
    at_least_one,
    bound,
    says,
)
from timebank.sessions import rules
from timebank.sessions.recurrence import LONGEST_RULE, local
from timebank.sessions.rules import Now

_CLOCK = r"([01][0-9]|2[0-3]):[0-5][0-9]"


def _time_of_day(written: object) -> object:
    if not isinstance(written, str) or not re.fullmatch(_CLOCK, written):
        raise says("time_of_day")
    return time.fromisoformat(written)


TimeOfDay = Annotated[
    time,
    BeforeValidator(_time_of_day, json_schema_input_type=str),
    Field(
        strict=False,
        description="HH:MM by the community's clock.",
        json_schema_extra={"pattern": f"^{_CLOCK}$", "format": "time-of-day"},
    ),
]
Length = Annotated[
    int, Field(strict=True, ge=1, le=rules.LONGEST_MINUTES, description="Whole minutes.")
]
Places = Annotated[
    int,
    Field(strict=True, ge=1, le=10_000, description="For givers and guests; null: no bound."),
]
PlaceName = Annotated[str, Text(200), Field(description="As people call it; no address of a home.")]
SignUpWay = Annotated[
    Literal["open", "by_lead", "none"],
    Field(description="By themselves, by a lead who puts them on the list, or they just come."),
]
State = Literal["open", "cancelled", "closed"]
Reason = Literal["weather", "nobody_to_lead", "place_not_free", "too_few", "other"]
Rule = Annotated[
    str,
    Text(LONGEST_RULE),
    Field(
        description="RFC 5545, as in FREQ=WEEKLY;BYDAY=TU. DAILY, WEEKLY, MONTHLY or YEARLY, at"
        " most 400 dates where it ends; without COUNT or UNTIL it goes on, twelve months ahead."
    ),
]
Role = Literal["giver", "guest"]
NAMED = bound(at_least_one("name_en", "name_cy"))


class _Plan(Sent):
    """What a session and a series have in common."""

    organisation_id: Id | None = Field(description="null: the community's own.")
    activity_id: Id
    name_en: Name | None = None
    name_cy: Name | None = None
    place: PlaceName | None = None
    area: AreaCode | None = Field(default=None, description="A code of the community's areas.")
    minutes: Length
    places: Places | None = None
    sign_up: SignUpWay = "open"
    on_noticeboard: bool = Field(default=False, description="Shown to everybody, without names.")


class SessionNew(_Plan):
    """A session of one date. It has a name in English, in Welsh, or in both."""

    model_config = NAMED

    id: Id | None = Field(default=None, description="Made by the client: sent again, one effect.")
    day: Day
    starts: TimeOfDay


class SeriesNew(_Plan):
    """Sessions that repeat. The time by the clock stays when the clock changes."""

    model_config = NAMED

    id: Id | None = Field(default=None, description="Made by the client: sent again, one effect.")
    first_on: Day = Field(description="The rule counts from here.")
    starts: TimeOfDay
    rule: Rule


class _Change(Sent):
    name_en: Name | None = None
    name_cy: Name | None = None
    place: PlaceName | None = None
    area: AreaCode | None = None
    starts: TimeOfDay = LEFT_OUT
    minutes: Length = LEFT_OUT
    places: Places | None = None
    sign_up: SignUpWay = LEFT_OUT
    on_noticeboard: bool = LEFT_OUT


class SessionChange(_Change):
    """What is to be changed of this date alone; what is left out stays. Its series changes it no
    more."""

    day: Day = LEFT_OUT


class SeriesChange(_Change):
    """What is to be changed of the series, and of its sessions to come of which nobody said
    otherwise; what is left out stays."""

    first_on: Day = LEFT_OUT
    rule: Rule = LEFT_OUT


class CalledOff(Sent):
    """Why a session, or a series from now on, does not take place."""

    reason: Reason


class SessionFilters(Filters):
    """Which sessions."""

    organisation_id: UUID | None = None
    series_id: UUID | None = None
    activity_id: UUID | None = None
    area: AreaCode | None = None
    state: State | None = None
    mine: bool | None = Field(
        default=None,
        description="Those for which the caller, or one whom they help, is signed up, or others.",
    )
    starts_from: Instant | None = Field(default=None, description="Begins then or later.")
    starts_to: Instant | None = Field(default=None, description="Begins before.")


class SeriesFilters(Filters):
    """Which series."""

    organisation_id: UUID | None = None


class OwnSignUp(Answer):
    """The caller's own sign-up, while it stands."""

    id: UUID
    state: Literal["in", "waiting"]
    role: Role
    before: int | None = Field(description="How many wait before them, where they wait.")


class HelpedSignUp(OwnSignUp):
    """The sign-up of somebody whom the caller helps, while it stands."""

    member_id: UUID


class Session(Answer):
    """A session. `actions` are what this caller may do next: the last parts of the paths."""

    id: UUID
    series_id: UUID | None
    series_on: date | None = Field(description="The date of the series that it was made for.")
    organisation_id: UUID | None = Field(description="null: the community's own.")
    activity_id: UUID
    name_en: str | None = Field(description="null: in Welsh only.")
    name_cy: str | None = Field(description="null: in English only.")
    place: str | None
    area: str | None
    day: date
    starts: str = Field(description="HH:MM by the community's clock.")
    starts_at: Instant
    ends_at: Instant
    minutes: int
    places: int | None
    places_left: int | None = Field(description="null: no bound. 0 for whoever waits, or would.")
    coming: int | None = Field(description="How many have a place, for whoever runs it.")
    waiting: int | None = Field(description="How many wait for one, for whoever runs it.")
    sign_up: SignUpWay
    signed_up: OwnSignUp | None
    signed_up_helped: list[HelpedSignUp] = Field(description="Of whom the caller helps.")
    on_noticeboard: bool
    state: State
    state_by_id: UUID | None
    state_at: Instant | None
    reason: Literal[Reason, "series_changed"] | None = Field(description="Of one called off.")
    actions: list[rules.Action]
    made_at: Instant

    @classmethod
    def of(cls, row: Any, caller: Caller, now: Now, zone: str) -> Self:
        """As this caller sees it now."""
        runs = rules.runs(caller, row.organisation_id)
        # Whoever had a place before they were kept apart from somebody sees nothing change.
        seeks = row.own_state is None and not runs
        full = row.own_state == "waiting" or (row.apart_here and seeks)
        own = {
            "id": row.own_id,
            "state": row.own_state,
            "role": row.own_role,
            "before": row.own_before,
        }
        told = _told(row)
        for name in ("coming", "waiting"):
            told[name] = told[name] if runs else None
        if full and row.places is None:
            told["places"] = row.coming
        return cls(
            **{name: told[name] for name in cls.model_fields if name in told},
            starts=local(row.starts_at, zone).strftime("%H:%M"),
            minutes=int((row.ends_at - row.starts_at).total_seconds()) // 60,
            places_left=rules.places_left(row.places, row.coming, full=full),
            signed_up=OwnSignUp(**own) if row.own_id else None,
            state_by_id=caller.told(row.state_by),
            actions=rules.actions(caller, row, now),
        )


def _told(row: Any) -> dict[str, Any]:
    """The columns, with what would name a private organisation to whoever may not know it."""
    told: dict[str, Any] = row._asdict()
    if row.named:
        return told
    names = {f"name_{one}": say(one, "organisation-private") for one in Language}
    return {**told, **names, "place": None}


class Series(Answer):
    """Sessions that repeat. `made_until`: up to this day there are sessions of it."""

    id: UUID
    organisation_id: UUID | None
    activity_id: UUID
    name_en: str | None
    name_cy: str | None
    place: str | None
    area: str | None
    first_on: date
    starts: str = Field(description="HH:MM by the community's clock.")
    minutes: int
    rule: str
    places: int | None
    sign_up: SignUpWay
    on_noticeboard: bool
    made_until: date
    made_at: Instant
    ended_at: Instant | None

    @classmethod
    def of(cls, row: Any) -> Self:
        """As it stands in its table."""
        told = _told(row)
        return cls(
            **{name: told[name] for name in cls.model_fields if name in told},
            starts=row.starts_local.strftime("%H:%M"),
        )

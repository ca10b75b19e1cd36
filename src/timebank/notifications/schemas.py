"""Requests and answers about what members are told."""

from collections.abc import Sequence
from enum import StrEnum
from typing import Any, Self
from uuid import UUID

from pydantic import Field

from timebank.base.actors import Language
from timebank.http.fields import Answer, Filters, Id, Instant, Sent
from timebank.notifications.rules import NewsKind
from timebank.sending.queries import Claimed
from timebank.sending.wording import lines_of


class ByHand(StrEnum):
    """Ways that a person carries out."""

    TELEPHONE = "telephone"
    LETTER = "letter"


class WaitingFilters(Filters):
    """Which list."""

    by: ByHand


class ToTell(Answer):
    """What somebody is to be told, by a person."""

    id: UUID
    by: ByHand
    member_id: UUID | None
    number: str
    name: str
    language: Language = Field(description="In which they are told; the lines are in it.")
    telephone: str | None
    lines: list[str]
    made_at: Instant

    @classmethod
    def of(cls, waiting: Claimed) -> Self:
        """As it would be said now."""
        return cls(
            id=waiting.id,
            by=ByHand(waiting.by),
            member_id=waiting.member_id,
            number=waiting.number,
            name=waiting.name,
            language=waiting.language,
            telephone=waiting.mobile,
            lines=lines_of(waiting),
            made_at=waiting.made_at,
        )


class WasTold(Answer):
    """Somebody was told; what it was is forgotten."""

    id: UUID
    by: ByHand
    member_id: UUID
    done_at: Instant


class Whose(Filters):
    """Whose messages are meant."""

    member_id: Id | None = Field(
        default=None, description="Of somebody whom one helps; for coordinators, of anybody."
    )


class SwitchedOff(Answer):
    """Messages that a member does not get."""

    kind: NewsKind
    by_id: UUID = Field(
        description="Who switched them off: themselves, who helps them, or a coordinator."
    )
    at: Instant


class Choices(Answer):
    """Which messages a member gets: all, until they are switched off."""

    member_id: UUID
    switched_off: list[SwitchedOff]
    exchange_answered: bool
    exchange_changed: bool
    session_tomorrow: bool
    session_cancelled: bool
    place_free: bool
    please_confirm: bool
    entry_questioned: bool
    thanked: bool

    @classmethod
    def of(cls, member_id: UUID, rows: Sequence[Any]) -> Self:
        """What was switched off, as it stands in its table."""
        off = [
            SwitchedOff(kind=NewsKind(one.kind), by_id=one.off_by, at=one.off_at) for one in rows
        ]
        none = {one.kind for one in off}
        on = {kind.value: kind not in none for kind in NewsKind}
        return cls.model_validate({"member_id": member_id, "switched_off": off, **on})


class ChoicesChange(Sent):
    """What is not named stays as it is."""

    exchange_answered: bool | None = None
    exchange_changed: bool | None = None
    session_tomorrow: bool | None = None
    session_cancelled: bool | None = None
    place_free: bool | None = None
    please_confirm: bool | None = None
    entry_questioned: bool | None = None
    thanked: bool | None = None

    @property
    def chosen(self) -> dict[NewsKind, bool]:
        """What is named."""
        said = {kind: getattr(self, kind.value) for kind in NewsKind}
        return {kind: on for kind, on in said.items() if on is not None}

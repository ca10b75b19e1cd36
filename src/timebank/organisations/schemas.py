"""Requests and answers about organisations."""

from typing import Any, Literal, Self
from uuid import UUID

from pydantic import Field

from timebank.base.actors import Caller, Language
from timebank.base.words import say
from timebank.http.fields import (
    LEFT_OUT,
    Answer,
    ExternalRef,
    Filters,
    Id,
    Instant,
    Name,
    Sent,
)
from timebank.organisations.rules import shows_name

Status = Literal["active", "left"]


class OrganisationNew(Sent):
    """An organisation to be taken in. A private one is shown to others as "a community group"."""

    id: Id | None = Field(default=None, description="Made by the client: sent again, one effect.")
    name_en: Name
    name_cy: Name | None = Field(default=None, description="Its Welsh name, if it has another.")
    thanks: bool = Field(default=True, description="Hands out credits for time given to it.")
    accepts_credits: bool = Field(default=False, description="Is a spend partner.")
    private: bool = Field(default=False, description="Recovery, bereavement, asylum and the like.")
    childrens_policy: bool = Field(
        default=False, description="Has one that the community has seen: may thank under-18s."
    )
    external_ref: ExternalRef | None = None


class OrganisationChange(Sent):
    """What is to be changed; what is left out stays. Its leads change names and `private`; the rest
    is a coordinator's. The status `active` takes one back in that had left."""

    name_en: Name = LEFT_OUT
    name_cy: Name | None = None
    thanks: bool = LEFT_OUT
    accepts_credits: bool = LEFT_OUT
    private: bool = LEFT_OUT
    childrens_policy: bool = LEFT_OUT
    status: Literal["active"] = LEFT_OUT
    external_ref: ExternalRef | None = None


class OrganisationFilters(Filters):
    """Which organisations. References are the caller's own."""

    thanks: bool | None = None
    accepts_credits: bool | None = None
    status: Status | None = None
    external_ref: ExternalRef | None = None


class Organisation(Answer):
    """A group, charity, public service or venue. To those who may not know its name, a private one
    is "a community group"."""

    id: UUID
    name_en: str
    name_cy: str | None
    thanks: bool
    accepts_credits: bool
    private: bool
    childrens_policy: bool
    status: Status
    external_ref: str | None = Field(description="The reference that this caller has given.")
    account_id: UUID | None
    recorded_at: Instant

    @classmethod
    def of(cls, row: Any, caller: Caller) -> Self:
        """As this caller sees the row."""
        named = shows_name(caller, row.id, private=row.private)
        own = row.external_ref_keeper == caller.keeper_id
        return cls(
            id=row.id,
            name_en=row.name_en if named else say(Language.ENGLISH, "organisation-private"),
            name_cy=row.name_cy if named else say(Language.WELSH, "organisation-private"),
            thanks=row.thanks,
            accepts_credits=row.accepts_credits,
            private=row.private,
            childrens_policy=row.childrens_policy,
            status=row.status,
            external_ref=row.external_ref if own else None,
            account_id=row.account_id,
            recorded_at=row.recorded_at,
        )


class OrganisationLeft(Answer):
    """An organisation that has left, and what became of the minutes that remained."""

    organisation: Organisation
    passed_on_minutes: int = Field(description="Whole minutes; 0 where nothing remained.")
    transfer_id: UUID | None
    kind: Literal["donate", "retire", "grant"] | None

"""Requests and answers about signing in."""

from typing import Annotated
from uuid import UUID

from pydantic import Field

from timebank.base.actors import Role
from timebank.http.fields import Answer, Id, Instant, Sent, Text
from timebank.people.schemas import Email

Slug = Annotated[str, Text(100)]
Device = Annotated[str, Text(60)]


class CodeWanted(Sent):
    """Who wants to sign in, and where."""

    community: Slug = Field(description="The community's slug or id.")
    email: Email


class CodeSent(Answer):
    """A code went out, if a member has this address: whether one has, nobody is told."""

    id: UUID = Field(description="Goes with the code when signing in.")
    good_for_minutes: int
    again_after_seconds: int = Field(description="Only then may another be asked for.")


class CodeShown(Sent):
    """The code that came, and what to call this sign-in."""

    community: Slug = Field(description="The community's slug or id.")
    code_id: Id
    code: str = Field(pattern=r"^[0-9]{6}$", description="Six digits.")
    device: Device = Field(description="What its owner calls it, for example `my phone`.")
    shared: bool = Field(
        default=False,
        description="Others use it too: signed out after 30 minutes of rest, not 90 days.",
    )


class SignedIn(Answer):
    """A sign-in. `token` is shown once; it lasts from its last use on."""

    id: UUID
    token: str
    expires_at: Instant
    community_id: UUID
    member_id: UUID


class SignIn(Answer):
    """Where somebody is signed in. `device` is null for a token that the operator made."""

    id: UUID
    device: str | None
    role: Role
    made_at: Instant
    expires_at: Instant
    here: bool = Field(description="Whether this request came with it.")


class Ended(Answer):
    """How many sign-ins were ended."""

    ended: int

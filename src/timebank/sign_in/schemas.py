"""Requests and answers about signing in."""

from typing import Annotated, Literal, Self
from uuid import UUID

from pydantic import ConfigDict, Field, model_validator

from timebank.base.actors import Role
from timebank.base.errors import FieldError, ValidationFailed
from timebank.http.fields import Answer, Id, Instant, Sent, Text, says
from timebank.people.schemas import Email, Telephone
from timebank.sending.numbers import mobile, only_at_home
from timebank.sign_in.code_rules import Asked
from timebank.sign_in.rules import Means

Slug = Annotated[str, Text(100)]
Device = Annotated[str, Text(60)]
SecondFactor = Annotated[str, Text(40)]
LetterCode = Annotated[str, Text(40)]
SignInRole = Literal["member", "organisation_lead", "coordinator", "safeguarding_lead", "auditor"]


class CodeWanted(Sent):
    """Who wants to sign in, and where: an address or a number."""

    model_config = ConfigDict(
        json_schema_extra={
            "oneOf": [
                {"properties": {way: {"type": "string"}}, "required": [way]}
                for way in ("email", "telephone")
            ]
        }
    )
    community: Slug = Field(description="The community's slug or id.")
    email: Email | None = None
    telephone: Telephone | None = Field(
        default=None, description="A UK mobile number, instead: the code comes as a text."
    )

    @model_validator(mode="after")
    def _one_of_them(self) -> Self:
        if (self.email is None) == (self.telephone is None):
            raise says("email_or_telephone")
        return self

    def asked(self) -> Asked:
        """Where the code is to go. Raises ValidationFailed."""
        if self.telephone is None:
            return Asked("email", self.email or "")
        return by_text(self.telephone)


def by_text(said: str) -> Asked:
    """To a mobile number, however it is written. Raises ValidationFailed for any other."""
    number = mobile(said)
    if number is None:
        code = "telephone_mobile" if only_at_home() else "telephone_no_texts"
        raise ValidationFailed((FieldError("/telephone", code),))
    return Asked("text", number)


class CodeSent(Answer):
    """A code went out, if a member has this address: whether one has, nobody is told."""

    id: UUID = Field(description="Goes with the code when signing in.")
    good_for_minutes: int
    again_after_seconds: int = Field(description="Only then may another be asked for.")


class SignInHere(Sent):
    """Where to sign in, and what to call this sign-in."""

    community: Slug = Field(description="The community's slug or id.")
    device: Device = Field(description="What its owner calls it, for example `my phone`.")
    shared: bool = Field(
        default=False,
        description="Others use it too: signed out after 30 minutes of rest, not 90 days.",
    )


class SignInWanted(SignInHere):
    """The same, and as what."""

    role: SignInRole = Field(default="member", description="A role that the member holds.")


class CodeShown(SignInWanted):
    """The code that came; and the second factor, which every role but `member` takes."""

    code_id: Id
    code: str = Field(pattern=r"^[0-9]{6}$", description="Six digits.")
    second_factor: SecondFactor | None = Field(
        default=None, description="Six digits of the authenticator, or a recovery code."
    )


class MachineCodeShown(SignInWanted):
    """The code that `timebank sign-in-code` gave."""

    code: LetterCode


class SignedIn(Answer):
    """A sign-in. `token` is shown once; it lasts from its last use on."""

    id: UUID
    token: str
    expires_at: Instant
    community_id: UUID
    member_id: UUID


class SignIn(Answer):
    """Where somebody is signed in. `device` and `means` are null for a token that the operator
    made."""

    id: UUID
    device: str | None
    role: Role
    means: Means | None = Field(description="How; `machine` is `timebank sign-in-code`.")
    second_factor: bool
    made_at: Instant
    expires_at: Instant
    here: bool = Field(description="Whether this request came with it.")


class Ended(Answer):
    """How many sign-ins were ended."""

    ended: int

"""Requests and answers about passkeys."""

from typing import Any
from uuid import UUID

from pydantic import Field

from timebank.http.fields import Answer, Id, Instant, Sent
from timebank.sign_in.schemas import Device, SignInWanted, Slug


class PasskeyAsked(Answer):
    """What a browser is given, to have a passkey sign it."""

    id: UUID = Field(description="Goes with the answer, within five minutes.")
    options: dict[str, Any] = Field(
        description="For `PublicKeyCredential.parseCreationOptionsFromJSON` or"
        " `parseRequestOptionsFromJSON` (WebAuthn, level 3)."
    )


class PasskeyMade(Sent):
    """The passkey that a device made."""

    challenge_id: Id
    credential: dict[str, Any] = Field(description="What `toJSON()` of the credential gives.")
    name: Device = Field(description="What its owner calls the device that has it.")


class Passkey(Answer):
    """A passkey, by which its owner signs in."""

    id: UUID
    name: str
    made_at: Instant
    used_at: Instant | None = Field(description="When it was signed in with last.")


class Passkeys(Answer):
    """One's passkeys, at most 20."""

    items: list[Passkey]


class PasskeyWanted(Sent):
    """Where somebody wants to sign in."""

    community: Slug = Field(description="The community's slug or id.")


class PasskeyShown(SignInWanted):
    """What the passkey signed. It stands for both factors."""

    challenge_id: Id
    credential: dict[str, Any] = Field(description="What `toJSON()` of the credential gives.")

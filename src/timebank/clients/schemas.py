"""Requests and answers about partner apps."""

from collections.abc import Iterable
from typing import Annotated, Any, Self
from uuid import UUID

from pydantic import Field

from timebank.clients.rules import BY_ITSELF, FOR_MEMBER, FOR_ORGANISATION, LONGEST_URI
from timebank.http.fields import Answer, Filters, Id, Instant, Name, Sent, Text

LONGEST_SAID = 2_000
SCOPES = sorted(BY_ITSELF | FOR_ORGANISATION | FOR_MEMBER)
Scope = Annotated[str, Text(60)]
RedirectUri = Annotated[str, Text(LONGEST_URI)]


class ClientNew(Sent):
    """An app to be registered. It gets its secret by another call."""

    id: Id | None = Field(default=None, description="Made by the client: sent again, one effect.")
    name: Name = Field(description="As members will read it when they are asked.")
    scopes: list[Scope] = Field(
        min_length=1,
        max_length=len(SCOPES),
        description="All that it may ever ask for: " + ", ".join(SCOPES) + ".",
    )
    redirect_uris: list[RedirectUri] = Field(
        default_factory=list,
        max_length=10,
        description="Where members come back to whom it asks: https, or http on 127.0.0.1 or [::1]"
        " for an app on their own machine, there with any port. Without any it asks nobody.",
    )
    public: bool = Field(
        default=False, description="Runs where no secret can be kept: on phones, in browsers."
    )
    organisation_id: Id | None = Field(
        default=None, description="The one organisation that it acts for."
    )


class ClientFilters(Filters):
    """Which apps: all, if nothing is asked."""

    ended: bool | None = Field(default=None, description="false: with access now; true: once.")


class Secret(Answer):
    """A secret of an app; what it is, was shown once."""

    id: UUID
    made_by: UUID
    made_at: Instant
    ended_by: UUID | None
    ended_at: Instant | None


class Client(Answer):
    """An app with access to the community, or that had it until `ended_at`."""

    id: UUID = Field(description="Its client_id.")
    name: str
    organisation_id: UUID | None
    public: bool
    scopes: list[str]
    redirect_uris: list[str]
    made_by: UUID
    made_at: Instant
    ended_by: UUID | None = Field(description="null where it has ended: the operator.")
    ended_at: Instant | None
    secrets: list[Secret]

    @classmethod
    def of(cls, row: Any, secrets: Iterable[Any]) -> Self:
        """The row with its secrets among these."""
        own = [Secret.model_validate(one) for one in secrets if one.client_id == row.id]
        return cls(**row._asdict(), secrets=own)


class SecretShown(Answer):
    """A new secret. `secret` is shown this once."""

    id: UUID
    client_id: UUID
    secret: str
    made_at: Instant


class Request(Sent):
    """What the app sent the member with, as it stands in the address: see RFC 6749, 4.1.1, and
    RFC 7636, 4.3. What else stands there is left out."""

    response_type: str = Field(max_length=LONGEST_SAID, description="`code`.")
    client_id: str = Field(max_length=LONGEST_SAID)
    redirect_uri: str = Field(
        max_length=LONGEST_SAID, description="One that was registered, letter by letter."
    )
    scope: str | None = Field(default=None, max_length=LONGEST_SAID)
    state: str | None = Field(
        default=None, max_length=LONGEST_SAID, description="Goes back as it came."
    )
    code_challenge: str | None = Field(default=None, max_length=LONGEST_SAID)
    code_challenge_method: str | None = Field(
        default=None, max_length=LONGEST_SAID, description="`S256`."
    )

    def said(self) -> dict[str, str]:
        """What was said, and nothing for what was not."""
        return self.model_dump(exclude={"allow"}, exclude_none=True)


class Decision(Request):
    """The app's request, and the member's answer."""

    allow: bool


class Wish(Answer):
    """What an app asks for. Where its request is not as it must be, only `redirect_to` stands here:
    the member goes back there, with the reason."""

    client_id: UUID
    name: str
    organisation_id: UUID | None = Field(description="The one organisation that it acts for.")
    scopes: list[str]
    redirect_to: str | None


class Decided(Answer):
    """Where the member goes back to."""

    redirect_to: str


class ConsentFilters(Filters):
    """Which: all, if nothing is asked."""

    ended: bool | None = Field(default=None, description="false: in force now; true: once.")


class Consent(Answer):
    """What a member lets an app do."""

    id: UUID
    client_id: UUID
    member_id: UUID
    name: str = Field(description="The app's.")
    organisation_id: UUID | None
    scopes: list[str]
    given_at: Instant
    ended_by: UUID | None
    ended_at: Instant | None

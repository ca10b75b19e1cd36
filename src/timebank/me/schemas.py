"""Who am I, as an answer."""

from uuid import UUID

from pydantic import Field

from timebank.accounts.schemas import Account
from timebank.base.actors import Role
from timebank.http.fields import Answer
from timebank.people.schemas import Member


class CommunityHere(Answer):
    """A community to which the caller's sign-in, or one with the same address, is good."""

    id: UUID
    slug: str
    name_en: str
    name_cy: str
    here: bool = Field(description="Whether this token is for it.")


class RoleNow(Answer):
    """A role that the caller's member holds now."""

    role: Role
    organisation_id: UUID | None


class Named(Answer):
    """A member by number and name."""

    id: UUID
    number: str
    name: str


class Me(Answer):
    """Who sent this, and what is theirs."""

    role: Role = Field(description="What this token is good for.")
    member: Member | None
    number_square: list[str] = Field(
        description="The member's number as a QR code: a string for each row, 1 where it is dark"
        " and 0 where it is light, without the light border that it is drawn with."
    )
    roles: list[RoleNow] = Field(description="What the member may be, with a token for it.")
    accounts: list[Account] = Field(description="With balances.")
    helps: list[Named] = Field(description="For whom they log, confirm and book.")
    agreement_due: bool = Field(description="Whether there is a version still to be agreed to.")
    communities: list[CommunityHere] = Field(
        description="Their own, and those to which the address signs in that this sign-in proved."
    )

"""A member's copy of what they gave and did, as an answer. Other people are numbers in it."""

from datetime import date
from typing import Literal
from uuid import UUID

from pydantic import Field

from timebank.accounts.schemas import TransferKind
from timebank.activities.rules import MeasureKind
from timebank.contributions.schemas import State
from timebank.http.fields import Answer, Filters, Instant
from timebank.listings.skill_schemas import SkillKind
from timebank.people.schemas import ContactBy, Language, Status
from timebank.protection.review_rules import ItemKind
from timebank.safeguarding.measure_rules import CheckLevel, MeasureDecision
from timebank.second_person.rules import Kind
from timebank.second_person.rules import State as Answered

HeldRole = Literal["organisation_lead", "coordinator", "safeguarding_lead", "auditor"]


class ExportFilters(Filters):
    """In which form."""

    format: Literal["json", "html"] = Field(
        default="json", description="html: a page to read or print, without script."
    )


class OtherSide(Answer):
    """Who stood on the other side: another member by number alone, an organisation by name."""

    type: str
    number: str | None
    name: str | None


class LeftOut(Answer):
    """What is not in the copy, and why."""

    what: str
    why: str


class CommunityAsked(Answer):
    """The community that holds the data, and where to ask about it."""

    id: UUID
    name: str
    host: str
    ask: str = Field(description="The host's contact for data protection, else the coordinator.")


class MemberHeld(Answer):
    """The member's entry, all of it."""

    id: UUID
    number: str
    name: str
    name_used: str | None
    language: Language
    email: str | None
    telephone: str | None
    contact_by: ContactBy | None
    area: str | None = Field(description="Its name.")
    adult: bool | None
    guardian_name: str | None
    guardian_contact: str | None
    can_do: str | None
    can_do_activities: list[str]
    would_like: str | None
    would_like_activities: list[str]
    access_needs: str | None
    private: bool
    complete_by: date | None
    joined_on: date
    status: Status
    left_on: date | None
    external_ref: str | None = Field(description="What another system calls the member.")
    recorded_at: Instant


class RoleExported(Answer):
    """A role held or had; a lead's is of an organisation. `given_by_number` null: the operator, or
    somebody whom the member is never to meet, as wherever a number is of a hand."""

    role: HeldRole
    organisation: str | None
    given_at: Instant
    given_by_number: str | None
    ended_at: Instant | None
    ended_by_number: str | None


class AgreementExported(Answer):
    """What the member agreed to, and the number of who took it down."""

    version: int
    language: Language
    how: Literal["paper", "phone", "self"]
    taken_by_number: str | None
    given_at: Instant


class HelperExported(Answer):
    """Who helped the member, by number."""

    helper_number: str
    named_at: Instant
    ended_at: Instant | None


class MeasureExported(Answer):
    """A measure that was taken to keep people safe, and what was decided: nothing more is kept."""

    measure: MeasureKind
    check_level: CheckLevel | None
    seen_on: date
    seen_by_number: str | None
    look_again_on: date
    decision: MeasureDecision
    recorded_at: Instant
    ended_at: Instant | None


class ContributionExported(Answer):
    """Time that the member gave or received."""

    id: UUID
    side: Literal["gave", "received"]
    other: OtherSide
    activity: str
    worked_from: date
    worked_on: date
    minutes: int
    state: State
    stated_by_number: str | None
    logged_at: Instant
    decided_by_number: str | None
    decided_at: Instant | None
    external_ref: str | None = Field(description="The reference that the member has given.")


class ClaimExported(Answer):
    """Minutes that the member stated."""

    id: UUID
    contribution_id: UUID
    side: Literal["giver", "receiver", "decision"]
    minutes: int
    recorded_at: Instant


class NoteExported(Answer):
    """Words that the member wrote about a contribution, a transfer or a hold."""

    id: UUID
    subject_id: UUID
    words: str
    recorded_at: Instant


class AccountExported(Answer):
    """The member's account as it stands."""

    id: UUID
    balance_minutes: int
    held_minutes: int
    floor_minutes: int | None
    ceiling_minutes: int | None
    passes_on: bool
    closed: bool


class LimitsExported(Answer):
    """A change of the account's limits."""

    recorded_at: Instant
    floor_minutes: int
    ceiling_minutes: int | None
    passes_on: bool
    closed: bool
    reason: str | None


class LineExported(Answer):
    """A line of the account's statement."""

    account_id: UUID
    transfer_id: UUID
    recorded_at: Instant
    kind: TransferKind
    other: OtherSide
    change_minutes: int
    balance_minutes: int
    worked_on: date | None
    contribution_id: UUID | None
    reverses_id: UUID | None
    reason: str | None


class HoldExported(Answer):
    """Minutes that were held for a partner."""

    id: UUID
    organisation: str
    minutes: int
    captured_minutes: int | None
    state: Literal["held", "captured", "released", "lapsed"]
    placed_at: Instant
    expires_at: Instant
    ended_at: Instant | None
    reason: str | None


class SignInExported(Answer):
    """A token made for the member; never the token itself, nor its digest."""

    id: UUID
    role: str
    device: str | None = Field(description="What its owner calls the phone or computer.")
    means: str | None = Field(description="How they signed in; null for an operator's token.")
    made_at: Instant
    expires_at: Instant
    revoked_at: Instant | None


class AppExported(Answer):
    """What the member lets an app do for them, until `ended_at`."""

    id: UUID
    name: str
    scopes: list[str]
    given_at: Instant
    ended_at: Instant | None


class PasskeyExported(Answer):
    """A passkey of the member: never what it is checked with."""

    id: UUID
    name: str = Field(description="What its owner calls the device that has it.")
    made_at: Instant
    used_at: Instant | None


class ExportHead(Answer):
    """What the copy is of, when it was made, and what is not in it."""

    made_at: Instant
    community: CommunityAsked
    left_out: list[LeftOut]
    member: MemberHeld


class ListingExported(Answer):
    """What the member offered or asked for."""

    id: UUID
    listing: Literal["offer", "request"]
    activity: str
    words: str
    for_whom: str
    place: str | None
    open: Literal["open", "closed"]
    listed_at: Instant
    closed_at: Instant | None


class SkillExported(Answer):
    """Something that the member can, knows, could lend or would like to learn."""

    id: UUID
    skill: SkillKind
    activity: str | None
    words: str
    made_at: Instant
    ended_at: Instant | None


class ExchangeExported(Answer):
    """An exchange that the member was in; the hours stand among what was given and received."""

    id: UUID
    side: Literal["giver", "receiver"]
    activity: str
    planned_on: date
    planned_minutes: int | None
    place: str | None
    exchange: Literal["proposed", "agreed", "done", "cancelled"]
    contact_by: Literal["email", "telephone", "coordinator"]
    words: str | None
    proposed_at: Instant
    agreed_at: Instant | None


class SignUpExported(Answer):
    """A session that the member signed up for."""

    session_id: UUID
    session: str
    day: date
    side: Literal["giver", "guest"]
    place_state: Literal["in", "waiting", "cancelled"]
    made_at: Instant


class AttendanceExported(Answer):
    """A session that the member came to."""

    session_id: UUID
    session: str
    day: date
    side: Literal["giver", "guest"]
    came_by: Literal["list", "card", "pin", "walk_in"]
    in_at: Instant | None
    out_at: Instant | None
    minutes: int | None
    withdrawn_at: Instant | None


class ApprovalExported(Answer):
    """What waited for a second person and concerned the member."""

    id: UUID
    approval: Kind
    part: Literal["asked", "answered", "gains"]
    minutes: int
    answer: Answered
    asked_at: Instant
    ended_at: Instant | None


class GivenExported(Answer):
    """What another wrote, and a person has decided to give to the member."""

    id: UUID
    given: ItemKind
    recorded_at: Instant
    by_number: str | None = Field(description="Who wrote it; never who raised a concern.")
    words: str


class MemberExport(ExportHead):
    """All that a member gave and did, the oldest first."""

    agreements: list[AgreementExported]
    helpers: list[HelperExported]
    roles: list[RoleExported]
    measures: list[MeasureExported]
    contributions: list[ContributionExported]
    claims: list[ClaimExported]
    listings: list[ListingExported]
    skills: list[SkillExported]
    exchanges: list[ExchangeExported]
    sign_ups: list[SignUpExported]
    attendance: list[AttendanceExported]
    approvals: list[ApprovalExported]
    notes: list[NoteExported]
    given: list[GivenExported]
    accounts: list[AccountExported]
    limit_changes: list[LimitsExported]
    lines: list[LineExported]
    holds: list[HoldExported]
    sign_ins: list[SignInExported]
    apps: list[AppExported]
    passkeys: list[PasskeyExported]

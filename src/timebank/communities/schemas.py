"""Requests and answers about communities."""

from typing import Annotated, Any, Literal, Self
from uuid import UUID

from pydantic import AfterValidator, Field, WithJsonSchema

from timebank.communities.rules import RULE_NAMES, Style, id_in, is_time_zone
from timebank.http.fields import (
    LEFT_OUT,
    MOST_MINUTES,
    Answer,
    FloorMinutes,
    Id,
    Instant,
    Lenient,
    Minutes,
    Name,
    Sent,
    SignedMinutes,
    Slug,
    Text,
    says,
)


def _time_zone(name: str) -> str:
    if not is_time_zone(name):
        raise says("time_zone")
    return name


def _web_address(address: str) -> str:
    if not address.startswith(("https://", "http://")) or any(map(str.isspace, address)):
        raise says("web_address")
    return address


def _slug(slug: str) -> str:
    if "--" in slug or id_in(slug):
        raise says("slug_unfit")
    return slug


NewSlug = Annotated[
    Slug,
    AfterValidator(_slug),
    Field(json_schema_extra={"pattern": "^[a-z0-9](-?[a-z0-9]){0,62}$"}),
]
TimeZone = Annotated[
    str, Text(64), AfterValidator(_time_zone), Field(description="IANA name, as in Europe/London.")
]
WebAddress = Annotated[
    str,
    Text(500),
    AfterValidator(_web_address),
    WithJsonSchema({"type": "string", "maxLength": 500, "pattern": "^https?://[!-~]+$"}),
]
Notice = Annotated[str, Text(20_000, many_lines=True)]
Line = Annotated[str, Text(300)]
Telephone = Annotated[str, Text(40)]
Threshold = Annotated[
    int, Field(strict=True, ge=0, le=MOST_MINUTES, description="Whole minutes; null: no limit.")
]
StatedBy = Literal["groups", "members", "both"]
ShownAs = Literal["hours", "credits"]
ThankedBy = Literal["leads", "coordinators"]
LeaversMinutes = Literal["pot", "expire"]
AreaCode = Annotated[str, Field(pattern=r"^[a-z0-9](_?[a-z0-9]){0,39}$")]
Languages = Annotated[list[Literal["en", "cy"]], Field(max_length=2)]


class AreaSent(Sent):
    """An area of the community, by a code that stays while its names change."""

    code: AreaCode
    name_en: Name
    name_cy: Name


class Area(Answer):
    """An area of the community, as members live in it."""

    code: str
    name_en: str
    name_cy: str


def _areas(areas: list[AreaSent]) -> list[AreaSent]:
    if len({area.code for area in areas}) < len(areas):
        raise says("area_twice")
    return areas


Areas = Annotated[
    list[AreaSent],
    Field(max_length=200, description="The whole list; an area that members have stays in it."),
    AfterValidator(_areas),
]


class HostChange(Sent):
    """What the community says of the charity or public body that runs it. What is left out stays
    as it is."""

    legal_name: Name = LEFT_OUT
    data_protection_contact: Line | None = None
    privacy_notice_url: WebAddress | None = None
    privacy_notice_en: Notice | None = None
    privacy_notice_cy: Notice | None = None
    safeguarding_lead: Line | None = None
    telephone: Telephone | None = None
    telephone_hours_en: Line | None = None
    telephone_hours_cy: Line | None = None
    telephone_languages: Languages = LEFT_OUT
    insurer: Line | None = None


class HostNew(HostChange):
    """The charity or public body that runs a community and answers for it."""

    legal_name: Name


class Host(Answer):
    """The charity or public body that runs the community and answers for it."""

    legal_name: str
    data_protection_contact: str | None = None
    privacy_notice_url: str | None = None
    privacy_notice_en: str | None = None
    privacy_notice_cy: str | None = None
    safeguarding_lead: str | None = None
    telephone: str | None = None
    telephone_hours_en: str | None = None
    telephone_hours_cy: str | None = None
    telephone_languages: tuple[Literal["en", "cy"], ...] = ()
    insurer: str | None = None


class RulesSent(Sent):
    """Rules to set. What is left out is as the style has it, or stays as it is. Floor and ceiling
    are for accounts opened from now on."""

    hours_stated_by: StatedBy = LEFT_OUT
    shown_as: ShownAs = LEFT_OUT
    thanked_by: ThankedBy = LEFT_OUT
    leavers_minutes: LeaversMinutes = LEFT_OUT
    member_floor_minutes: FloorMinutes = LEFT_OUT
    member_ceiling_minutes: Minutes | None = None
    soft_floor_minutes: SignedMinutes | None = None
    soft_ceiling_minutes: SignedMinutes | None = None
    organisation_thanks_monthly_minutes: Threshold | None = None
    person_thanks_monthly_minutes: Threshold | None = None
    second_person_reversal_minutes: Threshold | None = None
    second_person_grant_minutes: Threshold | None = None
    under_18s: bool = LEFT_OUT
    applications_from_outside: bool = LEFT_OUT
    noticeboard: bool = LEFT_OUT


class Rules(Answer):
    """A community's rules; limits in whole minutes, null where there is none."""

    hours_stated_by: StatedBy
    shown_as: ShownAs
    thanked_by: ThankedBy
    leavers_minutes: LeaversMinutes
    member_floor_minutes: int
    member_ceiling_minutes: int | None
    soft_floor_minutes: int | None
    soft_ceiling_minutes: int | None
    organisation_thanks_monthly_minutes: int | None
    person_thanks_monthly_minutes: int | None
    second_person_reversal_minutes: int | None
    second_person_grant_minutes: int | None
    under_18s: bool
    applications_from_outside: bool
    noticeboard: bool


class CommunityNew(Sent):
    """A community to be made. Its style sets the rules that are left out."""

    id: Id | None = Field(default=None, description="Made by the client: sent again, one effect.")
    slug: NewSlug
    name_en: Name
    name_cy: Name
    style: Annotated[Style, Lenient]
    time_zone: TimeZone = "Europe/London"
    host: HostNew
    rules: RulesSent = Field(default_factory=RulesSent)
    areas: Areas = Field(default_factory=list)


class CommunityChange(Sent):
    """What is to be changed; what is left out stays. A new style changes no rule by itself."""

    name_en: Name = LEFT_OUT
    name_cy: Name = LEFT_OUT
    style: Annotated[Style, Lenient] = LEFT_OUT
    time_zone: TimeZone = LEFT_OUT
    host: HostChange = LEFT_OUT
    rules: RulesSent = LEFT_OUT
    areas: Areas = LEFT_OUT


class Community(Answer):
    """A community: its names, its host and its rules."""

    id: UUID
    slug: str
    name_en: str
    name_cy: str
    style: Style
    time_zone: str
    host: Host
    rules: Rules
    areas: list[Area] = Field(description="Where members say that they live.")
    sandbox: bool = Field(description="true: everybody in it is made up, for trying apps.")
    made_at: Instant

    @classmethod
    def of(cls, row: Any) -> Self:
        """As it stands in its table."""
        rules = {name: getattr(row, name) for name in RULE_NAMES}
        return cls(
            id=row.id,
            slug=row.slug,
            name_en=row.name_en,
            name_cy=row.name_cy,
            style=row.style,
            time_zone=row.time_zone,
            host=Host(**row.host),
            rules=Rules(**rules),
            areas=[Area(**area) for area in row.areas],
            sandbox=row.sandbox,
            made_at=row.made_at,
        )

"""The noticeboard as it is given."""

from datetime import date
from typing import Any, Self

from pydantic import Field

from timebank.communities.schemas import Area
from timebank.http.fields import Answer
from timebank.listings.noticeboard import Board
from timebank.listings.rules import ListingKind, Time


class NoticeActivity(Answer):
    """An activity by its names."""

    code: str
    name_en: str
    name_cy: str


class NoticeGroup(Answer):
    """A group by its names."""

    name_en: str
    name_cy: str | None


class Notice(Answer):
    """An offer or a request. Of a member's no more is told than this; of one of a group that is not
    private also whose it is, and what it says."""

    kind: ListingKind
    activity: NoticeActivity
    areas: list[Area]
    times: list[Time]
    listed_on: date
    organisation: NoticeGroup | None
    title_en: str | None
    title_cy: str | None
    text_en: str | None
    text_cy: str | None

    @classmethod
    def of(cls, row: Any, areas: list[Any]) -> Self:
        """As everybody may read it."""
        known = {area["code"]: area for area in areas}
        group = None
        if row.organisation_name_en is not None:
            group = NoticeGroup(name_en=row.organisation_name_en, name_cy=row.organisation_name_cy)
        return cls(
            kind=row.kind,
            activity=NoticeActivity.model_validate(row),
            areas=[Area(**known[code]) for code in row.areas if code in known],
            times=row.times,
            listed_on=row.listed_on,
            organisation=group,
            title_en=row.title_en,
            title_cy=row.title_cy,
            text_en=row.text_en,
            text_cy=row.text_cy,
        )


class Noticeboard(Answer):
    """What is offered and asked for in a community, the newest first, at most a hundred."""

    community_name_en: str
    community_name_cy: str
    items: list[Notice] = Field(description="Nothing about a person.")

    @classmethod
    def of(cls, board: Board) -> Self:
        """As everybody may read it."""
        community = board.community
        return cls(
            community_name_en=community.name_en,
            community_name_cy=community.name_cy,
            items=[Notice.of(row, community.areas) for row in board.notices],
        )

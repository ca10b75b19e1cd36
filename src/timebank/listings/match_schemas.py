"""Answers about what fits, with every reason in words."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import Annotated, Any, Self
from uuid import UUID

from pydantic import Field

from timebank.base.actors import Caller, Language
from timebank.base.words import UnknownWords, say
from timebank.http.fields import Answer, Filters
from timebank.listings.match_rules import Nudge, Reason, Why
from timebank.listings.matching import Match
from timebank.listings.schemas import Listing
from timebank.listings.skill_schemas import Skill


class MatchFilters(Filters):
    """How many of them."""

    limit: Annotated[int, Field(ge=1, le=50)] = 20


@dataclass(frozen=True)
class Shown:
    """What the rows of an answer are shown with: listings, skills and members by id, and the
    names of activities and areas, in one language."""

    caller: Caller
    language: Language
    listings: Mapping[UUID, Any]
    skills: Mapping[UUID, Any]
    members: Mapping[UUID, Any]
    activities: Mapping[UUID, str]
    areas: Mapping[str, str]

    def name(self, why: Why, code: str) -> str:
        """What one thing that two have in common is called. A language that the catalogue does not
        name is called by its code."""
        if why is Why.PLACE:
            return self.areas.get(code, code)
        kind = {Why.TIME: "listing-time", Why.LANGUAGE: "match-language"}.get(why, "measure")
        try:
            return say(self.language, f"{kind}-{code}")
        except UnknownWords:
            return code


class ReasonShown(Answer):
    """One reason why it fits, or why others come first, in words."""

    code: Why
    words: str

    @classmethod
    def of(cls, reason: Reason, activity_id: UUID, shown: Shown) -> Self:
        """In the reader's language."""
        names = [shown.name(reason.why, code) for code in reason.codes]
        if reason.why is Why.ACTIVITY:
            names = [shown.activities.get(activity_id, "")]
        words = say(shown.language, f"match-{reason.why}", what=", ".join(names))
        return cls(code=reason.why, words=words)


def _reasons(match: Match, shown: Shown) -> list[ReasonShown]:
    activity_id = match.candidate.says.activity_id
    return [ReasonShown.of(one, activity_id, shown) for one in match.reasons]


class MemberWhoCan(Answer):
    """A member who has no offer, and told on joining that they can."""

    id: UUID
    number: str
    name: str
    name_used: str | None


class OfferMatch(Answer):
    """What could be received: an offer; or the skill of somebody who has no offer; or, for
    coordinators alone, a member who told on joining that they can."""

    offer: Listing | None
    skill: Skill | None
    member: MemberWhoCan | None
    request_id: UUID | None = Field(
        description="The request that it fits; null: what the member told that they would like."
    )
    reasons: list[ReasonShown]

    @classmethod
    def all_of(cls, found: Sequence[Match], shown: Shown) -> list[Self]:
        """Those that the caller may see, in their order."""
        return [
            cls(request_id=one.for_id, reasons=_reasons(one, shown), **what)
            for one in found
            if any((what := _what(one, shown)).values())
        ]


def _what(match: Match, shown: Shown) -> dict[str, Any]:
    skill = shown.skills.get(match.candidate.id)
    member = shown.members.get(match.candidate.id)
    return {
        "offer": _listing(match, shown),
        "skill": Skill.of(skill, shown.caller, shown.language) if skill else None,
        "member": MemberWhoCan(**member) if member else None,
    }


class RequestMatch(Answer):
    """What could be given: a request that fits."""

    request: Listing
    offer_id: UUID | None = Field(
        description="The offer that it fits; null: what the member told that they can."
    )
    reasons: list[ReasonShown]

    @classmethod
    def all_of(cls, found: Sequence[Match], shown: Shown) -> list[Self]:
        """Those that the caller may see, in their order."""
        return [
            cls(request=request, offer_id=one.for_id, reasons=_reasons(one, shown))
            for one in found
            if (request := _listing(one, shown))
        ]


def _listing(match: Match, shown: Shown) -> Listing | None:
    row = shown.listings.get(match.candidate.id)
    return Listing.of(row, shown.caller, shown.language) if row else None


class RequestMatches(Answer):
    """What fits a request, the best first."""

    items: list[OfferMatch]


class NudgeShown(Answer):
    """What the member might do next, in words, and never a reproach."""

    towards: Nudge
    words: str


class MemberMatches(Answer):
    """What a member could give and could receive, the best first; `nudge` where they lately gave
    much and received nothing, the other way round, or neither."""

    give: list[RequestMatch]
    receive: list[OfferMatch]
    nudge: NudgeShown | None

"""How well an offer and a request fit, and why. Pure; what it is worth stands in matching.toml."""

import re
from collections.abc import Collection, Iterable, Iterator, Mapping
from dataclasses import dataclass
from enum import StrEnum
from uuid import UUID

from timebank.base.actors import Caller, Role
from timebank.listings.word_rules import fold


class Why(StrEnum):
    """A reason why one comes where it comes, in the order in which reasons are told."""

    ACTIVITY = "activity"
    TIME = "time"
    PLACE = "place"
    LANGUAGE = "language"
    ACCESS = "access"
    HELPED_BEFORE = "helped_before"
    GIVEN_LITTLE = "given_little"
    RECEIVED_LITTLE = "received_little"
    TOLD = "told"
    MEASURE_NEEDED = "measure_needed"


class Nudge(StrEnum):
    """What a member is nudged to: whoever gave much and received nothing to receive, and the other
    way round; who did neither lately, to begin."""

    GIVE = "give"
    RECEIVE = "receive"
    BEGIN = "begin"


@dataclass(frozen=True)
class Weights:
    """What matching.toml says. `same` and `open` by time, place and language, `around` by reason;
    `access` are the words of each thing that people need to take part."""

    same: Mapping[str, int]
    open: Mapping[str, int]
    around: Mapping[str, int]
    lately_days: int
    little_minutes: int
    much_minutes: int
    helped_within_days: int
    most_weighed: int
    most_wants: int
    access: Mapping[str, tuple[tuple[str, ...], ...]]


@dataclass(frozen=True, slots=True)
class Says:
    """What an offer or a request says of itself. What is empty is left open."""

    activity_id: UUID
    times: frozenset[str] = frozenset()
    areas: frozenset[str] = frozenset()
    languages: frozenset[str] = frozenset()


@dataclass(frozen=True, slots=True)
class Around:
    """What is known around two, as far as whoever asks may know of it. `lacking` are measures that
    whoever would give has not; `access` whether the words of one tell of what the other needs."""

    access: bool = False
    helped_before: bool = False
    given_little: bool = False
    received_little: bool = False
    told: bool = False
    lacking: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Reason:
    """One reason, with what is the same: parts of the day, codes of areas, of languages, or the
    measures that are lacking."""

    why: Why
    codes: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Fit:
    """How well two fit, the higher the better, and why."""

    score: int
    reasons: tuple[Reason, ...]


def fit(one: Says, other: Says, around: Around, weights: Weights) -> Fit | None:
    """How well an offer and a request fit; None where they are for other activities. It makes no
    difference which is which."""
    if one.activity_id != other.activity_id:
        return None
    score, reasons = 0, [Reason(Why.ACTIVITY)]
    for why, ours, theirs in (
        (Why.TIME, one.times, other.times),
        (Why.PLACE, one.areas, other.areas),
        (Why.LANGUAGE, one.languages, other.languages),
    ):
        if both := ours & theirs:
            score += weights.same[why]
            reasons.append(Reason(why, tuple(sorted(both))))
        elif not ours or not theirs:
            score += weights.open[why]
    for reason in _around(around):
        score += weights.around[reason.why]
        reasons.append(reason)
    return Fit(score, tuple(reasons))


def _around(around: Around) -> Iterator[Reason]:
    for why, is_so in (
        (Why.ACCESS, around.access),
        (Why.HELPED_BEFORE, around.helped_before),
        (Why.GIVEN_LITTLE, around.given_little),
        (Why.RECEIVED_LITTLE, around.received_little),
        (Why.TOLD, around.told),
    ):
        if is_so:
            yield Reason(why)
    if around.lacking:
        yield Reason(Why.MEASURE_NEEDED, around.lacking)


def apart_from(pairs: Iterable[tuple[UUID, UUID]], whom: Collection[UUID]) -> frozenset[UUID]:
    """Whoever is never shown to any of these members: it holds both ways."""
    both = [(one, other) for pair in pairs for one, other in (pair, pair[::-1])]
    return frozenset(other for one, other in both if one in whom)


def nudge(given_minutes: int, received_minutes: int, weights: Weights) -> Nudge | None:
    """What somebody is nudged to who gave and received so much lately."""
    gave_little = given_minutes < weights.little_minutes
    received_little = received_minutes < weights.little_minutes
    if gave_little and received_little:
        return Nudge.BEGIN
    if received_little and given_minutes >= weights.much_minutes:
        return Nudge.RECEIVE
    if gave_little and received_minutes >= weights.much_minutes:
        return Nudge.GIVE
    return None


_WORD = re.compile(r"[^\W_]+")


def every_word(text: str) -> list[str]:
    """The words of a text, folded, as they stand."""
    return _WORD.findall(fold(text))


def access_in(text: str, weights: Weights) -> frozenset[str]:
    """What of a text is about taking part: what somebody needs, or what an offer tells of."""
    words = every_word(text)
    return frozenset(
        code
        for code, phrases in weights.access.items()
        if any(_stands_in(words, phrase) for phrase in phrases)
    )


# The "t" is that of "can't" and "don't".
_DENIES = frozenset({"not", "cannot", "t", "unsuitable", "nid", "ddim", "methu", "anaddas"})
_DENIES_WITHIN = 4


def _stands_in(words: list[str], phrase: tuple[str, ...]) -> bool:
    """Whether a phrase stands there and is not denied just before: "not suitable for wheelchairs"
    is no promise."""
    return any(
        tuple(words[place : place + len(phrase)]) == phrase
        and _DENIES.isdisjoint(words[max(place - _DENIES_WITHIN, 0) : place])
        for place in range(len(words) - len(phrase) + 1)
    )


def knows_needs(caller: Caller, member_id: UUID) -> bool:
    """Whether what a member needs to take part is for this caller: themselves, and coordinators. To
    a helper it was not told."""
    own = member_id == caller.member_id or member_id in caller.merged
    return own or caller.role is Role.COORDINATOR


def told_to(caller: Caller, reasons: Iterable[Reason], giver_id: UUID | None) -> list[Reason]:
    """The reasons that this caller is told: that a measure is lacking is for coordinators, and for
    whoever would give."""
    told_all = caller.role is Role.COORDINATOR or giver_id in caller.stands_for
    return [one for one in reasons if told_all or one.why is not Why.MEASURE_NEEDED]

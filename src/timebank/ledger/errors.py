"""How the books say no. A constraint's name in the database stands for the same refusal, so that a
race gives the same answer as the check."""

import json

from timebank.base.errors import IdTaken, NotFound, Refusal
from timebank.db.failures import constraint_of, server_error


class InsufficientMinutes(Refusal):
    """The account has fewer minutes to give than asked; `available_minutes` says how many."""

    code = "insufficient_minutes"


class CeilingReached(Refusal):
    """The account may not hold as much; `available_minutes` says how many more it can take."""

    code = "ceiling_reached"


class AccountClosed(Refusal):
    """Nothing moves into or out of a closed account; it is opened again first."""

    code = "account_closed"


class AccountNotEmpty(Refusal):
    """An account closes only at zero, with nothing held."""

    code = "account_not_empty"


class AlreadyDecided(Refusal):
    """It was verified, declined, withdrawn, captured or released before, and stays so."""

    code = "already_decided"


class OwnContribution(Refusal):
    """Nobody verifies their own contribution, nor one from which they gain."""

    code = "own_contribution"


class OwnGain(Refusal):
    """Nobody moves another's minutes, or the pot's, to themselves; another coordinator does it."""

    code = "own_gain"


class OwnReversal(Refusal):
    """Nobody reverses a transfer by whose reversal they gain."""

    code = "own_reversal"


class AlreadyReversed(Refusal):
    """A transfer is reversed once."""

    code = "already_reversed"


class ReversalIsFinal(Refusal):
    """A reversal is not reversed: what it undid is done again by a new entry."""

    code = "reversal_is_final"


class NotCredited(Refusal):
    """Only a credited contribution can be corrected."""

    code = "not_credited"


class NotReversed(Refusal):
    """What this contribution puts right has to be reversed first; a correction does both."""

    code = "not_reversed"


class HoldLapsed(Refusal):
    """The hold's time is over; its minutes went back."""

    code = "hold_lapsed"


class MoreThanHeld(Refusal):
    """A capture takes at most what was held; `available_minutes` says how many."""

    code = "more_than_held"


class NotAPartner(Refusal):
    """Minutes are held for an organisation that accepts credits, and for no one else."""

    code = "not_a_partner"


class LooksLikeSameTime(Refusal):
    """It looks like the same piece of time as another entry, which `about_id` names."""

    code = "looks_like_same_time"


class SafeguardingRequired(Refusal):
    """The activity asks for a measure that the giver has not, which `measure` names. It is not
    booked; time already given waits for a coordinator, who may confirm it all the same."""

    code = "safeguarding_required"


class CountedBefore(Refusal):
    """The day is on or before the one on which a balance was counted, which holds these hours."""

    code = "counted_before"


class ClaimsDiffer(Refusal):
    """The minutes given are not the ones stated; a claim says so, and then a person decides."""

    code = "claims_differ"


class MinutesNeeded(Refusal):
    """Two claims differ: whoever decides states the minutes."""

    code = "minutes_needed"


class TooManyMinutes(Refusal):
    """A contribution is at least 1 minute, and at most 1,440 times its days."""

    code = "too_many_minutes"


class WorkedInFuture(Refusal):
    """Time is thanked once it was given: the day may not be after today in the community."""

    code = "worked_in_future"


class ReasonNeeded(Refusal):
    """Whoever moves another's minutes says why."""

    code = "reason_needed"


class MemberPaused(Refusal):
    """A paused member spends and gives away nothing; hours they gave are credited all the same. A
    coordinator or the safeguarding lead ends the pause."""

    code = "member_paused"


class LimitStranded(Refusal):
    """The balance breaks the new limit today: `balance_minutes` says where it stands."""

    code = "limit_stranded"


class PotStaysOpen(Refusal):
    """What is passed on has to go somewhere: the pot is never closed and has no ceiling."""

    code = "pot_stays_open"


class AlreadyOpened(Refusal):
    """An account has one opening balance; reverse it before you bring in another."""

    code = "already_opened"


class AppendOnly(Refusal):
    """The books are only ever added to."""

    code = "append_only"


class KindUnfit(Refusal):
    """This kind of transfer does not go between these accounts."""

    code = "kind_unfit"


REFUSALS: dict[str, type[Refusal]] = {
    "account_ceiling": CeilingReached,
    "account_closed": AccountClosed,
    "account_floor": InsufficientMinutes,
    "account_not_empty": AccountNotEmpty,
    "account_unknown": NotFound,
    "already_decided": AlreadyDecided,
    "already_opened": AlreadyOpened,
    "already_reversed": AlreadyReversed,
    "append_only": AppendOnly,
    "claim_pkey": IdTaken,
    "claims_differ": ClaimsDiffer,
    "counted_before": CountedBefore,
    "contribution_corrects_key": AlreadyReversed,
    "contribution_frozen": AlreadyDecided,
    "contribution_minutes": TooManyMinutes,
    "contribution_parties": NotFound,
    "contribution_pkey": IdTaken,
    "hold_captured": MoreThanHeld,
    "hold_lapsed": HoldLapsed,
    "hold_pkey": IdTaken,
    "limit_stranded": LimitStranded,
    "looks_like_same_time": LooksLikeSameTime,
    "member_paused": MemberPaused,
    "minutes_needed": MinutesNeeded,
    "not_a_partner": NotAPartner,
    "not_credited": NotCredited,
    "not_found": NotFound,
    "not_reversed": NotReversed,
    "opening_of_another": KindUnfit,
    "opening_stands": AppendOnly,
    "own_contribution": OwnContribution,
    "own_gain": OwnGain,
    "own_reversal": OwnReversal,
    "pot_stays_open": PotStaysOpen,
    "reason_needed": ReasonNeeded,
    "reversal_is_final": ReversalIsFinal,
    "safeguarding_required": SafeguardingRequired,
    "separate_by_another": OwnContribution,
    "transfer_contribution_key": AlreadyDecided,
    "transfer_hold_key": AlreadyDecided,
    "transfer_import_row_key": AlreadyOpened,
    "transfer_lawful": KindUnfit,
    "transfer_pkey": IdTaken,
    "transfer_reverses_key": AlreadyReversed,
    "worked_in_future": WorkedInFuture,
}
"""What the name of a constraint in the books means to a caller."""

_TOLD: frozenset[str] = frozenset({"available_minutes", "balance_minutes", "about_id", "measure"})


def refusal_for(error: BaseException) -> Refusal | None:
    """The refusal that a database error stands for, or None where it is not the books' own."""
    found = REFUSALS.get(constraint_of(error) or "")
    if found is None:
        return None
    return found(**_facts(getattr(server_error(error), "detail", None)))


def _facts(detail: str | None) -> dict[str, str | int]:
    """The figures of a refusal. A detail that the server itself wrote (a key's values) is none."""
    if not detail or not detail.startswith("{"):
        return {}
    facts: dict[str, str | int | None] = json.loads(detail)
    return {name: fact for name, fact in facts.items() if name in _TOLD and fact is not None}

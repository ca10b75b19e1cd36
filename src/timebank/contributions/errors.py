"""How this room says no, beyond the books' own refusals."""

from timebank.base.errors import Refusal


class DoesNotThank(Refusal):
    """This organisation does not thank: hours for it cannot be logged."""

    code = "does_not_thank"


class ReceiverLacksMinutes(Refusal):
    """A receiver, whom `about_id` names, has too few minutes: nothing is posted. How many they have
    is not for the caller."""

    code = "receiver_lacks_minutes"


class TooLateToCorrect(Refusal):
    """Leads and receivers correct within 31 days; after that a coordinator does."""

    code = "too_late_to_correct"


class NothingToAnswer(Refusal):
    """No open question stands beside this contribution."""

    code = "nothing_to_answer"


class NotLikeAnother(Refusal):
    """Only what looks like another entry can be called separate."""

    code = "not_like_another"


class Under18Here(Refusal):
    """An under-18 swaps no help one to one, and is thanked only by a group with a children's
    policy."""

    code = "under_18_here"


class RuleIsOn(Refusal):
    """Hours are verified by rule already: end that rule first."""

    code = "rule_is_on"

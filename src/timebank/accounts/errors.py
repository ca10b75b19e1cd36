"""How this room says no, beyond the books' own refusals."""

from timebank.base.errors import Refusal


class SpendTakesHold(Refusal):
    """Minutes are spent through a hold: place one for the partner, and it is captured there."""

    code = "spend_takes_hold"


class Unlimited(Refusal):
    """This account of the community's own has no limits and never closes."""

    code = "account_unlimited"

"""How an exchange is refused."""

from timebank.base.errors import Refusal


class ExchangeOver(Refusal):
    """The exchange was cancelled, or its hours are decided: nothing is said in it any more."""

    code = "exchange_over"


class ExchangeNotAgreed(Refusal):
    """Somebody has not agreed yet: hours are stated once everybody has."""

    code = "exchange_not_agreed"


class ExchangeUnderWay(Refusal):
    """Somebody stated hours: neither the plan nor who takes part changes any more."""

    code = "exchange_under_way"


class NothingToConfirm(Refusal):
    """The other side has not said how long it took, or it is confirmed already."""

    code = "nothing_to_confirm"


class DaysDiffer(Refusal):
    """The other side stated another day, which `worked_on` names."""

    code = "days_differ"


class PersonUnavailable(Refusal):
    """Somebody in the exchange cannot be booked at present. Who and why is not said."""

    code = "person_unavailable"

"""How concerns and measures are refused."""

from timebank.base.errors import Refusal


class ConcernClosed(Refusal):
    """The concern was closed before; raise a new one, which can name it."""

    code = "concern_closed"


class OwnMeasure(Refusal):
    """Nobody writes down, sees for the time bank, or ends a measure of their own."""

    code = "own_measure"

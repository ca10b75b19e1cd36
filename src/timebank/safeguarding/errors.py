"""How concerns are refused."""

from timebank.base.errors import Refusal


class ConcernClosed(Refusal):
    """The concern was closed before; raise a new one, which can name it."""

    code = "concern_closed"

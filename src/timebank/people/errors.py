"""How members are refused."""

from timebank.base.errors import Refusal


class Under18(Refusal):
    """Members here are 18 or over; the host decides otherwise with the rule `under_18s`."""

    code = "under_18"

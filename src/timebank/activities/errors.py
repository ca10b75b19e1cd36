"""How activities are refused."""

from timebank.base.errors import Refusal


class ActivityCodeTaken(Refusal):
    """The community has an activity of this code; change that one, or choose another code."""

    code = "activity_code_taken"

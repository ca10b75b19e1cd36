"""How asking a second person is refused."""

from timebank.base.errors import Refusal


class ApprovalWaits(Refusal):
    """A second person has been asked for the same already, and has not answered yet."""

    code = "approval_waits"

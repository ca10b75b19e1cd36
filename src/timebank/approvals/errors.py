"""How saying yes or no is refused."""

from timebank.base.errors import Refusal


class ApprovalEnded(Refusal):
    """It was approved, declined or withdrawn, or its time is over."""

    code = "approval_ended"


class OwnApproval(Refusal):
    """Who asked does not say yes or no to it: another coordinator does."""

    code = "own_approval"


class AskerWithoutRole(Refusal):
    """Who asked is no longer what they were when they asked: it is declined, and asked anew."""

    code = "asker_without_role"

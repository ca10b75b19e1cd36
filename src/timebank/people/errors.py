"""How members are refused."""

from timebank.base.errors import Refusal


class MemberLeft(Refusal):
    """The member has left; a coordinator takes them in again first, with the status `member`."""

    code = "member_left"

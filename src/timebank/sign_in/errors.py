"""How signing in is refused."""

from timebank.base.errors import Refusal


class CodeWrong(Refusal):
    """The code is not the one that was sent, or was tried five times, used, or sent too long ago:
    which, nobody is told."""

    code = "code_wrong"


class TooManyRequests(Refusal):
    """Asked too often; after the time in Retry-After, again."""

    code = "too_many_requests"

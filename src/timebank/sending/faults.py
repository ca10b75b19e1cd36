"""Why a message did not leave."""

from datetime import timedelta


class NotTaken(Exception):
    """The server did not take it; `fault` says why, in a code, and never in the server's words.
    `again_after`: it said how long to wait."""

    def __init__(
        self, fault: str, *, for_good: bool = False, again_after: timedelta | None = None
    ) -> None:
        super().__init__(fault)
        self.fault, self.for_good, self.again_after = fault, for_good, again_after


class NoLetter(Exception):
    """Nothing can be made of it that would arrive; `fault` says why, in a code."""

    def __init__(self, fault: str) -> None:
        super().__init__(fault)
        self.fault = fault

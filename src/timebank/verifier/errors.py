"""What is found wrong, and where."""

RULES = {
    0: "the bundle",
    1: "whole minutes",
    2: "double entry",
    3: "every credit has a matching contribution",
    5: "nothing is changed, and a mistake is undone once",
    6: "limits hold",
    7: "nobody verifies their own",
    10: "provable",
}
"""The rules of the books by their numbers; 0 is for what is no rule of theirs."""


class Fault(Exception):
    """The first thing that is wrong. `position` is the line's; None where it is about no line."""

    def __init__(self, rule: int, words: str, position: int | None = None) -> None:
        super().__init__(rule, words, position)
        self.rule = rule
        self.words = words
        self.position = position

    def __str__(self) -> str:
        place = "" if self.position is None else f"position {self.position}: "
        rule = f" (rule {self.rule}: {RULES[self.rule]})" if self.rule else ""
        return f"{place}{self.words}{rule}"

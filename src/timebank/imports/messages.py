"""What is said of a row, in the reader's language. The words name people: never log them."""

from timebank.base.actors import Language
from timebank.base.words import minutes_in_words, say
from timebank.imports.problems import RowProblem, Skipped


def row_words(problem: RowProblem | Skipped, language: Language) -> str:
    """What is wrong with the row and what to do, as a sentence."""
    facts = dict(problem.facts)
    if "measures" in facts:
        asked = str(facts["measures"]).split()
        facts["measures"] = "; ".join(say(language, f"measure-{one}") for one in asked)
    return say(language, problem.code.replace("_", "-"), **facts)


def suggestion_words(problem: RowProblem, language: Language) -> str:
    """The suggestion as a person says it; "" where there is none."""
    minutes = problem.facts.get("suggested_minutes")
    if isinstance(minutes, int):
        return minutes_in_words(language, minutes)
    return problem.suggestion or ""

"""What a posting gave back, as an answer."""

from typing import Any, Literal
from uuid import UUID

from timebank.base.actors import Caller, Language
from timebank.base.errors import Refusal, SecondPersonRequired
from timebank.contributions.schemas import Contribution, Credit, Refused, Verified
from timebank.contributions.thanks import Outcome
from timebank.contributions.thanks_schemas import LineThanked
from timebank.http.problems import problem
from timebank.ledger.posting import Verdict


def credit(verdict: Verdict, caller: Caller) -> Credit | None:
    """The credit that a verdict posted, if it did, as its caller sees it."""
    if verdict.contribution is None or verdict.transfer is None:
        return None
    return _credit(verdict.contribution, verdict.transfer, caller)


def _credit(contribution: dict[str, Any], transfer: dict[str, Any], caller: Caller) -> Credit:
    def told(owner_id: UUID, balance: int | None) -> int | None:
        return balance if caller.reads_account(owner_id) else None

    return Credit(
        **{name: transfer[name] for name in _AS_STORED},
        giver_balance_minutes=told(contribution["giver_id"], transfer["c_bal"]),
        receiver_balance_minutes=told(contribution["receiver_id"], transfer["d_bal"]),
    )


def passed_on(verdict: Verdict, caller: Caller) -> int | None:
    """How many minutes of the credit went on, for whoever sees the giver's account: beside a known
    ceiling that tells the balance, and that somebody passes on, or has left, is their own."""
    if verdict.contribution is None or verdict.transfer is None:
        return 0
    giver_id = verdict.contribution["giver_id"]
    return verdict.passed_on_minutes if caller.reads_account(giver_id) else None


def verified(verdict: Verdict, caller: Caller) -> Verified:
    """A contribution confirmed, as its caller sees it. The verdict is one that no rule refused."""
    if verdict.contribution is None or verdict.transfer is None:
        raise LookupError("this verdict has no credit")
    row = {**verdict.contribution, "transfer_id": verdict.transfer["id"]}
    return Verified(
        contribution=Contribution.of(row, caller),
        transfer=_credit(verdict.contribution, verdict.transfer, caller),
        passed_on_minutes=passed_on(verdict, caller),
    )


def waits_for_another(refusal: Refusal | None) -> bool:
    """Whether a row is not credited because a second person has been asked."""
    return isinstance(refusal, SecondPersonRequired) and "about_id" in refusal.facts


def refused(refusal: Refusal | None, language: Language) -> Refused | None:
    """The reason of a row that stayed as it was, in the caller's language."""
    if refusal is None:
        return None
    shown = problem(refusal, language, "")
    about = refusal.facts.get("about_id")
    return Refused(
        code=refusal.code,
        title=shown["title"],
        detail=shown["detail"],
        about_id=UUID(str(about)) if about else None,
        available_minutes=shown.get("available_minutes"),
        measure=shown.get("measure"),
    )


def line_thanked(outcome: Outcome, caller: Caller, language: Language) -> LineThanked:
    """What became of one line of thanks, as its caller sees it."""
    credited = outcome.verdict is not None and outcome.refusal is None
    return LineThanked(
        id=outcome.line.id,
        member_id=outcome.line.member_id,
        minutes=outcome.line.minutes,
        outcome="credited" if credited else _uncredited(outcome),
        contribution_id=outcome.contribution_id,
        transfer=credit(outcome.verdict, caller) if outcome.verdict else None,
        passed_on_minutes=passed_on(outcome.verdict, caller) if outcome.verdict else 0,
        open_question=outcome.question,
        without_measures=_lacked(outcome),
        problem=refused(outcome.refusal, language),
    )


def _lacked(outcome: Outcome) -> Any:
    """What a coordinator confirmed without: nobody else credits such a line."""
    verdict = outcome.verdict
    credited = verdict.contribution if verdict and not outcome.refusal else None
    return (credited or {}).get("without_measures") or []


def _uncredited(outcome: Outcome) -> Literal["credited_before", "waiting"]:
    return "credited_before" if outcome.credited_before and not outcome.refusal else "waiting"


_AS_STORED = (
    "id",
    "kind",
    "debit_account_id",
    "credit_account_id",
    "minutes",
    "recorded_at",
    "contribution_id",
)

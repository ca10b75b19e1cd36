"""Lines about contributions and claims: rules 1, 3 and 7 of what a credit will rest on."""

from collections.abc import Sequence

from timebank.verifier.errors import Fault
from timebank.verifier.fields import (
    ACTORS,
    LONGEST_MINUTES,
    counted,
    one_of,
    period,
    whole,
)
from timebank.verifier.state import ENDED, HISTORIC, LOGGED, OWN_WORD, QUERIED, Book, Facts

DAY = 1440
LONGEST_CLAIM = DAY * 31
SIDES = frozenset({"giver", "receiver", "decision"})
RECEIVERS = {"member": "member", "organisation": "organisation", "community": "contributions"}
"""By what a receiver is, the type of the account that it must have."""


def logged(book: Book, line: Sequence[str]) -> None:
    """`contribution_logged`, `contribution_historic`."""
    counted(line, 9)
    giver, receiver_type, receiver, activity = line[7:11]
    stated_by, corrects, import_row = line[13:16]
    if receiver_type not in RECEIVERS or giver == receiver or not activity:
        raise Fault(3, "a contribution needs a giver, another who received it, and an activity")
    book.expect_owner("member", giver, 3, "the giver of this contribution is no member")
    book.expect_owner(
        RECEIVERS[receiver_type], receiver, 3, "the receiver of this contribution is not there"
    )
    first, last = period(line[11], line[12], line[5])
    historic = line[1] == "contribution_historic"
    if historic and not import_row:
        raise Fault(3, "hours from before the books come from an import, and these name no line")
    entries = book.contributions
    number = entries.number(line[6])
    if entries.flags[number] & LOGGED:
        raise Fault(3, "this contribution was logged already")
    corrected = entries.number(corrects) if corrects else 0
    facts = Facts(
        book.name(giver), book.name(receiver), book.name(activity), first, last, corrected
    )
    entries.state(number, facts)
    entries.flags[number] |= (
        LOGGED | (HISTORIC if historic else 0) | (OWN_WORD if stated_by in ("", giver) else 0)
    )
    book.settle("contribution", number)
    if corrected and not entries.flags[corrected] & LOGGED:
        _expect(book, corrected)
    if number in book.unstated:
        _credited_before(book, number, facts)


def _credited_before(book: Book, number: int, facts: Facts) -> None:
    """A credit stands before its contribution: now what it said of it can be compared."""
    position, said = book.unstated.pop(number)
    flags = book.contributions.flags[number]
    if said != facts or flags & HISTORIC:
        raise Fault(3, "this credit does not say of its contribution what was logged", position)
    if flags & OWN_WORD and ("other", number) in book.open_points:
        raise book.open_points["other", number]


def _expect(book: Book, number: int) -> None:
    words = "the contribution that this line is about was never logged"
    book.expect("contribution", number, 3, words)


def _named(book: Book, told: str) -> int:
    """The number of a contribution that a line is about."""
    number = book.contributions.number(told)
    if not book.contributions.flags[number] & LOGGED:
        _expect(book, number)
    return number


def queried(book: Book, line: Sequence[str]) -> None:
    """`contribution_queried`."""
    counted(line, 0)
    number = _named(book, line[6])
    if book.contributions.flags[number] & (ENDED | HISTORIC):
        raise Fault(5, "this contribution was decided already")
    book.contributions.flags[number] |= QUERIED
    agree(book, number)


def ended(book: Book, line: Sequence[str]) -> None:
    """`contribution_declined`, `contribution_withdrawn`."""
    counted(line, 2)
    one_of(line[7], ACTORS, "who decided")
    number = _named(book, line[6])
    flags = book.contributions.flags[number]
    if flags & ENDED or book.contributions.credit[number]:
        raise Fault(5, "this contribution was decided already")
    if flags & HISTORIC and line[1] == "contribution_declined":
        raise Fault(5, "hours from before the books are withdrawn with their import, not declined")
    book.contributions.flags[number] |= ENDED


def claim(book: Book, line: Sequence[str]) -> None:
    """`claim_made`."""
    counted(line, 4)
    one_of(line[8], SIDES, "whose claim this is,")
    claimed = whole(line[10], 1, LONGEST_CLAIM, "the minutes of this claim")
    number = _named(book, line[7])
    if line[6] == line[7]:
        if book.contributions.claimed[number]:
            raise Fault(5, "the first claim of this contribution was made already")
        book.contributions.claimed[number] = claimed
    agree(book, number)


def agree(book: Book, number: int, credited: int = 0) -> None:
    """A credit's minutes are those that the entry began with, or were decided after a question
    (rule 8). Asked at the credit, and again of what comes behind it."""
    if credited:
        words = "nobody claimed the minutes of this credit, and nobody asked about them"
        book.expect("minutes", (number, credited), 3, words)
        book.undecided[number] = credited
    elif number not in book.undecided:
        return
    minutes = book.undecided[number]
    claimed = book.contributions.claimed[number]
    if claimed == minutes or (claimed and book.contributions.flags[number] & QUERIED):
        del book.undecided[number]
        book.settle("minutes", (number, minutes))


def longest(facts: Facts) -> int:
    """The most minutes that fit in a contribution's days."""
    return min(LONGEST_MINUTES, DAY * (facts.worked_on - facts.worked_from + 1))

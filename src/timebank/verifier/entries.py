"""Lines about contributions and claims: rules 1, 3 and 7 of what a credit will rest on."""

from collections.abc import Sequence

from timebank.verifier.errors import Fault
from timebank.verifier.fields import ACTORS, PREFIX, counted, minutes, one_of, period
from timebank.verifier.state import ENDED, HISTORIC, Book, Entry, Id, id_of

LOGGED, CLAIM = 16, 11
"""Fields of their lines."""
DAY = 1440
LONGEST_CLAIM = DAY * 31
SIDES = frozenset({"giver", "receiver", "decision"})
RECEIVERS = {"member": "member", "organisation": "organisation", "community": "contributions"}
"""By what a receiver is, the type of the account that it must have."""
NEVER_LOGGED = "the contribution that this line is about was never logged"
NOT_AS_LOGGED = "this credit does not say of its contribution what was logged"
ON_ONES_OWN_WORD = "nobody but the giver stood behind what was verified by no person"


def logged(book: Book, line: Sequence[str]) -> None:
    """`contribution_logged`, `contribution_historic`."""
    if len(line) != LOGGED:
        counted(line, LOGGED - PREFIX)
    said = line[7:13]
    _parties(book, said)
    days = period(said[4], said[5], line[5])
    key = book.contribution(line[6])
    entry = book.contributions.get(key)
    if entry is None:
        entry = book.contributions[key] = Entry()
    elif isinstance(entry, int):
        entry = book.unfinished.get(key)
    if entry is None or entry.said is not None:
        raise Fault(3, "this contribution was logged already")
    corrects = line[14]
    if corrects and id_of(corrects) not in book.contributions:
        named(book, corrects)
    if line[1] == "contribution_historic":
        _historic(book, line, key, entry)
    if entry.credited and [*said, corrects] != entry.expected:
        raise Fault(3, NOT_AS_LOGGED, entry.position)
    entry.said, entry.corrects = said, corrects
    entry.longest = DAY * days
    entry.own_word = line[13] in ("", said[0])
    if book.open_points:
        book.settle("contribution", key)
        _look_again(book, key, entry)


def _parties(book: Book, said: Sequence[str]) -> None:
    """Somebody gave, another received, and both are there."""
    giver, receiver_type, receiver, activity = said[:4]
    if receiver_type not in RECEIVERS or giver == receiver or not activity:
        raise Fault(3, "a contribution needs a giver, another who received it, and an activity")
    if giver not in book.members:
        book.expect("member", giver, 3, "the giver of this contribution is no member")
    type_ = RECEIVERS[receiver_type]
    if (type_, receiver) not in book.owners:
        book.expect(type_, receiver, 3, "the receiver of this contribution is not there")


def _historic(book: Book, line: Sequence[str], key: Id, entry: Entry) -> None:
    """Hours from before the books: they come from an import, and are never credited."""
    if not line[15]:
        raise Fault(3, "hours from before the books come from an import, and these name no line")
    if entry.credited:
        raise Fault(3, NOT_AS_LOGGED, entry.position)
    book.contributions[key] = HISTORIC


def named(book: Book, told: str) -> Entry | int:
    """The contribution that a line is about; it was logged, or will be."""
    key = book.contribution(told)
    entry = book.contributions.get(key)
    if entry is None:
        entry = book.contributions[key] = Entry()
        book.expect("contribution", key, 3, NEVER_LOGGED)
    if isinstance(entry, int):
        return book.unfinished.get(key, entry)
    return entry


def queried(book: Book, line: Sequence[str]) -> None:
    """`contribution_queried`. Where the clock was set back, it may stand behind the decision."""
    counted(line, 0)
    entry = named(book, line[6])
    if entry == HISTORIC:
        raise Fault(5, "hours from before the books were never open to a question")
    if isinstance(entry, int):
        return
    entry.queried = True
    _look_again(book, id_of(line[6]), entry)


def ended(book: Book, line: Sequence[str]) -> None:
    """`contribution_declined`, `contribution_withdrawn`."""
    counted(line, 2)
    one_of(line[7], ACTORS, "who decided")
    entry = named(book, line[6])
    withdrawn = entry == HISTORIC and line[1] == "contribution_withdrawn"
    if not withdrawn and (isinstance(entry, int) or entry.credited):
        raise Fault(5, "this contribution was decided already")
    if isinstance(entry, Entry) and entry.said is None:
        return  # its own line is still to come, and keeps it
    book.contributions[id_of(line[6])] = ENDED


def claim(book: Book, line: Sequence[str]) -> None:
    """`claim_made`."""
    if len(line) != CLAIM:
        counted(line, CLAIM - PREFIX)
    if line[8] not in SIDES:
        one_of(line[8], SIDES, "whose claim this is,")
    claimed = minutes(line[10])
    if claimed > LONGEST_CLAIM:
        raise Fault(1, "more minutes are claimed than a month has")
    entry = named(book, line[7])
    if isinstance(entry, int):
        return
    if line[6] == line[7]:
        if entry.claimed:
            raise Fault(5, "the first claim of this contribution was made already")
        entry.claimed = claimed
    if book.open_points:
        _look_again(book, id_of(line[7]), entry)


def agrees(entry: Entry, credited: int) -> bool:
    """A credit's minutes are those that the entry began with, or were decided after a question
    (rule 8)."""
    return credited == entry.claimed or (entry.queried and entry.claimed > 0)


def _look_again(book: Book, key: Id, entry: Entry) -> None:
    """Whether what a credit lacked has been said now."""
    if not entry.credited:
        return
    if agrees(entry, entry.credited):
        book.settle("minutes", key)
    if entry.said is not None and not entry.own_word:
        book.settle("other", key)
    if entry.said is not None and agrees(entry, entry.credited):
        del book.unfinished[key]

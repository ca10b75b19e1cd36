"""Transfers: the lines by which minutes move."""

from collections.abc import Sequence

from timebank.verifier.entries import (
    DAY,
    NEVER_LOGGED,
    NOT_AS_LOGGED,
    ON_ONES_OWN_WORD,
    agrees,
)
from timebank.verifier.errors import Fault
from timebank.verifier.fields import (
    ACTORS,
    PREFIX,
    REASONS,
    before,
    counted,
    minutes,
    one_of,
    period,
)
from timebank.verifier.holdings import later
from timebank.verifier.state import (
    BOUNDED,
    ENDED,
    EXCHANGE,
    HISTORIC,
    PASSED_ON,
    REVERSAL,
    REVERSED,
    Account,
    Book,
    Entry,
    Id,
    id_of,
)

SOMEBODY = frozenset({"member", "organisation"})
_FROM_TO = {
    "thank": ({"contributions"}, {"member"}),
    "exchange": ({"member"}, {"member"}),
    "gift": ({"member"}, {"member"}),
    "donate": (SOMEBODY, {"pot"}),
    "grant": ({"pot"}, SOMEBODY),
    "spend": (BOUNDED, {"organisation"}),
    "retire": ({"organisation"}, {"retired"}),
    "expire": ({"member"}, {"expired"}),
}
WAYS = frozenset(
    {
        (kind, debit, credit)
        for kind, (debits, credits_) in _FROM_TO.items()
        for debit in debits
        for credit in credits_
    }
    | {("opening", "opening", other) for other in SOMEBODY}
    | {("opening", other, "opening") for other in SOMEBODY}
)
"""Between which accounts each kind goes; a reversal goes back."""
NEEDS = {
    "thank": (True, False, False, False),
    "exchange": (True, False, False, False),
    "reversal": (False, True, False, False),
    "spend": (False, False, True, False),
    "opening": (False, False, False, True),
}
"""Which kinds take a contribution, a transfer to reverse, a hold, a line of an import."""
_NOTHING = (False, False, False, False)
_NEEDED = ((3, "contribution"), (5, "transfer to reverse"), (6, "hold"), (3, "line of an import"))
WITH_REASON = frozenset({"grant", "expire", "reversal"})
PAST_FLOOR = frozenset({"reversal", "opening", "spend"})
CREDITS = frozenset({"thank", "exchange"})
PAST_CEILING = frozenset({"thank", "exchange", "reversal", "opening"})
TIES = frozenset({"ceiling", "passed_on"})
"""The reasons that tie a line to the credit right before it."""
OF_LEAVERS = frozenset({"donate", "gift", "expire"})
"""By which kinds a credit is passed on that comes after its giver has left: as they said."""
FIELDS = 33
NOT_UNDONE = "what this corrects is not reversed"
COUNTS_NONE = "this account counts no lines, and here it does"
_NO_CONTRIBUTION = [""] * 10


def transfer(book: Book, line: Sequence[str]) -> None:
    """`transfer`: all that its kind asks, and how it leaves both accounts."""
    if len(line) != FIELDS:
        counted(line, FIELDS - PREFIX)
    kind = line[7]
    debit, credit = book.accounts.get(line[8]), book.accounts.get(line[10])
    if debit is None or credit is None or debit is credit:
        raise Fault(2, "minutes go from one account to another that is there, and here they do not")
    if debit.type != line[9] or credit.type != line[11]:
        raise Fault(2, "the type of an account is not the one with which it was opened")
    moved = minutes(line[12])
    _lawful(kind, debit.type, credit.type, line)
    if line[17] == "member" and line[18] not in book.members:
        book.expect("member", line[18], 7, "whoever posted this is no member")
    flags = _asked(book, line, debit, credit, moved)
    _leave(debit, line, kind, moved)
    _come(credit, line, kind, moved)
    number = book.transfers.add(line[6], debit.number, credit.number, moved, flags)
    book.count(kind, moved, line[5])
    if flags == PASSED_ON:
        book.passed_on[book.last_credit[debit.number]] = number
    elif kind in CREDITS:
        _credited(book, line, credit, moved, number)


def _asked(book: Book, line: Sequence[str], debit: Account, credit: Account, moved: int) -> int:
    """What this kind asks besides accounts and limits; the flags to keep of it."""
    kind = line[7]
    if kind in CREDITS:
        _credit(book, line, credit, moved)
        return EXCHANGE if kind == "exchange" else 0
    if line[20:30] != _NO_CONTRIBUTION:
        raise Fault(3, "a contribution stands behind a line that is no credit")
    if kind == "reversal":
        _reversal(book, line, debit, credit, moved)
        return REVERSAL
    if kind == "spend":
        _spend(book, line, debit, moved)
    elif kind == "opening":
        _opening(book, line, credit if credit.bounded else debit)
    else:
        return _move(line, debit, credit, moved)
    return 0


def _credited(book: Book, line: Sequence[str], giver: Account, moved: int, number: int) -> None:
    """Keep which credit a contribution has, and what it has to pass on."""
    book.contributions[book.key] = number
    corrected = book.open_points.pop(("credit", book.key), None) if book.open_points else None
    if corrected is not None:
        book.corrected.add(number)
        book.open_points["undone", number] = corrected
    giver.due = passed_on(giver, moved)
    giver.due_position, giver.due_at = book.position, line[5]
    book.last_credit[giver.number] = number


def _lawful(kind: str, debit: str, credit: str, line: Sequence[str]) -> None:
    """The kind fits its accounts, and what it needs is there and nothing else."""
    if (kind, debit, credit) not in WAYS and kind != "reversal":
        raise Fault(2, "a transfer of this kind does not go between such accounts")
    if line[17] not in ACTORS:
        one_of(line[17], ACTORS, "who posted it,")
    if line[19]:
        one_of(line[19], REASONS, "the reason")
    elif kind in WITH_REASON:
        raise Fault(5, f"a {kind} takes a reason")
    has = (line[20] != "", line[30] != "", line[31] != "", line[32] != "")
    needs = NEEDS.get(kind, _NOTHING)
    if has != needs:
        for there, needed, (rule, what) in zip(has, needs, _NEEDED, strict=True):
            if there != needed:
                raise Fault(rule, f"a {kind} {'takes a' if needed else 'has no'} {what}")


def _credit(book: Book, line: Sequence[str], giver: Account, moved: int) -> None:
    """A verified contribution of the same people, activity, days and minutes, used once."""
    key = book.contribution(line[20])
    entry = book.contributions.get(key)
    if isinstance(entry, int):
        if entry in (ENDED, HISTORIC):
            words = "this contribution was declined or withdrawn, or is from before the books"
            raise Fault(3, words)
        raise Fault(3, "this contribution was credited already")
    if entry is None or entry.said is None:
        entry = _unlogged(book, line, key, entry or Entry())
    elif line[21:27] != entry.said or line[29] != entry.corrects:
        raise Fault(3, NOT_AS_LOGGED)
    if moved > entry.longest:
        raise Fault(1, "more minutes are credited than its days have")
    if not agrees(entry, moved):
        words = "nobody claimed the minutes of this credit, and nobody asked about them"
        book.expect("minutes", key, 3, words)
        book.unfinished[key] = entry
    entry.credited, entry.position = moved, book.position
    _parties(book, line, giver)
    _verifier(book, line, key, entry)
    if line[29]:
        _correction(book, id_of(line[29]))


def _unlogged(book: Book, line: Sequence[str], key: Id, entry: Entry) -> Entry:
    """A contribution of which its credit speaks first."""
    book.expect("contribution", key, 3, NEVER_LOGGED)
    book.unfinished[key] = entry
    entry.expected = [*line[21:27], line[29]]
    entry.longest = DAY * period(line[25], line[26], line[5])
    return entry


def _parties(book: Book, line: Sequence[str], giver: Account) -> None:
    """Minutes come to who gave, and for an exchange from who received."""
    if giver.owner != line[21]:
        raise Fault(3, "the credit comes to another than the giver")
    exchange = line[7] == "exchange"
    if (line[22] == "member") != exchange:
        raise Fault(3, "a member's help is an exchange, and all other help is thanked")
    if exchange and book.accounts[line[8]].owner != line[23]:
        raise Fault(3, "the credit comes from another than the receiver")


def _verifier(book: Book, line: Sequence[str], key: Id, entry: Entry) -> None:
    """Not the giver, nor a client or a rule on the giver's word alone."""
    kind, who = line[27], line[28]
    if who != line[18] or kind != line[17]:
        raise Fault(7, "it was posted by another than the one who verified it")
    if who == line[21]:
        raise Fault(7, "the giver verified their own contribution")
    if kind != "member":
        if entry.said is None:
            book.expect("other", key, 7, ON_ONES_OWN_WORD)
        elif entry.own_word:
            raise Fault(7, ON_ONES_OWN_WORD)


def _correction(book: Book, corrected: Id) -> None:
    """What it corrects was credited, is reversed, and was not corrected before. Where the clock was
    set back, those lines may be still to come."""
    old = book.contributions.get(corrected)
    if old in (ENDED, HISTORIC):
        raise Fault(5, NOT_UNDONE)
    if old in book.corrected or ("credit", corrected) in book.open_points:
        raise Fault(5, "what this corrects was corrected already")
    if not isinstance(old, int):
        book.expect("credit", corrected, 5, NOT_UNDONE)
        return
    book.corrected.add(old)
    if not book.transfers.flags[old] & REVERSED:
        book.expect("undone", old, 5, NOT_UNDONE)


def _reversal(book: Book, line: Sequence[str], debit: Account, credit: Account, moved: int) -> None:
    """The mirror of one transfer, once and for ever; not by one who gains."""
    journal = book.transfers
    number = journal.numbers.get(id_of(line[30]), 0)
    if not number:
        raise Fault(5, "what this reverses is not there")
    flags = journal.flags[number]
    if flags & REVERSAL:
        raise Fault(5, "a reversal is final, and this reverses one")
    if flags & REVERSED:
        raise Fault(5, "what this reverses was reversed already")
    if (journal.debit[number], journal.credit[number], journal.minutes[number]) != (
        credit.number,
        debit.number,
        moved,
    ):
        raise Fault(5, "a reversal is the mirror of what it reverses, and this is not")
    if credit.owner == line[18] and not flags & (EXCHANGE | PASSED_ON):
        raise Fault(7, "whoever reversed this gains by it")
    journal.flags[number] |= REVERSED
    book.settle("passed_on", number)
    book.settle("undone", number)
    passed = book.passed_on.get(number, 0)
    if passed and not journal.flags[passed] & REVERSED:
        words = "what the reversed credit passed on was not reversed with it"
        book.expect("passed_on", passed, 5, words)
    account = debit if debit.bounded else credit
    if "opening" in (debit.type, credit.type):
        account.opened = False


def _spend(book: Book, line: Sequence[str], debit: Account, moved: int) -> None:
    """At most what was held for this partner; the rest is free again."""
    hold = book.holds.pop(id_of(line[31]), None)
    if hold is None:
        raise Fault(6, "this hold is not there, or was ended or spent already")
    if hold.account is not debit or hold.partner != line[10]:
        raise Fault(6, "these minutes were held of another account, or for another partner")
    if moved > hold.minutes:
        raise Fault(6, "more is spent than was held")
    debit.held -= hold.minutes


def _opening(book: Book, line: Sequence[str], account: Account) -> None:
    """A line of an import, once, and one opening of an account at a time."""
    row = id_of(line[32])
    if row in book.import_rows:
        raise Fault(3, "this line of an import was brought in already")
    if account.opened:
        raise Fault(3, "this account has its opening balance already")
    book.import_rows.add(row)
    account.opened = True


def _move(line: Sequence[str], debit: Account, credit: Account, moved: int) -> int:
    """A member's own word, or another's with a reason and no gain of theirs; or what a credit
    passes on."""
    kind, actor, reason = line[7], line[18], line[19]
    if credit.owner == actor and debit.owner != actor:
        raise Fault(7, f"whoever posted this {kind} gains by it")
    if reason in TIES:
        return _passes_on(line, debit, moved)
    if not reason and debit.type == "member" and debit.owner != actor:
        raise Fault(7, "another's hand that moves a member's minutes gives a reason")
    return 0


def _passes_on(line: Sequence[str], debit: Account, moved: int) -> int:
    """What a credit could not leave with its giver, in the line right behind it."""
    kinds = OF_LEAVERS if debit.closed else {"donate"}
    if line[7] not in kinds or not debit.due or debit.due_at != before(line[5]):
        raise Fault(6, "this passes on a credit that does not stand right before it")
    whole = debit.passes_on or debit.closed
    if (line[19] == "passed_on") != whole:
        raise Fault(6, "the reason for passing on is not the giver's")
    exact = debit.closed or not debit.had_holds
    if moved != debit.due if exact else moved > debit.due:
        raise Fault(6, f"{debit.due} minutes were to be passed on")
    debit.due = 0
    return PASSED_ON


def passed_on(giver: Account, credited: int) -> int:
    """How much of a credit goes on, the credit being counted in: what exceeds the
    ceiling, or all where the giver passes thanks on or has left; but not what the account is
    missing up to its floor."""
    if giver.passes_on or giver.closed:
        beyond = credited
    elif giver.ceiling is None:
        return 0
    else:
        beyond = max(0, giver.balance - giver.ceiling)
    return min(credited, beyond, max(0, giver.balance - giver.held - giver.floor))


def _leave(account: Account, line: Sequence[str], kind: str, moved: int) -> None:
    """Minutes leave an account: its floor, its number and its balance."""
    if not account.bounded:
        if line[13] or line[14]:
            raise Fault(10, COUNTS_NONE)
        return
    later(account, line[5])
    if account.closed and line[19] != "passed_on":
        raise Fault(6, "minutes leave an account that is closed")
    if kind not in PAST_FLOOR and account.balance - account.held - account.floor < moved:
        raise Fault(6, "this takes the account below its floor, or takes what is held")
    account.lines += 1
    account.balance -= moved
    _follows(account, line[13], line[14])


def _come(account: Account, line: Sequence[str], kind: str, moved: int) -> None:
    """Minutes come to an account: its ceiling, its number and its balance."""
    if not account.bounded:
        if line[15] or line[16]:
            raise Fault(10, COUNTS_NONE)
        return
    later(account, line[5])
    if account.closed and kind not in CREDITS:
        raise Fault(6, "minutes come to an account that is closed")
    if (
        kind not in PAST_CEILING
        and account.ceiling is not None
        and account.balance + moved > account.ceiling
    ):
        raise Fault(6, "this takes the account above its ceiling")
    account.lines += 1
    account.balance += moved
    _follows(account, line[15], line[16])


def _follows(account: Account, number: str, balance: str) -> None:
    """The number and the balance are those that follow from the line before."""
    if number != str(account.lines):
        raise Fault(10, f"it is line {account.lines} of the account, and says {number or 'none'}")
    if balance != str(account.balance):
        words = f"it leaves the account at {account.balance} minutes, and says {balance or 'none'}"
        raise Fault(10, words)

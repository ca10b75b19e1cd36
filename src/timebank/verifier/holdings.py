"""Lines about accounts, their limits and what is held in them: rule 6."""

from collections.abc import Sequence

from timebank.verifier.errors import Fault
from timebank.verifier.fields import (
    ACTORS,
    HOLD_REASONS,
    LONGEST_MINUTES,
    REASONS,
    counted,
    instant,
    limit,
    minutes,
    one_of,
    truth,
)
from timebank.verifier.state import BOUNDED, Account, Book, Hold, id_of, not_passed_on

TYPES = frozenset(
    {
        "member",
        "organisation",
        "pot",
        "contributions",
        "retired",
        "expired",
        "opening",
    }
)
_OF_SOMEBODY = ("member", "organisation")


def opened(book: Book, line: Sequence[str]) -> None:
    """`account_opened`."""
    counted(line, 4)
    id_, type_, owner = line[6:9]
    one_of(type_, TYPES, "the type of the account")
    id_of(id_), id_of(owner)
    if (type_ in _OF_SOMEBODY) != (owner != book.community):
        raise Fault(2, "an account of this type does not belong to this owner")
    if id_ in book.accounts or (type_, owner) in book.owners:
        raise Fault(2, "this account is there already")
    bounded = type_ in BOUNDED
    account = Account(len(book.by_number), id_, type_, owner, bounded)
    if bounded:
        account.last_at = line[5]
        _limits(account, line[9], line[10])
    elif line[9] or line[10]:
        raise Fault(6, "this account has no limits")
    book.accounts[id_] = account
    book.by_number.append(account)
    book.owners[type_, owner] = account
    if type_ == "member":
        book.members.add(owner)
    book.settle(type_, owner)
    if type_ == "organisation":
        book.settle("partner", id_)


def _limits(account: Account, floor: str, ceiling: str) -> None:
    account.floor = limit(floor, -LONGEST_MINUTES, 0)
    account.ceiling = limit(ceiling, 1, LONGEST_MINUTES) if ceiling else None
    if account.type == "pot" and ceiling:
        raise Fault(6, "the pot takes whatever is passed on, and has no ceiling")


def limits_changed(book: Book, line: Sequence[str]) -> None:
    """`limits_changed`: no limit that the balance breaks today, and nothing closed that is full."""
    counted(line, 8)
    account = bounded(book, line[7])
    one_of(line[12], ACTORS, "who changed it,")
    if line[14]:
        one_of(line[14], REASONS, "the reason")
    later(account, line[5])
    floor, ceiling = account.floor, account.ceiling
    _limits(account, line[8], line[9])
    account.passes_on, account.closed = truth(line[10]), truth(line[11])
    if account.floor != floor and account.balance - account.held < account.floor:
        raise Fault(6, "this floor would leave the account below it")
    if account.ceiling not in (None, ceiling) and account.balance > account.ceiling:
        raise Fault(6, "this ceiling would leave the account above it")
    if account.closed and (account.balance or account.held or account.type == "pot"):
        raise Fault(6, "an account is closed when nothing is in it, and the pot never")


def hold_placed(book: Book, line: Sequence[str]) -> None:
    """`hold_placed`: of what is free, for a partner."""
    counted(line, 6)
    account = bounded(book, line[7])
    partner = book.accounts.get(line[8])
    held = minutes(line[9])
    instant(line[10])
    later(account, line[5])
    no_partner = "minutes are held for an organisation that accepts them, and this is none"
    if partner is None:
        book.expect("partner", line[8], 6, no_partner)
    elif partner.type != "organisation" or partner is account:
        raise Fault(6, no_partner)
    if line[12]:
        one_of(line[12], HOLD_REASONS, "the reason")
    elif account.type == "member" and line[11] != account.owner:
        raise Fault(6, "another's hand that holds a member's minutes gives a reason")
    if line[10] <= line[5]:
        raise Fault(6, "this hold ends before it begins")
    if account.closed:
        raise Fault(6, "the account is closed")
    if account.balance - account.held - account.floor < held:
        raise Fault(6, "more is held than the account may spend")
    id_ = id_of(line[6])
    if id_ in book.holds:
        raise Fault(6, "this hold is there already")
    account.held += held
    account.had_holds = True
    book.holds[id_] = Hold(account, line[8], held, line[10])


def hold_ended(book: Book, line: Sequence[str]) -> None:
    """`hold_released`, `hold_lapsed`: the minutes are free again."""
    counted(line, 0)
    hold = book.holds.pop(id_of(line[6]), None)
    if hold is None:
        raise Fault(6, "this hold is not there, or was ended or spent already")
    if line[1] == "hold_released":
        later(hold.account, line[5])
    elif line[5] < hold.expires_at:
        raise Fault(6, "this hold lapsed before its time")
    hold.account.held -= hold.minutes


def bounded(book: Book, told: str) -> Account:
    """An account that has limits."""
    account = book.accounts.get(told)
    if account is None or not account.bounded:
        raise Fault(6, "there is no account with limits of this id")
    return account


def later(account: Account, recorded: str) -> None:
    """What happens to an account is later than all that did, so that its lines have one order."""
    if recorded <= account.last_at:
        raise Fault(10, "its instant is not later than that of what the account has before it")
    if account.due and (account.closed or not account.had_holds):
        raise not_passed_on(account)
    account.due = 0
    account.last_at = recorded

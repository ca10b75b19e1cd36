"""Books that break a rule, signed by whoever holds the key: true hashes over lines that lie."""

from collections.abc import Callable
from typing import Any

import pytest
from tests.verifier.conftest import checked, fault
from tests.verifier.pen import Pen, a_town

Act = Callable[[Pen], object]
ANOTHER_DAY = {"first": "2026-01-02", "last": "2026-01-02"}


def credit(pen: Pen, **more: Any) -> None:
    pen.logs("another", **ANOTHER_DAY)
    pen.moves("thank", "issued", "nia's", entry="another", said=pen.entry(**ANOTHER_DAY), **more)


def reversal(pen: Pen, of: str = "gift", minutes: int = 10, by: str = "ifan", **more: Any) -> None:
    more.setdefault("reason", "mistake")
    pen.moves("reversal", "mair's", "nia's", minutes, by=by, reverses=of, **more)


def limits(pen: Pen, of: str, *told: object, by: str = "mair") -> None:
    pen.writes("limits_changed", "change", pen.id(of), *told, "member", pen.id(by), "other")


def hold(pen: Pen, minutes: int = 5, until: str = "2026-02-01T00:00:00.000000Z") -> None:
    accounts = (pen.id("nia's"), pen.id("club's"))
    pen.writes("hold_placed", "hold", *accounts, minutes, until, pen.id("nia"), "")


def spend(pen: Pen, minutes: int = 5, **more: Any) -> None:
    pen.moves("spend", "nia's", "club's", minutes, by="nia", hold="hold", **more)


def opening(pen: Pen, row: str = "row", account: str = "ifan's", **more: Any) -> None:
    pen.moves("opening", "opened", account, 15, row=row, **more)


def gift(pen: Pen) -> None:
    pen.moves("gift", "nia's", "mair's", 5, by="nia")


def help_(pen: Pen, minutes: int = 30, debit: str = "mair's", **more: Any) -> None:
    pen.logs("help", to="mair", minutes=minutes)
    said = pen.entry(to="mair")
    pen.moves("exchange", debit, "nia's", minutes, entry="help", said=said, **more)


def ceiling(pen: Pen, *rest: Act) -> None:
    limits(pen, "nia's", 0, 30, "false", "false")
    credit(pen)
    for act in rest:
        act(pen)


def undone(pen: Pen, of: str = "thank") -> None:
    pen.moves("reversal", "nia's", "issued", 30, reverses=of, reason="wrong_minutes")


def corrected(pen: Pen, of: str = "half an hour", name: str = "right") -> None:
    pen.logs(name, corrects=of, minutes=20, stated_by="mair")
    pen.moves("thank", "issued", "nia's", 20, entry=name, corrects=of)


TRUE: dict[str, list[Act]] = {
    "a credit": [credit],
    "a reversal": [reversal],
    "an opening": [opening],
    "a hold that is spent": [hold, spend],
    "a hold that is released": [hold, lambda pen: pen.writes("hold_released", "hold")],
    "help between members": [help_],
    "a correction": [reversal, undone, corrected],
    "a correction that stands before the reversal": [corrected, undone],
    "a correction that stands before the credit that it corrects": [
        lambda pen: pen.logs("another", **ANOTHER_DAY),
        lambda pen: corrected(pen, "another"),
        lambda pen: pen.moves(
            "thank", "issued", "nia's", entry="another", said=pen.entry(**ANOTHER_DAY), name="late"
        ),
        lambda pen: undone(pen, "late"),
    ],
    "a question that stands behind the credit": [
        credit,
        lambda pen: pen.writes("contribution_queried", "another"),
    ],
    "a question that stands behind the refusal": [
        lambda pen: pen.logs("another", **ANOTHER_DAY),
        lambda pen: pen.writes("contribution_declined", "another", "member", pen.id("mair")),
        lambda pen: pen.writes("contribution_queried", "another"),
    ],
    "minutes decided after a question": [
        lambda pen: pen.logs("doubted", **ANOTHER_DAY),
        lambda pen: pen.writes("contribution_queried", "doubted"),
        lambda pen: pen.moves(
            "thank", "issued", "nia's", 25, entry="doubted", said=pen.entry(**ANOTHER_DAY)
        ),
    ],
    "hours from before the books": [
        lambda pen: pen.writes(
            "contribution_historic", "old", *pen.entry(), pen.id("mair"), "", pen.id("row")
        )
    ],
}
FALSE: dict[str, tuple[str, list[Act]]] = {
    "1 no minutes": ("rule 1", [lambda pen: pen.moves("gift", "nia's", "mair's", 0, by="nia")]),
    "1 minutes that are not whole": (
        "rule 1",
        [gift, lambda pen: edit(pen, 12, "5.5")],
    ),
    "1 more than a day has": ("rule 1", [lambda pen: help_(pen, 1441)]),
    "1 two months": ("rule 1", [lambda pen: pen.logs("long", first="2025-12-31", last=DAY)]),
    "1 a day to come": (
        "rule 1",
        [lambda pen: pen.logs("soon", first="2026-01-09", last="2026-01-09")],
    ),
    "2 to itself": ("rule 2", [lambda pen: pen.moves("gift", "nia's", "nia's", 5, by="nia")]),
    "2 an account that is not there": (
        "rule 2",
        [gift, lambda pen: edit(pen, 10, pen.id("x"))],
    ),
    "2 a type that is not its account's": (
        "rule 2",
        [gift, lambda pen: edit(pen, 11, "pot")],
    ),
    "2 a kind between the wrong accounts": (
        "rule 2",
        [lambda pen: pen.moves("gift", "nia's", "club's", 5, by="nia")],
    ),
    "2 an owner's second account": ("rule 2", [lambda pen: pen.opens("more", "member", "nia")]),
    "2 the same transfer twice": (
        "rule 2",
        [lambda pen: pen.moves("gift", "nia's", "mair's", 5, by="nia", name="gift")],
    ),
    "3 a credit without a contribution": (
        "rule 3",
        [lambda pen: pen.moves("thank", "issued", "nia's", entry="")],
    ),
    "3 a contribution credited twice": (
        "rule 3",
        [lambda pen: pen.moves("thank", "issued", "nia's", entry="half an hour")],
    ),
    "3 other minutes than were claimed": ("claimed", [lambda pen: credit(pen, minutes=31)]),
    "3 a contribution never logged": (
        "never logged",
        [lambda pen: pen.moves("thank", "issued", "nia's", entry="nothing")],
    ),
    "3 nobody claimed it": (
        "nobody claimed",
        [
            lambda pen: pen.logs("another", minutes=0),
            lambda pen: pen.moves("thank", "issued", "nia's", entry="another"),
        ],
    ),
    "3 another activity": (
        "rule 3",
        [
            lambda pen: pen.logs("another"),
            lambda pen: pen.moves(
                "thank", "issued", "nia's", entry="another", said=pen.entry(activity="cooking")
            ),
        ],
    ),
    "3 another giver": (
        "rule 3",
        [
            lambda pen: pen.logs("another"),
            lambda pen: pen.moves("thank", "issued", "ifan's", entry="another"),
        ],
    ),
    "3 another payer": ("rule 3", [lambda pen: help_(pen, debit="ifan's")]),
    "3 what was declined": (
        "rule 3",
        [
            lambda pen: pen.logs("another"),
            lambda pen: pen.writes("contribution_declined", "another", "member", pen.id("mair")),
            lambda pen: pen.moves("thank", "issued", "nia's", entry="another"),
        ],
    ),
    "3 an import's line twice": (
        "rule 3",
        [opening, lambda pen: opening(pen, account="mair's")],
    ),
    "3 a second opening": ("rule 3", [opening, lambda pen: opening(pen, row="row 2")]),
    "3 an opening of no line": ("rule 3", [lambda pen: opening(pen, row="")]),
    "5 a reversal of other minutes": ("rule 5", [lambda pen: reversal(pen, minutes=9)]),
    "5 a second reversal": ("rule 5", [reversal, reversal]),
    "5 a reversal of a reversal": (
        "rule 5",
        [lambda pen: reversal(pen, name="undone"), lambda pen: reversal(pen, of="undone")],
    ),
    "5 a reversal of nothing": ("rule 5", [lambda pen: reversal(pen, of="nothing")]),
    "5 a reversal without a reason": ("rule 5", [lambda pen: reversal(pen, reason="")]),
    "5 a correction beside its first credit": ("rule 5", [corrected]),
    "5 a correction of what was never credited": (
        "rule 5",
        [
            lambda pen: pen.logs("another", **ANOTHER_DAY),
            lambda pen: corrected(pen, "another"),
        ],
    ),
    "5 a second correction": (
        "rule 5",
        [reversal, undone, corrected, lambda pen: corrected(pen, name="again")],
    ),
    "5 a question about hours from before the books": (
        "rule 5",
        [*TRUE["hours from before the books"], lambda p: p.writes("contribution_queried", "old")],
    ),
    "6 below the floor": (
        "rule 6",
        [lambda pen: pen.moves("gift", "nia's", "mair's", 21, by="nia")],
    ),
    "6 what is held": (
        "rule 6",
        [lambda pen: hold(pen, 15), lambda pen: pen.moves("gift", "nia's", "mair's", 6, by="nia")],
    ),
    "6 more held than there is": ("rule 6", [lambda pen: hold(pen, 21)]),
    "6 a hold spent twice": ("rule 6", [hold, spend, spend]),
    "6 more spent than held": ("rule 6", [hold, lambda pen: spend(pen, 6)]),
    "6 a hold that lapses too soon": (
        "rule 6",
        [hold, lambda pen: pen.writes("hold_lapsed", "hold")],
    ),
    "6 above the ceiling": (
        "rule 6",
        [lambda pen: limits(pen, "mair's", -60, 12, "false", "false"), gift],
    ),
    "6 a credit that is not passed on": (
        "rule 6",
        [lambda pen: ceiling(pen, gift)],
    ),
    "6 a limit that strands": (
        "rule 6",
        [lambda pen: limits(pen, "mair's", -60, 9, "false", "false")],
    ),
    "6 closed when it is full": (
        "rule 6",
        [lambda pen: limits(pen, "nia's", 0, "", "false", "true")],
    ),
    "6 from an account that is closed": (
        "rule 6",
        [
            lambda pen: limits(pen, "ifan's", 0, "", "false", "true"),
            lambda pen: pen.moves("gift", "nia's", "ifan's", 5, by="nia"),
        ],
    ),
    "7 the giver": ("rule 7", [lambda pen: credit(pen, by="nia")]),
    "7 another than who posted it": ("rule 7", [lambda pen: credit(pen, decided_by="ifan")]),
    "7 a rule, on the giver's word": (
        "rule 7",
        [lambda pen: credit(pen, actor="rule"), lambda pen: edit(pen, 27, "rule")],
    ),
    "7 whoever gains": (
        "rule 7",
        [lambda pen: pen.moves("grant", "pot", "ifan's", 5, by="ifan", reason="welcome")],
    ),
    "7 another's minutes without a reason": (
        "rule 7",
        [lambda pen: pen.moves("gift", "nia's", "mair's", 5, by="ifan")],
    ),
    "7 whoever gains by a reversal": ("rule 7", [lambda pen: reversal(pen, by="nia")]),
    "10 another balance": (
        "rule 10",
        [gift, lambda pen: edit(pen, 14, "16")],
    ),
    "10 a gap in the numbers": (
        "rule 10",
        [gift, lambda pen: edit(pen, 13, "4")],
    ),
    "10 an instant that is not later": (
        "rule 10",
        [gift, lambda pen: edit(pen, 5, pen.lines[-2].split("|")[5])],
    ),
    "10 a position twice": (
        "rule 10",
        [gift, lambda pen: edit(pen, 3, "1")],
    ),
    "10 a number of the journal twice": (
        "rule 10",
        [gift, lambda pen: edit(pen, 4, "2")],
    ),
}
DAY = "2026-01-01"


def edit(pen: Pen, field: int, told: str) -> None:
    """Says something else in the last line."""
    fields = pen.lines[-1].split("|")
    fields[field] = told
    pen.lines[-1] = "|".join(fields)


@pytest.mark.parametrize("acts", TRUE.values(), ids=TRUE)
def test_what_the_rules_allow_is_whole(acts: list[Act]) -> None:
    pen = a_town()
    for act in acts:
        act(pen)
    assert checked(pen.bundle()).events == len(pen.lines)


@pytest.mark.parametrize(("rule", "acts"), FALSE.values(), ids=FALSE)
def test_what_a_rule_forbids_is_named(rule: str, acts: list[Act]) -> None:
    pen = a_town()
    before = len(pen.lines)
    for act in acts:
        act(pen)
    said = fault(pen.bundle(every=50))
    assert rule in said
    assert before < int(said.removeprefix("position ").split(":")[0]) <= len(pen.lines)


def test_what_exceeds_a_ceiling_goes_on_to_the_pot_in_the_next_microsecond() -> None:
    pen = a_town()
    ceiling(pen)
    at = pen.lines[-1].split("|")[5]
    pen.moves("donate", "nia's", "pot", 20, reason="ceiling")
    edit(pen, 5, at.replace(".000000Z", ".000001Z"))
    checked(pen.bundle())
    edit(pen, 5, at.replace(".000000Z", ".000002Z"))
    assert "right before it" in fault(pen.bundle())


def late(pen: Pen, kind: str, to: str, reason: str = "passed_on") -> None:
    """An hour of Ifan's that Mair confirms after he has left, and the line that passes it on."""
    limits(pen, "ifan's", 0, "", "false", "true")
    pen.logs("late", giver="ifan")
    pen.moves("thank", "issued", "ifan's", entry="late", said=pen.entry("ifan"))
    at = pen.lines[-1].split("|")[5]
    pen.moves(kind, "ifan's", to, reason=reason)
    edit(pen, 5, at.replace(".000000Z", ".000001Z"))


def test_late_hours_go_to_the_pot_or_to_another_but_not_to_whoever_confirms_them() -> None:
    for kind, to in (("donate", "pot"), ("gift", "nia's")):
        pen = a_town()
        late(pen, kind, to)
        checked(pen.bundle())
    pen = a_town()
    late(pen, "gift", "mair's")
    assert "rule 7" in fault(pen.bundle(every=50))


def test_an_account_that_is_open_passes_on_to_the_pot_alone() -> None:
    pen = a_town()
    ceiling(pen)
    at = pen.lines[-1].split("|")[5]
    pen.moves("gift", "nia's", "ifan's", 20, reason="ceiling")
    edit(pen, 5, at.replace(".000000Z", ".000001Z"))
    assert "rule 6" in fault(pen.bundle(every=50))


def test_a_posting_that_the_last_checkpoint_cuts_in_two_is_not_false() -> None:
    pen = a_town()
    for number in range(1_000):
        pen.opens(f"group {number}", "organisation", f"owner {number}")
    ceiling(pen)  # and the line that passes it on is not sealed yet
    checked(pen.bundle(every=len(pen.lines)))
    assert "passed on" in fault(pen.bundle(every=999))


@pytest.mark.parametrize(
    ("act", "field", "told", "words"),
    [
        (gift, 4, "2", "it is transfer 3 of the journal, and says 2"),
        (gift, 4, "", "it is transfer 3 of the journal, and says none"),
        (lambda pen: pen.opens("choir's", "organisation", "choir"), 4, "3", "is no transfer"),
        (gift, 5, "2026-02-30T10:00:00.000000Z", "an instant of this line is none"),
        (gift, 5, "2026-W06-1T10:00:00.000000Z", "an instant of this line is none"),
        (gift, 5, "2026-02-03 10:00:00.000000Z", "an instant of this line is none"),
        (gift, 5, "2026-02-03T10:00:00,000000Z", "an instant of this line is none"),
        (gift, 5, "2026-02-03T10:00:00.0+00:00", "an instant of this line is none"),
    ],
)
def test_where_a_line_stands_and_when_is_written_in_one_way(
    act: Act, field: int, told: str, words: str
) -> None:
    pen = a_town()
    act(pen)
    edit(pen, field, told)
    said = fault(pen.bundle(every=50))
    assert said.startswith(f"position {len(pen.lines)}: ")
    assert words in said

"""Who speaks for whom in an exchange, how it stands, and what may be done next."""

from uuid import UUID

import pytest

from timebank.base.actors import Caller, Role
from timebank.base.ids import CommunityId, MemberId
from timebank.contributions.rules import Side
from timebank.exchanges.rules import Pair, Person, State, Whole, actions, state_of_hours, voices

NIA, MAIR, CARYS, DELYTH = (MemberId(UUID(int=number)) for number in range(1, 5))
GIVES = Person(NIA, Side.GIVER, agreed=True)
RECEIVES = Person(MAIR, Side.RECEIVER, agreed=True)
BOTH = [GIVES, RECEIVES]


def who(
    member_id: MemberId, *helps: MemberId, role: Role = Role.MEMBER, merged: MemberId | None = None
) -> Caller:
    return Caller(
        role,
        member_id,
        CommunityId(UUID(int=9)),
        member_id,
        helps=frozenset(helps),
        merged=frozenset({merged} if merged else ()),
    )


@pytest.mark.parametrize(
    ("caller", "expected"),
    [
        (who(NIA), {NIA}),
        (who(MAIR), {MAIR}),
        (who(CARYS), set()),
        (who(CARYS, MAIR), {MAIR}),
        (who(CARYS, NIA, MAIR), {NIA}),
        (who(MAIR, NIA), {MAIR}),
        (who(NIA, MAIR), {NIA}),
        (who(DELYTH, role=Role.COORDINATOR), {NIA, MAIR}),
        (who(NIA, role=Role.COORDINATOR), {NIA}),
        (who(DELYTH, MAIR, role=Role.COORDINATOR), {MAIR}),
        (who(DELYTH, role=Role.AUDITOR), set()),
        (who(CARYS, merged=MAIR), set()),
    ],
)
def test_nobody_speaks_for_both_sides_but_a_coordinator_from_outside(
    caller: Caller, expected: set[UUID]
) -> None:
    assert voices(caller, BOTH) == expected


@pytest.mark.parametrize(
    ("states", "expected"),
    [
        (["verified"], State.CONFIRMED),
        (["logged"], State.DONE),
        ([None], State.DONE),
        (["queried"], State.DISPUTED),
        (["declined"], State.CANCELLED),
        (["withdrawn", "reversed"], State.CANCELLED),
        (["verified", "declined"], State.CONFIRMED),
        (["verified", None], State.DONE),
        (["verified", "logged", "queried"], State.DISPUTED),
    ],
)
def test_how_it_stands_follows_from_its_hours(states: list[str | None], expected: State) -> None:
    assert state_of_hours(states) is expected


def pair(state: str | None, **said: int) -> Pair:
    return Pair(NIA, MAIR, UUID(int=7) if state else None, state, said)


@pytest.mark.parametrize(
    ("stored", "pairs", "of_nia", "of_mair"),
    [
        (State.AGREED, [], "cancel change done", "cancel change done"),
        (State.DONE, [pair("logged", giver=60)], "done", "confirm dispute done"),
        (State.DONE, [pair("logged", receiver=60)], "confirm dispute done", "done"),
        (
            State.DONE,
            [pair("queried", giver=60, receiver=50)],
            "confirm dispute done",
            "confirm dispute done",
        ),
        (State.DONE, [pair("verified", giver=60, receiver=60)], "", ""),
        (State.DONE, [pair("declined", giver=60)], "", ""),
        (State.CANCELLED, [], "", ""),
    ],
)
def test_what_may_be_done_next(stored: State, pairs: list[Pair], of_nia: str, of_mair: str) -> None:
    whole = Whole(stored, NIA, BOTH, pairs)
    assert " ".join(actions(whole, who(NIA))) == of_nia
    assert " ".join(actions(whole, who(MAIR))) == of_mair


def test_who_has_not_agreed_may_and_who_is_out_may_nothing() -> None:
    asked = Person(MAIR, Side.RECEIVER)
    whole = Whole(State.PROPOSED, NIA, [GIVES, asked])
    assert actions(whole, who(MAIR)) == ["agree", "cancel", "change", "decline"]
    gone = Person(CARYS, Side.RECEIVER, out=True)
    assert actions(Whole(State.PROPOSED, NIA, [GIVES, asked, gone]), who(CARYS)) == []

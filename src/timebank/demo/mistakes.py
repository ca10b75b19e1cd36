"""Mistakes in the books, and how a coordinator puts them right: reversals and corrections."""

from collections.abc import Callable
from dataclasses import replace
from datetime import date, timedelta

from timebank.demo.acts import Correct, Credit, Undo
from timebank.demo.cast import Group
from timebank.demo.story import Story
from timebank.demo.told import is_quiet_day
from timebank.demo.words import note

REASONS = ("mistake", "duplicate", "wrong_person", "not_given")


def reverse(story: Story) -> bool:
    """A coordinator undoes a credit; the member may stand below zero then."""
    credit = story.recall(can_be_undone(story))
    if not credit:
        return False
    by = story.coordinator_but(*credit.people)
    story.act(Undo(by, story.chance.choice(REASONS), contribution_id=credit.contribution_id))
    story.tally.undo(credit.payer, credit.giver.id, credit.minutes, credit.worked_on)
    return True


def reverse_gift(story: Story) -> bool:
    """A gift went to the wrong person, and comes back."""
    found = [one for one in story.gifts if not (one.giver.left or one.receiver.left)]
    if not found:
        return False
    gift = found[-1]
    story.gifts.remove(gift)
    by = story.coordinator_but(gift.giver, gift.receiver)
    story.act(Undo(by, "wrong_person", transfer_id=gift.transfer_id))
    story.tally.move("reversal", gift.receiver.id, gift.giver.id, gift.minutes)
    return True


def correct_minutes(story: Story) -> bool:
    """A sheet was read wrongly: fewer minutes take the place of those credited."""
    credit = story.recall(lambda one: one.minutes > 30 and can_be_undone(story)(one))  # noqa: PLR2004
    if not credit:
        return False
    put_right(story, credit, replace(credit, minutes=credit.minutes - 10), "wrong_minutes")
    return True


def correct_day(story: Story) -> bool:
    """It was another day."""
    credit = story.recall(
        lambda one: isinstance(one.receiver, Group) and one.of_a_day and can_be_undone(story)(one)
    )
    day = credit and _other_day(story, credit)
    if not credit or not day:
        return False
    truth = replace(credit, worked_from=day, worked_on=day)
    put_right(story, credit, truth, "wrong_day")
    return True


def _other_day(story: Story, credit: Credit) -> date | None:
    """One of the days before, on which no entry stands that would look like the same time."""
    for back in range(1, 7):
        day = credit.worked_on - timedelta(days=back)
        group = credit.receiver
        quiet = isinstance(group, Group) and is_quiet_day(story, group, day)
        if quiet and story.free_day(credit.giver, group, day):
            return day
    return None


def correct_activity(story: Story) -> bool:
    """Something else was done."""
    credit = story.recall(lambda one: isinstance(one.receiver, Group) and can_be_undone(story)(one))
    if not credit:
        return False
    put_right(story, credit, replace(credit, activity="welcoming"), "wrong_activity")
    return True


def can_be_undone(story: Story) -> Callable[[Credit], bool]:
    """Whether all whom a credit concerns are still here, and its giver kept what was credited."""
    return lambda credit: (
        not any(person.left for person in credit.people)
        and credit.giver.id not in story.tally.passes_on
    )


def put_right(story: Story, was: Credit, truth: Credit, reason: str) -> None:
    """A coordinator corrects a credit: its reversal, and the credit of what was true."""
    by = story.coordinator_but(*was.people)
    truth = replace(truth, contribution_id=story.new_id())
    words = note("corrected", by.person, story.chance)
    story.act(Correct(by, was, truth, reason, words))
    story.tally.undo(was.payer, was.giver.id, was.minutes, was.worked_on)
    story.tally.credit(truth.payer, truth.giver.id, truth.minutes, truth.worked_on)

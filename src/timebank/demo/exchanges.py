"""Members help each other: one tells, the other confirms, or remembers it differently."""

from collections.abc import Callable
from datetime import timedelta

from timebank.demo.acts import By, Claim, Given, Log
from timebank.demo.cast import Person
from timebank.demo.story import Story
from timebank.demo.told import confirm, tell

KINDS_OF_HELP = (
    "gardening",
    "befriending",
    "shopping",
    "lifts",
    "it_help",
    "dog_walking",
    "diy",
    "sewing_and_knitting",
    "cooking",
    "filling_in_forms",
    "language_practice",
)
LENGTHS = (30, 30, 45, 60, 60, 60, 75, 90, 90, 120, 120, 180, 25, 240)
DAYS_BETWEEN_TRIES = 4


def exchange(story: Story) -> None:
    """One member helps another, who has the minutes to thank for it."""
    minutes = story.chance.choice(LENGTHS)
    giver, receiver = _pair(story)
    day = story.today - timedelta(days=story.chance.choice((0, 0, 1, 2, 6)))
    joined_on = max(giver.joined_on, receiver.joined_on)
    if story.tally.free(receiver.id) < minutes or day < joined_on:
        return
    if not story.free_day(giver, receiver, day):
        return
    given = Given(giver, receiver, story.chance.choice(KINDS_OF_HELP), day, minutes)
    story.given_minutes += minutes
    if story.chance.happens(35):
        log = Log(By(receiver), story.new_id(), given, credits=True)
        story.act(log)
        story.credit_told(log)
        return
    log = tell(story, By(giver), given)
    if story.chance.happens(6):
        story.later(story.chance.randint(1, 5), _differ, log, receiver)
    elif story.chance.happens(96):
        story.later(story.chance.randint(1, 6), _confirm, log, receiver)


def _pair(story: Story) -> tuple[Person, Person]:
    """Who helps whom. Mostly those help who have received much; but the keen help anyhow, and some
    stand below zero for long."""
    one, other = story.chance.sample(story.here, 2)
    if story.chance.happens(65):
        return _in_order(one, other, lambda person: -story.tally.balance[person.id])
    return _in_order(one, other, lambda person: person.keenness)


def _in_order(
    one: Person, other: Person, gives: Callable[[Person], float]
) -> tuple[Person, Person]:
    return (one, other) if gives(one) > gives(other) else (other, one)


def _confirm(story: Story, log: Log, receiver: Person) -> None:
    """The receiver confirms once there are the minutes for it."""
    if receiver.left:
        return
    if story.tally.free(receiver.id) >= log.given.minutes:
        confirm(story, log, By(receiver))
    else:
        story.later(DAYS_BETWEEN_TRIES, _confirm, log, receiver)


def _differ(story: Story, log: Log, receiver: Person) -> None:
    if receiver.left:
        return
    minutes = log.given.minutes + 15
    story.act(Claim(By(receiver), story.new_id(), log.id, minutes))
    story.later(story.chance.randint(2, 9), _settle, log, minutes)


def _settle(story: Story, log: Log, minutes: int) -> None:
    receiver = log.given.receiver
    if not isinstance(receiver, Person) or receiver.left:
        return
    if story.tally.free(receiver.id) >= minutes:
        confirm(story, log, story.coordinator_but(log.given.giver, receiver), minutes)
    else:
        story.later(DAYS_BETWEEN_TRIES, _settle, log, minutes)

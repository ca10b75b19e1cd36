"""Members tell of their own time for a group; its lead confirms, asks, differs or says no."""

from datetime import date, timedelta

from timebank.demo.acts import Answer, By, Claim, Given, Log, Verify
from timebank.demo.cast import Group, Person
from timebank.demo.story import Story
from timebank.demo.words import note

HOURS_FOR_ONE = 100
ANSWERS = (
    ("confirm", 74),
    ("differ", 8),
    ("ask", 5),
    ("decline", 5),
    ("take_back", 3),
    ("leave", 5),
)
"""What becomes of such an entry, in per cent; one that nobody answers waits."""


def tell(story: Story, by: By, given: Given, words: str | None = None) -> Log:
    """Somebody states time given."""
    log = Log(by, story.new_id(), given, words)
    story.act(log)
    return log


def tell_groups(story: Story) -> None:
    """Today's members who tell their group that they helped, some of them weeks later."""
    for _ in range(story.often(HOURS_FOR_ONE)):
        person = story.somebody()
        day = story.today - timedelta(days=story.chance.choice((0, 0, 0, 1, 1, 2, 4, 9, 33, 75)))
        groups = [
            group
            for group in story.cast.groups
            if person in group.roster and is_quiet_day(story, group, day)
        ]
        if groups and person.joined_on <= day:
            _tell(story, person, story.chance.choice(groups), day)


def is_quiet_day(story: Story, group: Group, day: date) -> bool:
    """Whether the group thanks nobody for that day, so that an entry is not the same time."""
    return (
        group.thanks
        and not group.kind.by_month
        and day.weekday() not in group.weekdays
        and day >= story.days[0]
    )


def _tell(story: Story, person: Person, group: Group, day: date) -> None:
    if person is group.lead or not story.free_day(person, group, day):
        return
    minutes = story.chance.choice((20, 30, 45, 60, 60, 90, 120, 150, 240))
    words = note("told", person, story.chance) if story.chance.happens(40) else None
    given = Given(person, group, group.kind.activity, day, minutes)
    log = tell(story, By(person), given, words)
    story.given_minutes += minutes
    kinds, percents = zip(*ANSWERS, strict=True)
    answer = story.chance.choices(kinds, percents)[0]
    if answer != "leave":
        story.later(story.chance.randint(1, 9), _ANSWER[answer], log, group)


def _confirm(story: Story, log: Log, group: Group) -> None:
    confirm(story, log, By(group.lead, leads=group))


def confirm(story: Story, log: Log, by: By, minutes: int | None = None) -> None:
    """Somebody entitled confirms the entry, or decides about a queried one."""
    reason = note("decided", by.person, story.chance) if minutes else None
    story.act(Verify(by, log.id, minutes, reason))
    story.credit_told(log, minutes)


def _differ(story: Story, log: Log, group: Group) -> None:
    minutes = log.given.minutes + story.chance.choice((-15, 15, 30))
    story.act(Claim(By(group.lead, leads=group), story.new_id(), log.id, minutes))
    decided = story.chance.choice((minutes, minutes, log.given.minutes, minutes + 5))
    story.later(story.chance.randint(2, 12), _decide, log, decided)


def _decide(story: Story, log: Log, minutes: int) -> None:
    confirm(story, log, story.coordinator_but(log.given.giver), minutes)


def _ask(story: Story, log: Log, group: Group) -> None:
    by = By(group.lead, leads=group)
    story.act(Answer(by, log.id, "query", note("asked", group.lead, story.chance)))
    if story.chance.happens(70):
        story.later(story.chance.randint(2, 12), _decide, log, log.given.minutes)


def _decline(story: Story, log: Log, group: Group) -> None:
    by = By(group.lead, leads=group)
    story.act(Answer(by, log.id, "decline", note("declined", group.lead, story.chance)))


def _take_back(story: Story, log: Log, _group: Group) -> None:
    story.act(Answer(By(log.given.giver), log.id, "withdraw"))


_ANSWER = {
    "confirm": _confirm,
    "differ": _differ,
    "ask": _ask,
    "decline": _decline,
    "take_back": _take_back,
}

"""Groups thank: by the day, by the month, and for what a member has told them."""

from datetime import timedelta
from uuid import UUID

from timebank.demo import calendar
from timebank.demo.acts import By, Credit, Given, Thank
from timebank.demo.cast import Group, Person
from timebank.demo.story import Story, credit_of
from timebank.demo.told import tell

SMALLEST, LARGEST, REGULARS = 5, 25, 12
"""How many people come to a session, and how many come back all month long."""
DAYS_TO_OFFICE = 9
"""A list that is so late comes to the office on paper, and a coordinator thanks."""
VARIATIONS = (0, 0, 0, 0, 0, 30, 30, -30, -30, 60, 15, -15, -45, 90)
ODD_MINUTES = (1, 7, 37, 50, 95, 143, 600, 725)
"""What also stands on real lists: whole days, half lessons, and the minute that somebody rang."""


def hold_sessions(story: Story, most: int) -> None:
    """Today's sessions, until as much time is given as the day should bring; at most so many."""
    groups = [
        group
        for group in story.cast.groups
        if group.thanks and not group.kind.by_month and story.today.weekday() in group.weekdays
    ]
    for group in story.chance.some(groups, most, lambda group: 1 + len(group.roster)):
        if story.still_to_give > 0:
            _hold(story, group)


def _hold(story: Story, group: Group) -> None:
    people = [
        person
        for person in _who_comes(story, group, LARGEST)
        if story.free_day(person, group, story.today)
    ]
    if not people:
        return
    lines = [(story.new_id(), person, _minutes(story, group)) for person in people]
    story.given_minutes += sum(minutes for _, _, minutes in lines)
    told = {}
    days = _days_until_thanked(story)
    if days and story.chance.happens(6):
        told = dict([_tell_first(story, group, lines[0])])
    by = story.coordinator if days >= DAYS_TO_OFFICE else By(group.lead, leads=group)
    thank = Thank(by, group, story.today, story.today, lines)
    if days == 0:
        _thank(story, thank, told)
    else:
        story.later(days, _thank, thank, told)


def _who_comes(story: Story, group: Group, most: int) -> list[Person]:
    people = [one for one in group.roster if not one.left and one is not group.lead]
    count = story.chance.randint(SMALLEST, most)
    return story.chance.some(people, count, lambda one: one.keenness)


def _minutes(story: Story, group: Group) -> int:
    if story.chance.happens(1):
        return story.chance.choice(ODD_MINUTES)
    return max(15, group.kind.minutes + story.chance.choice(VARIATIONS))


def _days_until_thanked(story: Story) -> int:
    """Most leads thank on the day; some lists lie about, and a few turn up after weeks."""
    days = story.chance.choices((0, 1, 3, 9, 40), (70, 14, 10, 4, 2))[0]
    return min(days, (story.last_day - story.today).days)


def _tell_first(story: Story, group: Group, line: tuple[UUID, Person, int]) -> tuple[UUID, Credit]:
    """A member tells of the time before the lead does; the lead's minutes will count."""
    _, person, minutes = line
    stated = minutes + story.chance.choice((0, 0, 30))
    log = tell(story, By(person), Given(person, group, group.kind.activity, story.today, stated))
    return line[0], credit_of(log, minutes)


def _thank(story: Story, thank: Thank, told: dict[UUID, Credit]) -> None:
    """The lead's list comes in, and its lines are credited."""
    story.act(thank)
    for line_id, person, minutes in thank.lines:
        fresh = Credit(
            contribution_id=line_id,
            giver=person,
            receiver=thank.group,
            activity=thank.group.kind.activity,
            worked_from=thank.worked_from,
            worked_on=thank.worked_on,
            minutes=minutes,
        )
        story.credit(told.get(line_id, fresh))


def thank_for_month(story: Story) -> None:
    """In the first days of a month, groups that count by the month thank for the last one."""
    start, end = calendar.month_of(story.today.replace(day=1) - timedelta(days=1))
    start = max(start, story.days[0])
    groups = [group for group in story.cast.groups if group.thanks and group.kind.by_month]
    wanted = story.monthly_minutes(start, end) if start <= end else 0
    for n, group in enumerate(groups):
        share = wanted // (len(groups) - n)
        regulars = _who_comes(story, group, REGULARS)
        people = [one for one in regulars if story.free_day(one, group, end)]
        if share > 0 and people:
            lines = _month_lines(story, people, share // len(people))
            given = sum(minutes for _, _, minutes in lines)
            wanted -= given
            story.given_minutes += given
            story.given_by_month_minutes += given
            thank = Thank(By(group.lead, leads=group), group, start, end, lines)
            story.later(1 + n % 6, _thank, thank, {})


def _month_lines(story: Story, people: list[Person], each: int) -> list[tuple[UUID, Person, int]]:
    """Who came how long, in quarters of an hour, about so many minutes each."""
    quarters = [max(1, each * story.chance.randint(50, 150) // 1500) for _ in people]
    return [
        (story.new_id(), one, 15 * quarter) for one, quarter in zip(people, quarters, strict=True)
    ]

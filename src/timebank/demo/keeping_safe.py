"""What is written down to keep people safe, and whose time waits because of it."""

from datetime import date, timedelta

from timebank.activities.shipped import shipped
from timebank.demo.acts import By, Credit, Take, Thank, Verify
from timebank.demo.cast import Group, Person
from timebank.demo.story import Story

DAYS_UNTIL_LOOKED_AT = 700
WAITING = 3
MINUTES = 60
_ASKING = frozenset(one.code for one in shipped() if one.asks_for)


def take(story: Story, people: list[Person]) -> None:
    """Newcomers are met, spoken for and checked; a coordinator's own measures take another one."""
    days = [(person, _look_again(story, person)) for person in people]
    keeper = story.coordinator
    story.act(Take(keeper, [one for one in days if one[0] is not keeper.person], story.today))
    if keeper.person in people:
        own = [one for one in days if one[0] is keeper.person]
        story.act(Take(story.coordinator_but(keeper.person), own, story.today))


def _look_again(story: Story, person: Person) -> date:
    """Never before the last day: some are due soon after it."""
    return story.last_day + timedelta(days=1 + person.id.int % DAYS_UNTIL_LOOKED_AT)


def wait(story: Story) -> None:
    """On the last evening some measures are found to be past their day, so that thanks for these
    people wait; a coordinator confirms one of them all the same."""
    group = _asking_group(story)
    if group is None:
        return
    people = [one for one in group.roster if _may_wait(story, one, group)][:WAITING]
    if not people:
        return
    story.lacking.update(people)
    past, before = (story.today - timedelta(days=days) for days in (1, 800))
    story.act(Take(story.coordinator, [(one, past) for one in people], before, again=True))
    lines = [(story.new_id(), one, MINUTES) for one in people]
    story.given_minutes += MINUTES * len(lines)
    by = By(group.lead, leads=group)
    waiting = frozenset(line_id for line_id, _, _ in lines)
    story.act(Thank(by, group, story.today, story.today, lines, waiting))
    line_id, giver, minutes = lines[0]
    story.act(Verify(story.coordinator_but(giver), line_id))
    story.credit(
        Credit(line_id, giver, group, group.kind.activity, story.today, story.today, minutes)
    )


def _asking_group(story: Story) -> Group | None:
    asking = [one for one in story.cast.groups if one.thanks and one.kind.activity in _ASKING]
    return next((one for one in asking if not one.private), asking[0] if asking else None)


def _may_wait(story: Story, person: Person, group: Group) -> bool:
    """Whether the person may be one of those; their day is taken for it then."""
    here = not person.left and person is not group.lead
    return here and story.free_day(person, group, story.today)

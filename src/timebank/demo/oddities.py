"""What comes twice, late, or from an unexpected side in every real set of books."""

from collections.abc import Callable
from dataclasses import replace
from datetime import timedelta

from timebank.demo import mistakes, spending
from timebank.demo.acts import Answer, By, Credit, Given, Leave, Log, PassOn, Thank
from timebank.demo.cast import Group, Person
from timebank.demo.story import Story
from timebank.demo.tally import POT
from timebank.demo.told import confirm, is_quiet_day, tell
from timebank.demo.words import note

FEWEST_MEMBERS = 10
Oddity = Callable[[Story], bool]
"""Something odd that happens today; False where nobody is there to whom it could."""


def plan_oddities(story: Story, which: dict[Oddity, int], percent: int) -> None:
    """Put each so many times somewhere in the story, but for its first tenth; at least once."""
    days = len(story.days)
    for oddity, times in which.items():
        for _ in range(max(1, times * percent // 100)):
            story.later(story.chance.randint(days // 10 + 1, days * 9 // 10), _try, oddity)


def _try(story: Story, oddity: Oddity) -> None:
    """Where it cannot be today, it may be tomorrow."""
    if not oddity(story):
        story.later(1, _try, oddity)


def second_entry(story: Story) -> bool:
    """A paper comes in for what a member has told: it is declined, called separate, or waits."""
    found = _quiet(story)
    if not found:
        return False
    given, group = found
    story.given_minutes += given.minutes
    first = tell(story, By(given.giver), given)
    confirm(story, first, By(group.lead, leads=group))
    by = story.coordinator_but(given.giver)
    second = tell(story, by, given, note("told", by.person, story.chance))
    what = story.chance.choices((_say_same, _say_separate, None), (45, 25, 30))[0]
    if what:
        story.later(story.chance.randint(2, 12), what, second, by)
    return True


def _say_same(story: Story, log: Log, by: By) -> None:
    story.act(Answer(by, log.id, "decline", note("same", by.person, story.chance)))


def _say_separate(story: Story, log: Log, by: By) -> None:
    story.act(Answer(by, log.id, "separate"))
    confirm(story, log, by)


def thanked_twice(story: Story) -> bool:
    """A lead finds a second sheet for a session: what looks like the same time waits."""
    credit = story.recall(_thanked_by_day)
    if not credit or not isinstance(credit.receiver, Group):
        return False
    by = By(credit.receiver.lead, leads=credit.receiver)
    line = (story.new_id(), credit.giver, credit.minutes + 15)
    day = credit.worked_on
    story.act(Thank(by, credit.receiver, day, day, [line], frozenset({line[0]})))
    return True


def differing_word(story: Story) -> bool:
    """A member remembers more than was thanked for: it is put right, it stays, or it is open."""
    credit = story.recall(
        lambda one: _thanked_by_day(one) and not one.told and mistakes.can_be_undone(story)(one)
    )
    if not credit:
        return False
    minutes = credit.minutes + 30
    given = Given(credit.giver, credit.receiver, credit.activity, credit.worked_on, minutes)
    tell(story, By(credit.giver), given)
    what = story.chance.choices((_stays, _yields, None), (35, 35, 30))[0]
    if what:
        story.later(story.chance.randint(1, 9), what, credit, minutes)
    return True


def _thanked_by_day(credit: Credit) -> bool:
    """Whether a lead has thanked for it after a session."""
    group = credit.receiver
    return (
        isinstance(group, Group)
        and credit.of_a_day
        and not group.kind.by_month
        and credit.worked_on.weekday() in group.weekdays
    )


def _stays(story: Story, credit: Credit, _minutes: int) -> None:
    by = story.coordinator_but(credit.giver)
    words = note("stays", by.person, story.chance)
    story.act(Answer(by, credit.contribution_id, "stays", words))


def _yields(story: Story, credit: Credit, minutes: int) -> None:
    if mistakes.can_be_undone(story)(credit):
        mistakes.put_right(story, credit, replace(credit, minutes=minutes), "wrong_minutes")


def day_in_month(story: Story) -> bool:
    """A member tells of a day inside a month that was thanked for: it waits, and is declined."""
    credit = story.recall(lambda one: isinstance(one.receiver, Group) and not one.of_a_day)
    if not credit:
        return False
    day = credit.worked_from + timedelta(days=2)
    log = tell(
        story, By(credit.giver), Given(credit.giver, credit.receiver, credit.activity, day, 60)
    )
    story.later(story.chance.randint(2, 9), _say_same, log, story.coordinator_but(credit.giver))
    return True


def leads_own(story: Story) -> bool:
    """A lead's own hours wait for another: a coordinator confirms them."""
    groups = [one for one in story.cast.groups if is_quiet_day(story, one, story.today)]
    if not groups:
        return False
    group = story.chance.choice(groups)
    if not story.free_day(group.lead, group, story.today):
        return False
    given = Given(group.lead, group, group.kind.activity, story.today, 120)
    story.given_minutes += given.minutes
    log = tell(story, By(group.lead), given)
    story.later(story.chance.randint(1, 9), confirm, log, story.coordinator_but(group.lead))
    return True


def for_the_community(story: Story) -> bool:
    """Somebody helps the time bank itself; a coordinator confirms it."""
    person = story.somebody(but=story.cast.coordinators)
    if not story.free_day(person, None, story.today):
        return False
    given = Given(person, None, story.chance.choice(("leaflets", "meetings")), story.today, 90)
    story.given_minutes += given.minutes
    log = tell(story, By(person), given)
    story.later(story.chance.randint(1, 6), confirm, log, story.coordinator_but(person))
    return True


def pass_on(story: Story) -> bool:
    """A member passes all thanks on to the pot from here on."""
    person = _stays_here(story)
    story.act(PassOn(By(person), person))
    story.tally.passes_on[person.id] = ("donate", POT)
    return True


def leave(story: Story) -> bool:
    """A member leaves; what remains goes by the community's rule."""
    person = _stays_here(story)
    minutes = story.tally.balance[person.id]
    if story.tally.held[person.id] or minutes < 0 or len(story.here) < FEWEST_MEMBERS:
        return False
    story.act(Leave(story.coordinator, person))
    kind, to = story.leavers
    if minutes:
        story.tally.move(kind, person.id, to, minutes)
    story.tally.passes_on[person.id] = (kind, to)
    person.left = True
    story.here.remove(person)
    return True


def _stays_here(story: Story) -> Person:
    """Somebody who neither leads nor coordinates, and by whom nobody comes in."""
    leads = (group.lead for group in story.cast.groups)
    doors = (person for person in story.here if person.stays)
    return story.somebody(but=[*story.cast.coordinators, *leads, *doors])


def prescribe(story: Story) -> bool:
    """A surgery's link worker asks for credits for somebody who cannot earn yet."""
    return spending.grant(story, _stays_here(story), 120, "social_prescribing")


def _quiet(story: Story) -> tuple[Given, Group] | None:
    """Time given to a group on a day on which it thanks nobody."""
    day = story.today - timedelta(days=story.chance.randint(0, 4))
    for group in story.cast.groups:
        people = [one for one in group.roster if not one.left and one is not group.lead]
        if people and is_quiet_day(story, group, day) and story.chance.happens(20):
            person = story.chance.choice(people)
            if person.joined_on <= day and story.free_day(person, group, day):
                return Given(person, group, group.kind.activity, day, 90), group
    return None

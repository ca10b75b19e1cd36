"""Two communities, planned from a seed up to a last day: who, what, when, and what it sums to."""

from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass
from datetime import date
from uuid import UUID

from timebank.communities.rules import DEFAULTS, Style
from timebank.demo import (
    calendar,
    exchanges,
    gathering,
    helping,
    keeping_safe,
    oddities,
    offering,
    sessions,
    spending,
    told,
)
from timebank.demo.acts import AskFloor, Join, Moment
from timebank.demo.cast import Cast, Person, make_cast
from timebank.demo.chance import Chance
from timebank.demo.ids import Ids
from timebank.demo.places import Place
from timebank.demo.sizes import Size, Sizes
from timebank.demo.story import Story
from timebank.demo.tally import Tally
from timebank.demo.towns import TIME_BANK, TIME_CREDITS, Town

HOURS_FOR_AN_EXCHANGE = 90
MOST_EXCHANGES = 20
OFFICE, EVENING = 11, 18
"""The hours at which people write things down: calls and visits, and lists after a session."""
POT_MAY_LACK = -600
"""What is asked on the last evening, and waits for another coordinator when the demo opens."""


@dataclass(frozen=True)
class Plan:
    """One community's two years, and what its books must come to."""

    town: Town
    id: UUID
    cast: Cast
    moments: list[Moment]
    tally: Tally


def make_plans(sizes: Sizes, seed: int, last_day: date) -> list[Plan]:
    """The same for the same arguments: people, entries, days, minutes and the ids chosen here.

    (Accounts, and transfers that credit entries, get their ids from the books.)
    """
    return [
        _plan(TIME_CREDITS, sizes.time_credits, seed, last_day),
        _plan(TIME_BANK, sizes.time_bank, seed, last_day),
    ]


def _plan(town: Town, size: Size, seed: int, last_day: date) -> Plan:
    chance = Chance(f"{seed} {town.slug}")
    ids = Ids(chance)
    community_id = ids.new(calendar.at(calendar.first_day(size, last_day), 8, 0))
    story = Story(
        size=size,
        last_day=last_day,
        chance=chance,
        ids=ids,
        cast=make_cast(size, last_day, town.places, chance, ids, doors=town.doors),
        tally=Tally(DEFAULTS[town.style].member_floor_minutes),
        monthly_percent=town.monthly_percent,
        leavers=town.leavers,
    )
    given_hours = sum(calendar.minutes_by_day(size, last_day)) // 60
    oddities.plan_oddities(story, town.oddities, given_hours * 100 // town.oddity_hours)
    evening = EVENINGS[town.style]
    moments = [moment for moment in _live(story, evening, town.places) if moment.acts]
    return Plan(town, community_id, story.cast, moments, story.tally)


def _live(
    story: Story, evening: Callable[[Story], None], places: Sequence[Place]
) -> Iterator[Moment]:
    """Day after day: first what the office and the counters see, then what comes of the day."""
    newcomers = list(story.cast.people)
    for day in story.days:
        if calendar.closed(day):
            continue
        story.begin(day, OFFICE)
        _join(story, newcomers)
        story.do_what_is_due()
        spending.spend(story)
        spending.give(story)
        yield story.moment()
        story.begin(day, EVENING)
        evening(story)
        yield story.moment()
    story.begin(story.last_day, EVENING + 1)
    story.act(AskFloor(story.coordinator, POT_MAY_LACK))
    keeping_safe.wait(story)
    offering.offer(story, places)
    gathering.gather(story)
    helping.help_each_other(story)
    helping.ask_to_join(story)
    if any(one.stays for one in story.here):
        helping.open_doors(story)
    else:
        helping.gather(story)
    yield story.moment()


def _join(story: Story, newcomers: list[Person]) -> None:
    people = []
    while newcomers and newcomers[0].joined_on <= story.today:
        people.append(newcomers.pop(0))
    if not people:
        return
    story.act(Join(story.coordinator, people))
    keeping_safe.take(story, people)
    story.here += people
    groups = [group for group in story.cast.groups if group.thanks]
    for person in people:
        if person in story.cast.coordinators:
            continue
        for group in story.chance.sample(groups, min(len(groups), story.chance.randint(1, 4))):
            group.roster.append(person)
    if people[0] is not story.cast.people[0]:
        spending.welcome(story, people)


def _time_credits_day(story: Story) -> None:
    """Groups thank, by the day and by the month; members tell theirs; some help each other."""
    if story.today.day == 2:  # noqa: PLR2004 - New Year's Day is closed
        sessions.thank_for_month(story)
        if story.today.month % 3 == 1:
            spending.retire(story)
    told.tell_groups(story)
    for _ in range(story.often(HOURS_FOR_AN_EXCHANGE)):
        exchanges.exchange(story)
    sessions.hold_sessions(story, len(story.cast.groups))


def _time_bank_day(story: Story) -> None:
    """Members help each other; now and then a group has a session."""
    if story.chance.happens(1):
        sessions.hold_sessions(story, 1)
    for _ in range(MOST_EXCHANGES):
        if story.still_to_give > 0:
            exchanges.exchange(story)


EVENINGS = {Style.TIME_CREDITS: _time_credits_day, Style.TIME_BANK: _time_bank_day}
"""What comes of a day, by a community's style."""

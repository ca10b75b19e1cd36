"""How help comes about when the demo opens: exchanges in every state, sessions that were held and
called off, people who would like to join; and what waits for those who come in by the doors."""

from datetime import date, timedelta

from timebank.demo import spending
from timebank.demo.acts import (
    Apply,
    By,
    CallOff,
    Credit,
    Exchange,
    Given,
    Held,
    Listed,
    Offer,
    Until,
)
from timebank.demo.cast import Group, Person
from timebank.demo.doors import LEAD, MEMBER
from timebank.demo.story import Story
from timebank.demo.told import tell
from timebank.demo.words import note
from timebank.listings.rules import ListingKind

STATES: tuple[Until, ...] = (
    "proposed",
    "agreed",
    "agreed",
    "done",
    "confirmed",
    "confirmed",
    "queried",
    "cancelled",
)
_OVER = frozenset({"done", "confirmed", "queried"})
_KINDS = ("gardening", "dog_walking", "it_help", "cooking", "sewing_and_knitting", "shopping")
_PLACES = (("At the library", "Yn y llyfrgell"), ("At the hub", "Yn yr hyb"))
MINUTES = (45, 60, 90)
TRIES = 40
CAME, GUESTS = 8, 3
A_WEEK = timedelta(days=7)
A_WHILE = 120
"""What the eldest has to thank with, at least."""


def help_each_other(story: Story) -> None:
    """On the last evening: exchanges as far as they have come, half of them asked for by whoever
    receives. What is done was done today."""
    for n, until in enumerate(STATES):
        pair = _pair(story, until)
        if pair is not None:
            _exchange(story, *pair, until, by_receiver=n % 2 == 1)


def _pair(story: Story, until: Until) -> tuple[Person, Person] | None:
    """Two who could help each other so far; whoever confirms has something to thank with."""
    people = [one for one in story.here if not (one.left or one.stays or one in story.lacking)]
    for _ in range(TRIES):
        giver, receiver = story.chance.sample(people, 2)
        if until not in _OVER:
            return giver, receiver
        able = story.tally.free(receiver.id) >= max(MINUTES)
        if able and story.free_day(giver, receiver, story.today):
            return giver, receiver
    return None


def _exchange(
    story: Story, giver: Person, receiver: Person, until: Until, *, by_receiver: bool
) -> None:
    asks, other = (receiver, giver) if by_receiver else (giver, receiver)
    minutes = story.chance.choice(MINUTES)
    over = until in _OVER
    act = Exchange(
        id=story.new_id(),
        giver=giver,
        receiver=receiver,
        activity=story.chance.choice(_KINDS),
        planned_on=story.today + timedelta(days=0 if over else story.chance.randint(2, 12)),
        minutes=minutes,
        place=story.chance.choice(_PLACES)[asks.language == "cy"],
        until=until,
        by_receiver=by_receiver,
        note=note("proposed", asks, story.chance),
        answer=note("differs" if until == "queried" else "agreed", other, story.chance),
    )
    story.act(act)
    if over:
        story.given_minutes += minutes
    if until == "confirmed":
        story.tally.credit(receiver.id, giver.id, minutes, story.today)


def gather(story: Story, group: Group | None = None) -> None:
    """A session that a group has closed, and one that is called off, of another group where there
    is one."""
    groups = [one for one in story.cast.groups if one.thanks and not one.kind.by_month]
    holds = group or groups[0]
    _hold(story, holds)
    others = [one for one in groups if one is not holds and not one.private]
    calls_off = others[-1] if others else holds
    day = story.today + timedelta(days=2)
    by = By(calls_off.lead, leads=calls_off)
    story.act(CallOff(by, story.new_id(), calls_off, day))


def _hold(story: Story, group: Group) -> None:
    """Of today, or typed in days later: of the latest day on which enough could have come."""
    day = story.today
    people = _free(story, group, day)
    while len(people) < CAME // 2 and story.today - day < A_WEEK:
        day -= timedelta(days=1)
        people = _free(story, group, day)
    came = [(story.new_id(), one, group.kind.minutes) for one in people[:CAME]]
    by = By(group.lead, leads=group)
    story.act(Held(by, story.new_id(), group, day, came, (story.new_id(), GUESTS)))
    for attendance_id, person, minutes in came:
        story.free_day(person, group, day)
        story.given_minutes += minutes
        told = (attendance_id, person, group, group.kind.activity)
        story.credit(Credit(*told, day, day, minutes))


def _free(story: Story, group: Group, day: date) -> list[Person]:
    return [
        one
        for one in _members(story, group)
        if one.joined_on <= day and story.is_free(one, group, day)
    ]


def _members(story: Story, group: Group) -> list[Person]:
    """Who usually comes to a group, and could be thanked today."""
    here = (one for one in group.roster if not one.left and one is not group.lead)
    return [one for one in here if one not in story.lacking]


def ask_to_join(story: Story) -> None:
    """Two people who would like to join, one in each language."""
    told = (
        ("Megan Prosser", "cy", "megan.prosser@example.org", "Canu, a phobi bara.", "choir"),
        ("Piotr Nowak", "en", "piotr.nowak@example.org", "I mend bicycles.", "diy"),
    )
    for one in told:
        story.act(Apply(story.coordinator, story.new_id(), *one))


def open_doors(story: Story) -> None:
    """What waits for those by whom one comes in (doors.py)."""
    member, lead = (story.cast.people[door.place - 1] for door in (MEMBER, LEAD))
    group = next(one for one in story.cast.groups if one.lead is lead)
    gather(story, group)
    _wait_for_her_yes(story, member)
    _wait_for_the_lead(story, group)


def _wait_for_her_yes(story: Story, member: Person) -> None:
    if story.tally.free(member.id) < A_WHILE:
        spending.grant(story, member, A_WHILE, "social_prescribing")
    title = "Tacluso\u2019r ardd fach o flaen y t\u0177"
    asked = Listed(
        story.new_id(), ListingKind.REQUEST, member, "gardening", title, ["weekday_afternoon"]
    )
    story.act(Offer([asked]))
    others = (one for one in story.here if one.language != "cy" or one in story.lacking)
    giver = story.somebody(but=[member, *others])
    act = Exchange(
        id=story.new_id(),
        giver=giver,
        receiver=member,
        activity="gardening",
        planned_on=story.today + timedelta(days=3),
        minutes=90,
        place="Yr ardd flaen",
        until="proposed",
        listing_id=asked.id,
        note="Mae gen i\u2019r offer i gyd. Ydy\u2019r prynhawn yn iawn?",
    )
    story.act(act)


def _wait_for_the_lead(story: Story, group: Group) -> None:
    """A member tells of an hour at the group on the latest day that has no entry of theirs."""
    for back in range(1, 15):
        day = story.today - timedelta(days=back)
        for person in _free(story, group, day)[:1]:
            story.free_day(person, group, day)
            given = Given(person, group, group.kind.activity, day, 60)
            tell(story, By(person), given, note("told", person, story.chance))
            story.given_minutes += given.minutes
            return

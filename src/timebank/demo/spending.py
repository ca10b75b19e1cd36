"""Credits move on: spent with partners, given, donated to the pot and granted from it."""

from uuid import UUID

from timebank.demo.acts import By, Move, Release, Reserve, Spend
from timebank.demo.cast import Group, Person
from timebank.demo.story import Gift, Story
from timebank.demo.tally import POT, RETIRED

HOURS_FOR_A_SPEND, HOURS_FOR_A_GIFT, HOURS_FOR_A_DONATION = 22, 350, 300
DAYS_RESERVED = 28
VISITS = (60, 60, 60, 120, 120, 120, 180, 240, 240, 480)
LEAST_RETIRED = 600
WELCOME_PERCENT = 50


def spend(story: Story) -> None:
    """Today's visits to partners: at the counter, or reserved for a day to come."""
    partners = [group for group in story.cast.groups if group.kind.accepts_credits]
    for _ in range(story.often(HOURS_FOR_A_SPEND)):
        minutes = story.chance.choice(VISITS)
        person = _able(story, minutes)
        if person and partners:
            _reserve(story, person, story.chance.choice(partners), minutes)


def _able(story: Story, minutes: int) -> Person | None:
    """Somebody who has so many minutes, among a few who are asked."""
    asked = [story.somebody() for _ in range(5)]
    return next((one for one in asked if story.tally.free(one.id) >= minutes), None)


def _reserve(story: Story, person: Person, partner: Group, minutes: int) -> None:
    hold_id = story.new_id()
    expires_at = story.instant(DAYS_RESERVED)
    story.act(Reserve(By(person), hold_id, partner, minutes, expires_at))
    story.tally.held[person.id] += minutes
    what = story.chance.choices((_take, _take_later, _give_back, _lapse), (60, 28, 7, 5))[0]
    what(story, person, partner, hold_id, minutes)


def _take(story: Story, person: Person, partner: Group, hold_id: UUID, minutes: int) -> None:
    taken = minutes - 60 if minutes > 60 and story.chance.happens(4) else minutes  # noqa: PLR2004
    story.act(Spend(By(partner.lead, leads=partner), hold_id, taken))
    story.tally.held[person.id] -= minutes
    story.tally.move("spend", person.id, partner.id, taken)


def _take_later(story: Story, person: Person, partner: Group, hold_id: UUID, minutes: int) -> None:
    days = story.chance.randint(1, 12)
    story.later(days, _take, person, partner, hold_id, minutes)


def _give_back(story: Story, person: Person, _partner: Group, hold_id: UUID, minutes: int) -> None:
    story.later(story.chance.randint(1, 12), _release, person, hold_id, minutes)


def _release(story: Story, person: Person, hold_id: UUID, minutes: int) -> None:
    story.act(Release(By(person), hold_id))
    story.tally.held[person.id] -= minutes


def _lapse(story: Story, person: Person, _partner: Group, _hold_id: UUID, minutes: int) -> None:
    """Nobody comes: the books give the minutes back by themselves."""
    story.later(DAYS_RESERVED + 1, _lapsed, person, minutes)


def _lapsed(story: Story, person: Person, minutes: int) -> None:
    story.tally.held[person.id] -= minutes


def give(story: Story) -> None:
    """Today's gifts between members, and donations to the pot."""
    for _ in range(story.often(HOURS_FOR_A_GIFT)):
        gift(story)
    for _ in range(story.often(HOURS_FOR_A_DONATION)):
        donate(story)


def gift(story: Story) -> bool:
    """A member gives another some minutes; False where nobody asked has any."""
    minutes = story.chance.choice((30, 60, 60, 120))
    giver = _able(story, minutes)
    if giver:
        to = story.somebody(but=[giver])
        transfer_id = _move(story, By(giver), "gift", debit=giver.id, credit=to.id, minutes=minutes)
        story.gifts.append(Gift(transfer_id, giver, to, minutes))
    return giver is not None


def donate(story: Story) -> bool:
    """A member gives the pot some minutes; False where nobody asked has any."""
    minutes = story.chance.choice((60, 60, 120, 180, 300))
    giver = _able(story, minutes)
    if giver:
        _move(story, By(giver), "donate", debit=giver.id, credit=POT, minutes=minutes)
    return giver is not None


def grant(story: Story, person: Person, minutes: int, reason: str) -> bool:
    """A coordinator grants minutes from the pot; False where it has not so many."""
    able = story.tally.balance[POT] >= minutes and person not in story.cast.coordinators
    if able:
        by = story.coordinator
        _move(story, by, "grant", debit=POT, credit=person.id, minutes=minutes, reason=reason)
    return able


def welcome(story: Story, people: list[Person]) -> None:
    """Some who join have credits from the pot to begin with."""
    for person in people:
        if story.chance.happens(WELCOME_PERCENT):
            grant(story, person, 60, "welcome")


def retire(story: Story) -> None:
    """What partners took goes out of circulation."""
    for group in story.cast.groups:
        minutes = story.tally.balance[group.id]
        if group.kind.accepts_credits and minutes >= LEAST_RETIRED:
            by = story.coordinator
            _move(story, by, "retire", debit=group.id, credit=RETIRED, minutes=minutes)


def _move(
    story: Story,
    by: By,
    kind: str,
    *,
    debit: UUID | str,
    credit: UUID | str,
    minutes: int,
    reason: str | None = None,
) -> UUID:
    transfer_id = story.new_id()
    story.act(Move(by, kind, transfer_id, debit, credit, minutes, reason))
    story.tally.move(kind, debit, credit, minutes)
    return transfer_id

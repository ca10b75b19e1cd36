"""Sessions that some groups have planned when the demo opens, with a few who wait for a place."""

from datetime import timedelta

from timebank.demo.acts import Meet, Repeated
from timebank.demo.cast import Person
from timebank.demo.story import Story

GROUPS, COMING = 4, 10
GUEST_EACH = 4
"""Every fourth comes for the company, and gives no time."""
_PLACES = ("Neuadd Trelái", "The Dusty Forge", "Canolfan Gabalfa", "The Plaza")


def gather(story: Story) -> None:
    """On the last evening, each group on a day of its own from tomorrow on."""
    groups = [
        group
        for group in story.cast.groups
        if group.thanks and not group.lead.left and group.lead.joined_on <= story.today
    ]
    repeated: list[Repeated] = []
    for place, group in zip(_PLACES, groups[:GROUPS], strict=False):
        first_on = story.today + timedelta(days=1 + len(repeated))
        here = [one for one in group.roster if not one.left and one in story.here]
        coming = [
            (story.new_id(), one, _role(story, one, n))
            for n, one in enumerate(here[:COMING], start=1)
        ]
        repeated.append(Repeated(story.new_id(), group, first_on, place, coming))
    if repeated:
        story.act(Meet(repeated))


def _role(story: Story, person: Person, nth: int) -> str:
    return "guest" if person in story.lacking or nth % GUEST_EACH == 0 else "giver"

"""Three people by whom one comes into the demo, each with something that waits for them.

They live in the time credits community (towns.TIME_CREDITS), with these names, languages and
numbers whatever the seed, the size or the day:

- MEMBER is 80, and reads Welsh. What she asked for, somebody has proposed to do in three days: that
  exchange waits for her yes. To be told of it, she is rung up.
- LEAD leads the first group of the cast. A session of its last week is closed, so that there are
  people to thank as last time; and a member has told of an hour that waits to be confirmed.
- COORDINATOR is the second of three: what the first one asked a second person for waits for her
  yes, thanks to people without a measure wait for a coordinator, two people differ about an
  exchange, and two others would like to join.

`number` is on their cards, and finds them: the pages by which one comes in have nothing else
(door_pages.py). What waits is planned on the last evening (helping.py, keeping_safe.py, plan.py);
tests/demo/test_door_people.py holds it.
"""

from dataclasses import dataclass

from timebank.people.rules import member_number


@dataclass(frozen=True)
class Door:
    """One of them. `place` is the place in the order of joining, from 1."""

    place: int
    name: str
    language: str
    email: str
    telephone: str
    contact_by: str | None = None
    access_needs: str | None = None

    @property
    def number(self) -> str:
        """The number on the card."""
        return member_number(self.place)


COORDINATOR = Door(
    place=2,
    name="Carys Llewellyn",
    language="en",
    email="carys.llewellyn@example.org",
    telephone="029 2018 0901",
)
MEMBER = Door(
    place=4,
    name="Eirlys Pugh",
    language="cy",
    email="eirlys.pugh@example.org",
    telephone="029 2018 0902",
    contact_by="telephone",
    access_needs="80 oed. Llythrennau mawr, a siarad yn araf ac yn glir.",
)
LEAD = Door(
    place=5,
    name="Yusuf Hassan",
    language="en",
    email="yusuf.hassan@example.org",
    telephone="029 2018 0903",
)
DOORS = (MEMBER, LEAD, COORDINATOR)

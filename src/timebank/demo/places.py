"""The made-up organisations: what they are, and where, in both languages.

A place stands behind the kind in Welsh without changing its first letter, and has no article.
"""

from dataclasses import dataclass


@dataclass(frozen=True)
class Kind:
    """A kind of organisation. `minutes` is how long one usually helps there; 0 thanks nobody."""

    name_en: str
    name_cy: str
    activity: str
    minutes: int
    accepts_credits: bool = False
    by_month: bool = False


Place = tuple[str, str]
"""A district in English and in Welsh."""


def code_of(place: Place) -> str:
    """The district's code among the areas of its community."""
    return place[0].lower().replace(" ", "_")


AROUND_ELY: tuple[Place, ...] = (
    ("Ely", "Trelái"),
    ("Caerau", "Caerau"),
    ("Canton", "Treganna"),
    ("Michaelston", "Llanfihangel"),
    ("Riverside", "Glan-yr-afon"),
    ("Culverhouse Cross", "Croes Cwrlwys"),
    ("Pentrebane", "Pentre-baen"),
    ("Llandaff", "Llandaf"),
    ("St Fagans", "Sain Ffagan"),
    ("Wenvoe", "Gwenfô"),
)
AROUND_GRANGETOWN: tuple[Place, ...] = (("Grangetown", "Grangetown"), ("Butetown", "Tre-biwt"))
KINDS = (
    Kind("{} Lunch Club", "Clwb Cinio {}", "cooking", 180),
    Kind("{} Community Garden", "Gardd Gymunedol {}", "gardening", 120),
    Kind("{} Leisure Centre", "Canolfan Hamdden {}", "stewarding", 0, accepts_credits=True),
    Kind("{} Choir", "Côr {}", "choir", 120),
    Kind("{} Befrienders", "Cyfeillion {}", "befriending", 60, by_month=True),
    Kind("{} Food Pantry", "Pantri Bwyd {}", "food_pantry", 150),
    Kind("{} Litter Pickers", "Casglwyr Sbwriel {}", "litter_picking", 120),
    Kind("{} Theatre", "Theatr {}", "stewarding", 180, accepts_credits=True),
    Kind("{} Walking Group", "Grŵp Cerdded {}", "walking_group", 120),
    Kind(
        "{} Community Transport", "Cludiant Cymunedol {}", "community_transport", 120, by_month=True
    ),
    Kind("{} Youth Club", "Clwb Ieuenctid {}", "youth_sessions", 120),
    Kind("{} Knit and Natter", "Gwau a Sgwrs {}", "sewing_and_knitting", 120),
    Kind("{} Museum", "Amgueddfa {}", "stewarding", 0, accepts_credits=True),
    Kind("{} Repair Café", "Caffi Trwsio {}", "repair_cafe", 180),
    Kind("{} Digital Drop-in", "Help Digidol {}", "it_help", 120),
    Kind("{} Junior Football", "Pêl-droed Iau {}", "sport", 90, by_month=True),
    Kind("{} Reading Friends", "Ffrindiau Darllen {}", "reading_with_children", 90),
    Kind("{} Community Cinema", "Sinema Gymunedol {}", "stewarding", 120, accepts_credits=True),
    Kind("{} Welsh Café", "Caffi Cymraeg {}", "welsh_conversation", 90),
    Kind("{} Community Newspaper", "Papur Bro {}", "admin", 60, by_month=True),
)
PRIVATE = Kind("{} Bereavement Group", "Grŵp Profedigaeth {}", "befriending", 60)

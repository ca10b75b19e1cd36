"""How this room says no."""

from timebank.base.errors import Refusal


class ListingClosed(Refusal):
    """It is closed, and stays so; whoever offers or asks again makes a new one."""

    code = "listing_closed"


class SkillEnded(Refusal):
    """It has ended, and stays so; whoever can it after all tells it anew."""

    code = "skill_ended"

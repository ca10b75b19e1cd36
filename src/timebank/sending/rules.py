"""When a message is tried again, and how a member is reached. Pure."""

from datetime import timedelta

from timebank.sending.numbers import mobile

SECONDS_TO_SEND = 30
"""How long handing one message over may take."""
LEASE = timedelta(seconds=2 * SECONDS_TO_SEND)
"""How long whoever has claimed a message has it for themselves: longer than they can be at it. If
they are killed meanwhile, it is tried again afterwards."""
LONGEST_WAIT = timedelta(hours=1)
"""What a provider may tell us to wait."""
FIRST_PAUSE, LONGEST_PAUSE = timedelta(seconds=5), timedelta(minutes=5)


def pause_after(tries: int) -> timedelta:
    """How long to wait after so many tries: twice as long each time, within reason."""
    return min(FIRST_PAUSE * (1 << min(tries - 1, 16)), LONGEST_PAUSE)


BY_HAND = ("telephone", "letter")
"""Ways that a person carries out: the message stands in a list until somebody has."""


def way_of(
    email: str | None,
    telephone: str | None,
    contact_by: str | None,
    *,
    rather_mail: bool = False,
    by_hand: bool = False,
) -> str | None:
    """How somebody is written to: as they like it, else as it can be; None where it cannot. Mail
    costs nobody anything, so that what can wait goes by it (`rather_mail`). Whoever likes to
    be rung up or to get a letter is, where a person has the time for it (`by_hand`), and so is
    whoever has nothing but a telephone that takes no texts."""
    if by_hand and (contact_by == "letter" or (contact_by == "telephone" and telephone)):
        return contact_by
    has_mobile = telephone is not None and mobile(telephone) is not None
    if has_mobile and contact_by == "text" and not (rather_mail and email):
        return "text"
    if email:
        return "email"
    if has_mobile:
        return "text"
    return "telephone" if by_hand and telephone else None

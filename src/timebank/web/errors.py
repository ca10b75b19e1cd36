"""How pages say no."""

from timebank.base.errors import Refusal


class SentFromElsewhere(Refusal):
    """A form that none of our own pages sent, or one that stood open from an earlier sign-in."""

    code = "sent_from_elsewhere"

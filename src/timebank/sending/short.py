"""What a message says as a text: one or two of them, in the member's language."""

from timebank.base.words import say
from timebank.sending.faults import NoLetter
from timebank.sending.numbers import mobile
from timebank.sending.queries import Claimed
from timebank.sending.wording import facts_of, lines_of, one_line

NAME_AT_MOST = 40
"""Letters of the community's name: with it the longest Welsh message is two texts."""
MOST_PARTS = 2
_GSM_7 = frozenset(
    "@£$¥èéùìòÇ\nØø\rÅåΔ_ΦΓΛΩΠΨΣΘΞÆæßÉ !\"#¤%&'()*+,-./0123456789:;<=>?¡"
    "ABCDEFGHIJKLMNOPQRSTUVWXYZÄÖÑÜ§¿abcdefghijklmnopqrstuvwxyzäöñüà"
)
_TWICE = frozenset("^{}\\[~]|€\f")
"""What takes two places of that alphabet (3GPP TS 23.038)."""


def short(claimed: Claimed) -> tuple[str, str]:
    """The number, and the words. Raises NoLetter."""
    if claimed.mobile is None:
        raise NoLetter("no_telephone")
    number = mobile(claimed.mobile)
    if number is None:
        raise NoLetter("telephone_not_mobile")
    community = one_line(claimed.community)[:NAME_AT_MOST].rstrip()
    # Whatever of the news has no room in it waits where they look it up.
    lines = lines_of(claimed, short=True)
    most = len(lines)
    words = _words(claimed, community, lines, most)
    while most and parts(words) > MOST_PARTS:
        most -= 1
        words = _words(claimed, community, lines, most)
    return number, words


def _words(claimed: Claimed, community: str, lines: list[str], most: int) -> str:
    facts = facts_of(claimed, lines, short=True, most=most)
    said = f"message-{claimed.kind}.text"
    words = say(claimed.language.value, said, community=community, **facts)
    return words.replace("\u2019", "'")  # the alphabet of texts has no curly one


def parts(words: str) -> int:
    """How many texts it takes. One letter that the alphabet of texts lacks, as â, ŵ and ŷ, makes
    each of the others twice as large: 70 go into one text then, not 160."""
    if all(letter in _GSM_7 or letter in _TWICE for letter in words):
        places = sum(2 if letter in _TWICE else 1 for letter in words)
        alone, among = 160, 153
    else:
        places = len(words.encode("utf-16-le")) // 2
        alone, among = 70, 67
    return 1 if places <= alone else -(-places // among)

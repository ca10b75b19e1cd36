"""The words of durations: numbers, parts and units, in English and Welsh, mutated forms too."""

import re
import unicodedata
from enum import Enum
from fractions import Fraction
from typing import NamedTuple

HOUR_WORDS = frozenset(("h", "hr", "hrs", "hour", "hours", "awr", "oriau")) | frozenset(
    ("tc", "tcs", "credit", "credits", "credyd", "gredyd", "chredyd", "credydau", "gredydau")
)
"""A time credit is an hour given, whoever gives it (domain.md)."""

MINUTE_WORDS = frozenset(
    ("m", "min", "mins", "minute", "minutes", "munud", "munudau", "funud", "funudau")
)
GLUE_WORDS = frozenset(
    ("a", "an", "ac", "and", "of", "the", "o", "time", "amser", "plus", "&", "+")
)
PART_WORDS = {
    "half": Fraction(1, 2),
    "hanner": Fraction(1, 2),
    "quarter": Fraction(1, 4),
    "quarters": Fraction(1, 4),
    "chwarter": Fraction(1, 4),
    "third": Fraction(1, 3),
    "thirds": Fraction(1, 3),
    "traean": Fraction(1, 3),
}
NUMBER_WORDS = {
    word: number
    for number, words in {
        0: "zero nought dim sero",
        1: "one un",
        2: "two dau ddau dwy ddwy",
        3: "three tri dri thri tair dair thair",
        4: "four pedwar bedwar phedwar pedair bedair phedair",
        5: "five pump bump phump pum bum phum",
        6: "six chwech chwe",
        7: "seven saith",
        8: "eight wyth",
        9: "nine naw",
        10: "ten deg ddeg deng",
        11: "eleven",
        12: "twelve deuddeg ddeuddeg",
        15: "fifteen pymtheg bymtheg",
        20: "twenty ugain",
        30: "thirty",
        40: "forty fourty deugain ddeugain",
        50: "fifty",
        60: "sixty trigain",
        90: "ninety",
    }.items()
    for word in words.split()
}
TENS = frozenset({20, 30, 40, 50, 60, 90})

WELSH_TENS = {
    "dau ddeg": "twenty",
    "tri deg": "thirty",
    "pedwar deg": "forty",
    "pum deg": "fifty",
    "chwe deg": "sixty",
}
"""Two words for one number."""

MINUSES = str.maketrans(dict.fromkeys("\u2212\u2010\u2011\u2012\u2013\u2014\ufe63\uff0d", "-"))
QUOTES = str.maketrans(dict.fromkeys('\u201c\u201d\u2018\u2019\u00b4"`', " "))
POINTS = {"\uff0e": ".", "\uff0c": ",", "\uff1a": ":", "\u00b7": ".", "\u066b": "."}
TOKEN = re.compile(r"(\d+/\d+)|(\d+(?:[.,]\d+)?|[.,]\d+)|([^\W\d_]+)|([&+])|(\S)")
SINGLE_ATTACHED_FRACTION = re.compile(r"(\d)\s*-\s*(?=\d+/\d+)")


class Kind(Enum):
    """What a word of a duration is."""

    NUMBER = "number"
    PART = "part"
    HOUR = "hour"
    MINUTE = "minute"
    GLUE = "glue"


class Token(NamedTuple):
    """A word of a duration with its number; `text` as typed, for decimals that can be doubted."""

    kind: Kind
    number: Fraction
    text: str
    spoken: bool


def _words() -> dict[str, Token]:
    words = {word: Token(Kind.HOUR, Fraction(1), "", spoken=False) for word in HOUR_WORDS}
    words |= {word: Token(Kind.MINUTE, Fraction(1), "", spoken=False) for word in MINUTE_WORDS}
    words |= {word: Token(Kind.GLUE, Fraction(1), "", spoken=False) for word in GLUE_WORDS}
    words |= {word: Token(Kind.PART, part, "", spoken=True) for word, part in PART_WORDS.items()}
    return words | {
        word: Token(Kind.NUMBER, Fraction(number), "", spoken=True)
        for word, number in NUMBER_WORDS.items()
    }


WORDS = _words()


def plain_duration(text: str) -> str:
    """The text in small letters, with an ASCII minus and fractions as n/d.

    Not by NFKC, which makes 1½ eleven halves and 1² twelve.
    """
    typed = text.translate(MINUSES).removeprefix("'")
    spelt = "".join(_spelt_fraction(_digit(letter)) for letter in typed)
    folded = unicodedata.normalize("NFC", spelt).replace("\u2044", "/").casefold()
    folded = folded.translate(QUOTES).replace("(s)", "s")
    for tens, number in WELSH_TENS.items():
        folded = folded.replace(tens, number)
    folded = re.sub(r"(?<=[^\W\d_])-(?=[^\W\d_])", " ", folded)
    folded = re.sub(r"(\d)\s*/\s*(\d)", r"\1/\2", folded)
    folded = SINGLE_ATTACHED_FRACTION.sub(r"\1 ", folded)
    return re.sub(r"\.+(?=\s|$)", "", " ".join(folded.split())).strip()


def _digit(letter: str) -> str:
    """Digits of any script, and full-width points, as those of ASCII."""
    if letter.isascii():
        return letter
    return str(unicodedata.decimal(letter)) if letter.isdecimal() else POINTS.get(letter, letter)


def _spelt_fraction(letter: str) -> str:
    """½ as " 1/2 ", with what Unicode says of it; any other letter as it is."""
    spelt = unicodedata.decomposition(letter)
    if not spelt.startswith("<fraction>"):
        return letter
    top, _, bottom = "".join(chr(int(code, 16)) for code in spelt.split()[1:]).partition("\u2044")
    return f" {top}/{bottom} " if bottom else letter


def tokens_of(plain: str) -> list[Token] | None:
    """The words of a duration; None where one of them means nothing to us."""
    tokens: list[Token] = []
    for fraction, number, word, glue, other in TOKEN.findall(plain):
        token = None if other else _token(fraction, number, word or glue)
        if token is None:
            return None
        tokens.append(token)
    return tokens


def _token(fraction: str, number: str, word: str) -> Token | None:
    if number:
        return Token(Kind.NUMBER, Fraction(number.replace(",", ".")), number, spoken=False)
    if not fraction:
        return WORDS.get(word)
    top, _, bottom = fraction.partition("/")
    if not int(bottom):
        return None
    return Token(Kind.NUMBER, Fraction(int(top), int(bottom)), "", spoken=False)

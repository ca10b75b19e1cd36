"""Text that people type: trimmed, normalised, and free of characters that deceive."""

import re
import unicodedata
from collections.abc import Collection

BIDI_CONTROLS = frozenset(
    "\u061c\u200e\u200f\u202a\u202b\u202c\u202d\u202e\u2066\u2067\u2068\u2069"
)
"""Characters that reorder text on screen (Unicode TR 9): a name must read as it is stored."""
WIDTHLESS = "\u00ad\u200b\u200c\u200d\u2060\ufeff"
"""Characters without width: joiners, which some scripts need, and what copying brings along. A text
may hold them, and not be made of them alone."""
_FROM_RIGHT = re.compile("[\u0590-\u08ff\ufb1d-\ufdff\ufe70-\ufefc]")
_UNSEEN = ("Cc", "Cs", "Zl", "Zp")
_WITHOUT = str.maketrans("", "", WIDTHLESS)


class UnfitText(ValueError):
    """The text holds a control or reordering character, or is too long or empty.

    `code` is the message of the catalogue that says what to do.
    """

    def __init__(self, code: str) -> None:
        super().__init__(code)
        self.code = code


def clean_text(text: str, *, longest: int, many_lines: bool = False) -> str:
    """The text trimmed and in Unicode NFC; at most `longest` characters.

    Raises UnfitText for control characters (line breaks are allowed where `many_lines`),
    bidirectional overrides, lone surrogates, or a text that is too long.
    """
    clean = unicodedata.normalize("NFC", text.strip())
    if many_lines:
        clean = clean.replace("\r\n", "\n")
    if len(clean) > longest:
        raise UnfitText("text_too_long")
    for character in clean:
        if many_lines and character in "\n\t":
            continue
        if character in BIDI_CONTROLS or unicodedata.category(character) in _UNSEEN:
            raise UnfitText("text_control_character")
    return clean


def apart(text: str) -> str:
    """The text as it stands among others that are shown: one that is written from right to left is
    isolated, so that it turns nothing round it (Unicode TR 9). Any other stays as it is."""
    return f"\u2068{text}\u2069" if _FROM_RIGHT.search(text) else text


def is_blank(text: str) -> bool:
    """Whether there is nothing in it to be read."""
    return not text.translate(_WITHOUT).strip()


def other_words(told: str, kept: Collection[str]) -> bool:
    """Whether somebody sent other words than were kept of theirs. Erased ones are no others."""
    return bool(kept) and told not in kept


def fold_name(name: str) -> str:
    """A name as it is compared: capitals, accents' encoding, runs of spaces and characters without
    width make no difference.

    Accents themselves do: Siân is not Sian, so that a person decides.
    """
    seen = unicodedata.normalize("NFKC", name.translate(_WITHOUT)).casefold()
    return " ".join(seen.replace("\u2019", "'").split())

"""In which encoding a text file was saved: Unicode where it can be, else the likeliest old one.

Old one-byte encodings can all "read" the same bytes. What tells them apart is which letters come
out: Welsh and English have â ê î ô û ŵ ŷ, curly quotes, £ and ½, and no Ð or þ. In Windows' own
encoding there is no ŵ or ŷ at all, so a file with those letters was saved as Unicode or Latin-8.
"""

import codecs
from collections import Counter
from pathlib import Path

from charset_normalizer import from_bytes

from timebank.imports.errors import SheetEncodingUnknown

CHUNK_BYTES = 1024 * 1024
SAMPLE_BYTES = 200_000
UTF16_SHARE = 5

OLD_ENCODINGS = ("cp1252", "iso8859_14", "mac_roman", "cp850", "cp1250")
LIKELY = frozenset("âêîôûŵŷÂÊÎÔÛŴŶáéíóúàèìòùäëïöüñçÁÉÍÓÚÄËÏÖÜ’‘“”–—£½¼¾€…°·•\u00a0")  # noqa: RUF001
POSSIBLE = frozenset("ãõåøæßýÿÀÈÌÒÙÑÇÅØÆłŁśŚżŻźŹćĆńŃęĘąĄčČšŠžŽřŘěĚďťůğış´×÷§©®™«»²³¹±")  # noqa: RUF001


def text_encoding(path: Path) -> str:
    """The Python name of the file's encoding. Raises SheetEncodingUnknown where none fits."""
    with path.open("rb") as file:
        head = file.read(SAMPLE_BYTES)
    marked = _marked_encoding(head)
    if marked:
        return marked
    if _reads(path, "utf-8"):
        return "utf-8"
    return _old_encoding(_foreign_bytes(path))


def check_encoding(path: Path, encoding: str) -> str:
    """The encoding the person named, if there is such a one and it reads the whole file."""
    try:
        name = codecs.lookup(encoding).name
        fits = "".encode(name) is not None and _reads(path, name)
    except (LookupError, ValueError) as error:
        raise SheetEncodingUnknown(encoding=encoding[:40]) from error
    if not fits:
        raise SheetEncodingUnknown(encoding=name)
    return name


def _marked_encoding(head: bytes) -> str | None:
    """By the byte order mark; or by the NUL that stands in every other byte of UTF-16."""
    if head.startswith(codecs.BOM_UTF8):
        return "utf-8-sig"
    if head.startswith((codecs.BOM_UTF16_LE, codecs.BOM_UTF16_BE)):
        return "utf-16"
    if head[1::2].count(0) > len(head) // UTF16_SHARE:
        return "utf-16-le"
    if head[::2].count(0) > len(head) // UTF16_SHARE:
        return "utf-16-be"
    return None


def _reads(path: Path, encoding: str) -> bool:
    decoder = codecs.getincrementaldecoder(encoding)()
    try:
        with path.open("rb") as file:
            while chunk := file.read(CHUNK_BYTES):
                decoder.decode(chunk)
            decoder.decode(b"", final=True)
    except UnicodeDecodeError:
        return False
    return True


def _foreign_bytes(path: Path) -> bytes:
    """Lines with letters beyond ASCII: only these tell encodings apart."""
    lines: list[bytes] = []
    held_bytes = 0
    with path.open("rb") as file:
        while (line := file.readline(CHUNK_BYTES)) and held_bytes < SAMPLE_BYTES:
            if not line.isascii():
                lines.append(line)
                held_bytes += len(line)
    return b"".join(lines)


def _old_encoding(sample: bytes) -> str:
    """The old encoding whose letters are likeliest; where all are strange, charset-normalizer's."""
    scores = {encoding: _likelihood(sample, encoding) for encoding in OLD_ENCODINGS}
    best = max(OLD_ENCODINGS, key=lambda encoding: scores[encoding])
    if scores[best] > 0:
        return best
    guess = from_bytes(sample).best()
    return guess.encoding if guess else "cp1252"


def _likelihood(sample: bytes, encoding: str) -> float:
    """How likely the letters are: 1 where all are Welsh or English, below 0 where most are odd."""
    try:
        text = sample.decode(encoding)
    except UnicodeDecodeError:
        return -1.0
    letters = Counter(letter for letter in text if not letter.isascii())
    return sum(
        number * (1.0 if letter in LIKELY else 0.3 if letter in POSSIBLE else -1.0)
        for letter, number in letters.items()
    ) / max(1, sum(letters.values()))

"""What a file is, told from its first bytes, never from its name."""

import zipfile
from enum import StrEnum
from pathlib import Path

from timebank.imports.errors import (
    SheetDamaged,
    SheetEmpty,
    SheetNotATable,
    SheetTooHeavy,
    SheetTooLarge,
)
from timebank.imports.sheets.rows import MOST_BYTES, MOST_PARTS, MOST_UNPACKED_BYTES

HEAD_BYTES = 65_536
MOST_CONTROLS_IN_THOUSAND = 30
CONTROLS = bytes(set(range(0x20)) - set(b"\t\n\r\x0b\x0c\x1a"))
BYTE_ORDER_MARKS = (b"\xef\xbb\xbf", b"\xff\xfe", b"\xfe\xff")

FOREIGN_HEADS = (
    (b"%PDF", "pdf"),
    (b"\x89PNG", "picture"),
    (b"\xff\xd8\xff", "picture"),
    (b"GIF8", "picture"),
    (b"II*\x00", "picture"),
    (b"MM\x00*", "picture"),
    (b"RIFF", "picture"),
    (b"\x1f\x8b", "archive"),
    (b"7z\xbc\xaf", "archive"),
    (b"Rar!", "archive"),
    (b"{\\rtf", "document"),
    (b"\x7fELF", "program"),
    (b"MZ\x90", "program"),
    (b"SQLite format 3\x00", "database"),
)
MARKUP_HEADS = (
    (b"<!doctype", "web_page"),
    (b"<html", "web_page"),
    (b"<table", "web_page"),
    (b"<?xml", "web_page"),
    (b'{"', "other"),
    (b"[{", "other"),
)


class FileKind(StrEnum):
    """How a file is read."""

    DELIMITED = "delimited"
    WORKBOOK = "workbook"


def file_kind(path: Path) -> FileKind:
    """How to read the file. Raises a SheetRefused for what is no spreadsheet, or too large."""
    size_bytes = path.stat().st_size
    if size_bytes > MOST_BYTES:
        raise SheetTooLarge(limit_mib=MOST_BYTES // 1024 // 1024)
    with path.open("rb") as file:
        head = file.read(HEAD_BYTES)
    if not head.strip(b"\x00 \t\r\n\xef\xbb\xbf\xff\xfe"):
        raise SheetEmpty
    if head.startswith(b"PK"):
        _check_package(path)
        return FileKind.WORKBOOK
    if head.startswith(b"\xd0\xcf\x11\xe0"):
        return FileKind.WORKBOOK
    kind = _foreign_kind(head)
    if kind:
        raise SheetNotATable(kind=kind)
    return FileKind.DELIMITED


def _foreign_kind(head: bytes) -> str | None:
    for start, kind in FOREIGN_HEADS:
        if head.startswith(start):
            return kind
    if head[4:8] == b"ftyp":
        return "picture"
    beginning = head.lstrip(b"\xef\xbb\xbf \t\r\n")[:20].lower()
    for start, kind in MARKUP_HEADS:
        if beginning.startswith(start):
            return kind
    return "other" if _is_binary(head) else None


def _is_binary(head: bytes) -> bool:
    """Whether too many control characters stand in the text; UTF-16 is full of NUL bytes."""
    if head.startswith(BYTE_ORDER_MARKS):
        return False
    odd, even = head[1::2].count(0), head[::2].count(0)
    if max(odd, even) > len(head) // 5 and min(odd, even) < len(head) // 100 + 1:
        return False
    controls = len(head) - len(head.translate(None, CONTROLS))
    return controls * 1000 > len(head) * MOST_CONTROLS_IN_THOUSAND and controls > 1


def _check_package(path: Path) -> None:
    """Look into a zip before anything unpacks it: is it a workbook, and how large would it be?"""
    try:
        with zipfile.ZipFile(path) as package:
            parts = package.infolist()
    except (zipfile.BadZipFile, OSError, ValueError) as error:
        raise SheetDamaged from error
    names = {part.filename for part in parts}
    if not names & {"xl/workbook.xml", "xl/workbook.bin", "content.xml"}:
        raise SheetNotATable(kind="document" if "[Content_Types].xml" in names else "archive")
    unpacked_bytes = sum(part.file_size for part in parts)
    if len(parts) > MOST_PARTS or unpacked_bytes > MOST_UNPACKED_BYTES:
        raise SheetTooHeavy

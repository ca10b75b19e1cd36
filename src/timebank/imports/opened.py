"""A file of rows opened as what it is to bring, with what a person corrected of the guess."""

from dataclasses import dataclass
from hashlib import sha256
from pathlib import Path
from typing import Any

from timebank.imports.answers import Answers
from timebank.imports.columns import WORDS, ImportKind
from timebank.imports.errors import SheetFieldUnknown, SheetNotThere
from timebank.imports.header import Layout
from timebank.imports.options import Options
from timebank.imports.sheets.files import SheetFile, open_sheet_file
from timebank.imports.sheets.halt import Halt
from timebank.imports.table import Layouts, find_layouts

CHUNK_BYTES = 1024 * 1024


@dataclass(frozen=True)
class Sheet:
    """A file that can be read, and how."""

    kind: ImportKind
    file: SheetFile
    layouts: Layouts
    answers: Answers
    file_sha256: bytes

    def described(self) -> dict[str, Any]:
        """How it is read, to be shown and corrected."""
        return {
            "encoding": self.file.encoding,
            "delimiter": self.file.delimiter,
            "sheets": [_layout(layout) for layout in self.layouts.read],
            "unread": [
                {"sheet": sheet, "code": refusal.code, "facts": refusal.facts}
                for sheet, refusal in self.layouts.unread.items()
            ],
        }


def open_sheet(path: Path, kind: ImportKind, options: Options, halt: Halt) -> Sheet:
    """Find out how a file is read. Raises a SheetRefused, also for answers to what is not there."""
    file = open_sheet_file(
        path,
        sheets=options.sheets,
        encoding=options.encoding,
        delimiter=options.delimiter,
        halt=halt,
    )
    if not options.by_sheet.keys() <= set(file.sheets):
        raise SheetNotThere
    for field in sorted(options.answers.fields - WORDS[kind].keys()):
        raise SheetFieldUnknown(field=field)
    layouts = find_layouts(file, kind, options.corrections(file.sheets))
    answers = options.answers
    if len(layouts.read) == 1:
        answers = answers.of_the_only(layouts.read[0].sheet)
    return Sheet(kind, file, layouts, answers, _digest(path, options.sheets))


def _digest(path: Path, sheets: tuple[str, ...]) -> bytes:
    """What makes two imports the same: the file's bytes, and the sheets chosen of it."""
    digest = sha256()
    with path.open("rb") as file:
        while chunk := file.read(CHUNK_BYTES):
            digest.update(chunk)
    for sheet in sorted(sheets):
        digest.update(b"\0" + sheet.encode())
    return digest.digest()


def _layout(layout: Layout) -> dict[str, Any]:
    return {
        "sheet": layout.sheet,
        "header_row": layout.header_row,
        "unit": layout.unit,
        "columns": {
            name: {"column": column.letter, "heading": column.heading}
            for name, column in layout.columns.items()
        },
        "not_understood": [
            {"column": column.letter, "heading": column.heading} for column in layout.not_understood
        ],
    }

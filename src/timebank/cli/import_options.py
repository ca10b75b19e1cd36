"""What is said of a spreadsheet on the command line, as the API's `options`."""

import re
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from pydantic import ValidationError

from timebank.cli.failures import Stop, in_words
from timebank.cli.import_flags import Many
from timebank.http.validation import refusal_for
from timebank.imports.schemas import ImportOptions

_ROW = re.compile(r"(?:(?P<sheet>.+)!)?(?P<row>[1-9][0-9]*)")
_CELL = re.compile(r"(?P<row>.+?):(?P<field>[a-z_]+)=(?P<text>.*)", re.DOTALL)
_ALIKE = re.compile(r"(?P<field>[a-z_]+):(?P<said>[^=]+)=(?P<text>.*)", re.DOTALL)
_COLUMN = re.compile(r"(?P<field>[a-z_]+)=(?P<column>.*)")


@dataclass(frozen=True)
class Said:
    """The options of the command; `plain` are those that are the same in the API."""

    plain: dict[str, Any]
    answers_file: Path | None = None
    columns: Many = None
    answers: Many = None
    alike: Many = None
    separate: Many = None
    left_out: Many = None


def options_of(said: Said) -> ImportOptions:
    """The file of answers, and over it what the command says. Raises Stop for what is neither."""
    told = _from_file(said.answers_file) if said.answers_file else {}
    told |= {name: value for name, value in said.plain.items() if _is_said(value)}
    columns = dict(_column(one) for one in said.columns or ())
    more: dict[str, list[dict[str, Any]]] = {
        "answers": [_cell(one) for one in said.answers or ()],
        "alike": [_parts(_ALIKE, one, "--always FIELD:SAID=TEXT") for one in said.alike or ()],
        "separate": [_row(one, "--separate") for one in said.separate or ()],
        "left_out": [_row(one, "--leave-out") for one in said.left_out or ()],
    }
    for name, added in more.items():
        if added:
            told[name] = [*told.get(name, []), *added]
    if columns:
        told["columns"] = {**told.get("columns", {}), **columns}
    return _checked(told)


def _is_said(value: object) -> bool:
    """Row 0, which is none, is said as well."""
    return value is not None and value is not False and value != []


def _from_file(path: Path) -> dict[str, Any]:
    try:
        read = ImportOptions.model_validate_json(path.read_bytes())
    except ValidationError as error:
        raise Stop(f"{path}: {_faults(error)}") from None
    return read.model_dump(mode="json", exclude_unset=True)


def _checked(told: dict[str, Any]) -> ImportOptions:
    try:
        return ImportOptions.model_validate(told)
    except ValidationError as error:
        raise Stop(_faults(error)) from None


def _faults(error: ValidationError) -> str:
    places = [{**fault, "loc": ("body", *fault["loc"])} for fault in error.errors()]
    where = "; ".join(".".join(str(step) for step in fault["loc"]) for fault in error.errors())
    return f"{where}: {in_words(refusal_for(places))}"


def _column(said: str) -> tuple[str, str]:
    parts = _parts(_COLUMN, said, "--map FIELD=COLUMN")
    return parts["field"], parts["column"]


def _cell(said: str) -> dict[str, Any]:
    parts = _parts(_CELL, said, "--answer ROW:FIELD=TEXT")
    place = _row(parts.pop("row"), "--answer")
    return {**parts, **place}


def _row(said: str, option: str) -> dict[str, Any]:
    """ "146", or "2025!146" in a workbook of several sheets."""
    found = _ROW.fullmatch(said)
    if not found:
        raise Stop(f"{option} {said}: say a row's number, as in 146, or 2025!146 with its sheet.")
    return {"sheet": found["sheet"] or "", "row": int(found["row"])}


def _parts(pattern: re.Pattern[str], said: str, usage: str) -> dict[str, Any]:
    found = pattern.fullmatch(said)
    if not found:
        raise Stop(f"{usage} was not understood: {said}")
    return found.groupdict()

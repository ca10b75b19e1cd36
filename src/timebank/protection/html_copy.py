"""A member's copy as a page to read or print: no script, nothing from elsewhere, all escaped."""

from collections.abc import AsyncIterator, Iterator
from dataclasses import dataclass
from datetime import date, datetime, time
from html import escape
from typing import Any
from uuid import UUID
from zoneinfo import ZoneInfo

from timebank.base.words import clock_in_words, date_in_words, minutes_in_words, say
from timebank.clients.rules import words_of
from timebank.communities import queries as communities
from timebank.db.engine import Database
from timebank.http.fields import Answer
from timebank.http.help import page_headers
from timebank.protection.export import Asked, Export, Rows
from timebank.protection.schemas import ExportHead, MemberExport, OtherSide

STYLE = (
    "body{font:1.125rem/1.5 system-ui,sans-serif;max-width:70rem;margin:2rem auto;padding:0 1rem}"
    "dt{font-weight:bold}dd{margin:0 0 .5rem}div{overflow-x:auto}"
    "table{border-collapse:collapse}"
    "th,td{text-align:left;vertical-align:top;padding:.25rem .75rem .25rem 0;"
    "border-bottom:1px solid #767676}"
)
HEADERS = {**page_headers(STYLE), "Cache-Control": "no-store"}
_CODES = {
    "contact_by": "export-by",
    "answer": "export-answer",
    "approval": "page-approval",
    "came_by": "export-came",
    "check_level": "check-level",
    "decision": "measure-decision",
    "exchange": "export-exchange",
    "given": "review-kind",
    "how": "export-how",
    "kind": "transfer",
    "language": "export-language",
    "listing": "export-listing",
    "measure": "measure",
    "means": "sign-in-means",
    "open": "export-open",
    "part": "export-wish",
    "place_state": "export-place",
    "reason": "reason",
    "role": "export-role",
    "side": "export-side",
    "skill": "export-skill",
    "state": "export-state",
    "status": "export-status",
}
"""Fields that hold a code, and under which name the catalogue says it."""


@dataclass(frozen=True)
class _Reader:
    """In which language somebody reads it, and by which clock."""

    language: str
    zone: ZoneInfo


async def html_copy(database: Database, asked: Asked) -> AsyncIterator[str]:
    """The copy, in a transaction of its own that sees one moment."""
    language = asked.language
    async with database.transaction(asked.community_id, snapshot=True) as connection:
        community = await communities.community(connection, asked.community_id)
        reader = _Reader(language, ZoneInfo(community.time_zone))
        export = await Export.begin(connection, asked)
        yield "".join(_beginning(await export.head(), reader))
        for name, rows in export.parts().items():
            async for text in _table(name, rows, reader):
                yield text
        yield f"<p>{escape(say(language, 'export-end'))}</p></main></body></html>"


def _beginning(head: ExportHead, reader: _Reader) -> Iterator[str]:
    language = reader.language
    title = escape(say(language, "export-title"))
    yield (
        f'<!doctype html><html lang="{language}"><head><meta charset="utf-8">'
        '<meta name="viewport" content="width=device-width, initial-scale=1">'
        f"<title>{title}</title><style>{STYLE}</style></head><body><main><h1>{title}</h1>"
    )
    made_at = escape(say(language, "export-made", at=_cell("made_at", head.made_at, reader)))
    yield f"<p>{escape(head.community.name)}, {escape(head.community.host)}. {made_at}</p>"
    yield f"<p>{escape(say(language, 'export-ask', whom=head.community.ask))}</p>"
    yield f"<h2>{escape(say(language, 'export-left_out'))}</h2><dl>"
    yield from (f"<dt>{escape(one.what)}</dt><dd>{escape(one.why)}</dd>" for one in head.left_out)
    yield f"</dl><h2>{escape(say(language, 'export-part-member'))}</h2><dl>"
    for name in _fields(type(head.member)):
        value = escape(_cell(name, getattr(head.member, name), reader))
        yield f"<dt>{_label(name, language)}</dt><dd>{value}</dd>"
    yield "</dl>"


async def _table(part: str, rows: Rows, reader: _Reader) -> AsyncIterator[str]:
    language = reader.language
    (kind,) = MemberExport.model_fields[part].annotation.__args__  # type: ignore[union-attr]  # every part is a list of one kind
    names = _fields(kind)
    heading = escape(say(language, f"export-part-{part}"))
    columns = "".join(f'<th scope="col">{_label(name, language)}</th>' for name in names)
    yield f'<h2 id="{part}">{heading}</h2>'
    empty = True
    async for row in rows:
        if empty:
            # Whoever has no mouse moves a wide table by the keys, if it can be reached by them.
            yield f'<div role="region" tabindex="0" aria-labelledby="{part}"><table><thead>'
            yield f"<tr>{columns}</tr></thead><tbody>"
        empty = False
        yield _row(row, names, reader)
    yield f"<p>{escape(say(language, 'export-nothing'))}</p>" if empty else "</tbody></table></div>"


def _row(row: Answer, names: list[str], reader: _Reader) -> str:
    values = (escape(_cell(name, getattr(row, name), reader)) for name in names)
    return f"<tr>{''.join(f'<td>{value}</td>' for value in values)}</tr>"


def _fields(kind: type[Answer]) -> list[str]:
    """The fields that people read: ids are for machines, and stand in the JSON."""
    return [
        name
        for name, field in kind.model_fields.items()
        if field.annotation not in (UUID, UUID | None)
    ]


def _label(name: str, language: str) -> str:
    return escape(say(language, f"export-field-{name}"))


def _cell(name: str, value: Any, reader: _Reader) -> str:
    """A value in words; a moment by the community's clock."""
    language = reader.language
    if name in _CODES and value is not None:
        return say(language, f"{_CODES[name]}-{value}")
    if name == "scopes":
        return "; ".join(say(language, words_of(scope)) for scope in value)
    match value:
        case None:
            words = ""
        case bool():
            words = say(language, "export-yes" if value else "export-no")
        case int():
            words = minutes_in_words(language, value)
        case date() | time():
            words = _when(value, reader)
        case list():
            words = ", ".join(value)
        case OtherSide():
            words = value.name or value.number or say(language, f"account-{value.type}")
        case _:
            words = str(value)
    return words


def _when(value: date | time, reader: _Reader) -> str:
    if isinstance(value, datetime):
        there = value.astimezone(reader.zone)
        return f"{date_in_words(reader.language, there)}, {_when(there.time(), reader)}"
    if isinstance(value, date):
        return date_in_words(reader.language, value)
    return clock_in_words(reader.language, value)

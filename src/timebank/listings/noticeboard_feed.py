"""The noticeboard as a feed (RFC 4287), in one language; what is said in the other only is marked
with it."""

import re
from collections.abc import Iterator
from datetime import date
from html import escape
from urllib.parse import urlencode
from uuid import NAMESPACE_URL, uuid5
from xml.etree import ElementTree as ET

from timebank.base.actors import Language
from timebank.base.words import say
from timebank.listings.noticeboard import Board
from timebank.listings.noticeboard_schemas import Notice, Noticeboard

MEDIA_TYPE = "application/atom+xml"
_NO_XML = re.compile("[\ufffe\uffff]")
"""What XML has no way to say; the rest of it no text of ours holds."""
_XML = "{http://www.w3.org/XML/1998/namespace}"


def feed(board: Board, language: Language, address: str, site: str) -> bytes:
    """The feed in this language. `address` is where it was found, on this `site`."""
    told = Noticeboard.of(board)
    name = told.community_name_cy if language is Language.WELSH else told.community_name_en
    root = ET.Element("feed", {"xmlns": "http://www.w3.org/2005/Atom", f"{_XML}lang": language})
    asked = {one: code for one, code in vars(board.wanted).items() if code}
    whose = ":".join([str(board.community.id), *(f"{one}={asked[one]}" for one in asked)])
    _part(root, "id", f"urn:uuid:{_named(whose, language)}")
    title = f"noticeboard-title-{asked['kind']}" if "kind" in asked else "noticeboard-title"
    of = _of(board, told, language)
    _part(root, "title", ", ".join([say(language, title, community=name), *of]))
    days = [notice.listed_on for notice in told.items]
    _part(root, "updated", _instant(max(days, default=board.community.made_at.date())))
    ET.SubElement(root, "link", {"rel": "self", "type": MEDIA_TYPE, "href": address})
    page = {"rel": "alternate", "type": "text/html", "hreflang": language}
    chosen = urlencode([(one, code) for one, code in asked.items() if one != "kind"])
    page["href"] = f"{site}/{language}/{board.community.slug}/noticeboard{chosen and f'?{chosen}'}"
    ET.SubElement(root, "link", page)
    _part(ET.SubElement(root, "author"), "name", name)
    for row, notice in zip(board.notices, told.items, strict=True):
        entry = _entry(str(_named(row.id, language)), notice, language)
        ET.SubElement(entry, "link", page)
        root.append(entry)
    told_in_xml: bytes = ET.tostring(root, encoding="utf-8", xml_declaration=True)
    return told_in_xml


def _of(board: Board, told: Noticeboard, language: Language) -> Iterator[str]:
    """What it is of, for whoever reads several feeds, as far as there is anything of it."""
    if board.wanted.activity and told.items:
        yield getattr(told.items[0].activity, f"name_{language}")
    for area in board.community.areas:
        if area["code"] == board.wanted.area:
            yield area[f"name_{language}"]


def _entry(entry_id: str, notice: Notice, language: Language) -> ET.Element:
    entry = ET.Element("entry")
    _part(entry, "id", f"urn:uuid:{entry_id}")
    title, of = _said(notice, "title", language)
    activity = getattr(notice.activity, f"name_{language}")
    what = {"lang": of} if title and of != language else {}
    words = say(language, f"noticeboard-{notice.kind}", what=title or activity)
    _part(entry, "title", words, **what)
    _part(entry, "updated", _instant(notice.listed_on))
    ET.SubElement(entry, "category", {"term": notice.activity.code, "label": activity})
    _part(entry, "content", "".join(_lines(notice, activity, language)), type="html")
    return entry


def _lines(notice: Notice, activity: str, language: Language) -> Iterator[str]:
    """Each a paragraph: readers that take plain text for HTML would run lines together."""
    yield _paragraph(activity)
    if notice.organisation is not None:
        group = notice.organisation
        yield _paragraph((group.name_cy if language is Language.WELSH else None) or group.name_en)
    text, of = _said(notice, "text", language)
    if text:
        yield _paragraph(text, of if of != language else "")
    if notice.areas:
        yield _paragraph(", ".join(getattr(area, f"name_{language}") for area in notice.areas))
    if notice.times:
        times = [say(language, f"listing-time-{time}") for time in notice.times]
        yield _paragraph(", ".join(times))


def _paragraph(words: str, lang: str = "") -> str:
    marked = f' lang="{lang}"' if lang else ""
    return f"<p{marked}>{escape(words).replace(chr(10), '<br>')}</p>"


def _said(notice: Notice, name: str, language: Language) -> tuple[str | None, Language]:
    """Words in this language, or in the other where there are only those."""
    for one in sorted(Language, key=lambda one: one is not language):
        if words := getattr(notice, f"{name}_{one}"):
            return words, one
    return None, language


def _named(thing: object, language: Language) -> object:
    """An id that stays, and that is nobody's elsewhere."""
    return uuid5(NAMESPACE_URL, f"noticeboard:{thing}:{language}")


def _instant(day: date) -> str:
    return f"{day.isoformat()}T00:00:00Z"


def _part(parent: ET.Element, name: str, words: str, *, lang: str = "", **more: str) -> None:
    marked = {f"{_XML}lang": lang} if lang else {}
    ET.SubElement(parent, name, {**more, **marked}).text = _NO_XML.sub("", words)

"""The activities that a community begins with: shipped.toml, in both languages."""

import tomllib
from dataclasses import dataclass
from functools import cache
from importlib.resources import files
from typing import Any


@dataclass(frozen=True)
class Shipped:
    """An activity of the shipped list. `aliases` are what people write for it in spreadsheets."""

    code: str
    name_en: str
    name_cy: str
    risk_class: str
    asks_for: list[str]
    before_en: str
    before_cy: str
    aliases: tuple[str, ...]


@cache
def shipped() -> tuple[Shipped, ...]:
    """The shipped list, in its own order."""
    read = _read()
    return tuple(
        Shipped(
            code=one["code"],
            name_en=one["en"],
            name_cy=one["cy"],
            risk_class=one["risk"],
            asks_for=asks_of(one["risk"]),
            before_en=read["before"][one["before"]]["en"],
            before_cy=read["before"][one["before"]]["cy"],
            aliases=tuple(one.get("aliases", ())),
        )
        for one in read["activity"]
    )


def asks_of(risk_class: str) -> list[str]:
    """The measures that a class of risk asks for, unless a community asks for others."""
    return [*_read()["asks"][risk_class]]


@cache
def _read() -> dict[str, Any]:
    text = (files("timebank.activities") / "shipped.toml").read_text(encoding="utf-8")
    return tomllib.loads(text)


@cache
def aliases_of(code: str) -> tuple[str, ...]:
    """What people write for a shipped activity; nothing for one that a community made itself."""
    return next((one.aliases for one in shipped() if one.code == code), ())

"""What a field takes, and what it says to what it does not take."""

import json
import re
from collections.abc import Iterator
from importlib import import_module
from typing import Annotated, Any

import pytest
from pydantic import TypeAdapter, ValidationError
from tests.http.town import Town

from timebank.http.fields import Answer, Text

REFUSED: list[tuple[str, Any, str]] = [
    ("minutes", "60", "whole number"),
    ("minutes", 60.0, "whole number"),
    ("minutes", 1e3, "whole number"),
    ("minutes", True, "whole number"),
    ("minutes", 0, "1 or more"),
    ("minutes", -5, "1 or more"),
    ("minutes", 10**12, "100,000,000 or less"),
    ("minutes", 10**40, "or less"),
    ("minutes", [30], "whole number"),
    ("name", "", "write something"),
    ("name", "   ", "write something"),
    ("name", "\u200b \ufeff", "write something"),
    ("name", "x" * 201, "at most 200 characters"),
    ("name", "Nia\u0000", "cannot be seen"),
    ("name", "Nia\u202eriaM", "cannot be seen"),
    ("name", "Nia\nMair", "cannot be seen"),
    ("name", "\ud800", "cannot be seen"),
    ("name", 7, "must be text"),
    ("worked_on", "2026-02-30", "no such day"),
    ("worked_on", "30/02/2026", "YYYY-MM-DD"),
    ("worked_on", "2026-02-03T10:00:00", "YYYY-MM-DD"),
    ("worked_on", 20260203, "YYYY-MM-DD"),
    ("worked_on", "٢٠٢٦-٠٢-٠٣", "YYYY-MM-DD"),
    ("at", "2026-02-03", "in UTC"),
    ("at", "2026-02-03T10:00:00+01:00", "in UTC"),
    ("at", "2026-02-03T25:00:00Z", "in UTC"),
    ("at", 1760000000, "in UTC"),
    ("member_id", "no-12", "a UUID"),
    ("member_id", "{01a20d32-b2b1-77bd-82e3-3bc35522e74b}", "a UUID"),
    ("member_id", 12, "a UUID"),
    ("slug", "Caerau Ely", "small letters"),
    ("slug", "-caerau", "small letters"),
    ("agreed", "true", "true or false"),
    ("agreed", 1, "true or false"),
    ("lines", [], "at least 1"),
    ("lines", {}, "must be a list"),
    ("lines", [{"words": "a"}] * 1001, "at most 1,000"),
    ("lines", ["a"], "JSON object"),
    ("hours", 1, "no such field"),
]


@pytest.mark.parametrize(("field", "said", "advice"), REFUSED)
async def test_what_is_not_as_it_must_be_is_refused(
    town: Town, field: str, said: Any, advice: str
) -> None:
    async with town.client() as nia:
        body = json.dumps({field: said})
        answer = await nia.post(
            "/notes/everything", content=body, headers={"Content-Type": "application/json"}
        )
    assert answer.status_code == 422
    (error,) = answer.json()["errors"]
    assert error["pointer"].startswith(f"/{field}")
    assert advice.lower() in error["detail"].lower()


TAKEN: list[tuple[str, Any, Any]] = [
    ("minutes", 1, 1),
    ("name", "  Siân O\u2019Brien ", "Siân O\u2019Brien"),
    ("name", "Sia\u0302n", "Siân"),
    ("name", "李明", "李明"),
    ("note", "", ""),
    ("note", "first\r\nsecond", "first\nsecond"),
    ("worked_on", "2024-02-29", "2024-02-29"),
    ("at", "2026-02-03T10:00:00Z", "2026-02-03T10:00:00Z"),
    ("at", "2026-02-03T10:00:00.123456Z", "2026-02-03T10:00:00.123456Z"),
    ("slug", "caerau-ely", "caerau-ely"),
    ("agreed", False, False),
    ("lines", [{"words": "a"}], [{"words": "a"}]),
]


@pytest.mark.parametrize(("field", "said", "understood"), TAKEN)
async def test_what_is_as_it_must_be_is_understood(
    town: Town, field: str, said: Any, understood: Any
) -> None:
    async with town.client() as nia:
        answer = await nia.post("/notes/everything", json={field: said})
    assert answer.status_code == 200, answer.text
    assert answer.json()[field] == understood


async def test_an_error_deep_in_a_list_says_where_it_is(town: Town) -> None:
    async with town.client() as nia:
        sent = {"lines": [{"words": "a"}, {"words": "b", "a/b~c": 1}, {}]}
        answer = await nia.post("/notes/everything", json=sent)
    pointers = [error["pointer"] for error in answer.json()["errors"]]
    assert pointers == ["/lines/1/a~1b~0c", "/lines/2/words"]


async def test_a_refusal_never_repeats_what_was_sent(town: Town) -> None:
    async with town.client() as nia:
        answer = await nia.post("/notes/everything", json={"worked_on": "Mair Jones"})
    assert "Mair" not in answer.text


@pytest.mark.parametrize("many_lines", [False, True])
def test_the_description_of_a_text_agrees_with_what_is_taken(many_lines: bool) -> None:  # noqa: FBT001
    text = TypeAdapter(Annotated[str, Text(10, many_lines=many_lines)])
    described = re.compile(text.json_schema()["pattern"])
    for point in range(0x3000):
        typed = f"a{chr(point)}b"
        try:
            text.validate_python(typed)
        except ValidationError:
            assert not described.fullmatch(typed), hex(point)
        else:
            assert described.fullmatch(typed), hex(point)


async def test_blanks_alone_are_no_name(town: Town) -> None:
    schema = town.app.openapi()["components"]["schemas"]["NoteNew"]["properties"]["words"]
    assert re.fullmatch(schema["pattern"], " Nia ")
    assert not re.fullmatch(schema["pattern"], " \u2003 ")


def answers(kind: type[Answer] = Answer) -> Iterator[type[Answer]]:
    """Everything that is given back."""
    for one in kind.__subclasses__():
        yield one
        yield from answers(one)


def test_what_is_given_back_is_described_by_the_names_that_it_is_given_under() -> None:
    import_module("timebank.app")  # every room, and so every answer there is
    known = list(answers())
    assert len(known) > 100
    for one in known:
        described, given = (
            {*one.model_json_schema(mode=mode)["properties"]}
            for mode in ("validation", "serialization")
        )
        assert described == given, one.__name__

"""English or Welsh, as the caller likes it."""

import pytest
from starlette.datastructures import Headers
from tests.http.town import Town, note

from timebank.http.language import language_of


@pytest.mark.parametrize(
    ("accepts", "language"),
    [
        (None, "en"),
        ("cy", "cy"),
        ("CY-GB", "cy"),
        ("cy, en;q=0.8", "cy"),
        ("en;q=0.5, cy;q=0.9", "cy"),
        ("cy;q=0.3, en-GB", "en"),
        ("fr, de", "en"),
        ("fr, cy;q=0.1", "cy"),
        ("cy;q=0", "en"),
        ("cy;q=nonsense", "en"),
        ("*", "en"),
        ("," * 10_000, "en"),
    ],
)
def test_the_better_liked_of_the_two_languages_is_spoken(
    accepts: str | None, language: str
) -> None:
    headers = Headers({"accept-language": accepts} if accepts else {})
    assert language_of(headers) == language


async def test_a_problem_speaks_welsh_to_who_asks_for_it(town: Town) -> None:
    async with town.client() as nia:
        welsh = {"Accept-Language": "cy"}
        answer = await nia.post("/notes", json=note(minutes=0), headers=welsh)
    assert answer.headers["content-language"] == "cy"
    assert answer.json()["title"] == "Mae angen cywiro rhywbeth yn y cais"
    assert answer.json()["errors"][0]["detail"] == "Y lleiaf y gall hwn fod: 1."

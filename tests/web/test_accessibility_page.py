"""The accessibility statement tells what the tests found, and claims no more."""

from datetime import UTC, date, datetime, timedelta
from pathlib import Path

import pytest
from tests.api.town import Town
from tests.browser import figures
from tests.web.conftest import Browser

from timebank.web.accessibility_pages import FIGURES

pytestmark = pytest.mark.anyio


async def test_it_is_linked_from_every_foot_in_both_languages(browser: Browser, town: Town) -> None:
    for language, words in (
        ("en", f"{FIGURES['violations']} axe violations on {FIGURES['pages']} pages"),
        ("cy", f"axe: {FIGURES['violations']}, ar {FIGURES['pages']} tudalen mewn dwy iaith"),
    ):
        browser.language = language
        await browser.opens("/sign-in")
        assert f'href="/{language}/{town.slug}/accessibility"' in browser.page
        await browser.opens("/accessibility")
        assert words in browser.page
        assert "029 2000 0000" in browser.page.partition("<main")[2]
        for claim in ("compliant", "conforms", "cydymffurfio"):
            assert claim not in browser.page


def test_the_figures_are_of_a_run_without_a_fault() -> None:
    assert FIGURES["violations"] == 0
    assert FIGURES["pages"] > 40
    assert date.fromisoformat(FIGURES["tested_on"]) <= datetime.now(UTC).date() + timedelta(days=1)


def test_a_page_counts_once_and_only_in_both_languages(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    path = tmp_path / "axe"
    monkeypatch.setenv(figures.VARIABLE, str(path))
    thing = "01a22771-7a2c-77e5-96b8-3e86e23e15a1"
    for slug in ("ely", "caerau"):
        figures.note(f"http://localhost/en/{slug}/app#entry/{thing}", 0)
        figures.note(f"http://localhost/en/{slug}/members/{thing}/card", 1)
    figures.note(f"http://localhost/cy/ely/app#entry/{thing}", 0)
    assert figures.summed(path) == (1, 2)

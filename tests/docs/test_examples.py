"""Every example of these pages is pasted into a shell, and says what the page shows."""

from collections.abc import Iterator
from pathlib import Path

import pytest
from tests.cli.operators import free_port
from tests.docs.pages import ROOT, Example, examples, page
from tests.docs.shell import Reader, agrees, checkout_in
from tests.server import fresh_folder

NEW = (
    './timebank new --name-en "Caerau Time Bank" --name-cy "Banc Amser Caerau" --style time_bank'
    ' --host "Action in Caerau" --coordinator "Delyth Rees"'
)


@pytest.fixture
def reader(postgres_bin: Path | None) -> Iterator[Reader]:
    """Somebody with a fresh checkout."""
    programs = {"TIMEBANK_POSTGRES_BIN": str(postgres_bin)} if postgres_bin else {}
    with fresh_folder() as folder:
        folder.chmod(0o711)
        (folder / "tests").symlink_to(ROOT / "tests")
        yield Reader(checkout_in(folder), free_port(), programs)


def follow(reader: Reader, steps: list[Example]) -> None:
    answers = reader.pastes(*(step.lines for step in steps))
    for step, said in zip(steps, answers, strict=True):
        missing = agrees(step.shown, said) if step.shown else None
        assert missing is None, f"shown, and not said:\n{missing}\nsaid:\n{said}"


def test_the_first_hour_and_the_integrators_examples_go_as_their_pages_say(reader: Reader) -> None:
    *first_hour, the_end = examples(page("start/first-hour.md"))
    apps = examples(page("how-to/connect-an-app.md"))
    follow(reader, [*first_hour, *examples(page("how-to/integrate.md")), *apps, the_end])


def test_spreadsheets_come_in_as_their_page_says(reader: Reader) -> None:
    follow(reader, [Example(NEW, None), *examples(page("how-to/import.md"))])

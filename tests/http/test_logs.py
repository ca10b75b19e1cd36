"""Logs are lines of JSON that name nobody."""

import json
import logging
from collections.abc import Iterator

import pytest
import structlog

from timebank.http.logs import configure_logs


@pytest.fixture(autouse=True)
def as_before() -> Iterator[None]:
    """Gives the logging of the test run back."""
    root = logging.getLogger()
    handlers, level = root.handlers[:], root.level
    yield
    root.handlers[:], root.level = handlers, level
    logging.getLogger("uvicorn.access").disabled = False
    structlog.reset_defaults()


def test_our_lines_are_json_with_their_instant(capsys: pytest.CaptureFixture[str]) -> None:
    configure_logs("info")
    structlog.get_logger().info("request", route="/healthz")
    line = json.loads(capsys.readouterr().err)
    assert (line["event"], line["route"], line["level"]) == ("request", "/healthz", "info")
    assert line["timestamp"].endswith("Z")


def test_a_librarys_fault_is_told_without_its_words(capsys: pytest.CaptureFixture[str]) -> None:
    configure_logs("info")
    try:
        int("Mair")
    except ValueError:
        logging.getLogger("library").exception("failed")
    line = json.loads(capsys.readouterr().err)
    assert (line["event"], line["kind"]) == ("failed", "ValueError")
    assert "Mair" not in str(line)


def test_what_is_below_the_level_is_left_out(capsys: pytest.CaptureFixture[str]) -> None:
    configure_logs("warning")
    structlog.get_logger().info("request")
    logging.getLogger("library").info("hello")
    assert capsys.readouterr().err == ""

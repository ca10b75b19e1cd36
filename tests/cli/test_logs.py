"""Logs are lines of JSON that name nobody."""

import json
import logging

import pytest
import structlog

from timebank.cli.logs import start_logging

pytestmark = pytest.mark.usefixtures("logging_kept")


def test_our_lines_are_json_with_their_instant(capsys: pytest.CaptureFixture[str]) -> None:
    start_logging("info")
    structlog.get_logger().info("request", route="/healthz")
    line = json.loads(capsys.readouterr().err)
    assert (line["event"], line["route"], line["level"]) == ("request", "/healthz", "info")
    assert line["at"].endswith("Z")


def test_a_librarys_fault_is_told_without_its_words(capsys: pytest.CaptureFixture[str]) -> None:
    start_logging("info")
    try:
        int("Mair")
    except ValueError:
        logging.getLogger("library").exception("failed")
    line = json.loads(capsys.readouterr().err)
    assert (line["event"], line["kinds"]) == ("failed", ["ValueError"])
    assert "Mair" not in str(line)


def test_what_is_below_the_level_is_left_out(capsys: pytest.CaptureFixture[str]) -> None:
    start_logging("warning")
    structlog.get_logger().info("request")
    logging.getLogger("library").info("hello")
    assert capsys.readouterr().err == ""

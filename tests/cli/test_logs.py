"""Logs are lines of JSON that name nobody."""

import json
import logging

import pytest
import structlog

from timebank.base.ids import CommunityId, new_id
from timebank.cli.logs import start_logging
from timebank.jobs.rounds import apart

pytestmark = [pytest.mark.anyio, pytest.mark.usefixtures("logging_kept")]


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


async def test_a_job_that_fails_says_of_what_kind_and_where_and_quotes_nothing(
    capsys: pytest.CaptureFixture[str],
) -> None:
    async def look(_community_id: CommunityId) -> int:
        return int("Mair")

    start_logging("info")
    community_id = CommunityId(new_id())
    assert await apart([community_id], look) == 0
    line = json.loads(capsys.readouterr().err)
    assert (line["event"], line["kinds"]) == ("job_failed_in_community", ["ValueError"])
    assert line["frames"][-1].endswith(" look")
    assert line["community_id"] == str(community_id)
    assert "Mair" not in str(line)


def test_what_is_below_the_level_is_left_out(capsys: pytest.CaptureFixture[str]) -> None:
    start_logging("warning")
    structlog.get_logger().info("request")
    logging.getLogger("library").info("hello")
    assert capsys.readouterr().err == ""

"""The description tells what the routes do, well enough for clients to be made from it."""

import json
from pathlib import Path
from typing import Any

from tests.http.town import Town

NOTES = "/v1/communities/{community}/notes"


def operation(town: Town, method: str, path: str) -> dict[str, Any]:
    found: dict[str, Any] = town.app.openapi()["paths"][path][method]
    return found


def names(described: dict[str, Any]) -> dict[str, bool]:
    return {each["name"]: each["required"] for each in described["parameters"]}


async def test_operations_are_named_as_clients_will_call_them(town: Town) -> None:
    assert operation(town, "post", NOTES)["operationId"] == "write_note"


async def test_no_two_operations_have_one_name(town: Town) -> None:
    paths = town.app.openapi()["paths"]
    ids = [each["operationId"] for methods in paths.values() for each in methods.values()]
    assert len(ids) == len(set(ids))


async def test_every_parameter_is_described(town: Town) -> None:
    assert names(operation(town, "get", NOTES)) == {
        "community": True,
        "limit": False,
        "after": False,
        "words": False,
    }
    assert names(operation(town, "post", f"{NOTES}/slow")) == {
        "community": True,
        "Idempotency-Key": True,
    }
    assert names(operation(town, "patch", NOTES + "/{note_id}")) == {
        "community": True,
        "note_id": True,
        "Idempotency-Key": False,
        "If-Match": True,
    }


async def test_every_parameter_of_the_path_is_there_once(town: Town) -> None:
    for path, methods in town.app.openapi()["paths"].items():
        for each in methods.values():
            inside = [p["name"] for p in each.get("parameters", []) if p["in"] == "path"]
            assert sorted(inside) == sorted(
                part[1:-1] for part in path.split("/") if part.startswith("{")
            )


def test_no_parameter_of_the_real_thing_is_described_twice() -> None:
    """Or no client is generated for its route."""
    whole = json.loads((Path(__file__).parents[2] / "openapi/timebank.v1.json").read_text())
    for path, methods in whole["paths"].items():
        for each in methods.values():
            named = [(one["name"], one["in"]) for one in each.get("parameters", [])]
            assert len(named) == len(set(named)), path


async def test_every_guarded_operation_tells_its_problems_and_its_scope(town: Town) -> None:
    for path, methods in town.app.openapi()["paths"].items():
        for each in methods.values() if path.startswith("/v1") else ():
            assert {"401", "403", "404", "422", "429", "503"} <= set(each["responses"])
            assert each["security"][0]["token"]
            problem = each["responses"]["422"]["content"]["application/problem+json"]["schema"]
            assert problem == {"$ref": "#/components/schemas/Problem"}


async def test_the_frameworks_own_error_is_nowhere(town: Town) -> None:
    assert "ValidationError" not in str(town.app.openapi())


async def test_minutes_are_described_as_whole_and_bounded(town: Town) -> None:
    minutes = town.app.openapi()["components"]["schemas"]["NoteNew"]["properties"]["minutes"]
    assert (minutes["type"], minutes["minimum"], minutes["maximum"]) == ("integer", 1, 100_000_000)


async def test_the_page_for_people_loads_nothing_from_elsewhere(town: Town) -> None:
    async with town.stranger() as somebody:
        page = await somebody.get("http://timebank.test/docs")
    assert "write_note" in page.text
    assert "http" not in page.text.replace("http-equiv", "")
    assert "<script" not in page.text


async def test_what_stands_in_the_head_of_an_answer_is_described(town: Town) -> None:
    made = operation(town, "post", NOTES)["responses"]
    changed = operation(town, "patch", NOTES + "/{note_id}")["responses"]
    assert {"Location", "Idempotent-Replayed"} <= set(made["201"]["headers"])
    assert "ETag" in changed["200"]["headers"]
    assert "Retry-After" in made["503"]["headers"]


async def test_the_figures_for_monitoring_are_described_as_the_text_they_are(town: Town) -> None:
    described = operation(town, "get", "/metrics")["responses"]["200"]["content"]
    async with town.stranger() as somebody:
        answer = await somebody.get("http://timebank.test/metrics")
    assert [*described] == [answer.headers["content-type"].split(";")[0]] == ["text/plain"]

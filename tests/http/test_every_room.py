"""What holds for the whole service, whatever rooms it has."""

import pytest
from fastapi import FastAPI

from timebank.app import create_app
from timebank.base.actors import Language
from timebank.base.words import message_ids
from timebank.db.engine import Database
from timebank.http.statuses import STATUS, refusals


@pytest.fixture(scope="module")
def service() -> FastAPI:
    """The service with all its rooms, and no database."""
    return create_app(Database("postgresql://nobody@127.0.0.1:9/none", pooled=False))


def test_every_refusal_has_its_status_its_title_and_its_advice_in_both_languages(
    service: FastAPI,
) -> None:
    for code in refusals():
        assert code in STATUS, code
        for language in Language:
            assert f"problem-{code}" in message_ids(language), code
            assert f"problem-{code}.detail" in message_ids(language), code


def test_no_status_is_left_of_a_refusal_that_is_gone(service: FastAPI) -> None:
    assert set(STATUS) <= set(refusals()) | {"note_refused", "note_taken"}


def test_no_two_operations_have_one_name(service: FastAPI) -> None:
    paths = service.openapi()["paths"].values()
    ids = [operation["operationId"] for methods in paths for operation in methods.values()]
    assert len(ids) == len(set(ids))


def test_no_two_kinds_of_thing_have_one_name(service: FastAPI) -> None:
    named = service.openapi()["components"]["schemas"]
    assert [name for name in named if "__" in name] == []


def test_every_operation_says_what_it_does(service: FastAPI) -> None:
    for methods in service.openapi()["paths"].values():
        for operation in methods.values():
            assert operation.get("description"), operation["operationId"]
            assert operation.get("tags"), operation["operationId"]

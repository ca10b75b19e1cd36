"""Nobody adds a column that can hold words without saying whether it holds personal data."""

import dataclasses
from collections.abc import Iterator
from typing import Any

import pytest
from sqlalchemy import ARRAY, LargeBinary, MetaData, String, Table, Text
from sqlalchemy import Column as AnyColumn
from sqlalchemy.dialects.postgresql import JSONB

import timebank.models  # noqa: F401 - every table is imported there
from timebank.db.engine import Database
from timebank.db.schema import Base
from timebank.protection.column_kinds import BY_DATE, Erasure
from timebank.protection.columns import PERSONAL
from timebank.protection.plain_columns import HOLDS_NONE
from timebank.protection.retention import IN_OTHER_JOBS, RULES
from timebank.sending.delivery import Ways
from timebank.worker import jobs

TABLES = Base.metadata.sorted_tables


def holds_words(column: AnyColumn[Any]) -> bool:
    """Whether the column can hold what somebody typed, or bytes made of it."""
    kind = column.type.item_type if isinstance(column.type, ARRAY) else column.type
    return isinstance(kind, String | JSONB | LargeBinary)


def columns(tables: list[Table]) -> Iterator[tuple[str, str, bool]]:
    return ((table.name, one.name, holds_words(one)) for table in tables for one in table.columns)


def unthought(tables: list[Table]) -> list[tuple[str, str]]:
    """Columns that can hold words and stand in neither list."""
    listed = {(one.table, one.column) for one in PERSONAL}
    listed |= {(table, name) for table, names in HOLDS_NONE.items() for name in names}
    return sorted({(table, name) for table, name, words in columns(tables) if words} - listed)


def test_every_column_that_can_hold_words_is_thought_of() -> None:
    assert unthought(TABLES) == []


@pytest.mark.parametrize("kind", [Text(), JSONB(), LargeBinary(), ARRAY(Text()), String(20)])
def test_a_new_column_is_found_until_somebody_thinks_of_it(kind: Any) -> None:
    new = Table("member", MetaData(), AnyColumn("shoe_size", kind))
    assert unthought([new]) == [("member", "shoe_size")]


def test_no_column_is_listed_that_is_no_more() -> None:
    there = {(table, name) for table, name, _ in columns(TABLES)}
    assert {(one.table, one.column) for one in PERSONAL} <= there
    assert {(table, name) for table, names in HOLDS_NONE.items() for name in names} <= there


def test_no_column_is_listed_twice() -> None:
    listed = [(one.table, one.column) for one in PERSONAL]
    listed += [(table, name) for table, names in HOLDS_NONE.items() for name in names]
    assert len(listed) == len(set(listed))


def test_whatever_ends_by_a_date_is_let_go_of_by_a_job() -> None:
    by_date = {(one.table, one.kept) for one in PERSONAL if one.kept in BY_DATE}
    carried_out = {(rule.table, rule.kept) for rule in RULES} | set(IN_OTHER_JOBS)
    assert by_date == carried_out
    names = {job.name for job in jobs(Database("postgresql://nowhere/bank"), [], Ways())}
    assert set(IN_OTHER_JOBS.values()) | {"retention", "erase_due"} <= names


def test_what_an_erasure_keeps_has_its_reason_and_nothing_else_has_one() -> None:
    for one in PERSONAL:
        assert (one.reason is not None) == (one.erasure is Erasure.KEPT), dataclasses.asdict(one)


@pytest.mark.parametrize(
    ("table", "column"),
    [
        ("note", "words"),
        ("import_row", "cells"),
        ("import_run", "options"),
        ("import_run", "reading"),
        ("idempotency", "body"),
        ("member", "external_ref"),
        ("contribution", "external_ref"),
        ("organisation", "external_ref"),
    ],
)
def test_what_people_type_freely_is_personal(table: str, column: str) -> None:
    assert (table, column) in {(one.table, one.column) for one in PERSONAL}

"""A town of its own for each test."""

import pytest
from tests.books import Books

from timebank.db.engine import Database


@pytest.fixture
async def books(database: Database) -> Books:
    return await Books.open(database)

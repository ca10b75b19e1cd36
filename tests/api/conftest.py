"""Real HTTP against the app, and a fresh town for each test."""

from collections.abc import AsyncIterator

import httpx
import pytest
from tests.api.town import Group, Person, Town

from timebank.app import create_app
from timebank.db.engine import Database


@pytest.fixture(scope="session")
async def http(database: Database) -> AsyncIterator[httpx.AsyncClient]:
    transport = httpx.ASGITransport(create_app(database, key_secrets=[bytes(32)]))
    async with httpx.AsyncClient(transport=transport, base_url="http://timebank.test") as client:
        yield client


@pytest.fixture
async def town(database: Database, http: httpx.AsyncClient) -> Town:
    """A community in time credits style: nobody goes below zero."""
    return await Town.make(database, http)


@pytest.fixture
async def bank(database: Database, http: httpx.AsyncClient) -> Town:
    """A community in time bank style: members may go five hours below zero."""
    return await Town.make(database, http, floor_minutes=-300)


@pytest.fixture
async def club(town: Town) -> Group:
    return await town.group("Lunch Club")


@pytest.fixture
async def nia(town: Town) -> Person:
    return await town.person("Nia")


@pytest.fixture
async def mair(town: Town) -> Person:
    return await town.person("Mair")


@pytest.fixture
async def lead(town: Town, club: Group) -> Person:
    """The lead of the lunch club."""
    return await town.lead("Llinos", club)


@pytest.fixture
async def coordinator(town: Town) -> Person:
    return await town.coordinator()

"""Pages, as a browser without script asks for them; and a town with people in it."""

import re
from collections.abc import AsyncIterator
from dataclasses import dataclass, field
from typing import Any

import httpx
import pytest
from fastapi import FastAPI
from tests.api.town import Person, Town

from timebank.app import create_app
from timebank.db.engine import Database
from timebank.sign_in import code_rules, code_service

ORIGIN = "http://timebank.test"


@dataclass
class Browser:
    """Somebody's browser: it keeps cookies, and says of its forms where they come from."""

    http: httpx.AsyncClient
    town: Town
    language: str = "en"
    page: str = ""
    headers: dict[str, str] = field(default_factory=lambda: {"Origin": ORIGIN})

    def address(self, path: str) -> str:
        """A path here, or one that is whole already."""
        here = f"/{self.language}/{self.town.slug}"
        return path if path.startswith(("/en/", "/cy/")) else f"{here}{path}"

    async def opens(self, path: str) -> httpx.Response:
        return self._read(await self.http.get(self.address(path), follow_redirects=True))

    async def sends(self, path: str, **fields: Any) -> httpx.Response:
        """A form, with the hidden token of the page that stands open; goes on where it leads."""
        found = re.search(r'name="form_token" value="(\w+)"', self.page)
        sent = {"form_token": found[1]} if found else {}
        answer = await self.http.post(
            self.address(path), data={**sent, **fields}, headers=self.headers
        )
        if answer.is_redirect:
            return await self.opens(answer.headers["location"])
        return self._read(answer)

    def _read(self, answer: httpx.Response) -> httpx.Response:
        self.page = answer.text
        return answer


@pytest.fixture
def at_once(monkeypatch: pytest.MonkeyPatch) -> None:
    """A test asks for more codes than a person, and waits for none."""
    for limit in ("AGAIN_AFTER", "HOUR", "DAY"):
        monkeypatch.setattr(code_rules, limit, code_rules.HOUR * 0)
    monkeypatch.setattr(code_service, "SECONDS_TO_ANSWER", 0)


@pytest.fixture(scope="session")
def app(database: Database) -> FastAPI:
    """One for all tests: it keeps nothing of anybody, and takes a third of a second to make."""
    return create_app(database, key_secrets=[bytes(32)])


@pytest.fixture
async def http(app: FastAPI) -> AsyncIterator[httpx.AsyncClient]:
    """A client with cookies of its own."""
    transport = httpx.ASGITransport(app)
    async with httpx.AsyncClient(transport=transport, base_url=ORIGIN) as client:
        yield client


@pytest.fixture
async def town(database: Database, http: httpx.AsyncClient) -> Town:
    telephone = {"telephone": "029 2000 0000", "telephone_hours_en": "Monday to Friday, 9am to 5pm"}
    host = {"legal_name": "Ely Together", **telephone, "telephone_languages": ["en", "cy"]}
    return await Town.make(database, http, host=host)


@pytest.fixture
async def delyth(town: Town) -> Person:
    return await town.coordinator()


@pytest.fixture
def browser(http: httpx.AsyncClient, town: Town) -> Browser:
    return Browser(http, town)

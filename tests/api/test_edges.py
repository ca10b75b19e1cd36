"""What stands at the edge of what can be written is answered like all else, never by a fault."""

import base64
import json
from hashlib import sha256
from typing import Any
from urllib.parse import quote
from uuid import uuid4

import pytest
from tests.api.spreadsheets import checks
from tests.api.town import Group, Person, Town

pytestmark = pytest.mark.anyio

SHEET = "Date,Who gave time,Who to,What,Hours\n2025-06-07,Nia,,Gardening,1\n"
LISTS = (
    "/accounts",
    "/activities",
    "/contributions",
    "/holds",
    "/imports",
    "/members",
    "/organisations",
    "/transfers",
)


@pytest.mark.parametrize("said", ["%00", "%ED%A0%80", "a" * 300, "%E2%80%AE", quote("🧶" * 60)])
async def test_text_that_no_row_can_hold_is_found_nowhere(coordinator: Person, said: str) -> None:
    texts = {
        "/contributions": "external_ref",
        "/organisations": "external_ref",
        "/members": "number",
        "/accounts": "number",
        "/activities": "code",
    }
    for path, name in texts.items():
        answer = await coordinator.asks("GET", f"{path}?{name}={said}")
        assert answer.status_code in (200, 422), answer.text
    assert (await coordinator.asks("GET", f"/idempotency/{said}")).status_code == 404


@pytest.mark.parametrize("number", ["\u0000", "\u202e1", " ", ""])
async def test_a_number_that_is_on_no_card_thanks_nobody(
    town: Town, club: Group, lead: Person, number: str
) -> None:
    body = {
        "organisation_id": str(club.id),
        "activity_id": str(town.gardening),
        "worked_on": "2025-06-07",
        "lines": [{"number": number, "minutes": 30}],
    }
    refused = await lead.posts("/thanks", body, status=422)
    assert refused["errors"][0]["pointer"] == "/lines/0/number"


@pytest.mark.parametrize("day", ["9999-12-31", "9999-12-01", "0001-01-01"])
async def test_the_first_and_the_last_day_of_all_take_no_hours(
    town: Town, nia: Person, club: Group, lead: Person, day: str
) -> None:
    await nia.logs(minutes=30, helped=club, worked_on=day, status=422)
    line = {"member_id": str(nia.id), "minutes": 30}
    thanks = {"organisation_id": str(club.id), "activity_id": str(town.gardening)}
    await lead.posts("/thanks", {**thanks, "worked_on": day, "lines": [line]}, status=422)
    assert (await nia.gets("/contributions"))["items"] == []


@pytest.mark.parametrize("day", ["9999-12-31", "0001-01-01"])
@pytest.mark.parametrize("end", ["from", "to"])
async def test_reports_reach_to_the_first_and_the_last_day(
    coordinator: Person, day: str, end: str
) -> None:
    mine = (await coordinator.gets(f"/accounts?owner_id={coordinator.id}"))["items"][0]["id"]
    for path in (f"/accounts/{mine}/statement", "/transfers", "/reports/hours"):
        for form in ("", "&format=csv", "&format=xlsx"):
            answer = await coordinator.asks("GET", f"{path}?{end}={day}{form}")
            assert answer.status_code in (200, 422), f"{path} {answer.text}"
    await coordinator.gets(f"/contributions?worked_{end}={day}")


@pytest.mark.parametrize("at", ["0001-01-01T00:00:00Z", "9999-12-31T23:59:59.999999Z"])
async def test_balances_are_asked_for_at_any_instant(coordinator: Person, at: str) -> None:
    mine = (await coordinator.gets(f"/accounts?owner_id={coordinator.id}"))["items"][0]["id"]
    for path in ("/accounts", f"/accounts/{mine}/statement", "/audit/trial-balance"):
        await coordinator.gets(f"{path}?at={at}")
    answer = await coordinator.asks("GET", f"/accounts/{mine}?at={at}")
    assert answer.status_code in (200, 404)


@pytest.mark.parametrize("expires_at", ["9999-12-31T23:59:59Z", "0001-01-01T00:00:00Z"])
async def test_no_hold_lasts_for_ever(town: Town, nia: Person, expires_at: str) -> None:
    pool = await town.group("Pool", accepts_credits=True)
    body = {"organisation_id": str(pool.id), "minutes": 1, "expires_at": expires_at}
    await nia.posts("/holds", body, status=422)


PARTS: list[list[Any]] = [
    [],
    ["x"],
    [10**30],
    ["9" * 400],
    ["9" * 5000],
    ["0001-01-01T00:00:00+23:59", str(uuid4())],
    ["9999-12-31T23:59:59-23:59", str(uuid4())],
    ["2025-06-07", str(uuid4())],
    [{"a": 1}, None],
    [True],
    ["\u0000"],
]


@pytest.mark.parametrize("parts", PARTS, ids=range(len(PARTS)))
async def test_a_position_that_somebody_made_up_is_refused_or_shows_a_page(
    coordinator: Person, parts: list[Any]
) -> None:
    run = await checks(coordinator, SHEET)
    for path in (*LISTS, f"/imports/{run['id']}/rows"):
        after = position(f"{coordinator.town.base}{path}", parts)
        answer = await coordinator.asks("GET", f"{path}?after={after}")
        assert answer.status_code in (200, 404, 422), f"{path} {answer.text}"


def position(path: str, parts: list[Any]) -> str:
    """A page's position as anybody may write it: what it is bound to is no secret."""
    binding = sha256(json.dumps([path, []]).encode()).hexdigest()[:12]
    return base64.urlsafe_b64encode(json.dumps([binding, *parts]).encode()).decode().rstrip("=")


async def test_a_text_too_long_is_told_how_long_it_may_be(coordinator: Person) -> None:
    refused = await coordinator.gets(f"/members?after={'x' * 2000}", status=422)
    assert refused["errors"][0]["detail"] == "This may have at most 1,000 characters."


async def test_options_of_an_import_that_are_no_json_are_told_by_their_field(
    coordinator: Person,
) -> None:
    answer = await coordinator.town.http.post(
        f"{coordinator.town.base}/imports",
        files={"file": ("sheet.csv", b"Name\nNia\n")},
        data={"kind": "members", "options": "{"},
        headers={"Authorization": f"Bearer {coordinator.token}"},
    )
    assert answer.status_code == 422
    assert [one["pointer"] for one in answer.json()["errors"]] == ["/options"]


async def test_the_hours_report_says_its_period_by_the_names_that_are_described(
    coordinator: Person,
) -> None:
    shown = await coordinator.gets("/reports/hours?from=2025-06-01&to=2025-06-30")
    assert (shown["from"], shown["to"]) == ("2025-06-01", "2025-06-30")
    described = (await coordinator.town.http.get("/openapi.json")).json()
    assert {"from", "to"} <= set(described["components"]["schemas"]["Hours"]["required"])

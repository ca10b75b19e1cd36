"""Lists of members over HTTP: what joining asks, and what is asked later."""

from datetime import date
from typing import Any

import pytest
from sqlalchemy import select
from tests.api.spreadsheets import agrees, brings_in, checks, checks_again, rows_of, said_of
from tests.api.town import Person, Town

from timebank.imports.tables import ImportRun

pytestmark = pytest.mark.anyio

HEAD = "Name,E-mail,Date of birth,Area,Contact by,Guardian,Guardian phone"
AREAS = [{"code": "ely", "name_en": "Ely", "name_cy": "Trelái"}]
NIA = "Nia Price,nia@example.org,12/03/1954,Trelái,e-mail,,"
IFAN = "Ifan Price,,25/11/2012,,,Nia Price,07700 900003"
CAI = "Cai Llŷr,,,,,,"


def sheet(*rows: str) -> str:
    return "\n".join((HEAD, *rows))


@pytest.fixture(autouse=True)
async def areas(coordinator: Person) -> None:
    """The community has one area."""
    await coordinator.changes("", {"areas": AREAS})


async def named(coordinator: Person, name: str) -> Any:
    return (await coordinator.posts("/members/search", {"name": name}))["items"][0]


async def test_who_said_all_that_joining_asks_is_complete(coordinator: Person) -> None:
    await brings_in(coordinator, sheet(NIA), "members")
    nia = await named(coordinator, "Nia Price")
    assert (nia["adult"], nia["area"], nia["contact_by"]) == (True, "ely", "email")
    assert nia["complete_by"] is None


async def test_what_the_sheet_does_not_say_is_asked_within_30_days(coordinator: Person) -> None:
    run = await brings_in(coordinator, sheet(NIA, CAI), "members")
    assert run["asked_later_rows"] == 1
    cai = await named(coordinator, "Cai Llŷr")
    days = date.fromisoformat(cai["complete_by"]) - date.fromisoformat(cai["joined_on"])
    assert (cai["adult"], days.days) == (None, 30)
    to_ask = (await coordinator.gets("/members?incomplete=all"))["items"]
    assert [one["id"] for one in to_ask] == [cai["id"]]
    asked = {"adult": True, "contact_by": "letter"}
    assert (await coordinator.changes(f"/members/{cai['id']}", asked))["complete_by"] is None


async def test_an_under_18_is_left_out_and_nobody_else(coordinator: Person) -> None:
    run = await checks(coordinator, sheet(NIA, IFAN), "members")
    refused = await rows_of(coordinator, run, outcome="refused")
    assert said_of(refused) == [(3, "C", "row_under_18")]
    assert "the host decides" in refused[0]["said"][0]["detail"]
    run = await agrees(coordinator, run)
    assert run["counts"]["added"]["rows"] == 1


async def test_an_under_18_joins_with_a_guardian_where_the_host_says_so(
    coordinator: Person,
) -> None:
    await coordinator.changes("", {"rules": {"under_18s": True}})
    await brings_in(coordinator, sheet(IFAN), "members")
    ifan = await named(coordinator, "Ifan Price")
    assert (ifan["adult"], ifan["guardian_name"]) == (False, "Nia Price")
    assert ifan["guardian_contact"] == "07700 900003"


async def test_no_day_of_birth_is_kept(coordinator: Person, town: Town) -> None:
    all_of_them = sheet(NIA, IFAN, "Mair Jones,,31/12/1899,,,,")
    run = await checks(coordinator, all_of_them, "members")
    said = [{"field": "age", "said": "31/12/1899", "text": "12/03/1950"}]
    run = await checks_again(coordinator, run, all_of_them, alike=said)
    assert (await agrees(coordinator, run))["counts"]["added"]["rows"] == 2
    async with town.database.transaction(town.id) as connection:
        options = (await connection.execute(select(ImportRun.options))).scalar_one()
    kept = f"{await rows_of(coordinator, run)} {options}"
    assert [year for year in ("1954", "2012", "1899", "1950") if year in kept] == []


async def test_a_rule_that_changed_since_the_check_holds(coordinator: Person) -> None:
    await coordinator.changes("", {"rules": {"under_18s": True}})
    young = await checks(coordinator, sheet(IFAN), "members")
    await coordinator.changes("", {"rules": {"under_18s": False}})
    assert (await agrees(coordinator, young, status=409))["code"] == "import_books_changed"
    there = await checks(coordinator, sheet(NIA), "members")
    await coordinator.changes("", {"areas": []})
    assert (await agrees(coordinator, there, status=409))["code"] == "import_books_changed"


async def test_without_a_list_of_areas_an_area_is_said_not_to_be_kept(coordinator: Person) -> None:
    await coordinator.changes("", {"areas": []})
    run = await checks(coordinator, sheet(NIA), "members")
    assert said_of(await rows_of(coordinator, run)) == [(2, "D", "row_area_not_kept")]
    await agrees(coordinator, run)
    assert (await named(coordinator, "Nia Price"))["area"] is None


async def test_a_dash_is_nothing(coordinator: Person) -> None:
    await brings_in(coordinator, sheet("Nia Price,-,-,-,-,-,-"), "members")
    nia = await named(coordinator, "Nia Price")
    told = ("email", "adult", "area", "contact_by", "guardian_name", "guardian_contact")
    assert [nia[name] for name in told] == [None] * len(told)

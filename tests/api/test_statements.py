"""Statements with a running balance, in pages and as a table; and the trial balance."""

from typing import Any

import pytest
from tests.api.books import account_id, earns, gift, own_account, raw, table
from tests.api.town import Group, Person, Town

pytestmark = pytest.mark.anyio

FORGED = "WyIiLCAiMjAyNS0wMS0wMSIsICIiXQ"
"""A position in a list that no list gave."""


async def lines(person: Person, number: str, query: str = "") -> list[dict[str, Any]]:
    found: list[dict[str, Any]] = (await person.gets(f"/accounts/{number}/statement?{query}"))[
        "items"
    ]
    return found


async def test_a_statement_tells_what_came_and_went_and_what_was_left(
    nia: Person, mair: Person, coordinator: Person
) -> None:
    earned = await earns(nia, 90, coordinator, worked_on="2025-06-07")
    await nia.posts("/transfers", gift(mair, 60), status=201)
    newest, oldest = await lines(nia, await account_id(nia))
    assert (newest["kind"], newest["change_minutes"], newest["balance_minutes"]) == (
        "gift",
        -60,
        30,
    )
    assert (newest["other_type"], newest["other_name"]) == ("member", "Mair")
    assert (oldest["change_minutes"], oldest["balance_minutes"]) == (90, 90)
    assert (oldest["worked_on"], oldest["transfer_id"]) == ("2025-06-07", earned["id"])


async def test_thanks_are_from_whom_the_hours_were_for(
    nia: Person, club: Group, lead: Person
) -> None:
    entry = await nia.logs(minutes=30, helped=club)
    await lead.verifies(entry)
    [line] = await lines(nia, await account_id(nia))
    assert (line["other_type"], line["other_name"]) == ("organisation", "Lunch Club")


async def test_a_statement_read_in_pages_is_the_whole_statement(
    nia: Person, mair: Person, coordinator: Person
) -> None:
    await earns(nia, 100, coordinator)
    for minutes in (1, 2, 3, 4):
        await nia.posts("/transfers", gift(mair, minutes), status=201)
    number = await account_id(nia)
    for sort, balances in (("-recorded_at", [90, 94, 97, 99, 100]), ("recorded_at", None)):
        seen, after = [], ""
        while after is not None:
            query = f"limit=2&sort={sort}" + (f"&after={after}" if after else "")
            page = await nia.gets(f"/accounts/{number}/statement?{query}")
            seen += [line["balance_minutes"] for line in page["items"]]
            after = page["next"]
        assert seen == (balances or [100, 99, 97, 94, 90])


@pytest.mark.parametrize("sort", ["recorded_at", "-recorded_at"])
async def test_an_account_without_a_balance_of_its_own_has_a_running_one_too(
    town: Town, nia: Person, mair: Person, coordinator: Person, sort: str
) -> None:
    for person, minutes in ((nia, 30), (mair, 45), (nia, 15)):
        await earns(person, minutes, coordinator)
    issued = await own_account(town, coordinator, "contributions")
    assert issued["balance_minutes"] == -90
    path = f"/accounts/{issued['id']}/statement?sort={sort}"
    first = await coordinator.gets(f"{path}&limit=2")
    second = await coordinator.gets(f"{path}&limit=2&after={first['next']}")
    seen = [line["balance_minutes"] for line in first["items"] + second["items"]]
    assert seen == ([-30, -75, -90] if sort == "recorded_at" else [-90, -75, -30])
    whole = table(await raw(coordinator, f"{path}&format=csv"))
    assert [int(line["Balance in minutes"]) for line in whole] == seen


async def test_a_statement_is_bounded_by_days_and_by_an_instant(
    nia: Person, coordinator: Person
) -> None:
    first = await earns(nia, 30, coordinator)
    await earns(nia, 60, coordinator)
    number = await account_id(nia)
    assert len(await lines(nia, number, "from=2001-01-01&to=9999-12-31")) == 2
    assert await lines(nia, number, "to=2001-01-01") == []
    assert await lines(nia, number, "from=9999-12-31") == []
    assert await lines(nia, number, "from=0001-01-01&to=0001-01-01&at=0001-01-01T00:00:00Z") == []
    assert len(await lines(nia, number, "at=9999-12-31T23:59:59.999999Z")) == 2
    then = await lines(nia, number, f"at={first['recorded_at']}")
    assert [line["transfer_id"] for line in then] == [first["id"]]
    for wrong in ("from=2025-02-30", "at=2025-02-03"):
        await nia.gets(f"/accounts/{number}/statement?{wrong}", status=422)
    for unknown in ("x", FORGED):
        await nia.gets(f"/accounts/{number}/statement?after={unknown}", status=404)


async def test_a_table_is_asked_for_by_accept_and_speaks_welsh(
    nia: Person, mair: Person, coordinator: Person
) -> None:
    await earns(nia, 90, coordinator)
    await nia.posts("/transfers", gift(mair, 90), status=201)
    answer = await raw(
        nia,
        f"/accounts/{await account_id(nia)}/statement",
        **{"Accept": "text/csv", "Accept-Language": "cy"},
    )
    assert answer.headers["content-type"].startswith("text/csv")
    assert "attachment" in answer.headers["content-disposition"]
    given = table(answer)[0]
    assert (given["Beth"], given["Gyda"], given["Munudau"]) == ("Anrheg", "Mair", "-90")
    assert given["Oriau a munudau"] == "\u22121:30"


async def test_a_name_that_is_a_formula_is_only_a_name(
    town: Town, nia: Person, coordinator: Person
) -> None:
    trick = await town.person('=HYPERLINK("http://x.test","Mair")')
    await earns(nia, 30, coordinator)
    await nia.posts("/transfers", gift(trick, 30), status=201)
    answer = await raw(nia, f"/accounts/{await account_id(nia)}/statement?format=csv")
    assert table(answer)[0]["With"].startswith("'=HYPERLINK")


async def test_a_long_statement_comes_whole(town: Town, club: Group, lead: Person) -> None:
    people = [await town.person(f"Aelod {n}") for n in range(50)]
    for day in range(1, 22):
        body = {
            "organisation_id": str(club.id),
            "activity_id": str(town.gardening),
            "worked_on": f"2025-05-{day:02}",
            "lines": [{"member_id": str(who.id), "minutes": 10} for who in people],
        }
        await lead.posts("/thanks", body, status=201)
    auditor = await town.auditor()
    issued = await own_account(town, auditor, "contributions")
    whole = table(await raw(auditor, f"/accounts/{issued['id']}/statement?format=csv"))
    balances = [int(line["Balance in minutes"]) for line in whole]
    assert balances == list(range(-10_500, 0, 10))


async def test_a_trial_balance_sums_to_zero_now_and_then(
    town: Town, nia: Person, mair: Person, coordinator: Person
) -> None:
    first = await earns(nia, 90, coordinator)
    await nia.posts("/transfers", gift(mair, 60), status=201)
    await nia.posts("/transfers", {"kind": "donate", "minutes": 30}, status=201)
    auditor = await town.auditor()
    now = await auditor.gets("/audit/trial-balance?accounts=true")
    by_type = {line["type"]: line["balance_minutes"] for line in now["types"]}
    assert (by_type["contributions"], by_type["pot"]) == (-90, 30)
    assert (now["debit_minutes"], now["credit_minutes"], now["balance_minutes"]) == (90, 90, 0)
    assert sum(line["balance_minutes"] for line in now["accounts"]) == 0
    then = await auditor.gets(f"/audit/trial-balance?at={first['recorded_at']}")
    by_type = {line["type"]: line["balance_minutes"] for line in then["types"]}
    assert (by_type["member"], by_type["pot"], then["accounts"]) == (90, 0, None)
    early = await auditor.gets("/audit/trial-balance?at=2001-01-01T00:00:00Z")
    assert (early["types"], early["balance_minutes"]) == ([], 0)


async def test_the_trial_balance_is_for_those_who_answer_for_the_books(
    nia: Person, lead: Person, coordinator: Person
) -> None:
    await nia.gets("/audit/trial-balance", status=403)
    await lead.gets("/audit/trial-balance", status=403)
    await coordinator.gets("/audit/trial-balance?at=2999-01-01T00:00:00Z")
    await coordinator.gets("/audit/trial-balance?at=yesterday", status=422)

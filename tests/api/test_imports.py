"""A file of hours over HTTP: tried first, then exactly what was agreed, once."""

import asyncio
from typing import Any

import pytest
from tests.api.spreadsheets import (
    agrees,
    brings_in,
    checks,
    checks_again,
    hours,
    rows_of,
    said_of,
    sums_to_zero,
    undoes,
)
from tests.api.town import Group, Person, Town

pytestmark = pytest.mark.anyio

TWO = hours(
    "07/06/2025,Nia,Lunch Club,gardening,1.5,tomatoes",
    "08/06/2025,Mair,Lunch Club,choir,45 mins",
)


@pytest.fixture(autouse=True)
def everybody(nia: Person, mair: Person, club: Group) -> None:
    """Nia, Mair and the Lunch Club are there."""


async def test_a_trial_changes_nothing_in_the_books(coordinator: Person, nia: Person) -> None:
    run = await checks(coordinator, TWO)
    assert run["state"] == "checked"
    assert run["counts"]["credited"] == {"rows": 2, "minutes": 135}
    assert (await nia.balance(), await sums_to_zero(coordinator)) == (0, await zeros(coordinator))


async def zeros(coordinator: Person) -> dict[str, int]:
    return dict.fromkeys(await sums_to_zero(coordinator), 0)


async def test_what_was_agreed_is_credited_by_whoever_runs_the_import(
    coordinator: Person, nia: Person, mair: Person
) -> None:
    run = await brings_in(coordinator, TWO, "hours")
    assert (run["state"], await nia.balance(), await mair.balance()) == ("posted", 90, 45)
    row = (await rows_of(coordinator, run))[0]
    entry = await nia.gets(f"/contributions/{row['contribution_id']}")
    assert (entry["state"], entry["decided_by_id"]) == ("verified", str(coordinator.id))
    assert entry["worked_on"] == "2025-06-07"
    assert [note["words"] for note in entry["notes"]] == ["tomatoes"]


async def test_a_row_that_cannot_be_taken_is_listed_with_what_to_do(coordinator: Person) -> None:
    run = await checks(coordinator, hours("31/06/2025,Nia,Lunch Club,gardening,1"))
    assert (run["left_out_rows"], run["counts"]["credited"]["rows"]) == (1, 0)
    row = (await rows_of(coordinator, run, outcome="refused"))[0]
    assert (row["row"], row["cells"]["giver"]) == (2, "Nia")
    said = row["said"][0]
    assert (said["column"], said["heading"]) == ("A", "Date")
    assert "30 days" in said["detail"]


async def test_it_is_said_in_the_readers_language(coordinator: Person) -> None:
    run = await checks(coordinator, hours("07/06/2025,Niaa,Lunch Club,gardening,1"))
    page = await coordinator.gets(f"/imports/{run['id']}/rows", headers={"Accept-Language": "cy"})
    said = page["items"][0]["said"][0]
    assert said["detail"].startswith("Nid oes neb yma o\u2019r enw")
    assert (said["suggestion"], said["choices"]) == ("Nia", ["Nia"])


async def test_answers_are_sent_with_the_file_once_more(coordinator: Person, nia: Person) -> None:
    sheet = hours("07/06/2025,Niaa,Lunch Club,gardening,two", "08/06/2025,Mair,,gardening,1")
    run = await checks(coordinator, sheet)
    assert run["left_out_rows"] == 2
    run = await checks_again(
        coordinator,
        run,
        sheet,
        alike=[{"field": "giver", "said": "NIAA", "text": "Nia"}],
        answers=[{"row": 2, "field": "duration", "text": "2 hours"}],
        left_out=[{"row": 3}],
    )
    assert (run["left_out_rows"], run["counts"]["skipped"]["rows"]) == (0, 1)
    await agrees(coordinator, run)
    assert await nia.balance() == 120


async def test_another_file_is_no_answer(coordinator: Person) -> None:
    run = await checks(coordinator, TWO)
    refused = await checks_again(coordinator, run, f"{TWO}\n", status=409)
    assert refused["code"] == "import_file_differs"


async def test_the_rows_left_out_have_to_be_agreed(coordinator: Person, nia: Person) -> None:
    run = await checks(coordinator, f"{TWO}\n31/06/2025,Nia,Lunch Club,choir,1")
    refused = await agrees(coordinator, run, left_out_rows=0, status=409)
    assert (refused["code"], refused["left_out_rows"]) == ("import_left_out_differs", 1)
    assert await nia.balance() == 0


async def test_one_agrees_to_the_check_that_one_has_read(coordinator: Person) -> None:
    run = await checks(coordinator, TWO)
    await checks_again(coordinator, run, TWO, left_out=[{"row": 2}])
    refused = await agrees(coordinator, run, status=409)
    assert refused["code"] == "import_checked_since"


async def test_a_file_without_a_row_that_can_be_taken_is_not_posted(coordinator: Person) -> None:
    run = await checks(coordinator, hours("31/06/2025,Nia,Lunch Club,gardening,1"))
    assert (await agrees(coordinator, run, status=409))["code"] == "import_nothing_to_post"


async def test_posting_twice_credits_once(coordinator: Person, nia: Person) -> None:
    run = await checks(coordinator, TWO)
    first, second = await asyncio.gather(agrees(coordinator, run), agrees(coordinator, run))
    assert first == second
    assert await nia.balance() == 90


async def test_the_same_file_is_posted_once_whichever_way_it_comes(
    coordinator: Person, nia: Person
) -> None:
    first, second = await checks(coordinator, TWO), await checks(coordinator, TWO)
    posted = await agrees(coordinator, first)
    refused = await agrees(coordinator, second, status=409)
    assert (refused["code"], refused["run_id"]) == ("import_posted_already", posted["id"])
    refused = await checks(coordinator, TWO, status=409)
    assert refused["run_id"] == posted["id"]
    assert await nia.balance() == 90


async def test_two_runs_of_one_file_at_once_credit_once(coordinator: Person, nia: Person) -> None:
    runs = [await checks(coordinator, TWO) for _ in range(3)]

    async def post(run: Any) -> str:
        sent = {"checked_at": run["checked_at"], "left_out_rows": 0}
        answer = await coordinator.town.http.post(
            f"{coordinator.town.base}/imports/{run['id']}/post",
            json=sent,
            headers={"Authorization": f"Bearer {coordinator.token}", "Idempotency-Key": run["id"]},
        )
        answered: dict[str, str] = answer.json()
        return answered.get("code", answered.get("state", ""))

    answers = await asyncio.gather(*map(post, runs))
    assert sorted(answers) == ["import_posted_already", "import_posted_already", "posted"]
    assert await nia.balance() == 90


async def test_what_was_only_tried_is_posted_by_whoever_tried_it(
    town: Town, coordinator: Person
) -> None:
    run = await checks(coordinator, TWO)
    eleri = await town.coordinator("Eleri")
    assert (await agrees(eleri, run, status=403))["code"] == "import_run_by_another"


async def test_a_trial_of_the_posting_posts_nothing(coordinator: Person, nia: Person) -> None:
    run = await checks(coordinator, TWO)
    body = {"checked_at": run["checked_at"], "left_out_rows": 0}
    tried = await coordinator.posts(f"/imports/{run['id']}/post?dry_run=true", body)
    assert (tried["state"], await nia.balance()) == ("posted", 0)


async def test_ones_own_hours_wait_for_another(
    town: Town, coordinator: Person, nia: Person
) -> None:
    run = await checks(coordinator, f"{TWO}\n09/06/2025,Delyth,Lunch Club,choir,1")
    assert run["counts"]["waiting"] == {"rows": 1, "minutes": 60}
    await agrees(coordinator, run)
    assert (await coordinator.balance(), await nia.balance()) == (0, 90)
    row = (await rows_of(coordinator, run, outcome="waiting"))[0]
    assert said_of([row]) == [(4, "B", "row_own_hours")]
    eleri = await town.coordinator("Eleri")
    await eleri.posts(f"/contributions/{row['id']}/verify")
    assert await coordinator.balance() == 60


async def test_rows_that_look_alike_are_kept_and_credited_when_called_separate(
    coordinator: Person, nia: Person
) -> None:
    row = "07/06/2025,Nia,Lunch Club,gardening,1"
    run = await brings_in(coordinator, hours(row, row), "hours")
    assert (run["counts"]["waiting"]["rows"], await nia.balance()) == (1, 60)
    again = (await rows_of(coordinator, run, outcome="waiting"))[0]
    first = (await rows_of(coordinator, run, outcome="credited"))[0]
    entry = await coordinator.gets(f"/contributions/{again['id']}")
    assert entry["looks_like_id"] == first["id"]
    await coordinator.posts(f"/contributions/{again['id']}/separate")
    await coordinator.posts(f"/contributions/{again['id']}/verify")
    assert await nia.balance() == 120


async def test_a_row_called_separate_is_credited(coordinator: Person, nia: Person) -> None:
    row = "07/06/2025,Nia,Lunch Club,gardening,1"
    await brings_in(coordinator, hours(row, row), "hours", separate=[{"row": 3}])
    assert await nia.balance() == 120


async def test_a_row_like_an_entry_that_stands_is_kept_and_linked(
    coordinator: Person, nia: Person, club: Group
) -> None:
    entry = await nia.logs(minutes=90, helped=club, worked_on="2025-06-07")
    await coordinator.verifies(entry)
    run = await brings_in(coordinator, TWO, "hours")
    row = (await rows_of(coordinator, run, outcome="waiting"))[0]
    assert said_of([row]) == [(2, "A", "row_like_entry")]
    assert (row["looks_like_id"], await nia.balance()) == (entry["id"], 90)


async def test_a_day_within_a_period_is_one_piece_of_time(coordinator: Person, nia: Person) -> None:
    sheet = hours("June 2025,Nia,Lunch Club,gardening,10", "07/06/2025,Nia,Lunch Club,gardening,1")
    run = await brings_in(coordinator, sheet, "hours")
    assert run["counts"]["waiting"] == {"rows": 1, "minutes": 600}
    assert await nia.balance() == 60


async def test_the_books_may_change_between_check_and_posting(
    coordinator: Person, nia: Person, mair: Person, club: Group
) -> None:
    run = await checks(coordinator, TWO)
    entry = await nia.logs(minutes=90, helped=club, worked_on="2025-06-07")
    await coordinator.verifies(entry)
    refused = await agrees(coordinator, run, status=409)
    assert (refused["code"], refused["changed_rows"]) == ("import_books_changed", 1)
    assert (await nia.balance(), await mair.balance()) == (90, 0)
    again = await checks_again(coordinator, run, TWO)
    await agrees(coordinator, again)
    assert (await nia.balance(), await mair.balance()) == (90, 45)


async def test_a_receiver_gives_what_they_have_in_order_of_date(
    coordinator: Person, nia: Person, mair: Person
) -> None:
    sheet = hours(
        "09/06/2025,Mair,Nia,choir,1",
        "07/06/2025,Mair,Nia,gardening,1",
        "08/06/2025,Nia,Lunch Club,gardening,1",
    )
    run = await checks(coordinator, sheet)
    refused = await rows_of(coordinator, run, outcome="refused")
    assert said_of(refused) == [(3, "C", "row_receiver_lacks")]
    assert "0 minutes" in refused[0]["said"][0]["detail"]
    await agrees(coordinator, run)
    assert (await nia.balance(), await mair.balance()) == (0, 60)


async def test_help_that_cannot_be_credited_may_be_kept_to_wait(
    coordinator: Person, mair: Person
) -> None:
    sheet = hours("07/06/2025,Mair,Nia,gardening,1")
    run = await brings_in(coordinator, sheet, "hours", keep_lacking=True)
    assert (run["counts"]["waiting"]["rows"], await mair.balance()) == (1, 0)
    row = (await rows_of(coordinator, run))[0]
    assert (await mair.gets(f"/contributions/{row['id']}"))["state"] == "logged"


async def test_receivers_whom_nobody_knows_are_made_on_demand(
    coordinator: Person, nia: Person
) -> None:
    sheet = hours("07/06/2025,Nia,Men's Shed,gardening,1", "08/06/2025,Nia,Mens Shed,gardening,1")
    assert (await checks(coordinator, sheet))["left_out_rows"] == 2
    run = await checks(coordinator, sheet, make_organisations=True)
    assert [one["name"] for one in run["organisations"]] == ["Men's Shed"]
    assert said_of(await rows_of(coordinator, run)) == [(3, "C", "row_name_near")]
    await agrees(coordinator, run)
    named = [one["name_en"] for one in (await coordinator.gets("/organisations"))["items"]]
    assert named == ["Lunch Club", "Men's Shed"]
    assert await nia.balance() == 60


async def test_a_sheet_may_leave_out_what_is_always_the_same(
    town: Town, coordinator: Person, nia: Person, club: Group
) -> None:
    sheet = "Date,Volunteer,Minutes\n07/06/2025,Nia,90\n"
    run = await checks(
        coordinator, sheet, organisation_id=str(club.id), activity_id=str(town.gardening)
    )
    assert [(one["field"], one["column"]) for one in run["sheets"][0]["columns"]] == [
        ("date", "A"),
        ("giver", "B"),
        ("duration", "C"),
    ]
    await agrees(coordinator, run)
    assert await nia.balance() == 90


async def test_a_guess_of_the_columns_can_be_corrected(coordinator: Person, nia: Person) -> None:
    sheet = "Given by,On behalf of,Day,For whom,Doing,Long\nMair,Nia,07/06/2025,Lunch Club,choir,1"
    columns = {"giver": "On behalf of", "receiver": "D", "activity": "E", "duration": "F"}
    await brings_in(coordinator, sheet, "hours", columns=columns)
    assert await nia.balance() == 60


async def test_an_import_is_undone_by_reversals(
    coordinator: Person, nia: Person, mair: Person
) -> None:
    run = await brings_in(coordinator, TWO, "hours")
    undone = await undoes(coordinator, run)
    assert (undone["state"], undone["undone"]) == ("undone", {"reversed": 2, "withdrawn": 0})
    assert (await nia.balance(), await mair.balance()) == (0, 0)
    row = (await rows_of(coordinator, run))[0]
    entry = await coordinator.gets(f"/contributions/{row['id']}")
    assert entry["state"] == "reversed"
    await sums_to_zero(coordinator)


async def test_what_still_waits_is_withdrawn(coordinator: Person) -> None:
    row = "07/06/2025,Nia,Lunch Club,gardening,1"
    run = await brings_in(coordinator, hours(row, row), "hours")
    assert (await undoes(coordinator, run))["undone"] == {"reversed": 1, "withdrawn": 1}
    waiting = (await rows_of(coordinator, run, outcome="waiting"))[0]
    assert (await coordinator.gets(f"/contributions/{waiting['id']}"))["state"] == "withdrawn"


async def test_undone_is_undone(coordinator: Person, nia: Person) -> None:
    run = await brings_in(coordinator, TWO, "hours")
    await undoes(coordinator, run)
    assert (await undoes(coordinator, run, status=409))["code"] == "import_undone_already"
    assert (await agrees(coordinator, run, status=409))["code"] == "import_undone_already"
    assert await nia.balance() == 0


async def test_only_what_was_posted_is_undone(coordinator: Person) -> None:
    run = await checks(coordinator, TWO)
    assert (await undoes(coordinator, run, status=409))["code"] == "import_not_posted"


async def test_an_undone_file_may_be_brought_in_anew(coordinator: Person, nia: Person) -> None:
    await undoes(coordinator, await brings_in(coordinator, TWO, "hours"))
    await brings_in(coordinator, TWO, "hours")
    assert await nia.balance() == 90


async def test_what_was_reversed_by_hand_is_left_as_it_is(coordinator: Person, nia: Person) -> None:
    run = await brings_in(coordinator, TWO, "hours")
    row = (await rows_of(coordinator, run))[0]
    entry = await coordinator.gets(f"/contributions/{row['id']}")
    path = f"/transfers/{entry['transfer_id']}/reversal"
    await coordinator.posts(path, {"reason": "mistake"}, status=201)
    assert (await undoes(coordinator, run))["undone"]["reversed"] == 1
    assert await nia.balance() == 0


async def test_what_was_passed_on_comes_back_first(town: Town, coordinator: Person) -> None:
    tomos = await town.person("Tomos")
    account = (await tomos.gets(f"/accounts?owner_id={tomos.id}"))["items"][0]
    path, headers = f"/accounts/{account['id']}", {"If-Match": "*"}
    await tomos.sends("PATCH", path, {"passes_on": True}, status=200, headers=headers)
    sheet = hours("07/06/2025,Tomos,Lunch Club,gardening,1")
    run = await brings_in(coordinator, sheet, "hours")
    assert (await tomos.balance(), await town.balance_of(town.id, "pot")) == (0, 60)
    assert (await undoes(coordinator, run))["undone"]["reversed"] == 2
    assert (await tomos.balance(), await town.balance_of(town.id, "pot")) == (0, 0)


async def test_nobody_undoes_what_they_would_gain_by(bank: Town) -> None:
    delyth, nia = await bank.coordinator(), await bank.person("Nia")
    run = await brings_in(delyth, hours("07/06/2025,Nia,Delyth,gardening,1"), "hours")
    assert (await nia.balance(), await delyth.balance()) == (60, -60)
    assert (await undoes(delyth, run, status=403))["code"] == "own_reversal"
    eleri = await bank.coordinator("Eleri")
    await undoes(eleri, run)
    assert (await nia.balance(), await delyth.balance()) == (0, 0)

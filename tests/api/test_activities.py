"""Activities: a shipped list in both languages, which the community makes its own."""

import asyncio
import csv
import io
from pathlib import Path
from typing import Any

import pytest
from tests.api.town import Person, Town

from timebank.activities import queries, service
from timebank.activities.shipped import Shipped, shipped
from timebank.base.ids import new_id
from timebank.imports.activity_names import ActivityIndex, ActivityName

SAMPLES = Path(__file__).parents[1] / "imports" / "samples"


def activity(**more: Any) -> dict[str, Any]:
    """An activity as it is sent."""
    return {
        "code": "beekeeping",
        "name_en": "Beekeeping",
        "name_cy": "Cadw gwenyn",
        "risk_class": "group_first",
        "before_en": "Wear a veil.",
        "before_cy": "Gwisgwch fêl.",
        **more,
    }


def index() -> ActivityIndex:
    """The shipped list as an import reads it."""
    found = ActivityIndex()
    for one in shipped():
        names = (one.name_en, one.name_cy, *one.aliases)
        found.add(ActivityName(new_id(), one.code, one.risk_class == "not_here"), names)
    return found


@pytest.mark.parametrize("one", shipped(), ids=lambda one: one.code)
def test_each_shipped_activity_is_said_in_both_languages(one: Shipped) -> None:
    assert one.name_en != one.name_cy
    assert one.before_en != one.before_cy
    assert len(one.before_en) <= 500


def test_there_is_a_class_of_things_not_done_through_the_time_bank() -> None:
    outside = {one.code for one in shipped() if one.risk_class == "not_here"}
    assert outside == {
        "childcare",
        "gas_and_electrics",
        "handling_money",
        "medicines",
        "personal_care",
    }


def test_no_name_or_alias_means_two_activities() -> None:
    names = [(one, name) for one in shipped() for name in (one.name_en, one.name_cy, *one.aliases)]
    known = index()
    for one, name in names:
        assert getattr(known.find(name), "name", None) == one.code, name


def test_what_coordinators_write_in_spreadsheets_is_known() -> None:
    text = (SAMPLES / "hours-2025.csv").read_text(encoding="utf-8-sig")
    rows = list(csv.DictReader(io.StringIO(text.split("\n", 2)[2])))
    written = {(row["What"] or "").strip() for row in rows} - {""}
    assert len(written) > 10
    known = index()
    assert [what for what in written if not isinstance(known.find(what), ActivityName)] == []


@pytest.mark.parametrize("written", ["childcare", "Child care", "babysitting", "gofal plant"])
def test_childcare_in_a_sheet_is_recorded_and_flagged(written: str) -> None:
    found = index().find(written)
    assert isinstance(found, ActivityName)
    assert (found.name, found.outside) == ("childcare", True)


async def test_everybody_reads_the_list_by_code(nia: Person, town: Town) -> None:
    async with town.database.transaction(town.id) as connection:
        await service.create(
            connection, town.id, service.NewActivity(id=new_id(), **activity(risk_class="not_here"))
        )
    listed = await nia.gets("/activities")
    codes = [one["code"] for one in listed["items"]]
    flagged = await nia.gets("/activities?risk_class=not_here")
    assert codes == ["beekeeping", "choir", "gardening"]
    assert [one["code"] for one in flagged["items"]] == ["beekeeping"]
    first = await nia.gets("/activities?limit=1")
    following = await nia.gets(f"/activities?limit=1&after={first['next']}")
    assert following["items"][0]["code"] == "choir"


async def test_a_coordinator_adds_an_activity_once(coordinator: Person) -> None:
    sent = activity(id=str(new_id()))
    answers = await asyncio.gather(
        *(coordinator.asks("POST", "/activities", sent) for _ in range(4))
    )
    assert {answer.status_code for answer in answers} == {201}
    await coordinator.changes(f"/activities/{sent['id']}", {"name_en": "Bees"})
    assert (await coordinator.posts("/activities", sent, status=201))["name_en"] == "Bees"
    other = await coordinator.posts("/activities", {**sent, "name_en": "Wasps"}, status=409)
    assert other["code"] == "id_taken"


async def test_a_code_stands_for_one_activity(coordinator: Person) -> None:
    refused = await coordinator.posts("/activities", activity(code="gardening"), status=409)
    assert refused["code"] == "activity_code_taken"


async def test_an_activity_out_of_use_takes_no_new_entries(
    coordinator: Person, nia: Person, town: Town
) -> None:
    path = f"/activities/{town.gardening}"
    assert (await coordinator.changes(path, {"in_use": False}))["in_use"] is False
    refused = await nia.logs(minutes=30, helped=None, status=422)
    assert refused["errors"][0]["pointer"] == "/activity_id"
    assert [one["code"] for one in (await nia.gets("/activities?in_use=false"))["items"]] == [
        "gardening"
    ]


async def test_the_class_of_risk_of_an_activity_stays(coordinator: Person, town: Town) -> None:
    change = {"risk_class": "everyday"}
    refused = await coordinator.changes(f"/activities/{town.gardening}", change, status=422)
    assert refused["errors"][0]["pointer"] == "/risk_class"


async def test_only_coordinators_change_the_list(nia: Person, lead: Person, town: Town) -> None:
    for person in (nia, lead, await town.auditor()):
        await person.posts("/activities", activity(), status=403)
        await person.changes(f"/activities/{town.gardening}", {"in_use": False}, status=403)


async def test_another_towns_activity_is_not_found(nia: Person, bank: Town) -> None:
    await nia.gets(f"/activities/{bank.gardening}", status=404)
    await nia.gets("/activities/gardening", status=404)


@pytest.mark.parametrize(
    ("change", "pointer"),
    [
        ({"code": "Bee keeping"}, "/code"),
        ({"code": "bees\n"}, "/code"),
        ({"name_cy": None}, "/name_cy"),
        ({"name_cy": "\u0000"}, "/name_cy"),
        ({"risk_class": "dangerous"}, "/risk_class"),
        ({"before_en": ""}, "/before_en"),
        ({"price": 1}, "/price"),
    ],
)
async def test_what_cannot_be_is_refused(
    coordinator: Person, change: dict[str, Any], pointer: str
) -> None:
    refused = await coordinator.posts("/activities", activity(**change), status=422)
    assert [error["pointer"] for error in refused["errors"]] == [pointer]


async def test_whoever_reads_sheets_gets_every_name(town: Town) -> None:
    async with town.database.transaction(town.id) as connection:
        known = await queries.directory(connection, town.id)
    assert [(one.code, one.name_cy) for one in known] == [
        ("choir", "Côr"),
        ("gardening", "Garddio"),
    ]
    assert "allotment" in known[1].aliases

"""What is planned: people, days and minutes, from a seed."""

from collections import Counter
from datetime import UTC, date, datetime, timedelta
from itertools import pairwise

import pytest

from timebank.activities.shipped import shipped
from timebank.demo import acts, calendar
from timebank.demo.plan import Plan, make_plans
from timebank.demo.sizes import FULL, SMALL

LAST_DAY = date(2026, 2, 14)


@pytest.fixture(scope="module")
def ely() -> Plan:
    """The time credits community in full size."""
    return make_plans(FULL, 1, LAST_DAY)[0]


@pytest.fixture(scope="module")
def grangetown() -> Plan:
    """The time bank beside it."""
    return make_plans(FULL, 1, LAST_DAY)[1]


def thanks(plan: Plan) -> list[acts.Thank]:
    return [act for m in plan.moments for act in m.acts if isinstance(act, acts.Thank)]


def facts(plans: list[Plan]) -> list[object]:
    """Everything about plans that does not say which object in memory is meant."""
    return [
        (plan.id, [(p.id, p.name) for p in plan.cast.people], plan.tally, len(plan.moments))
        for plan in plans
    ]


def test_the_same_seed_gives_the_same_people_ids_and_minutes() -> None:
    assert facts(make_plans(SMALL, 7, LAST_DAY)) == facts(make_plans(SMALL, 7, LAST_DAY))


def test_another_seed_gives_other_people_and_minutes() -> None:
    assert facts(make_plans(SMALL, 7, LAST_DAY)) != facts(make_plans(SMALL, 8, LAST_DAY))


@pytest.mark.parametrize("seed", range(12))
def test_every_seed_can_be_planned_for_any_last_day(seed: int) -> None:
    for plan in make_plans(SMALL, seed, LAST_DAY + timedelta(days=29 * seed)):
        assert sum(plan.tally.balance.values()) == 0


def test_it_has_the_size_of_the_model_scheme(ely: Plan) -> None:
    assert len(ely.cast.people) == 1000
    assert len(ely.cast.groups) == 100
    first_year = [m for m in ely.moments if m.at.date() <= LAST_DAY - timedelta(days=365)]
    assert first_year[-1].given_minutes // 60 == pytest.approx(20_000, rel=0.05)
    assert ely.moments[-1].given_minutes // 60 == pytest.approx(55_000, rel=0.02)


def test_most_hours_are_thanked_for_by_groups_of_people(ely: Plan) -> None:
    thanked = sum(minutes for one in thanks(ely) for _, _, minutes in one.lines)
    assert thanked > ely.tally.minutes["exchange"] * 20
    people = [len(one.lines) for one in thanks(ely)]
    assert max(people) == 25
    assert 8 <= sum(people) / len(people) <= 20


def test_in_the_time_bank_most_hours_are_exchanges(grangetown: Plan) -> None:
    assert grangetown.tally.minutes["exchange"] > 3 * grangetown.tally.minutes["thank"]
    below_zero = [p for p in grangetown.cast.people if grangetown.tally.balance[p.id] < 0]
    assert 10 < len(below_zero) < 90


def test_saturday_is_the_fullest_day(ely: Plan) -> None:
    by_weekday = Counter[int]()
    for one in thanks(ely):
        if one.worked_from == one.worked_on:
            by_weekday[one.worked_on.weekday()] += sum(minutes for _, _, minutes in one.lines)
    assert by_weekday.most_common(1)[0][0] == calendar.SATURDAY
    assert by_weekday[calendar.SUNDAY] == 0


def test_nothing_happens_over_christmas(ely: Plan, grangetown: Plan) -> None:
    days = {moment.at.date() for plan in (ely, grangetown) for moment in plan.moments}
    assert not {day for day in days if calendar.closed(day)}
    assert date(2025, 12, 23) in days
    assert date(2026, 1, 2) in days


def test_no_moment_is_earlier_than_the_one_before(ely: Plan) -> None:
    assert all(one.at < next_.at for one, next_ in pairwise(ely.moments))
    assert ely.moments[-1].at.date() == LAST_DAY


def test_ids_are_of_version_7_and_of_their_own_time(ely: Plan) -> None:
    newest = ely.cast.people[-1]
    assert newest.id.version == 7
    made_at = datetime.fromtimestamp((newest.id.int >> 80) / 1000, UTC)
    assert made_at.date() == newest.joined_on


def test_names_and_words_are_in_both_languages(ely: Plan) -> None:
    assert 250 < sum(person.language == "cy" for person in ely.cast.people) < 500
    assert all(group.name_en and group.name_cy for group in ely.cast.groups)
    assert len({group.name_cy for group in ely.cast.groups}) == 100
    assert ely.town.name_cy == "Credydau Amser Trelái a Chaerau"


def test_one_organisation_is_private(ely: Plan) -> None:
    assert [group.kind.name_en for group in ely.cast.groups if group.private] == [
        "{} Bereavement Group"
    ]


def test_every_kind_of_transfer_happens(ely: Plan, grangetown: Plan) -> None:
    kinds = set(ely.tally.lines) | set(grangetown.tally.lines)
    expected = "thank exchange gift donate grant spend retire expire reversal"
    assert kinds == set(expected.split())


def test_somebody_is_over_the_soft_band(ely: Plan, grangetown: Plan) -> None:
    for plan in (ely, grangetown):
        high = plan.town.soft_ceiling_minutes
        over = [p for p in plan.cast.people if plan.tally.balance[p.id] > high]
        assert 1 <= len(over) <= 25


def test_all_activities_are_of_the_shipped_list(ely: Plan, grangetown: Plan) -> None:
    codes = {one.code for one in shipped()}
    for plan in (ely, grangetown):
        logs = [act for m in plan.moments for act in m.acts if isinstance(act, acts.Log)]
        assert {log.given.activity for log in logs} <= codes
        assert {group.kind.activity for group in plan.cast.groups} <= codes


def test_a_day_and_a_year_sum_to_what_was_asked_for() -> None:
    minutes = calendar.minutes_by_day(FULL.time_credits, LAST_DAY)
    assert [sum(minutes[:365]), sum(minutes[365:])] == [20_000 * 60, 35_000 * 60]

"""The same prompt, after measures that keep people safe: nobody credits past one, or alters one."""

import pytest
from tests.ledger.prompt import Prompt

HOLDS = """
INSERT INTO timebank.role_held (community_id, id, member_id, role, given_at) VALUES
    ('{town}', '{delyth}', '{delyth}', 'coordinator', now()),
    ('{town}', '{mair}', '{mair}', 'coordinator', now()),
    ('{town}', '{nia}', '{nia}', 'auditor', now());
"""
WRITES = """
INSERT INTO timebank.measure (community_id, id, member_id, kind, check_level, seen_on, seen_by,
    look_again_on, decision, recorded_by, recorded_at) VALUES
    ('{{town}}', '{{new}}', '{of}', {kind}, '2025-05-01', '{{mair}}', '{until}', 'accepted', '{by}',
    now());
"""


def writes(
    of: str = "{nia}",
    by: str = "{delyth}",
    kind: str = "'references', NULL",
    until: str = "2095-05-01",
) -> str:
    """Somebody writes down that somebody has references."""
    return HOLDS + WRITES.format(of=of, by=by, kind=kind, until=until)


ASKED = """
UPDATE timebank.activity SET asks_for = ARRAY['references'] WHERE id = '{gardening}';
INSERT INTO timebank.contribution (community_id, id, giver_id, receiver_type, receiver_id,
    activity_id, worked_from, worked_on, minutes, state, stated_by, logged_at)
    VALUES ('{town}', '{new}', '{nia}', 'organisation', '{club}', '{gardening}', '2025-06-01',
    '2025-06-01', 60, 'logged', '{nia}', now());
"""
VERIFY = """
SELECT timebank.verify_many('{{town}}', '{kind}', '{by}', ARRAY['{{new}}'::uuid],
    ARRAY['{{other}}'::uuid], ARRAY['{{thank}}'::uuid]);
SELECT timebank.refuse('rolled_back', to_jsonb(c.state)) FROM timebank.contribution c
    WHERE c.id = '{{new}}' AND c.state = 'logged';
"""
STATED = """
SELECT timebank.verify_stated('{town}', 'member', '{ifan}', ARRAY['{new}'::uuid],
    ARRAY['{other}'::uuid], ARRAY['{thank}'::uuid], ARRAY['{nia}'::uuid], ARRAY['organisation'],
    ARRAY['{club}'::uuid], ARRAY['{gardening}'::uuid], ARRAY['2025-06-02'::date],
    ARRAY['2025-06-02'::date], ARRAY[60::bigint])
"""
MARK = "UPDATE timebank.contribution SET without_measures = NULL"


@pytest.mark.parametrize(
    ("kind", "by"), [("member", "{ifan}"), ("client", "{ifan}"), ("rule", "{delyth}")]
)
async def test_no_function_credits_past_one_for_anybody_but_a_coordinator(
    prompt: Prompt, kind: str, by: str
) -> None:
    await prompt.refused(HOLDS + ASKED + VERIFY.format(kind=kind, by=by), "23514", "rolled_back")


async def test_nor_what_is_written_down_verified(prompt: Prompt) -> None:
    asked = ASKED.split("INSERT", maxsplit=1)[0]
    await prompt.refused(HOLDS + asked + STATED, "23514", "safeguarding_required")


async def test_a_coordinator_credits_it_and_it_is_marked(prompt: Prompt) -> None:
    verify = VERIFY.format(kind="member", by="{delyth}")
    marked = "SELECT timebank.refuse(c.without_measures[1], '{{}}') FROM timebank.contribution c"
    await prompt.refused(
        HOLDS + ASKED + verify + marked + " WHERE c.id = '{new}'", "23514", "references"
    )


FORBIDDEN = [
    (MARK, "42501", "permission denied"),
    ("UPDATE timebank.contribution SET asks_for = NULL", "42501", "permission denied"),
    (writes(by="{nia}"), "23514", "measure_by"),
    (writes(by="{owen}"), "23514", "measure_by"),
    (writes(of="{delyth}"), "23514", "measure_of_another"),
    (writes(of="{owen}"), "23503", "measure_member_id_fkey"),
    (writes(kind="'not_here', NULL"), "23514", "measure_kind"),
    (writes(kind="'check', NULL"), "23514", "measure_check_level"),
    (writes(kind="'references', 'basic'"), "23514", "measure_check_level"),
    (writes(until="2025-05-01"), "23514", "measure_look_again"),
    (writes() + "UPDATE timebank.measure SET decision = 'accepted'", "42501", "permission denied"),
    (writes() + "UPDATE timebank.measure SET ended_at = now()", "23514", "measure_ended"),
    (
        writes() + "UPDATE timebank.measure SET ended_at = now(), ended_by = '{nia}'",
        "23514",
        "measure_by",
    ),
    (
        writes() + "UPDATE timebank.measure SET ended_at = now(), ended_by = '{mair}';"
        "UPDATE timebank.measure SET ended_at = NULL, ended_by = NULL",
        "23514",
        "append_only",
    ),
    (writes() + "DELETE FROM timebank.measure", "42501", "permission denied"),
    (
        "UPDATE timebank.activity SET risk_class = 'not_here' WHERE id = '{gardening}'",
        "23514",
        "activity_asks_for",
    ),
]


@pytest.mark.parametrize(("sql", "sqlstate", "rule"), FORBIDDEN)
async def test_what_stands_is_not_altered(
    prompt: Prompt, sql: str, sqlstate: str, rule: str
) -> None:
    await prompt.refused(sql, sqlstate, rule)


async def test_another_communitys_measures_are_not_told(prompt: Prompt) -> None:
    asked = (
        "SELECT timebank.measures_lacking('{abroad}', '{nia}', ARRAY['references'], '2025-06-01')"
    )
    seen = "SELECT count(*) FROM timebank.measure WHERE community_id = '{abroad}'"
    assert await prompt.asks(asked) == [["references"]]
    assert await prompt.asks(seen) == [0]

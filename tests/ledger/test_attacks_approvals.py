"""The same prompt, after what takes two people: none answers it alone, or makes it other."""

import pytest
from tests.ledger.prompt import Prompt

ASKED = """
INSERT INTO timebank.role_held (community_id, id, member_id, role, given_at) VALUES
    ('{town}', '{delyth}', '{delyth}', 'coordinator', now()),
    ('{town}', '{nia}', '{nia}', 'coordinator', now()),
    ('{town}', '{mair}', '{mair}', 'coordinator', now()),
    ('{town}', '{ifan}', '{ifan}', 'auditor', now());
INSERT INTO timebank.approval (community_id, id, kind, state, asked_by_kind, asked_by, asked_as,
    asked_at, lapses_at, subject_id, made_id, minutes, gainers, terms) VALUES ('{town}', '{new}',
    'reversal', 'waiting', 'member', '{delyth}', 'coordinator', now(), LAPSES, '{gift}', '{new}', 8,
    ARRAY['{mair}'::uuid], '{{}}');
"""
IN_TIME, LATE = "now() + interval '30 days'", "now()"
ENDS = "UPDATE timebank.approval SET state = '{}', ended_by = {}, ended_at = now()"
MAY = "'{nia}'"
ANSWERS = [
    # how it ends, by whom, when, and by which rule that is refused
    ("approved", "'{delyth}'", IN_TIME, "approval_second_person"),
    ("declined", "'{delyth}'", IN_TIME, "approval_second_person"),
    ("approved", "'{mair}'", IN_TIME, "approval_gainless"),
    ("approved", "NULL", IN_TIME, "approval_by_coordinator"),
    ("approved", "'{ifan}'", IN_TIME, "approval_by_coordinator"),
    ("approved", "'{owen}'", IN_TIME, "approval_by_coordinator"),
    ("approved", MAY, LATE, "approval_over"),
    ("withdrawn", MAY, IN_TIME, "approval_second_person"),
    ("lapsed", MAY, IN_TIME, "approval_second_person"),
    ("done", MAY, IN_TIME, "approval_second_person"),
]


@pytest.mark.parametrize(("state", "by", "lapses", "rule"), ANSWERS)
async def test_nobody_answers_who_may_not(
    prompt: Prompt, state: str, by: str, lapses: str, rule: str
) -> None:
    answers = ENDS.format(state, by)
    await prompt.refused(ASKED.replace("LAPSES", lapses) + answers, "23514", rule)


BY_APP = """
INSERT INTO timebank.client (id, community_id, name, public, scopes, redirect_uris, made_as,
    made_by, made_at) VALUES ('{new}', '{town}', 'Tally', false, '{{thanks:write}}', '{{}}', '',
    '{nia}', now());
"""


async def test_nobody_answers_what_an_app_that_they_made_has_asked(prompt: Prompt) -> None:
    asked = ASKED.replace("LAPSES", IN_TIME).replace("'member', '{delyth}'", "'client', '{new}'")
    answers = ENDS.format("approved", MAY)
    await prompt.refused(BY_APP + asked + answers, "23514", "approval_second_person")


APPROVED = """
INSERT INTO timebank.approval (community_id, id, kind, state, asked_by_kind, asked_by, asked_as,
    asked_at, lapses_at, subject_id, made_id, minutes, gainers, terms) SELECT community_id,
    '{other}', kind, 'approved', asked_by_kind, asked_by, asked_as, asked_at, lapses_at, subject_id,
    '{other}', minutes, gainers, terms FROM timebank.approval"""
OTHERWISE = [
    (APPROVED, "23514", "append_only"),
    ("UPDATE timebank.approval SET minutes = 600", "42501", "permission denied"),
    ("UPDATE timebank.approval SET asked_by = '{nia}'", "42501", "permission denied"),
    ("DELETE FROM timebank.approval", "42501", "permission denied"),
    ("UPDATE timebank.approval SET state = 'waiting'", "23514", "append_only"),
    (f"{ENDS.format('approved', MAY)}; {ENDS.format('lapsed', 'NULL')}", "23514", "append_only"),
]


@pytest.mark.parametrize(("sql", "sqlstate", "rule"), OTHERWISE)
async def test_what_was_asked_stays_and_ends_once(
    prompt: Prompt, sql: str, sqlstate: str, rule: str
) -> None:
    await prompt.refused(ASKED.replace("LAPSES", IN_TIME) + sql, sqlstate, rule)

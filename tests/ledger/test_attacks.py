"""Somebody at a SQL prompt with the service's own login. Each is refused, and by the right rule.

In the attacks a name in braces is an id of the town that the fixture makes.
"""

import pytest
from tests.ledger.prompt import Prompt

NO_RIGHT = "permission denied for table {}"
DENIED = [
    "INSERT INTO timebank.transfer SELECT * FROM timebank.transfer",
    "UPDATE timebank.transfer SET minutes = 1",
    "DELETE FROM timebank.transfer",
    "TRUNCATE timebank.transfer CASCADE",
    "COPY timebank.transfer FROM STDIN",
    "UPDATE timebank.balance SET balance = 6000",
    "UPDATE timebank.balance SET floor = -6000",
    "INSERT INTO timebank.balance SELECT * FROM timebank.balance",
    "DELETE FROM timebank.balance",
    "UPDATE timebank.account SET owner_id = '{mair}' WHERE id = '{nia_account}'",
    "INSERT INTO timebank.account SELECT * FROM timebank.account",
    "DELETE FROM timebank.account",
    "UPDATE timebank.hold SET minutes = 1",
    "INSERT INTO timebank.hold SELECT * FROM timebank.hold",
    "DELETE FROM timebank.hold",
    "UPDATE timebank.claim SET minutes = 1",
    "DELETE FROM timebank.claim",
    "INSERT INTO timebank.limit_change SELECT * FROM timebank.limit_change",
    "UPDATE timebank.limit_change SET floor = 0",
    "DELETE FROM timebank.contribution",
    "TRUNCATE timebank.contribution CASCADE",
    "UPDATE timebank.contribution SET minutes = 600 WHERE id = '{waiting}'",
    "UPDATE timebank.contribution SET giver_id = '{mair}' WHERE id = '{waiting}'",
    "UPDATE timebank.contribution SET payer_account_id = '{club_account}' WHERE id = '{waiting}'",
    "UPDATE timebank.contribution SET activity_id = '{new}' WHERE id = '{thanked_entry}'",
    "UPDATE timebank.contribution SET worked_on = '2025-01-01' WHERE id = '{waiting}'",
    "UPDATE timebank.contribution SET separate_from = '{{}}' WHERE id = '{waiting}'",
    "INSERT INTO timebank.contribution (payer_account_id) VALUES ('{club_account}')",
    "INSERT INTO timebank.contribution (decided_by) VALUES ('{mair}')",
    "UPDATE timebank.installation SET clock_offset = '-1 year'",
    "LOCK TABLE timebank.transfer IN ACCESS EXCLUSIVE MODE",
]


@pytest.mark.parametrize("sql", DENIED)
async def test_the_login_has_no_right_to_write_the_books(prompt: Prompt, sql: str) -> None:
    words = sql.replace("TABLE ", "").replace("INTO ", "").replace("FROM ", "").split()
    table = next(word for word in words if word.startswith("timebank.")).removeprefix("timebank.")
    await prompt.refused(sql, "42501", NO_RIGHT.format(table))


ENTRY = (
    "INSERT INTO timebank.contribution (community_id, id, giver_id, receiver_type, receiver_id,"
    " activity_id, worked_from, worked_on, minutes, state, stated_by, logged_at, corrects_id)"
    " VALUES ("
)
TODAY = "'2025-06-07', '2025-06-07'"
ENTRIES = [
    # receiver, days, minutes, state, and by which rule it is refused
    ("'member', '{mair}'", TODAY, 0, "logged", "contribution_minutes"),
    ("'member', '{mair}'", TODAY, -1, "logged", "contribution_minutes"),
    ("'member', '{mair}'", TODAY, 1441, "logged", "contribution_minutes"),
    ("'member', '{mair}'", "'2025-06-01', '2025-06-30'", 43201, "logged", "contribution_minutes"),
    ("'member', '{mair}'", TODAY, 2**62, "logged", "contribution_minutes"),
    ("'member', '{mair}'", "'2025-06-30', '2025-07-01'", 60, "logged", "contribution_period"),
    ("'member', '{mair}'", "'2024-06-01', '2025-06-01'", 60, "logged", "contribution_period"),
    ("'member', '{mair}'", "'2025-06-02', '2025-06-01'", 60, "logged", "contribution_period"),
    ("'member', '{mair}'", "'2125-06-07', '2125-06-07'", 60, "logged", "worked_in_future"),
    ("'member', '{mair}'", "'2025-06-07', 'infinity'", 60, "logged", "worked_in_future"),
    ("'member', '{nia}'", TODAY, 60, "logged", "contribution_receiver"),
    ("'pot', '{town}'", TODAY, 60, "logged", "contribution_receiver"),
    ("'contributions', '{town}'", TODAY, 60, "logged", "contribution_receiver"),
    ("'member', '{owen}'", TODAY, 60, "logged", "contribution_parties"),
    ("'member', '{club}'", TODAY, 60, "logged", "contribution_parties"),
    ("'organisation', '{mair}'", TODAY, 60, "logged", "contribution_parties"),
    ("'community', '{club}'", TODAY, 60, "logged", "contribution_parties"),
    ("'community', '{abroad}'", TODAY, 60, "logged", "contribution_parties"),
    ("'member', '{mair}'", TODAY, 60, "verified", "contribution_state"),
    ("'member', '{mair}'", TODAY, 60, "queried", "contribution_begins_logged"),
    ("'member', '{mair}'", TODAY, 60, "historic", "contribution_state"),
]


@pytest.mark.parametrize(("receiver", "days", "minutes", "state", "by"), ENTRIES)
async def test_an_entry_that_cannot_be_true_is_not_written(
    prompt: Prompt, *, receiver: str, days: str, minutes: int, state: str, by: str
) -> None:
    values = f"'{{town}}', '{{new}}', '{{nia}}', {receiver}, '{{gardening}}', {days}"
    sql = f"{ENTRY}{values}, {minutes}, '{state}', '{{nia}}', now(), NULL)"
    await prompt.refused(sql, "23514", by)


TRUE = "'{nia}', 'organisation', '{club}', '{gardening}', '2025-08-01', '2025-08-01', 60, 'logged'"
CORRECTS = f"{ENTRY}'{{town}}', '{{new}}', {TRUE}, '{{nia}}', now(), '{{thanked_entry}}');"
CLAIM = (
    "INSERT INTO timebank.claim"
    " VALUES ('{{{}}}', '{{new}}', '{{{}}}', 'giver', '{{nia}}', {}, now())"
)
FORGED = [
    (
        f"{ENTRY}'{{town}}', '{{thanked_entry}}', {TRUE}, '{{nia}}', now(), NULL)",
        "23505",
        "contribution_pkey",
    ),
    (
        f"{ENTRY}'{{town}}', '{{new}}', {TRUE}, '{{nia}}', now(), '{{other}}')",
        "23503",
        "contribution_corrects",
    ),
    (CORRECTS + CORRECTS.replace("{new}", "{other}"), "23505", "contribution_corrects_key"),
    (
        f"{ENTRY}'{{abroad}}', '{{new}}', {TRUE}, '{{nia}}', now(), NULL)",
        "23514",
        "contribution_parties",
    ),
    (CLAIM.format("town", "thanked_entry", 44641), "23514", "claim_minutes"),
    (CLAIM.format("town", "other", 60), "23503", "claim_contribution_fkey"),
    (CLAIM.format("abroad", "thanked_entry", 60), "42501", 'policy for table "claim"'),
]


@pytest.mark.parametrize(("sql", "sqlstate", "by"), FORGED)
async def test_a_forged_entry_or_claim_is_not_written(
    prompt: Prompt, sql: str, sqlstate: str, by: str
) -> None:
    await prompt.refused(sql, sqlstate, by)


DECIDED = "decided_by_kind = 'member', decided_at = now(), decided_by = '{mair}'"
BY_GHOST, BY_CLIENT, BY_RULE = (
    DECIDED.replace("'member'", kind) for kind in ("'ghost'", "'client'", "'rule'")
)
OWN = "decided_by_kind = 'member', decided_at = now(), decided_by = '{nia}'"
STATES = [
    # of which entry, what is set, and by which rule it is refused
    ("waiting", f"state = 'verified', {DECIDED}", "23503", "verified_has_credit"),
    ("waiting", f"state = 'verified', {OWN}", "23514", "own_contribution"),
    ("waiting", f"state = 'verified', {BY_GHOST}", "23514", "own_contribution"),
    ("waiting", f"state = 'verified', {BY_CLIENT}", "23514", "own_contribution"),
    ("waiting", f"state = 'verified', {BY_RULE}", "23514", "own_contribution"),
    ("waiting", "state = 'verified'", "23514", "contribution_state"),
    ("waiting", "state = 'declined'", "23514", "contribution_state"),
    ("waiting", DECIDED, "23514", "contribution_state"),
    ("waiting", "state = 'lost'", "23514", "contribution_state"),
    ("waiting", "state = 'historic'", "23514", "contribution_frozen"),
    ("waiting", "separate_by = '{nia}'", "23514", "separate_by_another"),
    ("thanked_entry", "state = 'logged'", "23514", "already_decided"),
    ("thanked_entry", f"state = 'declined', {DECIDED}", "23514", "already_decided"),
    ("thanked_entry", f"{DECIDED}", "23514", "already_decided"),
    ("thanked_entry", "separate_by = '{mair}'", "23514", "already_decided"),
    ("thanked_entry", "looks_like_id = '{waiting}'", "23514", "already_decided"),
]


@pytest.mark.parametrize(("entry", "change", "sqlstate", "by"), STATES)
async def test_nothing_is_decided_past_the_books(
    prompt: Prompt, entry: str, change: str, sqlstate: str, by: str
) -> None:
    sql = f"UPDATE timebank.contribution SET {change} WHERE id = '{{{entry}}}'"
    await prompt.refused(sql, sqlstate, by)


@pytest.mark.parametrize(
    ("first", "then", "by"),
    [
        (f"state = 'declined', {DECIDED}", "state = 'logged'", "already_decided"),
        (f"state = 'withdrawn', {DECIDED}", f"state = 'declined', {DECIDED}", "already_decided"),
        ("state = 'queried'", "state = 'logged'", "contribution_frozen"),
    ],
)
async def test_what_was_said_is_not_unsaid(prompt: Prompt, first: str, then: str, by: str) -> None:
    entry = "UPDATE timebank.contribution SET {} WHERE id = '{{waiting}}'"
    await prompt.refused(f"{entry.format(first)}; {entry.format(then)}", "23514", by)


ROW = "UPDATE timebank.import_row SET {} WHERE id = '{{used_row}}'"
RUN = (
    "UPDATE timebank.import_run SET {} WHERE id IN"
    " (SELECT run_id FROM timebank.import_row WHERE id = '{{used_row}}')"
)
ADDED = (
    "INSERT INTO timebank.import_row SELECT community_id, '{{new}}', run_id, 99, '', 99, NULL,"
    " NULL, '{{nia_account}}', 'skipped', '[]' FROM timebank.import_row WHERE id = '{{{}}}'"
)
EVIDENCE = [
    # A line of an import that opened a balance, those beside it, and its run: what is tried
    (ROW.format("line = '{{\"minutes\": 600}}'"), "23514", "append_only"),
    (ROW.format("outcome = 'refused'"), "23514", "append_only"),
    (ROW.format("account_id = '{nia_account}'"), "42501", "import_row"),
    (ROW.format("run_id = '{new}'"), "42501", "import_row"),
    ("DELETE FROM timebank.import_row WHERE id = '{used_row}'", "23503", "opening_has_import_row"),
    ("DELETE FROM timebank.import_row WHERE id = '{row}'", "23514", "append_only"),
    ("DELETE FROM timebank.import_run", "42501", "import_run"),
    (ADDED.format("used_row"), "23514", "append_only"),
    (RUN.format("counted_on = '1999-01-01'"), "23514", "append_only"),
    (RUN.format("state = 'checked'"), "23514", "append_only"),
    (RUN.format("run_by = '{nia}'"), "23514", "append_only"),
    (RUN.format("state = 'undone'"), "23514", "opening_stands"),
]


@pytest.mark.parametrize(("sql", "sqlstate", "by"), EVIDENCE)
async def test_the_evidence_of_an_opening_stays_as_it_was_posted(
    prompt: Prompt, sql: str, sqlstate: str, by: str
) -> None:
    await prompt.refused(sql, sqlstate, by)


async def test_what_was_typed_into_a_sheet_can_be_emptied_once_it_was_posted(
    prompt: Prompt,
) -> None:
    await prompt.types(ROW.format("cells = NULL, problems = '[]'"))


async def test_the_instant_of_an_entry_is_the_books_own(prompt: Prompt) -> None:
    await prompt.types(
        f"{ENTRY}'{{town}}', '{{new}}', {TRUE}, '{{nia}}', '1999-01-01'::timestamptz, NULL)"
    )
    oldest = "SELECT min(logged_at) FROM timebank.contribution WHERE community_id = $1"
    assert (await prompt.connection.fetchval(oldest, prompt.ids["town"])).year > 2020

"""The owner of the tables is nobody's master either: what privileges do not stop, the rules do.

The service reaches these tables through the posting functions alone; this is what would hold if
one of them were wrong.
"""

import pytest
from tests.ledger.prompt import Prompt
from tests.rules.hands import Attack, each, refused

LINE = {
    "kind": "'gift'",
    "debit_account_id": "'{nia_account}'",
    "credit_account_id": "'{mair_account}'",
    "debit_type": "'member'",
    "credit_type": "'member'",
    "minutes": "5",
    "d_seq": "900",
    "d_bal": "1",
    "c_seq": "900",
    "c_bal": "1",
    "contribution_id": "NULL",
    "reverses_id": "NULL",
    "hold_id": "NULL",
    "import_row_id": "NULL",
    "actor_kind": "'member'",
    "reason": "NULL",
}
THANK = {
    "kind": "'thank'",
    "debit_account_id": "'{contributions_account}'",
    "credit_account_id": "'{nia_account}'",
    "debit_type": "'contributions'",
    "minutes": "60",
    "d_seq": "NULL",
    "d_bal": "NULL",
}
HELP = {
    "kind": "'exchange'",
    "debit_account_id": "'{mair_account}'",
    "credit_account_id": "'{nia_account}'",
    "minutes": "60",
    "contribution_id": "'{waiting}'",
}
UNDO = {
    "kind": "'reversal'",
    "debit_account_id": "'{mair_account}'",
    "credit_account_id": "'{nia_account}'",
    "minutes": "8",
    "reverses_id": "'{gift}'",
    "reason": "'mistake'",
}
SPEND = {
    "kind": "'spend'",
    "credit_account_id": "'{club_account}'",
    "credit_type": "'organisation'",
    "hold_id": "'{hold}'",
}
OPENING = {
    "kind": "'opening'",
    "debit_account_id": "'{opening_account}'",
    "credit_account_id": "'{nia_account}'",
    "debit_type": "'opening'",
    "d_seq": "NULL",
    "d_bal": "NULL",
}


def line(kind: dict[str, str] | None = None, **changed: str) -> str:
    """A line written past the posting functions; by default a gift."""
    row = {
        "community_id": "'{town}'",
        "id": "'{new}'",
        "recorded_at": "clock_timestamp()",
        "actor_id": "'{nia}'",
        **LINE,
        **(kind or {}),
        **changed,
    }
    return f"INSERT INTO timebank.transfer ({', '.join(row)}) VALUES ({', '.join(row.values())})"


def of(table: str, change: str, key: str, name: str) -> str:
    return f"UPDATE timebank.{table} SET {change} WHERE {key} = '{{{name}}}'"


def balance(change: str, account: str = "nia_account") -> str:
    return of("balance", change, "account_id", account)


APPEND_ONLY: list[Attack] = [
    (rule, sql, "23514", "append_only")
    for rule, sql in {
        "a line is not changed": "UPDATE timebank.transfer SET minutes = 1 WHERE id = '{gift}'",
        "a line is not deleted": "DELETE FROM timebank.transfer WHERE id = '{gift}'",
        "the lines are not emptied": "TRUNCATE timebank.transfer CASCADE",
        "a claim is not changed": "UPDATE timebank.claim SET minutes = 1",
        "a claim is not deleted": "DELETE FROM timebank.claim",
        "the claims are not emptied": "TRUNCATE timebank.claim",
        "an account is not another's": "UPDATE timebank.account SET owner_id = '{mair}'",
        "an account is not deleted": "DELETE FROM timebank.account",
        "a change of limits is not changed": "UPDATE timebank.limit_change SET floor = 0",
        "a change of limits is not deleted": "DELETE FROM timebank.limit_change",
        "the changes of limits are not emptied": "TRUNCATE timebank.limit_change",
        "a balance is not deleted": "DELETE FROM timebank.balance",
        "the balances are not emptied": "TRUNCATE timebank.balance",
        "a hold is not deleted": "DELETE FROM timebank.hold WHERE id = '{hold}'",
        "the holds are not emptied": "TRUNCATE timebank.hold CASCADE",
        "an entry is not deleted": "DELETE FROM timebank.contribution WHERE id = '{waiting}'",
        "the entries are not emptied": "TRUNCATE timebank.contribution CASCADE",
        "a database stays what it was made as": "UPDATE timebank.installation SET made_as = 'demo'",
        "a database is not made anew": "DELETE FROM timebank.installation",
    }.items()
]
LINES: list[Attack] = [
    ("a line is of a minute or more", line(minutes="0"), "23514", "transfer_lawful"),
    ("a line goes from debit to credit", line(minutes="-5"), "23514", "transfer_lawful"),
    (
        "a line has two accounts",
        line(credit_account_id="'{nia_account}'"),
        "23514",
        "transfer_lawful",
    ),
    ("a bounded account's lines are numbered", line(d_seq="NULL"), "23514", "transfer_lawful"),
    ("there are ten kinds", line(kind={"kind": "'bonus'"}), "23514", "transfer_lawful"),
    ("a reason is from the list", line(reason="'her knee'"), "23514", "transfer_lawful"),
    (
        "an actor is a member, a client or a rule",
        line(actor_kind="'root'"),
        "23514",
        "transfer_lawful",
    ),
    ("nothing comes from nowhere", line(THANK), "23514", "transfer_lawful"),
    (
        "a credit is of a verified entry",
        line(THANK, contribution_id="'{group_entry}'"),
        "23503",
        "credit_has_contribution",
    ),
    (
        "an exchange is of a verified entry",
        line(HELP),
        "23503",
        "credit_has_contribution",
    ),
    (
        "an entry has one credit",
        line(THANK, contribution_id="'{thanked_entry}'"),
        "23505",
        "transfer_contribution_key",
    ),
    ("a spend is of a hold", line(SPEND, hold_id="NULL"), "23514", "transfer_lawful"),
    ("a spend is of a captured hold", line(SPEND), "23503", "spend_has_hold"),
    (
        "a hold is spent once",
        line(SPEND, hold_id="'{spent}'", minutes="10"),
        "23505",
        "transfer_hold_key",
    ),
    ("an opening is of a line of an import", line(OPENING), "23514", "transfer_lawful"),
    (
        "an opening is of a line that is there",
        line(OPENING, import_row_id="'{other}'"),
        "23503",
        "opening_has_import_row",
    ),
    (
        "an opening has a line of its own",
        line(OPENING, import_row_id="'{used_row}'"),
        "23505",
        "transfer_import_row_key",
    ),
    ("a reversal has a reason", line(UNDO, reason="NULL"), "23514", "transfer_lawful"),
    ("a reversal is of the same minutes", line(UNDO, minutes="7"), "23514", "reversal_mirrors"),
    (
        "a reversal goes the other way",
        line(UNDO, debit_account_id="'{nia_account}'", credit_account_id="'{mair_account}'"),
        "23514",
        "reversal_mirrors",
    ),
    (
        "a reversal is of a line that is there",
        line(UNDO, reverses_id="'{other}'"),
        "23514",
        "reversal_mirrors",
    ),
    (
        "a reversal is final",
        line(
            UNDO,
            reverses_id="'{reversal}'",
            minutes="1",
            debit_account_id="'{nia_account}'",
            credit_account_id="'{mair_account}'",
        ),
        "23514",
        "reversal_mirrors",
    ),
    (
        "a line is reversed once",
        line(UNDO, reverses_id="'{mistake}'", minutes="1"),
        "23505",
        "transfer_reverses_key",
    ),
]
STANDINGS: list[Attack] = [
    ("nobody stands below the floor", balance("balance = -1"), "23514", "account_floor"),
    ("no more is held than there is", balance("held = balance + 1"), "23514", "account_floor"),
    ("what is held is not negative", balance("held = -1"), "23514", "account_floor"),
    ("nobody stands above the ceiling", balance("ceiling = 1"), "23514", "account_ceiling"),
    ("a closed account is empty", balance("closed = true"), "23514", "account_not_empty"),
    ("a floor is not above zero", balance("floor = 1"), "23514", "balance_limits"),
    ("the pot stays open", balance("closed = true", "pot_account"), "23514", "pot_stays_open"),
    (
        "a hold is captured with its minutes",
        of("hold", "state = 'captured', ended_at = now()", "id", "hold"),
        "23514",
        "hold_captured",
    ),
    (
        "a hold is captured for no more than was held",
        of("hold", "state = 'captured', ended_at = now(), captured_minutes = 21", "id", "hold"),
        "23514",
        "hold_captured",
    ),
    (
        "what was captured stays so",
        of("hold", "captured_minutes = 9", "id", "spent"),
        "23503",
        "spend_has_hold",
    ),
    (
        "a real clock is the clock",
        "INSERT INTO timebank.installation VALUES (1, 'real', interval '-1 year')",
        "23514",
        "installation_real_clock",
    ),
]
ENTRIES: list[Attack] = [
    (rule, of("contribution", change, "id", name), "23514", constraint)
    for rule, change, name, constraint in (
        ("a credited entry keeps its minutes", "minutes = 1", "thanked_entry", "already_decided"),
        (
            "a credited entry keeps its giver",
            "giver_id = '{mair}'",
            "thanked_entry",
            "already_decided",
        ),
        ("a credited entry stays credited", "state = 'logged'", "thanked_entry", "already_decided"),
        ("a stated entry keeps its minutes", "minutes = 61", "waiting", "contribution_frozen"),
        (
            "a stated entry keeps its day",
            "worked_on = worked_on - 1",
            "waiting",
            "contribution_frozen",
        ),
        (
            "a stated entry keeps its giver",
            "giver_id = '{delyth}'",
            "waiting",
            "contribution_frozen",
        ),
        (
            "a stated entry keeps its payer",
            "payer_account_id = '{pot_account}'",
            "waiting",
            "contribution_frozen",
        ),
        (
            "a stated entry keeps its activity",
            "activity_id = '{new}'",
            "waiting",
            "contribution_frozen",
        ),
        (
            "a stated entry keeps who stated it",
            "stated_by = '{mair}'",
            "waiting",
            "contribution_frozen",
        ),
        ("a stated entry keeps its instant", "logged_at = now()", "waiting", "contribution_frozen"),
    )
]


@each(APPEND_ONLY)
async def test_the_books_are_only_added_to(owner: Prompt, attack: Attack) -> None:
    await refused(owner, attack)


@each(LINES)
async def test_no_line_lies(owner: Prompt, attack: Attack) -> None:
    await refused(owner, attack)


@each(STANDINGS)
async def test_no_balance_or_hold_stands_where_it_may_not(owner: Prompt, attack: Attack) -> None:
    await refused(owner, attack)


@each(ENTRIES)
async def test_what_was_stated_or_decided_stays(owner: Prompt, attack: Attack) -> None:
    await refused(owner, attack)


@pytest.mark.parametrize(
    ("receiver", "payer"),
    [
        ("'organisation', '{club}'", "contributions_account"),
        ("'community', '{town}'", "contributions_account"),
        ("'member', '{mair}'", "mair_account"),
    ],
)
async def test_an_entrys_accounts_are_its_peoples_whoever_names_others(
    owner: Prompt, receiver: str, payer: str
) -> None:
    forged = f"""
        INSERT INTO timebank.contribution (community_id, id, giver_id, giver_account_id,
            receiver_type, receiver_id, payer_account_id, activity_id, worked_from, worked_on,
            minutes, state, logged_at)
        VALUES ('{{town}}', '{{new}}', '{{nia}}', '{{delyth_account}}', {receiver},
            '{{pot_account}}', '{{gardening}}', '2025-08-01', '2025-08-01', 60, 'logged',
            '1999-01-01')
        RETURNING ARRAY[giver_account_id, payer_account_id]
    """
    ids = owner.ids
    assert await owner.asks(forged) == [[ids["nia_account"], ids[payer]]]

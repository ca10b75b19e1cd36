"""The proof finds whatever may not be in the books, also where the database was talked round."""

import pytest
from tests.audit.conftest import Tampered
from tests.books import Books

from timebank.audit.queries import FAULTS
from timebank.audit.service import prove
from timebank.db.engine import Database

OF = "WHERE community_id = :town"
ONE = f"{OF} AND id = (SELECT id FROM timebank.{{}} {OF} AND {{}} ORDER BY id LIMIT 1)"
SPENT = ONE.format("transfer", "kind = 'spend'")
THANKED = ONE.format("transfer", "kind = 'thank'")
REVERSED = ONE.format("transfer", "kind = 'reversal'")
VERIFIED = ONE.format("contribution", "state = 'verified'")
EXCHANGED = f"SELECT contribution_id FROM timebank.transfer {OF} AND kind = 'exchange'"
CORRECTING = f"{OF} AND corrects_id IS NOT NULL"

WRONGS = [
    ("UPDATE timebank.balance SET balance = balance + 1", "books_not_zero"),
    ("UPDATE timebank.balance SET balance = balance + 1", "balance_not_its_lines"),
    ("UPDATE timebank.balance SET last_at = last_at - interval '1 day'", "balance_not_its_lines"),
    ("UPDATE timebank.balance SET held = held + 1, excused = excused + 1", "held_not_its_holds"),
    ("UPDATE timebank.hold SET minutes = minutes + 1", "held_not_its_holds"),
    (f"UPDATE timebank.transfer SET d_seq = d_seq + 1 {SPENT}", "line_out_of_sequence"),
    (f"UPDATE timebank.transfer SET c_bal = c_bal + 1 {THANKED}", "line_out_of_sequence"),
    (f"UPDATE timebank.transfer SET minutes = minutes + 1 {SPENT}", "spend_without_hold"),
    (f"UPDATE timebank.transfer SET minutes = minutes + 1 {THANKED}", "balance_not_its_lines"),
    (
        f"UPDATE timebank.transfer SET minutes = minutes + 1 {THANKED}",
        "credit_without_contribution",
    ),
    (f"UPDATE timebank.transfer SET minutes = minutes + 1 {REVERSED}", "reversal_no_mirror"),
    (f"DELETE FROM timebank.transfer {REVERSED}", "balance_not_its_lines"),
    (f"DELETE FROM timebank.transfer {THANKED}", "contribution_not_credited_once"),
    (f"DELETE FROM timebank.transfer {SPENT}", "spend_without_hold"),
    (f"UPDATE timebank.contribution SET minutes = minutes + 1 {VERIFIED}", "credit_without"),
    (f"UPDATE timebank.contribution SET decided_by = giver_id {VERIFIED}", "contribution_broken"),
    (f"UPDATE timebank.contribution SET giver_id = decided_by {VERIFIED}", "contribution_of_"),
    (f"DELETE FROM timebank.contribution {VERIFIED}", "credit_without_contribution"),
    (f"DELETE FROM timebank.hold {OF} AND state = 'captured'", "spend_without_hold"),
    (f"DELETE FROM timebank.import_row {OF}", "opening_without_row"),
    (f"DELETE FROM timebank.balance {OF}", "balance_not_its_lines"),
    (
        f"UPDATE timebank.account SET type = 'organisation' {OF} AND type = 'member'",
        "line_of_no_acc",
    ),
    (
        f"UPDATE timebank.contribution SET corrects_id = ({EXCHANGED}) {CORRECTING}",
        "correction_beside_its_credit",
    ),
    (f"UPDATE timebank.transfer SET reason = 'because' {THANKED}", "line_unlawful"),
    (f"UPDATE timebank.balance SET floor = balance + 1 {OF}", "limit_passed"),
]


async def test_true_books_are_found_true(database: Database, books: Books) -> None:
    async with database.transaction(books.id, snapshot=True) as connection:
        proof = await prove(connection, books.id)
    assert proof.findings == ()
    assert proof.transfers == 10
    assert proof.last_recorded_at is not None


@pytest.mark.parametrize(("statement", "code"), WRONGS, ids=range(len(WRONGS)))
async def test_a_change_by_somebody_with_every_right_is_found(
    tampered: Tampered, statement: str, code: str
) -> None:
    change = statement if " WHERE " in statement else f"{statement} {OF}"
    found = {finding.code for finding in (await tampered(change)).findings}
    assert any(one.startswith(code) for one in found), found


def test_every_kind_of_finding_is_tried_here() -> None:
    tried = [code for _, code in WRONGS]
    assert [code for code in FAULTS if not any(code.startswith(one) for one in tried)] == []

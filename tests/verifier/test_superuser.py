"""What a superuser changed in the running database, past every trigger, is found and named."""

import pytest
from tests.verifier.conftest import Town, bundle_in, fault, undone

from timebank.db.engine import Database, call

pytestmark = pytest.mark.anyio

CHANGES = {
    "UPDATE timebank.transfer SET minutes = 61 WHERE id = '{thank}'": "the transfer {thank}",
    "UPDATE timebank.transfer SET credit_account_id = '{mair_account}' WHERE id = '{thank}'": (
        "the transfer {thank}"
    ),
    "UPDATE timebank.transfer SET actor_id = '{mair}' WHERE id = '{gift}'": "the transfer {gift}",
    "UPDATE timebank.contribution SET worked_on = worked_on - 1 WHERE id = '{helped_entry}'": (
        "the contribution_logged {helped_entry}"
    ),
    "UPDATE timebank.contribution SET decided_by = giver_id WHERE id = '{thanked_entry}'": (
        "the transfer {thank}"
    ),
    "UPDATE timebank.claim SET minutes = 59 WHERE id = '{thanked_entry}'": (
        "the claim_made {thanked_entry}"
    ),
    "UPDATE timebank.hold SET minutes = 21 WHERE id = '{hold}'": "the hold_placed {hold}",
    "UPDATE timebank.account SET owner_id = '{new}' WHERE id = '{nia_account}'": (
        "the account_opened {nia_account}"
    ),
    "DELETE FROM timebank.transfer WHERE id = '{gift}'": "the row that this line told of is gone",
    "DELETE FROM timebank.event WHERE subject_id = '{gift}'": "here stands the line of position",
    "UPDATE timebank.event SET leaf = sha256('mine') WHERE subject_id = '{gift}'": (
        "the transfer {gift}"
    ),
    "UPDATE timebank.balance SET balance = balance + 60 WHERE account_id = '{nia_account}'": (
        "account {nia_account}: the books store"
    ),
    "UPDATE timebank.balance SET floor = floor - 60 WHERE account_id = '{nia_account}'": (
        "account {nia_account}: the books store"
    ),
    "DELETE FROM timebank.balance WHERE account_id = '{nia_account}'": "are stored",
    "DELETE FROM timebank.checkpoint WHERE community_id = '{town}' AND number = 1": (
        "checkpoint 2 is not the next one"
    ),
    "UPDATE timebank.checkpoint SET made_at = made_at - interval '1 s'"
    " WHERE community_id = '{town}' AND number = 1": "the signature of checkpoint 1",
}


@pytest.mark.parametrize(("change", "words"), CHANGES.items())
async def test_it_is_named(town: Town, administrator: Database, change: str, words: str) -> None:
    ids = town.ids | {"new": town.ids["abroad"]}
    async with undone(administrator) as connection:
        await call(connection, change.format(**ids))
        changed = await bundle_in(connection, town.books.id)
    assert words.format(**ids) in fault(changed)

"""The chain is proved page by page, and it makes no difference where a page ends."""

import pytest
from tests.audit.conftest import Tampered
from tests.books import Books
from tests.sealing.conftest import Sealer

from timebank.audit import chain
from timebank.audit.service import prove
from timebank.db.engine import Database
from timebank.proof import sealing

GIFT = (
    "UPDATE timebank.transfer SET actor_id = id WHERE community_id = :town AND kind = 'gift'",
    "line_changed",
)
GAP = ("DELETE FROM timebank.event WHERE community_id = :town AND position = 7", "event_missing")
NUMBER = (
    "UPDATE timebank.event SET journal = journal + 100 WHERE community_id = :town AND journal = 2",
    "journal_gap",
)


@pytest.fixture
async def sealed(books: Books, monkeypatch: pytest.MonkeyPatch) -> Books:
    """A checkpoint over each four events."""
    monkeypatch.setattr(sealing, "MOST", 4)
    await Sealer(books, [bytes(32)]).seals()
    return books


@pytest.mark.parametrize("page", [1, 3, 4, 5, 1_000])
async def test_whole_books_are_whole_in_any_pages(
    database: Database, sealed: Books, page: int, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(chain, "EVENTS_AT_ONCE", page)
    async with database.transaction(sealed.id, snapshot=True) as connection:
        proof = await prove(connection, sealed.id)
    assert proof.findings == ()
    assert (proof.waiting, proof.unendorsed_keys) == (0, ())
    assert proof.last is not None
    assert proof.last.note.number == -(-proof.last.note.size // 4)
    assert proof.last.note.journal_size == proof.transfers
    assert proof.journal_recorded_at == proof.last_recorded_at


@pytest.mark.parametrize(("change", "code"), [GIFT, GAP, NUMBER])
async def test_what_is_wrong_is_the_same_in_any_pages(
    tampered: Tampered, sealed: Books, change: str, code: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    whole = await tampered(change)
    assert code in {finding.code for finding in whole.findings}
    for page in (1, 3, 5):
        monkeypatch.setattr(chain, "EVENTS_AT_ONCE", page)
        assert await tampered(change) == whole

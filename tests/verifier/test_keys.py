"""Who signs: a key hands over to the next, and one that was replaced signs no more."""

import pytest
from tests.books import Books
from tests.sealing.conftest import Sealer
from tests.verifier.conftest import bundle_of, checked, fault

from timebank.db.engine import Database
from timebank.proof.notes import SigningPair
from timebank.verifier.chain import Seen

pytestmark = pytest.mark.anyio
OLD, NEW = b"o" * 32, b"n" * 32


async def sealed_by(books: Books, *secrets: bytes) -> bytes:
    """Something more is sealed; the newest secret signs."""
    await books.organisation(f"Group {len(await Sealer(books).events())}")
    await Sealer(books, list(secrets)).seals()
    return await bundle_of(books)


def known(books: Books, secret: bytes) -> Seen:
    return Seen(keys=[f"our key: {SigningPair(secret, books.id).public_key.hex()}"])


async def test_a_key_that_was_handed_over_to_is_trusted_as_the_old_one(database: Database) -> None:
    books = await Books.open(database)
    await sealed_by(books, OLD)
    bundle = await sealed_by(books, OLD, NEW)
    for seen in (None, known(books, OLD), known(books, NEW)):
        assert checked(bundle, seen).last is not None
    assert "none of the keys" in fault(bundle, known(books, b"x" * 32))


async def test_a_key_to_which_nobody_handed_over_is_asked_about(database: Database) -> None:
    books = await Books.open(database)
    await sealed_by(books, OLD)
    bundle = await sealed_by(books, NEW)
    assert "no older one handed over" in fault(bundle)
    assert "no older one handed over" in fault(bundle, known(books, OLD))
    checked(bundle, known(books, NEW))


async def test_a_key_that_was_replaced_signs_no_more(database: Database) -> None:
    books = await Books.open(database)
    await sealed_by(books, OLD)
    await sealed_by(books, OLD, NEW)
    assert "a newer one had replaced" in fault(await sealed_by(books, OLD))

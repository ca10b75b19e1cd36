"""Paths read from the database: from the roots of tiles where there are some, else from leaves."""

import pytest
from tests.books import Books
from tests.sealing.conftest import Sealer

from timebank.base.ids import new_id
from timebank.ledger import posting
from timebank.proof import reading
from timebank.proof.merkle import TILE, is_consistent, root_by_path
from timebank.proof.paths import consistency_spans, inclusion_spans

pytestmark = pytest.mark.anyio

MANY = 3 * TILE


async def test_trees_of_several_tiles_are_proved_out_of_the_database(
    books: Books, sealer: Sealer
) -> None:
    async with books.transaction() as connection:
        owners = [new_id() for _ in range(MANY)]
        await posting.account_open(connection, books.id, "member", owners)
    await sealer.seals()
    checkpoints, events = await sealer.checkpoints(), await sealer.events()
    assert sum(len(checkpoint["tiles"]) for checkpoint in checkpoints) == 3
    for newer in checkpoints:
        size = newer["size"]
        async with books.transaction() as connection:
            for index in {0, TILE - 1, TILE, 2 * TILE + 5, size - 1}:
                if index < size:
                    spans = inclusion_spans(index, size)
                    path = await reading.roots_of(connection, books.id, spans)
                    leaf = events[index]["leaf"]
                    assert root_by_path(index, size, leaf, path) == newer["root"], (index, size)
            for older in checkpoints[: newer["number"]]:
                spans = consistency_spans(older["size"], size)
                path = await reading.roots_of(connection, books.id, spans)
                old = older["size"], older["root"]
                assert is_consistent(*old, size, newer["root"], path), (older["size"], size)

"""Paths that prove: made one way and checked another, for every leaf of every small tree."""

from collections.abc import Sequence
from hashlib import sha256

import pytest

from timebank.proof import merkle
from timebank.proof.paths import (
    Span,
    consistency_spans,
    inclusion_spans,
    leaves_of,
    root_of_span,
    tiles_of,
)

LEAVES = [merkle.leaf_of(str(n)) for n in range(5_000)]
LARGE = (1_023, 1_024, 1_025, 2_048, 3_000, 4_096, 5_000)


def root(first: int, end: int) -> bytes:
    """RFC 6962, 2.1, word for word."""
    if end - first == 1:
        return LEAVES[first]
    middle = first + merkle.split(end - first)
    return sha256(b"\x01" + root(first, middle) + root(middle, end)).digest()


def path(spans: Sequence[Span], tile: int) -> list[bytes]:
    """The roots of spans, read from tiles and leaves as the service reads them."""
    return [
        root_of_span(
            [root(n * tile, (n + 1) * tile) for n in range(*tiles_of(span, tile))],
            LEAVES[slice(*leaves_of(span, tile))],
        )
        for span in spans
    ]


@pytest.mark.parametrize("tile", [4, 1_024])
def test_every_leaf_of_every_small_tree_is_proved_by_its_path(tile: int) -> None:
    for size in range(1, 40):
        for index in range(size):
            proof = path(inclusion_spans(index, size), tile)
            led = merkle.root_by_path(index, size, LEAVES[index], proof)
            assert led == root(0, size), (index, size)


@pytest.mark.parametrize("tile", [4, 1_024])
def test_every_small_tree_is_proved_to_begin_every_larger_one(tile: int) -> None:
    for size in range(1, 40):
        for old in range(1, size + 1):
            proof = path(consistency_spans(old, size), tile)
            roots = root(0, old), root(0, size)
            assert merkle.is_consistent(old, roots[0], size, roots[1], proof), (old, size)


@pytest.mark.parametrize("size", LARGE)
def test_trees_of_several_tiles_are_proved_too(size: int) -> None:
    whole = root(0, size)
    for index in (0, 1, 1_023, 1_024, 2_500, size - 1):
        if index < size:
            proof = path(inclusion_spans(index, size), merkle.TILE)
            assert merkle.root_by_path(index, size, LEAVES[index], proof) == whole
    for old in LARGE:
        if old <= size:
            proof = path(consistency_spans(old, size), merkle.TILE)
            assert merkle.is_consistent(old, root(0, old), size, whole, proof)


def test_a_path_never_reads_more_than_two_tiles_of_leaves() -> None:
    for index in (0, 2_500_000, 4_999_999):
        spans = inclusion_spans(index, 5_000_000)
        read = sum(end - first for first, end in map(leaves_of, spans))
        assert read < 2 * merkle.TILE
        assert sum(end - first for first, end in map(tiles_of, spans)) < 5_000


def test_a_path_proves_no_other_leaf_and_no_other_tree() -> None:
    proof = path(inclusion_spans(3, 11), 4)
    assert merkle.root_by_path(4, 11, LEAVES[3], proof) != root(0, 11)
    assert merkle.root_by_path(3, 11, LEAVES[4], proof) != root(0, 11)
    older = path(consistency_spans(5, 11), 4)
    assert not merkle.is_consistent(6, root(0, 6), 11, root(0, 11), older)
    assert not merkle.is_consistent(5, root(0, 6), 11, root(0, 11), older)

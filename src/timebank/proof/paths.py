"""Which subtrees a proof is made of (RFC 6962, 2.1.1 and 2.1.2), and how little has to be read for
their roots. Pure.

A span `(first, end)` is the subtree over the leaves from `first` to just before `end`, counted from
0. Every span of a path begins at a multiple of the power of two that it fits in, so it falls into
whole tiles and at most one rest of leaves.
"""

from collections.abc import Sequence

from timebank.proof.merkle import TILE, grown, root_of, split

Span = tuple[int, int]


def inclusion_spans(index: int, size: int) -> list[Span]:
    """The subtrees beside a leaf, the nearest first: their roots are its audit path."""
    first, end, spans = 0, size, []
    while end - first > 1:
        middle = first + split(end - first)
        if index < middle:
            spans.append((middle, end))
            end = middle
        else:
            spans.append((first, middle))
            first = middle
    return spans[::-1]


def consistency_spans(old_size: int, size: int) -> list[Span]:
    """The subtrees whose roots prove that the tree of `old_size` leaves is the beginning of the one
    of `size`. Both are at least 1, and the older is not the larger."""
    first, end, spans = 0, size, []
    while end != old_size:
        middle = first + split(end - first)
        if old_size <= middle:
            spans.append((middle, end))
            end = middle
        else:
            spans.append((first, middle))
            first = middle
    # A part that is the whole older tree is known to whoever asks.
    return [*([(first, end)] if first else []), *spans[::-1]]


def tiles_of(span: Span, tile: int = TILE) -> Span:
    """The whole tiles of a span, from the first to just before the end, counted from 0."""
    first, end = span
    return (first // tile, end // tile) if end - first >= tile else (0, 0)


def leaves_of(span: Span, tile: int = TILE) -> Span:
    """The leaves of a span that stand in none of its whole tiles."""
    first, end = span
    return (end // tile * tile, end) if end - first >= tile else span


def root_of_span(tiles: Sequence[bytes], leaves: Sequence[bytes]) -> bytes:
    """The root of a span, from the roots of its tiles and its other leaves, in order."""
    # Fewer leaves than a tile has come after the tiles, so their subtrees are the smaller ones.
    return root_of([*grown(0, (), tiles)[0], *grown(0, (), leaves)[0]])

"""The Merkle tree over canonical lines: RFC 6962, section 2.1, with SHA-256. Pure.

A frontier is the roots of the whole subtrees that a tree of n leaves falls into, the largest first:
one for each binary digit of n that is set. A tree grows by its frontier, and no leaf is read again.
"""

from collections.abc import Sequence
from hashlib import sha256

TILE = 1024
"""Leaves of the subtrees whose roots are kept, so that a path is found without reading them all."""
EMPTY = sha256(b"").digest()


def leaf_of(line: str) -> bytes:
    """The hash of a canonical line."""
    return sha256(b"\x00" + line.encode()).digest()


def node_of(left: bytes, right: bytes) -> bytes:
    """The hash of two subtrees, the left one being the older."""
    return sha256(b"\x01" + left + right).digest()


def grown(
    size: int, frontier: Sequence[bytes], leaves: Sequence[bytes]
) -> tuple[list[bytes], list[bytes]]:
    """The frontier after these leaves, and the roots of the tiles that they completed."""
    before, after, tiles = list(frontier), list[bytes](), list[bytes]()
    nodes, span = list(leaves), 1
    while nodes or before:
        if size & span:
            nodes.insert(0, before.pop())
        if len(nodes) % 2:
            after.insert(0, nodes.pop())
        pairs = zip(nodes[::2], nodes[1::2], strict=True)
        nodes = [sha256(b"\x01" + left + right).digest() for left, right in pairs]  # node_of
        span *= 2
        if span == TILE:
            tiles = nodes.copy()
    return after, tiles


def root_of(frontier: Sequence[bytes]) -> bytes:
    """The root of the tree with this frontier."""
    if not frontier:
        return EMPTY
    node = frontier[-1]
    for left in reversed(frontier[:-1]):
        node = node_of(left, node)
    return node


def root(leaves: Sequence[bytes]) -> bytes:
    """The root of a tree of these leaves."""
    return root_of(grown(0, (), leaves)[0])


def split(size: int) -> int:
    """Where a tree of two leaves or more falls in two: the largest power of two below its size."""
    return 1 << (size - 1).bit_length() - 1


def root_by_path(index: int, size: int, leaf: bytes, path: Sequence[bytes]) -> bytes | None:
    """The root that a leaf (counted from 0) and its audit path lead to; None for a path that does
    not fit the size (RFC 9162, 2.1.3.2)."""
    if not 0 <= index < size:
        return None
    place, last, node = index, size - 1, leaf
    for other in path:
        if last == 0:
            return None
        if place & 1 or place == last:
            node = node_of(other, node)
            while not place & 1 and place:
                place, last = place >> 1, last >> 1
        else:
            node = node_of(node, other)
        place, last = place >> 1, last >> 1
    return node if last == 0 else None


def is_consistent(
    old_size: int, old_root: bytes, size: int, new_root: bytes, path: Sequence[bytes]
) -> bool:
    """Whether the path proves that the older tree is the beginning of the newer (RFC 9162,
    2.1.4.2)."""
    if old_size == size:
        return not path and old_root == new_root
    if not 0 < old_size < size or not path:
        return False
    nodes = [old_root, *path] if old_size & (old_size - 1) == 0 else list(path)
    place, last = old_size - 1, size - 1
    while place & 1:
        place, last = place >> 1, last >> 1
    old = new = nodes[0]
    for other in nodes[1:]:
        if last == 0:
            return False
        if place & 1 or place == last:
            old, new = node_of(other, old), node_of(other, new)
            while not place & 1 and place:
                place, last = place >> 1, last >> 1
        else:
            new = node_of(new, other)
        place, last = place >> 1, last >> 1
    return last == 0 and old == old_root and new == new_root

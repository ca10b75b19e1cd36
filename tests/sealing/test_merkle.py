"""The tree of RFC 6962: known values, and every path of every small tree."""

from hashlib import sha256

import pytest

from timebank.proof import merkle

# Certificate Transparency's own test leaves, and the roots of their first n.
LEAVES = [
    bytes.fromhex(leaf)
    for leaf in (
        "",
        "00",
        "10",
        "2021",
        "3031",
        "40414243",
        "5051525354555657",
        "606162636465666768696a6b6c6d6e6f",
    )
]
ROOTS = [
    "6e340b9cffb37a989ca544e6bb780a2c78901d3fb33738768511a30617afa01d",
    "fac54203e7cc696cf0dfcb42c92a1d9dbaf70ad9e621f4bd8d98662f00e3c125",
    "aeb6bcfe274b70a14fb067a5e5578264db0fa9b51af5e0ba159158f329e06e77",
    "d37ee418976dd95753c1c73862b9398fa2a2cf9b4ff0fdfe8b30cd95209614b7",
    "4e3bbb1f7b478dcfe71fb631631519a3bca12c9aefca1612bfce4c13a86264d4",
    "76e67dadbcdf1e10e1b74ddc608abd2f98dfb16fbce75277b5232a127f2087ef",
    "ddb89be403809e325750d3d263cd78929c2942b7942a34b77e122c9594a74c8c",
    "5dc9da79a70659a9ad559cb701ded9a2ab9d823aad2f4960cfe370eff4604328",
]


@pytest.mark.parametrize("size", range(1, 9))
def test_roots_are_those_of_certificate_transparency(size: int) -> None:
    leaves = [sha256(b"\x00" + leaf).digest() for leaf in LEAVES[:size]]
    assert merkle.root(leaves).hex() == ROOTS[size - 1]


def test_a_tree_grows_as_if_it_had_been_read_at_once() -> None:
    leaves = [bytes([n % 256]) * 32 for n in range(3000)]
    frontier: list[bytes] = []
    tiles: list[bytes] = []
    for start in range(0, 3000, 700):
        frontier, more = merkle.grown(start, frontier, leaves[start : start + 700])
        tiles += more
    assert merkle.root_of(frontier) == merkle.root(leaves)
    assert tiles == [merkle.root(leaves[:1024]), merkle.root(leaves[1024:2048])]

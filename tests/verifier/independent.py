"""What the reference pages say of a bundle, written once more; imports nothing of ours."""

from collections.abc import Iterator
from hashlib import sha256
from pathlib import Path
from typing import Any

from cryptography.hazmat.primitives.asymmetric.ed25519 import Ed25519PublicKey


def records(path: Path) -> Iterator[list[str]]:
    for line in path.read_text("ascii").splitlines():
        yield line.split(" ", 2)


def root(leaves: list[bytes]) -> bytes:
    if len(leaves) == 1:
        return leaves[0]
    k = 1 << (len(leaves) - 1).bit_length() - 1
    return sha256(b"\x01" + root(leaves[:k]) + root(leaves[k:])).digest()


def remake(path: Path) -> dict[str, Any]:
    """Every hash, root, link, signature and balance; what the last checkpoint says of them."""
    keys: dict[str, Ed25519PublicKey] = {}
    leaves: list[bytes] = []
    balances: dict[str, int] = {}
    stored: dict[str, int] = {}
    minutes: dict[str, int] = {}
    journal, digest = 0, bytes(32)
    for word, *rest in records(path):
        if word == "key":
            public = bytes.fromhex(rest[0].split("|")[0])
            keys[sha256(public).hexdigest()[:16]] = Ed25519PublicKey.from_public_bytes(public)
        elif word == "line":
            leaves.append(sha256(b"\x00" + rest[1].encode()).digest())
            assert leaves[-1].hex() == rest[0]
            fields = rest[1].split("|")
            if fields[1] == "transfer":
                journal += 1
                kind, debit, credit, moved = fields[7], fields[8], fields[10], int(fields[12])
                balances[debit] = balances.get(debit, 0) - moved
                balances[credit] = balances.get(credit, 0) + moved
                minutes[kind] = minutes.get(kind, 0) + moved
        elif word == "checkpoint":
            text = rest[1].replace("|", "\n") + "\n"
            said = text.splitlines()
            assert (int(said[3]), int(said[4])) == (len(leaves), journal)
            assert (said[5], said[6]) == (root(leaves).hex(), digest.hex())
            keys[said[8]].verify(bytes.fromhex(rest[0]), text.encode())
            digest = sha256(text.encode()).digest()
        elif word == "balance":
            account, balance, *_ = rest[0].split("|")
            stored[account] = int(balance)
    assert sum(balances.values()) == 0
    assert all(balances.get(account, 0) == balance for account, balance in stored.items())
    return {"events": len(leaves), "transfers": journal, "hash": digest.hex(), "minutes": minutes}

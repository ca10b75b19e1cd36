"""The example of the page on canonical lines, made again: what another language is checked with."""

import re

from tests.docs.pages import page, section

from timebank.proof import merkle
from timebank.proof.notes import FIRST, Note, SigningPair, is_signed
from timebank.verifier.chain import note_in

BLOCK = re.compile(r"(?:^    .*\n)+", re.MULTILINE)


def blocks() -> list[list[str]]:
    """The indented blocks of the example: lines, leaves, checkpoint, public key, signature."""
    text = section(page("reference/canonical-lines.md"), "Example")
    return [[line[4:] for line in one.splitlines()] for one in BLOCK.findall(text)]


def test_the_example_is_what_the_page_says_of_it() -> None:
    lines, leaves, checkpoint, (public,), (signature,) = blocks()
    assert [merkle.leaf_of(line).hex() for line in lines] == leaves
    note: Note = note_in("\n".join(checkpoint))
    assert note.root == merkle.root([merkle.leaf_of(line) for line in lines])
    assert (note.size, note.journal_size, note.previous) == (5, 1, FIRST)
    pair = SigningPair(bytes(32), note.community_id)
    assert (pair.public_key.hex(), pair.key_id) == (public, note.key_id)
    assert pair.sign(note).hex() == signature
    assert is_signed(bytes.fromhex(public), note.text, bytes.fromhex(signature))
    assert note.digest.hex() in page("reference/canonical-lines.md")


def test_the_examples_lines_keep_the_rules_as_far_as_they_go() -> None:
    lines = [line.split("|") for line in blocks()[0]]
    assert [line[3] for line in lines] == ["1", "2", "3", "4", "5"]
    assert {line[0] for line in lines} == {"tb1"}

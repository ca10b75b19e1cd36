"""The file of the signing keys, and whether it belongs to the books beside it."""

from datetime import UTC, datetime
from pathlib import Path
from uuid import UUID

from timebank.audit.rules import Proof
from timebank.base.ids import CommunityId
from timebank.cli.signing_keys import missing_keys, moved_without_keys
from timebank.proof import key_file
from timebank.proof.notes import FIRST, Note, Signed, SigningPair

TOWN = CommunityId(UUID(int=7))


def books(secret: bytes | None) -> Proof:
    """Whole books, the last checkpoint signed with this secret; none of them is sealed without."""
    last = None
    if secret is not None:
        pair = SigningPair(secret, TOWN)
        note = Note(TOWN, 1, 1, 0, FIRST, FIRST, datetime.now(UTC), pair.key_id)
        last = Signed(note, pair.sign(note), [FIRST])
    return Proof(TOWN, 0, None, (), last, None, 0, ())


def test_a_file_that_is_not_there_is_asked_for_where_it_belongs(tmp_path: Path) -> None:
    path = tmp_path / "seal.keys"
    said = missing_keys(path, [("ely", books(bytes(32)))])
    assert said is not None
    assert said.startswith(f"{path} is not there: bring the key file that signed the last")
    assert "of ely there before" in said


def test_the_keys_of_other_books_are_told_from_these(tmp_path: Path) -> None:
    path = tmp_path / "seal.keys"
    ours = books(key_file.read_or_make(path)[-1])
    others = [(name, books(bytes(32))) for name in ("caerau", "splott", "adamsdown", "roath")]
    assert missing_keys(path, [("ely", ours)]) is None
    said = missing_keys(path, [("ely", ours), *others])
    assert said is not None
    assert "holds other keys" in said
    assert "of caerau, splott, adamsdown and 1 more there" in said


def test_an_older_key_hands_over_and_is_no_reason_to_worry(tmp_path: Path) -> None:
    path = tmp_path / "seal.keys"
    older = key_file.read_or_make(path)[-1]
    key_file.rotate(path)
    assert missing_keys(path, [("ely", books(older))]) is None


def test_before_anything_is_sealed_no_key_is_missed(tmp_path: Path) -> None:
    assert missing_keys(tmp_path / "seal.keys", [("ely", books(None))]) is None


def test_a_file_that_is_damaged_is_said_to_be_so(tmp_path: Path) -> None:
    path = tmp_path / "seal.keys"
    path.write_text("coffee")
    assert "is damaged" in (missing_keys(path, [("ely", books(bytes(32)))]) or "")


def test_a_community_that_was_moved_in_goes_on_under_a_new_key_and_that_is_said(
    tmp_path: Path,
) -> None:
    path = tmp_path / "seal.keys"
    ours = key_file.read_or_make(path)[-1]
    said = moved_without_keys(path, "ely", books(bytes(32)))
    assert said is not None
    assert "no older key handed over to it. Keep checkpoint 1 from there" in said
    assert moved_without_keys(path, "ely", books(ours)) is None
    assert moved_without_keys(path, "ely", books(None)) is None

"""The lines that an auditor looks at are drawn by a hash, and nobody picks them."""

from hashlib import sha256

from timebank.proof.sampling import sample

DIGEST = sha256(b"checkpoint").digest()


def test_25_different_lines_are_drawn_and_anybody_draws_the_same() -> None:
    drawn = sample(DIGEST, 1_000)
    assert len(set(drawn)) == 25
    assert all(1 <= number <= 1_000 for number in drawn)
    first = int.from_bytes(sha256(DIGEST + bytes(8)).digest(), "big") % 1_000 + 1
    assert drawn[0] == first
    assert sample(DIGEST, 1_000) == drawn


def test_of_a_short_journal_every_line_is_drawn() -> None:
    assert sorted(sample(DIGEST, 7)) == [1, 2, 3, 4, 5, 6, 7]
    assert sample(DIGEST, 0) == []


def test_another_checkpoint_draws_other_lines() -> None:
    assert sample(sha256(DIGEST).digest(), 1_000) != sample(DIGEST, 1_000)


def test_the_lines_of_the_documentations_example_are_drawn() -> None:
    digest = bytes.fromhex("230467a4c2ca45fb3bf1a290b5b040915e49c132e9e38468c50cc9313bec60c8")
    assert sample(digest, 1_000_000)[:5] == [337_255, 511_184, 768_923, 308_634, 524_906]

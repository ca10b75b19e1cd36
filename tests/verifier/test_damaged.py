"""Files that are no true bundle: cut, turned, changed, signed by others, old, hostile."""

import gzip
from io import BytesIO

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from tests.verifier.conftest import checked, fault
from tests.verifier.pen import PAIR, TOWN, a_town, ended

from timebank.proof.notes import SigningPair
from timebank.verifier.bundle import Records
from timebank.verifier.chain import Seen
from timebank.verifier.drawing import drawn
from timebank.verifier.errors import Fault

TRUE = a_town().bundle()
RECORDS = [f"{one}\n" for one in TRUE.decode().splitlines()[:-1]]
STRANGER = SigningPair(b"s" * 32, TOWN)


def places(word: str) -> list[int]:
    return [place for place, one in enumerate(RECORDS) if one.startswith(f"{word} ")]


def note_of(number: int, records: list[str] = RECORDS) -> str:
    """The nine lines of a checkpoint."""
    found = [one for one in records if one.startswith("checkpoint ")][number - 1]
    return found.split(" ", 2)[2].replace("|", "\n")


@settings(max_examples=300, deadline=None)
@given(place=st.integers(0, len(TRUE) - 1), flip=st.integers(1, 255))
def test_one_byte_changed_anywhere_is_found(place: int, flip: int) -> None:
    fault(TRUE[:place] + bytes([TRUE[place] ^ flip]) + TRUE[place + 1 :])


@pytest.mark.parametrize(
    "word",
    ["community", "events", "transfers", "checkpoints", "key", "line", "checkpoint", "balance"],
)
def test_one_letter_changed_in_each_kind_of_record_is_found_though_the_end_was_remade(
    word: str,
) -> None:
    for place in places(word):
        for at in range(len(word) + 1, len(RECORDS[place]) - 1):
            changed = list(RECORDS)
            letter = "1" if RECORDS[place][at] != "1" else "2"
            changed[place] = RECORDS[place][:at] + letter + RECORDS[place][at + 1 :]
            fault(ended(changed))


@settings(max_examples=100, deadline=None)
@given(size=st.integers(0, len(TRUE) - 1))
def test_a_file_cut_short_is_found(size: int) -> None:
    fault(TRUE[:size])


@pytest.mark.parametrize("word", ["line", "checkpoint", "balance"])
def test_a_record_left_out_twice_or_out_of_its_place_is_found(word: str) -> None:
    for place in places(word)[:-1]:
        fault(ended(RECORDS[:place] + RECORDS[place + 1 :]))
        fault(ended(RECORDS[: place + 1] + RECORDS[place:]))
        turned = [*RECORDS[:place], RECORDS[place + 1], RECORDS[place], *RECORDS[place + 2 :]]
        fault(ended(turned))


def test_something_behind_the_end_is_found() -> None:
    assert "behind the last record" in fault(TRUE + b"\n")


def test_a_changed_line_is_named_and_where_its_hash_was_remade_the_checkpoint() -> None:
    pen = a_town()
    number = next(n for n, one in enumerate(pen.lines) if "|claim_made|" in one)
    place = places("line")[number]
    leaf, line = RECORDS[place].split(" ")[1:]
    changed = line.replace("|30\n", "|31\n")
    said = fault(ended([*RECORDS[:place], f"line {leaf} {changed}", *RECORDS[place + 1 :]]))
    assert said.startswith(f"position {number + 1}: the claim_made")
    other = pen.lines[number].replace(pen.id("nia"), pen.id("ifan"))
    pen.lines[number] = other
    remade = next(one for one in pen.bundle().decode().splitlines() if one.endswith(other))
    said = fault(ended([*RECORDS[:place], f"{remade}\n", *RECORDS[place + 1 :]]))
    assert "checkpoint 3 stands over other lines" in said
    assert "of positions 9 to 12" in said


def test_who_remakes_everything_without_the_key_is_found_by_key_or_checkpoint() -> None:
    pen = a_town()
    pen.lines[-2] = pen.lines[-2].replace("gardening", "cooking")
    forged = pen.bundle(STRANGER)
    checked(forged)  # true in itself: only what was known before tells it
    known = Seen(keys=[PAIR.public_key.hex()])
    assert "none of the keys" in fault(forged, known)
    assert "not the one that was seen" in fault(forged, Seen([note_of(1)]))
    checked(TRUE, Seen([note_of(1), note_of(2)], [PAIR.public_key.hex()]))
    swapped = [
        one.replace(STRANGER.public_key.hex(), PAIR.public_key.hex())
        for one in forged.decode().splitlines(keepends=True)[:-1]
    ]
    assert "is not in the bundle" in fault(ended(swapped))


def test_an_older_file_than_one_already_seen_is_found() -> None:
    pen = a_town()
    pen.moves("gift", "nia's", "mair's", 1, by="nia")
    pen.opens("more", "organisation", "more")
    newer = pen.bundle()
    last = [f"{one}\n" for one in newer.decode().splitlines()]
    count = sum(one.startswith("checkpoint ") for one in last)
    seen = Seen([note_of(count, last)])
    checked(newer, seen)
    assert f"checkpoint {count} was seen before" in fault(TRUE, seen)


def test_a_checkpoint_of_another_community_is_none_of_this_ones() -> None:
    other = note_of(1).replace(str(TOWN), str(TOWN)[:-1] + "2")
    assert "another community" in fault(TRUE, Seen([other]))


@pytest.mark.parametrize(
    ("content", "words"),
    [
        (b"", "not a bundle"),
        (b"hello\n", "not a bundle"),
        (gzip.compress(TRUE), "unpacked first"),
        (gzip.compress(bytes(50_000_000)), "unpacked first"),
        (TRUE.replace(b"bundle 1", b"bundle 2", 1), "version 2"),
        (b"timebank bundle 1\ncommunity " + b"a" * 1_000_000, "longer than any"),
        (TRUE[:600] + b"a" * 50_000_000, "longer than any"),
        (TRUE.replace(b"tb1|", b"tb2|", 1), "another hash"),
        (b"\xff\xfe" + TRUE, "not a bundle"),
    ],
)
def test_what_is_no_bundle_is_said_so(content: bytes, words: str) -> None:
    said = fault(content)
    assert any(one in said for one in words.split("|"))


class Endless(BytesIO):
    """A file that never ends and has no lines."""

    read_bytes = 0

    def read(self, size: int | None = -1, /) -> bytes:
        assert size is not None
        assert size > 0
        self.read_bytes += size
        return b"a" * size


def test_a_line_without_end_is_given_up_at_once() -> None:
    file = Endless()
    with pytest.raises(Fault):
        Records(file)
    assert file.read_bytes <= 1 << 20


def test_the_sample_is_drawn_by_a_checkpoint() -> None:
    pen = a_town()
    for _ in range(30):
        pen.moves("gift", "mair's", "nia's", 1, by="mair")
    bundle = pen.bundle()
    note, lines = drawn(BytesIO(bundle), BytesIO(bundle), None)
    assert (note.journal_size, len(lines), len(set(lines))) == (32, 25, 25)
    first, few = drawn(BytesIO(bundle), BytesIO(bundle), 3)
    assert (first.journal_size, len(few)) == (2, 2)

"""The words by which listings are found."""

from collections.abc import Iterable, Mapping, Sequence
from uuid import UUID

from timebank.base.ids import CommunityId
from timebank.db.engine import Connection, call
from timebank.listings.word_rules import grams, grams_shared

_FORGET = "DELETE FROM timebank.listing_word WHERE community_id = $1 AND listing_id = ANY ($2)"
_WORDS = """
INSERT INTO timebank.listing_word (community_id, word, listing_id, worth)
SELECT $1, * FROM unnest($2::text[], $3::uuid[], $4::smallint[])
"""
# In one order, so that no two who write the same words wait for each other.
_GRAMS = """
INSERT INTO timebank.listing_gram (community_id, gram, word)
SELECT $1, g.gram, g.word FROM unnest($2::text[], $3::text[]) AS g (gram, word)
ORDER BY g.gram, g.word ON CONFLICT DO NOTHING
"""
_ALIKE = """
SELECT alike.n, alike.word FROM (
    SELECT a.n, g.word, count(*) AS shared, row_number() OVER (
        PARTITION BY a.n ORDER BY count(*) DESC, g.word) AS place
    FROM unnest($2::integer[], $3::text[]) AS a (n, gram)
    JOIN timebank.listing_gram g ON g.community_id = $1 AND g.gram = a.gram
    GROUP BY a.n, g.word
) alike WHERE alike.shared >= ($4::integer[])[alike.n + 1] AND alike.place <= 100
"""
UNUSED = """
WITH gone AS (
    DELETE FROM timebank.listing_gram g USING (
        SELECT DISTINCT o.word FROM timebank.listing_gram o
        WHERE o.community_id = $1 AND NOT EXISTS (
            SELECT FROM timebank.listing_word w WHERE w.community_id = $1 AND w.word = o.word)) o
    WHERE g.community_id = $1 AND g.word = o.word RETURNING 1
) SELECT count(*) AS gone FROM gone
"""
"""Lets go of words that stand in no listing any more."""
OLD = """
WITH old AS (
    UPDATE timebank.listing l SET title_en = NULL, title_cy = NULL, text_en = NULL, text_cy = NULL,
        for_whom_en = NULL, for_whom_cy = NULL, place = NULL, times = '{}', areas = '{}',
        languages = '{}', made_as = NULL, state = 'closed',
        closed_reason = coalesce(l.closed_reason, 'no_longer'),
        closed_by = coalesce(l.closed_by, l.member_id, l.made_by),
        closed_at = coalesce(l.closed_at, timebank.ledger_now())
    FROM (SELECT o.id FROM timebank.listing o
        WHERE o.community_id = $1 AND num_nonnulls(o.title_en, o.title_cy) > 0
            AND coalesce(o.closed_at, o.expires_on) < clock_timestamp() - interval '2 years'
        LIMIT 1000 FOR UPDATE SKIP LOCKED) o
    WHERE l.community_id = $1 AND l.id = o.id RETURNING l.id
), gone AS (
    DELETE FROM timebank.listing_word w USING old
    WHERE w.community_id = $1 AND w.listing_id = old.id
) SELECT count(*) AS gone FROM old
"""
"""Empties what was closed, or expired and was never renewed, two years ago."""


async def write(
    connection: Connection,
    community_id: CommunityId,
    words: Mapping[UUID, Mapping[str, int]],
) -> None:
    """From now on these listings are found by these words, each with what it is worth, and by no
    others. Any number are three statements."""
    rows = [(word, one, int(worth)) for one, of in words.items() for word, worth in of.items()]
    new = {word for word, _, _ in rows}
    pairs = [(gram, word) for word in new for gram in grams(word)]
    await call(connection, _FORGET, community_id, [*words])
    await call(connection, _WORDS, community_id, *_columns(rows, 3))
    await call(connection, _GRAMS, community_id, *_columns(pairs, 2))


async def alike(
    connection: Connection, community_id: CommunityId, sought: Sequence[str]
) -> list[tuple[int, str]]:
    """Words that stand in listings and share letters with those that are sought, each with the
    place of the one that it is like; at most a hundred for each."""
    pairs = [(place, gram) for place, word in enumerate(sought) for gram in grams(word)]
    least = [grams_shared(word) for word in sought]
    rows = await call(connection, _ALIKE, community_id, *_columns(pairs, 2), least)
    return [(row["n"], row["word"]) for row in rows]


def _columns(rows: Iterable[Sequence[object]], count: int) -> list[list[object]]:
    found = [*zip(*rows, strict=True)] or [()] * count
    return [[*column] for column in found]

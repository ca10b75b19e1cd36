"""What somebody looks for, and every word and activity that means it."""

from uuid import UUID

from timebank.activities import queries as activities
from timebank.base.ids import CommunityId
from timebank.db.engine import Connection
from timebank.listings import word_queries
from timebank.listings.queries import Sought
from timebank.listings.word_rules import Named, Nearness, Place, nearness, sought_in


async def sought(connection: Connection, community_id: CommunityId, phrase: str) -> Sought | None:
    """A phrase, in either language, for `queries.listings`; None where there is no word in it.

    An activity goes by both its names and by what people call it. So a listing that says garddio
    alone is found by gardening, by its activity or by the word.
    """
    words = sought_in(phrase)
    if not words:
        return None
    known = await _known(connection, community_id)
    found = dict.fromkeys(enumerate(words), Nearness.SAME)
    for place, word in await word_queries.alike(connection, community_id, words):
        if near := nearness(words[place], word):
            found[place, word] = near
    meant = []
    for place, word in enumerate(words):
        for activity_id, named in known.items():
            if near := named.nearness(word):
                meant.append((place, activity_id, near * Place.TEXT))
            for other in named.other_words(word):
                found.setdefault((place, other), Nearness.NEAR)
    asked = [(place, word, int(near)) for (place, word), near in found.items()]
    return Sought(asked, meant, least=(len(words) + 1) // 2)


async def activities_meant(
    connection: Connection, community_id: CommunityId, phrase: str
) -> list[tuple[str, list[UUID]]]:
    """The words of a phrase, each with the activities that it may mean."""
    known = await _known(connection, community_id)
    return [
        (word, [one for one, named in known.items() if named.nearness(word)])
        for word in sought_in(phrase)
    ]


async def _known(connection: Connection, community_id: CommunityId) -> dict[UUID, Named]:
    """Activities, each by both its names and by what people call it."""
    return {
        one.id: Named.of((one.name_en, one.name_cy, *one.aliases))
        for one in await activities.directory(connection, community_id)
    }

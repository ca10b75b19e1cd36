"""Nia, who is private and has told of a worry: words of hers that stand nowhere else."""

import re
from typing import Any

import httpx
from tests.api.apart_world import ApartWorld, words_of

HERS = {
    "name": "Zebulonia",
    "name_used": "Zedkin",
    "email": "zmail@example.org",
    "telephone": "07700 900777",
    "access_needs": "zramp",
    "can_do": "zcakes",
    "would_like": "zcompany",
    "external_ref": "zcard",
}
OF_CONCERNS = {"words": "zworries", "outcome": "zadvice"}


async def made(database: Any, http: httpx.AsyncClient, reads: dict[str, Any]) -> ApartWorld:
    """All that Nia did (apart_world.py), kept apart from nobody any more."""
    world = await ApartWorld.make(database, http)
    people, nia = world.world.people, world.world.people["nia"]
    for one in ("lead", "mair"):
        never = {"other_id": str(people[one].id)}
        await people["coordinator"].posts(f"/members/{nia.id}/apart/end", never)
    await people["coordinator"].changes(f"/members/{nia.id}", {**HERS, "private": True})
    await nia.posts("/concerns", {"words": OF_CONCERNS["words"]}, status=201)
    closed = await nia.posts("/concerns", {"words": "I was wrong."}, status=201)
    outcome = {"outcome": OF_CONCERNS["outcome"]}
    await people["safeguarding"].posts(f"/concerns/{closed['id']}/close", outcome)
    await world.collect(reads)
    return world


def told_in(answer: httpx.Response) -> set[str]:
    """Which of Nia's words stand in an answer that was given."""
    said = words_of(answer) if answer.is_success else ""
    found = {kind for kind, word in (HERS | OF_CONCERNS).items() if word in said}
    dialled = HERS["telephone"].replace(" ", "")[1:]
    return found | ({"telephone"} if dialled in re.sub(r"[ ()-]", "", said) else set())

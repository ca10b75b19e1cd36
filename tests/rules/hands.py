"""What a hand at a SQL prompt tries, and how it is refused."""

import asyncpg
import pytest
from tests.ledger.prompt import Prompt

Attack = tuple[str, str, str, str | None]
"""The name of the rule, the SQL, and the SQLSTATE and constraint by which it is refused. A name in
braces is an id of the town (tests/ledger/prompt.py)."""

KEPT = ("account", "balance", "transfer", "contribution", "claim", "hold", "limit_change")
STANDING = "SELECT md5(string_agg(line, '' ORDER BY line)) FROM ({}) AS books (line)".format(
    " UNION ALL ".join(
        f"SELECT '{kept}' || t::text FROM timebank.{kept} t WHERE community_id = $1"
        for kept in KEPT
    )
)


def each(attacks: list[Attack]) -> pytest.MarkDecorator:
    """One test for each attack, called by the rule."""
    return pytest.mark.parametrize("attack", attacks, ids=[rule for rule, *_ in attacks])


async def refused(prompt: Prompt, attack: Attack) -> None:
    """It fails, at its COMMIT at the latest, with just this, and the books stand as they stood."""
    _, sql, sqlstate, constraint = attack
    before = await prompt.connection.fetchval(STANDING, prompt.ids["town"])
    with pytest.raises(asyncpg.PostgresError) as refusal:
        await prompt.types(sql)
    assert (refusal.value.sqlstate, refusal.value.constraint_name) == (sqlstate, constraint)
    assert await prompt.connection.fetchval(STANDING, prompt.ids["town"]) == before

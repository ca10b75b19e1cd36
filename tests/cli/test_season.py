"""A whole season through the API alone, and then the proof of the books."""

import httpx
from tests.cli.operators import Operator, all_sealed
from tests.cli.season import Season


def test_a_season_is_lived_through_the_api_and_its_books_prove(ely: Operator) -> None:
    def token_for(number: str, role: str) -> str:
        made = ely.runs("token", "make", "--member", number, "--role", role)
        return made.stdout.splitlines()[0]

    with ely.serves() as served, httpx.Client(base_url=served.url, timeout=30) as http:
        season = Season(http, "ely", ely.token, token_for)
        season.lives()
        expected = {owner: minutes for owner, minutes in season.expected.items() if minutes}
        assert season.balances() == expected
        assert season.credits_without_hours() == []
        all_sealed(served, ely.token)

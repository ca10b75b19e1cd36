"""Answers about what waits for a verifier."""

from collections.abc import Iterable, Mapping
from typing import Any, Self
from uuid import UUID

from pydantic import Field

from timebank.activities.schemas import Asked as AskedFor
from timebank.base.actors import Caller, Language
from timebank.base.words import say
from timebank.contributions.queue_rules import Odd, Oddity
from timebank.contributions.schemas import ClaimShown, Contribution
from timebank.http.fields import Answer
from timebank.http.pages import Page


class OddShown(Answer):
    """One reason to look before saying yes, in words."""

    code: Oddity
    words: str
    about_id: UUID | None = Field(description="The other entry, or the approval.")
    measure: AskedFor | None = Field(description="The measure that the giver lacks.")

    @classmethod
    def of(cls, odd: Odd, language: Language) -> Self:
        """In the reader's language."""
        facts = dict(odd.facts)
        about_id, measure = facts.pop("about_id", None), facts.pop("measure", None)
        return cls.model_validate(
            {
                "code": odd.oddity,
                "words": say(language, f"oddity-{odd.oddity}", **facts),
                "about_id": about_id,
                "measure": measure,
            }
        )


class QueueItem(Answer):
    """An entry that waits, with what was stated, and every reason to look; none: it looks normal.
    A `verified` one has an open question."""

    contribution: Contribution
    giver_name: str | None = Field(description="Of a private member the number, but for leads.")
    receiver_name: str | None = Field(description="None for the community itself.")
    claims: list[ClaimShown]
    oddities: list[OddShown]

    @classmethod
    def of(
        cls, row: Any, odd: Iterable[Odd], claims: Iterable[Any], caller: Caller, language: Language
    ) -> Self:
        """An entry of the queue, as this caller sees it; `with_names` says whose it is."""
        return cls(
            contribution=Contribution.of(row, caller),
            giver_name=None,
            receiver_name=None,
            claims=[
                ClaimShown.of(claim, caller) for claim in claims if claim.contribution_id == row.id
            ],
            oddities=[OddShown.of(one, language) for one in odd],
        )

    def with_names(self, names: Mapping[UUID, str], row: Any) -> Self:
        """The same, with the names of both sides."""
        return self.model_copy(
            update={
                "giver_name": names.get(row.giver_id),
                "receiver_name": names.get(row.receiver_id),
            }
        )


class Queue(Page[QueueItem]):
    """A page of what waits, and how much does in all."""

    odd: int = Field(description="How many in all have a reason to look.")
    normal: int = Field(description="How many in all look normal.")

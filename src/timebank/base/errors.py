"""How a rule says no."""

from dataclasses import dataclass, field
from typing import ClassVar


@dataclass(frozen=True)
class FieldError:
    """One thing wrong in what was sent: where (a JSON pointer), and the words that say what to do.

    `code` names a message of the catalogue; `facts` fill its places.
    """

    pointer: str
    code: str
    facts: dict[str, str | int] = field(default_factory=dict)


class Refusal(Exception):
    """A rule said no, and nothing was changed.

    A subclass stands for one stable code. Its title and its sentence of advice stand in the word
    catalogue in English and Welsh, under that code; `facts` fill the places in the sentence and
    are given to the caller as members of the problem. They never name a person.
    """

    code: ClassVar[str]

    def __init__(self, errors: tuple[FieldError, ...] = (), /, **facts: str | int) -> None:
        super().__init__(self.code)
        self.errors = errors
        self.facts = facts


class NotFound(Refusal):
    """There is no such thing here, or the caller may not know of it."""

    code = "not_found"


class Forbidden(Refusal):
    """The caller may see this, but not do it."""

    code = "forbidden"


class ValidationFailed(Refusal):
    """Something in the request is not as it must be; `errors` say which fields and what to do."""

    code = "validation_failed"


class IdTaken(Refusal):
    """The client-made id stands already for an entry with other content."""

    code = "id_taken"


class Unavailable(Refusal):
    """The database cannot be reached or is overloaded; nothing was done; try again."""

    code = "unavailable"


class SecondPersonRequired(Refusal):
    """Above the community's threshold a second person has to say yes: `about_id` is what waits for
    them; without it they cannot be asked here."""

    code = "second_person_required"


class TooManyRequests(Refusal):
    """Asked too often; after the time in Retry-After, again."""

    code = "too_many_requests"

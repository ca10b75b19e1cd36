"""Who stands on the other side of a line, as far as its reader may know."""

from dataclasses import dataclass
from uuid import UUID

from timebank.accounts.statement_queries import Line
from timebank.base.actors import Caller, Language, Role
from timebank.base.words import say
from timebank.organisations.rules import shows_name


@dataclass(frozen=True)
class ReadBy:
    """Who reads a statement, in which language, and whose it is."""

    caller: Caller
    language: Language
    owner_id: UUID

    def knows(self, line: Line) -> bool:
        """Whether the other side may be known to the reader: to whoever is never to meet them only
        on their own account, from before."""
        own = self.owner_id in self.caller.oneself
        return own or line.other_id not in self.caller.kept_from

    def other_name(self, line: Line) -> str | None:
        """The other side's name. To an auditor a member is the number on the card, and so is a
        private one to all but coordinators; a private organisation is "a community group" to all
        but its leads and coordinators."""
        if not self.knows(line):
            return None
        coordinates = self.caller.role is Role.COORDINATOR
        hidden = not self.caller.reads_names or (line.other_private and not coordinates)
        if line.other_number is not None and hidden:
            return line.other_number
        if line.other_number is not None and not line.other_name:
            return say(self.language, "member-former")
        if (
            line.other_number is None
            and line.other_private
            and not shows_name(self.caller, line.other_id, private=True)
        ):
            return say(self.language, "organisation-private")
        return line.other_name_cy if self.language is Language.WELSH else line.other_name

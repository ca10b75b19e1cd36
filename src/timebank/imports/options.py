"""What a person says of a file: how it is read, what was answered, what is to become of it."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from datetime import date
from uuid import UUID

from timebank.base.actors import Language
from timebank.imports.answers import NO_ANSWERS, Answers
from timebank.imports.header import NO_CORRECTION, Correction


@dataclass(frozen=True)
class Options:
    """`counted_on`: the day opening balances were counted; with hours, those up to and on it are
    history for everybody. `sheets`, `encoding`, `delimiter` and the corrections go before the
    guess; `by_sheet` before `correction`. `organisation_id` and `activity_id` stand where the sheet
    names none. `make_organisations`: receivers whom nobody knows become organisations that thank.
    `keep_lacking`: an exchange whose receiver has not the minutes is kept and waits, instead of
    being left out. `language`: that of members whose row does not say.
    """

    counted_on: date | None = None
    sheets: tuple[str, ...] = ()
    encoding: str | None = None
    delimiter: str | None = None
    correction: Correction = NO_CORRECTION
    by_sheet: Mapping[str, Correction] = field(default_factory=dict)
    answers: Answers = NO_ANSWERS
    organisation_id: UUID | None = None
    activity_id: UUID | None = None
    make_organisations: bool = False
    keep_lacking: bool = False
    language: Language = Language.ENGLISH

    def corrections(self, sheets: Sequence[str]) -> Mapping[str, Correction]:
        """What is said of each of these sheets' columns."""
        return {sheet: self.by_sheet.get(sheet, self.correction) for sheet in sheets}

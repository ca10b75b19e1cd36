"""Random lives of a small town, as the reference lives them: at the end the file is whole.

As many as against the reference, and more where more are asked for (TIMEBANK_TEST_LIVES).
"""

from hypothesis.stateful import rule
from tests.books import Books
from tests.rules.test_reference import Life, lead
from tests.sealing.conftest import Sealer
from tests.verifier.conftest import bundle_of, checked


class Audited(Life):
    """A life that is sealed now and then, and looked at when it is over."""

    def __init__(self) -> None:
        super().__init__()
        self.sealer = Sealer(Books(self.database, self.stage.town))

    @rule()
    def what_waits_is_sealed(self) -> None:
        self.loop.run_until_complete(self.sealer.seals())

    def teardown(self) -> None:
        try:
            self.loop.run_until_complete(self._looked_at())
        finally:
            super().teardown()

    def the_books_stand_as_the_reference(self) -> None:
        """Is asked after each step where the reference is tried; here only the end counts."""

    async def _looked_at(self) -> None:
        await self.sealer.seals()
        summary = checked(await bundle_of(self.sealer.books))
        assert summary.last is not None
        assert summary.last.journal_size == len(self.books.lines)


def test_what_the_books_accepted_the_verifier_accepts(service_url: str, owner_url: str) -> None:
    lead(Audited, service_url, owner_url)

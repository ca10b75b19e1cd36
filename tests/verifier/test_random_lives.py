"""Random lives of a small town, as the reference lives them: at the end the file is whole."""

from hypothesis import HealthCheck, settings
from hypothesis.stateful import run_state_machine_as_test
from tests.books import Books
from tests.rules.test_reference import Life
from tests.sealing.conftest import Sealer
from tests.verifier.conftest import bundle_of, checked


class Audited(Life):
    """A life that is sealed and looked at when it is over."""

    def teardown(self) -> None:
        try:
            self.loop.run_until_complete(self._looked_at())
        finally:
            super().teardown()

    async def _looked_at(self) -> None:
        books = Books(self.database, self.town)
        await Sealer(books).seals()
        summary = checked(await bundle_of(books))
        assert summary.last is not None
        assert summary.last.journal_size == len(self.books.lines)


def test_what_the_books_accepted_the_verifier_accepts(service_url: str, owner_url: str) -> None:
    Audited.service_url, Audited.owner_url = service_url, owner_url
    run_state_machine_as_test(
        Audited,
        settings=settings(
            max_examples=12,
            stateful_step_count=40,
            deadline=None,
            suppress_health_check=list(HealthCheck),
            report_multiple_bugs=False,
        ),
    )

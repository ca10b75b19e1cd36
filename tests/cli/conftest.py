"""The real commands as an operator runs them, on an embedded database in a folder with a space."""

from collections.abc import Iterator
from pathlib import Path

import pytest
from tests.cli.operators import Operator
from tests.server import fresh_folder


@pytest.fixture
def operator(postgres_bin: Path | None) -> Iterator[Operator]:
    """Somebody at a terminal, with a folder for the data of their own."""
    with fresh_folder() as folder:
        folder.chmod(0o711)
        yield Operator(folder / "time bank", postgres_bin)


@pytest.fixture
def ely(operator: Operator) -> Operator:
    """An operator who has just made the time bank of Ely."""
    operator.makes("ely")
    return operator


@pytest.fixture(scope="session")
def caerau(postgres_bin: Path | None) -> Iterator[Operator]:
    """An operator who has made the time bank of Caerau; many tests look at it."""
    with fresh_folder() as folder:
        folder.chmod(0o711)
        operator = Operator(folder / "time bank", postgres_bin)
        operator.makes("caerau")
        yield operator

"""Files and functions stay small enough to read. The numbers here only ever go down."""

import ast
from collections.abc import Iterator
from pathlib import Path
from statistics import median

ROOT = Path(__file__).parents[2]
LONGEST_FILE, MEDIAN_FILE = 400, 120
LONGEST_TABLES = 450
"""Tables are lists: of one room, they are read together."""
LONGEST_TEST_FILE = 600
LONGEST_FUNCTION, MEDIAN_FUNCTION = 60, 12
TABLES = "tables.py"


def lines(path: Path) -> int:
    return len(path.read_text().splitlines())


def sources() -> list[Path]:
    return sorted((ROOT / "src").rglob("*.py"))


def functions(path: Path) -> Iterator[tuple[str, int]]:
    """Each function of a file and its lines, less the docstring's: to explain costs nothing."""
    for node in ast.walk(ast.parse(path.read_text())):
        if isinstance(node, ast.FunctionDef | ast.AsyncFunctionDef):
            first, docstring = node.body[0], ast.get_docstring(node, clean=False)
            explained = (first.end_lineno or 0) - first.lineno + 1 if docstring is not None else 0
            yield node.name, (node.end_lineno or 0) - node.lineno + 1 - explained


def test_no_file_is_too_long_to_read() -> None:
    def longest(path: Path) -> int:
        return LONGEST_TABLES if path.name == TABLES else LONGEST_FILE

    assert [str(path) for path in sources() if lines(path) > longest(path)] == []


def test_most_files_fit_on_two_screens() -> None:
    assert median(lines(path) for path in sources() if lines(path) > 1) <= MEDIAN_FILE


def test_no_test_file_is_too_long_to_read() -> None:
    tests = sorted((ROOT / "tests").rglob("*.py"))
    assert [str(path) for path in tests if lines(path) > LONGEST_TEST_FILE] == []


def test_no_function_is_too_long_to_read() -> None:
    long = [
        f"{path}: {name} has {count}"
        for path in sources()
        if path.name != TABLES
        for name, count in functions(path)
        if count > LONGEST_FUNCTION
    ]
    assert long == []


def test_most_functions_fit_in_a_glance() -> None:
    assert median(count for path in sources() for _, count in functions(path)) <= MEDIAN_FUNCTION


def test_the_command_is_one_small_script() -> None:
    assert lines(ROOT / "timebank") <= 170

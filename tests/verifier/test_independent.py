"""The verifier's claim, made again from the documented bytes alone."""

import ast
from pathlib import Path

import pytest
from tests.verifier import independent
from tests.verifier.conftest import Town, checked
from tests.verifier.pen import a_town

pytestmark = pytest.mark.anyio


async def test_a_script_that_knows_only_the_pages_agrees(
    town: Town, bundle: bytes, tmp_path: Path
) -> None:
    for number, one in enumerate((bundle, a_town().bundle())):
        path = tmp_path / f"{number}.bundle"
        path.write_bytes(one)
        made, said = independent.remake(path), checked(one)
        assert said.last is not None
        assert made == {
            "events": said.events,
            "transfers": said.last.journal_size,
            "hash": said.last.digest.hex(),
            "minutes": {kind: minutes for kind, (_, minutes) in said.kinds.items()},
        }
    assert (await town.sealer.events())[-1]["position"] == checked(bundle).events


def test_it_imports_nothing_of_ours() -> None:
    tree = ast.parse(Path(independent.__file__).read_text("utf-8"))
    names = {
        name
        for node in ast.walk(tree)
        for name in (
            [node.module or ""]
            if isinstance(node, ast.ImportFrom)
            else [one.name for one in node.names]
            if isinstance(node, ast.Import)
            else []
        )
    }
    assert not [name for name in names if name.split(".")[0] == "timebank"]

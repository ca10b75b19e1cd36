"""A file that is sent, and then on disk for as long as it is read. Here, and not among the other
requests: the command line needs those, and not a web framework, which takes half a second."""

import shutil
from collections.abc import AsyncIterator
from contextlib import asynccontextmanager
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import IO

from anyio import to_thread
from fastapi import UploadFile
from pydantic import BaseModel, ConfigDict, Field, Json

from timebank.imports.schemas import ImportOptions, Kind


class ImportFile(BaseModel):
    """A spreadsheet as it is: CSV, XLSX, XLS, XLSB or ODS, up to 32 MiB."""

    model_config = ConfigDict(extra="forbid")

    kind: Kind
    file: UploadFile
    options: Json[ImportOptions] = Field(
        default="{}", validate_default=True, description="ImportOptions, as JSON."
    )


@asynccontextmanager
async def on_disk(sent: IO[bytes]) -> AsyncIterator[Path]:
    """The file under a path, in a folder that nobody else may read; it goes at the end."""
    folder = await to_thread.run_sync(_folder)
    try:
        path = Path(folder.name) / "sheet"
        await to_thread.run_sync(_copy, sent, path)
        yield path
    finally:
        await to_thread.run_sync(folder.cleanup)


def _folder() -> TemporaryDirectory[str]:
    return TemporaryDirectory(prefix="timebank-import-", ignore_cleanup_errors=True)


def _copy(sent: IO[bytes], path: Path) -> None:
    sent.seek(0)  # a request that is carried out once more reads it once more
    with path.open("wb") as file:
        shutil.copyfileobj(sent, file)

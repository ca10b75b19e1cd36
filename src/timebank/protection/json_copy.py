"""A member's copy as JSON, a list after the other, whatever their length."""

from collections.abc import AsyncIterator

from timebank.db.engine import Database
from timebank.protection.export import Asked, Export, Rows


async def json_copy(database: Database, asked: Asked) -> AsyncIterator[str]:
    """The copy, in a transaction of its own that sees one moment."""
    async with database.transaction(asked.community_id, snapshot=True) as connection:
        export = await Export.begin(connection, asked)
        head = await export.head()
        yield head.model_dump_json().removesuffix("}")
        for name, rows in export.parts().items():
            async for text in _list(name, rows):
                yield text
        yield "}"


async def _list(name: str, rows: Rows) -> AsyncIterator[str]:
    yield f',"{name}":['
    comma = ""
    async for row in rows:
        yield comma + row.model_dump_json()
        comma = ","
    yield "]"

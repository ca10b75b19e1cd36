"""The schema as statements: tables from the code, functions from their files, policies and grants.

A migration freezes what this gave when it was written; the drift test builds one database from it
and compares it with a migrated one.
"""

import re
from collections.abc import Iterator, Sequence
from pathlib import Path

from sqlalchemy import MetaData, Table, make_url
from sqlalchemy.schema import AddConstraint, CreateIndex, CreateTable
from sqlalchemy.sql.ddl import ExecutableDDLElement

from timebank.db.schema import SCHEMA, TENANT_SETTING

_FUNCTION = re.compile(r"CREATE FUNCTION timebank\.(\w+)\(")
_FOR = re.compile(r"^-- for: (\w+)$", re.MULTILINE)

TENANT = f"community_id = nullif(current_setting('{TENANT_SETTING}', true), '')::uuid"


def statements(
    metadata: MetaData,
    *,
    functions: Sequence[Path],
    service_may: dict[str, tuple[str, ...]],
    posting_may: dict[str, tuple[str, ...]],
) -> list[str]:
    """Every statement that makes the schema, in order. Run as the owner.

    `service_may` and `posting_may` give, by table, what a role may do beyond reading.
    """
    made = [
        # Functions call each other whatever their order here; the tests run every one of them.
        "SET LOCAL check_function_bodies = off;",
        *_tables(metadata),
        *(s for path in functions for s in split(path.read_text())),
        *(s for table in metadata.sorted_tables for s in _policies(table)),
        *(s for table in metadata.sorted_tables for s in _figures(table)),
        _grants(metadata, service_may, posting_may, functions),
    ]
    return [statement.strip() for statement in made]


def split(script: str) -> Iterator[str]:
    """The statements of a script. A statement ends at a line's end, outside a function's body and
    what is said about it."""
    statement: list[str] = []
    for line in script.splitlines():
        statement.append(line)
        text = "\n".join(statement)
        ends = line.endswith(";") and not line.startswith("--")
        if ends and text.count("$$") % 2 == 0:
            yield text
            statement = []
    if any(line.strip() and not line.startswith("--") for line in statement):
        raise ValueError("the last statement has no end")


def _tables(metadata: MetaData) -> list[str]:
    """Tables, then indexes, then what refers to other tables, each by name: the same every time."""
    tables = sorted(metadata.tables.values(), key=lambda table: table.name)
    indexes = sorted((i for t in tables for i in t.indexes), key=lambda index: str(index.name))
    references = sorted(
        (c for t in tables for c in t.foreign_key_constraints),
        key=lambda reference: (reference.table.name, str(reference.name)),
    )
    elements: list[ExecutableDDLElement] = [
        *(CreateTable(table, include_foreign_key_constraints=[]) for table in tables),
        *(CreateIndex(index) for index in indexes),
        *(AddConstraint(reference) for reference in references),
    ]
    dialect = make_url("postgresql+asyncpg://").get_dialect()()
    made = (f"{str(element.compile(dialect=dialect)).strip()};" for element in elements)
    return [re.sub(r"[ \t]+\n", "\n", statement) for statement in made]


def _policies(table: Table) -> Iterator[str]:
    if "community_id" not in table.primary_key.columns:
        return
    name = f"{SCHEMA}.{table.name}"
    yield f"ALTER TABLE {name} ENABLE ROW LEVEL SECURITY;"
    yield f"ALTER TABLE {name} FORCE ROW LEVEL SECURITY;"
    yield f"CREATE POLICY tenant ON {name} USING ({TENANT}) WITH CHECK ({TENANT});"


def _figures(table: Table) -> Iterator[str]:
    """No figures about which communities there are: in those of yesterday a new community, or one
    that has just brought in a hundred thousand rows, has none, and a plan made for no rows walks
    through all of them for each one. Without, every plan expects rows, and takes the whole key."""
    if "community_id" in table.primary_key.columns:
        yield (f"ALTER TABLE {SCHEMA}.{table.name} ALTER COLUMN community_id SET STATISTICS 0;")


def _grants(
    metadata: MetaData,
    service_may: dict[str, tuple[str, ...]],
    posting_may: dict[str, tuple[str, ...]],
    files: Sequence[Path],
) -> str:
    lines = [
        f"GRANT USAGE ON SCHEMA {SCHEMA} TO {{service}}, {{posting}}",
        f"GRANT CREATE ON SCHEMA {SCHEMA} TO {{posting}}",
    ]
    for table in metadata.sorted_tables:
        name = f"{SCHEMA}.{table.name}"
        lines.append(f"GRANT SELECT ON {name} TO {{service}}, {{posting}}")
        for role, may in (("service", service_may), ("posting", posting_may)):
            lines += [
                f"GRANT {_of_columns(table, p)} ON {name} TO {{{role}}}"
                for p in may.get(table.name, ())
            ]
    for path in files:
        lines += _function_grants(path.read_text())
    lines.append(f"REVOKE CREATE ON SCHEMA {SCHEMA} FROM {{posting}}")
    body = "\n".join(
        f"    EXECUTE replace(replace('{line}', '{{service}}', service), '{{posting}}', posting);"
        for line in lines
    )
    return (
        "DO $$\nDECLARE\n"
        "    service text := quote_ident(current_database() || '_service');\n"
        "    posting text := quote_ident(current_database() || '_posting');\n"
        f"BEGIN\n{body}\nEND\n$$;"
    )


def _of_columns(table: Table, privilege: str) -> str:
    """To change a row is to change what it says, never which row it is."""
    if privilege != "UPDATE":
        return privilege
    columns = [c.name for c in table.columns if not c.primary_key and c.computed is None]
    return f"UPDATE ({', '.join(columns)})"


def _function_grants(script: str) -> Iterator[str]:
    granted = _FOR.search(script)
    for name in _FUNCTION.findall(script):
        yield f"REVOKE ALL ON FUNCTION {SCHEMA}.{name} FROM PUBLIC"
        if granted:
            yield f"GRANT EXECUTE ON FUNCTION {SCHEMA}.{name} TO {{service}}"
        yield f"ALTER FUNCTION {SCHEMA}.{name} OWNER TO {{posting}}"

"""The books and the rooms around them."""

from pathlib import Path

from alembic import op

from timebank.db.ddl import split

revision = "0001_books"
down_revision = None

_FROZEN = Path(__file__).with_suffix(".sql")
_DROP = """
DO $$
DECLARE
    thing record;
BEGIN
    FOR thing IN SELECT c.oid::regclass AS name FROM pg_class c
        WHERE c.relnamespace = 'timebank'::regnamespace AND c.relkind = 'r'
            AND c.relname <> 'alembic_version' LOOP
        EXECUTE format('DROP TABLE %s CASCADE', thing.name);
    END LOOP;
    FOR thing IN SELECT p.oid::regprocedure AS name FROM pg_proc p
        WHERE p.pronamespace = 'timebank'::regnamespace LOOP
        EXECUTE format('DROP FUNCTION %s CASCADE', thing.name);
    END LOOP;
    FOR thing IN SELECT c.relname AS name FROM pg_class c
        WHERE c.relnamespace = 'timebank'::regnamespace AND c.relkind = 'c' LOOP
        EXECUTE format('DROP TYPE timebank.%I CASCADE', thing.name);
    END LOOP;
END
$$;
"""


def upgrade() -> None:
    for statement in split(_FROZEN.read_text()):
        op.get_bind().exec_driver_sql(statement)


def downgrade() -> None:
    op.get_bind().exec_driver_sql(_DROP)

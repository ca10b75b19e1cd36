"""The ground that every room's tables stand on."""

from datetime import date, datetime
from typing import Annotated, Any, ClassVar
from uuid import UUID

from sqlalchemy import BigInteger, Date, DateTime, Index, MetaData, Text, Uuid, text
from sqlalchemy.dialects.postgresql import JSONB
from sqlalchemy.orm import DeclarativeBase, mapped_column

SCHEMA = "timebank"
TENANT_SETTING = "timebank.community"
REVISION = "SELECT version_num FROM timebank.alembic_version"
"""The migration that the schema stands at."""

TenantKey = Annotated[UUID, mapped_column(Uuid, primary_key=True, sort_order=-2)]
"""The community that a row belongs to: the first column of every key."""
Key = Annotated[UUID, mapped_column(Uuid, primary_key=True, sort_order=-1)]
Minutes = Annotated[int, mapped_column(BigInteger)]
"""Whole minutes."""
Instant = Annotated[datetime, mapped_column(DateTime(timezone=True))]
"""When it was written down, in UTC."""


class Base(DeclarativeBase):
    """Every table of the service.

    A table with a column `community_id` is a tenant's: row-level security is put on it (ledger/
    schema), and its keys begin with that column. `service_may` lists what the service's login may
    do with the table beyond reading: "INSERT", "UPDATE", "DELETE", or a privilege with columns.
    """

    metadata = MetaData(
        schema=SCHEMA,
        naming_convention={
            "ix": "%(table_name)s_%(column_0_N_name)s_idx",
            "uq": "%(table_name)s_%(column_0_N_name)s_key",
            "ck": "%(constraint_name)s",
            "fk": "%(table_name)s_%(referred_table_name)s_fkey",
            "pk": "%(table_name)s_pkey",
        },
    )
    type_annotation_map: ClassVar[dict[Any, Any]] = {
        UUID: Uuid,
        str: Text,
        date: Date,
        datetime: DateTime(timezone=True),
        dict[str, Any]: JSONB,
    }
    service_may: ClassVar[tuple[str, ...]] = ()


def once(name: str, *columns: str) -> Index:
    """At most one row of a community for each of these, where the last is told."""
    told = text(f"{columns[-1]} IS NOT NULL")
    return Index(name, "community_id", *columns, unique=True, postgresql_where=told)

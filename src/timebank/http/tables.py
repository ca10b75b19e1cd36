"""Requests under an idempotency key, and the answers they got."""

from typing import ClassVar
from uuid import UUID

from sqlalchemy import LargeBinary, SmallInteger
from sqlalchemy.dialects.postgresql import ARRAY, TEXT
from sqlalchemy.orm import Mapped, mapped_column

from timebank.base.ids import CommunityId
from timebank.db.schema import Base, Instant, TenantKey

NETWORK = CommunityId(UUID(int=0))
"""Stands where there is no community: keys of requests to the network."""


class Idempotency(Base):
    """One request under one key of one keeper (a person or an app, not its token).

    A row without a status is a request on its way: it is seen by nobody else before it commits,
    and by then it has its answer. Kept for 60 days, for phones
    stay offline.
    """

    __tablename__ = "idempotency"
    # The room is for an answer that comes to a row taken before: most come with it.
    __table_args__ = ({"postgresql_with": {"fillfactor": 90}},)
    service_may: ClassVar[tuple[str, ...]] = ("INSERT", "UPDATE")
    community_id: Mapped[TenantKey]
    keeper_id: Mapped[UUID] = mapped_column(primary_key=True)
    key: Mapped[str] = mapped_column(primary_key=True)
    fingerprint: Mapped[bytes] = mapped_column(LargeBinary)
    taken_at: Mapped[Instant]
    status: Mapped[int | None] = mapped_column(SmallInteger)
    headers: Mapped[list[str] | None] = mapped_column(ARRAY(TEXT))
    body: Mapped[bytes | None] = mapped_column(LargeBinary)

"""The trail: a line of every request by somebody who was known."""

from typing import ClassVar
from uuid import UUID

from sqlalchemy import ARRAY, SmallInteger, Uuid
from sqlalchemy.orm import Mapped, mapped_column

from timebank.db.schema import Base, Instant, Key, TenantKey


class TrailLine(Base):
    """One request: by whom, from where, of what, and every member whose record it showed.

    Written in the request's own transaction, so that nothing is done or shown without it; of one
    that was refused, or only tried, in a transaction of its own. `token_id` is the sign-in or the
    app; `things` are the ids in the path; `about` are members. Never changed: the service may add
    and read, and after their time lines go (`trail_forget`). A line of the network stands under
    the nil UUID.
    """

    __tablename__ = "trail_line"
    __table_args__ = ()
    service_may: ClassVar[tuple[str, ...]] = ("INSERT",)
    community_id: Mapped[TenantKey]
    id: Mapped[Key]
    at: Mapped[Instant]
    token_id: Mapped[UUID]
    actor_id: Mapped[UUID | None]
    role: Mapped[str]
    method: Mapped[str]
    route: Mapped[str]
    status: Mapped[int] = mapped_column(SmallInteger)
    came_from: Mapped[str | None]
    request_id: Mapped[str]
    things: Mapped[list[UUID]] = mapped_column(ARRAY(Uuid))
    about: Mapped[list[UUID]] = mapped_column(ARRAY(Uuid))

"""Offers and requests, and the words by which they are found."""

from datetime import date, datetime
from typing import ClassVar
from uuid import UUID

from sqlalchemy import (
    ARRAY,
    CheckConstraint,
    DateTime,
    ForeignKeyConstraint,
    Index,
    LargeBinary,
    PrimaryKeyConstraint,
    SmallInteger,
    Text,
    text,
)
from sqlalchemy.orm import Mapped, mapped_column

from timebank.db.schema import Base, Instant, Key, TenantKey


def _member(table: str, column: str) -> ForeignKeyConstraint:
    return ForeignKeyConstraint(
        ["community_id", column],
        ["timebank.member.community_id", "timebank.member.id"],
        name=f"{table}_{column}_fkey",
    )


def _activity(table: str) -> ForeignKeyConstraint:
    return ForeignKeyConstraint(
        ["community_id", "activity_id"],
        ["timebank.activity.community_id", "timebank.activity.id"],
        name=f"{table}_activity_fkey",
    )


class Listing(Base):
    """What a member offers, or a member or an organisation asks for. Words stand in one language or
    in both. `place` is a place's name and never an address; `areas` are codes of the community's
    list. `made_by` is whoever wrote it down, for the owner or as the owner. Emptied at erasure, it
    is closed, and stays for what came of it."""

    __tablename__ = "listing"
    __table_args__ = (
        _member("listing", "member_id"),
        _member("listing", "made_by"),
        _member("listing", "closed_by"),
        ForeignKeyConstraint(
            ["community_id", "organisation_id"],
            ["timebank.organisation.community_id", "timebank.organisation.id"],
            name="listing_organisation_fkey",
        ),
        _activity("listing"),
        CheckConstraint("kind IN ('offer', 'request')", name="listing_kind"),
        CheckConstraint(
            "num_nonnulls(member_id, organisation_id) = 1"
            " AND (organisation_id IS NULL OR kind = 'request')",
            name="listing_owner",
        ),
        CheckConstraint(
            "times <@ '{weekday_morning,weekday_afternoon,weekday_evening,"
            "weekend_morning,weekend_afternoon,weekend_evening}'",
            name="listing_times",
        ),
        CheckConstraint("state IN ('open', 'closed')", name="listing_state"),
        CheckConstraint(
            "num_nonnulls(title_en, title_cy) > 0 OR state = 'closed'", name="listing_title"
        ),
        CheckConstraint(
            "(state = 'closed') = (closed_at IS NOT NULL)"
            " AND (closed_at IS NULL) = (closed_reason IS NULL)"
            " AND closed_reason IN ('met_here', 'met_elsewhere', 'no_longer')",
            name="listing_closed",
        ),
        Index(
            "listing_open_idx",
            "community_id",
            "kind",
            "id",
            postgresql_where=text("state = 'open'"),
        ),
        Index("listing_activity_idx", "community_id", "activity_id", "id"),
        Index("listing_member_idx", "community_id", "member_id", "id"),
        Index("listing_organisation_idx", "community_id", "organisation_id", "id"),
    )
    service_may: ClassVar[tuple[str, ...]] = ("INSERT", "UPDATE")
    community_id: Mapped[TenantKey]
    id: Mapped[Key]
    kind: Mapped[str]
    member_id: Mapped[UUID | None]
    organisation_id: Mapped[UUID | None]
    activity_id: Mapped[UUID]
    title_en: Mapped[str | None]
    title_cy: Mapped[str | None]
    text_en: Mapped[str | None]
    text_cy: Mapped[str | None]
    for_whom_en: Mapped[str | None]
    for_whom_cy: Mapped[str | None]
    place: Mapped[str | None]
    times: Mapped[list[str]] = mapped_column(ARRAY(Text))
    areas: Mapped[list[str]] = mapped_column(ARRAY(Text))
    languages: Mapped[list[str]] = mapped_column(ARRAY(Text))
    expires_on: Mapped[date]
    state: Mapped[str]
    closed_reason: Mapped[str | None]
    closed_by: Mapped[UUID | None]
    closed_at: Mapped[datetime | None] = mapped_column(DateTime(timezone=True))
    made_by: Mapped[UUID]
    made_as: Mapped[bytes | None] = mapped_column(LargeBinary)
    listed_at: Mapped[Instant]


class ListingWord(Base):
    """A word that stands in a listing, folded, and what it is worth where it stands. Row-level
    security lets no index answer `@@` or `%`, which might tell of other rows; `=` it does."""

    __tablename__ = "listing_word"
    __table_args__ = (
        ForeignKeyConstraint(
            ["community_id", "listing_id"],
            ["timebank.listing.community_id", "timebank.listing.id"],
            name="listing_word_listing_fkey",
        ),
        PrimaryKeyConstraint("community_id", "word", "listing_id", postgresql_include=["worth"]),
        Index("listing_word_listing_idx", "community_id", "listing_id"),
    )
    service_may: ClassVar[tuple[str, ...]] = ("INSERT", "DELETE")
    community_id: Mapped[TenantKey]
    word: Mapped[str] = mapped_column(Text, primary_key=True)
    listing_id: Mapped[UUID] = mapped_column(primary_key=True)
    worth: Mapped[int] = mapped_column(SmallInteger)


class ListingGram(Base):
    """A group of three letters, and a word of a listing that has it: so that a word is found that
    was typed with a slip."""

    __tablename__ = "listing_gram"
    service_may: ClassVar[tuple[str, ...]] = ("INSERT", "DELETE")
    community_id: Mapped[TenantKey]
    gram: Mapped[str] = mapped_column(Text, primary_key=True)
    word: Mapped[str] = mapped_column(Text, primary_key=True)

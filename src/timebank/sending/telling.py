"""Telling members what concerns them: in the way that they like, and nobody who is not here."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from datetime import timedelta
from enum import StrEnum
from typing import Protocol
from uuid import UUID

from timebank.base.ids import CommunityId
from timebank.db.engine import Connection
from timebank.sending import queries
from timebank.sending.queries import Fact, New
from timebank.sending.rules import BY_HAND, way_of
from timebank.sending.service import FACTS, MessageKind

WORTH = timedelta(days=7)
"""How long it helps to know of a change; a mail server is seldom away for longer."""
A_DAY = timedelta(days=1)
WORTH_BY_HAND = timedelta(days=30)
"""How long somebody who rings up, or writes by hand, may take."""
NAME_OF_APP = 80
"""Letters of an app's name that are told."""
MOST_OF_CONTACT = 12
"""How many messages a day tell of one member's addresses: anybody's may be typed in as one's own,
and nobody is to write to strangers, or use up a day's texts, by changing theirs again and again.
The first changes are told, and with them the address that was there."""


class Change(StrEnum):
    """What happened to the ways in which somebody signs in; its words are `message-change-…`."""

    SECOND_FACTOR_ADDED = "second_factor_added"
    SECOND_FACTOR_REMOVED = "second_factor_removed"
    PASSKEY_ADDED = "passkey_added"
    PASSKEY_REMOVED = "passkey_removed"
    PIN_SET = "pin_set"
    CARD_MADE = "card_made"
    CARD_ENDED = "card_ended"
    OPERATORS_CODE = "operators_code"


@dataclass(frozen=True)
class Telling:
    """What one member is told."""

    member_id: UUID
    kind: MessageKind
    facts: Mapping[str, Fact] = field(repr=False)
    useless_after: timedelta = WORTH
    rather_mail: bool = False
    by_hand: bool = False


async def tell(connection: Connection, community_id: CommunityId, told: Sequence[Telling]) -> int:
    """Put messages into the outbox, in the caller's transaction; how many. Who is paused, has left,
    is under 18 or cannot be reached gets none. Raises ValueError for other facts than words take.
    """
    for one in told:
        if set(one.facts) != FACTS[one.kind]:
            raise ValueError(f"{one.kind} takes the facts {sorted(FACTS[one.kind])}")
    if not told:
        return 0
    rows = await queries.reached(connection, community_id, {one.member_id for one in told})
    here = {row["id"]: row for row in rows}
    new = []
    for one in told:
        row = here.get(one.member_id)
        by = row and way_of(
            row["email"],
            row["telephone"],
            row["contact_by"],
            rather_mail=one.rather_mail,
            by_hand=one.by_hand,
        )
        if by:
            lasts = one.useless_after
            if by in BY_HAND and lasts >= WORTH:
                lasts = WORTH_BY_HAND
            new.append(New(one.member_id, one.kind, by, one.facts, lasts))
    return await queries.add_all(connection, community_id, new)


async def tell_of_change(
    connection: Connection, community_id: CommunityId, member_id: UUID, change: Change
) -> None:
    """Tell a member what happened to their ways to sign in, whoever did it."""
    told = Telling(member_id, MessageKind.SAFETY, {"change": change.value})
    await tell(connection, community_id, [told])


async def tell_of_app(
    connection: Connection, community_id: CommunityId, member_id: UUID, app: str
) -> None:
    """Tell a member that an app may act for them, or may do more."""
    told = Telling(member_id, MessageKind.APP_ALLOWED, {"app": app[:NAME_OF_APP]})
    await tell(connection, community_id, [told])


class Contact(Protocol):
    """How somebody is reached."""

    @property
    def email(self) -> str | None:
        """Their e-mail address."""

    @property
    def telephone(self) -> str | None:
        """Their number."""


async def tell_of_contact(
    connection: Connection, community_id: CommunityId, member_id: UUID, before: Contact
) -> None:
    """Tell a member whose address or number was changed, at the earlier one and at the present one:
    codes to sign in go there. Every e-mail address is told; a number, which costs, where it was
    changed, or where there is no address. Where there was neither, nobody else can be told.

    The member is locked, and at most MOST_OF_CONTACT messages go out in a day."""
    (now,) = await queries.reached(connection, community_id, [member_id]) or [None]
    if now is None or way_of(before.email, before.telephone, None) is None:
        return
    mails = {said for said in (before.email, now["email"]) if said}
    numbers = {before.telephone, now["telephone"]}
    if len(numbers) == 1 and mails:
        numbers = set()
    texts = {said for said in numbers if way_of(None, said, None)}
    new = [
        New(member_id, MessageKind.CONTACT_CHANGED, by, {"to": to}, WORTH)
        for by, places in (("email", mails), ("text", texts))
        for to in sorted(places)
        if to is not None
    ]
    lately = await queries.lately(
        connection, community_id, member_id, MessageKind.CONTACT_CHANGED, A_DAY
    )
    if lately + len(new) <= MOST_OF_CONTACT:
        await queries.add_all(connection, community_id, new)

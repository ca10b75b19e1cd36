"""To send a message: it is written into the outbox, and leaves once that is committed."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import timedelta
from enum import StrEnum
from uuid import UUID

from timebank.base.ids import CommunityId, MemberId
from timebank.db.engine import Connection
from timebank.sending import queries


class MessageKind(StrEnum):
    """What a message says; its words are `message-…` in the catalogue."""

    SIGN_IN_CODE = "sign_in_code"
    CONCERN = "concern"
    SAFETY = "safety"
    APP_ALLOWED = "app_allowed"
    CONTACT_CHANGED = "contact_changed"
    APPROVAL_ENDED = "approval_ended"
    COPY_READY = "copy_ready"
    WAITING = "waiting"
    NEWS = "news"


FACTS: dict[MessageKind, set[str]] = {
    MessageKind.SIGN_IN_CODE: {"code", "minutes"},
    MessageKind.CONCERN: set(),
    MessageKind.SAFETY: {"change"},
    MessageKind.APP_ALLOWED: {"app"},
    MessageKind.CONTACT_CHANGED: {"to"},
    MessageKind.APPROVAL_ENDED: {"asked", "asked_at", "ended"},
    MessageKind.COPY_READY: set(),
    MessageKind.WAITING: {"approvals", "applications", "hours", "copies", "page"},
    MessageKind.NEWS: {"news", "more", "page"},
}
"""What each kind's words are filled with, beside names, the host's telephone and when it was. `to`
is no word of it, but the address or number that it goes to."""
WAYS = ("email", "text")


@dataclass(frozen=True)
class Message:
    """A message to a member, in their language, to the address or number that they have when it
    is sent.

    `by` is how: 'email' or 'text'. What has not left `useless_after` it was made is given up.
    """

    kind: MessageKind
    member_id: MemberId
    by: str
    facts: Mapping[str, str | int] = field(repr=False)
    useless_after: timedelta


async def send(connection: Connection, community_id: CommunityId, message: Message) -> UUID:
    """Put a message into the outbox, in the caller's transaction; its id.

    It is sent at least once after that was committed, and not at all if it is rolled back. Raises
    ValueError for a way that there is not, and for other facts than its words take.
    """
    if message.by not in WAYS:
        raise ValueError(f"no message is sent by {message.by}")
    if set(message.facts) != FACTS[message.kind]:
        raise ValueError(f"{message.kind} takes the facts {sorted(FACTS[message.kind])}")
    return await queries.add(
        connection,
        community_id,
        member_id=message.member_id,
        kind=message.kind,
        by=message.by,
        facts=message.facts,
        useless_after=message.useless_after,
    )

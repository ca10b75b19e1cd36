"""Where a reader of the feed is. Pure.

A cursor says the community, the position of the last event that was read, and the beginning of that
event's hash. So one of another community, or one that was changed, is known for what it is; and so
is one from before the books were brought back from a backup and went another way.
"""

import base64
from dataclasses import dataclass

from timebank.base.ids import CommunityId
from timebank.events.errors import CursorUnknown

_VERSION = b"\x01"
_POSITION_BYTES = 8
_LEAF_BYTES = 8
_BYTES = len(_VERSION) + 16 + _POSITION_BYTES + _LEAF_BYTES


@dataclass(frozen=True)
class Cursor:
    """Behind which event a reader is; position 0 is before the first."""

    community_id: CommunityId
    position: int
    leaf: bytes

    @classmethod
    def at(cls, community_id: CommunityId, position: int, leaf: bytes) -> "Cursor":
        """Behind the event at a position that has this leaf."""
        return cls(community_id, position, leaf[:_LEAF_BYTES])

    @classmethod
    def first(cls, community_id: CommunityId) -> "Cursor":
        """Before everything."""
        return cls(community_id, 0, bytes(_LEAF_BYTES))

    @classmethod
    def read(cls, community_id: CommunityId, written: str) -> "Cursor":
        """A cursor that was sent. Raises CursorUnknown for what this community never gave."""
        try:
            padded = written + "=" * (-len(written) % 4)
            sent = base64.b64decode(padded, altchars=b"-_", validate=True)
        except ValueError:
            raise CursorUnknown from None
        head = _VERSION + community_id.bytes
        if len(sent) != _BYTES or not sent.startswith(head):
            raise CursorUnknown
        position = int.from_bytes(sent[len(head) : -_LEAF_BYTES], "big", signed=True)
        cursor = cls(community_id, position, sent[-_LEAF_BYTES:])
        if position < 0 or (position == 0 and cursor != cls.first(community_id)):
            raise CursorUnknown
        return cursor

    def __str__(self) -> str:
        place = self.position.to_bytes(_POSITION_BYTES, "big", signed=True)
        sent = _VERSION + self.community_id.bytes + place + self.leaf
        return base64.urlsafe_b64encode(sent).decode().rstrip("=")
